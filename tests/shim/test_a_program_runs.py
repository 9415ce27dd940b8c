"""A program gets exactly what it was given, and its end is told exactly."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from turbo_mode.core.machine.outcomes import Failure, NotDone, Unknown
from turbo_mode.runtime.embedded.attempt_results import observe
from turbo_mode.runtime.embedded.shims import (
    Ended,
    Lost,
    NeverStarted,
    ShimHandle,
    ShimWatcher,
    SpawnFailed,
    adopt,
    start,
)

ENVIRONMENT = "import os, json; print(json.dumps(dict(os.environ)))"
OPEN_FILES = "import os; print(sorted(int(n) for n in os.listdir('/proc/self/fd'))[:-1])"
ARGUMENTS = "import sys, json; print(json.dumps(sys.argv[1:]))"


@pytest.mark.parametrize("code", [0, 1, 77, 255])
def test_an_exit_code_is_a_known_end(lab: Any, code: int) -> None:
    result = lab.shell(f"echo done; exit {code}")

    assert (result["exitCode"], result["stdout"]) == (code, "done\n")


def test_the_environment_is_exactly_the_given_one(lab: Any) -> None:
    result = lab.python(ENVIRONMENT, env={"WHO": "wörld\n$(id)", "EMPTY": ""})

    outputs = str(lab.attempt / "outputs")
    shown = {name: value for name, value in result["json"].items() if name != "LC_CTYPE"}  # set by Python for itself
    assert shown == {"PATH": os.defpath, "TURBO_MODE_OUTPUTS": outputs, "WHO": "wörld\n$(id)", "EMPTY": ""}


def test_nothing_else_is_inherited(lab: Any) -> None:
    leak = os.open("/dev/null", os.O_RDONLY)
    os.set_inheritable(leak, True)
    try:
        files = lab.python(OPEN_FILES)["stdout"]
    finally:
        os.close(leak)

    assert files == "[0, 1, 2]\n"


def test_the_program_gains_no_rights_and_ignores_no_signal(lab: Any) -> None:
    status = lab.result("cat", "/proc/self/status")["stdout"]

    fields = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    assert fields["NoNewPrivs"] == "1"
    ignored = int(fields["SigIgn"], 16) & ~(3 << 31)  # 32 and 33 belong to the C library, which lets nobody set them
    assert (ignored, int(fields["SigBlk"], 16)) == (0, 0)
    assert fields["Umask"] == "0077"


def test_arguments_reach_the_program_unread_by_any_shell(lab: Any) -> None:
    arguments = ["$(id)", "a;b", "-rf", "", "two\nlines", "ünï", "'\""]

    result = lab.result(sys.executable, "-I", "-S", "-c", ARGUMENTS, *arguments)

    assert result["json"] == arguments


def test_a_long_standard_input_arrives_whole(lab: Any) -> None:
    text = "a line of input, ä\n" * 20_000

    assert lab.shell("wc -c", stdin=text)["stdout"].strip() == str(len(text.encode()))


def test_a_program_may_leave_its_input_unread(lab: Any) -> None:
    assert lab.shell("exec <&-; sleep 0.05; echo fine", stdin="x" * 1_000_000)["stdout"] == "fine\n"


def test_without_input_there_is_an_empty_one(lab: Any) -> None:
    assert lab.shell("cat; echo end")["stdout"] == "end\n"


def test_a_program_that_does_not_exist_did_nothing(lab: Any) -> None:
    with pytest.raises(SpawnFailed, match=r"could not start 'no-such-program': No such file or directory"):
        lab.start("no-such-program")

    ending = adopt(lab.attempt)
    assert isinstance(ending, Ended)
    assert isinstance(observe(lab.attempt, ending), NotDone)


def test_so_did_one_without_its_directory(lab: Any) -> None:
    with pytest.raises(SpawnFailed, match=r"working directory .*not there"):
        start(lab.attempt, replace(lab.spec("true"), cwd=str(lab.place / "not there")))


def test_a_crash_is_an_unknown_end(lab: Any) -> None:
    assert lab.observe("sh", "-c", "kill -SEGV $$") == Unknown(Failure("killed", "ended by SIGSEGV"))


def test_an_attempt_is_started_once(lab: Any) -> None:
    lab.shell("true")

    with pytest.raises(FileExistsError):
        lab.start("true")


def test_the_record_tells_times_and_sizes(lab: Any) -> None:
    program = "x = 'y' * 30_000_000; print(x[:10]); sum(range(3_000_000)); import sys; print('e', file=sys.stderr)"

    record = lab.record(lab.start(sys.executable, "-I", "-S", "-c", program))

    assert record["bytes"] == {"stdout": 11, "stderr": 2, "dropped": 0}
    assert record["maxRssKb"] > 30_000
    assert 0 < record["cpuMs"] <= record["elapsedMs"] + 50
    assert -2 <= record["endedAt"] - record["startedAt"] - record["elapsedMs"] < 60_000  # each is rounded by itself


def test_one_watcher_hears_of_every_end(lab: Any) -> None:
    heard: list[tuple[Path, Ended | Lost]] = []
    all_heard = threading.Event()

    def note(handle: ShimHandle, ending: Ended | Lost) -> None:
        heard.append((handle.attempt_directory, ending))
        if len(heard) == 3:
            all_heard.set()

    watcher = ShimWatcher(note)
    for number in range(3):
        lab.place = lab.place / "next"
        lab.place.mkdir()
        watcher.watch(lab.start("sh", "-c", f"sleep 0.0{number}; exit {number}"))

    assert all_heard.wait(60)
    watcher.close()
    codes = sorted(ending.record["code"] for _, ending in heard if isinstance(ending, Ended))
    assert codes == [0, 1, 2]
    assert {handle.fileno() for handle in lab.handles} == {-1}


def test_an_attempt_that_never_started_never_will(lab: Any) -> None:
    assert adopt(lab.attempt) == NeverStarted()

    with pytest.raises(FileExistsError):
        lab.start("true")
    assert adopt(lab.attempt) == NeverStarted()
    assert observe(lab.attempt, NeverStarted()) == NotDone(Failure("spawn_failed", "it was never started"))
