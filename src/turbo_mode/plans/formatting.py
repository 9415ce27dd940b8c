"""Plans in one style: keys in their order, two spaces of indentation, lists indented, one empty line at most.

Texts, quotes and comments stay as their author wrote them, and what was written in ``{ }`` or ``[ ]`` stays so as long
as it fits on a line. The result is read again: if it weren't the same plan with the same comments, nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from turbo_mode.core.plan import model
from turbo_mode.core.plan.nodes import Node
from turbo_mode.core.plan.specs import Entries, Fields, Items, Spec, spec_of
from turbo_mode.errors import RuntimeFault
from turbo_mode.plans.key_order import in_order
from turbo_mode.plans.unreadable import Unreadable
from turbo_mode.plans.yaml_nodes import read_yaml
from turbo_mode.plans.yaml_pieces import BLANK, Comment, Entry, Piece, comments, read_pieces

WIDTH = 120
_FREE = Spec()


def formatted(text: str) -> str:
    """A plan's YAML in our style. Raises ``Unreadable`` for what is no YAML, ``RuntimeFault`` if we would change it."""
    text = text.replace("\r\n", "\n")
    before = read_yaml(text)
    if before.kind != "mapping":
        raise Unreadable("a plan is a mapping", 0, help="begin with `turbo: 1`")
    top, has_aliases = read_pieces(text)
    printer = _Printer(keeps_order=has_aliases)  # an alias has to stay below what it stands for
    printer.document(top)
    result = "\n".join(printer.lines) + "\n"
    if not _same(before, read_yaml(result)) or sorted(comments(text)) != sorted(comments(result)):
        raise RuntimeFault("this plan can't be formatted without changing it", hint="Nothing was written.")
    return result


def _same(one: Node, two: Node) -> bool:
    """Two trees that only differ in the order of keys."""
    if one.kind != two.kind or one.text != two.text or one.plain != two.plain:
        return False
    if len(one.items) != len(two.items) or len(one.pairs) != len(two.pairs):
        return False
    if not all(map(_same, one.items, two.items)):
        return False
    there = {key.text: value for key, value in two.pairs}
    unique = len(there) == len(two.pairs)
    pairs = zip(one.pairs, two.pairs, strict=True)
    if not unique:
        return all(key.text == other.text and _same(value, again) for (key, value), (other, again) in pairs)
    return all(key.text in there and _same(value, there[key.text]) for key, value in one.pairs)


class _Printer:
    def __init__(self, *, keeps_order: bool) -> None:
        self.keeps_order = keeps_order
        self.lines: list[str] = []

    def document(self, top: Entry) -> None:
        """All of it."""
        piece, spec = top.value, spec_of(model.Plan)
        self._comments(top.above, 0)
        if piece.anchor:
            self.lines.append(piece.anchor)
        line = self._on_one_line(piece, 0, spec)
        if line is not None or piece.raw:
            self.lines += (line if line is not None else piece.raw).split("\n")
            self._note(top.end_note)
        else:
            self._block(piece, 0, spec)
            self._comments([top.end_note] if top.end_note is not None else [], 0)
        self._comments(piece.tail, 0)
        while self.lines and not self.lines[-1]:
            self.lines.pop()

    def _comments(self, above: Sequence[Comment], indent: int) -> None:
        for comment in above:
            if comment is BLANK:
                self._empty_line()
            else:
                self.lines.append(" " * indent + comment.text)

    def _empty_line(self) -> None:
        if self.lines and self.lines[-1]:
            self.lines.append("")

    # collections

    def _block(self, piece: Piece, indent: int, spec: Spec) -> None:
        """A mapping or sequence over several lines. Comments after its last entry are its ``tail``."""
        for place, entry in enumerate(self._ordered(piece, spec)):
            above = entry.above
            while not place and above and above[0] is BLANK:
                above = above[1:]
            self._comments(above, indent)
            if piece.kind == "mapping":
                self._pair(entry, indent, _below(spec, entry))
            else:
                self._item(entry, indent, _item_of(spec))
        if piece.tail and indent:
            self._comments(piece.tail, indent)

    def _ordered(self, piece: Piece, spec: Spec) -> list[Entry]:
        if piece.kind != "mapping" or not isinstance(spec.mapping, Fields) or self.keeps_order:
            return piece.entries
        keys = [_key(entry) for entry in piece.entries]
        if len(set(keys)) < len(keys):
            return piece.entries
        return [piece.entries[place] for place in in_order(spec.mapping.record, keys)]

    def _pair(self, entry: Entry, indent: int, spec: Spec) -> None:
        self._value(entry, f"{' ' * indent}{_head(entry)}:", indent, spec)

    def _item(self, entry: Entry, indent: int, spec: Spec) -> None:
        value = entry.value
        opens = value.kind != "scalar" and self._on_one_line(value, indent + 2, spec) is None and not value.raw
        if not opens or value.anchor:
            self._value(entry, f"{' ' * indent}-", indent, spec)
            return
        self._comments([note for note in (entry.note, entry.end_note) if note is not None], indent)
        start = len(self.lines)
        self._block(value, indent + 2, spec)
        first = next(n for n in range(start, len(self.lines)) if self.lines[n].lstrip()[:1] not in ("", "#"))
        for number in range(start, first):  # comments go above the dash
            self.lines[number] = self.lines[number][2:]
        self.lines[first] = f"{' ' * indent}- {self.lines[first][indent + 2 :]}"

    # values

    def _value(self, entry: Entry, head: str, indent: int, spec: Spec) -> None:
        """What stands behind a key or a dash, and the comments behind that."""
        value = entry.value
        head += f" {value.anchor}" if value.anchor else ""
        line = self._on_one_line(value, len(head) + 1, spec)
        if line is not None or value.raw:
            if entry.note is not None:
                self._comments([entry.note], indent)
            self._lines_of(head, line if line is not None else value.raw, indent, entry)
            self._note(entry.end_note)
        else:
            if entry.note is not None and entry.end_note is not None:
                self._comments([entry.note], indent)
            self.lines.append(head)
            self._note(entry.end_note or entry.note)
            self._block(value, indent + 2, spec)

    def _note(self, note: Comment | None) -> None:
        """A comment behind the last line, in its column where there is room."""
        if note is not None:
            gap = max(note.column - len(self.lines[-1]), 2)
            self.lines[-1] += f"{' ' * gap}{note.text}"

    def _lines_of(self, head: str, raw: str, indent: int, entry: Entry) -> None:
        first, *rest = raw.split("\n")
        if entry.value.kind == "scalar" and first[:1] in ("|", ">"):
            self._text(head, first, rest, indent, entry.column)
            return
        self.lines.append(f"{head} {first}".rstrip())
        inner = " " * (indent + 2)
        if entry.value.kind == "scalar":
            self.lines += [f"{inner}{line.strip(' ')}" if line.strip() else "" for line in rest]
            return
        *middle, last = rest or [""]
        shift = min((_depth(line) for line in rest if line.strip()), default=0)
        self.lines += [f"{inner}{line[shift:]}" for line in middle]
        if last:
            closes = last.strip() in ("}", "]")
            self.lines.append(f"{' ' * indent}{last.strip()}" if closes else f"{inner}{last[shift:]}")

    def _text(self, head: str, header: str, body: list[str], indent: int, column: int) -> None:
        """A text of several lines, indented anew."""
        mark, hash_, note = header.partition("#")
        stated = re.search(r"[1-9]", mark)
        depth = column + int(stated[0]) if stated else next((_depth(line) for line in body if line.strip(" ")), 0)
        mark = re.sub(r"[1-9]", "2", mark).strip()
        self.lines.append(f"{head} {mark}" + (f"  {hash_}{note}" if hash_ else ""))
        if "+" in mark and body[-1:] == [""]:
            body = body[:-1]
        self.lines += [f"{' ' * (indent + 2)}{line[depth:]}" if line[depth:] else "" for line in body]

    # flow style

    def _on_one_line(self, value: Piece, column: int, spec: Spec) -> str | None:
        """A value as it stands behind its key, if it can stand on one line there."""
        if value.kind == "scalar":
            return value.raw
        if value.entries and not value.flow:
            return None
        line = None if value.raw else self._flow(value, spec)
        return line if line is not None and column + len(line) <= WIDTH else None

    def _flow(self, piece: Piece, spec: Spec) -> str | None:
        """A value in braces or brackets; None if it doesn't fit on a line of its own."""
        if piece.kind == "scalar" or piece.raw:
            return piece.raw if "\n" not in piece.raw else None
        parts: list[str] = []
        for entry in self._ordered(piece, spec):
            below = _below(spec, entry) if piece.kind == "mapping" else _item_of(spec)
            inner = self._flow(entry.value, below)
            if inner is None:
                return None
            words = (f"{_head(entry)}:" if entry.key is not None else "", entry.value.anchor, inner)
            parts.append(" ".join(word for word in words if word))
        brackets = "{}" if piece.kind == "mapping" else "[]"
        return f"{brackets[0]}{', '.join(parts)}{brackets[1]}"


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _item_of(spec: Spec) -> Spec:
    return spec.sequence.item if isinstance(spec.sequence, Items) else _FREE


def _below(spec: Spec, entry: Entry) -> Spec:
    key = _key(entry)
    if isinstance(spec.mapping, Fields) and key in spec.mapping.fields:
        return spec.mapping.fields[key].spec
    return spec.mapping.value if isinstance(spec.mapping, Entries) else _FREE


def _head(entry: Entry) -> str:
    """A key as it is written; one that isn't written at all is empty."""
    key = entry.key
    return " ".join(part for part in (key.anchor, key.raw or '""') if part) if key is not None else ""


def _key(entry: Entry) -> str:
    """The name of a key, without quotes."""
    raw = entry.key.raw if entry.key is not None else ""
    return raw[1:-1] if raw[:1] in ("'", '"') else raw
