"""A worker: carries out executions that were started on its queue, and their attempts, on this host."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, closing
from datetime import timedelta
from itertools import chain, combinations
from pathlib import Path
from typing import Any

from temporalio.client import Client
from temporalio.converter import DataConverter
from temporalio.worker import PollerBehaviorSimpleMaximum, Replayer, Worker

from turbo_mode.errors import ConfigurationInvalid
from turbo_mode.runtime.embedded.elsewhere import Mirror
from turbo_mode.runtime.temporal import messages as m
from turbo_mode.runtime.temporal.activities import BEAT, FOLLOWED, Host
from turbo_mode.runtime.temporal.allocator import AllocatorWorkflow
from turbo_mode.runtime.temporal.client import QUEUE
from turbo_mode.runtime.temporal.converter import DATA_CONVERTER
from turbo_mode.runtime.temporal.sandbox import sandbox
from turbo_mode.runtime.temporal.support import MOST_LABELS
from turbo_mode.runtime.temporal.workflow import ExecutionWorkflow
from turbo_mode.security.egress import EgressPolicy

STUCK = 120.0
"""Seconds after which a step of a workflow is taken for a deadlock. The SDK's two, which nothing changes that it
offers, are too few to read a plan of 100,000 tasks."""


@asynccontextmanager
async def run_worker(
    client: Client,
    directory: Path,
    store: Mirror | None = None,
    *,
    queue: str = QUEUE,
    egress: EgressPolicy | None = None,
    labels: Collection[str] = (),
    **options: Any,
) -> AsyncIterator[Worker]:
    """A worker that runs as long as the context lasts. ``directory`` holds workspaces and attempts.

    Any number of workers share ``queue``: each carries workflows, and prepares executions. What one has prepared stays
    with its host, because the attempts of an execution share a workspace, and only the process that was given an
    attempt knows whether it has begun. So each host has a queue of its own as well, and one worker at a time.

    Executions whose tasks want ``labels`` go to a host that has all of them.

    ``store`` gets the entries of executions that name no store of their own. ``options`` go to the ``Worker`` of the
    shared queue, such as a ``deployment_config`` with ``default_versioning_behavior=VersioningBehavior.PINNED``: a run
    then stays with the build that began it.

    Raises ``Conflict`` while another worker has ``directory``.
    """
    with closing(Host(directory, store, egress=egress)) as host:
        shared, *own = workers_of(client, host, queue, labels=labels, **options)
        async with AsyncExitStack() as stack:
            for worker in (shared, *own):
                await stack.enter_async_context(worker)
            yield shared


def workers_of(
    client: Client, host: Host, queue: str, *, labels: Collection[str] = (), drain: timedelta = timedelta(0),
    **options: Any,
) -> list[Worker]:  # fmt: skip
    """What asks Temporal for work: on the queue that all share, on the one of this host, and by its labels.

    ``drain``: how long attempts of this process are followed after the shutdown has begun. Raises
    ``ConfigurationInvalid`` for too many labels.
    """
    if len(labels) > MOST_LABELS:
        raise ConfigurationInvalid(
            [], f"a host at Temporal has {MOST_LABELS} labels at most, and here are {len(labels)}"
        )
    shared = Worker(
        client, task_queue=queue, workflows=[ExecutionWorkflow, AllocatorWorkflow], activities=host.shared_activities,
        workflow_runner=sandbox(), **options,
    )  # fmt: skip
    own = Worker(
        client, task_queue=host.queue, activities=host.own_activities, max_concurrent_activities=FOLLOWED,
        max_heartbeat_throttle_interval=timedelta(seconds=BEAT),
        default_heartbeat_throttle_interval=timedelta(seconds=BEAT), graceful_shutdown_timeout=drain,
    )  # fmt: skip
    if shared._workflow_worker is not None:
        shared._workflow_worker._deadlock_timeout_seconds = STUCK  # type: ignore[assignment]
    return [shared, own, *(_labelled(client, host, m.labelled_queue(queue, each)) for each in _sets(sorted(labels)))]


def _sets(labels: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return chain.from_iterable(combinations(labels, size + 1) for size in range(len(labels)))


def _labelled(client: Client, host: Host, queue: str) -> Worker:
    few = PollerBehaviorSimpleMaximum(1)
    return Worker(client, task_queue=queue, activities=[host.prepare], activity_task_poller_behavior=few)


def replayer(converter: DataConverter = DATA_CONVERTER) -> Replayer:
    """Replays the history of a run with this code; ``replay_workflow`` raises where it would decide otherwise."""
    return Replayer(
        workflows=[ExecutionWorkflow, AllocatorWorkflow], workflow_runner=sandbox(), data_converter=converter
    )
