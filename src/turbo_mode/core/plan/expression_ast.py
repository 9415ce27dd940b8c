"""Reads the syntax tree that the CEL library serializes, without a protobuf library.

The bytes are a ``google.protobuf.Any`` around ``cel.expr.ParsedExpr`` or ``cel.expr.CheckedExpr``; the field numbers
below are those of cel/expr/syntax.proto and checked.proto. Offsets count characters of the source text.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

NodeKind = Literal["const", "ident", "select", "has", "call", "list", "map", "message", "comprehension"]


@dataclass(frozen=True, slots=True)
class Node:
    """One node. ``name`` is the variable, field, function or iteration variable; ``at`` is its place in the text.

    Children: select and has: the operand; call: the target (if ``member``), then the arguments; map: keys and values in
    turn; comprehension: range, start, condition, step, result, and ``accumulator`` names its running value.
    """

    kind: NodeKind
    id: int
    at: int
    name: str = ""
    children: tuple[Node, ...] = ()
    value: object = None
    member: bool = False
    accumulator: str = ""


@dataclass(frozen=True, slots=True)
class Tree:
    """A whole expression; ``types`` (node id to the head of its type, as ``list``) is filled when it was checked.

    ``items`` has the heads of the types of what is in lists.
    """

    root: Node
    types: Mapping[int, str] = field(default_factory=dict)
    items: Mapping[int, str] = field(default_factory=dict)

    def type_of(self, node: Node) -> str:
        return self.types.get(node.id, "dyn")


def read_parsed(data: bytes) -> Tree:
    """The tree of an expression that was parsed only."""
    message = _Message(_Message(data).bytes(2))
    return Tree(_Reader(_places(message.bytes(3))).node(message.bytes(2)))


def read_checked(data: bytes) -> Tree:
    """The tree of an expression whose types were checked."""
    message = _Message(_Message(data).bytes(2))
    entries = {entry.number(1): entry.bytes(2) for entry in map(_Message, message.all(3))}
    types = {id: type_head(data) for id, data in entries.items()}
    items = {id: type_head(_Message(_Message(entries[id]).bytes(6)).bytes(1)) for id in types if types[id] == "list"}
    return Tree(_Reader(_places(message.bytes(5))).node(message.bytes(4)), types, items)


_PRIMITIVES = ("dyn", "bool", "int", "uint", "double", "string", "bytes")
_WELL_KNOWN = ("dyn", "dyn", "timestamp", "duration")
_HEADS = {2: "null", 6: "list", 7: "map", 9: "message", 11: "type", 12: "error", 14: "optional"}


def type_head(data: bytes) -> str:
    """The outermost part of a ``cel.expr.Type``; whatever may be anything (a type parameter too) is ``dyn``."""
    number, value = next(iter(_fields(data)), (1, b""))
    if number in (3, 4, 5) and isinstance(value, int):
        names = _WELL_KNOWN if number == 5 else _PRIMITIVES
        return names[value] if value < len(names) else "dyn"
    return _HEADS.get(number, "dyn")


def _varint(data: bytes, position: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[position]
        position += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, position
        shift += 7


def _fields(data: bytes) -> list[tuple[int, int | bytes]]:
    """The numbers and values of a message. One-byte numbers, nearly all of them, take the short way."""
    found: list[tuple[int, int | bytes]] = []
    position, end = 0, len(data)
    while position < end:
        key = data[position]
        position += 1
        if key >= 0x80:
            key, position = _varint(data, position - 1)
        wire = key & 7
        size = 8 if wire == 1 else 4
        if wire in (0, 2):
            size = data[position]
            position += 1
            if size >= 0x80:
                size, position = _varint(data, position - 1)
            if wire == 0:
                found.append((key >> 3, size))
                continue
        found.append((key >> 3, data[position : position + size]))
        position += size
    return found


class _Message:
    """The fields of one protobuf message, by number."""

    __slots__ = ("fields", "last")

    def __init__(self, data: bytes) -> None:
        self.fields = _fields(data)
        self.last = dict(self.fields)

    def all(self, number: int) -> list[bytes]:
        return [value for found, value in self.fields if found == number and isinstance(value, bytes)]

    def bytes(self, number: int) -> bytes:
        value = self.last.get(number, b"")
        return value if isinstance(value, bytes) else b""

    def text(self, number: int) -> str:
        return self.bytes(number).decode()

    def number(self, number: int) -> int:
        value = self.last.get(number, 0)
        return value if isinstance(value, int) else 0

    def __contains__(self, number: int) -> bool:
        return number in self.last


def _places(source_info: bytes) -> dict[int, int]:
    entries = (dict(_fields(entry)) for entry in _Message(source_info).all(4))
    return {int(entry.get(1, 0)): int(entry.get(2, 0)) for entry in entries}


class _Reader:
    """Turns the bytes of ``cel.expr.Expr`` into nodes."""

    __slots__ = ("_places",)

    def __init__(self, places: Mapping[int, int]) -> None:
        self._places = places

    def node(self, data: bytes) -> Node:
        expr = _Message(data)
        identity = expr.number(2)
        at = self._places.get(identity, 0)
        for number, content in expr.fields:
            read = self._KINDS.get(number)
            if read is not None and isinstance(content, bytes):
                return read(self, _Message(content), identity, at)
        return Node("const", identity, at)

    def _const(self, message: _Message, identity: int, at: int) -> Node:
        value: object = None
        if 2 in message:
            value = bool(message.number(2))
        elif 3 in message:
            number = message.number(3)
            value = number - (1 << 64) if number >> 63 else number
        elif 4 in message:
            value = message.number(4)
        elif 5 in message:
            value = struct.unpack("<d", message.bytes(5))[0]
        elif 6 in message:
            value = message.text(6)
        elif 7 in message:
            value = message.bytes(7)
        return Node("const", identity, at, value=value)

    def _ident(self, message: _Message, identity: int, at: int) -> Node:
        return Node("ident", identity, at, message.text(1))

    def _select(self, message: _Message, identity: int, at: int) -> Node:
        kind: NodeKind = "has" if message.number(3) else "select"
        return Node(kind, identity, at, message.text(2), (self.node(message.bytes(1)),))

    def _call(self, message: _Message, identity: int, at: int) -> Node:
        parts = message.all(1) + message.all(3)
        return Node("call", identity, at, message.text(2), tuple(map(self.node, parts)), member=1 in message)

    def _list(self, message: _Message, identity: int, at: int) -> Node:
        return Node("list", identity, at, children=tuple(map(self.node, message.all(1))))

    def _map(self, message: _Message, identity: int, at: int) -> Node:
        entries = [_Message(entry) for entry in message.all(2)]
        parts = tuple(self.node(entry.bytes(number)) for entry in entries for number in (3, 4) if number in entry)
        return Node("message" if 1 in message else "map", identity, at, message.text(1), parts)

    def _comprehension(self, message: _Message, identity: int, at: int) -> Node:
        parts = tuple(self.node(message.bytes(number)) for number in (2, 4, 5, 6, 7))
        return Node("comprehension", identity, at, message.text(1), parts, accumulator=message.text(3))

    _KINDS = {3: _const, 4: _ident, 5: _select, 6: _call, 7: _list, 8: _map, 9: _comprehension}  # noqa: RUF012
