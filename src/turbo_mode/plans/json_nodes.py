"""JSON text to nodes with their places, which the JSON of the standard library doesn't keep. Nothing is recursive.

Text that is known to be JSON is read part by part, when somebody looks: the places of a few problems in a plan of
100,000 tasks cost no more than the way to them.
"""

from __future__ import annotations

from collections.abc import Iterator
from json import JSONDecoder
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any

from turbo_mode.core.plan.nodes import MAX_DEPTH, Node
from turbo_mode.core.regex import regex
from turbo_mode.plans.room import Room
from turbo_mode.plans.unreadable import Unreadable

_SPACE = regex(r"[ \t\r\n]*")
_BETWEEN = regex(r"[ \t\r\n,:]*")
_ATOM = regex(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null")
_SKIP = JSONDecoder(parse_int=str, parse_float=str).scan_once  # type: ignore[attr-defined]
_WORD = regex(r"[^\s,:\[\]{}\"]+")


def read_json(text: str) -> Node:
    """The tree of a JSON text. Raises ``Unreadable``."""
    return _Reader(text).read()


def read_valid_json(text: str) -> Node:
    """The tree of a text that the JSON of the standard library has read without complaint.

    Raises ``Unreadable``, also later, when a part is looked at that no plan can hold: too deep, or no finite number.
    """
    first = _SPACE.match(text)
    at = first.end() if first else 0
    return _later(text, at, len(text.rstrip()), 0) if text[at : at + 1] in ("{", "[") else read_json(text)


class _Later(Node):
    """A list or mapping whose parts are read when they are asked for: until then it has no ``items`` and ``pairs``."""

    __slots__ = ("_depth", "_whole")

    def __init__(self, whole: str, start: int, end: int, depth: int) -> None:
        self.kind = "mapping" if whole[start] == "{" else "sequence"
        self.start, self.end, self.text, self.plain = start, end, "", False
        self._whole, self._depth = whole, depth

    def __getattr__(self, name: str) -> Any:
        if name not in ("items", "pairs"):
            raise AttributeError(name)
        parts = list(self._parts())
        is_list = self.kind == "sequence"
        self.items = parts if is_list else []
        self.pairs = [] if is_list else list(zip(parts[::2], parts[1::2], strict=True))
        return getattr(self, name)

    def _parts(self) -> Iterator[Node]:
        """The items, or keys and values by turns."""
        text, at, between = self._whole, self.start + 1, _BETWEEN.match
        while True:
            if (gap := between(text, at)) is not None:
                at = gap.end()
            sign = text[at]
            if sign == '"':
                value, end = scanstring(text, at + 1, True)
                yield Node("scalar", at, end, value)
            elif sign in "]}":
                return
            elif sign in "[{":
                end = _SKIP(text, at)[1]
                yield _later(text, at, end, self._depth + 1)
            else:
                atom = _ATOM.match(text, at)
                if atom is None:
                    raise _Reader(text, at)._unexpected("expected a value")
                end = atom.end()
                yield Node("scalar", at, end, atom[0], plain=True)
            at = end


def _later(text: str, start: int, end: int, depth: int) -> Node:
    if depth >= MAX_DEPTH:
        raise _too_deep(start)
    return _Later(text, start, end, depth)


def _too_deep(at: int) -> Unreadable:
    return Unreadable(f"this is nested more than {MAX_DEPTH} levels deep", at)


_BEGINNING = frozenset('"{[')


class _Reader:
    def __init__(self, text: str, at: int = 0) -> None:
        self.text = text
        self.at = at
        self.open: list[Node] = []
        self.room = Room()

    def read(self) -> Node:
        root = self._value()
        while self.open:
            self._next()
        if self._peek():
            raise self._unexpected("the plan has ended already")
        return root

    def _peek(self) -> str:
        found = _SPACE.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.text[self.at : self.at + 1]

    def _next(self) -> None:
        """One item or pair of the innermost list or mapping, or its end."""
        node = self.open[-1]
        closing = "}" if node.kind == "mapping" else "]"
        empty = not (node.pairs or node.items)
        sign = self._peek()
        if sign == closing:
            self.at += 1
            node.end = self.at
            self.open.pop()
            return
        if not empty:
            if sign != ",":
                raise self._no_comma(node) if sign in _BEGINNING else self._unexpected(f"expected , or {closing}")
            comma, self.at = self.at, self.at + 1
            if self._peek() == closing:
                raise Unreadable("this is not JSON", comma, comma + 1, label="no comma before the end")
        if node.kind == "mapping":
            key = self._key()
            node.pairs.append((key, self._value()))
        else:
            node.items.append(self._value())

    def _key(self) -> Node:
        if self._peek() != '"':
            raise self._unexpected('expected a key in "quotes"')
        key = self._string()
        if self._peek() != ":":
            raise self._unexpected("expected :")
        self.at += 1
        if key.text == "id":
            self.room.grow(key.start)
        return key

    def _value(self) -> Node:
        sign = self._peek()
        self.room.take(self.at)
        if sign == '"':
            return self._string()
        if sign in ("{", "["):
            if len(self.open) >= MAX_DEPTH:
                raise _too_deep(self.at)
            node = Node("mapping" if sign == "{" else "sequence", self.at)
            self.at += 1
            self.open.append(node)
            return node
        atom = _ATOM.match(self.text, self.at)
        if atom is None:
            raise self._unexpected("expected a value")
        self.at = atom.end()
        return Node("scalar", atom.start(), atom.end(), atom[0], plain=True)

    def _string(self) -> Node:
        start = self.at
        try:
            text, self.at = scanstring(self.text, start + 1, True)
        except ValueError as error:
            at = getattr(error, "pos", start)
            raise Unreadable("this is not JSON", at, label=str(getattr(error, "msg", error)).lower()) from None
        return Node("scalar", start, self.at, text)

    def _no_comma(self, node: Node) -> Unreadable:
        """Between two values: what is wrong is the end of the first one."""
        last = node.pairs[-1][1] if node.pairs else node.items[-1]
        return Unreadable("this is not JSON", max(last.end - 1, 0), last.end, label="a comma is missing behind this")

    def _unexpected(self, label: str) -> Unreadable:
        if self.at >= len(self.text):
            return Unreadable("this is not JSON: it ends too early", max(len(self.text.rstrip()) - 1, 0), label=label)
        word = _WORD.match(self.text, self.at)
        return Unreadable("this is not JSON", self.at, word.end() if word else self.at + 1, label=label)
