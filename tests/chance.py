"""Chance in tests: an ordinary run draws the same each time, ``TURBO_MODE_SEED`` draws otherwise.

It is a number, as a failure prints it, or ``random``, as ``make verify`` has it.
"""

from __future__ import annotations

import os
import random

ORDINARY = 20_261
WANTED = os.environ.get("TURBO_MODE_SEED", "")
IS_RANDOM = WANTED == "random"


def seed() -> int:
    """Where chance begins in a test."""
    return random.SystemRandom().randrange(1_000_000) if IS_RANDOM else int(WANTED or ORDINARY)
