"""JSON text to nodes with their places, which the JSON of the standard library doesn't keep. Nothing is recursive."""

from __future__ import annotations

import re
from json.decoder import scanstring  # type: ignore[attr-defined]

from turbo_mode.core.plan.nodes import MAX_DEPTH, Node
from turbo_mode.plans.unreadable import Unreadable

_SPACE = re.compile(r"[ \t\r\n]*")
_ATOM = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null")
_WORD = re.compile(r"[^\s,:\[\]{}\"]+")


def read_json(text: str) -> Node:
    """The tree of a JSON text. Raises ``Unreadable``."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.open: list[Node] = []

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
                raise self._unexpected(f"expected , or {closing}")
            self.at += 1
            if self._peek() == closing:
                raise self._unexpected("no comma before the end")
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
        return key

    def _value(self) -> Node:
        sign = self._peek()
        if sign == '"':
            return self._string()
        if sign in ("{", "["):
            if len(self.open) >= MAX_DEPTH:
                raise Unreadable(f"this is nested more than {MAX_DEPTH} levels deep", self.at)
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

    def _unexpected(self, label: str) -> Unreadable:
        if self.at >= len(self.text):
            return Unreadable("this is not JSON: it ends too early", max(len(self.text.rstrip()) - 1, 0), label=label)
        word = _WORD.match(self.text, self.at)
        return Unreadable("this is not JSON", self.at, word.end() if word else self.at + 1, label=label)
