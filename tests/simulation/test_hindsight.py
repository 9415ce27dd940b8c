"""Decisions of simulated executions, weighed again from their journals alone."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

from turbo_mode.core.decisions.policy import LEVELS
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.hindsight import Again, Weighing, flips, state_at, weighed_again
from turbo_mode.core.machine.state import Execution
from turbo_mode.testing.faults import draw_case
from turbo_mode.testing.simulator import Simulation

LIVES = int(os.environ.get("TURBO_MODE_REPLAYED_LIVES", "100"))
FROM = 4_100_000


def lived() -> Iterator[tuple[Simulation, list[e.AnyEntry]]]:
    for seed in range(FROM, FROM + LIVES):
        life = Simulation(draw_case(seed)).run()
        yield life, [e.decode(body) for body in life.disk]


def again(life: Simulation, entries: list[e.AnyEntry], level: str = "") -> list[Again]:
    return list(weighed_again(Execution(life.blueprint), entries, level=level))


def test_every_decision_is_repeated_to_the_last_byte_and_at_each_level_as_the_record_says(
    record_property: Callable[[str, object], None],
) -> None:
    decisions = counterfactuals = 0
    for life, entries in lived():
        for each in again(life, entries):
            assert each.same, (life.case.seed, each)
            decisions += 1
        for level in LEVELS:
            for each in again(life, entries, level):
                assert _does(each.now) == _said(each.stored, level), (life.case.seed, level, each)
                counterfactuals += 1
    record_property("decisions", decisions)
    print(f"{decisions:,} decisions weighed again, {counterfactuals:,} at another level, seeds from {FROM}")
    assert decisions > LIVES // 2


def _does(entry: Weighing | None) -> str:
    return f"alone: {entry.selection}" if isinstance(entry, e.OptionChosen) else "asks"


def _said(stored: Weighing, level: str) -> str:
    said = stored.levels[level]
    return said if said.startswith("alone") else "asks"


@pytest.mark.deep
def test_a_flip_is_what_it_says() -> None:
    """With the evidence turned around as a flip says, something else is done."""
    found = 0
    for life, entries in lived():
        for each in again(life, entries):
            state = Execution(life.blueprint)
            stored = state_at(state, entries, each.stored.decision)
            assert stored == each.stored
            for flip in flips(state, stored):
                assert flip.verdicts
                assert flip.then
                assert not (isinstance(stored, e.OptionChosen) and flip.then == f"{stored.selection}, alone")
                found += 1
    assert found
