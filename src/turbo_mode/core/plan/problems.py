"""What is wrong with a plan: each problem with its place, why it matters, and how to mend it.

error[E0105]: `10 minutes` is not a duration
  --> plan.yaml:20:18  (test.unit.timeout)
   |
20 |         timeout: 10 minutes
   |                  ^^^^^^^^^^ expected a number and a unit: ms, s, m, h, d
   |
   = help: write `10m`
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

import msgspec
from msgspec import Struct

Severity = Literal["error", "warning"]
MOST = 200
"""How many errors, and how many warnings, are found in one plan: nobody reads more, and finding a place takes time."""


class Place(Struct, frozen=True, omit_defaults=True):
    """Part of a line: line and columns count from 1, ``end`` is just after the part, or 0 for the end of the line.

    ``text`` is that line, or as much of a long one as is worth showing, without its first ``cut`` characters. Line 0
    means that the plan has no text: it was made by a program.
    """

    source: str
    line: int = 0
    column: int = 0
    end: int = 0
    text: str = ""
    cut: int = 0


class Related(Struct, frozen=True):
    """Another place that belongs to the problem."""

    place: Place
    label: str


class Problem(Struct, frozen=True, kw_only=True):
    """One problem. ``path`` says where for people: ``build.wheel.shell``; ``label`` stands under the marked text."""

    code: str
    message: str
    place: Place
    severity: Severity = "error"
    path: str = ""
    label: str = ""
    related: tuple[Related, ...] = ()
    note: str = ""
    help: str = ""

    @property
    def is_error(self) -> bool:
        """It keeps the plan from being carried out."""
        return self.severity == "error"

    def __str__(self) -> str:
        where = f"{self.place.source}:{self.place.line}:{self.place.column}" if self.place.line else self.path
        return _printable(f"{where}{': ' if where else ''}{self.severity}[{self.code}]: {self.message}")

    def to_json(self) -> dict[str, Any]:
        """The problem as JSON data, without what is empty."""
        fields: dict[str, Any] = msgspec.to_builtins(self)
        return {name: value for name, value in fields.items() if value not in ("", [], ())}


class Found(NamedTuple):
    """What was found in a plan. Of the severities in ``more`` there may be more than these: nobody looked further."""

    problems: list[Problem]
    more: frozenset[Severity] = frozenset()


def shown(problems: Iterable[Problem], more: Iterable[Severity] = ()) -> Found:
    """Problems in order, of errors and of warnings the first ``MOST``."""
    kept: list[Problem] = []
    left: dict[Severity, int] = {"error": MOST, "warning": MOST}
    cut: set[Severity] = set(more)
    for problem in in_order(problems):
        left[problem.severity] -= 1
        if left[problem.severity] >= 0:
            kept.append(problem)
        else:
            cut.add(problem.severity)
    return Found(kept, frozenset(cut))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Errors before warnings, each by their place; what is said twice about one place is said once."""
    unique = {(problem.code, problem.place, problem.path, problem.message): problem for problem in problems}
    return sorted(unique.values(), key=lambda p: (p.severity, p.place.source, p.place.line, p.place.column, p.code))


def render(problem: Problem) -> str:
    """The problem for a terminal, with the lines that it is about."""
    place = problem.place
    marks = [(related.place, related.label, "-") for related in problem.related if related.place.line]
    marks += [(place, problem.label, "^")] if place.line else []
    marks.sort(key=lambda mark: (mark[0].line, mark[0].column))
    gutter = " " * len(str(marks[-1][0].line if marks else 1))
    where = f"{place.source}:{place.line}:{place.column}" if place.line else place.source
    out = [f"{problem.severity}[{problem.code}]: {problem.message}"]
    out.append(f"{gutter}--> {where}" + (f"  ({problem.path})" if problem.path else ""))
    if marks:
        out += [f"{gutter} |", *_excerpt(marks, gutter), f"{gutter} |"]
    elif problem.label:
        out.append(f"{gutter} = {problem.label}")
    for name, said in (("note", problem.note), ("help", problem.help)):
        if said:
            indent = "\n" + " " * len(f"{gutter} = {name}: ")
            out.append(f"{gutter} = {name}: {said.replace(chr(10), indent)}")
    return "\n".join(_printable(line) for part in out for line in part.split("\n")) + "\n"


def render_all(problems: Iterable[Problem]) -> str:
    """All problems, one after the other, with an empty line between them."""
    return "\n".join(render(problem) for problem in problems)


def _excerpt(marks: list[tuple[Place, str, str]], gutter: str) -> Iterable[str]:
    above = 0
    for place, label, sign in marks:
        dots = "..." if place.cut else ""
        text = dots + place.text
        first = place.column - 1 - place.cut + len(dots)
        last = place.end - 1 - place.cut + len(dots) if place.end else len(text.rstrip())
        if place.line != above:
            if above and place.line > above + 1:
                yield f"{gutter}..."
            yield f"{str(place.line).rjust(len(gutter))} | {text}".rstrip()
        above = place.line
        yield f"{gutter} | {' ' * _width(text[:first])}{sign * max(_width(text[first:last]), 1)} {label}".rstrip()


def _width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _printable(text: str) -> str:
    """A line that can't do anything to a terminal."""
    return text if text.isprintable() else "".join(sign if sign.isprintable() else " " for sign in text)
