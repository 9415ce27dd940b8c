"""The tree that every reader makes of a plan, whatever its syntax: what stands where, and nothing of what it means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Literal

from turbo_mode.core.regex import regex

Kind = Literal["scalar", "sequence", "mapping"]
Path = tuple[str | int, ...]
MAX_DEPTH = 32

_NULL = regex(r"~|null|Null|NULL|")
_BOOL = regex(r"true|True|TRUE|false|False|FALSE")
_INT = regex(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = regex(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_BEYOND = regex(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_LARGEST = 2**63


_NEEDS_QUOTES = regex(r"[!&*%@`|>'\"#,\[\]{}]|.*(?::\s|\s#|:$)")


class Unusable(ValueError):
    """A value that a plan can't hold; the message says why."""


class Node:
    """One value of the file. ``start`` and ``end`` are offsets of characters in its text, -1 where there is no text.

    A scalar's ``value`` is its text, and ``plain`` says that it isn't quoted, so that ``3`` may be a number. A
    sequence's is a list of nodes, a mapping's a list of pairs of nodes, in written order and with all duplicates.
    """

    __slots__ = ("end", "items", "kind", "pairs", "plain", "start", "text")

    def __init__(self, kind: Kind, start: int = -1, end: int = -1, text: str = "", *, plain: bool = False) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.text = text
        self.plain = plain
        self.items: list[Node] = _NO_ITEMS if kind != "sequence" else []
        self.pairs: list[tuple[Node, Node]] = _NO_PAIRS if kind != "mapping" else []

    @property
    def is_null(self) -> bool:
        """Nothing stands here: empty, ``null`` or ``~``."""
        return self.plain and self.kind == "scalar" and _NULL.fullmatch(self.text) is not None

    def get(self, key: str) -> Node | None:
        """The value of a key of a mapping."""
        return next((value for name, value in self.pairs if name.text == key), None)

    def child(self, step: str | int) -> Node | None:
        """The value one step down a path."""
        if isinstance(step, str):
            return self.get(step)
        return self.items[step] if step < len(self.items) else None


_NO_ITEMS: list[Node] = []
_NO_PAIRS: list[tuple[Node, Node]] = []


def scalar_value(node: Node) -> str | int | float | bool | None:
    """What a scalar is where the plan doesn't ask for text: YAML 1.2 core schema. Raises ``Unusable``."""
    text = node.text
    if not node.plain:
        return text
    if _NULL.fullmatch(text):
        return None
    if _BOOL.fullmatch(text):
        return text[0] in "tT"
    if _INT.fullmatch(text):
        number = int(text, 0 if text[:2] in ("0o", "0x") else 10) if len(text) < 40 else _LARGEST
        if not -_LARGEST <= number < _LARGEST:
            raise Unusable("a whole number has at most 64 bits")
        return number
    if _FLOAT.fullmatch(text) or _BEYOND.fullmatch(text):
        real = float(text) if _FLOAT.fullmatch(text) else float("inf")
        if not isfinite(real):
            raise Unusable("a number must be finite")
        return real
    return text


def plain_value(node: Node) -> object:
    """A whole tree as Python data. Raises ``Unusable``; of a key that is written twice the last one stays."""
    if node.kind == "scalar":
        return scalar_value(node)
    if node.kind == "sequence":
        return [plain_value(item) for item in node.items]
    return {key.text: plain_value(value) for key, value in node.pairs}


def from_data(value: object, depth: int = 0) -> Node:
    """The tree of plain Python data. Raises ``Unusable`` for what isn't text, number, boolean, list or mapping."""
    if depth > MAX_DEPTH:
        raise Unusable(f"nested more than {MAX_DEPTH} levels deep")
    if isinstance(value, str):
        return Node("scalar", text=value)
    if value is None or isinstance(value, bool):
        return Node("scalar", text={None: "null", True: "true", False: "false"}[value], plain=True)
    if isinstance(value, int):
        return Node("scalar", text=str(value) if value.bit_length() < 100 else "9" * 40, plain=True)
    if isinstance(value, float):
        text = repr(value) if isfinite(value) else ".inf"
        return Node("scalar", text=text, plain=True)
    if isinstance(value, Mapping):
        node = Node("mapping")
        for key, item in value.items():
            if not isinstance(key, str):
                raise Unusable(f"a key must be text, and {key!r} is {type(key).__name__}")
            node.pairs.append((Node("scalar", text=key), from_data(item, depth + 1)))
        return node
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        node = Node("sequence")
        node.items.extend(from_data(item, depth + 1) for item in value)
        return node
    raise Unusable(f"a plan holds text, numbers, true, false, lists and mappings, no {type(value).__name__}")


def quoted(text: str) -> str:
    """A text in those quotes of YAML that leave all its characters what they are."""
    return f'"{text}"' if not {'"', "\\"} & set(text) else "'" + text.replace("'", "''") + "'"


def as_yaml(text: str) -> str:
    """A text as it may stand behind a key: in quotes where YAML would read it otherwise."""
    return quoted(text) if _NEEDS_QUOTES.match(text) else text
