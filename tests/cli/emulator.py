"""A terminal that understands exactly what the live view may write, and fails on anything else."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

from tests.cli.conftest import ENVIRONMENT
from tests.waiting import PATIENCE

_ESCAPE = re.compile(r"\x1b\[(\??)([0-9;]*)([A-Za-z])")


class Emulator:
    """``lines`` holds everything ever shown, scrollback included; ``most`` how many lines were below the story."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.lines = [""]
        self.row = self.column = 0
        self.synchronized = False
        self.frames = 0
        self._rest = ""

    def feed(self, text: str) -> None:
        text = self._rest + text
        self._rest = ""
        at = 0
        while at < len(text):
            sign = text[at]
            if sign == "\x1b":
                found = _ESCAPE.match(text, at)
                if not found:
                    assert len(text) - at < 12, f"what is {text[at : at + 12]!r}?"
                    self._rest = text[at:]
                    return
                self._escape(*found.groups())
                at = found.end()
                continue
            self._put(sign)
            at += 1

    def _escape(self, private: str, number: str, command: str) -> None:
        if private:
            assert (number, command) in {("2026", "h"), ("2026", "l"), ("25", "l"), ("25", "h")}
            if number == "2026":
                assert self.synchronized == (command == "l")
                self.synchronized = command == "h"
                self.frames += command == "l"
        elif command == "A":
            self.row -= int(number or 1)
            assert self.row >= max(0, len(self.lines) - self.height), "it never reaches into the scrollback"
        elif command == "K":
            self.lines[self.row] = self.lines[self.row][: self.column]
        elif command == "J":
            self.lines[self.row] = self.lines[self.row][: self.column]
            del self.lines[self.row + 1 :]
        else:
            assert command == "m"

    def _put(self, sign: str) -> None:
        if sign == "\r":
            self.column = 0
        elif sign == "\n":
            self.row += 1
            self.column = 0
            if self.row == len(self.lines):
                self.lines.append("")
        else:
            assert sign.isprintable()
            if self.column == self.width:
                self._put("\n")
            line = self.lines[self.row].ljust(self.column)
            self.lines[self.row] = line[: self.column] + sign + line[self.column + 1 :]
            self.column += 1


class Window:
    """A command in a window of its own, for somebody who looks and types."""

    def __init__(self, folder: Path, *words: str, width: int = 80, height: int = 24, **env: str) -> None:
        self.screen = Emulator(width, height)
        self.raw = ""
        self.code: int | None = None
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        self._process = subprocess.Popen(
            ["setsid", "--ctty", sys.executable, "-m", "turbo_mode", *words], cwd=folder, env=ENVIRONMENT | env,
            stdin=theirs, stdout=theirs, stderr=theirs,
        )  # fmt: skip
        os.close(theirs)
        self._fd = ours

    def type(self, keys: str) -> None:
        os.write(self._fd, keys.encode())

    def until(self, text: str, patience: float = PATIENCE) -> None:
        """Wait until this is to be seen."""
        late = time.monotonic() + patience
        while text not in "\n".join(self.screen.lines):
            assert time.monotonic() < late, "\n".join(self.screen.lines)
            assert self._read(0.2), f"it has ended:\n{chr(10).join(self.screen.lines)}"

    def end(self, patience: float = PATIENCE) -> int:
        """Wait for the end; returns the exit code."""
        late = time.monotonic() + patience
        while self._read(0.2):
            assert time.monotonic() < late
        self.code = self._process.wait(timeout=patience)
        os.close(self._fd)
        return self.code

    def _read(self, patience: float) -> bool:
        if not select.select([self._fd], [], [], patience)[0]:
            return True
        try:
            data = os.read(self._fd, 65536)
        except OSError:
            return False
        text = data.decode(errors="ignore")
        self.raw += text
        self.screen.feed(text)
        return bool(data)
