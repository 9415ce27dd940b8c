"""The children of a workflow, and its parent. A child is a workflow of the same kind.

Parent and child reach each other by signals, one after the other, so it doesn't matter in which of their runs they are.
A run is not continued before every child that it asked for has begun and every signal is on its way.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from msgspec import structs
from temporalio import workflow
from temporalio.common import WorkflowIDReusePolicy
from temporalio.exceptions import ChildWorkflowError, WorkflowAlreadyStartedError

from turbo_mode.core.machine import children
from turbo_mode.core.machine.blueprint import FINALLY
from turbo_mode.core.machine.entries import (
    AnyEntry,
    AttemptStarted,
    ChildEnded,
    ClosingStarted,
    EffectUndone,
    ExecutionPaused,
    ExecutionResumed,
)
from turbo_mode.core.machine.inputs import ChildWaits, Command, Input, Report
from turbo_mode.core.machine.outcomes import Done, Failure, Unknown
from turbo_mode.core.machine.slot_names import undo_of
from turbo_mode.core.machine.state import Attempt, Execution
from turbo_mode.core.plan import subplans
from turbo_mode.runtime.temporal import attributes
from turbo_mode.runtime.temporal import messages as m
from turbo_mode.runtime.temporal.post import Post
from turbo_mode.runtime.temporal.support import longest_step

PARENT = "parent"


class Family:
    """``feed`` takes inputs for our own machine, ``spawn`` runs something beside the main line.

    Children get the settings of ``start``: they are pinned to the same host.
    """

    def __init__(self, start: m.Start, feed: Callable[[Input], None], spawn: Callable[[Any], Any]) -> None:
        self.left = dict(start.carried.left if start.carried else start.left)
        self.start = start
        self._feed = feed
        self._spawn = spawn
        self._ended: dict[str, m.Left] = {}
        self._beginning: set[str] = set()
        self._letters = Post(spawn, self._begun)
        self._told: tuple[int, bool] | None = None

    @property
    def quiet(self) -> bool:
        """Whether nothing is on its way."""
        return self._letters.quiet and not self._beginning

    # -- to the children -----------------------------------------------------------------------------------------------

    def perform(self, state: Execution, entry: AnyEntry) -> None:
        """What an entry means for the children."""
        match entry:
            case AttemptStarted() if entry.request["kind"] == "plan":
                self._beginning.add(entry.request["execution"])
                self._spawn(self._begin(state, entry))
            case ClosingStarted(why="cancel"):
                running = [each for each in _under_way(state) if each.purpose != "undo"]
                for attempt in running:
                    if state.blueprint.tasks[attempt.task].phase != FINALLY:
                        self._command(attempt, Command("cancel", by=PARENT, reason=entry.reason))
            case ExecutionPaused():
                self._command_all(state, Command("pause", by=PARENT, reason=entry.reason))
            case ExecutionResumed() | ClosingStarted():
                self._command_all(state, Command("resume", by=PARENT))
            case ChildEnded():
                said = self._ended.pop(entry.attempt, None)
                if entry.left and said is not None:
                    self.left[entry.execution] = said
            case EffectUndone():
                needed = {effect.child for effect in state.effects.values()}
                self.left = {child: left for child, left in self.left.items() if child in needed}

    def take_up(self, attempt: Attempt) -> None:
        """A child that an earlier run has begun: it finds us by itself, only its time is kept here."""
        self._spawn(self._expire(attempt.request, attempt.started_at))

    def heard(self, state: Execution, said: m.ChildEnd) -> None:
        """A child has ended."""
        attempt = state.attempts.get(said.attempt)
        if attempt is None:
            return
        self._ended[said.attempt] = m.Left(
            plan=attempt.request.get("plan", ""), secrets=attempt.request.get("secrets", []), submit=said.submit,
            taken=said.taken, environment=attempt.request.get("environment", ""), below=said.below,
        )  # fmt: skip
        self._feed(Report(said.attempt, Done(said.result)))

    def _command_all(self, state: Execution, command: Command) -> None:
        for attempt in _under_way(state):
            self._command(attempt, command)

    def _command(self, attempt: Attempt, command: Command) -> None:
        self._post(attempt.request["execution"], "command", command)

    async def _begin(self, state: Execution, entry: AttemptStarted) -> None:
        id = entry.request["execution"]
        start = self._undoing(state, entry) if "undoes" in entry.request else self._fresh(state, entry)
        try:
            handle = await workflow.start_child_workflow(
                m.WORKFLOW, start, id=m.workflow_id(id), result_type=m.End,
                parent_close_policy=workflow.ParentClosePolicy.ABANDON, task_timeout=longest_step(start.plan),
                id_reuse_policy=WorkflowIDReusePolicy.REJECT_DUPLICATE,
                memo=attributes.memo(start.submit, start.plan),
                search_attributes=attributes.at_start(start.submit, start.plan, start.settings.told),
            )  # fmt: skip
            self._spawn(self._notice(handle, entry.attempt))
        except WorkflowAlreadyStartedError:
            pass  # it was begun by a run whose history was taken back
        finally:
            self._beginning.discard(id)
        self._spawn(self._expire(entry.request, entry.at))

    async def _notice(self, handle: workflow.ChildWorkflowHandle[Any, m.End], attempt: str) -> None:
        """A child's workflow that fails tells nothing itself."""
        try:
            await handle
        except ChildWorkflowError as error:
            self._feed(Report(attempt, Unknown(Failure("crashed", f"its workflow failed: {error.cause}"))))

    async def _expire(self, request: dict[str, Any], began: int) -> None:
        if limit := request.get("timeoutMs"):
            await asyncio.sleep(max(began + limit - workflow.time_ns() // 1_000_000, 1) / 1000)
            self._post(request["execution"], "command", Command("cancel", by=PARENT, reason=children.LATE))

    def _fresh(self, state: Execution, entry: AttemptStarted) -> m.Start:
        call, environment = subplans.call_of_request(entry.request), entry.request.get("environment", "")
        plan = subplans.as_plan(state.blueprint.plan, call, environment)
        submit = children.submission(state, entry, subplans.digest(plan))
        return m.Start(submit=submit, plan=plan, settings=self.start.settings, above=self._above(state, entry))

    def _undoing(self, state: Execution, entry: AttemptStarted) -> m.Start:
        left = self.left[entry.request["undoes"]]
        call = subplans.call_of_request({"plan": left.plan, "secrets": left.secrets})
        plan = subplans.as_plan(state.blueprint.plan, call, left.environment)
        submit = children.taking_back(state, entry, left.submit, left.taken)
        above = self._above(state, entry)
        return m.Start(submit=submit, plan=plan, settings=self.start.settings, left=left.below, above=above)

    def _above(self, state: Execution, entry: AttemptStarted) -> list[tuple[str, str]]:
        """On whose behalf a child acts."""
        who = undo_of(entry.undoes) if entry.purpose == "undo" else entry.task
        return [(state.id, who), *self.start.above]

    # -- to the parent -------------------------------------------------------------------------------------------------

    def look(self, state: Execution) -> None:
        """Something has happened here: our parent hears of open questions, and of the end."""
        parent, attempt = self.start.submit.parent, self.start.submit.parent_attempt
        if not parent:
            return
        told = (state.open_questions, state.public_status == "HELD")
        if state.ended:
            result = children.result_of(state)
            taken = children.last_state(state) if result["left"] else {}
            submit = structs.replace(self.start.submit, workspace=state.facts["workspace"], taken={})
            end = m.ChildEnd(attempt=attempt, result=result, submit=submit, taken=taken, below=self.left)
            self._post(parent, "child_ended", end)
        elif told != self._told:
            self._told = told
            self._post(parent, "child_waits", ChildWaits(attempt, *told))

    # -- on the way ----------------------------------------------------------------------------------------------------

    def _post(self, execution: str, signal: str, message: Any) -> None:
        self._letters.send(m.workflow_id(execution), signal, message)

    async def _begun(self, id: str) -> None:
        await workflow.wait_condition(lambda: m.execution_of(id) not in self._beginning)


def _under_way(state: Execution) -> list[Attempt]:
    return [attempt for attempt in state.attempts.values() if attempt.request["kind"] == "plan"]
