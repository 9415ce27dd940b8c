"""Message queues of real servers: what each has to do, and what each refuses."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from tests.certificates import Authority
from tests.delivery.test_webhooks import call
from tests.server.conftest import HELLO
from tests.services import kafka, rabbitmq, sqs
from turbo_mode.core.protocol.envelope import Envelope
from turbo_mode.delivery.queues import message_of
from turbo_mode.delivery.unfolding import Event
from turbo_mode.errors import IntegrationError
from turbo_mode.integrations.queue import queue_of
from turbo_mode.integrations.reader import reader_of
from turbo_mode.testing.queues import CHECKS, Rig, message


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_it_does_what_every_queue_has_to(rig: Rig, check: Callable[[Rig], Awaitable[None]]) -> None:
    async def run() -> None:
        await check(rig)

    asyncio.run(run())


def test_a_run_publishes_what_the_guide_says(rig: Any, tmp_path: Path) -> None:
    queue = {"type": rig.type, "events": ["execution:started", "execution:completed"], **rig.settings}
    (tmp_path / "turbo-mode.json").write_text(json.dumps({"messageQueues": [queue]}))
    (tmp_path / "plan.json").write_text(json.dumps(HELLO))
    done = call(tmp_path, "run", "plan.json", **sqs.CREDENTIALS)
    assert (done.returncode, "Not sent" in done.stderr) == (0, False), done.stderr
    found = asyncio.run(rig.received(2))
    said = sorted((json.loads(each.body) for each in found), key=lambda each: str(each["timestamp"]))
    assert [each["event"] for each in said] == ["execution:started", "execution:completed"]
    assert all(set(each) == {"event", "timestamp", "data"} for each in said)
    told = json.loads(call(tmp_path, "deliveries", "--json").stdout)
    assert [(way["status"], way["behind"], way["waiting"]) for way in told["destinations"]] == [("ACTIVE", 0, 0)]


def test_an_exchange_to_which_nothing_is_bound_is_told(broker: rabbitmq.Server) -> None:
    settings = rabbitmq.Rig(broker).settings | {"exchange": "nobody-listens"}
    del settings["queue"]

    async def run() -> None:
        queue = queue_of("rabbitmq")(settings)
        try:
            await queue.publish(message(1))
        finally:
            await queue.close()

    with pytest.raises(Exception, match="no queue is bound to nobody-listens for `events`"):
        asyncio.run(run())


def test_a_wrong_password_is_refused_and_not_repeated(broker: rabbitmq.Server, tmp_path: Path) -> None:
    url = f"amqp://guest:wrong-password@127.0.0.1:{broker.port}/"
    queue = {"name": "rabbit", "type": "rabbitmq", "url": url, "exchange": "x", "events": ["execution:completed"]}
    (tmp_path / "turbo-mode.json").write_text(json.dumps({"messageQueues": [queue]}))
    (tmp_path / "plan.json").write_text(json.dumps(HELLO))
    assert "Not sent yet: rabbit" in call(tmp_path, "run", "plan.json").stderr
    told = call(tmp_path, "deliveries", "--json").stdout
    assert "REFUSED" in told
    assert "wrong-password" not in told


@pytest.mark.parametrize("mechanism", ["PLAIN", "SCRAM-SHA-256"])
def test_a_cluster_for_those_whom_it_knows(cluster: kafka.Server, mechanism: str, tmp_path: Path) -> None:
    """What goes there is compressed, and is read again by the same word."""
    topic = kafka.Rig(cluster).settings["topic"]
    where = {"url": f"127.0.0.1:{cluster.closed}", "topic": topic, "username": "ada", "saslMechanism": mechanism}

    async def there_and_back() -> bytes:
        queue = queue_of("kafka")({**where, "password": "sesame", "compression": "gzip"})
        await queue.publish(message(1))
        await queue.close()
        reader = reader_of("kafka")({**where, "password": "sesame"})
        try:
            (taken,) = await reader.take(1, 10)
            return taken.body
        finally:
            await reader.close()

    assert asyncio.run(there_and_back()) == message(1).body
    way = {"name": "k", "type": "kafka", "events": ["execution:completed"], **where, "password": "hunter22"}
    (tmp_path / "turbo-mode.json").write_text(json.dumps({"messageQueues": [way]}))
    (tmp_path / "plan.json").write_text(json.dumps(HELLO))
    assert "Not sent yet: k" in call(tmp_path, "run", "plan.json").stderr
    told = call(tmp_path, "deliveries", "--json").stdout
    assert "it answers, but doesn't let `ada` in" in told
    assert "hunter22" not in told
    with pytest.raises(PermissionError, match="doesn't let `ada` in"):
        asyncio.run(reader_of("kafka")({**where, "password": "hunter22"}).look())


@pytest.mark.parametrize("who", [{}, {"username": "ada", "password": "sesame", "saslMechanism": "SCRAM-SHA-256"}])
def test_a_cluster_behind_tls_whose_certificate_is_our_own(
    cluster: kafka.Server, who: dict[str, str], tmp_path: Path
) -> None:
    """There and back by the configuration; and what is wrong about the certificate is said as it is."""
    topic, port = kafka.Rig(cluster).settings["topic"], cluster.both if who else cluster.tls
    stranger = Authority(tmp_path, "stranger").file
    (tmp_path / "nothing.pem").write_text("nothing")
    where = {"url": f"localhost:{port}", "topic": topic, "tls": True, "ca": str(cluster.authority), **who}
    way = {"name": "k", "type": "kafka", "events": ["execution:completed"], **where}
    (tmp_path / "plan.json").write_text(json.dumps(HELLO))

    def run(**otherwise: Any) -> str:
        (tmp_path / "turbo-mode.json").write_text(json.dumps({"messageQueues": [way | otherwise]}))
        said = call(tmp_path, "run", "plan.json")
        assert said.returncode == 0, said
        return said.stderr

    async def taken() -> str:
        reader = reader_of("kafka")({**where, "group": f"g{port}"})
        try:
            (found,) = await reader.take(1, 10)
            return str(json.loads(found.body)["event"])
        finally:
            await reader.close()

    assert "Not sent yet" not in run()
    assert asyncio.run(taken()) == "execution:completed"
    for wrong, said in (
        ({"ca": str(stranger)}, "isn't trusted: self-signed certificate in certificate chain"),
        ({"url": f"127.0.0.1:{port}"}, "certificate is not valid for '127.0.0.1'"),
        ({"url": f"127.0.0.1:{cluster.port}"}, "doesn't speak TLS"),
        ({"ca": str(tmp_path / "nowhere.pem")}, "No such file or directory"),
        ({"ca": str(tmp_path / "nothing.pem")}, "holds no certificate in PEM"),
    ):
        with pytest.raises((ConnectionError, IntegrationError), match=re.escape(said)):
            asyncio.run(published({**where, **wrong}))
    with pytest.raises((ConnectionError, PermissionError), match=r"answers, but (doesn.t let|not to us)"):
        asyncio.run(published({name: value for name, value in where.items() if name not in ("tls", "ca")}))
    assert "Not sent yet: k" in run(ca=str(stranger))
    assert (
        "isn't trusted: self-signed certificate in certificate chain" in call(tmp_path, "deliveries", "--json").stdout
    )


async def published(settings: dict[str, Any]) -> None:
    queue = queue_of("kafka")(settings)
    try:
        await queue.publish(message(1))
    finally:
        await queue.close()


def test_a_cloud_event_says_in_its_headers_what_it_is() -> None:
    event = Event(1, "e", Envelope("task:failed", "e:7", "2026-11-26T20:00:00.000Z", {"executionId": "e"}))
    made = message_of(event, "cloudevents")
    assert made.headers["ce_type"] == "turbo-mode.task.failed"
    assert json.loads(made.body)["subject"] == "e"
