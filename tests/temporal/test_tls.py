"""Temporal behind TLS with certificates on both sides, and an API key: what is wrong is said, and waited for."""

from __future__ import annotations

import json
import socket
import ssl
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.certificates import Authority
from tests.temporal.commands import Place, heard, short_id
from tests.temporal.front import NAME, front

pytestmark = pytest.mark.temporal
KEY = "an-api-key"
WAITING = """
phases:
  - {id: first, tasks: [{id: waits, wait: {signal: go}}]}
  - {id: then, tasks: [{id: says, effect: once, shell: echo said}]}
"""


class Secured:
    """A folder whose configuration leads to a port with our certificate."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ours, self.theirs = Authority(folder, "ours"), Authority(folder, "theirs")
        self.server = self.ours.issue(NAME, "server")
        self.worker = self.ours.issue("worker", "worker")
        self.stranger = self.theirs.issue("worker", "stranger")
        self.place = Place(folder, "", TEMPORAL_KEY=KEY)
        del self.place.environment["TURBO_MODE_TEMPORAL_ADDRESS"]

    def configure(self, port: int, **other: Any) -> None:
        """Say the way, with what is ``other`` about it."""
        tls = {"ca": "ours.pem", "cert": "worker.pem", "key": "worker.key", "serverName": NAME}
        key = {"source": "env", "name": "TEMPORAL_KEY"}
        said = {"address": f"127.0.0.1:{port}", "tls": tls, "apiKey": key} | other
        if isinstance(said["tls"], dict):
            said["tls"] = tls | said["tls"]
        (self.folder / "turbo-mode.yaml").write_text(json.dumps({"temporal": said}))


def test_certificates_and_a_key_are_shown_and_what_is_wrong_is_said(address: str, tmp_path: Path) -> None:
    it = Secured(tmp_path)
    place, plan = it.place, it.place.plan("phases: [{id: one, tasks: [{id: a, shell: echo hello}]}]")
    with front(address, it.server, it.ours.file, key=KEY) as port:
        it.configure(port)
        with place.worker("--folder", str(tmp_path / "host")):
            place.run("run", "--runtime", "temporal", plan)
        for other, code, said in (
            ({"tls": {"cert": "stranger.pem", "key": "stranger.key"}}, 75, "it may want a certificate of ours"),
            ({"tls": {"ca": "theirs.pem"}}, 78, "its certificate isn't signed by `ca`, or is for another name"),
            ({"tls": {"serverName": "other.internal"}}, 78, "isn't signed by `ca`, or is for another name"),
            ({"tls": {"cert": "worker.pem", "key": "stranger.key"}}, 78, "`key` isn't the one of `cert`"),
            ({"tls": False}, 78, "its certificate isn't signed by"),  # a key goes nowhere without TLS
        ):
            it.configure(port, **other)
            told = place.run("run", "--runtime", "temporal", plan, code=code)
            assert said in told, (other, told)
        it.configure(port)
        place.environment["TEMPORAL_KEY"] = "another"
        told = place.run("run", "--runtime", "temporal", plan, code=77)
        assert "doesn't let us in: this key isn't known" in told
        assert "apiKey" in told


def test_a_server_that_says_so_is_understood(tmp_path: Path) -> None:
    it = Secured(tmp_path)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=str(it.ours.file))
    context.load_cert_chain(*it.server)
    context.verify_mode = ssl.CERT_REQUIRED
    context.set_alpn_protocols(["h2"])
    context.maximum_version = ssl.TLSVersion.TLSv1_2  # a later one says it after the client thinks that all is well
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def refuse() -> None:
            while True:
                one, _ = listening.accept()
                with suppress(OSError):
                    context.wrap_socket(one, server_side=True)

        threading.Thread(target=refuse, daemon=True).start()
        it.configure(listening.getsockname()[1], tls={"cert": "stranger.pem", "key": "stranger.key"})
        plan = it.place.plan("phases: [{id: one, tasks: [{id: a, shell: echo hello}]}]")
        told = it.place.run("run", "--runtime", "temporal", plan, code=78)
        assert "it doesn't accept our certificate" in told


def test_an_execution_waits_while_a_certificate_is_wrong_and_goes_on(address: str, tmp_path: Path) -> None:
    it = Secured(tmp_path)
    place = it.place
    with front(address, it.server, it.ours.file) as port:
        it.configure(port)
        worker = place.begin("worker", "--folder", str(tmp_path / "host"))
        heard(worker, "Working at")
        asked = place.begin("run", "--runtime", "temporal", place.plan(WAITING))
        id = short_id(heard(asked, "story"))
    try:
        wrong = it.theirs.issue(NAME, "wrong")
        with front(address, wrong, it.ours.file, port=port):
            told = place.run("signal", id, "go", code=78)
            assert "its certificate isn't signed by `ca`" in told
            assert worker.poll() is None
            assert asked.poll() is None
        with front(address, it.server, it.ours.file, port=port):
            place.run("signal", id, "go")
            said, _ = asked.communicate(timeout=120)
            assert asked.returncode == 0, said
    finally:
        for process in (worker, asked):
            process.kill()
            process.wait()
