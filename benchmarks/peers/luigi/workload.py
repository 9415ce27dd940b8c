"""Luigi on the shared workloads: local scheduler, one worker (two were slower), one file a task.

Luigi writes a temporary file and renames it, and never calls fsync: what it reports as done may be gone after a power
loss. It is here since its users live with that.

Of the ways to write the same work, these were the fastest here in one build: `requires` for the chain, dynamic
dependencies for the fan (four times as fast as `requires`, whose cost grows with the square of what is pending). A
build of its own for each step was faster still, but then nothing knows the whole plan.
"""

# mypy: allow-untyped-calls

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count as numbers
from pathlib import Path

import luigi

from benchmarks.driver import Engine, Shape, drive

OUTPUT = Path("output")


class Marker(luigi.Task):
    """A task of one execution that does nothing but leave a file behind."""

    execution = luigi.IntParameter()
    step = luigi.IntParameter()

    def output(self) -> luigi.LocalTarget:
        """Name the file whose existence means that the task is done."""
        return luigi.LocalTarget(str(OUTPUT / "-".join([self.task_family, *map(str, self.param_args)])))

    def run(self) -> Iterator[list["Marker"]] | None:
        """Write the marker."""
        with self.output().open("w") as file:
            file.write("done")
        return None


class Link(Marker):
    """One task of a chain; it needs the one before."""

    def requires(self) -> list[Marker]:
        """Name the task before, if there is one."""
        return [Link(self.execution, self.step - 1)] if self.step else []


class Leaf(Marker):
    """One of the parallel tasks of a step."""

    place = luigi.IntParameter()


class Fan(Marker):
    """All steps of a fan, each begun when the one before is done."""

    width = luigi.IntParameter()

    def run(self) -> Iterator[list[Marker]]:
        """Ask for one step after another."""
        for step in range(self.step):
            yield [Leaf(self.execution, step, place) for place in range(self.width)]
        super().run()


class Luigi:
    """Luigi's own build function."""

    distribution = "luigi"

    def __init__(self) -> None:
        self.executions = numbers()

    def prepare(self, shape: Shape) -> Callable[[], None]:
        """Make the root of every execution, from which Luigi finds the rest."""
        executions = [next(self.executions) for _ in range(shape.executions)]
        if shape.width == 1:
            roots: list[Marker] = [Link(execution, shape.steps - 1) for execution in executions]
        else:
            roots = [Fan(execution, shape.steps, shape.width) for execution in executions]

        def run() -> None:
            if not luigi.build(roots, local_scheduler=True, workers=1):
                raise RuntimeError("Luigi says that the build failed")

        return run

    def durability(self) -> str:
        """Say what its targets do."""
        return "one file a task, renamed into place, no fsync: NOT durable"

    def persisted(self) -> int:
        """Count the marker files of links and leaves."""
        return len(list(OUTPUT.glob("L*")))


@contextmanager
def opened() -> Iterator[Engine]:
    """Silence the log, which would be measured otherwise."""
    OUTPUT.mkdir()
    logging.disable(logging.CRITICAL)
    yield Luigi()


if __name__ == "__main__":
    drive(opened())
