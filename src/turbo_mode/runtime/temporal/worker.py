"""A worker: carries out executions that were started on its queue, and their attempts, on this host."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import timedelta
from pathlib import Path
from typing import Any

from temporalio.client import Client
from temporalio.converter import DataConverter
from temporalio.worker import Replayer, Worker
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions

from turbo_mode.runtime.embedded.elsewhere import Mirror
from turbo_mode.runtime.temporal.activities import BEAT, FOLLOWED, Host
from turbo_mode.runtime.temporal.allocator import AllocatorWorkflow
from turbo_mode.runtime.temporal.client import QUEUE
from turbo_mode.runtime.temporal.converter import DATA_CONVERTER
from turbo_mode.runtime.temporal.workflow import ExecutionWorkflow
from turbo_mode.security.egress import EgressPolicy

SHARED = (
    "cel_expr_python",
    "cryptography",
    "msgspec",
    "turbo_mode.core",
    "turbo_mode.errors",
    "turbo_mode.runtime.temporal.messages",
)
"""What the sandbox takes from outside instead of importing it anew for each workflow: native code can be loaded only
once, and the rest is pure."""


@asynccontextmanager
async def run_worker(
    client: Client,
    directory: Path,
    store: Mirror | None = None,
    *,
    queue: str = QUEUE,
    egress: EgressPolicy | None = None,
    **options: Any,
) -> AsyncIterator[Worker]:
    """A worker that runs as long as the context lasts. ``directory`` holds workspaces and attempts.

    Any number of workers share ``queue``: each carries workflows, and prepares executions. What one has prepared stays
    with its host, because the attempts of an execution share a workspace, and only the process that was given an
    attempt knows whether it has begun. So each host has a queue of its own as well, and one worker at a time.

    ``store`` gets the entries of executions that name no store of their own. ``options`` go to the ``Worker`` of the
    shared queue, such as a ``deployment_config`` with ``default_versioning_behavior=VersioningBehavior.PINNED``: a run
    then stays with the build that began it.

    Raises ``Conflict`` while another worker has ``directory``.
    """
    with closing(Host(directory, store, egress=egress)) as host:
        shared, own = workers_of(client, host, queue, **options)
        async with shared, own:
            yield shared


def workers_of(
    client: Client, host: Host, queue: str, *, drain: timedelta = timedelta(0), **options: Any
) -> tuple[Worker, Worker]:
    """What asks Temporal for work: on the queue that all share, and on the one of this host.

    ``drain``: how long attempts of this process are followed after the shutdown has begun.
    """
    shared = Worker(
        client, task_queue=queue, workflows=[ExecutionWorkflow, AllocatorWorkflow], activities=host.shared_activities,
        workflow_runner=sandbox(), **options,
    )  # fmt: skip
    own = Worker(
        client, task_queue=host.queue, activities=host.own_activities, max_concurrent_activities=FOLLOWED,
        max_heartbeat_throttle_interval=timedelta(seconds=BEAT),
        default_heartbeat_throttle_interval=timedelta(seconds=BEAT), graceful_shutdown_timeout=drain,
    )  # fmt: skip
    return shared, own


def sandbox() -> SandboxedWorkflowRunner:
    """Runs workflows apart from everything that could make two replays differ."""
    return SandboxedWorkflowRunner(restrictions=SandboxRestrictions.default.with_passthrough_modules(*SHARED))


def replayer(converter: DataConverter = DATA_CONVERTER) -> Replayer:
    """Replays the history of a run with this code; ``replay_workflow`` raises where it would decide otherwise."""
    return Replayer(
        workflows=[ExecutionWorkflow, AllocatorWorkflow], workflow_runner=sandbox(), data_converter=converter
    )
