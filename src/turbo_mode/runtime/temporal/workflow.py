"""The machine inside a Temporal workflow: the second runtime, with the same four duties (``core/machine/decide.py``).

Temporal's history is what is committed here. It holds what was fed (signals, timers, results of activities), and the
SDK feeds it again, in the same order and with the same facts, to whoever takes the workflow over. Attempts are
activities (``attempts.py``). Entries go to the store in batches, a second apart while attempts run, behind the work and
never in its way, unless the store is away for long.

Whichever worker prepares an execution is the host of all its attempts, since these share a workspace: they go to the
queue of that host. The workflow itself goes wherever there is a worker, so it notices when the host stays away.

This file runs in the workflow's sandbox: it imports ``core`` and our messages, and nothing that could tell two replays
apart.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

from msgspec import Raw, structs
from temporalio import workflow
from temporalio.exceptions import ActivityError, ApplicationError, TimeoutError

from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.decide import step
from turbo_mode.core.machine.inputs import PERSONAL, ChildWaits, Command, Facts, Input, Tick
from turbo_mode.core.machine.snapshot import dump, load
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan.labels import wanted
from turbo_mode.errors import PlanError
from turbo_mode.runtime.temporal import attributes
from turbo_mode.runtime.temporal import messages as m
from turbo_mode.runtime.temporal.attempts import SHORT, SOON, Attempts
from turbo_mode.runtime.temporal.family import Family
from turbo_mode.runtime.temporal.hearing import Hearing
from turbo_mode.runtime.temporal.locks import Locks
from turbo_mode.runtime.temporal.outbox import Outbox
from turbo_mode.runtime.temporal.support import refuse

GATHERING = timedelta(seconds=1)
"""So long entries wait for others to go to the store with them …"""
SHARE, LONGEST = 10, timedelta(seconds=10)
"""… or so many times as long as the last ones took to get there, and at most so long."""
GATHER = "entries-gather"
"""The patch of histories in which they do."""
TOGETHER = "attempts-together"
"""The patch of histories in which attempts that begin in one step are begun together."""
NEAR = "attempts-near"
"""The patch of histories in which that is asked of whoever has just decided it, and entries gather for longer where
it takes long to store them."""
ENDED = b'{"kind":"ExecutionEnded"'
"""How the last entry begins."""


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
        self._inbox: deque[Input] = deque()
        self._tasks: set[asyncio.Task[None]] = set()
        self._alarm: asyncio.Task[None] | None = None
        self._alarm_due = 0
        self._rung = False
        self._broken: BaseException | None = None
        self._shown = self._state.public_status if carried else attributes.BEGINS
        self._mirrored_at = workflow.now()
        self._gathering = GATHERING
        self._near = workflow.patched(NEAR)  # each leaves two events: the newest holds for those before it
        self._gathers = self._near or workflow.patched(GATHER)
        self._together = self._near or workflow.patched(TOGETHER)
        self._family = Family(start, self._inbox.append, self._spawn)
        self._attempts = Attempts(
            start, self._state, self._outbox, self._inbox.append, self._spawn, together=self._together, near=self._near
        )
        self._locks = Locks(start, self._inbox.append, self._spawn)
        self._hearing = Hearing(
            start.submit.execution, start.settings.owner, self._inbox.append, carried.heard if carried else ()
        )

    @workflow.run
    async def run(self, start: m.Start) -> m.End:
        """Carry the execution to its end, over as many runs as it takes."""
        try:
            refuse(start.plan, has_owner=bool(start.settings.owner), has_place=start.settings.artifacts)
        except PlanError as problem:
            raise ApplicationError(problem.message, type="PlanError", non_retryable=True) from None
        if self._carried is None:
            self._spawn(self._prepare())
        else:
            self._take_up(self._carried)
        self._spawn(self._mirror())
        while not (self._state.ended and not self._outbox.waiting and self._quiet):
            await self._wait(self._has_work)
            if self._broken is not None:
                raise self._broken
            self._feed_all()
            self._show()
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
        """Pause, resume, cancel or signal; answer, where nobody speaks for a store. What no longer applies changes
        nothing."""
        self._hearing.plainly(command)

    @workflow.signal(name="signed")
    def signed(self, said: m.Signed) -> None:
        """Answer, by the word of the owner of the store."""
        self._hearing.signed(said)

    @workflow.update(name="command")
    async def take_command(self, command: Command) -> m.Status:
        """The same, for whoever wants to hear how it stands when it has been taken in."""
        self._hearing.plainly(command)
        return await self._taken()

    @take_command.validator
    def _may_command(self, command: Command) -> None:
        self._may_hear()
        if self._start.settings.owner and command.verb in PERSONAL:
            raise ApplicationError("what people say is taken from the owner of the store: turbo-mode decisions answer")

    @workflow.update(name="signed")
    async def take_signed(self, said: m.Signed) -> m.Status:
        """Likewise, by the word of the owner of the store."""
        self._hearing.signed(said)
        return await self._taken()

    @take_signed.validator
    def _may_say(self, said: m.Signed) -> None:
        self._may_hear()

    async def _taken(self) -> m.Status:
        """How it stands when all that has come by now was fed."""
        last = self._inbox[-1] if self._inbox else None
        await workflow.wait_condition(lambda: self._state.ended or not any(each is last for each in self._inbox))
        return self.status()

    def _may_hear(self) -> None:
        if self._state.ended:
            raise ApplicationError(f"the execution has ended: {self._state.status}")

    @workflow.signal(name="child_ended")
    def child_ended(self, said: m.ChildEnd) -> None:
        """A child has come to its end."""
        self._family.heard(self._state, said)

    @workflow.signal(name="child_waits")
    def child_waits(self, said: ChildWaits) -> None:
        """Questions are open in a child, or none any more."""
        self._inbox.append(said)

    @workflow.signal(name="allotted")
    def allotted(self, said: m.Allotted) -> None:
        """The allocator answers."""
        self._locks.heard(said)

    @workflow.query(name="status")
    def status(self) -> m.Status:
        """How it stands."""
        state = self._state
        return m.Status(
            status=state.public_status, outcome=state.outcome, entries=state.seq, mirrored=self._outbox.sent,
            tasks=state.total, done=state.done, running=len(self._attempts.running.keys() - state.services.keys()),
            runs=self._runs, questions=state.questions,
        )  # fmt: skip

    @workflow.query(name="legacy")
    def legacy(self) -> m.Legacy:
        """What a fork of it takes over."""
        return m.Legacy(pinned=self._start.settings.pinned, left=self._family.left)

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
            return not self._outbox.waiting and self._quiet
        return bool(self._inbox or self._rung) and self._can_feed()

    @property
    def _quiet(self) -> bool:
        """Whether nothing of ours is on its way to other workflows, and nobody waits for an answer."""
        return self._family.quiet and self._locks.quiet and workflow.all_handlers_finished()

    def _can_feed(self) -> bool:
        return bool(self._attempts.host) and not self._outbox.full

    def _feed_all(self) -> None:
        while self._inbox and self._can_feed():
            self._feed(self._inbox.popleft())
        self._rung = False
        while self._is_due() and self._can_feed():
            self._feed(Tick())
        self._set_alarm()

    def _feed(self, input: Input) -> None:
        facts = Facts(self._now(), workflow.random().random(), adviser=self._start.settings.adviser)
        entries = step(self._state, input, facts)
        self._outbox.add(entries)
        for entry in entries:
            self._attempts.perform(entry)
            self._family.perform(self._state, entry)
        self._locks.perform(self._state, entries)
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

    def _show(self) -> None:
        """Have Temporal's own pages and lists tell how it stands."""
        workflow.set_current_details(attributes.details(self._state))
        if self._start.settings.told and self._state.public_status != self._shown:
            self._shown = self._state.public_status
            workflow.upsert_search_attributes([attributes.STATUS.value_set(self._shown)])

    # -- from run to run -----------------------------------------------------------------------------------------------

    @property
    def _runs(self) -> int:
        return 1 + (self._carried.runs if self._carried else 0)

    async def _prepare(self) -> None:
        """Make a host ready, to which all attempts are pinned then; and begin."""
        order = m.Prepare(execution=self._submit.execution, plan=self._start.plan, digest=self._submit.plan_digest)
        ready: m.Prepared = await workflow.execute_activity(
            m.PREPARE, order, result_type=m.Prepared, task_queue=self._attempts.queue or self._labelled(),
            schedule_to_start_timeout=self._attempts.patience, start_to_close_timeout=SHORT,
        )  # fmt: skip
        settings = structs.replace(self._start.settings, pinned=ready.queue)
        self._start = self._family.start = self._attempts.start = structs.replace(self._start, settings=settings)
        self._attempts.host = ready.host
        self._inbox.appendleft(structs.replace(self._submit, workspace=self._submit.workspace or ready.workspace))

    def _labelled(self) -> str | None:
        """Where a host is looked for; anywhere, if the plan wants no labels."""
        labels = wanted(self._start.plan)
        return m.labelled_queue(self._start.settings.queue, labels) if labels else None

    def _take_up(self, carried: m.Carried) -> None:
        """Go on with what an earlier run left."""
        self._rung = True
        self._family.look(self._state)
        for attempt in self._state.attempts.values():
            if attempt.request["kind"] == "plan":
                self._family.take_up(attempt)
            else:
                self._attempts.take_up(attempt, carried.hosts.get(attempt.id, ""))
        for id in self._state.services:
            self._attempts.take_up_service(id, carried.hosts.get(id, ""))
        for asked in self._state.asked:
            self._attempts.look(asked)

    def _may_continue(self) -> bool:
        limit = self._start.settings.continue_after
        info = workflow.info()
        wanted = info.get_current_history_length() >= limit if limit else info.is_continue_as_new_suggested()
        quiet = not (self._inbox or self._rung or self._outbox.full)
        return wanted and quiet and self._quiet and not self._state.ended

    async def _continue(self) -> None:
        """Go on in a new run, as soon as everything that this turn asks for has been asked for."""
        self._attempts.leaving = True
        await self._wait(lambda: True)
        if not self._may_continue():
            self._attempts.leaving = False
            return
        carried = m.Carried(
            snapshot=Raw(dump(self._state)), unmirrored=self._outbox.waiting, runs=self._runs,
            cancelled=sorted(self._attempts.cancelled), hosts=self._attempts.hosts, host=self._attempts.host,
            left=self._family.left, heard=list(self._hearing.heard),
        )  # fmt: skip
        workflow.continue_as_new(structs.replace(self._start, carried=carried))

    # -- beside the work -----------------------------------------------------------------------------------------------

    async def _mirror(self) -> None:
        while True:
            await self._gather()
            entries = self._outbox.batch()
            first, plan = self._outbox.sent + 1, None
            if first == 1 and self._submit.parent and self._start.settings.store:
                plan = self._start.plan
            batch = m.Batch(execution=self._submit.execution, first=first, entries=entries, plan=plan)
            sent_at = workflow.now()
            await self._copy(batch)
            self._outbox.arrived(len(entries))
            self._mirrored_at = workflow.now()
            if self._near:
                self._gathering = min(max(GATHERING, SHARE * (self._mirrored_at - sent_at)), LONGEST)
            if self._state.ended and not self._outbox.waiting and self._start.settings.store:
                self._family.look(self._state)  # a parent hears of the end when all of it is in the store

    async def _gather(self) -> None:
        """Wait until something is to be sent: while attempts are under way, with what they bring meanwhile."""
        await workflow.wait_condition(self._may_mirror)
        wait = self._mirrored_at + self._gathering - workflow.now()
        if wait > timedelta(0) and self._gathers and not self._presses():
            with suppress(asyncio.TimeoutError):
                await workflow.wait_condition(self._presses, timeout=wait)
            await workflow.wait_condition(self._may_mirror)

    def _may_mirror(self) -> bool:
        return bool(self._outbox.waiting) and not self._attempts.leaving

    def _presses(self) -> bool:
        if self._state.ended or self._outbox.presses:
            return True
        return not self._attempts.running and not (self._together and self._inbox)

    async def _copy(self, batch: m.Batch) -> None:
        """By the owner of the store; or by the host, by anybody where that one is away."""
        if store := self._start.settings.store:
            await workflow.execute_activity(m.MIRROR, batch, task_queue=store, start_to_close_timeout=SHORT)
            if self._state.ended or self._state.blueprint.has_secrets:
                await self._tidy(batch)
            return
        if self._attempts.queue is not None:
            try:
                await workflow.execute_activity(
                    m.MIRROR, batch, task_queue=self._attempts.queue, schedule_to_start_timeout=SOON,
                    start_to_close_timeout=SHORT,
                )  # fmt: skip
                return
            except ActivityError as error:
                if not isinstance(error.cause, TimeoutError):
                    raise
        await workflow.execute_activity(m.MIRROR, batch, start_to_close_timeout=SHORT)

    async def _tidy(self, batch: m.Batch) -> None:
        """Have the host clean up behind what is in the store; one that is away has that to do no more."""
        entries, patience = batch.entries, SHORT
        if not self._state.blueprint.has_secrets:
            entries, patience = [entry for entry in entries if bytes(entry).startswith(ENDED)], SOON
        try:
            await workflow.execute_activity(
                m.TIDY, structs.replace(batch, entries=entries, plan=None), task_queue=self._attempts.queue,
                schedule_to_start_timeout=patience, start_to_close_timeout=SHORT,
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
