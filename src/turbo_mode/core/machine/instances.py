"""The instances of a fan-out task, counted: which one begins next, how many run, how the others ended.

An instance has no state of its own before it begins, and what a step needs to know about all of them is a number here.
So a step costs the same with 100,000 instances as with ten. Batches are a bound on the index: those up to ``until`` may
begin, and the bound moves on when all of them have ended. Failures are counted against ``limit``, the tolerance of the
first batch or of all; beyond it nothing new begins, and what has begun comes to its end.
"""

from __future__ import annotations

from collections import deque
from typing import Any

from turbo_mode.core.plan import model


class FanOut:
    """The instances of one task in one round. ``again`` are those that wait for a further attempt, ``bad`` that failed.

    ``most`` is the limit on attempts at once (0: none of its own; 1 where all have one lock), ``batch`` the size of a
    batch (0: all at once). ``queued`` says that the task stands in the queue of its phase, which it does while an
    instance may start.
    """

    __slots__ = (
        "again", "bad", "batch", "cancelled", "completed", "halted", "items", "keys", "limit", "most", "next", "open",
        "queued", "running", "skipped", "tolerated", "until",
    )  # fmt: skip

    def __init__(self, task: model.Task, items: list[Any], keys: list[str]) -> None:
        self.items = items
        self.keys = keys
        self.most = 1 if task.concurrency and "${{" not in task.concurrency else task.max_parallel or 0
        self.tolerated = self.limit = allowed(task.tolerate, len(items))
        self.batch = 0
        self.until = len(items)
        if task.batch is not None:
            self._begin_batches(task.batch)
        self.next = 0
        self.again: deque[int] = deque()
        self.open = 0
        self.running = 0
        self.queued = False
        self.halted = False
        self.completed = 0
        self.skipped = 0
        self.cancelled = 0
        self.bad: list[int] = []

    def _begin_batches(self, batch: model.Batch) -> None:
        self.batch = batch.size
        self.until = min(batch.first or batch.size, len(self.items))
        tolerated = batch.tolerate_first or ("0" if batch.first else None)
        if tolerated is not None:
            self.limit = min(self.limit, allowed(tolerated, self.until))

    @property
    def weight(self) -> int:
        """How much work the task stands for: its instances, or itself when it has none."""
        return max(len(self.items), 1)

    @property
    def counts(self) -> dict[str, int]:
        """How its instances have ended so far, and how many there are."""
        return {
            "completed": self.completed, "failed": len(self.bad), "cancelled": self.cancelled, "skipped": self.skipped,
            "total": len(self.items),
        }  # fmt: skip

    @property
    def ended(self) -> int:
        """How many instances have ended."""
        return self.next - self.open

    @property
    def is_stopped(self) -> bool:
        """More have failed than are tolerated, or the time of the phase is up: none begins any more."""
        return self.halted or len(self.bad) > self.limit

    @property
    def is_over(self) -> bool:
        """All that have begun have ended, and no other will begin."""
        return not self.open and (self.next == len(self.items) or self.is_stopped)

    @property
    def may_start(self) -> bool:
        """An attempt may start, as far as this task is concerned."""
        if self.most and self.running >= self.most:
            return False
        return bool(self.again) or (self.next < self.until and not self.is_stopped)

    @property
    def coming(self) -> int:
        """The index of the instance that starts next."""
        return self.again[0] if self.again else self.next

    def key(self, index: int) -> str:
        """The name of an instance."""
        return self.keys[index] if self.keys else str(index)

    def is_called(self, index: int, name: str) -> bool:
        """Whether people mean this instance: by its key, or by its index where that is nobody's key."""
        return name == self.key(index) or (name == str(index) and name not in self.keys)

    # -- only for ``apply`` --------------------------------------------------------------------------------------------

    def take(self, index: int) -> bool:
        """Whether this is the instance that starts next; if so, another one is from now on."""
        if index != self.coming:
            return False
        if self.again:
            self.again.popleft()
        else:
            self.next += 1
            self.open += 1
        return True

    def halt(self) -> None:
        """The time of the phase is up."""
        self.halted = True
        self.queued = False
        self.again.clear()

    def end(self, index: int, status: str) -> None:
        """An instance has ended; with the last one of a batch, the next batch may begin."""
        self.open -= 1
        match status:
            case "COMPLETED":
                self.completed += 1
            case "FAILED":
                self.bad.append(index)
            case "SKIPPED":
                self.skipped += 1
            case _:
                self.cancelled += 1
        if self.batch and not self.open and self.next == self.until and not self.is_stopped:
            self.until = min(self.until + self.batch, len(self.items))
            self.limit = self.tolerated


def allowed(amount: str, of: int) -> int:
    """A number, or a percentage of ``of`` rounded down: ``3`` or ``2.5%``."""
    whole, _, broken = amount.rstrip("%").partition(".")
    number, shift = int(whole + broken), int("1" + "0" * len(broken))
    return number * of // (100 * shift) if amount.endswith("%") else number // shift
