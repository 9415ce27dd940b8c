"""What is known of the values behind the paths that conditions read, at one gate of a plan."""

from __future__ import annotations

from collections.abc import Sequence

from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.state import ENDED
from turbo_mode.core.plan import inputs, model
from turbo_mode.core.plan.expression_names import Path
from turbo_mode.core.plan.expression_paths import shape_at
from turbo_mode.core.plan.expressions import Scope
from turbo_mode.proofs.regions import MISSING, TEXT, TIME, TRUTH, UNKNOWN, Values, numbers, of_shape
from turbo_mode.proofs.uses import Use

_ENDS = tuple(sorted(ENDED))
_UNDER_WAY = ("PENDING", "RUNNING", "RETRYING", "IN_DOUBT")
_OF_PHASES = (*_ENDS, "PENDING", "WAITING", "RUNNING", "HELD", "REPEATING", "FINISHING")
NOT_THERE = Values((MISSING,))
OF_ANY_PLAN = Values((MISSING,), all=False, why="what plans have that nobody knows here")
NUMBERS = ("p", "baseline", "candidate")
"""What rules may read of the numbers behind the verdict on a metric."""


class Ground:
    """The declarations of a plan, seen from one of its phases; None for the plan that calls another."""

    def __init__(self, blueprint: Blueprint, phase: model.Phase | None, environment: str = "") -> None:
        self._blueprint = blueprint
        self._plan = blueprint.plan
        self._phase = phase
        self._environment = environment
        self._scope: Scope = blueprint.decision_scopes.rule

    def is_given(self, path: Path) -> bool:
        """It belongs to the decision itself: nobody has to try its values."""
        return path[0] == "decision" or (path[0] == "evidence" and (len(path) < 3 or path[2] not in NUMBERS))

    def values(self, path: Path, uses: Sequence[Use]) -> Values:
        """What may stand at a path that is used so."""
        match path:
            case ("now", *_):
                return TIME
            case ("inputs", name):
                return self._of_input(name, uses)
            case ("tasks", task, *rest):
                return self._of_task(task, tuple(rest), uses)
            case ("phases", phase, *rest):
                return self._of_phase(phase, tuple(rest), _cuts(uses))
            case ("execution", name):
                return self._of_execution(name, _cuts(uses))
            case ("environment", name):
                return self._of_environment(name, uses)
            case ("evidence", _, _):
                return numbers(_cuts(uses)).or_missing()
        return UNKNOWN

    @property
    def _absent(self) -> Values:
        """What a plan doesn't declare; of the plan that stands for all plans nobody knows."""
        return OF_ANY_PLAN if self._plan.name == EVERY else NOT_THERE

    def _of_input(self, name: str, uses: Sequence[Use]) -> Values:
        given = self._plan.inputs.get(name)
        if given is not None:
            return _declared(inputs.declared(given), _cuts(uses))
        return of_shape(None, uses) if self._plan.name == EVERY else NOT_THERE

    def _of_task(self, task: str, rest: Path, uses: Sequence[Use]) -> Values:
        node = self._blueprint.tasks.get(task)
        if node is None:
            return self._absent
        if rest == ("status",):
            here = self._phase is not None and node.phase == self._phase.id
            return Values(_ENDS if here else (*_ENDS, *_UNDER_WAY))
        if rest == ("attempts",):
            return numbers(_cuts(uses), 0, whole=True)
        if len(rest) == 2 and rest[0] == "outputs" and not node.many:
            return of_shape(shape_at(("tasks", task, *rest), self._scope), uses).or_missing()
        return UNKNOWN

    def _of_phase(self, phase: str, rest: Path, cuts: set[float]) -> Values:
        node = self._blueprint.phases.get(phase)
        if node is None:
            return self._absent
        if rest == ("status",):
            mine = self._phase is not None and phase == self._phase.id
            return Values(("RUNNING",)) if mine else Values(_OF_PHASES)
        if rest == ("attempt",):
            return numbers(cuts, 0, whole=True)
        if rest == ("decision", "selection"):
            options = node.phase.gate.options if node.phase and node.phase.gate else {}
            return Values(("", *options))
        if rest == ("decision", "confidence"):
            return numbers(cuts, 0.0, 1.0)
        return UNKNOWN

    def _of_execution(self, name: str, cuts: set[float]) -> Values:
        known = {"plan": self._plan.name, "planVersion": self._plan.version, "status": "RUNNING"}
        if name in known and (self._plan.name != EVERY or name == "status"):
            return Values((known[name],))
        if name == "attempt":
            return numbers(cuts, 1, whole=True)
        return TIME if name == "startedAt" else TEXT

    def _of_environment(self, name: str, uses: Sequence[Use]) -> Values:
        if name == "name":
            return Values((self._environment or MISSING,))
        given = self._plan.environments[self._environment].values.get(name) if self._environment else None
        if isinstance(given, bool | int | float) or (isinstance(given, str) and "${{" not in given):
            return Values((given,))
        return NOT_THERE if given is None else of_shape(None, uses)


def _cuts(uses: Sequence[Use]) -> set[float]:
    return {use.number for use in uses if use.how == "compared"}


def _declared(spec: model.Input, cuts: set[float]) -> Values:
    if spec.enum is not None:
        return Values(tuple(inputs.fit(each, spec) for each in spec.enum))
    if spec.type == "boolean":
        return TRUTH
    if spec.type in ("integer", "number"):
        return numbers(cuts, spec.min, spec.max, whole=spec.type == "integer")
    return TEXT if spec.type == "string" else UNKNOWN


EVERY = "every-plan"
"""The name of the plan that stands for all plans, where the policy of an owner is looked at alone."""
