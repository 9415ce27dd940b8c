"""Every entry is published or said to be internal, and nothing secret ever is."""

from __future__ import annotations

from typing import get_args

from turbo_mode.cli import story
from turbo_mode.core.machine import entries as e
from turbo_mode.core.protocol import catalog
from turbo_mode.core.protocol.envelope import Envelope, hide, timestamp


def test_every_entry_is_in_the_catalogue() -> None:
    kinds = {kind.__name__ for kind in get_args(e.AnyEntry)}
    told = {kind.__name__ for kind in catalog._TELL}
    assert told | catalog.INTERNAL == kinds
    assert not told & catalog.INTERNAL


def test_every_entry_has_its_words() -> None:
    assert set(story._TELL) == set(get_args(e.AnyEntry))


def test_names_are_those_of_the_guide_where_it_has_one() -> None:
    guide = {"decision:created", "decision:updated", "execution:started", "execution:updated", "execution:completed"}
    assert guide | {"progress:updated"} <= catalog.EVENTS
    assert all(name.count(":") == 1 for name in catalog.EVENTS)


def test_an_envelope_is_what_the_guide_prints() -> None:
    event = Envelope("decision:created", "e:7", timestamp(1_700_000_000_001), {"id": "e/d1"})
    assert event.to_json() == (
        b'{"event":"decision:created","id":"e:7","timestamp":"2023-11-14T22:13:20.001Z","data":{"id":"e/d1"}}'
    )


def test_secrets_are_hidden_wherever_they_stand() -> None:
    sealed = {"token": {"$sealed": "AAAA"}, "deep": [{"header": {"$secret": ["Bearer ", {"ref": "key"}]}}], "plain": 1}
    assert hide(sealed) == {"token": "***", "deep": [{"header": "***"}], "plain": 1}
