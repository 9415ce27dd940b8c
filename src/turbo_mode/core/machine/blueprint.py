"""A plan made ready to run: names resolved to neighbours, settings to their final value; shared by executions.

Order in a plan is safe by default. A phase waits for the phase above it and a task for the task above it; ``needs``
replaces that, and in a ``parallel`` phase tasks without ``needs`` wait for nothing. The plan's ``finally`` is a phase
of its own here, whose tasks run one after another whatever happened before; those of a phase belong to that phase.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from functools import cached_property, lru_cache

import msgspec

from turbo_mode.core.plan import model
from turbo_mode.core.plan.actions import signals_of, works
from turbo_mode.core.plan.amounts import Amounts, pools_of
from turbo_mode.core.plan.decision_scopes import DecisionScopes
from turbo_mode.core.plan.durations import milliseconds
from turbo_mode.core.plan.effects import effect_of
from turbo_mode.core.plan.graph import Graph, Needs, finally_graph, phase_graph, task_graph
from turbo_mode.core.plan.scopes import Scopes, may_repeat
from turbo_mode.core.regex import regex

FINALLY = "finally"
"""The id of the phase that the plan's ``finally`` tasks form."""
_READ = regex(rb"\btasks\.(\w+)\.(outputs|artifacts)\.(\w+)")
_NAMED = regex(rb"\btasks\.([a-z]\w*)")
USUAL_TIMEOUT = 3_600_000
"""The longest time of an attempt (ms) where neither task, phase nor plan say another."""


class RetryPolicy:
    """When another attempt is due: ``attempts`` in all, pauses in ms."""

    __slots__ = ("attempts", "backoff", "delay", "jitter", "max_delay", "when")

    def __init__(self, retry: int | model.Retry | None) -> None:
        spec = retry if isinstance(retry, model.Retry) else model.Retry(attempts=1 + (retry or 0))
        self.attempts = spec.attempts
        self.delay = milliseconds(spec.every or spec.delay)
        self.backoff = 1.0 if spec.every else spec.backoff
        self.max_delay = max(self.delay, 0 if spec.every else milliseconds(spec.max_delay))
        self.jitter = spec.jitter
        self.when = spec.when

    def pause(self, attempt: int, draw: float) -> int:
        """The pause in ms after attempt number ``attempt`` (from 1); ``draw`` in [0, 1) spreads it by the jitter."""
        grown = min(self.max_delay, self.delay * self.backoff ** min(attempt - 1, 64))
        return round(grown * (1 + self.jitter * (2 * draw - 1)))


@lru_cache(maxsize=1024)
def retry_policy(retry: int | model.Retry | None) -> RetryPolicy:
    """The policy for a ``retry`` of the plan; equal ones share it."""
    return RetryPolicy(retry)


class Work:
    """One action that does the work of a task, and what is settled about it: a case of a switch, or a fallback."""

    __slots__ = ("action", "effect", "kind", "retry")

    def __init__(self, action: model.Action, effect: str, retry: int | model.Retry | None) -> None:
        self.action = action
        self.kind = action.kind
        self.effect = effect
        self.retry = retry_policy(retry)


class TaskNode:
    """One task and all that is settled about it before it runs.

    A task that fans out is ``many``. An instance of it has an ``id`` of its own, and ``fan`` is the id of the task.
    ``round`` is 0 for the present round of the phase, else an earlier one. ``effect`` of a task with a switch is that
    of its strictest case. ``deadline`` is in ms, 0 where there is none. One that ``tidies`` stands in a ``finally``: it
    runs also while the execution closes, and is not cancelled with it.
    """

    __slots__ = (
        "cases", "deadline", "default", "dependents", "effect", "env", "fallback", "fan", "id", "index", "interpreter",
        "kind", "limited", "many", "needs", "optional", "phase", "plan_phase", "retry", "round", "task", "tidies",
        "timeout",
    )  # fmt: skip

    def __init__(
        self, task: model.Task, phase: model.Phase | None, plan: model.Plan, needs: Needs, dependents: Sequence[str],
        *, tidies: bool = False,
    ) -> None:  # fmt: skip
        self.id = task.id
        self.task = task
        self.many = task.is_many
        self.fan = ""
        self.index = 0
        self.round = 0
        self.phase = phase.id if phase else FINALLY
        self.plan_phase = phase
        self.kind = task.kind
        self.needs = needs
        self.dependents = dependents
        self.optional = task.optional
        self.effect = effect_of(task, phase)
        defaults = plan.execution_pipeline.defaults
        repeatable = self.effect != "once"
        self.retry = retry_policy(task.retry if task.retry is not None else defaults.retry if repeatable else None)
        self.tidies = tidies
        said = task.timeout or (phase.task_timeout if phase else None) or defaults.timeout
        self.timeout = milliseconds(said) if said else 0
        self.limited = phase is not None and phase.timeout is not None and not tidies
        self.deadline = milliseconds(task.deadline) if task.deadline else 0
        switch, fallback = task.switch, task.fallback
        self.cases = {name: self._case(case, defaults.retry) for name, case in switch.cases.items()} if switch else {}
        self.default = self._case(switch.default, defaults.retry) if switch and switch.default else None
        self.fallback = Work(fallback, effect_of(fallback, phase), fallback.retry) if fallback else None
        self.interpreter = defaults.interpreter
        self.env = {**plan.env, **(phase.env if phase else {})} if plan.env or (phase and phase.env) else {}

    @property
    def leaves_effects(self) -> bool:
        """It leaves something behind that can be taken back."""
        return self.task.compensate is not None or self.kind == "service"

    @property
    def calls_plans(self) -> bool:
        """Some way to do its work is another plan, which may leave something behind too."""
        return any(action.plan is not None for _, action in works(self.task))

    def timeout_of(self, action: model.Action) -> int:
        """The longest time (ms) of an attempt at an action of the task. 0: none but that of the whole phase."""
        if action.timeout:
            return milliseconds(action.timeout)
        beside = action is self.task.verify or action is self.task.compensate
        endless = self.limited and action.shell is not None and not beside
        return self.timeout or (0 if endless else USUAL_TIMEOUT)

    def in_round(self, round: int) -> TaskNode:
        """The same in an earlier round of its phase."""
        node = copy(self)
        node.round = round
        return node

    def _case(self, case: model.Action, default: int | model.Retry | None) -> Work:
        effect = effect_of(case, self.plan_phase, self.task)
        usual = self.task.retry if self.task.retry is not None else default if effect != "once" else None
        return Work(case, effect, case.retry if case.retry is not None else usual)

    @property
    def action(self) -> model.Action:
        """The action of a task without a switch: the task itself."""
        return self.task

    def work(self, case: str = "", *, fallback: bool = False) -> Work | TaskNode:
        """What does the task's work: the task itself, a case of its switch, or its fallback. Raises ``NoCase``."""
        if fallback and self.fallback is not None:
            return self.fallback
        if self.task.switch is None:
            return self
        found = self.cases.get(case, self.default)
        if found is None:
            raise NoCase(case)
        return found


class NoCase(KeyError):
    """A switch has no case for this value, and no default."""


class Nodes(dict[str, TaskNode]):
    """The tasks of a plan by id, in written order. An instance of a fan-out, such as ``shard[3]``, is found as well."""

    def __init__(self) -> None:
        super().__init__()
        self._instance = lru_cache(maxsize=4096)(self._make)

    def __missing__(self, id: str) -> TaskNode:
        return self._instance(id)

    def _make(self, id: str) -> TaskNode:
        fan, bracket, index = id.removesuffix("]").partition("[")
        if not bracket:
            raise KeyError(id)
        instance = copy(self[fan])
        instance.id, instance.fan, instance.index, instance.many = id, fan, int(index), False
        instance.needs, instance.dependents = (), ()
        return instance


class PhaseNode:
    """One phase: who it waits for, who waits for it, its tasks in written order, and those of its ``finally``."""

    __slots__ = (
        "dependents", "finally_tasks", "id", "max_parallel", "needs", "phase", "reads_previous", "tasks", "timeout",
    )  # fmt: skip

    def __init__(
        self,
        id: str,
        phase: model.Phase | None,
        needs: Needs,
        dependents: Sequence[str],
        tasks: list[str],
        max_parallel: int,
    ) -> None:
        self.id = id
        self.phase = phase
        self.needs = needs
        self.tasks = tasks
        self.dependents = dependents
        self.max_parallel = max_parallel
        self.finally_tasks = [task.id for task in phase.finally_] if phase else []
        self.timeout = milliseconds(phase.timeout) if phase and phase.timeout else 0
        self.reads_previous = phase is not None and may_repeat(phase) and b"previous" in msgspec.json.encode(phase)


class Blueprint:
    """The plan as the machine walks it; linear in the plan's size."""

    def __init__(self, plan: model.Plan, digest: str = "") -> None:
        self.plan = plan
        self.digest = digest
        pipeline = plan.execution_pipeline
        self.max_parallel = pipeline.max_parallel if pipeline.parallel_execution else 1
        self.tasks = Nodes()
        self.phases: dict[str, PhaseNode] = {}
        order = phase_graph(plan)
        for phase in plan.phases:
            self._add_tasks(phase, phase.tasks, task_graph(phase))
            if phase.finally_:
                self._add_tasks(phase, phase.finally_, finally_graph(phase), tidies=True)
            cap = min(phase.max_parallel or self.max_parallel, self.max_parallel)
            tasks = [task.id for task in phase.tasks]
            self.phases[phase.id] = PhaseNode(
                phase.id, phase, order.needs[phase.id], order.dependents[phase.id], tasks, cap
            )
        self._add_tasks(None, plan.finally_, finally_graph(plan), tidies=True)
        tasks = [task.id for task in plan.finally_]
        self.finally_ = PhaseNode(FINALLY, None, (), (), tasks, 1)
        self.has_finally = bool(tasks)
        own = [node.task for node in self.tasks.values()]
        self.has_priorities = any(task.priority for task in own)
        self.has_locks = plan.concurrency is not None or any(task.concurrency is not None for task in own)

    @cached_property
    def scopes(self) -> Scopes:
        """What expressions may see, place by place."""
        return Scopes(self.plan)

    @cached_property
    def decision_scopes(self) -> DecisionScopes:
        """What rules see, and people who are asked."""
        return DecisionScopes(self.plan, self.scopes)

    @cached_property
    def read_outputs(self) -> Mapping[str, set[str]]:
        """What some text of the plan reads as if it were there: for each task outputs, and ``artifacts.NAME``."""
        found: dict[str, set[str]] = {}
        for task, key, name in _READ.findall(msgspec.json.encode(self.plan)):
            what = name.decode() if key == b"outputs" else f"artifacts.{name.decode()}"
            found.setdefault(task.decode(), set()).add(what)
        return found

    def readers(self, task: str) -> Sequence[str]:
        """The tasks in whose texts a task is named, but for those that tidy up."""
        return self._readers.get(task, ())

    @cached_property
    def _readers(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for node in self.tasks.values():
            if not node.tidies:
                for name in dict.fromkeys(_NAMED.findall(msgspec.json.encode(node.task))):
                    found.setdefault(name.decode(), []).append(node.id)
        return found

    @cached_property
    def has_secrets(self) -> bool:
        """Whether the plan uses secrets, or any task hands on one that it made."""
        actions = (action for node in self.tasks.values() for _, action in works(node.task))
        outputs = (spec for action in actions for spec in action.outputs.values())
        return bool(self.plan.secrets) or any(isinstance(spec, model.Output) and spec.secret for spec in outputs)

    @cached_property
    def has_agents(self) -> bool:
        """Whether any task is an agent's."""
        return any(action.agent is not None for node in self.tasks.values() for _, action in works(node.task))

    @cached_property
    def budgets(self) -> Mapping[str, Amounts]:
        """What may be used up, pool by pool."""
        return pools_of(self.plan)

    @cached_property
    def signals(self) -> frozenset[str]:
        """The signals that some task waits for."""
        return frozenset(signals_of(self.plan))

    def urgency(self, id: str) -> int:
        """Sorts tasks by their priority, the highest first."""
        return -self.tasks[id].task.priority

    def phase(self, id: str) -> PhaseNode:
        """The node of a phase, ``finally`` included."""
        return self.finally_ if id == FINALLY else self.phases[id]

    def reach(self, phase: str, then: str) -> float:
        """The largest ``blastRadius`` of what an option lets loose: of its phase, or of all up to the next gates."""
        if then not in ("continue", "repeat", "enter"):
            return 0.0
        return self._reaches["continue" if then == "continue" else "repeat"].get(phase, 0.0)

    @cached_property
    def has_change_windows(self) -> bool:
        """Changes have times, here or in some environment."""
        environments = self.plan.environments.values()
        return bool(self.plan.decision_engine.change_window) or any(each.change_window for each in environments)

    @cached_property
    def points_of_no_return(self) -> dict[str, frozenset[str]]:
        """Such phases, each with all that is final once it has begun: itself, and what has ended before it."""
        points = [node.id for node in self.phases.values() if node.phase and node.phase.point_of_no_return]
        graph = phase_graph(self.plan) if points else None
        return {
            point: frozenset(id for id in self.phases if graph and (id == point or graph.before(id, point)))
            for point in points
        }

    @cached_property
    def _reaches(self) -> dict[str, dict[str, float]]:
        own = {id: self._widest(node.tasks) for id, node in self.phases.items()}
        beyond: dict[str, float] = {}
        levels = phase_graph(self.plan).levels
        for id in sorted(self.phases, key=lambda id: levels[id], reverse=True):
            below = [(each, self.phases[each].phase) for each in self.phases[id].dependents]
            beyond[id] = max(
                (max(own[each], 0.0 if phase and phase.gate else beyond[each]) for each, phase in below), default=0.0
            )
        return {"repeat": own, "continue": beyond}

    def _widest(self, tasks: Sequence[str]) -> float:
        return max((self.tasks[id].task.blast_radius or 0.0 for id in tasks), default=0.0)

    def _add_tasks(
        self, phase: model.Phase | None, tasks: Sequence[model.Task], order: Graph, *, tidies: bool = False
    ) -> None:
        for task in tasks:
            needs, dependents = order.needs[task.id], order.dependents[task.id]
            self.tasks[task.id] = TaskNode(task, phase, self.plan, needs, dependents, tidies=tidies)
