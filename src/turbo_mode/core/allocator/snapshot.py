"""The whole allocation as bytes and back, so that nobody has to read its stream from the start.

``load(dump(state))`` equals ``state``. The stream stays the truth: a checkpoint that can't be read is passed over.
"""

from __future__ import annotations

import msgspec
from msgspec import Struct

from turbo_mode.core.allocator.lines import Line, Waiting
from turbo_mode.core.allocator.state import Allocation

VERSION = 1


class AskRecord(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """A ``Waiting``."""

    age: int
    execution: str
    who: str
    pools: list[str]
    priority: int = 0
    within: list[tuple[str, str]] = []
    taken: int = 0
    tag: int = 0
    number: int = 0


class LineRecord(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """A ``Line`` without those who stand in it."""

    served: int = 0
    virtual: int = 0
    tags: dict[str, int] = {}


class Snapshot(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """An ``Allocation``."""

    seq: int
    epoch: int
    asked: int
    sizes: dict[str, int]
    held: dict[str, list[tuple[str, str]]]
    lines: dict[str, LineRecord]
    asks: list[AskRecord]
    yielding: dict[str, str]


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Snapshot).decode


def dump(state: Allocation) -> bytes:
    """The allocation as JSON, as large as what is held and asked for."""
    return _encode(
        Snapshot(
            state.seq,
            state.epoch,
            state.asked,
            state.sizes,
            {pool: list(holders) for pool, holders in state.held.items()},
            {pool: LineRecord(line.served, line.virtual, line.tags) for pool, line in state.lines.items()},
            [msgspec.convert(waiting, AskRecord, from_attributes=True) for waiting in state.waiting()],
            state.yielding,
        )
    )


def load(body: bytes) -> Allocation:
    """The allocation that ``dump`` was given. Raises ``msgspec.MsgspecError``."""
    record = _decode(body)
    state = Allocation()
    state.seq, state.epoch, state.asked = record.seq, record.epoch, record.asked
    state.sizes, state.yielding = record.sizes, record.yielding
    for pool, holders in record.held.items():
        state.held[pool] = dict.fromkeys(holders)
        for execution, who in holders:
            state.holdings.setdefault(execution, {}).setdefault(who, []).append(pool)
    for pool, line in record.lines.items():
        state.lines[pool] = Line.restored(line.served, line.virtual, line.tags)
    for each in record.asks:
        waiting = Waiting(each.age, each.execution, each.who, each.pools, each.priority, each.within, each.number)
        waiting.taken, waiting.tag = each.taken, each.tag
        state.asks.setdefault(each.execution, {})[each.who] = waiting
        state.lines[waiting.pool].stand(waiting)
    return state
