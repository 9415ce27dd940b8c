"""What can be written beside executions: plans that are kept, documents, reports of progress, messages.

``version``: only if it is still that one.
"""

from __future__ import annotations

from typing import Any

import strawberry
from strawberry.scalars import JSON

from turbo_mode.core.communications.message import CommunicationType, Message
from turbo_mode.core.documents.kinds import DocumentationType
from turbo_mode.errors import UsageError
from turbo_mode.operations import communications, kept_documents, made_decisions, stored_plans
from turbo_mode.server.graphql.asking import Info
from turbo_mode.server.graphql.changing import once, run
from turbo_mode.server.graphql.reading import plan_of
from turbo_mode.server.graphql.shapes import Communication, Decision, Documentation, Plan, Progress


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
class Writing:
    """What can be written."""

    @strawberry.mutation
    async def create_decision(self, info: Info, input: JSON, idempotency_key: str | None = None) -> Decision:
        """Put a context and options to the engine, or record a decision; ``input`` is what REST takes."""
        asking, known = info.context, once(info, idempotency_key)
        wanted = made_decisions.read(_object(input))
        runtime = asking.service.runtime
        data = await run(lambda: made_decisions.value(wanted, runtime.limits, asking.holder))
        found, _ = await run(
            lambda: runtime.resources.create(
                made_decisions.KIND, data, by=asking.holder, change=made_decisions.change_of(data),
                status=data["status"], execution=wanted.execution_id, once=known,
            )
        )  # fmt: skip
        return Decision.made(found)

    @strawberry.mutation
    async def delete_decision(self, info: Info, id: strawberry.ID, version: int | None = None) -> bool:
        """A decision that was made by hand is no more."""
        return await _deleted(info, made_decisions.KIND, id, version)

    @strawberry.mutation
    async def create_plan(self, info: Info, plan: JSON, idempotency_key: str | None = None) -> Plan:
        """Keep a plan under its name, which must not be taken. A plan with mistakes isn't kept."""
        loaded, kept = await run(lambda: stored_plans.read(plan_of(plan), info.context.service.limits))
        return Plan.of(await _made(info, stored_plans.KIND, kept, idempotency_key, id=loaded.plan.name))

    @strawberry.mutation
    async def update_plan(self, info: Info, name: strawberry.ID, plan: JSON, version: int | None = None) -> Plan:
        """The next version of a plan."""
        loaded, kept = await run(lambda: stored_plans.read(plan_of(plan), info.context.service.limits))
        if loaded.plan.name != name:
            raise UsageError(f"this plan is called `{loaded.plan.name}`, not `{name}`")
        return Plan.of(await _written(info, stored_plans.KIND, name, kept, version))

    @strawberry.mutation
    async def delete_plan(self, info: Info, name: strawberry.ID, version: int | None = None) -> bool:
        """Keep it no more. What was carried out of it stays."""
        return await _deleted(info, stored_plans.KIND, name, version)

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
        about = input.execution_id
        return Progress.of(await _made(info, "progress", _reported(input), idempotency_key, execution=about))

    @strawberry.mutation
    async def update_progress(
        self, info: Info, id: strawberry.ID, input: ProgressInput, version: int | None = None
    ) -> Progress:
        """Another report in its place; it stays with its execution."""
        about = input.execution_id
        return Progress.of(await _written(info, "progress", id, _reported(input), version, execution=about))

    @strawberry.mutation
    async def delete_progress(self, info: Info, id: strawberry.ID, version: int | None = None) -> bool:
        """It is no more."""
        return await _deleted(info, "progress", id, version)

    @strawberry.mutation
    async def create_communication(
        self, info: Info, input: CommunicationInput, idempotency_key: str | None = None
    ) -> Communication:
        """Tell somebody something."""
        asking, known = info.context, once(info, idempotency_key)
        return Communication.of(await run(lambda: asking.service.tell(_message(input, asking.holder), known)))

    @strawberry.mutation
    async def update_communication(
        self, info: Info, id: strawberry.ID, input: CommunicationInput, version: int | None = None
    ) -> Communication:
        """Another text in its place, for whoever gets it from now on."""
        asking = info.context
        said = _message(input, asking.holder)
        messages = asking.service.runtime.messages
        return Communication.of(await run(lambda: messages.amend(id, said.content, said.title, asking.holder, version)))

    @strawberry.mutation
    async def delete_communication(self, info: Info, id: strawberry.ID, version: int | None = None) -> bool:
        """It is no more, and whoever hasn't got it yet won't."""
        asking = info.context
        await run(lambda: asking.service.runtime.messages.delete(id, asking.holder, version))
        return True


async def _prepared(info: Info, input: DocumentationInput, id: str = "") -> kept_documents.Prepared:
    """A document that was handed in, or in place of the one with this id, with its quality."""
    service = info.context.service
    metadata: Any = input.metadata or {}
    said = kept_documents.Given(
        type=input.type.name, content=input.content, metadata=metadata, execution_id=input.execution_id or ""
    )

    def prepare() -> kept_documents.Prepared:
        with service.reading() as reader:
            if id:
                return kept_documents.again(reader, service.resource("documentation", id), said, service.templates)
            return kept_documents.prepare(reader, said, service.templates)

    return await run(prepare)


async def _made(info: Info, kind: str, data: dict[str, Any], key: str | None, **more: str) -> Any:
    asking, known = info.context, once(info, key)
    found, _ = await run(
        lambda: asking.service.runtime.resources.create(kind, data, by=asking.holder, once=known, **more)
    )
    return found


async def _written(info: Info, kind: str, id: str, data: dict[str, Any], version: int | None, **more: Any) -> Any:
    asking = info.context
    return await run(
        lambda: asking.service.runtime.resources.write(kind, id, data, by=asking.holder, expected=version, **more)
    )


async def _deleted(info: Info, kind: str, id: str, version: int | None) -> bool:
    asking = info.context
    await run(lambda: asking.service.runtime.resources.delete(kind, id, by=asking.holder, expected=version))
    return True


def _reported(input: ProgressInput) -> dict[str, Any]:
    return _said(
        percentage=input.percentage, metrics=input.metrics, predictions=input.predictions, anomalies=input.anomalies
    )


def _message(input: CommunicationInput, by: str) -> Message:
    return communications.message(
        input.type, input.content, input.recipients, title=input.title, execution=input.execution_id or "", by=by
    )


def _object(said: Any) -> dict[str, Any]:
    """JSON that has to be an object. Raises ``UsageError``."""
    if not isinstance(said, dict):
        raise UsageError("a decision is an object")
    return said


def _said(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
