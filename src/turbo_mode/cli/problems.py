"""Problems of a plan, coloured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from turbo_mode.cli.terminal import Line
from turbo_mode.core.plan.problems import Problem, render
from turbo_mode.core.regex import regex

_HEAD = regex(r"(error|warning)(\[\w+\])(: .*)")
_NOTE = regex(r"( *= )(note|help)(: .*)")
_MARK = regex(r"( *\| *)([\^]+)(.*)")
_FRAME = regex(r"( *(?:-->|\||\d+ \|))(.*)")


def tell_problems(problems: Sequence[Problem]) -> Iterator[Line]:
    """All of them, each followed by an empty line."""
    for problem in problems:
        loud = "bold red" if problem.is_error else "bold yellow"
        for text in render(problem).splitlines():
            yield _colored(text, loud)
        yield []


def _colored(text: str, loud: str) -> Line:
    if found := _HEAD.fullmatch(text):
        return [(loud, found[1] + found[2]), ("bold", found[3])]
    if found := _NOTE.fullmatch(text):
        return [("dim", found[1]), ("green" if found[2] == "help" else "cyan", found[2]), ("plain", found[3])]
    if found := _MARK.fullmatch(text):
        return [("dim", found[1]), (loud, found[2] + found[3])]
    if found := _FRAME.fullmatch(text):
        return [("dim", found[1]), ("plain", found[2])]
    return [("plain", text)]
