"""A step costs the same in a plan of 100,000 tasks as in one of a thousand."""

from __future__ import annotations

import statistics
import time

import pytest

from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.decide import step
from turbo_mode.core.machine.inputs import Facts, Report, Submit
from turbo_mode.core.machine.outcomes import Done
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan import model

STEPS = 600
RESULT = {"exitCode": 0, "stdout": "", "stderr": "", "json": None, "files": {}}
SHAPES = ("chain", "fan", "phases")


def plan(shape: str, tasks: int) -> model.Plan:
    """A plan of one phase whose tasks follow each other or not, or of as many phases side by side."""
    made = [model.Task(id=f"t{number}", shell="x") for number in range(tasks)]
    if shape == "phases":
        phases = [model.Phase(id=f"p{number}", needs=[], tasks=[task]) for number, task in enumerate(made)]
    else:
        phases = [model.Phase(id="p", parallel=shape == "fan", tasks=made)]
    return model.Plan(turbo=1, name=shape, phases=phases)


def median_step(shape: str, tasks: int) -> float:
    """The median time of a step in the middle of the plan, in µs: a report, and what starts because of it."""
    state = Execution(Blueprint(plan(shape, tasks)))
    step(state, Submit("x", "x", "", {}), Facts(1))
    took = []
    for number in range(STEPS):
        attempt = next(iter(state.attempts))
        began = time.perf_counter()
        step(state, Report(attempt, Done(RESULT)), Facts(2 + number))
        took.append(time.perf_counter() - began)
    return statistics.median(took) * 1e6


@pytest.mark.parametrize("shape", SHAPES)
def test_a_step_costs_the_same_in_a_large_plan(shape: str) -> None:
    small, large = median_step(shape, 1_000), median_step(shape, 100_000)
    print(f"{shape}: {small:.0f} µs a step among 1,000 tasks, {large:.0f} µs among 100,000")
    assert large < 5 * small
