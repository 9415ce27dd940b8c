"""An adviser counts by its record: a good one for much, one that knows nothing or is always wrong for nothing."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turbo_mode.core.decisions.advisers import BEGINS, Heard, records
from turbo_mode.core.decisions.opinions import (
    SILENT,
    WEIGHTS,
    Consulted,
    Opinion,
    Record,
    heeded,
    trusted,
    weights_by,
)
from turbo_mode.core.decisions.outcomes import DAY

NOW = 1_000 * DAY
heards = st.lists(
    st.builds(Heard, st.sampled_from("ab"), st.floats(0, 1), st.booleans(), st.integers(0, NOW)), max_size=60
)


def lived(seed: int, many: int = 600) -> dict[str, Record]:
    """What comes of three advisers who speak about the same choices, of which one in twelve turns out wrong."""
    rng, found = random.Random(seed), list[Heard]()
    for number in range(many):
        good = rng.random() < 11 / 12
        right = rng.betavariate(8, 1) if good else rng.betavariate(1, 4)
        at = NOW - (many - number) * DAY // 24
        found += [Heard("good", right, good, at), Heard("useless", rng.random(), good, at)]
        found += [Heard("constant", 0.9, good, at), Heard("adversarial", 1 - right, good, at)]
    return records(found, NOW)


@pytest.mark.parametrize("seed", range(5))
def test_the_good_ends_high_and_the_useless_and_the_adversarial_at_nothing(seed: int) -> None:
    found = lived(seed)
    assert found["good"].weight > 0.5
    assert found["useless"].weight == found["adversarial"].weight == 0.0
    assert found["constant"].weight < 0.06


def test_a_handful_of_outcomes_moves_little() -> None:
    once = records([Heard("a", 0.2, False, NOW)], NOW)["a"]
    twice = records([Heard("a", 0.9, True, NOW)] * 2, NOW)["a"]
    assert once.weight == pytest.approx(BEGINS, abs=0.05)
    assert twice.weight == pytest.approx(BEGINS, abs=0.05)
    assert (once.known, once.brier) == (1, 0.04)


@given(heards)
def test_nobody_counts_for_more_than_the_rules_and_order_does_not_matter(found: list[Heard]) -> None:
    forwards, backwards = records(found, NOW), records(found[::-1], NOW)
    assert all(0 <= each.weight <= WEIGHTS["rules"] for each in forwards.values())
    for name, each in forwards.items():
        assert each.weight == pytest.approx(backwards[name].weight, abs=1e-5)


@given(heards, st.booleans())
def test_to_have_said_the_worst_never_helps(found: list[Heard], good: bool) -> None:
    worst, best = (
        records([*found, Heard("a", float(right), good, NOW)], NOW)["a"].weight for right in (not good, good)
    )
    assert worst <= best


def test_what_is_long_ago_counts_less() -> None:
    old, new = (records([Heard("a", 0.0, True, NOW - age)] * 3, NOW)["a"].weight for age in (900 * DAY, 0))
    assert new < old <= BEGINS


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_one_without_weight_changes_nothing_beside_the_rules(own: float, said: float, weight: float) -> None:
    own = min(max(own, 0.01), 0.99)
    none = heeded(own, said, rules_speak=True, against=False, weights=weights_by(Record(100, 0.5, 0.0)))
    assert none == pytest.approx(own)
    doubted = heeded(own, said, rules_speak=True, against=True, weights=weights_by(Record(100, 0.1, weight)))
    assert doubted <= own


def test_where_the_rules_have_no_voice_a_worthless_word_is_none() -> None:
    said = Consulted("model", "m", opinion=Opinion("model", {"go": 0.9}))
    poor, fair = Record(100, 0.5, SILENT / 2), Record(100, 0.1, 0.4)
    heard = trusted(said, poor, rules_speak=False)
    assert heard is not None
    assert heard.opinion is None
    assert trusted(said, poor, rules_speak=True) == trusted(said, fair, rules_speak=False) == said
