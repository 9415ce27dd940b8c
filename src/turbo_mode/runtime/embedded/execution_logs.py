"""What all attempts of an execution have printed, gathered from their logs as they grow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from turbo_mode.core.machine.entries import AnyEntry, AttemptStarted
from turbo_mode.runtime.embedded.attempt_log import LogPiece, LogReader

_PRINTING = ("shell", "service", "agent")


class LoggedPiece(NamedTuple):
    """A piece of output, of which attempt of which task; ``purpose`` is run, fallback, verify or undo."""

    task: str
    number: int
    purpose: str
    piece: LogPiece


class ExecutionLogs:
    """Give it the entries with ``see``, then ``read`` what is new. ``attempt`` -1 means the last one of each task."""

    def __init__(self, directory: Path, task: str | None, attempt: int | None) -> None:
        self._directory = directory
        self._task = task
        self._attempt = attempt
        self._readers: dict[str, tuple[AttemptStarted, int, LogReader]] = {}

    def see(self, entry: AnyEntry) -> None:
        """Take note of an attempt that has begun."""
        if not isinstance(entry, AttemptStarted) or entry.request.get("kind") not in _PRINTING:
            return
        if self._task not in (None, entry.task) or self._attempt not in (None, -1, entry.number):
            return
        if self._attempt == -1:
            self._readers = {id: each for id, each in self._readers.items() if each[0].task != entry.task}
        self._readers[entry.attempt] = (entry, 0, LogReader(self._directory / entry.attempt))

    def read(self, *, whole: bool) -> Iterator[LoggedPiece]:
        """What has come since the last time; ``whole``: one attempt after the other, else in the order of time."""
        found = [each for id in list(self._readers) for each in self._read(id)]
        if not whole:
            found.sort(key=lambda each: each.piece.at)
        yield from found

    def _read(self, id: str) -> Iterator[LoggedPiece]:
        """One attempt: the engine may have been lost while it began, and then it was begun again beside."""
        while True:
            entry, start, reader = self._readers[id]
            for piece in reader.read():
                yield LoggedPiece(entry.task, entry.number, entry.purpose, piece)
            following = self._directory / f"{id}+{start + 1}"
            if not following.exists():
                return
            reader.close()
            self._readers[id] = (entry, start + 1, LogReader(following))
