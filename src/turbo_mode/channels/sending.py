"""Our side of the process that sends: hands it requests, hears what became of them, ends it when it hangs."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from turbo_mode.errors import NotInstalled

LATE = 10.0
"""Seconds beyond its time-out after which a request is given up, and the process with it if it hangs."""
Heard = Callable[["Answer"], None]


class Request(NamedTuple):
    """What is to be sent: by the URL of a channel, to an address on it; ``headers`` go where the channel has any."""

    url: str
    address: str
    title: str
    text: str
    headers: Mapping[str, str]
    timeout: float


class Answer(NamedTuple):
    """Whether it was taken, what was said, and whether another try can't help."""

    ok: bool
    said: str = ""
    for_good: bool = False


def refuse_without_apprise() -> None:
    """Raises ``NotInstalled`` where messages can't be sent."""
    if importlib.util.find_spec("apprise") is None:
        raise NotInstalled("channels for messages are not installed", hint='pip install "turbo-mode[messages]"')


class Sending:
    """Sends through a process of its own, which is started with the first request. Close it in the end."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._waiting: dict[int, tuple[float, Heard]] = {}
        self._count = 0
        self._closing = False

    def send(self, request: Request, heard: Heard) -> None:
        """Hand in a request; ``heard`` is told once what became of it, in another thread."""
        with self._lock:
            process = self._started()
            self._count += 1
            number = self._count
            self._waiting[number] = (time.monotonic() + request.timeout + LATE, heard)
            line = json.dumps({"id": number, **request._asdict(), "headers": dict(request.headers)})
        try:
            assert process.stdin is not None
            process.stdin.write(line + "\n")
            process.stdin.flush()
        except OSError:
            self._give_up(process, "the sender is gone")

    def close(self) -> None:
        """Send nothing more."""
        with self._lock:
            self._closing = True
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()

    def look(self) -> None:
        """Ends the process where a request is long overdue; those that it had are given up."""
        with self._lock:
            process, now = self._process, time.monotonic()
            is_late = any(late < now for late, _ in self._waiting.values())
        if process is not None and is_late:
            process.kill()

    def _started(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "turbo_mode.channels.sender"], stdin=subprocess.PIPE,
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8",
            )  # fmt: skip
            threading.Thread(target=self._listen, args=(self._process,), name="sender", daemon=True).start()
        return self._process

    def _listen(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            said: dict[str, Any] = json.loads(line)
            with self._lock:
                _, heard = self._waiting.pop(said["id"], (0.0, None))
            if heard is not None:
                heard(Answer(said["ok"], said["said"], said["forGood"]))
        self._give_up(process, "the channel didn't answer in time")

    def _give_up(self, process: subprocess.Popen[str], why: str) -> None:
        process.wait()
        with self._lock:
            if self._closing or self._process not in (process, None):
                return
            self._process = None
            lost, self._waiting = list(self._waiting.values()), {}
        for _, heard in lost:
            heard(Answer(False, why))
