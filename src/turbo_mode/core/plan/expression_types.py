"""Second look at an expression, after the library checked its types: the rules that CEL itself doesn't have.

Lists only are iterated, since the order of a map differs from process to process; numbers of which only the run will
tell whether they are 1 or 1.5 must be cast before arithmetic; fields are looked up below iteration variables too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from turbo_mode.core.plan.expression_ast import Node, Tree
from turbo_mode.core.plan.expression_names import Slot, field_shape, no_field, scalar_kind
from turbo_mode.core.plan.expression_operands import ITEMS, kind_of, misfit
from turbo_mode.core.plan.expression_problems import (
    ARITHMETIC,
    ExpressionProblem,
    map_order,
    mixed_numbers,
    types_problem,
)
from turbo_mode.core.plan.expression_text import Span, Tokens
from turbo_mode.core.plan.shapes import (
    ANY,
    BOOL,
    DOUBLE,
    DURATION,
    INT,
    MAP,
    NULL,
    STRING,
    TIMESTAMP,
    ListOf,
    Record,
    Shape,
    joined,
    ways_of,
)

_NUMBERS = frozenset(("int", "double", "uint"))
_THROUGH = frozenset(("items", "value", "or", "optional.of"))
_Locals = Mapping[str, Shape]
_SHAPES: Mapping[str, Shape] = {
    "string": STRING, "int": INT, "uint": INT, "double": DOUBLE, "bool": BOOL, "timestamp": TIMESTAMP,
    "duration": DURATION, "null": NULL, "list": ListOf(ANY), "map": MAP,
}  # fmt: skip


@dataclass(slots=True)
class Types:
    """Walks a checked tree. ``origin`` leads from its offsets to those of ``tokens``.

    ``unsure`` are the dots (original offsets) before macros whose range may turn out to be a map; ``iterated`` the
    variables that must be bound to a list.
    """

    tree: Tree
    tokens: Tokens
    origin: Callable[[int], int]
    slots: Mapping[str, Slot]
    problems: list[ExpressionProblem] = field(default_factory=list)
    unsure: set[int] = field(default_factory=set)
    iterated: set[str] = field(default_factory=set)

    def walk(self, node: Node, local: _Locals) -> None:
        """Visits a node under the shapes of the iteration variables around it."""
        if node.kind == "comprehension":
            self._comprehension(node, local)
            return
        for child in node.children:
            self.walk(child, local)
        if node.kind in ("select", "has"):
            self._field(node, local)
        elif node.kind == "call":
            self._call(node, local)

    def ways(self, node: Node, local: _Locals) -> tuple[Shape, ...]:
        """What may come out, branch by branch."""
        if node.kind == "call" and node.name == "_?_:_":
            return (*self.ways(node.children[1], local), *self.ways(node.children[2], local))
        if node.kind == "call" and node.name == "orValue":
            return (*self.ways(node.children[0], local), *self.ways(node.children[1], local))
        if node.kind == "list":
            return (ListOf(joined(way for child in node.children for way in self.ways(child, local))),)
        kind, shape = self.tree.type_of(node), self._shape(node, local)
        if kind == "list" and node.kind == "call" and node.name == "_+_":
            return (joined(way for child in node.children for way in self.ways(child, local)),)
        if kind == "list" and not isinstance(shape, ListOf):
            return (ListOf(_SHAPES.get(self.tree.items.get(node.id, ""), ANY)),)
        if kind in ("list", "dyn", "optional") or (kind == "map" and isinstance(shape, Record)):
            return ways_of(shape)
        return (_SHAPES.get(kind, ANY),)

    def _call(self, node: Node, local: _Locals) -> None:
        kinds = [self.tree.type_of(child) for child in node.children]
        if ("dyn" not in kinds and node.name not in ITEMS) or "optional" in kinds:
            return
        asks = "type(" in self.tokens.text  # and then knows better what is in which branch
        found = () if asks else misfit(node.name, [self.ways(child, local) for child in node.children])
        if found:
            self.problems.append(types_problem(node.name, found, self.tokens, self.origin(node.at)))
        elif node.name in ARITHMETIC and len(node.children) == 2:
            self._arithmetic(node, local)

    def _comprehension(self, node: Node, local: _Locals) -> None:
        walked, initial, condition, step, result = node.children
        self.walk(walked, local)
        self.walk(initial, local)
        if walked.kind == "list" and not walked.children:  # optMap: the accumulator is the variable
            inner = {**local, node.accumulator: self._shape(initial, local)}
        else:
            self._range(node, walked, local)
            ways = self.ways(walked, local)
            item = joined(each.item if isinstance(each, ListOf) else ANY for each in ways)
            inner = {**local, node.name: item, node.accumulator: ANY}
        self.walk(condition, inner)
        self.walk(step, inner)
        self.walk(result, inner)

    def _range(self, node: Node, walked: Node, local: _Locals) -> None:
        kind = self.tree.type_of(walked)
        if kind == "list":
            return
        bracket = self.origin(node.at)
        dot = self.tokens.dot_before(bracket)
        other = next((each for each in map(kind_of, self.ways(walked, local)) if each not in ("", "list", "map")), "")
        if other:
            start = self.tokens.primary_start(dot)
            message = f"only a list can be walked, and this is {other}"
            self.problems.append(ExpressionProblem("E0405", message, start, dot))
        elif kind == "map":
            start = self.tokens.primary_start(dot)
            what = f"`{Span(start, dot).of(self.tokens.text)}`"
            self.problems.append(map_order(Span(start, self.tokens.bracket_end(bracket)), what))
        elif walked.kind == "ident" and walked.name in self.slots and not self.slots[walked.name].kept:
            self.iterated.add(walked.name)
        else:
            self.unsure.add(dot)

    def _field(self, node: Node, local: _Locals) -> None:
        shape = self._shape(node.children[0], local)
        if isinstance(shape, Record) and shape.get(node.name) is None:
            end = self.tokens.field_end(self.origin(node.at))
            self.problems.append(no_field(shape, (), node.name, Span(end - len(node.name), end)))

    def _arithmetic(self, node: Node, local: _Locals) -> None:
        kinds = [self._kind(child, local) for child in node.children]
        if all(kind in _NUMBERS or kind == "dyn" for kind in kinds) and ("dyn" in kinds or len(set(kinds)) > 1):
            names = ["any" if kind == "dyn" else kind for kind in kinds]
            self.problems.append(mixed_numbers(names, self.tokens, self.origin(node.at)))

    def _kind(self, node: Node, local: _Locals) -> str:
        kind = self.tree.type_of(node)
        return scalar_kind(self._shape(node, local)) if kind == "dyn" else kind

    def _shape(self, node: Node, local: _Locals) -> Shape:
        """What is known about a value beyond its CEL type; ANY if nothing."""
        if node.kind == "ident":
            slot = self.slots.get(node.name)
            return slot.shape if slot is not None else local.get(node.name, ANY)
        if node.kind == "select":
            return field_shape(self._shape(node.children[0], local), node.name) or ANY
        if node.kind == "call" and node.children:
            return self._result(node, local)
        return ANY

    def _result(self, node: Node, local: _Locals) -> Shape:
        first = self._shape(node.children[0], local)
        if node.name in ("_?._", "_[?_]", "_[_]"):
            if isinstance(first, ListOf):
                return first.item
            name = node.children[1].value
            return (field_shape(first, name) if isinstance(name, str) else None) or ANY
        if node.name in _THROUGH:
            return first
        if node.name in ("first", "last"):
            return first.item if isinstance(first, ListOf) else ANY
        if node.name == "orValue":
            same = self.tree.type_of(node.children[1]) in (scalar_kind(first), "dyn")
            return first if same and self._shape(node.children[1], local) in (ANY, first) else ANY
        return ANY
