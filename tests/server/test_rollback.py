"""Rolling back what goes on, because somebody wants it: by every door, and as the machine does it for a gate."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mcp import Client

from tests.cli.conftest import ENVIRONMENT
from tests.mcp.agents import over_http
from tests.server.conftest import Server, ended
from tests.server.test_executions import begun
from tests.server.test_graphql import asked
from tests.waiting import until
from turbo_mode.client import Client as OurClient

API = "/api/v1/executions"


def made() -> dict[str, Any]:
    """A plan that notes in its workspace what it makes and takes back, and then waits."""
    note = "echo {} >> ledger"
    tasks = [
        {"id": name, "shell": note.format(f"made-{name}"), "compensate": {"shell": note.format(f"undone-{name}")},
         "effect": "idempotent", **({"needs": ["one"]} if name == "two" else {})}
        for name in ("one", "two")
    ]  # fmt: skip
    waits = {"id": "hold", "tasks": [{"id": "wait", "wait": {"signal": "go"}}]}
    return {"turbo": 1, "name": "back", "phases": [{"id": "make", "tasks": tasks}, waits]}


def by_rest(server: Server, id: str) -> None:
    with server.client() as client:
        said = client.post(f"{API}/{id}/rollback", json={"reason": "no"}, headers={"Idempotency-Key": id})
        assert (said.status_code, said.json()["id"]) == (202, id)
        again = client.post(f"{API}/{id}/rollback", json={"reason": "no"}, headers={"Idempotency-Key": id})
        assert again.headers["idempotency-replayed"] == "true"


def by_graphql(server: Server, id: str) -> None:
    with server.client() as client:
        asked(client, 'mutation($id: ID!) {rollbackExecution(id: $id, reason: "no") {id}}', id=id)


def by_mcp(server: Server, id: str) -> None:
    async def use(agent: Client) -> None:
        assert not (await agent.call_tool("rollback_execution", {"execution": id, "reason": "no"})).is_error

    over_http(server.url, server.token, use)


def by_client(server: Server, id: str) -> None:
    with OurClient(server.url, server.token) as turbo:
        turbo.executions.rollback(id, "no")


def by_command(server: Server, id: str) -> None:
    words = [sys.executable, "-m", "turbo_mode", "rollback", id, "--reason", "no"]
    done = subprocess.run(words, cwd=server.folder, env=ENVIRONMENT, capture_output=True, text=True, check=True)
    assert "is being rolled back" in done.stderr


@pytest.mark.parametrize("door", [by_rest, by_graphql, by_mcp, by_client, by_command])
def test_it_is_rolled_back_by_every_door(shared: Server, door: Callable[[Server, str], None]) -> None:
    with shared.client() as client:
        id = begun(client, made())
        until(lambda: client.get(f"{API}/{id}").json()["telemetry"]["done"] == 2)
        door(shared, id)
        told = ended(client, id)
        assert (told["status"], told["outcome"], told["reason"]) == ("FAILED", "ROLLED_BACK", "no")
        workspace = shared.folder / ".turbo-mode" / "executions" / id / "workspace"
        assert (workspace / "ledger").read_text().split() == ["made-one", "made-two", "undone-two", "undone-one"]
        late = client.post(f"{API}/{id}/rollback", json={})
        assert (late.status_code, late.json()["code"]) == (409, "conflict")


@pytest.mark.deep
def test_a_rollback_survives_a_crash_and_is_not_begun_twice(serve: Callable[..., Server], tmp_path: Path) -> None:
    server = serve()
    plan = made()
    slow = "touch begun; until test -e go; do sleep 0.05; done; echo undone-two >> ledger"
    plan["phases"][0]["tasks"][1]["compensate"]["shell"] = slow
    with server.client() as client:
        id = begun(client, plan)
        workspace = tmp_path / ".turbo-mode" / "executions" / id / "workspace"
        until(lambda: client.get(f"{API}/{id}").json()["telemetry"]["done"] == 2)
        assert client.post(f"{API}/{id}/rollback", json={}).status_code == 202
        until((workspace / "begun").exists)
        twice = client.post(f"{API}/{id}/rollback", json={})
        assert (twice.status_code, "being rolled back already" in twice.json()["detail"]) == (409, True)
    server.kill()
    (workspace / "go").touch()
    with serve().client() as client:
        assert ended(client, id)["outcome"] == "ROLLED_BACK"
    assert (workspace / "ledger").read_text().split() == ["made-one", "made-two", "undone-two", "undone-one"]


def test_whoever_may_only_cancel_may_not_roll_back(shared: Server) -> None:
    with shared.client() as client:
        key = client.post("/api/v1/keys", json={"holder": "c", "scopes": ["executions:cancel"]}).json()["token"]
    with shared.client(key) as client:
        said = client.post(f"{API}/any/rollback", json={})
        assert (said.status_code, "executions:rollback" in said.json()["detail"]) == (403, True)
