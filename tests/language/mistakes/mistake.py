"""One planted mistake: where it is, what it is called, and what mends it."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from tests.language.marked import problems_of, unmarked
from turbo_mode.core.plan.problems import Problem

BASES = Path(__file__).parent / "bases"
_FIX = re.compile(r"(?:write|did you mean) `((?:[^`]|`(?=[^`\s]))*?)`(?:\?|$|,|;|, and what)")


class Mistake(NamedTuple):
    """In the plan ``base``, ``old`` is replaced by ``new``, in which the place of the problem is marked with «».

    ``fix`` is what to write at that place, if the message doesn't say it word for word; a pair of texts replaces the
    first by the second, where more must change; ``leave out`` takes the marked key and its value away.
    """

    base: str
    old: str
    new: str
    code: str
    fix: str | tuple[str, str] = ""

    @property
    def plan(self) -> str:
        """The plan with the mistake, marked."""
        text = base_plan(self.base)
        assert text.count(self.old) == 1, f"{self.old!r} stands {text.count(self.old)} times in {self.base}"
        return text.replace(self.old, self.new)


@lru_cache
def base_plan(name: str) -> str:
    """A good plan."""
    return (BASES / f"{name}.yaml").read_text()


def found(mistake: Mistake) -> tuple[str, list[Problem], Problem | None]:
    """The text of the plan, all its problems, and the one that is at the marked place."""
    text, place = unmarked(mistake.plan)
    problems = problems_of(text)
    for problem in problems:
        end = problem.place.end or len(text.split("\n")[problem.place.line - 1]) + 1
        if problem.code == mistake.code and (problem.place.line, problem.place.column, end) == place:
            return text, problems, problem
    return text, problems, None


def mended(mistake: Mistake, problem: Problem) -> str:
    """The plan after the fix was applied, by a machine."""
    before, _, rest = mistake.plan.partition("«")
    inside, _, after = rest.partition("»")
    if isinstance(mistake.fix, tuple):
        whole = before + inside + after
        assert whole.count(mistake.fix[0]) == 1, mistake.fix[0]
        return whole.replace(*mistake.fix)
    if mistake.fix:
        return before + mistake.fix + after
    proposal = _proposal(problem)
    assert proposal is not None, f"nothing says what to write: {problem.label!r} {problem.help!r}"
    return before + proposal + after


def _proposal(problem: Problem) -> str | None:
    for said in (problem.label, problem.help):
        if match := _FIX.match(said):
            return match[1]
    return None
