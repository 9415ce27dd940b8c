"""kill -9 the engine while executions compete for locks and slots: never more holders than slots, nobody forgotten.

What holds is seen from outside: each program takes a lock of the file system that dies with it, and complains if
somebody else has it.
"""

from __future__ import annotations

import itertools
import os
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.chance import seed as chosen
from tests.places import store_of
from turbo_mode.store import allocations
from turbo_mode.store.queries import Reader

KILLS = int(os.environ.get("TURBO_MODE_LOCK_KILLS", "3"))
ROOT = Path(__file__).parents[2]
MANY = 4
SLOTS = 3

WORK = """
      cd "$TURBO_MODE_PLAN_DIR"
      exec 7>"here-$LOCK"; flock -n 7 || echo "$TURBO_MODE_TASK: $LOCK" >> overlaps
      for look in 1 2 3 4 5; do for slot in SLOTS; do
        exec 8>"slot-$slot"; if flock -n 8; then
          sleep 0.1$(($$ % 5)); echo "$ODD $TURBO_MODE_EXECUTION $TURBO_MODE_TASK" >> ledger; exit
        fi
      done; done
      echo "$TURBO_MODE_TASK: no slot" >> overlaps
""".replace("SLOTS", " ".join(str(slot) for slot in range(SLOTS)))
"""Notes what it finds where nobody else may be, and that it was there."""
SHELL = f"shell: |{WORK.replace(chr(10), chr(10) + '    ')}"
PLAN = f"""
turbo: 1
name: crowd
inputs: {{odd: {{type: integer}}}}
env: {{ODD: "${{{{ inputs.odd }}}}"}}
concurrency: {{key: "plan-${{{{ inputs.odd }}}}", overlap: queue}}
phases:
  - id: work
    parallel: true
    tasks:
      - id: a
        concurrency: a
        env: {{LOCK: a}}
        {SHELL}
      - id: again
        concurrency: a
        effect: idempotent
        env: {{LOCK: a}}
        {SHELL}
      - id: each
        foreach: range(2)
        concurrency: b
        env: {{LOCK: b}}
        {SHELL}
      - id: free
        foreach: range(3)
        env: {{LOCK: "${{{{ execution.id }}}}-${{{{ string(item) }}}}"}}
        {SHELL}
"""
ONCE = ["a", "each[0]", "each[1]", "free[0]", "free[1]", "free[2]"]


class Crowd:
    """Many executions in a folder of their own, and an engine that comes and goes. ``store``: the URL of a database.

    Every other crowd, by the number in its folder's name, has as many slots as its tenant, not as its engine may have.
    """

    def __init__(self, folder: Path, store: str = "") -> None:
        folder.mkdir()
        self.folder = folder
        (folder / "plan.yaml").write_text(PLAN)
        named = f"store: {store}\n" if store else ""
        of = "maxRunning" if int(folder.name[-1]) % 2 else "maxRunningPerTenant"
        (folder / "turbo-mode.yaml").write_text(f"{named}executionPipeline: {{{of}: {SLOTS}}}\n")

    def live(self, seconds: float) -> bool:
        """Let an engine live for a while, then kill it; true if everything came to its end first."""
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.crowd", str(self.folder), str(MANY)], stdout=subprocess.PIPE,
            text=True, cwd=ROOT,
        )  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline() == "owner\n", "the engine could not take the store over"
        try:
            process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.communicate()
        assert process.returncode in (0, -9), "the engine broke"
        return process.returncode == 0

    def hold(self, why: str) -> None:
        """The laws, when all is over."""
        assert not (self.folder / "overlaps").exists(), f"{why}: {(self.folder / 'overlaps').read_text()}"
        with Reader.open(store_of(self.folder)) as reader:
            rows = reader.executions()
            left = allocations.read(reader)
        assert [row.status for row in rows] == ["COMPLETED"] * MANY, why
        assert (left.held, left.holdings, left.lines, left.asks, left.yielding) == ({}, {}, {}, {}, {}), why
        done = [line.split() for line in (self.folder / "ledger").read_text().splitlines()]
        for row in rows:
            counts = Counter(task for _, execution, task in done if execution == row.id)
            assert counts.pop("again") >= 1, why
            assert counts == Counter(ONCE), f"{why}: something was repeated or forgotten"
        for odd in ("0", "1"):
            turns = [id for id, _ in itertools.groupby(execution for of, execution, _ in done if of == odd)]
            assert len(turns) == len(set(turns)), f"{why}: two executions of a plan that runs once at a time"


def kill_again_and_again(crowds: Iterator[Crowd], kills: int) -> None:
    """One crowd after the other, until so many engines were killed."""
    seed = chosen()
    dice, killed, stories = random.Random(seed), 0, 0
    for crowd in crowds:
        stories += 1
        while not crowd.live(dice.uniform(0.02, 0.5) if killed < kills else 120):
            killed += 1
        crowd.hold(f"seed {seed}")
        if killed >= kills:
            break
    print(f"{killed} kills over {stories} crowds, seed {seed}")


@pytest.mark.deep
def test_kill_the_engine_while_executions_compete(tmp_path: Path) -> None:
    kill_again_and_again((Crowd(tmp_path / f"crowd{number}") for number in itertools.count()), KILLS)
