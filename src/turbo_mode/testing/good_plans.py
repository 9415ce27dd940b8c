"""Carries out random plans that ``check`` calls good, and sees whether anything fails that it could have known."""

from __future__ import annotations

from collections import Counter

import msgspec

from turbo_mode.core.plan.model import Plan
from turbo_mode.errors import PlanInvalid
from turbo_mode.plans.reader import parse_plan
from turbo_mode.testing.documents import Document, random_document
from turbo_mode.testing.faults import draw_case
from turbo_mode.testing.simulator import Simulation
from turbo_mode.testing.unmade import failed_knowably, watched

WOULD_FAIL = frozenset(("W0505", "W0517", "W0518"))
"""Warnings that something fails in some case."""
REFUSED_TRIED = 8
"""One in so many refused plans is carried out all the same, to count how many of them would have failed."""


def try_plan(seed: int, tally: Counter[str], places: Counter[str]) -> list[str]:
    """What goes wrong with the plan of a seed although it is good; nothing for one that isn't."""
    document, placed = random_document(seed)
    tally["drawn"] += 1
    try:
        loaded = parse_plan(document)
    except PlanInvalid:
        tally["refused"] += 1
        if seed % REFUSED_TRIED == 0:
            tally["refused, carried out"] += 1
            tally["refused, would have failed"] += bool(_as_it_is(document, seed))
        return []
    if any(problem.code in WOULD_FAIL for problem in loaded.problems):
        tally["warned"] += 1
        return []
    tally["good"] += 1
    places.update(placed)
    return carry_out(loaded.plan, seed, tally)


def _as_it_is(document: Document, seed: int) -> list[str]:
    try:
        return carry_out(msgspec.convert(document, Plan), seed, Counter())
    except msgspec.ValidationError as problem:
        return [str(problem)]


def carry_out(plan: Plan, seed: int, tally: Counter[str]) -> list[str]:
    """One life of a plan: what can't be evaluated in it, or how the machine breaks."""
    case = draw_case(seed, plan=plan)
    case = msgspec.structs.replace(
        case, crashes=case.crashes if seed % 4 == 0 else (), acts=case.acts if seed % 2 else ()
    )
    simulation = Simulation(case)
    with watched() as unmade:
        try:
            simulation.run()
        except Exception as problem:
            return [f"{type(problem).__name__}: {problem}"]
    tally[f"ended {simulation.state.status} {simulation.state.outcome}".strip()] += 1
    return [*map(str, unmade), *failed_knowably(simulation)]
