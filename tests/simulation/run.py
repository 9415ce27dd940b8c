"""What the simulation must have reached, and the run that reaches it."""

from __future__ import annotations

import os
from collections import Counter

import pytest

from turbo_mode.core.machine.apply import _APPLY
from turbo_mode.core.machine.draw import TABLES
from turbo_mode.testing.fan_rules import FAN_OUTS
from turbo_mode.testing.faults import Case, draw_case
from turbo_mode.testing.lives import describe, live

CRASH_POINTS = int(os.environ.get("TURBO_MODE_CRASH_POINTS", "9400"))
FIRSTS = (10_000_000, 20_000_000, 50_000_000, 60_000_000)
"""The seeds from which on each part lives. From these, nearly all that is to be reached is, as it happens, soon."""
MOST = 3
"""At most this many times its crash points a part looks for what seldom happens."""
PLACES = ("before the commit", "after the commit", "while performing", "before a report")
FAULTS = [
    *(f"{fault} {place}" for fault in ("crash", "power loss") for place in PLACES),
    "timeout_before", "timeout_after", "fails", "fails_late", "refused", "shim_dies", "shim lost with its host",
    "service died", "service stopped", "report late", "report twice", "report from a former life",
    "reports in another order", "clock jumps on", "clock jumps back", "adopt alive", "adopt ended", "adopt lost",
    "adopt never started", "person: pause", "person: resume", "person: cancel", "person: answer",
]  # fmt: skip
ENDS = ["ended COMPLETED", "ended FAILED", "ended FAILED ROLLED_BACK", "ended CANCELLED"]
IN_SECOND_LIVES = (
    "ExecutionSuperseded", "TaskSkipAsked", "TasksReopened", "VOID", "PENDING TaskInDoubt", "RETRYING TaskSkipped",
)  # fmt: skip
"""What happens only to executions that are meddled with or forked: see ``test_second_lives.py``."""
EVERYTHING = [
    each
    for each in (
        *FAULTS,
        *ENDS,
        *FAN_OUTS,
        *(f"entry {entry.__name__}" for entry in _APPLY),
        *(f"{name} {status} {entry}" for name, table in TABLES.items() for status, entry in table),
    )
    if not any(other in each for other in IN_SECOND_LIVES)
]


def unmoved(case: Case, sometimes: Counter[str] | None = None) -> int:
    """Live a case; the number of its crash points. A failure is shown small, with all that it takes to repeat it."""
    try:
        return live(case, sometimes).crashes
    except Exception:
        pytest.fail(describe(case), pytrace=False)


def many_lives(first: int, crash_points: int) -> tuple[int, int, Counter[str]]:
    """Lives from seed ``first`` on until so many crashes were injected: crashes, lives, and what was reached.

    It goes on for a while where something that seldom happens has not been reached yet.
    """
    sometimes: Counter[str] = Counter()
    crashes = lives = 0
    while crashes < crash_points or (crashes < MOST * crash_points and not all(sometimes[each] for each in EVERYTHING)):
        crashes += unmoved(draw_case(first + lives), sometimes)
        lives += 1
    return crashes, lives, sometimes
