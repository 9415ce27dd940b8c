"""The runbook: how to do it again, in a clean folder, command by command; and what each task does, to be read.

Blocks marked ``sh`` are to be run, from the first to the last, in one folder. Those marked ``text`` show the programs
of the tasks as they were started; the plan runs them.
"""

from __future__ import annotations

import shlex
from typing import Any

from msgspec import json

from turbo_mode.core.documents.accounts import about
from turbo_mode.core.documents.facts import Facts, TaskFact
from turbo_mode.core.documents.parts import MOST_ITEMS, Heading, Part, Program, Section, bullets, paragraph
from turbo_mode.core.documents.wording import (
    by_whom,
    cited,
    code,
    count,
    folded,
    length,
    listed,
    moment,
    plain,
    program,
    value,
)

LONGEST_INPUT = 1000
"""Characters of a value that is written out in a command."""
ENDINGS = {"COMPLETED": 0, "FAILED": 1, "CANCELLED": 4, "ROLLED_BACK": 7}
"""How ``turbo-mode run`` exits, by the ending."""


def sections(facts: Facts, plan_file: str = "") -> list[Section]:
    """The runbook, section by section; ``plan_file`` is the path of the plan, as far as it is known."""
    file = plan_file or "plan.yaml"
    return [
        Section("Purpose", [_purpose(facts)]),
        Section("Before you begin", [bullets(_needs(facts, file))]),
        Section("Steps", _steps(facts, file)),
        Section("What the tasks do", _tasks(facts)),
        Section("Taking it back", [_back(facts)]),
        about(facts),
    ]


def _purpose(facts: Facts) -> Part:
    ended = f"ended {facts.ending} after {length(facts.took)}" if facts.ended else f"is {facts.status}"
    return paragraph(
        cited(f"These steps do again what execution {code(facts.id)} of plan {code(facts.plan)} did", 1),
        cited(f"It was started at {moment(facts.started_at)} and {ended}", 1, facts.last_seq),
        cited(plain(facts.title), 1) if facts.title else "",
    )


def _needs(facts: Facts, file: str) -> list[str]:
    secrets = listed(facts.secrets)
    return [
        "Begin in an empty folder, with `turbo-mode` on the path.",
        cited(f"The plan is {code(file, 400)}", 1),
        cited(f"Its secrets are set: {secrets}", 1) if secrets else "",
        *(
            cited(f"Input {code(name)} is given by hand, since it can't be written here: {value(data)}", 1)
            for name, data in facts.inputs.items()
            if not _fits(_typed(data))
        ),
    ]


def _steps(facts: Facts, file: str) -> list[Part]:
    plan = shlex.quote(file)
    exit_code = ENDINGS.get(facts.ending, 0)
    tolerated = f" || test $? -eq {exit_code}" if exit_code else ""
    steps: list[tuple[str, str, str]] = [
        ("check the plan", f"turbo-mode check {plan}", ""),
        (
            "carry it out",
            _folded(["turbo-mode run", plan, *_inputs(facts)]) + tolerated,
            cited(f"Execution {code(facts.id)} ended {facts.ending}, which is exit code {exit_code}", facts.last_seq)
            if facts.ended
            else "",
        ),
        ("look at what it did", "turbo-mode show\nturbo-mode decisions", ""),
    ]
    parts: list[Part] = []
    for number, (what, command, expect) in enumerate(steps, 1):
        parts += [Heading(f"Step {number}: {what}"), Program(command)]
        if expect:
            parts.append(paragraph(expect))
    asked = [each for each in facts.chosen if each.asked_at]
    if asked:
        parts.append(Heading("Questions on the way"))
        parts.append(bullets(
            cited(f"{code(each.name)} was answered {code(each.selection)} by {by_whom(each.by)}: "
                  f"{plain(each.question)}", each.seq)
            for each in asked
        ))  # fmt: skip
    return parts


def _inputs(facts: Facts) -> list[str]:
    given = ((name, _typed(data)) for name, data in facts.inputs.items())
    return [f"--input {shlex.quote(f'{name}={text}')}" for name, text in given if _fits(text)]


def _fits(text: str) -> bool:
    """Whether a value can be typed as it is."""
    return len(text) <= LONGEST_INPUT and all(line.isprintable() for line in text.split("\n"))


def _folded(words: list[str]) -> str:
    """One command, on several lines where it is long."""
    line = " ".join(words)
    return line if len(line) <= 78 else " \\\n  ".join([" ".join(words[:2]), *words[2:]])


def _typed(data: Any) -> str:
    return data if isinstance(data, str) else json.encode(data).decode()


def _tasks(facts: Facts) -> list[Part]:
    parts: list[Part] = []
    shown = [task for task in facts.tasks.values() if not task.fan]
    for task in shown[:MOST_ITEMS]:
        parts.append(paragraph(_does(facts, task)))
        if task.command and task.kind in ("shell", "service"):
            parts.append(Program(folded(program(task.command)), "text"))
    if (left := len(shown) - MOST_ITEMS) > 0:
        parts.append(paragraph(f"And {count(left, 'task')} more, which the plan lists."))
    return parts


def _does(facts: Facts, task: TaskFact) -> str:
    title = f": {plain(task.title)}" if task.title else ""
    what = f" ({code(task.command)})" if task.command and task.kind not in ("shell", "service") else ""
    seq = task.first_seq or 1
    return cited(
        f"Task {code(task.id)} of phase {code(task.phase)} is {task.effect}, kind {task.kind}{what}{title}", seq
    )


def _back(facts: Facts) -> Part:
    can = [task.name for task in facts.tasks.values() if task.reversible and not task.fan]
    never = [
        task.name
        for task in facts.tasks.values()
        if not task.fan and (task.irreversible or (task.effect == "once" and not task.reversible))
    ]
    return paragraph(
        cited(f"A rollback takes back {listed(can)}, the last one first", 1) if can else "Nothing can be taken back.",
        cited(f"Nothing takes back {listed(never)}", 1) if never else "",
    )
