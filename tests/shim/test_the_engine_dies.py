"""kill -9 of the engine: what is `finish` goes on and is found again, what is `kill` ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import turbo_mode
from tests.processes import is_alive
from tests.waiting import until
from turbo_mode.core.machine.outcomes import Done
from turbo_mode.runtime.embedded.attempt_log import iterate_log
from turbo_mode.runtime.embedded.attempt_results import observe
from turbo_mode.runtime.embedded.shims import Alive, Ended, NeverStarted, adopt

ENGINE = Path(__file__).with_name("engine.py")
SHIM = str(Path(turbo_mode.__file__).parent / "runtime" / "embedded" / "shim.py")
SOURCES = str(Path(turbo_mode.__file__).parents[1])
WORK = "echo $$ >pids; echo begun; until [ -e go ]; do sleep 0.01; done; echo finished; echo 7 >$TURBO_MODE_OUTPUTS/n"

Engine = Callable[[str, str], "subprocess.Popen[str]"]


@pytest.fixture
def engine(lab: Any) -> Iterator[Engine]:
    engines = []

    def launch(policy: str, script: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, str(ENGINE), str(lab.attempt), policy, script],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": SOURCES},
        )
        engines.append(process)
        return process

    yield launch
    for process in engines:
        process.kill()
        process.communicate()


def started(engine: subprocess.Popen[str]) -> None:
    assert engine.stdout is not None
    assert engine.stdout.readline() == "started\n"


def test_what_must_finish_goes_on_and_is_found_again(lab: Any, engine: Engine) -> None:
    first = engine("finish", WORK)
    started(first)
    [pid] = lab.read_pids("attempts/pids", 1)
    first.kill()
    first.wait()

    found = adopt(lab.attempt)
    assert isinstance(found, Alive)
    lab.handles.append(found.handle)
    assert is_alive(pid)
    (lab.attempt.parent / "go").touch()

    assert found.handle.wait(60_000)
    ending = adopt(lab.attempt)
    assert isinstance(ending, Ended)
    observation = observe(lab.attempt, ending)
    assert isinstance(observation, Done)
    assert (observation.result["stdout"], observation.result["files"]) == ("begun\nfinished\n", {"n": "7"})


def test_it_may_end_while_nobody_looks(lab: Any, engine: Engine) -> None:
    first = engine("finish", WORK)
    started(first)
    first.kill()
    first.wait()
    (lab.attempt.parent / "go").touch()
    until((lab.attempt / "exit.json").exists)

    ending = adopt(lab.attempt)

    assert isinstance(ending, Ended)
    assert ending.record["how"] == "exited"


def test_an_adopted_attempt_can_be_cancelled(lab: Any, engine: Engine) -> None:
    first = engine("finish", WORK)
    started(first)
    [pid] = lab.read_pids("attempts/pids", 1)
    first.kill()
    first.wait()
    found = adopt(lab.attempt)
    assert isinstance(found, Alive)

    found.handle.cancel()

    assert lab.record(found.handle)["how"] == "cancelled"
    assert not is_alive(pid)
    found.handle.close()


def test_what_may_be_killed_is_gone_soon(lab: Any, engine: Engine) -> None:
    first = engine("kill", WORK)
    started(first)
    [pid] = lab.read_pids("attempts/pids", 1)
    first.kill()

    until((lab.attempt / "exit.json").exists)

    assert not is_alive(pid)
    ending = adopt(lab.attempt)
    assert isinstance(ending, Ended)
    assert ending.record["how"] == "engine_lost"


def test_a_shim_that_comes_too_late_starts_nothing(lab: Any) -> None:
    """It was launched, and its engine died; the next engine looks before it has read what to do."""
    lab.attempt.mkdir(parents=True)
    late = subprocess.Popen(
        [sys.executable, "-I", "-S", SHIM, str(lab.attempt)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )

    assert adopt(lab.attempt) == NeverStarted()
    answer, _ = late.communicate(json.dumps(lab.spec("touch", str(lab.place / "ran")).complete() | {"enginePid": 0}))

    assert "File exists" in json.loads(answer)["error"]
    assert not (lab.place / "ran").exists()
    assert adopt(lab.attempt) == NeverStarted()


@pytest.mark.parametrize("after_ms", range(40, 200, 20))
def test_an_engine_killed_while_it_starts_never_leads_to_two_runs(lab: Any, engine: Engine, after_ms: int) -> None:
    """Whatever `adopt` says first stays true: never started means that the program never runs, not even later."""
    first = engine("finish", "echo ran >ran")
    time.sleep(after_ms / 1000)
    first.kill()
    first.wait()

    verdict = adopt(lab.attempt)

    if isinstance(verdict, Alive):
        assert verdict.handle.wait(60_000)
        verdict.handle.close()
        verdict = adopt(lab.attempt)
    if isinstance(verdict, NeverStarted):
        time.sleep(0.06)
        assert not (lab.attempt.parent / "ran").exists()
    else:
        assert isinstance(verdict, Ended)
        assert (lab.attempt.parent / "ran").exists()
        assert "".join(piece.text for piece in iterate_log(lab.attempt)) == ""
