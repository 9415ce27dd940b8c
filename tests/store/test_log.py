"""The write-ahead log stays short, its file long, and nobody who reads it takes the one for the other."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.store.disk import image_of, put_back
from tests.store.histories import change, entries, lengths_in
from turbo_mode.store.journal import Journal
from turbo_mode.store.log import WriteAheadLog
from turbo_mode.store.rows import stream_of

PAGE = 4120
LONG = 400


def size(directory: Path) -> int:
    return (directory / "store.db-wal").stat().st_size


def keep_committing(journal: Journal, after: int, count: int) -> None:
    for seq in range(after, after + count):
        assert journal.commit([change("one", seq, 1)]) == [None]


@pytest.fixture
def brought_home(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    modes: list[str] = []
    real = WriteAheadLog.bring_home

    def watched(log: WriteAheadLog, mode: str) -> None:
        modes.append(mode)
        real(log, mode)

    monkeypatch.setattr(WriteAheadLog, "bring_home", watched)
    return modes


def test_the_file_keeps_ahead_of_the_log_and_is_used_again(tmp_path: Path, brought_home: list[str]) -> None:
    with Journal.open(tmp_path, ballast_size=0, wal_pages=LONG) as journal:
        keep_committing(journal, 0, 1)
        assert size(tmp_path) < 80 * PAGE
        keep_committing(journal, 1, 19)
        assert size(tmp_path) > 256 * PAGE
        keep_committing(journal, 20, 400)
        assert LONG * PAGE <= size(tmp_path) < (LONG + 256) * PAGE
        assert 2 < len(brought_home) < 10


def test_a_log_of_a_killed_owner_is_read_in_spite_of_its_zeros(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "store", ballast_size=0, wal_pages=LONG) as journal:
        keep_committing(journal, 0, 20)
        image = image_of(tmp_path / "store")
    assert image["store.db-wal"].endswith(bytes(50_000))
    left = put_back(image, tmp_path / "left")
    assert lengths_in(left, ["one"]) == {"one": 20}
    with Journal.open(left, ballast_size=0) as journal:
        keep_committing(journal, 20, 1)
        assert list(journal.read(stream_of("one"))) == entries(stream_of("one"), 0, 21)


def test_a_reader_that_holds_on_to_the_log_does_not_make_every_commit_slow(
    tmp_path: Path, brought_home: list[str]
) -> None:
    with Journal.open(tmp_path, ballast_size=0, wal_pages=20) as journal, journal.reader() as reader:
        keep_committing(journal, 0, 1)
        reader.rows._connection.execute("BEGIN")
        assert reader.last_seq(stream_of("one")) == 1
        brought_home.clear()
        keep_committing(journal, 1, 100)
        assert 10 < len(brought_home) < 40
        assert reader.last_seq(stream_of("one")) == 1
        reader.rows._connection.execute("COMMIT")
        before = size(tmp_path)
        keep_committing(journal, 101, 100)
        assert size(tmp_path) < before + 100 * PAGE


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing keeps root from writing")
def test_a_file_that_can_not_be_longer_is_left_as_it_is(tmp_path: Path) -> None:
    with Journal.open(tmp_path, ballast_size=0, wal_pages=LONG) as journal:
        (tmp_path / "store.db-wal").chmod(0o400)
        keep_committing(journal, 0, 20)
        assert size(tmp_path) < 256 * PAGE
