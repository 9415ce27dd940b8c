"""Logs as a collector by OTLP gets them: what happened, who has asked for what, and what went wrong in the process."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.delivery.collector import Collector, attributes
from tests.delivery.test_tracing import UNDER, write
from tests.delivery.test_webhooks import call
from tests.server.conftest import HELLO, Server, ended
from tests.waiting import until
from turbo_mode import Plan, TurboMode
from turbo_mode.errors import NotInstalled

FAILS: dict[str, Any] = {"turbo": 1, "name": "fails", "phases": [{"id": "a", "tasks": [
    {"id": "bad", "effect": "idempotent", "shell": "exit 3"}]}]}  # fmt: skip


@pytest.fixture
def collector() -> Iterator[Collector]:
    with Collector() as collector:
        yield collector


def named(collector: Collector, name: str) -> list[Any]:
    return [each for each in collector.records() if each.event_name == f"turbo_mode.{name}"]


def test_what_happens_stands_in_the_log_and_in_its_trace(tmp_path: Path, collector: Collector) -> None:
    where = {"traces": {"endpoint": f"{collector.url}/v1/traces"}, "logs": {"endpoint": f"{collector.url}/v1/logs"}}
    write(tmp_path, FAILS, **where)
    with TurboMode(tmp_path) as turbo:
        done = turbo.run(Plan.load(tmp_path / "plan.json"))
        logging.getLogger("turbo_mode.server").error("it broke", exc_info=ValueError("a stone"))
        logging.getLogger("somebody.else").error("not ours")
        until(lambda: named(collector, "fault"))
    (root,) = (each for each in collector.named("RUN fails") if each.kind == 2)
    (failed,), (over,), (fault,) = (named(collector, each) for each in ("task.failed", "execution.completed", "fault"))
    for each in (failed, over):
        assert (each.trace_id, each.span_id) == (root.trace_id, root.span_id)
        assert each.severity_text == "ERROR"
        assert attributes(each)["cicd.pipeline.run.id"] == done.id
    assert json.loads(failed.body.string_value)["data"]["task"] == "bad"
    assert failed.time_unix_nano <= over.time_unix_nano
    said = fault.body.string_value, attributes(fault)["exception.message"], fault.trace_id
    assert said == ("it broke", "a stone", b"")
    assert "not ours" not in str(collector.records())


@pytest.mark.deep
def test_nothing_is_missing_when_the_collector_comes_back(tmp_path: Path, collector: Collector) -> None:
    write(tmp_path, FAILS, logs={"endpoint": f"{collector.url}/v1/logs", "timeout": "1s"})
    collector.status = 503
    assert "Not sent yet: otel-logs" in call(tmp_path, "run", "plan.json", TRACEPARENT=UNDER).stderr
    collector.status = 200
    call(tmp_path, "run", "plan.json")
    assert len(named(collector, "execution.completed")) == 2
    assert named(collector, "execution.completed")[0].trace_id.hex() == UNDER.split("-")[1]


@pytest.mark.deep
def test_who_asks_a_server_for_what_stands_there_too(tmp_path: Path, collector: Collector) -> None:
    server = Server(tmp_path, OTEL_EXPORTER_OTLP_LOGS_ENDPOINT=f"{collector.url}/v1/logs")
    try:
        with server.client() as client:
            id = client.post("/api/v1/executions", json={"plan": HELLO}).json()["id"]
            ended(client, id)
        with server.client(server.key("viewer", "eve")) as client:
            assert client.post("/api/v1/executions", json={"plan": HELLO}).status_code == 403
        refused = until(lambda: [each for each in named(collector, "audit") if each.severity_text == "WARN"])[0]
    finally:
        server.kill()
    said = attributes(refused)
    assert (said["turbo_mode.holder"], said["turbo_mode.door"], said["turbo_mode.result"]) == ("eve", "rest", "403")
    asked = [attributes(each) for each in named(collector, "audit") if each.severity_text == "INFO"]
    assert any((each["turbo_mode.action"], each["turbo_mode.result"]) == ("POST", "ok") for each in asked)
    assert server.token not in str(collector.records())


def test_without_the_extra_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, FAILS, logs={})
    monkeypatch.setitem(sys.modules, "turbo_mode.delivery.logs", None)
    with pytest.raises(NotInstalled, match="what isn't installed") as caught, TurboMode(tmp_path):
        pass
    assert "turbo-mode[otel]" in (caught.value.hint or "")
