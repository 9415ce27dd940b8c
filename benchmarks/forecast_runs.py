"""Made-up runs in the form of a file for ``turbo-mode forecast``: families that differ in size, spread and pace."""

from __future__ import annotations

import math
from typing import Any

from turbo_mode.analysis import np


def made_up(seed: int, families: int = 4, runs: int = 10) -> dict[str, Any]:
    """A file with so many families of so many runs."""
    chance = np.random.default_rng(seed)
    found = []
    for family in range(families):
        spread, moves = math.exp(chance.normal(-1.5, 0.6)), math.exp(chance.normal(-2.0, 0.7))
        lengths = {type: math.exp(chance.normal(2.5, 1.0)) for type in ("read", "work", "join", "end")}
        wide = int(chance.integers(8, 60))
        for number in range(runs):
            pace = math.exp(chance.normal(0, moves))
            size = max(round(wide * math.exp(chance.normal(0, 0.3))), 2)
            tasks = _tasks(chance, size, {type: pace * length for type, length in lengths.items()}, spread)
            found.append({"family": f"family-{family}", "at": f"2026-01-{number + 1:02}", "tasks": tasks})
    return {"runs": found}


def _tasks(chance: np.random.Generator, size: int, lengths: dict[str, float], spread: float) -> dict[str, Any]:
    """Read, work in parallel, join groups of the work, end."""

    def task(type: str, needs: list[str]) -> dict[str, Any]:
        seconds = lengths[type] * math.exp(chance.normal(0, spread) - spread**2 / 2)
        return {"type": type, "needs": needs, "seconds": round(seconds, 4)}

    tasks = {"read": task("read", [])}
    tasks |= {f"work-{place}": task("work", ["read"]) for place in range(size)}
    joins = {
        f"join-{group}": task("join", [f"work-{place}" for place in range(group, size, 4)])
        for group in range(min(4, size))
    }
    return tasks | joins | {"end": task("end", list(joins))}
