"""How far an execution is, weighted by work: of a task that takes an hour a half is more than ten quick ones.

The weight of a task is how long it is expected to take (see ``expected.py``). One that runs counts in part, by how long
it has been running, and never quite as done. A phase that was skipped is over; what was not run isn't done.

A ``Gauge`` reads it again and again: it never goes backwards, unless the plan has grown (a list turned out longer than
expected, a phase is done again), and then it says so.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.progress.expected import Expected
from turbo_mode.core.protocol.catalog import ended, tasks_of

MOST_UNDER_WAY = 0.95
"""What a task that runs counts at most."""
_LOOKED_AT = 500
"""Phases with more tasks are read by their counts alone."""
_OVER = ("COMPLETED", "SKIPPED")
_ENDED = ("COMPLETED", "SKIPPED", "FAILED")


class Reading(NamedTuple):
    """Percentages, 0 to 100. ``grew`` says in words by what the plan is larger than it was when it began."""

    percentage: float
    phases: dict[str, float]
    grew: tuple[str, ...]


class Weights:
    """What each phase of a plan weighs, in expected seconds."""

    def __init__(self, blueprint: Blueprint, expected: Expected) -> None:
        self._blueprint, self.expected = blueprint, expected

    @cached_property
    def phases(self) -> dict[str, float]:
        """The weight of each phase with tasks, before any list is known."""
        nodes = {id: self._blueprint.phase(id) for id in (*self._blueprint.phases, self._blueprint.finally_.id)}
        return {
            id: sum(self.of(task) for task in (*node.tasks, *node.finally_tasks))
            for id, node in nodes.items() if node.tasks or node.finally_tasks
        }  # fmt: skip

    def of(self, task: str, size: int | None = None) -> float:
        """The weight of a task; ``size``: how many instances it has, where that is known."""
        if not self._blueprint.tasks[task].many:
            return self.expected.seconds(task)
        return self.expected.seconds(task) * max(size if size is not None else self.expected.size(task), 1)


def reading(state: Execution, weights: Weights, now: int) -> Reading:
    """How far it is at ``now`` (ms)."""
    done = total = 0.0
    phases = {}
    for id, expected in weights.phases.items():
        part, weight = _phase(state, weights, id, expected, now)
        phases[id] = 100 * part
        done, total = done + part * weight, total + weight
    if state.status == "COMPLETED":
        return Reading(100.0, phases, _growth(state, weights))
    return Reading(min(100 * done / total if total else 0.0, 99.9), phases, _growth(state, weights))


def tasks_told(state: Execution, weights: Weights, now: int) -> dict[str, float]:
    """The percentage of each task, 0 to 100; in a large plan only of those that have begun and not ended."""
    ids = list(state.blueprint.tasks)
    if len(ids) > _LOOKED_AT:
        ids = [id for id in ids if state.task_status(id) in ("RUNNING", "RETRYING")]
    return {id: 100 * part_of(state, weights, id, now) for id in ids}


def part_of(state: Execution, weights: Weights, task: str, now: int) -> float:
    """How much of a task is done, from 0 to 1; of a fan-out, of its instances."""
    status = state.task_status(task)
    if status in _ENDED:
        return 1.0
    if (fan := state.fans.get(task)) is not None and fan.items:
        return fan.ended / len(fan.items)
    found = state.tasks.get(task)
    if found is None or not found.started_at or status in ("NOT_RUN", "CANCELLED"):
        return 0.0
    age = max(now - found.started_at, 0) / 1000  # clocks may be set back
    return min(age / weights.expected.seconds(task), MOST_UNDER_WAY)


def _phase(state: Execution, weights: Weights, id: str, expected: float, now: int) -> tuple[float, float]:
    """How much of a phase is done, from 0 to 1, and what it weighs."""
    phase, node = state.phases[id], state.blueprint.phase(id)
    if phase.status in _OVER:
        return 1.0, expected
    if not phase.round:
        return 0.0, expected
    tasks = [*node.tasks, *node.finally_tasks]
    if len(tasks) > _LOOKED_AT:
        all_of = len(tasks_of(state, id)) + phase.added
        return ended(state, id) / max(all_of, 1), expected
    done = total = 0.0
    for task in tasks:
        fan = state.fans.get(task)
        weight = weights.of(task, len(fan.items) if fan is not None else None)
        done, total = done + weight * part_of(state, weights, task, now), total + weight
    return (done / total if total else 0.0), total


def _growth(state: Execution, weights: Weights) -> tuple[str, ...]:
    said = []
    for task, fan in state.fans.items():
        more = len(fan.items) - weights.expected.size(task)
        if more > 0:
            said.append(f"{task}: {more} more than expected")
    for id, phase in state.phases.items():
        if phase.round > 1:
            said.append(f"{id}: round {phase.round}")
    return tuple(said)


class Gauge:
    """Readings of one execution, one after another."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._last: Reading | None = None

    def read(self, state: Execution, now: int) -> Reading:
        """How far it is at ``now`` (ms); never less than before, unless the plan has grown meanwhile."""
        found, last = reading(state, self.weights, now), self._last
        if last is not None and found.grew == last.grew:
            phases = {id: max(part, last.phases.get(id, 0.0)) for id, part in found.phases.items()}
            found = Reading(max(found.percentage, last.percentage), phases, found.grew)
        self._last = found
        return found

    def learn(self, weights: Weights) -> None:
        """Read by other weights from now on, because more is known of earlier executions."""
        self.weights = weights
