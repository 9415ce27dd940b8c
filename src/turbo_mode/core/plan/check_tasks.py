"""Rules about inputs, kinds and effects that no single value shows."""

from __future__ import annotations

from turbo_mode.core.plan import answers, inputs, model
from turbo_mode.core.plan.effects import effect_of
from turbo_mode.core.plan.facts import Facts, Located
from turbo_mode.core.plan.nodes import Path


def run(facts: Facts) -> None:
    """Reports E0103, E0105, E0108, W0501 and W0502."""
    for name, given in facts.plan.inputs.items():
        path: Path = ("inputs", name)
        said = any(facts.is_broken((*path, key)) for key in ("default", "enum", "type"))
        if isinstance(given, model.Input) and not said:
            _input(facts, given, path)
    gated = _gated(facts)
    for located in facts.all_tasks():
        task, phase, path = located
        _action(facts, task, path)
        _repeats(facts, task, effect_of(task, phase), path, phase)
        if task.verify is not None:
            _inner(facts, task.verify, (*path, "verify"))
        if task.compensate is not None:
            _inner(facts, task.compensate, (*path, "compensate"))
            _repeats(facts, task.compensate, effect_of(task.compensate), (*path, "compensate"), None)
        if task.irreversible:
            _ungated(facts, located, gated)


def _input(facts: Facts, given: model.Input, path: Path) -> None:
    for key, reason in inputs.faults(given):
        what = {"default": "the default doesn't fit the input", "enum": "a permitted value doesn't fit the input"}
        message = what.get(key, f"`{key}` can't be met")
        facts.report.error("E0105", message, (*path, key), label=reason)


def _action(facts: Facts, action: model.Action, path: Path) -> None:
    kind = action.kind
    spec = getattr(action, kind)
    where = (*path, kind)
    if facts.is_broken(where):
        return
    if isinstance(spec, model.Shell | model.Service):
        _program(facts, spec, kind, where)
    elif isinstance(spec, model.Http) and spec.json is not None and spec.body is not None:
        facts.report.error("E0108", "a request has one body", (*where, "body"), label="there is `json` already")
    elif isinstance(spec, model.Agent):
        for place, why in answers.faults(spec.output):
            facts.report.error("E0105", "the form of the answer can't be used", (*where, "output", *place), label=why)


def _program(facts: Facts, spec: model.Shell | model.Service, kind: str, path: Path) -> None:
    error = facts.report.error
    if spec.script is None and spec.command is None:
        error("E0103", f"`{kind}` needs `script` or `command`", path, label="a program is needed here")
    elif spec.script is not None and spec.command is not None:
        error("E0108", f"`{kind}` has both `script` and `command`", (*path, "command"), label="only one")
    for key, words in (("command", spec.command), ("interpreter", spec.interpreter)):
        if words == []:
            error("E0103", f"`{key}` is empty", (*path, key), label="a program is needed here")


def _inner(facts: Facts, action: model.Action, path: Path) -> None:
    _action(facts, action, path)
    if action.service is not None:
        what = path[-1]
        label = "a service keeps running, and this has to end"
        facts.report.error("E0108", f"`{what}` can't be a service", (*path, "service"), label=label)


def _repeats(facts: Facts, action: model.Action, effect: str, path: Path, phase: model.Phase | None) -> None:
    tries = action.retry.attempts - 1 if isinstance(action.retry, model.Retry) else action.retry
    verified = isinstance(action, model.Task) and action.verify is not None
    if not tries or effect != "once" or verified or facts.is_broken((*path, "retry")):
        return
    name = f"`{action.id}`" if isinstance(action, model.Task) else "`compensate`"
    written = action.effect or (phase is not None and phase.effect)
    note = "" if written else f"the default for {_kind_name(action)} is `effect: once`"
    probe = ", or add `verify:` to find out whether it happened" if isinstance(action, model.Task) else ""
    facts.report.error(
        "W0501", f"{name} may happen twice", (*path, "retry"), at="key", shown=path,
        label="a retry repeats an effect that the plan calls `once`", note=note,
        help=f"say `effect: idempotent` if repeating is harmless{probe}",
    )  # fmt: skip


def _kind_name(action: model.Action) -> str:
    if isinstance(action.http, model.Http):
        return f"a {action.http.method} request"
    return f"a {action.kind} task"


def _gated(facts: Facts) -> list[str]:
    return [phase.id for phase in facts.plan.phases if phase.gate is not None]


def _ungated(facts: Facts, located: Located, gated: list[str]) -> None:
    phase = located.phase
    if phase is None or any(facts.phase_graph.before(gate, phase.id) for gate in gated):
        return
    facts.report.error(
        "W0502", f"`{located.task.id}` can't be undone, and no gate comes before it", (*located.path, "irreversible"),
        at="key", shown=located.path, label="nothing is decided before this happens",
        help=f"give a phase before `{phase.id}` a gate",
    )  # fmt: skip
