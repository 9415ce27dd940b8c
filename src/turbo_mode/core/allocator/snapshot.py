"""The whole allocation as bytes and back, so that nobody has to read its stream from the start.

``load(dump(state))`` equals ``state``. The stream stays the truth: a checkpoint that can't be read is passed over.
"""

from __future__ import annotations

import msgspec
from msgspec import Struct

from turbo_mode.core.allocator.lines import Line, Waiting
from turbo_mode.core.allocator.state import Allocation, Holders
from turbo_mode.core.allocator.turns import Turns
from turbo_mode.core.ids import TENANT

VERSION = 2


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
    tenant: str = TENANT


class LineRecord(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """A ``Line`` without those who stand in it."""

    served: int = 0
    virtual: int = 0
    tags: dict[str, int] = {}


class Snapshot(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """An ``Allocation``. In ``held`` are execution, who and tenant; in ``lines`` the tenants in their turn."""

    seq: int
    epoch: int
    asked: int
    sizes: dict[str, int]
    per_tenant: dict[str, int]
    held: dict[str, list[tuple[str, str, str]]]
    lines: dict[str, dict[str, LineRecord]]
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
            state.per_tenant,
            {pool: [(*each, holders.tenant(each)) for each in holders] for pool, holders in state.held.items()},
            {pool: _lines(turns) for pool, turns in state.lines.items()},
            [msgspec.convert(waiting, AskRecord, from_attributes=True) for waiting in state.waiting()],
            state.yielding,
        )
    )


def _lines(turns: Turns) -> dict[str, LineRecord]:
    return {tenant: LineRecord(line.served, line.virtual, line.tags) for tenant, line in turns.lines.items()}


def load(body: bytes) -> Allocation:
    """The allocation that ``dump`` was given. Raises ``msgspec.MsgspecError``."""
    record = _decode(body)
    state = Allocation()
    state.seq, state.epoch, state.asked = record.seq, record.epoch, record.asked
    state.sizes, state.per_tenant, state.yielding = record.sizes, record.per_tenant, record.yielding
    for pool, holders in record.held.items():
        state.held[pool] = Holders()
        for execution, who, tenant in holders:
            state.held[pool].add((execution, who), tenant)
            state.holdings.setdefault(execution, {}).setdefault(who, []).append(pool)
    for pool, lines in record.lines.items():
        turns = state.lines[pool] = Turns()
        for tenant, line in lines.items():
            turns.lines[tenant] = Line.restored(line.served, line.virtual, line.tags)
    for each in record.asks:
        waiting = Waiting(each.age, each.execution, each.who, each.pools, each.priority, each.within, each.number)
        waiting.tenant = each.tenant
        waiting.taken, waiting.tag = each.taken, each.tag
        state.asks.setdefault(each.execution, {})[each.who] = waiting
        state.lines[waiting.pool].lines[waiting.tenant].stand(waiting)
    return state
