"""Deleting executions for good: their record, and the files that their tasks have left."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from turbo_mode.core.machine.children import is_child
from turbo_mode.errors import Conflict, NotFound
from turbo_mode.runtime.embedded.engine import Engine
from turbo_mode.store.families import family
from turbo_mode.store.rows import stream_of

_ENDS = ("COMPLETED", "FAILED", "CANCELLED")


class Disposal:
    """Deletes what has ended in the store that we own. ``directory`` is the store's folder."""

    def __init__(self, engine: Engine, directory: Path) -> None:
        self._engine = engine
        self._directory = directory

    def delete(self, id: str) -> int:
        """An execution and its children are no more; returns how many entries their journals had.

        What others hold of it stays: artifacts that another execution has too, and the record of its forks. Whoever is
        stopped in between does it again. Raises ``NotFound``, and ``Conflict`` for one that goes on or is a child.
        """
        if is_child(id):
            raise Conflict("this one carries out a task of another execution: delete that")
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

    def serve(self, request: dict[str, Any]) -> dict[str, Any]:
        """One request, as it comes over the control socket."""
        return {"entries": self.delete(request["execution"])}

    def _delete(self, id: str) -> int:
        self._engine.forget(id)
        shutil.rmtree(self._directory / "executions" / id, ignore_errors=True)
        return self._engine.journal.purge(stream_of(id))
