"""The text of expressions: its tokens, the operands around an operator, and the holes of a template."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from turbo_mode.core.regex import regex

_TOKEN = regex(
    r"""(?P<space>\s+|//[^\n]*)
    |(?P<string>[bB]?[rR][bB]?(?:\"{3}.*?\"{3}|'{3}.*?'{3}|"[^"\n]*"|'[^'\n]*')
        |[bB]?(?:\"{3}(?:\\.|[^\\])*?\"{3}|'{3}(?:\\.|[^\\])*?'{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'))
    |(?P<number>0x[0-9a-fA-F]+[uU]?|(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?[uU]?)
    |(?P<name>[A-Za-z_][A-Za-z0-9_]*|`[^`\n]*`)
    |(?P<mark>&&|\|\||[<>=!]=|.)""",
    re.VERBOSE | re.DOTALL,
)
_PRECEDENCE = {"?": 0, ":": 0, "||": 1, "&&": 2, "+": 4, "-": 4, "*": 5, "/": 5, "%": 5}
_PRECEDENCE |= dict.fromkeys(("<", "<=", ">", ">=", "==", "!=", "in"), 3)
_ENDS_NEGATION = frozenset(("&&", "||", "and", "or", ",", "?", ":"))
_OPEN, _CLOSE = frozenset("([{"), frozenset(")]}")


class Token(NamedTuple):
    """One token that isn't space or comment."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Span(NamedTuple):
    """Part of a text, as offsets of characters."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end].strip()


class Tokens:
    """The tokens of one expression, found by their offset."""

    __slots__ = ("_starts", "items", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.items = [
            Token(match.lastgroup or "mark", match[0], match.start())
            for match in _TOKEN.finditer(text)
            if match.lastgroup != "space"
        ]
        self._starts = [token.start for token in self.items]

    def index(self, offset: int) -> int:
        """The token that covers this offset or, between tokens, the one before it; -1 if there is none."""
        return bisect_right(self._starts, offset) - 1

    def at(self, offset: int) -> Token | None:
        index = self.index(offset)
        return self.items[index] if index >= 0 and offset < self.items[index].end else None

    def end_before(self, offset: int) -> int:
        """Where the token ends that comes before the one at this offset."""
        return self.items[self.index(offset) - 1].end

    def span_at(self, offset: int) -> Span:
        """The token at an offset: for the bracket of a call, the name of the function before it."""
        index = self.index(offset)
        if index < 0 or offset >= self.items[index].end:
            return Span(offset, min(offset + 1, len(self.text)))
        if self.items[index].text == "(" and index and self.items[index - 1].kind == "name":
            index -= 1
        return Span(self.items[index].start, self.items[index].end)

    def field_end(self, dot: int) -> int:
        """Where the field ends whose dot is at this offset."""
        for token in self.items[self.index(dot) + 1 :][:2]:
            if token.kind == "name":
                return token.end
        return dot + 1

    def bracket_end(self, opening: int) -> int:
        """Just after the bracket that closes the one at this offset."""
        depth = 0
        for token in self.items[self.index(opening) :]:
            depth += (token.text in _OPEN) - (token.text in _CLOSE)
            if depth == 0:
                return token.end
        return len(self.text)

    def dot_before(self, bracket: int) -> int:
        """The dot of ``.name(`` when the bracket is at this offset."""
        index = self.index(bracket)
        return self.items[index - 2].start if index >= 2 else bracket

    def primary_start(self, dot: int) -> int:
        """Where the value starts whose field or method follows this dot."""
        index = self.index(dot)
        depth = 0
        for before in range(index - 1, -1, -1):
            token = self.items[before]
            depth += (token.text in _CLOSE) - (token.text in _OPEN)
            if depth < 0 or (depth == 0 and token.text not in _OPEN and not self._is_part(before)):
                break
            index = before
        return self.items[index].start

    def _is_part(self, index: int) -> bool:
        token = self.items[index]
        optional = token.text == "?" and index > 0 and self.items[index - 1].text == "."
        return (token.kind != "mark" and token.text != "in") or token.text == "." or optional

    def operands(self, offset: int) -> tuple[Span, Span]:
        """The texts left and right of the binary operator at this offset, with their own brackets."""
        index = self.index(offset)
        level = _PRECEDENCE.get(self.items[index].text, 0)
        left = self._stop(range(index - 1, -1, -1), _CLOSE, _OPEN, level)
        right = self._stop(range(index + 1, len(self.items)), _OPEN, _CLOSE, level + 1)
        first = self.items[left + 1].start
        last = self.items[(len(self.items) if right < 0 else right) - 1].end
        return Span(first, self.items[index - 1].end), Span(self.items[index].end, last)

    def negated(self, offset: int) -> Span | None:
        """The word ``not`` at this offset with all that it turns round in Python; None of ``not in``."""
        depth, end = 0, offset
        for token in self.items[self.index(offset) + 1 :]:
            depth += (token.text in _OPEN) - (token.text in _CLOSE)
            if depth < 0 or (depth == 0 and token.text in _ENDS_NEGATION):
                break
            if end == offset and token.text in ("in", "not"):
                return None
            end = token.end
        return Span(offset, end) if end > offset else None

    def _stop(self, indexes: Iterable[int], entering: frozenset[str], leaving: frozenset[str], level: int) -> int:
        depth = 0
        for index in indexes:
            text = self.items[index].text
            if text in entering:
                depth += 1
            elif text in leaving:
                if depth == 0:
                    return index
                depth -= 1
            elif depth == 0 and (text == "," or self._precedence(index) < level):
                return index
        return -1

    def _precedence(self, index: int) -> int:
        token = self.items[index]
        before = self.items[index - 1] if index else None
        operand_before = before is not None and (before.kind != "mark" or before.text in _CLOSE) and before.text != "in"
        return _PRECEDENCE.get(token.text, 9) if token.kind in ("mark", "name") and operand_before else 9


class Edit(NamedTuple):
    """Put ``text`` in place of a part; an empty part is an insertion."""

    start: int
    end: int
    text: str


class Rewritten:
    """A text after some edits, which still knows where each character came from."""

    __slots__ = ("_origins", "_starts", "text")

    def __init__(self, original: str, edits: Iterable[Edit]) -> None:
        parts: list[str] = []
        self._starts: list[int] = []
        self._origins: list[tuple[int, bool]] = []
        done = length = 0
        for start, end, text in sorted(edits):
            for part, origin, kept in ((original[done:start], done, True), (text, start, False)):
                self._starts.append(length)
                self._origins.append((origin, kept))
                parts.append(part)
                length += len(part)
            done = end
        self._starts.append(length)
        self._origins.append((done, True))
        self.text = "".join(parts) + original[done:]

    def origin(self, offset: int) -> int:
        """The place in the original text that an offset in the new text belongs to."""
        index = bisect_right(self._starts, offset) - 1
        origin, kept = self._origins[index]
        return origin + (offset - self._starts[index] if kept else 0)


class Hole(NamedTuple):
    """One ``${{ ... }}``: the expression without its surrounding space, and where that stands in the template."""

    text: str
    start: int
    end: int


_LONGEST = 16_384
"""Characters of a hole that are looked at one by one; an expression is shorter."""


class NeverClosed(Exception):
    """A ``${{`` has no ``}}``; the argument is its offset."""


def split_template(text: str) -> Iterator[str | Hole]:
    """The parts of a template in order; ``$${{`` stands for a literal ``${{``. Raises NeverClosed."""
    literal = ""
    position = 0
    while (found := text.find("${{", position)) >= 0:
        if found > position and text[found - 1] == "$":
            literal += text[position : found - 1] + "${{"
            position = found + 3
            continue
        literal += text[position:found]
        if literal:
            yield literal
            literal = ""
        end = _closing(text, found)
        inner = text[found + 3 : end]
        start = found + 3 + len(inner) - len(inner.lstrip())
        yield Hole(inner.strip(), start, start + len(inner.strip()))
        position = end + 2
    literal += text[position:]
    if literal:
        yield literal


def _closing(text: str, opening: int) -> int:
    """Where the ``}}`` is that ends the hole; braces of maps and those in text don't, unless it is much too long."""
    position, depth = opening + 3, 0
    while position < len(text):
        if position - opening > _LONGEST:
            break
        if depth == 0 and text.startswith("}}", position):
            return position
        match = _TOKEN.match(text, position)
        if match is None:
            break
        token = match[0]
        depth += (token == "{") - (token == "}")
        position += 2 if token.startswith("//") else len(token)
    end = text.find("}}", position) if position - opening > _LONGEST else -1
    if end < 0:
        raise NeverClosed(opening)
    return end
