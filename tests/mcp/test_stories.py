"""An agent works a whole plan through: over stdio, and over HTTP with a key."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from mcp import Client

from tests.mcp.agents import over_http, over_stdio, refused, use
from tests.server.conftest import ASKS, HELLO, Server
from turbo_mode.runtime.embedded.user import user

pytestmark = pytest.mark.deep


async def work_through(agent: Client) -> dict[str, Any]:
    """Check, start, watch, answer what is asked, read what it has left; returns what was seen on the way."""
    wrong = json.dumps(ASKS).replace('"shell"', '"run"')
    found = await use(agent, "check_plan", plan=wrong)
    assert [each["fix"] for each in found["problems"]] == ['"shell"']
    assert "E0102" in (await use(agent, "explain_problem", code="e102"))["code"]
    assert (await use(agent, "check_plan", plan=ASKS))["ok"]
    seen = await use(agent, "foresee_plan", plan=json.dumps(ASKS))
    assert seen["phases"][0]["gate"] == {"ship": "continue", "drop": "fail"}

    started = await use(agent, "start_execution", plan=ASKS)
    told: list[tuple[float, float | None, str | None]] = []

    async def hear(progress: float, total: float | None, message: str | None) -> None:
        told.append((progress, total, message))

    said = await agent.call_tool("watch_execution", {"execution": started["id"]}, progress_callback=hear)
    held = dict(said.structured_content)
    assert held["status"] == "HELD"
    assert held["questions"][0]["options"] == ["ship", "drop"]
    assert told
    question = held["questions"][0]["id"]
    assert [each["id"] for each in (await use(agent, "list_decisions", status="OPEN"))["items"]] == [question]
    assert (await refused(agent, "answer_decision", decision=question, selection="fly"))["code"] == "conflict"
    await use(agent, "answer_decision", decision=question, selection="ship", reason="it was made")
    over = await use(agent, "watch_execution", execution=started["id"], after=held["next"])
    assert (over["status"], over["over"]) == ("COMPLETED", True)
    assert "made\n" in (await use(agent, "read_logs", execution=started["id"]))["text"]
    chosen = await use(agent, "show_decision", decision=question)
    assert chosen["selection"] == "ship"

    listed = {str(each.uri) for each in (await agent.list_resources()).resources}
    assert f"turbo-mode://executions/{started['id']}" in listed
    record = await agent.read_resource(f"turbo-mode://executions/{started['id']}/events")
    events = [each["event"] for each in json.loads(record.contents[0].text)]  # type: ignore[union-attr]
    assert events[0] == "execution:started"
    assert events[-1] == "execution:completed"
    prompt = await agent.get_prompt("write_plan", {"goal": "build the house"})
    assert "build the house" in prompt.messages[0].content.text  # type: ignore[union-attr]
    return chosen | {"actor": started["actor"]}


def test_an_agent_works_a_plan_through_over_stdio(tmp_path: Path) -> None:
    async def talk(agent: Client) -> dict[str, Any]:
        assert (await refused(agent, "show_execution", execution="nothing"))["code"] == "not_found"
        plan = tmp_path / "hello.json"
        plan.write_text(json.dumps(HELLO))
        first = await use(agent, "start_execution", file="hello.json", inputs={"who": "agent"})
        over = await use(agent, "watch_execution", execution=first["id"])
        assert over["status"] == "COMPLETED"
        return await work_through(agent)

    assert over_stdio(tmp_path, talk)["actor"] == user()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Any:
    server = Server(tmp_path_factory.mktemp("mcp"))
    yield server
    server.kill()


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_an_agent_works_a_plan_through_over_http(shared: Server, mode: str) -> None:
    """In the present protocol, and in those with a handshake."""
    token = shared.key("admin", "robot")
    assert over_http(shared.url, token, work_through, mode=mode)["actor"] == "robot"


def test_a_key_is_offered_what_it_may_and_nothing_else(shared: Server) -> None:
    async def look(agent: Client) -> list[str]:
        said = await refused(agent, "start_execution", plan=HELLO)
        assert said == {"code": "not_permitted", "message": "this key has no scope `executions:start`"}
        return [each.name for each in (await agent.list_tools()).tools if not (each.annotations or each).read_only_hint]  # type: ignore[union-attr]

    assert over_http(shared.url, shared.key("viewer"), look) == []


def test_nobody_comes_in_without_a_key_or_from_a_page_elsewhere(shared: Server) -> None:
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    accepts = {"Accept": "application/json, text/event-stream"}
    with shared.client("") as nobody:
        assert nobody.post("/mcp", json=call, headers=accepts).status_code == 401
    revoked = shared.key("viewer", "gone")
    with shared.client() as admin:
        id = next(each["id"] for each in admin.get("/api/v1/keys").json()["items"] if each["holder"] == "gone")
        assert admin.delete(f"/api/v1/keys/{id}").status_code == 200
        with shared.client(revoked) as gone:
            assert gone.post("/mcp", json=call, headers=accepts).status_code == 401
        other = admin.post("/mcp", json=call, headers=accepts | {"Origin": "https://elsewhere.example"})
        assert (other.status_code, other.json()["code"]) == (403, "not_permitted")


@pytest.mark.parametrize("body", [
    b"", b"{", b"null", b"[]", b"[" * 100_000, b'{"jsonrpc":"2.0"}', b'{"jsonrpc":"2.0","id":1,"method":"nothing"}',
    b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"check_plan","arguments":[1]}}',
    b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":' + b'"x"' * 9 + b"}}",
    b'{"jsonrpc":"2.0","id":1,"method":"resources/read","params":{"uri":"file:///etc/passwd"}}',
    b"\xff\xfe\x00", b'{"jsonrpc":"2.0","id":NaN,"method":"tools/list"}',
])  # fmt: skip
def test_what_is_no_message_is_refused_without_a_fault(shared: Server, body: bytes) -> None:
    headers = {"Accept": "application/json, text/event-stream", "Content-Type": "application/json"}
    with shared.client() as client:
        said = client.post("/mcp", content=body, headers=headers)
        assert said.status_code < 500
        assert "Traceback" not in said.text
        assert said.status_code >= 400 or "error" in said.text or said.text == ""
        large = client.post("/mcp", content=b" " * (1024 * 1024 + 1), headers=headers)
        assert large.status_code == 413
        assert httpx.get(f"{shared.url}/livez", trust_env=False).status_code == 200
