"""What can be changed: all that REST can, with the same checks. Each field answers when what it asked for is durable.

``idempotencyKey``: a request with one that was used before is answered as if it had been carried out again, and isn't.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any, Literal, TypeVar

import anyio.to_thread
import msgspec
import strawberry
from strawberry.scalars import JSON

from turbo_mode.core.machine.fork import Wish
from turbo_mode.core.machine.inputs import Command
from turbo_mode.errors import UsageError
from turbo_mode.operations import executions, stored_plans
from turbo_mode.runtime.embedded.once import id_of
from turbo_mode.server.graphql.asking import Info
from turbo_mode.server.graphql.reading import Key, plan_of
from turbo_mode.server.graphql.shapes import Execution
from turbo_mode.server.tenants import keyring_of, make_key

_T = TypeVar("_T")


@strawberry.type
class NewKey:
    """A key that was made; its token is told this once."""

    key: Key
    token: str


@strawberry.enum
class WantedStatus(Enum):
    """How an execution is to be."""

    PAUSED = "PAUSED"
    RUNNING = "RUNNING"
    CANCELLED = "CANCELLED"


_VERBS: dict[WantedStatus, Literal["pause", "resume", "cancel"]] = {
    WantedStatus.PAUSED: "pause", WantedStatus.RUNNING: "resume", WantedStatus.CANCELLED: "cancel",
}  # fmt: skip


@strawberry.type
class Changing:
    """What can be changed about executions and keys."""

    @strawberry.mutation
    async def start_execution(
        self, info: Info, plan: JSON | None = None, plan_name: str = "", plan_version: int | None = None,
        inputs: JSON | None = None, idempotency_key: str | None = None,
    ) -> Execution:  # fmt: skip
        """Carry out a plan: as data, as YAML, JSON or TOML text, or by the name under which it is kept here."""
        asking, known = info.context, once(info, idempotency_key)
        given, tenant = object_of("inputs", inputs), asking.tenant
        if (plan is None) != bool(plan_name):
            raise UsageError("give either a `plan` or the `planName` of one that is kept here")
        if plan is None:
            kept = await asking.read(lambda reader: stored_plans.find(reader, plan_name, plan_version))
        meant: Any = kept.source if plan is None else plan_of(plan)
        id, _ = await run(
            lambda: asking.service.start(meant, given, asking.holder, known, tenant=tenant, trace=asking.trace)
        )
        return await _execution(info, id)

    @strawberry.mutation
    async def update_execution(
        self, info: Info, id: strawberry.ID, status: WantedStatus, reason: str = "", idempotency_key: str | None = None
    ) -> Execution:
        """Have it paused, go on, or be cancelled."""
        return await _commanded(info, id, Command(_VERBS[status], reason=reason), idempotency_key)

    @strawberry.mutation
    async def delete_execution(self, info: Info, id: strawberry.ID) -> bool:
        """Delete one that has ended, for good: its record, and the files that its tasks have left."""
        await run(lambda: info.context.service.delete(id))
        return True

    @strawberry.mutation
    async def hold_execution(self, info: Info, id: strawberry.ID, reason: str = "") -> bool:
        """Keep it from being deleted until it is released."""
        await run(lambda: info.context.service.hold(id, info.context.holder, reason))
        return True

    @strawberry.mutation
    async def release_execution(self, info: Info, id: strawberry.ID) -> bool:
        """Let it be deleted again."""
        await run(lambda: info.context.service.release(id, info.context.holder))
        return True

    @strawberry.mutation
    async def pause_execution(
        self, info: Info, id: strawberry.ID, reason: str = "", idempotency_key: str | None = None
    ) -> Execution:
        """Start nothing new until it is resumed; what runs comes to its end."""
        return await _commanded(info, id, Command("pause", reason=reason), idempotency_key)

    @strawberry.mutation
    async def resume_execution(self, info: Info, id: strawberry.ID, idempotency_key: str | None = None) -> Execution:
        """Go on after a pause."""
        return await _commanded(info, id, Command("resume"), idempotency_key)

    @strawberry.mutation
    async def cancel_execution(
        self, info: Info, id: strawberry.ID, reason: str = "", idempotency_key: str | None = None
    ) -> Execution:
        """End it in good order."""
        return await _commanded(info, id, Command("cancel", reason=reason), idempotency_key)

    @strawberry.mutation
    async def rollback_execution(
        self, info: Info, id: strawberry.ID, reason: str = "", idempotency_key: str | None = None
    ) -> Execution:
        """Start nothing new, take back all that was done and can be, and end it as FAILED, ROLLED_BACK."""
        return await _commanded(info, id, Command("rollback", reason=reason), idempotency_key)

    @strawberry.mutation
    async def retry_execution(
        self, info: Info, id: strawberry.ID, task: str = "", idempotency_key: str | None = None
    ) -> Execution:
        """Do again what has failed while other branches go on: one task, or all of them."""
        return await _commanded(info, id, Command("retry", task=task), idempotency_key)

    @strawberry.mutation
    async def skip_task(
        self, info: Info, id: strawberry.ID, task: str, outputs: JSON | None = None, reason: str = "",
        idempotency_key: str | None = None,
    ) -> Execution:  # fmt: skip
        """Leave a task out; ``outputs`` stand in for its own."""
        said = Command("skip", task=task, reason=reason, data=object_of("outputs", outputs))
        return await _commanded(info, id, said, idempotency_key)

    @strawberry.mutation
    async def signal_execution(
        self, info: Info, id: strawberry.ID, name: str, data: JSON | None = None, idempotency_key: str | None = None
    ) -> Execution:
        """Send a signal, kept until a task takes it."""
        return await _commanded(info, id, Command("signal", signal=name, data=data), idempotency_key)

    @strawberry.mutation
    async def fork_execution(
        self, info: Info, id: strawberry.ID, inputs: JSON | None = None, entry: int = 0, start: str = "",
        repeat: list[str] | None = None,
    ) -> Execution:  # fmt: skip
        """Go on with an execution that has ended as another one, from a checkpoint or with other inputs."""
        asking, wish = info.context, Wish(entry=entry, start=start, repeat=tuple(repeat or ()))
        given = object_of("inputs", inputs)
        return await _execution(
            info, await run(lambda: asking.service.fork(id, given, wish, asking.holder, asking.trace))
        )

    @strawberry.mutation
    async def create_key(
        self, info: Info, holder: str, roles: list[str] | None = None, scopes: list[str] | None = None, days: int = 30,
        tenant: str = "",
    ) -> NewKey:  # fmt: skip
        """A key for somebody, of another ``tenant`` if that is said. Nobody can hand out more than they have."""
        asking = info.context
        token, key = await run(
            lambda: make_key(
                asking.service, asking.scopes, holder, roles or [], scopes or [], days=days, by=asking.holder,
                tenant=tenant,
            )
        )  # fmt: skip
        return NewKey(key=Key.of(key), token=token)

    @strawberry.mutation
    async def revoke_key(self, info: Info, id: strawberry.ID, reason: str = "", tenant: str = "") -> Key:
        """A key, of another ``tenant`` if that is said, counts no more, from now on."""
        asking = info.context
        keyring = await run(lambda: keyring_of(asking.service, asking.scopes, tenant))
        return Key.of(await run(lambda: keyring.revoke(id, by=asking.holder, reason=reason)))


async def run(work: Callable[[], _T]) -> _T:
    """What ``work`` does, in a thread."""
    return await anyio.to_thread.run_sync(work)


def once(info: Info, key: str | None) -> str:
    """By what a request with this ``idempotencyKey`` is known again; empty without one."""
    return "" if key is None else id_of(key, info.context.holder, f"/graphql#{info.field_name}")


async def give(info: Info, id: str, command: Command, key: str | None) -> str:
    """Give an execution a command, as the holder of the key; returns its whole id."""
    asking = info.context
    said = msgspec.structs.replace(command, by=asking.holder, id=once(info, key))
    whole, _ = await run(lambda: asking.service.command(id, said))
    return whole


async def _commanded(info: Info, id: str, command: Command, key: str | None) -> Execution:
    return await _execution(info, await give(info, id, command, key))


async def _execution(info: Info, id: str) -> Execution:
    return Execution.of(await info.context.read(lambda reader: executions.find(reader, id)))


def object_of(name: str, value: Any) -> dict[str, Any]:
    """JSON that has to be an object. Raises ``UsageError``."""
    if value is not None and not isinstance(value, dict):
        raise UsageError(f"`{name}` is an object")
    return value or {}
