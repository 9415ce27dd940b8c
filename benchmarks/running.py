"""One measured run: a fresh process in a fresh directory, with the load of others beside it."""

import json
import os
import subprocess
import tempfile
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.catalog import Variant, Workload
from benchmarks.environments import HERE
from benchmarks.machine import Load, LoadMeter

TIMEOUT = 300.0


@dataclass(frozen=True)
class Sample:
    """What one variant did on one workload in one round. Without a value, `error` says what went wrong."""

    round: int
    workload: str
    variant: str
    n: int
    value: float | None
    load: Load
    facts: dict[str, object] = field(default_factory=dict)
    error: str | None = None

    def line(self) -> str:
        """Write it as one line of JSON."""
        return json.dumps({"kind": "sample", **asdict(self)}, ensure_ascii=False)


class RunFailed(Exception):
    """A driver that didn't do the whole work; the message says what it said last."""


def take(round_: int, workload: Workload, variant: Variant, n: int, scratch: Path) -> Sample:
    """Run a variant once. A failure becomes part of the sample: the other variants still have their turn."""
    # Another run's writes that still wait in memory would be forced out at this one's cost.
    os.sync()
    meter = LoadMeter()
    value: float | None = None
    facts: dict[str, object] = {}
    error = None
    try:
        if workload.id == "w3":
            value, facts = _cold_starts(variant, n, scratch)
        else:
            facts = _process(variant, workload.id, n, scratch)
            value = _value(facts)
    except (RunFailed, OSError, subprocess.SubprocessError) as problem:
        error = f"{type(problem).__name__}: {problem}"
    return Sample(round_, workload.id, variant.id, n, value, meter.read(), facts, error)


def _cold_starts(variant: Variant, n: int, scratch: Path) -> tuple[float, dict[str, object]]:
    """Start n processes one after another; the value is the median from start to exit, in seconds."""
    walls = []
    facts: dict[str, object] = {}
    for _ in range(n):
        with tempfile.TemporaryDirectory(dir=scratch) as directory:
            started = time.perf_counter()
            output = _finish(variant.arguments("w3", 1), Path(directory))
            walls.append(time.perf_counter() - started)
            facts = _last_json(output)
    return median(walls), {**facts, "walls": walls}


def _process(variant: Variant, workload: str, n: int, scratch: Path) -> dict[str, object]:
    with tempfile.TemporaryDirectory(dir=scratch) as directory:
        facts = _last_json(_finish(variant.arguments(workload, n), Path(directory)))
    if not facts:
        raise RunFailed("the driver reported nothing")
    return facts


def _finish(arguments: list[str], directory: Path) -> str:
    """Carry a command out and give back what it printed."""
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent), "LANGSMITH_TRACING": "false"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # nobody compiles himself anew at each start
    done = subprocess.run(
        arguments,
        check=False,
        cwd=directory,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
    )
    if done.returncode != 0:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["nothing was printed"]
        raise RunFailed(f"exit code {done.returncode}, {last[0]}")
    return done.stdout


def _last_json(output: str) -> dict[str, object]:
    """Find the driver's report; a command that is not a driver has none."""
    lines = [line for line in output.splitlines() if line.startswith("{")]
    found: dict[str, object] = json.loads(lines[-1]) if lines else {}
    return found


def _value(facts: dict[str, object]) -> float:
    """Take the driver's figure, or tasks per second if every result is really on the disk."""
    if "value" in facts:
        return float(str(facts["value"]))
    tasks, persisted = int(str(facts["tasks"])), int(str(facts["persisted"]))
    if persisted < tasks:
        raise RunFailed(f"only {persisted} of {tasks} results were found on the disk")
    return tasks / float(str(facts["seconds"]))
