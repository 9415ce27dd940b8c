"""Tools for whoever carries plans out: start, look on, steer."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, Any

import anyio
import anyio.to_thread
import msgspec

from turbo_mode.core.machine.inputs import Command
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.protocol.catalog import counts, public_event
from turbo_mode.errors import UsageError
from turbo_mode.operations import executions
from turbo_mode.runtime.embedded.execution_logs import LoggedPiece
from turbo_mode.server import resources
from turbo_mode.server.mcp.planning import Limit, PlanGiven, meant, operations_of
from turbo_mode.server.mcp.tool import Progress, Visitor, tool, waiting_tool
from turbo_mode.store.following import Followed
from turbo_mode.store.queries import Reader

MOST_TASKS = 200
"""Tasks of an execution that are told at once."""
MOST_EVENTS = 100
MOST_PRINTED = 64 * 1024
"""Characters of output that are told at once: the last ones."""
STATUSES = ("PENDING", "RUNNING", "PAUSED", "HELD", "COMPLETED", "FAILED", "CANCELLED")
_PAUSE = 0.1
_SETTLED = ("COMPLETED", "SKIPPED", "PENDING")

Reference = Annotated[str, msgspec.Meta(min_length=1, max_length=200, description="Its id, or the short one")]
Reason = Annotated[str, msgspec.Meta(max_length=2000, description="Why; it stands in the record")]


class Start(PlanGiven, forbid_unknown_fields=True):
    """A plan, and its inputs."""

    inputs: dict[str, Any] = msgspec.field(default_factory=dict)


class Wanted(msgspec.Struct, forbid_unknown_fields=True):
    """Which executions: of these statuses, of this plan."""

    status: list[str] = []
    plan: str = ""
    limit: Limit = 20


class One(msgspec.Struct, forbid_unknown_fields=True):
    """One execution."""

    execution: Reference


class Watch(msgspec.Struct, forbid_unknown_fields=True):
    """Which execution, behind which entry (`next` of the answer before), and for how many seconds at most."""

    execution: Reference
    after: Annotated[int, msgspec.Meta(ge=0)] = 0
    seconds: Annotated[float, msgspec.Meta(ge=0, le=300)] = 60


class Steered(msgspec.Struct, forbid_unknown_fields=True):
    """One execution, and why."""

    execution: Reference
    reason: Reason = ""


class Task(msgspec.Struct, forbid_unknown_fields=True):
    """One failed task of an execution that goes on, or all of them."""

    execution: Reference
    task: str = ""


class Left(msgspec.Struct, forbid_unknown_fields=True):
    """A task to be left out; ``outputs`` stand in for its own."""

    execution: Reference
    task: str
    outputs: dict[str, Any] = {}
    reason: Reason = ""


class Signal(msgspec.Struct, forbid_unknown_fields=True):
    """A signal for a task that waits for it."""

    execution: Reference
    name: str
    data: Any = None


class Printed(msgspec.Struct, forbid_unknown_fields=True):
    """Whose output: of all tasks, or of one."""

    execution: Reference
    task: str = ""


@tool(Start, "executions:start", changes=True)
def start_execution(visitor: Visitor, given: Start) -> dict[str, Any]:
    """Carries a plan out. Answers as soon as that is durable, with the execution's id; it goes on by itself, also when
    you are gone. Look on with `watch_execution`. Don't call it twice for one thing: every call starts another one.
    """
    plan = meant(visitor, given)
    if isinstance(plan, Path):
        id, _ = operations_of(visitor).start(plan, given.inputs, visitor.holder, trace=visitor.trace)
    else:
        id, _ = visitor.store.start(plan, given.inputs, visitor.holder, tenant=visitor.tenant, trace=visitor.trace)
    return _execution(visitor, id)


@tool(Wanted, "executions:read")
def list_executions(visitor: Visitor, given: Wanted) -> dict[str, Any]:
    """Executions, the newest first."""
    if unknown := [each for each in given.status if each not in STATUSES]:
        raise UsageError(f"there is no status `{unknown[0]}`", hint=f"statuses: {', '.join(STATUSES)}")
    rows = visitor.store.executions(statuses=given.status, plan=given.plan or None, before=None, limit=given.limit)
    return {"items": [resources.execution(row) for row in rows]}


@tool(One, "executions:read")
def show_execution(visitor: Visitor, given: One) -> dict[str, Any]:
    """One execution: how it stands, its tasks, its open questions, and the checkpoints from which a fork may go on."""
    return _execution(visitor, given.execution)


@waiting_tool(Watch, "executions:read")
async def watch_execution(visitor: Visitor, given: Watch, progress: Progress) -> dict[str, Any]:
    """Looks on until an execution has ended, waits for an answer, or the time is up; tells progress meanwhile. Call it
    again with `after` set to `next` of the answer until `over` is true, or a question is open that you may answer.
    """
    with ExitStack() as stack:
        reader = stack.enter_context(visitor.store.reading())
        watched = await anyio.to_thread.run_sync(Watched, reader, given)
        until = time.monotonic() + given.seconds
        while True:
            if await anyio.to_thread.run_sync(watched.look):
                state = watched.state
                counted = counts(state)
                await progress(counted["done"], counted["tasks"], watched.latest)
            if watched.state.ended or watched.state.questions or time.monotonic() >= until:
                return watched.told()
            await anyio.sleep(_PAUSE)


@tool(Steered, "executions:pause", changes=True)
def pause_execution(visitor: Visitor, given: Steered) -> dict[str, Any]:
    """Starts nothing new in it until it is resumed; what runs comes to its end."""
    return _sent(visitor, given.execution, Command("pause", by=visitor.holder, reason=given.reason))


@tool(One, "executions:resume", changes=True)
def resume_execution(visitor: Visitor, given: One) -> dict[str, Any]:
    """Goes on after a pause."""
    return _sent(visitor, given.execution, Command("resume", by=visitor.holder))


@tool(Steered, "executions:cancel", changes=True)
def cancel_execution(visitor: Visitor, given: Steered) -> dict[str, Any]:
    """Ends it in good order: running tasks are asked to end, those of `finally` run."""
    return _sent(visitor, given.execution, Command("cancel", by=visitor.holder, reason=given.reason))


@tool(Steered, "executions:rollback", changes=True)
def rollback_execution(visitor: Visitor, given: Steered) -> dict[str, Any]:
    """Starts nothing new in it, takes back all that was done and can be, and ends it as FAILED, ROLLED_BACK."""
    return _sent(visitor, given.execution, Command("rollback", by=visitor.holder, reason=given.reason))


@tool(Task, "executions:retry", changes=True)
def retry_task(visitor: Visitor, given: Task) -> dict[str, Any]:
    """Does again what has failed while other branches go on: one task, or all that failed."""
    return _sent(visitor, given.execution, Command("retry", by=visitor.holder, task=given.task))


@tool(Left, "executions:retry", changes=True)
def skip_task(visitor: Visitor, given: Left) -> dict[str, Any]:
    """Leaves a task out that has not begun, or has failed; `outputs` stand in for its own."""
    said = Command("skip", by=visitor.holder, task=given.task, reason=given.reason, data=given.outputs)
    return _sent(visitor, given.execution, said)


@tool(Signal, "executions:signal", changes=True)
def send_signal(visitor: Visitor, given: Signal) -> dict[str, Any]:
    """Sends a signal, kept until a task takes it."""
    said = Command("signal", by=visitor.holder, signal=given.name, data=given.data)
    return _sent(visitor, given.execution, said)


@tool(Printed, "tasks:read")
def read_logs(visitor: Visitor, given: Printed) -> dict[str, Any]:
    """What the tasks of an execution have printed, secrets hidden; of a lot, the end."""
    pieces = executions.logs(visitor.store.place, given.execution, task=given.task or None)
    text = "".join(_lines(pieces, given.task))
    return {"text": text[-MOST_PRINTED:], "leftOut": max(0, len(text) - MOST_PRINTED)}


class Watched:
    """One execution that somebody looks at. Its methods may be called from any thread, one at a time."""

    def __init__(self, reader: Reader, given: Watch) -> None:
        self.row = executions.find(reader, given.execution)
        self.latest = ""
        self._followed = Followed(reader, self.row)
        self._after = given.after
        self._events: list[dict[str, Any]] = []
        self._left_out = 0

    @property
    def state(self) -> Execution:
        """How it stands."""
        return self._followed.state

    def look(self) -> bool:
        """Take in what has happened since; says whether anything has."""
        moved = False
        for seen in self._followed.new():
            moved = True
            if seen.seq > self._after and (event := public_event(seen.seq, seen.entry, seen.state)):
                self._events.append(msgspec.to_builtins(event))
                about = event.data.get("task") or event.data.get("phase") or event.data.get("plan") or ""
                self.latest = f"{event.event} {about}".strip()
        if len(self._events) > MOST_EVENTS:
            self._left_out += len(self._events) - MOST_EVENTS
            del self._events[:-MOST_EVENTS]
        return moved

    def told(self) -> dict[str, Any]:
        """How it stands, what has happened, and what is asked."""
        state = self.state
        questions = [
            {"id": f"{state.id}/{name}", **{key: asked.get(key) for key in ("question", "reason")},
             "options": [option["name"] for option in asked["options"] if option.get("permitted", True)]}
            for name, asked in state.questions.items()
        ]  # fmt: skip
        return {
            "id": state.id, "status": state.public_status, "outcome": state.outcome or None, "reason": state.reason,
            "over": bool(state.ended), "telemetry": counts(state), "questions": questions, "events": self._events,
            "leftOut": self._left_out, "next": state.seq,
        }  # fmt: skip


def _execution(visitor: Visitor, reference: str) -> dict[str, Any]:
    """An execution with at most so many tasks: first those of which there is something to say."""
    told = resources.whole_execution(visitor.store.execution(reference))
    if not visitor.may("tasks:read"):
        del told["tasks"]
        return told
    tasks = sorted(told["tasks"], key=lambda task: task["status"] in _SETTLED)
    told["tasks"], told["tasksLeftOut"] = tasks[:MOST_TASKS], max(0, len(tasks) - MOST_TASKS)
    return told


def _sent(visitor: Visitor, reference: str, command: Command) -> dict[str, Any]:
    id, _ = visitor.store.command(reference, command)
    return {"id": id, "accepted": command.verb}


def _lines(pieces: Iterator[LoggedPiece | None], task: str) -> Iterator[str]:
    """What was printed, with the name of each task above it where that isn't ``task``."""
    for each in pieces:
        if each is None:
            continue
        if each.task != task:
            task = each.task
            yield f"--- {task}\n"
        piece = each.piece
        yield f"[{piece.left_out} bytes left out]\n" if piece.stream == "gap" else piece.text
