"""What a store does with the files of executions that are over: it keeps them for as long as their plan says.

Done when an owner opens the store, at most once an hour, and in a thread of its own: nothing waits for it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from turbo_mode.core.machine.entries import TaskCompleted, decode
from turbo_mode.core.plan.durations import milliseconds
from turbo_mode.errors import TurboModeError
from turbo_mode.store.artifacts import Artifacts
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import ExecutionRow, stream_of

HOUR = 3600
_PAGE = 500


def begin(artifacts: Artifacts, reader: Callable[[], Reader]) -> None:
    """Sweep in a thread, unless there is nothing to sweep or it was done within the hour."""
    stamp = artifacts.directory / "swept"
    if artifacts.directory.is_dir() and not _is_fresh(stamp):
        threading.Thread(target=_sweep, args=(artifacts, reader, stamp), name="upkeep", daemon=True).start()


def _is_fresh(stamp: Path) -> bool:
    try:
        return abs(time.time() - stamp.stat().st_mtime) < HOUR
    except OSError:
        return False


def _sweep(artifacts: Artifacts, reader: Callable[[], Reader], stamp: Path) -> None:
    try:
        with reader() as opened:
            wanted = set(in_use(opened, int(time.time() * 1000)))
        artifacts.sweep(wanted)
        stamp.touch(mode=0o600)
    except (TurboModeError, OSError, msgspec.MsgspecError):
        return  # nothing is lost: the next owner looks again


def in_use(reader: Reader, now: int) -> Iterator[str]:
    """The checksums of all artifacts that some execution has and whose time (at ``now``, in ms) isn't over."""
    keep: dict[str, int] = {}
    for row in _executions(reader):
        if row.plan_digest not in keep:
            keep[row.plan_digest] = _time_of(reader, row.plan_digest)
        long = keep[row.plan_digest]
        if not long or (row.ended_at and now - row.ended_at > long):
            continue
        for stored in reader.read(stream_of(row.id)):
            entry = decode(stored.body) if stored.kind == "TaskCompleted" else None
            if isinstance(entry, TaskCompleted):
                yield from (file["sha256"] for files in entry.artifacts.values() for file in files)


def _executions(reader: Reader) -> Iterator[ExecutionRow]:
    page = reader.executions(limit=_PAGE)
    while page:
        yield from page
        page = reader.executions(limit=_PAGE, before=page[-1].id)


def _time_of(reader: Reader, digest: str) -> int:
    """How long artifacts of a plan are kept, in ms; 0 for a plan that has none, as far as its text shows."""
    stored = reader.plan(digest)
    if stored is None or b'"artifacts"' not in stored.body:
        return 0
    from turbo_mode.core.plan.stored import read

    return milliseconds(read(stored.body).execution_pipeline.artifacts.keep)
