"""Writing where there are no transactions: rows go piece by piece, and what fails in the middle is uncertain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

from turbo_mode.data.place import DataError, Uncertain

_T = TypeVar("_T")


class Done:
    """How many rows are there; ``is_changed``: something is otherwise than before, or may be."""

    def __init__(self) -> None:
        self.count = 0
        self.is_changed = False


@contextmanager
def piecewise() -> Iterator[Done]:
    """Turns a ``DataError`` into ``Uncertain`` once something was changed."""
    done = Done()
    try:
        yield done
    except DataError as error:
        if (done.count or done.is_changed) and not isinstance(error, Uncertain):
            raise Uncertain(f"{error.message}, after {done.count} rows", hint=error.hint) from None
        raise


def pieces(rows: Iterable[_T], size: int) -> Iterator[list[_T]]:
    """The rows, so many at a time."""
    coming = iter(rows)
    while piece := list(islice(coming, size)):
        yield piece
