"""Sees every value that an expression couldn't give, also where the machine goes on without it, and where that was."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, NamedTuple

from msgspec import UNSET

from turbo_mode.core.machine import entries as e
from turbo_mode.core.plan.expressions import EvaluationError, ExpressionProblems
from turbo_mode.testing.simulator import Simulation

_KNOWABLE = ("expression", "no_case", "bad_output")
_MEANT = frozenset(("look_at", "applies", "_asked_for", "question_of", "holding"))
"""Evidence whose tasks left nothing is NODATA, a question is asked as it is written, what isn't there isn't proposed,
people must agree where it can't be told whether they must, and a rule holds: the plan needn't care. That is so for what
is missing; what is there and doesn't fit could have been known."""
_TOLD_BY_THE_RUN = frozenset(("numbers", "_sampled", "_outcomes"))
"""Which rows a source gives. And what an expression may come out as is tried out before everything of it is known."""


class Unmade(NamedTuple):
    """What was missing or didn't fit, and the functions of the machine that asked, the innermost first."""

    message: str
    asked: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.message}  [{' < '.join(self.asked)}]"


@contextmanager
def watched() -> Iterator[list[Unmade]]:
    """All that can't be evaluated while this lasts, but for what a plan is told to expect."""
    found: list[Unmade] = []
    kept = [(kind, kind.__init__) for kind in (EvaluationError, ExpressionProblems)]

    def noting(original: Any) -> Any:
        def init(self: Exception, *args: Any, **more: Any) -> None:
            original(self, *args, **more)
            asked = tuple(_askers(sys._getframe(1)))
            if not _expected(sys._getframe(1), more) and asked:
                found.append(Unmade(str(self), asked))

        return init

    try:
        for kind, original in kept:
            kind.__init__ = noting(original)  # type: ignore[method-assign]
        yield found
    finally:
        for kind, original in kept:
            kind.__init__ = original  # type: ignore[method-assign]


def _frames(frame: FrameType | None) -> Iterator[FrameType]:
    while frame is not None and frame.f_code.co_name != "step":
        yield frame
        frame = frame.f_back


def _askers(frame: FrameType) -> Iterator[str]:
    for each in _frames(frame):
        if "/machine/" in each.f_code.co_filename and each.f_code.co_name not in (
            "evaluate",
            "condition",
            "fill",
            "bind",
        ):
            yield each.f_code.co_name


def _expected(frame: FrameType, more: dict[str, Any]) -> bool:
    for each in _frames(frame):
        name, seen = each.f_code.co_name, each.f_locals
        if name in _TOLD_BY_THE_RUN or (name in _MEANT and more.get("missing")):
            return True
        if name == "_value_or_else" and more.get("missing") and seen["spec"].else_ is not UNSET:
            return True
        if name == "_forbidden" and seen["failed"]:
            return True
        if name == "_outputs" and "failure" in seen and (seen["state"].failed or seen["state"].closing):
            return True
    return False


def failed_knowably(simulation: Simulation) -> list[str]:
    """The failures of a life that are of a kind which ``check`` is there to prevent."""
    said: list[str] = []
    for entry in map(e.decode, simulation.disk):
        failure = getattr(entry, "failure", None)
        if failure is not None and (failure.code in _KNOWABLE or "needs a list" in failure.message):
            said.append(f"{failure.code}: {failure.message}")
    return said
