"""With locks and slots a step costs the same among 100,000 instances as among a thousand."""

from __future__ import annotations

import statistics
import time

from turbo_mode.core.allocator.inputs import Resize
from turbo_mode.core.allocator.state import RUNNING
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.inputs import Facts, Report, Submit
from turbo_mode.core.machine.outcomes import Done
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan import model
from turbo_mode.testing.sharing import Shared

STEPS = 400
RESULT = {"exitCode": 0, "stdout": "", "stderr": "", "json": None, "files": {}}


def median_step(instances: int) -> float:
    """The median time of a step in the middle of a fan-out whose instances share locks and four slots, in µs."""
    things = [f"host-{number % 50}" for number in range(instances)]
    task = model.Task(
        id="work", foreach="inputs.things", max_items=1_000_000, shell="x", priority=1, concurrency="${{ item }}"
    )
    plan = model.Plan(turbo=1, name="many", inputs={"things": []}, phases=[model.Phase(id="p", tasks=[task])])
    state, shared = Execution(Blueprint(plan)), Shared()
    shared.ask(Resize(RUNNING, 4), Facts(1))
    shared.feed(state, Submit("x", "x", "", {"things": things}), Facts(1))
    shared.hear(state, Facts(1))
    took = []
    for number in range(STEPS):
        attempt = next(iter(state.attempts))
        began = time.perf_counter()
        shared.feed(state, Report(attempt, Done(RESULT)), Facts(2 + number))
        shared.hear(state, Facts(2 + number))
        took.append(time.perf_counter() - began)
        assert 0 < len(state.attempts) <= 4
    return statistics.median(took) * 1e6


def test_a_step_with_locks_costs_the_same_among_many() -> None:
    small, large = median_step(1_000), median_step(100_000)
    print(f"{small:.0f} µs a step among 1,000 instances, {large:.0f} µs among 100,000")
    assert large < 5 * small
