"""An attempt owns everything it starts: when it is over, nothing of it is left, however it ended."""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

from tests.processes import is_alive, state
from tests.waiting import LIMITS, until
from turbo_mode.core.machine.outcomes import Failure, Unknown
from turbo_mode.runtime.embedded.attempt_log import tails
from turbo_mode.runtime.embedded.attempt_results import observe
from turbo_mode.runtime.embedded.shims import Ended, Lost, adopt

STUBBORN_FAMILY = """
import os, signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
MAIN = os.getpid()

def note():
    with open("pids", "a") as file:
        file.write(f"{os.getpid()} ")
    if os.getpid() == MAIN:
        open("main", "w").write(str(MAIN))

def linger():
    note()
    time.sleep(600)
    os._exit(0)

if os.fork() == 0:      # a child
    linger()
if os.fork() == 0:      # one in a session of its own
    os.setsid()
    linger()
if os.fork() == 0:      # a daemon: its parent is gone at once
    os.setsid()
    if os.fork() == 0:
        linger()
    os._exit(0)
linger()
"""

BREEDER = """
import os, time
while True:
    if os.fork() == 0:
        os.setsid()
        if os.fork():
            os._exit(0)
        with open("pids", "a") as file:
            file.write(f"{os.getpid()} ")
    time.sleep(0.02)
"""

CONTROLLED = "trap 'echo tidying; exit 3' TERM; echo ready; while :; do sleep 0.01; done"


def test_a_time_out_ends_the_whole_family(lab: Any) -> None:
    for limit in LIMITS:
        lab.place = lab.place / "again"
        lab.place.mkdir()
        handle = lab.start(sys.executable, "-c", STUBBORN_FAMILY, timeout_seconds=limit, grace_seconds=0.1)
        record = lab.record(handle)
        pids = lab.place / "pids"
        family = [int(pid) for pid in pids.read_text().split()] if pids.exists() else []
        if len(family) == 4:
            break

    assert (record["how"], record["code"], record["signal"]) == ("timeout", None, signal.SIGKILL)
    assert len(family) == 4
    assert not any(map(is_alive, family))
    assert 1000 * limit + 100 <= record["elapsedMs"] < 60_000, "without any of the ten minutes that they would linger"
    ending = observe(lab.attempt, Ended(record))
    assert isinstance(ending, Unknown)
    assert ending.failure.code == "timeout"


def test_a_cancel_at_once_waits_for_no_grace(lab: Any) -> None:
    handle = lab.start(sys.executable, "-c", STUBBORN_FAMILY, grace_seconds=600)
    family = lab.read_pids("pids", 4)

    handle.cancel()
    assert not handle.wait(200)
    handle.cancel(at_once=True)

    assert lab.record(handle)["how"] == "cancelled"
    assert not any(map(is_alive, family))


def test_a_family_that_grows_faster_than_one_can_look_is_ended_too(lab: Any) -> None:
    handle = lab.start(sys.executable, "-c", BREEDER, grace_seconds=0)
    lab.read_pids("pids", 4)

    handle.cancel()

    assert lab.record(handle)["how"] == "cancelled"
    assert not any(map(is_alive, lab.read_pids("pids", 4)))


def test_a_cancelled_program_may_tidy_up(lab: Any) -> None:
    handle = lab.start("sh", "-c", CONTROLLED)
    until(lambda: tails(lab.attempt)[0].data)

    handle.cancel()

    record = lab.record(handle)
    assert (record["how"], record["code"]) == ("cancelled", 3)
    assert tails(lab.attempt)[0].text == "ready\ntidying\n"
    handle.close()
    handle.cancel()  # too late, and harmless


def test_a_stopped_program_can_be_cancelled(lab: Any) -> None:
    handle = lab.start("sh", "-c", "echo $$ >pids; kill -STOP $$")
    [pid] = lab.read_pids("pids", 1)
    until(lambda: state(pid) == "T")

    handle.cancel()

    assert lab.record(handle)["signal"] == signal.SIGTERM


def test_background_work_is_dismissed_when_the_main_process_ends(lab: Any) -> None:
    result = lab.shell("setsid sh -c 'trap \"echo bye; exit\" TERM; echo $$ >pids; while :; do sleep 0.01; done' & "
                       "until [ -s pids ]; do sleep 0.01; done; echo main", grace_seconds=600)  # fmt: skip

    assert (result["exitCode"], result["stdout"]) == (0, "main\nbye\n")
    assert not any(map(is_alive, lab.read_pids("pids", 1)))


def test_a_stream_kept_open_elsewhere_does_not_keep_the_attempt(lab: Any) -> None:
    """The test takes a copy of the program's standard output out of its hands."""
    handle = lab.start("sh", "-c", "echo $$ >pids; until [ -e go ]; do sleep 0.01; done; echo last words")
    [pid] = lab.read_pids("pids", 1)
    copy = os.open(f"/proc/{pid}/fd/1", os.O_WRONLY)
    (lab.place / "go").touch()
    try:
        assert lab.record(handle)["how"] == "exited"
    finally:
        os.close(copy)
    assert tails(lab.attempt)[0].text == "last words\n"


def test_with_the_shim_its_program_dies_and_a_later_look_removes_the_rest(lab: Any) -> None:
    handle = lab.start(sys.executable, "-c", STUBBORN_FAMILY)
    family, [main] = lab.read_pids("pids", 4), lab.read_pids("main", 1)
    others = [pid for pid in family if pid != main]

    handle.kill()
    assert handle.wait(60_000)
    until(lambda: not is_alive(main))

    assert any(map(is_alive, others))
    assert adopt(lab.attempt) == Lost(killed=3)
    until(lambda: not any(map(is_alive, others)))
    assert adopt(lab.attempt) == Lost(killed=0)
    assert observe(lab.attempt, Lost()) == Unknown(Failure("lost", "the process that held it is gone"))


def test_somebody_else_with_the_same_process_id_is_not_taken_for_the_shim(lab: Any) -> None:
    handle = lab.start("sleep", "600")
    record = lab.attempt / "shim.json"
    record.write_text(record.read_text().replace('"startTicks": ', '"startTicks": 1', 1))

    assert adopt(lab.attempt) == Lost(killed=1)
    assert lab.record(handle)["how"] == "signalled"


def test_the_shim_is_deaf_to_what_a_terminal_sends(lab: Any) -> None:
    handle = lab.start("sh", "-c", "until [ -e go ]; do sleep 0.01; done")
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGPIPE, signal.SIGTSTP):
        os.kill(handle.pid, number)
    (lab.place / "go").touch()

    assert lab.record(handle)["how"] == "exited"


def test_the_end_is_recorded_as_soon_as_the_disk_lets_it(lab: Any) -> None:
    obstacle = lab.attempt / "exit.json"
    handle = lab.start("sh", "-c", "echo $$ >pids; until [ -e go ]; do sleep 0.01; done")
    [pid] = lab.read_pids("pids", 1)
    obstacle.mkdir()
    (lab.place / "go").touch()
    until(lambda: not is_alive(pid))
    assert not handle.wait(200)

    obstacle.rmdir()

    assert lab.record(handle)["how"] == "exited"


def test_an_attempt_whose_directory_is_removed_keeps_no_shim_waiting(lab: Any) -> None:
    handle = lab.start("sh", "-c", 'rm -r "${TURBO_MODE_OUTPUTS%/*}"')

    assert lab.end(handle) == Lost()
