"""All places of a plan at which something is decided: in every environment, and in the plans that it calls too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from turbo_mode.core.decisions.model import HandedRule
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.plan import model, subplans
from turbo_mode.core.plan.actions import works
from turbo_mode.proofs.ground import Ground
from turbo_mode.proofs.place import Place
from turbo_mode.proofs.weighing import Weighing

Above = Sequence[tuple[HandedRule, Ground]]


def weighings(plan: model.Plan) -> Iterator[Weighing]:
    """Each gate and each point of no return of a plan."""
    yield from _inside(plan, (), "", [])


def _inside(
    plan: model.Plan, above: Above, where: str, known: list[tuple[str, list[model.Rule]]]
) -> Iterator[Weighing]:
    blueprint, about = Blueprint(plan), {"plan": where} if where else {}
    for phase in plan.phases:
        for environment in environments_of(plan, phase):
            rules = _rules(plan, environment)
            for entry in (True, False):
                if phase.point_of_no_return if entry else phase.gate is not None:
                    place = Place(blueprint, phase, environment, rules, above, entry=entry, about=about)
                    yield Weighing(place, plan.decision_engine.autonomy_level)
            handed = [(_handed(plan, rule), Ground(blueprint, None, environment)) for rule in rules]
            for call in _called([*phase.tasks, *phase.finally_]):
                inside = (subplans.reference(call), [rule.rule for rule, _ in (*handed, *above)])
                if subplans.find(plan, call) is None or inside in known:
                    continue
                known.append(inside)
                inner = subplans.as_plan(plan, call, environment)
                yield from _inside(inner, [*handed, *above], inner.name, known)


def environments_of(plan: model.Plan, phase: model.Phase) -> list[str]:
    """The environments in which a phase may be."""
    if phase.environment is None:
        return [""]
    return [phase.environment] if phase.environment in plan.environments else list(plan.environments)


def _rules(plan: model.Plan, environment: str) -> list[HandedRule]:
    own = [HandedRule(rule, "") for rule in plan.decision_engine.rules]
    there = plan.environments[environment].rules if environment else []
    return own + [HandedRule(rule, environment) for rule in there]


def _handed(plan: model.Plan, rule: HandedRule) -> HandedRule:
    return HandedRule(rule.rule, f"{plan.name}, {rule.of}" if rule.of else plan.name)


def _called(tasks: Sequence[model.Task]) -> Iterator[model.SubPlan]:
    for task in tasks:
        for _, action in works(task):
            if action.plan is not None and (call := subplans.call_of(action)) is not None:
                yield call
