"""First look at an expression: which paths it reads, and whether everything it names exists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from turbo_mode.core.plan.expression_ast import Node
from turbo_mode.core.plan.expression_problems import ExpressionProblem, closest
from turbo_mode.core.plan.expression_text import Span, Tokens
from turbo_mode.core.plan.functions import FUNCTIONS
from turbo_mode.core.plan.shapes import ANY, ListOf, OneOf, Record, Scalar, Scope, Shape, joined, plain_name
from turbo_mode.core.regex import regex

Path = tuple[str, ...]

_NAMESPACES = {"math", "optional", "strings"}
_TYPES = {"bool", "bytes", "double", "int", "list", "map", "null_type", "string", "type", "uint"}
_LIBRARY = """
    size int uint double string bytes bool timestamp duration type dyn matches contains startsWith endsWith
    getFullYear getMonth getDate getDayOfMonth getDayOfWeek getDayOfYear getHours getMinutes getSeconds getMilliseconds
    charAt indexOf join lastIndexOf lowerAscii quote replace reverse split substring trim upperAscii format
    of none ofNonZeroValue hasValue value or orValue first last greatest least ceil floor round trunc abs sign
    isNaN isInf isFinite bitAnd bitOr bitXor bitNot bitShiftLeft bitShiftRight sqrt
    has all exists exists_one map filter optMap optFlatMap
""".split()  # noqa: SIM905
_WITHOUT_ARGUMENTS = frozenset(("trim", "lowerAscii", "upperAscii", "reverse"))
_KNOWN = frozenset(_LIBRARY) | {function.name for function in FUNCTIONS}
_HABITS = {"len": "size", "length": "size", "lenght": "size", "count": "size", "lower": "lowerAscii"}
_HABITS |= {"upper": "upperAscii", "strip": "trim", "includes": "contains", "any": "exists", "every": "all"}
_HABITS |= {"toUpperCase": "upperAscii", "toLowerCase": "lowerAscii", "toJSON": "toJson", "fromJSON": "fromJson"}
_HABITS |= {"str": "string", "float": "double", "number": "double", "avg": "mean", "default": "orValue"}
_HABITS |= {
    "average": "mean",
    "percentile": "quantile",
    "dumps": "toJson",
    "stringify": "toJson",
    "loads": "fromJson",
    "parse": "fromJson",
}
_CARRIERS = {("result",), ("event",)}
"""What has one field with everything that the other side has sent."""
_LIKE = 0.72
"""What looks less like a function isn't that one mistyped: ``status`` isn't ``startsWith``."""
_CONSTANTS = {"True": "true", "False": "false", "None": "null", "nil": "null", "undefined": "null"}
_HOST_CLOCK = regex(r"get(FullYear|Month|Date|DayOf\w+|Hours|Minutes|Seconds|Milliseconds)")
_FIXED_ZONE = regex(r"UTC|[+-]?\d\d:\d\d")


@dataclass(frozen=True, slots=True)
class Slot:
    """One path that is read as a whole: its value is looked up, fitted to its shape and bound under one name.

    ``kept`` continues the path below an optional access or ``has``: only that part of the value is bound.
    """

    path: Path
    kept: Path
    shape: Shape
    span: Span

    @property
    def key(self) -> tuple[Path, Path, Shape]:
        """Slots with the same key are bound once."""
        return self.path, self.kept, self.shape

    @property
    def reads(self) -> Path:
        return self.path + self.kept


class _Chain(NamedTuple):
    names: Path
    start: int
    end: int
    ends: tuple[int, ...]


@dataclass(slots=True)
class Names:
    """Walks a parsed tree; ``slots`` and ``problems`` are what it found."""

    tokens: Tokens
    scope: Scope
    slots: dict[Span, Slot] = field(default_factory=dict)
    problems: list[ExpressionProblem] = field(default_factory=list)

    def walk(self, node: Node, local: frozenset[str] = frozenset()) -> None:
        """Visits a node under the variables of the comprehensions around it."""
        if self._take_path(node, local):
            return
        if node.kind == "ident":
            self._unknown_variable(node, local)
        elif node.kind == "message":
            self._problem("E0402", f"there is no type `{node.name}`", self.tokens.span_at(node.at))
        elif node.kind == "comprehension":
            self._comprehension(node, local)
        elif node.kind == "call":
            self._call(node, local)
        else:
            self._children(node.children, local)

    def _children(self, nodes: Sequence[Node], local: frozenset[str]) -> None:
        for node in nodes:
            self.walk(node, local)

    def _comprehension(self, node: Node, local: frozenset[str]) -> None:
        start, initial, condition, step, result = node.children
        inner = local | {node.name, node.accumulator}
        self._children((start, initial), local)
        self._children((condition, step), inner)
        self.walk(result, local | {node.accumulator})

    def _call(self, node: Node, local: frozenset[str]) -> None:
        arguments = node.children
        if node.member and self._is_namespace(arguments[0], local):
            arguments = arguments[1:]
        if re.fullmatch(r"[A-Za-z]\w*", node.name) and node.name not in _KNOWN:
            advice = (
                f"did you mean `{_HABITS[node.name]}`?" if node.name in _HABITS else closest(node.name, _KNOWN, _LIKE)
            )
            self._problem("E0402", f"there is no function `{node.name}`", self.tokens.span_at(node.at), advice)
            return
        if node.member and _HOST_CLOCK.fullmatch(node.name) and len(arguments) == 2:
            self._zone(node, arguments[1])
        self._children(arguments, local)
        if node.name in ("_==_", "_!=_") and any(child.kind == "const" and child.value is None for child in arguments):
            self._let_be_null(arguments, local)

    def _is_namespace(self, node: Node, local: frozenset[str]) -> bool:
        taken = node.name in local or node.name in self.scope.variables
        return node.kind == "ident" and node.name in _NAMESPACES and not taken

    def _let_be_null(self, compared: Sequence[Node], local: frozenset[str]) -> None:
        """What is compared with null may be null, whatever its shape says."""
        for node in compared:
            chain = self._chain(node, local)
            slot = self.slots.get(Span(chain.start, chain.end)) if chain is not None else None
            if slot is not None:
                self.slots[slot.span] = Slot(slot.path, slot.kept, ANY, slot.span)

    def _zone(self, node: Node, zone: Node) -> None:
        if isinstance(zone.value, str) and _FIXED_ZONE.fullmatch(zone.value):
            return
        self._problem(
            "E0405",
            "a time zone here would be looked up on the host, and hosts differ",
            self.tokens.span_at(node.at),
            "use local(t, 'Europe/Berlin').hour",
        )

    def _unknown_variable(self, node: Node, local: frozenset[str]) -> None:
        if node.name in local or node.name in _TYPES:
            return
        name = node.name
        advice = f"did you mean `{_CONSTANTS[name]}`?" if name in _CONSTANTS else ""
        advice = advice or closest(name, [*self.scope.variables, *(n for n in local if n.isidentifier())])
        here = ", ".join(sorted(self.scope.variables)) or "nothing"
        span = Span(node.at, node.at + len(name))
        self._problem("E0402", f"there is no `{name}` here", span, advice, f"here are: {here}")

    def _take_path(self, node: Node, local: frozenset[str]) -> bool:
        chain, kept, places = self._optional(node, local)
        if chain is None:
            return False
        shape = self._resolve(chain, kept, places)
        if shape is not None:
            span = Span(chain.start, chain.end)
            slot = Slot(chain.names, kept, shape, span)
            known = self.slots.get(span)
            self.slots[span] = slot if known in (None, slot) else Slot(chain.names, (), shape, span)
        return True

    def _optional(self, node: Node, local: frozenset[str]) -> tuple[_Chain | None, Path, tuple[int, ...]]:
        """The path that a node reads: what is certain, then what hangs on ``.?`` or ``has``, and where that stands."""
        chain = self._chain(node, local)
        if chain is not None:
            return chain, (), ()
        if node.kind == "call" and node.name in ("_?._", "_[?_]") and isinstance(node.children[1].value, str):
            chain, kept, places = self._optional(node.children[0], local)
            return chain, (*kept, node.children[1].value), (*places, self._end(node))
        if node.kind in ("has", "select"):
            chain, kept, places = self._optional(node.children[0], local)
            if node.kind == "has" or kept:
                end = self.tokens.bracket_end(node.at) - 1 if node.kind == "has" else self._end(node)
                return chain, (*kept, node.name), (*places, end)
        return None, (), ()

    def _chain(self, node: Node, local: frozenset[str]) -> _Chain | None:
        if node.kind == "ident":
            if node.name in local or node.name not in self.scope.variables:
                return None
            end = node.at + len(node.name)
            return _Chain((node.name,), node.at, end, (end,))
        name: object = node.name if node.kind == "select" else None
        if node.kind == "call" and node.name == "_[_]":
            name = node.children[1].value
        base = self._chain(node.children[0], local) if isinstance(name, str) else None
        if base is None or self.tokens.end_before(node.at) != base.end:  # a bracket around the base ends the path
            return None
        end = self._end(node)
        return _Chain((*base.names, str(name)), base.start, end, (*base.ends, end))

    def _end(self, node: Node) -> int:
        if node.kind == "call" and node.name != "_?._":
            return self.tokens.bracket_end(node.at)
        return self.tokens.field_end(node.at + (node.kind == "call"))

    def _resolve(self, chain: _Chain, kept: Path, places: tuple[int, ...]) -> Shape | None:
        shape: Shape = self.scope.variables[chain.names[0]]
        at_path = shape
        path = chain.names + kept
        for depth, (name, end) in enumerate(zip(path[1:], (*chain.ends[1:], *places), strict=True), 1):
            inner = field_shape(shape, name)
            if inner is None:
                problem = no_field(shape, path[:depth], name, Span(chain.start, end), " ".join(path[:1]))
                self.problems.append(problem)
                return None
            shape = inner
            at_path = shape if depth < len(chain.names) else at_path
        return at_path

    def _problem(self, code: str, message: str, span: Span, advice: str = "", note: str = "") -> None:
        self.problems.append(ExpressionProblem(code, message, *span, note, advice))


def field_shape(shape: Shape, name: str) -> Shape | None:
    """The shape of a field; None if it can't be there."""
    if isinstance(shape, Record):
        return shape.get(name)
    if isinstance(shape, OneOf):
        inner = [field for each in shape.shapes if (field := field_shape(each, name)) is not None]
        return joined(inner) if inner else None
    return ANY if shape == ANY else None


def no_field(shape: Shape, path: Path, name: str, span: Span, root: str = "") -> ExpressionProblem:
    """E0402 for a name that a variable doesn't have (``inputs.x``), E0403 for a field further down."""
    where = ".".join(path)
    if isinstance(shape, Record):
        code = "E0402" if path == (root,) and shape.noun != "field" else "E0403"
        which = f"there is no {shape.noun} `{name}`"
        message = which if code == "E0402" else f"{which} in `{where}`" if where else which
        names = _names(shape)
        note = f"it has {', '.join(names[:12])}{' ...' if len(names) > 12 else ''}" if names else "it has none"
        below = _below(shape, name) if shape.noun == "field" else ""
        advice = f"write `{where}.{below}.{name}`" if below else closest(name, names)
        if not advice and path in _CARRIERS and len(loose := [key for key in names if shape.fields[key] == ANY]) == 1:
            advice = f"write `{where}.{loose[0]}.{name}`"
        return ExpressionProblem(code, message, *span, note, advice)
    advice = "take one item of the list first: [0]" if isinstance(shape, ListOf) else ""
    if name in _KNOWN and not advice:
        advice = (
            f"write `{where}.{name}()`" if name in _WITHOUT_ARGUMENTS else f"a function has brackets: `x.{name}(...)`"
        )
    what = f"`{where}`" if where else "this"
    return ExpressionProblem("E0403", f"{what} is {plain_name(shape)} and has no `{name}`", *span, help=advice)


def _below(record: Record, name: str) -> str:
    """The only field that itself has a field of this name: what was meant stands one step further down."""
    inside = [key for key, each in record.fields.items() if isinstance(each, Record) and name in each.fields]
    return "outputs" if "outputs" in inside else inside[0] if len(inside) == 1 else ""


@lru_cache(maxsize=32)
def _names(record: Record) -> Sequence[str]:
    return sorted(filter(None, record.fields))


def scalar_kind(shape: Shape | None) -> str:
    """The CEL type of a shape as far as it is known, else ``dyn``."""
    if isinstance(shape, Scalar):
        return "dyn" if shape.kind == "any" else shape.kind
    return {ListOf: "list", Record: "map"}.get(type(shape), "dyn")
