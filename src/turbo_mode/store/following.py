"""Following an execution as its journal grows, and the children that it asks for, in an order that makes sense."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakValueDictionary

from turbo_mode.core.machine.apply import apply
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.entries import AnyEntry, AttemptStarted, ChildEnded, decode
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.protocol.catalog import name_of
from turbo_mode.errors import RuntimeFault
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import ExecutionRow, stream_of

_known: WeakValueDictionary[str, Blueprint] = WeakValueDictionary()


class Seen(NamedTuple):
    """One entry of an execution, and the state right after it. ``below``: the tasks that lead down to a child."""

    seq: int
    entry: AnyEntry
    state: Execution
    below: tuple[str, ...] = ()


class Followed:
    """One execution; with ``family``, and its children. The states are objects that move on."""

    def __init__(self, reader: Reader, row: ExecutionRow, *, family: bool = False, below: tuple[str, ...] = ()) -> None:
        self.state = Execution(blueprint_of(reader, row))
        self._reader = reader
        self._stream = stream_of(row.id)
        self._family = family
        self._below = below
        self._asked: dict[str, str] = {}
        self._children: dict[str, Followed] = {}

    def new(self) -> Iterator[Seen]:
        """What has been committed since. All of a child comes before the entry in which its parent hears of its end."""
        for row in self._reader.read(self._stream, self.state.seq):
            entry = decode(row.body)
            if isinstance(entry, ChildEnded):
                yield from self._child(entry.execution)
            apply(self.state, entry)
            yield Seen(row.seq, entry, self.state, self._below)
            if self._family and isinstance(entry, AttemptStarted) and entry.request["kind"] == "plan":
                self._asked[entry.request["execution"]] = name_of(self.state, entry.attempt)
        for child in list(self._asked):
            yield from self._child(child)

    def _child(self, id: str) -> Iterator[Seen]:
        if id not in self._asked:
            return
        if id not in self._children and (rows := self._reader.find(id)):
            below = (*self._below, self._asked[id])
            self._children[id] = Followed(self._reader, rows[0], family=True, below=below)
        child = self._children.get(id)
        if child is not None:
            yield from child.new()
            if child.state.ended:
                del self._children[id], self._asked[id]


def blueprint_of(reader: Reader, row: ExecutionRow) -> Blueprint:
    """The plan of an execution. Raises ``RuntimeFault`` if it is missing from the store."""
    plan = reader.plan(row.plan_digest)
    if plan is None:
        raise RuntimeFault(f"the plan of execution {row.short_id} is missing from the store")
    if (known := _known.get(_name(row.plan_digest, plan.body))) is not None:
        return known
    from turbo_mode.core.plan import stored  # to learn what a plan is takes longer than to list executions

    return share(Blueprint(stored.read(plan.body), row.plan_digest), plan.body)


def share(blueprint: Blueprint, body: bytes) -> Blueprint:
    """Whoever follows executions of the plan that is stored like this has this one from now on, as long as somebody
    in our process does."""
    return _known.setdefault(_name(blueprint.digest, body), blueprint)


def _name(digest: str, body: bytes) -> str:
    return digest + hashlib.sha256(body).hexdigest()
