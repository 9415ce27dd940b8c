"""Reads Markdown, anybody's, into what can be judged: sentences, rows, headings, programs and links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

from turbo_mode.core.documents.quality.units import Link, Page, Unit
from turbo_mode.core.regex import regex
from turbo_mode.documents.page import inline_text, parser, slugs

LARGEST = 2_000_000
"""Characters of a document that is read; the rest is left out."""
_WORD = regex(r"\w+")
_QUOTES = str.maketrans("‘’“”", "''\"\"")
_END = regex(r"(?<=[.!?])\s+(?=[^\s])")
_FENCE = regex(r"^\s*(`{3,}|~{3,})(.*)$")
_SHORT = regex(r"(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|nr|dr|mr|st|E\.g|I\.e|Dr|Mr)|(?<![\w`])[A-Z])\.$")


def read(markdown: str) -> Page:
    """The document as it is read. Whatever it holds, something is read; nothing of it is obeyed."""
    text = markdown[:LARGEST].replace("\r\n", "\n").replace("\x00", "").replace("\u00a0", " ")
    environment: dict[str, dict[str, dict[str, str]]] = {}
    tokens = parser().parse(text, environment)
    reader = _Reader()
    for number, token in enumerate(tokens):
        reader.take(token, tokens[number + 1] if number + 1 < len(tokens) else None)
    unused = environment.get("references", {}).values()
    known = {link.target for link in reader.links}
    links = [*reader.links, *(Link(each["href"]) for each in unused if each["href"] not in known)]
    names = slugs([unit.text.replace("`", "") for unit in reader.units if unit.sort == "heading"])
    return Page(reader.units, links, names, len(_WORD.findall(text)), [*reader.faults, *_faults(text)])


class _Reader:
    """Takes tokens one by one."""

    def __init__(self) -> None:
        self.units: list[Unit] = []
        self.links: list[Link] = []
        self.faults: list[str] = []
        self._headings: list[tuple[int, str]] = []
        self._block = 0
        self._level = 0
        self._lists: list[tuple[bool, int, int]] = []
        self._list_count = 0
        self._columns: list[str] = []
        self._cells: list[str] | None = None
        self._in_head = False

    def take(self, token: Token, following: Token | None) -> None:
        """One token more; the ``following`` one tells whether a heading is empty."""
        match token.type:
            case "heading_open":
                self._level = int(token.tag[1])
            case "heading_close":
                self._level = 0
            case "ordered_list_open" | "bullet_list_open":
                self._list_count += 1
                self._lists.append((token.type == "ordered_list_open", -1, self._list_count))
            case "ordered_list_close" | "bullet_list_close":
                self._lists.pop()
            case "list_item_open":
                self._item(token)
            case "thead_open":
                self._in_head, self._columns = True, []
            case "thead_close":
                self._in_head = False
            case "tr_open":
                self._cells = []
            case "tr_close":
                self._row()
            case "fence" | "code_block":
                self._add("program", token.content.rstrip("\n"))
                self._headless(token)
            case "inline":
                self._inline(token)
        _ = following

    def _headless(self, token: Token) -> None:
        if token.type == "fence" and not token.info.strip():
            self.faults.append("a program without a language")

    def _item(self, token: Token) -> None:
        ordered, last, number = self._lists[-1]
        if not ordered:
            return
        place = int(token.info) if token.info.isdigit() else max(last, 0) + 1
        if last < 0 and place > 1:
            self.faults.append(f"a list that begins with {place}")
        elif last >= 0 and place != last + 1 and not place == last == 1:
            self.faults.append(f"item {place} follows on item {last}")
        self._lists[-1] = (ordered, place, number)

    def _inline(self, token: Token) -> None:
        text = _marked(token)
        self.links += _links(token)
        if self._cells is not None:
            self._cells.append(text.strip())
        elif self._level:
            self._heading(text)
        else:
            self._block += 1
            for sentence in sentences(text):
                self._add("sentence", sentence)

    def _heading(self, text: str) -> None:
        level = self._level
        above = self._headings[-1][0] if self._headings else 0
        if level > above + 1:
            self.faults.append(f"a heading of level {level} below one of level {above}")
        if level == 1 and any(each.level == 1 for each in self.units):
            self.faults.append("more than one heading of level 1")
        self._headings = [each for each in self._headings if each[0] < level]
        self._block += 1
        self._add("heading", text.strip())
        self._headings.append((level, text.strip()))

    def _row(self) -> None:
        cells, self._cells = self._cells or [], None
        self._block += 1
        if self._in_head:
            self._columns = cells
        self._add("row", " | ".join(cells))

    def _add(self, sort: str, text: str) -> None:
        ordered, place, number = self._lists[-1] if self._lists else (False, 0, 0)
        self.units.append(Unit(
            sort, text, self._block, tuple(text for _, text in self._headings), self._level,  # type: ignore[arg-type]
            place if ordered else 0, number, tuple(self._columns) if sort == "row" and not self._in_head else (),
        ))  # fmt: skip


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text; code spans are not cut."""
    spans: list[str] = []

    def held(match: re.Match[str]) -> str:
        spans.append(match[0])
        return f"\x00{len(spans) - 1}\x01"

    whole = re.sub(r"`[^`]*`", held, re.sub(r"\s+", " ", text).strip())
    pending = ""
    for piece in _END.split(whole):
        pending = f"{pending} {piece}".strip()
        if _SHORT.search(pending):
            continue
        yield re.sub(r"\x00(\d+)\x01", lambda found: spans[int(found[1])], pending)
        pending = ""
    if pending:
        yield re.sub(r"\x00(\d+)\x01", lambda found: spans[int(found[1])], pending)


def _marked(token: Token) -> str:
    """The text of a line, with code spans between backticks."""
    pieces = []
    for child in token.children or ():
        if child.type == "code_inline":
            pieces.append(f"`{child.content.replace('`', chr(39)).strip()}`")
        elif child.type in ("softbreak", "hardbreak"):
            pieces.append(" ")
        else:
            pieces.append(child.content)
    return "".join(pieces).translate(_QUOTES)


def _links(token: Token) -> Iterator[Link]:
    children = token.children or []
    for at, child in enumerate(children):
        if child.type == "link_open":
            shown = inline_text(Token("inline", "", 0, children=children[at : at + 3]))
            yield Link(str(child.attrGet("href") or ""), shown)


def _faults(text: str) -> Iterator[str]:
    """What is wrong with the form of the source, whatever it says."""
    fence, blank = "", False
    for line in text.split("\n")[:-1]:
        if found := _FENCE.match(line):
            if not fence:
                fence = found[1]
            elif found[1].startswith(fence) and not found[2].strip():
                fence = ""
        if not fence and not line.strip() and blank:
            yield "more than one empty line"
        blank = not line.strip()
        if line != line.rstrip() and not fence:
            yield "spaces at the end of a line"
    if fence:
        yield "a program that doesn't end"
