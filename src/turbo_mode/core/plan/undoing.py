"""What a rollback would undo, what it would leave as it is, and where there is no way back, for all gates of a plan.

In a plan whose phases follow each other, as most do, an answer costs no more than its length.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from turbo_mode.core.plan import model
from turbo_mode.core.plan.effects import effect_of
from turbo_mode.core.plan.facts import Facts


class _Phases:
    """Some phases of a plan, of which one asks for those that lie behind a gate."""

    def __init__(self, facts: Facts, phases: Iterable[model.Phase]) -> None:
        self._graph = facts.phase_graph
        row = self._graph.row
        self._phases = sorted(phases, key=lambda phase: row[phase.id]) if row is not None else list(phases)
        self._places = [row[phase.id] for phase in self._phases] if row is not None else []
        self._earliest = self._graph.earliest([phase.id for phase in self._phases])

    def behind(self, phase: model.Phase, to: str | None) -> Iterator[model.Phase]:
        """Those that have certainly ended when the gate of a phase decides, without ``to`` and what is before it."""
        graph = self._graph
        if graph.row is not None:
            first = bisect_right(self._places, graph.row[to]) if to is not None else 0
            yield from map(self._phases.__getitem__, range(first, bisect_right(self._places, graph.row[phase.id])))
            return
        for other in self._phases:
            ended = other.id == phase.id or (not graph.cycles and graph.before(other.id, phase.id))
            if ended and (to is None or (other.id != to and not graph.before(other.id, to))):
                yield other

    def has_begun(self, phase: model.Phase) -> bool:
        """One of them may have begun when the gate of a phase decides."""
        graph = self._graph
        return any(graph.cycles or id == phase.id or not graph.before(phase.id, id) for id in self._earliest)


class Undoing:
    """The phases of a plan as its rollbacks see them."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._once: dict[str, tuple[list[str], list[str]]] = {}

    @cached_property
    def undoable(self) -> _Phases:
        """Something is undone in them."""
        return _Phases(self._facts, filter(self.undoes, self._facts.plan.phases))

    @cached_property
    def final(self) -> _Phases:
        """There is no way back behind them."""
        return _Phases(self._facts, (phase for phase in self._facts.plan.phases if phase.point_of_no_return))

    @cached_property
    def leaving(self) -> _Phases:
        """An effect would stay in them."""
        return _Phases(self._facts, (phase for phase in self._facts.plan.phases if any(self.left(phase))))

    def undoes(self, phase: model.Phase) -> bool:
        """A rollback undoes something in a phase."""
        return any(map(self._facts.can_be_undone, phase.tasks))

    def left(self, phase: model.Phase) -> Iterator[str]:
        """The tasks whose effects a rollback would leave as they are."""
        for task in phase.tasks:
            changes = not (task.notify or task.agent or task.plan) and self._is_known(task)
            if changes and effect_of(task, phase) != "idempotent" and not self._facts.can_be_undone(task):
                yield task.id

    def again(self, phase: model.Phase, *, undone: bool) -> list[str]:
        """The tasks whose effect must happen once, and that a further round would do again."""
        if phase.id not in self._once:
            once = [task for task in phase.tasks if effect_of(task, phase) == "once" and self._is_known(task)]
            kept = [task.id for task in once if not self._facts.can_be_undone(task)]
            self._once[phase.id] = ([task.id for task in once], kept)
        return self._once[phase.id][undone]

    def _is_known(self, task: model.Task) -> bool:
        """What it does could be read."""
        path = self._facts.tasks[task.id].path
        return not any(map(self._facts.is_broken, ((*path, task.kind), (*path, "effect"), (*path, "http", "method"))))
