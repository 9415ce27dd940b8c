"""Messages over HTTP: sent, read, changed and deleted; and what their links do, for whom, and how often."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import httpx
import pytest
from msgspec.structs import replace

from tests.acceptance.test_links import ME
from tests.messages.receivers import Hook, hook
from tests.server.conftest import ASKS, HELLO, Server, ended
from tests.waiting import until
from turbo_mode.errors import NotPermitted
from turbo_mode.runtime.embedded.messages import refuse_foreign
from turbo_mode.security.links import Link, Signet

PATH = "/api/v1/communications"
SAID = {"type": "ALERT", "content": "The disk is full", "recipients": ["user:ana"]}
LONG: dict[str, Any] = {
    "turbo": 1, "name": "long", "phases": [{"id": "only", "tasks": [
        {"id": "first", "effect": "idempotent", "shell": "sleep 60"},
        {"id": "second", "effect": "idempotent", "needs": ["first"], "shell": "touch $TURBO_MODE_WORKSPACE/done"},
    ]}],
}  # fmt: skip
CONFIGURED = """
communicationProtocol:
  channels: {{hook: "{url}"}}
  people: {{ana: {{reach: {{hook: ana}}}}, {me}: {{reach: {{hook: me}}}}}}
  routes: [{{wait: 1ms, to: ["user:ana"]}}]
  budgets: {{pages: 1000}}
"""

ASKS_HOW_MANY = f"""
turbo: 1
name: many
outputs: {{replicas: tasks.sure.outputs.replicas}}
phases:
  - id: work
    tasks:
      - id: sure
        approve:
          from: ["user:{ME}"]
          question: How many?
          fields: {{replicas: {{type: integer, description: how many <b> there are, value: "5", min: 1, max: 10}}}}
        outputs: {{replicas: result.fields.replicas}}
"""


@pytest.fixture(scope="module")
def web() -> Iterator[Hook]:
    with hook() as made:
        yield made


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, web: Hook) -> Iterator[Server]:
    """A server whose messages go to a hook, for ana and for whoever we are."""
    server = started(tmp_path_factory.mktemp("told"), web)
    yield server
    server.kill()


def started(folder: Path, web: Hook, more: str = "") -> Server:
    (folder / "turbo-mode.yaml").write_text(CONFIGURED.format(url=web.url, me=ME) + more)
    return Server(folder)


def made(client: httpx.Client, **more: Any) -> dict[str, Any]:
    said = client.post(PATH, json=SAID | more)
    assert said.status_code == 201, said.text
    assert said.headers["location"] == f"{PATH}/{said.json()['id']}"
    return dict(said.json())


def test_a_message_is_sent_read_changed_and_deleted(served: Server) -> None:
    with served.client() as client:
        one = made(client, title="Full")
        assert {"id", "type", "content", "recipients", "status", "timestamp", "effectiveness"} <= set(one)
        assert (one["type"], one["content"], one["recipients"], one["title"]) == (
            "ALERT",
            SAID["content"],
            ["user:ana"],
            "Full",
        )
        assert isinstance(one["effectiveness"], float)
        whole = until(lambda: (said := client.get(f"{PATH}/{one['id']}").json())["status"] == "SENT" and said)
        assert [(each["recipient"], each["channel"], each["status"]) for each in whole["receipts"]] == [
            ("ana", "hook", "SENT")
        ]
        changed = client.put(
            f"{PATH}/{one['id']}", json={"content": "Another"}, headers={"If-Match": f'"{whole["version"]}"'}
        )
        assert (changed.status_code, changed.json()["content"]) == (200, "Another")
        assert client.put(f"{PATH}/{one['id']}", json={"content": "x"}, headers={"If-Match": '"1"'}).status_code == 412
        seen = client.put(f"{PATH}/{one['id']}", json={"status": "ACKNOWLEDGED"}).json()
        assert (seen["status"], len(seen["acknowledgements"])) == ("ACKNOWLEDGED", 1)
        assert client.put(f"{PATH}/{one['id']}", json={}).status_code == 422
        other = made(client, type="STATUS")
        listed = client.get(PATH, params={"limit": 1, "type": "STATUS"}).json()["items"]
        assert [each["id"] for each in listed] == [other["id"]]
        assert client.get(PATH, params={"status": "NONE"}).status_code == 422
        assert client.delete(f"{PATH}/{one['id']}").status_code == 204
        assert client.get(f"{PATH}/{one['id']}").status_code == 404
        assert client.put(f"{PATH}/{one['id']}", json={"content": "x"}).status_code == 404
        assert one["id"] not in client.get(PATH, params={"limit": 200}).text


def test_the_same_request_is_one_message(served: Server) -> None:
    with served.client() as client:
        first, again = (client.post(PATH, json=SAID, headers={"Idempotency-Key": "k1"}) for _ in range(2))
        assert first.json()["id"] == again.json()["id"]
        assert again.headers["idempotency-replayed"] == "true"
        other = client.post(PATH, json=SAID | {"content": "x"}, headers={"Idempotency-Key": "k1"})
        assert other.status_code == 422


@pytest.mark.parametrize("wrong", [
    {"type": "NONE"}, {"content": ""}, {"recipients": []}, {"recipients": ["a b"]}, {"content": "x" * 30_000},
    {"recipients": "user:ana"}, {"execution": "none"}, {"more": 1}, {"content": 3},
])  # fmt: skip
def test_what_is_no_message_is_refused(served: Server, wrong: dict[str, Any]) -> None:
    with served.client() as client:
        said = client.post(PATH, json=SAID | wrong)
        assert said.status_code in (400, 404, 422), said.text
        assert said.headers["content-type"] == "application/problem+json"


def test_a_socket_hears_of_messages_and_so_does_the_list_of_an_execution(served: Server) -> None:
    with served.client() as client:
        id = client.post("/api/v1/executions", json={"plan": HELLO}).json()["id"]
        ended(client, id)
        found = until(lambda: [each for each in _about(client, id) if each["type"] == "REPORT"])
        assert found[0]["title"] == "hello: COMPLETED"


def _about(client: httpx.Client, id: str) -> list[dict[str, Any]]:
    return list(client.get(PATH, params={"execution": id}).json()["items"])


def until_told(web: Hook, name: str, about: str) -> str:
    """The link of this name in a message that says this."""
    pattern = re.compile(rf"^{name}.*?(/api/v1/links/\S+)$", re.MULTILINE)

    def found() -> str:
        told = [pattern.findall(data["message"]) for _, data in web.calls[::-1] if about in str(data)]
        return next((each[0] for each in told if each), "")

    return str(until(found))


def test_a_question_is_answered_from_a_message_once_and_never_by_looking(served: Server, web: Hook) -> None:
    with served.client() as client, served.client("") as anybody:
        id = client.post("/api/v1/executions", json={"plan": ASKS}).json()["id"]
        path, other = (until_told(web, f"Answer “{option}”", "Ship it?") for option in ("ship", "drop"))
        for _ in range(3):  # a scanner of mails opens every link
            page = anybody.get(path, headers={"Accept": "text/html"})
        assert (page.status_code, "<form method='post'>" in page.text) == (200, True)
        assert "default-src 'none'" in page.headers["content-security-policy"]
        assert client.get(f"/api/v1/executions/{id}").json()["status"] == "HELD"
        said = [anybody.post(path) for _ in range(2)]
        assert [each.status_code for each in said] == [200, 409], said[1].text
        assert ended(client, id)["status"] == "COMPLETED"
        told = until(lambda: [each for each in _about(client, id) if each["status"] == "ANSWERED"])
        assert (told[0]["type"], bool(told[0]["answeredBy"])) == ("ESCALATION", True)
        for late in (anybody.get(path), anybody.get(other), anybody.post(other)):
            assert (late.status_code, "“Ship it?” was decided: ship, by " in late.text) == (409, True), late.text


def test_what_is_filled_in_on_the_page_is_read_by_its_type(served: Server, web: Hook) -> None:
    page = {"Accept": "text/html"}
    with served.client() as client, served.client("") as anybody:
        id = client.post("/api/v1/executions", json={"plan": ASKS_HOW_MANY}).json()["id"]
        path = until_told(web, "Answer “approve”", "How many?")
        assert "Without an answer" not in str(web.calls[-1])
        shown = anybody.get(path, headers=page)
        assert shown.headers["content-type"] == "text/html; charset=utf-8"
        assert "how many &lt;b&gt; there are, integer, from 1 to 10</small>" in shown.text
        assert "<input name='replicas' value='5'>" in shown.text
        wrong = anybody.post(path, data={"replicas": "many"}, headers=page)
        assert (wrong.status_code, "field `replicas`: expected a whole number" in wrong.text) == (422, True)
        assert anybody.post(path, data={"replicas": "99"}, headers=page).status_code == 409
        assert "Thank you" in anybody.post(path, data={"replicas": "7"}, headers=page).text
        assert ended(client, id)["outputs"] == {"replicas": 7}
        again = anybody.get(path, headers=page)
        assert (again.status_code, "Nothing has been done" in again.text) == (409, True)


def test_forged_expired_and_forwarded_links_are_refused(served: Server, web: Hook) -> None:
    with served.client() as client, served.client("") as anybody, served.client(served.key("viewer", "ben")) as ben:
        made(client, content="about forgery")
        path = until_told(web, "I have seen it", "about forgery")
        word = path.rpartition("/")[2]
        head, body, code = word.split(".")
        signet = Signet(served.folder / ".turbo-mode")
        link = signet.read(word)
        expired = replace(link, expires=1)
        forged = [
            f"{head}.{body}.{code[::-1]}",
            f"{head}.{body[:-4]}AAAA.{code}",
            "tm1.x.y",
            "x",
            "%00",
            "tm1.." + "a" * 5000,
        ]
        assert {anybody.post(f"/api/v1/links/{each}").status_code for each in forged} <= {403, 404, 414}
        assert "expired" in anybody.post(f"/api/v1/links/{signet.make(expired)}").text
        assert "you are ben" in ben.post(path).text
        assert [anybody.post(path).status_code for _ in range(2)] == [200, 409]
        assert anybody.get(path).status_code == 409
        assert client.post(path).status_code in (403, 409)


def test_of_many_at_once_one_is_taken(served: Server, web: Hook) -> None:
    with served.client() as client, ThreadPoolExecutor(8) as pool:
        made(client, content="about many")
        path = until_told(web, "I have seen it", "about many")
        said = list(pool.map(lambda _: httpx.post(served.url + path, trust_env=False).status_code, range(8)))
    assert sorted(said) == [200] + [409] * 7


def test_stop_from_a_message_halts_everything_within_a_second(served: Server, web: Hook) -> None:
    with served.client() as client, served.client("") as anybody:
        id = client.post("/api/v1/executions", json={"plan": LONG}).json()["id"]
        made(client, execution=id, content="about a stop")
        path = until_told(web, "STOP it at once", "about a stop")
        assert "STOP" in anybody.get(path).text
        said = anybody.post(path)
        assert said.status_code == 200, said.text
        assert said.elapsed.total_seconds() < 30
        whole = ended(client, id)
        assert (whole["status"], "second" in str(whole["tasks"])) == ("CANCELLED", True)
        tasks = {each["id"]: each["status"] for each in whole["tasks"]}
        assert tasks["second"] in ("NOT_RUN", "CANCELLED", "PENDING")
        assert anybody.post(path).status_code in (404, 409)


def test_a_stop_that_comes_too_late_says_so_and_one_of_a_message_that_was_taken_back_stops(
    served: Server, web: Hook
) -> None:
    with served.client() as client, served.client("") as anybody:
        id = client.post("/api/v1/executions", json={"plan": LONG}).json()["id"]
        message = made(client, execution=id, content="about two stops")
        first = until_told(web, "STOP it at once", "about two stops")
        made(client, execution=id, content="about lateness")
        late = until_told(web, "STOP it at once", "about lateness")
        assert client.delete(f"{PATH}/{message['id']}").status_code == 204
        said = anybody.post(first, headers={"accept": "text/html"})
        assert (said.status_code, "Stopped" in said.text) == (200, True), said.text
        ended(client, id)
        for said in (anybody.get(late), anybody.post(late)):
            assert (said.status_code, "there is nothing to stop" in said.text) == (409, True), said.text


@pytest.mark.deep
def test_where_links_need_a_key_nobody_gets_through_without(tmp_path: Path, web: Hook) -> None:
    server = started(tmp_path, web, "  linksNeedKey: true\n")
    with server.client() as client, server.client("") as anybody, server.client(server.key("viewer", "ana")) as ana:
        made(client, content="about keys")
        path = until_told(web, "I have seen it", "about keys")
        assert "Your API key" in anybody.get(path).text
        assert anybody.post(path).status_code == 403
        assert ana.post(path).status_code == 200
    server.kill()


@pytest.mark.parametrize(("holder", "is_needed", "refused"), [
    ("", False, ""), ("ana", True, ""), ("ana", False, ""), ("ben", False, "for ana, and you are ben"),
    ("ben", True, "for ana, and you are ben"), ("", True, "only together with a key of ana"),
])  # fmt: skip
def test_a_link_in_other_hands_is_refused(holder: str, is_needed: bool, refused: str) -> None:
    link = Link("default", "", "m", "", "ana", [], 0, "messages", "x", "acknowledge")
    with pytest.raises(NotPermitted, match=refused) if refused else nullcontext():
        refuse_foreign(link, holder, is_needed)
