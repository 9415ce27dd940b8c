"""What the variables of an expression look like: just enough to find a wrong name or a wrong type before anything runs.

A shape is a scalar (``STRING INT DOUBLE BOOL TIMESTAMP`` …), ``ANY`` (known only when it is there), ``ListOf`` another
shape, or a ``Record`` of named fields. Shapes and scopes are values: equal ones are equal, and each keeps its hash, so
that a scope with thousands of tasks is a cheap cache key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

ScalarKind = Literal["string", "int", "double", "bool", "timestamp", "duration", "null", "any"]


class Shape:
    """Base of all shapes."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Scalar(Shape):
    """One plain value. ``any`` is a value about which nothing is known; it may be a list or a map too."""

    kind: ScalarKind


STRING = Scalar("string")
INT = Scalar("int")
DOUBLE = Scalar("double")
BOOL = Scalar("bool")
TIMESTAMP = Scalar("timestamp")
DURATION = Scalar("duration")
NULL = Scalar("null")
ANY = Scalar("any")


@dataclass(frozen=True, slots=True)
class ListOf(Shape):
    """A list whose items all have the same shape."""

    item: Shape


@dataclass(frozen=True, slots=True)
class OneOf(Shape):
    """A value that has one of several shapes, by the way it came about."""

    shapes: tuple[Shape, ...]


def _frozen(fields: Mapping[str, Shape]) -> Mapping[str, Shape]:
    return fields if isinstance(fields, MappingProxyType) else MappingProxyType(dict(fields))


@dataclass(frozen=True, slots=True, eq=False)
class Record(Shape):
    """Named fields. Any other name is an error (E0403), unless the record is ``open``: then it has the shape ``rest``.

    ``noun`` is what a field is called in messages ("input", "task", "output"). A map from free names to one shape, such
    as the files of a shell task, is ``Record({}, open=True, rest=STRING)``.
    """

    fields: Mapping[str, Shape]
    open: bool = False
    rest: Shape = ANY
    noun: str = "field"
    _hash: int = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "fields", _frozen(self.fields))
        object.__setattr__(self, "_hash", hash((frozenset(self.fields.items()), self.open, self.rest, self.noun)))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Record) or self._hash != other._hash:
            return False
        mine = (self.open, self.rest, self.noun, self.fields)
        return mine == (other.open, other.rest, other.noun, other.fields)

    def get(self, name: str) -> Shape | None:
        """The shape of one field; None when a closed record doesn't have it."""
        return self.fields.get(name, self.rest if self.open else None)


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """The variables that an expression may read, each with its shape."""

    variables: Mapping[str, Shape]
    _hash: int = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "variables", _frozen(self.variables))
        object.__setattr__(self, "_hash", hash(frozenset(self.variables.items())))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, Scope) and self._hash == other._hash and self.variables == other.variables


MAP = Record({}, open=True)
"""Any map."""


_KEPT: Mapping[Shape, Shape] = {TIMESTAMP: STRING, DURATION: STRING, NULL: ANY}


def joined(shapes: Iterable[Shape]) -> Shape:
    """What is known of a value that has one of these shapes; ANY of none."""
    found = tuple(dict.fromkeys(each for shape in shapes for each in ways_of(shape)))
    if len(found) < 2:
        return found[0] if found else ANY
    if all(isinstance(shape, ListOf) for shape in found):
        return ListOf(joined(shape.item for shape in found if isinstance(shape, ListOf)))
    return MAP if all(isinstance(shape, Record) for shape in found) else OneOf(found)


def ways_of(shape: Shape) -> tuple[Shape, ...]:
    """The shapes that a value of a shape may have, each of them one."""
    return shape.shapes if isinstance(shape, OneOf) else (shape,)


def stored(shape: Shape) -> Shape:
    """What is known of a value once it has been kept as JSON: moments and lengths of time are text there."""
    if isinstance(shape, ListOf):
        return ListOf(stored(shape.item))
    if isinstance(shape, OneOf):
        return joined(map(stored, shape.shapes))
    if isinstance(shape, Record):
        return MAP
    return _KEPT.get(shape, shape)


def of_data(value: object) -> Shape:
    """The shape of a value that stands in the plan as it is."""
    if isinstance(value, bool | str | int | float):
        return {bool: BOOL, str: STRING, int: INT, float: DOUBLE}[type(value)]
    if isinstance(value, list):
        return ListOf(joined(map(of_data, value)))
    return MAP if isinstance(value, dict) else NULL


def signature(shape: Shape) -> str:
    """The CEL type under which a value of this shape is declared."""
    if isinstance(shape, Scalar):
        return "dyn" if shape.kind == "any" else shape.kind
    if isinstance(shape, ListOf):
        return f"list<{signature(shape.item)}>"
    return "dyn" if isinstance(shape, OneOf) else "map<string,dyn>"


def plain_name(shape: Shape) -> str:
    """What a value of this shape is called in a message."""
    names = {"string": "text", "int": "a whole number", "double": "a number", "bool": "true or false"}
    names |= {"timestamp": "a timestamp", "duration": "a duration", "null": "null"}
    if isinstance(shape, Scalar):
        return names.get(shape.kind, "a value")
    return "a list" if isinstance(shape, ListOf) else "a value" if isinstance(shape, OneOf) else "a map"
