"""What an attempt showed: a known end, nothing at all, or something that nobody saw.

The difference matters for a task whose effect must happen only once. An exit code or an HTTP status is a *known* end,
also a bad one, and the plan's ``retry`` says what follows. When nothing reached the other side, a repeat is as good as
a first try. But a time-out, a kill or a lost connection leaves it open whether the effect happened, and then a task
of effect class ``once`` is *in doubt*.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct


class Failure(Struct, frozen=True, omit_defaults=True):
    """Why an attempt failed: a stable ``code`` (such as ``timeout`` or ``exit_status``) and a sentence."""

    code: str
    message: str = ""


TIME_IS_UP = Failure("phase_timeout", "the time of its phase was up")
UNSEEN = Failure("phase_timeout", "the time of its phase was up, and nobody saw whether it happened")


class Done(Struct, frozen=True, tag="done"):
    """The end is known; ``result`` is what the kind saw (exit code, status, value …)."""

    result: dict[str, Any]


class NotDone(Struct, frozen=True, tag="notDone"):
    """Nothing can have happened on the other side."""

    failure: Failure


class Unknown(Struct, frozen=True, tag="unknown"):
    """It may or may not have happened."""

    failure: Failure


Observation = Done | NotDone | Unknown
