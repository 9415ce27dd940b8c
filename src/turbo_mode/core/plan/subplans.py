"""Plans in plans: what a call names, and what that becomes as a plan of its own.

A loaded plan is a *bundle*: ``plans`` holds the plans that stand in its file by their ids, and those of the files that
it names by the path as it is written there. A plan in a file sees the plans around it in the same file; a file sees
nothing of the one that names it, so it means the same wherever it is called from.
"""

from __future__ import annotations

import posixpath
import re
from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import Any, TypeVar, cast, get_args

import msgspec
from msgspec import structs

from turbo_mode.core.plan import model
from turbo_mode.core.plan.actions import outputs_of, works
from turbo_mode.core.plan.nodes import Path
from turbo_mode.core.plan.windows import all_windows
from turbo_mode.core.regex import regex

DEEPEST = 16
"""How many plans may stand in one another."""
_LEVELS = get_args(model.Level)
_Of = TypeVar("_Of")
_ID = regex(r"[a-z][A-Za-z0-9_]*")
_HUMP = regex(r"(?<=[a-z0-9])(?=[A-Z])")


def call_of(action: model.Action) -> model.SubPlan | None:
    """The call of a ``plan`` action in its long form; None for any other kind."""
    if isinstance(action.plan, str):
        short = action.plan
        return model.SubPlan(path=short) if is_path(short) else model.SubPlan(name=short)
    return action.plan


def call_of_request(request: Mapping[str, Any]) -> model.SubPlan:
    """The call that a request of kind ``plan`` was made of, as far as it says which plan and which secrets."""
    return model.SubPlan(name=request["plan"], secrets=request.get("secrets", []))


def is_path(reference: str) -> bool:
    """It names a file: everything that can't be an id does."""
    return not _ID.fullmatch(reference)


def reference(call: model.SubPlan) -> str:
    """The key in ``plans`` under which a call finds its plan."""
    return call.path or call.name or ""


def find(plan: model.Plan, call: model.SubPlan) -> model.InnerPlan | None:
    """The plan that is called, if it is there."""
    return plan.plans.get(reference(call))


def seen_alone(plan: model.Plan, reference: str) -> model.Plan:
    """An inner plan as a plan of its own, with all its secrets and its own limits, as ``check`` looks at it."""
    inner = plan.plans[reference]
    return model.Plan(
        turbo=plan.turbo, name=inner.name or _name(reference), title=inner.title, description=inner.description,
        version=inner.version, labels=inner.labels, inputs=inner.inputs, secrets=dict.fromkeys(inner.secrets, ""),
        environments=inner.environments, env=inner.env, decision_engine=inner.decision_engine,
        execution_pipeline=inner.execution_pipeline, plans=_seen(plan, reference), phases=inner.phases,
        finally_=inner.finally_, outputs=inner.outputs, data_sources=plan.data_sources, data_sinks=plan.data_sinks,
    )  # fmt: skip


def _seen(plan: model.Plan, reference: str) -> dict[str, model.InnerPlan]:
    """The plans that an inner plan sees: its own and those around it. There may be thousands, so none is copied."""
    own = plan.plans[reference].plans
    if is_path(reference):
        return own
    layers = plan.plans.maps if isinstance(plan.plans, ChainMap) else [plan.plans]
    around = layers[next(depth for depth, layer in enumerate(layers) if reference in layer) :]
    seen: object = ChainMap(own, *around) if own else around[0] if len(around) == 1 else ChainMap(*around)
    return cast("dict[str, model.InnerPlan]", seen)


def as_plan(plan: model.Plan, call: model.SubPlan, environment: str = "") -> model.Plan:
    """What a call carries out: limits never looser than the caller's, and of its secrets those that the call names.

    ``environment`` is that of the caller's phase; what it tightens is tighter below too. Raises ``KeyError`` where
    there is no such plan.
    """
    alone = seen_alone(plan, reference(call))
    pipeline = alone.execution_pipeline
    if plan.execution_pipeline.sandbox == "all":
        pipeline = structs.replace(pipeline, sandbox="all")
    given = {name: _full(name, plan.secrets[name]) for name in call.secrets if name in plan.secrets}
    return structs.replace(
        alone,
        plans=dict(alone.plans),
        secrets={name: secret for name, secret in given.items() if name in alone.secrets},
        decision_engine=_tighter(alone.decision_engine, _within(plan, environment)),
        execution_pipeline=pipeline,
    )


def calls(plan: model.Plan | model.InnerPlan) -> Iterator[tuple[Path, model.SubPlan]]:
    """Every call in the phases of a plan, with the path of its action; not those inside ``plans``."""
    for path, task in _tasks(plan):
        if not (task.plan or task.switch or task.compensate or task.verify or task.fallback):
            continue
        for place, action in _actions(path, task):
            if action.plan is not None and (call := call_of(action)) is not None:
                yield place, call


def folder_of(plan_dir: str, reference: str) -> str:
    """The folder of a called plan, for one whose own folder is ``plan_dir``."""
    if not is_path(reference):
        return plan_dir
    return posixpath.normpath(posixpath.join(plan_dir, posixpath.dirname(reference)))


def digest(plan: model.Plan) -> str:
    """SHA-256 of the model in its JSON form: the same plan has the same digest, whatever its syntax."""
    return sha256(msgspec.json.encode(plan, order="deterministic")).hexdigest()


def handed_on(plan: model.Plan, task: model.Task) -> tuple[str, ...]:
    """The names of a task's outputs, whichever action makes them: declared ones, and those of a plan that is called."""
    if task.plan is None and task.switch is None and task.fallback is None:
        return tuple(task.outputs)
    inner = (name for call in _works_called(plan, task) for name in plan.plans[reference(call)].outputs)
    return tuple(dict.fromkeys((*inner, *outputs_of(task))))


def can_undo(plan: model.Plan, task: model.Task, known: dict[str, bool]) -> bool:
    """Whether a plan that a task calls has something that can be taken back. ``known``: what was found out before."""
    if task.plan is None and task.switch is None and task.fallback is None:
        return False
    return any(_below(plan, call, _undoes, known) for call in _works_called(plan, task))


def _works_called(plan: model.Plan, task: model.Task) -> list[model.SubPlan]:
    """The calls by which a task may do its work, as far as their plans are there."""
    calls = [call_of(action) for _, action in works(task) if action.plan is not None]
    return [call for call in calls if call is not None and find(plan, call) is not None]


def circle(plan: model.Plan) -> list[str]:
    """Plans of one file that call each other in a circle, each the next one; empty if none do."""
    done: set[str] = set()
    named = (model.SubPlan(name=name) for name in plan.plans if not is_path(name))
    trail: dict[str, None] = {}
    ways = [(plan, iter([call for _, call in calls(plan)])), (plan, named)]
    while ways:
        here, ahead = ways[-1]
        call = next(ahead, None)
        if call is None:
            ways.pop()
            if trail:
                done.add(trail.popitem()[0])
        elif (name := reference(call)) in trail:
            around = list(trail)
            return [*around[around.index(name) :], name]
        elif name not in done and not is_path(name) and find(here, call) is not None:
            inner = seen_alone(here, name)
            trail[name] = None
            ways.append((inner, (each for _, each in calls(inner))))
    return []


def depth(plan: model.Plan) -> int:
    """How many plans stand in one another below this one; what is called in a circle counts once."""
    known: dict[str, int] = {}
    found = [_below(plan, call, _deeper, known) for _, call in calls(plan) if find(plan, call) is not None]
    return max(found, default=0)


def _below(
    plan: model.Plan, call: model.SubPlan, fold: Callable[[model.Plan, list[_Of]], _Of], known: dict[str, _Of]
) -> _Of:
    """Something about a called plan, made from the plan and what was made of those that it calls."""
    made: list[_Of] = []
    ways: list[tuple[str, model.Plan, dict[str, _Of], Iterator[model.SubPlan], list[_Of]]] = [
        ("", plan, known, iter([call]), made)
    ]
    while not made:
        name, here, mine, ahead, below = ways[-1]
        each = next(ahead, None)
        if each is None:
            ways.pop()
            ways[-1][2][name] = fold(here, below)
            ways[-1][4].append(ways[-1][2][name])
        elif (called := reference(each)) in mine:
            below.append(mine[called])
        elif find(here, each) is not None:
            inner = seen_alone(here, called)
            mine[called] = fold(inner, [])  # stands in where it calls itself
            inside: dict[str, _Of] = {} if is_path(called) else mine
            ways.append((called, inner, inside, (every for _, every in calls(inner)), []))
    return made[0]


def _deeper(plan: model.Plan, below: list[int]) -> int:
    return 1 + max(below, default=0)


def _undoes(plan: model.Plan, below: list[bool]) -> bool:
    return any(below) or any(task.compensate is not None for _, task in _tasks(plan))


def _tasks(plan: model.Plan | model.InnerPlan) -> Iterator[tuple[Path, model.Task]]:
    for index, phase in enumerate(plan.phases):
        for number, task in enumerate(phase.tasks):
            yield ("phases", index, "tasks", number), task
        for number, task in enumerate(phase.finally_):
            yield ("phases", index, "finally", number), task
    for number, task in enumerate(plan.finally_):
        yield ("finally", number), task


def _actions(path: Path, task: model.Task) -> Iterator[tuple[Path, model.Action]]:
    yield path, task
    for key, action in (("verify", task.verify), ("compensate", task.compensate), ("fallback", task.fallback)):
        if action is not None:
            yield (*path, key), action
    if task.switch is not None:
        for name, case in task.switch.cases.items():
            yield (*path, "switch", "cases", name), case
        if task.switch.default is not None:
            yield (*path, "switch", "default"), task.switch.default


def _name(reference: str) -> str:
    """What lists call a plan that has no name of its own: its id, or its file without the ending."""
    last = reference.rstrip("/").rpartition("/")[2]
    plain = _HUMP.sub("-", last.rpartition(".")[0] or last).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:64] or "plan"


def _full(name: str, secret: str | model.Secret) -> model.Secret:
    """A reference that doesn't depend on the name under which it is declared."""
    spec = secret if isinstance(secret, model.Secret) else model.Secret(name=secret)
    return structs.replace(spec, name=spec.name or name)


def _within(plan: model.Plan, environment: str) -> model.DecisionEngine:
    """What may be decided alone in a phase, by whom, and when changes may begin."""
    engine = plan.decision_engine
    if not environment:
        return engine
    there = plan.environments[environment]
    inside = model.DecisionEngine(
        autonomy_level=there.autonomy_level or engine.autonomy_level,
        confidence=there.confidence,
        change_window=there.change_window,
        deciders=engine.deciders,
        acts_alone=engine.acts_alone,
    )
    return _tighter(engine, inside)


def _tighter(own: model.DecisionEngine, outer: model.DecisionEngine) -> model.DecisionEngine:
    level = min(own.autonomy_level, outer.autonomy_level, key=_LEVELS.index)
    wanted = [each for each in (own.confidence, outer.confidence) if each is not None]
    deciders = own.deciders or outer.deciders
    if own.deciders and outer.deciders:
        deciders = [each for each in own.deciders if each in outer.deciders] or ["human"]
    acts = own.acts_alone or outer.acts_alone
    if own.acts_alone and outer.acts_alone:
        acts = [each for each in own.acts_alone if each in outer.acts_alone]
    return structs.replace(
        own,
        autonomy_level=level,
        confidence=max(wanted, default=None),
        change_window=all_windows(own.change_window, outer.change_window),
        deciders=deciders,
        acts_alone=acts,
    )
