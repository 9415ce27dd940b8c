"""The scheduler: starts executions at their times, and when something happens, in the process that owns the store.

Everything that it does is decided by ``core/schedules`` and committed first. What was fired stands in the journal with
the id of its execution, so the next owner finds out by itself what was begun, what has ended, and what is still to be
begun. A thread of its own sleeps until something is due or has ended. It follows the wall clock, and looks at it often,
since clocks are set and machines sleep.

What breaks one schedule, by a fault of ours or a damaged row, is no matter of the others: it is put aside, durably if
its record can be written, and starts nothing until somebody resumes it or deploys it anew.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import msgspec

from turbo_mode.core.machine.inputs import Command
from turbo_mode.core.plan.inputs import bind_inputs
from turbo_mode.core.schedules import entries as e
from turbo_mode.core.schedules.decide import step
from turbo_mode.core.schedules.entries import Trigger
from turbo_mode.core.schedules.inputs import (
    Break,
    Deploy,
    Ended,
    Facts,
    Happened,
    Happening,
    Input,
    Look,
    Pause,
    Refused,
    Remove,
    Resume,
)
from turbo_mode.core.schedules.state import Schedule, next_due
from turbo_mode.core.schedules.triggers import triggers_of
from turbo_mode.errors import (
    Conflict,
    NotFound,
    RuntimeFault,
    StoreDamaged,
    StoreError,
    StoreFull,
    TurboModeError,
)
from turbo_mode.runtime.embedded.clock import WallClock
from turbo_mode.runtime.embedded.engine import Engine, Item
from turbo_mode.store import rows
from turbo_mode.store import schedules as stored
from turbo_mode.store.queries import command_is_fed
from turbo_mode.store.rows import PlanRow

if TYPE_CHECKING:
    from turbo_mode.runtime.embedded.runtime import Runtime
    from turbo_mode.runtime.embedded.submission import Submission

GLANCE = 10.0
"""Seconds between two looks at the wall clock at most."""
FULL_PAUSE = 1.0
"""Seconds between two tries when the disk is full."""


class Scheduler:
    """The schedules of a store. It changes them at any time, and starts executions once ``fire`` was called.

    ``limited`` gives a plan the limits of the owner; ``know`` is told which letters are on their way already.
    """

    def __init__(
        self, runtime: Runtime, engine: Engine, limited: Callable[[Submission], Submission], know: Callable[[str], None]
    ) -> None:
        self.clock = WallClock()
        self.failure: TurboModeError | None = None
        self._runtime = runtime
        self._engine = engine
        self._limited = limited
        self._know = know
        self._lock = threading.RLock()
        self._schedules: dict[str, Schedule] = {}
        self._watched: dict[str, str] = {}
        self._refused: dict[str, tuple[str, str]] = {}
        self._news = False
        self._full = False
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def is_firing(self) -> bool:
        """Whether executions are started at their times here."""
        return self._thread is not None and self._thread.is_alive()

    @property
    def is_wanted(self) -> bool:
        """Whether any schedule here starts something, or has yet to be told of an end.

        Raises what keeps executions from being started.
        """
        if self.failure is not None:
            raise self.failure
        return self._hears_late() or any(state.status == "ACTIVE" for state in list(self._schedules.values()))

    def serve(self, request: dict[str, Any], letter: str = "") -> dict[str, Any]:
        """One request, as it comes over the control socket or as a ``letter``, which says itself who has written it.

        Raises what ``change`` raises.
        """
        from turbo_mode.runtime.embedded.requests import handed_in, submission_of
        from turbo_mode.runtime.embedded.user import user

        name, by = request.get("name", ""), request["by"] if letter else user()
        match request["verb"]:
            case "fire" if not letter:
                self.fire()
            case "deploy":
                submission = submission_of(request["submission"]) if letter else handed_in(request)
                self.deploy(name, submission, letter)
            case "pause":
                self.change(name, Pause(by, request.get("reason", "")), letter=letter)
            case "resume":
                self.change(name, Resume(by), letter=letter)
            case "remove":
                self.change(name, Remove(by), letter=letter)
            case "call" if letter:
                said = Happening(request["of"], self.clock.now(), request["said"], trace=request.get("trace", ""))
                self.change(name, Happened(request["trigger"], [said]), letter=letter)
            case verb:
                raise Conflict(f"the owner of this store doesn't know how to {verb!r} a schedule")
        return {}

    def deliver(self, letter: rows.Command) -> None:
        """A change that somebody has left in the inbox; one that can't be made is taken out of it all the same."""
        try:
            self.serve(msgspec.json.decode(letter.body, type=dict[str, Any]), letter.id)
        except Exception as error:
            if isinstance(error, StoreError) and not isinstance(error, StoreDamaged):
                raise
            self._engine.journal.drop_command(letter)

    def waiting_for(self, *, event: str = "", webhook: str = "") -> list[tuple[str, Trigger]]:
        """The triggers that wait for an event, or for a call, each with its schedule."""
        with self._lock:
            found = [(name, state.lines_for(event=event, webhook=webhook)) for name, state in self._schedules.items()]
            return [(name, line.trigger) for name, lines in found for line in lines]

    def first_event(self) -> int:
        """The place in the journal behind which some trigger waits for an event."""
        with self._lock:
            lines = [line for state in self._schedules.values() for line in state.lines if line.trigger.event]
            return min((line.through for line in lines), default=self._engine.journal.position)

    def call(self, letter: rows.Command) -> bool:
        """Somebody calls from outside, with the same letter however often; whether this one is new.

        It is in the inbox before anything comes of it, so that the next owner finds it there.
        """
        with self._lock:
            self._know(letter.id)
            if not self._engine.journal.put_command(letter):
                with self._engine.journal.reader() as reader:
                    if command_is_fed(reader, letter.id):
                        return False
            self.serve(msgspec.json.decode(letter.body, type=dict[str, Any]), letter.id)
            return True

    @contextmanager
    def events(self) -> Iterator[Callable[[str, int, list[Happening]], None]]:
        """Meanwhile nothing is deployed, so that nobody misses what is handed to a trigger of a schedule in it."""

        def happened(name: str, trigger: int, found: list[Happening]) -> None:
            if (state := self._schedules.get(name)) is not None:
                self._guard(name, self._feed, state, Happened(trigger, found))

        with self._lock:
            yield happened

    def deploy(self, name: str, submission: Submission, letter: str = "") -> None:
        """Start this plan at its times from now on; what was deployed under this name before is replaced."""
        plan = submission.plan
        row = PlanRow(submission.digest, msgspec.json.encode(plan), submission.source)
        deploy = Deploy(name, plan.name, row.digest, triggers_of(plan), submission.plan_dir, submission.actor)
        self.change(name, deploy, row, letter)

    def change(self, name: str, input: Input, plan: PlanRow | None = None, letter: str = "") -> None:
        """Change a schedule, durably; a ``letter`` is taken out of the inbox with it.

        Raises ``NotFound``, and ``StoreError`` where it can't be stored.
        """
        with self._lock:
            state = self._schedules.get(name) or self._restored(name)
            if not state.exists and not isinstance(input, Deploy):
                raise NotFound(f"there is no schedule `{name}` here", hint="`turbo-mode schedule list` shows them")
            self._feed(name, state, input, plan, letter)
            if self.is_firing and name not in self._schedules:
                self._guard(name, self._adopt, state)
        self._wake()

    def fire(self) -> None:
        """From now on start executions at their times; first take up what an owner before this one has fired."""
        with self._lock:
            if self.is_firing:
                return
            with self._engine.journal.reader() as reader:
                names = stored.names(reader)
            for name in names:
                self._guard(name, lambda name: self._adopt(name, self._restored(name)))
            self._thread = threading.Thread(target=self._run, name="scheduler", daemon=True)
            self._thread.start()
        self._runtime.firing(self)

    def close(self) -> None:
        """Start nothing more."""
        self._closing.set()
        self._wake()
        if self._thread is not None:
            self._thread.join()

    # -- the thread ----------------------------------------------------------------------------------------------------

    def _wake(self) -> None:
        self._news = True
        self._engine.nudge()

    def _run(self) -> None:
        try:
            while not self._closing.is_set():
                self._news = False
                try:
                    self._turn()
                except StoreFull:
                    self._full = True
                    self._closing.wait(FULL_PAUSE)
                    continue
                if self._full:
                    self._full = False
                    self._engine.journal.ballast.restore()
                self._engine.wait(self._is_called, self._patience())
        except TurboModeError as error:
            self.failure = error
        except BaseException as error:
            self.failure = RuntimeFault(f"the scheduler broke: {type(error).__name__}: {error}")
            self.failure.__cause__ = error

    def _is_called(self) -> bool:
        """Whether there is something to do at once. Takes no lock: the engine's own is held."""
        return self._news or self._hears_late() or bool(self._refused) or self._closing.is_set()

    def _hears_late(self) -> bool:
        """Something that was started has ended, and its schedule doesn't know yet."""
        return any(not self._engine.goes_on(execution) for execution in list(self._watched))

    def _patience(self) -> float:
        dues: list[int] = []

        def look(name: str, state: Schedule) -> None:
            if state.status == "ACTIVE":
                dues.extend(due for line in state.lines if (due := next_due(line)) is not None)

        with self._lock:
            for name, state in list(self._schedules.items()):
                self._guard(name, look, state)
        return min([GLANCE, *map(self.clock.until, dues)])

    def _turn(self) -> None:
        with self._lock:
            for execution, (name, reason) in list(self._refused.items()):
                self._guard(name, self._note_refusal, execution, reason)
            for execution, name in list(self._watched.items()):
                if not self._engine.goes_on(execution):
                    self._guard(name, self._note_end, execution)
            for name, state in list(self._schedules.items()):
                self._guard(name, self._feed, state, Look())

    def _note_refusal(self, name: str, execution: str, reason: str) -> None:
        self._feed(name, self._schedules[name], Refused(execution, reason))
        self._refused.pop(execution, None)
        self._let_go(execution)

    def _note_end(self, name: str, execution: str) -> None:
        """It has ended, or it is our fault that it doesn't go on; then it counts as running until somebody mends it."""
        try:
            seen = self._runtime.look_up(execution)
        except NotFound:
            seen = None
        if seen is not None and seen.ended:
            self._feed(name, self._schedules[name], Ended(execution, seen.outcome or seen.status))
            self._let_go(execution)
        else:
            self._watched.pop(execution, None)

    def _let_go(self, execution: str) -> None:
        self._watched.pop(execution, None)
        self._engine.forget(execution)

    # -- one schedule --------------------------------------------------------------------------------------------------

    def _guard(self, name: str, work: Callable[..., None], *more: Any) -> None:
        """Do something for one schedule; if that breaks, it is put aside. Raises what is wrong with the whole store."""
        try:
            work(name, *more)
        except StoreDamaged as error:
            self._put_aside(name, error.message)
        except StoreError:
            raise
        except Exception as error:
            self._put_aside(name, f"{type(error).__name__}: {error}")

    def _put_aside(self, name: str, reason: str) -> None:
        """From now on it isn't looked at; its record says so, unless that is what is broken."""
        self._schedules.pop(name, None)
        for execution in [each for each, of in list(self._watched.items()) if of == name]:
            self._watched.pop(execution, None)
        for execution in [each for each, (of, _) in list(self._refused.items()) if of == name]:
            self._refused.pop(execution, None)
        with suppress(StoreDamaged, RuntimeFault):
            self._feed(name, self._restored(name), Break(reason))

    def _adopt(self, name: str, state: Schedule) -> None:
        """It is looked after here from now on, unless it is broken."""
        if not state.broken:
            self._schedules[name] = state
            self._take_up(name, state)

    def _restored(self, name: str) -> Schedule:
        with self._engine.journal.reader() as reader:
            return stored.restore(reader, name)

    def _feed(
        self, name: str, state: Schedule, input: Input, plan: PlanRow | None = None, letter: str = ""
    ) -> None:  # fmt: skip
        """Feed, commit, perform."""
        try:
            entries = step(state, input, Facts(self.clock.now(), os.urandom(16).hex(), self._engine.journal.position))
            if not entries and not letter:
                return
            (wrong,) = self._engine.journal.commit([stored.changes(name, state, entries, plan, letter)])
            if wrong is not None:
                raise wrong
        except BaseException:
            if self._schedules.pop(name, None) is not None:
                self._schedules[name] = self._restored(name)
            raise
        for entry in entries:
            match entry:
                case e.MomentFired():
                    self._begin(name, state, entry)
                case e.MomentQueued():
                    self._make_room(name, entry.replaces)

    def _begin(self, name: str, state: Schedule, fired: e.MomentFired) -> None:
        execution = fired.execution

        def told(error: TurboModeError | None) -> None:
            if error is not None:
                self._refused[execution] = (name, error.message)
                self._engine.nudge()

        try:
            self._runtime.submit(self._submission(state, fired), wait=False, id=execution, done=told)
        except TurboModeError as error:
            told(error)
        except Exception as error:
            told(RuntimeFault(f"{type(error).__name__}: {error}"))
        else:
            self._watched[execution] = name

    def _submission(self, state: Schedule, fired: e.MomentFired) -> Submission:
        """What is handed in for a moment, under the limits of this owner. Raises where the plan can't be started."""
        from turbo_mode.core.plan import stored as plans
        from turbo_mode.runtime.embedded.submission import Submission

        with self._engine.journal.reader() as reader:
            row = reader.plan(state.plan_digest)
        if row is None:
            raise RuntimeFault(f"the plan {state.plan_digest[:12]} of a schedule is missing from the store")
        plan = plans.read(row.body)
        return self._limited(Submission(
            plan=plan, digest=row.digest, source=row.source, inputs=bind_inputs(plan, fired.inputs),
            plan_dir=state.plan_dir, actor=state.actor, trigger=state.words(fired.trigger),
            runtime="embedded", trace=fired.trace,
        ))  # fmt: skip

    def _make_room(self, name: str, executions: list[str]) -> None:
        """Ask executions to end, because another moment takes their place."""
        for execution in executions:
            if self._engine.state(execution) is not None:
                reason = "its schedule starts it anew"
                self._engine.feed(Item(execution, Command("cancel", by=f"schedule {name}", reason=reason)))

    # -- after another owner -------------------------------------------------------------------------------------------

    def _take_up(self, name: str, state: Schedule) -> None:
        for line in state.lines:
            for fired in list(line.running.values()):
                if not self._find(name, state, fired.execution):
                    self._begin(name, state, fired)
        for execution in list(state.left):
            if not self._find(name, state, execution):
                self._refused[execution] = (name, "another version was deployed before it could begin")
        for line in state.lines:
            for waiting in line.waiting:
                self._make_room(name, waiting.replaces)

    def _find(self, name: str, state: Schedule, execution: str) -> bool:
        """Whether an execution has begun; one that has not ended is gone on with, if that is possible."""
        try:
            if not self._runtime.look_up(execution).ended:
                self._runtime.go_on(execution)
        except NotFound:
            return False
        except TurboModeError:  # it counts as running until somebody mends it; the others are none the worse
            return True
        self._watched[execution] = name
        return True
