"""What the allocator may be asked, one thing at a time."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from turbo_mode.core.ids import TENANT


class Ask(Struct, frozen=True):
    """``who`` of an execution of a ``tenant`` wants one slot of each of ``pools``, in this order, or nothing.

    ``number`` comes back with the answer. ``within``: the holders, as (execution, who), on whose behalf it acts; what
    those hold is no obstacle.
    ``overlap`` says what becomes of an ask that can't be granted: it waits, is refused, or makes the others end.
    """

    execution: str
    who: str
    pools: list[str]
    priority: int = 0
    within: tuple[tuple[str, str], ...] = ()
    overlap: Literal["queue", "skip", "replace"] = "queue"
    number: int = 0
    tenant: str = TENANT


class Return(Struct, frozen=True):
    """Slots are given back, an ask included; without ``pools`` all that it has."""

    execution: str
    who: str
    pools: tuple[str, ...] = ()


class Leave(Struct, frozen=True):
    """An execution has ended. ``for_now``: it only isn't carried out any more."""

    execution: str
    for_now: bool = False


class TakeOver(Struct, frozen=True):
    """Another engine begins."""

    epoch: int


class Resize(Struct, frozen=True):
    """The owner has set how many slots a pool has, and how many of them one tenant may have; 0: no bound."""

    pool: str
    slots: int
    per_tenant: int = 0


Input = Ask | Return | Leave | TakeOver | Resize
