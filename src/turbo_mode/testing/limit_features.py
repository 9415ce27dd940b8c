"""What random plans have of rules and of people who must agree: at gates, by rules, in tasks.

They are drawn apart from the rest, so that the plan of a seed keeps its tasks when there is a new feature.
"""

from __future__ import annotations

import random
from typing import Any

from turbo_mode.testing.phase_features import WINDOWS

Plan = dict[str, Any]
PEOPLE = {"ada": ["role:ops"], "bob": ["role:ops", "role:boss"], "cy": ["role:ops"], "dan": [], "": []}
"""Everybody who may answer in a simulated life, and their roles. It is ada who begins every execution."""
TRUTHS = ("inputs.yes", "inputs.yes", "inputs.no", "inputs.coin")


def with_limits(plan: Plan, seed: int, *, programs_only: bool = False) -> Plan:
    """The plan of a seed with some of these in it."""
    return _Editor(random.Random(f"limits {seed}"), plan, programs_only).plan()


class _Editor:
    def __init__(self, rng: random.Random, plan: Plan, programs_only: bool) -> None:
        self.rng = rng
        self.source = plan
        self.programs_only = programs_only
        self.count = 0
        self.budget: Plan = {}

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def plan(self) -> Plan:
        if self.chance(0.2):
            self.budget = self.budgets(8)
        plan = {**self.source, "phases": [self.phase(phase) for phase in self.source["phases"]]}
        if self.budget:
            plan["decisionEngine"] = {**plan["decisionEngine"], "budgets": self.budget}
        if self.chance(0.3):
            rules = [self.rule(f"r{number}") for number in range(self.rng.randint(1, 2))]
            plan["decisionEngine"] = {**plan["decisionEngine"], "rules": rules}
        if self.chance(0.25):
            window = self.rng.choice([{"from": "22:00", "to": "22:15"}, *WINDOWS])
            plan["decisionEngine"] = {**plan["decisionEngine"], "changeWindow": window}
        if self.chance(0.8):
            production = {**plan["environments"]["production"], "rules": [self.rule("there")]}
            if self.chance(0.4):
                production["changeWindow"] = self.rng.choice(WINDOWS)
            plan["environments"] = {**plan["environments"], "production": production}
        return plan

    def budgets(self, most: int) -> Plan:
        rng = self.rng
        said = {"tasks": rng.randint(2, most), "asks": rng.randint(0, 3), "tokens": rng.choice([60, 200, 1000]),
                "wallTime": rng.choice(["1m", "30m", "20h"])}  # fmt: skip
        return {key: said[key] for key in rng.sample(list(said), rng.randint(1, 3))}

    def rule(self, id: str) -> Plan:
        rule: Plan = {"id": id, "when": self.rng.choice(TRUTHS), "reason": "so it is"}
        if self.chance(0.6):
            rule["forbid"] = self.rng.sample(
                ["oContinue", "oRepeat", "oRollback", "oSucceed", "enter"], self.rng.randint(1, 2)
            )
        if "forbid" not in rule or self.chance(0.2):
            rule["require"] = self.approve()
        return rule

    def phase(self, phase: Plan) -> Plan:
        if "gate" in phase and self.chance(0.25):
            phase = {**phase, "gate": {**phase["gate"], "approve": self.approve()}}
        if not self.programs_only and self.chance(0.12):
            phase = {**phase, "budgets": self.budgets(4)}
        tokens = "tokens" in self.budget
        if tokens and not self.programs_only and self.chance(0.6):
            self.count += 1
            model = {"goal": "think", "model": "scripted:answers.json", "output": {"type": "string"}}
            phase = {**phase, "tasks": [*phase["tasks"], {"id": f"think{self.count}", "needs": [], "agent": model}]}
        for task in phase["tasks"]:
            if "agent" in task and self.chance(0.5):
                task["agent"] = {**task["agent"], "budgets": {"tokens": 50}}
            if "plan" in task and self.chance(0.3):
                task["plan"] = {**task["plan"], "budgets": {"tasks": 2, "tokens": 20}}
        if not self.programs_only and self.chance(0.12):
            phase = {**phase, "pointOfNoReturn": True}
        if not self.programs_only and self.chance(0.15):
            self.count += 1
            ask: Plan = {"id": f"ask{self.count}", "approve": self.approve(of_task=True)}
            if self.chance(0.2):
                ask["deadline"] = "20m"
            phase = {**phase, "tasks": [*phase["tasks"], ask]}
        return phase

    def approve(self, *, of_task: bool = False) -> Plan:
        rng = self.rng
        other = "later" if of_task else "oFail"
        approve: Plan = {"from": ["role:ops", *rng.sample(["role:boss", "user:dan"], rng.randint(0, 2))]}
        approve |= {"quorum": rng.choice([1, 1, 2]), "notAuthor": self.chance(0.3)}
        if self.chance(0.4):
            approve["onRefuse"] = other
        if self.chance(0.4):
            approve |= {"timeout": rng.choice(["10m", "2h"]), "onTimeout": other}
        if self.chance(0.3):
            approve["escalate"] = [{"after": "5m", "to": ["user:dan"]}]
        if self.chance(0.3):
            approve["fields"] = {"ticket": {"pattern": "CHG[0-9]"}, "note": "none"}
        if of_task:
            approve["options"] = {"later": {"title": "Not now"}}
        elif self.chance(0.3):
            approve["when"] = rng.choice(TRUTHS)
        return approve
