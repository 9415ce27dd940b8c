"""What comes out of databases and files as JSON data, and how much of it there may be."""

from __future__ import annotations

import base64
import math
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec

from turbo_mode.data.place import MOST_BYTES, MOST_ROWS, Data, DataError, Found, Wanted

_WHOLE = 2**63
_EXACT = 2**53


def plain(value: Any) -> Any:
    """A value as JSON: times as ISO 8601, bytes as base64, decimals as numbers where that loses nothing, else as text.

    A number that JSON hasn't got (NaN, infinity) is null.
    """
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int):
        return value if -_WHOLE <= value < _WHOLE else str(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, bytes | bytearray | memoryview):
        return base64.b64encode(bytes(value)).decode()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    return str(value)


def gathered(data: Data, wanted: Wanted) -> Found:
    """The first rows that are wanted of a source. Raises as ``first_of`` does."""
    return first_of(data.rows(wanted), wanted.limit, keeps=data.keeps)


def first_of(rows: Iterable[Mapping[str, Any]], limit: int | None, *, keeps: bool = True) -> Found:
    """The first rows, as JSON data. Raises ``DataError``, also for more than a task may be given.

    ``keeps``: their source keeps them, so that it is known whether there are more.
    """
    most, size = min(limit or MOST_ROWS, MOST_ROWS), 0
    found: list[dict[str, Any]] = []
    for row in rows:
        if len(found) == most:
            return Found(found, is_more=True)
        made = {str(key): plain(value) for key, value in row.items()}
        size += len(msgspec.json.encode(made))
        if size > MOST_BYTES:
            raise DataError(
                f"the first {len(found) + 1} rows have more than {MOST_BYTES // 1024 // 1024} MiB",
                hint="ask for fewer rows or columns",
            )
        found.append(made)
    return Found(found, is_more=not keeps and len(found) == most)


def _number(value: Decimal) -> int | float | str | None:
    if not value.is_finite():
        return None
    if value == value.to_integral_value() and abs(value) < _EXACT:
        return int(value)
    return float(value) if Decimal(repr(float(value))) == value else str(value)
