"""Rows as the bytes of a file and back, one after the other: JSON, JSON Lines, CSV, TSV, and Parquet by pyarrow."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import IO, Any, Final

from turbo_mode.data.place import DataError, missing
from turbo_mode.data.values import plain

FORMATS: Final = {
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "tsv", ".parquet": "parquet",
}  # fmt: skip
"""The format by the ending of a file."""
GROWING: Final = frozenset(("jsonl", "csv", "tsv"))
"""Formats to which rows can be added at the end."""
_LARGEST: Final = 64 * 1024 * 1024
"""Bytes of a JSON file at most: it is read as a whole."""
LONGEST: Final = 16 * 1024 * 1024
"""Characters of one row in a file of lines at most: what has more was hardly meant to be a row."""
_PIECE: Final = 10_000
"""Rows that are looked at together for their columns."""

Row = Mapping[str, Any]


def rows_in(file: Any, form: str, name: str) -> Iterator[Row]:
    """The rows of an open file. Raises ``DataError``, and what its reader raises."""
    match form:
        case "json":
            content = file.read(_LARGEST + 1)
            if len(content) > _LARGEST:
                raise DataError(f"{name}: the file has more than {_LARGEST // 1024 // 1024} MiB", hint="use JSON Lines")
            found = json.loads(content)
            yield from map(_row, found if isinstance(found, list) else [found])
        case "jsonl":
            yield from _lines(file, name)
        case "parquet":
            for batch in _arrow().ParquetFile(file).iter_batches(_PIECE):
                yield from batch.to_pylist()
        case _:
            yield from _cells(file, form, name)


def write_rows(file: IO[bytes], form: str, rows: Iterable[Row], header: bytes = b"") -> int:
    """Write rows; returns how many. ``header`` is the first line of a file to whose end they are added.

    Raises ``DataError`` for a row that doesn't have the columns of those before it.
    """
    counted = _Counted({str(key): plain(value) for key, value in row.items()} for row in rows)
    match form:
        case "json":
            _write_json(file, counted)
        case "jsonl":
            for row in counted:
                file.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
        case "parquet":
            _write_parquet(file, counted)
        case _:
            _write_cells(file, "\t" if form == "tsv" else ",", counted, header)
    return counted.count


class _Counted(Iterator[dict[str, Any]]):
    def __init__(self, rows: Iterator[dict[str, Any]]) -> None:
        self._rows = rows
        self.count = 0

    def __next__(self) -> dict[str, Any]:
        row = next(self._rows)
        self.count += 1
        return row


def _row(value: Any) -> Row:
    return value if isinstance(value, dict) else {"value": value}


def _text(file: Any, form: str, name: str) -> Iterator[str]:
    """The lines of a file, none of them longer than memory bears. Raises ``DataError``."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="" if form in ("csv", "tsv") else None)
    number = 0
    try:
        while line := text.readline(LONGEST + 1):
            number += 1
            if len(line) > LONGEST:
                raise DataError(f"{name}: line {number} has more than {LONGEST // 1024 // 1024} MiB")
            yield line
    except UnicodeDecodeError as error:
        raise DataError(f"{name}: behind line {number} is what is no UTF-8: {error.reason}") from None


def _lines(file: Any, name: str) -> Iterator[Row]:
    for number, line in enumerate(_text(file, "jsonl", name), 1):
        if line.strip():
            try:
                yield _row(json.loads(line))
            except ValueError:
                raise DataError(f"{name}: line {number} is no JSON") from None


def _cells(file: Any, form: str, name: str) -> Iterator[Row]:
    csv.field_size_limit(LONGEST)
    reader = csv.DictReader(_text(file, form, name), delimiter="\t" if form == "tsv" else ",", strict=True)
    for number, row in enumerate(reader, 2):
        if None in row or None in row.values():
            raise DataError(f"{name}: row {number} doesn't have as many values as there are columns")
        yield row


def _write_json(file: IO[bytes], rows: Iterator[Row]) -> None:
    joint = "[\n"
    for row in rows:
        file.write((joint + textwrap.indent(json.dumps(row, ensure_ascii=False, indent=2), "  ")).encode())
        joint = ",\n"
    file.write(b"[]\n" if joint == "[\n" else b"\n]\n")


def _write_cells(file: IO[bytes], delimiter: str, rows: Iterator[Row], header: bytes) -> None:
    first = list(islice(rows, _PIECE))
    names = list(dict.fromkeys(key for row in first for key in row))
    if header:
        names = next(csv.reader(io.StringIO(header.decode("utf-8-sig")), delimiter=delimiter), names)
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    writer = csv.DictWriter(text, names, delimiter=delimiter, lineterminator="\n")
    if not header:
        writer.writeheader()
    known = frozenset(names)
    for row in chain(first, rows):
        _known(row, known)
        writer.writerow({key: _cell(value) for key, value in row.items()})
    text.flush()
    text.detach()


def _write_parquet(file: IO[bytes], rows: Iterator[Row]) -> None:
    import pyarrow

    first = list(islice(rows, _PIECE))
    table = pyarrow.Table.from_pylist(_whole(first))
    with _arrow().ParquetWriter(file, table.schema) as writer:
        writer.write_table(table)
        known = frozenset(table.schema.names)
        while piece := list(islice(rows, _PIECE)):
            for row in piece:
                _known(row, known)
            writer.write_table(pyarrow.Table.from_pylist(piece, schema=table.schema))


def _whole(rows: list[Row]) -> list[Row]:
    """The first of them has every column: pyarrow looks at no other."""
    names = dict.fromkeys(key for row in rows for key in row)
    return [{name: rows[0].get(name) for name in names}, *rows[1:]] if rows else []


def _known(row: Row, names: frozenset[str]) -> None:
    if not row.keys() <= names:
        raise DataError(f"the file has no column `{min(row.keys() - names)}`")


def _cell(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value


def _arrow() -> Any:
    try:
        import pyarrow.parquet
    except ImportError:
        raise missing("pyarrow", "parquet") from None
    return pyarrow.parquet
