"""The machine inside a Temporal workflow: the second runtime, with the same four duties (``core/machine/decide.py``).

Temporal's history is what is committed here. It holds what was fed (signals, timers, results of activities), and the
SDK feeds it again, in the same order and with the same facts, to whoever takes the workflow over. Attempts are
activities without retries of Temporal's: how often something is tried is the plan's business. Entries go to the store
in batches, behind the work and never in its way, unless the store is away for long.

A run doesn't wait for its attempts before it is continued as a new one. They go on in their worker; the new run takes
up the state and asks to be *attached* to each attempt under way. It does the same when a worker was lost, so a program
that outlived its worker is found again, and only what really is lost counts as lost.

Whichever worker prepares an execution is the host of all its attempts, since these share a workspace: they go to the
queue of that host. The workflow itself goes wherever there is a worker, so it notices when the host stays away.

This file runs in the workflow's sandbox: it imports ``core`` and our messages, and nothing that could tell two replays
apart.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Literal

from msgspec import Raw, structs
from temporalio import workflow
from temporalio.common import RetryPolicy
from temporalio.exceptions import (
    ActivityError,
    ApplicationError,
    CancelledError,
    TimeoutError,
    TimeoutType,
)

from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.decide import step
from turbo_mode.core.machine.entries import (
    AnyEntry,
    AttemptStarted,
    ClosingStarted,
    DeadlinePassed,
    PhaseTimedOut,
    ServiceReady,
    ServiceRestarted,
    ServicesStopping,
    TaskCompleted,
)
from turbo_mode.core.machine.inputs import (
    ChildWaits,
    Command,
    Facts,
    Input,
    Recovered,
    Report,
    ServiceEnded,
    Tick,
)
from turbo_mode.core.machine.outcomes import Done, Failure, NotDone, Observation, Unknown
from turbo_mode.core.machine.overtime import should_end
from turbo_mode.core.machine.snapshot import dump, load
from turbo_mode.core.machine.state import Attempt, Execution
from turbo_mode.core.machine.works import IDLE
from turbo_mode.errors import PlanError
from turbo_mode.runtime.temporal import messages as m
from turbo_mode.runtime.temporal.family import Family
from turbo_mode.runtime.temporal.outbox import Outbox
from turbo_mode.runtime.temporal.support import refuse

ONCE = RetryPolicy(maximum_attempts=1)
SHORT = timedelta(seconds=30)
"""For activities that only look, note or copy; Temporal repeats those until they succeed."""
SOON = timedelta(seconds=5)
"""So long the host has time to take up what another one can do as well."""
NEVER_BEGUN = NotDone(Failure("cancelled", "cancelled before it began"))
AWAY = Failure("host_away", "the host of this execution has taken nothing up for too long")
ENDLESS_MS = 365 * 24 * 3_600_000
"""For an attempt that only the time of its phase ends."""
_ELSEWHERE = (*IDLE, "plan")
"""Kinds that no activity carries out."""
MARGIN_MS = 45_000
"""How much longer than the attempt itself an activity may take: the program's grace, and a busy worker."""


@workflow.defn(name=m.WORKFLOW)
class ExecutionWorkflow:
    """One execution. Its workflow id is ``turbo-mode/<execution id>``."""

    @workflow.init
    def __init__(self, start: m.Start) -> None:
        self._start = start
        self._submit = start.submit
        self._carried = start.carried
        blueprint = Blueprint(start.plan, start.submit.plan_digest)
        carried = start.carried
        self._state = load(blueprint, bytes(carried.snapshot)) if carried else Execution(blueprint)
        waiting = carried.unmirrored if carried else []
        self._outbox = Outbox(waiting, sent=self._state.seq - len(waiting))
        self._cancelled = set(carried.cancelled) if carried else set()
        self._inbox: deque[Input] = deque()
        self._host = carried.host if carried else ""
        self._hosts: dict[str, str] = {}
        self._running: dict[str, workflow.ActivityHandle[m.Seen] | None] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._alarm: asyncio.Task[None] | None = None
        self._alarm_due = 0
        self._rung = False
        self._leaving = False
        self._broken: BaseException | None = None
        self._family = Family(start, self._inbox.append, self._spawn)

    @workflow.run
    async def run(self, start: m.Start) -> m.End:
        """Carry the execution to its end, over as many runs as it takes."""
        try:
            refuse(start.plan)
        except PlanError as problem:
            raise ApplicationError(problem.message, type="PlanError", non_retryable=True) from None
        if self._carried is None:
            self._spawn(self._prepare())
        else:
            self._take_up(self._carried)
        self._spawn(self._mirror())
        while not (self._state.ended and not self._outbox.waiting and self._family.quiet):
            await self._wait(self._has_work)
            if self._broken is not None:
                raise self._broken
            self._feed_all()
            if self._may_continue():
                await self._continue()
        state = self._state
        return m.End(
            status=state.status, outcome=state.outcome, reason=state.reason, outputs=state.outputs, entries=state.seq,
            runs=self._runs,
        )  # fmt: skip

    # -- what the outside may say and ask ------------------------------------------------------------------------------

    @workflow.signal(name="command")
    def command(self, command: Command) -> None:
        """Pause, resume, cancel or answer. What no longer applies changes nothing."""
        self._inbox.append(command)

    @workflow.signal(name="child_ended")
    def child_ended(self, said: m.ChildEnd) -> None:
        """A child has come to its end."""
        self._family.heard(self._state, said)

    @workflow.signal(name="child_waits")
    def child_waits(self, said: ChildWaits) -> None:
        """Questions are open in a child, or none any more."""
        self._inbox.append(said)

    @workflow.query(name="status")
    def status(self) -> m.Status:
        """How it stands."""
        state = self._state
        return m.Status(
            status=state.public_status, outcome=state.outcome, entries=state.seq, mirrored=self._outbox.sent,
            tasks=state.total, done=state.done, running=len(self._running.keys() - state.services.keys()),
            runs=self._runs, questions=state.questions,
        )  # fmt: skip

    @workflow.query(name="entries")
    def entries(self) -> int:
        """How many entries there are so far."""
        return self._state.seq

    # -- feed ----------------------------------------------------------------------------------------------------------

    async def _wait(self, condition: Callable[[], bool]) -> None:
        try:
            await workflow.wait_condition(condition)
        except asyncio.CancelledError:
            self._inbox.append(Command("cancel", by="temporal", reason="the workflow was cancelled"))

    def _has_work(self) -> bool:
        if self._broken is not None:
            return True
        if self._state.ended:
            return not self._outbox.waiting and self._family.quiet
        return bool(self._inbox or self._rung) and self._can_feed()

    def _can_feed(self) -> bool:
        return bool(self._host) and not self._outbox.full

    def _feed_all(self) -> None:
        while self._inbox and self._can_feed():
            self._feed(self._inbox.popleft())
        self._rung = False
        while self._is_due() and self._can_feed():
            self._feed(Tick())
        self._set_alarm()

    def _feed(self, input: Input) -> None:
        entries = step(self._state, input, Facts(self._now(), workflow.random().random()))
        self._outbox.add(entries)
        for entry in entries:
            self._perform(entry)
        if entries and not (self._state.ended and self._start.settings.store):
            self._family.look(self._state)

    def _now(self) -> int:
        return workflow.time_ns() // 1_000_000

    def _is_due(self) -> bool:
        first = self._state.timers.first()
        return first is not None and first[0] <= self._now()

    def _set_alarm(self) -> None:
        """One timer at most runs, for what is due first. One that rings too early is less work than one taken back."""
        first = self._state.timers.first()
        if first is None or self._state.ended or (self._alarm and self._alarm_due <= first[0]):
            return
        if self._alarm:
            self._alarm.cancel()
        self._alarm_due = first[0]
        self._alarm = self._spawn(self._ring(first[0] - self._now()))

    async def _ring(self, milliseconds: int) -> None:
        await asyncio.sleep(max(milliseconds, 1) / 1000)
        self._alarm = None
        self._rung = True

    # -- perform -------------------------------------------------------------------------------------------------------

    def _perform(self, entry: AnyEntry) -> None:
        match entry:
            case AttemptStarted() if entry.request["kind"] not in _ELSEWHERE:
                self._follow(self._order(entry, self._host), m.PERFORM)
            case DeadlinePassed():
                self._end(entry.attempt)
            case ClosingStarted(why="cancel") | PhaseTimedOut():
                for attempt in self._state.attempts.values():
                    if should_end(self._state, attempt):
                        self._end(attempt.id)
            case TaskCompleted() | ServiceReady() if entry.attempt in self._state.services:
                self._follow(self._serving(entry.attempt, "lives"), m.ATTACH)
            case ServiceRestarted():
                self._follow(self._serving(entry.attempt, "again"), m.PERFORM)
            case ServicesStopping():
                for id in entry.attempts:
                    self._end(id)
        self._family.perform(self._state, entry)

    def _end(self, id: str) -> None:
        if id in self._running:
            self._cancelled.add(id)
            if (handle := self._running[id]) is not None:
                handle.cancel()

    def _follow(self, order: m.Order, activity: str) -> None:
        self._running[order.started.attempt] = None
        self._hosts[order.started.attempt] = order.host
        self._spawn(self._see_through(order, activity))

    async def _see_through(self, order: m.Order, activity: str) -> None:
        """From an attempt's start to its report, over the loss of workers."""
        id = order.started.attempt
        seen: Observation | None = None
        while seen is None:
            if self._leaving:  # then the next run asks; unless we stay
                await workflow.wait_condition(lambda: not self._leaving)
            if id in self._cancelled:
                if activity == m.PERFORM:
                    seen = NEVER_BEGUN
                    break
                order = structs.replace(order, stop=True)
            handle = self._running[id] = self._ask(order, activity)
            try:
                answer = await handle
                self._host = answer.host
                seen = answer.report.observation
            except ActivityError as error:
                if _is_busy(error.cause):
                    continue
                seen, stop = _explain(error.cause, activity, order.stop)
                activity = m.ATTACH
                order = structs.replace(order, stop=stop)
        del self._running[id], self._hosts[id]
        self._cancelled.discard(id)
        self._inbox.append(_said(order, seen))

    def _ask(self, order: m.Order, activity: str) -> workflow.ActivityHandle[m.Seen]:
        return workflow.start_activity(
            activity, order, result_type=m.Seen, task_queue=self._queue, retry_policy=ONCE,
            schedule_to_start_timeout=self._patience,
            start_to_close_timeout=timedelta(milliseconds=_longest(order) + MARGIN_MS),
            heartbeat_timeout=timedelta(seconds=self._start.settings.heartbeat_seconds),
            cancellation_type=workflow.ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
        )  # fmt: skip

    def _order(self, started: AttemptStarted, host: str) -> m.Order:
        return m.Order(
            execution=self._state.id, digest=self._submit.plan_digest, workspace=self._state.facts["workspace"],
            plan_dir=self._state.facts["planDir"], started=started, host=host, lineage=self._state.lineage,
            secrets_dir=self._state.facts.get("secretsDir", ""),
        )  # fmt: skip

    def _serving(self, id: str, how: Literal["lives", "again"]) -> m.Order:
        order = self._order(_as_entry(self._state.services[id]), self._host)
        return structs.replace(order, service=how, stop=id in self._state.stopping)

    @property
    def _queue(self) -> str | None:
        return self._start.settings.pinned or None

    @property
    def _patience(self) -> timedelta | None:
        """How long the host may stay away, once there is one."""
        return timedelta(seconds=self._start.settings.patience_seconds) if self._queue else None

    # -- from run to run -----------------------------------------------------------------------------------------------

    @property
    def _runs(self) -> int:
        return 1 + (self._carried.runs if self._carried else 0)

    async def _prepare(self) -> None:
        """Make a host ready, to which all attempts are pinned then; and begin."""
        order = m.Prepare(execution=self._submit.execution, plan=self._start.plan, digest=self._submit.plan_digest)
        ready: m.Prepared = await workflow.execute_activity(
            m.PREPARE, order, result_type=m.Prepared, task_queue=self._queue, schedule_to_start_timeout=self._patience,
            start_to_close_timeout=SHORT,
        )  # fmt: skip
        settings = structs.replace(self._start.settings, pinned=ready.queue)
        self._start = self._family.start = structs.replace(self._start, settings=settings)
        self._host = ready.host
        self._inbox.appendleft(structs.replace(self._submit, workspace=self._submit.workspace or ready.workspace))

    def _take_up(self, carried: m.Carried) -> None:
        """Go on with what an earlier run left."""
        self._rung = True
        self._family.look(self._state)
        for attempt in self._state.attempts.values():
            if attempt.request["kind"] == "plan":
                self._family.take_up(attempt)
            elif attempt.request["kind"] not in _ELSEWHERE:
                self._follow(self._order(_as_entry(attempt), carried.hosts.get(attempt.id, "")), m.ATTACH)
        for id in self._state.services:
            order = self._serving(id, "again" if id in self._state.restarting else "lives")
            self._follow(structs.replace(order, host=carried.hosts.get(id, "")), m.ATTACH)

    def _may_continue(self) -> bool:
        limit = self._start.settings.continue_after
        info = workflow.info()
        wanted = info.get_current_history_length() >= limit if limit else info.is_continue_as_new_suggested()
        quiet = not (self._inbox or self._rung or self._outbox.full) and workflow.all_handlers_finished()
        quiet = quiet and self._family.quiet
        return wanted and quiet and not self._state.ended

    async def _continue(self) -> None:
        """Go on in a new run, as soon as everything that this turn asks for has been asked for."""
        self._leaving = True
        await self._wait(lambda: True)
        if not self._may_continue():
            self._leaving = False
            return
        carried = m.Carried(
            snapshot=Raw(dump(self._state)), unmirrored=self._outbox.waiting, cancelled=sorted(self._cancelled),
            hosts=self._hosts, left=self._family.left, host=self._host, runs=self._runs,
        )  # fmt: skip
        workflow.continue_as_new(structs.replace(self._start, carried=carried))

    # -- beside the work -----------------------------------------------------------------------------------------------

    async def _mirror(self) -> None:
        while True:
            await workflow.wait_condition(lambda: bool(self._outbox.waiting) and not self._leaving)
            entries = self._outbox.batch()
            first, plan = self._outbox.sent + 1, None
            if first == 1 and self._submit.parent and self._start.settings.store:
                plan = self._start.plan
            batch = m.Batch(execution=self._submit.execution, first=first, entries=entries, plan=plan)
            await self._copy(batch)
            self._outbox.arrived(len(entries))
            if self._state.ended and not self._outbox.waiting and self._start.settings.store:
                self._family.look(self._state)  # a parent hears of the end when all of it is in the store

    async def _copy(self, batch: m.Batch) -> None:
        """By the owner of the store; or by the host, by anybody where that one is away."""
        if store := self._start.settings.store:
            await workflow.execute_activity(m.MIRROR, batch, task_queue=store, start_to_close_timeout=SHORT)
            if self._state.ended or self._state.blueprint.has_secrets:
                await self._tidy(batch)
            return
        if self._queue is not None:
            try:
                await workflow.execute_activity(
                    m.MIRROR, batch, task_queue=self._queue, schedule_to_start_timeout=SOON,
                    start_to_close_timeout=SHORT,
                )  # fmt: skip
                return
            except ActivityError as error:
                if not isinstance(error.cause, TimeoutError):
                    raise
        await workflow.execute_activity(m.MIRROR, batch, start_to_close_timeout=SHORT)

    async def _tidy(self, batch: m.Batch) -> None:
        """Have the host clean up behind what is in the store; one that is away has that to do no more."""
        try:
            await workflow.execute_activity(
                m.TIDY, structs.replace(batch, plan=None), task_queue=self._queue, schedule_to_start_timeout=SOON,
                start_to_close_timeout=SHORT,
            )  # fmt: skip
        except ActivityError as error:
            if not isinstance(error.cause, TimeoutError):
                raise

    def _spawn(self, work: Any) -> asyncio.Task[None]:
        """Run something beside the main line; what breaks there breaks the workflow."""
        task: asyncio.Task[None] = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)
        return task

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._broken = error


def _is_busy(cause: BaseException | None) -> bool:
    return isinstance(cause, ApplicationError) and cause.type == m.BUSY


def _explain(cause: BaseException | None, activity: str, stopping: bool) -> tuple[Observation | None, bool]:
    """What a failed activity tells about its attempt; None: nothing, so attach to it, and (second) have it stopped."""
    match cause:
        case CancelledError():
            if activity == m.PERFORM:
                return NEVER_BEGUN, False
            return None, True
        case TimeoutError(type=TimeoutType.SCHEDULE_TO_START):
            return NotDone(AWAY) if activity == m.PERFORM else Unknown(AWAY), False
        case TimeoutError(type=TimeoutType.START_TO_CLOSE):
            if stopping:
                return Unknown(Failure("timeout", "its worker didn't answer in time")), True
            return None, True
        case TimeoutError() | ApplicationError(type=m.LET_GO):
            return None, stopping
    return Unknown(Failure("crashed", str(cause))), False


def _said(order: m.Order, seen: Observation) -> Input:
    """What an answer is for the machine."""
    id = order.started.attempt
    if order.service != "lives":
        return Report(id, seen)
    return ServiceEnded(id, seen.result["detail"]) if isinstance(seen, Done) else Recovered([id])


def _longest(order: m.Order) -> int:
    """How long (ms) it may take until there is an answer."""
    request = order.started.request
    if order.service == "lives":
        return ENDLESS_MS
    return request["ready"]["forMs"] if request["kind"] == "service" else request["timeoutMs"] or ENDLESS_MS


def _as_entry(attempt: Attempt) -> AttemptStarted:
    return AttemptStarted(
        at=attempt.started_at, task=attempt.task, attempt=attempt.id, number=attempt.number, request=attempt.request,
        purpose=attempt.purpose, effect=attempt.effect, key=attempt.key, undoes=attempt.undoes,
        case=attempt.case,
    )  # fmt: skip
