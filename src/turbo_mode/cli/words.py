"""How times, counts and names are put into words."""

from __future__ import annotations

import time
from collections.abc import Sequence


def now_ms() -> int:
    """The present, in ms since the epoch."""
    return int(time.time() * 1000)


def clock(ms: int) -> str:
    """The time of day, here."""
    return time.strftime("%H:%M:%S", time.localtime(ms / 1000))


def when(ms: int | None) -> str:
    """A moment: the time if it is today, else the date too."""
    if not ms:
        return "-"
    then, now = time.localtime(ms / 1000), time.localtime()
    same_day = then[:3] == now[:3]
    return time.strftime("%H:%M:%S" if same_day else "%d %b %H:%M", then)


def duration(ms: int) -> str:
    """How long: ``0.3 s``, ``0:42``, ``1:02:07``."""
    if ms < 9_950:
        return f"{max(ms, 0) / 1000:.1f} s"
    return elapsed(ms)


def elapsed(ms: int) -> str:
    """How long, as a clock that runs: ``0:42``, ``1:02:07``."""
    seconds = max(ms, 0) // 1000
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"


def count(number: int, word: str) -> str:
    """``1 task``, ``1,000 tasks``; a number of things."""
    return f"{number:,} {word if number == 1 else _PLURALS.get(word, word + 's')}"


_PLURALS = {"reply": "replies", "entry": "entries", "retry": "retries"}


def percent(number: float) -> str:
    """``99 %`` of 99.7: only all of it is 100 %."""
    return f"{int(number + 1e-9)} %"


def listed(names: Sequence[str], most: int = 3) -> str:
    """Names with commas; beyond ``most`` they are counted."""
    shown = ", ".join(names[:most])
    return f"{shown} and {len(names) - most} more" if len(names) > most else shown


def short(id: str) -> str:
    """The id that people type."""
    return id[-6:]


def size(number: float) -> str:
    """Bytes for people."""
    for unit in ("bytes", "kB", "MB", "GB"):
        if number < 1000 or unit == "GB":
            break
        number /= 1000
    return f"{number:,.0f} {unit}" if unit == "bytes" or number >= 10 else f"{number:.1f} {unit}"
