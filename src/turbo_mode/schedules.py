"""What is done with schedules: one function per operation, like ``operations.py``."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

import msgspec

from turbo_mode import operations
from turbo_mode.core.decisions.limits import Limits
from turbo_mode.core.plan.words import closest
from turbo_mode.core.schedules.apply import apply
from turbo_mode.core.schedules.entries import AnyEntry, ExecutionOver, MomentFired
from turbo_mode.core.schedules.state import Schedule
from turbo_mode.core.schedules.triggers import cron_triggers
from turbo_mode.errors import NotFound, UsageError
from turbo_mode.plans.reader import LoadedPlan
from turbo_mode.runtime.embedded import reach
from turbo_mode.runtime.embedded.runtime import NOBODY, Approvers, Runtime
from turbo_mode.store import schedules as stored
from turbo_mode.store.place import Where
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import ExecutionRow

OWNER_EVERY = 2.0
"""Seconds between two looks whether another process that starts executions is still there."""
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}", re.ASCII)
_READ = 400
"""So many entries of a schedule are looked at for its last moments."""


class Shown(NamedTuple):
    """A schedule, and the executions that it started last, by id, as far as they have begun."""

    state: Schedule
    executions: dict[str, ExecutionRow]


class Told(NamedTuple):
    """One entry of a schedule, and the state after it."""

    name: str
    entry: AnyEntry
    state: Schedule


def deploy(place: Where, loaded: LoadedPlan, name: str = "", *, limits: Sequence[Limits] = ()) -> str:
    """Have a plan started by its triggers from now on, in place of what had this name; by default the plan's own.

    The plan is kept as it is now, with its files and under these limits. Raises ``UsageError`` for one that no time
    starts and for a bad name, and ``NotThereYet`` for a plan that relies on what this version can't do.
    """
    name = name or loaded.plan.name
    if not _NAME.fullmatch(name):
        raise UsageError(f"`{name}` can't be a name", hint="small letters, digits and `-`, at most 64")
    if not cron_triggers(loaded.plan):
        raise UsageError(f"no time starts {loaded.name}", hint='add one: triggers: [{cron: "30 2 * * mon-fri"}]')
    submission = operations.unbound(loaded, limits)
    _request(place, {"verb": "deploy", "name": name, "submission": msgspec.to_builtins(submission)})
    return name


def pause(place: Where, name: str, reason: str = "") -> None:
    """Start nothing until it is resumed; what comes due meanwhile is skipped. Raises ``NotFound``."""
    _change(place, name, "pause", reason=reason)


def resume(place: Where, name: str) -> None:
    """Start again what is due from now on. Raises ``NotFound``."""
    _change(place, name, "resume")


def remove(place: Where, name: str) -> None:
    """Start nothing any more; what it has started goes on. Raises ``NotFound``."""
    _change(place, name, "remove")


def listed(place: Where) -> list[Shown]:
    """All schedules that are deployed, by name."""
    with suppress(NotFound), operations.reading(place) as reader:
        states = [stored.restore(reader, name) for name in stored.names(reader)]
        return [Shown(state, _executions(reader, state)) for state in states if state.exists]
    return []


def show(place: Where, name: str, limit: int) -> tuple[Shown, list[Told], dict[str, ExecutionRow]]:
    """A schedule, the last ``limit`` things that happened to it, the oldest first, and the executions among them.

    Raises ``NotFound``.
    """
    with operations.reading(place) as reader:
        found = _find(reader, name)
        entries = [entry for _, entry in stored.history(reader, name, max(0, found.seq - _READ))]
        told = [Told(name, entry, found) for entry in entries if not isinstance(entry, ExecutionOver)][-limit:]
        ids = [each.entry.execution for each in told if isinstance(each.entry, MomentFired)]
        return Shown(found, _executions(reader, found)), told, _rows(reader, ids)


class Firing:
    """Executions are started at their times, by this process, or by another one that owns the store: then it looks on.

    ``limits`` and ``approvers`` hold for what this process starts. Close it in the end.
    """

    def __init__(self, place: Where, limits: Sequence[Limits] = (), approvers: Approvers = NOBODY) -> None:
        self.runtime: Runtime | None = None
        self._place = place
        self._limits, self._approvers = tuple(limits), approvers
        self._states: dict[str, Schedule] = {}
        with suppress(NotFound), operations.reading(place) as reader:
            self._states = {name: stored.restore(reader, name) for name in stored.names(reader)}
        self._begin()
        self._looked_at = time.monotonic()

    def news(self) -> Iterator[Told]:
        """What has happened since the last call. Raises what keeps executions from being started."""
        self._look_after_owner()
        with operations.reading(self._place) as reader:
            for name in stored.names(reader):
                state = self._states.setdefault(name, Schedule())
                for _, entry in stored.history(reader, name, state.seq):
                    apply(state, entry)
                    yield Told(name, entry, state)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is deployed."""
        return not any(state.exists for state in self._states.values())

    def close(self) -> None:
        """Give the store up if it is ours; programs go on under their shims."""
        if self.runtime is not None:
            self.runtime.close()

    def _begin(self) -> None:
        """Become the owner, or have the owner do it."""
        found = reach.asked_or_owned(self._place, {"do": "schedule", "verb": "fire"}, self._limits, self._approvers)
        if isinstance(found, dict):
            return
        try:
            found.schedules.fire()
        except BaseException:
            found.close()
            raise
        self.runtime = found

    def _look_after_owner(self) -> None:
        if self.runtime is not None:
            if self.runtime.schedules.failure is not None:
                raise self.runtime.schedules.failure
        elif time.monotonic() - self._looked_at >= OWNER_EVERY:
            self._looked_at = time.monotonic()
            said = operations.owner(self._place)
            if said is None or not said.get("schedules"):
                self._begin()


def is_firing(place: Where) -> bool:
    """Whether anybody starts executions at their times."""
    said = operations.owner(place)
    return said is not None and bool(said.get("schedules"))


def _change(place: Where, name: str, verb: str, **more: Any) -> None:
    with operations.reading(place) as reader:
        _find(reader, name)
    _request(place, {"verb": verb, "name": name, **more})


def _request(place: Where, request: dict[str, Any]) -> None:
    """Ask the owner; where there is none, be it for a moment. What is asked twice counts once."""
    found = reach.asked_or_owned(place, {"do": "schedule", **request})
    if not isinstance(found, dict):
        with found:
            found.schedules.serve(request)


def _find(reader: Reader, name: str) -> Schedule:
    state = stored.restore(reader, name)
    if not state.exists:
        known = [each for each in stored.names(reader) if stored.restore(reader, each).exists]
        similar = closest(name, known)
        hint = f"did you mean `{similar}`?" if similar else "`turbo-mode schedule list` shows them"
        raise NotFound(f"there is no schedule `{name}` here", hint=hint)
    return state


def _executions(reader: Reader, state: Schedule) -> dict[str, ExecutionRow]:
    return _rows(reader, [line.last for line in state.lines if line.last])


def _rows(reader: Reader, ids: Sequence[str]) -> dict[str, ExecutionRow]:
    return {row.id: row for id in ids for row in reader.find(id)}
