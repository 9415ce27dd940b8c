"""What is said about one code."""

from __future__ import annotations

import textwrap
from typing import Literal, NamedTuple

Part = Literal["tasks", "phases", "plan", "file"]
_HEAD = "turbo: 1\nname: example\n"
_PHASE = "phases:\n  - id: main\n    tasks:\n"


class Page(NamedTuple):
    """One code: a ``title`` of one line, ``what`` it means, ``why`` it matters, an example that has it and one mended.

    The examples are YAML: a list of ``tasks`` or ``phases``, a ``plan`` without its first two lines, or a ``file``.
    """

    code: str
    title: str
    what: str
    why: str
    wrong: str
    right: str
    part: Part = "tasks"


def whole(text: str, part: Part) -> str:
    """An example as a whole plan."""
    if part == "tasks":
        return f"{_HEAD}{_PHASE}{textwrap.indent(text, '      ')}"
    if part == "phases":
        return f"{_HEAD}phases:\n{textwrap.indent(text, '  ')}"
    return f"{_HEAD}{text}" if part == "plan" else text
