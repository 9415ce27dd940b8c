"""YAML text as pieces that can be put together again: each with its text as it was written, and all comments.

A comment on a line of its own belongs to what follows it, unless it is indented like what came before; a comment behind
something belongs to that. The text has been read before (``read_yaml``), so it has no tags, no second document and
isn't nested too deeply.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import yaml
from yaml._yaml import CParser

from turbo_mode.core.regex import regex

Kind = Literal["scalar", "mapping", "sequence"]
_FLOW_START = yaml.FlowMappingStartToken | yaml.FlowSequenceStartToken
_COMMENT = regex(r"(?:(?<=\s)|^)#[^\n]*")


class Comment:
    """A comment with its ``#``, and the column in which it stood."""

    __slots__ = ("column", "text")

    def __init__(self, text: str, column: int) -> None:
        self.text = text.rstrip()
        self.column = column


BLANK = Comment("", -1)
"""Stands for one or more empty lines."""


class Piece:
    """One value. ``raw`` is the text of a scalar, an alias, or a flow collection that has comments in it."""

    __slots__ = ("anchor", "column", "entries", "flow", "kind", "raw", "tail")

    def __init__(self, kind: Kind, raw: str = "", *, column: int = 0, flow: bool = False) -> None:
        self.kind = kind
        self.raw = raw
        self.column = column
        self.flow = flow
        self.anchor = ""
        self.entries: list[Entry] = []
        self.tail: list[Comment] = []


class Entry:
    """One pair of a mapping or item of a sequence. ``note`` stands behind its key or dash, ``end_note`` behind it.

    ``column`` is that of the mapping or sequence, from which a text of several lines may count its indentation.
    """

    __slots__ = ("above", "column", "end_note", "key", "note", "value")

    def __init__(self, above: list[Comment], column: int = 0) -> None:
        self.above = above
        self.column = column
        self.key: Piece | None = None
        self.value = Piece("scalar")
        self.note: Comment | None = None
        self.end_note: Comment | None = None


def comments(text: str) -> list[str]:
    """All comments of a text, in order."""
    found: list[str] = []
    for token, gap in _tokens(text):
        found += [match[0].rstrip() for match in _COMMENT.finditer(gap)]
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            header = text[token.start_mark.index :].partition("\n")[0]
            found += [f"#{note}".rstrip() for note in header.split("#", 1)[1:]]
    return found


def read_pieces(text: str) -> tuple[Entry, bool]:
    """The pieces of a text that is known to be a plan's YAML as one entry, and whether it has aliases."""
    reader = _Reader(text)
    return reader.read(), any(isinstance(token, yaml.AliasToken) for token, _ in reader.tokens)


def _tokens(text: str) -> Iterator[tuple[Any, str]]:
    """Each token, and the text between it and the one before."""
    parser = CParser(text)
    end = 0
    while parser.check_token():
        token: Any = parser.get_token()
        start = token.start_mark.index
        yield token, text[end:start]
        end = max(end, _end(text, token))


def _end(text: str, token: Any) -> int:
    """Where a token ends, without the empty lines that belong to nobody."""
    start, end = int(token.start_mark.index), int(token.end_mark.index)
    if not isinstance(token, yaml.ScalarToken) or token.style not in ("|", ">"):
        return end
    header, *lines = text[start:end].split("\n")
    depth = next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")), 0)
    while lines and len(lines[-1]) <= depth and not lines[-1].strip(" "):
        if "+" in header.partition("#")[0]:
            lines[-1] = ""
            break
        lines.pop()
    return start + len("\n".join([header, *lines]))


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(_tokens(text))
        self.at = 0
        self.above: list[Comment] = []
        self.behind: Comment | None = None
        self.depth = 0
        """How many flow collections are open."""

    def read(self) -> Entry:
        while isinstance(self._peek(), yaml.StreamStartToken | yaml.DocumentStartToken | yaml.DirectiveToken):
            self._take()
        top = Entry([])
        if not isinstance(self._peek(), yaml.BlockMappingStartToken):
            top.above = self._above()
        top.value = self._node()
        top.end_note = self._behind()
        self._gather(self.tokens[self.at + 1 :])
        top.value.tail += self.above
        return top

    # tokens, and the comments between them

    def _peek(self) -> Any:
        return self.tokens[self.at][0]

    def _take(self) -> Any:
        token = self._peek()
        self.at += 1
        if self.depth == 0:
            self._gather(self.tokens[self.at : self.at + 1])
        return token

    def _gather(self, upcoming: list[tuple[Any, str]]) -> None:
        """Sorts the comments before the next token: behind the last one, or on lines of their own."""
        for token, gap in upcoming:
            start = token.start_mark.index - len(gap)
            last = 0
            for match in _COMMENT.finditer(gap):
                if gap.count("\n", last, match.start()) > 1:
                    self._blank()
                line = self.text.rfind("\n", 0, start + match.start()) + 1
                comment = Comment(match[0], start + match.start() - line)
                if self.text[line : line + comment.column].strip():
                    self.behind = comment
                else:
                    self.above.append(comment)
                last = match.end()
            if gap.count("\n", last) > 1:
                self._blank()

    def _blank(self) -> None:
        if self.above[-1:] != [BLANK]:
            self.above.append(BLANK)

    def _behind(self) -> Comment | None:
        found, self.behind = self.behind, None
        return found

    def _above(self) -> list[Comment]:
        found, self.above = self.above, []
        return found

    # values

    def _node(self, entry: Entry | None = None) -> Piece:
        anchor = ""
        if isinstance(self._peek(), yaml.AnchorToken):
            anchor = f"&{self._take().value}"
            if entry is not None and entry.note is None:
                entry.note = self._behind()
        piece = self._bare()
        piece.anchor = anchor
        return piece

    def _bare(self) -> Piece:
        token = self._peek()
        if isinstance(token, yaml.ScalarToken | yaml.AliasToken):
            raw = self.text[token.start_mark.index : _end(self.text, token)]
            if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
                raw = self._closed(raw)
            self._take()
            return Piece("scalar", raw, column=token.start_mark.column)
        if isinstance(token, _FLOW_START):
            return self._flow()
        if isinstance(token, yaml.BlockMappingStartToken):
            return self._block("mapping", yaml.KeyToken)
        if isinstance(token, yaml.BlockSequenceStartToken):
            return self._block("sequence", yaml.BlockEntryToken)
        if isinstance(token, yaml.BlockEntryToken):
            return self._indentless()
        return Piece("scalar")

    def _closed(self, raw: str) -> str:
        """A text whose last line is cut off by the end of the file has no line end, and says so from now on (``-``)."""
        header, newline, body = raw.partition("\n")
        if not body.strip(" ") or not self.text.endswith(body) or body.endswith("\n"):
            return raw
        mark, hash_, note = header.partition("#")
        return raw if "-" in mark else f"{mark[0]}-{mark[1:].replace('+', '')}{hash_}{note}{newline}{body}"

    def _block(self, kind: Kind, opening: type) -> Piece:
        piece = Piece(kind, column=self._take().start_mark.column)
        while not isinstance(self._peek(), yaml.BlockEndToken):
            piece.entries.append(self._entry(opening, piece.column))
        piece.tail = self._tail(piece.column)
        self._take()
        return piece

    def _tail(self, column: int) -> list[Comment]:
        """Those of the comments above that are indented like what ends here."""
        size = 0
        for place, comment in enumerate(self.above):
            if comment is not BLANK and comment.column < max(column, 1):
                break
            size = place + 1 if comment is not BLANK else size
        tail, self.above = self.above[:size], self.above[size:]
        return tail

    def _indentless(self) -> Piece:
        """A sequence whose dashes stand right below the key that it belongs to."""
        piece = Piece("sequence", column=self._peek().start_mark.column)
        while isinstance(self._peek(), yaml.BlockEntryToken):
            piece.entries.append(self._entry(yaml.BlockEntryToken, piece.column))
        return piece

    def _entry(self, opening: type, column: int) -> Entry:
        entry = Entry(self._above(), column)
        if isinstance(self._peek(), opening):
            self._take()
        if opening is yaml.KeyToken:
            entry.key = self._node() if not isinstance(self._peek(), yaml.ValueToken) else Piece("scalar")
            if not isinstance(self._peek(), yaml.ValueToken):
                return entry
            self._take()
        entry.note = self._behind()
        next_one = self._peek()
        is_next_item = opening is yaml.BlockEntryToken and isinstance(next_one, yaml.BlockEntryToken)
        if is_next_item or isinstance(next_one, yaml.KeyToken | yaml.BlockEndToken):
            return entry
        if isinstance(next_one, yaml.ScalarToken | yaml.AliasToken | _FLOW_START):
            entry.above += self._above()
        entry.value = self._node(entry)
        entry.end_note = self._behind()
        return entry

    def _flow(self) -> Piece:
        first, first_at = self._peek(), self.at
        kind: Kind = "mapping" if isinstance(first, yaml.FlowMappingStartToken) else "sequence"
        piece = Piece(kind, column=first.start_mark.column, flow=True)
        self.depth += 1
        self._take()
        while not isinstance(self._peek(), yaml.FlowMappingEndToken | yaml.FlowSequenceEndToken):
            if isinstance(self._peek(), yaml.FlowEntryToken):
                self._take()
            else:
                piece.entries.append(self._flow_entry(kind))
        self.depth -= 1
        last = self._take()
        inside = self.tokens[first_at + 1 : self.at]
        if _is_odd(piece) or any(_COMMENT.search(gap) for _, gap in inside):
            piece.raw = self.text[first.start_mark.index : last.end_mark.index]
        return piece

    def _flow_entry(self, kind: Kind) -> Entry:
        entry = Entry([])
        if kind == "mapping":
            if isinstance(self._peek(), yaml.KeyToken):
                self._take()
            entry.key = self._node()
            if isinstance(self._peek(), yaml.ValueToken):
                self._take()
                entry.value = self._node()
        elif isinstance(self._peek(), yaml.KeyToken):
            entry.value = Piece("mapping", flow=True)
            entry.value.entries.append(self._flow_entry("mapping"))
        else:
            entry.value = self._node()
        return entry


def _is_odd(piece: Piece) -> bool:
    """It has a key without a value, which is only right where it stands."""
    values = (entry.value for entry in piece.entries)
    return any(value.kind == "scalar" and not value.raw and not value.anchor for value in values)
