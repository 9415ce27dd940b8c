"""Webhooks from outside: what stands in the configuration, what arrives, and what commands and doors tell of it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.cli.conftest import ENVIRONMENT
from tests.deep import deep
from tests.delivery.outbox import Outbox
from tests.delivery.receiver import Answer, Got, Receiver
from tests.server.conftest import HELLO, Server
from tests.waiting import until
from turbo_mode.configuration.destinations import Webhook
from turbo_mode.core.plan.model import Secret
from turbo_mode.delivery.webhooks.building import route_to
from turbo_mode.operations.deliveries import listed
from turbo_mode.security.egress import EgressPolicy
from turbo_mode.security.signing import new_secret, verify
from turbo_mode.store.place import Place

pytestmark = pytest.mark.deep

OPEN = EgressPolicy(allow_loopback=True)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as receiver:
        yield receiver


def configure(folder: Path, receiver: Receiver, *webhooks: dict[str, Any]) -> None:
    """The configuration, as JSON; the plan to run is beside it."""
    made = [{"url": receiver.url()} | each for each in webhooks]
    said = {"webhooks": made, "egress": {"allow": ["127.0.0.1"], "ports": [receiver.port]}}
    (folder / "turbo-mode.json").write_text(json.dumps(said))
    (folder / "plan.json").write_text(json.dumps(HELLO))


def call(folder: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "turbo_mode", *words], cwd=folder, env=ENVIRONMENT | variables, capture_output=True,
        text=True, check=False, timeout=120,
    )  # fmt: skip


def test_a_run_sends_what_the_guide_says(tmp_path: Path, receiver: Receiver) -> None:
    secret, _ = new_secret()
    headers = {"X-API-Key": "your-api-key", "Authorization": {"source": "env", "name": "HOOK_TOKEN"}}
    configure(
        tmp_path, receiver,
        {"name": "guide", "events": ["execution:*"], "headers": headers, "secrets": [secret]},
        {"name": "ce", "url": receiver.url("/ce"), "events": ["execution:completed"], "format": "cloudevents",
         "when": "data.status == 'COMPLETED'"},
        {"name": "none", "url": receiver.url("/none"), "when": "data.status == 'FAILED' && data.oddity"},
    )  # fmt: skip
    done = call(tmp_path, "run", "plan.json", HOOK_TOKEN="Bearer abcdef")
    assert done.returncode == 0, done.stderr
    assert "Not sent" not in done.stderr
    started, completed = sorted(receiver.at("/hook"), key=lambda got: got.said["timestamp"])
    assert (started.said["event"], completed.said["event"]) == ("execution:started", "execution:completed")
    for got in (started, completed):
        assert set(got.said) == {"event", "timestamp", "data"}
        assert got.id == f"{got.said['data']['executionId']}:{got.id.rpartition(':')[2]}"
        assert (got.headers["x-api-key"], got.headers["authorization"]) == ("your-api-key", "Bearer abcdef")
        signed = got.headers["webhook-signature"]
        assert verify(secret, got.id, got.headers["webhook-timestamp"], signed, got.body, now=time.time())
    (event,) = receiver.at("/ce")
    assert event.headers["content-type"].startswith("application/cloudevents+json")
    assert event.said["traceparent"] == event.headers["traceparent"]
    assert {**event.said, "data": 0, "time": 0, "id": 0, "traceparent": 0} == {
        "specversion": "1.0", "id": 0, "source": "/turbo-mode", "type": "turbo-mode.execution.completed", "time": 0,
        "subject": completed.said["data"]["executionId"], "datacontenttype": "application/json", "data": 0,
        "traceparent": 0,
    }  # fmt: skip
    assert receiver.at("/none") == []
    shown = call(tmp_path, "deliveries", "list", "--json")
    said = json.loads(shown.stdout)
    assert {way["name"]: (way["status"], way["behind"], way["waiting"]) for way in said["destinations"]} == {
        "guide": ("ACTIVE", 0, 0), "ce": ("ACTIVE", 0, 0), "none": ("ACTIVE", 0, 0),
    }  # fmt: skip
    store = b"".join(path.read_bytes() for path in (tmp_path / ".turbo-mode").rglob("*") if path.is_file())
    assert not any(each in store for each in (b"your-api-key", b"Bearer abcdef", secret.encode()))


def test_what_could_not_be_sent_is_named_and_comes_with_the_next_run(tmp_path: Path, receiver: Receiver) -> None:
    receiver.answers = lambda got: 503
    configure(tmp_path, receiver, {"name": "hook", "events": ["execution:*"]})
    first = call(tmp_path, "run", "plan.json")
    assert (first.returncode, "Not sent yet: hook (2 events)" in first.stderr) == (0, True), first.stderr
    said = json.loads(call(tmp_path, "deliveries", "--json").stdout)["deliveries"]
    assert [(each["status"], each["attempts"], each["failure"]["code"]) for each in said] == [
        ("WAITING", 1, "http_503")
    ] * 2
    shown = json.loads(call(tmp_path, "deliveries", "show", said[0]["id"], "--json").stdout)
    assert (shown["body"]["event"], shown["event"]) == ("execution:started", "execution:started")
    receiver.answers = lambda got: 200
    assert call(tmp_path, "deliveries", "redeliver", *(each["id"] for each in said)).returncode == 0
    assert call(tmp_path, "run", "plan.json").returncode == 0
    ids = Counter(got.id for got in receiver.got)
    assert sorted(ids.values()) == [1, 1, 2, 2]
    assert json.loads(call(tmp_path, "deliveries", "--json").stdout)["deliveries"] == []


MISTAKES = [
    (("deliveries", "show", "nothing"), "names no delivery"),
    (("deliveries", "replay", "x", "--since", "1h"), "no destination `x`"),
    (("deliveries", "enable", "hook"), "nothing keeps events"),
    *deep([
        (("deliveries", "show", "hook:7"), "nothing has been carried out"),
        (("deliveries", "redeliver"), "say which deliveries"),
        (("deliveries", "replay", "hook", "--since", "yesterday"), "is no time"),
        (("deliveries", "list", "hook"), "nothing was ever sent"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistakes_are_told(tmp_path: Path, receiver: Receiver, mistake: tuple[tuple[str, ...], str]) -> None:
    configure(tmp_path, receiver, {"name": "hook"})
    words, said = mistake
    done = call(tmp_path, *words)
    assert (done.returncode, said in done.stderr) == (2, True), done.stderr


def test_a_server_sends_too_and_tells_at_its_doors(tmp_path: Path, receiver: Receiver) -> None:
    receiver.answers = lambda got: 200 if got.path == "/well" else 400
    configure(
        tmp_path, receiver, {"name": "well", "url": receiver.url("/well"), "events": ["execution:completed"]},
        {"name": "ill", "url": receiver.url("/ill"), "events": ["execution:completed"], "retries": []},
    )  # fmt: skip
    server = Server(tmp_path)
    try:
        headers = {"Authorization": f"Bearer {server.token}"}
        with httpx.Client(base_url=server.url, headers=headers) as door:
            assert door.post("/api/v1/executions", json={"plan": HELLO}).status_code in (201, 202)
            until(lambda: len(receiver.at("/well")) == 1)

            def dead() -> Any:
                return door.get("/api/v1/deliveries", params={"status": "DEAD"}).json()["items"]

            (one,) = until(dead)
            assert (one["destination"], one["failure"]["code"]) == ("ill", "http_400")
            path = f"/api/v1/deliveries/ill/{one['sequence']}"
            assert door.get(path).json()["body"]["event"] == "execution:completed"
            assert door.get("/api/v1/deliveries/ill/999999").status_code == 404
            ways = door.get("/api/v1/destinations").json()["items"]
            assert {"ill": 1, "well": 0}.items() <= {way["name"]: way["dead"] for way in ways}.items()
            receiver.answers = lambda got: 200
            assert door.post(f"{path}/redeliver").json() == {"count": 1}
            until(lambda: len(receiver.at("/ill")) == 2)
            until(lambda: not dead())
            replayed = door.post("/api/v1/destinations/well/replay", json={"since": 0})
            assert (replayed.status_code, replayed.json()) == (202, {"count": 1})
            until(lambda: len(receiver.at("/well")) == 2)
            assert len({got.id for got in receiver.at("/well")}) == 1
            count = 'mutation {replay(destination: "well", since: "2020-01-01T00:00:00Z", dryRun: true)}'
            assert door.post("/graphql", json={"query": count}).json() == {"data": {"replay": 1}}
            enable = 'mutation {enableDestination(name: "well") redeliver(destination: "well")}'
            assert door.post("/graphql", json={"query": enable}).status_code == 200
            assert door.post("/api/v1/destinations/nobody/replay", json={"since": 0}).status_code == 404
            assert door.post("/api/v1/destinations/nobody/redeliver").status_code == 404
            assert door.post("/api/v1/destinations/well/enable").status_code == 404
    finally:
        server.leave()


def test_nothing_goes_where_the_owner_has_not_opened_the_way(tmp_path: Path, receiver: Receiver) -> None:
    outbox = Outbox(tmp_path / "store")
    webhook = Webhook(name="hook", url=f"http://2130706433:{receiver.port}/", retries=[])
    outbox.open(route_to(webhook, EgressPolicy.for_server(ports=(receiver.port,)), tmp_path))
    outbox.put(["x"])
    outbox.close()
    assert receiver.got == []
    outbox.open()
    outbox.close()


def test_redirects_are_not_followed_and_take_no_headers_along(tmp_path: Path, receiver: Receiver) -> None:
    receiver.answers = lambda got: (307, {"Location": receiver.url("/elsewhere")})
    outbox = Outbox(tmp_path / "store")
    outbox.open(route_to(Webhook(url=receiver.url(), headers={"X-API-Key": "k"}, retries=[]), OPEN, tmp_path))
    outbox.put(["x"])
    outbox.close()
    assert [got.path for got in receiver.got] == ["/hook"]


def test_a_kept_connection_that_was_closed_meanwhile_costs_nothing(tmp_path: Path, receiver: Receiver) -> None:
    outbox = Outbox(tmp_path / "store")
    outbox.open(route_to(Webhook(url=receiver.url(), concurrency=1), OPEN, tmp_path))
    outbox.put(range(20))
    until(lambda: len(receiver.got) == 20)
    assert receiver.connections == 1
    receiver.answers = lambda got: "reset" if len(receiver.got) % 7 == 0 else 200
    outbox.put(range(60))
    until(lambda: len({got.id for got in receiver.got}) == 80)
    assert outbox.close() == []


def test_one_that_hangs_one_that_drips_and_one_that_resets_delay_nobody(tmp_path: Path) -> None:
    ill = {"/3": "hang", "/30": "drip", "/60": "reset"}

    def answer(got: Got) -> Answer:
        return ill.get(got.path, 200)

    outbox, events = Outbox(tmp_path / "store"), 12
    with Receiver(answer) as receiver:
        paths = [f"/{index}" for index in range(100)]
        outbox.open(*(route_to(Webhook(url=receiver.url(path)), OPEN, tmp_path) for path in paths))
        outbox.put(range(events))
        began = time.monotonic()
        well = [path for path in paths if path not in ill]
        until(lambda: all(len(receiver.at(path)) == events for path in well))
        assert time.monotonic() - began < 10  # what hangs is given 15 s
        late = outbox.close(1)
    assert len(late) == 3


def test_what_is_too_large_goes_as_what_it_is_about(tmp_path: Path, receiver: Receiver) -> None:
    outbox = Outbox(tmp_path / "store")
    outbox.open(route_to(Webhook(url=receiver.url()), OPEN, tmp_path))
    outbox.put(["x" * 100_000], execution="e")
    outbox.close()
    (got,) = receiver.got
    assert (len(got.body) < 1000, got.said["data"]["isCut"], got.said["data"]["executionId"]) == (True, True, "e")


def test_a_secret_that_is_missing_keeps_events_waiting(tmp_path: Path, receiver: Receiver) -> None:
    outbox = Outbox(tmp_path / "store")
    missing = Secret(name="TURBO_MODE_TEST_NOT_THERE")
    outbox.open(route_to(Webhook(name="hook", url=receiver.url(), headers={"X": missing}), OPEN, tmp_path))
    outbox.put(["x"])
    assert outbox.close() == ["hook"]
    (one,) = listed(Place(tmp_path / "store"))
    assert ("TURBO_MODE_TEST_NOT_THERE" in one.message, receiver.got) == (True, [])
