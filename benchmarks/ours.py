"""TURBO MODE on the shared workloads."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.driver import Engine, Shape, count, drive
from turbo_mode import Plan, TurboMode

STORE = Path(".turbo-mode") / "store.db"
NOOP = {"python": {"call": "benchmarks.noop:noop"}}


def document(shape: Shape) -> dict[str, object]:
    """Write the plan: a chain is one phase in written order, a fan is a parallel phase for each step."""
    if shape.width == 1:
        work = _reading if shape.reading else lambda step: NOOP
        chain = [{"id": f"task{step}", **work(step)} for step in range(shape.steps)]
        return {"turbo": 1, "name": "chain", "phases": [{"id": "chain", "tasks": chain}]}
    phases = [
        {
            "id": f"phase{step}",
            "parallel": True,
            "tasks": [{"id": f"task{step}_{place}", **NOOP} for place in range(shape.width)],
        }
        for step in range(shape.steps)
    ]
    together = {"maxParallel": shape.width}
    return {"turbo": 1, "name": "fan", "executionPipeline": together, "phases": phases}


def _reading(step: int) -> dict[str, object]:
    """A task that is given what the one before it returned, and hands on one more."""
    before = f"${{{{ tasks.task{step - 1}.outputs.count }}}}" if step else 0
    return {
        "python": {"call": "benchmarks.noop:after", "args": {"before": before}},
        "outputs": {"count": "result.value"},
    }


class Ours:
    """The library, as an application uses it."""

    distribution = "turbo-mode"

    def __init__(self, turbo: TurboMode) -> None:
        self.turbo = turbo

    def prepare(self, shape: Shape) -> Callable[[], None]:
        """Decode the plan; then start every execution and wait for all of them."""
        plan = Plan.from_dict(document(shape))

        def run() -> None:
            handles = [self.turbo.start(plan) for _ in range(shape.executions)]
            ends = {handle.wait().status for handle in handles}
            if ends != {"COMPLETED"}:
                raise RuntimeError(f"executions ended as {', '.join(sorted(ends))}")

        return run

    def durability(self) -> str:
        """Name the journal's settings; the store reads them back itself when it opens and refuses weaker ones."""
        return "SQLite, journal_mode=WAL, synchronous=FULL"

    def persisted(self) -> int:
        """Count the journal's entries of completed tasks."""
        return count(STORE, "SELECT count(*) FROM journal WHERE kind = 'TaskCompleted'")


@contextmanager
def opened() -> Iterator[Engine]:
    """Open the library on the working directory, which is fresh."""
    with TurboMode() as turbo:
        yield Ours(turbo)


if __name__ == "__main__":
    drive(opened())
