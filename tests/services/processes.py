"""Servers that tests start on the loopback: on free ports, in folders of their own, ended by their ids."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

STARTING = 120.0
"""Seconds that a server has until it listens, on a machine that has much else to do."""


def free_port() -> int:
    """One that nobody has at the moment."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def listens(port: int) -> bool:
    """Whether somebody answers there."""
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
        return True
    return False


class Program:
    """A server in a process group of its own; ``log`` has what it says."""

    def __init__(self, words: Sequence[str], folder: Path, environment: Mapping[str, str], port: int) -> None:
        self._words, self._folder, self._environment, self._port = list(words), folder, dict(environment), port
        self._process: subprocess.Popen[bytes] | None = None
        self.log = folder / "log.txt"

    def start(self) -> None:
        """Returns when it listens."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self._words, cwd=self._folder, env=os.environ | self._environment, stdout=log, stderr=log,
                stdin=subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip
        late = time.monotonic() + STARTING
        while not listens(self._port):
            assert self._process.poll() is None, f"it has ended: {self.tail()}"
            assert time.monotonic() < late, f"it doesn't listen: {self.tail()}"
            time.sleep(0.05)

    def end(self, number: int = signal.SIGKILL) -> None:
        """End it and all that it has started; returns when nobody listens any more."""
        if self._process is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, number)
        self._process.wait(30)
        while listens(self._port):
            time.sleep(0.02)
        self._process = None

    def tail(self) -> str:
        """The end of what it has said."""
        return self.log.read_text(errors="replace")[-2000:] if self.log.exists() else ""
