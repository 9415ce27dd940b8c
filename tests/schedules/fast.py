"""The command line in a process whose calendar is quick: ``python fast.py BEGAN STARTS SPEED WORDS...``

At the real time BEGAN (ms) its wall clock showed STARTS (ms), and it is SPEED times as fast. Programs, time-outs and
the journal have the real time.
"""

from __future__ import annotations

import sys
import time

from turbo_mode.cli import main
from turbo_mode.runtime.embedded import scheduler
from turbo_mode.runtime.embedded.clock import WallClock

BEGAN, STARTS, SPEED = map(int, sys.argv[1:4])


class FastClock(WallClock):
    def now(self) -> int:
        return STARTS + (time.time_ns() // 1_000_000 - BEGAN) * SPEED

    def until(self, due: int) -> float:
        return super().until(due) / SPEED


if __name__ == "__main__":
    vars(scheduler)["WallClock"] = FastClock
    sys.exit(main(sys.argv[4:]))
