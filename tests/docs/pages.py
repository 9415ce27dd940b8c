"""Reads the pages: their blocks of code, their links, and the anchors that links may point at.

An HTML comment right before a block says what is special about it:

    <!-- file: plan.yaml -->        it is also a file of the page's folder, from here on
    <!-- part: tasks -->            it is part of a plan: ``tasks``, ``phases`` or ``plan`` (without its first lines)
    <!-- problem: E0301 -->         a plan in which ``check`` finds this; ``E0301 in tasks``: a part of one
    <!-- not run: because -->       it is neither run nor checked
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
GENERATED = ("docs/user/reference.md", "docs/user/commands.md")
_FENCE = re.compile(r"^(`{3,})(\w*)\s*$")
_COMMENT = re.compile(r"^<!-- (file|part|problem|not run): (.+) -->$")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} (.+)$")


class Block(NamedTuple):
    """One fenced block; ``line`` is that of its first line of text, counted from 0; ``mark`` what a comment says."""

    page: Path
    line: int
    language: str
    text: str
    mark: tuple[str, str] = ("", "")

    @property
    def name(self) -> str:
        """Where it is, for a report."""
        return f"{self.page.relative_to(ROOT)}:{self.line + 1}"


def pages() -> list[Path]:
    """Every page, the README first."""
    top = [ROOT / name for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")]
    rest = sorted((ROOT / "docs").rglob("*.md"))
    return [*top, *rest, ROOT / "examples" / "README.md"]


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    lines = page.read_text(encoding="utf-8").splitlines()
    fence, language, start, mark = "", "", 0, ("", "")
    for number, line in enumerate(lines):
        if fence:
            if line == fence:
                yield Block(page, start, language, "".join(f"{each}\n" for each in lines[start:number]), mark)
                fence, mark = "", ("", "")
        elif found := _FENCE.match(line):
            fence, language, start = found[1], found[2], number + 1
        elif said := _COMMENT.match(line):
            mark = (said[1], said[2])
        elif line.strip():
            mark = ("", "")


def links(page: Path) -> Iterator[str]:
    """The targets of all links outside the blocks."""
    text = re.sub(r"^(`{3,}).*?^\1\s*$", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    for found in _LINK.finditer(re.sub(r"`[^`\n]*`", "", text)):
        yield found[1]


def anchors(page: Path) -> set[str]:
    """What ``#…`` may name on a page: its headings as GitHub writes them."""
    found = set()
    for line in page.read_text(encoding="utf-8").splitlines():
        if heading := _HEADING.match(line):
            words = re.sub(r"[^\w\- ]", "", heading[1].lower())
            found.add(words.strip().replace(" ", "-"))
    return found


def replace(page: Path, changed: dict[int, str]) -> None:
    """Writes blocks anew; ``changed`` gives their texts by the line at which they start."""
    lines = page.read_text(encoding="utf-8").splitlines()
    for block in reversed(list(blocks(page))):
        if block.line in changed:
            size = block.text.count("\n")
            lines[block.line : block.line + size] = changed[block.line].splitlines()
    page.write_text("\n".join(lines) + "\n", encoding="utf-8")
