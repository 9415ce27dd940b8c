"""An execution as a trace: entries folded into spans, each told when it is over.

The execution is the root, below it are its phases, a span for each round, and below these the attempts of tasks. Ids
are made of ours, so whoever folds the same entries again, after a crash, tells the same spans. An attempt that was lost
with its engine ends there; the one that is made in its place links to it.

Names and attributes are those of OpenTelemetry for CI/CD, beside a few of ours.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from turbo_mode.core.ids import is_sampled, span_id, trace_of, tracestate_of
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.outcomes import Failure
from turbo_mode.core.machine.state import Execution

ROOT = "execution"
Attributes = dict[str, str | int | float | bool]


class Moment(Struct, frozen=True):
    """Something that happened during a span, at ``at`` (ms)."""

    at: int
    name: str
    attributes: Attributes


class Span(Struct, frozen=True):
    """A span that is over; times in ms since the epoch.

    ``links`` are spans, each with its trace; ``state`` is the ``tracestate`` of its own.
    """

    trace: str
    id: str
    parent: str
    name: str
    start: int
    end: int
    attributes: Attributes
    failure: str | None = None
    is_root: bool = False
    links: tuple[tuple[str, str], ...] = ()
    moments: tuple[Moment, ...] = ()
    state: str = ""


class _Open(Struct):
    """A span that isn't over."""

    id: str
    start: int
    attributes: Attributes
    links: tuple[tuple[str, str], ...] = ()
    moments: list[Moment] = []
    task: str = ""


class Spans:
    """The spans of one execution. It sees each entry, with the state right after it.

    Of one that was started under a span which isn't recorded there are none.
    """

    def __init__(self) -> None:
        self.trace = ""
        self._under = ""
        self._above = ""
        self._root = _Open("", 0, {})
        self._phases: dict[str, _Open] = {}
        self._attempts: dict[str, _Open] = {}
        self._tasks: dict[str, set[str]] = {}
        self._lost: dict[str, str] = {}

    def see(self, entry: e.AnyEntry, state: Execution) -> list[Span]:
        """The spans that are over with this entry."""
        match entry:
            case e.ExecutionAccepted():
                self._begin(entry, state)
            case e.ExecutionRecovered():
                said: dict[str, Any] = {"epoch": entry.epoch, "lost": len(entry.lost), "wentOn": len(entry.adopted)}
                self._root.moments.append(Moment(entry.at, "engine recovered", _ours(said)))
            case e.PhaseStarted():
                name = f"phase {entry.phase} {entry.round}"
                said = {"phase": entry.phase, "round": entry.round, "environment": entry.environment}
                self._phases[entry.phase] = _Open(span_id(state.id, name), entry.at, _ours(said))
            case e.AttemptStarted():
                self._start(entry, state)
            case e.OptionChosen() | e.EscalationRaised():
                self._decide(entry)
        over = self._over(entry, state)
        match entry:
            case e.PhaseEnded():
                over += self._phase(entry.phase, entry.at, entry.why or entry.status, entry.status != "COMPLETED")
            case e.PhaseRepeating():
                over += self._phase(entry.phase, entry.at, "repeats", False)
            case e.ExecutionEnded():
                over += self._end(entry, state)
        return over if is_sampled(self._under) else []

    def _begin(self, entry: e.ExecutionAccepted, state: Execution) -> None:
        self._under = entry.trace
        self.trace, self._above = trace_of(entry.execution, entry.trace)
        said = {"trigger": entry.trigger, "planDigest": entry.plan_digest, "lineage": entry.lineage}
        names: Attributes = {
            "cicd.pipeline.name": entry.plan, "cicd.pipeline.run.id": entry.execution,
            "cicd.pipeline.action.name": "RUN", **_ours(said),
        }  # fmt: skip
        forks = ((trace_of(entry.forks, entry.forked_trace)[0], span_id(entry.forks, ROOT)),) if entry.forks else ()
        self._root = _Open(span_id(entry.execution, ROOT), entry.at, names, forks)

    def _start(self, entry: e.AttemptStarted, state: Execution) -> None:
        node = state.blueprint.tasks[entry.task]
        said = {
            "kind": entry.request["kind"],
            "attempt": entry.number,
            "effect": entry.effect,
            "purpose": entry.purpose,
        }
        names: Attributes = {
            "cicd.pipeline.task.name": state.name_of(node), "cicd.pipeline.task.run.id": f"{state.id}/{entry.attempt}",
            **_ours(said),
        }  # fmt: skip
        lost = self._lost.pop(entry.task, "")
        links = ((self.trace, lost),) if lost else ()
        id = span_id(state.id, entry.attempt)
        self._attempts[entry.attempt] = _Open(id, entry.at, names, links, task=entry.task)
        self._tasks.setdefault(entry.task, set()).add(entry.attempt)

    def _decide(self, entry: e.OptionChosen | e.EscalationRaised) -> None:
        said: dict[str, Any] = {"decision": entry.decision, "about": entry.about, "confidence": entry.confidence}
        name = "asked"
        if isinstance(entry, e.OptionChosen):
            said, name = said | {"selection": entry.selection, "by": entry.by}, "decided"
        self._phases.get(entry.phase, self._root).moments.append(Moment(entry.at, name, _ours(said)))

    # -- over ----------------------------------------------------------------------------------------------------------

    def _over(self, entry: e.AnyEntry, state: Execution) -> list[Span]:
        """Attempts that the state has no more."""
        named = getattr(entry, "attempt", "")
        about = {named} if named in self._attempts else self._tasks.get(getattr(entry, "task", ""), set())
        if isinstance(entry, e.ExecutionEnded):
            about = set(self._attempts)
        return [self._attempt(id, entry, state) for id in sorted(about) if id not in state.attempts]

    def _attempt(self, id: str, entry: e.AnyEntry, state: Execution) -> Span:
        open = self._attempts.pop(id)
        self._tasks[open.task].discard(id)
        if isinstance(entry, e.AttemptLost):
            self._lost[open.task] = open.id
        failure = _failure(entry)
        open.attributes["cicd.pipeline.task.run.result"] = _result(entry, failure)
        if failure is not None:
            open.attributes["error.type"] = failure.code
        phase = self._phases.get(state.blueprint.tasks[open.task].phase)
        parent = phase.id if phase is not None else self._root.id
        name = str(open.attributes["cicd.pipeline.task.name"])
        return self._told(open, f"RUN {name}", parent, entry.at, failure.message or failure.code if failure else None)

    def _phase(self, phase: str, at: int, why: str, failed: bool) -> list[Span]:
        open = self._phases.pop(phase, None)
        if open is None:  # it has ended before it began
            return []
        return [self._told(open, f"phase {phase}", self._root.id, at, why if failed else None)]

    def _end(self, entry: e.ExecutionEnded, state: Execution) -> list[Span]:
        over = [span for phase in list(self._phases) for span in self._phase(phase, entry.at, "", False)]
        result = {"COMPLETED": "success", "FAILED": "failure", "CANCELLED": "cancellation"}[entry.status]
        self._root.attributes["cicd.pipeline.result"] = result
        if entry.outcome:
            self._root.attributes["turbo_mode.outcome"] = entry.outcome
        if entry.status == "FAILED":
            self._root.attributes["error.type"] = "failed"
        failed = (entry.reason or entry.status) if entry.status == "FAILED" else None
        name = f"RUN {state.blueprint.plan.name}"
        return [*over, self._told(self._root, name, self._above, entry.at, failed, is_root=True)]

    def _told(
        self, open: _Open, name: str, parent: str, at: int, failure: str | None, *, is_root: bool = False
    ) -> Span:  # fmt: skip
        end = max(at, open.start)
        return Span(
            self.trace, open.id, parent, name, open.start, end, open.attributes, failure, is_root, open.links,
            tuple(open.moments), tracestate_of(self._under),
        )  # fmt: skip


def _failure(entry: e.AnyEntry) -> Failure | None:
    if isinstance(entry, e.AttemptLost):
        return Failure("lost", entry.why or "the engine was lost")
    found = getattr(entry, "failure", None)
    return found if isinstance(found, Failure) else None


def _result(entry: e.AnyEntry, failure: Failure | None) -> str:
    if isinstance(entry, e.TaskCancelled):
        return "cancellation"
    if isinstance(entry, e.AttemptLost | e.TaskInDoubt):
        return "error"
    if failure is None:
        return "success"
    return "timeout" if failure.code == "timeout" else "failure"


def _ours(said: dict[str, Any]) -> Attributes:
    return {f"turbo_mode.{key}": value for key, value in said.items() if value not in ("", None)}
