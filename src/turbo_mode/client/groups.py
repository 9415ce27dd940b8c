"""What a client can be asked, a class for each resource. A list comes whole, page by page, as it is walked through."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from turbo_mode.client.line import Document, Line, Page, Told

ENDS = ("COMPLETED", "FAILED", "CANCELLED")
NOTHING: Mapping[str, Any] = MappingProxyType({})
EXECUTION, DECISION, DOCUMENT, MESSAGE = "execution", "decision", "documentation", "communication"
_PAGE = 200
_PAUSES = (0.02, 1.0)
"""Seconds between two looks at something, at first and at most."""


class Executions:
    """What is carried out."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def start(self, plan: Document, inputs: Mapping[str, Any] = NOTHING, *, once: str = "") -> Told:
        """Hand in a plan: data, text, or a file (``Path``). Returns the execution, which goes on by itself.

        A second call with the same ``once`` starts nothing and returns the same execution. Raises ``PlanInvalid``,
        ``UsageError``.
        """
        return self._line.start(plan, inputs, once or _fresh())

    def run(self, plan: Document, inputs: Mapping[str, Any] = NOTHING, *, timeout: float | None = None) -> Told:
        """Hand in a plan and wait for its end. Raises ``TimeoutError`` after ``timeout`` seconds; it goes on then."""
        return self.wait(self.start(plan, inputs)["id"], timeout=timeout)

    def show(self, id: str) -> Told:
        """One execution with its tasks and checkpoints. Raises ``NotFound``."""
        return self._line.execution(id)

    def list(self, *, status: Sequence[str] = (), plan: str = "") -> Iterator[Told]:
        """Executions, the newest first: of these statuses, of the plan with this name."""
        wanted = [*(("status", each) for each in status), *_named(plan=plan)]
        return _all(lambda following: self._line.page(EXECUTION, wanted, following, _PAGE))

    def wait(self, id: str, *, timeout: float | None = None) -> Told:
        """Wait until it has ended. Raises ``TimeoutError`` after ``timeout`` seconds."""
        late = None if timeout is None else time.monotonic() + timeout
        pause, longest = _PAUSES
        while (told := self._line.execution(id))["status"] not in ENDS:
            if late is not None and time.monotonic() >= late:
                raise TimeoutError(f"execution {id} has not ended after {timeout} s")
            time.sleep(pause)
            pause = min(pause * 1.5, longest)
        return told

    def pause(self, id: str, reason: str = "", *, once: str = "") -> Told:
        """Start nothing new until it is resumed."""
        return self._line.command(id, "pause", {"reason": reason}, once or _fresh())

    def resume(self, id: str, *, once: str = "") -> Told:
        """Go on after a pause."""
        return self._line.command(id, "resume", {}, once or _fresh())

    def cancel(self, id: str, reason: str = "", *, once: str = "") -> Told:
        """End it in good order."""
        return self._line.command(id, "cancel", {"reason": reason}, once or _fresh())

    def rollback(self, id: str, reason: str = "", *, once: str = "") -> Told:
        """Take back all that was done and can be, and end it as FAILED, ROLLED_BACK."""
        return self._line.command(id, "rollback", {"reason": reason}, once or _fresh())

    def retry(self, id: str, task: str = "", *, once: str = "") -> Told:
        """Do again what has failed while other branches go on: one task, or all."""
        return self._line.command(id, "retry", {"task": task}, once or _fresh())

    def skip(
        self, id: str, task: str, outputs: Mapping[str, Any] = NOTHING, reason: str = "", *, once: str = ""
    ) -> Told:
        """Leave a task out; ``outputs`` stand in for its own."""
        given = {"task": task, "outputs": dict(outputs), "reason": reason}
        return self._line.command(id, "skip", given, once or _fresh())

    def signal(self, id: str, name: str, data: Any = None, *, once: str = "") -> Told:
        """Send a signal, kept until a task takes it."""
        return self._line.command(id, "signal", {"name": name, "data": data}, once or _fresh())

    def fork(
        self, id: str, inputs: Mapping[str, Any] = NOTHING, *, entry: int = 0, start: str = "",
        repeat: Sequence[str] = (),
    ) -> Told:  # fmt: skip
        """Go on with one that has ended as another one. ``entry``: that of a checkpoint; 0 for the end."""
        wanted = {"inputs": dict(inputs), "entry": entry, "start": start, "repeat": list(repeat)}
        return self._line.command(id, "fork", wanted, "")

    def logs(self, id: str, task: str = "", *, follow: bool = False) -> Iterator[Told]:
        """What its tasks have printed, piece by piece; with ``follow``, on until it has ended."""
        return self._line.logs(id, task, follow)


class Decisions:
    """What was decided and why, and what is asked."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def list(self, *, execution: str = "", status: str = "") -> Iterator[Told]:
        """Decisions and open questions, the newest first; ``status`` is OPEN, CHOSEN or VOID."""
        wanted = _named(execution=execution, status=status)
        return _all(lambda following: self._line.page(DECISION, wanted, following, _PAGE))

    def show(self, id: str) -> Told:
        """One decision by its id, ``EXECUTION/dN``. Raises ``NotFound``."""
        return self._line.decision(id)

    def answer(
        self, id: str, selection: str = "", reason: str = "", *, fields: Mapping[str, Any] = NOTHING,
        refuses: bool = False, once: str = "",
    ) -> Told:  # fmt: skip
        """Answer an open question, or say no to what needs agreement. Raises ``Conflict``, ``NotPermitted``."""
        said = {"selection": selection, "reason": reason, "fields": dict(fields), "refuses": refuses}
        return self._line.answer(id, said, once or _fresh())


class Plans:
    """Plans before they are carried out, and those that are kept."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def check(self, plan: Document) -> Told:
        """Its name, its digest and its warnings. Raises ``PlanInvalid`` with all that is wrong with it."""
        return self._line.check(plan)


class Records:
    """Documents, reports of progress or messages, each with a history of its own."""

    def __init__(self, line: Line, kind: str) -> None:
        self._line = line
        self._kind = kind

    def list(self, *, execution: str = "", type: str = "") -> Iterator[Told]:
        """All of them, the newest first, or those of an execution, a type."""
        wanted = _named(execution=execution, type=type)
        return _all(lambda following: self._line.page(self._kind, wanted, following, _PAGE))

    def show(self, id: str) -> Told:
        """One of them. Raises ``NotFound``."""
        return self._line.record(self._kind, id)

    def create(self, data: Mapping[str, Any], *, once: str = "") -> Told:
        """Make one, of what the REST interface takes for it."""
        return self._line.create(self._kind, data, once or _fresh())

    def update(self, id: str, data: Mapping[str, Any], *, version: int | None = None) -> Told:
        """Give it another value; with ``version``, only if nobody else has meanwhile. Raises ``Conflict``."""
        return self._line.write(self._kind, id, data, version)

    def delete(self, id: str, *, version: int | None = None) -> None:
        """It is no more; its history stays."""
        self._line.delete(self._kind, id, version)


class Messages:
    """Messages to people."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def list(self, *, execution: str = "", type: str = "", status: str = "") -> Iterator[Told]:
        """All of them, the newest first, or those about an execution, of a type, with a status."""
        wanted = _named(execution=execution, type=type, status=status)
        return _all(lambda following: self._line.page(MESSAGE, wanted, following, _PAGE))

    def show(self, id: str) -> Told:
        """One message with its receipts. Raises ``NotFound``."""
        return self._line.record(MESSAGE, id)

    def send(
        self, content: str, recipients: Sequence[str], *, type: str = "STATUS", title: str = "", execution: str = "",
        once: str = "",
    ) -> Told:  # fmt: skip
        """Tell people something: ``user:NAME``, ``role:NAME``, ``team:NAME``, ``mail:ADDRESS``. It is durable then."""
        said = {"type": type, "content": content, "recipients": list(recipients), "title": title}
        return self._line.create(MESSAGE, {**said, "execution": execution}, once or _fresh())


def _all(page: Callable[[Any], Page]) -> Iterator[Told]:
    following: Any = None
    while True:
        found = page(following)
        yield from found.items
        if found.following is None:
            return
        following = found.following


def _named(**given: str) -> list[tuple[str, str]]:
    return [(name, value) for name, value in given.items() if value]


def _fresh() -> str:
    """A key by which a request is known again when it has to be repeated."""
    return uuid.uuid4().hex
