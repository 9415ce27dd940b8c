"""What is true behind each gate of a made-up plan, and what is seen of it.

In every round a phase is as it should be or not. A fault shows in the evidence, more or less; what is right may turn
out wrong all the same, which nobody can see. The engine is never told any of these numbers.
"""

from __future__ import annotations

import math
import random
from typing import Any, Literal

from msgspec import Struct

Sort = Literal["check", "sign", "latency", "errors"]

FAULTY = 1 / 13
"""The share of phases with a fault, on average over all."""
STAYS = 0.4
"""The share of faults that the next round doesn't cure."""
BROKEN = 0.02
"""The chance that a task of a round fails whatever is done."""
SURPRISE = 0.01
"""The chance that what seemed right turns out wrong."""
SPREAD = 0.2
SLOWER = (1.3, 1.6, 2.5)
ERRORS, MORE_ERRORS = 0.02, (0.15, 0.3, 0.5)
SEEN: dict[str, tuple[float, float]] = {"check": (0.995, 0.05), "sign": (0.97, 0.3)}
"""How often a check holds where all is well, and where it isn't."""


class Shown(Struct, frozen=True):
    """A piece of evidence: what it looks at, how much of it there is, and how large a fault is in it."""

    sort: Sort
    size: int = 0
    fault: float = 0.0


class Round(Struct, frozen=True):
    """One round of a phase. ``broken``: a task fails; ``bad``: to go on is wrong, and evidence may show it."""

    bad: bool = False
    broken: bool = False
    surprise: bool = False

    @property
    def sound(self) -> bool:
        """Nothing is wrong that anybody could know."""
        return not (self.bad or self.broken)

    @property
    def good(self) -> bool:
        """To go on now turns out right."""
        return self.sound and not self.surprise


class Stake(Struct, frozen=True):
    """What it brings to go on rightly, what it loses to go on wrongly, and what another round costs."""

    benefit: float = 1.0
    loss: float = 1.0
    cost: float = 0.0


class Truth(Struct, frozen=True):
    """A phase: its rounds, what is at stake at its gate, and what its evidence looks at."""

    rounds: list[Round]
    stake: Stake
    shown: dict[str, Shown]


def draw_rounds(rng: random.Random, many: int = 6) -> list[Round]:
    """Whether each round is as it should be."""
    share = rng.betavariate(1, 12)
    bad = rng.random() < share
    stays = rng.random() < STAYS
    found = []
    for _ in range(many):
        found.append(Round(bad, rng.random() < BROKEN, rng.random() < SURPRISE))
        bad = bad if stays else rng.random() < share
    return found


def seen(rng: random.Random, shown: Shown, *, bad: bool) -> dict[str, Any]:
    """What one piece of evidence shows in one round."""
    if shown.sort in SEEN:
        return {"fine": rng.random() < SEEN[shown.sort][bad]}
    if shown.sort == "latency":
        return {name: [round(math.exp(rng.gauss(math.log(times), SPREAD)), 4) for _ in range(shown.size)]
                for name, times in (("ours", shown.fault if bad else 1.0), ("theirs", 1.0))}  # fmt: skip
    return {name: [int(rng.random() < share) for _ in range(shown.size)]
            for name, share in (("ours", shown.fault if bad else ERRORS), ("theirs", ERRORS))}  # fmt: skip


def chance_right(shown: dict[str, Shown], data: dict[str, dict[str, Any]]) -> float:
    """How likely going on turns out right, for somebody who knows how the world was made and sees what is seen."""
    odds = math.log((1 - FAULTY) / FAULTY)
    for name, each in shown.items():
        fits = [_fit(each, data[name], bad=bad) for bad in (False, True)]
        odds += math.log(max(fits[0], 1e-300)) - math.log(max(fits[1], 1e-300))
    return (1 - SURPRISE) / (1 + math.exp(max(-700.0, min(700.0, -odds))))


def _fit(shown: Shown, data: dict[str, Any], *, bad: bool) -> float:
    """How well what is seen fits to a fault, or to none."""
    if shown.sort in SEEN:
        holds = SEEN[shown.sort][bad]
        return holds if data["fine"] else 1 - holds
    many = shown.size
    if shown.sort == "latency":
        gap = sum(map(math.log, data["ours"])) / many - sum(map(math.log, data["theirs"])) / many
        spread = SPREAD * math.sqrt(2 / many)
        return _mean([math.exp(-(((gap - math.log(times)) / spread) ** 2) / 2) for times in (SLOWER if bad else (1,))])
    errors = sum(data["ours"])
    shares = MORE_ERRORS if bad else (ERRORS,)
    return _mean([math.exp(errors * math.log(p) + (many - errors) * math.log1p(-p)) for p in shares])


def _mean(numbers: list[float]) -> float:
    return sum(numbers) / len(numbers)
