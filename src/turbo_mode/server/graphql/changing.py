"""What can be changed: all that REST can, with the same checks. Each field answers when what it asked for is durable.

``idempotencyKey``: a request with one that was used before is answered as if it had been carried out again, and isn't.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import anyio.to_thread
import msgspec
import strawberry
from strawberry.scalars import JSON

from turbo_mode import communications, kept_documents, operations
from turbo_mode.core.access.scopes import EVERYTHING, scopes_of
from turbo_mode.core.communications.message import CommunicationType, Message
from turbo_mode.core.machine.fork import Wish
from turbo_mode.core.machine.inputs import Command
from turbo_mode.errors import NotPermitted, UsageError
from turbo_mode.runtime.embedded.keyring import DAY
from turbo_mode.server.graphql.asking import Info
from turbo_mode.server.graphql.reading import Key, plan_of
from turbo_mode.server.graphql.scalars import DocumentationType
from turbo_mode.server.graphql.shapes import Communication, Decision, Documentation, Execution, Progress
from turbo_mode.server.once import id_of

_T = TypeVar("_T")


@strawberry.type
class NewKey:
    """A key that was made; its token is told this once."""

    key: Key
    token: str


@strawberry.input
class DocumentationInput:
    """A document; without ``content`` it is made of the record of its execution. Its quality is measured."""

    type: DocumentationType = DocumentationType.OTHER
    content: str | None = None
    metadata: JSON | None = None
    execution_id: strawberry.ID | None = None


@strawberry.input
class ProgressInput:
    """How far an execution is."""

    execution_id: strawberry.ID
    percentage: float
    metrics: JSON | None = None
    predictions: JSON | None = None
    anomalies: list[JSON] | None = None


@strawberry.input
class CommunicationInput:
    """A message."""

    type: CommunicationType = CommunicationType.STATUS
    content: str
    recipients: list[str]
    title: str = ""
    execution_id: strawberry.ID | None = None


@strawberry.type
class Mutation:
    """What can be changed."""

    @strawberry.mutation
    async def start_execution(
        self, info: Info, plan: JSON, inputs: JSON | None = None, idempotency_key: str | None = None
    ) -> Execution:
        """Carry out a plan: as data, or as YAML, JSON or TOML text."""
        asking, once = info.context, _once(info, idempotency_key)
        given, tenant = _object("inputs", inputs), asking.tenant
        id, _ = await _run(lambda: asking.service.start(plan_of(plan), given, asking.holder, once, tenant=tenant))
        return await _execution(info, id)

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
        said = Command("skip", task=task, reason=reason, data=_object("outputs", outputs))
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
        given = _object("inputs", inputs)
        return await _execution(info, await _run(lambda: asking.service.fork(id, given, wish, asking.holder)))

    @strawberry.mutation
    async def answer_decision(
        self, info: Info, id: strawberry.ID, selection: str = "", reason: str = "", refuses: bool = False,
        fields: JSON | None = None, outputs: JSON | None = None, idempotency_key: str | None = None,
    ) -> Decision:  # fmt: skip
        """Say what is to be done about an open question, ``EXECUTION/dN``, as the holder of the key."""
        execution, name = operations.named(id)
        said = Command(
            "answer", reason=reason, decision=name, selection=selection, refuses=refuses,
            fields=_object("fields", fields), data={"outputs": _object("outputs", outputs)} if outputs else None,
        )  # fmt: skip
        whole = await _command(info, execution, said, idempotency_key)
        return await info.context.read(lambda reader: Decision.of(operations.decision_in(reader, whole, name)))

    @strawberry.mutation
    async def create_key(
        self, info: Info, holder: str, roles: list[str] | None = None, scopes: list[str] | None = None, days: int = 30
    ) -> NewKey:
        """A key for somebody. Nobody can hand out more than they have."""
        asking = info.context
        own = asking.key.scopes if asking.key else frozenset[str]()
        wanted = scopes_of(roles or (), scopes or ())
        if EVERYTHING not in own and not wanted <= own:
            raise NotPermitted(f"this key can't hand out {', '.join(sorted(wanted - own))}: it hasn't got that itself")
        token, key = await _run(
            lambda: asking.service.runtime.keyring.make(
                holder, roles or [], scopes or [], seconds=days * DAY, by=asking.holder
            )
        )
        return NewKey(key=Key.of(key), token=token)

    @strawberry.mutation
    async def revoke_key(self, info: Info, id: strawberry.ID, reason: str = "") -> Key:
        """A key counts no more, from now on."""
        asking = info.context
        return Key.of(await _run(lambda: asking.service.runtime.keyring.revoke(id, by=asking.holder, reason=reason)))

    @strawberry.mutation
    async def create_documentation(
        self, info: Info, input: DocumentationInput, idempotency_key: str | None = None
    ) -> Documentation:
        """Keep a document."""
        ready = await _prepared(info, input)
        more = {"type": ready.type, "execution": ready.execution}
        return Documentation.of(await _made(info, "documentation", ready.data, idempotency_key, **more))

    @strawberry.mutation
    async def update_documentation(
        self, info: Info, id: strawberry.ID, input: DocumentationInput, version: int | None = None
    ) -> Documentation:
        """Another text in its place; with ``version`` only if it is still that one."""
        ready = await _prepared(info, input, id)
        return Documentation.of(await _written(info, "documentation", id, ready.data, version, type=ready.type))

    @strawberry.mutation
    async def delete_documentation(self, info: Info, id: strawberry.ID, version: int | None = None) -> bool:
        """It is no more."""
        return await _deleted(info, "documentation", id, version)

    @strawberry.mutation
    async def create_progress(self, info: Info, input: ProgressInput, idempotency_key: str | None = None) -> Progress:
        """Report how far an execution is."""
        row = await info.context.read(lambda reader: operations.find(reader, input.execution_id))
        return Progress.of(await _made(info, "progress", _reported(input), idempotency_key, execution=row.id))

    @strawberry.mutation
    async def update_progress(
        self, info: Info, id: strawberry.ID, input: ProgressInput, version: int | None = None
    ) -> Progress:
        """Another report in its place; it stays with its execution."""
        return Progress.of(await _written(info, "progress", id, _reported(input), version))

    @strawberry.mutation
    async def delete_progress(self, info: Info, id: strawberry.ID, version: int | None = None) -> bool:
        """It is no more."""
        return await _deleted(info, "progress", id, version)

    @strawberry.mutation
    async def create_communication(
        self, info: Info, input: CommunicationInput, idempotency_key: str | None = None
    ) -> Communication:
        """Tell somebody something."""
        asking, once = info.context, _once(info, idempotency_key)
        return Communication.of(await _run(lambda: asking.service.tell(_message(input, asking.holder), once)))

    @strawberry.mutation
    async def update_communication(
        self, info: Info, id: strawberry.ID, input: CommunicationInput, version: int | None = None
    ) -> Communication:
        """Another text in its place, for whoever gets it from now on."""
        asking = info.context
        said = _message(input, asking.holder)
        messages = asking.service.runtime.messages
        return Communication.of(
            await _run(lambda: messages.amend(id, said.content, said.title, asking.holder, version))
        )

    @strawberry.mutation
    async def delete_communication(self, info: Info, id: strawberry.ID, version: int | None = None) -> bool:
        """It is no more, and whoever hasn't got it yet won't."""
        asking = info.context
        await _run(lambda: asking.service.runtime.messages.delete(id, asking.holder, version))
        return True


async def _run(work: Callable[[], _T]) -> _T:
    return await anyio.to_thread.run_sync(work)


def _once(info: Info, key: str | None) -> str:
    return "" if key is None else id_of(key, info.context.holder, f"/graphql#{info.field_name}")


async def _command(info: Info, id: str, command: Command, key: str | None) -> str:
    asking = info.context
    said = msgspec.structs.replace(command, by=asking.holder, id=_once(info, key))
    whole, _ = await _run(lambda: asking.service.command(id, said))
    return whole


async def _commanded(info: Info, id: str, command: Command, key: str | None) -> Execution:
    return await _execution(info, await _command(info, id, command, key))


async def _execution(info: Info, id: str) -> Execution:
    return Execution.of(await info.context.read(lambda reader: operations.find(reader, id)))


async def _prepared(info: Info, input: DocumentationInput, id: str = "") -> kept_documents.Prepared:
    """A document that was handed in, or in place of the one with this id, with its quality."""
    service = info.context.service
    metadata: Any = input.metadata or {}
    said = kept_documents.Given(
        type=input.type.value, content=input.content, metadata=metadata, execution_id=input.execution_id or ""
    )

    def prepare() -> kept_documents.Prepared:
        with service.reading() as reader:
            if id:
                return kept_documents.again(reader, service.resource("documentation", id), said, service.templates)
            return kept_documents.prepare(reader, said, service.templates)

    return await _run(prepare)


async def _made(info: Info, kind: str, data: dict[str, Any], key: str | None, **more: str) -> Any:
    asking, once = info.context, _once(info, key)
    found, _ = await _run(
        lambda: asking.service.runtime.resources.create(kind, data, by=asking.holder, once=once, **more)
    )
    return found


async def _written(info: Info, kind: str, id: str, data: dict[str, Any], version: int | None, **more: Any) -> Any:
    asking = info.context
    return await _run(
        lambda: asking.service.runtime.resources.write(kind, id, data, by=asking.holder, expected=version, **more)
    )


async def _deleted(info: Info, kind: str, id: str, version: int | None) -> bool:
    asking = info.context
    await _run(lambda: asking.service.runtime.resources.delete(kind, id, by=asking.holder, expected=version))
    return True


def _reported(input: ProgressInput) -> dict[str, Any]:
    return _said(
        percentage=input.percentage, metrics=input.metrics, predictions=input.predictions, anomalies=input.anomalies
    )


def _message(input: CommunicationInput, by: str) -> Message:
    return communications.message(
        input.type, input.content, input.recipients, title=input.title, execution=input.execution_id or "", by=by
    )


def _said(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _object(name: str, value: Any) -> dict[str, Any]:
    """JSON that has to be an object. Raises ``UsageError``."""
    if value is not None and not isinstance(value, dict):
        raise UsageError(f"`{name}` is an object")
    return value or {}
