"""How a part of a condition uses what it reads: which numbers it is compared with, or what else is done with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from turbo_mode.core.plan import expression_engine as engine
from turbo_mode.core.plan.expression_ast import Node
from turbo_mode.core.plan.expression_names import Path

_COMPARES = frozenset(("_<_", "_<=_", "_>_", "_>=_", "_==_", "_!=_"))
_ARITHMETIC = frozenset(("_+_", "_-_", "_*_", "_/_", "_%_", "-_"))
_TEXT = frozenset(
    ("startsWith", "endsWith", "contains", "indexOf", "lastIndexOf", "trim", "lowerAscii", "upperAscii", "replace",
     "split", "substring", "charAt", "join", "size")
)  # fmt: skip


class Use(NamedTuple):
    """A path, and how it is used: by itself (``truth``), ``compared`` with a number, with some ``other`` value,
    asked whether it is ``there``, or in a way (``why``) of which nothing is known."""

    path: Path
    how: str
    number: float = 0.0
    why: str = ""


def uses(text: str) -> list[Use]:
    """How an expression uses each path that it reads."""
    return list(_uses(engine.parse(text).root, "", frozenset()))


def _uses(node: Node, why: str, local: frozenset[str]) -> Iterator[Use]:
    if (path := _path(node)) is not None:
        if path[0] not in local:
            yield Use(path, "free" if why else "truth", why=why)
        return
    if node.kind == "has":
        yield from _there(node, local)
    elif node.kind == "call" and node.name in _COMPARES and not why:
        yield from _compared(node, local)
    elif node.kind == "call" and node.name == "@in" and node.children[1].kind == "list" and not why:
        for each in node.children[1].children:
            yield from _pair(node.children[0], each, local)
    elif node.kind == "comprehension":
        inner = local | {node.name, node.accumulator}
        for child in node.children:
            yield from _uses(child, "in a list that is gone over", inner)
    else:
        for child in node.children:
            yield from _uses(child, why or _doing(node), local)


def _doing(node: Node) -> str:
    """What an operation does with what it reads, in words; nothing where only truth comes of it."""
    if node.name in _ARITHMETIC:
        return "reckoned with"
    if node.name == "matches":
        return "held against a regular expression"
    if node.name in _TEXT:
        return "looked into"
    if node.name in ("!_", "_&&_", "_||_", "_?_:_"):
        return ""
    return f"given to {node.name}()" if node.name.isidentifier() else "looked into"


def _there(node: Node, local: frozenset[str]) -> Iterator[Use]:
    path = _path(node.children[0])
    if path is None:
        yield from _uses(node.children[0], "looked into", local)
    elif path[0] not in local:
        yield Use((*path, node.name), "there")


def _compared(node: Node, local: frozenset[str]) -> Iterator[Use]:
    left, right = node.children
    if _path(left) is None and _path(right) is not None:
        left, right = right, left
    yield from _pair(left, right, local)


def _pair(left: Node, right: Node, local: frozenset[str]) -> Iterator[Use]:
    """One value beside another one."""
    path = _path(left)
    if path is None:
        yield from _uses(left, "", local)
        yield from _uses(right, "", local)
    elif right.kind == "const" and path[0] not in local:
        number = right.value
        if isinstance(number, int | float) and not isinstance(number, bool):
            yield Use(path, "compared", float(number))
        else:
            yield Use(path, "other" if isinstance(number, str) else "truth")
    else:
        yield from _uses(left, "compared with another value", local)
        yield from _uses(right, "compared with another value", local)


def _path(node: Node) -> Path | None:
    """The names of a path, one with ``.?`` and a default or with ``double(…)`` around it too."""
    if node.kind == "ident":
        return (node.name,)
    if node.kind == "select":
        above = _path(node.children[0])
        return (*above, node.name) if above else None
    if node.kind == "call" and node.name in ("_?._", "_[_]", "_[?_]") and isinstance(node.children[1].value, str):
        above = _path(node.children[0])
        return (*above, node.children[1].value) if above else None
    if node.kind == "call" and node.name == "orValue" and node.children[1].kind == "const":
        return _path(node.children[0])
    if node.kind == "call" and node.name == "double" and not node.member:
        return _path(node.children[0])
    return None
