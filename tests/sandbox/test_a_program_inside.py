"""What a program in a sandbox sees, what it can do, how it ends: the same with bubblewrap and without."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.processes import command_lines
from tests.waiting import LIMITS
from turbo_mode import Plan, TurboMode
from turbo_mode.core.machine.entries import AttemptStarted, TaskFailed, decode
from turbo_mode.library import Result
from turbo_mode.runtime.embedded import landlock
from turbo_mode.runtime.embedded.attempt_log import tails
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import stream_of


def run(folder: Path, *tasks: dict[str, Any], **plan: Any) -> Result:
    document = {"turbo": 1, "name": "inside", "phases": [{"id": "only", "tasks": list(tasks)}], **plan}
    (folder / "plan.json").write_text(json.dumps(document))
    with TurboMode(folder) as turbo:
        return turbo.run(Plan.load(folder / "plan.json"))


def shell(script: str, **more: Any) -> dict[str, Any]:
    return {"id": "work", "effect": "idempotent", "sandbox": True, "shell": script, **more}


def said(folder: Path, task: str = "work") -> str:
    newest = max(folder.glob(f".turbo-mode/executions/*/attempts/{task}.*"), key=lambda path: path.stat().st_mtime)
    out, err = tails(newest)
    return out.text + err.text


def entries(folder: Path) -> list[object]:
    with Reader.open(folder / ".turbo-mode") as reader:
        return [decode(each.body) for each in reader.read(stream_of(reader.executions()[0].id))]


def test_it_reads_what_lies_beside_its_plan_and_writes_into_its_workspace(road: str, tmp_path: Path) -> None:
    (tmp_path / "helper.py").write_text("import other\n")
    (tmp_path / "other.py").write_text("print('helped')\n")
    script = 'python3 "$TURBO_MODE_PLAN_DIR/helper.py" > made; echo 7 > "$TURBO_MODE_OUTPUTS/count"; cat made'
    result = run(
        tmp_path, shell(script, artifacts={"made": "made"}, outputs={"count": "result.files.count"}),
        outputs={"count": "tasks.work.outputs.count"},
    )  # fmt: skip
    assert result.outputs == {"count": "7"}
    assert said(tmp_path) == "helped\n"


def test_its_home_and_its_temporary_folder_are_its_own_and_go_with_it(road: str, tmp_path: Path) -> None:
    run(tmp_path, shell('echo x > ~/here; echo y > "$TMPDIR/there"; ls -A ~ "$TMPDIR"; echo "$HOME"'))
    assert "here" in said(tmp_path)
    assert "there" in said(tmp_path)
    assert os.path.expanduser("~") not in said(tmp_path).split()
    assert not list(tmp_path.glob(".turbo-mode/executions/*/attempts/*/tmp"))


def test_a_plan_that_names_a_home_gets_it(road: str, tmp_path: Path) -> None:
    run(tmp_path, shell('echo "$HOME"', env={"HOME": "/nowhere"}))
    assert said(tmp_path) == "/nowhere\n"


@pytest.mark.parametrize("below", ["", "project"])
def test_of_the_home_around_its_plan_it_sees_the_plan(
    road: str, below: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    folder = home / below
    (home / ".ssh").mkdir(parents=True)
    (home / ".ssh" / "id").write_text("key")
    (home / ".netrc").write_text("password")
    folder.mkdir(exist_ok=True)
    (folder / "beside").write_text("beside\n")
    monkeypatch.setenv("HOME", str(home))
    look = """
        cat "$TURBO_MODE_PLAN_DIR/beside"
        for each in .ssh/id .netrc; do cat "$HIS/$each" 2>/dev/null || echo no; done
    """
    assert run(folder, shell(look, env={"HIS": str(home)})).status == "COMPLETED"
    assert said(folder).split() == ["beside", "no", "no"]


def test_what_comes_later_into_the_workspace_is_seen_and_left(road: str, tmp_path: Path) -> None:
    first = {"id": "first", "effect": "idempotent", "shell": "echo one > one"}
    run(tmp_path, first, shell("cat one; echo two > two"), {**first, "id": "last", "shell": "cat two"})
    assert said(tmp_path) == "one\n"
    assert said(tmp_path, "last") == "two\n"


def test_its_end_is_known_as_that_of_any_program(road: str, tmp_path: Path) -> None:
    assert run(tmp_path, shell("exit 3", expect="result.exitCode == 3")).status == "COMPLETED"
    assert run(tmp_path, shell("cat", shell={"script": "cat", "stdin": "words"})).status == "COMPLETED"
    assert said(tmp_path) == "words"


def test_it_is_asked_to_end_and_may_tidy_up(road: str, tmp_path: Path) -> None:
    script = "trap 'echo tidied; exit 0' TERM; echo up; while :; do sleep 0.05; done"
    for limit in LIMITS:
        run(tmp_path, shell(script, timeout=f"{limit:g}s"))
        if "up" in said(tmp_path).split():
            break
    assert {"up", "tidied"} <= set(said(tmp_path).split())


def test_what_it_leaves_running_is_gone_when_it_has_ended(road: str, tmp_path: Path) -> None:
    mark = f"{31337 + os.getpid()}"
    run(tmp_path, shell(f"(trap '' TERM; sleep {mark}) & echo over"))
    assert said(tmp_path) == "over\n"
    assert not any(b"sleep\0" + mark.encode() in words for words in command_lines().values())


def test_a_service_answers_from_inside(road: str, tmp_path: Path) -> None:
    service = {
        "id": "site", "sandbox": True, "outputs": {"port": "result.port"},
        "service": {"script": 'exec python3 -m http.server --bind 127.0.0.1 "$PORT"', "ready": {"path": "/"}},
    }  # fmt: skip
    ask = {"id": "ask", "http": "http://127.0.0.1:${{ tasks.site.outputs.port }}/"}
    assert run(tmp_path, service, ask).status == "COMPLETED"


def test_a_function_runs_in_a_process_of_its_own(road: str, tmp_path: Path) -> None:
    (tmp_path / "jobs.py").write_text(
        "import os\n"
        "from turbo_mode.tasks.python import current\n"
        "def look(path):\n"
        "    print('looking')\n"
        "    return {'pid': os.getpid(), 'seen': can_read(path), 'task': current().task, 'home': os.environ['HOME']}\n"
        "def can_read(path):\n"
        "    try:\n"
        "        return bool(open(path, 'rb').read(1))\n"
        "    except OSError:\n"
        "        return False\n"
        "def fail():\n"
        "    raise ValueError('no')\n"
        "def leave():\n"
        "    os._exit(4)\n"
    )
    store = str(tmp_path / ".turbo-mode" / "store.db")
    task = {"id": "call", "effect": "idempotent", "sandbox": True, "outputs": {"seen": "result.value"}}
    call = {"call": "jobs:look", "args": {"path": store}}
    result = run(tmp_path, {**task, "python": call}, outputs={"seen": "tasks.call.outputs.seen"})
    seen = result.outputs["seen"]
    assert (seen["task"], seen["pid"] != os.getpid(), seen["seen"]) == ("call", True, False)
    assert seen["home"] != os.path.expanduser("~")
    assert said(tmp_path, "call") == "looking\n"

    for function, why in (("fail", "ValueError: no"), ("leave", "ended with 4"), ("other", "has no attribute")):
        assert run(tmp_path, {**task, "python": f"jobs:{function}"}).status == "FAILED"
        (failed,) = [entry for entry in entries(tmp_path) if isinstance(entry, TaskFailed)]
        assert why in failed.failure.message


def test_the_configuration_puts_every_program_inside(road: str, tmp_path: Path) -> None:
    task = {"id": "work", "effect": "idempotent", "shell": 'echo "$HOME"'}
    run(tmp_path, task, executionPipeline={"sandbox": "all"})
    assert said(tmp_path).strip() != os.path.expanduser("~")
    (started,) = [entry for entry in entries(tmp_path) if isinstance(entry, AttemptStarted)]
    assert started.request["sandbox"] is True


def test_without_any_sandbox_it_is_refused_and_nothing_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(landlock, "OLDEST", 1000)
    monkeypatch.setenv("PATH", "/nowhere")
    assert run(tmp_path, shell("touch ran")).status == "FAILED"
    (failed,) = [entry for entry in entries(tmp_path) if isinstance(entry, TaskFailed)]
    assert failed.failure.code == "sandbox_missing"
    assert "bubblewrap: not installed" in failed.failure.message
    assert "apt install bubblewrap" in failed.failure.message
    assert not list(tmp_path.glob(".turbo-mode/executions/*/workspace/ran"))
