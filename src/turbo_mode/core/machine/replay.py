"""Replay: a state from its journal, by ``apply`` alone. Nothing is decided and nothing is evaluated."""

from __future__ import annotations

from collections.abc import Iterable

from turbo_mode.core.machine.apply import apply
from turbo_mode.core.machine.entries import decode
from turbo_mode.core.machine.state import Execution


def replay(state: Execution, bodies: Iterable[bytes]) -> Execution:
    """Apply stored entries in order. Raises ``IllegalEntry`` or ``msgspec.ValidationError`` for a damaged journal."""
    for body in bodies:
        apply(state, decode(body))
    return state
