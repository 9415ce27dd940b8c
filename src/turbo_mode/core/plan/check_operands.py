"""Expressions that come out otherwise than was meant: whole-number division, stand-ins of another type, lost zones."""

from __future__ import annotations

from collections.abc import Iterator

from turbo_mode.core.plan import expression_engine as engine
from turbo_mode.core.plan.expression_ast import Node
from turbo_mode.core.plan.expression_names import scalar_kind
from turbo_mode.core.plan.expression_paths import shape_at
from turbo_mode.core.plan.expression_text import Tokens
from turbo_mode.core.plan.facts import Facts
from turbo_mode.core.plan.formats import Bad, zone
from turbo_mode.core.plan.functions import CALENDAR
from turbo_mode.core.plan.likeness import closest
from turbo_mode.core.plan.nodes import Path
from turbo_mode.core.plan.shapes import Scope

_COMPARISONS = frozenset(("_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_"))
_WHOLE = frozenset(("size", "int"))
_KINDS = {str: "string", bool: "bool", int: "int", float: "double"}
_NUMBERS = frozenset(("int", "double", "uint"))
_MEANT_PARTS = {
    **dict.fromkeys(("dayofweek", "isoweekday", "wday", "dow"), "weekday"),
    **dict.fromkeys(("dayofmonth", "mday", "date"), "day"), **dict.fromkeys(("hours", "h"), "hour"),
    **dict.fromkeys(("minutes", "min"), "minute"), "mon": "month",
}  # fmt: skip
_SHOWN = {"string": "text", "bool": "true or false", "int": "a number", "double": "a number"}


def operands(facts: Facts, text: str, scope: Scope, path: Path, shift: int) -> None:
    """Reports E0217, E0403, E0405 and E0407, of an expression that compiles."""
    divided = "/" in text and "." in text
    tokens = Tokens(text)
    for node in _nodes(engine.parse(text).root):
        if node.kind == "call" and node.name == "local" and len(node.children) == 2:
            _zone(facts, node.children[1], tokens, path, shift)
        if node.kind == "select" and node.children[0].kind == "call" and node.children[0].name == "local":
            _calendar(facts, node, tokens, path, shift)
        if node.kind != "call" or node.name not in _COMPARISONS:
            continue
        if divided:
            _share(facts, node, tokens, scope, path, shift)
        for one, other in (node.children, reversed(node.children)):
            if one.kind == "call" and one.name == "orValue" and len(one.children) == 2 and other.kind == "const":
                _stand_in(facts, one, _KINDS.get(type(other.value), ""), tokens, scope, path, shift)


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _nodes(child)


def _zone(facts: Facts, node: Node, tokens: Tokens, path: Path, shift: int) -> None:
    """E0217: a place whose calendar nobody has."""
    if not isinstance(node.value, str):
        return
    try:
        zone(node.value)
    except Bad as bad:
        span = tokens.span_at(node.at)
        facts.report.error(bad.code, bad.message, path, at=(span.start + shift, span.end + shift), label=bad.label)


def _calendar(facts: Facts, node: Node, tokens: Tokens, path: Path, shift: int) -> None:
    """E0403: a part of a moment that no calendar has, or has by another name."""
    if node.name in CALENDAR:
        return
    meant = _MEANT_PARTS.get(node.name.lower()) or closest(node.name[:64], CALENDAR)
    end = tokens.field_end(node.at)
    facts.report.error(
        "E0403", f"a moment has no `{node.name[:64]}`", path, at=(end - len(node.name) + shift, end + shift),
        label=f"write `{meant}`" if meant else f"it has {', '.join(CALENDAR)}",
    )  # fmt: skip


def _share(facts: Facts, node: Node, tokens: Tokens, scope: Scope, path: Path, shift: int) -> None:
    """E0407: a quotient of whole numbers, which is one itself, beside a number that isn't."""
    for quotient, other in (node.children, reversed(node.children)):
        broken = isinstance(other.value, float) and other.value % 1
        if broken and quotient.name == "_/_" and all(_is_whole(each, scope) for each in quotient.children):
            left, right = tokens.operands(quotient.at)
            facts.report.error(
                "E0407", "whole numbers are divided without a remainder", path,
                at=(left.start + shift, right.end + shift), label="this is a whole number: 0, 1, ...",
                help=f"write `double({left.of(tokens.text)}) / double({right.of(tokens.text)})`",
            )  # fmt: skip


def _is_whole(node: Node, scope: Scope) -> bool:
    if node.kind == "const":
        return isinstance(node.value, int)
    if node.kind == "call" and node.name in _WHOLE:
        return True
    names = _names(node)
    return bool(names) and scalar_kind(shape_at(names, scope)) == "int"


def _stand_in(facts: Facts, node: Node, wanted: str, tokens: Tokens, scope: Scope, path: Path, shift: int) -> None:
    """E0405: the value for what is missing is of another type than what may be there, and what it is compared with."""
    names, value = _names(node.children[0]), node.children[1]
    kind = scalar_kind(shape_at(names, scope)) if names else "dyn"
    given = _KINDS.get(type(value.value), "") if value.kind == "const" else ""
    if kind == wanted and kind in _SHOWN and given and kind != given and not {kind, given} <= _NUMBERS:
        span = tokens.span_at(value.at)
        facts.report.error(
            "E0405", f"`{'.'.join(names)}` is {_SHOWN[kind]}, and this is {_SHOWN[given]}", path,
            at=(span.start + shift, span.end + shift), label="it should be of the same type",
        )  # fmt: skip


def _names(node: Node) -> tuple[str, ...]:
    """The names of a path, with or without ``.?`` in it; none for anything else."""
    if node.kind == "ident":
        return (node.name,)
    name: object = node.name if node.kind == "select" else None
    if node.kind == "call" and node.name == "_?._":
        name = node.children[1].value
    above = _names(node.children[0]) if isinstance(name, str) else ()
    return (*above, str(name)) if above else ()
