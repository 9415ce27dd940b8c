"""Waiting for something in a test: for long where the machine has much else to do, at no cost where it hasn't."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

PATIENCE = 60.0
"""Seconds after which something won't come about any more, however busy the machine is."""
LIMITS = (0.5, 4.0, 30.0)
"""Seconds that a test gives to what its time limit is to stop: more where it had not even begun."""
_SHORTEST, _LONGEST = 0.004, 0.05


def until(seen: Callable[[], Any], patience: float = PATIENCE, why: Callable[[], str] = str) -> Any:
    """Wait until ``seen()`` is true, and return what it said. Raises AssertionError, with what ``why()`` says."""
    late, pause = time.monotonic() + patience, _SHORTEST
    while not (found := seen()):
        assert time.monotonic() < late, f"it never came about {why()}".strip()
        time.sleep(pause)
        pause = min(pause * 1.3, _LONGEST)
    return found
