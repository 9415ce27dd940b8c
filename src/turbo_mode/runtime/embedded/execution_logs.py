"""What all attempts of an execution have printed, gathered from their logs as they grow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from turbo_mode.core.machine.entries import AnyEntry, AttemptStarted
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan.words import closest
from turbo_mode.core.protocol.catalog import name_of
from turbo_mode.runtime.embedded.attempt_log import LogPiece, LogReader
from turbo_mode.store.rows import ExecutionRow

_PRINTING = ("shell", "service", "agent")


class LoggedPiece(NamedTuple):
    """A piece of output, and of which attempt of which task; ``purpose`` is run, fallback, verify or undo."""

    task: str
    number: int
    purpose: str
    piece: LogPiece


class Wanted(NamedTuple):
    """Which attempts are meant: of all tasks, of one ``task``, of one ``instance`` of it by key or index."""

    task: str = ""
    instance: str = ""

    def includes(self, attempt: str, state: Execution) -> bool:
        """Whether an attempt is meant; ``state`` is that of the moment at which it began."""
        task, round = attempt.split(".")[:2]
        if not self.task or task == self.task:
            return True
        node = state.node_in(task, int(round))
        if node.fan != self.task:
            return False
        return not self.instance or state.fan_of(node).is_called(node.index, self.instance)


def wanted(text: str | None) -> Wanted:
    """``shard`` or ``shard[orders_7]`` as it is typed."""
    task, bracket, instance = (text or "").partition("[")
    return Wanted(task, instance.removesuffix("]") if bracket else "")


def attempts_of(store: Path, row: ExecutionRow) -> Path:
    """The folder with all attempts of an execution: in that of the store, or beside its workspace on another host."""
    here = store / "executions" / row.id / "attempts"
    return here if here.is_dir() or not row.workspace else Path(row.workspace).parent / "attempts"


class _Log:
    """The output of one attempt, as far as it was read."""

    def __init__(self, entry: AttemptStarted, name: str, reader: LogReader) -> None:
        self.entry = entry
        self.name = name
        self.reader = reader
        self.start = 0
        self.over = False


class ExecutionLogs:
    """Give it the entries with ``see``, then ``read`` what is new. ``attempt`` -1 means the last one of each task.

    ``found`` says whether any attempt was meant.
    """

    def __init__(self, directory: Path, wanted: Wanted, attempt: int | None) -> None:
        self.found = False
        self._directory = directory
        self._wanted = wanted
        self._attempt = attempt
        self._logs: dict[str, _Log] = {}

    def see(self, entry: AnyEntry, state: Execution) -> None:
        """Take note of an attempt that has begun or ended; ``state`` is the one right after that."""
        if not isinstance(entry, AttemptStarted):
            if ended := self._logs.get(getattr(entry, "attempt", "")):
                ended.over = True
            return
        if not self._wanted.includes(entry.attempt, state):
            return
        self.found = True
        if entry.request.get("kind") not in _PRINTING or self._attempt not in (None, -1, entry.number):
            return
        if self._attempt == -1:
            self._logs = {id: each for id, each in self._logs.items() if each.entry.task != entry.task}
        reader = LogReader(self._directory / entry.attempt)
        self._logs[entry.attempt] = _Log(entry, name_of(state, entry.attempt), reader)

    def read(self, *, whole: bool) -> Iterator[LoggedPiece]:
        """What has come since the last time; ``whole``: one attempt after the other, else in the order of time."""
        pieces = (piece for id in list(self._logs) for piece in self._read(id, whole))
        yield from pieces if whole else sorted(pieces, key=lambda each: each.piece.at)

    def _read(self, id: str, whole: bool) -> Iterator[LoggedPiece]:
        """One attempt: the engine may have been lost while it began, and then it was begun again beside.

        What was read to its end is let go, so that no more files are open than attempts run.
        """
        log = self._logs[id]
        over = log.over
        while True:
            for piece in log.reader.read():
                yield LoggedPiece(log.name, log.entry.number, log.entry.purpose, piece)
            following = self._directory / f"{id}+{log.start + 1}"
            if not following.exists():
                break
            log.reader.close()
            log.start, log.reader = log.start + 1, LogReader(following)
        if whole or (over and log.entry.request["kind"] == "shell"):
            log.reader.close()
            del self._logs[id]


def probably_meant(task: str, instance: str, state: Execution) -> str:
    """The name of an instance that was probably meant."""
    fan = state.fans.get(task)
    found = closest(instance, fan.keys) if fan else None
    return (
        f"did you mean `{task}[{found}]`?" if found else f"`turbo-mode logs {state.id[-6:]}/{task}` shows all of them"
    )
