"""The entries about reading numbers from data sources. All entries stand together in ``entries``."""

from __future__ import annotations

from typing import Any

from turbo_mode.core.decisions.model import Sampled
from turbo_mode.core.machine.entry import Entry


class SamplesAsked(Entry, frozen=True, tag=True):
    """Before a gate (or a ``task`` that decides) is weighed, numbers are read: the intent, committed before that.

    ``request`` has all that is read. ``number`` 2: the engine was lost while it was read the first time. At ``due``
    there are no numbers.
    """

    phase: str
    attempt: str
    number: int
    request: dict[str, Any]
    due: int
    task: str = ""


class SamplesRead(Entry, frozen=True, tag=True):
    """The numbers that were found, by the piece of evidence and its side: ``latency/candidate``."""

    phase: str
    attempt: str
    samples: dict[str, Sampled]
    task: str = ""
