"""What random plans have of models that advise, and what simulated models say.

Drawn apart from the rest, so that the plan of a seed keeps everything else when there is a new feature.
"""

from __future__ import annotations

import random
from typing import Any

from turbo_mode.core.decisions.opinions import Adviser
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.outcomes import Done, Failure, NotDone, Observation, Unknown

Plan = dict[str, Any]
_WHO = (
    ["rules", "model", "human"],
    ["rules", "expectedValue", "model", "human"],
    ["model", "human"],
    ["rules", "model"],
)
_SILENT = 0.12


def with_advice(plan: Plan, seed: int) -> Plan:
    """The plan of a seed, in some of which models are asked at gates."""
    rng = random.Random(f"opinion models {seed}")
    if rng.random() > 0.2:
        return plan
    if rng.random() < 0.3:
        return {**plan, "decisionEngine": {**plan["decisionEngine"], "deciders": rng.choice(_WHO)}}
    phases = [
        {**phase, "gate": {**phase["gate"], "deciders": rng.choice(_WHO)}}
        if "gate" in phase and rng.random() < 0.7
        else phase
        for phase in plan["phases"]
    ]
    return {**plan, "phases": phases}


def adviser_of(seed: int) -> Adviser | None:
    """The model that the owner lets advise in the lives of a seed; sometimes there is none."""
    rng = random.Random(f"adviser {seed}")
    return None if rng.random() < 0.1 else Adviser("a model", rng.choice([2000, 30_000]), 200)


def said_by(rng: random.Random, asked: e.AdviceAsked) -> Observation | None:
    """What a model says, or what is seen instead; None where nothing ever is."""
    if rng.random() < _SILENT:
        return None
    tokens = rng.choice([0, 50, 200])
    options: list[str] = asked.request["options"]
    chances: dict[str, Any] = {name: round(rng.random(), 2) for name in options}
    answer: dict[str, Any] = {"chances": chances, "reason": "so it seems", "evidence": asked.request["evidence"]}
    good = Done({"output": answer, "model": "a model", "usage": {"tokens": tokens, "cost": 0.0}, "ms": 5})
    match rng.choice(["good"] * 6 + ["refuses", "odd", "wild", "more", "less", "late", "down"]):
        case "refuses":
            return Done({"problem": {"code": "bad_answer", "message": "its answer is no JSON"}, "answer": "No."})
        case "odd":
            return Done({"output": rng.choice([None, [], "yes", 1, {"chances": 1}])})
        case "wild":
            chances[rng.choice(options)] = rng.choice([2, -0.1, float("nan"), True, "high", None])
        case "more":
            chances["another"] = 1
        case "less":
            del chances[rng.choice(options)]
        case "late":
            return Unknown(Failure("timeout", "it has not answered in time"))
        case "down":
            return NotDone(Failure("refused", "its provider can't be reached"))
    return good
