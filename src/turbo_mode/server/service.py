"""What the doors ask of the process that owns the store: operations in the name of somebody.

One object for all doors. It reads with connections of its own, a few of which are kept open, and changes things only
through the runtime. Who may ask is settled before (see ``auth.py``); who asks stands in the record.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from turbo_mode.core.access.keys import Key
from turbo_mode.core.communications.message import Message
from turbo_mode.core.decisions.limits import Limits, configured_by
from turbo_mode.core.machine.fork import Wish
from turbo_mode.core.machine.inputs import Command
from turbo_mode.core.protocol.catalog import public_event
from turbo_mode.core.protocol.envelope import Envelope
from turbo_mode.core.resources import DELETED, Resource
from turbo_mode.errors import NotFound, NotPermitted, RuntimeFault, StoreBusy, TurboModeError
from turbo_mode.inbound.hooks import Called, Hooks
from turbo_mode.operations import executions, forks, submissions
from turbo_mode.operations.forks import Changes
from turbo_mode.plans.reader import LoadedPlan, parse_plan
from turbo_mode.runtime.embedded import reach
from turbo_mode.runtime.embedded.audit import AuditLog
from turbo_mode.runtime.embedded.intruders import limits_of
from turbo_mode.runtime.embedded.keyring import Keyring
from turbo_mode.runtime.embedded.once import Once
from turbo_mode.runtime.embedded.passes import Passes
from turbo_mode.runtime.embedded.resources import New, Outcome
from turbo_mode.runtime.embedded.runtime import UNFINISHED, Runtime
from turbo_mode.server.ended import AllEnded, Ended
from turbo_mode.server.gathering import Gathering
from turbo_mode.server.whole import Whole, Wholes
from turbo_mode.store import rows
from turbo_mode.store.place import Place
from turbo_mode.store.queries import Reader
from turbo_mode.store.resources import resource, resources_in, small_resource
from turbo_mode.store.rows import DecisionRow, ExecutionRow
from turbo_mode.store.views import DECISIONS, listed

if TYPE_CHECKING:
    from turbo_mode.server.replicas.shared import NotesForOwner, Shared

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


class Service(Record):
    """The operations of one store, for the process that owns it; or, for a replica, what can be done beside the owner.

    ``templates`` are the owner's, for documents. ``shared`` is what the replicas of a store have in common.
    """

    def __init__(
        self, runtime: Runtime | None, place: Place, shared: Shared | None = None, limits: Sequence[Limits] = ()
    ) -> None:
        super().__init__(place, runtime.limits if runtime else limits)
        self.shared = shared
        self.templates: Path | None = None
        self.is_draining = False
        self.hooks: Hooks | None = None
        self.gathering = Gathering(self._create_all)
        self._ended = AllEnded(self.wholes)
        self._runtime: Runtime | None = None
        self._listening: list[threading.Event] = []
        self._beside = Keyring(_Beside(self))
        self._passes = Passes()
        if shared is not None:
            shared.news = self._heard
        if runtime is not None:
            self.take(runtime)

    # -- who owns the store --------------------------------------------------------------------------------------------

    def take(self, runtime: Runtime) -> None:
        """Be the owner from now on."""
        runtime.listening.extend(self._listening)
        self.wholes.runtime = runtime
        self._once = Once(runtime)
        self._runtime = runtime

    def give_up(self) -> None:
        """Be the owner no more, and go on as a replica."""
        runtime, self._runtime, self.wholes.runtime, self.hooks = self._runtime, None, None, None
        if runtime is not None:
            with suppress(TurboModeError):
                runtime.close()

    @property
    def is_owner(self) -> bool:
        """Whether this process owns the store."""
        return self._runtime is not None

    @property
    def is_sound(self) -> bool:
        """Whether it does, and nothing keeps it from going on."""
        return self._runtime is not None and self._runtime.failure is None

    @property
    def runtime(self) -> Runtime:
        """What carries out executions. Raises ``StoreBusy`` in a replica."""
        if self._runtime is None:
            raise StoreBusy("another process owns this store now", hint="ask again")
        return self._runtime

    @property
    def ours(self) -> Shared:
        """What the replicas of this store share: there are some."""
        assert self.shared is not None
        return self.shared

    @property
    def keyring(self) -> Keyring:
        """The keys of the store; a replica looks them up."""
        return self._runtime.keyring if self._runtime else self._beside

    @property
    def passes(self) -> Passes:
        """The passes of agents: the owner's, since it carries them out."""
        return self._runtime.passes if self._runtime else self._passes

    @property
    def audit(self) -> AuditLog | NotesForOwner:
        """Where is noted what was asked."""
        return self._runtime.audit if self._runtime else self.ours.audit

    @property
    def waits_for(self) -> str:
        """What everything waits for: ``space`` on the disk, or the ``database``; else empty."""
        return self._runtime.waits_for if self._runtime else self.ours.waits_for

    def shown(self, token: str) -> Key:
        """The key that somebody shows, see ``Keyring.verified``; one that another process has just made counts too."""
        if self._runtime is None:
            with suppress(NotPermitted):
                return self._beside.verified(token)
            self._beside.refresh()
        return self.keyring.verified(token)

    def listen(self, news: threading.Event) -> None:
        """Have an event set whenever something was committed, by whomever."""
        self._listening.append(news)
        if self._runtime is not None:
            self._runtime.listening.append(news)

    def _heard(self) -> None:
        for news in self._listening:
            news.set()

    # -- reading -------------------------------------------------------------------------------------------------------

    def ended(self, id: str) -> Ended | None:
        """What is told of an execution that has ended, for whoever must not wait; None where that takes time."""
        if self.place.url:
            return None
        with self.reading() as reader:
            return self._ended.find(reader, id)

    def small(self, kind: str, id: str) -> Resource | None:
        """A resource that is small and belongs to nothing, likewise."""
        if self.place.url:
            return None
        with self.reading() as reader:
            return small_resource(reader, kind, id)

    # -- changing ------------------------------------------------------------------------------------------------------

    def start(
        self, plan: Mapping[str, Any] | str, inputs: Mapping[str, Any], by: str, once: str = "", within: str = "",
        tenant: str = rows.TENANT, trace: str = "",
    ) -> tuple[str, bool]:  # fmt: skip
        """Hand in a plan for a tenant; returns the id of its execution, durable, and whether it was there already.

        ``once`` is by what the request is known again, if that is wanted; ``within`` an execution from inside of which
        it comes: its limits hold too, and it is of the same tenant. ``trace`` is the ``traceparent`` of the request.
        Raises ``PlanInvalid``, ``UsageError``.
        """
        around = self.runtime.look_up(within) if within else None
        limits = [*self.runtime.limits, *([limits_of(around)] if around else [])]
        submission = submissions.prepare(self.check(plan), inputs, limits=limits)
        tenant = around.tenant if around else tenant
        submission = msgspec.structs.replace(submission, actor=by, trigger="api", tenant=tenant, trace=trace)
        if not once:
            return self.runtime.submit(submission), False
        return self._once.start(once, [plan, inputs], lambda: submission)

    def command(self, reference: str, command: Command) -> tuple[str, bool]:
        """Give an execution that goes on a command. Returns its id, and whether it had this command already.

        Raises ``NotFound``, ``Conflict``.
        """
        id = self.id_of(reference)
        return id, self._once.command(id, command)

    def fork(self, reference: str, inputs: Mapping[str, Any], wish: Wish, by: str) -> str:
        """Go on with an execution that has ended as another one; returns its id. Raises ``Conflict``."""
        with self.reading() as reader:
            row = executions.find(reader, reference)
            submission = forks.submission_of(reader, row, Changes(inputs=inputs, wish=wish), self.runtime.limits)
        return self.runtime.fork(row.id, msgspec.structs.replace(submission, actor=by), wish)

    def delete(self, reference: str) -> None:
        """Delete an execution that has ended, with its children. Raises ``NotFound``, ``Conflict``."""
        self.runtime.disposal.delete(self.id_of(reference))

    def hold(self, reference: str, by: str, reason: str) -> None:
        """Keep an execution from being deleted. Raises ``NotFound``."""
        self.runtime.disposal.hold(self.id_of(reference), by=by, reason=reason)

    def release(self, reference: str, by: str) -> None:
        """Let it be deleted again. Raises ``NotFound``, ``Conflict``."""
        self.runtime.disposal.release(self.id_of(reference), by=by)

    def call_hook(self, name: str, headers: Mapping[str, str], body: bytes) -> Called:
        """A call from outside, see ``Hooks.call``."""
        return (self.hooks or Hooks(self.runtime)).call(name, headers, body)

    def note(self, door: str, action: str, result: str, holder: str, target: str) -> None:
        """Note what was asked at a door, and what came of it."""
        self.audit.note(door, action, result, holder=holder, target=target)

    def create(self, kind: str, data: Mapping[str, Any], by: str, **more: Any) -> Resource:
        """Make a document, a message or a report; ``more``: see ``Resources.create``. Raises ``UsageError``."""
        return self.runtime.resources.create(kind, data, by=by, **more)[0]

    def tell(self, message: Message, once: str = "") -> Resource:
        """Tell people something; ``once`` is by what the request is known again, if that is wanted."""
        return self.runtime.messages.post(message, once=once)[0]

    def _create_all(self, wanted: Sequence[New]) -> list[Outcome]:
        return self.runtime.resources.create_all(wanted)

    def write(self, kind: str, id: str, data: Mapping[str, Any], by: str, **more: Any) -> Resource:
        """Give one another value; ``more``: see ``Resources.write``. Raises ``NotFound``, ``Conflict``."""
        return self.runtime.resources.write(kind, id, data, by=by, **more)

    def go_on(self) -> list[str]:
        """Take everything in hand that has not ended; returns the ids."""
        with self.reading() as reader:
            rows = reader.executions(statuses=UNFINISHED, children=False, limit=10_000)
        return [row.id for row in rows if self.runtime.go_on(row.id, family=True)]


class _Beside:
    """The journal as a replica has it: it is read, and nothing is written."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self.directory = service.place.folder

    def reader(self) -> AbstractContextManager[Reader]:
        """One that is kept open."""
        return self._service.reading()

    def commit(self, changes: Sequence[rows.Changes]) -> list[RuntimeFault | None]:
        """Raises ``StoreBusy``."""
        raise StoreBusy("another process owns this store now", hint="ask again")
