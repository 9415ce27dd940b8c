"""Decisions that are made by hand, and what people do about questions by HTTP."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.server.conftest import ASKS, Server
from tests.waiting import until

DECISIONS = "/api/v1/decisions"
GUIDE = {"context": {"region": "eu"}, "options": ["option1", "option2"]}


def test_the_engine_decides_and_records_with_the_names_of_the_guide(shared: Server) -> None:
    with shared.client() as client:
        made = client.post(DECISIONS, json=GUIDE, headers={"Idempotency-Key": "decide"})
        told = made.json()
        assert (made.status_code, made.headers["location"]) == (201, f"{DECISIONS}/{told['id']}")
        assert {"id", "context", "options", "selection", "confidence", "rationale", "timestamp"} <= set(told)
        assert (told["status"], told["selection"], told["options"]) == ("CHOSEN", "option1", ["option1", "option2"])
        assert 0.9 < told["confidence"] < 1
        again = client.post(DECISIONS, json=GUIDE, headers={"Idempotency-Key": "decide"})
        assert (again.json()["id"], again.headers["idempotency-replayed"]) == (told["id"], "true")
        assert client.get(f"{DECISIONS}/{told['id']}").json() == told
        assert told["id"] in [each["id"] for each in client.get(DECISIONS).json()["items"]]


def test_what_goes_too_far_waits_for_a_person_who_answers_once(shared: Server) -> None:
    with shared.client() as client:
        body = {"question": "Port 8080 is taken. What now?", "options": ["Kill the other user's process", "Wait"]}
        told = client.post(DECISIONS, json=body).json()
        assert (told["status"], told["selection"]) == ("OPEN", None)
        assert "stops what isn't known as the plan's own" in told["rationale"]
        assert told["id"] in [each["id"] for each in client.get("/api/v1/inbox").json()["items"]]
        path = f"{DECISIONS}/{told['id']}"
        assert client.put(path, json=body | {"selection": "Wait"}).status_code == 409
        assert client.post(f"{path}/answer", json={"selection": "else"}).status_code == 422
        done = client.post(f"{path}/answer", json={"selection": "Wait", "reason": "it ends soon"}).json()
        assert (done["status"], done["selection"], done["confidence"]) == ("CHOSEN", "Wait", 1.0)
        assert done["rationale"] == "it ends soon"
        assert client.post(f"{path}/answer", json={"selection": "Wait"}).status_code == 409


def test_one_that_was_taken_elsewhere_is_recorded_changed_and_deleted(shared: Server) -> None:
    with shared.client() as client:
        body = GUIDE | {"selection": "option2", "confidence": 0.8, "rationale": "It was asked for."}
        made = client.post(DECISIONS, json=body)
        path = made.headers["location"]
        assert [made.json()[key] for key in ("selection", "confidence", "rationale")] == [
            "option2", 0.8, "It was asked for."
        ]  # fmt: skip
        changed = client.put(path, json=body | {"selection": "option1"}, headers={"If-Match": made.headers["etag"]})
        assert (changed.json()["selection"], changed.json()["version"]) == ("option1", 2)
        assert client.put(path, json=body, headers={"If-Match": made.headers["etag"]}).status_code == 412
        assert client.delete(path).status_code == 204
        assert client.get(path).status_code == 404


def test_both_kinds_are_in_one_list_at_every_door(shared: Server) -> None:
    with shared.client() as client:
        id = client.post("/api/v1/executions", json={"plan": ASKS}).json()["id"]
        until(lambda: client.get(f"{DECISIONS}/{id}/d1").status_code == 200)
        body = GUIDE | {"executionId": id, "selection": "option2", "confidence": 0.3, "rationale": "It was asked for."}
        by_hand = client.post(DECISIONS, json=body).json()["id"]
        wanted: dict[str, Any] = {"execution": id, "sort": "-timestamp", "limit": 1, "fields": "id,status"}
        first = client.get(DECISIONS, params=wanted).json()
        second = client.get(DECISIONS, params=wanted | {"cursor": first["nextCursor"]}).json()
        assert first["items"] == [{"id": by_hand, "status": "CHOSEN"}]
        assert (second["items"], second["nextCursor"]) == ([{"id": f"{id}/d1", "status": "OPEN"}], None)
        listed = "query($id: ID!) {decisions(filter: {executionId: $id, confidence_lt: 0.5}) {id confidence options}}"
        told = client.post("/graphql", json={"query": listed, "variables": {"id": id}}).json()
        assert told["data"]["decisions"] == [{"id": by_hand, "confidence": 0.3, "options": ["option1", "option2"]}]
        assert client.delete(f"{DECISIONS}/{by_hand}").status_code == 204
        assert [each["id"] for each in client.get(DECISIONS, params={"execution": id}).json()["items"]] == [f"{id}/d1"]


def test_evidence_and_numbers_count_as_at_a_gate(shared: Server) -> None:
    with shared.client() as client:
        options = [{"name": "all", "benefit": 100, "loss": 300}, {"name": "half", "benefit": 60, "loss": 10}]
        assert client.post(DECISIONS, json={"options": options}).json()["selection"] == "all"
        told = client.post(DECISIONS, json={"options": options, "evidence": {"tests": "FAIL"}}).json()
        assert told["status"] == "OPEN"
        assert told["offers"][0]["why"] == "critical evidence did not pass: tests"
        told = client.post(DECISIONS, json=GUIDE | {"autonomyLevel": "manual"}).json()
        assert (told["status"], told["autonomyLevel"]) == ("OPEN", "manual")


@pytest.mark.parametrize(
    "body",
    [{}, [], {"options": []}, {"options": ["a", "a"]}, {"options": [""]}, {"options": ["a"], "selection": "b"},
     {"options": ["a"], "confidence": 0.5}, {"options": ["a"], "confidence": 2, "selection": "a"}, {"options": "a"},
     {"options": ["a"], "autonomyLevel": "all"}, {"options": ["a"], "evidence": {"x": "maybe"}}, {"options": [{}]},
     {"options": ["a"], "more": 1}, {"options": ["${{ x"], "context": []}, {"options": [str(n) for n in range(101)]}],
)  # fmt: skip
def test_what_is_no_decision_is_refused(shared: Server, body: Any) -> None:
    with shared.client() as client:
        assert client.post(DECISIONS, json=body).status_code in (400, 422)


def test_strange_texts_are_only_texts(shared: Server) -> None:
    with shared.client() as client:
        told = client.post(DECISIONS, json={"question": "${{ secrets.x }}", "options": ["${{ now }}", "\x00é"]}).json()
        assert (told["question"], told["selection"]) == ("${{ secrets.x }}", "${{ now }}")


def asked(client: httpx.Client) -> str:
    id: str = client.post("/api/v1/executions", json={"plan": ASKS}).json()["id"]
    until(lambda: client.get(DECISIONS, params={"execution": id}).json()["items"])
    return f"{DECISIONS}/{id}/d1"


def test_a_say_is_handed_on_and_a_link_answers_once(shared: Server) -> None:
    with shared.client() as client:
        question = asked(client)
        handed = client.post(f"{question}/delegate", json={"to": "user:bo", "reason": "on the train"})
        assert handed.status_code in (202, 409)  # nobody in particular is asked here, so there may be no say to hand on
        made = client.post(f"{question}/links", json={"person": "user:bo", "options": ["ship"], "seconds": 60})
        assert (made.status_code, made.json()["options"]) == (201, ["ship"])
        done = client.post(f"{DECISIONS}/answer", json={"link": made.json()["link"]})
        assert (done.status_code, done.json()["selection"], done.json()["decidedBy"]) == (202, "ship", "bo")
        assert client.post(f"{DECISIONS}/answer", json={"link": made.json()["link"]}).status_code in (404, 409)
        assert client.post(f"{DECISIONS}/answer", json={"link": "x"}).status_code in (403, 422)
