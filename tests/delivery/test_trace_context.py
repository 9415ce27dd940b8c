"""The context of a trace (W3C) on its way: in by every door, through tasks of every kind, out with every event."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from mcp import Client

from tests.delivery.collector import Collector
from tests.delivery.receiver import Receiver
from tests.delivery.test_tracing import TRACE, UNDER, collector, write
from tests.inbound.conftest import Own, deploy, own, plan
from tests.inbound.test_hooks import hooks, paid, signed
from tests.inbound.test_messages import Box, keep, reading, start
from tests.mcp.agents import over_http, over_stdio
from tests.server.conftest import HELLO, Server, ended
from tests.server.test_graphql import conversing, subscribed
from tests.server.test_websocket import hear, say
from tests.waiting import until
from turbo_mode import Plan, TurboMode
from turbo_mode.core.ids import traceparent, traceparent_of
from turbo_mode.core.machine.inputs import Command
from turbo_mode.core.protocol.envelope import Envelope
from turbo_mode.delivery.queues import message_of
from turbo_mode.delivery.unfolding import Event
from turbo_mode.operations import executions
from turbo_mode.runtime.embedded.runtime import Runtime

__all__ = ["collector", "own"]
START = "mutation($plan: JSON!) {startExecution(plan: $plan) {id}}"


def spans(number: int) -> str:
    """One of the spans under which something is started here."""
    return traceparent(TRACE, f"{number:016x}")


def test_tasks_are_told_the_span_that_they_are(tmp_path: Path, collector: Collector) -> None:
    """A program, a function and a request, each below its own attempt; what the plan says itself counts."""
    (tmp_path / "work.py").write_text(
        "from turbo_mode.tasks.python import current\n\ndef mine():\n    return current().traceparent\n"
    )
    with Receiver() as receiver:
        get = {"url": receiver.url("/task"), "method": "POST"}
        write(
            tmp_path, {"turbo": 1, "name": "told", "phases": [{"id": "a", "effect": "idempotent", "tasks": [
                {"id": "prog", "shell": "printf %s $TRACEPARENT", "outputs": {"it": "result.stdout"}},
                {"id": "func", "python": "work:mine", "outputs": {"it": "result.value"}},
                {"id": "asked", "http": get},
                {"id": "own", "http": get | {"url": receiver.url("/own"), "headers": {"TraceParent": UNDER}}},
            ]}], "outputs": {"prog": "tasks.prog.outputs.it", "func": "tasks.func.outputs.it"}},
            traces={"endpoint": f"{collector.url}/v1/traces"},
            egress={"allow": ["127.0.0.1"], "ports": [receiver.port]},
        )  # fmt: skip
        with TurboMode(tmp_path) as turbo:
            done = turbo.run(Plan.load(tmp_path / "plan.json"))
        assert done.status == "COMPLETED", done
        told = {"prog": done.outputs["prog"], "func": done.outputs["func"],
                "asked": receiver.at("/task")[0].headers["traceparent"]}  # fmt: skip
        assert receiver.at("/own")[0].headers["traceparent"] == UNDER
    for name, said in told.items():
        (attempt,) = collector.named(f"RUN {name}")
        assert said == traceparent(attempt.trace_id.hex(), attempt.span_id.hex())


def under(runtime: Runtime, name: str) -> list[str]:
    """Under what the executions of a plan were started, the oldest first."""
    with runtime.journal.reader() as reader:
        ids = [row.id for row in reader.executions(plan=name, limit=100)]
    return [str(runtime.look_up(id).facts.get("trace", "")) for id in reversed(ids)]


def test_calls_from_outside_and_messages_hand_theirs_on(
    own: Own, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over a restart too, and never that of the server's own environment, nor what is none."""
    monkeypatch.setenv("TRACEPARENT", UNDER)
    runtime, box = own(), Box()
    waits = {"webhook": "shop:order.paid", "inputs": {"who": "${{ event.who }}"}, "overlap": "queue"}
    slow = plan("ship", waits) | {"phases": [{"id": "only", "tasks": [{"id": "wait", "wait": {"signal": "go"}}]}]}
    deploy(runtime, slow)
    runtime.schedules.fire()
    made = hooks(runtime, tmp_path)
    for number in (1, 2):
        made.call("shop", signed(f"{number}", paid()) | {"traceparent": spans(number)}, paid())
    until(lambda: under(runtime, "ship") == [spans(1)])
    again = own()
    again.schedules.fire()
    with again.journal.reader() as reader:
        (first,) = [row.id for row in reader.executions(plan="ship", limit=9)]
    again.go_on(first)
    again.command(first, Command("signal", by="ada", signal="go"))
    until(lambda: under(again, "ship") == [spans(1), spans(2)])
    keep(again, plan("hello"))
    for number, trace in ((1, spans(3)), (2, ""), (3, "nonsense" * 99)):
        box.put(f"{number}", start(f"{number}"), trace)
    with reading(again, box):
        until(lambda: under(again, "hello") == [spans(3), "", ""])


def test_events_go_out_under_the_span_of_their_execution() -> None:
    """To queues as a header, as a CloudEvent in its body too; what belongs to no execution says nothing."""
    envelope = Envelope("task:failed", "x:1", "2026-01-01T00:00:00.000Z", {})
    told = message_of(Event(1, "x", envelope, trace=UNDER), "cloudevents")
    assert (
        told.headers["traceparent"] == json.loads(told.body)["traceparent"] == traceparent_of("x", UNDER, "execution")
    )
    assert told.headers["traceparent"].split("-")[1] == TRACE
    assert message_of(Event(1, "x", envelope), "event").headers.keys() == {"traceparent"}
    assert message_of(Event(1, "", envelope), "event").headers == {}


@pytest.mark.deep
def test_whatever_the_door_it_is_one_trace_to_what_is_sent(tmp_path: Path, collector: Collector) -> None:
    with Receiver() as receiver:
        write(
            tmp_path, HELLO, traces={"endpoint": f"{collector.url}/v1/traces"},
            webhooks=[{"name": "hook", "url": receiver.url(),
                       "events": ["execution:completed", "documentation:created"]}],
            egress={"allow": ["127.0.0.1"], "ports": [receiver.port]},
        )  # fmt: skip
        server = Server(tmp_path)
        try:
            started = _by_every_door(server)
            roots = until(lambda: _roots(collector) if len(_roots(collector)) == len(started) else None)
            assert roots.keys() == {each.split("-")[2] for each in started}
            assert {each.trace_id.hex() for each in roots.values()} == {TRACE}
            (link,) = [link for each in roots.values() for link in each.links]
            source = roots[started[0].split("-")[2]]
            assert (link.trace_id.hex(), link.span_id) == (TRACE, source.span_id), "that of what it forks"
            wanted = len(started) + 1
            sent = until(lambda: collector.named("send hook") if len(collector.named("send hook")) == wanted else None)
        finally:
            server.kill()
        assert {each.parent_span_id for each in sent} == {each.span_id for each in roots.values()}
        told = {got.headers["traceparent"] for got in receiver.at("/hook")}
        assert told == {traceparent(TRACE, each.span_id.hex()) for each in sent}


def _roots(collector: Collector) -> dict[str, Any]:
    """Executions that are over, by the span above them."""
    return {each.parent_span_id.hex(): each for each in collector.named("RUN hello") if each.kind == 2}


def _by_every_door(server: Server) -> list[str]:
    """Starts a plan by each; returns under what."""
    given = [spans(number) for number in range(1, 7)]
    rest, graphql, socket, mcp, meta, fork = given
    with server.client() as client:
        id = client.post("/api/v1/executions", json={"plan": HELLO}, headers={"traceparent": rest}).json()["id"]
        ended(client, id)
        document = {"type": "OTHER", "content": "# Well", "executionId": id}
        assert client.post("/api/v1/documentation", json=document).status_code == 201
        path = f"/api/v1/executions/{id}/fork"
        assert client.post(path, json={"start": "greet"}, headers={"traceparent": fork}).status_code == 201
        said = {"query": START, "variables": {"plan": HELLO}}
        assert "errors" not in client.post("/graphql", json=said, headers={"traceparent": graphql}).json()
    with conversing(server, None) as talk:
        say(talk, type="connection_init", payload={"Authorization": f"Bearer {server.token}", "traceparent": socket})
        assert hear(talk)["type"] == "connection_ack"
        subscribed(talk, START, plan=HELLO)
        assert "errors" not in hear(talk)["payload"]
    _by_mcp(server, mcp)

    async def use(agent: Client) -> None:
        assert not (await agent.call_tool("start_execution", {"plan": HELLO}, meta=_meta(meta))).is_error

    over_http(server.url, server.token, use)
    return given


def _meta(trace: str) -> Any:
    return {"traceparent": trace}


def _by_mcp(server: Server, trace: str) -> None:
    """As any client of HTTP does it, with the header."""
    call = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "tools/call",
        "params": {"name": "start_execution", "arguments": {"plan": HELLO}},
    }
    headers = {"Authorization": f"Bearer {server.token}", "Accept": "application/json, text/event-stream",
               "MCP-Protocol-Version": "2025-06-18", "traceparent": trace}  # fmt: skip
    said = httpx.post(f"{server.url}/mcp", json=call, headers=headers, trust_env=False, timeout=60)
    assert said.status_code == 200, said.text


@pytest.mark.deep
def test_over_stdio_it_is_what_the_agent_says_or_its_environment(tmp_path: Path) -> None:
    async def use(agent: Client) -> None:
        await agent.call_tool("start_execution", {"plan": HELLO}, meta=_meta(spans(7)))

    async def plain(agent: Client) -> None:
        await agent.call_tool("start_execution", {"plan": HELLO})

    over_stdio(tmp_path, use)
    over_stdio(tmp_path, plain, TRACEPARENT=spans(8))
    place = tmp_path / executions.PLACE
    said = [executions.show(place, row.id)[1].facts.get("trace") for row in executions.listed(place)]
    assert said == [spans(8), spans(7)]
