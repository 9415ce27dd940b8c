"""``make verify``: the fault suites in their long form, and a table of what they found.

``python -m tests.verify server lock`` runs those whose names have one of these words. The ordinary test run has the
same suites with smaller numbers. Everything that is random prints its seed when it fails.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from typing import NamedTuple


class Suite(NamedTuple):
    """One suite: what it injects, where it is, how many times, and the variable that says so."""

    what: str
    path: str
    times: int
    variable: str


SUITES = [
    Suite("simulated crashes, late and double reports", "tests/simulation", 100_000, "TURBO_MODE_CRASH_POINTS"),
    Suite("power loss under the real journal", "tests/store", 100_000, "TURBO_MODE_POWER_LOSS_POINTS"),
    Suite(
        "forks, second tries and skips, simulated",
        "tests/simulation/test_second_lives.py",
        3_000,
        "TURBO_MODE_LINEAGES",
    ),
    Suite("steps in a large plan", "tests/machine/test_step_cost.py", 100_000, "TURBO_MODE_LARGE"),
    Suite("kill -9 while somebody pays", "tests/faults/test_payments.py", 20, "TURBO_MODE_PAYMENT_STORIES"),
    Suite("kill -9 of the real engine", "tests/faults/test_kill.py", 1_000, "TURBO_MODE_KILLS"),
    Suite("kill -9 while executions compete for locks", "tests/faults/test_locks.py", 200, "TURBO_MODE_LOCK_KILLS"),
    Suite("kill -9 of a parent with children", "tests/faults/test_children.py", 200, "TURBO_MODE_CHILD_KILLS"),
    Suite("kill -9 of an engine over PostgreSQL", "tests/postgresql/test_engines.py", 100, "TURBO_MODE_DATABASE_KILLS"),
    Suite(
        "the same while they compete for locks",
        "tests/postgresql/test_engines.py",
        50,
        "TURBO_MODE_DATABASE_LOCK_KILLS",
    ),
    Suite("cuts under an engine over PostgreSQL", "tests/postgresql/test_engines.py", 20, "TURBO_MODE_CUT_STORIES"),
    Suite("kill -9 while events are delivered", "tests/delivery/test_kills.py", 200, "TURBO_MODE_DELIVERY_KILLS"),
    Suite("kill -9 of a server under load", "tests/server/test_executions.py", 100, "TURBO_MODE_SERVER_KILLS"),
    Suite("kill -9 of an owner with plugins", "tests/plugins/test_kill.py", 200, "TURBO_MODE_PLUGIN_KILLS"),
    Suite("kill -9 of workers and server at Temporal", "tests/temporal/test_kills.py", 60, "TURBO_MODE_TEMPORAL_KILLS"),
    Suite(
        "tasks of one plan at a Temporal cluster", "tests/temporal/test_scale.py", 100_000, "TURBO_MODE_TEMPORAL_LARGE"
    ),
    Suite("kill -9 during the release example", "tests/faults/test_release.py", 100, "TURBO_MODE_RELEASE_KILLS"),
    Suite(
        "kill -9 of whoever starts what is due", "tests/acceptance/test_schedules.py", 100, "TURBO_MODE_SCHEDULE_KILLS"
    ),
]


def run(suite: Suite, scale: float) -> tuple[bool, float, list[str]]:
    """Runs one suite; returns whether it passed, how long it took in s, and what it printed about its figures."""
    count = max(1, int(suite.times * scale))
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-rP", "-n", str(os.cpu_count() or 2), suite.path],
        env={"TURBO_MODE_SEED": "random"} | os.environ | {suite.variable: str(count)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    said = [line.strip() for line in done.stdout.splitlines() if "seed" in line and line[:1].isdigit()]
    if done.returncode:
        print(done.stdout.partition("= PASSES =")[0][-20_000:])
    return done.returncode == 0, time.monotonic() - began, said


def main() -> int:
    """Run all, a row as each has ended; ``TURBO_MODE_VERIFY_SCALE`` (default 1) multiplies the counts."""
    parser = argparse.ArgumentParser(prog="python -m tests.verify", description=main.__doc__)
    parser.add_argument("words", nargs="*", default=[""], help="only suites whose names have one of them")
    words = parser.parse_args().words
    suites = [suite for suite in SUITES if any(word in suite.what for word in words)]
    scale = float(os.environ.get("TURBO_MODE_VERIFY_SCALE", "1"))
    wide = max((len(suite.what) for suite in suites), default=0)
    print(f"{'fault':{wide}}  {'points':>7}  {'took':>7}  violations", flush=True)
    good = True
    for suite in suites:
        passed, seconds, said = run(suite, scale)
        good = good and passed
        points, found = f"{int(suite.times * scale):,}", "none" if passed else "SEE ABOVE"
        print(f"{suite.what:{wide}}  {points:>7}  {seconds:5.0f} s  {found}", flush=True)
        for line in said:
            print(f"  {line}", flush=True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
