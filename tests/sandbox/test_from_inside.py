"""A program of an execution, in no sandbox, asks at the control socket: it is known, held to its limits, recorded."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.waiting import until
from turbo_mode import Handle, Plan, TurboMode
from turbo_mode.core.machine.entries import (
    ExecutionAccepted,
    ExecutionPaused,
    OptionChosen,
    RequestRefused,
    TaskCompleted,
    TaskFailed,
    decode,
)
from turbo_mode.runtime.embedded.attempt_log import tails
from turbo_mode.runtime.embedded.border import Border, Origin, Peer
from turbo_mode.runtime.embedded.intruders import MOST_RECORDED
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import ExecutionRow, stream_of

BIN = str(Path(sys.executable).parent)
ASK = """
import json, os, socket, sys
store = os.environ.get("STORE") or sys.argv[2]
def ask(request):
    connection = socket.socket(socket.AF_UNIX)
    os.chdir(store)  # the path of a socket must be short
    connection.connect("control.sock")
    connection.sendall(json.dumps(request).encode() + b"\\n")
    return json.loads(connection.recv(65536)).get("error", {}).get("code", "ok")
"""
ANSWER = (
    ASK
    + """
command = {"verb": "answer", "decision": "d1", "selection": "go", "id": "x"}
print(ask({"do": "command", "execution": sys.argv[1], "command": command}), flush=True)
open(f"{store}/../asked", "w").close()
"""
)


class Inside:
    """An execution whose first phase waits for an answer, and whose second one runs a script of ours."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.turbo: TurboMode | None = TurboMode(folder)
        self.engine: dict[str, Any] = {"autonomyLevel": "manual"}
        (folder / "answer.py").write_text(ANSWER)

    def close(self) -> None:
        if self.turbo is not None:
            self.turbo.close()
        self.turbo = None

    def run(self, script: str, **more: Any) -> Handle:
        gate = {
            "evidence": {"made": {"check": "tasks.make.status == 'COMPLETED'"}},
            "options": {"go": {"then": "continue"}, "stop": {"then": "fail"}},
        }
        env = {"STORE": str(self.folder / ".turbo-mode"), "TURBO_MODE_STORE": str(self.folder / ".turbo-mode"),
               "PATH": f"{BIN}:/usr/bin:/bin", "GATE": "${{ execution.id }}/d1"}  # fmt: skip
        until = 'until turbo-mode decisions --open | grep -q "/d1 "; do sleep 0.05; done\n'
        task = {"id": "inside", "effect": "idempotent", "env": env, "shell": until + script, **more}
        document = {
            "turbo": 1, "name": "asks", "decisionEngine": self.engine,
            "phases": [
                {"id": "first", "tasks": [{"id": "make", "effect": "idempotent", "shell": "true"}], "gate": gate},
                {"id": "second", "needs": [], "tasks": [task]},
            ],
        }  # fmt: skip
        (self.folder / "plan.json").write_text(json.dumps(document))
        assert self.turbo is not None
        return self.turbo.start(Plan.load(self.folder / "plan.json"))

    def finish(self, script: str) -> str:
        """Runs it to its end; the question stays open. Returns the id of the execution."""
        handle = self.run(script)
        ended = self.until(lambda: [each for each in self.entries(handle.id) if _is_end(each)])
        assert isinstance(ended[0], TaskCompleted), (ended, self.printed())
        return handle.id

    def until(self, holds: Callable[[], Any]) -> Any:
        return until(holds, why=self.printed)

    def has_begun(self, id: str) -> bool:
        return bool(list(self.folder.glob(f".turbo-mode/executions/{id}/attempts/inside.1.run.1/shim.json")))

    def entries(self, id: str) -> list[object]:
        with Reader.open(self.folder / ".turbo-mode") as reader:
            return [decode(each.body) for each in reader.read(stream_of(id))]

    def rows(self) -> list[ExecutionRow]:
        with Reader.open(self.folder / ".turbo-mode") as reader:
            return reader.executions()

    def refused(self, id: str) -> list[tuple[str, str]]:
        return [(each.what, each.attempt) for each in self.entries(id) if isinstance(each, RequestRefused)]

    def printed(self) -> str:
        (directory,) = self.folder.glob(".turbo-mode/executions/*/attempts/inside.1.run.1")
        return "".join(tail.text for tail in tails(directory))

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [f"{BIN}/turbo-mode", "--store", str(self.folder / ".turbo-mode"), *words],
            capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip


def _is_end(entry: object) -> bool:
    return isinstance(entry, TaskCompleted | TaskFailed) and entry.task == "inside"


@pytest.fixture
def inside(tmp_path: Path) -> Iterator[Inside]:
    made = Inside(tmp_path)
    yield made
    made.close()


def test_an_answer_from_inside_is_refused_and_stands_in_the_record(inside: Inside) -> None:
    plainly = 'turbo-mode decisions answer "$GATE" go || echo "ended with $?"\n'
    unmarked = 'env -i PATH="$PATH" TURBO_MODE_STORE="$STORE" turbo-mode decisions answer "$GATE" go || echo refused\n'
    raw = 'python3 "$TURBO_MODE_PLAN_DIR/answer.py" "$TURBO_MODE_EXECUTION"\n'
    id = inside.finish(plainly + unmarked + raw)
    assert inside.refused(id) == [("answer d1 with go", "inside.1.run.1")] * 3
    printed = inside.printed()
    assert "nothing inside an execution may answer d1 with go" in printed
    assert printed.count("ended with 77") == 1
    assert "not_permitted" in printed
    assert not any(isinstance(entry, OptionChosen) for entry in inside.entries(id))
    assert "inside: asked from inside to answer d1 with go; refused" in inside.command("show", id, "--entries").stdout


def test_second_tries_skips_and_forks_are_for_those_outside(inside: Inside) -> None:
    over = inside.run("exit 3\n")
    inside.until(lambda: any(isinstance(entry, TaskFailed) for entry in inside.entries(over.id)))
    over.answer("d1", "stop")
    over.wait(60)
    asks = ("skip $TURBO_MODE_EXECUTION make", "retry $TURBO_MODE_EXECUTION", f"fork {over.id} --from second")
    id = inside.finish("".join(f"turbo-mode {ask} || true\n" for ask in asks))
    assert [what for what, _ in inside.refused(id)] == ["skip it", "retry it", "fork it"]


def test_an_orphan_is_known_by_the_shim_that_has_adopted_it(inside: Inside) -> None:
    (inside.folder / "orphan.py").write_text(
        "import os, sys, time\n"
        "if os.fork(): os._exit(0)\n"
        "os.setsid()\n"
        "parent = os.getpid()\n"
        "if os.fork(): os._exit(0)\n"
        "while os.getppid() == parent: time.sleep(0.01)\n"
        "os.execve(sys.executable, ['python3', *sys.argv[1:]], {})\n"
    )
    script = (
        'python3 "$TURBO_MODE_PLAN_DIR/orphan.py" "$TURBO_MODE_PLAN_DIR/answer.py" "$TURBO_MODE_EXECUTION" "$STORE"\n'
    )
    id = inside.finish(script + 'until test -e "$TURBO_MODE_PLAN_DIR/asked"; do sleep 0.02; done\n')
    assert inside.refused(id) == [("answer d1 with go", "inside.1.run.1")]


def test_what_is_paused_stays_paused(inside: Inside) -> None:
    script = (
        'turbo-mode pause "$TURBO_MODE_EXECUTION"; turbo-mode resume "$TURBO_MODE_EXECUTION" || echo "ended with $?"\n'
    )
    id = inside.finish(script)
    assert any(isinstance(entry, ExecutionPaused) for entry in inside.entries(id))
    assert inside.refused(id)[0][0] == "go on with it"
    assert "ended with 77" in inside.printed()
    assert inside.rows()[0].status == "PAUSED"


def test_a_plan_from_inside_has_the_limits_of_where_it_comes_from(inside: Inside) -> None:
    (inside.folder / "bold.yaml").write_text(
        "turbo: 1\nname: bold\ndecisionEngine: {autonomyLevel: full}\n"
        "phases: [{id: only, tasks: [{id: one, shell: 'true'}]}]\n"
    )
    inside.finish('TURBO_MODE_SANDBOX=none turbo-mode run "$TURBO_MODE_PLAN_DIR/bold.yaml" --no-wait\n')
    (bold,) = [row for row in inside.rows() if row.plan_name == "bold"]
    (accepted,) = [entry for entry in inside.entries(bold.id) if isinstance(entry, ExecutionAccepted)]
    assert accepted.level == "manual"


def test_a_plan_from_inside_keeps_to_the_rules_of_where_it_comes_from(inside: Inside) -> None:
    (inside.folder / "bold.yaml").write_text(
        "turbo: 1\nname: bold\nphases: [{id: only, tasks: [{id: one, shell: 'true'}]}]\n"
    )
    rule = {"id": "no", "when": "decision.option == 'go'", "forbid": ["go"], "reason": "not today"}
    inside.engine = {"autonomyLevel": "manual", "rules": [rule]}
    inside.finish('turbo-mode run "$TURBO_MODE_PLAN_DIR/bold.yaml" --no-wait\n')
    (bold,) = [row for row in inside.rows() if row.plan_name == "bold"]
    assert inside.turbo is not None
    rules = inside.turbo._runtime.look_up(bold.id).blueprint.plan.decision_engine.rules
    assert [each.id for each in rules] == ["no"]


def test_it_may_not_take_the_store_over_when_its_owner_has_gone(inside: Inside) -> None:
    script = """
        until test -e "$TURBO_MODE_PLAN_DIR/gone"; do sleep 0.05; done
        turbo-mode decisions answer "$GATE" go > "$TURBO_MODE_PLAN_DIR/said" 2>&1 || true
        touch "$TURBO_MODE_PLAN_DIR/over"
    """
    handle = inside.run(script)
    inside.until(lambda: handle.questions and inside.has_begun(handle.id))
    inside.close()
    (inside.folder / "gone").touch()
    inside.until((inside.folder / "over").exists)
    assert "can't answer" in (inside.folder / "said").read_text()
    assert not any(isinstance(entry, OptionChosen) for entry in inside.entries(handle.id))


def test_a_flood_of_requests_does_not_fill_the_journal(inside: Inside) -> None:
    (inside.folder / "flood.py").write_text(
        f"{ASK}for _ in range({MOST_RECORDED + 20}):\n"
        "    said = ask({'do': 'x' * 500, 'execution': sys.argv[1]})\nprint(said)\n"
    )
    id = inside.finish('python3 "$TURBO_MODE_PLAN_DIR/flood.py" "$TURBO_MODE_EXECUTION"\n')
    refused = inside.refused(id)
    assert len(refused) == MOST_RECORDED
    assert len(refused[0][0]) < 100
    assert inside.printed().strip() == "not_permitted"


def test_whatever_comes_from_inside_gets_an_answer(inside: Inside) -> None:
    odd: list[Any] = [
        {}, {"do": "command"}, {"do": "command", "command": "answer"}, {"do": ["submit"]}, {"do": "submit"},
        {"do": "command", "execution": 7, "command": {"verb": ["answer"], "decision": {}, "selection": 1}},
        {"do": "goOn", "execution": {}}, {"do": "submit", "submission": {"plan": 1}},
    ]  # fmt: skip
    (inside.folder / "odd.py").write_text(f"{ASK}for each in {odd!r}: print(ask(each))\n")
    inside.finish('python3 "$TURBO_MODE_PLAN_DIR/odd.py"\n')
    assert len(inside.printed().split()) == len(odd)
    assert "ok" not in inside.printed().split()


def test_a_process_that_has_given_up_privileges_is_no_person_at_a_terminal(tmp_path: Path) -> None:
    border = Border(tmp_path)
    plain, locked = (_sleeping(locked) for locked in (False, True))
    try:
        assert border.origin(Peer(plain.pid)) is None
        held = "NoNewPrivs:\t1" in Path("/proc/self/status").read_text()
        assert border.origin(Peer(locked.pid)) == (None if held else Origin())
        assert border.origin(Peer(os.getpid())) is None
        assert border.origin(Peer(0)) == Origin()
    finally:
        for process in (plain, locked):
            process.kill()
            process.wait()
    assert border.origin(Peer(plain.pid)) == Origin()  # gone: nobody can say where it came from


def _sleeping(locked: bool) -> subprocess.Popen[bytes]:
    lock = "import ctypes; ctypes.CDLL(None).prctl(38, 1, 0, 0, 0)\n" if locked else ""
    process = subprocess.Popen(
        [sys.executable, "-I", "-c", f"{lock}print(flush=True); import time; time.sleep(60)"], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.readline()
    return process
