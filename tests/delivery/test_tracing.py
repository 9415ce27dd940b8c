"""Executions as traces, as a collector by OTLP gets them: one trace, also over a crash and to what is called."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import ENVIRONMENT
from tests.delivery.collector import Collector, attributes
from tests.delivery.receiver import Receiver
from tests.delivery.test_webhooks import call
from tests.server.conftest import Server, ended
from tests.waiting import until
from turbo_mode import Plan, TurboMode
from turbo_mode.configuration.reading import load
from turbo_mode.core.ids import trace_of
from turbo_mode.errors import NotInstalled

TRACE, SPAN = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
UNDER = f"00-{TRACE}-{SPAN}-01"
PLAN: dict[str, Any] = {
    "turbo": 1, "name": "release", "decisionEngine": {"autonomyLevel": "full"},
    "plans": {"deploy": {"phases": [{"id": "go", "tasks": [{"id": "push", "effect": "keyed", "shell": "true"}]}]}},
    "phases": [
        {"id": "build", "effect": "idempotent",
         "tasks": [{"id": "wheel", "shell": "true"},
                   {"id": "lint", "shell": "exit 3", "retry": {"attempts": 2, "delay": "1ms"}, "optional": True}],
         "gate": {"question": "Go on?", "options": {"go": {"then": "continue", "allowFailed": True}}}},
        {"id": "ship", "tasks": [{"id": "eu", "plan": {"name": "deploy"}}]},
    ],
}  # fmt: skip


@pytest.fixture
def collector() -> Iterator[Collector]:
    with Collector() as collector:
        yield collector


def write(folder: Path, plan: dict[str, Any], **configuration: Any) -> None:
    (folder / "plan.json").write_text(json.dumps(plan))
    if configuration:
        (folder / "turbo-mode.json").write_text(json.dumps(configuration))


def test_an_execution_is_one_trace(tmp_path: Path, collector: Collector, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLLECTOR_KEY", "hunter2hunter2")
    headers = {"x-key": {"source": "env", "name": "COLLECTOR_KEY"}}
    write(tmp_path, PLAN, traces={"endpoint": f"{collector.url}/v1/traces", "headers": headers})
    with TurboMode(tmp_path) as turbo:
        done = turbo.run(Plan.load(tmp_path / "plan.json"))
        assert done.status == "COMPLETED", done
    assert collector.headers[0]["x-key"] == "hunter2hunter2"
    (root,) = collector.named("RUN release")
    assert root.trace_id.hex() == done.id.replace("-", ""), "the trace is found by the id of the execution"
    assert {span.trace_id for span in collector.spans.values()} == {root.trace_id}
    assert not root.parent_span_id
    told = attributes(root)
    assert (told["cicd.pipeline.name"], told["cicd.pipeline.result"]) == ("release", "success")
    assert told["cicd.pipeline.run.id"] == done.id
    (build,), (ship,) = collector.named("phase build"), collector.named("phase ship")
    assert {build.parent_span_id, ship.parent_span_id} == {root.span_id}
    (decided,) = build.events
    assert (decided.name, attributes(decided)["turbo_mode.selection"]) == ("decided", "go")
    first, second = sorted(collector.named("RUN lint"), key=lambda span: attributes(span)["turbo_mode.attempt"])
    assert first.parent_span_id == build.span_id
    for span in (first, second):
        assert span.status.code == 2
        assert "exit status 3" in span.status.message
        assert attributes(span)["cicd.pipeline.task.run.result"] == "failure"
        assert attributes(span)["error.type"] == "exit_status"
    (called,), (child,), (push,) = (collector.named(f"RUN {name}") for name in ("eu", "deploy", "push"))
    assert child.parent_span_id == called.span_id, "a called plan is below the attempt that calls it"
    assert attributes(push)["turbo_mode.kind"] == "shell"
    for span in collector.spans.values():
        parent = collector.spans.get(span.parent_span_id.hex())
        assert parent is None or parent.start_time_unix_nano <= span.start_time_unix_nano <= span.end_time_unix_nano
    (resource,) = {request.resource_spans[0].resource.SerializeToString() for request in collector.requests}
    assert b"turbo-mode" in resource


@pytest.mark.deep
def test_what_the_collector_could_not_take_comes_later(tmp_path: Path, collector: Collector) -> None:
    """Nothing waits for it but the end of a command, ten seconds at most; the next owner sends what is left."""
    write(tmp_path, {"turbo": 1, "name": "one", "phases": [{"id": "a", "tasks": [{"id": "b", "shell": "true"}]}]})
    collector.status = 503
    variables = {"OTEL_EXPORTER_OTLP_ENDPOINT": collector.url, "OTEL_EXPORTER_OTLP_TIMEOUT": "1", "OTEL_SERVICE_NAME":
                 "shop", "TRACEPARENT": UNDER}  # fmt: skip
    said = call(tmp_path, "run", "plan.json", **variables)
    assert said.returncode == 0, said.stderr
    assert "Not sent yet: otel" in said.stderr
    assert "Traceback" not in said.stderr
    collector.status = 200
    assert call(tmp_path, "run", "plan.json", **variables).returncode == 0
    roots = collector.named("RUN one")
    assert len(roots) == 2
    assert {(root.trace_id.hex(), root.parent_span_id.hex()) for root in roots} == {(TRACE, SPAN)}
    resource = collector.requests[0].resource_spans[0].resource
    assert attributes(resource)["service.name"] == "shop"


def test_after_a_crash_the_trace_goes_on(tmp_path: Path, collector: Collector) -> None:
    """The attempt that was lost ends there, the one in its place links to it, and nothing comes under two ids."""
    slow = {"id": "slow", "effect": "idempotent", "python": "work:wait", "retry": 3}
    write(tmp_path, {"turbo": 1, "name": "long", "phases": [{"id": "a", "tasks": [
        {"id": "quick", "effect": "idempotent", "shell": "true"}, slow]}]})  # fmt: skip
    (tmp_path / "work.py").write_text(
        "import os, time\n\ndef wait():\n    if os.path.exists('again'):\n        return 1\n"
        "    open('again', 'w').close()\n    time.sleep(60)\n"
    )
    environment = {**ENVIRONMENT, "OTEL_EXPORTER_OTLP_ENDPOINT": collector.url}
    words = [sys.executable, "-m", "turbo_mode", "run", "plan.json"]
    first = subprocess.Popen(words, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL)
    until(lambda: (tmp_path / "again").exists() and collector.named("RUN quick"))
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert call(tmp_path, "resume", OTEL_EXPORTER_OTLP_ENDPOINT=collector.url).returncode == 0
    (root,), (quick,), slows = collector.named("RUN long"), collector.named("RUN quick"), collector.named("RUN slow")
    lost, made = sorted(slows, key=lambda span: attributes(span)["turbo_mode.attempt"])
    assert attributes(lost)["error.type"] == "lost"
    assert attributes(lost)["cicd.pipeline.task.run.result"] == "error"
    (link,) = made.links
    assert (link.trace_id, link.span_id) == (lost.trace_id, lost.span_id)
    assert "engine recovered" in [event.name for event in root.events]
    assert {span.trace_id for span in collector.spans.values()} == {quick.trace_id}


@pytest.mark.parametrize(("flags", "is_recorded"), [("01", True), ("03", True), ("00", False), ("02", False)])
def test_what_is_not_sampled_above_is_not_recorded_below(
    tmp_path: Path, collector: Collector, monkeypatch: pytest.MonkeyPatch, flags: str, is_recorded: bool
) -> None:
    """And whatever is below hears of it, with what others have said of the trace."""
    monkeypatch.setenv("TRACEPARENT", f"00-{TRACE}-{SPAN}-{flags}")
    monkeypatch.setenv("TRACESTATE", "vendor=a:b, other@sys=1")
    show = {"id": "show", "shell": "echo $TRACEPARENT $TRACESTATE", "outputs": {"said": "result.stdout"}}
    phase = {"id": "told", "effect": "idempotent", "tasks": [show]}
    inner = {"phases": [phase], "outputs": {"said": "tasks.show.outputs.said"}}
    outer = {"id": "call", "plan": {"name": "inner"}, "outputs": {"said": "result.outputs.said"}}
    plan = {"turbo": 1, "name": "told", "plans": {"inner": inner}, "phases": [{"id": "all", "tasks": [outer]}],
            "outputs": {"said": "tasks.call.outputs.said"}}  # fmt: skip
    write(tmp_path, plan, traces={"endpoint": f"{collector.url}/v1/traces"})
    with TurboMode(tmp_path) as turbo:
        parent, state = turbo.run(Plan.load(tmp_path / "plan.json")).outputs["said"].strip().split(" ")
    assert (parent[3:35], parent[-2:], state) == (TRACE, flags, "vendor=a:b,other@sys=1")
    assert bool(collector.named("RUN told")) == is_recorded
    assert {span.trace_state for span in collector.named("RUN told")} <= {"vendor=a:b,other@sys=1"}


@pytest.mark.deep
def test_from_the_request_to_what_is_sent_it_is_one_trace(tmp_path: Path, collector: Collector) -> None:
    with Receiver() as receiver:
        write(
            tmp_path, PLAN, traces={"endpoint": f"{collector.url}/v1/traces"},
            webhooks=[{"name": "hook", "url": receiver.url(), "events": ["execution:*"]}],
            egress={"allow": ["127.0.0.1"], "ports": [receiver.port]},
        )  # fmt: skip
        server = Server(tmp_path)
        with server.client() as client:
            id = client.post("/api/v1/executions", json={"plan": PLAN}, headers={"traceparent": UNDER}).json()["id"]
            assert ended(client, id)["status"] == "COMPLETED"
        (root,) = until(lambda: collector.named("RUN release"))
        assert (root.trace_id.hex(), root.parent_span_id.hex()) == (TRACE, SPAN)
        assert root.kind == 2, "it was asked for from elsewhere"
        sent = until(lambda: [each for each in collector.named("send hook") if each.parent_span_id == root.span_id])
        assert attributes(sent[0])["messaging.message.id"].startswith(id)
        assert {span.trace_id.hex() for span in collector.spans.values()} == {TRACE}
        server.process.terminate()
        server.process.wait(30)


def test_without_the_extra_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, PLAN, traces={})
    monkeypatch.setitem(sys.modules, "turbo_mode.delivery.tracing", None)
    with pytest.raises(NotInstalled, match="what isn't installed") as caught, TurboMode(tmp_path):
        pass
    assert "turbo-mode[otel]" in (caught.value.hint or "")


@pytest.mark.parametrize(("variables", "missing", "wanted"), [
    ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:9"}, "", True),
    ({"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://127.0.0.1:9"}, "", True),
    ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:9"}, "opentelemetry", False),
    ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:9", "OTEL_SDK_DISABLED": "true"}, "", False),
    ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:9", "OTEL_TRACES_EXPORTER": "none"}, "", False),
    ({"OTEL_SERVICE_NAME": "shop"}, "", False),
])  # fmt: skip
def test_variables_of_opentelemetry_are_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], missing: str, wanted: bool
) -> None:
    if missing:
        for name in [name for name in sys.modules if name.startswith(missing)]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setattr(sys, "path", [])
    variables |= {name.replace("TRACES", "LOGS"): value for name, value in variables.items()}
    found = load(None, variables, tmp_path).configuration
    assert (found.traces is not None) is (found.logs is not None) is wanted


@pytest.mark.parametrize("said", ["", "00-" + "0" * 32 + f"-{SPAN}-01", "nonsense", UNDER + "x", UNDER.upper()])
def test_what_is_no_traceparent_is_none(said: str) -> None:
    id = "01978c00-0000-7000-8000-000000000001"
    assert trace_of(id, said) == (id.replace("-", ""), "")
