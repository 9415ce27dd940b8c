"""``/api/v1/executions``: what is carried out, and everything that can be asked of it."""

from __future__ import annotations

from typing import Any, Literal

import anyio.to_thread
import msgspec
from litestar import Controller, Response, delete, get, post, put
from litestar.params import FromPath, FromQuery, JSONBody

from turbo_mode.core.machine.fork import Wish
from turbo_mode.core.machine.inputs import Command
from turbo_mode.errors import UsageError
from turbo_mode.operations import stored_plans
from turbo_mode.server import resources
from turbo_mode.server.narrowing import narrowed, page, sparse, wanted_fields
from turbo_mode.server.requests import (
    Asked,
    Fields,
    Key,
    Limit,
    Match,
    Sort,
    Within,
    answer,
    expected,
    replayed,
    unless_known,
)
from turbo_mode.server.service import Service
from turbo_mode.store.views import EXECUTIONS, NO_CHILDREN

STATUSES = ("PENDING", "RUNNING", "PAUSED", "HELD", "COMPLETED", "FAILED", "CANCELLED")


class NewExecution(msgspec.Struct, forbid_unknown_fields=True, rename="camel"):
    """A plan to be carried out, and its inputs.

    ``plan`` as data, or as YAML, JSON or TOML text; else ``planName`` of one that is kept here, in ``planVersion``.
    """

    plan: dict[str, Any] | str = ""
    plan_name: str = ""
    plan_version: int | None = None
    inputs: dict[str, Any] = {}


class Wanted(msgspec.Struct, forbid_unknown_fields=True):
    """How an execution is to be: ``PAUSED``, ``RUNNING`` again, or ``CANCELLED``; and why."""

    status: Literal["PAUSED", "RUNNING", "CANCELLED"]
    reason: str = ""


_VERBS: dict[str, Literal["pause", "resume", "cancel"]] = {
    "PAUSED": "pause", "RUNNING": "resume", "CANCELLED": "cancel",
}  # fmt: skip


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
        self, request: Asked, service: Within, status: FromQuery[list[str] | None] = None, limit: Limit = 50,
        cursor: FromQuery[str | None] = None, sort: Sort = None, fields: Fields = None,
    ) -> Response[bytes]:  # fmt: skip
        """A page of executions, narrowed by any field: ``plan=web``, ``startTime_gt=…``, ``status=A&status=B``."""
        unknown = [each for each in status or () if each not in STATUSES]
        if unknown:
            raise UsageError(f"there is no status `{unknown[0]}`", hint=f"statuses: {', '.join(STATUSES)}")
        view = EXECUTIONS.of(NO_CHILDREN)
        asked = narrowed(request, view)
        return page(self.path, service, view, asked, limit, cursor, show=resources.execution)

    @post("/", opt={"needs": "executions:start"}, sync_to_thread=True, summary="Carry out a plan")
    def start(self, request: Asked, service: Within, data: JSONBody[NewExecution], key: Key = None) -> Response[bytes]:
        """Hand in a plan. The answer comes when that is durable; the execution goes on by itself."""
        plan, once = _plan(service, data), request.once(key)
        id, is_known = service.start(
            plan, data.inputs, request.holder, once, tenant=request.tenant, trace=request.trace
        )
        told = resources.whole_execution(service.execution(id))
        return answer(told, 201, {"Location": f"{self.path}/{id}"} | replayed(is_known))

    @get("/{id:str}", opt={"needs": "executions:read"}, summary="One execution")
    async def show(self, request: Asked, service: Within, id: FromPath[str], fields: Fields = None) -> Response[bytes]:
        """An execution with its tasks and checkpoints. ``ETag`` is the number of its newest entry."""
        found = None if fields else service.ended(id)
        if found is None:
            told = resources.whole_execution(await anyio.to_thread.run_sync(service.execution, id))
            return unless_known(request, sparse(told, wanted_fields([fields or ""])), told["version"])
        return unless_known(request, None, found.version, made=found.body)

    @put("/{id:str}", opt={"needs": "executions:update"}, status_code=202, sync_to_thread=True)
    def update(
        self, request: Asked, service: Within, id: FromPath[str], data: JSONBody[Wanted], key: Key = None,
        match: Match = None,
    ) -> Response[bytes]:  # fmt: skip
        """Have it paused, go on, or be cancelled: what ``pause``, ``resume`` and ``cancel`` do, by the status."""
        service.expect(id, expected(match))
        said = Command(_VERBS[data.status], by=request.holder, reason=data.reason)
        return self._command(request, service, id, key, said)

    @delete("/{id:str}", opt={"needs": "executions:delete"}, status_code=204, sync_to_thread=True)
    def remove(self, service: Within, id: FromPath[str], match: Match = None) -> None:
        """Delete one that has ended, for good: its record, and the files that its tasks have left."""
        service.expect(id, expected(match))
        service.delete(id)

    @post("/{id:str}/hold", opt={"needs": "executions:delete"}, status_code=204, sync_to_thread=True)
    def hold(self, request: Asked, service: Within, id: FromPath[str], data: JSONBody[Why | None] = None) -> None:
        """Keep it from being deleted until it is released."""
        service.hold(id, request.holder, _reason(data))

    @delete("/{id:str}/hold", opt={"needs": "executions:delete"}, status_code=204, sync_to_thread=True)
    def release(self, request: Asked, service: Within, id: FromPath[str]) -> None:
        """Let it be deleted again."""
        service.release(id, request.holder)

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

    @post("/{id:str}/rollback", opt={"needs": "executions:rollback"}, status_code=202, sync_to_thread=True)
    def rollback(
        self, request: Asked, service: Within, id: FromPath[str], data: JSONBody[Why | None] = None, key: Key = None
    ) -> Response[bytes]:
        """Start nothing new, take back all that was done and can be, and end it as FAILED, ROLLED_BACK."""
        return self._command(request, service, id, key, Command("rollback", by=request.holder, reason=_reason(data)))

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
        made = service.fork(id, data.inputs, wish, request.holder, request.trace)
        return answer(resources.whole_execution(service.execution(made)), 201, {"Location": f"{self.path}/{made}"})

    def _command(self, request: Asked, service: Within, id: str, key: str | None, command: Command) -> Response[bytes]:
        whole, is_known = service.command(id, msgspec.structs.replace(command, id=request.once(key)))
        said = {"id": whole, "accepted": command.verb}
        return answer(said, 202, {"Location": f"{self.path}/{whole}"} | replayed(is_known))


def _plan(service: Service, data: NewExecution) -> dict[str, Any] | str:
    """The plan that is meant. Raises ``UsageError``, ``NotFound``."""
    if bool(data.plan) == bool(data.plan_name):
        raise UsageError("give either a `plan` or the `planName` of one that is kept here")
    if data.plan:
        return data.plan
    with service.reading() as reader:
        return stored_plans.find(reader, data.plan_name, data.plan_version).source


def _reason(data: Why | None) -> str:
    return data.reason if data else ""
