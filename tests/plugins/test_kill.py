"""kill -9 the owner of a store at any moment: each plugin gets every committed event, in order, perhaps some again."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

from tests.chance import seed as chosen
from tests.places import store_of
from turbo_mode.delivery.unfolding import events_behind
from turbo_mode.store.queries import Reader

pytestmark = pytest.mark.deep

KILLS = int(os.environ.get("TURBO_MODE_PLUGIN_KILLS", "3"))
ROOT = Path(__file__).parents[2]
HEARD = ("execution", "phase", "task", "decision")


def _begin(folder: Path, plans: int) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "tests.plugins.writer", str(folder), str(plans)]
    return subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": "src"})


def test_no_kill_loses_an_event_or_its_place(tmp_path: Path) -> None:
    seed = chosen()
    print(f"seed {seed}")
    chance = random.Random(seed)
    for _ in range(KILLS):
        process = _begin(tmp_path, 1_000)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.random() * 0.2)
        process.kill()
        process.communicate()
    last = _begin(tmp_path, 1)
    last.communicate(timeout=60)
    assert last.returncode == 0
    with Reader.open(store_of(tmp_path)) as reader:
        committed = [
            event.sequence
            for event in events_behind(reader, 0, 1 << 60, 1 << 60)
            if event.envelope.event.partition(":")[0] in HEARD
        ]
    for name in ("steady", "shaky"):
        _judge([int(line.partition(" ")[0]) for line in (tmp_path / name).read_text().splitlines()], committed)
    print(f"{KILLS} kills, {len(committed)} events")


def _judge(heard: list[int], committed: list[int]) -> None:
    """All of it, and whatever comes again is followed by all that came after it."""
    assert set(heard) == set(committed)
    places = {sequence: place for place, sequence in enumerate(committed)}
    for before, after in pairwise(heard):
        assert places[after] <= places[before] + 1, (before, after)
