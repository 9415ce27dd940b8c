"""A step costs the same in a plan of very many tasks as in one of a thousand, and with 100,000 instances as with ten.

``TURBO_MODE_LARGE`` says how many tasks, and of how many instances the memory is measured.
"""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from tests.deep import deep
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.decide import step
from turbo_mode.core.machine.inputs import Facts, Report, Submit
from turbo_mode.core.machine.outcomes import Done
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan import model

STEPS = 600
LARGE = int(os.environ.get("TURBO_MODE_LARGE", "30000"))
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
    """The median work of a step in the middle of the plan, in µs: a report, and what starts because of it."""
    state = Execution(Blueprint(plan(shape, tasks)))
    step(state, Submit("x", "x", "", {}), Facts(1))
    took = []
    for number in range(STEPS):
        attempt = next(iter(state.attempts))
        began = time.thread_time()
        step(state, Report(attempt, Done(RESULT)), Facts(2 + number))
        took.append(time.thread_time() - began)
    return statistics.median(took) * 1e6


@pytest.mark.parametrize("shape", [*SHAPES[:2], *deep(SHAPES[2:])])
def test_a_step_costs_the_same_in_a_large_plan(shape: str) -> None:
    small, large = median_step(shape, 1_000), median_step(shape, LARGE)
    print(f"{shape}: {small:.0f} µs a step among 1,000 tasks, {large:.0f} µs among {LARGE:,}")
    assert large < 5 * small


def fan_out(instances: int) -> Iterator[Execution]:
    """A fan-out, yielded once at its beginning and then after the end of each instance."""
    task = model.Task(
        id="shard", foreach="inputs.things", key="item", max_items=1_000_000, shell="x", env={"IT": "${{ item }}"},
        outputs={"code": "result.exitCode"}, compensate=model.Action(shell="y"),
    )  # fmt: skip
    phase = model.Phase(id="p", tasks=[task], max_parallel=4)
    plan = model.Plan(turbo=1, name="many", inputs={"things": model.Input(type="list")}, phases=[phase])
    state = Execution(Blueprint(plan))
    step(state, Submit("x", "x", "", {"things": [f"orders_{number}" for number in range(instances)]}), Facts(1))
    while not state.ended:
        yield state
        step(state, Report(next(iter(state.attempts)), Done(RESULT)), Facts(2))


def times(instances: int, most: int) -> list[float]:
    """How much work the steps are that end an instance and begin another, in µs."""
    took, ends = [], fan_out(instances)
    next(ends)
    for _ in range(min(instances - 4, most)):
        began = time.thread_time()
        next(ends)
        took.append((time.thread_time() - began) * 1e6)
    return took


@pytest.mark.deep
def test_a_step_costs_the_same_with_many_instances() -> None:
    small = statistics.median(took for _ in range(100) for took in times(10, 6))
    large = statistics.median(times(100_000, STEPS))
    print(f"{small:.0f} µs a step among 10 instances, {large:.0f} µs among 100,000")
    assert large < 5 * small


def resident() -> int:
    """The memory of this process, in KiB."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * 4


def grow(instances: int) -> None:
    """Carries out a whole fan-out; prints the memory at its beginning, in the middle and at its end."""
    gc.disable()  # nothing here goes in circles
    for number, _ in enumerate(fan_out(instances)):
        if number in (0, instances // 2, instances - 1):
            print(resident())


@pytest.mark.deep
def test_the_memory_of_many_instances_grows_evenly_and_stays_small() -> None:
    command = [sys.executable, "-c", f"from {__name__} import grow; grow({LARGE})"]
    start, middle, end = map(int, subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())
    print(f"MiB: {start >> 10} before {LARGE:,} instances, {middle >> 10} after half of them, {end >> 10} at the end")
    assert end - start < 3 * LARGE
    assert end - middle < 2 * (middle - start)
