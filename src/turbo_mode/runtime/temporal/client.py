"""Starting executions on Temporal, and what one may say to them."""

from __future__ import annotations

from typing import Any

from msgspec import structs
from temporalio.client import Client, WorkflowHandle, WorkflowQueryFailedError
from temporalio.common import Priority, WorkflowIDConflictPolicy, WorkflowIDReusePolicy
from temporalio.exceptions import WorkflowAlreadyStartedError
from temporalio.service import RPCError, RPCStatusCode

from turbo_mode.core.machine.inputs import Command, Submit
from turbo_mode.core.plan.model import Plan
from turbo_mode.errors import Conflict
from turbo_mode.runtime.temporal import attributes
from turbo_mode.runtime.temporal.converter import DATA_CONVERTER
from turbo_mode.runtime.temporal.messages import WORKFLOW, End, Legacy, Settings, Signed, Start, Status, workflow_id
from turbo_mode.runtime.temporal.support import longest_step, refuse

QUEUE = "turbo-mode"
LONGEST_KEY = 64
"""Bytes of what names those among whom Temporal shares its workers fairly: a store, mostly that of a tenant."""

Handle = WorkflowHandle[Any, End]


async def connect(address: str, namespace: str = "default", **options: Any) -> Client:
    """A client that speaks our messages; ``options`` go to ``Client.connect``."""
    return await Client.connect(address, namespace=namespace, **{"data_converter": DATA_CONVERTER} | options)


async def start(
    client: Client, submit: Submit, plan: Plan, *, queue: str = QUEUE, settings: Settings | None = None
) -> Handle:
    """Start an execution of a checked plan with bound inputs, once per ``submit.execution``: a repeat finds the first.

    A fork goes to the host of its source. Raises ``PlanError`` for what Temporal can't carry out, and ``Conflict``
    where it has forgotten the source, before anything is started.
    """
    settings = settings or Settings()
    settings = structs.replace(settings, queue=queue, locks=settings.locks or settings.store or queue)
    refuse(plan, has_owner=bool(settings.owner), has_place=settings.artifacts)
    id = workflow_id(submit.execution)
    legacy = await _legacy(client, submit.forks) if submit.forks else Legacy()
    settings = structs.replace(settings, pinned=settings.pinned or legacy.pinned)
    try:
        return await client.start_workflow(
            WORKFLOW,
            Start(submit=submit, plan=plan, settings=settings, left=legacy.left),
            id=id,
            task_queue=queue,
            result_type=End,
            static_summary=plan.name,
            memo=attributes.memo(submit, plan),
            search_attributes=attributes.at_start(submit, plan, settings.told),
            priority=Priority(fairness_key=settings.locks.encode()[:LONGEST_KEY].decode(errors="ignore")),
            task_timeout=longest_step(plan),
            id_reuse_policy=WorkflowIDReusePolicy.REJECT_DUPLICATE,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
        )
    except WorkflowAlreadyStartedError:
        return client.get_workflow_handle(id, result_type=End)


async def _legacy(client: Client, source: str) -> Legacy:
    try:
        found: Legacy = await client.get_workflow_handle(workflow_id(source)).query("legacy", result_type=Legacy)
    except (RPCError, WorkflowQueryFailedError) as error:
        if isinstance(error, RPCError) and error.status != RPCStatusCode.NOT_FOUND:
            raise
        hint = "start the plan anew: turbo-mode run --runtime temporal"
        raise Conflict(f"Temporal has forgotten on which host execution {source[-6:]} was", hint=hint) from None
    return found


async def command(client: Client, execution: str, command: Command) -> None:
    """Pause, resume, cancel, answer or signal. What no longer applies changes nothing."""
    await client.get_workflow_handle(workflow_id(execution)).signal("command", command)


async def say(client: Client, execution: str, words: str, signature: str) -> None:
    """Say something by the word of the owner of the store; see ``Signed``."""
    handle = client.get_workflow_handle(workflow_id(execution))
    await handle.signal("signed", Signed(words=words, signature=signature))


async def status(client: Client, execution: str) -> Status:
    """How an execution stands."""
    handle = client.get_workflow_handle(workflow_id(execution))
    seen: Status = await handle.query("status", result_type=Status)
    return seen
