"""What is done with schedules: one function per operation, like ``operations.py``."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

import msgspec

from turbo_mode.core.decisions.limits import Limits
from turbo_mode.core.plan.words import closest
from turbo_mode.core.regex import regex
from turbo_mode.core.schedules.entries import AnyEntry, ExecutionOver, MomentFired, ScheduleBroken
from turbo_mode.core.schedules.state import Schedule
from turbo_mode.core.schedules.triggers import triggers_of
from turbo_mode.errors import NotFound, StoreAway, StoreBusy, StoreDamaged, UsageError
from turbo_mode.operations import executions, submissions
from turbo_mode.plans.reader import LoadedPlan
from turbo_mode.runtime.embedded import reach
from turbo_mode.runtime.embedded.runtime import Runtime
from turbo_mode.runtime.embedded.user import user
from turbo_mode.security.approvers import NOBODY, Approvers
from turbo_mode.store import schedules as stored
from turbo_mode.store.journal import PATIENCE
from turbo_mode.store.place import Where
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import ExecutionRow

OWNER_EVERY = 2.0
"""Seconds between two looks whether another process that starts executions is still there."""
LETTER_SECONDS = 30.0
"""How long an owner elsewhere has to find a letter, or else to lose the store to the next one."""
_NAME = regex(r"[a-z0-9][a-z0-9-]{0,63}", re.ASCII)
_READ = 400
"""So many entries of a schedule are looked at for its last moments."""


class Shown(NamedTuple):
    """A schedule, and the executions that it started last, by id, as far as they have begun.

    ``damage``: why its record can't be read; nothing but its name is known then.
    """

    state: Schedule
    executions: dict[str, ExecutionRow]
    damage: str = ""

    @property
    def status(self) -> str:
        """What people see."""
        return "BROKEN" if self.damage else self.state.status

    @property
    def trouble(self) -> str:
        """Why it was put aside; empty if it is well."""
        return self.damage or (self.state.broken.reason if self.state.broken else "")


class Told(NamedTuple):
    """One entry of a schedule, and the state after it."""

    name: str
    entry: AnyEntry
    state: Schedule


def deploy(place: Where, loaded: LoadedPlan, name: str = "", *, limits: Sequence[Limits] = ()) -> str:
    """Have a plan started by its triggers from now on, in place of what had this name; by default the plan's own.

    The plan is kept as it is now, with its files and under these limits. Raises ``UsageError`` for one without triggers
    and for a bad name, and ``NotThereYet`` for a plan that relies on what this version can't do.
    """
    name = name or loaded.plan.name
    if not _NAME.fullmatch(name):
        raise UsageError(f"`{name}` can't be a name", hint="small letters, digits and `-`, at most 64")
    if not triggers_of(loaded.plan):
        raise UsageError(
            f"nothing starts {loaded.name} by itself", hint='add one: triggers: [{cron: "30 2 * * mon-fri"}]'
        )
    submission = submissions.unbound(loaded, limits)
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
    with suppress(NotFound), executions.reading(place) as reader:
        found = [_shown(reader, name) for name in stored.names(reader)]
        return [shown for shown in found if shown.status != "REMOVED"]
    return []


def show(place: Where, name: str, limit: int) -> tuple[Shown, list[Told], dict[str, ExecutionRow]]:
    """A schedule, the last ``limit`` things that happened to it, the oldest first, and the executions among them.

    Raises ``NotFound``.
    """
    with executions.reading(place) as reader:
        shown = _find(reader, name)
        if shown.damage:
            return shown, [], {}
        found = shown.state
        entries = [entry for _, entry in stored.history(reader, name, max(0, found.seq - _READ))]
        told = [Told(name, entry, found) for entry in entries if not isinstance(entry, ExecutionOver)][-limit:]
        ids = [each.entry.execution for each in told if isinstance(each.entry, MomentFired)]
        return shown, told, _rows(reader, ids)


class Firing:
    """Executions are started at their times, by this process, or by another one that owns the store: then it looks on.

    ``limits`` and ``approvers`` hold for what this process starts; ``is_elsewhere``: another machine owns the store.
    Close it in the end.
    """

    def __init__(self, place: Where, limits: Sequence[Limits] = (), approvers: Approvers = NOBODY) -> None:
        self.runtime: Runtime | None = None
        self.is_elsewhere = False
        self._silent_since: float | None = None
        self._place = place
        self._limits, self._approvers = tuple(limits), approvers
        self._states: dict[str, Schedule] = {}
        self._damaged: set[str] = set()
        with suppress(NotFound), executions.reading(place) as reader:
            self._states = {name: _shown(reader, name).state for name in stored.names(reader)}
        self._begin()
        self._looked_at = time.monotonic()

    @property
    def is_away(self) -> bool:
        """Whether the database doesn't answer at the moment."""
        return self._silent_since is not None

    def news(self) -> Iterator[Told]:
        """What has happened since the last call. Raises what keeps executions from being started.

        A database that doesn't answer is waited for, as long as owners do it.
        """
        try:
            self._look_after_owner()
            yield from self._read()
            self._silent_since = None
        except StoreAway:
            now = time.monotonic()
            self._silent_since = self._silent_since or now
            if now - self._silent_since > PATIENCE:
                raise

    def _read(self) -> Iterator[Told]:
        with executions.reading(self._place) as reader:
            for name in stored.names(reader):
                state = self._states.setdefault(name, Schedule())
                try:
                    for entry in stored.catch_up(reader, name, state) if name not in self._damaged else ():
                        yield Told(name, entry, state)
                except StoreDamaged as damage:
                    self._damaged.add(name)
                    yield Told(name, ScheduleBroken(time.time_ns() // 1_000_000, damage.message), state)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is deployed."""
        return not any(state.exists for state in self._states.values())

    def close(self) -> None:
        """Give the store up if it is ours; programs go on under their shims."""
        if self.runtime is not None:
            self.runtime.close()

    def _begin(self) -> None:
        """Become the owner, or have the owner do it; one on another machine can't be asked, and is waited for."""
        request = {"do": "schedule", "verb": "fire"}
        try:
            found = reach.asked_or_owned(self._place, request, self._limits, self._approvers)
        except StoreBusy as busy:
            if not busy.is_elsewhere:
                raise
            self.is_elsewhere = True
            return
        self.is_elsewhere = False
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
            said = executions.owner(self._place)
            if said is None or not said.get("schedules"):
                self._begin()


def is_firing(place: Where) -> bool:
    """Whether anybody starts executions at their times, as far as that is known here."""
    said = executions.owner(place)
    return said is not None and bool(said.get("schedules", "host" in said))


def _change(place: Where, name: str, verb: str, **more: Any) -> None:
    with executions.reading(place) as reader:
        if damage := _find(reader, name).damage:
            raise StoreDamaged(damage, hint="deploy the plan under another name")
    _request(place, {"verb": verb, "name": name, **more})


def _request(place: Where, request: dict[str, Any]) -> None:
    """Ask the owner; where there is none, be it for a moment. What is asked twice counts once.

    An owner on another machine finds a letter, or else the next one does, who may be we.
    """
    letter, late = "", time.monotonic() + LETTER_SECONDS
    while True:
        try:
            found = reach.asked_or_owned(place, {"do": "schedule", **request})
        except StoreBusy as busy:
            if not busy.is_elsewhere or time.monotonic() > late:
                raise
            stream = stored.stream_of(request["name"])
            letter = letter or reach.leave_letter(place, stream, msgspec.json.encode({**request, "by": user()}))
            if reach.is_taken(place, letter):
                return
            time.sleep(0.2)
            continue
        if not isinstance(found, dict):
            with found:
                schedules = found.schedules  # which finds our letter, if it still waits
                if not letter:
                    schedules.serve(request)
        return


def _shown(reader: Reader, name: str) -> Shown:
    try:
        state = stored.restore(reader, name)
    except StoreDamaged as damage:
        return Shown(Schedule(name=name), {}, damage.message)
    return Shown(state, _executions(reader, state))


def _find(reader: Reader, name: str) -> Shown:
    found = _shown(reader, name)
    if found.status == "REMOVED":
        known = [each for each in stored.names(reader) if _shown(reader, each).status != "REMOVED"]
        similar = closest(name, known)
        hint = f"did you mean `{similar}`?" if similar else "`turbo-mode schedule list` shows them"
        raise NotFound(f"there is no schedule `{name}` here", hint=hint)
    return found


def _executions(reader: Reader, state: Schedule) -> dict[str, ExecutionRow]:
    return _rows(reader, [line.last for line in state.lines if line.last])


def _rows(reader: Reader, ids: Sequence[str]) -> dict[str, ExecutionRow]:
    return {row.id: row for id in ids for row in reader.find(id)}
