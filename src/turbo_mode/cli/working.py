"""A worker at its work: it waits for Temporal, carries out, owns the store where nobody else does, and leaves well."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, closing, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

from temporalio.client import Client

from turbo_mode.cli.health import Health
from turbo_mode.cli.settings import Settings
from turbo_mode.core.decisions.limits import labels_of
from turbo_mode.data.work import Places
from turbo_mode.errors import ServerAway, StoreBusy, StoreError
from turbo_mode.operations import executions
from turbo_mode.runtime.embedded.runtime import Runtime
from turbo_mode.runtime.temporal.activities import Host
from turbo_mode.runtime.temporal.connection import PLACE_HINT, Way
from turbo_mode.runtime.temporal.converter import closed
from turbo_mode.runtime.temporal.encryption import encryption_of
from turbo_mode.runtime.temporal.worker import workers_of

AGAIN = 2.0
"""Seconds between two looks for Temporal, or for a store without an owner."""
TAKEN_OVER = timedelta(seconds=2)
"""After so long another worker goes on with the workflows of one that doesn't answer."""
Say = Callable[..., None]


class Work(NamedTuple):
    """What a worker does: in which ``folder``, ``most`` attempts at once; ``drain`` in seconds; where it tells its
    ``health``; whether it ``owns`` the store where nobody else does."""

    folder: Path
    most: int
    drain: float
    health: tuple[str, int] | None
    owns: bool


def work(settings: Settings, way: Way, what: Work, say: Say) -> int:
    """Work until a signal comes; returns the exit code. Raises ``Conflict`` while another worker has the folder."""
    settings.attend()
    return asyncio.run(_work(settings, way, what, say))


async def _work(settings: Settings, way: Way, what: Work, say: Say) -> int:
    asked = _asked_to_leave()
    health = Health()
    async with AsyncExitStack() as stack:
        made = Host(what.folder, None, most=what.most, data=_data(settings), blobs=way.blobs)
        host = stack.enter_context(closing(made))
        health.host = host
        if what.health is not None:
            url = await stack.enter_async_context(health.listening(*what.health))
            say("health", f"Health at {url}", url=url)
        if what.owns:
            await stack.enter_async_context(_owning(settings, say))
        client = await _until(asked, _connected(way, say))
        if client is None:
            return 0
        key = _encryption(client, say)
        labels = labels_of(settings.configuration.limits)
        workers = workers_of(
            client, host, way.said.task_queue, labels=labels, drain=timedelta(seconds=what.drain),
            sticky_queue_schedule_to_start_timeout=TAKEN_OVER,
        )  # fmt: skip
        async with AsyncExitStack() as working:
            for worker in reversed(workers):
                await working.enter_async_context(worker)
            health.is_ready = True
            said = f"Working at Temporal {way.said.address}, queue {way.said.task_queue}, in {what.folder}"
            say("working", f"{said}{key}  (Ctrl-C leaves)", address=way.said.address, namespace=way.said.namespace,
                taskQueue=way.said.task_queue, folder=str(what.folder), host=host.queue)  # fmt: skip
            await asked.wait()
            health.is_ready = False
            host.leave()
            say("leaving", _farewell(host.running), running=host.running)
    return 0


def _encryption(client: Client, say: Say) -> str:
    """Have it told when something comes that none of our keys opens; returns what is to be said of encryption."""
    codec = encryption_of(client.data_converter)
    if codec is None:
        return ""
    hint = "What needs it waits. Look at `encryption` below `temporal` of the configuration."
    codec.foreign = lambda name: say("keyUnknown", f"{closed(name)}.\n{hint}", key=name)
    return f", encrypted with the key {codec.names[0]}"


def _data(settings: Settings) -> Places:
    said = settings.configuration.configuration
    return Places(said.data_sources, said.data_sinks, settings.store.folder.absolute().parent)


def _farewell(running: int) -> str:
    return f"Leaving; {running} attempts are under way." if running else "Leaving."


def _asked_to_leave() -> asyncio.Event:
    """Set by the first signal; the second one is obeyed at once."""
    asked, loop = asyncio.Event(), asyncio.get_running_loop()

    def heard(number: int) -> None:
        if asked.is_set():
            signal.signal(number, signal.SIG_DFL)
            signal.raise_signal(number)
        asked.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, heard, number)
    return asked


async def _connected(way: Way, say: Say) -> Any:
    """A client as soon as Temporal is there; what is wrong with the way itself is raised."""
    is_away = False
    while True:
        try:
            client = await way.connect()
            if differing := await way.differing(client):
                say("placeDiffers", f"{differing}: what is long can't be read.\n{PLACE_HINT}", differing=differing)
            return client
        except ServerAway as away:
            if not is_away:
                say("temporalAway", f"{away.message}. Trying on.\n{away.hint or ''}".strip(), address=way.said.address)
            is_away = True
            await asyncio.sleep(AGAIN)


async def _until(asked: asyncio.Event, wanted: Any) -> Any:
    """What is wanted, or None if we are asked to leave before."""
    waiting, leaving = asyncio.ensure_future(wanted), asyncio.ensure_future(asked.wait())
    await asyncio.wait((waiting, leaving), return_when=asyncio.FIRST_COMPLETED)
    leaving.cancel()
    if waiting.done():
        return waiting.result()
    waiting.cancel()
    return None


@asynccontextmanager
async def _owning(settings: Settings, say: Say) -> AsyncIterator[None]:
    """Own the store whenever nobody else does, until we leave."""
    task = asyncio.create_task(_own(settings, say))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _own(settings: Settings, say: Say) -> None:
    configuration = settings.configuration
    while True:
        with suppress(StoreBusy):
            made = executions.own(settings.store, configuration.limits, configuration.approvers)
            say("owning", f"Writing what happens into {settings.store}", store=str(settings.store))
            try:
                await _keep(made)
            except StoreError as error:
                say("ownerLost", f"{error.message}. Standing by for the store.", code=error.code)
            finally:
                await asyncio.to_thread(made.close)
        await asyncio.sleep(AGAIN)


async def _keep(runtime: Runtime) -> None:
    """Have the entries of this store kept. Raises what ends its journal."""
    await asyncio.to_thread(runtime.elsewhere.begin)
    while True:
        await asyncio.sleep(AGAIN)
        runtime.resources.journal.check()
