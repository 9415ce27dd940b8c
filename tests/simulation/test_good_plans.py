"""What ``check`` calls good never fails for a reason that it could have known.

Random plans with an expression in every place are carried out on simulated tasks that succeed, fail, time out, are lost
or skipped. ``TURBO_MODE_GOOD_PLANS`` says how many good ones; what was drawn and how it ended is printed.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from itertools import count

import pytest

from turbo_mode.testing.documents import random_document
from turbo_mode.testing.good_plans import try_plan

GOOD_PLANS = int(os.environ.get("TURBO_MODE_GOOD_PLANS", "80"))
FIRST = int(os.environ.get("TURBO_MODE_GOOD_PLANS_FROM", "0"))


@pytest.mark.deep
def test_a_good_plan_fails_for_no_reason_that_could_be_known() -> None:
    tally: Counter[str] = Counter()
    places: Counter[str] = Counter()
    broken: dict[int, str] = {}
    for seed in count(FIRST):
        if tally["good"] >= GOOD_PLANS:
            break
        if wrong := try_plan(seed, tally, places):
            broken[seed] = wrong[0]
    print(f"{dict(sorted(tally.items()))}\n{len(places)} places: {dict(places.most_common())}")
    if broken:
        print("\n".join(f"seed {seed}: {wrong}" for seed, wrong in broken.items()))
        pytest.fail(f"{len(broken)} good plans fail, the first is {json.dumps(random_document(min(broken))[0])}")
    assert tally["good"] > tally["drawn"] / 5
    assert tally["ended COMPLETED"] > tally["good"] / 10
