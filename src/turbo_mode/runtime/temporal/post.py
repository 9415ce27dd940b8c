"""Signals from one workflow to others, one after the other, so that they arrive in the order of their sending."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from temporalio import workflow
from temporalio.exceptions import FailureError


class Post:
    """For one workflow. ``spawn`` runs something beside its main line. ``before`` is waited for with each id before
    something goes there, ``lost`` hears of an id that nobody has (any more), and says whether to try once more."""

    def __init__(
        self, spawn: Callable[[Any], Any], before: Callable[[str], Awaitable[None]],
        lost: Callable[[str], bool] = lambda id: False,
    ) -> None:  # fmt: skip
        self._spawn, self._before, self._lost = spawn, before, lost
        self._letters: deque[tuple[str, str, Any]] = deque()
        self._posting = False

    @property
    def quiet(self) -> bool:
        """Whether nothing is on its way."""
        return not (self._letters or self._posting)

    def send(self, id: str, signal: str, message: Any) -> None:
        """Signal a workflow, after whatever was sent before."""
        self._letters.append((id, signal, message))
        if not self._posting:
            self._posting = True
            self._spawn(self._deliver())

    async def _deliver(self) -> None:
        while self._letters:
            id, signal, message = self._letters.popleft()
            await self._before(id)
            try:
                await workflow.get_external_workflow_handle(id).signal(signal, message)
            except FailureError:
                if self._lost(id):
                    self._letters.appendleft((id, signal, message))
        self._posting = False
