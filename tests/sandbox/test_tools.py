"""An agent uses a shell: what it is told, what it may not, and what becomes of its program when somebody steps in."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.waiting import until
from turbo_mode import Plan, TurboMode
from turbo_mode.core.machine.entries import TaskFailed, decode
from turbo_mode.library import Result
from turbo_mode.runtime.embedded.attempt_log import tails
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import stream_of
from turbo_mode.tasks.agent import MOST_CALLS, Ask, Call, Scripted

COMMAND = str(Path(sys.executable).parent / "turbo-mode")


def shell(script: str) -> dict[str, str]:
    return {"$tool": "shell", "script": script}


def write(folder: Path, answers: list[Any], *more: dict[str, Any], **agent: Any) -> Plan:
    (folder / "answers.json").write_text(json.dumps(answers))
    wanted = {"goal": "Do it.", "model": "scripted:answers.json", "tools": ["shell"], "output": {"type": "string"}}
    think = {"id": "think", "effect": "idempotent", "agent": wanted | agent, "outputs": {"said": "result.output"}}
    document = {"turbo": 1, "name": "tools", "phases": [{"id": "only", "tasks": [think, *more]}]}
    (folder / "plan.json").write_text(json.dumps(document))
    return Plan.load(folder / "plan.json")


def run(folder: Path, answers: list[Any], *more: dict[str, Any], **agent: Any) -> Result:
    plan = write(folder, answers, *more, **agent)
    with TurboMode(folder) as turbo:
        return turbo.run(plan)


def log(folder: Path) -> list[str]:
    (directory,) = folder.glob(".turbo-mode/executions/*/attempts/think.1.run.1")
    return tails(directory)[0].text.splitlines()


def test_what_it_does_and_what_came_of_it_is_in_the_log(road: str, tmp_path: Path) -> None:
    assert (
        run(tmp_path, [shell("echo one > a; cat a; echo two >&2"), shell("cat a; exit 3"), "done"]).status
        == "COMPLETED"
    )
    assert log(tmp_path)[1:] == [
        "uses shell: echo one > a; cat a; echo two >&2", "one", "two", "shell: exit status 0",
        "uses shell: cat a; exit 3", "one", "shell: exit status 3",
        "answer: done",
    ]  # fmt: skip


def test_it_has_no_other_tools_than_those_of_its_plan(tmp_path: Path) -> None:
    assert (
        run(tmp_path, [shell("touch ran"), {"$tool": "fly"}, {"$tool": "shell"}, "done"], tools=[]).status
        == "COMPLETED"
    )
    assert [line for line in log(tmp_path) if "no tool" in line] == [
        "shell: there is no tool `shell` for it", "fly: there is no tool `fly` for it",
        "shell: there is no tool `shell` for it",
    ]  # fmt: skip
    assert not list(tmp_path.glob(".turbo-mode/executions/*/workspace/ran"))


@pytest.mark.parametrize("given", [{}, {"script": 7}, {"script": "x" * 70_000}])
def test_a_script_must_be_a_text(road: str, tmp_path: Path, given: dict[str, Any]) -> None:
    assert run(tmp_path, [{"$tool": "shell", **given}, "done"]).status == "COMPLETED"
    assert "shell: `script` must be a text of at most 64 KiB" in log(tmp_path)


def test_one_that_never_answers_comes_to_an_end(tmp_path: Path) -> None:
    assert run(tmp_path, [shell("true")], tools=[]).status == "FAILED"
    assert sum(line.startswith("uses shell") for line in log(tmp_path)) == MOST_CALLS
    assert log(tmp_path)[-1] == f"it has used tools {MOST_CALLS} times, and still gives no answer"


def test_the_calls_before_an_answer_belong_to_it(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([shell("1"), "one", shell("2"), shell("3"), "two"]))
    ask = Ask("", {}, {}, [])
    second = Scripted(tmp_path / "a.json", 1)
    assert [second.answer(ask).value for _ in range(4)] == [
        Call("shell", {"script": "2"}), Call("shell", {"script": "3"}), "two", "two",
    ]  # fmt: skip
    assert Scripted(tmp_path / "a.json", 9).answer(ask).value == Call("shell", {"script": "2"})


def test_a_cancel_ends_the_program_that_it_runs(road: str, tmp_path: Path) -> None:
    plan = write(tmp_path, [shell("sleep 301"), "done"])
    with TurboMode(tmp_path) as turbo:
        handle = turbo.start(plan)
        (shim,) = until(lambda: list(tmp_path.glob(".turbo-mode/executions/*/attempts/*/tools/1/shim.json")))
        handle.cancel()
        assert handle.wait(60).status == "CANCELLED"
        until((shim.parent / "exit.json").exists)
    assert json.loads((shim.parent / "exit.json").read_text())["how"] == "cancelled"


def test_what_it_had_started_is_gone_before_it_is_started_again(tmp_path: Path) -> None:
    write(tmp_path, [shell('trap "" TERM; echo up; while :; do sleep 0.1; done'), "done"])
    words = [COMMAND, "run", "plan.json", "--no-wait"]
    engine = subprocess.Popen(words, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    (shim,) = until(lambda: list(tmp_path.glob(".turbo-mode/executions/*/attempts/*/tools/1/shim.json")))
    os.kill(engine.pid, signal.SIGKILL)
    engine.wait()
    (tmp_path / "answers.json").write_text(json.dumps(["done"]))
    done = subprocess.run(
        [COMMAND, "resume"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads((shim.parent / "exit.json").read_text())["how"] in ("engine_lost", "cancelled")


def test_what_it_writes_is_not_imported_into_the_engine(road: str, tmp_path: Path) -> None:
    planted = "import os; open(os.environ['MARK'], 'w').close()"
    write_it = shell(f"printf '%s' \"{planted}\" > planted.py; printf 'def go(): pass' >> planted.py")
    call = {"id": "call", "effect": "idempotent", "python": "planted:go"}
    assert run(tmp_path, [write_it, "done"], call).status == "FAILED"
    with Reader.open(tmp_path / ".turbo-mode") as reader:
        read = [decode(row.body) for row in reader.read(stream_of(reader.executions()[0].id))]
    (failed,) = [entry for entry in read if isinstance(entry, TaskFailed)]
    assert "No module named 'planted'" in failed.failure.message
    assert not any("workspace" in folder for folder in sys.path if str(tmp_path) in folder)
