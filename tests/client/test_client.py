"""A client does the same over HTTP and in this process: one story, told twice, and what goes wrong on the way."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from tests.server.conftest import ASKS, HELLO, WAITS, Server
from turbo_mode import AsyncClient, Client, Conflict, NotFound, NotPermitted, PlanInvalid, ServerAway, UsageError

pytestmark = pytest.mark.deep


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("client"))
    yield server
    server.kill()


@pytest.fixture(params=["over HTTP", "in this process"])
def turbo(request: pytest.FixtureRequest, shared: Server, tmp_path: Path) -> Iterator[Client]:
    given = (shared.url, shared.token) if request.param == "over HTTP" else ("", "")
    with Client(*given, folder=tmp_path) as client:
        yield client


def test_a_plan_is_carried_out_looked_at_and_answered(turbo: Client, tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text(json.dumps(HELLO))
    assert turbo.plans.check(tmp_path / "plan.json")["name"] == "hello"
    over = turbo.executions.run(HELLO, {"who": "client"}, timeout=60)
    assert (over["status"], over["outputs"]) == ("COMPLETED", {"who": "client"})
    assert "".join(each["text"] for each in turbo.executions.logs(over["id"])) == "Hello, client!\n"
    asked = turbo.executions.start(json.dumps(ASKS))
    question = next(each for each in turbo.events("decision:*", execution=asked["id"], after=0) if each["event"])
    assert question["event"] == "decision:escalated"
    (open_one,) = turbo.decisions.list(execution=asked["id"], status="OPEN")
    with pytest.raises(Conflict):
        turbo.decisions.answer(open_one["id"], "fly")
    turbo.decisions.answer(open_one["id"], "ship", "it is good")
    assert turbo.executions.wait(asked["id"], timeout=60)["status"] == "COMPLETED"
    assert turbo.decisions.show(open_one["id"])["selection"] == "ship"
    found = [each["id"] for each in turbo.executions.list(status=["COMPLETED"])]
    assert found[:2] == [asked["id"], over["id"]]
    again = turbo.executions.fork(over["id"], {"who": "fork"})
    assert turbo.executions.wait(again["id"], timeout=60)["outputs"] == {"who": "fork"}


def test_an_execution_is_steered(turbo: Client) -> None:
    id = turbo.executions.start(WAITS)["id"]
    turbo.executions.pause(id, "look")
    with pytest.raises(TimeoutError):
        turbo.executions.wait(id, timeout=0)
    turbo.executions.resume(id)
    turbo.executions.signal(id, "go", {"by": "me"})
    assert turbo.executions.wait(id, timeout=60)["status"] == "COMPLETED"
    with pytest.raises(Conflict):
        turbo.executions.cancel(id)


def test_people_are_told_something(turbo: Client) -> None:
    sent = turbo.communications.send("It is **done**.", ["user:ada"], title="Done")
    assert (sent["title"], sent["recipients"]) == ("Done", ["user:ada"])
    assert sent["id"] in [each["id"] for each in turbo.communications.list()]
    assert turbo.communications.show(sent["id"])["content"] == "It is **done**."
    with pytest.raises(UsageError):
        turbo.communications.send("", ["user:ada"])


def test_what_goes_wrong_is_the_error_that_it_is(turbo: Client) -> None:
    with pytest.raises(PlanInvalid):
        turbo.executions.start({"turbo": 1})
    with pytest.raises(UsageError):
        turbo.executions.start(HELLO, {"whom": "?"})
    for wrong in ("nothing", "../keys", "%2e%2e", "a/b", "?x=1"):
        with pytest.raises(NotFound):
            turbo.executions.show(wrong)
    with pytest.raises(NotFound):
        turbo.decisions.show("no/d1")
    with pytest.raises((UsageError, NotFound)):
        turbo.plans.check(Path("nowhere.yaml"))


def test_the_same_for_asyncio(shared: Server, tmp_path: Path) -> None:
    async def story(url: str, key: str) -> list[str]:
        async with AsyncClient(url, key, folder=tmp_path) as turbo:
            over = await asyncio.gather(*(turbo.executions.run(HELLO, {"who": who}) for who in ("a", "b")))
            assert {each["outputs"]["who"] for each in over} == {"a", "b"}
            async for event in turbo.events("execution:completed", after=0):
                assert event["data"]["status"] == "COMPLETED"
                break
            return [each["status"] async for each in turbo.executions.list(plan="hello")]

    assert set(asyncio.run(story(shared.url, shared.token))) == {"COMPLETED"}
    assert asyncio.run(story("", "")) == ["COMPLETED", "COMPLETED"]


def test_events_go_on_behind_the_last_one_after_the_server_was_killed(
    serve: Callable[..., Server], tmp_path: Path
) -> None:
    server = serve()
    port = server.url.rpartition(":")[2]
    with Client(server.url, server.token, retries=8) as turbo:
        first = turbo.executions.run(HELLO)
        events = turbo.events("execution:completed", after=0)
        assert next(events)["data"]["executionId"] == first["id"]
        server.kill()
        serve("--port", port)
        second = turbo.executions.run(HELLO)
        assert next(events)["data"]["executionId"] == second["id"]


def test_a_key_that_does_not_count_is_refused_at_once(shared: Server) -> None:
    with Client(shared.url, "nonsense") as turbo:
        with pytest.raises(NotPermitted):
            next(turbo.executions.list())
        with pytest.raises(NotPermitted):
            next(turbo.events())
    with Client(shared.url, shared.key("viewer")) as viewer, pytest.raises(NotPermitted):
        viewer.executions.start(HELLO)


class Moody(BaseHTTPRequestHandler):
    """Answers a few requests with what it is told to, and then well."""

    moods: ClassVar[list[int | None]]
    seen: ClassVar[list[str | None]]

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        type(self).seen.append(self.headers["idempotency-key"])
        mood = self.moods.pop(0) if self.moods else 200
        if mood is None:
            self.connection.close()
            return
        body = b'{"id": "x"}' if mood == 200 else b'{"detail": "not now", "code": "store_away"}'
        self.send_response(mood)
        if mood == 429:
            self.send_header("Retry-After", "0")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def moody() -> Iterator[type[Moody]]:
    class Fresh(Moody):
        url = ""

    Fresh.moods, Fresh.seen = [], []
    server = HTTPServer(("127.0.0.1", 0), Fresh)
    Fresh.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield Fresh
    server.shutdown()


def test_what_fails_on_the_way_is_tried_again_and_counts_once(moody: Any) -> None:
    moody.moods += [503, None, 429]
    with Client(moody.url, "k") as turbo:
        assert turbo.executions.start(HELLO)["id"] == "x"
        assert len(moody.seen) == 4
        assert len(set(moody.seen)) == 1
        moody.moods += [None]
        with pytest.raises(ServerAway):  # a fork can't be known again, so it isn't asked for twice
            turbo.executions.fork("x")
        moody.moods += [503] * 3
    with Client(moody.url, "k", retries=1) as turbo:
        moody.seen.clear()
        with pytest.raises(Exception, match="not now"):
            turbo.executions.start(HELLO)
        assert len(moody.seen) == 2


def test_where_nobody_answers_it_is_said(tmp_path: Path) -> None:
    with Client("http://127.0.0.1:9", "k", retries=1) as turbo:
        with pytest.raises(ServerAway, match="127\\.0\\.0\\.1:9 doesn't answer"):
            turbo.executions.show("x")
        with pytest.raises(ServerAway):
            next(turbo.events())
    with pytest.raises(UsageError):
        Client("localhost:8420")


def test_documents_have_versions(turbo: Client) -> None:
    made = turbo.documentation.create({"title": "One", "content": "# One"})
    again = turbo.documentation.update(made["id"], {"title": "One", "content": "# Two"}, version=made["version"])
    assert (again["content"], again["version"]) == ("# Two", 2)
    assert next(turbo.documentation.list())["id"] == made["id"]
    with pytest.raises(Conflict):
        turbo.documentation.update(made["id"], {"content": "# Three"}, version=1)
    with pytest.raises(UsageError):
        turbo.documentation.create({"contents": "?"})
    for number in range(3):
        turbo.progress.create({"percentage": number})
    assert [each["percentage"] for each in turbo.progress.list()][:3] == [2, 1, 0]
    turbo.documentation.delete(made["id"])
    with pytest.raises(NotFound):
        turbo.documentation.show(made["id"])
