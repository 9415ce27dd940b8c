"""Under what something is started: what W3C Trace Context wants kept, and what it wants left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turbo_mode.core.ids import below, context_of, is_sampled, named_trace, trace_of, traceparent_of, tracestate_of

TRACE, SPAN = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
UNDER = f"00-{TRACE}-{SPAN}-01"


@pytest.mark.parametrize(("said", "state", "kept"), [
    (UNDER, "", UNDER),
    (UNDER, "a=1,b@c=2", f"{UNDER} a=1,b@c=2"),
    (UNDER, " a=1 ,, \tb=2", f"{UNDER} a=1,b=2"),
    (UNDER, "a=1,B=2", UNDER),
    (UNDER, "a", UNDER),
    (UNDER, "a=1=2", UNDER),
    (UNDER, ",".join(f"k{n}=v" for n in range(33)), UNDER),
    (UNDER, f"a=1,b={'x' * 250},c={'y' * 256},d={'z' * 250}", f"{UNDER} a=1,b={'x' * 250}"),
    ("nonsense", "a=1", ""),
    (f"ff-{TRACE}-{SPAN}-01", "", ""),
    (f"{UNDER}-more", "", ""),
    (f"01-{TRACE}-{SPAN}-01-more", "a=1", f"{UNDER} a=1"),
    (f"00-{'0' * 32}-{SPAN}-01", "", ""),
])  # fmt: skip
def test_what_is_kept(said: str, state: str, kept: str) -> None:
    assert named_trace(said, state) == kept


@pytest.mark.parametrize(("flags", "handed_on"), [("00", "00"), ("01", "01"), ("02", "02"), ("ff", "03")])
def test_the_flags_hold_below_as_far_as_they_mean_something(flags: str, handed_on: str) -> None:
    under = f"00-{TRACE}-{SPAN}-{flags} a=1"
    told = context_of("x", under, "task")
    assert told == {"traceparent": traceparent_of("x", under, "task"), "tracestate": "a=1"}
    assert (told["traceparent"][:36], told["traceparent"][-2:]) == (f"00-{TRACE}-", handed_on)
    assert is_sampled(under) == (handed_on[1] in "13")
    inner = below("x", under, "task")
    assert (trace_of("y", inner)[0], tracestate_of(inner), is_sampled(inner)) == (TRACE, "a=1", is_sampled(under))


def test_who_is_under_nothing_is_recorded() -> None:
    assert is_sampled("")
    assert context_of("x", "", "task").keys() == {"traceparent"}


@given(st.text(max_size=80), st.text(max_size=80))
def test_whatever_is_said_makes_headers_that_can_be_sent(said: str, state: str) -> None:
    for under in (named_trace(said, state), named_trace(UNDER, state), said):
        for value in context_of("x", under, "task").values():
            assert value.isascii()
            assert value.isprintable()
    assert named_trace(named_trace(UNDER, state)) == named_trace(UNDER, state)
