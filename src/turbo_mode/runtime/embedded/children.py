"""The children of executions: begun in this engine, told what concerns their parents, and told on when they end.

A child is an execution like any other. No thread waits for it: what it commits passes by here, and what its parent must
know of it becomes an input for the parent. Nothing here has to be remembered: what was told, in both directions, is
found again in the two journals by the next engine.
"""

from __future__ import annotations

import heapq
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import structs

from turbo_mode.core.decisions.outcomes import Learned
from turbo_mode.core.machine import children as machine
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.inputs import ChildWaits, Command, Submit
from turbo_mode.core.machine.outcomes import Done, Failure, NotDone, Observation
from turbo_mode.core.machine.state import Attempt, Execution
from turbo_mode.core.plan.model import Plan
from turbo_mode.errors import NotFound, TurboModeError
from turbo_mode.runtime.embedded.desk import workspace_of
from turbo_mode.runtime.embedded.engine import Engine, Item, Live
from turbo_mode.runtime.embedded.shelf import Shelf, policy_digest

PARENT = "parent"
"""Who gives a child the commands that its parent was given."""

Report = Callable[[Observation], None]
TakeUp = Callable[[str, Sequence[Command]], bool]


class Link:
    """One child and the attempt that it carries out. ``waiting`` holds what it is told before it is in hand."""

    __slots__ = ("attempt", "child", "parent", "report", "told", "waiting")

    def __init__(self, parent: str, attempt: str, child: str, report: Report) -> None:
        self.parent = parent
        self.attempt = attempt
        self.child = child
        self.report = report
        self.told = (0, False)
        self.waiting: list[Command] | None = []


LearnedOf = Callable[[Plan], Learned | None]
"""What earlier executions have taught about the options of a plan."""


class Children:
    """All children in hand. ``take_up`` goes on with an execution of the journal, giving it commands first."""

    def __init__(self, engine: Engine, shelf: Shelf, directory: Path, take_up: TakeUp, learned: LearnedOf) -> None:
        self._engine = engine
        self._shelf = shelf
        self._directory = directory
        self._take_up = take_up
        self._learned = learned
        self._links: dict[str, Link] = {}
        self._deadlines: list[tuple[int, str]] = []
        self._lock = threading.Lock()

    # -- from parent to child ------------------------------------------------------------------------------------------

    def expect(self, state: Execution, entry: e.AttemptStarted, report: Report) -> Callable[[], None]:
        """An entry asks for a child. Returns what begins it, which may take its time; commands wait until then."""
        link = self._link(state, entry, report)
        return lambda: self._begin(state, entry, link)

    def cancel(self, state: Execution, attempt: Attempt) -> None:
        """Ask a child to end in good order."""
        self._tell(attempt.request["execution"], Command("cancel", by=PARENT, reason=state.reason))

    def expire(self, now: int) -> None:
        """Cancel the children whose time is up."""
        while self._deadlines and self._deadlines[0][0] <= now:
            _, child = heapq.heappop(self._deadlines)
            self._tell(child, Command("cancel", by=PARENT, reason=machine.LATE))

    def pass_on(self, state: Execution, entry: e.AnyEntry) -> None:
        """What concerns an execution as a whole concerns its children. The end of a closing ends a pause too."""
        match entry:
            case e.ExecutionPaused():
                command = Command("pause", by=PARENT, reason=entry.reason)
            case e.ExecutionResumed() | e.ClosingStarted(why="rollback" | "succeed"):
                command = Command("resume", by=PARENT)
            case _:
                return
        for child in under_way(state):
            self._tell(child, command)

    def _tell(self, child: str, command: Command) -> None:
        with self._lock:
            link = self._links.get(child)
            if link is None:
                return
            if link.waiting is None:
                self._engine.feed(Item(child, command))
            else:
                link.waiting.append(command)

    def _link(self, state: Execution, entry: e.AttemptStarted, report: Report) -> Link:
        child = entry.request["execution"]
        link = self._links[child] = Link(state.id, entry.attempt, child, report)
        if limit := entry.request.get("timeoutMs"):
            heapq.heappush(self._deadlines, (entry.at + limit, child))
        return link

    # -- beginning -----------------------------------------------------------------------------------------------------

    def _begin(self, state: Execution, entry: e.AttemptStarted, link: Link) -> None:
        try:
            live, submit = self._undoing(state, entry) if "undoes" in entry.request else self._fresh(state, entry)
        except TurboModeError as error:
            self._refuse(link, error)
            return
        with self._lock:
            waiting, link.waiting = link.waiting or [], None
            if not any(command.verb == "cancel" for command in waiting):
                self._engine.take(live)
                self._engine.feed(Item(link.child, submit, done=lambda error: self._accepted(link, error)))
                for command in waiting:
                    self._engine.feed(Item(link.child, command))
                return
        self._refuse(link, Failure("cancelled", "cancelled before it began"))

    def _accepted(self, link: Link, error: TurboModeError | None) -> None:
        if error is not None:
            self._refuse(link, error)

    def _refuse(self, link: Link, why: TurboModeError | Failure) -> None:
        """Nothing of the child has happened."""
        self._engine.forget(link.child)
        if self._links.pop(link.child, None) is not None:
            link.report(NotDone(why if isinstance(why, Failure) else Failure(why.code, why.message)))

    def _fresh(self, state: Execution, entry: e.AttemptStarted) -> tuple[Live, Submit]:
        blueprint, row = self._shelf.called(state.blueprint, entry.request)
        submit = structs.replace(
            machine.submission(state, entry, blueprint.digest), policy_digest=policy_digest(blueprint.plan),
            workspace=workspace_of(self._directory, entry.request["execution"]),
            learned=self._learned(blueprint.plan),
        )  # fmt: skip
        return Live(submit.execution, Execution(blueprint), row), submit

    def _undoing(self, state: Execution, entry: e.AttemptStarted) -> tuple[Live, Submit]:
        ended = self._shelf.load(entry.request["undoes"])
        child = Submit(
            execution=ended.id, lineage=ended.lineage, plan_digest=ended.blueprint.digest, inputs=ended.inputs,
            actor=ended.facts["actor"], workspace=ended.facts["workspace"], plan_dir=ended.facts["planDir"],
            tenant=ended.tenant, trigger="plan", secrets_dir=ended.facts["secretsDir"],
            policy_digest=policy_digest(ended.blueprint.plan),
        )  # fmt: skip
        submit = machine.taking_back(state, entry, child, machine.last_state(ended))
        return Live(submit.execution, Execution(ended.blueprint)), submit

    # -- from child to parent ------------------------------------------------------------------------------------------

    def look(self, child: Execution) -> None:
        """Something about a child is durable: its parent hears of questions, and of the end."""
        if child.ended:
            self._engine.forget(child.id)
            link = self._links.pop(child.id, None)
            if link is not None:
                link.report(Done(machine.result_of(child)))
            return
        link = self._links.get(child.id)
        told = (child.open_questions, child.public_status == "HELD")
        if link is not None and told != link.told:
            link.told = told
            self._engine.feed(Item(link.parent, ChildWaits(link.attempt, *told)))

    # -- after a crash -------------------------------------------------------------------------------------------------

    def find(self, state: Execution, entry: e.AttemptStarted, report: Report) -> Observation | None:
        """What became of the child of an attempt, or None if it goes on; ``go_on`` then takes it up."""
        id = entry.request["execution"]
        try:
            child = self._engine.state(id) or self._shelf.load(id)
        except NotFound:
            return NotDone(Failure("lost", "the engine was lost before it began"))
        link = self._link(state, entry, report)
        asked = state.asking.get(entry.attempt, {"questions": 0, "held": False})
        link.told = (asked["questions"], asked["held"])
        if state.paused and not child.paused:
            link.waiting = [Command("pause", by=PARENT)]
        elif child.paused and not state.paused and self._shelf.paused_by(id) == PARENT:
            link.waiting = [Command("resume", by=PARENT)]
        if child.ended and self._links.pop(id, None) is not None:
            return Done(machine.result_of(child))
        return None

    def go_on(self, parent: str, children: Sequence[str]) -> None:
        """Take up the children of an execution that was itself taken up."""
        for id in children:
            link = self._links.get(id)
            if link is None or link.parent != parent:
                continue
            with self._lock:
                first, link.waiting = link.waiting or [], None
            if not self._take_up(id, first) and (child := self._engine.state(id)) is not None:
                for command in first:
                    self._engine.feed(Item(id, command))
                self.look(child)


def under_way(state: Execution) -> list[str]:
    """The children of an execution that have been asked for and have not ended."""
    attempts = tuple(state.attempts.values())  # it may move on while others look
    return [each.request["execution"] for each in attempts if each.request["kind"] == "plan"]
