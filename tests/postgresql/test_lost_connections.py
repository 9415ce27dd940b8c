"""Connections that are lost at any moment: what was acknowledged is there, once, and what was not is repeated once."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgresql.network import COMMIT_ANSWERED, COMMIT_ASKED, Network
from tests.postgresql.server import Server
from tests.store.histories import change, entries
from turbo_mode.errors import OwnerLost, StoreAway, StoreBusy
from turbo_mode.store.inspection import verify
from turbo_mode.store.journal import Journal
from turbo_mode.store.place import Place
from turbo_mode.store.postgresql import lease, session
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import Command, stream_of

ONE = stream_of("one")
CUTS = 60


@pytest.fixture
def network(server: Server) -> Iterator[Network]:
    with Network(server.port) as made:
        yield made


@pytest.fixture
def direct(tmp_path: Path, url: str) -> Place:
    """The store as those see it who are on the server's side of the network."""
    return Place(tmp_path / "elsewhere", url)


@pytest.fixture
def place(tmp_path: Path, url: str, server: Server, network: Network) -> Place:
    """The store behind the network."""
    return Place(tmp_path / "store", server.url(url.rpartition("/")[2], network.port))


def length(direct: Place) -> int:
    """How many entries there are; they are right, and nothing else is wrong."""
    with Reader.open(direct) as reader:
        found = list(reader.read(ONE))
    assert found == entries(ONE, 0, len(found))
    assert verify(direct).problems == []
    return len(found)


def test_a_cut_between_two_commits_is_not_noticed(place: Place, direct: Place, network: Network) -> None:
    with Journal.open(place) as journal:
        for seq in range(5):
            assert journal.commit([change("one", seq, 1)]) == [None]
            network.cut()
        assert journal.put_command(Command("c", ONE, 1, b"{}"))
        network.cut()
        assert not journal.put_command(Command("c", ONE, 1, b"{}"))
    assert length(direct) == 5


@pytest.mark.parametrize("piece", [COMMIT_ASKED, COMMIT_ANSWERED], ids=["asked", "answered"])
def test_a_cut_in_the_middle_of_a_commit(place: Place, direct: Place, network: Network, piece: bytes) -> None:
    """Lost on its way there it is done again; lost on its way back it is not."""
    with Journal.open(place) as journal:
        for seq in range(0, 12, 2):
            journal.commit([change("one", seq, 1)])
            was_cut = network.cut_before(piece)
            assert journal.commit([change("one", seq + 1, 1, with_all=True), change("two", seq // 2, 1)]) == [
                None,
                None,
            ]
            assert was_cut.is_set()
        assert journal.position == 18
    assert length(direct) == 12


def test_a_bad_change_stays_out_when_its_commit_is_done_again(place: Place, direct: Place, network: Network) -> None:
    with Journal.open(place) as journal:
        journal.commit([change("one", 0, 1)])
        network.cut_before(COMMIT_ASKED)
        good, bad = journal.commit([change("one", 1, 1), change("two", 5, 1)])
        assert good is None
        assert "goes on with entry 1" in str(bad)
    assert length(direct) == 2


def test_a_cut_while_somebody_begins_to_read(place: Place, direct: Place, network: Network) -> None:
    """It is told in our words; who has patience begins again."""
    with Journal.open(place) as journal:
        journal.commit([change("one", 0, 3)])
        for piece in (b"set_config", b"to_regclass", b"store_format"):
            network.cut_before(piece)
            with pytest.raises(StoreAway):
                Reader.open(place)
            was_cut = network.cut_before(piece)
            with journal.reader() as reader:
                assert len(list(reader.read(ONE))) == 3
            assert was_cut.is_set()


def test_cuts_at_any_moment(place: Place, direct: Place, network: Network) -> None:
    seed = random.SystemRandom().randrange(1_000_000)
    dice = random.Random(seed)

    def meddle() -> None:
        for _ in range(CUTS):
            time.sleep(dice.uniform(0.0, 0.06))
            network.cut()

    meddler = threading.Thread(target=meddle)
    with Journal.open(place) as journal:
        meddler.start()
        seq = 0
        while meddler.is_alive():
            assert journal.commit([change("one", seq, 1)]) == [None], f"seed {seed}"
            seq += 1
    assert length(direct) == seq, f"seed {seed}"


def test_silence_is_noticed_and_outlived(
    place: Place, direct: Place, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session.Session.__init__, "__kwdefaults__", {"answer_seconds": 0.7})
    with Journal.open(place) as journal, journal.reader() as reader:
        journal.commit([change("one", 0, 1)])
        network.fall_silent()
        back = threading.Timer(2.0, network.speak)
        back.start()
        assert not journal.tenure.is_away
        assert journal.commit([change("one", 1, 1)]) == [None]
        assert len(list(reader.read(ONE))) == 2
        back.join()
    assert length(direct) == 2


def test_an_owner_that_was_cut_off_finds_that_it_was_replaced(place: Place, direct: Place, network: Network) -> None:
    """Its last commit was on its way when the network fell silent; it arrives when another one owns the store."""
    zombie = Journal.open(place)
    zombie.commit([change("one", 0, 2)])
    network.fall_silent()
    said: list[BaseException] = []

    def write() -> None:
        try:
            zombie.commit([change("one", 2, 3)])
        except OwnerLost as lost:
            said.append(lost)

    writing = threading.Thread(target=write)
    writing.start()
    began = time.monotonic()
    with pytest.raises(StoreBusy, match="owns this store") as busy:
        Journal.open(direct)
    assert busy.value.is_elsewhere
    heir = opened_within(60, direct)
    assert time.monotonic() - began > lease.LEASE_SECONDS - 3
    heir.commit([change("one", 2, 1)])
    network.speak()
    writing.join(60)
    assert "took the store over" in str(said[0])
    assert not zombie.tenure.is_sure()
    with pytest.raises(OwnerLost):
        zombie.put_command(Command("c", ONE, 1, b"{}"))
    heir.commit([change("one", 3, 1)])
    zombie.close()
    heir.commit([change("one", 4, 1)])
    heir.close()
    assert length(direct) == 5


def opened_within(seconds: float, place: Place) -> Journal:
    late = time.monotonic() + seconds
    while True:
        try:
            return Journal.open(place)
        except StoreBusy:
            if time.monotonic() > late:
                raise
            time.sleep(0.2)


def test_a_transaction_that_arrives_late_changes_nothing(place: Place, direct: Place) -> None:
    """It was held up by the network, and has been repeated meanwhile."""
    with Journal.open(place) as journal:
        journal.commit([change("one", 0, 1)])
        late = session.Session(direct.url, writes=True)
        (turn,) = late.execute("SELECT turn FROM owner").fetchone()
        journal.commit([change("one", 1, 1)])
        assert late.execute(lease._PROVE, (turn + 1, journal.epoch, turn)).rowcount == 0
        late.close()
        assert journal.commit([change("one", 2, 1)]) == [None]
    assert length(direct) == 3


def test_a_server_that_is_killed_and_comes_back(server: Server, place: Place, direct: Place) -> None:
    with Journal.open(place) as journal, journal.reader() as reader:
        journal.commit([change("one", 0, 1)])
        for seq in range(1, 4):
            server.kill() if seq % 2 else server.stop()
            later = threading.Timer(0.5, server.start)
            later.start()
            assert journal.commit([change("one", seq, 1)]) == [None]
            later.join()
            assert len(list(reader.read(ONE))) == seq + 1
    assert length(direct) == 4


def test_whoever_leaves_does_not_wait_for_a_server_that_is_gone(place: Place, network: Network) -> None:
    journal = Journal.open(place)
    network.refuse()
    network.cut()
    threading.Timer(0.5, journal.tenure.hurry).start()
    began = time.monotonic()
    with pytest.raises(StoreAway):
        journal.commit([change("one", 0, 1)])
    journal.close()
    assert time.monotonic() - began < lease.LEASE_SECONDS
