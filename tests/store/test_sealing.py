"""With a key nothing that people wrote lies readable on the disk; without the right key nothing opens."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.histories import AT, PLAN, change, decision, entries
from turbo_mode.errors import KeyMissing, StoreDamaged
from turbo_mode.store.connection import connect
from turbo_mode.store.inspection import verify
from turbo_mode.store.journal import Journal
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


def test_nothing_that_people_wrote_is_readable_on_the_disk(tmp_path: Path) -> None:
    with Journal.open(tmp_path, key=KEY, ballast_size=0) as journal:
        journal.put_command(Command("c", ONE, AT, CANARY.encode()))
        assert journal.commit([everything_says(CANARY)]) == [None]
        for path in tmp_path.iterdir():
            assert CANARY.encode() not in path.read_bytes()
            assert KEY not in path.read_bytes()
        assert [row.body for row in journal.read(ONE)] == [CANARY.encode(), CANARY.encode() * 500]
    with Reader.open(tmp_path, key=KEY) as reader:
        assert [row.entry.seq for row in reader.after(0)] == [1, 2]
        assert reader.pending_commands() == [Command("c", ONE, AT, CANARY.encode())]
        assert reader.checkpoint(ONE) == CheckpointRow(2, 1, CANARY.encode())
        assert reader.plan("sha256:9") == PlanRow("sha256:9", CANARY.encode(), CANARY)
        found = reader.decision("d")
        assert found is not None
        assert (found.question, found.rationale, found.body) == (CANARY, CANARY, CANARY.encode())


@pytest.mark.parametrize("wrong", [None, OTHER])
def test_without_the_right_key_the_store_does_not_open(tmp_path: Path, wrong: bytes | None) -> None:
    with Journal.open(tmp_path, key=KEY, ballast_size=0) as journal:
        journal.commit([change("one", 0, 3)])
    with pytest.raises(KeyMissing, match=Sealer(KEY).id):
        Journal.open(tmp_path, key=wrong, ballast_size=0)
    with pytest.raises(KeyMissing):
        Reader.open(tmp_path, key=wrong)
    assert verify(tmp_path).problems == []  # the checksums need no key
    with Journal.open(tmp_path, key=KEY, ballast_size=0) as journal:
        assert journal.epoch == 2  # the refused ones never became owners


def test_a_key_of_the_wrong_length(tmp_path: Path) -> None:
    with pytest.raises(KeyMissing, match="32 bytes"):
        Journal.open(tmp_path, key=b"short", ballast_size=0)


def test_bodies_can_not_change_places(tmp_path: Path) -> None:
    """Somebody who can write into the file, and knows how checksums are made, still can't move a sealed body."""
    with Journal.open(tmp_path, key=KEY, ballast_size=0) as journal:
        journal.commit([change("one", 0, 3), change("two", 0, 3)])
    meddler = connect(tmp_path / "store.db", False)
    meddler.execute(
        "UPDATE data_keys SET wrapped = (SELECT wrapped FROM data_keys WHERE stream = ?) WHERE stream = ?", (ONE, TWO)
    )
    meddler.close()
    with Reader.open(tmp_path, key=KEY) as reader:
        assert list(reader.read(ONE)) == entries(ONE, 0, 3)
        with pytest.raises(StoreDamaged, match="execution/two"):
            list(reader.read(TWO))


def test_changing_the_key_touches_no_body(tmp_path: Path) -> None:
    with Journal.open(tmp_path, key=KEY, ballast_size=0) as journal:
        journal.commit([change("one", 0, 3), change("two", 0, 3)])
        before = journal._connection.execute("SELECT body FROM journal").fetchall()
        assert journal.rotate(OTHER) == 2
        assert journal._connection.execute("SELECT body FROM journal").fetchall() == before
        journal.commit([change("one", 3, 1)])
        assert list(journal.read(ONE)) == entries(ONE, 0, 4)
    with pytest.raises(KeyMissing):
        Journal.open(tmp_path, key=KEY, ballast_size=0)
    with Journal.open(tmp_path, key=OTHER, ballast_size=0) as journal:
        assert list(journal.read(TWO)) == entries(TWO, 0, 3)


def test_a_plain_store_goes_on_encrypted(tmp_path: Path) -> None:
    with Journal.open(tmp_path, ballast_size=0) as journal:
        journal.commit([change("one", 0, 2)])
    with Journal.open(tmp_path, key=KEY, ballast_size=0) as journal:
        journal.commit([change("one", 2, 2)])
        assert list(journal.read(ONE)) == entries(ONE, 0, 4)
    with pytest.raises(KeyMissing):
        Journal.open(tmp_path, ballast_size=0)


def test_a_data_key_of_a_change_that_was_left_out_is_never_used(tmp_path: Path) -> None:
    with Journal.open(tmp_path, key=KEY, ballast_size=0) as journal:
        wrong, good = journal.commit([change("one", 4, 1), change("two", 0, 1)])
        assert wrong is not None
        assert good is None
        journal.commit([change("one", 0, 2)])
    with Journal.open(tmp_path, key=KEY, ballast_size=0) as journal:
        assert list(journal.read(ONE)) == entries(ONE, 0, 2)
        assert list(journal.read(TWO)) == entries(TWO, 0, 1)


def test_purging_destroys_the_data_key(tmp_path: Path) -> None:
    with Journal.open(tmp_path, key=KEY, ballast_size=0) as journal:
        journal.commit([change("one", 0, 2, with_all=True), change("two", 0, 1)])
        wrapped = journal._connection.execute("SELECT wrapped FROM data_keys WHERE stream = ?", (ONE,)).fetchone()[0]
        journal.purge(ONE)
        assert all(wrapped not in path.read_bytes() for path in tmp_path.iterdir())
        with journal.reader() as reader:
            assert reader.plan(PLAN.digest) == PLAN  # plans are shared, and have a key of their own


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


def test_a_plain_store_needs_no_cryptography(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from turbo_mode.store.journal import Journal\n"
        "Journal.open(Path(sys.argv[1]), ballast_size=0).close()\n"
        "sys.exit(any(name.startswith('cryptography') for name in sys.modules))"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], env={"PYTHONPATH": "src"}, check=True)
