"""What a destination wants to hear of: names of events, patterns, and an expression over the event."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from turbo_mode.configuration.destinations import EVENT
from turbo_mode.core.plan.expressions import EvaluationError, compile
from turbo_mode.delivery.unfolding import Event


def bound(event: Event) -> dict[str, object]:
    """What an expression over an event sees."""
    said = event.envelope
    return {"event": said.event, "id": said.id, "timestamp": said.timestamp, "data": said.data}


def wants(events: Sequence[str], when: str = "") -> Callable[[Event], bool]:
    """Whether an event is one of ``events`` (``execution:completed``, ``task:*``, ``*``) and ``when`` is true for it.

    An expression that reads what an event doesn't have isn't true for it.
    """
    named = frozenset(events)
    every = "*" in named
    program = compile(when, EVENT) if when else None

    def wanted(event: Event) -> bool:
        said = event.envelope
        if not (every or said.event in named or f"{said.event.partition(':')[0]}:*" in named):
            return False
        if program is None:
            return True
        try:
            return program.evaluate(bound(event)) is True
        except EvaluationError:
            return False

    return wanted
