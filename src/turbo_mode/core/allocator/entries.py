"""Everything that can stand in the stream of the allocator: committed results, in the past tense.

The rules of ``core/machine/entries.py`` hold here too: a field may be added with a default, and none is renamed or
removed. ``number`` is that of the entry by which an execution has asked: an answer to an earlier ask is none to this.
"""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec import Struct

from turbo_mode.core.ids import TENANT

VERSION = 1


class Entry(Struct, frozen=True, tag_field="kind", omit_defaults=True, rename="camel"):
    """One committed result; ``at`` is its time in ms since the epoch."""

    at: int


class EngineTookOver(Entry, frozen=True, tag=True):
    """Another engine owns the store: what is held stays held, and whoever waits must ask again."""

    epoch: int


class PoolSized(Entry, frozen=True, tag=True):
    """A pool has so many slots from now on, and one tenant may have ``per_tenant`` of them; 0: any number."""

    pool: str
    slots: int
    per_tenant: int = 0


class SlotsAsked(Entry, frozen=True, tag=True):
    """Not all could be given at once: it has the first ``taken`` of its pools, and stands in the line of the next."""

    execution: str
    who: str
    pools: list[str]
    number: int = 0
    taken: int = 0
    priority: int = 0
    within: list[tuple[str, str]] = []
    tenant: str = TENANT


class SlotsTaken(Entry, frozen=True, tag=True):
    """It has the first ``taken`` of its pools now, and stands in the line of the next."""

    execution: str
    who: str
    taken: int


class SlotsGranted(Entry, frozen=True, tag=True):
    """One slot of each of ``pools`` is its own until it gives them back; ``epoch`` is that of the engine."""

    execution: str
    who: str
    pools: list[str]
    epoch: int
    number: int = 0
    tenant: str = TENANT


class SlotsRefused(Entry, frozen=True, tag=True):
    """It doesn't get what it asked for: ``pool`` is held by ``holder``, and it can't or won't wait for that."""

    execution: str
    who: str
    pool: str
    why: Literal["busy", "deadlock"]
    holder: str = ""
    number: int = 0


class SlotsReturned(Entry, frozen=True, tag=True):
    """It has given these back, or doesn't ask any more."""

    execution: str
    who: str
    pools: list[str] = []


class ExecutionLeft(Entry, frozen=True, tag=True):
    """Whatever an execution had or asked for is given back."""

    execution: str


class AsksDropped(Entry, frozen=True, tag=True):
    """An execution isn't carried out for now: it holds what it holds, and stands in no line."""

    execution: str


class YieldAsked(Entry, frozen=True, tag=True):
    """An execution is to end, because ``by`` takes its place."""

    execution: str
    by: str


AnyEntry = (
    EngineTookOver | PoolSized | SlotsAsked | SlotsTaken | SlotsGranted | SlotsRefused | SlotsReturned
    | ExecutionLeft | AsksDropped | YieldAsked
)  # fmt: skip

encode = msgspec.json.Encoder().encode
decode = msgspec.json.Decoder[AnyEntry](AnyEntry).decode
