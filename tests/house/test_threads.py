"""Types that are read from JSON are learnt in one thread: msgspec crashes where two meet one for the first time."""

from __future__ import annotations

import subprocess
import sys

TOGETHER = """
import sys, threading
sys.setswitchinterval(1e-6)

def hand_in():
    from turbo_mode.runtime.embedded.requests import submission_of
    submission_of({"plan": PLAN, "digest": "d", "source": "", "inputs": {}, "plan_dir": "", "actor": ""})

def read():
    from turbo_mode.core.plan.stored import read
    read(b'{"turbo": 1, "name": "x", "phases": [{"id": "a", "tasks": [{"id": "t", "shell": "x"}]}]}')

PLAN = {"turbo": 1, "name": "x", "phases": [{"id": "a", "tasks": [{"id": "t", "shell": "x"}]}]}
threads = [threading.Thread(target=work) for work in (hand_in, read) * 3]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print("well")
"""


def test_plans_are_read_by_many_threads_at_once() -> None:
    done = subprocess.run([sys.executable, "-c", TOGETHER], capture_output=True, text=True, check=False, timeout=120)
    assert (done.stdout, done.returncode) == ("well\n", 0), done.stderr
