"""What has a record of its own beside executions: written, changed by many at once, deleted, and carried to others."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.histories import Kept
from tests.waiting import until
from turbo_mode.core.ids import TENANT
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.resources import DELETED, Resource
from turbo_mode.delivery.relay import Relay
from turbo_mode.delivery.unfolding import Event, events_behind
from turbo_mode.errors import Conflict, NotFound, UsageError
from turbo_mode.operations import resources
from turbo_mode.runtime.embedded.resources import LARGEST, Resources
from turbo_mode.store.inspection import verify
from turbo_mode.store.journal import Journal
from turbo_mode.store.projections import rebuilt_resource
from turbo_mode.store.queries import all_streams
from turbo_mode.store.resources import resources_in


@pytest.fixture(params=[None, b"k" * 32], ids=["plain", "sealed"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path, key=request.param, ballast_size=0) as journal:
        yield journal


@pytest.fixture
def kept(journal: Journal) -> Iterator[Resources]:
    kept = Kept(journal)
    yield kept
    kept.close()


def test_a_value_takes_the_place_of_the_one_before(journal: Journal, kept: Resources) -> None:
    made, _ = kept.create("documentation", {"content": "one"}, by="ada", type="RUNBOOK", execution="e")
    assert (made.version, made.type) == (1, "RUNBOOK")
    now = kept.write("documentation", made.id, {"content": "two"}, status="STALE")
    assert (now.version, now.data, now.type, now.status) == (2, {"content": "two"}, "RUNBOOK", "STALE")
    assert kept.get("documentation", made.id) == now
    with pytest.raises(Conflict, match="at version 2, not 1"):
        kept.write("documentation", made.id, {}, expected=1)
    kept.delete("documentation", made.id, expected=2)
    found = kept.get("documentation", made.id)
    assert found is not None
    assert (found.status, found.version, found.data) == (DELETED, 3, {})
    with pytest.raises(NotFound):
        kept.write("documentation", made.id, {})
    with pytest.raises(Conflict):
        kept.create("documentation", {}, id=made.id)
    with journal.reader() as reader:
        assert resources_in(reader, "documentation") == []


def test_the_same_request_makes_one(kept: Resources) -> None:
    made, was_there = kept.create("progress", {"percentage": 5}, once="key")
    again, is_there = kept.create("progress", {"percentage": 5}, once="key")
    assert (again, was_there, is_there) == (made, False, True)
    with pytest.raises(UsageError, match="another request"):
        kept.create("progress", {"percentage": 6}, once="key")


def test_many_write_at_once_and_no_change_is_lost(journal: Journal, kept: Resources) -> None:
    made, _ = kept.create("communication", {"reads": 0})

    def add() -> None:
        for _ in range(10):
            while True:
                now = kept.get("communication", made.id)
                assert now is not None
                try:
                    kept.write("communication", made.id, {"reads": now.data["reads"] + 1}, expected=now.version)
                    break
                except Conflict:
                    continue

    threads = [threading.Thread(target=add) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(60)
    now = kept.get("communication", made.id)
    assert now is not None
    assert (now.data, now.version) == ({"reads": 80}, 81)


@pytest.mark.parametrize(
    ("kind", "id", "data"),
    [("cat", "x", {}), ("plan", "x\n", {}), ("plan", "x" * 201, {}), ("plan", "x", {"a": "\ud800"}),
     ("plan", "x", {"a": "y" * LARGEST}), ("plan", "x", {"a": object()}), ("plan", "x", {1: 2, "1": object()})],
)  # fmt: skip
def test_what_cannot_be_kept_is_refused(kept: Resources, kind: str, id: str, data: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        kept.create(kind, data, id=id)
    assert kept.get(kind, id) is None


def test_lists_go_page_by_page_and_are_folded_from_the_journal(
    journal: Journal, kept: Resources, tmp_path: Path
) -> None:
    for number in range(7):
        kept.create("plan", {"number": number}, id=f"p{number}", type="AB"[number % 2], execution="e" if number else "")
    kept.delete("plan", "p5")
    with journal.reader() as reader:
        found = list[Resource]()
        while page := resources_in(reader, "plan", before=(found[-1].at, found[-1].id) if found else None, limit=2):
            found += page
        assert [each.id for each in found] == ["p6", "p4", "p3", "p2", "p1", "p0"]
        assert {each.id for each in resources_in(reader, "plan", execution="e", type="B")} == {"p1", "p3"}
        made = [(TENANT, row) for name in all_streams(reader) if (row := rebuilt_resource(name, reader.read(name)))]
        assert len(made) == 7
        journal.replace_projections(made)
        assert resources_in(reader, "plan") == found
    assert verify(tmp_path).problems == []
    journal.purge("plan/p6")
    assert kept.get("plan", "p6") is None


def test_a_destination_gets_all_of_it_in_order_and_goes_on_where_it_was(journal: Journal, kept: Resources) -> None:
    kept.create("plan", {}, id="before")
    seen, fails = list[str](), [True]

    def take(event: Event, state: Execution | None) -> None:
        if event.envelope.data["id"] == "p2" and fails:
            fails.pop()
            raise OSError("away")
        seen.append(event.envelope.id)

    relay = Relay(journal)
    relay.add("ear", take)
    for number in range(4):
        kept.create("plan", {}, id=f"p{number}")
    until(lambda: "plan/p3:1" in seen)
    assert relay.close() == []
    kept.write("plan", "p1", {}, change="checked")
    again = Relay(journal)
    again.add("ear", take)
    until(lambda: len(seen) == 5)
    assert again.close() == []
    assert seen == ["plan/p0:1", "plan/p1:1", "plan/p2:1", "plan/p3:1", "plan/p1:2"]
    with journal.reader() as reader:
        told = [event.envelope.event for event in events_behind(reader, 0, journal.position, 100)]
    assert told == ["plan:created"] * 5 + ["plan:checked"]


def test_commands_reach_whoever_owns_the_store(tmp_path: Path) -> None:
    place = tmp_path / ".turbo-mode"
    made, _ = resources.create(place, "documentation", {"content": "one"}, type="RUNBOOK")
    assert resources.write(place, "documentation", made.id, {"content": "two"}).version == 2
    assert resources.show(place, "documentation", made.id).data == {"content": "two"}
    resources.delete(place, "documentation", made.id)
    assert resources.listed(place, "documentation") == []
    with pytest.raises(NotFound):
        resources.show(place, "documentation", made.id)
