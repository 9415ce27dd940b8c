"""Attacks by name: those of the advisories that others had, each with the place where it is tried here.

Most are tried where the thing itself is tested; ``ELSEWHERE`` says where, and that is held against the tests. The rest
is below.
"""

from __future__ import annotations

import ast
import asyncio
import re
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from tests.cli.conftest import ENVIRONMENT
from tests.server.conftest import HELLO, Server
from turbo_mode.server import connection

ROOT = Path(__file__).parents[2]
ELSEWHERE = {
    "a path or a header that skips the guard":
        "server/test_doors.py::test_no_trick_with_a_path_or_a_header_opens_a_door",
    "a route that nobody has closed":
        "server/test_doors.py::test_every_route_says_what_it_needs_and_only_these_are_open",
    "a role that may more than it says": "server/test_doors.py::test_each_role_may_exactly_what_its_scopes_say",
    "the same by GraphQL": "server/test_graphql.py::test_each_role_may_exactly_what_its_scopes_say_as_by_rest",
    "the same by MCP": "mcp/test_door.py::test_each_role_may_exactly_what_its_scopes_say",
    "reading what is deep inside": "server/test_graphql.py::test_a_field_deep_inside_needs_its_own_scope",
    "a forged token, algorithm none, a confused one": "server/test_doors.py::test_no_forged_key_opens_a_door",
    "a key that hands out more than it has":
        "server/test_doors.py::test_keys_are_made_over_http_within_what_the_maker_has",
    "access tokens with more than their key": "server/test_oauth.py::test_nobody_gets_more_than_the_key_has",
    "a socket before anybody has said who they are":
        "server/test_websocket.py::test_nobody_hears_anything_before_they_have_said_who_they_are",
    "the same by GraphQL over a socket": "server/test_graphql.py::test_who_speaks_out_of_turn_is_shown_out",
    "hijacking a socket from another site": "server/test_websocket.py::test_a_page_from_elsewhere_is_refused",
    "a flood of messages and strangers":
        "server/test_websocket.py::test_a_flood_and_too_many_strangers_are_turned_away",
    "who doesn't read what they are sent": "server/test_websocket.py::test_who_does_not_read_holds_up_nobody",
    "broken frames": "server/test_websocket.py::test_no_frame_makes_it_stumble",
    "hearing on after a key was revoked":
        "server/test_websocket.py::test_a_key_hears_only_what_it_may_and_nothing_when_it_counts_no_more",
    "aliases, depth, tokens and costs": "server/test_graphql.py::test_what_would_cost_too_much_is_not_begun",
    "batches, and forms of other sites": "server/test_graphql.py::test_only_requests_of_the_protocol_are_carried_out",
    "huge and deep bodies": "server/test_doors.py::test_no_body_makes_it_stumble",
    "a body without end": "server/test_doors.py::test_a_body_that_is_too_large_is_refused",
    "request forgery: forbidden networks": "security/test_egress.py::test_s01_the_address_table",
    "request forgery: the loopback in other words": "security/test_egress.py::test_s02_the_loopback_in_other_words",
    "request forgery: rebinding": "security/test_egress.py::test_s03_rebinding_finds_no_second_look_up",
    "request forgery: proxies": "security/test_egress.py::test_s05_proxies_from_the_environment_are_ignored",
    "a bomb in a compressed answer": "http/test_hostile.py::test_s06_a_decompression_bomb_stays_small",
    "an answer that drips": "http/test_hostile.py::test_s08_a_slow_drip_cannot_outlast_the_timeout",
    "an expression that wants out":
        "expressions/test_any_text.py::test_any_text_is_an_expression_or_a_list_of_problems",
    "an expression that wants to be expensive":
        "expressions/test_values.py::test_a_regular_expression_takes_linear_time",
    "a template that wants out":
        "documents/test_writing.py::test_templates_of_ones_own_are_sandboxed_and_see_plain_data",
    "YAML that grows, nests or holds itself": "language/test_hostile.py::test_plans_that_want_to_be_expensive",
    "paths that lead out of a workspace": "artifacts/test_collecting.py::test_a_pattern_that_leads_out_is_refused",
    "links that lead out of a workspace": "artifacts/test_collecting.py::test_a_link_that_leads_out_is_refused",
    "an archive that writes elsewhere": "backup/test_backup.py::test_what_is_no_backup_writes_nothing_anywhere",
    "another tenant's, by what a plan says":
        "stories/test_tenants.py::test_whoever_hands_in_a_plan_does_not_say_whose_it_is",
    "another tenant's, seen": "stories/test_tenants.py::test_nobody_is_told_what_another_tenant_runs",
    "secrets on disk and in command lines":
        "shim/test_secrets_stay_hidden.py::test_it_is_in_no_file_and_no_command_line_and_hidden_in_the_log",
    "an unsigned call, or an old one": "inbound/test_hooks.py::test_what_is_not_signed_or_no_call_is_refused",
    "a program that wants out of its sandbox":
        "sandbox/test_thirty_ways.py::test_it_gets_nowhere_and_each_try_is_in_the_record",
    "an execution that answers itself":
        "sandbox/test_from_inside.py::test_an_answer_from_inside_is_refused_and_stands_in_the_record",
}  # fmt: skip


@pytest.mark.parametrize("attack", ELSEWHERE)
def test_each_attack_is_tried_where_it_says(attack: str) -> None:
    file, _, name = ELSEWHERE[attack].partition("::")
    tree = ast.parse((ROOT / "tests" / file).read_text())
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


PATHS = "/etc/passwd", "@/etc/passwd", "file:///etc/passwd", "~/.ssh/id_rsa", "$HOME", "../../etc/passwd", "`id`"


@pytest.mark.deep
@pytest.mark.parametrize("path", PATHS)
def test_no_text_of_a_request_names_a_file_here(shared: Server, path: str) -> None:
    """As of n8n (CVE-2026-21858) and Jenkins (CVE-2024-23897): what looks like a path is a text."""
    with shared.client() as client:
        for body in ({"plan": path}, {"planName": path}, {"plan": HELLO | {"inputs": {"who": path}}}):
            said = client.post("/api/v1/executions", json=body)
            assert "root:" not in said.text
            assert said.status_code in (201, 404, 422), said.text
        kept = client.post("/api/v1/documentation", json={"type": "OTHER", "content": path}).json()
        assert kept["content"] == path
        call = {"jsonrpc": "2.0", "id": 1, "method": "tools/call",
                "params": {"name": "check_plan", "arguments": {"file": path}}}  # fmt: skip
        media = {"Accept": "application/json, text/event-stream", "MCP-Protocol-Version": "2025-06-18"}
        assert "can't be named by a file" in client.post("/mcp", json=call, headers=media).text


@pytest.mark.deep
@pytest.mark.parametrize("media", ["multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "text/yaml"])
def test_a_body_is_what_its_type_says_or_is_refused(shared: Server, media: str) -> None:
    """As of n8n (CVE-2026-21858): no form is taken for JSON, no JSON for a form."""
    body = b'--x\r\nContent-Disposition: form-data; name="plan"; filename="../../x"\r\n\r\nturbo: 1\r\n--x--\r\n'
    with shared.client() as client:
        for path in ("/api/v1/executions", "/api/v1/plans", "/graphql"):
            said = client.post(path, content=body, headers={"Content-Type": media})
            assert said.status_code in (400, 415, 422), (path, said.text)


@pytest.mark.deep
@pytest.mark.parametrize("text", ["1' OR '1'='1", "id; DROP TABLE entries", 'id" --', "id) UNION SELECT 1 --", "\x00"])
def test_no_query_reaches_the_database_as_a_statement(shared: Server, text: str) -> None:
    """As of Kestra (CVE-2026-38428)."""
    with shared.client() as client:
        before = client.get("/api/v1/executions").json()["items"]
        for kind in ("executions", "decisions", "documentation", "progress", "communications", "plans"):
            for key in ("sort", "fields", "cursor", "status", "plan", "id_contains", "execution", text):
                said = client.get(f"/api/v1/{kind}", params={key: text})
                assert said.status_code < 500, said.text
                assert not said.json().get("items"), (kind, key)
        assert client.get("/api/v1/executions").json()["items"] == before


@pytest.mark.deep
def test_nobody_names_a_tenant_in_a_request(shared: Server) -> None:
    """As of Temporal (CVE-2025-14986): whose something is says the key alone, also for what a request holds."""
    with shared.client() as client:
        for body in ({"plan": HELLO, "tenant": "other"}, {"plan": HELLO | {"tenant": "other"}}):
            assert client.post("/api/v1/executions", json=body).status_code in (400, 422)
        start = 'mutation($plan: JSON!) {startExecution(plan: $plan, tenant: "other") {id}}'
        said = client.post("/graphql", json={"query": start, "variables": {"plan": HELLO}}).json()
        assert said["errors"]


@pytest.mark.deep
def test_two_installations_share_no_secret(tmp_path: Path) -> None:
    """As of Rundeck (CVE-2022-29186): keys are made where they are used, and none lies in the package."""
    made: set[bytes] = set()
    for name in ("one", "two"):
        (folder := tmp_path / name).mkdir()
        words = [sys.executable, "-m", "turbo_mode", "keys", "create", "ada", "--role", "admin", "--json"]
        subprocess.run(words, cwd=folder, env=ENVIRONMENT, capture_output=True, check=True)
        made.add((folder / ".turbo-mode" / "signing.pem").read_bytes())
    assert len(made) == 2
    key = re.compile(rb"PRIVATE KEY-----\s+[A-Za-z0-9+/]{32}")
    assert not [each for each in (ROOT / "src").rglob("*") if each.is_file() and key.search(each.read_bytes())]


UNSAFE = {"pickle", "marshal", "shelve", "dill", "jsonpickle", "cloudpickle"}


@pytest.mark.deep
def test_nothing_that_was_stored_becomes_code() -> None:
    """As of Airflow (CVE-2026-25917): data is JSON, and no text is evaluated by Python."""
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = {each.name for each in node.names} | {getattr(node, "module", None) or ""}
                assert not UNSAFE & {name.partition(".")[0] for name in names}, path
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in ("eval", "exec"), path


@pytest.mark.parametrize("sent", [b"", b"GET /livez HTTP/1.1\r\nHost: x\r\nX: ",
                                  b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{"])  # fmt: skip
def test_a_request_that_never_ends_holds_no_connection(monkeypatch: pytest.MonkeyPatch, sent: bytes) -> None:
    """Slowloris: a letter now and then doesn't count as a request; whole requests over one connection are well."""
    monkeypatch.setattr(connection, "PATIENCE", 0.3)

    async def app(scope: Any, receive: Any, send: Any) -> None:
        while (await receive()).get("more_body"):
            pass
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body"})

    async def attack() -> bytes:
        config = uvicorn.Config(app, port=0, http=connection.Bounded, lifespan="off", log_config=None)
        server = uvicorn.Server(config)
        listener = socket.create_server(("127.0.0.1", 0))
        serving = asyncio.create_task(server.serve([listener]))
        reader, writer = await asyncio.open_connection(*listener.getsockname())
        try:
            for _ in range(3 if sent else 0):
                writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 204")
            writer.write(sent)
            async with asyncio.timeout(10):
                return await reader.read()
        finally:
            writer.close()
            server.should_exit = True
            await serving

    said = asyncio.run(attack())
    assert said.startswith(b"HTTP/1.1 408") or said == b""


def test_who_leaves_in_the_middle_of_a_request_is_no_fault_of_ours(tmp_path: Path) -> None:
    server = Server(tmp_path)
    with server.client() as client:
        assert client.post("/mcp", json={}).status_code < 500  # its library is there now
        for path in ("/api/v1/decisions", "/graphql", "/mcp"):
            for length in ("Content-Length: 100", "Transfer-Encoding: chunked"):
                head = [f"POST {path} HTTP/1.1", "Host: localhost", "Content-Type: application/json"]
                head += [f"Authorization: Bearer {server.token}", "Accept: application/json, text/event-stream", length]
                with socket.create_connection(("127.0.0.1", client.base_url.port or 0), timeout=30) as visitor:
                    visitor.sendall("\r\n".join([*head, "", '5\r\n{"a":']).encode())
                    visitor.shutdown(socket.SHUT_WR)
                    visitor.recv(1_000)  # the answer, or the end of the connection
        assert client.get("/livez").status_code == 200
    server.process.terminate()
    _, said = server.process.communicate(timeout=60)
    assert ("Traceback" in said, "ERROR" in said) == (False, False), said
