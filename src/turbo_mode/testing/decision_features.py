"""What random plans have of tasks that decide and of numbers from data sources, and what simulated sources give.

Drawn apart from the rest, so that the plan of a seed keeps everything else when there is a new feature.
"""

from __future__ import annotations

import random
from typing import Any

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.outcomes import Done, Failure, NotDone, Observation, Unknown

Plan = dict[str, Any]
_SOURCE = "numbers"
_TRUTHS = ("inputs.yes", "inputs.no", "inputs.coin")


def with_decisions(plan: Plan, seed: int) -> Plan:
    """The plan of a seed, in some of which tasks decide, and evidence takes numbers from a source."""
    rng = random.Random(f"decisions {seed}")
    if rng.random() > 0.25:
        return plan
    phases = [_phase(rng, seed, number, phase) for number, phase in enumerate(plan["phases"])]
    source = {"type": "api", "name": _SOURCE, "config": {"url": "http://numbers.test", "prometheus": True}}
    return {**plan, "phases": phases, "dataSources": [*plan.get("dataSources", []), source]}


def _phase(rng: random.Random, seed: int, number: int, phase: Plan) -> Plan:
    if "gate" in phase and rng.random() < 0.5:
        evidence = {**phase["gate"].get("evidence", {}), "measured": _metric(rng)}
        if (apart := random.Random(f"calm {seed} {number}")).random() < 0.3:
            evidence["calm"] = _calm(apart)
        phase = {**phase, "gate": {**phase["gate"], "evidence": evidence}}
    if rng.random() < 0.5:
        task = {"id": f"decides{number}", "needs": [], "decide": _decide(rng)}
        if rng.random() < 0.3:
            task["retry"] = {"attempts": 2, "every": "5s"}
        if rng.random() < 0.2:
            task["deadline"] = rng.choice(["30s", "20m"])
        phase = {**phase, "tasks": [*phase["tasks"], task]}
    return phase


def _metric(rng: random.Random) -> Plan:
    metric: Plan = {"source": _SOURCE, "candidate": {"query": "new"}}
    if rng.random() < 0.6:
        metric |= {"baseline": {"query": rng.choice(["old", "new"])}, "window": "10m"}
    if rng.random() < 0.2:
        metric["by"] = ["zone"]
    judge = {"minSamples": 3, "tolerance": "5", "noData": rng.choice(["hold", "fail", "ignore"])}
    return {"metric": metric, "judge": judge, "critical": rng.random() < 0.6}


def _calm(rng: random.Random) -> Plan:
    """Evidence about anomalies, which beside ``measured`` are looked up together with numbers."""
    wanted: Plan = rng.choice([{}, {"kinds": ["slow", "late"]}, {"severity": "HIGH"}, {"tolerate": 2}])
    return {"anomalies": wanted, "critical": rng.random() < 0.6}


def _decide(rng: random.Random) -> Plan:
    options: Plan = {"oContinue": {}, "oRepeat": {}, "oOther": {}}
    for option in options.values():
        if rng.random() < 0.3:
            option |= {"benefit": rng.randint(1, 9), "loss": rng.randint(0, 9), "cost": rng.choice([0, 20])}
        if rng.random() < 0.15:
            option["reversible"] = False
    evidence: Plan = {}
    if rng.random() < 0.5:
        evidence["sure"] = {"check": rng.choice(_TRUTHS), "critical": rng.random() < 0.6}
        if rng.random() < 0.5:
            options["oRepeat"]["when"] = "evidence.sure.verdict == 'PASS'"
    if rng.random() < 0.5:
        evidence["measured"] = _metric(rng)
    decide: Plan = {"options": options, "evidence": evidence}
    if rng.random() < 0.2:
        decide["approve"] = {"from": ["role:ops"], "timeout": "2h", "onTimeout": "oContinue"}
    if rng.random() < 0.2:
        decide["deciders"] = ["rules", "model", "human"]
    return decide


def found_by(rng: random.Random, asked: e.SamplesAsked) -> Observation | None:
    """What a source gives, or what is seen instead; None where nothing ever is."""
    reads = asked.request["reads"]
    match rng.choice(["good"] * 6 + ["away", "late", "odd", "never", "no"]):
        case "never":
            return None
        case "away":
            return Done({"reads": [{"problem": "nobody listens there"} for _ in asked.request["reads"]]})
        case "late":
            return Unknown(Failure("timeout", "it has not answered in time"))
        case "no":
            return NotDone(Failure("bad_secret", "its password isn't there"))
        case "odd":
            rows = [{"value": rng.choice([None, float("nan"), "many", True])}, {"other": []}]
            return Done({"reads": [_noticed(rng, read) or {"rows": rows, "more": False} for read in reads]})
    return Done({"reads": [_noticed(rng, read) or {"rows": _rows(rng), "more": rng.random() < 0.05} for read in reads]})


def _noticed(rng: random.Random, read: Plan) -> Plan | None:
    """What is odd, where that is asked."""
    if not read.get("anomalies"):
        return None
    odd = {"kind": rng.choice(["slow", "stuck", "late"]), "severity": rng.choice(["LOW", "HIGH"]), "explanation": "so"}
    return {"noticed": [{**odd, "task": task} for task in rng.sample(["t1", "t2", "simulated"], rng.randint(0, 2))],
            "executions": rng.randint(0, 20)}  # fmt: skip


def _rows(rng: random.Random) -> list[Plan]:
    middle, size = rng.choice([1, 1, 1, 50]), rng.choice([0, 2, 5, 20])
    return [{"value": middle + rng.random(), "zone": rng.choice("ab")} for _ in range(size)]
