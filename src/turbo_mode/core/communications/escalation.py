"""Chains of escalation: who is told next while nobody has acknowledged a matter, and exactly when."""

from __future__ import annotations

from turbo_mode.core.communications.message import Message
from turbo_mode.core.communications.settings import Route, Settings, Step
from turbo_mode.core.communications.state import Matter, Post
from turbo_mode.core.plan.durations import milliseconds

USUAL = "default"
"""The chain of what is urgent and whose route names none, if there is a chain of this name."""
MOST_REPEATS = 20


def chain_of(settings: Settings, route: Route, message: Message) -> str:
    """The name of the chain that a matter of this message has; empty if it has none."""
    name = route.escalation or USUAL
    return name if name in settings.escalation else ""


def next_step(state: Post, matter: Matter) -> tuple[int, Step] | None:
    """When (ms) the next step of a matter is due, and the step; None if there is none left."""
    chain = state.settings.escalation.get(matter.chain)
    if chain is None:
        return None
    steps, last = chain.steps, len(chain.steps) - 1
    if matter.step <= last:
        return matter.opened + milliseconds(steps[matter.step].after), steps[matter.step]
    if chain.repeat is None or matter.step - last > MOST_REPEATS:
        return None
    late = milliseconds(steps[last].after) + (matter.step - last) * milliseconds(chain.repeat)
    return matter.opened + late, steps[last]
