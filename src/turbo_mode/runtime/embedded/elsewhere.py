"""Executions of this store that another runtime carries out: handed over, commanded, and kept as their entries come.

The owner of the store starts them there, passes on what people say to them, and writes down what it hears of them. So
lists, documents, messages and doors show them like its own. What is written is what happened there: nothing here
decides.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol
from uuid import uuid4

import msgspec

from turbo_mode.core.decisions.opinions import Adviser
from turbo_mode.core.ids import TENANT
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.apply import apply
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.decide import step
from turbo_mode.core.machine.inputs import Command, Facts, Submit, Supersede
from turbo_mode.core.machine.outcomes import Done, Failure, NotDone, Observation
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan.labels import wanted
from turbo_mode.core.plan.model import Plan
from turbo_mode.errors import Conflict, NotFound, NotInstalled, RuntimeFault, ServerAway
from turbo_mode.runtime.embedded.clock import new_id
from turbo_mode.runtime.embedded.redeeming import refuse_link
from turbo_mode.runtime.embedded.refusing import refuse_command
from turbo_mode.store import checksum
from turbo_mode.store.artifacts import Artifacts
from turbo_mode.store.checkpoints import checkpoint
from turbo_mode.store.projections import decision_rows, details_row, execution_row, outcome_rows
from turbo_mode.store.rows import Changes, EntryRow, PlanRow, stream_of

if TYPE_CHECKING:
    from turbo_mode.runtime.embedded.engine import Engine
    from turbo_mode.runtime.embedded.shelf import Shelf
    from turbo_mode.security.notes import Notary

RUNTIME = "temporal"
NAMES = "elsewhere"
"""The stream with the name by which the other runtime knows this store."""
PATIENCE = 15.0
"""Seconds in which somebody should take up what was handed over."""
Rows = Sequence[tuple[EntryRow, bytes]]


class Mirror(Protocol):
    """A store for entries from elsewhere. May be called from several threads."""

    def keep(self, execution: str, rows: Rows, plan: Plan | None = None) -> Mapping[int, bytes]:
        """Store, in one transaction, each row (with its checksum) whose ``seq`` isn't there yet for this execution.

        ``plan`` comes with the first ones where the store may not have it. Returns the checksums that stand there
        now, by ``seq``.
        """


class Keeper(Mirror, Protocol):
    """The owner of a store, for executions that it doesn't carry out itself."""

    @property
    def artifacts(self) -> Artifacts:
        """The files that it keeps."""

    def tell(self, execution: str, attempt: str) -> Observation:
        """Tell people what a ``notify`` attempt says, once however often it is asked for."""

    def notice(self, execution: str, reads: Sequence[Mapping[str, Any]]) -> Observation:
        """What is odd about an execution, as pieces of evidence ask; see ``watching.look_up``."""


class Home(NamedTuple):
    """The store that executions elsewhere belong to: its ``name``, what signs the words of its owner (``notary``), and
    the model that the owner lets advise."""

    name: str
    notary: Notary
    adviser: Adviser | None


class Carrier(Protocol):
    """The other runtime. All may raise ``ServerAway`` and what else keeps us from reaching it."""

    def start(self, submit: Submit, plan: Plan, home: Home) -> None:
        """Have it begin an execution, once, and send its entries to its ``home``; returns when it is sure to do
        that."""

    def command(self, id: str, command: Command, home: Home) -> None:
        """Tell an execution something."""

    def keep(self, store: str, keeper: Keeper) -> None:
        """From now on put entries that come for this store into ``keeper``; waits for nothing."""

    def close(self) -> None:
        """Take no more."""


def _no_way() -> Carrier:
    hint = "TURBO_MODE_TEMPORAL_ADDRESS, or `temporal:` in the configuration"
    raise Conflict("this execution is on Temporal, and nobody here knows the way there", hint=hint)


way: Callable[[], Carrier] = _no_way
"""Makes a carrier as the configuration of this process says; set by whoever has read it."""


class Elsewhere:
    """For the owner of a store. ``carries``: it stays, so that it can take entries. ``prefers``: whatever is handed in
    without a wish goes there."""

    def __init__(self, engine: Engine, shelf: Shelf, *, carries: bool) -> None:
        self.prefers = False
        self._carries = carries
        self._engine, self._journal, self._shelf = engine, engine.journal, shelf
        self._carrier: Carrier | None = None
        self._is_kept = False
        self._going: set[str] = set()
        self._states: dict[str, tuple[Execution, int]] = {}
        self._lock = threading.RLock()

    # -- what goes there -----------------------------------------------------------------------------------------------

    def takes(self, runtime: str) -> bool:
        """Whether what is handed in with this wish is for the other runtime."""
        return runtime == RUNTIME or (self.prefers and not runtime)

    def submit(self, submit: Submit, plan: Plan, source: str) -> None:
        """Hand an execution over, and wait for its first entry. Raises ``ServerAway`` where nobody takes it up."""
        workspace = submit.workspace if submit.forks else ""
        submit = msgspec.structs.replace(submit, runtime=RUNTIME, workspace=workspace)
        self._journal.commit([Changes(NAMES, plan=PlanRow(submit.plan_digest, msgspec.json.encode(plan), source))])
        self.begin().start(submit, plan, self._home)
        if not self._engine.wait(lambda: submit.execution in self._states or self._is_over(submit.execution), PATIENCE):
            raise ServerAway(
                f"no worker has taken up {submit.execution} yet; Temporal keeps it, and it begins when one comes",
                hint="turbo-mode worker"
                + (f", with the labels {', '.join(labels)}" if (labels := wanted(plan)) else ""),
            )

    def command(self, state: Execution, command: Command) -> None:
        """Tell an execution something. Raises ``NotFound`` and ``Conflict`` where it can't apply."""
        if state.ended:
            raise Conflict(f"execution {state.id[-6:]} has ended")
        refuse_command(state, command)
        now = self._engine.clock.now()
        refuse_link(state, command, now)
        if not command.id:
            command = msgspec.structs.replace(command, id=new_id(now))
        self._reached().command(state.id, command, self._home)

    def begin(self) -> Carrier:
        """Take entries from now on, until the store is given up."""
        with self._lock:
            carrier = self._reached()
            if self._carries and not self._is_kept:
                self._is_kept = True
                carrier.keep(self.name, self)
            return carrier

    def _reached(self) -> Carrier:
        with self._lock:
            if self._carrier is None:
                self._carrier = way()
            return self._carrier

    @property
    def artifacts(self) -> Artifacts:
        """See ``Keeper``."""
        return self._engine.performer.artifacts

    @property
    def _home(self) -> Home:
        from turbo_mode.security.notes import Notary

        return Home(self.name, Notary.beside(self._engine.performer.directory), self._engine.adviser)

    @property
    def name(self) -> str:
        """By which the other runtime knows this store, for good."""
        with self._lock:
            for row in self._journal.read(NAMES):
                return str(msgspec.json.decode(row.body)["name"])
            name = uuid4().hex[:12]
            body = msgspec.json.encode({"name": name})
            self._journal.commit([Changes(NAMES, [EntryRow(1, 1, "StoreNamed", self._engine.clock.now(), body)])])
            return name

    # -- what is known of them -----------------------------------------------------------------------------------------

    def note(self, state: Execution) -> bool:
        """Take note of an execution that was read from the journal; whether it is carried out elsewhere."""
        if "runtime" not in state.facts:
            return False
        if not state.ended:
            self._going.add(state.id)
            if self._carries:
                with suppress(Conflict, NotInstalled):  # nobody here knows the way
                    self.begin()
        return True

    def has(self, id: str) -> bool:
        """Whether an execution that has not ended, as far as we know, is carried out elsewhere."""
        return id in self._going

    def goes_on(self, id: str) -> bool:
        """Likewise, and we shall hear of its end."""
        return self._is_kept and id in self._going

    def _is_over(self, id: str) -> bool:
        with suppress(NotFound):
            return self._shelf.load(id).ended
        return False

    # -- what comes from there -----------------------------------------------------------------------------------------

    def keep(self, execution: str, rows: Rows, plan: Plan | None = None) -> Mapping[int, bytes]:
        """See ``Mirror``. Raises ``RuntimeFault`` where entries before these are missing."""
        with self._lock:
            try:
                return self._keep(execution, rows, plan)
            except BaseException:
                self._states.pop(execution, None)
                raise

    def _keep(self, execution: str, rows: Rows, plan: Plan | None) -> Mapping[int, bytes]:
        state, saved, fresh_plan = self._found(execution, rows, plan)
        there = self._there(execution, rows[0][0].seq, min(rows[-1][0].seq, state.seq))
        fresh = [row for row, _ in rows if row.seq > state.seq]
        if fresh and fresh[0].seq != state.seq + 1:
            raise RuntimeFault(f"the store lacks what came before entry {fresh[0].seq} of execution {execution}")
        if fresh:
            saved = self._write(state, saved, fresh, fresh_plan)
        self._states[execution] = (state, saved)
        self._going.add(execution)
        if state.ended:
            self._going.discard(execution)
            del self._states[execution]
        self._engine.nudge()
        return there | {row.seq: sum for row, sum in rows if row.seq not in there}

    def tell(self, execution: str, attempt: str) -> Observation:
        """See ``Keeper``."""
        state = self._shelf.load(execution)
        if attempt not in state.attempts:
            return NotDone(Failure("cancelled", "it has ended meanwhile"))
        return self._engine.performer.told(state, state.attempts[attempt])

    def notice(self, execution: str, reads: Sequence[Mapping[str, Any]]) -> Observation:
        """See ``Keeper``."""
        return Done({"reads": [self._engine.performer.looked_up(execution, read) for read in reads]})

    def _found(self, execution: str, rows: Rows, plan: Plan | None) -> tuple[Execution, int, PlanRow | None]:
        if execution in self._states:
            return *self._states[execution], None
        try:
            state = self._shelf.load(execution)
            return state, state.seq, None
        except NotFound:
            first = e.decode(rows[0][0].body)
        if not isinstance(first, e.ExecutionAccepted):
            raise RuntimeFault(f"the store lacks what came before entry {rows[0][0].seq} of execution {execution}")
        if plan is None:
            return Execution(self._shelf.plan(first.plan_digest)), 0, None
        body = msgspec.json.encode(plan)
        return Execution(Blueprint(plan, first.plan_digest)), 0, PlanRow(first.plan_digest, body, "")

    def _there(self, execution: str, first: int, last: int) -> dict[int, bytes]:
        if last < first:
            return {}
        stream = stream_of(execution)
        framed, found = checksum.frame(TENANT, stream), {}
        for row in self._journal.read(stream, first - 1):
            if row.seq > last:
                break
            found[row.seq] = checksum.of_entry(framed, row, 0, row.body)
        return found

    def _write(self, state: Execution, saved: int, fresh: Sequence[EntryRow], plan: PlanRow | None) -> int:
        entries = [e.decode(row.body) for row in fresh]
        for entry in entries:
            apply(state, entry)
        due = checkpoint(state, saved)
        changes = Changes(
            stream_of(state.id), list(fresh), execution=execution_row(state), plan=plan, checkpoint=due,
            decisions=decision_rows(state.id, entries), outcomes=outcome_rows(state, entries),
            details=details_row(state, entries),
        )  # fmt: skip
        for wrong in self._journal.commit([changes, *self._superseded(entries[0], state.id)]):
            if wrong is not None:
                raise wrong
        return due.seq if due else saved

    def _superseded(self, first: e.AnyEntry, fork: str) -> list[Changes]:
        """With the first entry of a fork its source is superseded."""
        if not isinstance(first, e.ExecutionAccepted) or not first.forks:
            return []
        source = self._shelf.load(first.forks)
        seq, said = source.seq, step(source, Supersede(fork), Facts(self._engine.clock.now()))
        rows = [
            EntryRow(number, e.VERSION, type(entry).__name__, entry.at, e.encode(entry))
            for number, entry in enumerate(said, seq + 1)
        ]
        execution, details = execution_row(source), details_row(source, said)
        return [Changes(stream_of(source.id), rows, execution=execution, details=details)] if rows else []

    def close(self) -> None:
        """Take no more."""
        if self._carrier is not None:
            self._carrier.close()
