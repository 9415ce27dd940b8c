"""Leaving by a signal: the first one asks politely, the second one is obeyed at once. Both are safe."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any, Self

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Left(Exception):
    """Somebody asked us to leave, by this signal."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.exit_code = 128 + number
        super().__init__(signal.Signals(number).name)


class Leaving:
    """Catches the signals that ask to leave. ``check`` raises ``Left`` when one has come.

    ``last`` is called when a second one comes, before the process is gone.
    """

    def __init__(self, last: Callable[[], None] = lambda: None) -> None:
        self.caught = 0
        self._last = last
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        for number in SIGNALS:
            before = signal.getsignal(number)
            if before is not signal.SIG_IGN:  # `nohup` means what it says
                self._before[number] = before
                signal.signal(number, self._caught)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)

    def check(self) -> None:
        """Raises ``Left`` if a signal has come."""
        if self.caught:
            raise Left(self.caught)

    def _caught(self, number: int, frame: FrameType | None) -> None:
        if self.caught:
            self._last()
            os._exit(128 + number)
        self.caught = number
