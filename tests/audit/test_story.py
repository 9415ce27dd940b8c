"""What is asked of a server is noted, listed, and verified; and whoever asks too often is told when to come again."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pysqlite3 import dbapi2 as sqlite
from websockets.sync.client import connect

from tests.cli.conftest import ENVIRONMENT
from tests.mcp.agents import over_http
from tests.server.conftest import ASKS, HELLO, Server
from tests.waiting import until
from turbo_mode.operations import audit
from turbo_mode.server.quotas import Quotas
from turbo_mode.store.place import Place

pytestmark = pytest.mark.deep


def turbo(folder: Path, *words: str) -> tuple[int, str]:
    """What a command says, and its exit code."""
    line = [sys.executable, "-m", "turbo_mode", *words]
    done = subprocess.run(line, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def noted(server: Server, **wanted: str) -> list[dict[str, Any]]:
    with server.client() as admin:
        return list(admin.get("/api/v1/audit", params={"limit": "200", **wanted}).json()["items"])


def test_what_was_asked_is_noted_whoever_asked_and_at_whichever_door(
    serve: Callable[..., Server], tmp_path: Path
) -> None:
    server = serve()
    viewer = server.key("viewer", "eve")
    with server.client() as admin, server.client(viewer) as eve, server.client("wrong") as nobody:
        id = admin.post("/api/v1/executions", json={"plan": ASKS}).json()["id"]
        assert eve.post(f"/api/v1/executions/{id}/cancel").status_code == 403
        assert nobody.get("/api/v1/executions").status_code == 401
        assert eve.get("/api/v1/audit").status_code == 403
        assert eve.get("/api/v1/executions").status_code == 200
        assert admin.post(f"/api/v1/executions/{id}/pause").status_code == 202
        pause = {"query": f'mutation {{ resumeExecution(id: "{id}") {{ id }} }}'}
        assert "errors" not in admin.post("/graphql", json=pause).json()
        assert eve.post("/graphql", json=pause).json()["errors"]
    over_http(server.url, viewer, lambda agent: agent.call_tool("start_execution", {"plan": HELLO}))
    with connect(f"ws{server.url.removeprefix('http')}/api/v1/ws", proxy=None) as socket:
        socket.send(json.dumps({"type": "authenticate", "token": "wrong"}))
        until(lambda: noted(server, door="websocket"))

    def seen() -> set[tuple[str | None, str, str, str]]:
        return {(each["holder"], each["door"], each["action"], each["result"]) for each in noted(server)}

    owner = noted(server, door="command")[0]["holder"]
    wanted = {
        (owner, "rest", "POST", "ok"), ("eve", "rest", "POST", "403"), (None, "rest", "GET", "401"),
        ("eve", "rest", "GET", "403"), ("eve", "mcp", "start_execution", "not_permitted"),
        (owner, "graphql", "resumeExecution", "ok"), ("eve", "graphql", "resumeExecution", "not_permitted"),
        (None, "websocket", "authenticate", "not_permitted"), (owner, "command", "make or revoke keys", "ok"),
    }  # fmt: skip
    until(lambda: wanted <= seen(), why=lambda: str(wanted - seen()))
    assert ("eve", "rest", "GET", "ok") not in seen()
    assert len(noted(server, holder="eve", result="403")) == 2
    assert len(noted(server, door="command")) == 1
    with server.client() as admin:
        first = admin.get("/api/v1/audit", params={"limit": 2}).json()
        second = admin.get("/api/v1/audit", params={"limit": 2, "cursor": first["nextCursor"]}).json()
        assert first["items"][1]["id"] > second["items"][0]["id"]
    assert "wrong" not in json.dumps(noted(server))

    code, said = turbo(tmp_path, "audit", "list", "--holder", "eve")
    assert code == 0
    assert "start_execution" in said
    place = Place(tmp_path / ".turbo-mode")
    note = audit.checkpoint(place)
    assert server.leave() == 0
    assert audit.looked_over(place, [note]).faults == []


def test_a_log_that_was_cut_off_says_so_itself(serve: Callable[..., Server], tmp_path: Path) -> None:
    """Whoever may write into the database and knows its checksums still can't sign."""
    server = serve()
    with server.client() as admin:
        for _ in range(2):
            admin.post("/api/v1/executions", json={"plan": HELLO})
            until(lambda: noted(server, door="rest"))
    server.leave()
    place = Place(tmp_path / ".turbo-mode")
    note = audit.checkpoint(place)
    database = sqlite.connect(tmp_path / ".turbo-mode" / "store.db")
    number, last = database.execute("SELECT number, last_seq FROM streams WHERE stream = 'audit'").fetchone()
    while (
        database.execute("SELECT kind FROM journal WHERE stream = ? AND seq = ?", (number, last - 1)).fetchone()[0]
        != "Signed"
    ):
        last -= 1
    database.execute("DELETE FROM journal WHERE stream = ? AND seq >= ?", (number, last))
    database.execute("UPDATE streams SET last_seq = ? WHERE number = ?", (last - 1, number))
    database.commit()
    database.close()
    assert [fault.seq for fault in audit.looked_over(place).faults] == [0]
    server = serve()
    with server.client() as admin:
        admin.post("/api/v1/executions", json={"plan": HELLO})
        until(lambda: [each for each in noted(server, door="audit") if each["result"] == "cut off"])
    server.leave()
    code, said = turbo(tmp_path, "audit", "verify")
    assert (code, "it was tampered with" in said) == (10, True), said
    assert audit.looked_over(place, [note]).faults


def test_a_key_has_a_quota_and_so_have_wrong_keys(serve: Callable[..., Server], tmp_path: Path) -> None:
    limits = {"server": {"requestsPerMinute": 20, "failuresPerMinute": 3}}
    (tmp_path / "turbo-mode.json").write_text(json.dumps(limits))
    server = serve()
    with server.client() as admin, server.client(server.key("viewer")) as viewer, server.client("wrong") as nobody:
        said = admin.get("/api/v1/executions")
        assert said.headers["RateLimit-Policy"] == '"key";q=20;w=60'
        assert said.headers["RateLimit"] == '"key";r=19;t=3'
        answers = [admin.get("/api/v1/executions") for _ in range(24)]
        late = next(each for each in answers if each.status_code == 429)
        assert (late.json()["code"], late.headers["content-type"]) == ("too_many_requests", "application/problem+json")
        assert 1 <= int(late.headers["Retry-After"]) <= 3
        assert viewer.get("/api/v1/executions").status_code == 200
        codes = [nobody.get("/api/v1/executions").status_code for _ in range(6)]
        assert codes[:3] == [401] * 3
        assert 429 in codes
        assert viewer.get("/api/v1/executions").status_code == 200
        assert httpx.get(f"{server.url}/livez", trust_env=False).status_code == 200


@given(st.integers(1, 100), st.lists(st.floats(0, 30), max_size=60))
def test_a_quota_lets_through_what_it_says_and_no_more(most: int, pauses: list[float]) -> None:
    quotas, now, let = Quotas("x", most), 1000.0, 0
    for pause in pauses:
        now += pause
        quota = quotas.take("a", now)
        let += not quota.wait
        assert 0 <= quota.left <= most
        if quota.wait:
            assert quota.left == 0
            assert not quotas.take("a", now + quota.wait + 0.001).wait
            let, now = let + 1, now + quota.wait + 0.001
    assert let <= most + (now - 1000.0) * most / 60 + 1
    assert not quotas.take("b", now).wait
