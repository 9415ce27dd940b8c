"""The command line beside a real Temporal server: workers in processes of their own, and commands that end."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

COMMAND = [sys.executable, "-m", "turbo_mode"]
PATIENCE = 120


class Place:
    """A folder to work in, with a queue of its own at the server."""

    def __init__(self, folder: Path, address: str, **more: str) -> None:
        self.folder = folder
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("TURBO_MODE_")}
        self.environment.pop("PYTHONDONTWRITEBYTECODE", None)
        self.environment["PYTHONPYCACHEPREFIX"] = str(folder.parent / "bytecode")  # many processes, read once
        self.environment["TURBO_MODE_TEMPORAL_ADDRESS"] = address
        self.environment["TURBO_MODE_TEMPORAL_TASK_QUEUE"] = f"queue-{folder.name}-{os.getpid()}"
        self.environment |= more

    def begin(self, *words: str) -> subprocess.Popen[str]:
        """A command that goes on."""
        return subprocess.Popen(
            [*COMMAND, *words], cwd=self.folder, env=self.environment, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def run(self, *words: str, code: int = 0) -> str:
        """What a command prints until it ends, which it has to do with this exit code."""
        process = self.begin(*words)
        said, _ = process.communicate(timeout=PATIENCE)
        assert process.returncode == code, said
        return said

    @contextmanager
    def worker(self, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
        """A worker that is at work, and what it has said until then."""
        process = self.begin("worker", *words)
        try:
            yield process, heard(process, "Working at")
        finally:
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=PATIENCE)

    def plan(self, text: str) -> str:
        """Write a plan; returns its name."""
        (self.folder / "plan.yaml").write_text(f"turbo: 1\nname: story\n{text}")
        return "plan.yaml"

    def until(self, pattern: str, *words: str) -> str:
        """Ask with a command until what it prints matches."""
        give_up = time.monotonic() + PATIENCE
        while True:
            process = self.begin(*words)
            said, _ = process.communicate(timeout=PATIENCE)
            if re.search(pattern, said):
                return said
            assert time.monotonic() < give_up, said


def heard(process: subprocess.Popen[str], word: str) -> str:
    """What a process says up to a line with this word."""
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if word in line:
            return said
    raise AssertionError(said)


def short_id(said: str) -> str:
    """The execution that a command was about."""
    found = re.search(r"story ([0-9a-f]{6})", said)
    assert found is not None, said
    return found[1]
