"""What documents are made of: sections with paragraphs, lists, tables and programs. Texts are Markdown within a line.

A sentence that tells a fact ends with the entries from which it is known: ``(#12)``. ``msgspec.to_builtins`` makes
plain data of a document, which is all that templates see.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from turbo_mode.core.documents.kinds import DocumentationType

MOST_ITEMS = 100
"""So many items of a list are shown; the others are counted."""


class Paragraph(Struct, frozen=True, tag_field="part", tag="paragraph"):
    """Sentences that belong together."""

    sentences: list[str]


class Items(Struct, frozen=True, tag_field="part", tag="items"):
    """A list; ``ordered`` where the order says something."""

    items: list[str]
    ordered: bool = False


class Table(Struct, frozen=True, tag_field="part", tag="table"):
    """Rows of short cells."""

    columns: list[str]
    rows: list[list[str]]


class Program(Struct, frozen=True, tag_field="part", tag="program"):
    """Text as it is, usually to be run: ``sh``; ``text`` is only to be read."""

    text: str
    language: str = "sh"


class Heading(Struct, frozen=True, tag_field="part", tag="heading"):
    """A heading below that of the section."""

    text: str


Part = Paragraph | Items | Table | Program | Heading


class Section(Struct, frozen=True):
    """A heading and what stands below it."""

    heading: str
    parts: list[Part]


class Document(Struct, frozen=True):
    """A composed document. ``seq``: the last entry that it tells of; ``execution``: whose."""

    type: DocumentationType
    title: str
    execution: str
    seq: int
    sections: list[Section]


def paragraph(*sentences: str) -> Paragraph:
    """The sentences that say something."""
    return Paragraph([each for each in sentences if each])


def bullets(items: Iterable[str], *, ordered: bool = False, none: str = "") -> Part:
    """A list of at most ``MOST_ITEMS``; ``none`` is said where there is nothing to list."""
    found = [item for item in items if item]
    if not found:
        return paragraph(none)
    if len(found) > MOST_ITEMS:
        left = len(found) - MOST_ITEMS
        found = [*found[:MOST_ITEMS], f"And {left:,} more, which `turbo-mode show` lists."]
    return Items(found, ordered)


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, none: str = "") -> list[Part]:
    """A table of at most ``MOST_ITEMS`` rows, and how many more there are."""
    found = [list(row) for row in rows]
    if not found:
        return [paragraph(none)]
    made: list[Part] = [Table(list(columns), found[:MOST_ITEMS])]
    if (left := len(found) - MOST_ITEMS) > 0:
        made.append(paragraph(f"There are {left:,} more rows, which `turbo-mode show` lists."))
    return made
