"""kill -9 the engine at any moment: programs go on, the next engine finds them, nothing is asked or repeated."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.chance import seed as chosen
from tests.deep import deep
from tests.places import store_of
from tests.processes import command_lines, is_alive
from tests.waiting import until
from turbo_mode.core.machine import entries as e
from turbo_mode.store.queries import Reader

KILLS = int(os.environ.get("TURBO_MODE_KILLS", "50"))
OWNER = Path(__file__).with_name("owner.py")

PLAN = """
turbo: 1
name: ledger
env: {LEDGER: "${{ execution.planDir }}/ledger"}
phases:
  - id: first
    parallel: true
    tasks:
      - {id: a, shell: 'echo "a $TURBO_MODE_IDEMPOTENCY_KEY" >> "$LEDGER"; sleep 0.05'}
      - {id: b, effect: idempotent, shell: 'sleep 0.05; echo "b $TURBO_MODE_IDEMPOTENCY_KEY" >> "$LEDGER"'}
      - {id: c, effect: keyed, shell: 'echo "c $TURBO_MODE_IDEMPOTENCY_KEY" >> "$LEDGER"; sleep 0.2'}
  - id: second
    tasks:
      - {id: d, shell: 'sleep 0.03; echo "d $TURBO_MODE_IDEMPOTENCY_KEY" >> "$LEDGER"'}
      - {id: e, effect: keyed, shell: 'echo "e $TURBO_MODE_IDEMPOTENCY_KEY" >> "$LEDGER"; sleep 0.03'}
      - {id: f, wait: 50ms}
  - id: third
    loop: {until: tasks.h.outputs.rounds == 2.0, maxRounds: 3, wait: 20ms}
    tasks:
      - id: h
        effect: keyed
        shell: 'echo "h $TURBO_MODE_IDEMPOTENCY_KEY" >> "$LEDGER"; grep -c ^h "$LEDGER"'
        outputs: {rounds: result.json}
    finally:
      - {id: i, shell: 'sleep 0.03; echo "i $TURBO_MODE_IDEMPOTENCY_KEY" >> "$LEDGER"'}
finally:
  - {id: g, shell: 'echo "g $TURBO_MODE_IDEMPOTENCY_KEY" >> "$LEDGER"'}
"""


class Story:
    """One execution in a folder of its own, with an engine that comes and goes."""

    def __init__(self, folder: Path, plan: str) -> None:
        self.folder = folder
        self.plan = folder / "plan.yaml"
        self.plan.write_text(plan)

    def live(self, seconds: float | None) -> bool:
        """Let an engine live for a while, then kill it; true if it came to an end of its own first."""
        process = self._engine()
        try:
            process.communicate(timeout=seconds if seconds is not None else 120)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
        return process.returncode == 0

    def live_until(self, seen: Callable[[], object]) -> None:
        """Let an engine live until something is seen, then kill it."""
        process = self._engine()
        try:
            until(lambda: seen() or process.poll() is not None)
            assert process.poll() is None, "it came to its end"
        finally:
            process.kill()
            process.communicate()

    def _engine(self) -> subprocess.Popen[str]:
        arguments = [] if self._accepted() else [str(self.plan)]
        process = subprocess.Popen(
            [sys.executable, str(OWNER), str(self.folder), *arguments], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        first = process.stdout.readline()
        assert first == "owner\n", "the engine could not take the store over"
        return process

    def _accepted(self) -> bool:
        try:
            with Reader.open(store_of(self.folder)) as reader:
                return bool(reader.executions())
        except Exception:
            return False

    def end(self) -> tuple[str, list[str | None]]:
        """The status of the only execution, and the questions that were ever asked about it."""
        with Reader.open(store_of(self.folder)) as reader:
            (row,) = reader.executions(children=False)
            asked = [e.decode(stored.body) for stored in reader.read(f"execution/{row.id}")]
            return row.status, [entry.task for entry in asked if isinstance(entry, e.EscalationRaised)]

    def ledger(self) -> Counter[str]:
        """How often each task left its mark."""
        path = self.folder / "ledger"
        lines = path.read_text().splitlines() if path.exists() else []
        return Counter(line.split()[0] for line in lines)

    def entries(self) -> list[e.AnyEntry]:
        """The journal of the only execution."""
        with Reader.open(store_of(self.folder)) as reader:
            (row,) = reader.executions(children=False)
            return [e.decode(stored.body) for stored in reader.read(f"execution/{row.id}")]

    def kill_shims(self) -> None:
        """kill -9 every shim of this store, and wait until they are gone."""
        here = os.fsencode(str(self.folder))
        shims = [pid for pid, words in command_lines().items() if b"shim.py" in words and here in words]
        for pid in shims:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        until(lambda: not any(map(is_alive, shims)))


@pytest.mark.parametrize("part", [0, *deep([1])])
def test_kill_the_engine(tmp_path: Path, part: int) -> None:
    seed = chosen() + part
    dice, kills, stories = random.Random(seed), 0, 0
    while kills < KILLS // 2:
        folder = tmp_path / f"story{stories}"
        folder.mkdir()
        stories += 1
        story = Story(folder, PLAN)
        while not story.live(dice.uniform(0.0, 0.35)):
            kills += 1
        assert story.end() == ("COMPLETED", []), f"seed {seed}"
        assert story.ledger() == Counter("abcdeghhi"), f"seed {seed}: a task was repeated or forgotten"
    print(f"{kills} kills over {stories} executions, seed {seed}")


ONCE = """
turbo: 1
name: doubt
env: {LEDGER: "${{ execution.planDir }}/ledger"}
phases:
  - id: only
    parallel: true
    tasks:
      - {id: once, shell: 'echo once >> "$LEDGER"; sleep 600'}
      - id: probed
        shell: 'echo probed >> "$LEDGER"; sleep 600'
        verify: {shell: 'grep -c probed "$LEDGER"', done: result.json == 1}
      - id: unsure
        shell: 'echo unsure >> "$LEDGER"; sleep 600'
        verify: {shell: exit 7, expect: result.exitCode < 2, done: result.exitCode == 0}
      - id: again
        effect: idempotent
        shell: 'echo again >> "$LEDGER"; test "$(grep -c again "$LEDGER")" = 2 || sleep 600'
      - {id: quick, shell: 'echo quick >> "$LEDGER"'}
"""


def test_kill_engine_and_shims_asks_about_exactly_the_tasks_in_doubt(tmp_path: Path) -> None:
    story = Story(tmp_path, ONCE)
    story.live_until(
        lambda: len(story.ledger()) == 5 and any(isinstance(entry, e.TaskCompleted) for entry in story.entries())
    )
    assert story.ledger() == Counter(["once", "probed", "unsure", "again", "quick"])
    story.kill_shims()
    assert story.live(None)
    assert story.end() == ("HELD", ["once", "unsure"])
    completed = {entry.task: entry.by for entry in story.entries() if isinstance(entry, e.TaskCompleted)}
    assert completed == {"quick": "", "probed": "verify", "again": ""}
    assert story.ledger() == Counter(["once", "probed", "unsure", "again", "again", "quick"])
