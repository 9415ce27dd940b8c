"""Rules about effects: what a retry could do twice, what can't be undone, and what should be decided before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from turbo_mode.core.plan import model
from turbo_mode.core.plan.effects import effect_of
from turbo_mode.core.plan.facts import Facts, Located, Way, actions_of
from turbo_mode.core.plan.nodes import Path

_READING = frozenset(("list", "read", "search", "get", "find", "show", "view", "query", "fetch", "describe", "diff"))
_WRITING = frozenset((
    "write", "edit", "create", "delete", "remove", "move", "rename", "run", "exec", "execute", "shell", "bash", "apply",
    "post", "put", "patch", "send", "push", "merge", "commit", "deploy", "update", "insert", "publish", "call",
))  # fmt: skip


def run(facts: Facts) -> None:
    """Reports W0501, W0502 and W0504."""
    decided = _Decided(facts)
    for located in facts.all_tasks():
        task, phase, path = located.task, located.phase, located.path
        for place, action, way in actions_of(task, path):
            effect = effect_of(action, phase if way == "run" else None, task if action is not task else None)
            _repeats(facts, action, effect, place, task, way, phase)
            if action.agent is not None:
                _agent(facts, action.agent, located, (*place, "agent"), decided)
        if task.irreversible and task.compensate is not None and not facts.is_broken((*path, "irreversible")):
            facts.report.error(
                "W0111", f"`{task.id}` can't be taken back, and has `compensate`", (*path, "compensate"), at="key",
                label="leave one of the two out",
                related=(facts.report.related((*path, "irreversible"), "it says so here", "key"),),
            )  # fmt: skip
        if task.irreversible and not decided.before(located):
            _ungated(facts, f"`{task.id}` can't be undone", (*path, "irreversible"), path, phase)
    for index, phase in enumerate(facts.plan.phases):
        if phase.point_of_no_return and not decided.before_phase(phase):
            where: Path = ("phases", index)
            message = f"there is no way back from `{phase.id}`"
            _ungated(facts, message, (*where, "pointOfNoReturn"), where, phase)


def _repeats(
    facts: Facts, action: model.Action, effect: str, path: Path, task: model.Task, way: Way, phase: model.Phase | None
) -> None:
    tries = action.retry.attempts - 1 if isinstance(action.retry, model.Retry) else action.retry
    verified = way == "run" and task.verify is not None
    if not tries or effect != "once" or verified or way == "verify" or facts.is_broken((*path, "retry")):
        return
    name = f"`{task.id}`" if action is task else f"`{path[-1]}`"
    written = action.effect or (way == "run" and phase is not None and phase.effect)
    note = "" if written else f"the default for {_kind_name(action)} is `effect: once`"
    probe = ", or add `verify:` to find out whether it happened" if action is task else ""
    facts.report.error(
        "W0501", f"{name} may happen twice", (*path, "retry"), at="key", shown=path,
        label="a retry repeats an effect that the plan calls `once`", note=note,
        help=f"say `effect: idempotent` if repeating is harmless{probe}",
    )  # fmt: skip


def _kind_name(action: model.Action) -> str:
    if isinstance(action.http, model.Http):
        return f"a {action.http.method} request"
    return f"{'an' if action.kind[0] in 'aeiou' else 'a'} {action.kind} task"


def _asking(tasks: list[model.Task]) -> list[str]:
    return [task.id for task in tasks if task.approve is not None or task.decide is not None]


class _Decided:
    """Where something is decided, or somebody asked, before a task starts."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        phases = [phase.id for phase in facts.plan.phases if phase.gate is not None or _asking(phase.tasks)]
        self.phases = facts.phase_graph.earliest(phases)
        self.asking: dict[str, Sequence[str]] = {}

    def before_phase(self, phase: model.Phase) -> bool:
        return any(self.facts.phase_graph.before(id, phase.id) for id in self.phases)

    def before(self, located: Located) -> bool:
        """True for ``finally`` tasks too: they run whatever is decided."""
        phase = located.phase
        if phase is None or located.closing or self.before_phase(phase):
            return True
        graph = self.facts.task_graph(phase)
        if phase.id not in self.asking:
            self.asking[phase.id] = graph.earliest(_asking(phase.tasks))
        return any(graph.before(id, located.task.id) for id in self.asking[phase.id])


def _ungated(facts: Facts, message: str, path: Path, shown: Path, phase: model.Phase | None) -> None:
    facts.report.error(
        "W0502", f"{message}, and no gate comes before it", path, at="key", shown=shown,
        label="nothing is decided before this happens",
        help=f"give a phase before `{phase.id if phase else ''}` a gate, or put a task with `approve:` before it",
    )  # fmt: skip


def _agent(facts: Facts, agent: model.Agent, located: Located, path: Path, decided: _Decided) -> None:
    if decided.before(located):
        return
    for index, tool in _acting(agent.tools):
        facts.report.error(
            "W0504", f"the agent may change something by `{tool[:64]}`, and nobody has decided that",
            (*path, "tools", index), label="no gate and no approval comes before it",
            help="let it answer only, and act in a task after a gate; or put a task with `approve:` before it",
        )  # fmt: skip
        return


def _acting(tools: list[str]) -> Iterator[tuple[int, str]]:
    """The tools that surely do more than look."""
    for index, tool in enumerate(tools):
        words = {word.lower() for word in tool.replace("-", ".").replace("_", ".").replace("/", ".").split(".")}
        if words & _WRITING and not words & _READING:
            yield index, tool
