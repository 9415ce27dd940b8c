"""Why an estimate has moved: what has happened between two looks at an execution.

A move of more than a tenth of the whole is told with its cause. Of several, the one is named that people can do most
about: somebody is asked, then the plan grew, retries, a lock or a slot, a task that takes long, and last the pace.
"""

from __future__ import annotations

from typing import NamedTuple

from turbo_mode.core.machine.state import Execution
from turbo_mode.core.progress.expected import Expected
from turbo_mode.core.progress.report import Move

TOLD = 0.1
"""A move by such a part of the whole is told."""
_SMALLEST = 1_000
"""Milliseconds; a smaller one never is."""


class Look(NamedTuple):
    """What matters of an execution at one time: ``again`` counts further rounds of phases, ``asked`` are open
    questions, ``retries`` count by task, and ``slow`` is by how many seconds which task is late.
    """

    at: int
    size: int
    again: int
    asked: tuple[str, ...]
    retries: dict[str, int]
    queued: tuple[str, ...]
    slow: tuple[float, str]


def look(state: Execution, expected: Expected, size: int, now: int) -> Look:
    """An execution at ``now`` (ms); ``size`` is how many tasks and instances it has, as far as that is known."""
    late = []
    for attempt in state.attempts.values():
        node = state.blueprint.tasks[attempt.task]
        over = (now - attempt.started_at) / 1000 - expected.seconds(node.fan or node.id)
        late.append((over, state.name_of(node)))
    tries = {id: task.attempts for id, task in state.tasks.items() if id not in state.fans}
    return Look(
        at=now, size=size, again=sum(max(phase.round - 1, 0) for phase in state.phases.values()),
        asked=tuple(each["task"] or each["phase"] for each in state.questions.values()),
        retries={id: number - 1 for id, number in tries.items() if number > 1},
        queued=tuple(who for who in state.awaiting if who), slow=max(late, default=(0.0, "")),
    )  # fmt: skip


def move(before: Look, after: Look, ended: int, ends: int, whole: int) -> Move | None:
    """The move of the estimated end from ``ended`` to ``ends`` (ms), if it is large beside the ``whole`` (ms)."""
    if abs(ends - ended) <= max(TOLD * whole, _SMALLEST):
        return None
    return Move(after.at, ended, ends, cause(before, after, later=ends > ended))


def cause(before: Look, after: Look, *, later: bool) -> str:
    """Why the end has moved, in a few words."""
    if not later:
        return "less is left to do than expected" if after.size < before.size else "faster than expected"
    if after.asked:
        return f"waits for a person: {after.asked[0]}"
    if before.asked:
        return f"waited for a person: {before.asked[0]}"
    if after.size > before.size:
        return f"the plan grew by {after.size - before.size}"
    if after.again > before.again:
        return "a phase is done again"
    if (more := sum(after.retries.values()) - sum(before.retries.values())) > 0:
        task = max(after.retries, key=lambda id: after.retries[id] - before.retries.get(id, 0))
        return f"retries of {task}" if more > 1 else f"a retry of {task}"
    if after.queued:
        return f"queueing: {after.queued[0]}"
    if after.slow[0] > 0:
        return f"{after.slow[1]} takes longer than expected"
    return "slower than expected"
