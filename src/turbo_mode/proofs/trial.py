"""Tries a place: puts an execution into a situation and lets the machine itself decide.

Nothing of the road is written here a second time: the gate, the guards and the policy are those of ``core``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec import convert, structs

from turbo_mode.core.decisions.model import Approval, Finding, Measured, Offer
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine import entry_gate, gate, guards, weighing
from turbo_mode.core.machine.inputs import Facts
from turbo_mode.core.machine.points import of_phase
from turbo_mode.core.machine.state import Execution, TaskState
from turbo_mode.core.plan.amounts import WALL
from turbo_mode.core.plan.expression_names import Path
from turbo_mode.proofs.ground import NUMBERS
from turbo_mode.proofs.place import Place, Variable, owner
from turbo_mode.proofs.regions import MISSING
from turbo_mode.proofs.rounds import Round, Rounds

AT = 1_800_000_000_000
"""The moment of all trials: what depends on the time is assumed, never tried."""
_FACTS = Facts(now=AT)
SOMEBODY = "somebody"


class End(NamedTuple):
    """Where the road ends: ``alone`` with a selection, or it ``asks``, or the phase ``fails`` and says why."""

    kind: str
    selection: str = ""
    offers: tuple[Offer, ...] = ()
    approvals: tuple[Approval, ...] = ()
    why: str = ""

    @property
    def permitted(self) -> list[str]:
        """The options that somebody could choose."""
        return [offer.name for offer in self.offers if offer.permitted]


class Trial:
    """An execution at one place, which can be put into any situation."""

    def __init__(self, place: Place, rounds: Rounds) -> None:
        self.place = place
        self._rounds = rounds
        self._state = Execution(place.blueprint)
        self._numbers: dict[str, Measured] = {}
        self._findings: list[Finding] = []
        self._shown: dict[tuple[str, ...], dict[str, Any]] = {}

    def put(self, round: Round, values: Sequence[Any]) -> None:
        """The situation: what has come of a round, and the values of the variables of the place."""
        state, id = self._state, self.place.phase.id
        phase, plan = state.phases[id], self.place.blueprint.plan
        state.decisions, state.inputs = 0, {}
        state.facts = {
            "id": "trial", "attempt": 1, "plan": plan.name, "planVersion": plan.version, "trigger": "command",
            "actor": SOMEBODY,
        }  # fmt: skip
        phase.environment, phase.failed, phase.unmet = self.place.environment, round.failed, "unmet" * round.unmet
        phase.status, phase.round = "RUNNING", 1
        options = self.place.phase.gate.options if self.place.phase.gate else {}
        phase.uses = {name: options[name].max for name in round.used}
        self._pools(round)
        self._numbers = {}
        above: dict[str, dict[str, Any]] = {}
        for variable, value in zip(self.place.variables, values, strict=True):
            self._set(variable, value, above)
        self._state.rules = [structs.replace(each.tried, seen=above.get(each.of, {})) for each in self.place.rules]
        self._findings = self._rounds.findings(round, self._numbers)

    def _pools(self, round: Round) -> None:
        ledger = self._state.ledger
        ledger.pools = {name: dict(pool) for name, pool in self.place.blueprint.budgets.items()}
        ledger.taken = {name: dict.fromkeys(pool, 0) for name, pool in ledger.pools.items()}
        for name, pool in ledger.pools.items():
            if round.over and WALL in pool:
                pool[WALL] = 0
            if round.silent and "asks" in pool:
                ledger.taken[name]["asks"] = pool["asks"]

    def _set(self, variable: Variable, value: Any, above: dict[str, dict[str, Any]]) -> None:
        state = self._state
        if variable.of:
            _into(above.setdefault(variable.of, {}), variable.path, value)
            return
        match variable.path:
            case ("inputs", _):
                _into({"inputs": state.inputs}, variable.path, value)
            case ("tasks", task, *rest) if task in state.blueprint.tasks:
                found = state.tasks.setdefault(task, TaskState(0))
                if rest == ["status"]:
                    found.status = value
                elif rest == ["attempts"]:
                    found.attempts = value
                else:
                    _into({"outputs": found.outputs}, tuple(rest), value)
            case ("phases", phase, *rest) if phase in state.phases:
                there = state.phases[phase]
                if rest == ["status"]:
                    there.status = value
                elif rest == ["attempt"]:
                    there.round = value
                elif rest[:1] == ["decision"]:
                    there.decision = {**there.decision, rest[1]: value}
            case ("execution", name):
                _into({"execution": state.facts}, ("execution", name), value)
            case ("environment", name) if value is not MISSING:
                state.phases[self.place.phase.id].values = {
                    **state.phases[self.place.phase.id].values, name: value
                }  # fmt: skip
            case ("evidence", name, number) if value is not MISSING and number in NUMBERS:
                known = self._numbers.get(name, Measured())
                self._numbers[name] = structs.replace(known, **{number: float(value)})

    # -- what comes of it ----------------------------------------------------------------------------------------------

    def offers(self, level: str) -> list[Offer]:
        """The options as rules see them, before any rule."""
        kept, self._state.rules = self._state.rules, []
        try:
            return list(self.decide(level).offers)
        finally:
            self._state.rules = kept

    def holding(self, rule: int, offer: Offer, level: str) -> guards.Holding | None:
        """What one rule does about an option here."""
        kept, self._state.rules = self._state.rules, [self._state.rules[rule]]
        evidence = {finding.name: weighing.shown(finding) for finding in self._findings}
        try:
            found = guards.holding(
                self._state, self.place.phase.id, offer, self._level(level), evidence, AT, self.place.environment
            )
        finally:
            self._state.rules = kept
        return found[0] if found else None

    def seen(self, round: Round, offer: Offer, level: str) -> dict[str, Any]:
        """What the decision itself gives to conditions."""
        decision = guards.decision(self._state, self.place.phase.id, offer, self._level(level))
        if round.verdicts not in self._shown:
            findings = self._rounds.findings(round, {})
            self._shown[round.verdicts] = {finding.name: weighing.shown(finding) for finding in findings}
        return {"decision": decision, "evidence": self._shown[round.verdicts]}

    def _level(self, level: str) -> str:
        self._state.level = level
        if self.place.entry:
            return entry_gate.limits(self._state, self.place.environment)[0]
        assert self.place.phase.gate is not None
        return weighing.limits(self._state, of_phase(self.place.phase))[0]

    def decide(self, level: str, rules: Sequence[int] | None = None) -> End:
        """The whole road at a level; under all rules, or under some of them."""
        kept = self._state.rules
        self._state.level = level
        if rules is not None:
            self._state.rules = [kept[number] for number in rules]
        try:
            return self._end()
        finally:
            self._state.rules = kept

    def _end(self) -> End:
        state, phase = self._state, self.place.phase
        if self.place.entry:
            return _told(entry_gate.decide(state, phase, self.place.environment, _FACTS))
        assert phase.gate is not None
        end = _told(gate.weigh_gate(state, of_phase(phase), _FACTS, weighing.Instead(self._findings)))
        if end.kind == "fails":
            sight = weighing.weigh(state, of_phase(phase), _FACTS, weighing.Instead(self._findings)).seen
            return end._replace(offers=tuple(sight.offers))
        return end


def _told(road: Iterator[e.AnyEntry]) -> End:
    """What the first entry of a road says. To choose to hold is to ask, which is the next one."""
    first = next(road)
    if isinstance(first, e.OptionChosen):
        offers = _offers(first.options)
        if all(offer.name != first.selection or offer.then != "hold" for offer in offers):
            return End("alone", first.selection, offers, why=first.rationale)
        first = next(road)
    if isinstance(first, e.EscalationRaised):
        return End("asks", "", _offers(first.options), tuple(first.approvals), first.reason)
    assert isinstance(first, e.PhaseEnded | e.PhaseEnding)
    return End("fails", why=first.why)


def _offers(options: Sequence[Mapping[str, Any]]) -> tuple[Offer, ...]:
    known = ("name", "then", "permitted", "why", "reversible", "success", "value", "act")
    return tuple(convert({key: each[key] for key in known if key in each}, Offer) for each in options)


def _into(tree: dict[str, Any], path: Path, value: Any) -> None:
    """Puts a value where a path leads, and what is above it also where there is none."""
    here = tree
    for name in path[:-1]:
        here = here.setdefault(name, {})
    if value is not MISSING:
        here[path[-1]] = value
    else:
        here.pop(path[-1], None)


def tree_of(variables: Sequence[Variable], values: Sequence[Any], of: str) -> dict[str, Any]:
    """The values of some variables as conditions see them."""
    found: dict[str, Any] = {}
    for variable, value in zip(variables, values, strict=True):
        if variable.of == owner(of, variable.path):
            _into(found, variable.path, value)
    return found
