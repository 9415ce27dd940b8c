"""How long does a gate with numbers take? ``python -m benchmarks.gates``.

A task has brought samples of many metrics, and the machine weighs the gate: it reads the samples out of the state,
judges each metric, weighs the options and makes the entry. Each decision sees other numbers. The engine has numpy count
where it is installed; Temporal's workflow counts in plain Python, and both find the same.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator

from turbo_mode.core.decisions.counting import Choosing, plainly
from turbo_mode.core.machine.apply import apply
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.decide import decide, step
from turbo_mode.core.machine.entries import EscalationRaised, OptionChosen
from turbo_mode.core.machine.inputs import Facts, Report, Submit
from turbo_mode.core.machine.outcomes import Done
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan import model
from turbo_mode.runtime.embedded.counting import counting

METRICS = 50


def plan() -> model.Plan:
    """A phase with one task, whose gate looks at all metrics."""
    names = [f"m{number}" for number in range(METRICS)]
    outputs: dict[str, str | model.Output] = {
        f"{name}{kind}": f"result.json.{name}{kind}" for name in names for kind in ("new", "old")
    }
    evidence = {
        name: model.Evidence(
            metric=model.Metric(
                candidate=model.Samples(values=f"tasks.load.outputs.{name}new"),
                baseline=model.Samples(values=f"tasks.load.outputs.{name}old"),
            )
        )
        for name in names
    }
    options = {"go": model.Option(then="continue"), "back": model.Option(then="fail")}
    task = model.Task(id="load", shell="x", outputs=outputs)
    phase = model.Phase(id="canary", tasks=[task], gate=model.Gate(evidence=evidence, options=options))
    return model.Plan(turbo=1, name="gates", phases=[phase])


def samples(rng: random.Random, size: int) -> dict[str, list[float]]:
    """Numbers as metrics have them: about half are whole, the others have a fraction."""
    digits = [rng.choice([0, 3]) for _ in range(METRICS)]
    return {
        f"m{number}{kind}": [round(rng.lognormvariate(5, 0.3), digits[number]) for _ in range(size)]
        for number in range(METRICS)
        for kind in ("new", "old")
    }


def took(size: int, times: int, choosing: Choosing) -> Iterator[tuple[float, float]]:
    """The time of each decision in ms, by the clock and of the processor."""
    rng, blueprint = random.Random(1), Blueprint(plan())
    for _ in range(times):
        state = Execution(blueprint)
        step(state, Submit("x", "x", "", {}), Facts(1))
        result = {"json": samples(rng, size), "exitCode": 0}
        entries = decide(state, Report(next(iter(state.attempts)), Done(result)), Facts(2, counting=choosing))
        apply(state, next(entries))
        begun, work = time.perf_counter(), time.thread_time()
        entry = next(entries)
        yield 1000 * (time.perf_counter() - begun), 1000 * (time.thread_time() - work)
        assert isinstance(entry, OptionChosen | EscalationRaised)


def main() -> None:
    """Prints a line for each size of the samples and each way to count."""
    for size, times, choosing, who in (
        (500, 300, counting, "numpy"), (1000, 300, counting, "numpy"), (500, 20, plainly, "plain Python"),
    ):  # fmt: skip
        found = list(took(size, times, choosing))
        print(f"{METRICS} metrics, {size} beside {size} values, {who}:", end="")
        for word, measured in zip(("by the clock", "of the processor"), zip(*found, strict=True), strict=True):
            shares = statistics.quantiles(measured, n=100, method="inclusive")
            print(f"  {shares[49]:.1f} ms, p99 {shares[98]:.1f} ms {word}", end="")
        print()


if __name__ == "__main__":
    main()
