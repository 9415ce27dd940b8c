"""Plans that stand for all plans, to look at the policy of an owner alone.

A gate there has an option of every kind, called as its kind is, and each option that the rules name, which may be of
any kind too. Phases and evidence are called as in the rules, and otherwise. What rules compare with numbers, how far a
change reaches and how sure it is, has a number of each region.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any, get_args

from turbo_mode.core.decisions.calibration import odds_of
from turbo_mode.core.decisions.model import HandedRule
from turbo_mode.core.decisions.rules import AGAINST, GREEN
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.plan import expression_engine as engine
from turbo_mode.core.plan import model
from turbo_mode.core.plan.expression_ast import Node
from turbo_mode.proofs.ground import EVERY
from turbo_mode.proofs.place import Place
from turbo_mode.proofs.regions import numbers
from turbo_mode.proofs.uses import Use, uses
from turbo_mode.proofs.weighing import Roads, Weighing

_KINDS: tuple[model.Then, ...] = get_args(model.Then)
_NAMED: tuple[tuple[model.Then, bool], ...] = (
    ("continue", True), ("continue", False), ("rollback", True), ("hold", True),
)  # fmt: skip
"""What an option that rules name may be: to go on, also for good; to go back or to end; and to ask."""
_OTHER, _AFTER = "anyPhase", "afterIt"
_TASK = "work"


def weighings(engine: model.DecisionEngine) -> Iterator[Weighing]:
    """The gates that stand for all gates under the limits of an owner."""
    read = _Read(engine.rules)
    for (kind, reversible), sure in product(read.kinds, read.sure):
        if kind != "continue" and sure < GREEN:
            continue
        roads, gate = Roads(), _gate(read, kind, reversible, sure)
        for phase, reach in product(read.phases, read.reach):
            about: dict[str, Any] = {} if reversible else {"decision.reversible": False}
            about |= {f"option {name}": kind for name in read.options}
            about |= {"decision.blastRadius": reach} if len(read.reach) > 1 else {}
            yield _weighing(_plan(engine, phase, gate, reach), about, roads)
    yield _weighing(_plan(engine, read.phases[0], None, 0.0), {}, Roads())


class _Read:
    """What the rules of an owner name."""

    def __init__(self, rules: Sequence[model.Rule]) -> None:
        texts = [text for rule in rules for text in (rule.when, rule.require.when if rule.require else None) if text]
        found = [use for text in texts for use in uses(text)]
        said = [pair for text in texts for pair in _compared(engine.parse(text).root)]
        named = {name for rule in rules for name in rule.forbid}
        named |= {word for path, word in said if path == ("decision", "option")}
        self.options = sorted(named - {*_KINDS, "enter"})
        self.kinds = _NAMED if self.options else _NAMED[:2]
        self.phases = [_OTHER, *sorted({word for path, word in said if path == ("decision", "phase")} - {_OTHER})]
        self.evidence = sorted({use.path[1] for use in found if use.path[0] == "evidence" and len(use.path) > 1})
        self.reach = _some(found, "blastRadius", 1.0, (0.0,))
        self.sure = [each for each in _some(found, "confidence", GREEN, (GREEN,)) if each > 0]


def _some(found: Sequence[Use], name: str, high: float, usual: tuple[float, ...]) -> tuple[float, ...]:
    mine = [use for use in found if use.path == ("decision", name)]
    return numbers({use.number for use in mine if use.how == "compared"}, 0.0, high).some if mine else usual


def _compared(node: Node) -> Iterator[tuple[tuple[str, ...], str]]:
    """The texts that something is compared with."""
    if node.kind == "call" and node.name in ("_==_", "_!=_", "@in"):
        left, right = node.children
        for path, other in ((left, right), (right, left)):
            words = other.children if other.kind == "list" else (other,)
            if path.kind == "select" and path.children[0].kind == "ident":
                yield from (
                    ((path.children[0].name, path.name), each.value) for each in words if isinstance(each.value, str)
                )
    for child in node.children:
        yield from _compared(child)


def _gate(read: _Read, kind: model.Then, reversible: bool, sure: float) -> model.Gate:
    options: dict[str, model.Option] = {each: model.Option(then=each, reversible=reversible) for each in _KINDS}
    options |= {name: model.Option(then=kind, reversible=reversible) for name in read.options}
    numbers = model.Metric(candidate=model.Samples(values="[]"))
    evidence = {
        "critical": model.Evidence(metric=numbers),
        **({"aside": _aside(numbers, sure)} if sure < GREEN or not read.evidence else {}),
        **{name: model.Evidence(metric=numbers, critical=False) for name in read.evidence},
    }
    return model.Gate(options=options, evidence=evidence)


def _aside(numbers: model.Metric, sure: float) -> model.Evidence:
    """Evidence that isn't critical; where it fails, to go on turns out right with a chance of ``sure``."""
    if sure >= GREEN:
        return model.Evidence(check="true", critical=False)
    weight = (odds_of(sure) - odds_of(GREEN)) / math.log(AGAINST)
    return model.Evidence(metric=numbers, critical=False, judge=model.Judge(weight=weight))


def _plan(
    engine: model.DecisionEngine, phase: str, gate: model.Gate | None, reach: float
) -> model.Plan:  # fmt: skip
    task = model.Task(id=_TASK, shell="true", effect="idempotent", optional=True)
    after = model.Task(id="later", shell="true", effect="idempotent", blast_radius=reach)
    first = model.Phase(id=phase, tasks=[task], gate=gate, point_of_no_return=gate is None)
    return model.Plan(
        turbo=1, name=EVERY, decision_engine=engine, phases=[first, model.Phase(id=_AFTER, tasks=[after])]
    )  # fmt: skip


def _weighing(plan: model.Plan, about: dict[str, Any], roads: Roads) -> Weighing:
    rules = [HandedRule(rule, "") for rule in plan.decision_engine.rules]
    entry = plan.phases[0].gate is None
    place = Place(
        Blueprint(plan), plan.phases[0], "", rules, entry=entry, about=about, verdicts={"aside": ("PASS", "FAIL")}
    )
    return Weighing(place, plan.decision_engine.autonomy_level, roads)
