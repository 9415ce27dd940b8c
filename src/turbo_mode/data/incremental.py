"""Reading only what is new: how far the rows have come, and where a ``limit`` may cut them off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from turbo_mode.data.place import Cursor, Data, DataError, Wanted
from turbo_mode.data.values import plain

Row = Mapping[str, Any]


class Progress:
    """The rows of a source behind a cursor, gone through once.

    ``reached`` is where the cursor is to be when they have been dealt with, ``is_more`` whether there are others.
    """

    def __init__(self, data: Data, wanted: Wanted, cursor: Cursor) -> None:
        self.reached, self.is_more = cursor.at, False
        self._data, self._wanted, self._cursor, self._by = data, wanted, cursor, cursor.by

    @property
    def has_moved(self) -> bool:
        """Whether anything new was found."""
        return bool(self.reached != self._cursor.at)

    def rows(self) -> Iterator[Row]:
        """All rows, or about as many as there is a ``limit``: those with one value are never parted.

        Raises ``DataError`` for a row without such a value, and for rows in no order where there is a limit to them.
        """
        greatest: Any = None
        last: Any = None
        in_order, count = True, 0
        for value, row in self._data.behind(self._wanted, self._cursor):
            self._check(value)
            try:
                if count and value != last:
                    if self._wanted.limit is not None and count >= self._wanted.limit:
                        self.is_more = True
                        if not (in_order and last < value):
                            raise self._wrong(f"the rows don't come in the order of `{self._by}`", "ORDER BY it")
                        return
                    in_order = in_order and last < value
                if not count or greatest < value:
                    greatest, self.reached = value, plain(value)
            except TypeError:
                raise self._wrong(f"some values of `{self._by}` can't be compared with others", "") from None
            last, count = value, count + 1
            yield row

    def _check(self, value: Any) -> None:
        if value is None:
            raise self._wrong(f"a row has no `{self._by}`, by which the cursor goes", "leave such rows out")
        if isinstance(value, bool | bytes | bytearray | memoryview | dict) or plain(value) is None:
            raise self._wrong(f"`{self._by}` is no number, text or time, so a cursor can't go by it", "")

    def _wrong(self, said: str, hint: str) -> DataError:
        return DataError(f"{self._cursor.source}: {said}", hint=hint)
