"""One owner at a time: a second one is told who, a killed one leaves no lock, a forgotten one can't write."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.store.histories import change, lengths_in
from tests.waiting import until
from turbo_mode.errors import OwnerLost, StoreBusy
from turbo_mode.store.inspection import verify
from turbo_mode.store.journal import Journal
from turbo_mode.store.owner import OwnerLock, this_process
from turbo_mode.store.rows import Command, stream_of

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("TURBO_MODE_KILLS", "20"))


def test_a_second_owner_is_refused_and_told_the_pid(tmp_path: Path) -> None:
    with Journal.open(tmp_path, ballast_size=0):
        with pytest.raises(StoreBusy, match=str(os.getpid())) as busy:
            Journal.open(tmp_path, ballast_size=0)
        assert busy.value.pid == os.getpid()
        assert busy.value.retry
    with Journal.open(tmp_path, ballast_size=0) as journal:
        assert journal.epoch == 2


def test_a_child_does_not_inherit_the_lock(tmp_path: Path) -> None:
    with Journal.open(tmp_path, ballast_size=0):
        child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, close_fds=False)
    try:
        opened_soon(tmp_path)
    finally:
        child.communicate(b"\n")


def opened_soon(folder: Path) -> None:
    """Linux lets a parent go on a moment before its child's exec has closed what is not inherited."""

    def opened() -> bool:
        try:
            Journal.open(folder, ballast_size=0).close()
        except StoreBusy:
            return False
        return True

    until(opened)


def test_an_owner_that_was_replaced_can_write_no_more(tmp_path: Path) -> None:
    """Its lock was lost without its knowledge; the epoch in the transaction still stops it."""
    zombie = Journal.open(tmp_path, ballast_size=0)
    zombie.commit([change("one", 0, 2)])
    zombie.tenure.lock.release()  # type: ignore[attr-defined]
    with Journal.open(tmp_path, ballast_size=0) as heir:
        heir.commit([change("one", 2, 1)])
        with pytest.raises(OwnerLost, match="had epoch 1"):
            zombie.commit([change("one", 2, 5)])
        with pytest.raises(OwnerLost):
            zombie.put_command(Command("c", stream_of("one"), 1, b"{}"))
        heir.commit([change("one", 3, 1)])
    zombie.close()
    assert lengths_in(tmp_path, ["one"]) == {"one": 4}


def test_the_owner_s_row_tells_which_process_it_is(tmp_path: Path) -> None:
    with Journal.open(tmp_path, ballast_size=0):
        row = verify(tmp_path).owner
    process = this_process()
    assert process.pid == os.getpid()
    assert [row["pid"], row["boot_id"], row["start_ticks"]] == list(process)
    assert abs(row["taken_at"] / 1000 - time.time()) < 60


WRITER = """
import os, sys
from pathlib import Path
from tests.store.histories import change
from turbo_mode.store.journal import Journal
from turbo_mode.store.rows import stream_of

with Journal.open(Path(sys.argv[1]), ballast_size=0, wal_pages=100) as journal, journal.reader() as reader:
    last = reader.last_seq(stream_of("one"))
    while True:
        journal.commit([change("one", last, 2), change("two", last, 2)])
        last += 2
        os.write(1, f"{last}\\n".encode())
"""


def killed_after(directory: Path, seconds: float) -> int:
    """Starts a writer and kills it; returns the last seq that it acknowledged."""
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(directory)], cwd=ROOT, stdout=subprocess.PIPE)
    assert writer.stdout is not None
    try:
        first = writer.stdout.readline()
        assert first, "the writer never acknowledged anything"
        time.sleep(seconds)
    finally:
        writer.kill()
    said = first + writer.stdout.read()
    writer.wait()
    writer.stdout.close()
    return int(said.split()[-1])


def test_kill_9_again_and_again_loses_nothing(tmp_path: Path) -> None:
    chance = random.Random(99)
    acknowledged = 0
    for _ in range(KILLS):
        acknowledged = killed_after(tmp_path, chance.uniform(0.0, 0.03))
        found = lengths_in(tmp_path, ["one", "two"])
        assert found["one"] == found["two"]
        assert found["one"] in (acknowledged, acknowledged + 2)
    assert verify(tmp_path).problems == []
    with Journal.open(tmp_path, ballast_size=0) as journal:
        assert journal.epoch == KILLS + 1
    assert acknowledged > 2 * KILLS


def test_a_lock_file_without_a_pid_names_none(tmp_path: Path) -> None:
    lock = OwnerLock(tmp_path)
    (tmp_path / "owner.lock").write_text("")
    with pytest.raises(StoreBusy) as busy:
        OwnerLock(tmp_path)
    assert busy.value.pid is None
    lock.release()
    lock.release()
