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

The bounds come from what was seen, not from settings (``rarity.py``): for a type whose lengths differ by 5 % a task
that takes three times as long is odd, for one whose lengths differ by the hundred it isn't. What all tasks of a type do
that run at the same time is no anomaly of one. An anomaly is told once for each task, kind and round.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct

from turbo_mode.core.plan.model import AnomalyKind, Severity
from turbo_mode.core.progress.baselines import SHORTEST, Baseline, Experience, Usual
from turbo_mode.core.progress.rarity import STEP
from turbo_mode.core.regex import regex

_FAR = 3.8
"""Deviations; of normal lengths one in ten thousand is further away."""
_TIMES = (math.log(3), math.log(10))
"""What is to be found, in logs: so many times as long as it would have been."""
_SLOW, _STUCK, _SHORT = math.log(1.6), math.log(5), math.log(5)
_OTHERS = 2
"""So many others that run for as long tell that it's no matter of one task."""
_LONGER = 0.2
"""Seconds; a shorter delay is never odd."""
_AGAIN = 3
_QUIET, _GAPS = 30.0, 4.0
_RARE = 1e-3
_OUTPUTS, _OUTPUT_FAR = 8, 6.0
_NUMBERS = regex(r"\d+")


class Anomaly(Struct, frozen=True):
    """Something odd. ``at`` is in seconds on the caller's clock, ``score`` 1 where it is just at its bound.

    ``round``: of the task's phase.
    """

    kind: AnomalyKind
    task: str
    severity: Severity
    explanation: str
    at: float
    score: float = 1.0
    round: int = 1


class _Running:
    __slots__ = ("clues", "deviation", "gap", "middle", "printed", "since", "slow_at", "stuck_at", "type")

    def __init__(self, type: str, clues: tuple[str, ...], since: float) -> None:
        self.type, self.clues, self.since = type, clues, since
        self.slow_at = self.stuck_at = math.inf
        self.printed = self.gap = self.middle = self.deviation = 0.0


class Detector:
    """Told what happens, it says what is odd about it. ``experience`` goes from one execution to the next.

    ``told`` is what has been said of which task.
    """

    def __init__(self, experience: Experience | None = None) -> None:
        self.experience = Experience() if experience is None else experience
        self._running: dict[str, _Running] = {}
        self.told: set[tuple[str, AnomalyKind]] = set()
        self._failures: dict[str, tuple[str, int]] = {}
        self._tries: dict[str, int] = {}
        self._own: dict[str, list[int]] = {}

    def started(
        self, task: str, type: str, at: float, clues: tuple[str, ...] = (), sizes: tuple[int, ...] = ()
    ) -> None:
        """A task has begun. ``clues`` are what it has in common with others, beside its type (``clues.py``)."""
        self.experience.of(type).begin(sizes)
        running = self._running[task] = _Running(type, clues, at)
        self.experience.price.spent(self._bind(running))

    def ended(
        self, task: str, at: float, *, failed: bool = False, outputs: Mapping[str, object] | None = None
    ) -> list[Anomaly]:
        """A task has ended."""
        running = self._running.pop(task, None)
        if running is None:
            return []
        baseline = self.experience.of(running.type)
        seconds = at - running.since
        found = self._long(task, running, at) + self._silent(task, running, at)
        if not failed:
            found += self._short(task, running, at, seconds)
            odd = (task, "slow") in self.told or (task, "stuck") in self.told
            baseline.add(math.log(max(seconds, SHORTEST)), running.clues, odd=odd)
            if baseline.is_opening:
                self._bind_again(running.type)
        found += self._failing(task, running.type, baseline, at, failed)
        found += self._output(task, baseline, at, outputs or {})
        self._failures.pop(task, None)
        baseline.tried(self._tries.pop(task, 0), odd=(task, "looping") in self.told)
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
        usual = self.experience.of(type).retries
        if (count < _AGAIN and tries < 2 * _AGAIN) or tries <= usual:
            return []
        same = f"in the same way {count} times in a row" if count >= _AGAIN else f"{tries} times"
        ever = f"; it used to need at most {usual}" if usual else ""
        return self._tell("looping", task, "HIGH" if count > _AGAIN else "MEDIUM", f"it has failed {same}{ever}", at)

    def printed(self, task: str, at: float) -> list[Anomaly]:
        """A task has printed something."""
        if (running := self._running.get(task)) is None:
            return []
        found = self._silent(task, running, at)
        running.gap = max(running.gap, at - (running.printed or running.since))
        running.printed = at
        return found

    def again(self, tasks: Collection[str]) -> bool:
        """These tasks (by type) are done again: what was told of them may be told once more. Whether anything was."""
        told = {each for each in self.told if each[0].partition("[")[0] in tasks}
        self.told -= told
        return bool(told)

    def tick(self, now: float) -> list[Anomaly]:
        """Time has passed; what runs too long, or has fallen silent?"""
        found: list[Anomaly] = []
        for task, running in self._running.items():
            if now >= running.slow_at:
                found += self._long(task, running, now)
            found += self._silent(task, running, now)
        return found

    def close(self) -> None:
        """The execution is over."""
        self.experience.close()
        self._running.clear()

    def _bind(self, running: _Running) -> float:
        """Set the times from which a task counts as slow and as stuck; returns the chance that it does so by chance."""
        baseline = self.experience.of(running.type)
        running.slow_at = running.stuck_at = math.inf
        if not baseline.is_known:
            return 0.0
        expected = baseline.expected(running.clues)
        running.middle, running.deviation = expected.middle, expected.deviation
        shifts = tuple(round(times / expected.deviation / STEP) for times in _TIMES)
        far, chance = expected.place.rarity.bound(shifts, self.experience.price.log)
        usual, off = math.exp(expected.middle), max(far * expected.deviation, _SLOW)
        if math.isinf(off):
            return 0.0
        running.slow_at = running.since + max(usual * math.exp(off), usual + _LONGER)
        running.stuck_at = running.since + max(usual * math.exp(max(off, _STUCK)), usual + _LONGER)
        return chance

    def _bind_again(self, type: str) -> None:
        for running in self._running.values():
            if running.type == type:
                self._bind(running)

    def _long(self, task: str, running: _Running, at: float) -> list[Anomaly]:
        if at < running.slow_at:
            return []
        self._bind(running)
        if at < running.slow_at:
            return []
        seconds = at - running.since
        if self._all_are(running, at, seconds):
            running.slow_at = at + seconds / 2
            return []
        times = seconds / math.exp(running.middle)
        said = f"{_seconds(seconds)}, {times:.1f} times as long as such tasks take"
        if at >= running.stuck_at:
            return self._tell("stuck", task, "HIGH", said, at, seconds / (running.stuck_at - running.since))
        score = seconds / (running.slow_at - running.since)
        return self._tell("slow", task, "MEDIUM" if times >= 3 else "LOW", said, at, score)

    def _all_are(self, running: _Running, at: float, seconds: float) -> bool:
        """Others of its type run for about as long, and hardly any has ended: it isn't this task alone."""
        if not self.experience.of(running.type).is_untold:
            return False
        others = (each for each in self._running.values() if each.type == running.type and each is not running)
        return sum(at - each.since > seconds / 2 for each in others) >= _OTHERS

    def _short(self, task: str, running: _Running, at: float, seconds: float) -> list[Anomaly]:
        if not running.deviation or not self.experience.of(running.type).is_familiar:
            return []
        usual, bound = math.exp(running.middle), max(_SHORT, 3 * _FAR * running.deviation)
        if usual - seconds < 1.0 or running.middle - math.log(max(seconds, SHORTEST)) < bound:
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
        quiet = now - running.printed if running.printed else 0.0
        if quiet < _QUIET:
            return []
        baseline = self.experience.of(running.type)
        usual = math.exp(baseline.expected()[0]) if baseline.is_known else 0.0
        if quiet < max(_GAPS * running.gap, usual / 2):
            return []
        said = (
            f"nothing printed for {_seconds(quiet)}; before, it was never quiet for more than {_seconds(running.gap)}"
        )
        return self._tell("silent", task, "MEDIUM", said, now)

    def _tell(
        self, kind: AnomalyKind, task: str, severity: Severity, said: str, at: float, score: float = 1.0
    ) -> list[Anomaly]:
        if (task, kind) in self.told:
            return []
        self.told.add((task, kind))
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
