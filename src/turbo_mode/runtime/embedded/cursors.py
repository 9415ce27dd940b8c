"""Cursors of a store, in the process that owns it: put back to the beginning, or to where somebody says."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import msgspec

from turbo_mode.core import cursors as core
from turbo_mode.core.cursors import CursorMoved
from turbo_mode.core.plan.words import closest
from turbo_mode.errors import Conflict, NotFound, UsageError
from turbo_mode.store import cursors as stored
from turbo_mode.store.rows import UNFINISHED, Changes, EntryRow, Move

if TYPE_CHECKING:
    from turbo_mode.runtime.embedded.runtime import Runtime


class Cursors:
    """Over the runtime of an owner."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def reset(self, name: str, to: str | None, by: str) -> CursorMoved:
        """Have the next execution read behind ``to``, or all over again; returns where the cursor is now.

        Raises ``NotFound``, ``UsageError`` for what this cursor can't be at, ``Conflict`` while a task reads by it.
        """
        runtime = self._runtime
        with runtime._engine._turning:
            with runtime.journal.reader() as reader:
                known = stored.cursors(reader)
                if (before := known.get(name)) is None:
                    near = closest(name, list(known))
                    hint = f"did you mean `{near}`?" if near else "`turbo-mode data cursors` lists all that there are"
                    raise NotFound(f"there is no cursor `{name[:200]}`", hint=hint)
                reached = [core.decode(row.body).value for row in reader.read(core.stream_of(name))]
                going = [row.id for row in reader.executions(statuses=UNFINISHED, limit=10_000)]
            for id in going:
                if any(core.moved_by(each.request) == name for each in runtime.look_up(id).attempts.values()):
                    raise Conflict(f"execution {id[-6:]} reads by this cursor now", hint="wait for it, or cancel it")
            value = None if to is None else _value(to, next(each for each in reversed(reached) if each is not None))
            now = time.time_ns() // 1_000_000
            moved = CursorMoved(now, value, before.source, by=by)
            row = EntryRow(0, core.VERSION, CursorMoved.__name__, now, msgspec.json.encode(moved))
            stream = core.stream_of(name)
            (wrong,) = runtime.journal.commit([Changes(stream, moves=[Move(stream, row)])])
            if wrong is not None:
                raise wrong
        return moved

    def serve(self, request: dict[str, Any], by: str) -> dict[str, Any]:
        """One request, as it comes over the control socket."""
        return {"cursor": msgspec.to_builtins(self.reset(request["name"], request["to"], by))}


def _value(said: str, before: Any) -> Any:
    """What was said as a value of the kind that the cursor is at. Raises ``UsageError``."""
    if not isinstance(before, int | float):
        return said
    try:
        value = msgspec.json.decode(said)
    except msgspec.DecodeError:
        value = None
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise UsageError(f"this cursor is at {before}, and `{said[:60]}` is no number")
    return value
