"""The post-mortem: what went wrong. Facts stand in the record; hypotheses are named as such, each with its grounds."""

from __future__ import annotations

from collections.abc import Iterator

from turbo_mode.core.documents.accounts import about, cut_off, failed_evidence, mishaps, remains, summary, undone
from turbo_mode.core.documents.facts import Facts, TaskFact
from turbo_mode.core.documents.parts import Section, bullets
from turbo_mode.core.documents.wording import by_whom, cited, code, count, length, listed, moment, plain


def sections(facts: Facts) -> list[Section]:
    """The post-mortem, section by section."""
    return [
        summary(facts),
        Section("Impact", [bullets(_impact(facts), none="Everything was done as planned.")]),
        Section("Timeline", [bullets([said for _, said in sorted(_timeline(facts))], ordered=True)]),
        Section("Facts", [bullets([*mishaps(facts), *failed_evidence(facts)], none="No attempt went wrong.")]),
        Section("Hypotheses", [bullets(_hypotheses(facts), none="The record gives no ground for any.")]),
        Section("What was undone", [bullets(undone(facts), none="Nothing was taken back.")]),
        Section("What is left", [bullets(remains(facts), none="Nothing that can be taken back is left.")]),
        Section("Next steps", [bullets(_next(facts), none="None are needed.")]),
        about(facts),
    ]


def _impact(facts: Facts) -> list[str]:
    said = [
        cited(f"Phase {code(phase.id)} ended {phase.status}{f': {plain(phase.why)}' if phase.why else ''}",
              phase.last_seq)
        for phase in facts.phases.values()
        if phase.status in ("FAILED", "CANCELLED") and phase.last_seq
    ]  # fmt: skip
    never = [phase for phase in facts.phases.values() if phase.status == "NOT_RUN"]
    said += [cited(f"Phase {code(phase.id)} was {phase.status}", phase.last_seq or facts.last_seq) for phase in never]
    said += cut_off(facts)
    if facts.retries:
        said.append(cited(f"{count(facts.retries, 'retry')} took place before the end", facts.last_seq or facts.seq))
    return said


def _timeline(facts: Facts) -> Iterator[tuple[int, str]]:
    yield 1, cited(f"{moment(facts.started_at)}: execution {code(facts.id)} began", 1)
    for phase in facts.phases.values():
        if phase.first_seq:
            said = f"{moment(phase.started_at)}: phase {code(phase.id)} began"
            yield phase.first_seq, cited(said, phase.first_seq)
        if phase.last_seq and phase.first_seq:
            said = f"{moment(phase.ended_at)}: phase {code(phase.id)} ended {phase.status}"
            yield phase.last_seq, cited(said, phase.last_seq)
    for task in facts.work:
        for each in task.mishaps:
            said = f"{moment(each.at)}: attempt {each.number} of {code(task.name)} ended with {code(each.code)}"
            yield each.seq, cited(said, each.seq)
    for decision in facts.chosen:
        said = f"{moment(decision.at)}: {code(decision.name)} chose {code(decision.selection)}"
        yield decision.seq, cited(f"{said}, by {by_whom(decision.by)}", decision.seq)
    for event in facts.events:
        if event.kind not in ("signal", "loop"):
            whose = f", by {code(event.by)}" if event.by else ""
            yield event.seq, cited(f"{moment(event.at)}: {plain(event.what)}{whose}", event.seq)
    if facts.ended:
        yield facts.last_seq, cited(f"{moment(facts.ended_at)}: it ended {facts.ending}", facts.last_seq)


def _hypotheses(facts: Facts) -> list[str]:
    """What the pattern of failures speaks for; none of it is proven."""
    said = []
    for task in facts.work:
        if guess := _guess(task):
            said.append(cited(f"Hypothesis: {guess}", *[each.seq for each in task.mishaps[:10]]))
    for decision in facts.chosen:
        against = [each.name for each in decision.evidence if each.verdict == "FAIL"]
        if against:
            why = f"what {listed(against)} looked at was not as it should be when {code(decision.name)} was decided"
            said.append(cited(f"Hypothesis: {why}", decision.seq))
    if facts.recoveries:
        said.append(f"Hypothesis: losing the engine, {count(facts.recoveries, 'time')}, has cost time.")
    return said


def _guess(task: TaskFact) -> str:
    codes = {each.code for each in task.mishaps}
    if not codes:
        return ""
    name, tries = code(task.name), count(len(task.mishaps), "attempt")
    if codes & {"timeout", "phase_timeout", "deadline"}:
        return f"{name} needs more time than it has, since it ran into a limit"
    if codes <= {"lost"}:
        return f"{name} was lost with its engine, and not by a fault of its own"
    if task.status == "COMPLETED":
        return f"the cause at {name} has passed, since a later attempt went well"
    if len(task.mishaps) > 1 and len(codes) == 1:
        return f"the cause at {name} lasts, since {tries} went wrong in the same way"
    return f"the cause lies in {name} itself or in what it calls"


def _next(facts: Facts) -> list[str]:
    said = []
    if facts.ending in ("FAILED", "CANCELLED") and not facts.superseded_by:
        said.append(f"`turbo-mode retry {facts.short}` goes on with what has failed.")
    said += [
        f"`turbo-mode logs {facts.short}/{task.name}` shows what {code(task.name)} has printed."
        for task in facts.failed[:3]
        if "`" not in task.name and " " not in task.name
    ]
    said += [f"`turbo-mode decisions show {facts.short}/{each.name}` shows what is asked." for each in facts.open]
    if facts.ending == "ROLLED_BACK":
        said.append(f"It took {length(facts.took)}, and `turbo-mode run` begins anew.")
    return said
