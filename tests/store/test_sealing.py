"""With a key everything that people wrote is sealed; without the right key nothing opens."""

from __future__ import annotations

import pytest

from tests.store.histories import AT, change, decision, entries
from turbo_mode.errors import KeyMissing, StoreDamaged
from turbo_mode.store.inspection import verify
from turbo_mode.store.journal import Journal
from turbo_mode.store.place import Where
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import Changes, CheckpointRow, Command, EntryRow, PlanRow, stream_of
from turbo_mode.store.sealing import Sealer

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))
ONE, TWO = stream_of("one"), stream_of("two")
CANARY = "canary-4711"


def everything_says(canary: str) -> Changes:
    text = canary.encode()
    return Changes(
        ONE,
        [EntryRow(1, 1, "Kind", AT, text), EntryRow(2, 1, "Kind", AT, text * 500)],
        plan=PlanRow("sha256:9", text, canary),
        checkpoint=CheckpointRow(2, 1, text),
        decisions=[decision("d", "one")._replace(question=canary, rationale=canary, body=text)],
    )


def test_what_was_sealed_is_read_again(place: Where) -> None:
    with Journal.open(place, key=KEY, ballast_size=0) as journal:
        journal.put_command(Command("c", ONE, AT, CANARY.encode()))
        assert journal.commit([everything_says(CANARY)]) == [None]
        assert [row.body for row in journal.read(ONE)] == [CANARY.encode(), CANARY.encode() * 500]
    with Reader.open(place, key=KEY) as reader:
        assert [row.entry.seq for row in reader.after(0)] == [1, 2]
        assert reader.pending_commands() == [Command("c", ONE, AT, CANARY.encode())]
        assert reader.checkpoint(ONE) == CheckpointRow(2, 1, CANARY.encode())
        assert reader.plan("sha256:9") == PlanRow("sha256:9", CANARY.encode(), CANARY)
        found = reader.decision("d")
        assert found is not None
        assert (found.question, found.rationale, found.body) == (CANARY, CANARY, CANARY.encode())


@pytest.mark.parametrize("wrong", [None, OTHER])
def test_without_the_right_key_the_store_does_not_open(place: Where, wrong: bytes | None) -> None:
    with Journal.open(place, key=KEY, ballast_size=0) as journal:
        journal.commit([change("one", 0, 3)])
    with pytest.raises(KeyMissing, match=Sealer(KEY).id):
        Journal.open(place, key=wrong, ballast_size=0)
    with pytest.raises(KeyMissing):
        Reader.open(place, key=wrong)
    assert verify(place).problems == []  # the checksums need no key
    with Journal.open(place, key=KEY, ballast_size=0) as journal:
        assert journal.epoch == 2  # the refused ones never became owners


def test_a_key_of_the_wrong_length(place: Where) -> None:
    with pytest.raises(KeyMissing, match="32 bytes"):
        Journal.open(place, key=b"short", ballast_size=0)


def test_changing_the_key_touches_no_body(place: Where) -> None:
    with Journal.open(place, key=KEY, ballast_size=0) as journal:
        journal.commit([change("one", 0, 3), change("two", 0, 3)])
        before = journal._connection.execute("SELECT body FROM journal").fetchall()
        assert journal.rotate(OTHER) == 2
        assert journal._connection.execute("SELECT body FROM journal").fetchall() == before
        journal.commit([change("one", 3, 1)])
        assert list(journal.read(ONE)) == entries(ONE, 0, 4)
    with pytest.raises(KeyMissing):
        Journal.open(place, key=KEY, ballast_size=0)
    with Journal.open(place, key=OTHER, ballast_size=0) as journal:
        assert list(journal.read(TWO)) == entries(TWO, 0, 3)


def test_who_reads_goes_on_when_the_key_is_changed(place: Where) -> None:
    with Journal.open(place, key=KEY, ballast_size=0) as journal:
        journal.commit([change("one", 0, 3), change("two", 0, 3)])
        with journal.reader() as reader:
            assert list(reader.read(ONE)) == entries(ONE, 0, 3)
            journal.rotate(OTHER)
            journal.commit([change("one", 3, 1), change("three", 0, 1)])
            assert list(reader.read(ONE)) == entries(ONE, 0, 4)
            assert list(reader.read(TWO)) == entries(TWO, 0, 3)
            assert len(list(reader.read("execution/three"))) == 1


def test_a_plain_store_gets_a_key_while_it_is_open(place: Where) -> None:
    with Journal.open(place, ballast_size=0) as journal:
        journal.commit([change("one", 0, 2)])
        assert journal.rotate(KEY) == 0
        journal.commit([change("one", 2, 2)])
        assert list(journal.read(ONE)) == entries(ONE, 0, 4)
    with pytest.raises(KeyMissing):
        Journal.open(place, ballast_size=0)


def test_a_plain_store_goes_on_encrypted(place: Where) -> None:
    with Journal.open(place, ballast_size=0) as journal:
        journal.commit([change("one", 0, 2)])
    with Journal.open(place, key=KEY, ballast_size=0) as journal:
        journal.commit([change("one", 2, 2)])
        assert list(journal.read(ONE)) == entries(ONE, 0, 4)
    with pytest.raises(KeyMissing):
        Journal.open(place, ballast_size=0)


def test_a_data_key_of_a_change_that_was_left_out_is_never_used(place: Where) -> None:
    with Journal.open(place, key=KEY, ballast_size=0) as journal:
        wrong, good = journal.commit([change("one", 4, 1), change("two", 0, 1)])
        assert wrong is not None
        assert good is None
        journal.commit([change("one", 0, 2)])
    with Journal.open(place, key=KEY, ballast_size=0) as journal:
        assert list(journal.read(ONE)) == entries(ONE, 0, 2)
        assert list(journal.read(TWO)) == entries(TWO, 0, 1)


def test_secret_values_open_only_in_their_context() -> None:
    sealer = Sealer(KEY)
    text = sealer.seal(b"token", "one/build/token")
    assert b"token" not in text.encode()
    assert sealer.seal(b"token", "one/build/token") != text
    assert Sealer(KEY).open(text, "one/build/token") == b"token"
    with pytest.raises(StoreDamaged):
        sealer.open(text, "two/build/token")
    with pytest.raises(KeyMissing):
        Sealer(OTHER).open(text, "one/build/token")
    changed = text[:-6] + ("A" if text[-6] != "A" else "B") + text[-5:]
    for broken in (changed, "", "%%%", text[:20]):
        with pytest.raises((StoreDamaged, KeyMissing)):
            sealer.open(broken, "one/build/token")
