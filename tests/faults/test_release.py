"""kill -9 the engine at random moments of the release example: it ends COMPLETED, and nobody is asked anything."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from tests.chance import seed as chosen
from tests.faults.test_kill import Story

KILLS = int(os.environ.get("TURBO_MODE_RELEASE_KILLS", "8"))
RELEASE = Path(__file__).parents[2] / "examples" / "release"


@pytest.mark.deep
def test_the_release_example_survives_kills_at_random_moments(tmp_path: Path) -> None:
    seed = chosen()
    dice, kills, stories = random.Random(seed), 0, 0
    while kills < KILLS:
        folder = tmp_path / f"story{stories}"
        shutil.copytree(RELEASE, folder)
        stories += 1
        story = Story(folder, (RELEASE / "plan.yaml").read_text())
        while not story.live(dice.uniform(0.0, 1.2)):
            kills += 1
        assert story.end() == ("COMPLETED", []), f"seed {seed}"
    print(f"{kills} kills over {stories} releases, seed {seed}")
