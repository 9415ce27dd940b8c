"""Plays a recorded terminal session again: each ``$ command`` with what it printed.

A command runs under ``sh`` on a terminal of its own, 80 columns wide, in the folder of its page, with ``turbo-mode`` on
the path; what it prints is what is left on the terminal in the end. What differs from run to run (times, ids, ports,
durations) is made equal on both sides before they are compared; ``...`` on a line of its own stands for any lines.
"""

from __future__ import annotations

import os
import pty
import re
import select
import struct
import sys
import termios
import time
from fcntl import ioctl
from pathlib import Path
from subprocess import Popen

from tests.docs.pages import ROOT
from tests.docs.scrollback import lines_of
from turbo_mode.runtime.embedded.user import user

COLUMNS = 80
LONGEST = 120.0
"""Seconds for one command."""

_SHORT = re.compile(r"(?<![\w.-])[0-9a-f]{6}(?![\w.-])")
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_SAME = (
    (re.compile(rf"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d\d? {_MONTH}( \d{{4}})? \d\d:\d\d\b"), "MOMENT"),
    (re.compile(rf"\b\d\d? {_MONTH} \d\d:\d\d:\d\d\b"), "MOMENT"),
    (re.compile(r"\b\d\d:\d\d:\d\d\b"), "TIME"),
    (re.compile(r"\b\d{4}-\d\d-\d\d(T[\d:.]+Z)?"), "DATE"),
    (re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b"), "ID"),
    (re.compile(r"\b[0-9a-f]{64}\b"), "SHA256"),
    (_SHORT, "SHORT"),
    (re.compile(r"\b(\d+:)?\d+:\d\d\b"), "SOME"),
    (re.compile(r"\b\d+(\.\d+)? (ms|s|min|kB|MB|GB|bytes)\b"), "SOME"),
    (re.compile(r"(?<=process )\d+|(?<=pid )\d+"), "PID"),
    (re.compile(r"(?<=127\.0\.0\.1:)\d+|(?<=port )\d+"), "PORT"),
    (re.compile(rf"(?<=by )(ada|{re.escape(user())})\b"), "USER"),
    (re.compile(r"[ \t]+"), " "),
)


class Step:
    """One command and what it is recorded to print."""

    def __init__(self, command: str, output: list[str]) -> None:
        self.command = command
        self.output = output


class Ids:
    """Which short id of this run stands for which recorded one, so that a recorded command can name an execution."""

    def __init__(self) -> None:
        self._now: dict[str, str] = {}

    def learn(self, recorded: list[str], seen: list[str]) -> None:
        """The ids of two outputs belong together in the order in which they appear."""
        for before, now in zip(_short_ids(recorded), _short_ids(seen), strict=False):
            self._now.setdefault(before, now)

    def translate(self, command: str) -> str:
        """The command with the ids of this run."""
        return _SHORT.sub(lambda found: self._now.get(found[0], found[0]), command)


def _short_ids(lines: list[str]) -> list[str]:
    return list(dict.fromkeys(_SHORT.findall("\n".join(lines))))


def steps(text: str) -> list[Step]:
    """The commands of a block; a line that ends with a backslash goes on."""
    found: list[Step] = []
    for line in text.splitlines():
        if line.startswith("$ "):
            found.append(Step(line[2:], []))
        elif found and found[-1].command.endswith("\\") and not found[-1].output:
            found[-1].command += "\n" + line
        elif found:
            found[-1].output.append(line)
        elif line.strip() and not line.startswith("#"):
            raise ValueError(f"a session begins with `$ `: {line}")
    return found


def play(command: str, folder: Path, home: Path) -> list[str]:
    """Runs a command and returns what a person would have seen. Raises ``TimeoutError``."""
    ours, theirs = pty.openpty()
    ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, COLUMNS, 0, 0))
    settings = termios.tcgetattr(theirs)
    settings[1] &= ~termios.OPOST
    termios.tcsetattr(theirs, termios.TCSANOW, settings)
    process = Popen(
        ["/bin/sh", "-c", _translated(command)], cwd=folder, env=environment(home), stdin=theirs, stdout=theirs,
        stderr=theirs, start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    said = _read(ours, process)
    os.close(ours)
    lines = lines_of(said.decode("utf-8", "replace"))
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _read(fd: int, process: Popen[bytes]) -> bytes:
    deadline = time.monotonic() + LONGEST
    said = b""
    while time.monotonic() < deadline:
        ready, _, _ = select.select([fd], [], [], 0.05)
        if ready:
            try:
                piece = os.read(fd, 65536)
            except OSError:  # the last one has closed the terminal
                piece = b""
            said += piece
            if piece:
                continue
        if process.poll() is not None:
            return said
    process.kill()
    raise TimeoutError(f"it has not ended after {LONGEST:g} s, and said: {said.decode(errors='replace')}")


def environment(home: Path) -> dict[str, str]:
    """What a command sees: a plain terminal, and ``turbo-mode`` on the path."""
    kept = {name: os.environ[name] for name in ("TMPDIR", "LD_LIBRARY_PATH") if name in os.environ}
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    return kept | {
        "PATH": path, "HOME": str(home), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TERM": "xterm", "NO_COLOR": "1",
        "TZ": "UTC",
    }  # fmt: skip


def _translated(command: str) -> str:
    """``make run`` as the Makefile carries it out, without installing anything."""
    if command != "make run":
        return command
    recipe = re.search(r"^run:.*\n\t(.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert recipe is not None
    return recipe[1].replace("$(BIN)/", "")


def same(recorded: list[str], seen: list[str]) -> bool:
    """Whether both tell the same; ``...`` stands for any lines."""
    parts: list[list[str]] = [[]]
    for line in _equalised(recorded):
        if line == "...":
            parts.append([])
        else:
            parts[-1].append(line)
    rest = _equalised(seen)
    first, last = parts[0], parts[-1]
    if len(parts) == 1:
        return rest == first
    if rest[: len(first)] != first or (last and rest[-len(last) :] != last):
        return False
    rest = rest[len(first) : len(rest) - len(last)]
    for part in parts[1:-1]:
        at = next((n for n in range(len(rest) - len(part) + 1) if rest[n : n + len(part)] == part), None)
        if at is None:
            return False
        rest = rest[at + len(part) :]
    return True


def _equalised(lines: list[str]) -> list[str]:
    """Lines in which what differs from run to run is equal; words may be wrapped at another place."""
    found = []
    for line in lines:
        for pattern, word in _SAME:
            line = pattern.sub(word, line)
        if line.strip():
            found.append(line.strip())
    return found
