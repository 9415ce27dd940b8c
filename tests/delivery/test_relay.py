"""Committed events reach their destinations: at least once, in order where that is asked, whatever fails."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.chance import seed
from tests.delivery.outbox import Outbox, Tray, refused, route
from tests.waiting import until
from turbo_mode.delivery.circuit import FAILURES
from turbo_mode.delivery.unfolding import Event
from turbo_mode.errors import NotFound
from turbo_mode.store.deliveries import deliveries_in, troubled
from turbo_mode.store.inspection import verify
from turbo_mode.store.rows import DEAD, WAITING, DeliveryRow

QUICK = (0.01,) * 60


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[Outbox]:
    made = Outbox(tmp_path / "store")
    yield made
    made.close(0)


def rows(outbox: Outbox, **wanted: str) -> list[DeliveryRow]:
    with outbox.journal.reader() as reader:
        return deliveries_in(reader, limit=10_000, **wanted)  # type: ignore[arg-type]


def test_everything_arrives_and_leaves_no_row(outbox: Outbox) -> None:
    trays = [Tray(), Tray(pause=0.001)]
    outbox.open(*(route(f"to-{index}", tray) for index, tray in enumerate(trays)))
    outbox.put(range(300))
    assert outbox.close() == []
    assert [sorted(tray.contents) for tray in trays] == [list(range(300))] * 2
    assert 1 < trays[1].most_at_once <= 4
    outbox.open()
    assert rows(outbox) == []
    assert verify(outbox.journal.directory).problems == []


def test_a_destination_goes_on_where_it_was_and_a_new_one_begins_with_its_owner(outbox: Outbox) -> None:
    first, late = Tray(), Tray()
    outbox.open(route("first", first))
    outbox.put(["a"])
    outbox.close()
    outbox.open()
    outbox.put(["b"])
    outbox.close()
    outbox.open(route("first", first), route("late", late))
    outbox.put(["c"])
    assert outbox.close() == []
    assert (sorted(first.contents), late.contents) == (["a", "b", "c"], ["c"])
    outbox.open()


@pytest.mark.parametrize("ordered", [False, True])
def test_refusals_lose_nothing_and_order_is_kept_where_it_is_asked_for(outbox: Outbox, ordered: bool) -> None:
    drawn = random.Random(seed())

    def moody(event: Event) -> None:
        if drawn.random() < 0.25:
            raise refused(is_about_event=drawn.random() < 0.8)

    tray = Tray(moody)
    outbox.open(route("moody", tray, ordered=ordered, retries=QUICK))
    for number in range(120):
        outbox.put([number], execution=f"e{number % 5}")
    until(lambda: len(tray.took) == 120, why=lambda: f"{len(tray.took)} of 120, {rows(outbox)[:3]}")
    assert max(Counter(tray.contents).values()) == 1
    if ordered:
        for execution in range(5):
            ours = [content for content in tray.contents if content % 5 == execution]
            assert ours == sorted(ours)
    until(lambda: rows(outbox) == [])


def test_what_is_refused_for_good_is_dead_until_somebody_asks_for_it(outbox: Outbox) -> None:
    is_well = False

    def stubborn(event: Event) -> None:
        if event.envelope.data["content"] == "bad" and not is_well:
            raise refused(is_about_event=True)

    tray = Tray(stubborn)
    outbox.open(route("stubborn", tray, ordered=True, retries=(0.01, 0.01)))
    outbox.put(["good", "bad", "better"], execution="e")
    until(lambda: tray.contents == ["good", "better"])
    (dead,) = until(lambda: rows(outbox, status=DEAD))
    assert (dead.attempts, dead.code, dead.event) == (3, "test", "documentation:created")
    with pytest.raises(NotFound):
        outbox.deliveries.redeliver("stubborn", [dead.position + 100])
    is_well = True
    assert outbox.deliveries.redeliver("stubborn") == 1
    until(lambda: tray.contents == ["good", "better", "bad"])
    until(lambda: rows(outbox) == [])


def test_one_that_is_down_costs_a_few_rows_and_gets_all_when_it_is_back(outbox: Outbox) -> None:
    is_down = True

    def dead(event: Event) -> None:
        if is_down:
            raise OSError("no route")

    tray, other = Tray(dead), Tray()
    outbox.open(route("down", tray, concurrency=2), route("well", other))
    outbox.put(range(500))
    until(lambda: len(other.took) == 500)
    until(lambda: len(rows(outbox)) >= FAILURES)
    assert len(tray.tried) <= FAILURES + 2
    with outbox.journal.reader() as reader:
        assert troubled(reader)["down"].status == "FAILING"
    assert all(row.code == "fault" and row.status == WAITING for row in rows(outbox))
    is_down = False
    outbox.deliveries.redeliver("down", [row.position for row in rows(outbox)])
    until(lambda: len(tray.took) == 500)
    assert sorted(tray.contents) == list(range(500))
    with outbox.journal.reader() as reader:
        until(lambda: "down" not in troubled(reader))


def test_leaving_does_not_wait_for_one_that_is_down_and_names_it(outbox: Outbox) -> None:
    def dead(event: Event) -> None:
        raise refused()

    outbox.open(route("down", Tray(dead)), route("well", Tray()))
    outbox.put(range(50))
    assert outbox.close(60) == ["down"]
    outbox.open()


def test_whoever_wants_nothing_any_more_gets_nothing_until_it_is_enabled(outbox: Outbox) -> None:
    wants = False

    def gone(event: Event) -> None:
        if not wants:
            raise refused(is_gone=True)

    tray = Tray(gone)
    outbox.open(route("gone", tray, concurrency=1, retries=(0.01,) * 5))
    outbox.put(range(20))
    until(lambda: outbox.disabled == ["gone"])
    outbox.put(range(20, 30))
    outbox.close()
    outbox.open(route("gone", tray, concurrency=1, retries=(0.01,) * 5))
    assert len(tray.tried) == 1
    wants = True
    outbox.deliveries.enable("gone")
    until(lambda: len(tray.took) == 30)
    with pytest.raises(NotFound):
        outbox.deliveries.enable("gone")


def test_events_are_sent_once_more_under_the_same_ids(outbox: Outbox) -> None:
    tray = Tray()
    outbox.open(route("again", tray))
    outbox.put(range(20))
    until(lambda: len(tray.took) == 20)
    wanted = [(event.sequence, event.lane, event.envelope.event) for event in tray.took[5:8]]
    assert outbox.deliveries.replay("again", wanted) == 3
    until(lambda: len(tray.took) == 23)
    assert {event.envelope.id for event in tray.took[20:]} == {event.envelope.id for event in tray.took[5:8]}


def test_memory_is_bounded_by_a_window_however_much_waits(outbox: Outbox) -> None:
    tray = Tray(pause=3600)
    outbox.open(route("hangs", tray, concurrency=2, timeout=3600))
    outbox.put(range(200))
    assert outbox.relay.dispatch is not None
    (post,) = outbox.relay.dispatch.posts
    until(lambda: len(post._pending) > post.window // 2)
    assert len(post._pending) <= post.window == 32
    assert len(post._ready) == len(post._pending) - 2


def test_what_was_purged_meanwhile_is_let_go(outbox: Outbox) -> None:
    def never(event: Event) -> None:
        raise refused(is_about_event=True)

    outbox.open(route("never", Tray(never), retries=(3600.0,)))
    outbox.put(["secret"])
    (row,) = until(lambda: rows(outbox))
    outbox.journal.purge(row.execution)
    outbox.deliveries.changed()
    outbox.journal.settle({}, [row._replace(due=0)])  # as if it had been written at that very moment
    outbox.deliveries.changed()
    until(lambda: rows(outbox) == [])
