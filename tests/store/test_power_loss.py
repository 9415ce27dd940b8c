"""The power goes out at every moment: what was acknowledged is there, whole and in order, and nothing else is.

Each life runs the real journal over a disk that writes down what happens, starting from what a power cut in the life
before left behind, so that recovery is cut short too. Then the power is cut at many moments of that life, and the real
journal opens what is left. ``TURBO_MODE_POWER_LOSS_POINTS`` sets how many; the seed of a failure is printed.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.store.disk import ApswConnection, ApswCursor, Disk, Image, PowerCut, put_back
from tests.store.histories import Lengths, change, entry, verified
from turbo_mode.errors import NotFound, StoreError
from turbo_mode.store.journal import Journal
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import Command, stream_of

POINTS = int(os.environ.get("TURBO_MODE_POWER_LOSS_POINTS", "5000"))
SEED = int(os.environ.get("TURBO_MODE_POWER_LOSS_SEED", "20261125"))
POINTS_PER_LIFE = 250
COMMITS_PER_LIFE = 6
LIVES_PER_STORE = 2
WAL_PAGES = 25  # small, so that the log is brought home and begun again several times in a life
NAMES = [f"0198-{letter}" for letter in "abcd"]


def state_of(reader: Reader) -> Lengths:
    return {**verified(reader, NAMES), "inbox": len(reader.pending_commands())}


def watched(reader: Reader) -> Lengths:
    """The same state, as a watcher sees it who reads everything in the order of commit."""
    found: Lengths = {}
    for row in reader.after(0, 100_000):
        name = row.stream.partition("/")[2]
        found[name] = found.get(name, 0) + 1
        assert row.entry == entry(row.stream, found[name])
    assert {row.id: row.last_seq for row in reader.executions()} == found
    return {**found, "inbox": len(reader.pending_commands())}


class Life:
    """One run of the journal from a given disk; ``states[n]`` is what must be there after ``n`` acknowledgements."""

    def __init__(self, directory: Path, start: Image, chance: random.Random, disk: Disk) -> None:
        self.start = start
        self.log = disk.log
        put_back(start, directory)
        with Journal.open(directory, connect=disk.connect, ballast_size=0, wal_pages=WAL_PAGES) as journal:
            with journal.reader() as reader:
                self.states = [state_of(reader)]
            for _ in range(COMMITS_PER_LIFE):
                for state in self._work(journal, chance):
                    disk.note("ack", "")
                    self.states.append(state)

    def _work(self, journal: Journal, chance: random.Random) -> Iterator[Lengths]:
        """A command arrives; a commit of a few executions feeds it."""
        now = self.states[-1]
        chosen = chance.sample(NAMES, chance.randint(1, 2))
        command = f"{stream_of(chosen[0])}#{now.get(chosen[0], 0)}"
        if journal.put_command(Command(command, stream_of(chosen[0]), 1, b'{"verb": "pause"}')):
            yield {**now, "inbox": now["inbox"] + 1}
        changes = [change(name, now.get(name, 0), chance.randint(1, 4)) for name in chosen]
        changes[0] = changes[0]._replace(fed=[(command, now.get(chosen[0], 0) + 1)])
        assert journal.commit(changes) == [None] * len(changes)
        lasts = {name: made.rows[-1].seq for name, made in zip(chosen, changes, strict=True)}
        yield {**now, **lasts, "inbox": self.states[-1]["inbox"] - 1}

    def cuts(self, count: int, chance: random.Random) -> Iterator[tuple[int, list[Lengths], Image]]:
        """Moments of this life, what may be found after a cut there, and what the disk holds then."""
        cut, moments = PowerCut(self.start), sorted(chance.choices(range(len(self.log) + 1), k=count))
        done = 0
        for moment in moments:
            for happened in self.log[done:moment]:
                cut.step(happened)
            done = moment
            yield moment, self.states[cut.acks : cut.acks + 2], cut.image(chance)


def violations(disk: type[Disk], points: int, seed: int, directory: Path) -> list[str]:
    """Cuts the power ``points`` times; says what was wrong afterwards, each with what it takes to see it again."""
    chance, found, start = random.Random(seed), list[str](), Image()
    for number in range(-(-points // POINTS_PER_LIFE)):
        life = Life(directory / "life", start, chance, disk())
        for moment, allowed, image in life.cuts(POINTS_PER_LIFE, chance):
            resume = chance.random() < 0.1
            wrong = after_cut(put_back(image, directory / "cut"), allowed, resume)
            if wrong:
                found.append(f"seed {seed}, life {number}, moment {moment}: {wrong}")
            elif moment:
                start = image
        if number % LIVES_PER_STORE == 0 or found:
            start = Image()
    return found


def after_cut(directory: Path, allowed: list[Lengths], resume: bool) -> str | None:
    """What is wrong with a store that a watcher looks at, or that its next owner opens and writes to."""
    try:
        if not resume:
            with Reader.open(directory) as reader:
                state = watched(reader)
        else:
            with Journal.open(directory, ballast_size=0) as journal, journal.reader() as reader:
                state = state_of(reader)
                assert journal.commit([change("next", 0, 1)]) == [None]
                assert reader.last_seq(stream_of("next")) == 1
    except NotFound:
        state = {"inbox": 0}
    except (StoreError, AssertionError) as error:
        return f"{type(error).__name__}: {error}"
    return None if state in allowed else f"{state} is there; acknowledged was {allowed[0]}"


@pytest.fixture
def quick() -> Iterator[Path]:
    """A directory in memory, where the system has one: what is simulated here needs no real syncs."""
    place = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=place) as made:
        yield Path(made)


def test_no_power_cut_loses_or_tears_what_was_acknowledged(quick: Path) -> None:
    assert violations(Disk, POINTS, SEED, quick) == []


class Hasty(ApswConnection):
    """A planted bug: a connection that weakens its syncs after it was checked."""

    level = "NORMAL"

    def execute(self, sql: str, parameters: Sequence[Any] = (), /) -> ApswCursor:
        if sql == "BEGIN IMMEDIATE":
            super().execute(f"PRAGMA synchronous = {self.level}")
        return super().execute(sql, parameters)


class NormalDisk(Disk):
    connection = Hasty


class Careless(Hasty):
    level = "OFF"


class OffDisk(Disk):
    connection = Careless


class LyingDisk(Disk):
    """A planted fault of the hardware: syncs of the log that don't happen."""

    def note(self, what: str, name: str, at: int = 0, data: bytes = b"") -> None:
        if what != "sync" or not name.endswith("-wal"):
            super().note(what, name, at, data)


@pytest.mark.parametrize("disk", [NormalDisk, OffDisk, LyingDisk])
def test_the_same_cuts_find_a_planted_bug(disk: type[Disk], quick: Path) -> None:
    found = violations(disk, 250, SEED, quick)
    assert len(found) > 25
