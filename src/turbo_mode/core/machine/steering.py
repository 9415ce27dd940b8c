"""What a person may do to one task of an execution that goes on: skip it, or have it done again.

A task is skipped when its turn comes, or at once if it waits for another try; who needs it sees it SKIPPED, with the
outputs that were given. A failed one can be skipped or done again as long as its phase has not ended: the phase is
*reopened* with it and with whatever has ended because it did, and a question at the phase's gate is void. What has
ended with its phase is done again by a fork, when the execution has ended.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from turbo_mode.core.machine import doubts
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.blueprint import TaskNode
from turbo_mode.core.machine.inputs import Command, Facts
from turbo_mode.core.machine.state import ENDED, Execution

Entries = Iterator[e.AnyEntry]


def named(state: Execution, name: str) -> str:
    """The task, or the instance, that people call so; an empty text if there is none."""
    if name in state.blueprint.tasks:
        return name
    fan, bracket, key = name.removesuffix("]").partition("[")
    known = state.fans.get(fan) if bracket else None
    for index in range(len(known.items) if known else 0):
        if known is not None and known.is_called(index, key):
            return f"{fan}[{index}]"
    return ""


def refusal(state: Execution, command: Command) -> str:
    """Why this can't be done to a task, or an empty text if it can."""
    if command.verb == "retry" and not command.task:
        return "" if _failed(state) else "no task has failed in a phase that goes on"
    id = named(state, command.task)
    if not id:
        return f"there is no task `{command.task}`"
    node, status = state.blueprint.tasks[id], state.task_status(id)
    if state.closing and not node.tidies:
        return "it is ending"
    if status == "FAILED":
        if command.verb == "skip" and id in state.fans:
            return f"`{id}` has fanned out; name an instance"
        own = [id] if command.verb == "retry" else []
        return _why_closed(state, node) or _why_never(state, own, _after(state, node))
    if command.verb == "retry":
        return f"`{command.task}` has not failed: {status}"
    return _why_not_skipped(state, node, status, command.data or {})


def _why_not_skipped(state: Execution, node: TaskNode, status: str, outputs: dict[str, Any]) -> str:
    if status in ENDED:
        return f"`{node.id}` has ended: {status}"
    if node.id in state.skips:
        return f"`{node.id}` is to be skipped already"
    if status == "RUNNING":
        return f"`{node.id}` has fanned out; name an instance" if node.many else f"`{node.id}` is under way"
    if status == "IN_DOUBT":
        return f"`{node.id}` is in doubt; answer the question about it"
    known = doubts.kinds(state, node) if outputs else {}
    missing = next((f"`{node.id}` has no output `{name}`" for name in outputs if name not in known), "")
    return missing or doubts.unfit({name: known[name] for name in outputs}, {"outputs": outputs})


def _why_closed(state: Execution, node: TaskNode) -> str:
    phase = state.phases[node.phase]
    if phase.status not in ("RUNNING", "HELD") or phase.ending or node.tidies:
        return f"the phase of `{node.id}` has ended; `turbo-mode retry` does it again when the execution has ended"
    if phase.timed_out and phase.open:
        return f"the time of the phase of `{node.id}` is up, and something still runs in it"
    return ""


def _why_never(state: Execution, own: list[str], after: list[str]) -> str:
    if fans := [id for id in after if id in state.fans]:
        return f"`{fans[0]}` has fanned out after it; `turbo-mode retry` does both again when the execution has ended"
    for id in [*own, *after]:
        each = state.blueprint.tasks[id]
        if each.calls_plans:
            return (
                f"`{id}` calls a plan; `turbo-mode retry` asks what of it may be repeated, when the execution has ended"
            )
        if each.leaves_effects and state.task_status(id) == "COMPLETED":
            return f"`{id}` has left something behind that a repeat would leave twice"
    return ""


def _failed(state: Execution) -> list[str]:
    """The tasks that can be done again, in the order of the plan."""
    found = [id for id, task in state.tasks.items() if task.status == "FAILED"]
    nodes = [node for node in map(state.blueprint.tasks.__getitem__, found) if not node.fan]
    return [
        node.id for node in nodes if not (_why_closed(state, node) or _why_never(state, [node.id], _after(state, node)))
    ]


def skip(state: Execution, command: Command, facts: Facts) -> Entries:
    """A task is not to be done."""
    if refusal(state, command):
        return
    id = named(state, command.task)
    status = state.task_status(id)
    if status == "FAILED":
        yield from _reopen(state, [id], command.by, facts)
    yield e.TaskSkipAsked(at=facts.now, task=id, by=command.by, reason=command.reason, outputs=dict(command.data or {}))
    if status == "RETRYING":
        yield skipped(state, id, facts)


def skipped(state: Execution, id: str, facts: Facts) -> e.TaskSkipped:
    """The turn of such a task has come."""
    asked = state.skips[id]
    why = asked["reason"] or f"skipped by {asked['by'] or 'a person'}"
    return e.TaskSkipped(at=facts.now, task=id, why=why, by=asked["by"], outputs=asked["outputs"])


def retry(state: Execution, command: Command, facts: Facts) -> Entries:
    """What has failed in phases that go on is done again; of all that, or one task."""
    if refusal(state, command):
        return
    for id in [named(state, command.task)] if command.task else _failed(state):
        if state.task_status(id) == "FAILED":
            yield from _reopen(state, [id], command.by, facts)


def _reopen(state: Execution, failed: list[str], by: str, facts: Facts) -> Entries:
    nodes = [state.blueprint.tasks[id] for id in failed]
    phase = nodes[0].phase
    for decision, question in list(state.questions.items()):
        if question["phase"] == phase and question["about"] in ("gate", "loop"):
            yield e.EscalationClosed(at=facts.now, decision=decision, question=question["question"], phase=phase)
    again: dict[str, None] = {}
    for node in nodes:
        again |= dict.fromkeys([*_with_fan(state, node), *_after(state, node)])
    yield e.TasksReopened(at=facts.now, phase=phase, tasks=list(again), by=by)


def _with_fan(state: Execution, node: TaskNode) -> list[str]:
    """A fan-out goes on with the instances that failed; an instance takes its task along, if that has ended."""
    if node.many and (fan := state.fans.get(node.id)) is not None:
        return [node.id, *(f"{node.id}[{index}]" for index in fan.bad)]
    if node.fan and state.task_status(node.fan) in ENDED:
        return [node.fan, node.id]
    return [node.id]


def _after(state: Execution, node: TaskNode) -> list[str]:
    """What has ended in its phase because it had."""
    found: dict[str, None] = {}
    left = [*state.blueprint.tasks[node.fan or node.id].dependents] if not node.fan or _is_over(state, node) else []
    while left:
        id = left.pop()
        if id not in found and state.task_status(id) in ENDED:
            found[id] = None
            left += state.blueprint.tasks[id].dependents
    return list(found)


def _is_over(state: Execution, node: TaskNode) -> bool:
    return state.task_status(node.fan) in ENDED
