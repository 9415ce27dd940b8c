"""``/api/v1/progress``: what the record tells of executions, and reports that are made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.server.conftest import HELLO, Server, ended
from tests.server.test_websocket import heard_until, subscribe, talking

PROGRESS, EXECUTIONS = "/api/v1/progress", "/api/v1/executions"


def test_the_progress_of_an_execution_and_a_report_about_it(shared: Server) -> None:
    with shared.client() as client:
        id = client.post(EXECUTIONS, json={"plan": HELLO | {"name": "progresses"}}).json()["id"]
        ended(client, id)
        told = client.get(f"{PROGRESS}/{id}").json()
        assert (told["id"], told["execution"], told["percentage"], told["anomalies"]) == (id, id, 100.0, [])
        assert told["metrics"]["tasks"] == told["metrics"]["done"] == 1
        assert set(told) >= {"predictions", "timestamp", "phases", "grew"}
        body = {"execution": id, "percentage": 40, "message": "half of it", "metrics": {"rows": 12}}
        made = client.post(PROGRESS, json=body, headers={"Idempotency-Key": "report"})
        report = made.json()
        assert (made.status_code, made.headers["location"]) == (201, f"{PROGRESS}/{report['id']}")
        assert (report["percentage"], report["execution"], report["metrics"]) == (40, id, {"rows": 12})
        again = client.post(PROGRESS, json=body, headers={"Idempotency-Key": "report"})
        assert (again.json()["id"], again.headers["idempotency-replayed"]) == (report["id"], "true")
        assert client.get(f"{PROGRESS}/{report['id']}").json() == report
        listed = client.get(PROGRESS, params={"execution": id[-6:]}).json()["items"]
        assert [each["id"] for each in listed] == [report["id"]]
        changed = client.put(
            f"{PROGRESS}/{report['id']}", json={"percentage": 60}, headers={"If-Match": made.headers["etag"]}
        )
        assert (changed.status_code, changed.json()["percentage"], changed.json()["execution"]) == (200, 60, id)
        late = client.put(f"{PROGRESS}/{report['id']}", json={"percentage": 1}, headers={"If-Match": '"1"'})
        assert late.status_code == 412
        assert client.delete(f"{PROGRESS}/{report['id']}").status_code == 204
        assert client.get(f"{PROGRESS}/{report['id']}").status_code == 404
        assert client.delete(f"{PROGRESS}/{id}").status_code == 404


@pytest.mark.parametrize(
    "body",
    [{}, {"percentage": 101}, {"percentage": -1}, {"percentage": "x"}, {"percentage": 1, "more": 2}, [], "x",
     {"percentage": 1, "metrics": [1]}],
)  # fmt: skip
def test_what_is_no_report_is_refused(shared: Server, body: Any) -> None:
    with shared.client() as client:
        said = client.post(PROGRESS, json=body)
        assert 400 <= said.status_code < 500
        assert said.headers["content-type"].startswith("application/problem+json")
        assert client.post(PROGRESS, json={"percentage": 1, "execution": "nowhere"}).status_code == 404
        assert client.get(f"{PROGRESS}/nowhere").status_code == 404
        assert client.get(PROGRESS, params={"cursor": "x"}).status_code == 422


def test_odd_tasks_and_percentages_are_told_as_they_happen(shared: Server) -> None:
    retry = {"attempts": 5, "every": "300ms"}
    task = {"id": "flaky", "effect": "idempotent", "retry": retry, "shell": "echo busy >&2; exit 3"}
    plan = {"turbo": 1, "name": "loops", "phases": [{"id": "only", "tasks": [task]}]}
    with shared.client() as client, talking(shared) as socket:
        subscribe(socket, "anomaly:*", "progress:updated")
        id = client.post(EXECUTIONS, json={"plan": plan}).json()["id"]
        heard = heard_until(socket, "anomaly:detected")
        odd = heard[-1]["data"]
        assert (odd["executionId"], odd["metric"], odd["task"], odd["severity"]) == (id, "looping", "flaky", "MEDIUM")
        assert all(0 <= each["data"]["percentage"] <= 100 for each in heard if each["event"] == "progress:updated")
        ended(client, id)
        assert [each["metric"] for each in client.get(f"{PROGRESS}/{id}").json()["anomalies"]] == ["looping"]
