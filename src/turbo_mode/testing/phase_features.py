"""What random plans have of the features of phases: loops, ``finally``, time-outs, windows, environments, metrics.

They are drawn apart from the rest, so that the plan of a seed keeps its tasks when there is a new feature. One plan in
five is *shifted*: all its phases have a window that soon closes, repeat, and have something to tidy up.
"""

from __future__ import annotations

import random
from typing import Any

Plan = dict[str, Any]
ENVIRONMENTS = {
    "staging": {"values": {"place": "here", "size": 1}},
    "production": {"values": {"place": "there", "size": 6}, "autonomyLevel": "low", "confidence": 0.94},
}
SOON_CLOSED = {"from": "22:00", "to": "22:15"}
"""A simulated life begins on a Tuesday at 22:13 UTC."""
WINDOWS = (
    {"from": "20:00", "to": "23:30"},
    {"from": "22:00", "to": "05:00", "days": ["tue", "fri"]},
    {"from": "09:00", "to": "09:30", "timezone": "Europe/Berlin"},
    {"days": ["sat", "sun"], "timezone": "America/New_York"},
    {"from": "08:00", "to": "18:00", "outside": "fail"},
)


def with_phase_features(plan: Plan, seed: int, *, programs_only: bool = False) -> Plan:
    """The plan of a seed with some of these features in it."""
    return _Editor(random.Random(f"phases {seed}"), plan, programs_only).plan()


class _Editor:
    def __init__(self, rng: random.Random, plan: Plan, programs_only: bool) -> None:
        self.rng = rng
        self.source = plan
        self.kinds = ("shell", "shell", "wait") if programs_only else ("shell", "shell", "http", "wait")
        self.programs_only = programs_only
        self.shifted = rng.random() < 0.2
        self.count = 0

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def plan(self) -> Plan:
        phases = [self.phase(phase) for phase in self.source["phases"]]
        plan = {**self.source, "environments": ENVIRONMENTS, "phases": phases}
        if self.shifted:
            plan |= {"decisionEngine": {"autonomyLevel": "full"}, "executionPipeline": {"maxParallel": 8}}
        return plan

    def phase(self, phase: Plan) -> Plan:
        rng, more = self.rng, dict[str, Any]()
        if self.shifted or self.chance(0.2):
            more["loop"] = self.loop(phase)
        if self.chance(0.7 if self.shifted else 0.25):
            more["finally"] = [self.tidy() for _ in range(rng.randint(1, 2))]
        if not self.programs_only and self.chance(0.3):
            more["timeout"] = rng.choice(["500ms", "5s", "5s", "1m", "10m"])
        if self.shifted:
            more["window"] = SOON_CLOSED | {"outside": rng.choice(["wait", "wait", "fail"])}
        elif self.chance(0.12):
            more["window"] = rng.choice(WINDOWS)
        if self.chance(0.15):
            names = ["staging", "production", "${{ inputs.coin ? 'staging' : 'production' }}", "nowhere"]
            more["environment"] = rng.choice(names)
            task = phase["tasks"][0]
            if "shell" in task and self.chance(0.5):
                task["env"] = {**task.get("env", {}), "PLACE": "${{ environment.place }}"}
        if "gate" in phase and self.chance(0.2):
            more["gate"] = {**phase["gate"], "evidence": {**phase["gate"].get("evidence", {}), "more": self.evidence()}}
        return {**phase, **more}

    def loop(self, phase: Plan) -> Plan:
        rng = self.rng
        first = phase["tasks"][0]["id"]
        ends = ["inputs.yes", "inputs.no", "inputs.coin", f"previous.tasks.{first}.status == 'COMPLETED'"]
        ends.append(f"tasks.{first}.outputs.value == 'fine' && phases.{phase['id']}.attempt > 1")
        loop: Plan = {"until": rng.choice(ends), "maxRounds": rng.randint(1, 3)}
        loop["otherwise"] = rng.choice(["fail", "continue", "hold"])
        if self.chance(0.5):
            loop["wait"] = rng.choice(["5s", "5s", "2h"])
        return loop

    def tidy(self) -> Plan:
        rng = self.rng
        self.count += 1
        kind = rng.choice(self.kinds)
        actions = {
            "shell": "work",
            "http": {"url": "http://service/", "method": "POST"},
            "wait": rng.choice(["1s", "5m"]),
        }
        task: Plan = {"id": f"f{self.count}", kind: actions[kind]}
        if self.chance(0.3):
            task["optional"] = True
        if kind != "wait":
            task["effect"] = rng.choice(["idempotent", "keyed", "once"])
            if self.chance(0.4):
                task["retry"] = {"attempts": 2, "every": "5s"}
            if self.chance(0.3):
                task["verify"] = {"shell": "probe", "done": "result.exitCode == 0", "effect": "idempotent"}
            if self.chance(0.2):
                task["compensate"] = {"shell": "work", "effect": "idempotent"}
        return task

    def evidence(self) -> Plan:
        rng = self.rng
        if self.chance(0.3):
            return {"foreach": "['a', 'b', 'c']", "check": rng.choice(["item != 'b' || inputs.coin", "item == 'a'"])}
        candidate = rng.choice(["[1, 2, 3, 4]", "[11, 12, 13, 14, 15]", "[1]", "tasks.none.outputs.values"])
        metric = {"candidate": {"values": candidate}, "baseline": {"values": "[1, 2, 3, 4, 5]"}}
        judge = {"minSamples": 3, "noData": rng.choice(["fail", "hold", "ignore"])}
        return {"metric": metric, "judge": judge, "critical": self.chance(0.7)}
