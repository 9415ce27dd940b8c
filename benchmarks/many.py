"""`python -m benchmarks.many [N ...]`: so many executions at once in the hands of one owner, and what they cost.

Each has done a task and waits for a signal. For each number in processes of their own: how fast they start, what one
that waits takes of memory and of the store, and what it costs the next owner to take one up again.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.driver import count
from benchmarks.ours import NOOP, STORE
from turbo_mode import Plan, TurboMode

TASKS = [{"id": "before", **NOOP}, {"id": "hold", "wait": {"signal": "go"}, "timeout": "7d"}, {"id": "after", **NOOP}]
DOCUMENT = {"turbo": 1, "name": "waits", "phases": [{"id": "only", "tasks": TASKS}]}
WAITING = "SELECT count(*) FROM journal WHERE kind = 'AttemptStarted' AND instr(body, '\"task\":\"hold\"')"
USUAL = ("10", "1000", "10000")
HEAD = (
    "| executions | started, a second | memory of one, kB | store of one, kB | taken up again, a second |\n"
    "|---|---|---|---|---|"
)


def _memory() -> int:
    """The memory of this process in kB."""
    return int(Path("/proc/self/status").read_text().partition("VmRSS:")[2].split()[0])


def _start(many: int) -> str:
    with TurboMode() as turbo:
        plan = Plan.from_dict(DOCUMENT)
        before, began = _memory(), time.perf_counter()
        for _ in range(many):
            turbo.start(plan)
        while count(STORE, WAITING) < many:
            time.sleep(0.02)
        rate = many / (time.perf_counter() - began)
        memory = (_memory() - before) / many
    stored = sum(file.stat().st_size for file in STORE.parent.glob(f"{STORE.name}*")) / 1024 / many
    return f"{rate:,.0f} | {memory:,.1f} | {stored:,.1f}"


def _take_up(many: int) -> str:
    with TurboMode() as turbo:
        began = time.perf_counter()
        taken = len(turbo.resume())
        if taken != many:
            raise RuntimeError(f"{taken} of {many} executions were taken up")
        return f"{many / (time.perf_counter() - began):,.0f}"


def _apart(step: str, many: str, folder: str) -> str:
    paths = os.pathsep.join(sys.path)
    command = [sys.executable, "-m", "benchmarks.many", step, many]
    return subprocess.check_output(command, cwd=folder, env=os.environ | {"PYTHONPATH": paths}, text=True).strip()


def main(words: list[str]) -> None:
    """One step in the working folder, or the table for these numbers."""
    steps = {"start": _start, "take-up": _take_up}
    if words and words[0] in steps:
        print(steps[words[0]](int(words[1])))
        return
    print(HEAD)
    for many in words or USUAL:
        with tempfile.TemporaryDirectory() as folder:
            print(
                f"| {int(many):,} | {_apart('start', many, folder)} | {_apart('take-up', many, folder)} |", flush=True
            )


if __name__ == "__main__":
    main(sys.argv[1:])
