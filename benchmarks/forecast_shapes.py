"""Made-up runs whose tasks differ in other ways than by a bell of logs: light and heavy tails, two humps, sizes that
come back by name, tasks that get in each other's way, drift.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from turbo_mode.analysis import np

_SIZES = 400
_Lengths = Callable[["np.random.Generator", float, "np.ndarray[Any, Any]"], "np.ndarray[Any, Any]"]

SHAPES: dict[str, _Lengths] = {
    "gamma": lambda chance, spread, sizes: chance.gamma(1 / spread**2, spread**2, len(sizes)),
    "weibull": lambda chance, spread, sizes: chance.weibull(1 / spread, len(sizes)),
    "heavy": lambda chance, spread, sizes: np.exp(spread * chance.standard_t(3, len(sizes))),
    "two humps": lambda chance, _, sizes: (
        np.exp(chance.normal(0, 0.1, len(sizes))) * np.where(chance.random(len(sizes)) < 0.15, 6.0, 1.0)
    ),
    "named": lambda chance, _, sizes: sizes * np.exp(chance.normal(0, 0.1, len(sizes))),
    "contended": lambda chance, _, sizes: (
        sizes * np.exp(chance.normal(0, 0.1, len(sizes)))
        + np.where(chance.random(len(sizes)) < 0.1, chance.exponential(0.7, len(sizes)), 0.0)
    ),
    "drift": lambda chance, spread, sizes: np.exp(
        np.cumsum(chance.normal(0, 0.1 * spread, len(sizes))) + chance.normal(0, 0.5 * spread, len(sizes))
    ),
    "pareto": lambda chance, _, sizes: 1 + 0.2 * chance.pareto(2.5, len(sizes)),
}


def shaped(seed: int, families: int = 24, runs: int = 9) -> dict[str, Any]:
    """A file with so many families of so many runs, of each shape in turn."""
    chance = np.random.default_rng(seed)
    found = []
    for family in range(families):
        shape = list(SHAPES)[family % len(SHAPES)]
        spread, moves = math.exp(chance.normal(-1.2, 0.5)), math.exp(chance.normal(-2, 0.9))
        wide, lengths = int(chance.integers(6, 150)), np.exp(chance.normal(2, 1.3, int(chance.integers(2, 7))))
        sizes = np.exp(chance.normal(0, 0.8, _SIZES))
        for number in range(runs):
            size = min(max(round(wide * math.exp(chance.normal(0, 0.4))), 2), _SIZES)
            levels = lengths * math.exp(chance.normal(0, moves))
            drawn = [
                level * SHAPES[shape](chance, spread, sizes[: size if stage % 2 else max(size // 5, 1)])
                for stage, level in enumerate(levels)
            ]
            found.append({"family": f"{shape} {family}", "at": number, "tasks": _tasks(drawn)})
    return {"runs": found}


def _tasks(drawn: list[np.ndarray[Any, Any]]) -> dict[str, Any]:
    """Stage by stage; each task needs one of the stage before."""
    tasks: dict[str, Any] = {}
    before = 0
    for stage, lengths in enumerate(drawn):
        for place, seconds in enumerate(lengths):
            needs = [f"t{stage - 1}-{place % before}"] if before else []
            tasks[f"t{stage}-{place}"] = {"type": f"t{stage}", "needs": needs, "seconds": round(float(seconds), 4)}
        before = len(lengths)
    return tasks
