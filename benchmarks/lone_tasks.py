"""Plans in which each task runs once an execution: what odd ones are found? ``python -m benchmarks.forecasts --alone``.

Each task differs from execution to execution in a way of its own: hardly, by a bell of logs, with heavy tails, by
chance six times as long, by drift. Nothing is wrong with any of them, so whatever is told is a false alarm. For each it
is also asked whether it would have been found, had it taken ten times (``stuck``) or three times (``slow``) as long.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from turbo_mode.analysis import np
from turbo_mode.core.progress.anomalies import Detector
from turbo_mode.core.progress.baselines import Experience

Chance = np.random.Generator
SHAPES: dict[str, Callable[[Chance, int], np.ndarray[Any, Any]]] = {
    "by a twentieth": lambda chance, count: np.exp(chance.normal(0, 0.05, count)),
    "by a tenth": lambda chance, count: np.exp(chance.normal(0, 0.1, count)),
    "lognormal, 0.6": lambda chance, count: np.exp(chance.normal(0, 0.6, count)),
    "lognormal, 1": lambda chance, count: np.exp(chance.normal(0, 1, count)),
    "lognormal, 1.5": lambda chance, count: np.exp(chance.normal(0, 1.5, count)),
    "logs by t, 2": lambda chance, count: np.exp(0.1 * chance.standard_t(2, count)),
    "pareto, 1.2": lambda chance, count: 1 + chance.pareto(1.2, count),
    "pareto, 2": lambda chance, count: 1 + chance.pareto(2, count),
    "weibull, 0.5": lambda chance, count: chance.weibull(0.5, count) + 1e-3,
    "exponential": lambda chance, count: chance.exponential(1, count) + 1e-3,
    "6x, one in 20": lambda chance, count: _mixed(chance, count, 0.05),
    "6x, one in 7": lambda chance, count: _mixed(chance, count, 0.15),
    "drift": lambda chance, count: np.exp(np.cumsum(chance.normal(0, 0.1, count)) + chance.normal(0, 0.1, count)),
    "trend": lambda chance, count: np.exp(0.03 * np.arange(count) + chance.normal(0, 0.1, count)),
}
AGES = ((1, "1-2"), (3, "3-7"), (8, "8-19"), (20, "20-49"), (50, "50+"))
"""Earlier executions, from so many on."""
_FAULTS = {"stuck": 10.0, "slow": 3.0}


def _mixed(chance: Chance, count: int, often: float) -> np.ndarray[Any, Any]:
    return np.exp(chance.normal(0, 0.1, count)) * np.where(chance.random(count) < often, 6.0, 1.0)


def show(seed: int, plans: int = 30, runs: int = 60, tasks: int = 8) -> None:
    """Measure and print, by shape: false alarms in a thousand by age, and what would have been found."""
    heads = "".join(f"{age:>20}" for _, age in AGES)
    print(f"\n{'':16}{heads}{'all':>20}\n{'alone':16}" + "   false stuck  slow" * (len(AGES) + 1))
    for number, name in enumerate([*SHAPES, "mixed"]):
        counts = Counter[tuple[str, str]]()
        for plan in range(plans):
            counts.update(counted(np.random.default_rng([seed, number, plan]), name, runs, tasks))
        cells = ""
        for age in [*(age for _, age in AGES), "all"]:
            every = max(counts[age, "tasks"], 1)
            found = "".join(f"{100 * counts[age, fault] / every:>4.0f} %" for fault in _FAULTS)
            cells += f"{1000 * counts[age, 'false'] / every:>8.1f}{found}"
        print(f"{name:16}{cells}")


def counted(chance: Chance, name: str, runs: int, tasks: int) -> Counter[tuple[str, str]]:
    """One plan: by age, tasks, false alarms, and faults that would have been found."""
    shapes = list(SHAPES) if name == "mixed" else [name]
    lengths = [
        level * SHAPES[shapes[chance.integers(len(shapes))]](chance, runs)
        for level in np.exp(chance.normal(3, 1.2, tasks))
    ]
    experience, found = Experience(), Counter[tuple[str, str]]()
    for run in range(runs):
        detector, now = Detector(experience), 0.0
        age = next((name for least, name in reversed(AGES) if run >= least), "")
        for task, seconds in enumerate(float(each[run]) for each in lengths):
            detector.started(f"t{task}", f"t{task}", now, (f"t{task}",), (1, 1))
            bound = detector._running[f"t{task}"].slow_at - now
            told = detector.tick(now + seconds) + detector.ended(f"t{task}", now + seconds)
            now += seconds
            for part in (age, "all") if age else ():
                found[part, "tasks"] += 1
                found[part, "false"] += bool(told)
                found.update((part, fault) for fault, times in _FAULTS.items() if times * seconds >= bound)
        detector.close()
    return found
