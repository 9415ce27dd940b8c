"""Who asks, and what they have asked for so far: what all fields of one request share.

Loaders gather what the fields of one request want to know and read it with one statement for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import anyio.to_thread
import strawberry
from strawberry.dataloader import DataLoader

from turbo_mode.core.access.keys import Key
from turbo_mode.core.access.scopes import allows
from turbo_mode.core.ids import TENANT
from turbo_mode.server.service import Service
from turbo_mode.server.websocket.hub import Hub
from turbo_mode.server.whole import Named
from turbo_mode.store.conditions import Compare, Condition
from turbo_mode.store.details import Checkpoint, Details, checkpoints_in
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import DecisionRow, ExecutionRow
from turbo_mode.store.views import DECISIONS, EXECUTIONS, Order, View, listed

_T = TypeVar("_T")
ANYBODY = ""
"""What whoever has a key may ask for."""
MOST_DECISIONS = 1_000
"""Of the executions of one list together."""


class Asking:
    """One request, or one conversation over a socket. ``trace`` is the ``traceparent`` with which that began."""

    def __init__(self, service: Service, hub: Hub, key: Key | None = None, trace: str = "") -> None:
        self.service = service
        self.hub = hub
        self.key = key
        self.trace = trace
        self.connection_params: dict[str, Any] = {}
        self.renew()

    def renew(self) -> None:
        """Forget what was read: each operation of a conversation reads again."""
        self.details: DataLoader[ExecutionRow, Details | None] = DataLoader(self._details)
        self.tasks: DataLoader[str, Sequence[Named]] = DataLoader(self._tasks)
        self.checkpoints: DataLoader[str, list[Checkpoint]] = DataLoader(self._checkpoints)
        self.decisions: DataLoader[str, list[DecisionRow]] = DataLoader(self._decisions)
        self.executions: DataLoader[str, ExecutionRow | None] = DataLoader(self._executions)

    def may(self, scope: str) -> bool:
        """Whether the key lets them ask for what wants this scope, now."""
        if self.key is None or not self.service.keyring.counts(self.key):
            return False
        return scope == ANYBODY or allows(self.key.scopes, scope)

    @property
    def scopes(self) -> frozenset[str]:
        """What the key lets them ask for."""
        return self.key.scopes if self.key else frozenset()

    @property
    def holder(self) -> str:
        """Whose key it is."""
        return self.key.holder if self.key else ""

    @property
    def tenant(self) -> str:
        """For whom they ask, as the key says."""
        return self.key.tenant if self.key else TENANT

    async def read(self, work: Callable[[Reader], _T]) -> _T:
        """What ``work`` reads, in a thread."""

        def reading() -> _T:
            with self.service.reading() as reader:
                return work(reader)

        return await anyio.to_thread.run_sync(reading)

    async def listed(
        self, view: View[_T], condition: Condition, order: Order, after: tuple[Any, str] | None, limit: int
    ) -> list[_T]:
        """A page of a list. Raises ``UsageError``."""
        return await self.read(
            lambda reader: listed(reader, view, condition=condition, order=order, after=after, limit=limit)
        )

    async def _details(self, rows: list[ExecutionRow]) -> list[Details | None]:
        found = await self.read(lambda reader: self.service.wholes.details(reader, rows))
        return [found.get(row.id) for row in rows]

    async def _tasks(self, digests: list[str]) -> list[Sequence[Named]]:
        found = await self.read(lambda reader: self.service.wholes.tasks(reader, digests))
        return [found[digest] for digest in digests]

    async def _checkpoints(self, ids: list[str]) -> list[list[Checkpoint]]:
        found = await self.read(lambda reader: checkpoints_in(reader, ids))
        return [found[id] for id in ids]

    async def _decisions(self, ids: list[str]) -> list[list[DecisionRow]]:
        wanted = Compare("executionId", "in", tuple(ids))
        rows = await self.listed(DECISIONS, wanted, DECISIONS.usual, None, MOST_DECISIONS)
        return [[row for row in rows if row.execution == id] for id in ids]

    async def _executions(self, ids: list[str]) -> list[ExecutionRow | None]:
        rows = await self.listed(EXECUTIONS, Compare("id", "in", tuple(ids)), EXECUTIONS.usual, None, len(ids))
        found = {row.id: row for row in rows}
        return [found.get(id) for id in ids]


Info = strawberry.Info[Asking, None]
