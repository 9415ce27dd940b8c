"""The entries about asking an adviser. All entries stand together in ``entries``."""

from __future__ import annotations

from typing import Any

from turbo_mode.core.decisions.opinions import Consulted
from turbo_mode.core.machine.entry import Entry


class AdviceAsked(Entry, frozen=True, tag=True):
    """A gate (or a ``task`` that decides) asks a model before it is weighed: the intent, committed before it is sent.

    ``request`` has all that the model is given. ``number`` 2: the engine was lost while it was asked the first time.
    At ``due`` there is no advice. ``reserves``: what it may use up of budgets.
    """

    phase: str
    attempt: str
    number: int
    request: dict[str, Any]
    due: int
    reserves: dict[str, float] = {}
    task: str = ""


class AdviceGiven(Entry, frozen=True, tag=True):
    """What the model has answered, word for word, and what that comes to. ``used``: of budgets."""

    phase: str
    attempt: str
    consulted: Consulted
    answer: str = ""
    used: dict[str, float] = {}
    task: str = ""
