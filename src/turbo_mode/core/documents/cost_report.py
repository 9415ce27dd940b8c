"""The cost report: time, tries, people's time, and what was used up of budgets."""

from __future__ import annotations

from turbo_mode.core.documents.accounts import about, of_phase, summary, tasks_table
from turbo_mode.core.documents.facts import Facts
from turbo_mode.core.documents.parts import Part, Section, bullets, table
from turbo_mode.core.documents.wording import amount, cited, code, count, length

_UNITS = {"wallTime": "wall time in ms", "asks": "questions", "steps": "steps of agents"}


def sections(facts: Facts) -> list[Section]:
    """The report, section by section."""
    tasks = [task for phase in facts.phases.values() for task in of_phase(facts, phase)]
    return [
        summary(facts),
        Section("Time", [bullets(_time(facts))]),
        Section("Tries", [bullets(_tries(facts))]),
        Section("Budgets", _budgets(facts)),
        Section("Task by task", tasks_table(facts, tasks)),
        about(facts),
    ]


def _time(facts: Facts) -> list[str]:
    end = facts.last_seq or facts.seq
    return [
        cited(f"From start to end it took {length(facts.took)}", 1, end),
        cited(f"Its tasks ran for {length(facts.worked)} together", end),
        cited(f"They waited for {length(facts.waited)} together", end),
        cited(f"People were asked for {length(facts.asked)} together", end) if facts.asked else "",
    ]


def _tries(facts: Facts) -> list[str]:
    end = facts.last_seq or facts.seq
    attempts = sum(task.attempts for task in facts.work)
    wrong = sum(len(task.mishaps) for task in facts.work)
    return [
        cited(f"It made {count(attempts, 'attempt')}, of which {wrong} went wrong", end),
        cited(f"It made {'no retry' if not facts.retries else count(facts.retries, 'retry')}", end),
        *(
            cited(f"{code(task.name)} took {count(task.attempts, 'attempt')}", task.last_seq)
            for task in facts.work
            if task.attempts > 1
        ),
    ]


def _budgets(facts: Facts) -> list[Part]:
    rows = [
        [code(each.phase or facts.plan, 40), _UNITS.get(each.what, each.what), amount(each.used), amount(each.limit)]
        for each in facts.budgets
    ]
    return table(["Budget of", "What", "Used", "Limit"], rows, none="No budget was set.")
