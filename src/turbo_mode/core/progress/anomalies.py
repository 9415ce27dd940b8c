"""What is odd while an execution goes on, as it is seen, each with a severity and a sentence that says why.

| kind | what |
|---|---|
| ``stuck`` | it runs many times as long as such tasks do |
| ``slow`` | it takes longer than chance explains |
| ``short`` | it was over much too soon |
| ``looping`` | it fails again and again in the same way, or is tried more often than ever |
| ``silent`` | it has stopped to print |
| ``failing`` | tasks of a type fail more often than they used to |
| ``output`` | a number that it hands on is far from what it used to be |
| ``late`` | the whole execution takes longer than its plan allows (``warnAfter``); told by the tracker |

The bounds come from what was seen, not from settings: for a type whose lengths differ by 5 % a task that takes twice as
long is odd, for one whose lengths differ by the hundred it isn't. An anomaly is told once for each task and kind.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from turbo_mode.core.progress.baselines import SHORTEST, Baseline, Usual

Kind = Literal["stuck", "slow", "short", "looping", "silent", "failing", "output", "late"]
Severity = Literal["LOW", "MEDIUM", "HIGH"]

_FAR = 3.8
"""Deviations; of normal lengths one in ten thousand is further away."""
_SLOW, _STUCK, _SHORT = math.log(1.6), math.log(5), math.log(5)
_LONGER = 0.25
"""Seconds; a shorter delay is never odd."""
_AGAIN = 3
_QUIET, _GAPS = 30.0, 4.0
_RARE = 1e-3
_OUTPUTS, _OUTPUT_FAR = 8, 6.0
_NUMBERS = re.compile(r"\d+")


class Anomaly(Struct, frozen=True):
    """Something odd. ``at`` is in seconds on the caller's clock, ``score`` 1 where it is just at its bound."""

    kind: Kind
    task: str
    severity: Severity
    explanation: str
    at: float
    score: float = 1.0


class _Running:
    __slots__ = ("first", "gap", "printed", "since", "slow_at", "stuck_at", "type")

    def __init__(self, type: str, since: float, slow_at: float, stuck_at: float) -> None:
        self.type, self.since, self.slow_at, self.stuck_at = type, since, slow_at, stuck_at
        self.printed = self.gap = 0.0
        self.first = True


class Detector:
    """Told what happens, it says what is odd about it. ``baselines`` are by type, and go from one to the next."""

    def __init__(self, baselines: dict[str, Baseline] | None = None) -> None:
        self.baselines = {} if baselines is None else baselines
        self._running: dict[str, _Running] = {}
        self._told: set[tuple[str, Kind]] = set()
        self._failures: dict[str, tuple[str, int]] = {}
        self._tries: dict[str, int] = {}
        self._own: dict[str, list[int]] = {}

    def started(self, task: str, type: str, at: float) -> None:
        """A task has begun."""
        slow_at, stuck_at = self._bounds(self._baseline(type))
        self._running[task] = _Running(type, at, at + slow_at, at + stuck_at)

    def ended(
        self, task: str, at: float, *, failed: bool = False, outputs: Mapping[str, object] | None = None
    ) -> list[Anomaly]:
        """A task has ended."""
        running = self._running.pop(task, None)
        if running is None:
            return []
        baseline = self._baseline(running.type)
        seconds = at - running.since
        slow_at, _ = self._bounds(baseline)
        found = self._long(task, running, baseline, at, seconds)
        if not failed:
            found += self._short(task, baseline, at, seconds)
            baseline.add(math.log(max(seconds, SHORTEST)), odd=seconds >= slow_at)
        found += self._failing(task, running.type, baseline, at, failed)
        found += self._output(task, baseline, at, outputs or {})
        self._failures.pop(task, None)
        baseline.tried(self._tries.pop(task, 0), odd=(task, "looping") in self._told)
        return found

    def left(self, task: str) -> None:
        """A task runs no more, and how long it ran says nothing."""
        self._running.pop(task, None)

    def retried(self, task: str, type: str, failure: str, at: float) -> list[Anomaly]:
        """An attempt has failed, and there will be another."""
        tries = self._tries[task] = self._tries.get(task, 0) + 1
        said = _NUMBERS.sub("#", failure)
        before, count = self._failures.get(task, ("", 0))
        count = count + 1 if said == before else 1
        self._failures[task] = (said, count)
        usual = self._baseline(type).retries
        if (count < _AGAIN and tries < 2 * _AGAIN) or tries <= usual:
            return []
        same = f"in the same way {count} times in a row" if count >= _AGAIN else f"{tries} times"
        ever = f"; it used to need at most {usual}" if usual else ""
        return self._tell("looping", task, "HIGH" if count > _AGAIN else "MEDIUM", f"it has failed {same}{ever}", at)

    def printed(self, task: str, at: float) -> None:
        """A task has printed something."""
        if (running := self._running.get(task)) is not None:
            running.gap = max(running.gap, at - (running.printed or running.since))
            running.printed = at

    def tick(self, now: float) -> list[Anomaly]:
        """Time has passed; what runs too long, or has fallen silent?"""
        found: list[Anomaly] = []
        for task, running in self._running.items():
            if now >= running.slow_at:
                found += self._long(task, running, self._baseline(running.type), now, now - running.since)
            if running.printed and now - running.printed >= _QUIET:
                found += self._silent(task, running, now)
        return found

    def close(self) -> None:
        """The execution is over."""
        for baseline in self.baselines.values():
            baseline.close()
        self._running.clear()

    def _baseline(self, type: str) -> Baseline:
        found = self.baselines.get(type)
        if found is None:
            found = self.baselines[type] = Baseline()
        return found

    def _bounds(self, baseline: Baseline) -> tuple[float, float]:
        """The ages, in seconds, from which a task counts as slow and as stuck."""
        if not baseline.is_known:
            return math.inf, math.inf
        middle, deviation = baseline.expected()
        bound = max(_SLOW, _FAR * deviation, baseline.longer.rare)
        usual = math.exp(middle)
        slow = max(usual * math.exp(bound), usual + _LONGER)
        return slow, max(usual * math.exp(max(bound, _STUCK)), usual + _LONGER)

    def _long(self, task: str, running: _Running, baseline: Baseline, at: float, seconds: float) -> list[Anomaly]:
        slow_at, stuck_at = self._bounds(baseline)
        running.slow_at, running.stuck_at = running.since + slow_at, running.since + stuck_at
        if seconds < slow_at:
            return []
        times = seconds / math.exp(baseline.expected()[0])
        said = f"{_seconds(seconds)}, {times:.1f} times as long as such tasks take"
        if seconds >= stuck_at:
            return self._tell("stuck", task, "HIGH", said, at, seconds / stuck_at)
        return self._tell("slow", task, "MEDIUM" if times >= 3 else "LOW", said, at, seconds / slow_at)

    def _short(self, task: str, baseline: Baseline, at: float, seconds: float) -> list[Anomaly]:
        if not baseline.is_known:
            return []
        middle, deviation = baseline.expected()
        usual = math.exp(middle)
        bound = max(_SHORT, 2 * _FAR * deviation, 2 * baseline.shorter.rare)
        if usual - seconds < 1.0 or middle - math.log(max(seconds, SHORTEST)) < bound:
            return []
        said = f"over after {_seconds(seconds)}; such tasks take {_seconds(usual)}"
        return self._tell("short", task, "LOW", said, at)

    def _failing(self, task: str, type: str, baseline: Baseline, at: float, failed: bool) -> list[Anomaly]:
        own = self._own.setdefault(type, [0, 0])
        own[0] += 1
        own[1] += failed
        bad, good = baseline.failures()
        baseline.ran += 1
        baseline.failed += failed
        if not failed or own[1] < 3:
            return []
        usual = (bad - own[1] + 1) / max(bad + good - own[0] + 1, 1)
        if _tail(own[0], own[1], min(max(usual, 0.02), 1.0)) > _RARE:
            return []
        said = f"{own[1]} of {own[0]} tasks like it have failed; usual are {100 * max(usual, 0.0):.0f} %"
        return self._tell("failing", type, "HIGH", said, at)

    def _output(self, task: str, baseline: Baseline, at: float, outputs: Mapping[str, object]) -> list[Anomaly]:
        found: list[Anomaly] = []
        for name, value in _measures(outputs):
            usual = baseline.outputs.setdefault(name, Usual())
            far = usual.distance(value) if usual.count >= _OUTPUTS else 0.0
            if far > _OUTPUT_FAR:
                said = f"`{name}` is {value:g}; it used to be about {usual.mean:g}"
                found += self._tell("output", task, "MEDIUM", said, at, far / _OUTPUT_FAR)
            usual.add(value)
        return found

    def _silent(self, task: str, running: _Running, now: float) -> list[Anomaly]:
        quiet = now - running.printed
        baseline = self._baseline(running.type)
        usual = math.exp(baseline.expected()[0]) if baseline.is_known else 0.0
        if quiet < max(_QUIET, _GAPS * running.gap, usual / 2):
            return []
        said = (
            f"nothing printed for {_seconds(quiet)}; before, it was never quiet for more than {_seconds(running.gap)}"
        )
        return self._tell("silent", task, "MEDIUM", said, now)

    def _tell(
        self, kind: Kind, task: str, severity: Severity, said: str, at: float, score: float = 1.0
    ) -> list[Anomaly]:
        if (task, kind) in self._told:
            return []
        self._told.add((task, kind))
        return [Anomaly(kind, task, severity, said, at, round(score, 2))]


def _measures(outputs: Mapping[str, object]) -> Iterator[tuple[str, float]]:
    """Numbers among outputs, and the sizes of texts and lists."""
    for name, value in outputs.items():
        if isinstance(value, bool):
            continue
        if isinstance(value, int | float):
            if math.isfinite(value):
                yield name, float(value)
        elif isinstance(value, str | list | dict):
            yield f"size of {name}", float(len(value))


def _tail(count: int, hits: int, rate: float) -> float:
    """The chance of at least so many hits."""
    if rate >= 1:
        return 1.0
    return sum(
        math.exp(
            math.lgamma(count + 1) - math.lgamma(k + 1) - math.lgamma(count - k + 1)
            + k * math.log(rate) + (count - k) * math.log1p(-rate)
        )
        for k in range(hits, min(count, hits + 200) + 1)
    )  # fmt: skip


def _seconds(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 7200 else f"{seconds / 3600:.1f} h"
