"""The text of a link: nobody but whoever has the key makes one, and nothing in it can be changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from turbo_mode.errors import NotPermitted
from turbo_mode.security.links import Link, Signet, claimed, new_id

LINK = Link("default", "01a2", "d1", "77", "ada", ["approve"], 1_700_000_000_000, "root", "nonce")


@pytest.fixture(scope="module")
def signet(tmp_path_factory: pytest.TempPathFactory) -> Signet:
    return Signet(tmp_path_factory.mktemp("store"))


def test_a_link_is_read_as_it_was_made(signet: Signet) -> None:
    word = signet.make(LINK)
    assert signet.read(word) == claimed(word) == LINK
    assert len(word) < 250
    assert len({new_id() for _ in range(1000)}) == 1000


def test_the_key_lies_in_the_store_and_a_later_owner_knows_the_links_of_an_earlier_one(tmp_path: Path) -> None:
    word = Signet(tmp_path).make(LINK)
    assert Signet(tmp_path).read(word) == LINK
    assert (tmp_path / "key").stat().st_mode & 0o077 == 0


def test_another_store_knows_nothing_of_it(signet: Signet, tmp_path: Path) -> None:
    with pytest.raises(NotPermitted, match="no link that the owner of this store has made"):
        Signet(tmp_path).read(signet.make(LINK))


@given(at=some.integers(min_value=0), by=some.integers(min_value=1, max_value=63))
@example(at=-1, by=1)
def test_no_letter_of_it_can_be_changed(signet: Signet, at: int, by: int) -> None:
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"
    word = signet.make(LINK)
    place = at % len(word)
    other = letters[(letters.find(word[place]) + by) % 64]
    changed = word[:place] + other + word[place + 1 :]
    with pytest.raises(NotPermitted):
        signet.read(changed)


@given(some.one_of(some.text(), some.text("ab-_.=").map(lambda text: f"tm1.{text}")))
def test_nonsense_is_refused(signet: Signet, word: str) -> None:
    with pytest.raises(NotPermitted):
        signet.read(word)
    with pytest.raises(NotPermitted):
        claimed(word)
