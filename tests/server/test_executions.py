"""Stories over HTTP: a plan is handed in, looked at, paused, answered, forked; a server is killed and comes back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import httpx
import pytest

from tests.cli.conftest import ENVIRONMENT
from tests.server.conftest import ASKS, HELLO, WAITS, Server, ended
from tests.waiting import until

PATH = "/api/v1/executions"
KILLS = int(os.environ.get("TURBO_MODE_SERVER_KILLS", "3"))


def begun(client: httpx.Client, plan: object, **inputs: object) -> str:
    made = client.post(PATH, json={"plan": plan, "inputs": inputs})
    assert made.status_code == 201, made.text
    assert made.headers["location"] == f"{PATH}/{made.json()['id']}"
    return str(made.json()["id"])


def test_a_plan_is_handed_in_and_everything_about_it_can_be_read(shared: Server) -> None:
    with shared.client() as client:
        id = begun(client, HELLO, who="HTTP")
        done = ended(client, id)
        assert (done["status"], done["outputs"], done["plan"]) == ("COMPLETED", {"who": "HTTP"}, "hello")
        (task,) = client.get(f"{PATH}/{id}/tasks").json()["items"]
        assert (task["id"], task["name"], task["status"]) == ("hello", "hello", "COMPLETED")
        assert task["startTime"] <= task["endTime"]
        (checkpoint,) = client.get(f"{PATH}/{id}/checkpoints").json()["items"]
        assert checkpoint["state"]["phases"] == {"greet": "COMPLETED"}
        assert done["checkpoints"] == [checkpoint]
        events = [each["event"] for each in client.get(f"{PATH}/{id}/events").json()["items"]]
        assert (events[0], events[-1]) == ("execution:started", "execution:completed")
        said = [json.loads(line) for line in client.get(f"{PATH}/{id}/logs").text.splitlines()]
        assert [(each["task"], each["stream"], each["text"]) for each in said] == [
            ("hello", "stdout", "Hello, HTTP!\n")
        ]


def test_the_text_of_a_plan_is_as_good_as_its_data(shared: Server) -> None:
    text = "turbo: 1\nname: text\nphases:\n  - id: a\n    tasks: [{id: t, wait: 1ms}]\n"
    with shared.client() as client:
        assert ended(client, begun(client, text))["status"] == "COMPLETED"


def test_a_log_is_followed_to_its_end(shared: Server) -> None:
    plan = HELLO | {"phases": [{"id": "a", "tasks": [{"id": "t", "shell": "echo one; sleep 0.3; echo two"}]}]}
    with shared.client() as client:
        id = begun(client, plan)
        with client.stream("GET", f"{PATH}/{id}/logs", params={"follow": True}) as lines:
            said = "".join(json.loads(line)["text"] for line in lines.iter_lines())
        assert said == "one\ntwo\n"


def test_it_is_paused_resumed_signalled_and_cancelled_by_name(shared: Server) -> None:
    with shared.client(shared.key("operator", "ada")) as client:
        id = begun(client, WAITS)
        assert client.post(f"{PATH}/{id}/pause", json={"reason": "lunch"}).status_code == 202
        assert client.get(f"{PATH}/{id}").json()["status"] == "PAUSED"
        assert client.post(f"{PATH}/{id}/resume").status_code == 202
        assert client.post(f"{PATH}/{id}/signal", json={"name": "go", "data": 3}).status_code == 202
        assert ended(client, id)["status"] == "COMPLETED"
        events = client.get(f"{PATH}/{id}/events").json()["items"]
        paused = next(each["data"] for each in events if each["data"].get("change") == "PAUSED")
        assert (paused["by"], paused["reason"]) == ("ada", "lunch")
        again = client.post(f"{PATH}/{id}/pause")
        assert (again.status_code, again.json()["code"]) == (409, "conflict")
        other = begun(client, WAITS)
        assert client.post(f"{PATH}/{other}/cancel").status_code == 202
        assert ended(client, other)["status"] == "CANCELLED"


def test_it_is_changed_and_deleted_only_as_somebody_has_seen_it(shared: Server) -> None:
    with shared.client() as client:
        path = f"{PATH}/{begun(client, WAITS)}"
        until(lambda: client.get(path).json()["tasks"][0]["status"] == "RUNNING")
        seen = {"If-Match": client.get(path).headers["etag"]}
        assert client.put(path, json={"status": "PAUSED"}, headers=seen).status_code == 202
        late = client.put(path, json={"status": "CANCELLED"}, headers=seen)
        assert (late.status_code, late.json()["code"]) == (412, "version_conflict")
        assert client.put(path, json={"status": "CANCELLED"}, headers={"If-Match": "*"}).status_code == 202
        ended(client, path.rpartition("/")[2])
        assert client.delete(path, headers=seen).status_code == 412
        assert client.delete(path, headers={"If-Match": client.get(path).headers["etag"]}).status_code == 204


def test_a_question_is_found_in_the_inbox_and_answered(shared: Server) -> None:
    with shared.client(shared.key("admin", "grace")) as client:
        id = begun(client, ASKS)
        (question,) = until(
            lambda: [each for each in client.get("/api/v1/inbox").json()["items"] if each["executionId"] == id]
        )
        assert (question["question"], question["options"], question["selection"]) == (
            "Ship it?",
            ["ship", "drop"],
            None,
        )
        answer = f"/api/v1/decisions/{question['id']}/answer"
        assert client.post(answer, json={"selection": "sink"}).status_code == 409
        answered = client.post(answer, json={"selection": "ship", "reason": "looks good"})
        assert (answered.status_code, answered.json()["selection"]) == (202, "ship")
        assert ended(client, id)["status"] == "COMPLETED"
        found = client.get(f"/api/v1/decisions/{question['id']}").json()
        assert (found["status"], found["decidedBy"], found["rationale"] != "") == ("CHOSEN", "grace", True)


def test_a_fork_goes_on_with_other_inputs(shared: Server) -> None:
    failing = HELLO | {"phases": [{"id": "a", "effect": "idempotent", "tasks": [
        {"id": "t", "shell": {"command": ["test", "${{ inputs.who }}", "=", "ready"]}}]}]}  # fmt: skip
    with shared.client() as client:
        id = begun(client, failing)
        assert ended(client, id)["status"] == "FAILED"
        fork = client.post(f"{PATH}/{id}/fork", json={"inputs": {"who": "ready"}})
        assert fork.status_code == 201, fork.text
        done = ended(client, fork.json()["id"])
        assert (done["status"], done["forks"], done["lineage"]) == ("COMPLETED", id, id)
        assert client.get(f"{PATH}/{id}").json()["supersededBy"] == done["id"]


def pages(client: httpx.Client, query: str = "") -> list[dict[str, Any]]:
    """Everything in a list, page by page."""
    found: list[dict[str, Any]] = []
    url: str | None = f"{PATH}?{query}"
    while url:
        page = client.get(url)
        found += page.json()["items"]
        url = page.links.get("next", {}).get("url")
    return found


def test_pages_cover_everything_once(shared: Server) -> None:
    with shared.client() as client:
        made = {begun(client, HELLO | {"name": "paged"}) for _ in range(7)}
        seen = [each["id"] for each in pages(client, "plan=paged&limit=3")]
        assert (len(seen), set(seen), seen) == (7, made, sorted(seen, reverse=True))
        following = client.get(f"{PATH}?plan=paged&limit=3").json()["nextCursor"]
        bent = following[:-2] + ("aa" if following[-2:] != "aa" else "bb")
        for wrong in (f"plan=hello&cursor={following}", f"plan=paged&cursor={bent}", "cursor=%00"):
            refused = client.get(f"{PATH}?{wrong}")
            assert (refused.status_code, refused.json()["code"]) == (422, "usage")


def test_what_has_not_changed_is_not_sent_again(shared: Server) -> None:
    with shared.client() as client:
        id = begun(client, HELLO)
        ended(client, id)
        tag = client.get(f"{PATH}/{id}").headers["etag"]
        again = client.get(f"{PATH}/{id}", headers={"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b"")


def test_no_record_is_sent_again_to_whoever_has_it(shared: Server) -> None:
    """Each has an ETag; where there is a write, it is held to that too."""
    api = "/api/v1"
    with shared.client() as client:
        asks = begun(client, ASKS)
        until(lambda: client.get(f"{api}/decisions/{asks}/d1").status_code == 200)
        made = {
            "decisions": {"question": "Which?", "options": ["eu", "us"]}, "plans": {"plan": {**HELLO, "name": "kept"}},
            "documentation": {"type": "RUNBOOK", "content": "How"}, "progress": {"percentage": 4},
            "communications": {"type": "STATUS", "content": "Well", "recipients": ["user:ada"]},
        }  # fmt: skip
        paths = [client.post(f"{api}/{name}", json=body).headers["location"] for name, body in made.items()]
        for path in (*paths, f"{api}/decisions/{asks}/d1", f"{PATH}/{asks}"):
            tag = client.get(path).headers["etag"]
            for known in (tag, f'"0", {tag}', f"W/{tag}", "*"):
                again = client.get(path, headers={"If-None-Match": known})
                assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag), path
            assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200
        for path, body in zip(paths, made.values(), strict=True):
            tag, body = client.get(path).headers["etag"], {"content": "Better"} if "communications" in path else body
            late = client.put(path, json=body, headers={"If-Match": '"99"'})
            assert late.status_code in (409, 412), f"{path}: {late.text}"
            assert client.put(path, json=body, headers={"If-Match": tag}).status_code == 200, path
            assert client.get(path, headers={"If-None-Match": tag}).status_code == 200
            assert client.delete(path, headers={"If-Match": tag}).status_code in (409, 412)


def test_a_document_that_the_record_has_outrun_is_another_one(shared: Server) -> None:
    with shared.client() as client:
        id = begun(client, WAITS)
        path = client.post("/api/v1/documentation", json={"type": "HANDOVER", "executionId": id}).headers["location"]
        tag = client.get(path).headers["etag"]
        assert client.post(f"{PATH}/{id}/signal", json={"name": "go"}).status_code == 202
        ended(client, id)
        now = client.get(path, headers={"If-None-Match": tag})
        assert (now.status_code, now.json()["stale"]) == (200, True)
        assert client.put(path, json={}, headers={"If-Match": now.headers["etag"]}).status_code == 200


@pytest.mark.parametrize(("path", "status", "code"), [
    (f"{PATH}/nothing", 404, "not_found"),
    ("/api/v1/decisions/nothing/d1", 404, "not_found"),
    (f"{PATH}?status=BUSY", 422, "usage"),
    (f"{PATH}?limit=0", 400, "bad_request"),
    (f"{PATH}?limit=many", 400, "bad_request"),
    ("/api/v2/executions", 404, "not_found"),
])  # fmt: skip
def test_what_is_wrong_is_said_as_a_problem(shared: Server, path: str, status: int, code: str) -> None:
    with shared.client() as client:
        said = client.get(path)
    assert (said.status_code, said.json()["code"]) == (status, code)
    assert said.headers["content-type"] == "application/problem+json"
    assert {"type", "title", "status", "detail", "instance"} <= said.json().keys()


def test_a_plan_with_mistakes_is_refused_with_all_of_them(shared: Server) -> None:
    plan = {"turbo": 1, "name": "bad", "phases": [{"id": "a", "tasks": [
        {"id": "t", "shell": "x", "needs": ["nobody"]}, {"id": "u", "shel": "x"}]}]}  # fmt: skip
    with shared.client() as client:
        for said in (
            client.post(PATH, json={"plan": plan}), client.post("/api/v1/plans/check", json={"plan": plan})
        ):  # fmt: skip
            assert (said.status_code, said.json()["code"]) == (422, "plan_invalid")
            assert len(said.json()["errors"]) >= 2
        good = client.post("/api/v1/plans/check", json={"plan": HELLO}).json()
        assert (good["name"], good["warnings"]) == ("hello", [])
        missing = client.post(PATH, json={"plan": HELLO | {"inputs": {"who": {"type": "string"}}}})
        assert (missing.status_code, missing.json()["code"]) == (422, "usage")


@pytest.mark.deep
def test_a_server_that_is_killed_comes_back_and_goes_on(serve: Callable[..., Server]) -> None:
    first = serve()
    with first.client() as client:
        id = begun(client, WAITS)
    first.kill()
    second = serve()
    with second.client() as client:
        assert client.get(f"{PATH}/{id}").json()["status"] == "RUNNING"
        assert client.post(f"{PATH}/{id}/signal", json={"name": "go"}).status_code == 202
        assert ended(client, id)["status"] == "COMPLETED"
        assert client.get("/readyz").json() == {"status": "ready"}
    assert second.leave() == 0


def test_the_command_line_reaches_the_server_that_owns_the_store(shared: Server) -> None:
    with shared.client() as client:
        id = begun(client, WAITS)
        words = [sys.executable, "-m", "turbo_mode", "signal", id, "go"]
        subprocess.run(words, cwd=shared.folder, env=ENVIRONMENT, check=True, capture_output=True)
        assert ended(client, id)["status"] == "COMPLETED"


@pytest.mark.deep
def test_the_same_key_counts_once_whatever_happens_between(serve: Callable[..., Server]) -> None:
    first = serve()
    mine = {"Idempotency-Key": "deploy-42"}
    wanted = {"plan": WAITS}
    with first.client() as client, first.client(first.key("operator", "eve")) as other:
        made = client.post(PATH, json=wanted, headers=mine)
        assert (made.status_code, made.headers.get("idempotency-replayed")) == (201, None)
        id = made.json()["id"]
        with ThreadPoolExecutor(8) as many:
            again = [*many.map(lambda _: client.post(PATH, json=wanted, headers=mine), range(30))]
        assert {(each.status_code, each.json()["id"]) for each in again} == {(201, id)}
        assert all(each.headers["idempotency-replayed"] == "true" for each in again)
        assert client.post(PATH, json={"plan": HELLO}, headers=mine).status_code == 422
        assert other.post(PATH, json=wanted, headers=mine).json()["id"] != id
        assert client.post(PATH, json=wanted, headers={"Idempotency-Key": "x" * 256}).status_code == 422
        said = client.post(f"{PATH}/{id}/signal", json={"name": "go"}, headers=mine)
        assert said.status_code == 202
        ended(client, id)
    first.kill()
    with serve().client() as client:
        assert client.post(PATH, json=wanted, headers=mine).json()["id"] == id
        again_said = client.post(f"{PATH}/{id}/signal", json={"name": "go"}, headers=mine)
        assert (again_said.status_code, again_said.headers["idempotency-replayed"]) == (202, "true")
        assert client.post(f"{PATH}/{id}/signal", json={"name": "go", "data": 1}, headers=mine).status_code == 422
        assert len(client.get(PATH).json()["items"]) == 2


def wait_for_more(told: dict[str, str], least: int) -> None:
    until(lambda: len(told) >= least)


@pytest.mark.deep
def test_every_write_that_was_acknowledged_is_there_after_kills(serve: Callable[..., Server]) -> None:
    """Several write while the server is killed again and again; each repeats with its key until it is answered."""
    told: dict[str, str] = {}
    for round in range(KILLS):
        server = serve()

        def write(number: int, round: int = round, server: Server = server) -> None:
            key = f"{round}-{number}"
            with server.client() as client, suppress(httpx.HTTPError):
                made = client.post(PATH, json={"plan": HELLO}, headers={"Idempotency-Key": key})
                told[key] = made.json()["id"]

        before = len(told)
        with ThreadPoolExecutor(4) as many:
            writing = [many.submit(write, number) for number in range(40)]
            wait_for_more(told, before + 4 + 5 * round % 30)
            server.kill()
            for each in writing:
                each.result()
    with serve().client() as client:
        for round in range(KILLS):
            for number in range(40):
                key = f"{round}-{number}"
                made = client.post(PATH, json={"plan": HELLO}, headers={"Idempotency-Key": key}).json()["id"]
                assert told.setdefault(key, made) == made
        assert len(set(told.values())) == 40 * KILLS
        assert all(ended(client, id)["status"] == "COMPLETED" for id in told.values())
        assert {each["id"] for each in pages(client)} == set(told.values())
