"""The disk fails or is full: the writer says so and never claims what isn't there."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from tests.store.disk import Disk, PowerCut, image_of, put_back
from tests.store.histories import Lengths, change, lengths_in
from turbo_mode.errors import StoreError, StoreFailed, StoreFull
from turbo_mode.store.journal import Journal
from turbo_mode.store.rows import Command, stream_of

NAMES = ["one", "two"]


def sync_fails(what: str, name: str) -> Exception | None:
    return apsw.IOError() if what == "sync" and name.endswith("-wal") else None


def no_space(what: str, name: str) -> Exception | None:
    return apsw.FullError() if what == "write" else None


def test_a_failed_sync_ends_the_writer_and_nothing_is_acknowledged(tmp_path: Path) -> None:
    disk = Disk()
    journal = Journal.open(tmp_path, connect=disk.connect, ballast_size=0)
    journal.commit([change("one", 0, 3)])
    working, disk.fault = disk.fault, sync_fails
    with pytest.raises(StoreFailed):
        journal.commit([change("one", 3, 1)])

    disk.fault = working  # the second sync would claim what the first one lost
    for call in (
        lambda: journal.commit([change("one", 3, 1)]),
        lambda: journal.put_command(Command("c", stream_of("one"), 1, b"{}")),
        lambda: journal.settle({"web": 3}),
        lambda: journal.purge(stream_of("one")),
    ):
        with pytest.raises(StoreFailed):
            call()
    journal.close()
    assert lengths_in(tmp_path, NAMES) in ({"one": 3}, {"one": 4})


def test_what_a_failed_sync_lost_takes_nothing_later_with_it(tmp_path: Path) -> None:
    """The system drops the pages, yet shows them until the power goes: the next owner must not build on them."""
    disk, later = Disk(), Disk()
    failed = Journal.open(tmp_path / "store", connect=disk.connect, ballast_size=0)
    failed.commit([change("one", 0, 3)])
    disk.fault = sync_fails
    with pytest.raises(StoreFailed):
        failed.commit([change("one", 3, 1)])
    shown = put_back(image_of(tmp_path / "store"), tmp_path / "shown")
    failed.close()

    with Journal.open(shown, connect=later.connect, ballast_size=0) as heir:
        assert len(list(heir.read(stream_of("one")))) == 4
        for after in range(4, 9):
            heir.commit([change("one", after, 1)])
        happened = [*disk.log, *later.log]
    cut, chance = PowerCut({}), random.Random(3)
    for step in happened:
        cut.step(step)
    for _ in range(20):
        assert lengths_in(put_back(cut.image(chance), tmp_path / "cut"), NAMES) == {"one": 9}


def test_a_failed_sync_of_the_database_is_seen_too(tmp_path: Path) -> None:
    """SQLite's own checkpoint would hide it, and later empty a log whose pages never reached the disk."""
    disk = Disk()
    with Journal.open(tmp_path, connect=disk.connect, ballast_size=0, wal_pages=10) as journal:
        journal.commit([change("one", 0, 5)])
        disk.fault = lambda what, name: apsw.IOError() if (what, name) == ("sync", "store.db") else None
        with pytest.raises(StoreFailed):
            keep_committing(journal)


def test_a_full_disk_gives_back_the_ballast_and_the_work_goes_on_when_there_is_space(tmp_path: Path) -> None:
    disk = Disk()
    with Journal.open(tmp_path, connect=disk.connect, ballast_size=1 << 20) as journal:
        assert (tmp_path / "ballast").stat().st_size == 1 << 20
        journal.commit([change("one", 0, 3)])
        working, disk.fault = disk.fault, no_space
        with pytest.raises(StoreFull) as full:
            journal.commit([change("one", 3, 2), change("two", 0, 1)])
        assert full.value.retry
        assert not journal.ballast.held
        assert [row.seq for row in journal.read(stream_of("one"))] == [1, 2, 3]

        disk.fault = working
        assert journal.commit([change("one", 3, 2), change("two", 0, 1)]) == [None, None]
        assert journal.ballast.restore()
    assert lengths_in(tmp_path, NAMES) == {"one": 5, "two": 1}


def keep_committing(journal: Journal) -> None:
    for seq in range(5, 50):
        journal.commit([change("one", seq, 1)])


class Nth:
    """Fails the nth thing that happens, and with ``sticky`` everything from then on."""

    def __init__(self, nth: int, error: Callable[[], Exception], sticky: bool) -> None:
        self.left = nth
        self._error = error
        self._sticky = sticky

    def __call__(self, what: str, name: str) -> Exception | None:
        self.left -= 1
        return self._error() if self.left == 0 or (self.left < 0 and self._sticky) else None


def work(directory: Path, disk: Disk) -> list[Lengths]:
    """A short life; returns the states that may be found afterwards: the acknowledged one, and the one under way."""
    acknowledged, under_way = Lengths(), Lengths()
    try:
        with Journal.open(directory, connect=disk.connect, ballast_size=0, wal_pages=12) as journal:
            for after in range(0, 10, 2):
                under_way = {"one": after + 2, "two": after + 2}
                journal.commit([change("one", after, 2), change("two", after, 2)])
                acknowledged = under_way
    except StoreError:
        pass
    return [acknowledged, under_way]


@pytest.mark.parametrize("sticky", [False, True])
@pytest.mark.parametrize("error", [apsw.IOError, apsw.FullError])
def test_an_error_at_any_operation_of_the_disk_is_survived(
    tmp_path: Path, error: Callable[[], Exception], sticky: bool
) -> None:
    with Journal.open(tmp_path / "empty", ballast_size=0):
        pass
    start = image_of(tmp_path / "empty")
    whole = Disk()
    work(put_back(start, tmp_path / "run"), whole)
    assert len(whole.log) > 60
    for nth in range(1, len(whole.log) + 1, 2):
        directory = put_back(start, tmp_path / "run")
        allowed = work(directory, Disk(Nth(nth, error, sticky)))
        assert lengths_in(directory, NAMES) in allowed, f"operation {nth}"


WRITER = """
import sys
from pathlib import Path
from tests.store.histories import change
from turbo_mode.store.journal import Journal
journal = Journal.open(Path(sys.argv[1]), ballast_size=int(sys.argv[2]), wal_pages=60)
for after in range(0, 8000, 4):
    try:
        journal.commit([change("one", after, 4)])
    except Exception as error:
        print(type(error).__name__, journal.ballast.held, flush=True)
        break
    print(after + 4, flush=True)
"""


def written(directory: Path, ballast: int, *, limit: Callable[[], None] | None = None) -> tuple[int, list[str]]:
    """Runs a writer until it can't go on; returns what it acknowledged and its last words."""
    command = [sys.executable, "-c", WRITER, str(directory), str(ballast)]
    path = os.pathsep.join(["src", "."])
    done = subprocess.run(
        command, capture_output=True, text=True, preexec_fn=limit, env={**os.environ, "PYTHONPATH": path}, check=False
    )
    lines = done.stdout.splitlines()
    acknowledged = [int(line) for line in lines if line.isdigit()]
    assert lines, done.stderr
    return (acknowledged or [0])[-1], lines[-1].split()


def test_a_limit_on_file_size_is_no_lost_entry(tmp_path: Path) -> None:
    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))

    acknowledged, words = written(tmp_path, 0, limit=limit)
    assert words[0] in ("StoreFailed", "StoreFull")
    assert acknowledged > 0
    assert lengths_in(tmp_path, NAMES)["one"] in (acknowledged, acknowledged + 4)


@pytest.fixture
def small_disk(tmp_path: Path) -> Path:
    """3 MiB that are really all there is, where the system lets us mount it."""
    if os.geteuid() != 0:
        pytest.skip("mounting needs root")
    mounted = tmp_path / "small"
    mounted.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(mounted)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("this system doesn't mount")
    return mounted


def test_a_disk_that_is_really_full(small_disk: Path) -> None:
    try:
        acknowledged, words = written(small_disk / "store", 640 * 1024)
        assert words == ["StoreFull", "False"]
        assert acknowledged > 0
        assert lengths_in(small_disk / "store", NAMES) == {"one": acknowledged}
        with Journal.open(small_disk / "store", ballast_size=0) as journal:  # what the ballast gave back is enough
            assert journal.commit([change("one", acknowledged, 1)]) == [None]
    finally:
        subprocess.run(["umount", str(small_disk)], check=True)
