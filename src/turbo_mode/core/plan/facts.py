"""A plan with its names resolved, as the rules of ``check`` ask about it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from turbo_mode.core.plan import model, subplans
from turbo_mode.core.plan.graph import Graph, finally_graph, phase_graph, task_graph
from turbo_mode.core.plan.nodes import Path
from turbo_mode.core.plan.positions import Report
from turbo_mode.core.plan.scopes import Scopes


class Located(NamedTuple):
    """A task and where it stands; ``phase`` is None for the ``finally`` tasks."""

    task: model.Task
    phase: model.Phase | None
    path: Path


class Reader(NamedTuple):
    """Who reads: a task (also while it is undone), a phase before it starts, its gate, the plan's end, or the plan."""

    place: Literal["task", "undo", "phase", "gate", "end", "plan"]
    phase: model.Phase | None = None
    task: model.Task | None = None

    @property
    def name(self) -> str:
        """What it is called in a message."""
        if self.task is not None:
            return f"`{self.task.id}`"
        if self.phase is not None:
            return f"the gate of `{self.phase.id}`" if self.place == "gate" else f"phase `{self.phase.id}`"
        return "the plan"


class Facts:
    """The tasks, phases and graphs of one plan. Of an id that is there twice the first one counts."""

    def __init__(self, plan: model.Plan, report: Report, broken: frozenset[Path]) -> None:
        self.plan = plan
        self.report = report
        self.broken = broken
        self.tasks: dict[str, Located] = {}
        self.phases: dict[str, model.Phase] = {}
        self.phase_paths: dict[str, Path] = {}
        for index, phase in enumerate(plan.phases):
            self.phase_paths.setdefault(phase.id, ("phases", index))
            self.phases.setdefault(phase.id, phase)
        for located in self.all_tasks():
            self.tasks.setdefault(located.task.id, located)
        self._task_graphs: dict[str, Graph] = {}
        self._undoing_plans: dict[str, bool] = {}

    def all_tasks(self) -> Iterator[Located]:
        """Every task, in written order."""
        for index, phase in enumerate(self.plan.phases):
            for number, task in enumerate(phase.tasks):
                yield Located(task, phase, ("phases", index, "tasks", number))
        for number, task in enumerate(self.plan.finally_):
            yield Located(task, None, ("finally", number))

    @cached_property
    def scopes(self) -> Scopes:
        """The scopes of the plan's expressions, the same that the machine uses."""
        return Scopes(self.plan)

    @cached_property
    def phase_graph(self) -> Graph:
        """Which phase waits for which."""
        return phase_graph(self.plan)

    @cached_property
    def finally_graph(self) -> Graph:
        """Which ``finally`` task waits for which."""
        return finally_graph(self.plan)

    def task_graph(self, phase: model.Phase) -> Graph:
        """Which task of a phase waits for which."""
        if phase.id not in self._task_graphs:
            self._task_graphs[phase.id] = task_graph(phase)
        return self._task_graphs[phase.id]

    def sub_plan_undoes(self, task: model.Task) -> bool:
        """The plan that a task calls has something that can be taken back."""
        return task.plan is not None and subplans.can_undo(self.plan, task, self._undoing_plans)

    def is_broken(self, path: Path) -> bool:
        """The decoder has said already what is wrong here."""
        return bool(self.broken) and any(path[:depth] in self.broken for depth in range(1, len(path) + 1))

    def has_ended(self, target: Located, reader: Reader) -> bool:
        """A task has certainly ended, one way or the other, when somebody reads it."""
        if reader.place == "end":
            return True
        if reader.place == "plan":
            return False
        if target.phase is None:
            same = reader.task is not None and reader.phase is None
            return same and self._before_in(self.finally_graph, target, reader)
        if reader.phase is None:
            return True
        if reader.phase.id != target.phase.id:
            return self.phase_graph.before(target.phase.id, reader.phase.id)
        if reader.task is None:
            return reader.place == "gate"
        return self._before_in(self.task_graph(target.phase), target, reader)

    def _before_in(self, graph: Graph, target: Located, reader: Reader) -> bool:
        assert reader.task is not None
        if target.task.id == reader.task.id:
            return reader.place == "undo"
        return reader.task.id not in graph.needs or graph.before(target.task.id, reader.task.id)

    def phase_has_ended(self, id: str, reader: Reader) -> bool:
        """Likewise for a phase."""
        if reader.place == "end" or (reader.phase is None and reader.task is not None):
            return True
        return reader.phase is not None and self.phase_graph.before(id, reader.phase.id)
