"""Gates that ask a model, and an engine that dies at every place of their lives, once and twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import count, islice

import pytest

from tests.simulation.run import unmoved
from turbo_mode.core.machine import entries as e
from turbo_mode.core.plan.uses import asks_a_model
from turbo_mode.testing.faults import Case, Crash, draw_case
from turbo_mode.testing.lives import live
from turbo_mode.testing.plans import random_plan


@pytest.mark.deep
def test_a_crash_at_every_place_of_a_life_with_advice() -> None:
    asked = given = 0
    for seed in islice(_asking(), 2):
        plan, sometimes = random_plan(seed), Counter[str]()
        for place in range(1, live(Case(seed=seed, plan=plan)).places + 1):
            for faults in ((Crash(place),), (Crash(place, power=True), Crash(place + 1))):
                unmoved(Case(seed=seed, plan=plan, crashes=faults), sometimes)
        asked, given = asked + sometimes["entry AdviceAsked"], given + sometimes["entry AdviceGiven"]
    assert asked > given > 0, "nobody was asked once more"


def _asking() -> Iterator[int]:
    """The seeds in whose calm lives a gate asks a model."""
    for seed in count():
        plan = random_plan(seed)
        if asks_a_model(plan) and any(b'"AdviceAsked"' in body for body in live(Case(seed=seed, plan=plan)).disk):
            yield seed


@pytest.mark.deep
def test_models_of_all_kinds_are_asked_and_every_gate_goes_on() -> None:
    sometimes, nones, opinions = Counter[str](), set[str](), 0
    for seed in range(300):
        case = draw_case(seed)
        if not asks_a_model(case.plan):
            continue
        for body in live(case, sometimes).disk:
            entry = e.decode(body)
            if isinstance(entry, e.AdviceGiven):
                opinions += entry.consulted.opinion is not None
                nones.add(entry.consulted.none)
    assert opinions > 5
    assert sometimes["a model says nothing"]
    assert {"it has not answered within 30 s", "its provider can't be reached"} <= nones
    assert any(why.startswith("its answer") for why in nones)
