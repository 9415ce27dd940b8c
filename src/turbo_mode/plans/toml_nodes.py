"""TOML text to nodes with their places, which ``tomllib`` doesn't keep.

The text is walked here, for what stands where; then ``tomllib`` has the last word on whether it is TOML at all: tables
that are defined twice, characters that may not stand where they stand. Numbers keep their source text, as in YAML, so
``version = 1.10`` is the text ``1.10``. Dates and times are refused: a plan has none, and their text would be a guess.
"""

from __future__ import annotations

import re
import tomllib

from turbo_mode.core.plan.nodes import MAX_DEPTH, Node
from turbo_mode.core.regex import regex
from turbo_mode.plans.room import Room
from turbo_mode.plans.unreadable import Unreadable

_SPACE = regex(r"[ \t]*")
_BLANK = regex(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE = regex(r"[A-Za-z0-9_-]+")
_QUOTED = regex(r"\"((?:[^\"\\\n]++|\\.)*+)\"|'([^'\n]*+)'")
_BLOCK = regex(r"\"{3}((?:[^\"\\]++|\\(?s:.)|\"\"?(?!\"))*+\"{0,2})\"{3}|'{3}((?:[^']++|''?(?!'))*+'{0,2})'{3}")
_ATOM = regex(r"\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d[^\s,\]}#]*)?|[^\s,\]}#\[{\"'=]+")
_DATE = regex(r"\d{4}-\d\d-\d\d.*|\d\d:\d\d.*")
_ESCAPE = regex(r"\\(?:([btnfre\"\\])|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|[ \t]*\r?\n\s*)")
_SIGNS = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "\\": "\\"}
_AT = regex(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def read_toml(text: str) -> Node:
    """The tree of a TOML text. Raises ``Unreadable``."""
    root = _Reader(text).read()
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise _explain(text, error) from None
    return root


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.root = Node("mapping", 0, len(text))
        self.room = Room()
        self.known: dict[tuple[int, str], Node] = {}
        """The value of a key of a mapping, by the identity of that mapping; for an array of tables the array."""

    def read(self) -> Node:
        table, depth = self.root, 0
        while self._skip(_BLANK):
            if self.text.startswith("[", self.at):
                table, depth = self._header()
            else:
                self._pair(table, depth)
            self._end_of_line()
            table.end = self.at
        return self.root

    # lines

    def _header(self) -> tuple[Node, int]:
        start = self.at
        many = self.text.startswith("[[", start)
        self.at += 2 if many else 1
        keys = self._keys()
        for _ in range(2 if many else 1):
            self._expect("]")
        table, depth = self._descend(self.root, keys[:-1], 0)
        key = keys[-1]
        found = self.known.get((id(table), key.text))
        if many:
            if found is None:
                found = self._put(table, key, Node("sequence", start, self.at))
            if found.kind == "mapping" and self.text.startswith("[", found.start):
                end = self.text.find("]", found.start) + 1
                header = self.text[found.start : end]
                raise Unreadable(
                    f"`{key.text}` is a table here and an array of tables below", found.start, end,
                    label=f"write `[{header}]`",
                )  # fmt: skip
            if found.kind != "sequence":
                raise Unreadable(f"`{key.text}` is no array of tables", key.start, key.end)
            item = Node("mapping", start, self.at)
            found.items.append(item)
            return item, depth + 2
        if found is None:
            found = self._put(table, key, Node("mapping", start, self.at))
        return self._open(found, key), depth + 1

    def _pair(self, table: Node, depth: int) -> None:
        keys = self._keys()
        self._expect("=", help="TOML writes `key = value`")
        self._skip(_SPACE)
        table, depth = self._descend(table, keys[:-1], depth)
        value = self._value(depth + 1)
        self._put(table, keys[-1], value)

    def _end_of_line(self) -> None:
        self._skip(_SPACE)
        if self.at < len(self.text) and self.text[self.at] not in "\r\n#":
            raise self._unexpected("expected the end of the line")

    def _keys(self) -> list[Node]:
        keys = [self._key()]
        while self._skip(_SPACE) and self.text[self.at] == ".":
            self.at += 1
            keys.append(self._key())
        return keys

    def _key(self) -> Node:
        self._skip(_SPACE)
        bare = _BARE.match(self.text, self.at)
        if found := bare or _QUOTED.match(self.text, self.at):
            self.at = found.end()
            name = found[0] if bare else _inside(found)
            self.room.take(self.at)
            if name == "id":
                self.room.grow(self.at)
            return Node("scalar", found.start(), found.end(), name, plain=bare is not None)
        raise self._unexpected("expected a key")

    def _descend(self, table: Node, keys: list[Node], depth: int) -> tuple[Node, int]:
        """The table that dotted keys lead to, made on the way where it isn't there yet."""
        for key in keys:
            found = self.known.get((id(table), key.text))
            if found is None:
                found = self._put(table, key, Node("mapping", key.start, key.end))
            depth += 1 if found.kind == "mapping" else 2
            table = self._open(found, key)
            if depth > MAX_DEPTH:
                raise Unreadable(f"this is nested more than {MAX_DEPTH} levels deep", key.start, key.end)
        return table, depth

    def _open(self, node: Node, key: Node) -> Node:
        table = node.items[-1] if node.kind == "sequence" and node.items else node
        if table.kind != "mapping":
            raise Unreadable(f"`{key.text}` is no table", key.start, key.end)
        return table

    def _put(self, table: Node, key: Node, value: Node) -> Node:
        table.pairs.append((key, value))
        self.known.setdefault((id(table), key.text), value)
        return value

    # values

    def _value(self, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise Unreadable(f"this is nested more than {MAX_DEPTH} levels deep", self.at)
        self.room.take(self.at)
        sign = self.text[self.at : self.at + 1]
        if sign == "[":
            return self._array(depth)
        if sign == "{":
            return self._inline(depth)
        return self._text(sign) if sign in ("'", '"') else self._atom()

    def _text(self, quote: str) -> Node:
        pattern = _BLOCK if self.text.startswith(quote * 3, self.at) else _QUOTED
        found = pattern.match(self.text, self.at)
        if found is None:
            raise self._unexpected("this text is never closed")
        self.at = found.end()
        return Node("scalar", found.start(), found.end(), _inside(found))

    def _array(self, depth: int) -> Node:
        node = Node("sequence", self.at)
        self.at += 1
        while self._skip(_BLANK) and self.text[self.at] != "]":
            node.items.append(self._value(depth + 1))
            self._separator("]")
        self._expect("]")
        node.end = self.at
        return node

    def _inline(self, depth: int) -> Node:
        node = Node("mapping", self.at)
        self.at += 1
        while self._skip(_BLANK) and self.text[self.at] != "}":
            self._pair(node, depth)
            self._separator("}")
        self._expect("}")
        node.end = self.at
        return node

    def _separator(self, closing: str) -> None:
        self._skip(_BLANK)
        if self.text[self.at : self.at + 1] == ",":
            self.at += 1
        elif self.text[self.at : self.at + 1] != closing:
            raise self._unexpected(f"expected , or {closing}")

    def _atom(self) -> Node:
        found = _ATOM.match(self.text, self.at)
        if found is None:
            raise self._unexpected("expected a value")
        self.at = found.end()
        if _DATE.fullmatch(found[0]):
            raise Unreadable(
                "a plan has no dates", found.start(), found.end(), label="this is a date or a time in TOML",
                help=f'quote it to make it text: "{found[0].strip()}"',
            )  # fmt: skip
        return Node("scalar", found.start(), found.end(), _number(found[0]), plain=True)

    # the text

    def _skip(self, pattern: re.Pattern[str]) -> bool:
        """Goes over what a pattern allows; false at the end of the text."""
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.at < len(self.text)

    def _expect(self, sign: str, *, help: str = "") -> None:
        self._skip(_SPACE)
        if not self.text.startswith(sign, self.at):
            raise self._unexpected(f"expected {sign}", help=help)
        self.at += 1

    def _unexpected(self, label: str, *, help: str = "") -> Unreadable:
        early = self.at >= len(self.text)
        at = max(len(self.text.rstrip()) - 1, 0) if early else self.at
        message = "this is not TOML: it ends too early" if early else "this is not TOML"
        return Unreadable(message, at, label=label, help=help)


def _inside(found: re.Match[str]) -> str:
    """The text between quotes."""
    basic, literal = found[1], found[2]
    text = (basic if basic is not None else literal).replace("\r\n", "\n")
    if found[0].startswith(('"""', "'''")):
        text = text.removeprefix("\n")
    return text if basic is None else _ESCAPE.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    if found[1]:
        return _SIGNS[found[1]]
    code = found[2] or found[3] or found[4]
    number = int(code, 16) if code else 0
    return chr(number) if code and number < 0x110000 else ""


def _number(text: str) -> str:
    """A number, ``true`` or ``false`` as plans write it; anything else is left for ``tomllib`` to complain about."""
    text = text.replace("_", "")
    if re.fullmatch(r"0b[01]+", text):
        return str(int(text, 2))
    sign, name = (text[:1], text[1:]) if text[:1] in ("+", "-") else ("", text)
    return f"{sign}.{name}" if name in ("inf", "nan") else text


def _explain(text: str, error: Exception) -> Unreadable:
    """The complaint of ``tomllib`` in our words, with the place that it names."""
    if not isinstance(error, tomllib.TOMLDecodeError):
        return Unreadable("this is not TOML: it has a number of too many digits, or is nested too deeply")
    said = str(error)
    found = _AT.search(said)
    at = len(text.rstrip()) - 1
    if found and found[1]:
        lines = text.split("\n")
        at = sum(len(line) + 1 for line in lines[: int(found[1]) - 1]) + int(found[2]) - 1
    what = _AT.sub("", said)
    return Unreadable("this is not TOML", max(at, 0), label=f"{what[:1].lower()}{what[1:]}")
