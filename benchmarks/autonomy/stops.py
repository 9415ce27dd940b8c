"""Whether policy or evidence asks for a stop: judged from the plan and the truth, never from the engine's words.

Policy: the plan, its environment or a rule wants people, or the level or a limit doesn't let the engine do what there
is to be done. Evidence: some of it speaks against going on or decides nothing; or all passes, and somebody who knows
what that is worth in this world, and has seen the same outcomes of earlier choices, would not be as sure as the policy
asks for, or would rather pay for a question.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Literal

from benchmarks.autonomy.plans import Drawn
from benchmarks.autonomy.truth import chance_right
from benchmarks.autonomy.world import shown
from turbo_mode.core.decisions.outcomes import WORTH, Outcome
from turbo_mode.core.decisions.rules import GREEN
from turbo_mode.core.decisions.utility import PERSON, PRICES
from turbo_mode.core.machine import entries as e
from turbo_mode.core.plan import model

Why = Literal["policy", "evidence", ""]
LEAST = 0.80
"""How sure ``high`` wants to be."""
ENVIRONMENTS = ("", "staging", "production", "vault")
PEOPLES = ("approval", "entry")


def usual_of(past: Sequence[Outcome]) -> dict[str, float]:
    """How often going on turns out right in each environment, as far as is known from there or from everywhere: the
    lower of the two, less a standard error."""
    went_on = [each for each in past if each.place.then == "continue"]
    there = {name: [each.good for each in went_on if each.place.environment == name] for name in ENVIRONMENTS}
    everywhere = _at_least([each.good for each in went_on], WORTH[0])
    return {name: min(everywhere, _at_least(found, WORTH[1])) for name, found in there.items()}


def _at_least(good: Sequence[bool], worth: float) -> float:
    size = len(good) + worth
    mean = (sum(good) + GREEN * worth) / size
    return mean - math.sqrt(mean * (1 - mean) / size)


def why_asked(drawn: Drawn, entry: e.EscalationRaised, usual: dict[str, float]) -> Why:
    """What justifies a question, where going on has turned out right so often; empty where nothing does."""
    if entry.about in PEOPLES:
        return "policy"
    if entry.about == "undo":
        return "evidence"  # a compensation failed, again and again
    if entry.about != "gate":
        return ""
    phase = phase_of(drawn, entry.phase)
    assert phase.gate is not None
    permitted = {str(offer["name"]): phase.gate.options[offer["name"]] for offer in entry.options
                 if offer.get("permitted", True)}  # fmt: skip
    if wants_people(drawn, phase, permitted, against=_against(entry.context)):
        return "policy"
    return "evidence" if leaves_open(drawn, phase, entry, permitted, usual) else ""


def wants_people(drawn: Drawn, phase: model.Phase, permitted: dict[str, model.Option], *, against: bool) -> bool:
    """The plan wants somebody here: by an approval, by a rule, by a lower level there, or by having no way else."""
    assert phase.gate is not None
    if phase.gate.approve or ("go" in permitted and any(rule.require for rule in drawn.plan.decision_engine.rules)):
        return True
    if phase.environment == "vault" and (against or "go" not in permitted):
        return True
    ways = {name: option for name, option in permitted.items() if option.reversible and option.then != "hold"}
    if "go" in permitted and not against:
        return not permitted["go"].reversible
    return not ways or all(option.then == "hold" for name, option in permitted.items() if name != "go")


def leaves_open(
    drawn: Drawn,
    phase: model.Phase,
    entry: e.EscalationRaised,
    permitted: dict[str, model.Option],
    usual: dict[str, float],
) -> bool:
    """Something speaks against going on, or somebody who knows the world, and the record, would ask as well."""
    if not permitted:
        return True
    evidence: dict[str, dict[str, Any]] = entry.context.get("evidence", {})
    if any(each["verdict"] in ("INCONCLUSIVE", "NODATA") and each.get("critical", True) for each in evidence.values()):
        return "again" not in permitted
    if "go" in permitted and any(each["verdict"] != "PASS" for each in evidence.values()):
        return True
    truth = drawn.truths[phase.id]
    right = min(
        chance_right(truth.shown, shown(drawn, phase.id, int(entry.context["round"]))),
        usual[str(phase.environment or "")],
    )
    limits = [drawn.plan.decision_engine.confidence or 0.0, LEAST, 0.95 if phase.environment == "vault" else 0.0]
    if right < max(limits):
        return True
    stake = truth.stake
    alone = max(0.0, right * stake.benefit - (1 - right) * stake.loss)
    asked = right * PERSON * stake.benefit - (1 - right) * (1 - PERSON) * stake.loss
    return bool(asked - PRICES["high"] * (stake.benefit + stake.loss) > alone)


def why_ended(entry: e.OptionChosen) -> Why:
    """What justifies that a gate ended, undid or held something by itself."""
    if _against(entry.context):
        return "evidence"
    return "policy" if any(not offer.get("permitted", True) for offer in entry.options) else ""


def why_failed(entry: e.PhaseEnded) -> Why:
    """What justifies that a phase failed without a choice: its tasks did, or a limit was reached."""
    if entry.why.endswith("failed"):
        return "evidence"
    return "policy" if any(word in entry.why for word in ("budget", "window", "may be asked")) else ""


def _against(context: dict[str, Any]) -> bool:
    failing = any(each["verdict"] != "PASS" for each in context.get("evidence", {}).values())
    forbids = any(ruling.get("forbids") for ruling in context.get("rules", []))
    return failing or forbids or bool(context.get("failedTasks"))


def phase_of(drawn: Drawn, id: str) -> model.Phase:
    """A phase of the plan."""
    return next(phase for phase in drawn.plan.phases if phase.id == id)
