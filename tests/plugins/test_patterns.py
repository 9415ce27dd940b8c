"""Plugins mean by a pattern what sockets mean by it, and the record of a plugin is what was written into it."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from turbo_mode.core import plugins
from turbo_mode.core.plan.events import EVENTS
from turbo_mode.plugins.plugin import Heard, known
from turbo_mode.server.websocket.feed import Told
from turbo_mode.server.websocket.hub import Subscription

KINDS = sorted({event.partition(":")[0] for event in EVENTS})
PATTERNS = ["*", *sorted(EVENTS), *(f"{kind}:*" for kind in KINDS)]


def test_a_pattern_means_the_same_at_every_door() -> None:
    for pattern in PATTERNS:
        heard, subscribed = Heard(known(pattern), print), Subscription("s", (pattern,))
        for event in EVENTS:
            assert heard.fits(event) == subscribed.wants(Told(1, event, "e", b"", b"")), (pattern, event)


KEYS = st.sampled_from("abc")
CHANGES = st.one_of(
    st.builds(plugins.ValuePut, st.just(1), KEYS, st.integers(0, 9)),
    st.builds(plugins.ValueDropped, st.just(1), KEYS),
    st.builds(plugins.PluginSwitched, st.just(1), st.booleans()),
    st.builds(plugins.EventGivenUp, *map(st.just, (1, "task:failed")), KEYS, st.just(1), KEYS, st.just(1), st.just("")),
    st.builds(plugins.LettersReopened, st.just(1)),
    st.builds(plugins.EventTaken, st.just(1), KEYS, KEYS),
)


@given(st.lists(CHANGES, max_size=30))
def test_a_record_is_what_was_written(changes: list[plugins.AnyEntry]) -> None:
    record, values, is_on = plugins.PluginRecord(), dict[str, Any](), True
    for change in changes:
        stored = plugins.decode(msgspec.json.encode(change))
        assert stored == change
        record.apply(stored)
        if isinstance(change, plugins.ValuePut):
            values[change.key] = change.value
        elif isinstance(change, plugins.ValueDropped):
            values.pop(change.key, None)
        elif isinstance(change, plugins.PluginSwitched):
            is_on = change.on
        given_up = {(each.id, each.handler) for each in record.letters}
        assert not given_up & set(record.again), "what is tried again isn't given up"
        assert record.given_up == len(record.letters)
    assert (record.seq, record.values, record.is_on) == (len(changes), values, is_on)
