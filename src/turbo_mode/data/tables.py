"""Rows made to fit a table: the same columns in all, and values that its columns take."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from turbo_mode.data.place import DataError

if TYPE_CHECKING:
    import sqlalchemy as sa

PIECE: Final = 5000
"""Rows that are handed over at once."""

Row = Mapping[str, Any]


def pieces(rows: Iterable[Row], table: sa.Table, name: str) -> Iterator[list[dict[str, Any]]]:
    """The rows by the thousands. All have the columns of those in a list; if they come one by one, of the first piece.

    Raises ``DataError`` for a column that the table hasn't got.
    """
    coming = iter(rows)
    piece = list(islice(coming, PIECE))
    columns = list(dict.fromkeys(key for row in (rows if isinstance(rows, list) else piece) for key in row))
    for column in columns:
        if column not in table.c:
            raise DataError(f"{name}: `{table.name}` has no column `{column}`")
    while piece:
        if other := next((key for row in piece for key in row if key not in table.c or key not in columns), None):
            raise DataError(f"{name}: a row has the column `{other}`, which the first {PIECE} had not")
        yield [{column: _fitting(table.c[column].type, row.get(column)) for column in columns} for row in piece]
        piece = list(islice(coming, PIECE))


def _fitting(type: Any, value: Any) -> Any:
    """JSON as text where a column isn't JSON, times as what the driver knows as such."""
    import sqlalchemy as sa

    if isinstance(value, dict | list) and not isinstance(type, sa.JSON | sa.ARRAY):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and isinstance(type, sa.DateTime):
        return _time(value, type)
    if isinstance(value, str) and isinstance(type, sa.Date):
        return date.fromisoformat(value[:10])
    return value


def _time(value: str, type: Any) -> datetime:
    """A time as it is kept: where the column has no time zone, in UTC."""
    at = datetime.fromisoformat(value)
    return at if type.timezone or at.tzinfo is None else at.astimezone(UTC).replace(tzinfo=None)
