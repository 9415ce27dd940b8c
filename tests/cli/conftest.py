"""A person at a terminal, in a folder of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.places import store_of
from tests.waiting import until
from turbo_mode.errors import TurboModeError
from turbo_mode.operations import executions
from turbo_mode.store.rows import ExecutionRow

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
ENVIRONMENT = {
    "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "HOME": "/nowhere", "LANG": "C.UTF-8", "TERM": "xterm",
}  # fmt: skip

HELLO = """
turbo: 1
name: hello
inputs: {who: world}
phases:
  - id: greet
    tasks:
      - {id: hello, effect: idempotent, shell: 'echo "Hello, $WHO!"; echo aside >&2', env: {WHO: "${{ inputs.who }}"}}
outputs: {who: inputs.who}
"""

WAITS = """
turbo: 1
name: waits
phases:
  - id: first
    tasks:
      - id: wait
        effect: idempotent
        shell: 'echo started; until test -e "$TURBO_MODE_PLAN_DIR/go"; do sleep 0.05; done; echo over'
  - id: second
    tasks: [{id: after, effect: idempotent, shell: echo after}]
"""

ASKS = """
turbo: 1
name: asks
decisionEngine: {autonomyLevel: manual}
phases:
  - id: build
    effect: idempotent
    tasks: [{id: make, shell: echo made}]
    gate:
      question: Ship it?
      evidence: {made: {check: "tasks.make.status == 'COMPLETED'"}}
      options: {ship: {then: continue}, drop: {then: fail}}
  - id: ship
    effect: idempotent
    tasks: [{id: send, shell: echo sent}]
"""

DOUBTS = """
turbo: 1
name: doubts
phases:
  - id: pay
    tasks: [{id: transfer, shell: sleep 30, timeout: 100ms}]
"""

FAILS = """
turbo: 1
name: fails
phases:
  - id: prepare
    effect: idempotent
    tasks:
      - id: flaky
        retry: {attempts: 3, every: 20ms}
        shell: 'test -e seen || { touch seen; exit 1; }'
  - id: deploy
    effect: idempotent
    tasks:
      - {id: push, shell: 'echo "503 from deploy.example.com" >&2; exit 22'}
  - id: announce
    tasks: [{id: tell, shell: echo}]
"""


class Person:
    """Types commands in ``folder``; ``press`` waits for the end of one, ``begin`` doesn't."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.running: list[subprocess.Popen[str]] = []

    def press(self, *words: str, code: int | None = 0, **env: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "turbo_mode", *words], cwd=self.folder, env=ENVIRONMENT | env, text=True,
            capture_output=True, check=False, timeout=120, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert code is None or done.returncode == code, f"{words}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    def begin(self, *words: str, **env: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "turbo_mode", *words], cwd=self.folder, env=ENVIRONMENT | env, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        self.running.append(process)
        return process

    def paste(self, line: str, code: int = 0) -> subprocess.CompletedProcess[str]:
        """A command as it was printed, into a shell."""
        done = subprocess.run(
            ["/bin/sh", "-c", line], cwd=self.folder, env=ENVIRONMENT, text=True, capture_output=True, check=False
        )
        assert done.returncode == code, f"{line}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    def write(self, text: str, name: str = "plan.yaml") -> str:
        (self.folder / name).write_text(text)
        return name

    def go(self) -> None:
        """Let the waiting plan go on."""
        (self.folder / "go").touch()

    def rows(self) -> list[ExecutionRow]:
        """The executions here, the newest first; none where there is no store yet."""
        try:
            return executions.listed(store_of(self.folder), limit=10_000)
        except TurboModeError:
            return []

    @property
    def id(self) -> str:
        """The short id of the newest execution."""
        return self.rows()[0].short_id

    def until_status(self, status: str) -> str:
        """Wait until the newest execution has this status; returns its short id."""
        self.until(lambda: (rows := self.rows()) and rows[0].status == status)
        return self.id

    def until_tasks(self, status: str, *tasks: str) -> None:
        """Wait until these tasks of the newest execution have this status."""

        def seen() -> bool:
            if not (rows := self.rows()):
                return False
            _, state, *_ = executions.show(store_of(self.folder), rows[0].id)
            return all(id in state.tasks and state.tasks[id].status == status for id in tasks)

        self.until(seen)

    def until(self, seen: Callable[[], Any]) -> Any:
        """Wait until ``seen()`` is true; returns what it said."""
        return until(seen)

    def until_it_waits(self) -> None:
        """The program of the waiting plan has begun."""
        self.until(lambda: any(b"started" in log.read_bytes() for log in self.folder.rglob("wait.1.run.1/output.log")))


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Person]:
    person = Person(tmp_path)
    yield person
    person.go()
    for process in person.running:
        if process.poll() is None:
            process.kill()
        process.communicate()
    if any(process.returncode == -9 for process in person.running) and os.path.exists(tmp_path / ".turbo-mode"):
        person.press("stop", "--all", code=None)
