"""Forecasts held against what came: each run of a file foretold from those before it in its family.

The form of the file is that of ``docs/user/progress.md``: runs with a family, a moment (``at``), and tasks with a type,
needs and seconds. When tasks began isn't in it; carrying them out on the slots, first ready first served, is the truth.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from turbo_mode.analysis import np
from turbo_mode.analysis.forecast import HIGH, LOW, forecast
from turbo_mode.core.progress.schedule import Piece, Run, Work, moment_of, schedule
from turbo_mode.errors import UsageError

FEWEST = 3
"""Earlier runs without which nothing is foretold."""
_LONGEST = 1e12
"""Seconds; no task takes thirty thousand years."""


class TaskForm(msgspec.Struct, forbid_unknown_fields=False):
    """A task of a run."""

    type: str
    seconds: float
    needs: list[str] = []


class RunForm(msgspec.Struct, forbid_unknown_fields=False):
    """A run; ``at`` puts those of a family into their order, as a text or a number."""

    family: str
    tasks: dict[str, TaskForm]
    at: str | float | int = ""


class FileForm(msgspec.Struct, forbid_unknown_fields=False):
    """A whole file."""

    runs: list[RunForm]


class Foretold(NamedTuple):
    """One forecast: of which run (its place in the file), at which part of it, and what came. Seconds."""

    family: str
    run: int
    at: float
    median: float
    low: float
    high: float
    remaining: float
    makespan: float

    @property
    def error(self) -> float:
        """The distance of the median, as a part of the whole run."""
        return abs(self.median - self.remaining) / self.makespan if self.makespan else 0.0

    @property
    def is_inside(self) -> bool:
        """The interval holds what came."""
        return self.low <= self.remaining <= self.high

    @property
    def winkler(self) -> float:
        """The interval score (Gneiting and Raftery 2007, eq. 43), as a part of the whole run: the less the better."""
        missed = max(self.low - self.remaining, 0.0) + max(self.remaining - self.high, 0.0)
        score = self.high - self.low + 2 / (1 - HIGH + LOW) * missed
        return score / self.makespan if self.makespan else 0.0


def read_runs(data: object) -> list[RunForm]:
    """The runs of a file. Raises ``UsageError`` naming the place that doesn't fit."""
    try:
        found = msgspec.convert({"runs": data} if isinstance(data, list) else data, FileForm).runs
    except msgspec.ValidationError as problem:
        raise UsageError(f"these aren't runs: {problem}", hint="docs/user/progress.md shows the form") from None
    for number, run in enumerate(found):
        _check(run, number)
    return found


def _check(run: RunForm, number: int) -> None:
    if isinstance(run.at, float) and not math.isfinite(run.at):
        raise _wrong(number, f"`at` is {run.at:g}, which puts it nowhere")
    for name, task in run.tasks.items():
        if not 0 <= task.seconds <= _LONGEST:
            raise _wrong(number, f"task `{name}` takes {task.seconds:g} seconds, which can't be")
        for need in task.needs:
            if need not in run.tasks:
                raise _wrong(number, f"task `{name}` needs `{need}`, and there is no such task")


def _wrong(number: int, what: str) -> UsageError:
    return UsageError(f"run {number}: {what}", hint="runs are counted from 0, as they stand in the file")


def run_of(form: RunForm, number: int) -> Run:
    """A run as work with its lengths. Raises ``UsageError`` for tasks that wait for one another."""
    places = {name: place for place, name in enumerate(form.tasks)}
    pieces = [
        Piece(name, task.type, tuple(places[need] for need in dict.fromkeys(task.needs)))
        for name, task in form.tasks.items()
    ]
    work = Work(pieces)
    seconds = [task.seconds for task in form.tasks.values()]
    if len(schedule(work, seconds, len(work) or 1).ends) < len(work):
        raise _wrong(number, "its tasks wait for one another in a circle")
    return Run(work, seconds)


def families(forms: Sequence[RunForm]) -> Mapping[str, list[int]]:
    """The places of the runs of each family, in the order of ``at``, then as they stand in the file."""
    found: dict[str, list[int]] = defaultdict(list)
    for place in sorted(range(len(forms)), key=lambda place: (_moment(forms[place].at), place)):
        found[forms[place].family].append(place)
    return found


def _moment(at: str | float) -> tuple[int, float, str]:
    return (1, 0.0, at) if isinstance(at, str) else (0, at, "")


def backtest(forms: Sequence[RunForm], slots: int, points: Sequence[float]) -> Iterator[Foretold]:
    """Foretell each run that has at least three earlier ones, at each of these parts of it."""
    runs = [run_of(form, number) for number, form in enumerate(forms)]
    for family, places in families(forms).items():
        for rank, place in enumerate(places):
            if rank >= FEWEST:
                history = [runs[each] for each in places[:rank]]
                yield from _foretold(family, place, history, runs[place], slots, points)


def _foretold(
    family: str, place: int, history: Sequence[Run], run: Run, slots: int, points: Sequence[float]
) -> Iterator[Foretold]:
    course = schedule(run.work, [each or 0.0 for each in run.seconds], slots)
    for at in points:
        moment = moment_of(run.work, course, at * course.makespan)
        left = (1 - at) * course.makespan
        found = forecast(history, run.work, moment, slots, elapsed=course.makespan - left)
        yield Foretold(family, place, at, found.median, found.low, found.high, left, course.makespan)


def summary(found: Sequence[Foretold]) -> dict[float, dict[str, Any]]:
    """By part of the run: how many, median error, mean interval score, and how often the interval held."""
    told: dict[float, dict[str, Any]] = {}
    for at in sorted({each.at for each in found}):
        here = [each for each in found if each.at == at]
        told[at] = {
            "forecasts": len(here), "medianError": float(np.median([each.error for each in here])),
            "intervalScore": float(np.mean([each.winkler for each in here])),
            "coverage": sum(each.is_inside for each in here) / len(here),
        }  # fmt: skip
    return told
