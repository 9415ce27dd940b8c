"""Made-up plans: two to six phases in all shapes, nearly every one with a gate, and the truth behind each."""

from __future__ import annotations

import random
from typing import Any

import msgspec
from msgspec import Struct

from benchmarks.autonomy.truth import MORE_ERRORS, SLOWER, Shown, Stake, Truth, draw_rounds
from turbo_mode.core.plan.model import Plan

Piece = dict[str, Any]
PEOPLE = {"from": ["role:ops"], "timeout": "100h"}
ENVIRONMENTS: Piece = {"staging": {}, "production": {}, "vault": {"autonomyLevel": "low"}}
WINDOWS: tuple[Piece, ...] = (
    {"from": "22:00", "to": "05:00"},
    {"from": "06:00", "to": "20:00"},
    {"days": ["mon", "wed", "fri"]},
)


class Drawn(Struct, frozen=True):
    """A plan, the truth behind its gates, and of what sorts each gate is."""

    seed: int
    plan: Plan
    truths: dict[str, Truth]
    sorts: dict[str, list[str]]


def draw(seed: int) -> Drawn:
    """The plan of a seed."""
    return _Author(seed).plan()


class _Author:
    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.rng = random.Random(f"autonomy {seed}")
        self.truths: dict[str, Truth] = {}
        self.sorts: dict[str, list[str]] = {}
        self.ids: list[str] = []

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def plan(self) -> Drawn:
        rng = self.rng
        shape = rng.choice(["chain", "chain", "tree", "wide", "diamond"])
        phases = [self.phase(shape) for _ in range(rng.randint(2, 6))]
        after: Piece = {"id": "after", "needs": list(self.ids), "tasks": [{"id": "after_work", "shell": "work"}]}
        engine: Piece = {"autonomyLevel": "high"}
        if self.chance(0.3):
            engine["budgets"] = {"tasks": 200, "asks": 10, "wallTime": "400h"}
        if self.chance(0.2):
            engine["changeWindow"] = rng.choice(WINDOWS)
        if self.chance(0.1):
            engine["confidence"] = 0.85
        if rules := self.rules():
            engine["rules"] = rules
        plan: Piece = {
            "turbo": 1, "name": f"plan{self.seed}", "decisionEngine": engine, "environments": ENVIRONMENTS,
            "executionPipeline": {"maxParallel": rng.choice([1, 2, 8])}, "phases": [*phases, after],
        }  # fmt: skip
        return Drawn(self.seed, msgspec.convert(plan, Plan), self.truths, self.sorts)

    def rules(self) -> list[Piece]:
        rules: list[Piece] = []
        if self.chance(0.15):
            rules.append({"id": "calm", "when": "evidence.sign.verdict != 'PASS'", "forbid": ["go"], "reason": "calm"})
        if self.chance(0.1):
            rules.append({"id": "sure", "when": "decision.confidence < 0.5", "forbid": ["go"], "reason": "unsure"})
        if self.chance(0.015):
            rules.append({"id": "two", "when": "decision.option == 'go'", "require": PEOPLE, "reason": "two of us"})
        return rules

    def needs(self, shape: str) -> list[str]:
        if shape == "wide" or not self.ids:
            return []
        if shape == "chain":
            return self.ids[-1:]
        if shape == "tree":
            return [self.rng.choice(self.ids)]
        return sorted(self.rng.sample(self.ids, self.rng.randint(1, min(2, len(self.ids)))))

    # -- phases --------------------------------------------------------------------------------------------------------

    def phase(self, shape: str) -> Piece:
        rng, id = self.rng, f"p{len(self.ids) + 1}"
        phase: Piece = {"id": id, "needs": self.needs(shape), "tasks": self.tasks(id)}
        shown = self.shown()
        benefit = rng.uniform(10, 100)
        stake = Stake(benefit, benefit * rng.uniform(0.3, 6), benefit * rng.uniform(0.01, 0.08))
        self.truths[id] = Truth(draw_rounds(rng), stake, shown)
        self.sorts[id] = sorted({each.sort for each in shown.values()}) or ["tasks only"]
        if self.chance(0.4):
            phase["environment"] = rng.choice(["staging"] * 20 + ["production"] * 19 + ["vault"])
        if self.chance(0.1):
            phase["window"] = rng.choice(WINDOWS)
        if self.chance(0.2):
            phase["finally"] = [{"id": f"{id}_tidy", "shell": "work", "effect": "idempotent"}]
        phase["gate"] = self.gate(id, shown, stake)
        self.ids.append(id)
        return phase

    def tasks(self, id: str) -> list[Piece]:
        rng = self.rng
        work: Piece = {"id": f"{id}_work", "shell": "work", "effect": rng.choice(["idempotent", "keyed"])}
        work["retry"] = {"attempts": rng.randint(2, 5), "every": "2s"}
        if self.chance(0.2):
            work |= {"effect": "once", "verify": {"shell": "probe", "done": "result.exitCode == 0"}}
        elif self.chance(0.2):
            work["foreach"] = "['a', 'b', 'c', 'd']"
        if self.chance(0.5) and work["effect"] != "once":
            work["compensate"] = {"shell": "undo", "effect": "idempotent", "retry": {"attempts": 3, "every": "2s"}}
        look: Piece = {"id": f"{id}_look", "shell": "look", "effect": "idempotent", "retry": 4}
        more = [{"id": f"{id}_more", "shell": "work", "effect": "keyed", "retry": 3}] if self.chance(0.3) else []
        return [*more, work, look | {"outputs": {"seen": "result.json"}}]

    def shown(self) -> dict[str, Shown]:
        rng, found = self.rng, dict[str, Shown]()
        if self.chance(0.6):
            found["latency"] = Shown("latency", rng.randint(30, 60), rng.choice(SLOWER))
        if self.chance(0.35):
            found["errors"] = Shown("errors", rng.randint(60, 150), rng.choice(MORE_ERRORS))
        if self.chance(0.5) or not found:
            found["check"] = Shown("check")
        if self.chance(0.3):
            found["sign"] = Shown("sign")
        return found

    # -- gates ---------------------------------------------------------------------------------------------------------

    def gate(self, id: str, shown: dict[str, Shown], stake: Stake) -> Piece:
        rng = self.rng
        gate: Piece = {"evidence": {name: self.evidence(id, name, each) for name, each in shown.items()}}
        numbers = self.chance(0.6)
        self.sorts[id].append("numbers" if numbers else "order")
        go: Piece = {"then": "continue"} | ({"benefit": stake.benefit, "loss": stake.loss} if numbers else {})
        none = {"benefit": 0.0, "loss": 0.0} if numbers else {}
        again = {"then": "repeat", "max": rng.randint(1, 3), "wait": rng.choice(["10s", "5m", "2h"])}
        again |= {"cost": stake.cost} if numbers else {}
        if self.chance(0.3):
            again["undo"] = True
        end = {"then": rng.choice(["rollback", "rollback", "fail"])} | none
        options = {"go": go}
        if self.chance(0.65):
            options["again"] = again
            self.sorts[id].append("may repeat")
        options["end"] = end
        self.people(id, gate, options)
        return gate | {"options": options}

    def people(self, id: str, gate: Piece, options: dict[str, Piece]) -> None:
        """Now and then the plan itself wants somebody."""
        drawn = self.rng.random()
        if drawn < 0.01:
            gate["approve"] = PEOPLE
        elif drawn < 0.02:
            options["go"]["reversible"] = False
        elif drawn < 0.04:
            options["end"] = {**options["end"], "then": "hold"}

    @staticmethod
    def evidence(id: str, name: str, shown: Shown) -> Piece:
        at = f"tasks.{id}_look.outputs.seen.{name}"
        if shown.sort in ("check", "sign"):
            return {"check": f"{at}.fine", "critical": shown.sort == "check"}
        metric = {"candidate": {"values": f"{at}.ours"}, "baseline": {"values": f"{at}.theirs"}}
        judge = {"tolerance": "15%" if shown.sort == "latency" else "0.05", "minSamples": 20}
        return {"metric": metric, "judge": judge, "critical": shown.size % 2 == 0}
