"""What an owner has in memory of its newest entries is what stands in its store, no more and no less."""

from __future__ import annotations

import random
import threading

import pytest

from tests.store.histories import AT, change, entry
from turbo_mode.store import newest
from turbo_mode.store.journal import Journal
from turbo_mode.store.place import Where
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import Changes, EntryRow, stream_of


@pytest.fixture(autouse=True)
def little(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newest, "MOST", 16)
    monkeypatch.setattr(newest, "MOST_BYTES", 4_000)


@pytest.mark.parametrize("key", [None, b"k" * 32])
@pytest.mark.parametrize("seed", range(8))
def test_the_owner_follows_what_others_read(place: Where, seed: int, key: bytes | None) -> None:
    chance, length, destroyed = random.Random(seed), dict[str, int](), set[str]()
    with Journal.open(place, ballast_size=0, key=key) as journal, journal.reader() as ours:
        for _ in range(60):
            name = chance.choice([name for name in "abcdefghijkl" if name not in destroyed][:4])
            count = chance.randint(1, 6)
            after = length.get(name, 0)
            gap = chance.random() < 0.2
            if chance.random() < 0.1 and after and len(destroyed) < 8:
                journal.purge(stream_of(name))
                destroyed.add(name)
            elif chance.random() < 0.1:
                big = EntryRow(after + 1, 1, "Kind", AT, b'"%s"' % (b"x" * chance.choice([100, 3_000, 9_000])))
                journal.commit([Changes(stream_of(name), [big])])
                length[name] = after + 1
            else:
                results = journal.commit([change("wrong", 3, 1)] * gap + [change(name, after, count)])
                assert [result is None for result in results] == [False] * gap + [True]
                length[name] = after + count
            with Reader.open(place, key=key) as theirs:
                for position in {0, journal.position, *(chance.randint(0, journal.position) for _ in range(4))}:
                    limit = chance.choice([1, 3, 500])
                    assert ours.after(position, limit) == theirs.after(position, limit)


def test_a_destroyed_stream_is_in_memory_no_more(place: Where) -> None:
    with Journal.open(place, ballast_size=0) as journal, journal.reader() as reader:
        journal.commit([change("one", 0, 2), change("two", 0, 1)])
        journal.purge(stream_of("one"))
        assert [row.stream for row in reader.after(0)] == [stream_of("two")]
        assert [part.stream for part in journal._newest._parts] == [stream_of("two")]


def test_nothing_is_missed_while_it_is_written(place: Where) -> None:
    """Who follows from another thread gets each entry once, in order, though much is forgotten meanwhile."""
    with Journal.open(place, ballast_size=0) as journal:
        heard: list[EntryRow] = []

        def follow() -> None:
            with journal.reader() as reader:
                for rows in reader.follow(0, pause=lambda: len(heard) < 300):
                    heard.extend(row.entry for row in rows)

        thread = threading.Thread(target=follow)
        thread.start()
        done = 0
        while done < 300:
            count = min(300 - done, 1 + done % 7)
            journal.commit([change("one", done, count)])
            done += count
        thread.join(20)
        assert heard == [entry(stream_of("one"), seq) for seq in range(1, 301)]
