"""Single keys from a terminal, without waiting for them and without an echo."""

from __future__ import annotations

import contextlib
import os
import select
import sys
import termios
import tty
from types import TracebackType
from typing import Any, Self


class Keyboard:
    """The keys typed on standard input. In the background, or where that is no terminal, there never are any."""

    def __init__(self) -> None:
        self._fd = -1
        self._before: list[Any] = []

    def __enter__(self) -> Self:
        with contextlib.suppress(OSError, ValueError, termios.error):
            fd = sys.stdin.fileno()
            if os.isatty(fd) and os.tcgetpgrp(fd) == os.getpgrp():
                self._before = termios.tcgetattr(fd)
                tty.setcbreak(fd, termios.TCSANOW)
                self._fd = fd
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.restore()

    @property
    def is_there(self) -> bool:
        """Whether anybody could type something."""
        return self._fd >= 0

    def restore(self) -> None:
        """Give the terminal back as it was."""
        if self._fd >= 0:
            with contextlib.suppress(termios.error):
                termios.tcsetattr(self._fd, termios.TCSADRAIN, self._before)
            self._fd = -1

    def retake(self) -> None:
        """After the process was stopped and goes on, the shell has set the terminal as it likes it."""
        if self._fd >= 0:
            with contextlib.suppress(termios.error):
                tty.setcbreak(self._fd, termios.TCSANOW)

    def keys(self) -> str:
        """What has been typed since the last time; empty if nothing."""
        if self._fd < 0:
            return ""
        try:
            if not select.select([self._fd], [], [], 0)[0]:
                return ""
            typed = os.read(self._fd, 64)
        except OSError:
            self._fd = -1
            return ""
        if not typed:  # the terminal is gone
            self._fd = -1
        return typed.decode("utf-8", "replace")
