"""Whole engines that are killed, or whose connections are cut, again and again: nothing is asked, lost or repeated."""

from __future__ import annotations

import itertools
import os
import random
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.chance import seed as chosen
from tests.faults.test_kill import PLAN, Story
from tests.faults.test_locks import Crowd, kill_again_and_again
from tests.postgresql.network import Network
from tests.postgresql.server import Server

KILLS = int(os.environ.get("TURBO_MODE_DATABASE_KILLS", "8"))
LOCK_KILLS = int(os.environ.get("TURBO_MODE_DATABASE_LOCK_KILLS", "3"))
CUT_STORIES = int(os.environ.get("TURBO_MODE_CUT_STORIES", "2"))


def story_in(folder: Path, url: str) -> Story:
    folder.mkdir()
    (folder / "turbo-mode.yaml").write_text(f"store: {url}\n")
    return Story(folder, PLAN)


@contextmanager
def cut_again_and_again(network: Network, dice: random.Random, begun: Callable[[], object]) -> Iterator[None]:
    """Meanwhile the connections are cut at any moment, once something has begun."""
    over = threading.Event()

    def meddle() -> None:
        while not over.wait(dice.uniform(0.02, 0.25)):
            if begun():
                network.cut()

    meddler = threading.Thread(target=meddle)
    meddler.start()
    try:
        yield
    finally:
        over.set()
        meddler.join()


def test_kill_the_engine(tmp_path: Path, server: Server) -> None:
    seed = chosen()
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
    seed = chosen()
    dice = random.Random(seed)
    for number in range(CUT_STORIES):
        with Network(server.port) as network:
            story = story_in(tmp_path / f"story{number}", server.url(server.database(), network.port))
            with cut_again_and_again(network, dice, story.ledger):
                assert story.live(None)
            assert story.end() == ("COMPLETED", []), f"seed {seed}"
            assert story.ledger() == Counter("abcdeghhi"), f"seed {seed}: a task was repeated or forgotten"


def test_kill_the_engine_while_executions_compete(tmp_path: Path, server: Server) -> None:
    urls = (server.url(server.database()) for _ in itertools.count())
    kill_again_and_again((Crowd(tmp_path / f"crowd{number}", url) for number, url in enumerate(urls)), LOCK_KILLS)


def test_cut_its_connections_while_executions_compete(tmp_path: Path, server: Server) -> None:
    seed = chosen()
    dice = random.Random(seed)
    for number in range(max(1, CUT_STORIES // 2)):
        with Network(server.port) as network:
            crowd = Crowd(tmp_path / f"crowd{number}", server.url(server.database(), network.port))
            with cut_again_and_again(network, dice, (crowd.folder / "ledger").exists):
                assert crowd.live(120)
            crowd.hold(f"seed {seed}")
