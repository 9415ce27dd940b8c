"""A condition cut into its parts: ``a && (b || !c)`` is made of ``a``, ``b`` and ``c``, each true or false by itself.

What a whole condition says follows from what its parts say. A cut is only made where the text with each part in
brackets means the same to the expression library; else the whole is one part.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from turbo_mode.core.plan import expression_engine as engine
from turbo_mode.core.plan.expression_ast import Node
from turbo_mode.core.plan.expression_text import Edit, Rewritten, Span, Token, Tokens

_BINARY = frozenset(("<", "<=", ">", ">=", "==", "!=", "+", "-", "*", "/", "%", "in"))
_OPEN, _CLOSE = frozenset("([{"), frozenset(")]}")


class Whole(NamedTuple):
    """A node of a condition: ``all``, ``any``, ``not`` or ``if`` of others, or the number of a ``part``."""

    sign: str
    inner: tuple[Whole, ...] = ()
    part: int = -1


class Cut(NamedTuple):
    """A condition as what it is made of; ``parts`` are spans of its text."""

    text: str
    whole: Whole
    parts: list[Span]

    def part(self, number: int) -> str:
        """The text of a part."""
        return self.parts[number].of(self.text)

    def with_parts(self, texts: Mapping[int, str]) -> str:
        """The condition with other texts in the place of some of its parts."""
        edits = [Edit(*self.parts[number], text) for number, text in texts.items()]
        return Rewritten(self.text, edits).text


def cut(text: str) -> Cut:
    """The parts of an expression that can be read."""
    found = _Cutting(text)
    whole = found.whole(0, len(found.items))
    made = Cut(text, whole, found.parts)
    if _same(text, made.with_parts({number: f"({made.part(number)})" for number in range(len(made.parts))})):
        return made
    return Cut(text, Whole("part", part=0), [Span(0, len(text))])


def _same(one: str, other: str) -> bool:
    try:
        return _shape(engine.parse(one).root) == _shape(engine.parse(other).root)
    except engine.Rejected:
        return False


def _shape(node: Node) -> tuple[object, ...]:
    """A tree without its places; chains of the same sign are one, since brackets group them otherwise."""
    if node.kind == "call" and node.name in ("_&&_", "_||_"):
        return (node.name, *(_shape(each) for each in _chain(node, node.name)))
    return (node.kind, node.name, node.member, repr(node.value), *map(_shape, node.children))


def _chain(node: Node, name: str) -> Sequence[Node]:
    if node.kind == "call" and node.name == name:
        return [each for child in node.children for each in _chain(child, name)]
    return [node]


class _Cutting:
    """Goes down a text by its signs, from the weakest to the strongest."""

    def __init__(self, text: str) -> None:
        self.items: list[Token] = Tokens(text).items
        self.parts: list[Span] = []

    def whole(self, start: int, end: int) -> Whole:
        while end - start > 1 and self.items[start].text == "(" and self._closing(start) == end - 1:
            start, end = start + 1, end - 1
        if (question := self._first(start, end, "?")) is not None:
            return self._choice(start, question, end)
        for sign, name in (("||", "any"), ("&&", "all")):
            places = [*self._places(start, end, sign), end]
            if len(places) > 1:
                begins = [start, *(place + 1 for place in places[:-1])]
                return Whole(name, tuple(self.whole(*pair) for pair in zip(begins, places, strict=True)))
        if end - start > 1 and self.items[start].text == "!" and not self._compares(start, end):
            return Whole("not", (self.whole(start + 1, end),))
        self.parts.append(Span(self.items[start].start, self.items[end - 1].end))
        return Whole("part", part=len(self.parts) - 1)

    def _choice(self, start: int, question: int, end: int) -> Whole:
        depth = 0
        for place in [*self._places(question + 1, end, "?", ":")]:
            depth += 1 if self.items[place].text == "?" else -1
            if depth < 0:
                spans = ((start, question), (question + 1, place), (place + 1, end))
                return Whole("if", tuple(self.whole(*span) for span in spans))
        self.parts.append(Span(self.items[start].start, self.items[end - 1].end))
        return Whole("part", part=len(self.parts) - 1)

    def _compares(self, start: int, end: int) -> bool:
        return any(True for _ in self._places(start, end, *_BINARY))

    def _first(self, start: int, end: int, sign: str) -> int | None:
        return next(iter(self._places(start, end, sign)), None)

    def _places(self, start: int, end: int, *signs: str) -> list[int]:
        """Where these signs stand outside of all brackets; not the ``?`` of ``.?``."""
        found, place = [], start
        while place < end:
            text = self.items[place].text
            if text in _OPEN:
                place = self._closing(place)
            elif text in signs and not (text == "?" and place and self.items[place - 1].text == "."):
                found.append(place)
            place += 1
        return found

    def _closing(self, opening: int) -> int:
        depth = 0
        for place in range(opening, len(self.items)):
            text = self.items[place].text
            depth += (text in _OPEN) - (text in _CLOSE)
            if depth == 0:
                return place
        return len(self.items) - 1
