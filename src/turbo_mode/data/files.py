"""Files, here or elsewhere, by fsspec: JSON, JSON Lines and CSV, also compressed.

``config`` has a ``url`` (a folder or a file; ``s3://bucket/data``, ``sftp://host/in``, ``/srv/data``), ``options`` for
the file system, and where the ending of the file doesn't say it, ``format`` and ``compression``.
"""

from __future__ import annotations

import csv
import io
import json
import posixpath
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

from turbo_mode.data.place import DataError, DataPlace, Found, Wanted, Written, first_line, known_keys, missing
from turbo_mode.data.values import gathered, plain

FORMATS = {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "tsv"}
COMPRESSIONS = {".gz": "gzip", ".bz2": "bz2", ".xz": "xz", ".zip": "zip"}
_PARTS = frozenset(("url", "format", "compression", "options"))
_LARGEST = 64 * 1024 * 1024
"""Bytes of a JSON file at most: it is read as a whole."""


class Files:
    """A folder or a file, and what it is asked for below it."""

    is_read_by_path = True

    def __init__(self, place: DataPlace) -> None:
        try:
            import fsspec
        except ImportError:
            raise missing("fsspec", "data") from None
        config = place.config
        known_keys(place, _PARTS)
        self._name, self._config = place.name, config
        try:
            self._system, self._root = fsspec.core.url_to_fs(str(config.get("url", "")), **config.get("options", {}))
        except ImportError as error:
            raise DataError(f"{place.name}: {error}", hint="install the library that it names") from None
        except Exception as error:
            raise DataError(f"{place.name}: {first_line(error)}") from None

    def test(self) -> str:
        """What is there."""
        with self._asked():
            about = self._system.info(self._root)
            return f"{about['type']} {self._root}" + (f", {about['size']} bytes" if about["type"] == "file" else "")

    def read(self, wanted: Wanted) -> Found:
        """The rows of a file."""
        if wanted.query:
            raise DataError(f"{self._name}: files are read by a `path`, not by a query")
        path = self._path(wanted.path)
        with self._asked(), self._system.open(path, "rb", compression=self._compression(path)) as file:
            return gathered(_rows(file, self._format(path), self._name), wanted.limit)

    def write(self, written: Written) -> int:
        """Rows into a file, which is whole at any time: what is new takes its place at once.

        Raises ``DataError`` for ``append`` to a file that is JSON or compressed, and for ``upsert``.
        """
        path = self._path(written.target)
        form, compression = self._format(path), self._compression(path)
        rows = [{str(key): plain(value) for key, value in row.items()} for row in written.rows]
        if written.mode == "upsert":
            raise DataError(f"{self._name}: files have no keys to `upsert` by", hint="`replace` writes the file anew")
        if written.mode == "append" and (form == "json" or compression):
            raise DataError(
                f"{self._name}: nothing can be appended to {posixpath.basename(path)}", hint="use JSON Lines"
            )
        with self._asked():
            before = b""
            if written.mode == "append" and self._system.exists(path):
                before = self._system.cat_file(path)
            self._put(path, _bytes(rows, form, before), compression)
        return len(rows)

    def close(self) -> None:
        """Nothing is kept open between two calls."""

    # -- inside --------------------------------------------------------------------------------------------------------

    def _put(self, path: str, content: bytes, compression: str | None) -> None:
        """Elsewhere first, then moved into place, where the file system can; object stores put whole objects anyway."""
        beside = f"{path}.part" if self._moves() else path
        with suppress(OSError, NotImplementedError):
            self._system.makedirs(posixpath.dirname(path), exist_ok=True)
        try:
            with self._system.open(beside, "wb", compression=compression) as file:
                file.write(content)
            if beside != path:
                self._system.mv(beside, path)
        except BaseException:
            if beside != path:
                with suppress(Exception):
                    self._system.rm_file(beside)
            raise

    def _moves(self) -> bool:
        names = self._system.protocol if isinstance(self._system.protocol, list | tuple) else [self._system.protocol]
        return bool({"file", "local", "sftp", "ssh"} & set(names))

    def _path(self, path: str) -> str:
        parts = path.replace("\\", "/").split("/")
        if ".." in parts or path.startswith("/") or "\0" in path:
            raise DataError(f"{self._name}: a path stays below its source, so it has no `..` and no `/` at its start")
        return posixpath.join(self._root, path) if path else str(self._root)

    def _compression(self, path: str) -> str | None:
        return self._config.get("compression") or COMPRESSIONS.get(posixpath.splitext(path)[1].lower())

    def _format(self, path: str) -> str:
        stem, ending = posixpath.splitext(path)
        if ending.lower() in COMPRESSIONS:
            ending = posixpath.splitext(stem)[1]
        form = self._config.get("format") or FORMATS.get(ending.lower())
        if form not in FORMATS.values():
            raise DataError(
                f"{self._name}: {posixpath.basename(path)} has no format that is known",
                hint=f"write `format:` one of {', '.join(sorted(set(FORMATS.values())))}",
            )
        return str(form)

    @contextmanager
    def _asked(self) -> Iterator[None]:
        try:
            yield
        except DataError:
            raise
        except FileNotFoundError as error:
            raise DataError(f"{self._name}: there is no {posixpath.basename(str(error.filename or error))}") from None
        except Exception as error:  # each file system has its own
            raise DataError(f"{self._name}: {first_line(error)}") from None


def _rows(file: Any, form: str, name: str) -> Iterator[Mapping[str, Any]]:
    if form == "json":
        content = file.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise DataError(f"{name}: the file has more than {_LARGEST // 1024 // 1024} MiB", hint="use JSON Lines")
        found = json.loads(content)
        yield from map(_row, found if isinstance(found, list) else [found])
        return
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="" if form in ("csv", "tsv") else None)
    if form == "jsonl":
        for number, line in enumerate(text, 1):
            if line.strip():
                try:
                    yield _row(json.loads(line))
                except ValueError:
                    raise DataError(f"{name}: line {number} is no JSON") from None
        return
    for number, row in enumerate(csv.DictReader(text, delimiter="\t" if form == "tsv" else ",", strict=True), 2):
        if None in row or None in row.values():
            raise DataError(f"{name}: row {number} doesn't have as many values as there are columns")
        yield row


def _row(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {"value": value}


def _bytes(rows: list[dict[str, Any]], form: str, before: bytes) -> bytes:
    if form == "json":
        return json.dumps(rows, ensure_ascii=False, indent=2).encode() + b"\n"
    if form == "jsonl":
        joint = b"\n" if before and not before.endswith(b"\n") else b""
        return before + joint + "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    delimiter = "\t" if form == "tsv" else ","
    names = list(dict.fromkeys(key for row in rows for key in row))
    if before:
        names = next(csv.reader(io.StringIO(before.decode("utf-8-sig")), delimiter=delimiter), names)
        if other := next((key for row in rows for key in row if key not in names), None):
            raise DataError(f"the file has no column `{other}`")
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, names, delimiter=delimiter, lineterminator="\n")
    if not before:
        writer.writeheader()
    writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    joint = b"\n" if before and not before.endswith(b"\n") else b""
    return before + joint + out.getvalue().encode()


def _cell(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value
