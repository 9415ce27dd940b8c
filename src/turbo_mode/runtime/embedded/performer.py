"""Carries out what committed entries ask for, and reports what came of it. Never called before the commit returned.

Nothing here decides. Python functions run in threads of this process, HTTP requests on an event loop of their own
(begun with the first request), programs under shims, which outlive us.
"""

from __future__ import annotations

import contextlib
import heapq
import os
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.inputs import Input, Report, ServiceEnded
from turbo_mode.core.machine.outcomes import Done, Failure, NotDone, Observation, Unknown
from turbo_mode.core.machine.overtime import should_end
from turbo_mode.core.machine.state import Attempt, Execution
from turbo_mode.core.machine.works import IDLE
from turbo_mode.data.work import Places
from turbo_mode.errors import RuntimeFault, StoreError, TurboModeError
from turbo_mode.runtime.embedded import shims
from turbo_mode.runtime.embedded.attempt_results import observe
from turbo_mode.runtime.embedded.desk import Desk
from turbo_mode.runtime.embedded.passes import Passes
from turbo_mode.runtime.embedded.programs import Held, Programs, Services, newest_directory, port_of
from turbo_mode.runtime.embedded.shims import Alive, Ended, NeverStarted
from turbo_mode.runtime.embedded.specs import answered, as_entry, context, spec_of
from turbo_mode.runtime.embedded.workers import Workers
from turbo_mode.security.keyfile import load_or_make
from turbo_mode.store.artifacts import Artifacts
from turbo_mode.store.sealing import Sealer

if TYPE_CHECKING:
    import asyncio

    from turbo_mode.runtime.embedded.children import Children
    from turbo_mode.security.egress import EgressPolicy
    from turbo_mode.store.queries import Reader

Post = Callable[[str, Input], None]
_GOES_ON = "; it can't be stopped, and goes on"
STOPPING_MS = 10_000
"""The time in which rows on their way to a sink have to stop when they should."""
_ENDS_OF_TASKS = frozenset((e.TaskCompleted, e.TaskFailed))
_OTHER_ENDS = frozenset((
    e.AttemptLost, e.EffectUndone, e.PollScheduled, e.RetryScheduled, e.TaskFellBack, e.TaskInDoubt, e.TaskVerified,
    e.UndoFailed, e.UndoRetryScheduled,
))  # fmt: skip
_DONE = frozenset((e.TaskCompleted, e.EffectUndone, e.TaskVerified))


class Performer:
    """Performs for one engine; ``directory`` is the store's folder.

    ``post`` takes inputs from any thread; ``report`` those of a worker, and it may keep the worker for a while.
    ``children`` carries out attempts of kind ``plan``, ``reader`` opens the journal. ``may_act`` waits until it is
    certain that we still own the store; where it says no, what was asked for is left to the next owner.
    """

    def __init__(self, directory: Path, *, egress: EgressPolicy | None = None) -> None:
        self.directory = directory
        self.post: Post = lambda execution, input: None
        self.report: Post = lambda execution, input: None
        self.artifacts = Artifacts(directory)
        self.children: Children | None = None
        self.passes = Passes()
        self.data = Places()
        self.tell: Callable[[Desk, e.AttemptStarted, dict[str, Any]], str] = _nobody
        self.reader: Callable[[], AbstractContextManager[Reader]] | None = None
        self.may_act: Callable[[], bool] = lambda: True
        self._egress = egress
        self._workers = Workers()
        self._programs = Programs(self._workers)
        self._services = Services(self._programs, self._workers)
        self._desks: dict[str, Desk] = {}
        self._held: dict[tuple[str, str], Held] = {}
        self._requests: dict[tuple[str, str], Callable[[], None]] = {}
        self._advising: dict[tuple[str, str], Callable[[], None]] = {}
        self._deadlines: list[tuple[int, str, str]] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        self._sealer: Sealer | None = None
        self._lock = threading.Lock()

    def perform(self, state: Execution, entry: e.AnyEntry) -> None:
        """Begin what an entry asks for; returns at once."""
        if type(entry) is e.AttemptStarted:
            self._start(state, entry)
        elif type(entry) in _ENDS_OF_TASKS:
            self._clean(state, entry)
            self._settle(state, entry)
        else:
            if type(entry) in _OTHER_ENDS:
                self._settle(state, entry)
            self._do(state, entry)
        if self.children is not None and "parent" in state.facts:
            self.children.look(state)

    def _do(self, state: Execution, entry: e.AnyEntry) -> None:
        if self._advising:
            self.end_advising(state)
        match entry:
            case e.ClosingStarted(why="cancel") | e.PhaseTimedOut():
                self.end_what_should(state)
            case e.DeadlinePassed() if entry.attempt in state.attempts:
                self._cancel(state, state.attempts[entry.attempt])
            case e.ServicesStopping():
                for attempt in entry.attempts:
                    self._stop_service(state.id, attempt)
            case e.ServiceRestarted():
                self._restart(state, entry.attempt)
            case e.AdviceAsked():
                desk = self._desk(state)
                self._workers.run(lambda: self._ask_adviser(desk, entry))
            case e.SamplesAsked():
                reading = self._desk(state)
                self._workers.run(lambda: self._read_samples(reading, entry))
            case e.ExecutionEnded():
                self._desks.pop(state.id, None)
                for left in self.data.settle_all(_place(state.id, "")):
                    self._workers.run(left)
        if self.children is not None:
            self.children.pass_on(state, entry)

    def _clean(self, state: Execution, entry: Any) -> None:
        if entry.attempt and state.blueprint.has_secrets:
            desk, attempt = self._desk(state), entry.attempt
            self._workers.run(lambda: desk.clean(attempt))

    def _settle(self, state: Execution, entry: Any) -> None:
        """What an attempt has read of a queue is acknowledged now that its end is committed, or goes back."""
        if left := self.data.settle(_place(state.id, entry.attempt), done=type(entry) in _DONE):
            self._workers.run(left)

    def told(self, state: Execution, attempt: Attempt) -> Observation:
        """What comes of it to tell people what a ``notify`` attempt of an execution elsewhere says; blocks.

        What may go well later is raised.
        """
        entry = as_entry(attempt)
        desk = Desk(state, os.path.join(self.directory, "executions", state.id), self._key, self.artifacts)
        try:
            return desk.redact(entry, Done({"id": self.tell(desk, entry, desk.reveal(entry.request))}))
        except (StoreError, RuntimeFault):
            raise
        except TurboModeError as error:
            return NotDone(Failure(error.code, error.message))

    def share(self) -> None:
        """The calling worker will be busy: another one may do what it has kept for itself."""
        self._workers.share()

    @property
    def has_jobs(self) -> bool:
        """Whether jobs wait for a worker."""
        return self._workers.has_jobs

    def end_what_should(self, state: Execution) -> None:
        """Ask what runs to end where it should: after a cancel, and in a phase whose time is up."""
        self.end(state, [attempt for attempt in state.attempts.values() if should_end(state, attempt)])

    def end(self, state: Execution, attempts: Iterable[Attempt]) -> None:
        """Ask these attempts to end."""
        for attempt in list(attempts):
            self._cancel(state, attempt)

    def kill(self, state: Execution, attempts: Iterable[str]) -> None:
        """End these attempts at once, whatever they are; a child is asked to end, when its own are killed."""
        for id in attempts:
            if held := self._held.get((state.id, id)):
                held.cancel(at_once=True)
            elif attempt := state.attempts.get(id):
                self._cancel(state, attempt)

    def expire(self, now: int) -> int | None:
        """Report what has overrun its time in our own threads, and end children; returns when (ms) to ask again."""
        if self.children is not None:
            self.children.expire(now)
        while self._deadlines and self._deadlines[0][0] <= now:
            _, execution, attempt = heapq.heappop(self._deadlines)
            if self.data.stop(_place(execution, attempt)):
                heapq.heappush(self._deadlines, (now + STOPPING_MS, execution, attempt))
                continue
            if stop := self._requests.get((execution, attempt)):
                stop()
            late = Failure("timeout", "it took too long" + ("" if stop else _GOES_ON))
            self.post(execution, Report(attempt, Unknown(late)))
        return self._deadlines[0][0] if self._deadlines else None

    def adopt(self, state: Execution, *, is_here: bool = True) -> tuple[list[str], list[Report]]:
        """After a crash: take over what still runs. Returns the lost attempts and reports of those that ended.

        ``is_here``: its programs ran from our folder; what ran from another one is lost to us.
        """
        lost = [asked.attempt for asked in state.asked]
        ended: list[Report] = []
        for attempt in (*state.attempts.values(), *state.services.values()):
            self._adopt(state, attempt, lost, ended, is_here)
        return lost, ended

    def close(self) -> None:
        """Let go. Programs go on under their shims."""
        self._programs.close()
        self._workers.close()
        self.data.close()
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._loop.stop)

    # -- starting ------------------------------------------------------------------------------------------------------

    def _start(self, state: Execution, entry: e.AttemptStarted) -> None:
        kind = entry.request["kind"]
        if kind in IDLE:
            return
        desk = self._desk(state)
        if kind == "plan":
            assert self.children is not None
            self._workers.run(self.children.expect(state, entry, self._reporter(desk, entry)))
            return
        if kind in ("read", "write"):
            self.data.begin(_place(state.id, entry.attempt), entry.request)
        if _is_in_thread(entry.request):
            self._deadline(state.id, entry)
        elif kind != "http":
            self._hold(desk, entry, kind)
        self._workers.run(lambda: self._carry_out(desk, entry, kind))

    def _hold(self, desk: Desk, entry: e.AttemptStarted, kind: str) -> Held:
        place = (desk.id, entry.attempt)
        report = self._reporter(desk, entry)

        def over(seen: Observation) -> None:
            if kind != "service" or not held.ready:
                self._held.pop(place, None)
            report(answered(kind, seen))

        def gone(said: str) -> None:
            self._held.pop(place, None)
            self.post(desk.id, ServiceEnded(entry.attempt, said))

        held = self._held[place] = Held(over, gone if kind == "service" else None)
        return held

    def _reporter(self, desk: Desk, entry: e.AttemptStarted) -> Callable[[Observation], None]:
        def report(seen: Observation) -> None:
            self.report(desk.id, Report(entry.attempt, desk.collect(entry, desk.redact(entry, seen))))

        return report

    def _carry_out(self, desk: Desk, entry: e.AttemptStarted, kind: str) -> None:
        """In a worker: everything that may block. Whatever goes wrong here is an observation too."""
        report = self._reporter(desk, entry)
        if not self.may_act():
            return
        try:
            request = desk.reveal(entry.request)
            if kind == "agent":
                report(self._ask_agent(desk, entry, request))
            elif kind in ("read", "write"):
                report(self.data.carry_out(request, _place(desk.id, entry.attempt), desk.key(entry)))
            elif kind == "notify":
                report(Done({"id": self.tell(desk, entry, request)}))
            elif _is_in_thread(request):
                from turbo_mode.tasks import python

                untouched = not desk.blueprint.has_agents  # else one may have written what would be imported here
                report(python.call(request, context(desk, entry), from_workspace=untouched))
            elif kind == "http":
                self._send(desk, entry, request, report)
            if _is_in_thread(request) or kind == "http":
                return
            desk.make_workspace()
            if kind != "service":
                held = self._held[desk.id, entry.attempt]
                directory = desk.attempt_directory(entry.attempt)
                self._programs.start(directory, lambda outputs: spec_of(desk, entry, request, outputs), held)
            else:
                self._serve(desk, entry, request)
        except TurboModeError as error:
            report(NotDone(Failure(error.code, error.message)))
        except Exception as error:
            report(Unknown(Failure("crashed", f"{type(error).__name__}: {error}")))

    def _ask_agent(self, desk: Desk, entry: e.AttemptStarted, request: dict[str, Any]) -> Observation:
        from turbo_mode.runtime.embedded.agents import Agent

        place = (desk.id, entry.attempt)
        with self.passes.lent(desk.id, entry) as lent:
            agent = Agent(desk, entry, request, lent)
            self._requests[place] = agent.cancel
            try:
                return agent.carry_out()
            finally:
                self._requests.pop(place, None)

    def _ask_adviser(self, desk: Desk, entry: e.AdviceAsked) -> None:
        """In a worker. Whatever goes wrong means that there is no advice."""
        from turbo_mode.tasks import adviser, asking

        if not self.may_act():
            return
        question = adviser.Asking(entry.request, desk.plan_dir)
        place = (desk.id, entry.attempt)
        self._advising[place] = question.cancel
        try:
            seen = question.carry_out()
        except Exception as error:
            seen = Unknown(Failure("crashed", f"{type(error).__name__}: {error}"))
        self._advising.pop(place, None)
        self.report(desk.id, Report(entry.attempt, desk.hidden(seen, asking.credentials(os.environ))))

    def _read_samples(self, desk: Desk, entry: e.SamplesAsked) -> None:
        """In a worker. What can't be read is told in the place of its rows."""
        if not self.may_act():
            return
        try:
            reads = desk.reveal(entry.request)["reads"]
            seen: Observation = Done({"reads": [self.looked_up(desk.id, read) for read in reads]})
        except TurboModeError as error:
            seen = NotDone(Failure(error.code, error.message))
        except Exception as error:
            seen = Unknown(Failure("crashed", f"{type(error).__name__}: {error}"))
        self.report(desk.id, Report(entry.attempt, desk.hidden(seen)))

    def looked_up(self, execution: str, read: Mapping[str, Any]) -> dict[str, Any]:
        """What a piece of evidence rests on; blocks."""
        from turbo_mode.runtime.embedded.watching import look_up

        return look_up(self.data, self.reader, self.directory, execution, read)

    def end_advising(self, state: Execution) -> None:
        """Whoever asks a model for what nobody waits for any more is stopped."""
        for (execution, attempt), stop in list(self._advising.items()):
            if execution == state.id and attempt not in state.advising:
                stop()

    def _serve(self, desk: Desk, entry: e.AttemptStarted, request: dict[str, Any]) -> None:
        held = self._held[desk.id, entry.attempt]
        self._services.start(
            desk.attempt_directory(entry.attempt), request,
            lambda outputs, port: spec_of(desk, entry, request, outputs, {"PORT": str(port)}), held,
        )  # fmt: skip

    def _restart(self, state: Execution, attempt: str) -> None:
        entry = as_entry(state.services[attempt])
        desk = self._desk(state)
        self._hold(desk, entry, "service")
        self._workers.run(lambda: self._carry_out(desk, entry, "service"))

    # -- HTTP ----------------------------------------------------------------------------------------------------------

    def _send(
        self, desk: Desk, entry: e.AttemptStarted, request: dict[str, Any], report: Callable[[Observation], None]
    ) -> None:
        import asyncio

        from turbo_mode.security.egress import EgressPolicy
        from turbo_mode.tasks import http

        policy = self._egress or EgressPolicy.for_owner()
        request = {**request, **desk.trace(entry)}
        if entry.effect == "keyed":
            request["idempotencyKey"] = entry.key
        loop = self._event_loop()
        cancelled = asyncio.Event()

        def stop() -> None:
            loop.call_soon_threadsafe(cancelled.set)

        self._requests[desk.id, entry.attempt] = stop

        async def exchange() -> None:
            try:
                seen = await http.perform(
                    request, timeout=request["timeoutMs"] / 1000, policy=policy, cancelled=cancelled
                )
            except Exception as error:
                seen = Unknown(Failure("crashed", f"{type(error).__name__}: {error}"))
            self._requests.pop((desk.id, entry.attempt), None)
            self._workers.run(lambda: report(seen))

        asyncio.run_coroutine_threadsafe(exchange(), loop)

    def _event_loop(self) -> asyncio.AbstractEventLoop:
        import asyncio

        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                threading.Thread(target=self._loop.run_forever, name="http", daemon=True).start()
            return self._loop

    # -- ending --------------------------------------------------------------------------------------------------------

    def _cancel(self, state: Execution, attempt: Attempt) -> None:
        place = (state.id, attempt.id)
        stop = self._requests.get(place)
        if held := self._held.get(place):
            held.cancel()
        elif stop is not None:
            stop()
        if self.data.stop(_place(state.id, attempt.id)):
            heapq.heappush(self._deadlines, (time.time_ns() // 1_000_000 + STOPPING_MS, state.id, attempt.id))
        elif held is None and _is_in_thread(attempt.request):
            unseen = Unknown(Failure("cancelled", "cancelled while it ran" + ("" if stop else _GOES_ON)))
            self.post(state.id, Report(attempt.id, unseen))
        elif self.children is not None and attempt.request["kind"] == "plan":
            self.children.cancel(state, attempt)

    def _stop_service(self, execution: str, attempt: str) -> None:
        held = self._held.get((execution, attempt))
        if held is None or held.ended.is_set():
            self.post(execution, ServiceEnded(attempt, "it was gone already"))
        else:
            held.cancel()

    def _deadline(self, execution: str, entry: e.AttemptStarted) -> None:
        heapq.heappush(self._deadlines, (entry.at + entry.request["timeoutMs"], execution, entry.attempt))

    # -- adopting ------------------------------------------------------------------------------------------------------

    def _adopt(self, state: Execution, attempt: Attempt, lost: list[str], ended: list[Report], is_here: bool) -> None:
        kind = attempt.request["kind"]
        if kind in IDLE:
            return
        desk = self._desk(state)
        if kind == "agent":
            from turbo_mode.runtime.embedded.tools import end_what_is_left

            end_what_is_left(desk.attempt_directory(attempt.id))
        if _is_in_thread(attempt.request) or kind == "http" or (kind != "plan" and not is_here):
            lost.append(attempt.id)
            return
        entry = as_entry(attempt)
        if kind == "plan":
            assert self.children is not None
            seen = self.children.find(state, entry, self._reporter(desk, entry))
            if seen is not None:
                ended.append(Report(attempt.id, desk.redact(entry, seen)))
            return
        with contextlib.suppress(TurboModeError):
            desk.reveal(entry.request)  # so that its secrets are known again, and hidden in what it left
        directory = newest_directory(desk.attempt_directory(attempt.id))
        found = shims.adopt(directory)
        if isinstance(found, Alive):
            self._go_on(state, desk, entry, directory, found)
        elif isinstance(found, Ended) and attempt.id not in state.services and kind != "service":
            shims.remove_temporary(directory)
            seen = desk.redact(entry, answered(kind, observe(directory, found)))
            ended.append(Report(attempt.id, desk.collect(entry, seen)))
        elif isinstance(found, NeverStarted) and attempt.id not in state.services:
            ended.append(Report(attempt.id, NotDone(Failure("lost", "the engine was lost before it started"))))
        else:
            lost.append(attempt.id)

    def _go_on(self, state: Execution, desk: Desk, entry: e.AttemptStarted, directory: Path, found: Alive) -> None:
        kind = entry.request["kind"]
        held = self._hold(desk, entry, kind)
        held.ready = entry.attempt in state.services and entry.attempt not in state.restarting
        self._programs.watch(directory, found.handle, held)
        if kind == "service" and not held.ready:
            port = port_of(desk.attempt_directory(entry.attempt))
            self._services.await_ready(directory, entry.request, port, held)

    def _desk(self, state: Execution) -> Desk:
        desk = self._desks.get(state.id)
        if desk is None:
            folder = os.path.join(self.directory, "executions", state.id)
            desk = self._desks[state.id] = Desk(state, folder, self._key, self.artifacts)
        return desk

    def _key(self) -> Sealer:
        with self._lock:
            if self._sealer is None:
                self._sealer = Sealer(load_or_make(self.directory))
            return self._sealer


def _nobody(desk: Desk, entry: e.AttemptStarted, request: dict[str, Any]) -> str:
    raise RuntimeFault("nobody can be told anything here")


def _place(execution: str, attempt: str) -> str:
    """What an attempt is known by among those of all executions."""
    return f"{execution}/{attempt}"


def _is_in_thread(request: Mapping[str, Any]) -> bool:
    """Whether it runs in a thread of ours, which nobody can stop."""
    kind = request["kind"]
    return kind in ("agent", "read", "write", "notify") or (kind == "python" and not request.get("sandbox"))
