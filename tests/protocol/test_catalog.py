"""Every entry is published or said to be internal, and nothing secret ever is."""

from __future__ import annotations

import io
from typing import get_args

import pytest

from tests.deep import deep
from turbo_mode.cli import story
from turbo_mode.cli.block import block
from turbo_mode.cli.terminal import Terminal
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.apply import apply
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan.events import EVENTS
from turbo_mode.core.protocol import catalog
from turbo_mode.core.protocol.envelope import Envelope, hide, timestamp
from turbo_mode.testing.faults import draw_case
from turbo_mode.testing.lives import live


def test_every_entry_is_in_the_catalogue() -> None:
    kinds = {kind.__name__ for kind in get_args(e.AnyEntry)}
    told = {kind.__name__ for kind in catalog._TELL}
    assert told | catalog.INTERNAL == kinds
    assert not told & catalog.INTERNAL


def test_every_entry_has_its_words() -> None:
    assert set(story._TELL) == set(get_args(e.AnyEntry))


@pytest.mark.parametrize("first", [0, *deep([10_000_000])])
def test_whatever_happens_can_be_told(first: int) -> None:
    """Every entry of many simulated lives: as an event, as a story, and in the live view."""
    width = Terminal(io.StringIO())
    for seed in range(first, first + 80):
        lived = live(draw_case(seed))
        state = Execution(lived.blueprint)
        for seq, body in enumerate(lived.disk, 1):
            entry = e.decode(body)
            apply(state, entry)
            event = catalog.public_event(seq, entry, state)
            assert (event is None) == (type(entry).__name__ in catalog.INTERNAL)
            assert event is None or event.to_json()
            assert story.tell(entry, state).words
            block(state, entry.at, width, [], {})
            counted = catalog.counts(state)
            assert 0 <= counted["done"] <= counted["tasks"] == state.total


def test_names_are_those_of_the_guide_where_it_has_one() -> None:
    guide = {"decision:created", "decision:updated", "execution:started", "execution:updated", "execution:completed"}
    assert guide | {"progress:updated"} <= EVENTS
    assert all(name.count(":") == 1 for name in EVENTS)


def test_an_envelope_is_what_the_guide_prints() -> None:
    event = Envelope("decision:created", "e:7", timestamp(1_700_000_000_001), {"id": "e/d1"})
    assert event.to_json() == (
        b'{"event":"decision:created","id":"e:7","timestamp":"2023-11-14T22:13:20.001Z","data":{"id":"e/d1"}}'
    )


def test_secrets_are_hidden_wherever_they_stand() -> None:
    sealed = {"token": {"$sealed": "AAAA"}, "deep": [{"header": {"$secret": ["Bearer ", {"ref": "key"}]}}], "plain": 1}
    assert hide(sealed) == {"token": "***", "deep": [{"header": "***"}], "plain": 1}
