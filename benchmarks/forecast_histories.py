"""Made-up families in which *runs* differ: steadily, suddenly, by the day, by chance, or in single tasks; or whose
tasks differ more than usual. Each kind makes the lengths of run after run from those of a usual one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from turbo_mode.analysis import np

Chance = np.random.Generator
Lengths = list["np.ndarray[Any, Any]"]
"""Of the tasks of a run, stage by stage."""
Change = Callable[[int, Lengths], Lengths]
"""What a run, by its number, makes of usual lengths."""


class Kind(NamedTuple):
    """``begin`` draws what is so for a family as a whole."""

    begin: Callable[[Chance, int], Change]
    noise: float = 0.14
    wide: bool = False
    grows: float = 1.0
    runs: int = 11


def _trend(chance: Chance, _: int) -> Change:
    rate = chance.choice([-1, 1, 1]) * chance.uniform(0.03, 0.12)
    return lambda run, usual: [each * math.exp(rate * run) for each in usual]


def _step(chance: Chance, _: int) -> Change:
    at, factor = int(chance.integers(4, 8)), math.exp(chance.choice([-1, 1]) * chance.uniform(0.3, 1.1))
    return lambda run, usual: [each * (factor if run >= at else 1) for each in usual]


def _weekdays(chance: Chance, _: int) -> Change:
    days = np.exp(chance.normal(0, 0.4, 7))
    return lambda run, usual: [each * days[run % 7] for each in usual]


def _two_paces(chance: Chance, _: int) -> Change:
    slower, often = chance.uniform(1.5, 5), chance.uniform(0.2, 0.6)

    def change(_: int, usual: Lengths) -> Lengths:
        pace = slower if chance.random() < often else 1.0
        return [each * pace for each in usual]

    return change


def _common(least: float, most: float) -> Callable[[Chance, int], Change]:
    def begin(chance: Chance, _: int) -> Change:
        deviation = chance.uniform(least, most)

        def change(_: int, usual: Lengths) -> Lengths:
            pace = math.exp(chance.normal(0, deviation))
            return [each * pace for each in usual]

        return change

    return begin


def _one_task(chance: Chance, stages: int) -> Change:
    which, deviation = int(chance.integers(stages)), chance.uniform(0.3, 1)

    def change(_: int, usual: Lengths) -> Lengths:
        usual[which][0] *= math.exp(chance.normal(0, deviation))
        return usual

    return change


def _retried(chance: Chance, stages: int) -> Change:
    which, often = int(chance.integers(stages)), chance.uniform(0.1, 0.35)

    def change(_: int, usual: Lengths) -> Lengths:
        length = usual[which][0] = 3 * usual[which][0]
        while chance.random() < often:
            usual[which][0] += length * chance.uniform(0.5, 1)
        return usual

    return change


def _machines(chance: Chance, _: int) -> Change:
    slower, often = chance.uniform(1.4, 3), chance.uniform(0.2, 0.8)

    def change(_: int, usual: Lengths) -> Lengths:
        share = min(max(often + chance.normal(0, 0.15), 0), 1)
        return [each * np.where(chance.random(len(each)) < share, slower, 1.0) for each in usual]

    return change


def _each(draw: Callable[[Chance, float, int], Any]) -> Callable[[Chance, int], Change]:
    """Every task by itself; the number is drawn for the family."""

    def begin(chance: Chance, _: int) -> Change:
        index = chance.uniform(1.2, 2.5)
        return lambda _, usual: [each * draw(chance, index, len(each)) for each in usual]

    return begin


KINDS = {
    "trend": Kind(_trend),
    "step": Kind(_step),
    "weekdays": Kind(_weekdays, runs=22),
    "two paces": Kind(_two_paces),
    "common pace": Kind(_common(0.2, 0.7)),
    "few runs": Kind(_common(0.05, 0.5), runs=6),
    "growing": Kind(_common(0.0, 0.05), wide=True, grows=1.12),
    "one unsteady task": Kind(_one_task, noise=0.0),
    "retried task": Kind(_retried),
    "two machines": Kind(_machines),
    "lognormal, 1": Kind(_each(lambda chance, _, count: np.exp(chance.normal(0, 1, count))), wide=True),
    "lognormal, 1.5": Kind(_each(lambda chance, _, count: np.exp(chance.normal(0, 1.5, count)))),
    "pareto": Kind(_each(lambda chance, index, count: 1 + chance.pareto(index, count)), wide=True),
}


def histories(seed: int, families: int = 4) -> dict[str, Any]:
    """A file with so many families of each kind."""
    found: list[dict[str, Any]] = []
    for number, (name, kind) in enumerate(KINDS.items()):
        chance = np.random.default_rng([seed, number])
        for family in range(families):
            runs = enumerate(_runs(chance, kind))
            found += [{"family": f"{name} {family}", "at": run, "tasks": tasks} for run, tasks in runs]
    return {"runs": found}


def _runs(chance: Chance, kind: Kind) -> Iterator[dict[str, Any]]:
    counts = _counts(chance, kind.wide)
    levels = np.exp(chance.normal(2.5, 1, len(counts)))
    change = kind.begin(chance, len(counts))
    for run in range(kind.runs):
        there = [count if count == 1 else round(count * kind.grows**run) for count in counts]
        usual = [
            level * np.exp(chance.normal(0, kind.noise, count)) for level, count in zip(levels, there, strict=True)
        ]
        yield _tasks(change(run, usual))


def _counts(chance: Chance, wide: bool) -> list[int]:
    """Tasks of each stage: one, many, one; or a chain; or some here and there."""
    if wide or chance.random() < 1 / 3:
        return [1, int(chance.integers(6, 50)), 1]
    if chance.random() < 1 / 2:
        return [1] * int(chance.integers(3, 9))
    return [int(chance.integers(1, 25 if stage % 2 else 6)) for stage in range(int(chance.integers(3, 6)))]


def _tasks(stages: Lengths) -> dict[str, Any]:
    """Each task needs one of the stage before; one that is alone in its stage needs all."""
    tasks = {
        f"0-{place}": {"type": "0", "needs": [], "seconds": round(float(seconds), 4)}
        for place, seconds in enumerate(stages[0])
    }
    for stage, (before, lengths) in enumerate(pairwise(stages), 1):
        for place, seconds in enumerate(lengths):
            needs = range(len(before)) if len(lengths) == 1 else [place % len(before)]
            named = [f"{stage - 1}-{need}" for need in needs]
            tasks[f"{stage}-{place}"] = {"type": str(stage), "needs": named, "seconds": round(float(seconds), 4)}
    return tasks
