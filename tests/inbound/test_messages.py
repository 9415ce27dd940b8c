"""What a store does with messages: each counts once, in order, as far as its queue's roles go; the rest is kept."""

from __future__ import annotations

import asyncio
import json
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.inbound.conftest import Own, configuration, plan, started
from tests.server.conftest import ASKS, WAITS
from tests.waiting import until
from turbo_mode import Plan
from turbo_mode.core.access.scopes import scopes_of
from turbo_mode.errors import ConfigurationInvalid, StoreAway
from turbo_mode.inbound.acting import Acting
from turbo_mode.inbound.intake import Intake
from turbo_mode.inbound.messages import LARGEST
from turbo_mode.inbound.reading import Reading
from turbo_mode.integrations.reader import Reader, Taken
from turbo_mode.operations import stored_plans, submissions
from turbo_mode.runtime.embedded.runtime import Runtime


class Box:
    """A queue in memory: what isn't settled comes again when somebody reads it anew."""

    def __init__(self) -> None:
        self.left: deque[Taken] = deque()
        self.handed: deque[Taken] = deque()
        self.fails = False

    def put(self, id: str, said: Any, trace: str = "") -> None:
        body = said if isinstance(said, bytes) else json.dumps(said).encode()
        self.left.append(Taken(id, "", body, {"traceparent": trace} if trace else {}))

    @property
    def is_empty(self) -> bool:
        return not self.left and not self.handed

    async def look(self) -> str:
        return f"{len(self.left)} messages"

    async def take(self, most: int, wait: float) -> list[Taken]:
        if self.fails:
            raise ConnectionError("amqp://guest:pass-word@rabbit is gone")
        await asyncio.sleep(0.01)
        self.handed.extend(self.left)
        self.left.clear()
        return list(self.handed)

    async def settle(self, taken: Sequence[Taken]) -> None:
        for each in taken:
            self.handed.remove(each)

    async def close(self) -> None:
        self.left.extendleft(reversed(self.handed))
        self.handed.clear()


@contextmanager
def reading(runtime: Runtime, box: Reader, *roles: str, plans: dict[str, Path] | None = None) -> Iterator[Reading]:
    acting = Acting("orders", scopes_of(roles or ("agent",)), plans or {}, runtime)
    made = Intake(
        "orders", "box", lambda: (box, lambda text: text.replace("pass-word", "***")), acting, runtime
    )  # fmt: skip
    reader = Reading([made])
    runtime.inbound.retry = reader.retry
    try:
        yield reader
    finally:
        reader.close()


def start(who: str, name: str = "hello", **more: Any) -> dict[str, Any]:
    return {"do": "start", "plan": name, "inputs": {"who": who}, **more}


def dead(runtime: Runtime) -> dict[str, str]:
    return {each.id: each.code for each in runtime.inbound.of("orders").letters.values()}


def keep(runtime: Runtime, document: dict[str, Any]) -> None:
    _, kept = stored_plans.read(document)
    runtime.resources.create("plan", kept, id=document["name"])


def test_messages_start_kept_plans_and_files_once_and_in_order(own: Own, tmp_path: Path) -> None:
    runtime, box = own(), Box()
    keep(runtime, plan("hello"))
    (tmp_path / "file.json").write_text(json.dumps(plan("of-a-file")))
    for number in range(5):
        box.put(f"m{number}", start(f"m{number}"))
        box.put(f"m{number}", start(f"m{number}"))
    box.put("sixth", start("m0", id="m0"))  # what it says itself counts, not what its system says
    box.put("file", start("me", "file"))
    with reading(runtime, box, plans={"file": tmp_path / "file.json"}) as reader:
        until(lambda: box.is_empty)
        assert started(runtime, "hello") == [f"m{number}" for number in range(5)]
        assert started(runtime, "of-a-file") == ["me"]
        assert reader.told() == [{"name": "orders", "type": "box", "status": "RUNNING", "taken": 12, "dead": 0}]
    with runtime.journal.reader() as store:
        (row,) = store.executions(plan="of-a-file")
    assert (row.actor, runtime.look_up(row.id).facts["trigger"]) == ("queue:orders", "queue orders")
    runtime = own()
    box.put("m3", start("m3"))
    with reading(runtime, box):
        until(lambda: box.is_empty)
    assert len(started(runtime, "hello")) == 5


def test_what_means_nothing_is_kept_with_its_reason_and_holds_up_nobody(own: Own) -> None:
    runtime, box = own(), Box()
    keep(runtime, plan("hello"))
    bad: dict[str, Any] = {
        "no text": b"\xff\xfe", "no JSON": b"{", "no object": [1], "nothing to do": {"plan": "hello"},
        "odd": {"do": "destroy"}, "more": start("x", other=1), "no plan": start("x", "gone"),
        "no version": start("x", version=7), "wrong input": {"do": "start", "plan": "hello", "inputs": {"who": 1}},
        "unknown input": {"do": "start", "plan": "hello", "inputs": {"what": 1}}, "deep": b'{"a":' * 5000,
        "large": b'{"do":"start","plan":"hello","inputs":{"who":"%s"}}' % (b"x" * LARGEST),
        "path": start("x", "../../etc/passwd"), "nul": start("x", "a\u0000b"), "no id of mine": start("x", id="\u0001"),
        "not found": {"do": "signal", "execution": "nobody", "name": "go"},
        "no decision": {"do": "answer", "decision": "\u2028", "selection": "x"},
    }  # fmt: skip
    for id, said in bad.items():
        box.put(id, said)
    box.put("", start("nameless"))
    box.put("good", start("good"))
    with reading(runtime, box, "operator", "approver"):
        until(lambda: box.is_empty)
    assert set(dead(runtime)) - set(bad) == {f"without-id-{len(bad) + 1}"}
    assert set(bad) <= set(dead(runtime))
    assert "internal" not in dead(runtime).values()
    assert started(runtime, "hello") == ["good"]
    box.put("no JSON", b"{")  # it comes again, because it could not be acknowledged
    with reading(own(), box):
        until(lambda: box.is_empty)


def test_the_same_id_with_other_content_is_refused(own: Own) -> None:
    runtime, box = own(), Box()
    keep(runtime, plan("hello"))
    box.put("m", start("ada"))
    box.put("m", start("eve"))
    with reading(runtime, box):
        until(lambda: box.is_empty)
    assert (started(runtime, "hello"), list(dead(runtime))) == (["ada"], ["m"])


@pytest.mark.parametrize(("role", "allowed"), [("viewer", ""), ("agent", "start"), ("operator", "start signal"),
                                               ("approver", "answer")])  # fmt: skip
def test_messages_may_do_what_their_roles_may(own: Own, role: str, allowed: str) -> None:
    runtime, box = own(), Box()
    keep(runtime, plan("hello"))
    waits = runtime.submit(submissions.prepare(Plan.from_dict(WAITS).loaded, {}))
    asks = runtime.submit(submissions.prepare(Plan.from_dict(ASKS).loaded, {}))
    with runtime.journal.reader() as reader:
        (question,) = until(lambda: [each for each in reader.decisions(execution=asks) if each.status == "OPEN"])
    box.put("start", start("me"))
    box.put("signal", {"do": "signal", "execution": waits, "name": "go"})
    box.put("answer", {"do": "answer", "decision": question.id, "selection": "ship", "reason": "looks good"})
    with reading(runtime, box, role):
        until(lambda: box.is_empty)
        done = {"start": started(runtime, "hello") == ["me"]}
        for name, id in (("signal", waits), ("answer", asks)):
            done[name] = name in allowed and runtime.wait(id, 30)
    assert {name for name, is_done in done.items() if is_done} == set(allowed.split())
    assert dead(runtime) == {name: "not_permitted" for name in done if name not in allowed}


def test_a_dead_letter_is_tried_again(own: Own) -> None:
    runtime, box = own(), Box()
    box.put("early", start("ada"))
    box.put("wrong", b"{")
    with reading(runtime, box):
        until(lambda: len(dead(runtime)) == 2)
        keep(runtime, plan("hello"))
        runtime.inbound.serve({"verb": "retry", "name": "orders", "id": "early"}, "ada")
        until(lambda: started(runtime, "hello") == ["ada"] and list(dead(runtime)) == ["wrong"])
        runtime.inbound.serve({"verb": "retry", "name": "orders", "id": ""}, "ada")
        until(lambda: list(dead(runtime)) == ["wrong"])
    assert not own().inbound.of("orders").again


def test_what_can_not_be_stored_waits_and_is_not_acknowledged(own: Own, monkeypatch: pytest.MonkeyPatch) -> None:
    runtime, box, away = own(), Box(), threading.Event()
    keep(runtime, plan("hello"))
    submit = runtime.submit

    def submitted(*words: Any, **more: Any) -> str:
        if away.is_set():
            raise StoreAway("the database doesn't answer")
        return submit(*words, **more)

    monkeypatch.setattr(runtime, "submit", submitted)
    away.set()
    box.put("m", start("ada"))
    box.put("n", start("bob"))
    with reading(runtime, box) as reader:
        until(lambda: reader.told()[0]["status"] == "FAILING")
        assert (len(box.handed), dead(runtime)) == (2, {})
        away.clear()
        until(lambda: box.is_empty)
    assert started(runtime, "hello") == ["ada", "bob"]


def test_a_system_that_is_away_is_tried_again_and_no_secret_is_told(own: Own) -> None:
    runtime, box = own(), Box()
    box.fails = True
    with reading(runtime, box) as reader:
        until(lambda: reader.told()[0]["status"] == "FAILING")
        assert reader.told()[0]["failure"] == "ConnectionError: amqp://guest:***@rabbit is gone"
        box.fails = False
        until(lambda: reader.told()[0]["status"] == "RUNNING")


@pytest.mark.parametrize(
    "queue",
    [{"name": "a", "type": "rabbitmq", "url": "x"}, {"type": "kafka", "url": "x", "topic": "t"},
     {"name": "a", "type": "sqs", "url": "x", "group": "g"},
     {"name": "a", "type": "sqs", "url": "x", "roles": ["admin"]}, {"name": "a", "type": "nats", "url": "x"}],
)  # fmt: skip
def test_a_queue_that_can_not_be_is_said_so(tmp_path: Path, queue: dict[str, Any]) -> None:
    (tmp_path / "turbo-mode.json").write_text(json.dumps({"inboundQueues": [queue]}))
    with pytest.raises(ConfigurationInvalid):
        configuration(tmp_path)
