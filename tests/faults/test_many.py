"""A fan-out of 200 programs, eight at once, one of which kills the engine: each is done, and none twice."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from tests.faults.test_kill import OWNER, Story
from tests.places import store_of
from turbo_mode.core.machine import entries as e
from turbo_mode.operations import executions

PLAN = """
turbo: 1
name: shards
phases:
  - id: prepare
    tasks:
      - {id: create, python: "lab_shards:names", outputs: {names: result.value}}
  - id: migrate
    tasks:
      - id: shard
        foreach: tasks.create.outputs.names
        as: name
        key: name
        maxParallel: 8
        tolerate: 1%
        shell: |
          echo "$SHARD $TURBO_MODE_IDEMPOTENCY_KEY" >> "$DIR/ledger"
          [ "$SHARD" != orders_99 ]
          [ "$SHARD" != orders_66 ] || kill -9 "$(cat "$DIR/engine")"
          echo "$INDEX"
        env: {SHARD: "${{ name }}", INDEX: "${{ index }}", DIR: "${{ execution.planDir }}"}
        outputs: {number: result.json}
    gate:
      evidence: {nearly: {check: tasks.shard.counts.failed == 1}}
      options: {go: {then: continue}, stop: {then: fail}}
outputs:
  counts: tasks.shard.counts
  numbers: tasks.shard.outputs.number
"""
NAMES = [f"orders_{number}" for number in range(200)]


def killed_midway(story: Story) -> int:
    """Let an engine live until one of its programs kills it; how many attempts had begun by then."""
    process = subprocess.Popen([sys.executable, str(OWNER), str(story.folder), str(story.plan)], stdout=subprocess.PIPE)
    (story.folder / "engine").write_text(str(process.pid))
    process.communicate(timeout=120)
    assert process.returncode == -signal.SIGKILL
    return sum(isinstance(entry, e.AttemptStarted) for entry in story.entries())


@pytest.mark.deep
def test_none_of_200_shards_is_repeated_or_forgotten(tmp_path: Path) -> None:
    (tmp_path / "lab_shards.py").write_text("def names():\n    return [f'orders_{n}' for n in range(200)]\n")
    story = Story(tmp_path, PLAN)
    assert 60 < killed_midway(story) < 150
    assert story.live(None)
    assert story.end() == ("COMPLETED", [])
    assert story.ledger() == Counter(NAMES)
    keys = [line.split()[1].split(":")[1] for line in (tmp_path / "ledger").read_text().splitlines()]
    assert set(keys) == {f"shard[{name}]" for name in NAMES}
    row, state, *_ = executions.show(store_of(tmp_path), "")
    assert state.outputs["counts"] == {"cancelled": 0, "completed": 199, "failed": 1, "skipped": 0, "total": 200}
    assert state.outputs["numbers"] == [number for number in range(200) if number != 99]
    assert msgspec.json.decode(row.counts) == {"done": 201, "running": 0, "total": 201}
