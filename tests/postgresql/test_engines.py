"""Whole engines that are killed, or whose connections are cut, again and again: nothing is asked, lost or repeated."""

from __future__ import annotations

import os
import random
import threading
from collections import Counter
from pathlib import Path

from tests.faults.test_kill import PLAN, Story
from tests.postgresql.network import Network
from tests.postgresql.server import Server

KILLS = int(os.environ.get("TURBO_MODE_DATABASE_KILLS", "8"))
CUT_STORIES = int(os.environ.get("TURBO_MODE_CUT_STORIES", "2"))


def story_in(folder: Path, url: str) -> Story:
    folder.mkdir()
    (folder / "turbo-mode.yaml").write_text(f"store: {url}\n")
    return Story(folder, PLAN)


def test_kill_the_engine(tmp_path: Path, server: Server) -> None:
    seed = random.SystemRandom().randrange(1_000_000)
    dice, kills, stories = random.Random(seed), 0, 0
    while kills < KILLS:
        story = story_in(tmp_path / f"story{stories}", server.url(server.database()))
        stories += 1
        while not story.live(dice.uniform(0.0, 0.5)):
            kills += 1
        assert story.end() == ("COMPLETED", []), f"seed {seed}"
        assert story.ledger() == Counter("abcdeghhi"), f"seed {seed}: a task was repeated or forgotten"
    print(f"{kills} kills over {stories} executions, seed {seed}")


def test_cut_its_connections(tmp_path: Path, server: Server) -> None:
    seed = random.SystemRandom().randrange(1_000_000)
    dice = random.Random(seed)
    for number in range(CUT_STORIES):
        with Network(server.port) as network:
            story = story_in(tmp_path / f"story{number}", server.url(server.database(), network.port))
            over = threading.Event()

            def meddle(story: Story = story, network: Network = network, over: threading.Event = over) -> None:
                while not over.wait(dice.uniform(0.02, 0.25)):
                    if story.ledger():
                        network.cut()

            meddler = threading.Thread(target=meddle)
            meddler.start()
            try:
                assert story.live(None)
            finally:
                over.set()
                meddler.join()
            assert story.end() == ("COMPLETED", []), f"seed {seed}"
            assert story.ledger() == Counter("abcdeghhi"), f"seed {seed}: a task was repeated or forgotten"
