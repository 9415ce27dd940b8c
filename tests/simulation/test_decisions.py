"""Numbers from sources and tasks that decide, and an engine that dies at every place of their lives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import count, islice

import pytest

from tests.simulation.run import unmoved
from turbo_mode.core.machine import entries as e
from turbo_mode.core.plan.uses import reads_numbers
from turbo_mode.testing.faults import Case, Crash, draw_case
from turbo_mode.testing.lives import live
from turbo_mode.testing.plans import random_plan


@pytest.mark.deep
def test_a_crash_at_every_place_of_a_life_with_numbers() -> None:
    asked = read = 0
    for seed in islice(_reading(), 2):
        plan, sometimes = random_plan(seed), Counter[str]()
        for place in range(1, live(Case(seed=seed, plan=plan)).places + 1):
            for faults in ((Crash(place),), (Crash(place, power=True), Crash(place + 1))):
                unmoved(Case(seed=seed, plan=plan, crashes=faults), sometimes)
        asked, read = asked + sometimes["entry SamplesAsked"], read + sometimes["entry SamplesRead"]
    assert asked > read > 0, "nothing was read once more"


def _reading() -> Iterator[int]:
    """The seeds in whose calm lives a task that decides reads numbers."""
    for seed in count():
        plan = random_plan(seed)
        if reads_numbers(plan) and any(
            isinstance(entry, e.SamplesRead) and entry.task
            for entry in map(e.decode, live(Case(seed=seed, plan=plan)).disk)
        ):
            yield seed


@pytest.mark.deep
def test_tasks_decide_in_every_way_and_sources_fail_in_every_way() -> None:
    sometimes, seen = Counter[str](), Counter[str]()
    for seed in range(600):
        case = draw_case(seed)
        if not case.plan.data_sources:
            continue
        for entry in map(e.decode, live(case, sometimes).disk):
            if isinstance(entry, e.SamplesRead):
                seen.update(each.problem.split(":")[0][:20] or "numbers" for each in entry.samples.values())
            elif isinstance(entry, e.OptionChosen) and entry.about == "decide":
                seen[f"{entry.selection} {'alone' if entry.by == 'rules' else 'by people'}"] += 1
            elif isinstance(entry, e.AdviceAsked) and entry.task:
                seen["advice"] += 1
    assert sometimes["a source says nothing"]
    wanted = {"numbers", "nobody listens there", "row 1", "advice", "oContinue alone", "fail alone", "fail by people"}
    assert wanted <= seen.keys(), sorted(seen)
