"""What odd tasks are found? Part of ``python -m benchmarks.forecasts FILE``.

A family's runs are learned from in their order, as they were. From the fourth on each is also carried out with faults:
one task in a hundred runs ten times (``stuck``) or three times (``slow``) as long as *it* did, is caught in retries
(``loops``), or stops to print (``silent``). What is said of it at any time before it ends counts as found; whatever is
said of another task, of any kind, is a false alarm. Tasks are told apart by how much lengths of their type differ in
that run: the deviation of their logs. Beside it stands an *oracle*: it knows how long all tasks of the type took in
this very run, and the bounds that find most for one false alarm in a thousand tasks. What it misses can't be told from
chance by the type.
"""

from __future__ import annotations

import copy
import math
import random
import time
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from statistics import pstdev
from typing import NamedTuple

from turbo_mode.analysis.backtest import FEWEST, RunForm, families, run_of
from turbo_mode.core.progress.anomalies import Detector
from turbo_mode.core.progress.baselines import Experience
from turbo_mode.core.progress.schedule import Run, schedule

FAULTS = {"none": 1.0, "stuck": 10.0, "slow": 3.0, "loops": 0.0, "silent": -1.0}
SPREADS = {"under 0.2": 0.2, "under 0.5": 0.5, "more": math.inf}
ONE_IN, _WRONG = 100, 1e-3
_QUIET = 10_000.0


class Tally(NamedTuple):
    """What was done to tasks, and what was found, by how much lengths differ; ``seconds`` are of the processor."""

    tasks: int
    made: Counter[str]
    found: Counter[str]
    false: int
    seconds: float
    points: int


def show(forms: Sequence[RunForm], slots: int, seed: int) -> None:
    """Measure and print."""
    heads = "".join(f"{each:<16}" for each in SPREADS)
    print(f"\nodd     found         {heads}oracle  false per 1,000  µs a point")
    for fault, factor in FAULTS.items():
        tally = injected(forms, slots, fault, seed)
        parts = "".join(f"{_share(tally.found[each], tally.made[each]):<16}" for each in SPREADS)
        oracle = f"{100 * ceiling(forms, factor):.0f} %" if factor > 1 else "-"
        print(
            f"{fault:<6}  {_share(tally.found.total(), tally.made.total()):<14}{parts}{oracle:<8}"
            f"{1000 * tally.false / max(tally.tasks, 1):>15.2f}  {1e6 * tally.seconds / max(tally.points, 1):>10.1f}"
        )


def _share(part: int, of: int) -> str:
    return f"{part}/{of} {100 * part / of:.0f} %" if of else "-"


def injected(forms: Sequence[RunForm], slots: int, fault: str, seed: int, one_in: int = ONE_IN) -> Tally:
    """Put a fault into one task in so many, and count what is found."""
    chance = random.Random(seed)
    tasks = false = points = 0
    made, found, seconds = Counter[str](), Counter[str](), 0.0
    for places in families(forms).values():
        experience = Experience()
        for rank, place in enumerate(places):
            run = run_of(forms[place], place)
            if rank >= FEWEST:
                bad = {each for each in range(len(run.work)) if fault != "none" and chance.randrange(one_in) == 0}
                told, steps, took = _watched(run, slots, bad, FAULTS[fault], copy.deepcopy(experience))
                tasks, points, seconds = tasks + len(run.work), points + steps, seconds + took
                spreads = _spreads(run)
                made.update(spreads[run.work.pieces[each].type] for each in bad)
                found.update(spreads[run.work.pieces[each].type] for each in told & bad)
                false += len(told - bad)
            _watched(run, slots, set(), 1.0, experience)
    return Tally(tasks, made, found, false, seconds, points)


def _spreads(run: Run) -> dict[str, str]:
    """By type how much lengths differ."""
    logs: dict[str, list[float]] = defaultdict(list)
    for piece, seconds in zip(run.work.pieces, run.seconds, strict=True):
        logs[piece.type].append(math.log(max(seconds or 0.0, 1e-3)))
    return {type: next(name for name, most in SPREADS.items() if pstdev(each) < most) for type, each in logs.items()}


def _watched(run: Run, slots: int, bad: set[int], factor: float, experience: Experience) -> tuple[set[int], int, float]:
    """The tasks about which the detector says something, how many points it was told, and how long that took."""
    lengths = [each or 0.0 for each in run.seconds]
    for place in bad:
        lengths[place] *= factor if factor > 1 else 1.0
    course = schedule(run.work, lengths, slots)
    events = sorted([(at, 1, place) for place, at in course.starts.items()]
                    + [(at, 0 if lengths[place] else 2, place) for place, at in course.ends.items()])  # fmt: skip
    detector, told, known = Detector(experience), set[str](), list(_known_of(run))
    names = {piece.name: place for place, piece in enumerate(run.work.pieces)}
    began = time.process_time()
    for at, what, place in events:
        piece = run.work.pieces[place]
        said = detector.tick(at)
        if what == 1:
            detector.started(piece.name, piece.type, at, *known[place])
            if place in bad and factor <= 0:
                _fail(detector, piece.name, piece.type, at) if factor == 0 else _hush(detector, piece.name, at)
        else:
            said += detector.ended(piece.name, at)
        told.update(each.task for each in said)
    told.update(each for each, kind in detector.told if kind in ("looping", "silent"))
    detector.close()
    return {names[each] for each in told if each in names}, len(events), time.process_time() - began


def _known_of(run: Run) -> Iterator[tuple[tuple[str, ...], tuple[int, ...]]]:
    """What tasks have in common beside their type: their names, and their places among those that wait for the same."""
    number = Counter(piece.type for piece in run.work.pieces)
    place: Counter[tuple[str, frozenset[int]]] = Counter()
    for piece in run.work.pieces:
        together = (piece.type, frozenset(piece.needs))
        yield (piece.name, f"{piece.type}#{place[together]}"), (len(piece.needs), number[piece.type])
        place[together] += 1


def _fail(detector: Detector, name: str, type: str, at: float) -> None:
    for number in range(6):
        detector.retried(name, type, f"exit 1 after {number} s", at)


def _hush(detector: Detector, name: str, at: float) -> None:
    for second in range(5):
        detector.printed(name, at + second)
    detector.tick(at + _QUIET)


# -- what can be found -------------------------------------------------------------------------------------------------


def ceiling(forms: Sequence[RunForm], factor: float) -> float:
    """The part of tasks so much longer that bounds find which are the best in hindsight, one for each type and run."""
    groups = [sorted(each) for each in _groups(forms)]
    tasks = sum(len(each) for each in groups)
    low, high, found = 0.0, 1e6, 0
    for _ in range(30):
        price = math.sqrt(max(low, 1.0) * high)
        best = [_best(each, math.log(factor), price) for each in groups]
        wrong = sum(each for _, each in best)
        if wrong > _WRONG * tasks:
            low = price
        else:
            high, found = price, sum(each for each, _ in best)
    return found / max(tasks, 1)


def _groups(forms: Sequence[RunForm]) -> Iterator[list[float]]:
    for places in families(forms).values():
        for place in places[FEWEST:]:
            logs: dict[str, list[float]] = defaultdict(list)
            for task in forms[place].tasks.values():
                logs[task.type].append(math.log(max(task.seconds, 1e-3)))
            yield from logs.values()


def _best(logs: list[float], more: float, price: float) -> tuple[int, int]:
    """What the best bound finds, and how many false alarms it gives."""
    found = ((len(logs) - bisect_right(logs, bound - more), wrong) for wrong, bound in enumerate(reversed(logs)))
    return max(found, key=lambda each: each[0] - price * each[1])
