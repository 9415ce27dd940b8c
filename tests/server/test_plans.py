"""Plans that are kept under their name, and started by it; executions that are changed by PUT and deleted."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import ENVIRONMENT
from tests.server.conftest import HELLO, WAITS, Server, ended
from tests.waiting import until

pytestmark = pytest.mark.deep

PLANS, EXECUTIONS = "/api/v1/plans", "/api/v1/executions"


def turbo_mode(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "turbo_mode", *words]
    told: dict[str, Any] = {"cwd": folder, "env": ENVIRONMENT, "capture_output": True, "text": True, "timeout": 60}
    return subprocess.run(command, check=False, **told)


def test_a_plan_is_kept_in_versions_and_started_by_its_name(shared: Server) -> None:
    plan = HELLO | {"name": "kept"}
    with shared.client() as client:
        made = client.post(PLANS, json={"plan": plan}, headers={"Idempotency-Key": "keep"})
        assert (made.status_code, made.json()["version"], made.headers["location"]) == (201, 1, f"{PLANS}/kept")
        again = client.post(PLANS, json={"plan": plan}, headers={"Idempotency-Key": "keep"})
        assert (again.status_code, again.headers["idempotency-replayed"]) == (201, "true")
        assert client.post(PLANS, json={"plan": plan}).json()["code"] == "conflict"
        changed = client.put(f"{PLANS}/kept", json={"plan": plan | {"title": "Second"}}, headers={"If-Match": '"1"'})
        assert (changed.json()["version"], changed.headers["etag"]) == (2, '"2"')
        late = client.put(f"{PLANS}/kept", json={"plan": plan}, headers={"If-Match": '"1"'})
        assert (late.status_code, late.json()["code"]) == (412, "version_conflict")
        assert client.put(f"{PLANS}/kept", json={"plan": plan}, headers={"If-Match": '"x"'}).status_code == 412
        assert client.put(f"{PLANS}/kept", json={"plan": plan | {"name": "other"}}).status_code == 422
        titles = [each["title"] for each in client.get(f"{PLANS}/kept/versions").json()["items"]]
        assert titles == ["Second", ""]
        assert json.loads(client.get(f"{PLANS}/kept", params={"version": 1}).json()["source"]) == plan
        assert client.get(f"{PLANS}/kept", params={"version": 9}).status_code == 404
        body = {"planName": "kept", "planVersion": 1, "inputs": {"who": "name"}}
        id = client.post(EXECUTIONS, json=body).json()["id"]
        assert ended(client, id)["outputs"] == {"who": "name"}
        assert "kept" in [each["name"] for each in client.get(PLANS).json()["items"]]
        assert client.delete(f"{PLANS}/kept").status_code == 204
        assert client.get(f"{PLANS}/kept").status_code == 404
        assert client.post(EXECUTIONS, json={"planName": "kept"}).status_code == 404
        assert client.post(PLANS, json={"plan": plan}).status_code == 409  # a name isn't given again


@pytest.mark.parametrize(
    "body",
    [{}, {"plan": "turbo: 1"}, {"plan": {k: v for k, v in HELLO.items() if k != "name"}}, {"plan": 5}, {"plan": ""},
     {"plan": HELLO, "more": 1}, [], "x"],
)  # fmt: skip
def test_what_is_no_plan_is_not_kept(shared: Server, body: Any) -> None:
    with shared.client() as client:
        assert client.post(PLANS, json=body).status_code in (400, 422)


def test_both_or_neither_plan_is_refused(shared: Server) -> None:
    with shared.client() as client:
        for body in ({}, {"plan": HELLO, "planName": "kept"}):
            assert client.post(EXECUTIONS, json=body).status_code == 422


def test_put_says_how_an_execution_is_to_be(shared: Server) -> None:
    with shared.client() as client:
        path = f"{EXECUTIONS}/{client.post(EXECUTIONS, json={'plan': WAITS}).json()['id']}"
        assert client.put(path, json={"status": "PAUSED", "reason": "lunch"}).status_code == 202
        assert client.get(path).json()["status"] == "PAUSED"
        assert client.put(path, json={"status": "RUNNING"}).status_code == 202
        assert client.delete(path).json()["code"] == "conflict"
        assert client.put(path, json={"status": "DONE"}).status_code == 400
        assert client.put(path, json={"status": "CANCELLED"}).status_code == 202
        until(lambda: client.get(path).json()["endTime"])
        assert client.delete(path).status_code == 204
        assert client.get(path).status_code == 404
        assert client.delete(path).status_code == 404


def test_the_same_by_commands(tmp_path: Path) -> None:
    (tmp_path / "hello.json").write_text(json.dumps(HELLO))
    assert turbo_mode(tmp_path, "plans", "push", "hello.json").stderr == "hello is at version 1.\n"
    assert turbo_mode(tmp_path, "plans", "push", "hello.json").stderr == "hello is at version 1.\n"
    (tmp_path / "hello.json").write_text(json.dumps(HELLO | {"title": "Hello"}))
    assert json.loads(turbo_mode(tmp_path, "plans", "push", "hello.json", "--json").stdout)["version"] == 2
    listed = turbo_mode(tmp_path, "plans", "versions", "hello").stdout.splitlines()
    assert [line.split()[:2] for line in listed] == [["NAME", "VERSION"], ["hello", "2"], ["hello", "1"]]
    assert json.loads(turbo_mode(tmp_path, "plans", "show", "hello", "--version", "1").stdout) == HELLO
    assert turbo_mode(tmp_path, "run", "hello.json", "--quiet").returncode == 0
    id = json.loads(turbo_mode(tmp_path, "list", "--json").stdout.splitlines()[0])["executionId"]
    folder = tmp_path / ".turbo-mode" / "executions" / id
    assert folder.is_dir()
    asked = turbo_mode(tmp_path, "delete", id)
    assert (asked.returncode, folder.is_dir()) == (2, True)
    assert "--yes does it" in asked.stderr
    assert turbo_mode(tmp_path, "delete", id, "--yes").returncode == 0
    assert not folder.exists()
    assert turbo_mode(tmp_path, "list", "--json").stdout == ""
    assert turbo_mode(tmp_path, "doctor").returncode == 0
    assert turbo_mode(tmp_path, "plans", "delete", "hello").returncode == 0
    assert turbo_mode(tmp_path, "plans", "list").stderr.startswith("No plans are kept")


def test_what_is_held_is_not_deleted(shared: Server) -> None:
    with shared.client() as client:
        path = f"{EXECUTIONS}/{client.post(EXECUTIONS, json={'plan': HELLO}).json()['id']}"
        until(lambda: client.get(path).json()["endTime"])
        assert client.post(f"{path}/hold", json={"reason": "case 17"}).status_code == 204
        refused = client.delete(path)
        assert (refused.status_code, "case 17" in refused.json()["detail"]) == (409, True)
        assert client.delete(f"{path}/hold").status_code == 204
        assert client.delete(f"{path}/hold").status_code == 409
        assert client.delete(path).status_code == 204
        assert client.post(f"{EXECUTIONS}/nothing/hold").status_code == 404


@pytest.mark.deep
def test_a_server_deletes_what_it_has_kept_for_long_enough(tmp_path: Path) -> None:
    (tmp_path / "hello.json").write_text(json.dumps(HELLO))
    for _ in range(3):
        assert turbo_mode(tmp_path, "run", "hello.json", "--quiet").returncode == 0
    held = json.loads(turbo_mode(tmp_path, "list", "--json").stdout.splitlines()[1])["executionId"]
    assert json.loads(turbo_mode(tmp_path, "hold", held, "--json").stdout) == {"executionId": held, "held": True}
    (tmp_path / "turbo-mode.yaml").write_text("executionPipeline: {retention: 1ms}")
    server = Server(tmp_path)
    try:
        with server.client() as client:
            until(lambda: [each["id"] for each in client.get(EXECUTIONS).json()["items"]] == [held])
    finally:
        server.leave()


def test_what_the_owner_permits_is_told_with_its_place(serve: Callable[..., Server], tmp_path: Path) -> None:
    rule = {"id": "noProduction", "when": "decision.blastRadius > 0.1", "forbid": ["ship"], "reason": "frozen"}
    said = {"decisionEngine": {"autonomyLevel": "low", "rules": [rule]}}
    (tmp_path / "turbo-mode.json").write_text(json.dumps(said))
    with serve().client() as client:
        told = client.get("/api/v1/policies").json()
        holds = {each["key"]: (each["value"], Path(each["origin"]).name) for each in told["holds"]}
        assert holds["autonomyLevel"] == ("low", "turbo-mode.json")
        assert holds["sandbox"] == ("all", "serve")
        file = next(each for each in told["items"] if each["origin"].endswith("turbo-mode.json"))
        assert (file["autonomyLevel"], file["rules"][0]["id"]) == ("low", "noProduction")
