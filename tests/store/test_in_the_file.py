"""What lies in the files of a store: nothing readable with a key, nothing at all of what was purged."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.histories import AT, PLAN, change, decision, entries, execution
from tests.store.test_sealing import CANARY, KEY, ONE, TWO, everything_says
from turbo_mode.errors import StoreDamaged
from turbo_mode.store.connection import connect
from turbo_mode.store.journal import Journal
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import Changes, Command, EntryRow


def test_nothing_that_people_wrote_is_readable_on_the_disk(tmp_path: Path) -> None:
    with Journal.open(tmp_path, key=KEY, ballast_size=0) as journal:
        journal.put_command(Command("c", ONE, AT, CANARY.encode()))
        assert journal.commit([everything_says(CANARY)]) == [None]
        for path in tmp_path.iterdir():
            assert CANARY.encode() not in path.read_bytes()
            assert KEY not in path.read_bytes()


def test_nothing_that_was_purged_is_left_on_the_disk(tmp_path: Path) -> None:
    canary = CANARY.encode()
    with Journal.open(tmp_path, ballast_size=0) as journal:
        journal.commit([change("one", 0, 2)])
        secret = [EntryRow(1, 1, "Kind", AT, b'"' + canary + b'"' * 9000), EntryRow(2, 1, "Kind", AT, canary)]
        words = decision("d", "two")._replace(rationale=CANARY)
        journal.commit([Changes(TWO, secret, execution=execution("two", 2), decisions=[words])])
        journal.put_command(Command("c", TWO, AT, canary))
        assert journal.purge(TWO) == 2
        assert all(canary not in path.read_bytes() for path in tmp_path.iterdir())


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


def test_purging_destroys_the_data_key(tmp_path: Path) -> None:
    with Journal.open(tmp_path, key=KEY, ballast_size=0) as journal:
        journal.commit([change("one", 0, 2, with_all=True), change("two", 0, 1)])
        wrapped = journal._connection.execute("SELECT wrapped FROM data_keys WHERE stream = ?", (ONE,)).fetchone()[0]
        journal.purge(ONE)
        assert all(wrapped not in path.read_bytes() for path in tmp_path.iterdir())
        with journal.reader() as reader:
            assert reader.plan(PLAN.digest) == PLAN  # plans are shared, and have a key of their own


def test_a_plain_store_needs_no_cryptography(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from turbo_mode.store.journal import Journal\n"
        "Journal.open(Path(sys.argv[1]), ballast_size=0).close()\n"
        "sys.exit(any(name.startswith('cryptography') for name in sys.modules))"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], env={"PYTHONPATH": "src"}, check=True)
