"""Documents by HTTP: handed in, made of the record, changed, gone; and written by themselves as executions go on."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.cli.conftest import ENVIRONMENT
from tests.server.conftest import ASKS, HELLO, WAITS, Server, ended
from tests.waiting import until

PATH, EXECUTIONS = "/api/v1/documentation", "/api/v1/executions"


def run(client: httpx.Client, plan: dict[str, Any]) -> str:
    """The id of an execution that has ended."""
    id = str(client.post(EXECUTIONS, json={"plan": plan}).json()["id"])
    ended(client, id)
    return id


def test_documents_are_kept_read_changed_and_deleted(shared: Server) -> None:
    with shared.client() as client:
        id = run(client, HELLO)
        made = client.post(PATH, json={"type": "statusDigest", "executionId": id}, headers={"Idempotency-Key": "one"})
        assert (made.status_code, made.headers["etag"]) == (201, '"1"')
        said = made.json()
        assert {"id", "type", "content", "metadata", "timestamp", "quality"} <= set(said)
        assert (said["type"], said["executionId"], said["generated"], said["stale"]) == (
            "STATUS_DIGEST",
            id,
            True,
            False,
        )
        assert said["quality"] > 0.9
        assert said["content"].startswith("# Status digest: hello")
        again = client.post(PATH, json={"type": "statusDigest", "executionId": id}, headers={"Idempotency-Key": "one"})
        assert (again.json()["id"], again.headers["idempotency-replayed"]) == (said["id"], "true")
        text = f"# Note\n\nExecution `{id}` COMPLETED.\n"
        own: dict[str, Any] = {"type": "OTHER", "content": text, "executionId": id,
               "title": "Mine", "metadata": {"team": "ops"}}  # fmt: skip
        note = client.post(PATH, json=own).json()
        assert 0 < note["quality"] < said["quality"]
        assert (note["metadata"], note["title"], note["stale"]) == ({"team": "ops"}, "Mine", False)
        loose = client.post(PATH, json={"content": "Nothing in particular."}).json()
        assert (loose["quality"], loose["type"]) == (0.0, "OTHER")
        listed = client.get(PATH, params={"execution": id}).json()["items"]
        assert {each["id"] for each in listed} >= {said["id"], note["id"]}
        narrow = client.get(PATH, params={"execution": id, "type": "status-digest"}).json()["items"]
        assert [each["id"] for each in narrow] == [said["id"]]
        lie = own | {"content": own["content"].replace("COMPLETED", "FAILED")}
        changed = client.put(f"{PATH}/{note['id']}", json=lie, headers={"If-Match": '"1"'})
        assert (changed.status_code, changed.json()["version"]) == (200, 2)
        assert changed.json()["quality"] < note["quality"]
        late = client.put(f"{PATH}/{note['id']}", json=lie, headers={"If-Match": '"1"'})
        assert (late.status_code, late.json()["code"]) == (412, "version_conflict")
        anew = client.put(f"{PATH}/{said['id']}", json={"type": "STATUS_DIGEST"}).json()
        assert (anew["content"], anew["version"]) == (said["content"], 2)
        assert client.delete(f"{PATH}/{note['id']}").status_code == 204
        assert client.get(f"{PATH}/{note['id']}").status_code == 404


def test_a_document_is_stale_when_the_record_has_moved_on(shared: Server) -> None:
    with shared.client() as client:
        id = client.post(EXECUTIONS, json={"plan": WAITS}).json()["id"]
        until(lambda: client.get(f"{EXECUTIONS}/{id}").json()["telemetry"]["running"])
        asked, key = {"type": "handOver", "executionId": id}, {"Idempotency-Key": "on the way"}
        made = client.post(PATH, json=asked, headers=key).json()
        client.put(f"{EXECUTIONS}/{id}", json={"status": "CANCELLED"})
        ended(client, id)
        assert until(lambda: client.get(f"{PATH}/{made['id']}").json()["stale"])
        again = client.post(PATH, json=asked, headers=key)
        assert (again.status_code, again.json()["id"]) == (201, made["id"])
        assert client.post(PATH, json=asked | {"part": "first"}, headers=key).status_code == 422
        words = [sys.executable, "-m", "turbo_mode", "docs", "list", "--execution", id]
        listed = subprocess.run(words, cwd=shared.folder, env=ENVIRONMENT, capture_output=True, text=True, check=True)
        assert "stale: the record has moved on" in listed.stdout
        assert client.put(f"{PATH}/{made['id']}", json={}).json()["stale"] is False


@pytest.mark.parametrize(
    "body",
    [{}, {"type": "nope", "content": "x"}, {"type": "runbook"}, {"type": "runbook", "executionId": "zzzz"},
     {"type": "OTHER", "executionId": "zzzz"}, {"content": 5}, {"content": "x", "part": "d1"}, {"more": 1}, [], "x",
     {"content": "x" * 1_000_001}, {"type": "runbook", "part": "d1", "executionId": "zzzz"}],
)  # fmt: skip
def test_what_is_no_document_is_refused_and_nothing_is_kept(shared: Server, body: Any) -> None:
    with shared.client() as client:
        before = len(client.get(PATH, params={"limit": 200}).json()["items"])
        refused = client.post(PATH, json=body)
        assert refused.status_code in (400, 404, 413, 422)
        assert refused.headers["content-type"].startswith("application/problem+json")
        assert len(client.get(PATH, params={"limit": 200}).json()["items"]) == before


def test_reading_and_writing_are_scopes_of_their_own(shared: Server) -> None:
    with shared.client(shared.key("viewer")) as viewer:
        assert viewer.get(PATH).status_code == 200
        assert viewer.post(PATH, json={"content": "x"}).status_code == 403
        assert viewer.put(f"{PATH}/x", json={"content": "x"}).status_code == 403
        assert viewer.delete(f"{PATH}/x").status_code == 403
    with shared.client("") as nobody:
        assert nobody.get(PATH).status_code == 401


@pytest.mark.deep
def test_documents_are_written_by_themselves_at_their_moments(serve: Callable[..., Server], tmp_path: Path) -> None:
    (tmp_path / "turbo-mode.yaml").write_text(
        "documentationFramework:\n  documents: [planBrief, handOver, changeRecord]\n"
        "  folder: docs\n  formats: [md, html]\n"
    )
    plan = ASKS | {"documentationFramework": {"documents": [
        {"type": "decisionRecord", "to": "out/${{ execution.plan }}.md"},
        {"type": "riskRegister", "to": "${{ '..' }}/escape.md"},
        {"type": "costReport", "when": "execution.status == 'FAILED'"},
    ]}}  # fmt: skip
    server = serve()
    with server.client() as client:
        id = client.post(EXECUTIONS, json={"plan": plan}).json()["id"]

        def kept() -> dict[str, Any]:
            items = client.get(PATH, params={"execution": id}).json()["items"]
            return {each["type"]: each for each in items}

        assert until(lambda: kept().get("PLAN_BRIEF"))["id"] == f"{id}.plan-brief"
        until(lambda: client.get("/api/v1/inbox").json()["items"])
        client.post(f"/api/v1/decisions/{id}/d1/answer", json={"selection": "ship"})
        ended(client, id)
        found = until(lambda: all_of(kept(), "CHANGE_RECORD", "HAND_OVER", "DECISION_RECORD", "RISK_REGISTER"))
        assert "COST_REPORT" not in found
        assert "ended COMPLETED" in until(lambda: of_the_end(kept()))["content"]
        assert all(each["quality"] > 0.9 and not each["stale"] for each in kept().values())
        workspace = tmp_path / ".turbo-mode" / "executions" / id / "workspace"
        made = until(lambda: (workspace / "out" / "asks.md").is_file() and (workspace / "out" / "asks.md"))
        assert made.read_text() == kept()["DECISION_RECORD"]["content"]
        assert not (workspace.parent / "escape.md").exists()
        escaped = kept()["RISK_REGISTER"]
        assert (escaped["status"], escaped["problem"]) == ("FAILED", "../escape.md is no path in the workspace")
        assert (tmp_path / "docs" / id[-6:] / "hand-over.html").is_file()
    assert server.leave() == 0
    server = serve()
    with server.client() as client:
        assert client.get(f"{PATH}/{id}.plan-brief").json()["version"] == 1  # nothing is written twice


def all_of(kept: dict[str, Any], *types: str) -> dict[str, Any] | None:
    return kept if set(types) <= set(kept) else None


def of_the_end(kept: dict[str, Any]) -> dict[str, Any] | None:
    said: dict[str, Any] = kept["CHANGE_RECORD"]
    return said if "COMPLETED" in said["content"] else None
