"""Limits from several places, of which the strictest holds, key by key, whatever the order:

=====================  ======================
key                    what holds
=====================  ======================
autonomyLevel          the lowest
confidence             the highest
maxParallel, timeout   the lowest
maxRunning             the lowest
maxRunningPerTenant    the lowest
parallelExecution      true only if all say so
sandbox                all, else agents
deciders, actsAlone    those in every list
model                  that of the first place
budgets                of each thing the smallest
rules, changeWindow    all of them
=====================  ======================

So nobody has to remember which file wins over which, and a plan can never loosen what its owner has set.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeVar

from msgspec import Struct, structs

from turbo_mode.core.decisions.opinions import Adviser
from turbo_mode.core.decisions.policy import LEVELS
from turbo_mode.core.plan import model
from turbo_mode.core.plan.durations import milliseconds
from turbo_mode.core.plan.known import Configured
from turbo_mode.core.plan.windows import all_windows, as_list
from turbo_mode.errors import PlanError

_Plan = model.Plan | model.InnerPlan
_Of = TypeVar("_Of", model.Plan, model.InnerPlan)


class Limits(Struct, frozen=True, kw_only=True):
    """What one place says; None where it says nothing. ``origin`` names the place for people.

    ``max_running`` is about all executions of an engine together, ``max_running_per_tenant`` about those of each
    tenant, ``labels`` say what that engine is, ``adviser`` is the model that may be asked, and ``sources`` and
    ``sinks`` are where its tasks may read and write beside what a plan declares.
    """

    origin: str
    autonomy_level: model.Level | None = None
    confidence: float | None = None
    parallel_execution: bool | None = None
    max_parallel: int | None = None
    timeout: str | None = None
    max_running: int | None = None
    max_running_per_tenant: int | None = None
    labels: tuple[str, ...] = ()
    sandbox: model.Sandbox | None = None
    rules: list[model.Rule] = []
    change_windows: list[model.Window] = []
    budgets: model.Budgets | None = None
    deciders: list[model.Decider] = []
    acts_alone: list[model.Act] = []
    adviser: Adviser | None = None
    sources: list[model.Data] = []
    sinks: list[model.Data] = []


class Bound(NamedTuple):
    """One limit that holds, and the place that it comes from."""

    key: str
    value: Any
    origin: str


_LOOSENESS: dict[str, Callable[[Any], float]] = {
    "autonomy_level": LEVELS.index,
    "confidence": lambda confidence: -confidence,
    "parallel_execution": lambda together: together,
    "max_parallel": lambda many: many,
    "timeout": milliseconds,
    "max_running": lambda many: many,
    "max_running_per_tenant": lambda many: many,
    "sandbox": ("all", "agents", "none").index,
}
"""For each key how loose a value is: the smallest is the strictest."""


def strictest(limits: Sequence[Limits]) -> list[Bound]:
    """The limits that hold, each with its origin: of equally strict ones the first."""
    found: list[Bound] = []
    for name, looseness in _LOOSENESS.items():
        said = [(getattr(each, name), each.origin) for each in limits if getattr(each, name) is not None]
        if said:
            value, origin = min(said, key=lambda pair: looseness(pair[0]))
            found.append(Bound(name, value, origin))
    return found


def labels_of(limits: Sequence[Limits]) -> frozenset[str]:
    """The labels of an engine, wherever they are said."""
    return frozenset(label for each in limits for label in each.labels)


def configured_by(limits: Sequence[Limits]) -> Configured:
    """What plans may use without declaring it again."""
    sources = frozenset(data.name for each in limits for data in each.sources)
    return Configured(sources, frozenset(data.name for each in limits for data in each.sinks))


def adviser_of(limits: Sequence[Limits]) -> Adviser | None:
    """The model that may be asked for advice, if any."""
    return next((each.adviser for each in limits if each.adviser is not None), None)


def said_by(plan: _Plan, origin: str) -> Limits:
    """What a plan says of itself."""
    engine, pipeline = plan.decision_engine, plan.execution_pipeline
    return Limits(
        origin=origin,
        autonomy_level=engine.autonomy_level,
        confidence=engine.confidence,
        parallel_execution=pipeline.parallel_execution,
        max_parallel=pipeline.max_parallel,
        timeout=pipeline.defaults.timeout,
        sandbox=pipeline.sandbox if pipeline.sandbox == "all" else None,
        rules=engine.rules,
        change_windows=as_list(engine.change_window),
        budgets=engine.budgets,
        deciders=engine.deciders,
        acts_alone=engine.acts_alone,
    )


def tighten(plan: _Of, limits: Sequence[Limits]) -> _Of:
    """The plan, and every plan in it, under these limits too; the same object if nothing changes."""
    if not limits:
        return plan
    held = {bound.key: bound.value for bound in strictest([said_by(plan, "plan"), *limits])}
    engine = structs.replace(
        plan.decision_engine,
        autonomy_level=held["autonomy_level"],
        confidence=held.get("confidence"),
        rules=_all_rules(plan.decision_engine.rules, limits),
        budgets=smallest(plan.decision_engine.budgets, *(each.budgets for each in limits)),
        deciders=in_every([plan.decision_engine.deciders, *(each.deciders for each in limits)]),
        acts_alone=acts_in_every([plan.decision_engine.acts_alone, *(each.acts_alone for each in limits)]),
        change_window=all_windows(plan.decision_engine.change_window, *(each.change_windows for each in limits)),
    )
    pipeline = structs.replace(
        plan.execution_pipeline,
        parallel_execution=held["parallel_execution"],
        max_parallel=held["max_parallel"],
        defaults=structs.replace(plan.execution_pipeline.defaults, timeout=held.get("timeout")),
        sandbox=held.get("sandbox", "agents"),
    )
    below = [structs.replace(each, rules=[], budgets=None) for each in limits]  # these go down with each call
    plans = {name: tighten(inner, below) for name, inner in plan.plans.items()}
    same = all(plans[name] is inner for name, inner in plan.plans.items())
    if same and (engine, pipeline) == (plan.decision_engine, plan.execution_pipeline):
        return plan
    return structs.replace(plan, decision_engine=engine, execution_pipeline=pipeline, plans=plans)


def in_every(lists: Sequence[list[model.Decider]]) -> list[model.Decider]:
    """The deciders that every list has, of those that have any; where they agree on none, a person decides."""
    said = [each for each in lists if each]
    if not said:
        return []
    first, *rest = said
    return [each for each in first if all(each in other for other in rest)] or ["human"]


def acts_in_every(lists: Sequence[list[model.Act]]) -> list[model.Act]:
    """The acts that every list has, of those that have any."""
    said = [each for each in lists if each]
    return [each for each in said[0] if all(each in other for other in said)] if said else []


def _all_rules(own: list[model.Rule], limits: Sequence[Limits]) -> list[model.Rule]:
    """The rules of a plan and those of its owner, each once."""
    return [*own, *(rule for rule, _ in rules_of(limits) if rule not in own)]


def rules_of(limits: Sequence[Limits]) -> list[tuple[model.Rule, str]]:
    """The rules of all places, each once, with the first place that it comes from."""
    found: list[tuple[model.Rule, str]] = []
    for rule, origin in ((rule, each.origin) for each in limits for rule in each.rules):
        if all(rule != known for known, _ in found):
            found.append((rule, origin))
    return found


def smallest(*budgets: model.Budgets | None) -> model.Budgets | None:
    """Of each thing the smallest amount. Raises ``PlanError`` for money of different currencies."""
    found: model.Budgets | None = None
    for each in budgets:
        if each is None or found is None:
            found = found or each
            continue
        mine, theirs = structs.asdict(found), structs.asdict(each)
        less = {name: theirs[name] for name in theirs if _is_less(name, theirs[name], mine[name])}
        found = structs.replace(found, **less)
    return found


def _is_less(name: str, new: Any, old: Any) -> bool:
    if new is None or old is None:
        return old is None and new is not None
    if name == "cost":
        (amount, currency), (most, other) = str(new).split(), str(old).split()
        if currency != other:
            raise PlanError(f"a budget counts in {other} and another one in {currency}", hint="use one currency")
        return float(amount) < float(most)
    if name == "wall_time":
        return milliseconds(new) < milliseconds(old)
    return bool(new < old)
