"""What a document of a type must tell of an execution, whatever its words: each duty names what has to stand together.

A duty is done if in one place (a sentence, a row, or what stands below one heading that names it) each of its texts
occurs, in one of its forms. Those that anybody could guess, since they name neither a thing nor a number, weigh little.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from turbo_mode.core.documents.accounts import tally
from turbo_mode.core.documents.change_record import changes_of
from turbo_mode.core.documents.facts import Facts
from turbo_mode.core.documents.kinds import DocumentationType
from turbo_mode.core.documents.wording import length, moment, one_line, share

T = DocumentationType
GUESSED = 0.1
"""The weight of what can be told by guessing."""
MOST = 40
"""So many of one sort are owed; a reader wants no more of them."""

_ENDED = {
    "COMPLETED": ("completed", "succeeded", "success", "successfully"),
    "FAILED": ("failed", "failure", "fail", "wrong", "met"),
    "ROLLED_BACK": ("rolled_back", "rolled back", "rollback", "undone"), "CANCELLED": ("cancelled", "canceled"),
    "SKIPPED": ("skipped",), "NOT_RUN": ("not_run", "not run", "never ran", "not carried out", "never started"),
    "RUNNING": ("running", "under way"), "IN_DOUBT": ("in_doubt", "in doubt"),
}  # fmt: skip
_TOLD = {
    T.PLAN_BRIEF: ("phases", "inputs", "level", "gates"),
    T.RUNBOOK: ("steps", "inputs", "tasks"),
    T.DECISION_RECORD: ("status", "decisions", "evidence", "options"),
    T.RELEASE_NOTES: ("ending", "start", "inputs", "outputs", "failures", "ended phases"),
    T.HAND_OVER: ("ending", "start", "ended phases", "ended tasks", "failures"),
    T.CHANGE_RECORD: ("ending", "start", "level", "digest", "changes", "decisions", "failures", "undone"),
    T.POST_MORTEM: ("ending", "start", "failures", "causes", "ended phases", "decisions", "undone"),
    T.STATUS_DIGEST: ("ending", "start", "counts", "ended phases", "decisions", "failures", "causes", "open"),
    T.RISK_REGISTER: ("ending", "irreversible", "once", "failures"),
    T.DECISION_QUALITY: ("decisions", "confidence", "outcomes"),
    T.COST_REPORT: ("ending", "time", "attempts", "budgets"),
    T.CONFIGURATION_REFERENCE: ("inputs", "level", "digest", "settings"),
    T.OTHER: ("ending", "start", "failures", "causes", "decisions", "ended phases", "ended tasks"),
}


class Duty(NamedTuple):
    """One fact that must be told: each of ``texts`` in one of its forms, all in small letters."""

    what: str
    texts: tuple[tuple[str, ...], ...]
    weight: float = 1.0


def duties(type: DocumentationType, facts: Facts) -> list[Duty]:
    """What is owed, most important first."""
    found = [_duty("plan", facts.plan), _duty("execution", (facts.id, facts.short))]
    for sort in _TOLD[type]:
        found += list(_SORTS[sort](facts))[:MOST]
    return found


def _duty(what: str, *texts: str | Sequence[str], weight: float = 1.0) -> Duty:
    forms = (((each,) if isinstance(each, str) else tuple(each)) for each in texts)
    return Duty(what, tuple(tuple(form.casefold() for form in each) for each in forms), weight)


def _said(status: str) -> tuple[str, ...]:
    return _ENDED.get(status, (status.casefold(),))


def _status(facts: Facts) -> Iterator[Duty]:
    whole = (
        facts.id,
        facts.short,
        facts.plan,
        *["execution", "result", "outcome", "status", "overall", "run", "deployment", "release"],
    )
    yield _duty("status", _said(facts.ending), whole, weight=GUESSED)


def _ending(facts: Facts) -> Iterator[Duty]:
    yield from _status(facts)
    if facts.ended:
        yield _duty("duration", length(facts.took))


def _start(facts: Facts) -> Iterator[Duty]:
    yield _duty("start", moment(facts.started_at)[:10])
    if facts.actor:
        yield _duty("actor", facts.actor)


def _counts(facts: Facts) -> Iterator[Duty]:
    for status, number in tally(facts).items():
        yield _duty(f"{status} tasks", f"{number:,}", _said(status))


def _phases(facts: Facts) -> Iterator[Duty]:
    yield from (_duty(f"phase {each}", each) for each in facts.phases)


def _gates(facts: Facts) -> Iterator[Duty]:
    yield from (_duty(f"gate of {each.id}", each.id, "gate") for each in facts.phases.values() if each.gated)


def _ended_phases(facts: Facts) -> Iterator[Duty]:
    yield from (_duty(f"phase {each.id}", each.id, _said(each.status)) for each in facts.phases.values()
                if each.last_seq and each.first_seq)  # fmt: skip


def _ended_tasks(facts: Facts) -> Iterator[Duty]:
    yield from (_duty(f"task {each.name}", _name(each.name), _said(each.status)) for each in facts.work
                if each.last_seq and each.first_seq)  # fmt: skip


def _failures(facts: Facts) -> Iterator[Duty]:
    yield from (_duty(f"failure of {each.name}", _name(each.name), _said("FAILED")) for each in facts.failed)
    yield from (_duty(f"failure of {each.id}", each.id, _said("FAILED")) for each in facts.phases.values()
                if each.status == "FAILED")  # fmt: skip


def _causes(facts: Facts) -> Iterator[Duty]:
    for task in facts.work:
        for each in task.mishaps:
            yield _duty(f"cause at {task.name}", _name(task.name), each.code)
            yield _duty(
                f"attempt {each.number} of {task.name}", _name(task.name), each.code, str(each.number), weight=0.5
            )


def _decisions(facts: Facts) -> Iterator[Duty]:
    yield from (_duty(f"decision {each.name}", (each.name, each.phase or each.name), each.selection)
                for each in facts.chosen)  # fmt: skip


def _open(facts: Facts) -> Iterator[Duty]:
    yield from (_duty(f"question {each.name}", each.name) for each in facts.open)


def _evidence(facts: Facts) -> Iterator[Duty]:
    yield from (_duty(f"evidence {each.name}", each.name, each.verdict) for decision in facts.decisions.values()
                for each in decision.evidence)  # fmt: skip


def _options(facts: Facts) -> Iterator[Duty]:
    yield from (_duty(f"option {each.name}", each.name) for decision in facts.decisions.values()
                for each in decision.options)  # fmt: skip


def _confidence(facts: Facts) -> Iterator[Duty]:
    yield from (_duty(f"confidence of {each.name}", each.name, share(each.confidence)) for each in facts.chosen)


def _outcomes(facts: Facts) -> Iterator[Duty]:
    for each in facts.chosen:
        if each.good is not None:
            yield _duty(f"outcome of {each.name}", each.name, "right" if each.good else "wrong")


def _inputs(facts: Facts) -> Iterator[Duty]:
    yield from (_duty(f"input {each}", each) for each in facts.inputs)


def _outputs(facts: Facts) -> Iterator[Duty]:
    yield from (_duty(f"output {name}", name) for name, data in facts.outputs.items() if data not in ("", None))


def _level(facts: Facts) -> Iterator[Duty]:
    yield _duty("autonomy level", facts.level, weight=GUESSED)


def _digest(facts: Facts) -> Iterator[Duty]:
    if facts.digest:
        yield _duty("digest", (facts.digest, facts.digest[:12]))


def _steps(facts: Facts) -> Iterator[Duty]:
    yield _duty("command", "turbo-mode run", weight=GUESSED)


def _tasks(facts: Facts) -> Iterator[Duty]:
    yield from (_duty(f"task {each.id}", each.id) for each in facts.tasks.values() if not each.fan)


def _changes(facts: Facts) -> Iterator[Duty]:
    yield from (_duty(f"change {each.name}", _name(each.name), each.effect) for each in changes_of(facts))


def _undone(facts: Facts) -> Iterator[Duty]:
    for each in facts.tasks.values():
        if each.undone:
            yield _duty(f"undoing of {each.name}", _name(each.name), ("undone", "stopped", "reverted", "rolled back"))


def _irreversible(facts: Facts) -> Iterator[Duty]:
    yield from (_duty(f"irreversible {each.id}", each.id) for each in facts.tasks.values()
                if each.irreversible and not each.fan)  # fmt: skip


def _once(facts: Facts) -> Iterator[Duty]:
    yield from (_duty(f"once {each.id}", each.id, "once") for each in facts.tasks.values()
                if each.effect == "once" and not each.fan)  # fmt: skip


def _time(facts: Facts) -> Iterator[Duty]:
    yield _duty("time at work", length(facts.worked))
    yield _duty("time in waiting", length(facts.waited))


def _attempts(facts: Facts) -> Iterator[Duty]:
    yield _duty("attempts", f"{sum(task.attempts for task in facts.work):,}", ("attempt", "attempts"))


def _budgets(facts: Facts) -> Iterator[Duty]:
    yield from (_duty(f"budget {each.phase} {each.what}", each.phase or facts.plan) for each in facts.budgets)


def _settings(facts: Facts) -> Iterator[Duty]:
    yield from (_duty(f"setting {each}", each) for each in facts.settings)


def _name(name: str) -> str:
    return one_line(name, 40)


_SORTS = {
    "status": _status, "ending": _ending, "start": _start, "counts": _counts, "phases": _phases, "gates": _gates,
    "ended phases": _ended_phases, "ended tasks": _ended_tasks, "failures": _failures, "causes": _causes,
    "decisions": _decisions, "open": _open, "evidence": _evidence, "options": _options, "confidence": _confidence,
    "outcomes": _outcomes, "inputs": _inputs, "outputs": _outputs, "level": _level, "digest": _digest,
    "steps": _steps, "tasks": _tasks, "changes": _changes, "undone": _undone, "irreversible": _irreversible,
    "once": _once, "time": _time, "attempts": _attempts, "budgets": _budgets, "settings": _settings,
}  # fmt: skip
