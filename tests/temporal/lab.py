"""What the stories here share: a store to mirror into, executions started by plan, histories replayed afterwards."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import sys
import threading
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

from temporalio.client import Client, WorkflowHistory

from turbo_mode import Plan
from turbo_mode.core.machine.entries import AnyEntry, decode
from turbo_mode.core.machine.inputs import Command, Submit
from turbo_mode.operations import executions, submissions
from turbo_mode.runtime import temporal
from turbo_mode.runtime.temporal.client import Handle
from turbo_mode.runtime.temporal.messages import End, Settings, Status, workflow_id
from turbo_mode.store.rows import EntryRow

HERE = Path(__file__).parent


class Mirrored:
    """A store, in memory or in a file for several processes, that answers as a mirror should. ``away``: it can't be
    reached."""

    def __init__(self, place: str = ":memory:") -> None:
        self.away = False
        self._database = sqlite3.connect(place, check_same_thread=False, timeout=30)
        self._database.execute("PRAGMA synchronous = OFF")
        table = "CREATE TABLE IF NOT EXISTS entries (execution, seq, body, sum, PRIMARY KEY (execution, seq))"
        self._database.execute(table)
        self._lock = threading.Lock()

    def keep(self, execution: str, rows: Sequence[tuple[EntryRow, bytes]], plan: Any = None) -> Mapping[int, bytes]:
        if self.away:
            raise ConnectionError("the store is away")
        with self._lock, self._database as database:
            values = [(execution, row.seq, row.body, sum) for row, sum in rows]
            database.executemany("INSERT INTO entries VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", values)
            query = "SELECT seq, sum FROM entries WHERE execution = ? AND seq BETWEEN ? AND ?"
            return dict(database.execute(query, (execution, rows[0][0].seq, rows[-1][0].seq)))

    def entries(self, execution: str) -> list[AnyEntry]:
        """What has arrived: without a gap, and in order."""
        with self._lock:
            query = "SELECT seq, body FROM entries WHERE execution = ? ORDER BY seq"
            found = list(self._database.execute(query, (execution,)))
        assert [seq for seq, _ in found] == list(range(1, len(found) + 1))
        return [decode(body) for _, body in found]


@dataclass
class Lab:
    """A client, a folder for workers, a store, and a queue of its own."""

    address: str
    client: Client
    folder: Path
    store: Mirrored
    queue: str = field(default_factory=lambda: uuid4().hex)
    options: dict[str, Any] = field(default_factory=dict)

    @asynccontextmanager
    async def worker(self, name: str = "", **more: Any) -> AsyncIterator[None]:
        """A worker in this process, with a folder of this name in ours; ``more`` goes to ``run_worker``."""
        client = await temporal.connect(self.address, **self.options)  # workers that share a queue share no client
        async with temporal.run_worker(client, self.folder / name, self.store, queue=self.queue, **more):
            yield

    @asynccontextmanager
    async def processes(self, *names: str) -> AsyncIterator[list[asyncio.subprocess.Process]]:
        """Workers in processes of their own, with our store, and folders of these names in ours."""
        command = [sys.executable, "-m", "tests.temporal.worker", self.address, self.queue]
        started = [
            await asyncio.create_subprocess_exec(
                *command, str(self.folder / name), str(self.folder / "mirror.db"),
                env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}, stdout=asyncio.subprocess.PIPE,
            )
            for name in names
        ]  # fmt: skip
        try:
            for process in started:
                assert process.stdout is not None
                assert await asyncio.wait_for(process.stdout.readline(), 60) == b"ready\n"
            yield started
        finally:
            for process in started:
                if process.returncode is None:
                    process.kill()
                await process.wait()

    async def start(self, plan: Plan, plan_dir: Path = HERE, **settings: Any) -> tuple[str, Handle]:
        """Start an execution; returns its id and its workflow."""
        made = submissions.prepare(plan.loaded, {}, elsewhere=True)
        id = uuid4().hex
        submit = Submit(id, id, made.digest, made.inputs, actor="tests", plan_dir=str(plan_dir))
        handle = await temporal.start(self.client, submit, made.plan, queue=self.queue, settings=Settings(**settings))
        return id, handle

    async def tell(self, id: str, verb: Any, **more: Any) -> None:
        await temporal.command(self.client, id, Command(verb, by="tester", **more))

    async def until(self, id: str, holds: Any, seconds: float = 60) -> Status:
        """Wait until the status of an execution is as wanted."""
        give_up = time.monotonic() + seconds
        while not holds(seen := await temporal.status(self.client, id)):
            assert time.monotonic() < give_up, seen
            await asyncio.sleep(0.05)
        return seen

    async def histories(self, handle: Handle) -> list[WorkflowHistory]:
        """Temporal's history of every run of an execution."""
        found, run = [], handle.first_execution_run_id or handle.result_run_id
        while run:
            history = await self.client.get_workflow_handle(handle.id, run_id=run).fetch_history()
            found.append(history)
            last = history.events[-1]
            run = last.workflow_execution_continued_as_new_event_attributes.new_execution_run_id
        return found

    async def replay(self, handle: Handle) -> int:
        """Replay every run with today's code; returns the number of events. Raises where it decides otherwise."""
        events = 0
        for history in await self.histories(handle):
            await temporal.replayer(self.client.data_converter).replay_workflow(history)
            events += len(history.events)
        return events


@asynccontextmanager
async def lab(address: str, folder: Path, **options: Any) -> AsyncIterator[Lab]:
    folder.mkdir(exist_ok=True)
    client = await temporal.connect(address, **options)
    yield Lab(address, client, folder, Mirrored(str(folder / "mirror.db")), options=options)


async def replayed(address: str, folder: Path, id: str) -> None:
    """Replay with today's code what the command line has started in a folder."""
    client = await temporal.connect(address)
    history = await client.get_workflow_handle(workflow_id(whole(folder, id))).fetch_history()
    await temporal.replayer().replay_workflow(history)


def whole(folder: Path, id: str) -> str:
    """The whole id of an execution in the store of a folder."""
    with executions.reading(folder / executions.PLACE) as reader:
        return executions.find(reader, id).id


def plan(*phases: dict[str, Any], **more: Any) -> Plan:
    """A checked plan of these phases."""
    return Plan.from_dict({"turbo": 1, "name": "story", "phases": list(phases), **more})


def done(end: End) -> tuple[str, str]:
    return end.status, end.reason


def by_task(entries: Iterable[AnyEntry]) -> dict[str, list[str]]:
    """What happened to each task and phase, as the kinds of its entries in order."""
    happened: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        about = getattr(entry, "task", "") or getattr(entry, "phase", "") or "the execution"
        purpose = getattr(entry, "purpose", "run")
        happened[about].append(type(entry).__name__ + ("" if purpose == "run" else f" ({purpose})"))
    return dict(happened)
