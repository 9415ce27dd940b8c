"""Deleting executions for good: their record, and the files that their tasks have left.

Somebody asks for it, or the owner has said for how long they are kept. One that is held stays until it is released,
whoever asks.
"""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from turbo_mode.core.machine.children import is_child
from turbo_mode.core.resources import DELETED, Resource
from turbo_mode.errors import Conflict, NotFound, TurboModeError
from turbo_mode.runtime.embedded.engine import Engine
from turbo_mode.runtime.embedded.resources import Resources
from turbo_mode.store.families import family
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import ExecutionRow, stream_of

HOLD = "hold"
EVERY = 3600.0
"""Seconds between two looks for what has been kept for long enough."""
_ENDS = ("COMPLETED", "FAILED", "CANCELLED")
_PAGE = 200


class Disposal:
    """Deletes what has ended in the store that we own. ``directory`` is the store's folder."""

    def __init__(self, engine: Engine, resources: Resources, directory: Path) -> None:
        self._engine = engine
        self._resources = resources
        self._directory = directory
        self._closing = threading.Event()

    def delete(self, id: str) -> int:
        """An execution and its children are no more; returns how many entries their journals had.

        What others hold of it stays: artifacts that another execution has too, and the record of its forks. Whoever is
        stopped in between does it again. Raises ``NotFound``, and ``Conflict`` for one that goes on, is held, or is a
        child.
        """
        if is_child(id):
            raise Conflict("this one carries out a task of another execution: delete that")
        if held := self.held(id):
            reason = f": {held.data['reason']}" if held.data["reason"] else ""
            raise Conflict(f"execution {id[-6:]} is held{reason}", hint="`turbo-mode hold --release` lets it go")
        with self._engine.journal.reader() as reader:
            rows = [row for row in reader.find(id) if row.id == id]
            if not rows:
                raise NotFound(f"there is no execution {id}")
            whole = family(reader, id)
            rows = [row for each in whole for row in reader.find(each) if row.id == each]
        for row in rows:
            if row.status not in _ENDS:
                raise Conflict(f"execution {row.short_id} goes on", hint="cancel it, and delete it when it has ended")
        return sum(self._delete(each) for each in reversed(whole))

    def held(self, id: str) -> Resource | None:
        """What keeps an execution from being deleted, if something does."""
        found = self._resources.get(HOLD, id)
        return found if found is not None and found.status != DELETED and found.data["holds"] else None

    def hold(self, id: str, *, by: str, reason: str = "") -> None:
        """Keep an execution from being deleted. Raises ``NotFound``."""
        with self._engine.journal.reader() as reader:
            if not any(row.id == id for row in reader.find(id)):
                raise NotFound(f"there is no execution {id}")
        self._say(id, by, {"holds": True, "reason": reason})

    def release(self, id: str, *, by: str, reason: str = "") -> None:
        """Let it be deleted again. Raises ``Conflict`` for one that isn't held."""
        if self.held(id) is None:
            raise Conflict(f"execution {id[-6:]} isn't held")
        self._say(id, by, {"holds": False, "reason": reason})

    def keep_for(self, seconds: float) -> None:
        """From now on delete what has ended so long ago, at once and every hour, in a thread of its own."""
        threading.Thread(target=self._sweep, args=(seconds,), name="disposal", daemon=True).start()

    def close(self) -> None:
        """Look for nothing any more."""
        self._closing.set()

    def serve(self, request: dict[str, Any], by: str) -> dict[str, Any]:
        """One request, as it comes over the control socket."""
        id = request["execution"]
        match request["verb"]:
            case "hold":
                self.hold(id, by=by, reason=request["reason"])
            case "release":
                self.release(id, by=by, reason=request["reason"])
            case _:
                return {"entries": self.delete(id)}
        return {}

    # -- inside --------------------------------------------------------------------------------------------------------

    def _say(self, id: str, by: str, data: dict[str, Any]) -> None:
        if self._resources.get(HOLD, id) is None:
            self._resources.create(HOLD, data, id=id, by=by, execution=id)
        else:
            self._resources.write(HOLD, id, data, by=by)

    def _delete(self, id: str) -> int:
        self._engine.forget(id)
        shutil.rmtree(self._directory / "executions" / id, ignore_errors=True)
        return self._engine.journal.purge(stream_of(id))

    def _sweep(self, seconds: float) -> None:
        while True:
            with suppress(TurboModeError):  # a store that is away, or full, is looked at again
                self.delete_older(time.time_ns() // 1_000_000 - int(seconds * 1000))
            if self._closing.wait(EVERY):
                return

    def delete_older(self, than: int) -> int:
        """Delete everything that has ended before this time (ms since the epoch) and isn't held; returns how many."""
        with self._engine.journal.reader() as reader:
            old = [row.id for row in _ended(reader) if row.ended_at is not None and row.ended_at < than]
        count = 0
        for id in old:
            if self._closing.is_set():
                break
            with suppress(Conflict, NotFound):
                self.delete(id)
                count += 1
        return count


def _ended(reader: Reader) -> Iterator[ExecutionRow]:
    before: str | None = None
    while rows := reader.executions(statuses=_ENDS, before=before, children=False, limit=_PAGE):
        yield from rows
        before = rows[-1].id
