"""How good are forecasts, and what odd tasks are found? ``python -m benchmarks.forecasts FILE``; without, made-up runs.

``--shapes`` and ``--histories`` are made-up runs of other kinds: of tasks, and of what changes from run to run.
FILE is in the form of ``turbo-mode forecast``. For each part of the runs it prints the median error, the score of the
80 % intervals and how often they held, with the bounds within which that may be by chance (clustered by run), beside
a formula: work over slots and critical path of mean lengths, by Graham's bound, less what has passed. Then
tasks are made odd (``anomalies.py``).
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks import anomalies, lone_tasks
from benchmarks.forecast_histories import histories
from benchmarks.forecast_runs import made_up
from benchmarks.forecast_shapes import shaped
from turbo_mode.analysis import np
from turbo_mode.analysis.backtest import FEWEST, Foretold, RunForm, backtest, families, read_runs, run_of, summary
from turbo_mode.core.progress.schedule import Run, schedule

POINTS = (0.0, 0.25, 0.5, 0.75)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("file", nargs="?", type=Path, help="runs, as JSON or packed by gzip")
    options.add_argument("--shapes", action="store_true", help="made-up runs of other shapes")
    options.add_argument("--histories", action="store_true", help="made-up runs that change in other ways")
    options.add_argument("--alone", action="store_true", help="only odd tasks, of plans in which each runs once")
    options.add_argument("--slots", type=int, default=8)
    options.add_argument("--seed", type=int, default=7)
    asked = options.parse_args()
    if asked.alone:
        lone_tasks.show(asked.seed)
        return
    made = histories if asked.histories else shaped if asked.shapes else made_up
    forms = read_runs(from_file(asked.file) if asked.file else made(asked.seed))
    _forecasts(forms, asked.slots)
    anomalies.show(forms, asked.slots, asked.seed)


def from_file(path: Path) -> object:
    """What a file holds."""
    raw = path.read_bytes()
    return json.loads(gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw)


# -- forecasts ---------------------------------------------------------------------------------------------------------


def _forecasts(forms: Sequence[RunForm], slots: int) -> None:
    began = time.process_time()
    found = list(backtest(forms, slots, POINTS))
    took = (time.process_time() - began) / max(len(found), 1)
    formula = list(_formula(forms, slots))
    runs = len({each.run for each in found})
    print(f"{len(found)} forecasts of {runs} runs, {1000 * took:.0f} ms of the processor each")
    print("family               at     error  formula   interval  formula   held")
    kinds = list(dict.fromkeys(_kind(each) for each in found))
    for kind in [*(kinds if len(kinds) > 1 else []), "all"]:
        chosen = [[each for each in these if kind in ("all", _kind(each))] for these in (found, formula)]
        _show(kind, *chosen)
    held = sum(each.is_inside for each in found) / max(len(found), 1)
    low, high = 0.8 - 1.96 * math.sqrt(0.16 / runs), 0.8 + 1.96 * math.sqrt(0.16 / runs)
    print(f"held {100 * held:.0f} % of all; by chance {100 * low:.0f} to {100 * high:.0f} %")


def _kind(foretold: Foretold) -> str:
    """Families with a number behind their name are of one kind."""
    return foretold.family.rstrip("0123456789").rstrip(" -")


def _show(kind: str, found: Sequence[Foretold], formula: Sequence[Foretold]) -> None:
    beside = summary(formula)
    for at, said in summary(found).items():
        print(
            f"{kind:<20} {100 * at:>3.0f} %  {100 * said['medianError']:>5.1f} %  "
            f"{100 * beside[at]['medianError']:>5.1f} %   {said['intervalScore']:>8.2f}  "
            f"{beside[at]['intervalScore']:>7.2f}   {100 * said['coverage']:.0f} %"
        )


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


if __name__ == "__main__":
    main()
