"""A server at work in a folder of its own, and somebody who comes to it by HTTP with a key."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.cli.conftest import ENVIRONMENT
from tests.waiting import until

ENDS = ("COMPLETED", "FAILED", "CANCELLED")
HELLO: dict[str, Any] = {
    "turbo": 1, "name": "hello", "inputs": {"who": "world"},
    "phases": [{"id": "greet", "tasks": [{
        "id": "hello", "effect": "idempotent", "shell": 'echo "Hello, $WHO!"', "env": {"WHO": "${{ inputs.who }}"},
    }]}],
    "outputs": {"who": "inputs.who"},
}  # fmt: skip
WAITS: dict[str, Any] = {
    "turbo": 1, "name": "waits",
    "phases": [{"id": "first", "tasks": [{"id": "wait", "wait": {"signal": "go"}}]},
               {"id": "second", "tasks": [{"id": "after", "effect": "idempotent", "shell": "echo after"}]}],
}  # fmt: skip
ASKS: dict[str, Any] = {
    "turbo": 1, "name": "asks", "decisionEngine": {"autonomyLevel": "manual"},
    "phases": [{
        "id": "build", "effect": "idempotent", "tasks": [{"id": "make", "shell": "echo made"}],
        "gate": {
            "question": "Ship it?", "evidence": {"made": {"check": "tasks.make.status == 'COMPLETED'"}},
            "options": {"ship": {"then": "continue"}, "drop": {"then": "fail"}},
        },
    }],
}  # fmt: skip


class Server:
    """``turbo-mode serve`` in a folder. ``token`` is the first key, if this start has made one."""

    def __init__(self, folder: Path, *words: str, token: str = "", **variables: str) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-m", "turbo_mode", "serve", "--port", "0", "--json", *words], cwd=folder,
            env=ENVIRONMENT | variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
            text=True,
        )  # fmt: skip
        assert self.process.stdout is not None
        self.url, self.token = "", token
        while not self.url or not (self.token or self._has_key()):
            line = self.process.stdout.readline()
            assert line, f"the server has ended: {self.process.communicate()}"
            said = json.loads(line)
            self.url, self.token = said.get("url", self.url), said.get("token", self.token)

    def _has_key(self) -> bool:
        return (self.folder / "key.txt").exists()

    def key(self, role: str, holder: str = "somebody") -> str:
        """The token of a new key, made on the command line beside the server."""
        words = [sys.executable, "-m", "turbo_mode", "keys", "create", holder, "--role", role, "--json"]
        done = subprocess.run(words, cwd=self.folder, env=ENVIRONMENT, capture_output=True, text=True, check=True)
        return str(json.loads(done.stdout)["token"])

    def client(self, token: str | None = None) -> httpx.Client:
        """Somebody with this key (empty: with none), or with the first one."""
        token = self.token if token is None else token
        given = {"Authorization": f"Bearer {token}"} if token else {}
        return httpx.Client(base_url=self.url, headers=given, trust_env=False, timeout=60)

    def leave(self) -> int:
        """Ask it to go, as a terminal does; returns its exit code."""
        self.process.send_signal(signal.SIGINT)
        self.process.communicate(timeout=60)
        return self.process.returncode

    def kill(self) -> None:
        """As a lost host does."""
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Starts servers in one folder, which are gone after the test."""
    started: list[Server] = []

    def start(*words: str) -> Server:
        started.append(Server(tmp_path, *words))
        if started[-1].token:
            (tmp_path / "key.txt").write_text(started[-1].token)
        started[-1].token = (tmp_path / "key.txt").read_text()
        return started[-1]

    yield start
    for server in started:
        if server.process.poll() is None:
            server.kill()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests of a module."""
    server = Server(tmp_path_factory.mktemp("server"))
    yield server
    server.kill()


def ended(client: httpx.Client, id: str) -> dict[str, Any]:
    """An execution, as soon as it has ended."""
    return dict(until(lambda: _if_ended(client.get(f"/api/v1/executions/{id}").json())))


def _if_ended(said: dict[str, Any]) -> dict[str, Any] | None:
    return said if said["status"] in ENDS else None
