"""How long does `check` take for plans that want to be expensive? ``python -m benchmarks.hostile``.

A line for each family of mistakes: the size of the plan, then CPU seconds. `read`: reading and decoding alone;
`check`: all of it, as the library does it; with ``--command`` also `turbo-mode check` from the outside. Each figure is
that of a process of its own, which is given up after ten seconds. ``--only WORD`` picks families, ``--slow`` prints
only what takes longer than a second.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from benchmarks.hostile_plans import FAMILIES
from turbo_mode.errors import PlanInvalid
from turbo_mode.plans import reader
from turbo_mode.plans.unreadable import Unreadable

MANY = 25_000
_PATIENCE = 10


class Row(NamedTuple):
    """A family, the size of its plan in bytes, CPU seconds, and what was found."""

    family: str
    size: int
    read: float
    check: float
    command: float
    found: str


def measured(work: Callable[[], str]) -> tuple[float, str]:
    """CPU seconds of some work in a process of its own, and what it says."""
    ours, theirs = multiprocessing.Pipe(duplex=False)

    def run() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (_PATIENCE, _PATIENCE))
        gc.disable()  # as reading does
        began = time.process_time()
        said = work()
        theirs.send((time.process_time() - began, said))

    process = multiprocessing.get_context("fork").Process(target=run)
    process.start()
    theirs.close()
    try:
        took, said = ours.recv()
    except EOFError:
        took, said = float("inf"), "given up"
    process.join()
    return took, said


def check(text: str, name: str) -> str:
    """Reads and checks; how many problems of which codes there are."""
    try:
        problems = reader.parse_plan(text, name, Path("/nowhere") / name).problems
    except PlanInvalid as invalid:
        problems = invalid.problems
    counts: dict[str, int] = {}
    for problem in problems:
        counts[problem.code] = counts.get(problem.code, 0) + 1
    return ", ".join(f"{count} {code}" for code, count in counts.items()) or "good"


def read(text: str, name: str) -> str:
    """Reads and decodes, and checks nothing."""
    try:
        reader._from_text(text, name)
    except Unreadable:
        return "unreadable"
    return ""


def command(text: str, name: str) -> float:
    """CPU seconds of the command."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "turbo_mode", "check", str(path)], capture_output=True, check=False,
                       timeout=2 * _PATIENCE)  # fmt: skip
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def rows(words: list[str], many: int, *, whole: bool) -> Iterator[Row]:
    """Every family of which a word stands in the name."""
    for family, make in FAMILIES.items():
        if words and not any(word in family for word in words):
            continue
        text = make(many)
        name = f"plan.{next((each for each in ('yaml', 'toml') if family.startswith(each)), 'json')}"
        alone, _ = measured(partial(read, text, name))
        both, found = measured(partial(check, text, name))
        yield Row(family, len(text), alone, both, command(text, name) if whole else 0, found)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--only", nargs="*", default=[], metavar="WORD")
    options.add_argument("--many", type=int, default=MANY, metavar="N", help="how many mistakes")
    options.add_argument("--command", action="store_true", help="from the outside too")
    options.add_argument("--slow", action="store_true", help="only what takes longer than a second")
    asked = options.parse_args()
    check(
        next(iter(FAMILIES.values()))(1), "plan.json"
    )  # all modules are there, as in a process that has checked before
    for row in rows(asked.only, asked.many, whole=asked.command):
        if asked.slow and row.check <= 1:
            continue
        outside = f"  command {row.command:5.2f}" if asked.command else ""
        print(f"{row.family:<32} {row.size / 1e6:5.1f} MB  read {row.read:5.2f}  check {row.check:5.2f}{outside}  "
              f"{row.found}", flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
