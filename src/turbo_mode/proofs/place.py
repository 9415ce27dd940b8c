"""One gate, or one point of no return, with the rules that hold there, ready to be tried.

Every condition that has a say there is cut into parts. What a part reads becomes a variable with all the values that
matter. Where they can't be listed, the part as a whole becomes one: it is *assumed* to be true, or false, or an error,
whatever it reads; in its place then stands an input of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

from msgspec import structs

from turbo_mode.core.decisions.model import HandedRule, Verdict
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.plan import model
from turbo_mode.core.plan.decision_scopes import RULE
from turbo_mode.core.plan.expression_names import Path
from turbo_mode.core.plan.expressions import Program, Scope, compile
from turbo_mode.proofs.conditions import Cut, cut
from turbo_mode.proofs.ground import Ground
from turbo_mode.proofs.regions import MANY, MISSING, Values
from turbo_mode.proofs.uses import Use, uses

APPROVE = "approve"


_OF_PLANS = frozenset(("inputs", "tasks", "phases"))


def owner(of: str, path: Path) -> str:
    """Whose value a rule of a plan above reads at a path: that plan's, or (nothing) that of the plan that decides."""
    return of if path[0] in _OF_PLANS else ""


class Variable(NamedTuple):
    """Something that conditions read: its path, in the plan above that says the rule (``of``) or in this one.

    ``assumes`` is the text of a part that is taken as a whole, ``why`` what it reads that can't be listed.
    """

    of: str
    path: Path
    values: tuple[Any, ...]
    assumes: str = ""
    why: str = ""


class Condition(NamedTuple):
    """One condition: who says it, and what it reads: of the ``variables`` these, and ``given`` by the decision."""

    name: str
    of: str
    cut: Cut
    scope: Scope
    variables: tuple[int, ...]
    given: tuple[Path, ...]

    @property
    def program(self) -> Program:
        """What the machine makes of it."""
        return compile(self.cut.text, self.scope)


class Ruled(NamedTuple):
    """A rule as it is tried, with its conditions; ``rule`` is as it was written, in a plan above if there is ``of``."""

    rule: model.Rule
    of: str
    tried: HandedRule
    conditions: list[Condition]


class Place:
    """Where it is decided: ``phase`` in an ``environment``, at its gate or (``entry``) before it begins.

    ``about`` is what else is to be told of it: the plan inside of another, or what a gate that stands for all is like.
    ``verdicts`` are those that are tried of a piece of evidence, where these aren't all.
    """

    def __init__(
        self, blueprint: Blueprint, phase: model.Phase, environment: str, rules: Sequence[HandedRule],
        above: Sequence[tuple[HandedRule, Ground]] = (), *, entry: bool = False, about: Mapping[str, Any] | None = None,
        verdicts: Mapping[str, tuple[Verdict, ...]] | None = None,
    ) -> None:  # fmt: skip
        self.verdicts = dict(verdicts or {})
        self.about = dict(about or {})
        self.environment = environment
        self.entry = entry
        self.variables: list[Variable] = []
        self._ground = Ground(blueprint, phase, environment)
        self._gate = None if entry else phase.gate
        self._all_uses: dict[tuple[str, Path], list[Use]] = {}
        ruled = [(rule, "", self._ground) for rule in rules] + [(rule, rule.of, ground) for rule, ground in above]
        texts = [(of, ground, text) for rule, of, ground in ruled for text in _texts(rule.rule)]
        texts += [("", self._ground, text) for text in self._own_texts()]
        cuts = {(of, text): cut(text) for of, _, text in texts}
        for (of, _), made in cuts.items():
            for number in range(len(made.parts)):
                for use in uses(made.part(number)):
                    self._all_uses.setdefault((owner(of, use.path), use.path), []).append(use)
        self._cuts = cuts
        names = [*blueprint.plan.inputs, *(text for _, text in cuts)]
        self._assumed = next(name for name in _names() if not any(name in each for each in names))
        self.rules = [self._ruled(*each) for each in ruled]
        self.phase, own = self._own(phase)
        self.blueprint = self._rewritten(blueprint, phase)
        self.own = [each._replace(scope=self._scope(each)) for each in own]

    def _own_texts(self) -> list[str]:
        gate = self._gate
        if gate is None:
            return []
        own = [option.when for option in gate.options.values()]
        return [text for text in (*own, gate.approve.when if gate.approve else None) if text is not None]

    def _ruled(self, handed: HandedRule, of: str, ground: Ground) -> Ruled:
        rule = handed.rule
        when = self._condition(f"rule {rule.id}", of, rule.when, ground)
        conditions = [when]
        tried = structs.replace(rule, when=when.cut.text)
        if rule.require is not None and rule.require.when is not None:
            asked = self._condition(f"rule {rule.id}", of, rule.require.when, ground)
            conditions.append(asked)
            tried = structs.replace(tried, require=structs.replace(rule.require, when=asked.cut.text))
        return Ruled(rule, of, structs.replace(handed, rule=tried), conditions)

    def _own(self, phase: model.Phase) -> tuple[model.Phase, list[Condition]]:
        """The phase with its gate as it is tried, and the conditions of that."""
        gate, found = self._gate, []
        if gate is None:
            return phase, []
        options = {}
        for name, option in gate.options.items():
            if option.when is not None:
                found.append(self._condition(f"option {name}", "", option.when, self._ground))
                option = structs.replace(option, when=found[-1].cut.text)
            options[name] = option
        approve = gate.approve
        if approve is not None and approve.when is not None:
            found.append(self._condition(APPROVE, "", approve.when, self._ground))
            approve = structs.replace(approve, when=found[-1].cut.text)
        return structs.replace(phase, gate=structs.replace(gate, options=options, approve=approve)), found

    # -- a condition ---------------------------------------------------------------------------------------------------

    def _condition(self, name: str, of: str, text: str, ground: Ground) -> Condition:
        made = self._cuts[of, text]
        found: set[int] = set()
        given: dict[Path, None] = {}
        others: dict[int, str] = {}
        for number in range(len(made.parts)):
            part = made.part(number)
            reads = uses(part)
            if absent := next((use.path[1] for use in reads if self._is_of_another_gate(use.path)), ""):
                if any(not ground.is_given(use.path) for use in reads):
                    others[number] = f"evidence.{absent}.{self._assumed}"
                given |= dict.fromkeys(use.path for use in reads if use.path[0] == "evidence")
                continue
            values = {use.path: self._values(of, ground, use.path) for use in reads}
            why = next((_why(use, values[use.path]) for use in reads if not self._is_known(ground, use, values)), "")
            if why:
                place = self._assumption(of, part, why)
                others[number] = ".".join(self.variables[place].path)
                found.add(place)
                continue
            given |= dict.fromkeys(use.path for use in reads if ground.is_given(use.path))
            tried = {path: each.some for path, each in values.items() if not ground.is_given(path)}
            found |= {self._place(Variable(owner(of, path), path, some)) for path, some in tried.items()}
        rewritten = cut(made.with_parts(others)) if others else made
        return Condition(name, of, rewritten, RULE, tuple(sorted(found)), tuple(given))

    def _is_of_another_gate(self, path: Path) -> bool:
        if path[0] != "evidence" or len(path) < 2:
            return False
        return path[1] not in (self._gate.evidence if self._gate is not None else ())

    @staticmethod
    def _is_known(ground: Ground, use: Use, values: Mapping[Path, Values]) -> bool:
        return ground.is_given(use.path) or values[use.path].knows(use)

    def _values(self, of: str, ground: Ground, path: Path) -> Values:
        mine = owner(of, path)
        return (ground if mine == of else self._ground).values(path, self._all_uses[mine, path])

    def _assumption(self, of: str, part: str, why: str) -> int:
        known = next((n for n, each in enumerate(self.variables) if (each.of, each.assumes) == (of, part)), None)
        path = ("inputs", f"{self._assumed}{len(self.variables)}")
        return known if known is not None else self._place(Variable(of, path, (False, True, MISSING), part, why))

    def _place(self, variable: Variable) -> int:
        same = (n for n, each in enumerate(self.variables) if (each.of, each.path) == (variable.of, variable.path))
        if (place := next(same, None)) is not None:
            return place
        self.variables.append(variable)
        return len(self.variables) - 1

    # -- the plan ------------------------------------------------------------------------------------------------------

    def _rewritten(self, blueprint: Blueprint, phase: model.Phase) -> Blueprint:
        """The plan without rules, with the gate as it is tried and an input for each of its assumptions."""
        plan = blueprint.plan
        truths = {each.path[1]: model.Input(type="boolean") for each in self.variables if each.assumes and not each.of}
        environments = {name: structs.replace(each, rules=[]) for name, each in plan.environments.items()}
        engine = structs.replace(plan.decision_engine, rules=[])
        phases = [self.phase if each is phase else each for each in plan.phases]
        made = structs.replace(
            plan, inputs={**plan.inputs, **truths}, environments=environments, decision_engine=engine, phases=phases
        )
        return blueprint if made == plan else Blueprint(made)

    def _scope(self, condition: Condition) -> Scope:
        gate, blueprint = self.phase.gate, self.blueprint
        assert gate is not None
        if condition.name == APPROVE:
            return blueprint.decision_scopes.approval(gate, self.phase)
        return blueprint.scopes.option(gate, self.phase)


def _names() -> Iterator[str]:
    """Names for what is assumed; one is taken that nothing else is called."""
    return ("assumed" + "_" * length for length in count(1))


def _texts(rule: model.Rule) -> list[str]:
    more = rule.require.when if rule.require is not None else None
    return [rule.when] if more is None else [rule.when, more]


def _why(use: Use, values: Values) -> str:
    where = f"`{'.'.join(use.path)}`"
    if use.path[0] == "now":
        return f"{where} is the time"
    said = [f"is {values.why}"] if values.why and values.why != MANY else []
    said += [f"is {use.why}"] if use.why else []
    return f"{where} {' and '.join(said)}"
