"""Thousands of random plans live through crashes, power losses and every other fault, and no rule is ever broken.

``TURBO_MODE_CRASH_POINTS`` says how many crashes are injected; how many there were is printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from tests.deep import deep
from tests.simulation.run import CRASH_POINTS, EVERYTHING, FIRSTS, many_lives, unmoved
from turbo_mode.core.machine import entries as e
from turbo_mode.testing.faults import Case, Crash, draw_case, draw_engine_kills
from turbo_mode.testing.lives import live
from turbo_mode.testing.plans import random_plan

SEEDS = Path(__file__).with_name("seeds.json")


class Regression(msgspec.Struct):
    """A small life that a bug has broken, one of ours or a planted one, and which bug."""

    what: str
    case: Case


REGRESSIONS = msgspec.json.decode(SEEDS.read_bytes(), type=list[Regression])


@pytest.mark.parametrize("first", [*FIRSTS[:4], *deep(FIRSTS[4:])])
def test_no_rule_is_broken_whatever_crashes(first: int, record_property: Callable[[str, object], None]) -> None:
    crashes, lives, sometimes = many_lives(first, -(-CRASH_POINTS // len(FIRSTS)))
    record_property("crash points", crashes)
    print(f"{crashes:,} crash points in {lives:,} lives, seeds from {first:,}")
    assert [each for each in EVERYTHING if not sometimes[each]] == []
    assert sometimes["ended COMPLETED"] > lives / 10


@pytest.mark.parametrize("seed", [*range(5), *deep((5, 6, 7)), 8, *deep((9, 10, 11))])
def test_a_crash_at_every_place_of_a_life(seed: int, record_property: Callable[[str, object], None]) -> None:
    plan = random_plan(seed)
    calm = Case(seed=seed, plan=plan)
    places = live(calm).places
    crashes = sum(
        unmoved(Case(seed=seed, plan=plan, crashes=faults))
        for place in range(1, places + 1)
        for faults in ((Crash(place),), (Crash(place, power=True),), (Crash(place), Crash(place + 1, power=True)))
    )
    record_property("crash points", crashes)
    print(f"{crashes:,} crash points at all {places} places, plan of seed {seed}")
    assert crashes >= 3 * places


@pytest.mark.deep
def test_kills_of_the_engine_alone_lead_to_no_question_and_no_repeat(
    record_property: Callable[[str, object], None],
) -> None:
    crashes = 0
    for seed in range(150):
        simulation = live(draw_engine_kills(seed))
        crashes += simulation.crashes
        entries = [e.decode(body) for body in simulation.disk]
        raised = [entry for entry in entries if isinstance(entry, e.EscalationRaised)]
        asked = [entry for entry in raised if entry.about not in ("gate", "loop")]
        assert not asked, f"seed {seed} asks {asked[0].question}"
        happened = Counter((each.task, each.round, each.purpose) for each in simulation.outside.ledger)
        assert set(happened.values()) <= {1}, f"seed {seed} repeats {happened.most_common(1)}"
    record_property("crash points", crashes)
    print(f"{crashes:,} kills in 150 lives, seeds from 0")


@pytest.mark.parametrize("regression", REGRESSIONS, ids=lambda regression: regression.what)
def test_a_life_that_a_bug_once_broke(regression: Regression) -> None:
    unmoved(regression.case)


def test_the_same_seed_lives_the_same_life() -> None:
    assert [live(draw_case(seed)).disk for seed in range(20)] == [live(draw_case(seed)).disk for seed in range(20)]
