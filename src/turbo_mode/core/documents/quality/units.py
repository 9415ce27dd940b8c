"""A document as it is read: its sentences, rows, headings and programs, one after another, and its links.

Whoever reads Markdown makes these; nothing here knows how. In texts, code spans keep their backticks.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Sort = Literal["heading", "sentence", "row", "program"]


class Unit(Struct, frozen=True):
    """One thing that is said. ``level``: of a heading, 1 to 6. ``place``: its number in an ordered list, 0 elsewhere.

    ``block`` counts what stands together: sentences of one paragraph or item have the same. ``within``: the headings
    above it, the nearest one last. ``columns``: of a row, the heads of its cells.
    """

    sort: Sort
    text: str
    block: int
    within: tuple[str, ...] = ()
    level: int = 0
    place: int = 0
    listed: int = 0
    columns: tuple[str, ...] = ()


class Link(Struct, frozen=True):
    """Where a link leads; ``shown`` is its text."""

    target: str
    shown: str = ""


class Page(Struct, frozen=True):
    """A whole document. ``anchors`` are those that a link in it may name; ``words`` counts its source; ``faults`` are
    those of its form, in words."""

    units: list[Unit]
    links: list[Link] = []
    anchors: list[str] = []
    words: int = 0
    faults: list[str] = []

    @property
    def headings(self) -> list[Unit]:
        """Its headings, in order."""
        return [unit for unit in self.units if unit.sort == "heading"]
