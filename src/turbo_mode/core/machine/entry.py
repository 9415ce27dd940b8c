"""What all entries of the journal have in common."""

from __future__ import annotations

from msgspec import Struct


class Entry(Struct, frozen=True, tag_field="kind", omit_defaults=True, rename="camel", gc=False):
    """One committed result; ``at`` is its time in ms since the epoch."""

    at: int
