"""Where things stand: from a path of the model, such as ``("phases", 0, "id")``, to line and column of the text.

Nothing is looked up before somebody asks, so a plan without problems pays nothing; a plan that came the fast way is
read a second time, for its places, when the first problem is found.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from typing import Literal

from turbo_mode.core.plan.nodes import Node, Path
from turbo_mode.core.plan.problems import MOST, Place, Problem, Related, Severity
from turbo_mode.core.regex import regex

_BREAK = regex(r"\r\n|\r|\n")
_SINGLE = regex(r"''|.", re.DOTALL)
_DOUBLE = regex(r"\\(?:x..|u\w{4}|U\w{8}|.)|.", re.DOTALL)
_VISIBLE = regex(r"\S")
_OPENING = regex(r"(?:&\S+\s+)?(?:[|>][^\r\n]*|[\"'])?")
_LONGEST_WRITTEN = 100_000
"""Of a longer text that isn't written as it is, the whole is shown."""
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
        while stop > first and self.text[stop - 1] in "\r\n":
            stop -= 1
        column = start - first
        cut = max(0, column - _WIDEST // 3) if stop - first > _WIDEST else 0
        last = 0 if end > stop else max(end - first, column + 1) + 1
        return Place(
            self.source, line, column + 1, last, self.text[first + cut : min(first + cut + _WIDEST, stop)], cut
        )

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
    if len(raw) > _LONGEST_WRITTEN:
        return next((start + offset for start in (0, 1) if raw.startswith(value, start)), None)
    if (found := raw.find(value)) >= 0:
        return found + offset
    if raw[:1] in "\"'" and "\n" not in raw:
        starts = _pieces(raw)
        return starts[offset] if offset < len(starts) else None
    return _by_count(raw, value, offset)


@lru_cache(maxsize=2)
def _pieces(raw: str) -> Sequence[int]:
    """Where each character of a quoted text begins; several problems are often in one text."""
    pieces = (_SINGLE if raw[0] == "'" else _DOUBLE).finditer(raw, 1, len(raw) - 1)
    return [match.start() for match in pieces]


def _by_count(raw: str, value: str, offset: int) -> int | None:
    """The same for texts whose white space was folded: by the number of other characters before it."""
    opening = _OPENING.match(raw)
    there = _visible(raw, opening.end() if opening else 0)
    before = bisect_left(_visible(value, 0), offset)
    found = there[before] if before < len(there) else None
    return found if found is not None and raw[found] == value[offset : offset + 1] else None


@lru_cache(maxsize=4)
def _visible(text: str, start: int) -> Sequence[int]:
    """Where the characters stand that aren't white space."""
    return [match.start() for match in _VISIBLE.finditer(text, start)]


class Enough(Exception):
    """So much is wrong that nothing further is looked for."""


class _Tally:
    """How many problems of each severity there are, and of which there may be more."""

    def __init__(self) -> None:
        self.counts: dict[Severity, int] = {"error": 0, "warning": 0}
        self.more: set[Severity] = set()


class Report:
    """Gathers problems about one plan: of errors and of warnings the first ``MOST`` that are found."""

    def __init__(self, positions: Positions) -> None:
        self.positions = positions
        self.problems: list[Problem] = []
        self.root: Path = ()
        self._tally = _Tally()

    def below(self, path: Path) -> Report:
        """A report about a part of the same file, whose paths begin there."""
        part = Report(self.positions)
        part.problems, part.root, part._tally = self.problems, (*self.root, *path), self._tally
        return part

    @property
    def more(self) -> frozenset[Severity]:
        """What was not kept, or not looked for any further, because there are so many problems already."""
        return frozenset(self._tally.more)

    def has_room(self, severity: Severity) -> bool:
        """A further problem would be kept. Whoever is told that it wouldn't need not look for it."""
        if self._tally.counts[severity] < MOST:
            return True
        self._tally.more.add(severity)
        return False

    def stop(self) -> None:
        """Nothing further is looked for: there may be more of everything."""
        self._tally.more |= {"error", "warning"}

    def error(
        self, code: str, message: str, path: Path, *, at: Place | Part | tuple[int, int] = "value", label: str = "",
        related: tuple[Related, ...] = (), note: str = "", help: str = "", shown: Path | None = None,
    ) -> None:  # fmt: skip
        """Adds an error, or a warning if its code starts with W; warnings never take the room of errors.

        ``at``: the value at the path, its key, a part of its text, or any other place; ``shown`` is the path that
        people see, where it isn't that of the place. Raises ``Enough``.
        """
        severity: Severity = "warning" if code[0] == "W" else "error"
        if not self.has_room(severity):
            if severity == "warning":
                return
            raise Enough
        self._tally.counts[severity] += 1
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

    def is_bare(self, path: Path) -> bool:
        """The value is a text of YAML that has no quotes."""
        node = self.positions.node((*self.root, *path))
        return node is not None and node.plain

    def related(self, path: Path, label: str, part: Part = "value") -> Related:
        """Another place to show with a problem."""
        return Related(self.positions.find((*self.root, *path), part), label)
