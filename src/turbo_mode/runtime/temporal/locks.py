"""Locks of an execution on Temporal: what it asks for goes to the allocator of its tenant, and what that says comes
back. See ``allocator.py``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from temporalio import workflow
from temporalio.common import WorkflowIDReusePolicy
from temporalio.exceptions import WorkflowAlreadyStartedError

from turbo_mode.core.allocator.inputs import Ask, Leave, Return
from turbo_mode.core.machine.entries import AnyEntry
from turbo_mode.core.machine.exchange import for_allocator
from turbo_mode.core.machine.inputs import Input
from turbo_mode.core.machine.state import Execution
from turbo_mode.runtime.temporal import messages as m
from turbo_mode.runtime.temporal.post import Post

LOOKS = 3
"""An allocator looks for those who are gone after so many times the time in which a worker has to be heard of."""


class Locks:
    """Of one execution; ``feed`` takes what the allocator answers."""

    def __init__(self, start: m.Start, feed: Callable[[Input], None], spawn: Callable[[Any], Any]) -> None:
        self._start = start
        self._feed = feed
        self._begun = False
        self._post = Post(spawn, self._begin, self._lost)

    @property
    def quiet(self) -> bool:
        """Whether nothing is on its way."""
        return self._post.quiet

    def perform(self, state: Execution, entries: Sequence[AnyEntry]) -> None:
        """What these entries mean for the allocator."""
        if not state.blueprint.has_locks:
            return
        for input in for_allocator(state, entries, self._start.above):
            match input:
                case Ask():
                    self._send(m.Wish(ask=input))
                case Return():
                    self._send(m.Wish(back=input))
                case Leave():
                    self._send(m.Wish(leave=input))

    def heard(self, said: m.Allotted) -> None:
        """The allocator has answered."""
        for input in (said.granted, said.waits, said.refused, said.command):
            if input is not None:
                self._feed(input)

    def _send(self, wish: m.Wish) -> None:
        id = m.allocator_id(self._start.settings.locks, self._start.submit.tenant)
        self._post.send(id, "wanted", wish)

    async def _begin(self, id: str) -> None:
        """Whoever asks first begins the allocator."""
        if self._begun:
            return
        self._begun = True
        start = m.Allocator(look_seconds=LOOKS * self._start.settings.heartbeat_seconds)
        with suppress(WorkflowAlreadyStartedError):
            await workflow.start_child_workflow(
                m.ALLOCATOR, start, id=id, parent_close_policy=workflow.ParentClosePolicy.ABANDON,
                id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE,
            )  # fmt: skip

    def _lost(self, id: str) -> bool:
        """Somebody has terminated the allocator: another one is begun, which knows nothing of what others hold."""
        self._begun = False
        return True
