"""What has come of the choices of an execution, known when it ends.

To go on turned out wrong if a phase that follows directly failed, which it also has if its gate had all of it rolled
back; where that one builds on several phases, the choice that was least sure is taken to be the wrong one. It turned
out right if what follows directly and ran went well. What went wrong further on, or in a branch beside it, says nothing
about that. To repeat a phase turned out right if it was good enough the next time; a further look at its evidence is
no such repeat.

What a task has chosen turned out wrong if a task failed that follows directly on it, or the gate of its phase chose
that this has failed: what follows directly are the tasks that need it, and those that read what it hands on. It turned
out right if those of them that ran went well.

All else is *censored*: what else could have been chosen has no outcome, a choice to hold, to fail or to roll back has
none, and neither has one after which nothing ran. Nobody knows what would have happened. Where a person chose something
else than was advised, the advice is taken to have been wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.inputs import Facts, OutcomeTold
from turbo_mode.core.machine.points import point_of
from turbo_mode.core.machine.state import Chosen, Execution
from turbo_mode.core.plan.graph import GOOD


class _Verdict(NamedTuple):
    good: bool
    why: str


def outcomes(state: Execution, end: e.ExecutionEnded, facts: Facts) -> Iterator[e.OutcomeKnown]:
    """What is known of each choice, right before the execution ends; not of those of which somebody has told it."""
    for number, chosen in enumerate(state.choices):
        if chosen.told:
            continue
        if chosen.instead:
            found: _Verdict | None = _Verdict(False, f"{chosen.by} chose {chosen.instead} instead")
        elif chosen.then == "continue" and chosen.task:
            found = _did(state, chosen, end)
        elif chosen.then == "continue":
            found = _went_on(state, chosen, end)
        elif chosen.then == "repeat":
            found = _repeated(state, chosen, state.choices[number + 1 :])
        else:
            found = None
        if found is not None:
            yield _known(chosen, found.good, found.why, "", facts)


def told(state: Execution, told: OutcomeTold, facts: Facts) -> Iterator[e.OutcomeKnown]:
    """What somebody says of a choice."""
    for chosen in state.choices:
        if chosen.decision == told.decision and not chosen.instead:
            yield _known(chosen, told.good, told.why, told.by, facts)


def _known(chosen: Chosen, good: bool, why: str, by: str, facts: Facts) -> e.OutcomeKnown:
    return e.OutcomeKnown(
        at=facts.now, decision=chosen.decision, phase=chosen.phase, option=chosen.option, then=chosen.then, good=good,
        why=why, usual=chosen.usual, factor=chosen.factor, confidence=chosen.confidence,
        environment=chosen.environment, by=by, task=chosen.task,
    )  # fmt: skip


def _went_on(state: Execution, chosen: Chosen, end: e.ExecutionEnded) -> _Verdict | None:
    after = {id: state.phases[id].status for id in state.blueprint.phases[chosen.phase].dependents}
    failed = [id for id, status in after.items() if status == "FAILED"]
    blamed = next((id for id in failed if _suspect(state, id) is chosen), "")
    if blamed:
        return _Verdict(False, f"{blamed} failed after it")
    if failed:
        return None
    if any(status in GOOD for status in after.values()):
        return _Verdict(True, "what follows on it went well")
    if not after and end.status == "COMPLETED":
        return _Verdict(True, "the execution ended well")
    return None


def _suspect(state: Execution, failed: str) -> Chosen:
    """Of the choices to go on upon which a phase builds that failed, the one that had been least sure."""
    needs = {need for need, _ in state.blueprint.phases[failed].needs}
    return min(
        (
            each
            for each in state.choices
            if each.then == "continue" and not each.instead and not each.task and each.phase in needs
        ),
        key=lambda each: each.confidence,
    )


def _did(state: Execution, chosen: Chosen, end: e.ExecutionEnded) -> _Verdict | None:
    """Of a task that decides; only its last choice has an outcome."""
    if _last_of(state, chosen.task) is not chosen:
        return None
    following = _following(state, chosen.task)
    after = {id: state.tasks[id].status for id in following if id in state.tasks}
    failed = [id for id, status in after.items() if status == "FAILED"]
    if blamed := next((id for id in failed if _suspected(state, id) is chosen), ""):
        return _Verdict(False, f"{blamed} failed after it")
    if failed:
        return None
    phase = state.phases[chosen.phase]
    if phase.status == "FAILED":
        stopped = _last_at(state, chosen.phase)
        return _Verdict(False, f"the gate of its phase chose {stopped.option}") if stopped is not None else None
    if any(status == "COMPLETED" for status in after.values()):
        return _Verdict(True, "what follows on it went well")
    if not following and end.status == "COMPLETED":
        return _Verdict(True, "the execution ended well")
    return None


def _last_of(state: Execution, task: str) -> Chosen | None:
    return next((each for each in reversed(state.choices) if each.task == task and not each.instead), None)


def _last_at(state: Execution, phase: str) -> Chosen | None:
    """What the gate of a phase chose that this has failed, if it did."""
    chosen = next((each for each in reversed(state.choices) if each.phase == phase and not each.task), None)
    return chosen if chosen is not None and chosen.then in ("fail", "rollback") else None


def _suspected(state: Execution, failed: str) -> Chosen:
    """Of the choices of tasks on which a task follows that failed, the one that had been least sure."""
    latest = {each.task: each for each in state.choices if each.task and not each.instead and each.then == "continue"}
    return min(
        (each for task, each in latest.items() if failed in _following(state, task)), key=lambda each: each.confidence
    )


def _following(state: Execution, task: str) -> list[str]:
    """The tasks that need a task, or read what it hands on; of many instances all count as one task."""
    node = state.blueprint.tasks[task]
    named = node.fan or node.id
    return [*dict.fromkeys([*state.blueprint.tasks[named].dependents, *state.blueprint.readers(named)])]


def _repeated(state: Execution, chosen: Chosen, later: Sequence[Chosen]) -> _Verdict | None:
    if any(each.looks is not None for each in point_of(state, chosen.phase).gate.evidence.values()):
        return None
    later = [each for each in later if each.phase == chosen.phase and not each.task]
    next_one = next((each for each in later if not each.instead), None)
    if next_one is not None and next_one.then == "continue":
        return _Verdict(True, "it was good enough the next time")
    if next_one is not None and next_one.then != "hold":
        return _Verdict(False, f"the next time it was {next_one.option}")
    return _Verdict(False, "it failed the next time") if state.phases[chosen.phase].status == "FAILED" else None
