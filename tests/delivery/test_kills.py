"""The owner is killed again and again: every committed event arrives at every destination, in order where asked.

``TURBO_MODE_DELIVERY_KILLS`` says how often.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.chance import seed as chosen
from tests.delivery.outbox import Outbox
from tests.delivery.owner import PATHS, routes
from tests.delivery.receiver import Answer, Got, Receiver
from turbo_mode.delivery.unfolding import Event, events_behind
from turbo_mode.store.inspection import verify

pytestmark = pytest.mark.deep

KILLS = int(os.environ.get("TURBO_MODE_DELIVERY_KILLS", "3"))
EACH = 60
"""Events between two kills, about."""


def test_kill_minus_nine_loses_nothing_and_keeps_order(tmp_path: Path) -> None:
    seed = chosen()
    drawn = random.Random(seed)

    def moody(got: Got) -> Answer:
        moods: list[Answer] = [*[200] * 9, 422, 503, "reset"]
        return drawn.choice(moods) if "moody" in got.path else 200

    with Receiver(moody) as receiver:
        for kill in range(KILLS):
            _killed(tmp_path, receiver.port, (kill + 1) * EACH, drawn.random() * 0.4)
        committed = _all_delivered(tmp_path, receiver)
        for path in PATHS:
            answered = [got.id for got in receiver.at(path)]
            assert set(answered) == {event.envelope.id for event in committed}, f"seed {seed}"
        _in_order(receiver, committed)
    assert verify(tmp_path).problems == []


def _killed(folder: Path, port: int, events: int, seconds: float) -> None:
    owner = subprocess.Popen(
        [sys.executable, "-m", "tests.delivery.owner", str(folder), str(port), str(events)],
        stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert owner.stdout is not None
    assert owner.stdout.readline() == "owner\n"
    time.sleep(seconds)  # somewhere in the middle
    owner.kill()
    owner.communicate()


def _all_delivered(folder: Path, receiver: Receiver) -> list[Event]:
    """What was committed, when the last owner has delivered it."""
    outbox = Outbox(folder)
    outbox.open(*routes(receiver.port))
    outbox.put(["the last one"], execution="e0")
    with outbox.journal.reader() as reader:
        committed = list(events_behind(reader, 0, outbox.journal.position, 1_000_000))
    wanted = {event.envelope.id for event in committed}
    late = time.monotonic() + 180
    for path in PATHS:
        while not _has_come(receiver, path, wanted):
            assert time.monotonic() < late, f"{path} lacks {len(wanted - set(_ids(receiver, path))):,} events"
            time.sleep(1)  # to look takes long, and deliveries give way to whoever wants the processor in their process
    outbox.close()
    return committed


def _has_come(receiver: Receiver, path: str, wanted: set[str]) -> bool:
    return {got.id for got in receiver.at(path)} >= wanted


def _in_order(receiver: Receiver, committed: list[Event]) -> None:
    """After an event was there for the first time, no earlier one of its execution comes for the first time."""
    places = {event.envelope.id: (event.lane, event.sequence) for event in committed}
    for path in PATHS:
        if "ordered" in path:
            for lane in {lane for lane, _ in places.values()}:
                firsts = [places[id][1] for id in dict.fromkeys(_ids(receiver, path)) if places[id][0] == lane]
                assert firsts == sorted(firsts)


def _ids(receiver: Receiver, path: str) -> Iterator[str]:
    yield from (got.id for got in receiver.at(path))
