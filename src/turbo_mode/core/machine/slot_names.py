"""How those who hold slots are called, and what they hold."""

from __future__ import annotations

from collections.abc import Sequence

from turbo_mode.core.allocator.state import RUNNING


def undo_of(effect: int) -> str:
    """Who takes back an effect, as the allocator knows them."""
    return f"undo:{effect}"


def lock_of(pools: Sequence[str]) -> str:
    """The lock among these pools, or an empty text."""
    return next((pool for pool in pools if pool != RUNNING), "")
