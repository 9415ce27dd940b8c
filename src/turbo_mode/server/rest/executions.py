"""``/api/v1/executions``: what is carried out, and everything that can be asked of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated, Any

import anyio.to_thread
import msgspec
from litestar import Controller, Response, get, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from litestar.response import Stream

from turbo_mode import operations
from turbo_mode.core.machine.fork import Wish
from turbo_mode.core.machine.inputs import Command
from turbo_mode.core.protocol.envelope import timestamp
from turbo_mode.errors import UsageError
from turbo_mode.runtime.embedded.execution_logs import LoggedPiece
from turbo_mode.server import pages, resources
from turbo_mode.server.requests import Asked, Key, Limit, Within, answer, replayed
from turbo_mode.server.service import Service

STATUSES = ("PENDING", "RUNNING", "PAUSED", "HELD", "COMPLETED", "FAILED", "CANCELLED")


class NewExecution(msgspec.Struct, forbid_unknown_fields=True):
    """A plan to be carried out: as data, or as YAML, JSON or TOML text; and its inputs."""

    plan: dict[str, Any] | str
    inputs: dict[str, Any] = {}


class Why(msgspec.Struct, forbid_unknown_fields=True):
    """Why something is asked; it stands in the record."""

    reason: str = ""


class Again(msgspec.Struct, forbid_unknown_fields=True):
    """What is to be done again: one failed task, or all of them."""

    task: str = ""


class Skipped(msgspec.Struct, forbid_unknown_fields=True):
    """A task to be left out; ``outputs`` stand in for its own."""

    task: str
    outputs: dict[str, Any] = {}
    reason: str = ""


class Sent(msgspec.Struct, forbid_unknown_fields=True):
    """A signal for a task that waits for it."""

    name: str
    data: Any = None


class Forked(msgspec.Struct, forbid_unknown_fields=True):
    """What a fork has otherwise. ``entry``: that of the checkpoint from which it goes on; 0 for the end."""

    inputs: dict[str, Any] = {}
    entry: int = 0
    start: str = ""
    repeat: list[str] = []


class Executions(Controller):
    """What is carried out."""

    path = "/api/v1/executions"
    tags = ("Execution Pipeline",)

    @get("/", opt={"needs": "executions:read"}, sync_to_thread=True, summary="Executions, the newest first")
    def list_executions(
        self, service: Within, status: FromQuery[list[str] | None] = None,
        plan: FromQuery[str | None] = None, limit: Limit = 50, cursor: FromQuery[str | None] = None,
    ) -> Response[bytes]:  # fmt: skip
        """A page of executions; ``status`` may be given several times."""
        unknown = [each for each in status or () if each not in STATUSES]
        if unknown:
            raise UsageError(f"there is no status `{unknown[0]}`", hint=f"statuses: {', '.join(STATUSES)}")
        narrowed = {"status": status, "plan": plan}
        before = pages.begin(cursor, narrowed)
        rows = service.executions(statuses=status or (), plan=plan, before=before, limit=limit + 1)
        return pages.page(self.path, rows, limit, narrowed, last=lambda row: row.id, show=resources.execution)

    @post("/", opt={"needs": "executions:start"}, sync_to_thread=True, summary="Carry out a plan")
    def start(self, request: Asked, service: Within, data: JSONBody[NewExecution], key: Key = None) -> Response[bytes]:
        """Hand in a plan. The answer comes when that is durable; the execution goes on by itself."""
        id, is_known = service.start(data.plan, data.inputs, request.holder, request.once(key))
        told = resources.whole_execution(service.execution(id))
        return answer(told, 201, {"Location": f"{self.path}/{id}"} | replayed(is_known))

    @get("/{id:str}", opt={"needs": "executions:read"}, sync_to_thread=True, summary="One execution")
    def show(self, request: Asked, service: Within, id: FromPath[str]) -> Response[bytes]:
        """An execution with its tasks and checkpoints. ``ETag`` is the number of its newest entry."""
        told = resources.whole_execution(service.execution(id))
        tag = f'"{told["version"]}"'
        if request.headers.get("if-none-match") == tag:
            return Response(b"", status_code=304, headers={"ETag": tag})
        return answer(told, 200, {"ETag": tag})

    @get("/{id:str}/tasks", opt={"needs": "tasks:read"}, sync_to_thread=True, summary="The tasks of an execution")
    def tasks(self, service: Within, id: FromPath[str]) -> Response[bytes]:
        """All tasks in the order of the plan, with how each stands."""
        return answer({"items": resources.tasks(service.execution(id).state)})

    @get("/{id:str}/checkpoints", opt={"needs": "executions:read"}, sync_to_thread=True, summary="Where to go on from")
    def checkpoints(self, service: Within, id: FromPath[str]) -> Response[bytes]:
        """The places from which a fork may go on: after each phase."""
        return answer({"items": service.execution(id).checkpoints})

    @get("/{id:str}/events", opt={"needs": "executions:read"}, sync_to_thread=True, summary="What has happened")
    def events(
        self,
        service: Within,
        id: FromPath[str],
        after: Annotated[int, QueryParameter(ge=0, le=2**53)] = 0,
        limit: Limit = 100,
    ) -> Response[bytes]:
        """Its public events behind entry ``after``, in order."""
        found = [msgspec.to_builtins(event) for event in service.events(id, after, limit)]
        return answer({"items": found})

    @get("/{id:str}/logs", opt={"needs": "tasks:read"}, sync_to_thread=True, summary="What its tasks have printed")
    def logs(
        self, service: Within, id: FromPath[str], task: FromQuery[str | None] = None, follow: FromQuery[bool] = False
    ) -> Stream:
        """Output as JSON lines; with ``follow``, on until it has ended."""
        with service.reading() as reader:
            row = operations.find(reader, id)
        return Stream(_lines(service, row.id, task, follow), media_type="application/x-ndjson")

    @post("/{id:str}/pause", opt={"needs": "executions:pause"}, status_code=202, sync_to_thread=True)
    def pause(
        self, request: Asked, service: Within, id: FromPath[str], data: JSONBody[Why | None] = None, key: Key = None
    ) -> Response[bytes]:
        """Start nothing new until it is resumed; what runs comes to its end."""
        return self._command(request, service, id, key, Command("pause", by=request.holder, reason=_reason(data)))

    @post("/{id:str}/resume", opt={"needs": "executions:resume"}, status_code=202, sync_to_thread=True)
    def resume(self, request: Asked, service: Within, id: FromPath[str], key: Key = None) -> Response[bytes]:
        """Go on after a pause."""
        return self._command(request, service, id, key, Command("resume", by=request.holder))

    @post("/{id:str}/cancel", opt={"needs": "executions:cancel"}, status_code=202, sync_to_thread=True)
    def cancel(
        self, request: Asked, service: Within, id: FromPath[str], data: JSONBody[Why | None] = None, key: Key = None
    ) -> Response[bytes]:
        """End it in good order: running tasks are asked to end, those of ``finally`` run."""
        return self._command(request, service, id, key, Command("cancel", by=request.holder, reason=_reason(data)))

    @post("/{id:str}/retry", opt={"needs": "executions:retry"}, status_code=202, sync_to_thread=True)
    def retry(
        self, request: Asked, service: Within, id: FromPath[str], data: JSONBody[Again | None] = None, key: Key = None
    ) -> Response[bytes]:
        """Do again what has failed while other branches go on."""
        return self._command(
            request, service, id, key, Command("retry", by=request.holder, task=data.task if data else "")
        )

    @post("/{id:str}/skip", opt={"needs": "executions:retry"}, status_code=202, sync_to_thread=True)
    def skip(
        self, request: Asked, service: Within, id: FromPath[str], data: JSONBody[Skipped], key: Key = None
    ) -> Response[bytes]:
        """Leave a task out."""
        said = Command("skip", by=request.holder, task=data.task, reason=data.reason, data=data.outputs)
        return self._command(request, service, id, key, said)

    @post("/{id:str}/signal", opt={"needs": "executions:signal"}, status_code=202, sync_to_thread=True)
    def signal(
        self, request: Asked, service: Within, id: FromPath[str], data: JSONBody[Sent], key: Key = None
    ) -> Response[bytes]:
        """Send a signal, kept until a task takes it."""
        return self._command(
            request, service, id, key, Command("signal", by=request.holder, signal=data.name, data=data.data)
        )

    @post("/{id:str}/fork", opt={"needs": "executions:start"}, sync_to_thread=True)
    def fork(self, request: Asked, service: Within, id: FromPath[str], data: JSONBody[Forked]) -> Response[bytes]:
        """Go on with an execution that has ended as another one, from a checkpoint or with other inputs."""
        wish = Wish(entry=data.entry, start=data.start, repeat=tuple(data.repeat))
        made = service.fork(id, data.inputs, wish, request.holder)
        return answer(resources.whole_execution(service.execution(made)), 201, {"Location": f"{self.path}/{made}"})

    def _command(self, request: Asked, service: Within, id: str, key: str | None, command: Command) -> Response[bytes]:
        whole, is_known = service.command(id, msgspec.structs.replace(command, id=request.once(key)))
        said = {"id": whole, "accepted": command.verb}
        return answer(said, 202, {"Location": f"{self.path}/{whole}"} | replayed(is_known))


def _reason(data: Why | None) -> str:
    return data.reason if data else ""


def _line(piece: LoggedPiece) -> dict[str, Any]:
    said = {"task": piece.task, "attempt": piece.number, "purpose": piece.purpose, "stream": piece.piece.stream}
    more = {"leftOut": piece.piece.left_out} if piece.piece.stream == "gap" else {"text": piece.piece.text}
    return said | {"timestamp": timestamp(piece.piece.at)} | more


async def _lines(service: Service, id: str, task: str | None, follow: bool) -> AsyncIterator[bytes]:
    pieces = operations.logs(service.place, id, task=task, follow=follow)
    while (piece := await anyio.to_thread.run_sync(next, pieces, _END)) is not _END:
        if isinstance(piece, LoggedPiece):
            yield msgspec.json.encode(_line(piece)) + b"\n"
        else:
            await anyio.sleep(0.1)


_END: Any = object()
