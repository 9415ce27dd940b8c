"""What certainly holds where an expression reads something: how tasks have ended, and which outputs are there.

``a && b`` reads ``b`` only where ``a`` holds, and what fails in ``a`` counts for nothing where ``b`` doesn't hold; the
same, the other way round, for ``||``. ``c ? a : b`` knows about ``c``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from turbo_mode.core.plan import expression_engine as engine
from turbo_mode.core.plan.expression_ast import Node

ENDS = frozenset(("COMPLETED", "FAILED", "SKIPPED", "NOT_RUN", "CANCELLED"))
"""How a task may have ended."""
_KEPT = ("outputs", "artifacts")


class Known(NamedTuple):
    """The ``ends`` that are left of tasks, and the outputs and artifacts that are certainly ``there``.

    One of these is a task, and ``outputs`` or ``artifacts`` with a name: ``("build", "outputs.file")``.
    """

    ends: Mapping[str, frozenset[str]] = MappingProxyType({})
    there: frozenset[tuple[str, str]] = frozenset()

    def of(self, task: str) -> frozenset[str]:
        """How a task may have ended."""
        return self.ends.get(task, ENDS)

    def only(self, task: str, ends: frozenset[str]) -> Known | None:
        """This, where a task ended in one of some ways; None if it can't have."""
        left = self.of(task) & ends
        return self._replace(ends={**self.ends, task: left}) if left else None


def holds(text: str, known: Known) -> Known | None:
    """What is known where a condition holds; None where it never does."""
    try:
        return _assume(engine.parse(text).root, True, known, strict=True)
    except engine.Rejected:
        return known


def where_read(text: str, start: int, known: Known) -> Known | None:
    """What is known where the path is read that begins at an offset; None where it is never read."""
    try:
        found = [each for at, each in _walk(engine.parse(text).root, known) if at == start]
    except engine.Rejected:
        return known
    return found[0] if found else known


def _walk(node: Node, known: Known | None) -> Iterator[tuple[int, Known | None]]:
    """Every variable in a tree, by its offset, with what is known there."""
    if node.kind == "ident":
        yield node.at, known
    elif node.kind == "call" and node.name in ("_&&_", "_||_"):
        left, right = node.children
        wanted = node.name == "_&&_"
        yield from _walk(left, _assume(right, wanted, known, strict=False))
        yield from _walk(right, _assume(left, wanted, known, strict=True))
    elif node.kind == "call" and node.name == "_?_:_":
        condition, first, second = node.children
        yield from _walk(condition, known)
        yield from _walk(first, _assume(condition, True, known, strict=True))
        yield from _walk(second, _assume(condition, False, known, strict=True))
    else:
        for child in node.children:
            yield from _walk(child, known)


def _assume(node: Node, truth: bool, known: Known | None, *, strict: bool) -> Known | None:
    """What is known where a condition is true, or false. ``strict``: it had a value, so whatever it reads is there."""
    if known is None:
        return None
    if node.kind == "const" and isinstance(node.value, bool):
        return known if node.value == truth else None
    if node.kind == "call" and node.name == "!_":
        return _assume(node.children[0], not truth, known, strict=strict)
    if node.kind == "call" and node.name in ("_&&_", "_||_"):
        left, right = node.children
        if truth == (node.name == "_&&_"):
            return _assume(right, truth, _assume(left, truth, known, strict=strict), strict=strict)
        return _either(_assume(left, truth, known, strict=strict), _assume(right, truth, known, strict=strict))
    if node.kind == "call" and node.name == "_?_:_":
        condition, first, second = node.children
        yes, no = (_assume(condition, each, known, strict=strict) for each in (True, False))
        return _either(_assume(first, truth, yes, strict=strict), _assume(second, truth, no, strict=strict))
    return _plainly(node, truth, known._replace(there=known.there | set(_reads(node))) if strict else known)


def _plainly(node: Node, truth: bool, known: Known) -> Known | None:
    """A condition that is made of no others."""
    if node.kind == "has":
        names = _names(node.children[0])
        if truth and len(names) == 3 and names[0] == "tasks" and names[2] in _KEPT:
            return known._replace(there=known.there | {(names[1], f"{names[2]}.{node.name}")})
        return known
    if node.kind != "call" or node.name not in ("_==_", "_!=_", "@in"):
        return known
    left, right = node.children
    for path, other in ((left, right), (right, left))[: 1 if node.name == "@in" else 2]:
        names, ends = _names(path), _texts(other)
        if len(names) == 3 and names[0] == "tasks" and names[2] == "status" and ends is not None:
            return known.only(names[1], ends if truth == (node.name != "_!=_") else ENDS - ends)
        if len(names) == 3 and names[0] == "phases" and names[2] == "status" and ends is not None:
            phase = f"phases.{names[1]}"
            if phase in known.ends:
                return known.only(phase, ends if truth == (node.name != "_!=_") else ENDS - ends)
    return known


def _either(one: Known | None, other: Known | None) -> Known | None:
    if one is None or other is None:
        return one or other
    ends = {task: one.ends[task] | other.ends[task] for task in one.ends if task in other.ends}
    return Known(ends, one.there & other.there)


def _reads(node: Node) -> Iterator[tuple[str, str]]:
    """The outputs without which a condition has no value."""
    names = _names(node) if node.kind == "select" else ()
    if len(names) >= 4 and names[0] == "tasks" and names[2] in _KEPT:
        yield names[1], f"{names[2]}.{names[3]}"
    elif node.kind == "call" and node.name in ("_&&_", "_||_", "_?_:_"):
        yield from _reads(node.children[0]) if node.name == "_?_:_" else ()
    elif node.kind in ("select", "call", "list", "map", "comprehension"):
        for child in node.children[: 1 if node.kind == "comprehension" else None]:
            yield from _reads(child)


def _names(node: Node) -> tuple[str, ...]:
    if node.kind == "ident":
        return (node.name,)
    above = _names(node.children[0]) if node.kind == "select" else ()
    return (*above, node.name) if above else ()


def _texts(node: Node) -> frozenset[str] | None:
    """The texts that a constant is, or a list is made of."""
    nodes = node.children if node.kind == "list" else (node,)
    texts = [each.value for each in nodes if each.kind == "const" and isinstance(each.value, str)]
    return frozenset(text for text in texts if isinstance(text, str)) if len(texts) == len(nodes) else None
