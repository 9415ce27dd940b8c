"""Proves what can be proven of a policy: of a plan with all limits that hold for it, or of an owner's limits alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from turbo_mode.core.decisions.limits import Limits, rules_of, strictest, tighten
from turbo_mode.core.plan import model
from turbo_mode.core.plan.windows import as_list, together
from turbo_mode.proofs import generic, laws, places
from turbo_mode.proofs.effects import effect, hold, numbers_of, shadow
from turbo_mode.proofs.people import People
from turbo_mode.proofs.report import Case, Proof, Report, Status, worst
from turbo_mode.proofs.search import Found, search
from turbo_mode.proofs.trial import AT
from turbo_mode.proofs.weighing import Weighing


class Origin(NamedTuple):
    """A rule and the place that says it; ``owned`` by the owner, who means every plan by it."""

    rule: model.Rule
    of: str
    owned: bool


def of_plan(plan: model.Plan, limits: Sequence[Limits], approvers: Mapping[str, Sequence[str]]) -> Report:
    """What holds at every gate of a plan, under the limits of its owner too."""
    held = tighten(plan, limits)
    owned = [Origin(rule, origin, owned=True) for rule, origin in rules_of(limits)]
    mine = [each for each in _said_in(plan, "plan") if all(each.rule != other.rule for other in owned)]
    people = People(approvers)
    asked = [*_approvals(held, people), *_windows(held)]
    return _prove(plan.name, list(places.weighings(held)), [*mine, *owned], people, asked)


def of_owner(limits: Sequence[Limits], approvers: Mapping[str, Sequence[str]], name: str) -> Report:
    """What holds at any gate under the limits of an owner."""
    bounds = {bound.key: bound.value for bound in strictest(limits)}
    rules = rules_of(limits)
    engine = model.DecisionEngine(
        autonomy_level=bounds.get("autonomy_level", "full"), confidence=bounds.get("confidence"),
        rules=[rule for rule, _ in rules],
    )  # fmt: skip
    windows = [window for each in limits for window in each.change_windows]
    origins = [Origin(rule, origin, owned=False) for rule, origin in rules]
    people = People(approvers)
    return _prove(name, list(generic.weighings(engine)), origins, people, _never_open(windows, name))


def _said_in(plan: model.Plan | model.InnerPlan, of: str) -> Iterator[Origin]:
    yield from (Origin(rule, of, owned=False) for rule in plan.decision_engine.rules)
    for name, environment in plan.environments.items():
        yield from (Origin(rule, f"environment {name}", owned=False) for rule in environment.rules)
    for name, inner in plan.plans.items():
        yield from _said_in(inner, f"plan {name}")


def _prove(
    name: str, weighings: list[Weighing], rules: list[Origin], people: People, others: Iterable[Proof]
) -> Report:  # fmt: skip
    properties = [
        _property("total", [search(each, laws.total(people), "total") for each in weighings]),
        _property("monotone", [search(each, laws.monotone, "monotone") for each in weighings]),
        _property("closed", [search(each, laws.closed) for each in weighings]),
    ]
    rows = [*_of_rules(weighings, rules, people), *others]
    properties.insert(1, _of_rows(rows))
    return Report(
        policy=name, ok=all(each.status != "COUNTER_EXAMPLE" for each in properties), gates=len(weighings),
        combinations=sum(each.combinations for each in weighings), properties=properties, rules=rows,
    )  # fmt: skip


def _property(name: str, found: Sequence[Found]) -> Proof:
    """A law at all places together."""
    status = worst([_status(each) for each in found])
    case = next((each.case for each in found if each.case and _status(each) == status), None)
    because = list(dict.fromkeys(why for each in found for why in each.because))
    if status != "NOT_PROVEN":
        because = []
    return Proof(name, status, case.said if case else "", case, because)


def _status(found: Found) -> Status:
    if found.certain:
        return "COUNTER_EXAMPLE"
    return "NOT_PROVEN" if found.case is not None or found.because else "PROVEN"


def _of_rows(rows: Sequence[Proof]) -> Proof:
    status = worst([each.status for each in rows])
    bad = [each for each in rows if each.status == status] if status != "PROVEN" else []
    said = "; ".join(f"{each.name}: {each.said}" for each in bad if each.said)
    return Proof("rules", status, said, bad[0].case if bad else None, [why for each in bad for why in each.because])


# -- rules -------------------------------------------------------------------------------------------------------------


def _of_rules(weighings: list[Weighing], rules: list[Origin], people: People) -> list[Proof]:
    """A row for each rule. One that does nothing beside the others isn't there any more for those before it."""
    against = [(each, search(each, laws.agreeing, "agreeing")) for each in weighings]
    rows: dict[int, Proof] = {}
    gone: list[model.Rule] = []
    for number in reversed(range(len(rules))):
        rows[number] = _row(weighings, rules[number], people, against, gone)
        if rows[number].said.startswith(_DEAD):
            gone.append(rules[number].rule)
    return [rows[number] for number in range(len(rules))]


_DEAD = "it never"


def _row(
    weighings: list[Weighing], origin: Origin, people: People, against: list[tuple[Weighing, Found]],
    gone: list[model.Rule],
) -> Proof:  # fmt: skip
    rule, does = origin.rule, _does(origin.rule)
    if rule.require is not None and (why := people.never(rule.require)):
        return Proof(rule.id, "COUNTER_EXAMPLE", why, of=origin.of, does=does)
    for weighing, found in against:
        if found.case is not None and found.rules & numbers_of(weighing, [rule]):
            said = _leaves_nothing(weighing, found, rule)
            return Proof(rule.id, _status(found), said, found.case, list(found.because), origin.of, does)
    found = _best(effect(each, rule, gone) for each in weighings)
    if found.case is None and not found.because:
        said = f"{_DEAD} {_why_dead(weighings, rule)}"
        return Proof(rule.id, "PROVEN" if origin.owned else "COUNTER_EXAMPLE", said, of=origin.of, does=does)
    if not found.certain:
        return Proof(rule.id, "NOT_PROVEN", "whether it ever holds", found.case, list(found.because), origin.of, does)
    return Proof(rule.id, "PROVEN", case=found.case, of=origin.of, does=does)


def _leaves_nothing(weighing: Weighing, found: Found, rule: model.Rule) -> str:
    others = sorted(found.rules - numbers_of(weighing, [rule]))
    listed = " and ".join(f"`{weighing.place.rules[number].rule.id}`" for number in others)
    return f"together with {listed} it leaves nothing to choose" if listed else "it leaves nothing to choose"


def _best(found: Iterable[Found]) -> Found:
    """The first certain one; else one that may be; else one that isn't sure."""
    best = Found()
    for each in found:
        if each.certain:
            return each
        if best.case is None and (each.case is not None or each.because):
            best = each
    return best


def _why_dead(weighings: list[Weighing], rule: model.Rule) -> str:
    there = [each for each in weighings if numbers_of(each, [rule])]
    options = {name for each in there for name in _options(each)}
    if rule.require is None and not options & set(rule.forbid):
        return f"matters: no gate under it has an option {' or '.join(rule.forbid)}"
    holding = [each for each in there if hold(each, rule).case is not None]
    if not holding:
        return "holds where what it is about is left open"
    shadows = {shadow(each, rule) for each in holding}
    if len(shadows) == 1 and (other := shadows.pop()):
        return f"matters: rule `{other}` does the same wherever it holds"
    return "matters: wherever it holds, the same happens without it"


def _options(weighing: Weighing) -> Iterable[str]:
    gate = weighing.place.phase.gate
    return ("enter",) if weighing.place.entry or gate is None else gate.options


def _does(rule: model.Rule) -> str:
    parts = [f"forbids {', '.join(rule.forbid)}"] if rule.forbid else []
    parts += [f"asks {' or '.join(rule.require.from_)}"] if rule.require is not None else []
    return ", ".join(parts)


# -- what else a policy says -------------------------------------------------------------------------------------------


def _approvals(plan: model.Plan | model.InnerPlan, people: People) -> Iterator[Proof]:
    """Whether those exist who are asked at gates and by tasks."""
    for phase in plan.phases:
        asking = [(f"gate {phase.id}", phase.gate.approve)] if phase.gate and phase.gate.approve else []
        asking += [(f"task {task.id}", task.approve) for task in (*phase.tasks, *phase.finally_) if task.approve]
        for name, approve in asking:
            assert approve is not None
            why = people.never(approve)
            does = f"asks {' or '.join(approve.from_)}"
            yield Proof(name, "COUNTER_EXAMPLE" if why else "PROVEN", why, of="plan", does=does)
    for inner in plan.plans.values():
        yield from _approvals(inner, people)


def _windows(plan: model.Plan) -> Iterator[Proof]:
    windows = as_list(plan.decision_engine.change_window)
    yield from _never_open(windows, "plan")
    for name, environment in plan.environments.items():
        if environment.change_window is not None:
            yield from _never_open(windows + as_list(environment.change_window), f"environment {name}")


def _never_open(windows: list[model.Window], of: str) -> Iterator[Proof]:
    """Windows for changes that are never open at once."""
    if len(windows) > 1 and not together(windows, AT):
        said = "they are never open together, so no change may ever begin"
        yield Proof("changeWindow", "COUNTER_EXAMPLE", said, Case("", said), of=of, does="says when changes may begin")
