"""What is compared: the workloads, the variants that carry them out, and the targets between them."""

import sys
from dataclasses import dataclass

from benchmarks.environments import HERE, PEERS, interpreter


@dataclass(frozen=True)
class Workload:
    """One piece of work. `n` is its size (see `driver.shape_of`), `quick` the smaller one."""

    id: str
    title: str
    n: int
    quick: int
    unit: str
    less_is_better: bool = False


WORKLOADS = (
    Workload("commits", "Disk: one row a commit, SQLite WAL + FULL", 2_000, 500, "rows/s"),
    Workload("rows", "Disk: 100 rows a commit, SQLite WAL + FULL", 200, 50, "rows/s"),
    Workload("fdatasync", "Disk: 4 KiB appended + fdatasync, p50", 500, 200, "µs", less_is_better=True),
    Workload("w1", "W1 Chain of {n} tasks", 500, 100, "tasks/s"),
    Workload("w2", "W2 Fan of 10 phases × {n} parallel tasks", 100, 20, "tasks/s"),
    Workload("w4", "W4 {n} executions × 5 tasks at once", 200, 40, "tasks/s"),
    Workload("w5", "W5 Chain of {n} tasks, each reads the one before", 500, 100, "tasks/s"),
    Workload("w6", "W6 Fan of 10 phases × {n} parallel tasks", 10_000, 1_000, "tasks/s"),
    Workload("w3", "W3 Cold start of a one-task plan, start to exit", 3, 1, "s", less_is_better=True),
)


@dataclass(frozen=True)
class Variant:
    """One way to carry work out. `durable` is false where a power loss may take what was reported as done."""

    id: str
    label: str
    workloads: tuple[str, ...]
    command: tuple[str, ...]
    peer: str | None = None
    options: tuple[str, ...] = ()
    durable: bool = True

    def arguments(self, workload: str, n: int) -> list[str]:
        """Write the command line of one process."""
        if workload == "w3" and self.id == "ours":
            return [str(interpreter("ours").with_name("turbo-mode")), "run", str(HERE / "hello.yaml")]
        if self.id == "bare":
            return list(self.command)
        return [*self.command, workload, str(n), *self.options]


ENGINE = ("w1", "w2", "w4", "w3")
OURS = (*ENGINE, "w5", "w6")


def _peer(id: str, label: str, peer: str, *options: str, durable: bool = True) -> Variant:
    command = (str(interpreter(peer)), str(PEERS / peer / "workload.py"))
    return Variant(id, label, ENGINE, command, peer, options, durable)


VARIANTS = (
    Variant("disk", "Raw disk limit", ("commits", "rows", "fdatasync"), (sys.executable, "-m", "benchmarks.limit")),
    Variant("ours", "TURBO MODE", OURS, (sys.executable, "-m", "benchmarks.ours")),
    _peer("langgraph", "LangGraph, durability=sync", "langgraph"),
    _peer("dbos", "DBOS, SQLite as it comes", "dbos"),
    _peer("dbos-wal", "DBOS, SQLite WAL + FULL", "dbos", "wal"),
    _peer("luigi", "Luigi, no fsync", "luigi", durable=False),
    Variant("bare", "Python alone, no work", ("w3",), (sys.executable, "-c", "pass"), durable=False),
)


@dataclass(frozen=True)
class Target:
    """Ours on a workload against `times` the figure of `variant` on `base`; without a variant `times` is the limit."""

    workload: str
    times: float
    variant: str | None = None
    base: str | None = None

    @property
    def words(self) -> str:
        """Say it as the design does."""
        if self.variant is None:
            return f"≤ {self.times:g} s"
        if self.variant == "disk":
            return f"≥ {self.times:.0%} of the disk's single-row commits"
        if self.variant == "ours":
            return f"≥ {self.times:.0%} of our own {(self.base or '').upper()}"
        return f"≥ {self.times:g} × LangGraph"


TARGETS = (
    Target("w1", 3, "langgraph", "w1"),
    Target("w1", 0.4, "disk", "commits"),
    Target("w2", 5, "langgraph", "w2"),
    Target("w4", 15, "langgraph", "w4"),
    Target("w5", 0.5, "ours", "w1"),
    Target("w6", 0.8, "ours", "w2"),
    Target("w3", 0.3),
)
