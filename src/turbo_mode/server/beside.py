"""A store as the command line reaches it: beside its owner, or as its owner for as long as something goes on.

What is changed goes to the owner over the control socket, in the name of the user of this process.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from turbo_mode.core.communications.message import Message
from turbo_mode.core.decisions.limits import Limits
from turbo_mode.core.ids import TENANT
from turbo_mode.core.machine.fork import Wish
from turbo_mode.core.machine.inputs import Command
from turbo_mode.core.resources import Resource
from turbo_mode.errors import Conflict
from turbo_mode.operations import communications, executions, forks, resources, submissions
from turbo_mode.operations.executions import Started
from turbo_mode.operations.forks import Changes
from turbo_mode.plans.reader import LoadedPlan
from turbo_mode.runtime.embedded import reach
from turbo_mode.runtime.embedded.runtime import Runtime
from turbo_mode.security.approvers import NOBODY, Approvers
from turbo_mode.server.record import Record
from turbo_mode.store.place import Place
from turbo_mode.store.rows import UNFINISHED


class Beside(Record):
    """The operations of a store that need not be ours. ``limits`` hold for all that is handed in here.

    ``signs``: answers are signed by the approver's key that the environment names. It is for the person who holds it,
    never for an agent that runs as their user.
    """

    def __init__(
        self, place: Place, limits: Sequence[Limits] = (), approvers: Approvers = NOBODY, *, signs: bool = False
    ) -> None:
        super().__init__(place, limits)
        self._signs = signs
        self._approvers = approvers
        self._changing = threading.Lock()
        self._runtime: Runtime | None = None

    def close(self) -> None:
        """Give up what we own; programs go on under their shims."""
        super().close()
        if self._runtime is not None:
            self._runtime.close()

    def load(self, plan: Mapping[str, Any] | str | Path) -> LoadedPlan:
        """A plan given as data, as text, or by its file. Raises ``PlanInvalid``, ``NotFound``."""
        return submissions.check(plan, self.limits) if isinstance(plan, Path) else self.check(plan)

    def start(
        self, plan: Mapping[str, Any] | str | Path, inputs: Mapping[str, Any], by: str, once: str = "",
        within: str = "", tenant: str = TENANT, trace: str = "",
    ) -> tuple[str, bool]:  # fmt: skip
        """Hand in a plan; returns the id of its execution, durable, and that it is new. It is of the usual tenant.

        ``trace`` is the ``traceparent`` of who asks, by default that of this process (``TRACEPARENT``).
        From inside of an execution the owner of the store knows that itself, and holds it to the limits of that one.
        """
        submission = submissions.prepare(self.load(plan), inputs, limits=self.limits)
        submission = msgspec.structs.replace(submission, trigger="mcp", trace=trace or submission.trace)
        with self._changing:
            self._rest()
            started = executions.start(self.place, submission, limits=self.limits, approvers=self._approvers)
            return self._kept(started), False

    def command(self, reference: str, command: Command) -> tuple[str, bool]:
        """Give an execution that goes on a command. Raises ``NotFound``, ``Conflict``, ``NotPermitted``."""
        with self.reading() as reader:
            row = executions.find(reader, reference)
        if row.status not in UNFINISHED:
            raise Conflict(f"execution {row.short_id} has ended: {row.status}")
        with self._changing:
            reach.send(self.place, row.id, command, self._approvers, signs=self._signs)
        return row.id, False

    def fork(self, reference: str, inputs: Mapping[str, Any], wish: Wish, by: str) -> str:
        """Go on with an execution that has ended as another one; returns its id. Raises ``Conflict``."""
        changes = Changes(inputs=inputs, wish=wish)
        with self._changing:
            self._rest()
            limits, approvers = self.limits, self._approvers
            return self._kept(forks.fork(self.place, reference, changes, limits=limits, approvers=approvers))

    def create(self, kind: str, data: Mapping[str, Any], by: str, **more: Any) -> Resource:
        """Make a document, a message or a report; ``more``: see ``Resources.create``. Raises ``UsageError``."""
        with self._changing:
            return resources.create(self.place, kind, dict(data), **more)[0]

    def tell(self, message: Message, once: str = "") -> Resource:
        """Tell people something; whoever owns the store sends it."""
        with self._changing:
            return communications.post(self.place, message)

    def write(self, kind: str, id: str, data: Mapping[str, Any], by: str, **more: Any) -> Resource:
        """Give one another value; ``more``: see ``Resources.write``. Raises ``NotFound``, ``Conflict``."""
        with self._changing:
            return resources.write(self.place, kind, id, dict(data), **more)

    def note(self, door: str, action: str, result: str, holder: str, target: str) -> None:
        """The owner of the store notes what it is asked itself."""

    def _kept(self, started: Started) -> str:
        if started.runtime is not None:
            self._runtime = started.runtime
        return started.id

    def _rest(self) -> None:
        """Own nothing any more as soon as nothing of ours goes on: others may want to."""
        if self._runtime is not None and self._runtime.wait_idle(0):
            self._runtime.close()
            self._runtime = None
