"""How those who hold slots are called, and what they hold.

A lock is called ``task/NAME`` or ``plan/NAME``. Other tenants than the usual one have locks of their own,
``task@TENANT/NAME``: nobody can hold up another tenant, or find out what that one does, by the name of a lock.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from turbo_mode.core.allocator.state import RUNNING
from turbo_mode.core.ids import TENANT

Kind = Literal["task", "plan"]
"""Whose lock it is: that of tasks, or of whole plans."""
OF_TENANT = "tenant/"
"""How that is called what somebody waits for whose tenant has all the slots of the engine that one may have."""


def lock(kind: Kind, name: str, tenant: str) -> str:
    """The pool that is a tenant's lock of this name."""
    if tenant == TENANT:
        return f"{kind}/{name}"
    return f"{kind}@{tenant.replace('%', '%25').replace('/', '%2F')}/{name}"  # so that no two come out the same


def parts(pool: str) -> tuple[str, str]:
    """The kind of a pool, and the name by which people know it; that of the engine's slots has none."""
    kind, _, name = pool.partition("/")
    return kind.partition("@")[0], name


def undo_of(effect: int) -> str:
    """Who takes back an effect, as the allocator knows them."""
    return f"undo:{effect}"


def lock_of(pools: Sequence[str]) -> str:
    """The lock among these pools, or an empty text."""
    return next((pool for pool in pools if pool != RUNNING), "")
