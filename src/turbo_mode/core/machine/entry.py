"""What every entry is: a committed result with its time."""

from __future__ import annotations

from msgspec import Struct


class Entry(Struct, frozen=True, tag_field="kind", omit_defaults=True, rename="camel"):
    """One committed result; ``at`` is its time in ms since the epoch."""

    at: int
