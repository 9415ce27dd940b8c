"""What the python tasks of the stories call."""

from __future__ import annotations

import time
from pathlib import Path

from turbo_mode.tasks.python import current


def nothing() -> None:
    """Do nothing."""


def double(number: int) -> dict[str, int]:
    return {"twice": 2 * number}


def flaky() -> int:
    """Fail twice, then tell how many attempts it took."""
    attempt = current().attempt
    if attempt < 3:
        raise ValueError(f"attempt {attempt} fails")
    return attempt


def all_but(bad: str, item: str) -> str:
    """Fail for one of many."""
    if item == bad:
        raise ValueError(f"{item} is bad")
    return item


def stubborn() -> None:
    raise ValueError("never")


def attempt() -> int:
    """Tell which attempt this is."""
    return current().attempt


def long(letters: int, until: str) -> str:
    """A long word, after this file is there (if it has a name)."""
    while until and not Path(until).exists():
        time.sleep(0.05)
    return "x" * letters


def length(word: str) -> int:
    return len(word)
