"""How good are forecasts, and what odd tasks are found? ``python -m benchmarks.forecasts FILE``; without, made-up runs.

FILE is in the form of ``turbo-mode forecast``. For each part of the runs it prints the median error, the score of the
80 % intervals and how often they held, with the bounds within which that may be by chance (clustered by run), beside
a formula: work over slots and critical path of mean lengths, by Graham's bound, less what has passed. Then
tasks are made stuck (ten times as long), slow (three times), caught in retries, or silent, one in a hundred; it prints
how many are found, how many of those that *can* be told from chance by their type's own spread, and false alarms.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.forecast_runs import made_up
from turbo_mode.analysis import np
from turbo_mode.analysis.backtest import FEWEST, Foretold, RunForm, backtest, families, read_runs, run_of, summary
from turbo_mode.core.progress.anomalies import Anomaly, Detector
from turbo_mode.core.progress.baselines import Baseline
from turbo_mode.core.progress.schedule import Run, schedule

POINTS = (0.0, 0.25, 0.5, 0.75)
ONE_IN = 100


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("file", nargs="?", type=Path, help="runs, as JSON or packed by gzip")
    options.add_argument("--slots", type=int, default=8)
    options.add_argument("--seed", type=int, default=7)
    asked = options.parse_args()
    forms = read_runs(from_file(asked.file) if asked.file else made_up(asked.seed))
    _forecasts(forms, asked.slots)
    _anomalies(forms, asked.slots, asked.seed)


def from_file(path: Path) -> object:
    """What a file holds."""
    raw = path.read_bytes()
    return json.loads(gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw)


# -- forecasts ---------------------------------------------------------------------------------------------------------


def _forecasts(forms: Sequence[RunForm], slots: int) -> None:
    began = time.perf_counter()
    found = list(backtest(forms, slots, POINTS))
    took = (time.perf_counter() - began) / max(len(found), 1)
    formula = list(_formula(forms, slots))
    runs = len({each.run for each in found})
    print(f"{len(found)} forecasts of {runs} runs, {1000 * took:.0f} ms each")
    print("at     error  formula   interval  formula   held")
    for at, said in summary(found).items():
        beside = [each for each in formula if each.at == at]
        error = float(np.median([each.error for each in beside]))
        score = float(np.mean([each.winkler for each in beside]))
        print(
            f"{100 * at:>3.0f} %  {100 * said['medianError']:>5.1f} %  {100 * error:>5.1f} %   "
            f"{said['intervalScore']:>8.2f}  {score:>7.2f}   {100 * said['coverage']:.0f} %"
        )
    held = sum(each.is_inside for each in found) / max(len(found), 1)
    low, high = 0.8 - 1.96 * math.sqrt(0.16 / runs), 0.8 + 1.96 * math.sqrt(0.16 / runs)
    print(f"held {100 * held:.0f} % of all; by chance {100 * low:.0f} to {100 * high:.0f} %")


def _formula(forms: Sequence[RunForm], slots: int) -> list[Foretold]:
    """Graham's bound of mean lengths by type, less what has passed; its interval is that of its own earlier errors."""
    runs = [run_of(form, number) for number, form in enumerate(forms)]
    found: list[Foretold] = []
    for family, places in families(forms).items():
        errors: dict[float, list[float]] = {at: [] for at in POINTS}
        for rank, place in enumerate(places):
            if not rank:
                continue
            makespan = schedule(runs[place].work, _seconds(runs[place]), slots).makespan
            whole = _estimate([runs[each] for each in places[:rank]], runs[place], slots)
            for at in POINTS:
                median, remaining = max(whole - at * makespan, 0.0), makespan * (1 - at)
                low, high = (
                    max(float(np.quantile([*errors[at], 0.8, 1.25], each)) * whole - at * makespan, 0.0)
                    for each in (0.1, 0.9)
                )
                if rank >= FEWEST:
                    found.append(Foretold(family, place, at, median, low, high, remaining, makespan))
                errors[at].append(makespan / max(whole, 1e-9))
    return found


def _estimate(history: Sequence[Run], run: Run, slots: int) -> float:
    known: dict[str, list[float]] = {}
    for each in history:
        for piece, seconds in zip(each.work.pieces, _seconds(each), strict=True):
            known.setdefault(piece.type, []).append(seconds)
    every = [seconds for each in known.values() for seconds in each]
    usual = {type: sum(each) / len(each) for type, each in known.items()}
    lengths = [usual.get(piece.type, sum(every) / len(every)) for piece in run.work.pieces]
    path = schedule(run.work, lengths, len(run.work)).makespan
    return sum(lengths) / slots + path * (1 - 1 / slots)


def _seconds(run: Run) -> list[float]:
    return [each or 0.0 for each in run.seconds]


# -- anomalies ---------------------------------------------------------------------------------------------------------


class Tally(NamedTuple):
    """What was done to tasks, and what was found."""

    tasks: int
    made: int
    visible: int
    found: int
    found_visible: int
    false: int
    seconds: float
    points: int


def _anomalies(forms: Sequence[RunForm], slots: int, seed: int) -> None:
    print("\nodd     found          that can be told   false per 1,000   µs a point")
    for name, factor in (("none", 1.0), ("stuck", 10.0), ("slow", 3.0), ("loops", 0.0), ("silent", -1.0)):
        tally = injected(forms, slots, factor, seed)
        print(
            f"{name:<6}  {_share(tally.found, tally.made):<14} {_share(tally.found_visible, tally.visible):<17}  "
            f"{1000 * tally.false / max(tally.tasks, 1):>15.2f}   {1e6 * tally.seconds / max(tally.points, 1):>10.1f}"
        )


def _share(part: int, of: int) -> str:
    return f"{part}/{of} {100 * part / of:.0f} %" if of else "-"


def injected(forms: Sequence[RunForm], slots: int, factor: float, seed: int) -> Tally:
    """Lengthen one task in a hundred by a factor (0: its attempts fail, -1: it falls silent), and count what is found.

    The first runs of a family are only learned from.
    """
    chance = random.Random(seed)
    runs = [run_of(form, number) for number, form in enumerate(forms)]
    tasks = made = visible = found = found_visible = false = points = 0
    took = 0.0
    for places in families(forms).values():
        baselines: dict[str, Baseline] = {}
        for rank, place in enumerate(places):
            run = runs[place]
            bad = {each for each in range(len(run.work)) if rank >= FEWEST and chance.randrange(ONE_IN) == 0}
            can = {each for each in bad if _can_be_told(run, each, factor)}
            began = time.perf_counter()
            told, steps = _watched(run, slots, bad, factor, baselines)
            took, points = took + time.perf_counter() - began, points + steps
            if rank >= FEWEST:
                bad, can = (bad, can) if factor != 1 else (set(), set())
                tasks, made, visible = tasks + len(run.work), made + len(bad), visible + len(can)
                found, found_visible = found + len(told & bad), found_visible + len(told & can)
                false += len(told - bad)
    return Tally(tasks, made, visible, found, found_visible, false, took, points)


def _can_be_told(run: Run, place: int, factor: float) -> bool:
    """A task so much longer would be beyond all but one in a thousand of its own type in this run, lengths as logs."""
    if factor <= 1:
        return True
    type = run.work.pieces[place].type
    logs = np.log([
        max(seconds or 0.0, 1e-3)
        for piece, seconds in zip(run.work.pieces, run.seconds, strict=True) if piece.type == type
    ])  # fmt: skip
    if len(logs) < 5:
        return False
    return bool(math.log(factor) > 3.09 * logs.std() + logs.std())


def _watched(
    run: Run, slots: int, bad: set[int], factor: float, baselines: dict[str, Baseline]
) -> tuple[set[int], int]:
    """The tasks about which the detector says something, and how many points it was told."""
    seconds = _seconds(run)
    for place in bad:
        seconds[place] *= factor if factor > 1 else 1.0
    course = schedule(run.work, seconds, slots)
    events = sorted([(at, 1, place) for place, at in course.starts.items()]
                    + [(at, 0, place) for place, at in course.ends.items()])  # fmt: skip
    detector, told = Detector(baselines), set[int]()
    for at, begins, place in events:
        piece = run.work.pieces[place]
        said: list[Anomaly] = []
        if begins:
            detector.started(piece.name, piece.type, at)
            if place in bad and factor <= 0:
                said = _loops(detector, piece.name, piece.type, at) if factor == 0 else _silent(detector, piece, at)
        else:
            said = detector.ended(piece.name, at)
        if said:
            told.add(place)
    detector.close()
    return told, len(events)


def _loops(detector: Detector, name: str, type: str, at: float) -> list[Anomaly]:
    return [each for number in range(6) for each in detector.retried(name, type, f"exit 1 after {number} s", at)]


def _silent(detector: Detector, piece: object, at: float) -> list[Anomaly]:
    name = getattr(piece, "name", "")
    for second in range(5):
        detector.printed(name, at + second)
    return [each for each in detector.tick(at + 10_000) if each.kind == "silent" and each.task == name]


if __name__ == "__main__":
    main()
