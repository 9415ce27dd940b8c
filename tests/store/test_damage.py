"""Bits flip on the disk: what is read is right, or it is an error that says where. Never another answer."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.store.disk import Image, image_of, put_back
from tests.store.histories import PLAN, change, entry
from turbo_mode.errors import NotFound, StoreDamaged, StoreError
from turbo_mode.store.connection import connect
from turbo_mode.store.inspection import verify
from turbo_mode.store.journal import Journal
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import Command, stream_of

NAMES = ["a", "b", "c"]
SEED = 7


def made(directory: Path) -> None:
    with Journal.open(directory, ballast_size=0) as journal:
        for after in range(0, 12, 4):
            journal.commit([change(name, after, 4, with_all=True) for name in NAMES])
        for number in range(3):
            journal.put_command(Command(f"c{number}", stream_of("a"), number, b'{"verb": "approve"}'))
        journal.commit([change("a", 12, 1)._replace(fed=[("c0", 13)])])
        journal.settle({"web": 9})


@pytest.fixture(scope="module")
def store() -> Iterator[tuple[Path, Image]]:
    with tempfile.TemporaryDirectory() as place:
        directory = Path(place) / "store"
        made(directory)
        yield directory, image_of(directory)


def histories(reader: Reader) -> list[Any]:
    return [list(reader.read(stream_of(name))) for name in NAMES]


def views(reader: Reader) -> list[Any]:
    """What may be incomplete after a flip, because it is found through an index: then ``verify`` must say so."""
    states = [reader.checkpoint(stream_of(name)) for name in NAMES]
    found = [*states, reader.plan(PLAN.digest), *reader.pending_commands()]
    return [*found, *reader.executions(), *reader.decisions(), *reader.after(0), reader.cursor("web")]


def seen(directory: Path, ask: Any) -> Any:
    """The answer, or None for an honest error."""
    try:
        with Reader.open(directory) as reader:
            return ask(reader)
    except (StoreError, NotFound):
        return None


def flipped(image: Image, name: str, at: int, bit: int) -> Image:
    data = bytearray(image[name])
    data[at] ^= 1 << bit
    return {**image, name: bytes(data)}


@pytest.mark.deep
def test_a_flipped_bit_in_the_database_is_found_or_harmless(store: tuple[Path, Image]) -> None:
    directory, image = store
    chance = random.Random(SEED)
    put_back(image, directory)
    truth, whole = seen(directory, histories), seen(directory, views)
    found = 0
    for at in range(0, len(image["store.db"]), 197):
        put_back(flipped(image, "store.db", at, bit := chance.randrange(8)), directory)
        answer, lists = seen(directory, histories), seen(directory, views)
        assert answer in (truth, None), f"byte {at}, bit {bit}"
        if lists not in (whole, None):
            assert verify(directory).problems, f"byte {at}, bit {bit}: {lists}"
        found += answer is None or lists != whole
    assert found > 100


def test_a_flipped_bit_in_the_log_shows_an_earlier_state_at_most(tmp_path: Path) -> None:
    """A log ends where its sums stop fitting; what comes after the flip is gone, what is before it is whole."""
    journal = Journal.open(tmp_path / "store", ballast_size=0)
    for after in range(6):
        journal.commit([change("a", after, 1), change("b", after, 1)])
    image = image_of(tmp_path / "store")
    journal.close()
    for at in range(40, len(image["store.db-wal"]), 401):
        directory = put_back(flipped(image, "store.db-wal", at, at % 8), tmp_path / "flip")
        answer = seen(directory, lambda reader: [list(reader.read(stream_of(name))) for name in "ab"])
        if answer is not None:
            length = len(answer[0])
            assert answer == [[entry(stream_of(name), seq) for seq in range(1, length + 1)] for name in "ab"]


A, B, C = (f"(SELECT number FROM streams WHERE stream = 'execution/{name}')" for name in NAMES)


@pytest.mark.parametrize(
    ("statement", "place"),
    [
        (f"UPDATE journal SET body = x'7b7d' WHERE stream = {B} AND seq = 7", "execution/b: entry 7"),
        (f"UPDATE journal SET kind = 'Kind9' WHERE stream = {B} AND seq = 2", "execution/b: entry 2"),
        (f"UPDATE journal SET at = at + 1 WHERE stream = {B} AND seq = 2", "execution/b: entry 2"),
        (f"UPDATE journal SET version = 2 WHERE stream = {B} AND seq = 2", "execution/b: entry 2"),
        (f"UPDATE journal SET sealed = 1 WHERE stream = {B} AND seq = 2", "execution/b: entry 2"),
        (f"UPDATE journal SET checksum = x'00' WHERE stream = {B} AND seq = 4", "execution/b: entry 4"),
        (f"DELETE FROM journal WHERE stream = {B} AND seq = 5", "execution/b: entry 5 is missing"),
        (f"DELETE FROM journal WHERE stream = {B} AND seq = 12", "execution/b: entry 12 is missing"),
        (f"DELETE FROM journal WHERE stream = {B}", "execution/b: entry 1 is missing"),
        ("UPDATE streams SET last_seq = 13 WHERE stream = 'execution/b'", "execution/b: entry 13 is missing"),
        ("UPDATE streams SET last_seq = 11 WHERE stream = 'execution/b'", "execution/b: 11 entries were committed"),
        (
            f"UPDATE journal SET stream = {B}, seq = 13 WHERE stream = {A} AND seq = 12;"
            "UPDATE streams SET last_seq = 13 WHERE stream = 'execution/b'",
            "execution/b: entry 13",
        ),
        (
            f"UPDATE journal SET stream = 9 WHERE stream = {A}; UPDATE journal SET stream = {A} WHERE stream = {B};"
            f"UPDATE journal SET stream = {B} WHERE stream = 9;"
            "UPDATE streams SET last_seq = 13 WHERE stream = 'execution/b'",
            "execution/b: entry 1",
        ),
    ],
)
def test_a_meddled_history_names_the_place(store: tuple[Path, Image], statement: str, place: str) -> None:
    directory, image = store
    put_back(image, directory)
    meddler = connect(directory / "store.db", False)
    for part in statement.split(";"):
        meddler.execute(part)
    meddler.close()
    with Reader.open(directory) as reader, pytest.raises(StoreDamaged, match=place):
        list(reader.read(stream_of("b")))
    assert any("execution/b" in problem for problem in verify(directory).problems)


def test_a_stream_that_lost_its_name_is_no_empty_history(store: tuple[Path, Image]) -> None:
    directory, image = store
    put_back(image, directory)
    meddler = connect(directory / "store.db", False)
    number = meddler.execute(f"SELECT {B}").fetchone()[0]
    meddler.execute("DELETE FROM streams WHERE stream = 'execution/b'")
    meddler.close()
    with Reader.open(directory) as reader:
        with pytest.raises(StoreDamaged, match="execution/b: entry 1 is there, but the stream's name is lost"):
            list(reader.read(stream_of("b")))
        with pytest.raises(StoreDamaged, match="its stream is unreadable"):
            reader.after(0)
        assert len(list(reader.read(stream_of("a")))) == 13
    assert f"stream {number}: 0 entries were committed, 12 are there, the last is 12" in verify(directory).problems


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE executions SET status = 'COMPLETED' WHERE id = 'a'",
        "UPDATE decisions SET confidence = 0.99 WHERE execution = 'a'",
        "UPDATE inbox SET command = x'7b7d' WHERE id = 'c1'",
        "UPDATE inbox SET fed_seq = NULL WHERE id = 'c0'",
    ],
)
def test_a_meddled_record_is_refused(store: tuple[Path, Image], statement: str) -> None:
    directory, image = store
    put_back(image, directory)
    meddler = connect(directory / "store.db", False)
    meddler.execute(statement)
    meddler.close()
    with Reader.open(directory) as reader, pytest.raises(StoreDamaged):
        (reader.executions(), reader.decisions(), reader.pending_commands())


def test_garbage_in_any_column_is_damage_and_not_a_crash(store: tuple[Path, Image]) -> None:
    directory, image = store
    chance = random.Random(SEED)
    entry = [f"journal.{name}" for name in ("stream", "seq", "version", "kind", "at", "sealed", "body", "checksum")]
    columns = [*entry, "streams.tenant", "streams.stream", "streams.last_seq"]
    for number in range(200):
        put_back(image, directory)
        table, _, column = chance.choice(columns).partition(".")
        garbage = chance.choice([chance.randbytes(chance.randint(0, 40)), chance.randint(-(2**63), 2**63 - 1), "ü\x00"])
        meddler = connect(directory / "store.db", False)
        meddler.execute("PRAGMA writable_schema = 1")
        meddler.execute(
            "UPDATE sqlite_master SET sql = replace(sql, 'STRICT', '') WHERE name IN ('journal', 'streams')"
        )
        meddler.close()
        meddler = connect(directory / "store.db", False)
        meddler.execute("PRAGMA ignore_check_constraints = 1")
        where = f"stream = {C} AND seq = {chance.randint(1, 12)}" if table == "journal" else "stream = 'execution/c'"
        meddler.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", (garbage,))
        meddler.close()
        with Reader.open(directory) as reader:
            with pytest.raises(StoreDamaged):
                list(reader.read(stream_of("c")))
            if column != "last_seq":  # the order of commit has nothing to do with it
                with pytest.raises(StoreDamaged):
                    assert len(reader.after(0)) == 0, f"{number}: {column}"


def test_a_damaged_checkpoint_is_passed_over(store: tuple[Path, Image]) -> None:
    directory, image = store
    put_back(image, directory)
    with Reader.open(directory) as reader:
        newest = reader.checkpoint(stream_of("a"))
    assert newest is not None
    assert newest.seq == 12
    meddler = connect(directory / "store.db", False)
    meddler.execute("UPDATE checkpoints SET body = x'00' WHERE seq = 12")
    meddler.close()
    with Reader.open(directory) as reader:
        older = reader.checkpoint(stream_of("a"))
    assert older is not None
    assert older.seq == 8


def test_a_store_that_is_well_has_a_clean_report(store: tuple[Path, Image]) -> None:
    directory, image = store
    report = verify(put_back(image, directory))
    assert report.problems == []
    assert report.counts["journal"] == 37
    assert report.counts["executions"] == 3
    assert report.settings["journal_mode"] == "wal"
    assert report.owner["epoch"] == 1
    assert report.sizes["store.db"] > 0
