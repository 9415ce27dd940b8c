"""What a client says to a store, whichever way it reaches it: over HTTP, or in this process.

Everything that comes back is plain data, as the REST interface tells it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

Told = dict[str, Any]
Document = Mapping[str, Any] | str | Path
"""A plan: data, text, or its file."""


class Page(NamedTuple):
    """Some of a list, and how the next page is asked for; None on the last one."""

    items: list[Told]
    following: Any = None


class Line(Protocol):
    """The way to a store. All raise what the operation raises; ``once`` makes a repeated request count once."""

    def check(self, plan: Document) -> Told:
        """All that is wrong with a plan."""

    def start(self, plan: Document, inputs: Mapping[str, Any], once: str) -> Told:
        """Hand in a plan."""

    def page(self, kind: str, wanted: Sequence[tuple[str, str]], following: Any, limit: int) -> Page:
        """Executions, decisions, documents, reports or messages, the newest first; ``wanted`` narrows them."""

    def execution(self, id: str) -> Told:
        """One execution."""

    def command(self, id: str, verb: str, given: Mapping[str, Any], once: str) -> Told:
        """Have an execution paused, resumed, cancelled, forked, or whatever the verb says."""

    def logs(self, id: str, task: str, follow: bool) -> Iterator[Told]:
        """What was printed, line by line."""

    def decision(self, id: str) -> Told:
        """One decision."""

    def answer(self, id: str, said: Mapping[str, Any], once: str) -> Told:
        """Answer an open question."""

    def record(self, kind: str, id: str) -> Told:
        """A document, a report or a message."""

    def create(self, kind: str, data: Mapping[str, Any], once: str) -> Told:
        """Make one of them."""

    def write(self, kind: str, id: str, data: Mapping[str, Any], version: int | None) -> Told:
        """Give one another value; with ``version``, only if it still is that one."""

    def delete(self, kind: str, id: str, version: int | None) -> None:
        """It is no more."""

    def events(self, patterns: Sequence[str], execution: str, after: int | None) -> Iterator[Told]:
        """Public events as they are committed, without end; behind the one with the sequence ``after``."""

    def close(self) -> None:
        """Let go of what is held open."""
