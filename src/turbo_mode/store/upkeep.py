"""What a store does with the files of executions that are over: it keeps them for as long as their plan says.

Done when an owner opens the store, at most once an hour, and in a thread of its own: nothing waits for it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from turbo_mode.core.machine.entries import ExecutionAccepted, TaskCompleted, decode
from turbo_mode.core.machine.forked import adopted_artifacts
from turbo_mode.core.plan.durations import milliseconds
from turbo_mode.errors import StoreDamaged, TurboModeError
from turbo_mode.store.artifacts import Artifacts
from turbo_mode.store.queries import Reader, all_streams

HOUR = 3600


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
    """The checksums of all artifacts that some execution has and whose time (at ``now``, in ms) isn't over.

    It asks the journal itself: what a view has forgotten must not be lost. Raises what keeps it from being read.
    """
    keep: dict[str, int] = {}
    for stream in all_streams(reader):
        first = next(reader.read(stream), None)
        accepted = decode(first.body) if first is not None and first.kind == "ExecutionAccepted" else None
        if not isinstance(accepted, ExecutionAccepted):
            continue
        if accepted.plan_digest not in keep:
            keep[accepted.plan_digest] = _time_of(reader, accepted.plan_digest)
        if keep[accepted.plan_digest]:
            yield from _kept(reader, stream, now - keep[accepted.plan_digest])


def _kept(reader: Reader, stream: str, since: int) -> list[str]:
    """What an execution has, unless it has ended before ``since``."""
    found: list[str] = []
    for stored in reader.read(stream):
        if stored.kind == "ExecutionEnded" and stored.at < since:
            return []
        entry = decode(stored.body) if stored.kind in ("TaskCompleted", "ExecutionAccepted") else None
        if isinstance(entry, TaskCompleted):
            found += _sums(entry.artifacts)
        elif isinstance(entry, ExecutionAccepted) and entry.forks:
            found += [each for _, _, kept in adopted_artifacts(entry.taken) for each in _sums(kept)]
    return found


def _sums(artifacts: dict[str, list[dict[str, Any]]]) -> list[str]:
    return [file["sha256"] for files in artifacts.values() for file in files]


def _time_of(reader: Reader, digest: str) -> int:
    """How long artifacts of a plan are kept, in ms; 0 for a plan that has none, as far as its text shows."""
    from turbo_mode.core.plan.stored import read

    stored = reader.plan(digest)
    if stored is None:
        raise StoreDamaged(f"plan {digest} is missing")
    return milliseconds(read(stored.body).execution_pipeline.artifacts.keep) if b'"artifacts"' in stored.body else 0
