"""Plans brought up to date: written for the present version of the format, and mended where the fix is beyond doubt.

There is one version of the format so far, so there is nothing to translate yet. Each fix is tried, and kept only if the
plan that has it no longer has the problem, and no clash instead.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from turbo_mode.core.plan.known import NOTHING, Configured
from turbo_mode.core.plan.mending import fix, marked
from turbo_mode.core.plan.problems import Problem
from turbo_mode.errors import PlanInvalid
from turbo_mode.plans.reader import parse_plan

_Look = Callable[[str], list[Problem]]
"""Finds what is wrong with a text."""
_ROUNDS = 10
"""A fix may bring another problem to light; so often it is looked again."""
_CLASHES = frozenset(("E0100", "E0101", "E0108"))
"""What a fix that doesn't fit would cause: no YAML any more, a key twice, two kinds."""


class Upgraded(NamedTuple):
    """The new text, what was mended in it, and what is left to its author."""

    text: str
    mended: list[Problem]
    left: list[Problem]


class _Edit(NamedTuple):
    problem: Problem
    start: int
    end: int
    text: str

    def applied(self, text: str) -> str:
        return text[: self.start] + self.text + text[self.end :]


def upgraded(text: str, name: str, configured: Configured = NOTHING) -> Upgraded:
    """A plan's text with everything mended that can be; it may use what is ``configured``."""
    look: _Look = partial(_problems, name=name, configured=configured)
    mended: list[Problem] = []
    renamed: dict[str, str] = {}
    problems = look(text)
    for _ in range(_ROUNDS):
        text, edits = _round(text, name, look, problems, renamed)
        done = [edit.problem for edit in edits]
        mended += done
        renamed |= {_bare(marked(edit.problem)): _bare(edit.text) for edit in edits if edit.problem.code == "E0106"}
        problems = look(text)
        if not done:
            break
    return Upgraded(text, mended, problems)


def _round(
    text: str, name: str, look: _Look, problems: list[Problem], renamed: Mapping[str, str]
) -> tuple[str, list[_Edit]]:  # fmt: skip
    """All fixes at once, from the last to the first; one by one if they don't go together."""
    choices = _choices(text, [problem for problem in problems if problem.place.source == name], renamed)
    if not choices:
        return text, []
    once = [edits[0] for edits in choices]
    together = text
    for edit in once:
        together = edit.applied(together)
    together = _references(together, once)
    if _helps([edit.problem for edit in once], problems, look(together)):
        return together, once
    done: list[_Edit] = []
    for edits in choices:
        for edit in edits:
            attempt = _references(edit.applied(text), [edit])
            after = look(attempt)
            if _helps([edit.problem], problems, after):
                text, problems = attempt, after
                done.append(edit)
                break
    return text, done


def _helps(mended: list[Problem], before: list[Problem], after: list[Problem]) -> bool:
    """The problems are gone, and what came instead was only hidden by them."""
    was, now = Counter(map(_key, before)), Counter(map(_key, after))
    gone = all(now[_key(problem)] < was[_key(problem)] for problem in mended)
    return gone and not any(now[key] > was[key] for key in now if key[0] in _CLASHES)


def _key(problem: Problem) -> tuple[str, str]:
    """What tells problems apart; of an expression that can't be read only the first one is known at a time."""
    where = f" {problem.place.line}:{problem.place.column}" if problem.code == "E0401" else ""
    return problem.code, problem.message + where


def _problems(text: str, name: str, configured: Configured) -> list[Problem]:
    try:
        parse_plan(text, name, Path(name), configured)
    except PlanInvalid as invalid:
        return [problem for problem in invalid.problems if problem.is_error]
    return []


def _choices(text: str, problems: list[Problem], renamed: Mapping[str, str]) -> list[list[_Edit]]:
    """For each problem the edits that might mend it, the best first; from the last place to the first.

    ``renamed`` are the ids that were mended already: a need that still has the old name is known to mean the new one.
    """
    starts = [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", text))]
    found: list[list[_Edit]] = []
    for problem in problems:
        place = problem.place
        if not place.line:
            continue
        start = starts[place.line - 1] + place.column - 1
        if problem.code == "E0302":
            edits = _unbraced(problem, text, start)
        else:
            source = marked(problem)
            replacement = fix(problem)
            if replacement is None and problem.code == "E0202" and (new := renamed.get(_bare(source))):
                replacement = source.replace(_bare(source), new)
            written = [] if replacement is None else [replacement, f'"{replacement}"'][: 1 + source.isdecimal()]
            edits = [_Edit(problem, start, start + len(source), each) for each in written]
        if edits:
            found.append(edits)
    found.sort(key=lambda edits: -edits[0].start)
    return [edits for place, edits in enumerate(found) if not place or edits[0].end <= found[place - 1][0].start]


def _unbraced(problem: Problem, text: str, start: int) -> list[_Edit]:
    """``${{ x }}`` where an expression stands anyway: without its braces, and in quotes if that is needed."""
    line_end = len(text) if (at := text.find("\n", start)) < 0 else at
    found = re.compile(r"\$\{\{[ \t]*(.*?)[ \t]*\}\}").match(text, start, line_end)
    if found is None or "${{" in found[1]:
        return []
    quoted = found[1].replace("'", "''")
    whole = not text[found.end() : line_end].strip(" \t\r,}]")
    plain = _Edit(problem, start, found.end(), found[1])
    return [plain, _Edit(problem, start, found.end(), f"'{quoted}'")] if whole else [plain]


def _references(text: str, edits: list[_Edit]) -> str:
    """An id that was renamed is renamed where expressions read it too: with a hyphen it was a subtraction there."""
    for edit in edits:
        if edit.problem.code == "E0106":
            old, new = _bare(marked(edit.problem)), _bare(edit.text)
            pattern = (
                rf"(?<![\w.])(tasks|phases|inputs|secrets|evidence|outputs|environment)\.{re.escape(old)}(?![\w-])"
            )
            text = re.sub(pattern, rf"\1.{new}", text)
            text = re.sub(rf"(\.outputs\.\??){re.escape(old)}(?![\w-])", rf"\1{new}", text)
    return text


def _bare(text: str) -> str:
    return text.strip("'\"")
