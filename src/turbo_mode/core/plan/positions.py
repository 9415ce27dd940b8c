"""Where things stand: from a path of the model, such as ``("phases", 0, "id")``, to line and column of the text.

Nothing is looked up before somebody asks, so a plan without problems pays nothing; a plan that came the fast way is
read a second time, for its places, when the first problem is found.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property
from itertools import islice
from typing import Literal

from turbo_mode.core.plan.nodes import Node, Path
from turbo_mode.core.plan.problems import Place, Problem, Related

_BREAK = re.compile(r"\r\n|\r|\n")
_SINGLE = re.compile(r"''|.", re.DOTALL)
_DOUBLE = re.compile(r"\\(?:x..|u\w{4}|U\w{8}|.)|.", re.DOTALL)
_VISIBLE = re.compile(r"\S")
_OPENING = re.compile(r"(?:&\S+\s+)?(?:[|>][^\r\n]*|[\"'])?")
_LONGEST_FOLDED = 100_000
_LONGEST_NAME = 64
_WIDEST = 160
Part = Literal["key", "value"]


class Positions:
    """The places of one plan. ``source`` names it in messages; ``read`` makes its tree when that is needed."""

    def __init__(self, source: str, text: str | None, read: Callable[[], Node]) -> None:
        self.source = source
        self.text = text
        self._read = read

    @cached_property
    def root(self) -> Node:
        """The tree of the whole file."""
        return self._read()

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _BREAK.finditer(self.text or ""))]

    def node(self, path: Path) -> Node | None:
        """The value at a path, if the file has it."""
        node: Node | None = self.root
        for step in path:
            if node is None:
                return None
            node = node.child(step)
        return node

    def place(self, start: int, end: int) -> Place:
        """The place of a part of the text; of several lines it is the first."""
        if self.text is None or start < 0:
            return Place(self.source)
        line = bisect_right(self._starts, start)
        first = self._starts[line - 1]
        stop = self._starts[line] if line < len(self._starts) else len(self.text)
        whole = self.text[first:stop].rstrip("\r\n")
        column = start - first
        cut = max(0, column - _WIDEST // 3) if len(whole) > _WIDEST else 0
        last = 0 if end > first + len(whole) else max(end - first, column + 1) + 1
        return Place(self.source, line, column + 1, last, whole[cut : cut + _WIDEST], cut)

    def of(self, node: Node) -> Place:
        """The place of a node."""
        return self.place(node.start, node.end)

    def find(self, path: Path, part: Part = "value") -> Place:
        """The place of the value at a path, or of its key; the nearest one around it where the file doesn't have it."""
        while path:
            parent = self.node(path[:-1])
            if parent is not None:
                if part == "key" and isinstance(path[-1], str):
                    key = next((name for name, _ in parent.pairs if name.text == path[-1]), None)
                    if key is not None:
                        return self.of(key)
                if (node := parent.child(path[-1])) is not None:
                    return self.of(node)
            path = path[:-1]
        return self.of(self.root)

    def within(self, path: Path, start: int, end: int) -> Place:
        """The place of a part of a scalar, given as offsets of its value."""
        node = self.node(path)
        if node is None or node.kind != "scalar" or self.text is None or node.start < 0:
            return self.find(path)
        raw = self.text[node.start : node.end]
        first = _raw_offset(raw, node.text, start)
        last = _raw_offset(raw, node.text, max(end - 1, start))
        if first is None or last is None:
            return self.of(node)
        return self.place(node.start + first, node.start + last + 1)

    def word(self, path: Path) -> str:
        """What the last step of a path is called by its author."""
        return str(path[-1])

    def human(self, path: Path) -> str:
        """A path for people: phases and tasks by their ids, as ``build.wheel.env.X``."""
        names: list[str] = []
        node: Node | None = self.root
        for depth, step in enumerate(path):
            node = node.child(step) if node is not None else None
            if isinstance(step, str):
                named = step in ("phases", "tasks") and depth + 1 < len(path) and isinstance(path[depth + 1], int)
                names.extend([] if named else [self.word(path[: depth + 1])[:_LONGEST_NAME]])
                continue
            id = node.get("id") if node is not None else None
            above = path[depth - 1] if depth else ""
            if above in ("phases", "tasks", "finally"):
                names.append(id.text[:_LONGEST_NAME] if id is not None and id.kind == "scalar" else f"{above}[{step}]")
            elif names:
                names[-1] += f"[{step}]"
        return ".".join(names)


def _raw_offset(raw: str, value: str, offset: int) -> int | None:
    """Where a character of a scalar's value stands in its source text."""
    if (found := raw.find(value)) >= 0:
        return found + offset
    if raw[:1] in "\"'" and "\n" not in raw:
        pieces = (_SINGLE if raw[0] == "'" else _DOUBLE).finditer(raw, 1, len(raw) - 1)
        return next((match.start() for index, match in enumerate(pieces) if index == offset), None)
    return _by_count(raw, value, offset) if len(value) < _LONGEST_FOLDED else None


def _by_count(raw: str, value: str, offset: int) -> int | None:
    """The same for texts whose white space was folded: by the number of other characters before it."""
    opening = _OPENING.match(raw)
    before = len(_VISIBLE.findall(value, 0, offset))
    found = next(islice(_VISIBLE.finditer(raw, opening.end() if opening else 0), before, None), None)
    return found.start() if found is not None and found[0] == value[offset : offset + 1] else None


class Enough(Exception):
    """So much is wrong that nothing further is looked for."""


class Report:
    """Gathers problems about one plan, the first few hundred: nobody reads more, and finding a place takes its time."""

    MOST = 200

    def __init__(self, positions: Positions) -> None:
        self.positions = positions
        self.problems: list[Problem] = []
        self.root: Path = ()
        self._counts = {"error": 0, "warning": 0}

    def below(self, path: Path) -> Report:
        """A report about a part of the same file, whose paths begin there."""
        part = Report(self.positions)
        part.problems, part.root, part._counts = self.problems, (*self.root, *path), self._counts
        return part

    @property
    def is_full(self) -> bool:
        """A further error would not be kept."""
        return self._counts["error"] >= self.MOST

    def error(
        self, code: str, message: str, path: Path, *, at: Place | Part | tuple[int, int] = "value", label: str = "",
        related: tuple[Related, ...] = (), note: str = "", help: str = "", shown: Path | None = None,
    ) -> None:  # fmt: skip
        """Adds an error, or a warning if its code starts with W; warnings never take the room of errors.

        ``at``: the value at the path, its key, a part of its text, or any other place; ``shown`` is the path that
        people see, where it isn't that of the place. Raises ``Enough``.
        """
        severity: Literal["error", "warning"] = "warning" if code[0] == "W" else "error"
        if self._counts[severity] >= self.MOST:
            if severity == "warning":
                return
            raise Enough
        self._counts[severity] += 1
        path, shown = (*self.root, *path), (*self.root, *(path if shown is None else shown))
        if isinstance(at, tuple):
            place = self.positions.within(path, *at)
        else:
            place = at if isinstance(at, Place) else self.positions.find(path, at)
        self.problems.append(
            Problem(
                code=code, message=message, place=place, severity=severity, label=label,
                path=self.positions.human(shown), related=related, note=note, help=help,
            )
        )  # fmt: skip

    def related(self, path: Path, label: str, part: Part = "value") -> Related:
        """Another place to show with a problem."""
        return Related(self.positions.find((*self.root, *path), part), label)
