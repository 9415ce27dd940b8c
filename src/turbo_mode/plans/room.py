"""How many values a text may hold: not many beside those of its tasks, of which there may be very many.

Reading a value with its place takes some microseconds, so a file of a few megabytes that is no plan would keep its
reader busy for seconds. What a plan has many of are tasks, and each has an ``id``.
"""

from __future__ import annotations

from turbo_mode.plans.unreadable import Unreadable

MOST_VALUES = 120_000
MOST_IDS = 120_000
_FOR_EACH_ID = 100


def has_room(text: str) -> bool:
    """A JSON text surely has not too many values: they are about as many as its commas."""
    return text.count(",") < MOST_VALUES + _FOR_EACH_ID * text.count('"id"')


class Room:
    """What is left for the values of one text."""

    def __init__(self) -> None:
        self._values = MOST_VALUES
        self._ids = MOST_IDS

    def take(self, at: int) -> None:
        """There is one more value. Raises ``Unreadable``."""
        self._values -= 1
        if self._values < 0:
            raise Unreadable(
                f"this has more than {MOST_VALUES:,} values beside those of its tasks", at,
                label="nothing further was read", help="give large data as a file that a task reads",
            )  # fmt: skip

    def grow(self, at: int) -> None:
        """There is one more ``id``, of a task as it seems. Raises ``Unreadable``."""
        self._values += _FOR_EACH_ID
        self._ids -= 1
        if self._ids < 0:
            raise Unreadable(f"this has more than {MOST_IDS:,} ids", at, label="nothing further was read")
