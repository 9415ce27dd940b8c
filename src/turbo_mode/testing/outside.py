"""The world beyond a simulated engine: programs under shims, servers, services, and a ledger of what really happened.

It goes on when the engine dies. A power loss takes the shims along, but neither the ledger nor the exit records. What
becomes of each attempt is drawn from the case's seed and the attempt's name, so it doesn't depend on anything else.
"""

from __future__ import annotations

import heapq
import random
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

from msgspec import Struct

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.inputs import ChildWaits, Input, Report, ServiceEnded
from turbo_mode.core.machine.outcomes import Done, Failure, NotDone, Observation, Unknown
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.machine.works import IDLE
from turbo_mode.testing.advice_features import said_by
from turbo_mode.testing.decision_features import found_by
from turbo_mode.testing.faults import Case

UNDER_SHIM = ("shell", "service")


class Happened(Struct, frozen=True):
    """One effect on the world."""

    attempt: str
    task: str
    round: int
    purpose: str
    key: str
    at: int


class Run:
    """One attempt that was performed, as the world knows it."""

    __slots__ = ("asks", "begun", "entry", "happened", "kind", "over", "ready", "rng", "seen", "stopped", "watched")

    def __init__(self, entry: Any, rng: random.Random, life: int) -> None:
        self.entry = entry
        self.kind: str = entry.request["kind"]
        self.rng = rng
        self.watched = life
        self.begun = 0
        self.asks = 0
        self.over = False
        self.ready = False
        self.stopped = False
        self.happened = False
        self.seen: Observation | None = None


class Outside:
    """``post(input, due, life)`` hands a report to the engine of that life; ``at_end`` is called before each report."""

    def __init__(self, case: Case, sometimes: Counter[str]) -> None:
        self.case = case
        self.sometimes = sometimes
        self.now = 0
        self.life = 0
        self.quiet = False
        self.runs: dict[str, Run] = {}
        self.ledger: list[Happened] = []
        self.asked: set[tuple[str, int]] = set()
        self.post: Callable[[Input, int, int | None], None] = lambda input, due, life: None
        self.at_end: Callable[[], None] = lambda: None
        self._events: list[tuple[int, int, Callable[[], None]]] = []
        self._count = 0

    # -- time ----------------------------------------------------------------------------------------------------------

    def at(self, moment: int, event: Callable[[], None]) -> None:
        """Have something happen at a true time in ms."""
        self._count += 1
        heapq.heappush(self._events, (moment, self._count, event))

    def next(self) -> int | None:
        """When something happens next."""
        return self._events[0][0] if self._events else None

    def advance(self, until: int) -> None:
        """Let everything up to a moment happen."""
        while self._events and self._events[0][0] <= until:
            moment, _, event = heapq.heappop(self._events)
            self.now = max(self.now, moment)
            event()
        self.now = max(self.now, until)

    # -- attempts ------------------------------------------------------------------------------------------------------

    def start(self, entry: e.AttemptStarted) -> None:
        """An attempt begins, for real."""
        rng = random.Random(f"{self.case.seed} {entry.attempt}")
        run = self.runs[entry.attempt] = Run(entry, rng, self.life)
        if run.kind == "service":
            self._serve(run)
            return
        length = rng.choice([1, 50, 2000, 60_000])
        effect = self.now + rng.randint(0, length)
        happens, seen = self.fate(run)
        if happens and entry.purpose != "verify":
            self.at(effect, lambda: self._happen(run))
        if run.kind == "plan" and rng.random() < 0.3:
            self.at(effect, lambda: self._ask(run, rng.randint(1, 3)))
            self.at(rng.randint(effect, self.now + length), lambda: self._ask(run, 0))
        self.at(self.now + length, lambda: self._over(run, seen))

    def advise(self, asked: e.AdviceAsked) -> None:
        """A model is asked; what it says is drawn, and when."""
        rng = random.Random(f"{self.case.seed} {asked.attempt}")
        run = Run(asked, rng, self.life)
        seen = said_by(rng, asked)
        if seen is None:
            self.sometimes["a model says nothing"] += 1
            return
        self.at(self.now + rng.choice([1, 50, 2000, 39_000]), lambda: self._advised(run, seen))

    def measure(self, asked: e.SamplesAsked) -> None:
        """Numbers are read; what is found is drawn, and when."""
        rng = random.Random(f"{self.case.seed} {asked.attempt}")
        run = Run(asked, rng, self.life)
        seen = found_by(rng, asked)
        if seen is None:
            self.sometimes["a source says nothing"] += 1
            return
        self.at(self.now + rng.choice([1, 50, 2000, 69_000]), lambda: self._advised(run, seen))

    def _advised(self, run: Run, seen: Observation) -> None:
        if run.watched == self.life:
            self.at_end()
            self._report(run, Report(run.entry.attempt, seen))

    def fate(self, run: Run) -> tuple[bool, Observation | None]:
        """Whether the effect happens and what is seen of it; None is what only the end will show."""
        rng, chances, entry = run.rng, self.case.chances, run.entry
        probing = entry.purpose == "verify"
        if self.quiet and entry.number > 3:
            return True, None
        if run.kind == "plan":
            fails = rng.random() < chances.fails_late
            self.sometimes["fails_late"] += fails
            return True, _bad(run) if fails else None
        for name, happens, seen in (
            ("timeout_before", False, Unknown(Failure("timeout", "it took too long"))),
            ("timeout_after", True, Unknown(Failure("timeout", "it took too long"))),
            ("refused", False, NotDone(Failure("refused", "nobody listens"))),
            ("shim_dies", rng.random() < 0.5, Unknown(Failure("lost", "the process that held it is gone"))),
            ("fails", False, _bad(run)),
            ("fails_late", True, _bad(run)),
        ):
            if rng.random() < getattr(chances, name) and not (probing and name.startswith("fails")):
                self.sometimes[name] += 1
                return happens, seen
        return True, None

    def _happen(self, run: Run) -> None:
        if not run.stopped and not run.happened:
            run.happened = True
            task, round, purpose, *_ = run.entry.attempt.split(".")
            self.ledger.append(Happened(run.entry.attempt, task, int(round), purpose, run.entry.key, self.now))

    def _ask(self, run: Run, questions: int) -> None:
        """Questions are open in a child, or none any more."""
        if run.over:
            return
        run.asks = questions
        if run.watched == self.life:
            self.post(ChildWaits(run.entry.attempt, questions, held=questions % 2 == 1), self.now, self.life)

    def happened(self, task: str, round: int, purpose: str = "run") -> bool:
        """Whether the effect of a task has happened in a round of its phase."""
        return any((each.task, each.round, each.purpose) == (task, round, purpose) for each in self.ledger)

    def _over(self, run: Run, seen: Observation | None) -> None:
        if run.over:
            return
        run.over = run.stopped = True
        run.seen = seen if seen is not None else self.good(run)
        if run.watched == self.life:
            self.at_end()
            self._report(run, Report(run.entry.attempt, run.seen))

    def good(self, run: Run) -> Done:
        """What is seen of an attempt that ended well."""
        task, round, purpose, *_ = run.entry.attempt.split(".")
        well = purpose != "verify" or self.happened(task, int(round))
        text = "fine" if run.rng.random() < 0.8 else "odd"
        kept = _kept(run)
        match run.kind:
            case "shell":
                code = 0 if well else 1
                return Done({"exitCode": code, "stdout": text, "stderr": "", "json": None, "files": {}, **kept})
            case "http":
                return Done({"status": 200 if well else 404, "headers": {}, "body": text})
            case "agent":
                return Done({"output": text, **_used(run)} | kept)
            case "plan" if "undoes" in run.entry.request:
                return Done({"status": "FAILED", "outcome": "ROLLED_BACK", "outputs": {}})
            case "plan":
                outputs = {"value": text, "number": run.entry.request.get("inputs", {}).get("size", 0), "both": [text]}
                done = {"status": "COMPLETED", "outcome": "", "outputs": outputs}
                return Done({**done, **_left(run), **_used(run)})
            case "read":
                rows = [{"id": number, "name": text} for number in range(run.rng.choice([0, 1, 5]))]
                return Done({"rows": rows, "count": len(rows), "more": False})
            case "write":
                return Done({"count": run.rng.choice([0, 5])})
            case "notify":
                return Done({"id": "message"})
        return Done({"value": text} | kept)

    def _report(self, run: Run, input: Input) -> None:
        rng, chances = run.rng, self.case.chances
        due = self.now
        if rng.random() < chances.late:
            self.sometimes["report late"] += 1
            due += rng.randint(1, 3_600_000)
        self.post(input, due, self.life)
        if rng.random() < chances.duplicate:
            self.sometimes["report twice"] += 1
            self.post(input, due + rng.randint(0, 5000), self.life)
        if rng.random() < chances.stray:
            self.sometimes["report from a former life"] += 1
            self.post(input, due + rng.randint(0, 600_000), None)

    # -- services ------------------------------------------------------------------------------------------------------

    def _serve(self, run: Run) -> None:
        run.over = run.stopped = run.ready = False
        run.begun += 1
        begun = run.begun
        never = run.rng.random() < self.case.chances.fails and run.begun == 1
        self.at(self.now + run.rng.randint(1, 3000), lambda: self._answers(run, begun, never))
        if run.rng.random() < self.case.chances.service_dies:
            self.at(self.now + run.rng.randint(1, 100_000), lambda: self._service_over(run, begun, "died"))

    def _answers(self, run: Run, begun: int, never: bool) -> None:
        if run.over or run.begun != begun or run.watched != self.life or run.ready:
            return
        if never:
            run.over = True
            problem = {"code": "not_ready", "message": "it never answered"}
            run.seen = Done({"port": 0, "problem": problem})
        else:
            run.ready = True
            run.seen = Done({"port": 4242})
        self.at_end()
        self._report(run, Report(run.entry.attempt, run.seen))

    def _service_over(self, run: Run, begun: int, why: str) -> None:
        if run.over or run.begun != begun:
            return
        run.over = True
        self.sometimes[f"service {why}"] += 1
        if run.watched != self.life:
            return
        self.at_end()
        if run.ready:
            self._report(run, ServiceEnded(run.entry.attempt, why))
        elif why == "stopped":
            self._report(run, Report(run.entry.attempt, Unknown(Failure("cancelled", "cancelled while it started"))))
        else:
            problem = {"code": "not_ready", "message": "it ended before it was ready"}
            run.seen = Done({"port": 0, "problem": problem})
            self._report(run, Report(run.entry.attempt, run.seen))

    def stop(self, attempt: str) -> None:
        """Ask a service to stop."""
        run = self.runs.get(attempt)
        if run is None or run.over or run.watched != self.life:
            self.post(ServiceEnded(attempt, "it was gone already"), self.now, self.life)
            return
        begun = run.begun
        self.at(self.now + run.rng.randint(1, 2000), lambda: self._service_over(run, begun, "stopped"))

    def restart(self, attempt: e.AttemptStarted) -> None:
        """Start a lost service again, or one that a fork has taken over."""
        run = self.runs.get(attempt.attempt) or Run(attempt, random.Random(f"{self.case.seed} again"), self.life)
        self.runs[attempt.attempt] = run
        run.watched = self.life
        self._serve(run)

    # -- ends ----------------------------------------------------------------------------------------------------------

    def cancel_all(self, state: Execution) -> None:
        """Ask everything under way to end, as a performer does on a cancel."""
        for attempt in state.attempts.values():
            self.end(attempt.id)

    def end(self, attempt: str) -> None:
        """Ask one attempt to end, as a performer does at a deadline, or when the time of a phase is up."""
        self.asked.add((attempt, self.life))
        unseen = Unknown(Failure("cancelled", "cancelled"))
        run = self.runs.get(attempt)
        if run is None or run.over or run.watched != self.life:
            return
        if run.kind == "service":
            self.stop(attempt)
        elif run.kind == "plan":
            self.at(self.now + run.rng.randint(0, 60_000), partial(self._over, run, _cancelled(run)))
        elif run.kind in ("python", "agent"):
            self._report(run, Report(attempt, unseen))
        else:
            self.at(self.now + run.rng.randint(0, 100), partial(self._over, run, unseen))

    def engine_died(self, *, power: bool) -> None:
        """What the engine held goes with it; what shims hold goes on, unless the power is gone."""
        self.life = -1
        gone = Unknown(Failure("lost", "stopped because the engine was gone"))
        for run in self.runs.values():
            if run.over or run.kind == "plan":  # a child stands in the journal, as its parent does
                continue
            if run.kind not in UNDER_SHIM:
                if run.kind == "http" and not run.stopped and run.rng.random() < 0.5:
                    self._happen(run)
                run.over = run.stopped = True
            elif power:
                run.over = run.stopped = True
                self.sometimes["shim lost with its host"] += 1
            elif run.entry.request.get("onEngineLoss") == "kill":
                run.stopped = True
                self._over(run, gone)

    def adopt(self, state: Execution, life: int) -> tuple[list[str], list[Report]]:
        """A new engine looks at what is left: the lost attempts, and reports of those that ended meanwhile."""
        self.life = life
        lost = [asked.attempt for asked in state.asked]
        ended: list[Report] = []
        for attempt in (*state.attempts.values(), *state.services.values()):
            kind = attempt.request["kind"]
            run = self.runs.get(attempt.id)
            if kind in IDLE:
                continue
            if kind not in (*UNDER_SHIM, "plan"):
                found = "lost"
            elif run is None:
                found = "never started"
            elif not run.over:
                found = "alive"
                self._go_on(state, run, life)
            else:
                found = "ended" if run.seen is not None and kind != "service" else "lost"
            self.sometimes[f"adopt {found}"] += 1
            if found == "never started":
                ended.append(Report(attempt.id, NotDone(Failure("lost", "the engine was lost before it started"))))
            elif found == "ended":
                assert run is not None
                assert run.seen is not None
                ended.append(Report(attempt.id, run.seen))
            elif found == "lost":
                lost.append(attempt.id)
        return lost, ended

    def _go_on(self, state: Execution, run: Run, life: int) -> None:
        run.watched = life
        attempt = run.entry.attempt
        if run.kind == "plan":
            self._ask(run, run.asks)
        if run.kind == "service":
            run.ready = attempt in state.services and attempt not in state.restarting
            if not run.ready:
                begun = run.begun
                self.at(self.now + 10, lambda: self._answers(run, begun, False))


def _kept(run: Run) -> dict[str, Any]:
    """The files that an attempt leaves to be kept; sometimes there are none."""
    if "artifacts" not in run.entry.request:
        return {}
    files = [{"path": "a.txt", "size": 400, "sha256": "00"}] if run.rng.random() < 0.8 else []
    return {"artifacts": dict.fromkeys(run.entry.request["artifacts"], files)}


def _bad(run: Run) -> Done:
    match run.kind:
        case "shell":
            code = run.rng.choice([1, 1, 3])
            return Done({"exitCode": code, "stdout": "", "stderr": "no", "json": None, "files": {}})
        case "http":
            return Done({"status": 500, "headers": {}, "body": "no"})
        case "agent":
            return Done({"problem": {"code": "bad_answer", "message": "no"}, **_used(run)})
        case "plan":
            return Done({"status": "FAILED", "outcome": "", "outputs": {}, **_left(run), **_used(run)})
    return Done({"exception": {"type": "ValueError", "message": "no"}})


def _used(run: Run) -> dict[str, dict[str, float]]:
    """What an agent or a called plan has used up of the budget that it was given."""
    given = run.entry.request.get("budgets", {})
    used = {key: float(int(amount * run.rng.choice([0, 0.5, 1]))) for key, amount in given.items() if key != "wallTime"}
    if run.kind == "agent":
        return {"usage": {"tokens": 0, "steps": 1, "cost": 0.0, **used}}
    return {"used": used}


def _left(run: Run) -> dict[str, bool]:
    return {"left": run.rng.random() < 0.5, "undid": run.rng.random() < 0.3}


def _cancelled(run: Run) -> Done:
    problem = {"code": "cancelled", "message": "it was cancelled"}
    return Done({"status": "CANCELLED", "outcome": "", "outputs": {}, "problem": problem, **_left(run)})


def result_of(seen: Observation | None) -> dict[str, Any] | None:
    """The result in a known end, none of another one."""
    return seen.result if isinstance(seen, Done) else None
