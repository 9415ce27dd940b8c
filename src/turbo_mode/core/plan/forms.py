"""What the texts look like that an expression makes itself: of a moment, of a flag, of both sides of a `+`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from turbo_mode.core.plan.expression_ast import Node
from turbo_mode.core.plan.expression_text import Tokens
from turbo_mode.core.plan.expressions import ExpressionProblems, compile
from turbo_mode.core.plan.shapes import (
    BOOL,
    DOUBLE,
    DURATION,
    INT,
    NULL,
    STRING,
    TIMESTAMP,
    ListOf,
    Record,
    Scope,
    Shape,
)  # fmt: skip

TRIMMED = ("trim", "lowerAscii", "upperAscii")
"""Functions that change nothing of what a text means as a number or a time."""
_LIKE: Mapping[Shape, str] = {
    TIMESTAMP: "2026-01-01T00:00:00Z", DURATION: "90s", BOOL: "true", DOUBLE: "0.5", INT: "7", NULL: "null",
}  # fmt: skip
_MOST = 16


class Forms:
    """Texts such as an expression in a scope may make; ``tokens`` are those of its whole text."""

    def __init__(self, tokens: Tokens, scope: Scope) -> None:
        self.tokens = tokens
        self.scope = scope

    def of(self, node: Node) -> Sequence[str]:
        """One text for each form that a node may come out with; none where that isn't known."""
        if node.kind == "const":
            return (node.value,) if isinstance(node.value, str) else ()
        if node.kind != "call":
            return ()
        if node.name in ("_?_:_", "orValue"):
            ways = node.children[1 if node.name == "_?_:_" else 0 :]
            return [text for way in ways for text in self.of(way)][:_MOST]
        if node.name in TRIMMED:
            return self.of(node.children[0])
        if node.name == "_+_":
            left, right = map(self.of, node.children)
            return ["".join(both) for both in product(left, right)][:_MOST]
        if node.name in ("string", "toJson"):
            return [text for way in self._ways(node) for text in _written(way, node.name)]
        return ()

    def _ways(self, call: Node) -> Sequence[Shape]:
        """The shapes that the only argument of a function may have."""
        start = self.tokens.span_at(call.at).end
        inside = self.tokens.text[start : self.tokens.bracket_end(call.at)].strip()[1:-1]
        try:
            return compile(inside, self.scope).ways
        except ExpressionProblems:
            return ()


def _written(shape: Shape, function: str) -> Sequence[str]:
    if function == "string":
        return (_LIKE[shape],) if shape in _LIKE else ()
    if isinstance(shape, ListOf | Record):
        return ("[]",) if isinstance(shape, ListOf) else ("{}",)
    text = _LIKE.get(shape, "a" if shape == STRING else None)
    quoted = shape in (STRING, TIMESTAMP, DURATION)
    return () if text is None else (f'"{text}"' if quoted else text,)
