"""Waiting for something in a test: for long where the machine has much else to do, at no cost where it hasn't."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any

PATIENCE = 60.0
"""Seconds after which something won't come about any more, however busy the machine is."""
LIMITS = (0.5, 4.0, 30.0)
"""Seconds that a test gives to what its time limit is to stop: more where it had not even begun."""
_SHORTEST, _LONGEST = 0.004, 0.05
_USUAL = 0.03
"""Seconds that some work takes on a processor with nothing else to do."""


def until(seen: Callable[[], Any], patience: float = PATIENCE, why: Callable[[], str] = str) -> Any:
    """Wait until ``seen()`` is true, and return what it said. Raises AssertionError, with what ``why()`` says."""
    late, pause = time.monotonic() + patience, _SHORTEST
    while not (found := seen()):
        assert time.monotonic() < late, f"it never came about {why()}".strip()
        time.sleep(pause)
        pause = min(pause * 1.3, _LONGEST)
    return found


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """What is done takes at most so many seconds of a processor; of one that is slow just now, more in proportion."""
    started = time.process_time()
    yield
    took = time.process_time() - started
    assert took < seconds or took < seconds * _slowness(), f"{took:.2f} s"


def _slowness() -> float:
    """How much slower the processor is at this moment than one with nothing else to do; at least 1."""
    return max(1.0, median(_some_work() for _ in range(9)) / _USUAL)


def _some_work() -> float:
    started = time.process_time()
    made = {f"key{number}": [number, str(number)] for number in range(60_000)}
    assert len(made) == 60_000
    return time.process_time() - started
