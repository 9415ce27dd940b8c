"""The activities: what a worker process does for executions, with the performer of the embedded runtime.

An attempt belongs to the process, not to the activity that asks for it. The activity only follows it: it tells
Temporal that the worker lives, and what came of the attempt. So an attempt goes on when the workflow is continued as a
new run and its activity is forgotten, and the new run's ``attach`` follows it from there.

A service has two ends that matter: that it is ready, which is the end of its attempt as far as the plan is concerned,
and that it is gone. The second is a life of its own here, followed by an activity of its own.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import uuid4
from weakref import WeakSet

import msgspec
from temporalio import activity
from temporalio.client import WorkflowExecutionStatus
from temporalio.exceptions import ApplicationError, ApplicationErrorCategory
from temporalio.service import RPCError, RPCStatusCode

from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.entries import (
    AdviceAsked,
    AttemptStarted,
    ExecutionEnded,
    SamplesAsked,
    ServiceRestarted,
    TaskCompleted,
    TaskFailed,
    decode,
)
from turbo_mode.core.machine.inputs import Input, Report, ServiceEnded
from turbo_mode.core.machine.outcomes import Done, Failure, NotDone, Observation, Unknown
from turbo_mode.core.machine.state import Attempt, Execution
from turbo_mode.core.plan import stored
from turbo_mode.data.work import Places
from turbo_mode.errors import Conflict
from turbo_mode.runtime.embedded.elsewhere import Mirror
from turbo_mode.runtime.embedded.performer import Performer
from turbo_mode.runtime.temporal import hosts, mirror
from turbo_mode.runtime.temporal import messages as m
from turbo_mode.runtime.temporal.blobs import Blobs, Outgoing
from turbo_mode.runtime.temporal.fitting import LARGEST, LARGEST_BY_DIGEST, all_fitting, fitting, fitting_rows
from turbo_mode.runtime.temporal.turns import Turns
from turbo_mode.security.egress import EgressPolicy

BEAT = 1.0
"""Seconds between two heartbeats; also how long it takes at most until a cancel reaches an attempt."""
TURN = 20.0
"""Seconds in which an attempt waits for its turn, before its activity comes again."""
FOLLOWED = 10_000
"""Attempts that a host follows at once. So many that one which isn't taken up in time means that the host is away, and
never that it is busy."""
SOON = 1.0
"""Seconds that attempts which were begun together have to end …"""
QUIET = 0.03
"""… if the next one follows the one before within so many."""
_OUTLIVE = ("shell", "service")
"""Kinds whose attempts go on without us."""
NOT_READY = NotDone(Failure("spawn_failed", "this host has never been made ready for the plan"))
NO_PLACE = NotDone(
    Failure("bad_artifact", "its worker has no place for artifacts: `artifacts` below `temporal` of its configuration")
)

Known = dict[str, asyncio.Future[Observation]]


class Host:
    """One worker process: its folder, and every attempt that it has begun. To be used from one event loop.

    At most ``most`` attempts run at once, beside services; ``data`` has the configured sources and sinks, ``blobs`` is
    where artifacts go. Without a ``store`` somebody else keeps the entries. Raises ``Conflict`` while another process
    works in the folder.
    """

    def __init__(
        self,
        directory: Path,
        store: Mirror | None,
        *,
        egress: EgressPolicy | None = None,
        most: int = FOLLOWED,
        data: Places | None = None,
        blobs: Blobs | None = None,
    ) -> None:
        self.directory = directory
        self._folder = hosts.Folder(directory)
        self.queue = hosts.queue_of(self._folder.host)
        self.id = uuid4().hex[:12]
        self._store = store
        self._performer = Performer(directory, egress=egress)
        self._performer.post = self._performer.report = self._post
        self._performer.data = data or Places()
        self._has_place = blobs is not None
        self._largest = LARGEST if blobs is None else LARGEST_BY_DIGEST
        if blobs is not None:
            self._performer.artifacts = Outgoing(directory, blobs)
        self._blueprints: dict[str, Blueprint] = {}
        self._known: dict[str, Known] = {}
        self._states: dict[str, Execution] = {}
        self._asked: dict[str, dict[str, AdviceAsked | SamplesAsked]] = {}
        self._stopped: WeakSet[asyncio.Future[Observation]] = WeakSet()
        self._turns = Turns(most)
        self._leaving = False
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def shared_activities(self) -> list[Callable[..., Any]]:
        """What any host can do."""
        return [self.prepare, self.perform_together, gone, *self._mirrors]

    @property
    def own_activities(self) -> list[Callable[..., Any]]:
        """What an execution wants from the host that it is pinned to."""
        return [self.prepare, self.perform, self.perform_together, self.attach, self.look, self.tidy, *self._mirrors]

    @property
    def _mirrors(self) -> list[Callable[..., Any]]:
        return [] if self._store is None else [self.mirror]

    @property
    def running(self) -> int:
        """How many attempts are under way here."""
        return sum(not attempt.done() for known in self._known.values() for attempt in known.values())

    def leave(self) -> None:
        """Follow programs no longer: they go on under their shims. What runs in this process is followed to its end."""
        self._leaving = True

    def close(self) -> None:
        """Let go. Programs go on under their shims; a later worker on this folder finds them."""
        self._performer.close()
        self._folder.close()

    @activity.defn(name=m.PREPARE)
    async def prepare(self, order: m.Prepare) -> m.Prepared:
        """Make a workspace and keep the plan: attempts name it by its digest only."""
        workspace = self.directory / "executions" / order.execution / "workspace"
        workspace.mkdir(parents=True, exist_ok=True, mode=0o700)
        kept = self._plan(order.digest)
        kept.parent.mkdir(exist_ok=True, mode=0o700)
        if not kept.exists():
            written = kept.with_suffix(f".{self.id}")
            written.write_bytes(msgspec.json.encode(order.plan))
            written.rename(kept)
        return m.Prepared(workspace=str(workspace), host=self.id, queue=self.queue)

    @activity.defn(name=m.PERFORM)
    async def perform(self, order: m.Order) -> m.Seen:
        """Begin an attempt, and follow it to its end."""
        attempt = self._again(order) if order.service == "again" else self._find(order)
        if attempt is None:
            async with self._turn(order) as taken:
                attempt = await self._first(order)
                attempt.add_done_callback(taken)
        return await self._follow(order, attempt)

    @activity.defn(name=m.PERFORM_TOGETHER)
    async def perform_together(self, orders: m.Orders) -> m.SeenTogether:
        """Begin as many of these attempts as may run now, and tell what comes of those that end soon."""
        if orders.queue not in ("", self.queue):
            return m.SeenTogether(begun=[], reports=[], host="")
        begun: dict[str, asyncio.Future[Observation]] = {}
        beat = time.monotonic()
        with suppress(asyncio.CancelledError):  # this worker ends: who asks for the others finds them
            for started in orders.started:
                order = _order(orders, started)
                attempt = self._find(order)
                if attempt is None and not self._turns.locked:
                    async with self._turn(order) as taken:
                        attempt = await self._first(order)
                        attempt.add_done_callback(taken)
                if attempt is not None:
                    begun[started.attempt] = attempt
                if time.monotonic() - beat > BEAT:  # a beat costs the server as much as an activity
                    activity.heartbeat()
                    beat = time.monotonic()
            await _ended_soon(set(begun.values()))
        ended = [Report(id, fitting(each.result(), self._largest)) for id, each in begun.items() if each.done()]
        return m.SeenTogether(begun=list(begun), reports=list(all_fitting(ended)), host=self.id)

    @activity.defn(name=m.ATTACH)
    async def attach(self, order: m.Order) -> m.Seen:
        """Follow an attempt that was begun before: by this process, or by an earlier one on this folder."""
        attempt = self._again(order) if order.service == "again" else self._find(order)
        if attempt is None and not order.service and order.host == self.id:
            # it was handed to nobody else, and never reached us
            never = NotDone(Failure("cancelled", "cancelled before it began"))
            attempt = self._over(order, never) if order.stop else self._begin(order)
        elif attempt is None:
            attempt = self._adopt(order)
        if order.stop:
            self._stop(order, attempt)
        return await self._follow(order, attempt)

    @activity.defn(name=m.LOOK)
    async def look(self, order: m.Look) -> m.Seen:
        """Ask a model, or read numbers; what another activity has begun to ask or read is only waited for."""
        id = order.asked.attempt
        attempt = self._known.get(order.execution, {}).get(id) or self._begin_look(order)
        while not attempt.done():
            try:
                await asyncio.wait({attempt}, timeout=BEAT)
            except asyncio.CancelledError:
                self._asked.get(order.execution, {}).pop(id, None)
                self._performer.end_advising(self._bare(order))
                raise
            activity.heartbeat()
        self._asked.get(order.execution, {}).pop(id, None)
        return m.Seen(report=Report(id, fitting_rows(attempt.result(), self._largest)), host=self.id)

    def _begin_look(self, order: m.Look) -> asyncio.Future[Observation]:
        self._loop = asyncio.get_running_loop()
        attempt = self._known.setdefault(order.execution, {})[order.asked.attempt] = self._loop.create_future()
        self._asked.setdefault(order.execution, {})[order.asked.attempt] = order.asked
        try:
            self._performer.perform(self._bare(order), order.asked)
        except FileNotFoundError:
            attempt.set_result(NOT_READY)
        return attempt

    @activity.defn(name=m.MIRROR)
    async def mirror(self, batch: m.Batch) -> None:
        """Copy entries to the store."""
        assert self._store is not None
        try:
            await asyncio.to_thread(mirror.keep, self._store, batch)
        except Conflict as conflict:
            raise ApplicationError(conflict.message, type=m.MIRROR_CONFLICT, non_retryable=True) from conflict
        self._tidy(batch)

    @activity.defn(name=m.TIDY)
    async def tidy(self, batch: m.Batch) -> None:
        """Clean up behind entries that are in the store."""
        self._tidy(batch)

    def _tidy(self, batch: m.Batch) -> None:
        """What has ended for good leaves nothing behind here that isn't needed any more."""
        state = self._states.get(batch.execution)
        if state is None:
            return
        for entry in (decode(bytes(body)) for body in batch.entries):
            if isinstance(entry, TaskCompleted | TaskFailed | ExecutionEnded):
                self._performer.perform(state, entry)
            if isinstance(entry, ExecutionEnded):
                del self._states[batch.execution]
                self._known.pop(batch.execution, None)
                self._asked.pop(batch.execution, None)

    # -- attempts ------------------------------------------------------------------------------------------------------

    def _find(self, order: m.Order) -> asyncio.Future[Observation] | None:
        return self._known.get(order.execution, {}).get(_name(order))

    @asynccontextmanager
    async def _turn(self, order: m.Order) -> AsyncIterator[Callable[[object], None]]:
        """Wait while as many attempts run as may, but for a service, which would stay. Raises what brings it again.

        Yields what gives the turn back.
        """
        if order.started.request["kind"] == "service":
            yield lambda _: None
            return
        until = time.monotonic() + TURN
        ticket = self._turns.ask(order.execution, order.priority, order.started.at)
        try:
            while not ticket.turn.done():
                if time.monotonic() > until or self._leaving:
                    quiet = ApplicationErrorCategory.BENIGN
                    why = "this host has enough to do"
                    raise ApplicationError(why, type=m.BUSY, non_retryable=True, category=quiet)
                activity.heartbeat()
                await asyncio.wait({ticket.turn}, timeout=BEAT)
            yield lambda _: self._turns.give_back(ticket)
        except BaseException:
            self._turns.give_back(ticket)
            raise

    async def _first(self, order: m.Order) -> asyncio.Future[Observation]:
        """Begin an attempt, behind the end of others at the same task."""
        if order.started.number > 1 or order.started.purpose != "run":
            await self._end_earlier(order)
        return self._find(order) or self._begin(order)

    async def _end_earlier(self, order: m.Order) -> None:
        """Others at the same task may still run here, given up while this host was away."""
        attempts = self.directory / "executions" / order.execution / "attempts"
        ours = frozenset(self._known.get(order.execution, ()))
        await asyncio.to_thread(hosts.end_earlier, attempts, order.started.attempt, ours)

    def _begin(self, order: m.Order) -> asyncio.Future[Observation]:
        if "artifacts" in order.started.request and not self._has_place:
            return self._over(order, NO_PLACE)
        try:
            state = self._alone(order)
        except FileNotFoundError:
            return self._over(order, NOT_READY)
        attempt = self._note(order)
        started = msgspec.structs.replace(order.started, at=_now())  # its time-out counts from here
        self._performer.perform(state, started)
        return attempt

    def _adopt(self, order: m.Order) -> asyncio.Future[Observation]:
        """An attempt of an earlier process. A program may go on under its shim; anything else ended with that."""
        gone = Unknown(Failure("lost", "its worker was lost while it ran"))
        try:
            state = self._alone(order)
        except FileNotFoundError:  # this folder has never seen the execution
            return self._over(order, gone)
        attempt = self._note(order)
        lost, ended = self._performer.adopt(state)
        for seen in [*(report.observation for report in ended), *(gone for _ in lost)]:
            self._settle(order.execution, _name(order), seen)
        return attempt

    def _again(self, order: m.Order) -> asyncio.Future[Observation]:
        """Start a service again; one that lives after all is only waited for until it is ready."""
        try:
            state = self._alone(order)
        except FileNotFoundError:
            return self._over(order, NOT_READY)
        known = self._known.get(order.execution, {})
        life = known.get(_life(order.started.attempt))
        if life is not None and not life.done():
            return self._find(order) or _already(Done({}))
        attempt = self._note(order)
        if life is not None or self._performer.adopt(state)[0]:
            self._performer.perform(state, ServiceRestarted(at=_now(), attempt=order.started.attempt))
        return attempt

    def _over(self, order: m.Order, seen: Observation) -> asyncio.Future[Observation]:
        attempt = self._note(order)
        attempt.set_result(seen)
        return attempt

    def _stop(self, order: m.Order, attempt: asyncio.Future[Observation]) -> None:
        """Ask it to end, once: a program that is asked again is killed before its grace is over."""
        if not attempt.done() and attempt not in self._stopped:
            self._stopped.add(attempt)
            state = self._alone(order)
            self._performer.end(state, (*state.attempts.values(), *state.services.values()))

    async def _follow(self, order: m.Order, attempt: asyncio.Future[Observation]) -> m.Seen:
        while not attempt.done():
            try:
                await asyncio.wait({attempt}, timeout=BEAT)
            except asyncio.CancelledError:
                self._leave_or_stop(order, attempt)
            if not attempt.done():
                if self._leaving and order.started.request["kind"] in _OUTLIVE:
                    raise _let_go()
                self._performer.expire(_now())
                activity.heartbeat()
        return m.Seen(report=Report(order.started.attempt, fitting(attempt.result(), self._largest)), host=self.id)

    def _leave_or_stop(self, order: m.Order, attempt: asyncio.Future[Observation]) -> None:
        """The activity is cancelled: is the attempt to end, or does just nobody listen here any more?"""
        why = activity.cancellation_details()
        if why is not None and why.cancel_requested:
            self._stop(order, attempt)
        elif why is not None and (why.paused or why.reset):
            raise asyncio.CancelledError  # it comes again, and finds the attempt
        else:
            raise _let_go()

    # -- what the performer needs, and says ----------------------------------------------------------------------------

    def _alone(self, order: m.Order) -> Execution:
        """An execution as far as one attempt needs it."""
        state = self._bare(order)
        (state.services if order.service else state.attempts)[order.started.attempt] = Attempt(order.started)
        if order.service == "again":
            state.restarting.add(order.started.attempt)
        return state

    def _bare(self, order: m.Job) -> Execution:
        state = self._states[order.execution] = Execution(self._blueprint(order.digest))
        state.id = order.execution
        state.lineage = order.lineage or order.execution
        state.facts = {"workspace": order.workspace, "planDir": order.plan_dir, "secretsDir": order.secrets_dir}
        for asked in self._asked.get(order.execution, {}).values():
            if isinstance(asked, AdviceAsked):
                state.advising[asked.attempt] = asked
        return state

    def _blueprint(self, digest: str) -> Blueprint:
        if digest not in self._blueprints:
            plan = stored.read(self._plan(digest).read_bytes())
            self._blueprints[digest] = Blueprint(plan, digest)
        return self._blueprints[digest]

    def _plan(self, digest: str) -> Path:
        return self.directory / "plans" / f"{digest}.json"

    def _note(self, order: m.Order) -> asyncio.Future[Observation]:
        self._loop = asyncio.get_running_loop()
        known = self._known.setdefault(order.execution, {})
        attempt = known[_name(order)] = self._loop.create_future()
        if order.started.request["kind"] == "service" and order.service != "lives":
            known[_life(order.started.attempt)] = self._loop.create_future()
        return attempt

    def _post(self, execution: str, input: Input) -> None:
        """From the performer's threads."""
        if self._loop is None:
            return
        match input:
            case Report():
                self._loop.call_soon_threadsafe(self._settle, execution, input.attempt, input.observation)
            case ServiceEnded():
                last_words = Done({"detail": input.detail})
                self._loop.call_soon_threadsafe(self._settle, execution, _life(input.attempt), last_words)

    def _settle(self, execution: str, name: str, seen: Observation) -> None:
        attempt = self._known.get(execution, {}).get(name)
        if attempt is not None and not attempt.done():  # what a function returns after its time-out is of no interest
            attempt.set_result(seen)


@activity.defn(name=m.GONE)
async def gone(executions: list[str]) -> list[str]:
    """Those of these executions that nothing carries out any more."""
    return [id for id in executions if not await _goes_on(id)]


async def _goes_on(execution: str) -> bool:
    try:
        found = await activity.client().get_workflow_handle(m.workflow_id(execution)).describe()
    except RPCError as error:
        if error.status == RPCStatusCode.NOT_FOUND:
            return False
        raise
    return found.status == WorkflowExecutionStatus.RUNNING


async def _ended_soon(attempts: set[asyncio.Future[Observation]]) -> None:
    """Wait until some of these have ended and no other one follows, or it takes too long."""
    until, patience = time.monotonic() + SOON, SOON
    while attempts and patience > 0:
        ended, attempts = await asyncio.wait(attempts, timeout=patience, return_when=asyncio.FIRST_COMPLETED)
        if not ended:
            break
        patience = min(QUIET, until - time.monotonic())


def _order(orders: m.Orders, started: AttemptStarted) -> m.Order:
    """One of several."""
    about = {name: getattr(orders, name) for name in m.Job.__struct_fields__}
    return m.Order(started=started, host=orders.host, **about)


def _let_go() -> ApplicationError:
    quiet = ApplicationErrorCategory.BENIGN
    return ApplicationError("the attempt goes on by itself", type=m.LET_GO, non_retryable=True, category=quiet)


def _already(seen: Observation) -> asyncio.Future[Observation]:
    attempt = asyncio.get_running_loop().create_future()
    attempt.set_result(seen)
    return attempt


def _name(order: m.Order) -> str:
    """Under which name it is known here what an order asks for."""
    return _life(order.started.attempt) if order.service == "lives" else order.started.attempt


def _life(attempt: str) -> str:
    """The same for how a service lives on."""
    return f"{attempt} lives"


def _now() -> int:
    return time.time_ns() // 1_000_000
