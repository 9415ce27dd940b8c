"""Polling: an action is done again until what it shows is good enough.

An attempt of an action with ``poll`` that went well but doesn't satisfy ``until`` is "not yet". It is no failure and
counts for no retry; the next one follows after ``every``. When that would be later than ``for`` after the first one
began, the wait is over.
"""

from __future__ import annotations

from turbo_mode.core.machine.outcomes import Failure
from turbo_mode.core.plan import model
from turbo_mode.core.plan.durations import milliseconds

NOT_YET = Failure("poll_timeout", "not yet")
"""Stands for the failure that it may become."""


def next_look(poll: model.Poll, since: int, now: int) -> int:
    """When to ask again (ms), or 0 if it has been long enough; ``since`` is when the first attempt began."""
    due = now + max(1, milliseconds(poll.every))
    return due if due <= since + milliseconds(poll.for_) else 0


def timed_out(poll: model.Poll, asked: int) -> Failure:
    """Why the wait is over; ``asked`` times the answer was "not yet" before this one."""
    times = "asked once" if not asked else f"asked {asked + 1} times"
    return Failure("poll_timeout", f"not yet after {poll.for_}, {times}: {poll.until}")
