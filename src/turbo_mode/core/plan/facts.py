"""A plan with its names resolved, as the rules of ``check`` ask about it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from turbo_mode.core.plan import model, subplans
from turbo_mode.core.plan.actions import cases
from turbo_mode.core.plan.graph import Graph, finally_graph, need_of, phase_graph, task_graph
from turbo_mode.core.plan.known import NOTHING, Configured, Known
from turbo_mode.core.plan.nodes import Path
from turbo_mode.core.plan.passing import Passing
from turbo_mode.core.plan.positions import Report
from turbo_mode.core.plan.scopes import Scopes

Way = Literal["run", "verify", "undo"]
"""What an action is for: to do a task's work, to find out whether it happened, or to take it back."""


class Located(NamedTuple):
    """A task and where it stands; ``phase`` is None in the plan's ``finally``. ``closing``: in a ``finally`` at all."""

    task: model.Task
    phase: model.Phase | None
    path: Path
    closing: bool = False


class Reader(NamedTuple):
    """Who reads: a task (also while it is undone), a phase before it starts, its gate, the plan's end, or the plan.

    ``anytime`` is what may look at any moment, such as a rule or a notification. ``closing``: a task in a ``finally``.
    """

    place: Literal["task", "undo", "phase", "gate", "end", "plan", "anytime"]
    phase: model.Phase | None = None
    task: model.Task | None = None
    closing: bool = False

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

    def __init__(
        self, plan: model.Plan, report: Report, broken: frozenset[Path], outer: Facts | None = None,
        configured: Configured = NOTHING,
    ) -> None:  # fmt: skip
        self.plan = plan
        self.report = report
        self.broken = broken
        self.outer = outer
        self.tasks: dict[str, Located] = {}
        self.phases: dict[str, model.Phase] = {}
        self.phase_paths: dict[str, Path] = {}
        for index, phase in enumerate(plan.phases):
            self.phase_paths.setdefault(phase.id, ("phases", index))
            self.phases.setdefault(phase.id, phase)
        self._all_tasks = tuple(self._every_task())
        for located in self._all_tasks:
            self.tasks.setdefault(located.task.id, located)
        self._graphs: dict[tuple[str, bool], Graph] = {}
        self._undoing_plans: dict[str, bool] = {}
        self._passing: dict[tuple[str, str], Passing] = {}
        self.known: Known = Known(plan, outer.known if outer is not None else None, configured)

    def all_tasks(self) -> Sequence[Located]:
        """Every task, in written order."""
        return self._all_tasks

    def _every_task(self) -> Iterator[Located]:
        for index, phase in enumerate(self.plan.phases):
            for number, task in enumerate(phase.tasks):
                yield Located(task, phase, ("phases", index, "tasks", number))
            for number, task in enumerate(phase.finally_):
                yield Located(task, phase, ("phases", index, "finally", number), closing=True)
        for number, task in enumerate(self.plan.finally_):
            yield Located(task, None, ("finally", number), closing=True)

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
        """Which ``finally`` task of the plan waits for which."""
        return finally_graph(self.plan)

    def task_graph(self, phase: model.Phase, *, closing: bool = False) -> Graph:
        """Which task of a phase waits for which, or which of those in its ``finally``."""
        if (phase.id, closing) not in self._graphs:
            self._graphs[phase.id, closing] = finally_graph(phase) if closing else task_graph(phase)
        return self._graphs[phase.id, closing]

    def graph_of(self, located: Located) -> Graph:
        """The graph in which a task stands."""
        if located.phase is None:
            return self.finally_graph
        return self.task_graph(located.phase, closing=located.closing)

    def passing(self, located: Located | None) -> Passing:
        """Whose failure gets through to whom, in the graph in which a task stands; without one, that of the phases."""
        if located is None:
            key, graph = ("phases", ""), self.phase_graph
        else:
            key = ("finally" if located.closing else "tasks", located.phase.id if located.phase is not None else "")
            graph = self.graph_of(located)
        if key not in self._passing:
            tasks = {name: self.tasks[name].task for name in graph.needs} if located is not None else {}
            self._passing[key] = Passing(graph, tasks if located is not None else self.phases)
        return self._passing[key]

    def can_be_undone(self, task: model.Task) -> bool:
        """A rollback takes something of it back."""
        if task.compensate is not None or task.service is not None:
            return True
        if subplans.can_undo(self.plan, task, self._undoing_plans):
            return True
        return self.is_broken((*self.tasks[task.id].path, "compensate"))

    @cached_property
    def gate_options(self) -> Collection[str]:
        """The options of all gates, and of all tasks that decide, in the plans inside too: rules go down to them."""
        return dict.fromkeys(sorted(set(_options(self.plan)))).keys()

    def is_broken(self, path: Path) -> bool:
        """The decoder has said already what is wrong here."""
        return bool(self.broken) and any(path[:depth] in self.broken for depth in range(1, len(path) + 1))

    def needs_nobody_knows(self, reader: Reader) -> bool:
        """Somebody's needs name what isn't there, so that it isn't known what they should have been."""
        of_task = (reader.task.needs if reader.task else None) or ()
        of_phase = (reader.phase.needs if reader.phase else None) or ()
        return any(need_of(need)[0] not in self.tasks for need in of_task) or any(
            need_of(need)[0] not in self.phases for need in of_phase
        )

    def is_broken_below(self, path: Path) -> bool:
        """The decoder has said something about a part of this."""
        return path in self._around_broken

    @cached_property
    def _around_broken(self) -> frozenset[Path]:
        """The paths of what is broken, and of everything around it."""
        return frozenset(path[:depth] for path in self.broken for depth in range(len(path) + 1))

    def hides(self, what: str) -> bool:
        """Something of this sort (``input``, ``task`` …) may be missing only because it couldn't be read."""
        return self._hides_tasks if what in ("task", "phase") else self.is_broken((f"{what}s",))

    @cached_property
    def _hides_tasks(self) -> bool:
        return any(
            isinstance(path[-1], int) or path[-1] in ("phases", "tasks", "finally") for path in self.broken if path
        )

    def has_ended(self, target: Located, reader: Reader) -> bool:
        """A task has certainly ended, one way or the other, when somebody reads it."""
        if reader.place in ("end", "anytime"):
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
            return reader.place == "gate" and not target.closing
        if target.closing != reader.closing:
            return reader.closing
        return self._before_in(self.graph_of(target), target, reader)

    def _before_in(self, graph: Graph, target: Located, reader: Reader) -> bool:
        assert reader.task is not None
        if target.task.id == reader.task.id:
            return reader.place == "undo"
        return reader.task.id not in graph.needs or graph.before(target.task.id, reader.task.id)

    def phase_has_ended(self, id: str, reader: Reader) -> bool:
        """Likewise for a phase."""
        if reader.place in ("end", "anytime") or (reader.phase is None and reader.task is not None):
            return True
        return reader.phase is not None and self.phase_graph.before(id, reader.phase.id)


def rules_of(plan: model.Plan) -> Iterator[tuple[Path, list[model.Rule]]]:
    """The rules of a plan, and those of its environments, each list with its place."""
    yield ("decisionEngine", "rules"), plan.decision_engine.rules
    for name, environment in plan.environments.items():
        yield ("environments", name, "rules"), environment.rules


def task_at(facts: Facts, path: Path) -> Located | None:
    """The task in which a path lies."""
    match path:
        case ("phases", int(index), "tasks" | "finally" as key, int(number), *_):
            phase = facts.plan.phases[index]
            task = (phase.tasks if key == "tasks" else phase.finally_)[number]
        case ("finally", int(number), *_):
            task = facts.plan.finally_[number]
        case _:
            return None
    located = facts.tasks[task.id]
    return located if located.path == path[: len(located.path)] else None


def actions_of(task: model.Task, path: Path) -> Iterator[tuple[Path, model.Action, Way]]:
    """Every action of a task with its path: its own work or the cases of its switch, and what stands beside it."""
    if task.switch is None:
        yield path, task, "run"
    else:
        yield from (((*path, "switch", *below), case, "run") for below, case in cases(task.switch))
    if task.fallback is not None:
        yield (*path, "fallback"), task.fallback, "run"
    if task.verify is not None:
        yield (*path, "verify"), task.verify, "verify"
    if task.compensate is not None:
        yield (*path, "compensate"), task.compensate, "undo"


def _options(plan: model.Plan | model.InnerPlan) -> Iterator[str]:
    for phase in plan.phases:
        if phase.gate is not None:
            yield from phase.gate.options
        if phase.point_of_no_return:
            yield "enter"
    tasks = [task for phase in plan.phases for task in (*phase.tasks, *phase.finally_)]
    for task in [*tasks, *plan.finally_]:
        if task.decide is not None:
            yield from task.decide.options
    for inner in plan.plans.values():
        yield from _options(inner)
