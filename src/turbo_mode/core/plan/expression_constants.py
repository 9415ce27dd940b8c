"""Parts of an expression that read nothing, and so always come out the same: one that can't come out is a mistake.

So is a division by such a part, if it is zero, whatever is divided.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from turbo_mode.core.plan import expression_engine as engine
from turbo_mode.core.plan.expression_ast import Node
from turbo_mode.core.plan.expression_problems import ExpressionProblem
from turbo_mode.core.plan.expression_text import Span, Tokens
from turbo_mode.core.plan.expression_values import NotPlain, plain
from turbo_mode.core.regex import regex

_SAFE = frozenset((
    "int", "uint", "double", "string", "bool", "timestamp", "duration", "matches", "fromJson", "size", "mean",
    "quantile", "_/_", "_%_", "_+_", "_-_", "_*_", "-_", "_[_]",
))  # fmt: skip
"""Functions that may fail for some values, and of which none takes long."""
_BINARY = frozenset(("_/_", "_%_", "_+_", "_-_", "_*_"))
_DIVIDES = {"_/_": "/", "_%_": "%"}
_PLAIN = regex(r"[A-Za-z]\w*", re.ASCII)
_WORTH_A_LOOK = regex(
    r"\b(?:u?int|double|bool|timestamp|duration|matches|fromJson|mean|quantile)\s*\(|[/%\[*+-]", re.ASCII
)


def failures(text: str) -> list[ExpressionProblem]:
    """E0410 for every constant part of an expression that has no value."""
    if not _WORTH_A_LOOK.search(text):
        return []
    return list(_failures(engine.parse(text).root, Tokens(text)))


def _failures(root: Node, tokens: Tokens) -> Iterator[ExpressionProblem]:
    if root.kind == "call" and root.name in _SAFE and is_constant(root):
        span = _span(root, tokens)
        if span is not None:
            yield from _tried(span, tokens)
            return
    if root.kind == "call" and root.name in _DIVIDES and is_constant(root.children[-1]):
        left, right = tokens.operands(root.at)
        divided = f"1 {_DIVIDES[root.name]} ({right.of(tokens.text)})"
        yield from _tried(Span(left.start, right.end), tokens, divided)
    if root.kind == "call" and root.name == "matches" and isinstance(root.children[-1].value, str):
        span = tokens.span_at(root.children[-1].at)
        yield from _tried(span, tokens, f"''.matches({span.of(tokens.text)})")
    for child in root.children:
        yield from _failures(child, tokens)


def is_constant(node: Node) -> bool:
    """It reads nothing, and calls nothing that could take long."""
    if node.kind == "const":
        return True
    fits = node.kind in ("list", "map") or (node.kind == "call" and node.name in _SAFE)
    return fits and all(map(is_constant, node.children))


def _span(node: Node, tokens: Tokens) -> Span | None:
    at = node.at
    if node.name in _BINARY:
        left, right = tokens.operands(at)
        return Span(left.start, right.end)
    if node.name == "_[_]":
        return Span(tokens.primary_start(at), tokens.bracket_end(at))
    if not _PLAIN.fullmatch(node.name):
        return None
    start = tokens.primary_start(tokens.dot_before(at)) if node.member else tokens.span_at(at).start
    return Span(start, tokens.bracket_end(at))


def _tried(span: Span, tokens: Tokens, text: str = "") -> Iterator[ExpressionProblem]:
    try:
        run, _ = engine.check(text or span.of(tokens.text), ())
        plain(run({}))
    except engine.Rejected:
        return
    except (engine.Failed, NotPlain) as reason:
        message = f"`{span.of(tokens.text)[:60]}` has no value"
        yield ExpressionProblem("E0410", message, *span, note=str(reason)[:200])
