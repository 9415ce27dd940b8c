"""Phases with loops, time limits and something to tidy up, on the real engine with real programs."""

from __future__ import annotations

import time
from pathlib import Path

from tests.processes import is_alive
from tests.waiting import LIMITS, until
from turbo_mode import Plan, TurboMode

LOOP = """
turbo: 1
name: halving
phases:
  - id: halve
    loop: {until: tasks.half.outputs.left <= 1.0, maxRounds: 10, wait: 10ms}
    tasks:
      - id: half
        shell: 'echo "$BEFORE" >> "$TURBO_MODE_PLAN_DIR/rounds"; echo $((BEFORE / 2))'
        env: {BEFORE: "${{ previous.tasks.half.outputs.?left.orValue(20) }}"}
        effect: idempotent
        outputs: {left: result.json}
outputs: {left: tasks.half.outputs.left, rounds: phases.halve.attempt}
"""

SLOW = """
turbo: 1
name: slow
phases:
  - id: deploy
    timeout: 700ms
    tasks:
      - id: push
        effect: idempotent
        retry: 3
        shell: |
          setsid sleep 600 &
          echo $! > "$TURBO_MODE_PLAN_DIR/pids"
          sleep 600 &
          echo $! >> "$TURBO_MODE_PLAN_DIR/pids"
          wait
      - {id: later, shell: touch "$TURBO_MODE_PLAN_DIR/later"}
    finally:
      - {id: tidy, shell: 'echo "$CODE" > "$TURBO_MODE_PLAN_DIR/tidied"', env: {CODE: "${{ tasks.push.error.code }}"}}
"""

CANCELLED = """
turbo: 1
name: cancelled
phases:
  - id: work
    tasks:
      - {id: long, effect: idempotent, shell: touch "$TURBO_MODE_PLAN_DIR/began"; sleep 600}
    finally:
      - {id: tidy, shell: touch "$TURBO_MODE_PLAN_DIR/tidied"}
  - id: never
    tasks: [{id: other, shell: 'true'}]
    finally: [{id: notThis, shell: touch "$TURBO_MODE_PLAN_DIR/wrong"}]
finally:
  - {id: last, shell: test -e "$TURBO_MODE_PLAN_DIR/tidied"}
"""


def load(folder: Path, text: str) -> Plan:
    (folder / "plan.yaml").write_text(text)
    return Plan.load(folder / "plan.yaml")


def pids(folder: Path) -> list[int]:
    """The two programs of the slow plan, once they run."""
    path = folder / "pids"
    return [int(pid) for pid in path.read_text().split()] if path.exists() else []


def runs_without_engine(folder: Path, limit: float) -> bool:
    """The slow plan runs and its engine has gone; false, and it is over, if there was no time for that."""
    began = time.monotonic()
    with TurboMode(folder) as turbo:
        handle = turbo.start(load(folder, SLOW.replace("700ms", f"{limit:g}s")))
        until(lambda: len(pids(folder)) == 2 or handle.status == "FAILED")
    if len(pids(folder)) == 2 and time.monotonic() - began < limit:
        return True
    with TurboMode(folder) as turbo:
        for handle in turbo.resume():
            handle.wait(60)
    (folder / "pids").unlink(missing_ok=True)
    return False


def test_a_loop_goes_on_from_what_the_round_before_has_left(tmp_path: Path) -> None:
    with TurboMode(tmp_path) as turbo:
        result = turbo.start(load(tmp_path, LOOP)).wait(60)
    assert (result.status, result.outputs) == ("COMPLETED", {"left": 1, "rounds": 4})
    assert (tmp_path / "rounds").read_text().split() == ["20", "10", "5", "2"]


def test_time_that_is_up_ends_a_program_and_all_that_it_began(tmp_path: Path) -> None:
    for limit in LIMITS:
        with TurboMode(tmp_path) as turbo:
            result = turbo.start(load(tmp_path, SLOW.replace("700ms", f"{limit:g}s"))).wait(60)
        if len(pids(tmp_path)) == 2:
            break
    assert (result.status, result.reason) == ("FAILED", "phase deploy failed")
    assert len(pids(tmp_path)) == 2
    assert not any(map(is_alive, pids(tmp_path)))
    assert not (tmp_path / "later").exists()
    assert (tmp_path / "tidied").read_text() == "phase_timeout\n"


def test_time_that_runs_out_while_no_engine_is_there_ends_it_as_well(tmp_path: Path) -> None:
    limit = next(limit for limit in LIMITS if runs_without_engine(tmp_path, limit))
    time.sleep(limit)
    assert all(map(is_alive, pids(tmp_path))), "programs go on without an engine"
    with TurboMode(tmp_path) as turbo:
        (handle,) = turbo.resume()
        result = handle.wait(60)
    assert result.status == "FAILED"
    assert not any(map(is_alive, pids(tmp_path)))


def test_a_cancelled_phase_tidies_up_and_one_that_never_began_does_not(tmp_path: Path) -> None:
    with TurboMode(tmp_path) as turbo:
        handle = turbo.start(load(tmp_path, CANCELLED))
        until((tmp_path / "began").exists)
        handle.cancel()
        result = handle.wait(60)
    assert result.status == "CANCELLED"
    assert (tmp_path / "tidied").exists()
    assert not (tmp_path / "wrong").exists()


def test_a_second_stop_ends_tidying_too(tmp_path: Path) -> None:
    slow = CANCELLED.replace('touch "$TURBO_MODE_PLAN_DIR/tidied"}', 'touch "$TURBO_MODE_PLAN_DIR/tidied"; sleep 600}')
    with TurboMode(tmp_path) as turbo:
        handle = turbo.start(load(tmp_path, slow))
        until((tmp_path / "began").exists)
        turbo._runtime.stop(handle.id)
        until((tmp_path / "tidied").exists)
        turbo._runtime.stop(handle.id)
        assert handle.wait(60).status == "CANCELLED"
