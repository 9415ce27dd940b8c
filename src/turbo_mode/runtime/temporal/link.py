"""What ties the owner of a store to Temporal: starts executions there, passes commands on, takes their entries.

All of it runs on one event loop in a thread of its own, which begins with the first use. Entries come as activities on
the queue of the store. Whoever owns the store serves that queue; while nobody does, they wait at Temporal.
"""

from __future__ import annotations

import asyncio
import base64
import threading
from concurrent.futures import Future
from typing import Any, TypeVar

import msgspec
from msgspec import structs
from temporalio import activity
from temporalio.client import Client
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError, RPCStatusCode
from temporalio.worker import Worker

from turbo_mode.core.machine.entries import SamplesAsked
from turbo_mode.core.machine.inputs import PERSONAL, Command, Report, Submit
from turbo_mode.core.plan.model import Plan
from turbo_mode.errors import Conflict, ServerAway, TurboModeError
from turbo_mode.runtime.embedded.elsewhere import Home, Keeper
from turbo_mode.runtime.temporal import client as temporal
from turbo_mode.runtime.temporal import messages as m
from turbo_mode.runtime.temporal import mirror as mirroring
from turbo_mode.runtime.temporal.attributes import Told
from turbo_mode.runtime.temporal.blobs import Blobs, fetch_all
from turbo_mode.runtime.temporal.connection import PATIENCE, Way
from turbo_mode.runtime.temporal.support import refuse

AGAIN = 1.0
"""Seconds until Temporal is looked for again."""
_T = TypeVar("_T")


class Link:
    """A carrier (see ``runtime/embedded/elsewhere.py``) over a way to Temporal. May be used from any thread."""

    def __init__(self, way: Way) -> None:
        self._way = way
        self._loop = asyncio.new_event_loop()
        self._client: Client | None = None
        self._told: Told = ""
        self._keeping: Future[None] | None = None
        threading.Thread(target=self._loop.run_forever, name="temporal", daemon=True).start()

    def start(self, submit: Submit, plan: Plan, home: Home) -> None:
        """Have Temporal begin an execution, once; returns when it is in its history. Raises ``PlanError`` too."""
        has_place = self._way.blobs is not None  # what is wrong with the place is raised now, and not when it is used
        refuse(plan, has_place=has_place)
        settings = m.Settings(
            store=m.store_queue(home.name), owner=home.notary.public, adviser=home.adviser, artifacts=has_place
        )

        async def begin(client: Client) -> None:
            self._told = self._told or await self._way.told(client)
            queue, told = self._way.said.task_queue, structs.replace(settings, told=self._told)
            await temporal.start(client, submit, plan, queue=queue, settings=told)

        self._do(begin)

    def command(self, id: str, command: Command, home: Home) -> None:
        """Tell a workflow something; returns when that is in its history."""
        try:
            if command.verb in PERSONAL:
                words = msgspec.json.encode((id, command))
                signature = base64.b64encode(home.notary.sign(words)).decode()
                self._do(lambda client: temporal.say(client, id, words.decode(), signature))
            else:
                self._do(lambda client: temporal.command(client, id, command))
        except RPCError as error:
            raise Conflict(
                f"execution {id[-6:]} has ended", hint="its last entries may still be on their way"
            ) from error

    def keep(self, store: str, keeper: Keeper) -> None:
        """From now on put what comes for this store into ``keeper``."""
        self._keeping = asyncio.run_coroutine_threadsafe(self._keep(m.store_queue(store), keeper), self._loop)

    def close(self) -> None:
        """Take no more, after what is being written."""
        if self._keeping is not None:
            self._keeping.cancel()
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(PATIENCE)
        self._loop.call_soon_threadsafe(self._loop.stop)

    def _do(self, ask: Any) -> None:
        asyncio.run_coroutine_threadsafe(self._asked(ask), self._loop).result()

    async def _asked(self, ask: Any) -> None:
        client = await self._connected()
        try:
            async with asyncio.timeout(PATIENCE):
                await ask(client)
        except (RPCError, TimeoutError) as error:
            if isinstance(error, RPCError) and error.status == RPCStatusCode.NOT_FOUND:
                raise
            await self._way.connect()  # what an open one doesn't tell: why it can't be connected again
            raise self._way.explained(error) from error
        except OSError as error:
            raise ServerAway(f"the place for artifacts doesn't answer: {error}") from error

    async def _connected(self) -> Client:
        if self._client is None:
            client = await self._way.connect()
            await self._way.agree(client)
            self._client = client
        return self._client

    async def _keep(self, queue: str, keeper: Keeper) -> None:
        while True:
            try:
                client = await self._way.connect()  # workers of one process need clients of their own
                await Worker(client, task_queue=queue, activities=_activities(keeper, self._way.blobs)).run()
            except (TurboModeError, RuntimeError):
                await asyncio.sleep(AGAIN)

    async def _end(self) -> None:
        others = asyncio.all_tasks() - {asyncio.current_task()}
        if others:
            await asyncio.wait(others, timeout=PATIENCE / 2)


def _activities(keeper: Keeper, blobs: Blobs | None) -> list[Any]:
    def kept(batch: m.Batch) -> None:
        if blobs is not None:
            fetch_all(blobs, map(bytes, batch.entries), keeper.artifacts)
        mirroring.keep(keeper, batch)

    @activity.defn(name=m.MIRROR)
    async def keep(batch: m.Batch) -> None:
        try:
            await asyncio.to_thread(kept, batch)
        except Conflict as conflict:
            raise ApplicationError(conflict.message, type=m.MIRROR_CONFLICT, non_retryable=True) from conflict

    @activity.defn(name=m.TELL)
    async def tell(telling: m.Telling) -> m.Seen:
        seen = await asyncio.to_thread(keeper.tell, telling.execution, telling.attempt)
        return m.Seen(report=Report(telling.attempt, seen), host="")

    @activity.defn(name=m.LOOK)
    async def look(order: m.Look) -> m.Seen:
        asked = order.asked
        assert isinstance(asked, SamplesAsked)
        looking = asyncio.create_task(asyncio.to_thread(keeper.notice, order.execution, asked.request["reads"]))
        while not looking.done():
            activity.heartbeat()
            await asyncio.wait({looking}, timeout=AGAIN)
        return m.Seen(report=Report(asked.attempt, looking.result()), host="")

    return [keep, tell, look]
