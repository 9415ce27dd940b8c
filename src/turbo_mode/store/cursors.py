"""Reading how far data sources were read."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from turbo_mode.core.cursors import BEGINNING, CursorMoved, decode, stream_of
from turbo_mode.store.queries import Reader, streams_like


def cursor(reader: Reader, name: str) -> CursorMoved | None:
    """Where a cursor is; None for one that has never moved."""
    stream, found = stream_of(name), None
    for row in reader.read(stream, max(reader.last_seq(stream) - 1, 0)):
        found = decode(row.body)
    return found


def cursors(reader: Reader) -> dict[str, CursorMoved]:
    """Where all of them are, by name."""
    names = [stream.removeprefix(BEGINNING) for stream in streams_like(reader, BEGINNING)]
    return {name: found for name in names if (found := cursor(reader, name)) is not None}


def reached(reading: Callable[[], AbstractContextManager[Reader]], name: str) -> Any:
    """The value of a cursor; None for one that has never moved."""
    with reading() as reader:
        found = cursor(reader, name)
    return None if found is None else found.value
