"""What the doors ask of the process that owns the store: operations in the name of somebody.

One object for all doors. It reads with connections of its own, a few of which are kept open, and changes things only
through the runtime. Who may ask is settled before (see ``auth.py``); who asks stands in the record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from turbo_mode.core.communications.message import Message
from turbo_mode.core.decisions.limits import Limits
from turbo_mode.core.ids import TENANT, below
from turbo_mode.core.machine.fork import Wish
from turbo_mode.core.machine.inputs import Command
from turbo_mode.core.protocol.spans import ROOT
from turbo_mode.core.resources import Resource
from turbo_mode.errors import VersionConflict
from turbo_mode.inbound.hooks import Called, Hooks
from turbo_mode.operations import executions, forks, submissions, tenancy
from turbo_mode.operations.forks import Changes
from turbo_mode.runtime.embedded.intruders import limits_of
from turbo_mode.runtime.embedded.once import Once
from turbo_mode.runtime.embedded.resources import New, Outcome
from turbo_mode.runtime.embedded.runtime import Runtime
from turbo_mode.runtime.embedded.submission import Submission
from turbo_mode.server.ended import AllEnded, Ended
from turbo_mode.server.gathering import Gathering
from turbo_mode.server.standing import Standing
from turbo_mode.store.place import Place
from turbo_mode.store.resources import small_resource

if TYPE_CHECKING:
    from turbo_mode.server.replicas.shared import Shared
    from turbo_mode.server.tenants import Tenants


class Service(Standing):
    """The operations of one store, for the process that owns it; or, for a replica, what can be done beside the owner.

    ``templates`` are the owner's, for documents. ``tenants`` are others that have stores beside this one; ``is_guest``
    says that this is the store of one of them.
    """

    def __init__(
        self, runtime: Runtime | None, place: Place, shared: Shared | None = None, limits: Sequence[Limits] = ()
    ) -> None:
        super().__init__(runtime, place, shared, limits)
        self.templates: Path | None = None
        self.tenants: Tenants | None = None
        self.is_guest = False
        self.gathering = Gathering(self._create_all)
        self._ended = AllEnded(self.wholes)

    def take(self, runtime: Runtime) -> None:
        """Be the owner from now on."""
        super().take(runtime)
        self._once = Once(runtime)

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
        tenant: str = TENANT, trace: str = "",
    ) -> tuple[str, bool]:  # fmt: skip
        """Hand in a plan for a tenant; returns the id of its execution, durable, and whether it was there already.

        ``once`` is by what the request is known again, if that is wanted; ``within`` an execution from inside of which
        it comes: its limits hold too, and it is of the same tenant and trace. Else ``trace`` is the ``traceparent`` of
        the request. Raises ``PlanInvalid``, ``UsageError``.
        """
        around = self.runtime.look_up(within) if within else None
        limits = [*self.runtime.limits, *([limits_of(around)] if around else [])]
        there = self.runtime.elsewhere.takes("")
        submission = submissions.prepare(self.check(plan), inputs, limits=limits, elsewhere=there)
        if around:
            tenant, trace = around.tenant, below(around.id, around.facts.get("trace", ""), ROOT)
        submission = msgspec.structs.replace(submission, actor=by, trigger="api", tenant=tenant, trace=trace)
        submission = self._apart(submission)
        if not once:
            return self.runtime.submit(submission), False
        return self._once.start(once, [plan, inputs], lambda: submission)

    def _apart(self, submission: Submission) -> Submission:
        """What a guest hands in, with nothing of the owner's. Raises ``NotPermitted``."""
        if not self.is_guest:
            return submission
        tenancy.refuse_shared(submission.plan, self.place.tenant)
        (folder := self.place.folder.absolute() / "plans").mkdir(exist_ok=True)
        return msgspec.structs.replace(submission, plan_dir=str(folder))

    def command(self, reference: str, command: Command) -> tuple[str, bool]:
        """Give an execution that goes on a command. Returns its id, and whether it had this command already.

        Raises ``NotFound``, ``Conflict``.
        """
        id = self.id_of(reference)
        return id, self._once.command(id, command)

    def fork(self, reference: str, inputs: Mapping[str, Any], wish: Wish, by: str, trace: str = "") -> str:
        """Go on with an execution that has ended as another one; returns its id. Raises ``Conflict``."""
        with self.reading() as reader:
            row = executions.find(reader, reference)
            submission = forks.submission_of(reader, row, Changes(inputs=inputs, wish=wish), self.runtime.limits)
        submission = self._apart(submission)
        return self.runtime.fork(row.id, msgspec.structs.replace(submission, actor=by, trace=trace), wish)

    def expect(self, reference: str, version: int | None) -> None:
        """Somebody asks for something only if an execution is at this version; None: whatever it is at.

        Raises ``NotFound``, ``VersionConflict``.
        """
        if version is not None and (now := self.execution(reference).details.seq) != version:
            raise VersionConflict(
                f"execution {reference[-6:]} is at version {now}, not {version}", hint="read it again"
            )

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
