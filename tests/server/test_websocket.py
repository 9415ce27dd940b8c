"""Events as they happen, over a WebSocket: the guide's conversation, and everything that somebody may try."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Callable
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from tests.server.conftest import ASKS, HELLO, WAITS, Server, ended
from tests.server.test_executions import begun
from turbo_mode.server.websocket.hub import HIGH_WATER, MOST_WAITING, SLOW_SECONDS, Closed, Listener

PATIENCE = 60


@contextmanager
def talking(server: Server, *, token: str | None = "", **more: Any) -> Any:
    """A conversation with somebody who has this key (empty: the first one; None: nobody yet)."""
    url = server.url.replace("http", "ws") + "/api/v1/ws"
    with connect(url, proxy=None, open_timeout=PATIENCE, **more) as socket:
        assert hear(socket)["type"] == "hello"
        if token is not None:
            say(socket, type="authenticate", token=token or server.token)
            assert hear(socket)["type"] == "authenticated"
        yield socket


def say(socket: ClientConnection, **message: Any) -> None:
    socket.send(json.dumps(message))


def hear(socket: ClientConnection) -> dict[str, Any]:
    return dict(json.loads(socket.recv(PATIENCE)))


def subscribe(socket: ClientConnection, *events: str, **more: Any) -> dict[str, Any]:
    say(socket, type="subscribe", events=events, **more)
    said = hear(socket)
    assert said["type"] == "subscribed"
    return said


def heard_until(socket: ClientConnection, event: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    while not found or found[-1]["event"] != event:
        said = hear(socket)
        if said["type"] == "event":
            found.append(said)
    return found


def closed(socket: ClientConnection) -> int:
    """The code with which the server ends it."""
    try:
        while True:
            socket.recv(PATIENCE)
    except ConnectionClosed:
        return socket.close_code or 0


def test_the_conversation_of_the_guide(shared: Server) -> None:
    url = shared.url.replace("http", "ws") + "/api/v1/ws"
    with connect(url, proxy=None) as socket, shared.client() as client:
        say(socket, type="authenticate", token=shared.token)
        say(socket, type="subscribe", events=["execution:started", "execution:completed"])
        assert [hear(socket)["type"] for _ in range(3)] == ["hello", "authenticated", "subscribed"]
        id = begun(client, HELLO)
        started, completed = heard_until(socket, "execution:completed")
        assert (started["event"], started["data"]["plan"], started["data"]["executionId"]) == (
            "execution:started", "hello", id)  # fmt: skip
        assert completed["data"]["status"] == "COMPLETED"
        assert started["sequence"] < completed["sequence"]


def test_patterns_and_one_execution(shared: Server) -> None:
    with shared.client() as client, talking(shared) as socket:
        id = begun(client, WAITS)
        subscribe(socket, "task:*", filter={"executionId": id})
        other = begun(client, HELLO)
        ended(client, other)
        client.post(f"/api/v1/executions/{id}/signal", json={"name": "go"})
        events = heard_until(socket, "task:completed")
        assert {each["data"]["executionId"] for each in events} == {id}
        assert all(each["event"].startswith("task:") for each in events)


def test_decisions_and_progress(shared: Server) -> None:
    with shared.client() as client, talking(shared) as socket:
        subscribe(socket, "decision:*", "progress:updated")
        id = begun(client, ASKS)
        escalated = heard_until(socket, "decision:escalated")[-1]
        assert escalated["data"]["question"] == "Ship it?"
        progress = heard_until(socket, "progress:updated")[-1]["data"]
        assert (progress["executionId"], progress["tasks"]) == (id, 1)
        client.post(f"/api/v1/decisions/{id}/d1/answer", json={"selection": "ship"})
        assert heard_until(socket, "decision:created")[-1]["data"]["selection"] == "ship"


@pytest.mark.deep
def test_who_comes_back_misses_nothing_and_hears_nothing_twice(serve: Callable[..., Server]) -> None:
    first = serve()
    with first.client() as client, talking(first) as socket:
        begin = subscribe(socket, "execution:*")["sequence"]
        ids = [begun(client, HELLO) for _ in range(3)]
        last = heard_until(socket, "execution:completed")[-1]["sequence"]
        for id in ids:
            ended(client, id)
    first.kill()
    second = serve()
    with second.client() as client, talking(second) as socket:
        subscribe(socket, "execution:*", resume_from=last)
        later = begun(client, HELLO)
        rest = [event for _ in range(3) for event in heard_until(socket, "execution:completed")]
        assert rest[-1]["data"]["executionId"] == later
    with talking(second) as socket:
        subscribe(socket, "execution:*", resume_from=begin)
        whole = [event for _ in range(4) for event in heard_until(socket, "execution:completed")]
        sequences = [event["sequence"] for event in whole]
        assert sequences == sorted(set(sequences))
        assert [event["id"] for event in whole if event["sequence"] > last] == [event["id"] for event in rest]
        assert {event["data"]["executionId"] for event in whole} == {*ids, later}


def test_a_key_hears_only_what_it_may_and_nothing_when_it_counts_no_more(shared: Server) -> None:
    with shared.client() as client:
        made = client.post("/api/v1/keys", json={"holder": "ear", "scopes": ["executions:read"]}).json()
        with talking(shared, token=made["token"]) as socket:
            said = subscribe(socket, "execution:*", "decision:created", "task:*", "*")
            assert (said["events"], said["denied"]) == (["execution:*", "*"], ["decision:created", "task:*"])
            ended(client, begun(client, HELLO))
            kinds = {each["event"].partition(":")[0] for each in heard_until(socket, "execution:completed")}
            assert kinds & {"task", "decision"} == set()
            client.delete(f"/api/v1/keys/{made['id']}")
            revoked = time.monotonic()
            assert closed(socket) == 4401
            assert time.monotonic() - revoked < 30


def test_nobody_hears_anything_before_they_have_said_who_they_are(shared: Server) -> None:
    with talking(shared, token=None) as socket:
        say(socket, type="subscribe", events=["*"])
        assert closed(socket) == 4401
    with talking(shared, token=None) as socket:
        say(socket, type="authenticate", token=shared.token[:-5])
        assert closed(socket) == 4403
    with talking(shared, token=None) as socket:
        assert closed(socket) == 4408


@pytest.mark.parametrize(("frame", "code"), [
    ("{", 4400), ("[]", 4400), ("null", 4400), ('{"type": "shout"}', 4400), ('{"type": "subscribe"}', 4400),
    ('{"type": "subscribe", "events": "x"}', 4400), ("[" * 30_000, 4400), (b"\x00\x01", 1003), ("x" * 65_537, 1009),
    ('{"type": "authenticate", "token": 1}', 4400), ('{"type": "authenticate", "token": "\\ud800"}', 4400),
])  # fmt: skip
@pytest.mark.parametrize("known", [True, False])
def test_what_is_no_message_ends_it(shared: Server, frame: str | bytes, code: int, known: bool) -> None:
    with talking(shared, token="" if known else None) as socket:
        socket.send(frame)
        assert closed(socket) == code


@pytest.mark.deep
def test_a_flood_and_too_many_strangers_are_turned_away(shared: Server) -> None:
    with talking(shared) as socket:
        for _ in range(60):
            say(socket, type="ping")
        assert closed(socket) == 1008
    url = shared.url.replace("http", "ws") + "/api/v1/ws"
    with ExitStack() as stack:
        strangers = [stack.enter_context(connect(url, proxy=None)) for _ in range(14)]
        for socket in strangers:
            socket.recv(PATIENCE)
        assert [closed(socket) for socket in strangers].count(4429) >= 4


def test_a_page_from_elsewhere_is_refused(shared: Server) -> None:
    for origin in ("https://evil.example.com", "null", "http://localhost:1"):
        with pytest.raises(InvalidStatus) as refused, talking(shared, origin=origin):
            pass
        assert refused.value.response.status_code == 403
    with talking(shared, origin=shared.url):
        pass


def test_no_frame_makes_it_stumble(shared: Server) -> None:
    """Thousands of bent messages: each conversation ends with one of our codes, and the server lives on."""
    chance = random.Random(20_261)
    good = [
        json.dumps({"type": "authenticate", "token": shared.token}), '{"type":"ping"}', '{"type":"pong"}',
        '{"type":"subscribe","events":["*"],"id":"a","resume_from":0}', '{"type":"unsubscribe","id":"a"}',
        '{"type":"subscribe","events":["execution:*"],"filter":{"executionId":"x"}}',
        '{"type":"subscribe","events":[],"resume_from":-5}', '{"type":"subscribe","events":["*"],"filter":{"x":"y"}}',
    ]  # fmt: skip
    codes: set[int | None] = set()
    for _ in range(150):
        with talking(shared, token=None, max_queue=None) as socket:  # a full queue would not hear the end
            try:
                for _ in range(12):
                    text = chance.choice(good)
                    if chance.random() < 0.4:
                        place = chance.randrange(len(text))
                        text = text[:place] + chr(chance.randrange(1, 0x2FF)) + text[place + chance.randrange(3) :]
                    socket.send(text)
            except ConnectionClosed:
                pass
            socket.close()
            codes.add(socket.close_code)
    assert codes <= {1000, 1005, 4400, 4401, 4403, 4409}
    with shared.client() as client:
        assert client.get("/livez").status_code == 200


@pytest.mark.deep
def test_who_does_not_read_holds_up_nobody(shared: Server) -> None:
    plan = HELLO | {
        "inputs": {"names": [f"k{number}" for number in range(1500)]}, "outputs": {},
        "phases": [{"id": "a", "tasks": [{"id": "t", "foreach": "inputs.names", "key": "item", "wait": "1ms"}]}],
    }  # fmt: skip
    with shared.client() as client, talking(shared, max_queue=1, max_size=None) as deaf, talking(shared) as alert:
        subscribe(deaf, "*")
        subscribe(alert, "execution:*")
        for _ in range(6):
            begun(client, plan)
        finished = [event for _ in range(6) for event in heard_until(alert, "execution:completed")]
        assert len([event for event in finished if event["event"] == "execution:completed"]) == 6


def test_who_reads_too_slowly_for_long_is_let_go() -> None:
    assert let_go(HIGH_WATER, seconds=60) == 0
    assert let_go(HIGH_WATER + 1, seconds=SLOW_SECONDS - 1) == 0
    assert let_go(HIGH_WATER + 1, seconds=SLOW_SECONDS + 1) == 1013
    assert let_go(MOST_WAITING + 1, seconds=0) == 1013


def let_go(waiting: int, seconds: float) -> int:
    """With which code somebody has to go for whom so much has waited so long; 0: they don't have to."""

    async def story() -> int:
        listener = Listener()
        for _ in range(waiting):
            listener.send(b"{}")
        listener.look(listener.spoke + seconds, lambda key: True)
        over = listener.over.exception() if listener.over.done() else None
        return over.code if isinstance(over, Closed) else 0

    return asyncio.run(story())
