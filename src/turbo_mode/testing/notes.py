"""What the shadow keeps in mind of single things: a task, the instances of a fan-out, an effect, people's words."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Any

from turbo_mode.core.decisions.model import Answer
from turbo_mode.core.plan import model


class TaskNotes:
    """A task in the present round of its phase."""

    def __init__(self) -> None:
        self.status = "PENDING"
        self.attempts = 0
        self.asked = False
        self.retries = 0
        self.running = ""
        self.probing = ""
        self.last = ""
        self.verdict: bool | None = None
        self.told = ""
        self.repeats = 0
        self.case: str | None = None
        self.kind = ""
        self.since = 0
        self.due = 0
        self.overdue = False
        self.fell_back = False


class FanNotes:
    """The instances of a fan-out in the present round, each with the number of its batch."""

    def __init__(self, task: model.Task, items: list[Any], keys: list[str]) -> None:
        self.task = task
        self.items = items
        self.keys = keys or [str(index) for index in range(len(items))]
        self.ids = [f"{task.id}[{index}]" for index in range(len(items))]
        batch = task.batch
        size = batch.size if batch else max(len(items), 1)
        first = (batch.first if batch else None) or size
        self.batch_of = [0 if index < first else 1 + (index - first) // size for index in range(len(items))]
        self.most_bad = _share(task.tolerate, len(items))
        self.most_bad_first = self.most_bad
        if batch is not None and (batch.first or batch.tolerate_first):
            self.most_bad_first = min(self.most_bad, _share(batch.tolerate_first or "0", self.batch_of.count(0)))


class EffectNotes:
    """Something that was done and can be undone."""

    def __init__(
        self, number: int, task: str, phase: str, attempt: str, item: Any = None, *, child: bool = False
    ) -> None:
        self.number = number
        self.item = item
        self.child = child
        self.task = task
        self.phase = phase
        self.attempt = attempt
        self.undone = False
        self.running = ""
        self.last = ""
        self.tries = 0
        self.granted = 0
        self.since = 0


class LimitNotes:
    """Limits and people: their answers by question, when a question was looked at, and what came of tasks.

    ``delayed`` has the tasks that wait for the window for changes, each with its phase. ``taken`` is what was taken out
    of each pool, ``reserved`` what attempts hold, ``over`` has the pools whose time is used up.
    """

    def __init__(self) -> None:
        self.answers: dict[str, dict[str, Answer]] = {}
        self.looked: dict[str, int] = {}
        self.agreed: dict[str, str] = {}
        self.entered: dict[str, str] = {}
        self.delayed: dict[str, str] = {}
        self.taken: Counter[tuple[str, str]] = Counter()
        self.reserved: dict[str, tuple[str, dict[str, float]]] = {}
        self.over: set[str] = set()


def _share(amount: str, of: int) -> int:
    """A number, or a percentage rounded down."""
    number = Fraction(amount.rstrip("%"))
    return int(number * of / 100 if "%" in amount else number)
