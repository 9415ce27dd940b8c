"""Attempts of a workflow, each an activity without retries of Temporal's: how often something is tried is the plan's
business.

A run doesn't wait for its attempts before it is continued as a new one. They go on in their worker; the new run takes
up the state and asks to be *attached* to each attempt under way. It does the same when a worker was lost, so a program
that outlived its worker is found again, and only what really is lost counts as lost.

What only looks (an adviser, numbers) is asked for again by the machine when it was lost. What people are told is told
by the owner of the store, who knows it again by its key.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any, Literal

from msgspec import structs
from temporalio import workflow
from temporalio.common import RetryPolicy
from temporalio.exceptions import (
    ActivityError,
    ApplicationError,
    CancelledError,
    TimeoutError,
    TimeoutType,
)

from turbo_mode.core.machine.entries import (
    AdviceAsked,
    AnyEntry,
    AttemptStarted,
    ClosingStarted,
    DeadlinePassed,
    PhaseTimedOut,
    SamplesAsked,
    ServiceReady,
    ServiceRestarted,
    ServicesStopping,
    TaskCompleted,
)
from turbo_mode.core.machine.inputs import Input, Recovered, Report, ServiceEnded
from turbo_mode.core.machine.outcomes import Done, Failure, NotDone, Observation, Unknown
from turbo_mode.core.machine.overtime import should_end
from turbo_mode.core.machine.state import Attempt, Execution
from turbo_mode.core.machine.works import IDLE
from turbo_mode.runtime.temporal import messages as m
from turbo_mode.runtime.temporal.outbox import Outbox
from turbo_mode.runtime.temporal.together import Together

ONCE = RetryPolicy(maximum_attempts=1)
SHORT = timedelta(seconds=30)
"""For activities that only look, note or copy; Temporal repeats those until they succeed."""
SOON = timedelta(seconds=5)
"""So long somebody has time to take up what another one can do as well."""
NEVER_BEGUN = NotDone(Failure("cancelled", "cancelled before it began"))
AWAY = Failure("host_away", "the host of this execution has taken nothing up for too long")
LOST = Unknown(Failure("lost", "its worker was lost while it was asked"))
ENDLESS_MS = 365 * 24 * 3_600_000
"""For an attempt that only the time of its phase ends."""
MARGIN_MS = 45_000
"""How much longer than the attempt itself an activity may take: the program's grace, and a busy worker."""


class Attempts:
    """All of one execution that is under way. ``start`` says to which host they go, ``host`` which process was heard
    last; while ``leaving``, the next run asks. ``together``: what begins in one step is begun by one activity, and
    (``near``) what begins alone, first of all by the process that has just decided so."""

    def __init__(
        self, start: m.Start, state: Execution, outbox: Outbox, feed: Callable[[Input], None],
        spawn: Callable[[Any], Any], *, together: bool, near: bool,
    ) -> None:  # fmt: skip
        carried = start.carried
        self.start = start
        self.host = carried.host if carried else ""
        self.hosts: dict[str, str] = {}
        self.cancelled = set(carried.cancelled) if carried else set()
        self.running: dict[str, workflow.ActivityHandle[Any] | None] = {}
        self.leaving = False
        self._looking: dict[str, workflow.ActivityHandle[m.Seen]] = {}
        self._state, self._outbox = state, outbox
        self._feed, self._spawn = feed, spawn
        self._together = Together(self._begin_together, spawn, alone=near) if together else None
        self._near = near

    @property
    def queue(self) -> str | None:
        """The queue of the host, as soon as there is one."""
        return self.start.settings.pinned or None

    @property
    def patience(self) -> timedelta | None:
        """How long the host may stay away, once there is one."""
        return timedelta(seconds=self.start.settings.patience_seconds) if self.queue else None

    def take_up(self, attempt: Attempt, host: str) -> None:
        """An attempt that an earlier run has begun, with this process."""
        if attempt.request["kind"] == "notify":
            self._spawn(self._tell(attempt.id))
        elif _has_activity(attempt.request):
            self._follow(self._order(_as_entry(attempt), host), m.ATTACH)

    def take_up_service(self, id: str, host: str) -> None:
        """Likewise for a service."""
        order = self._serving(id, "again" if id in self._state.restarting else "lives")
        self._follow(structs.replace(order, host=host), m.ATTACH)

    def look(self, asked: AdviceAsked | SamplesAsked) -> None:
        """Have somebody asked, or numbers read; also where an earlier run has asked for that."""
        self._spawn(self._look(asked))

    def perform(self, entry: AnyEntry) -> None:
        """What an entry asks for."""
        self._stop_looking()
        match entry:
            case AttemptStarted() if entry.request["kind"] == "notify":
                self._spawn(self._tell(entry.attempt))
            case AttemptStarted() if _has_activity(entry.request):
                self._follow(self._order(entry, self.host), m.PERFORM)
            case AdviceAsked() | SamplesAsked():
                self.look(entry)
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

    def _end(self, id: str) -> None:
        if id in self.running:
            self.cancelled.add(id)
            if (handle := self.running[id]) is not None:
                handle.cancel()

    # -- what runs on the host -----------------------------------------------------------------------------------------

    def _follow(self, order: m.Order, activity: str) -> None:
        self.running[order.started.attempt] = None
        self.hosts[order.started.attempt] = order.host
        self._spawn(self._see_through(order, activity))

    async def _see_through(self, order: m.Order, activity: str) -> None:
        """From an attempt's start to its report, over the loss of workers."""
        id = order.started.attempt
        seen: Observation | None = None
        together = self._together if activity == m.PERFORM and order.started.request["kind"] != "service" else None
        while seen is None:
            if self.leaving:  # then the next run asks; unless we stay
                await workflow.wait_condition(lambda: not self.leaving)
            if id in self.cancelled:
                if activity == m.PERFORM:
                    seen = NEVER_BEGUN
                    break
                order = structs.replace(order, stop=True)
            if together is not None:
                seen, activity = await self._begun(together, order)
                together = None
                continue
            handle = self.running[id] = self._ask(order, activity)
            try:
                answer = await handle
                self.host = answer.host
                seen = answer.report.observation
            except ActivityError as error:
                if _is_busy(error.cause):
                    continue
                seen, stop = _explain(error.cause, activity, order.stop)
                activity = m.ATTACH
                order = structs.replace(order, stop=stop)
        del self.running[id], self.hosts[id]
        self.cancelled.discard(id)
        self._feed(_said(order, seen))

    def _ask(self, order: m.Order, activity: str) -> workflow.ActivityHandle[m.Seen]:
        return workflow.start_activity(
            activity, order, result_type=m.Seen, task_queue=self.queue, retry_policy=ONCE,
            schedule_to_start_timeout=self.patience,
            start_to_close_timeout=timedelta(milliseconds=_longest(order) + MARGIN_MS),
            heartbeat_timeout=timedelta(seconds=self.start.settings.heartbeat_seconds),
            cancellation_type=workflow.ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
        )  # fmt: skip

    async def _begun(self, together: Together, order: m.Order) -> tuple[Observation | None, str]:
        """Begin it with others. Returns what came of it, or what else is to be asked for."""
        try:
            answer = await together.ask(order)
        except ActivityError as error:
            return _explain_together(error.cause)
        if answer.seen is None:
            return None, m.ATTACH if answer.begun else m.PERFORM
        self.host = answer.seen.host
        return answer.seen.report.observation, m.ATTACH

    async def _begin_together(self, orders: Sequence[m.Order]) -> m.SeenTogether:
        """Have the host begin some attempts. Raises ``ActivityError``.

        Who takes a workflow a step further mostly is its host too. Temporal hands it what is asked for on the queue of
        workflows together with the answer to that step (*eager*), which costs half of what a way through the host's
        queue does. Where it is another one, nothing was begun, and the host is asked by its queue from then on.
        """
        if self._near:
            try:
                said = await self._ask_together(orders, None, SOON)
            except ActivityError as error:
                if not _nobody_took_it(error.cause):
                    raise
            else:
                if said.host:
                    return said
            self._near = False
            orders = [order for order in orders if order.started.attempt not in self.cancelled]
        if not orders:
            return m.SeenTogether(begun=[], reports=[], host=self.host)
        return await self._ask_together(orders, self.queue, self.patience)

    def _ask_together(
        self, orders: Sequence[m.Order], queue: str | None, patience: timedelta | None
    ) -> workflow.ActivityHandle[m.SeenTogether]:
        started, meant = [order.started for order in orders], "" if queue else self.start.settings.pinned
        handle = workflow.start_activity(
            m.PERFORM_TOGETHER, m.Orders(started=started, host=self.host, queue=meant, **self._about()),
            result_type=m.SeenTogether, task_queue=queue, retry_policy=ONCE,
            schedule_to_start_timeout=patience, start_to_close_timeout=SHORT,
            heartbeat_timeout=timedelta(seconds=self.start.settings.heartbeat_seconds),
            cancellation_type=workflow.ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
        )  # fmt: skip
        self.running.update((each.attempt, handle) for each in started)
        return handle

    def _order(self, started: AttemptStarted, host: str) -> m.Order:
        priority = self._state.blueprint.tasks[started.task].task.priority
        return m.Order(started=started, host=host, priority=priority, **self._about())

    def _about(self) -> dict[str, Any]:
        facts = self._state.facts
        return {
            "execution": self._state.id, "digest": self.start.submit.plan_digest, "workspace": facts["workspace"],
            "plan_dir": facts["planDir"], "lineage": self._state.lineage, "secrets_dir": facts.get("secretsDir", ""),
        }  # fmt: skip

    def _serving(self, id: str, how: Literal["lives", "again"]) -> m.Order:
        order = self._order(_as_entry(self._state.services[id]), self.host)
        return structs.replace(order, service=how, stop=id in self._state.stopping)

    # -- what looks before something is decided ------------------------------------------------------------------------

    async def _look(self, asked: AdviceAsked | SamplesAsked) -> None:
        if isinstance(asked, SamplesAsked) and any(_is_odd(read) for read in asked.request["reads"]):
            seen = await self._look_and_notice(asked)
        else:
            seen = await self._looked(asked)
        self._feed(Report(asked.attempt, seen))

    async def _look_and_notice(self, asked: SamplesAsked) -> Observation:
        """What is odd is noticed by the owner of the store, as soon as all is there that happened until now; numbers
        are read by the host."""
        until, reads = self._state.seq, asked.request["reads"]
        self._outbox.wanted = until
        await workflow.wait_condition(lambda: self._outbox.sent >= until)
        seen = []
        for is_odd in (True, False):
            some = [read for read in reads if _is_odd(read) == is_odd]
            looked: Observation = Done({"reads": []})
            if some:
                part = structs.replace(asked, request=asked.request | {"reads": some})
                looked = await self._looked(part, self.start.settings.store if is_odd else "")
            if not isinstance(looked, Done):
                return looked
            seen.append(iter(looked.result["reads"]))
        noticed, read_there = seen
        return Done({"reads": [next(noticed if _is_odd(read) else read_there) for read in reads]})

    async def _looked(self, asked: AdviceAsked | SamplesAsked, queue: str = "") -> Observation:
        """By the host, or whoever serves this queue."""
        handle = self._looking[asked.attempt] = workflow.start_activity(
            m.LOOK, m.Look(asked=asked, **self._about()), result_type=m.Seen, task_queue=queue or self.queue,
            retry_policy=ONCE,
            schedule_to_start_timeout=self.patience,
            start_to_close_timeout=timedelta(milliseconds=asked.request["timeoutMs"] + MARGIN_MS),
            heartbeat_timeout=timedelta(seconds=self.start.settings.heartbeat_seconds),
        )  # fmt: skip
        seen: Observation = LOST
        try:
            seen = (await handle).report.observation
        except ActivityError as error:
            match error.cause:
                case TimeoutError(type=TimeoutType.SCHEDULE_TO_START):
                    seen = NotDone(AWAY)
        self._looking.pop(asked.attempt, None)
        return seen

    def _stop_looking(self) -> None:
        """Nobody waits any more for what is no longer asked."""
        for id in [id for id in self._looking if id not in self._state.advising and id not in self._state.measuring]:
            self._looking.pop(id).cancel()

    # -- what the owner of the store does ------------------------------------------------------------------------------

    async def _tell(self, id: str) -> None:
        """Have people told something, once what asks for it is in the store; waits for an owner that is away."""
        asked = self._outbox.wanted = self._state.seq
        seen: Observation = NEVER_BEGUN
        self.running[id] = None
        await workflow.wait_condition(lambda: id in self.cancelled or self._outbox.sent >= asked)
        if id not in self.cancelled:
            handle = self.running[id] = workflow.start_activity(
                m.TELL, m.Telling(execution=self._state.id, attempt=id), result_type=m.Seen,
                task_queue=self.start.settings.store, start_to_close_timeout=SHORT,
            )  # fmt: skip
            try:
                seen = (await handle).report.observation
            except ActivityError as error:
                seen = Unknown(Failure("cancelled", f"nobody saw whether it was told: {error.cause}"))
        del self.running[id]
        self.cancelled.discard(id)
        self._feed(Report(id, seen))


def _is_odd(read: dict[str, Any]) -> bool:
    """Whether it is looked up what is odd, and no numbers."""
    return bool(read.get("anomalies"))


def _has_activity(request: dict[str, Any]) -> bool:
    """Whether a host carries it out."""
    return request["kind"] not in (*IDLE, "plan")


def _nobody_took_it(cause: BaseException | None) -> bool:
    return isinstance(cause, TimeoutError) and cause.type == TimeoutType.SCHEDULE_TO_START


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


def _explain_together(cause: BaseException | None) -> tuple[Observation | None, str]:
    """The same where several were to be begun: what is known of each, or else what is to be asked for."""
    match cause:
        case TimeoutError(type=TimeoutType.SCHEDULE_TO_START):
            return NotDone(AWAY), m.PERFORM
        case CancelledError() | ApplicationError(type=m.UNKNOWN_ACTIVITY):  # nothing was begun
            return None, m.PERFORM
    return None, m.ATTACH


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
