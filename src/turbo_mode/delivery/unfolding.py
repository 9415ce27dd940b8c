"""The public events of a store, in the order of commit, each with its place in it.

Events are made from the journal, so that none is lost and none invented: whoever comes back says which one they had
last and gets all that followed.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Iterator

from msgspec import Struct

from turbo_mode.core import resources
from turbo_mode.core.ids import context_of
from turbo_mode.core.machine.apply import apply
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.entries import decode
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.protocol.catalog import progress_event, public_event
from turbo_mode.core.protocol.envelope import Envelope
from turbo_mode.core.protocol.spans import ROOT
from turbo_mode.delivery.progressing import Progressing
from turbo_mode.errors import NotFound
from turbo_mode.store.following import blueprint_of
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import JournalRow, stream_of

KEPT = 1000
"""So many executions are remembered as they were; others are read again."""
_EXECUTIONS = "execution/"


class Event(Struct, frozen=True):
    """A public event at its place: ``sequence`` is its position in the journal, ``execution`` what it belongs to.

    ``size`` is that of its entry, in bytes. ``trace`` is the ``traceparent`` under which the execution was started,
    ``span`` the one under which the event is told.
    """

    sequence: int
    execution: str
    envelope: Envelope
    size: int = 0
    trace: str = ""
    span: str = ROOT

    @property
    def lane(self) -> str:
        """What its order is about: the execution, or else the document, message, plan …"""
        return self.execution or self.envelope.id.rpartition(":")[0]

    @property
    def context(self) -> dict[str, str]:
        """How that span is named to others (W3C); empty for what belongs to no execution."""
        return context_of(self.execution, self.trace, self.span) if self.execution else {}


class Unfolding:
    """Rows of the journal made into events, in order, by states that move along.

    ``progressing`` is told what happens, and makes events beside those of the entries.
    """

    def __init__(self, reader: Reader, progressing: Progressing | None = None) -> None:
        self._reader = reader
        self._progressing = progressing
        self._states: OrderedDict[str, Execution] = OrderedDict()
        self._blueprints: dict[str, Blueprint] = {}
        self._traces: dict[str, str] = {}

    def event(self, row: JournalRow) -> Event | None:
        """The event of a row, or None where it means nothing outside."""
        if named := resources.named(row.stream):
            resource = resources.decode(row.entry.body)
            envelope = resources.event(*named, row.entry.seq, resource)
            id = envelope.data.get("executionId", "")
            return Event(row.position, id, envelope, len(row.entry.body), self._trace(id))
        id = execution_of(row)
        if not id:
            return None
        try:
            state = self._at(id, row.entry.seq)
        except NotFound:  # deleted meanwhile
            return None
        entry = decode(row.entry.body)
        apply(state, entry)
        event = public_event(row.entry.seq, entry, state)
        if self._progressing is not None:
            self._progressing.see(entry, state)
        if state.ended:
            del self._states[id]
        trace = state.facts.get("trace", "")
        return Event(row.position, id, event, len(row.entry.body), trace) if event is not None else None

    def progress(self, id: str, sequence: int) -> Event | None:
        """How far an execution is now, if it goes on."""
        state = self._states.get(id)
        if state is None:
            return None
        now = time.time_ns() // 1_000_000
        told = self._progressing.progress(state, now) if self._progressing is not None else None
        return Event(sequence, id, told if told is not None else progress_event(state, now))

    def state(self, id: str) -> Execution | None:
        """An execution as it was right after its newest event, if it goes on. Only to look at."""
        return self._states.get(id)

    def _trace(self, id: str) -> str:
        """Under what an execution was started, if it was under anything."""
        if (state := self._states.get(id)) is not None:
            return str(state.facts.get("trace", ""))
        if id not in self._traces:
            if len(self._traces) >= KEPT:
                self._traces.clear()
            first = next(self._reader.read(stream_of(id), page=1), None) if id else None
            self._traces[id] = str(getattr(decode(first.body), "trace", "")) if first is not None else ""
        return self._traces[id]

    def _at(self, id: str, seq: int) -> Execution:
        """The state of an execution right before an entry."""
        state = self._states.get(id)
        if state is None or state.seq != seq - 1:
            state = Execution(self._blueprint(id))
            for row in self._reader.read(stream_of(id)):
                if row.seq == seq:
                    break
                apply(state, decode(row.body))
            self._states[id] = state
            if len(self._states) > KEPT:
                self._states.popitem(last=False)
        self._states.move_to_end(id)
        return state

    def _blueprint(self, id: str) -> Blueprint:
        row = next((row for row in self._reader.find(id) if row.id == id), None)
        if row is None:
            raise NotFound(f"there is no execution {id}")
        if row.plan_digest not in self._blueprints:
            self._blueprints[row.plan_digest] = blueprint_of(self._reader, row)
        return self._blueprints[row.plan_digest]


def execution_of(row: JournalRow) -> str:
    """The execution whose history a row belongs to; empty if it belongs to none."""
    return row.stream.removeprefix(_EXECUTIONS) if row.stream.startswith(_EXECUTIONS) else ""


def events_behind(reader: Reader, after: int, until: int, most: int) -> Iterator[Event]:
    """The events behind position ``after``, up to ``until``: at most ``most`` rows of the journal are read for them."""
    unfolding, left = Unfolding(reader), most
    while left > 0 and (rows := reader.after(after, min(left, 500))):
        for row in rows:
            if row.position > until:
                return
            if (event := unfolding.event(row)) is not None:
                yield event
        after, left = rows[-1].position, left - len(rows)
