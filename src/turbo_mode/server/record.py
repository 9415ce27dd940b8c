"""What a store has on record, for all doors: read with connections of its own, a few of which are kept open."""

from __future__ import annotations

import queue
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from turbo_mode.core.decisions.limits import Limits, configured_by
from turbo_mode.core.protocol.catalog import public_event
from turbo_mode.core.protocol.envelope import Envelope
from turbo_mode.core.resources import DELETED, Resource
from turbo_mode.errors import NotFound
from turbo_mode.operations import executions
from turbo_mode.plans.reader import LoadedPlan, parse_plan
from turbo_mode.runtime.embedded import reach
from turbo_mode.server.whole import Whole, Wholes
from turbo_mode.store.place import Place
from turbo_mode.store.queries import Reader
from turbo_mode.store.resources import resource, resources_in
from turbo_mode.store.rows import DecisionRow, ExecutionRow
from turbo_mode.store.views import DECISIONS, listed

IDLE_READERS = 16
"""So many connections are kept open between requests."""


class Record:
    """What a store has on record, for whoever may read it. Its methods may be called from any thread.

    ``limits`` are those of its owner, as far as they are known here.
    """

    def __init__(self, place: Place, limits: Sequence[Limits] = ()) -> None:
        self.place = place
        self.limits = limits
        self.wholes = Wholes(None)
        self._idle: queue.SimpleQueue[Reader] = queue.SimpleQueue()

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """A connection that only reads."""
        try:
            reader = self._idle.get_nowait()
        except queue.Empty:
            reader = reach.opened(self.place)
        try:
            yield reader
        except BaseException:
            reader.close()
            raise
        if self._idle.qsize() < IDLE_READERS:
            self._idle.put(reader)
        else:
            reader.close()

    def close(self) -> None:
        """Close what is kept open."""
        while not self._idle.empty():
            self._idle.get_nowait().close()

    # -- reading -------------------------------------------------------------------------------------------------------

    def executions(
        self, *, statuses: Sequence[str], plan: str | None, before: str | None, limit: int
    ) -> list[ExecutionRow]:
        """Executions, the newest first, behind ``before``."""
        with self.reading() as reader:
            return reader.executions(statuses=statuses, plan=plan, before=before, children=False, limit=limit)

    def id_of(self, reference: str) -> str:
        """The whole id of an execution. Raises ``NotFound``."""
        with self.reading() as reader:
            return executions.find(reader, reference).id

    def execution(self, reference: str) -> Whole:
        """One execution. Raises ``NotFound``."""
        with self.reading() as reader:
            return self.wholes.one(reader, executions.find(reader, reference))

    def events(self, reference: str, after: int, limit: int) -> list[Envelope]:
        """The public events of an execution behind entry ``after``, at most ``limit``."""
        found: list[Envelope] = []
        with self.reading() as reader:
            for seen in executions.history(reader, executions.find(reader, reference)):
                if seen.seq > after and (event := public_event(seen.seq, seen.entry, seen.state)):
                    found.append(event)
                if len(found) == limit:
                    break
        return found

    def decisions(
        self, *, execution: str | None, status: str | None, before: tuple[int, str] | None, limit: int
    ) -> list[DecisionRow]:
        """Decisions and open questions, of executions and by hand, the newest first, behind the one with ``before`` as
        time and id."""
        with self.reading() as reader:
            view = DECISIONS.of("execution = ?", executions.find(reader, execution).id) if execution else DECISIONS
            view = view.of("status = ?", status) if status is not None else view
            return listed(reader, view, after=before, limit=limit)

    def decision(self, execution: str, name: str) -> DecisionRow:
        """One decision. Raises ``NotFound``."""
        with self.reading() as reader:
            return executions.decision_in(reader, execution, name)

    def any_decision(self, id: str) -> DecisionRow:
        """One decision, by ``EXECUTION/dN`` or the id of one that was made by hand. Raises ``NotFound``."""
        if "/" in id:
            return self.decision(*executions.named(id))
        with self.reading() as reader:
            found = listed(reader, DECISIONS.of("id = ?", id), limit=1)
        if not found:
            raise NotFound(f"there is no decision `{id[:80]}`")
        return found[0]

    # -- documents, messages, reports ----------------------------------------------------------------------------------

    def resources(self, kind: str, **wanted: Any) -> list[Resource]:
        """Those of a kind, the newest first; ``wanted`` narrows them, see ``store.resources.resources_in``."""
        with self.reading() as reader:
            return resources_in(reader, kind, **wanted)

    def resource(self, kind: str, id: str) -> Resource:
        """One of them. Raises ``NotFound``."""
        with self.reading() as reader:
            found = resource(reader, kind, id)
        if found is None or found.status == DELETED:
            raise NotFound(f"there is no {kind} `{id[:80]}`")
        return found

    # -- plans ---------------------------------------------------------------------------------------------------------

    def check(self, plan: Mapping[str, Any] | str) -> LoadedPlan:
        """A plan given as data or as YAML, JSON or TOML text. Raises ``PlanInvalid``."""
        return parse_plan(plan if isinstance(plan, str) else dict(plan), configured=configured_by(self.limits))
