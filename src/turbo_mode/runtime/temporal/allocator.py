"""The allocator as a workflow: one for each tenant of a store, so that every ask of a lock, and who waits for whom, is
known in one place.

Executions send what they want as signals, and hear the answer likewise (``locks.py``). It never ends: what is held and
asked for is carried from run to run. While somebody waits it looks now and then whether those who hold something are
there at all: a workflow that was terminated gives nothing back.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any

from msgspec import Raw
from temporalio import workflow

from turbo_mode.core.allocator.decide import step
from turbo_mode.core.allocator.inputs import Input, Leave
from turbo_mode.core.allocator.snapshot import dump, load
from turbo_mode.core.allocator.state import Allocation
from turbo_mode.core.machine.exchange import for_execution
from turbo_mode.runtime.temporal import messages as m
from turbo_mode.runtime.temporal.attempts import SHORT
from turbo_mode.runtime.temporal.post import Post


@workflow.defn(name=m.ALLOCATOR)
class AllocatorWorkflow:
    """The locks of one tenant of a store."""

    @workflow.init
    def __init__(self, start: m.Allocator) -> None:
        self._start = start
        self._state = load(bytes(start.carried)) if start.carried is not None else Allocation()
        self._inbox: deque[Input] = deque()
        self._tasks: set[asyncio.Task[None]] = set()
        self._post = Post(self._spawn, _at_once, self._left)

    @workflow.run
    async def run(self, start: m.Allocator) -> None:
        """Serve, from run to run."""
        self._spawn(self._look())
        while True:
            await workflow.wait_condition(lambda: bool(self._inbox) or self._may_continue())
            while self._inbox:
                self._feed(self._inbox.popleft())
            if self._may_continue():
                carried = Raw(dump(self._state))
                workflow.continue_as_new(m.Allocator(look_seconds=self._start.look_seconds, carried=carried))

    @workflow.signal(name="wanted")
    def wanted(self, wish: m.Wish) -> None:
        """An execution asks for something, or gives it back."""
        self._inbox += [each for each in (wish.ask, wish.back, wish.leave) if each is not None]

    def _feed(self, input: Input) -> None:
        for entry in step(self._state, input, workflow.time_ns() // 1_000_000):
            if (told := for_execution(entry, self._state)) is not None:
                self._post.send(m.workflow_id(told[0]), "allotted", m.Allotted.of(told[1]))

    def _left(self, id: str) -> bool:
        self._inbox.append(Leave(m.execution_of(id)))
        return False

    def _may_continue(self) -> bool:
        wanted = workflow.info().is_continue_as_new_suggested()
        return wanted and self._post.quiet and not self._inbox and workflow.all_handlers_finished()

    async def _look(self) -> None:
        """Whoever is gone without a word has nothing any more."""
        while True:
            await workflow.wait_condition(lambda: any(self._state.waiting()))
            await asyncio.sleep(self._start.look_seconds)
            if any(self._state.waiting()):
                gone: list[str] = await workflow.execute_activity(
                    m.GONE, sorted(self._state.holdings), result_type=list[str], start_to_close_timeout=SHORT
                )
                self._inbox += map(Leave, gone)

    def _spawn(self, work: Any) -> None:
        task: asyncio.Task[None] = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _at_once(id: str) -> None:
    """Nothing is to be waited for."""
