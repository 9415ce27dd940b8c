"""Everybody who waits for one pool: a line for each tenant, and the tenants take turns.

A slot that becomes free goes to the first tenant for which there is room; who is next within it says its line. Whoever
has had a slot stands behind all others, and so does a tenant that comes, or comes back. One that has all the slots that
a tenant may have keeps its place. So while a tenant waits and may have more, no other one is served twice, however much
that one wants and with whatever priorities: these order what one tenant wants, and mean nothing to another.
"""

from __future__ import annotations

from collections.abc import Iterator

from turbo_mode.core.allocator.lines import Line, Waiting


class Turns:
    """The lines before one pool, by tenant, in the order of their turns. Somebody stands in each of them."""

    __slots__ = ("lines",)

    def __init__(self) -> None:
        self.lines: dict[str, Line] = {}

    def __len__(self) -> int:
        return len(self.lines)

    def __iter__(self) -> Iterator[Waiting]:
        """Everybody. Nobody may join or leave meanwhile."""
        for line in self.lines.values():
            yield from line

    def join(self, waiting: Waiting) -> None:
        """It stands in the line of its tenant from now on."""
        self.lines.setdefault(waiting.tenant, Line()).join(waiting)

    def serve(self, waiting: Waiting) -> None:
        """It gets a slot, and leaves; its tenant has had its turn."""
        line = self.lines.pop(waiting.tenant)
        line.serve(waiting)
        if len(line):
            self.lines[waiting.tenant] = line

    def leave(self, waiting: Waiting) -> None:
        """It doesn't wait any more, and was served nothing."""
        line = self.lines[waiting.tenant]
        line.leave(waiting)
        if not len(line):
            del self.lines[waiting.tenant]
