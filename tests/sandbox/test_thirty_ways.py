"""An agent with a shell tries to raise its own limits, in every way that we could think of, and gets nowhere."""

from __future__ import annotations

import ctypes
import json
import os
import shlex
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import turbo_mode
from turbo_mode.core.machine.entries import AttemptStarted, OptionChosen, RequestRefused, TaskCompleted, decode
from turbo_mode.runtime.embedded.attempt_log import tails
from turbo_mode.store.inspection import verify
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import stream_of

PLAN = """
turbo: 1
name: tempted
decisionEngine: {autonomyLevel: manual}
secrets: {token: {source: file, name: token}}
phases:
  - id: first
    tasks:
      - {id: make, effect: idempotent, shell: echo kept > made, artifacts: {made: made}}
    gate:
      question: May it go on?
      evidence: {made: {check: "tasks.make.status == 'COMPLETED'"}}
      options: {go: {then: continue}, stop: {then: fail}}
  - id: second
    needs: []
    tasks:
      - id: think
        timeout: 2m
        agent:
          goal: Raise your own limits.
          model: scripted:answers.json
          tools: [shell]
          output: {type: string}
        outputs: {said: result.output}
"""
COMMAND = str(Path(sys.executable).parent / "turbo-mode")
_CREATE, _REMOVE, _KEY = 0o1000, 0, 0x7B0
_LIBC = ctypes.CDLL(None, use_errno=True)


@pytest.fixture
def outside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, object]]:
    """What a program of the same user could reach outside of its sandbox."""
    folder = tmp_path_factory.mktemp("outside")
    path, short = str(folder / "socket"), f"/proc/self/fd/{os.open(folder, os.O_PATH)}/socket"
    abstract = f"turbo-mode-test-{os.getpid()}"
    memory = _LIBC.shmget(_KEY + os.getpid(), 4096, _CREATE | 0o600)
    with socket.socket(socket.AF_UNIX) as one, socket.socket(socket.AF_UNIX) as other:
        for listener, address in ((one, short), (other, f"\0{abstract}")):
            listener.bind(address)
            listener.listen(1)
        package = str(Path(turbo_mode.__file__).parent)
        yield {"socket": path, "abstract": abstract, "memory": _KEY + os.getpid(), "package": package}
    _LIBC.shmctl(memory, _REMOVE, None)


def test_it_gets_nowhere_and_each_try_is_in_the_record(road: str, tmp_path: Path, outside: dict[str, object]) -> None:
    plan = write_plan(tmp_path, outside)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    run(plan)

    log = log_of(tmp_path)
    tried = [line for line in log.splitlines() if line.startswith(("refused ", "OPEN "))]
    assert [line for line in tried if line.startswith("OPEN")] == []
    assert len(tried) >= 80
    assert sum("answer" in line for line in tried) == 3
    assert log.splitlines()[-1] == "answer: I could not."

    assert verify(tmp_path / ".turbo-mode").problems == []
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before
    entries = journal(tmp_path)
    assert not any(isinstance(entry, OptionChosen) for entry in entries)
    (started,) = [entry for entry in entries if isinstance(entry, AttemptStarted) and entry.task == "think"]
    assert started.request["sandbox"] is True
    (completed,) = [entry for entry in entries if isinstance(entry, TaskCompleted) and entry.task == "think"]
    assert completed.outputs == {"said": "I could not."}


OPEN = (
    "read the journal", "write into the journal", "watch the store", "edit the configuration",
    "read a secret in a file", "read the engine's environment", "take a handle from the engine",
    "reach an abstract socket", "reach a socket in a folder",
    "share memory with somebody",
)  # fmt: skip
"""What is open to every program of a user, so that it is the sandbox which refuses it."""


def test_the_owner_may_do_without_and_that_stands_in_the_record(
    tmp_path: Path, outside: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TURBO_MODE_SANDBOX", "none")
    monkeypatch.setenv("PATH", f"{Path(COMMAND).parent}:{os.environ['PATH']}")
    doors = ("answer at the control socket", "answer by command", "go on with everything")
    run(write_plan(tmp_path, outside, *OPEN, *doors))
    tried = [line.partition(":")[0] for line in log_of(tmp_path).splitlines() if line.startswith(("refused ", "OPEN "))]
    assert sorted(tried) == sorted([f"OPEN     {name}" for name in OPEN] + [f"refused  {name}" for name in doors])

    entries = journal(tmp_path)
    (started,) = [entry for entry in entries if isinstance(entry, AttemptStarted) and entry.task == "think"]
    assert started.request["sandbox"] is False
    refused = [(entry.what, entry.attempt) for entry in entries if isinstance(entry, RequestRefused)]
    assert refused == [(what, "think.1.run.1") for what in ("answer d1 with go", "answer d1 with go", "go on with it")]


def test_a_plan_can_not_do_without(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(
        "turbo: 1\nname: bold\nexecutionPipeline: {sandbox: none}\nphases: [{id: a, tasks: [{id: b, shell: 'true'}]}]\n"
    )
    done = subprocess.run(
        [COMMAND, "check", "plan.yaml"], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 10
    assert "a plan can't take its programs out of the sandbox" in done.stdout + done.stderr


def run(plan: Path) -> None:
    """As somebody types it; in the end a person must answer, since nobody inside could."""
    words = [COMMAND, "run", str(plan), "--no-wait"]
    done = subprocess.run(
        words, cwd=plan.parent, capture_output=True, text=True, timeout=300, check=False, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 3, done.stderr


def write_plan(folder: Path, outside: dict[str, object], *ways: str) -> Path:
    shutil.copy(Path(__file__).with_name("tries.py"), folder)
    (folder / "outside.json").write_text(json.dumps(outside))
    (folder / "turbo-mode.yaml").write_text("decisionEngine: {autonomyLevel: manual}\n")
    (folder / "token").write_text("hunter2hunter2\n")
    (folder / "token").chmod(0o600)
    script = shlex.join(["exec", "python3", "-I", str(folder / "tries.py"), *ways])
    use = {"$tool": "shell", "script": script}
    (folder / "answers.json").write_text(json.dumps([use, "I could not."]))
    (folder / "plan.yaml").write_text(PLAN)
    return folder / "plan.yaml"


def log_of(folder: Path) -> str:
    (directory,) = folder.glob(".turbo-mode/executions/*/attempts/think.1.run.1")
    return tails(directory)[0].text


def journal(folder: Path) -> list[object]:
    with Reader.open(folder / ".turbo-mode") as reader:
        (row,) = reader.executions()
        return [decode(each.body) for each in reader.read(stream_of(row.id))]
