"""Entries about locks and slots, as an execution sees them; the allocator has its own."""

from __future__ import annotations

from typing import Literal

from turbo_mode.core.machine.entry import Entry

Overlap = Literal["queue", "skip", "replace"]


class SlotEntry(Entry, frozen=True):
    """``who`` is the task that it is about, ``undo:N`` for taking back effect N, or nobody: the execution itself."""

    who: str


class SlotsAsked(SlotEntry, frozen=True, tag=True):
    """It can't begin without a slot of each of ``pools``; until it has them it keeps its place among what runs.

    ``number`` is that of this entry.
    """

    pools: list[str]
    number: int = 0
    priority: int = 0
    overlap: Overlap = "queue"


class SlotsAwaited(SlotEntry, frozen=True, tag=True):
    """It has to wait for ``pool``; ``holder`` is an execution that has it now."""

    pool: str
    holder: str = ""


class SlotsGranted(SlotEntry, frozen=True, tag=True):
    """It has them; ``epoch`` is that of the engine that gave them."""

    pools: list[str]
    epoch: int = 0


class SlotsReturned(SlotEntry, frozen=True, tag=True):
    """It has given these back. Without any it doesn't ask any more, for now or at all."""

    pools: list[str] = []
