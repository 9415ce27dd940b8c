"""The circuit breaker: who fails in a row is let alone, then asked with one event."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from turbo_mode.delivery.circuit import FAILURES, LONGEST_WAIT, Circuit, varied


def test_it_opens_after_failures_in_a_row_and_one_success_closes_it() -> None:
    circuit = Circuit(lambda: 0.5)
    for _ in range(FAILURES):
        assert circuit.wait(0) == 0
        circuit.failed(0)
    assert circuit.is_open
    assert (circuit.wait(0), circuit.wait(0.25), circuit.wait(1)) == (1, 0.75, 0)
    circuit.begin()
    assert circuit.wait(1) == float("inf")  # while one is tried, nothing else goes
    circuit.failed(1)
    assert circuit.wait(1) == 2  # twice as long
    circuit.begin()
    circuit.succeeded()
    assert (circuit.is_open, circuit.wait(1)) == (False, 0)


def test_a_pause_that_is_asked_for_is_kept_though_it_is_closed() -> None:
    circuit = Circuit(lambda: 0.5)
    circuit.failed(10, after=30)
    assert (circuit.is_open, circuit.wait(10), circuit.wait(40)) == (False, 30, 0)


@given(st.lists(st.booleans(), max_size=80), st.floats(0, 1))
def test_no_wait_is_longer_than_the_longest_and_every_one_ends(outcomes: list[bool], chance: float) -> None:
    circuit, now = Circuit(lambda: chance), 0.0
    for is_taken in outcomes:
        wait = circuit.wait(now)
        assert 0 <= wait <= LONGEST_WAIT * 1.1
        now += wait
        assert circuit.wait(now) == 0
        circuit.begin()
        if is_taken:
            circuit.succeeded()
        else:
            circuit.failed(now)
    tail = outcomes[-FAILURES:]
    assert circuit.is_open == (len(tail) == FAILURES and not any(tail))


@given(st.floats(0, 1e6), st.floats(0, 1))
def test_waits_vary_by_a_tenth(seconds: float, chance: float) -> None:
    assert seconds * 0.899 <= varied(seconds, chance) <= seconds * 1.101
