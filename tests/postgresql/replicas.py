"""Servers with one database, each in a folder of its own, and people who go to whichever answers."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect

from tests.cli.conftest import ENVIRONMENT
from tests.waiting import until

KEY = "c3RvcmUga2V5IG9mIHRoaXJ0eS10d28gYnl0ZXMhISE="
AGAIN = (502, 503, 504)


class Replica:
    """``turbo-mode serve`` in a folder. It says a line as JSON for whatever becomes of it."""

    def __init__(self, folder: Path, url: str, *words: str, port: int = 0, variables: Mapping[str, str] = {}) -> None:
        folder.mkdir(exist_ok=True)
        (folder / "turbo-mode.yaml").write_text(f"store: {url}\n")
        self.folder, self._words, self._variables = folder, words, variables
        self.said: list[dict[str, Any]] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "turbo_mode", "serve", "--port", str(port), "--json", *words], cwd=folder,
            env=ENVIRONMENT | {"TURBO_MODE_STORE_KEY": KEY, **variables},
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(json.loads(line))

    def heard(self, event: str) -> dict[str, Any]:
        """What it says of this, as soon as it does."""

        def found() -> dict[str, Any] | None:
            assert self.process.poll() is None or any(said["event"] == event for said in self.said), (
                self.process.stderr.read() if self.process.stderr else ""
            )
            return next((said for said in self.said if said["event"] == event), None)

        return dict(until(found))

    @property
    def url(self) -> str:
        return str(self.heard("listening")["url"])

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    @property
    def is_owner(self) -> bool:
        """Whether it has become the owner at some time."""
        return any(said["event"] == "owner" for said in self.said)

    def again(self, url: str) -> Replica:
        """Another one in its place, when it has left in good order."""
        port = self.port
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(60) == 0, self.process.stderr.read() if self.process.stderr else ""
        return Replica(self.folder, url, *self._words, port=port, variables=self._variables)

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


class Balanced:
    """Somebody with a key who goes to one replica after the other, and tries again where none was there."""

    def __init__(self, ports: list[int], token: str) -> None:
        self._ports = ports
        self._token = token
        self._turn = 0
        self._clients = {
            port: httpx.Client(
                base_url=f"http://127.0.0.1:{port}", headers={"Authorization": f"Bearer {token}"}, trust_env=False,
                timeout=60,
            )
            for port in ports
        }  # fmt: skip

    def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        """An answer, from whichever gives one."""
        late = time.monotonic() + 60
        while True:
            self._turn += 1
            try:
                said = self._clients[self._ports[self._turn % len(self._ports)]].request(method, path, **more)
                if said.status_code not in AGAIN:
                    return said
            except httpx.TransportError:
                pass
            assert time.monotonic() < late, "nobody has answered"
            time.sleep(0.02)


class Ears:
    """Hears the events of a pattern from whichever replica there is, and resumes at another where one has gone."""

    def __init__(self, ports: list[int], token: str, pattern: str) -> None:
        self.events: list[dict[str, Any]] = []
        self.talks = 0
        self._ports, self._token, self._pattern = ports, token, pattern
        self._over = threading.Event()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        assert self._ready.wait(60)

    def close(self) -> None:
        self._over.set()
        self._thread.join(30)

    def _run(self) -> None:
        since: int | None = None
        while not self._over.is_set():
            self.talks += 1
            port = self._ports[self.talks % len(self._ports)]
            try:
                with connect(f"ws://127.0.0.1:{port}/api/v1/ws", proxy=None, open_timeout=5) as socket:
                    socket.send(json.dumps({"type": "authenticate", "token": self._token}))
                    resumed = {} if since is None else {"resume_from": since}
                    socket.send(json.dumps({"type": "subscribe", "events": [self._pattern], **resumed}))
                    while not self._over.is_set():
                        try:
                            said = json.loads(socket.recv(0.2))
                        except TimeoutError:
                            continue
                        if said["type"] == "subscribed":
                            since = said["sequence"] if since is None else since
                            self._ready.set()
                        elif said["type"] == "event":
                            said["heard"] = time.time()
                            since = said["sequence"]
                            self.events.append(said)
            except (OSError, TimeoutError, WebSocketException):
                time.sleep(0.02)
