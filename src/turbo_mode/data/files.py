"""Files, here or elsewhere, by fsspec: JSON, JSON Lines, CSV and Parquet, the former also compressed.

``config`` has a ``url`` (a folder or a file; ``s3://bucket/data``, ``sftp://host/in``, ``/srv/data``), ``options`` for
the file system, and where the ending of the file doesn't say it, ``format`` and ``compression``.
"""

from __future__ import annotations

import os
import posixpath
import shutil
import tempfile
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import chain, islice
from typing import Any

from turbo_mode.core.plan.place_keys import FILE
from turbo_mode.data.formats import FORMATS, GROWING, rows_in, write_rows
from turbo_mode.data.place import (
    Cursor,
    DataError,
    DataPlace,
    Kept,
    Support,
    Wanted,
    Written,
    first_line,
    known_keys,
    missing,
)

COMPRESSIONS = {".gz": "gzip", ".bz2": "bz2", ".xz": "xz", ".zip": "zip"}


class Files(Kept):
    """A folder or a file, and what it is asked for below it."""

    support = (
        Support(
            "file", ("path",), "this machine, S3, SFTP and WebDAV of rclone", append="JSON Lines, CSV, TSV", upsert="no"
        ),
    )
    is_read_by_path = True

    def __init__(self, place: DataPlace) -> None:
        try:
            import fsspec
        except ImportError:
            raise missing("fsspec", "data") from None
        config = place.config
        known_keys(place, FILE)
        self._name, self._config = place.name, config
        try:
            self._system, self._root = fsspec.core.url_to_fs(str(config.get("url", "")), **_options(config))
        except ImportError as error:
            raise DataError(f"{place.name}: {error}", hint="install the library that it names") from None
        except Exception as error:
            raise DataError(f"{place.name}: {first_line(error)}") from None

    def test(self) -> str:
        """What is there."""
        with self._asked():
            about = self._system.info(self._root)
            return f"{about['type']} {self._root}" + (f", {about['size']} bytes" if about["type"] == "file" else "")

    def rows(self, wanted: Wanted) -> Iterator[Mapping[str, Any]]:
        """The rows of a file."""
        if wanted.query:
            raise DataError(f"{self._name}: files are read by a `path`, not by a query")
        path = self._path(wanted.path)
        with self._asked(path), self._system.open(path, "rb", compression=self._compression(path)) as file:
            yield from rows_in(file, self._format(path), self._name)

    def behind(self, wanted: Wanted, cursor: Cursor) -> Iterator[tuple[Any, Mapping[str, Any]]]:
        """The rows of those files that are new by their ``name``, or by when they were ``modified``.

        The path is a pattern. Files that were modified at one moment are told apart by their names.
        """
        if cursor.by not in ("name", "modified"):
            raise DataError(f"{self._name}: a cursor of files goes by `name` or by `modified`")
        with self._asked(wanted.path):
            self._system.invalidate_cache()
            found = self._system.glob(self._path(wanted.path), detail=True)
            files = {self._below(path): about for path, about in found.items() if about["type"] == "file"}
            new = _named_behind(files, cursor.at) if cursor.by == "name" else self._modified_behind(files, cursor.at)
        for at, name in new:
            for row in self.rows(Wanted(path=name)):
                yield at, row

    def write(self, written: Written) -> int:
        """Rows into a file, which is whole at any time: what is new takes its place at once.

        Raises ``DataError`` for ``append`` to a file that is JSON, Parquet or compressed, and for ``upsert``.
        """
        path = self._path(written.target)
        form, compression = self._format(path), self._compression(path)
        if written.mode == "upsert":
            raise DataError(f"{self._name}: files have no keys to `upsert` by", hint="`replace` writes the file anew")
        if written.mode == "append" and (form not in GROWING or compression):
            raise DataError(
                f"{self._name}: nothing can be appended to {posixpath.basename(path)}", hint="use JSON Lines"
            )
        rows = iter(written.rows)
        first = list(islice(rows, 1))  # what the source refuses, before anything is made
        with self._asked(path), self._beside(path) as beside:
            header = self._copied(path, beside) if written.mode == "append" else b""
            count = self._written(beside, form, compression, chain(first, rows), header)
            self._put(beside, path)
        return count

    # -- inside --------------------------------------------------------------------------------------------------------

    @contextmanager
    def _beside(self, path: str) -> Iterator[str]:
        """A file on our own disk, in which what is new becomes whole: in the same folder if that is here."""
        with suppress(OSError, NotImplementedError):
            self._system.makedirs(posixpath.dirname(path), exist_ok=True)
        if self._is_here():
            name = f"{path}.{uuid.uuid4().hex[:8]}.part"
        else:
            number, name = tempfile.mkstemp(".part")
            os.close(number)
        try:
            yield name
        finally:
            with suppress(FileNotFoundError):
                os.unlink(name)

    def _copied(self, path: str, beside: str) -> bytes:
        """Begin with what is there; returns its first line."""
        if not self._system.exists(path):
            return b""
        with self._system.open(path, "rb") as old, open(beside, "wb") as new:
            header: bytes = old.readline()
            new.write(header)
            shutil.copyfileobj(old, new)
        with open(beside, "r+b") as new:
            if new.seek(0, os.SEEK_END) and new.seek(-1, os.SEEK_END) and new.read(1) != b"\n":
                new.write(b"\n")
        return header

    def _written(self, beside: str, form: str, compression: str | None, rows: Any, header: bytes) -> int:
        import fsspec

        with fsspec.open(beside, "ab" if header else "wb", compression=compression) as file:
            return write_rows(file, form, rows, header)

    def _put(self, beside: str, path: str) -> None:
        """Into its place at once; object stores put whole objects anyway."""
        if self._is_here():
            os.replace(beside, path)
        elif {"sftp", "ssh"} & self._protocols():
            self._system.put_file(beside, f"{path}.part")
            self._system.mv(f"{path}.part", path)
        else:
            self._system.put_file(beside, path)

    def _is_here(self) -> bool:
        return bool({"file", "local"} & self._protocols())

    def _protocols(self) -> set[str]:
        said = self._system.protocol
        return set(said) if isinstance(said, list | tuple) else {said}

    def _path(self, path: str) -> str:
        parts = path.replace("\\", "/").split("/")
        if ".." in parts or path.startswith("/") or "\0" in path:
            raise DataError(f"{self._name}: a path stays below its source, so it has no `..` and no `/` at its start")
        return posixpath.join(self._root, path) if path else str(self._root)

    def _below(self, path: str) -> str:
        """What leads from the source to a path."""
        return path.removeprefix(str(self._root)).lstrip("/")

    def _modified_behind(self, files: Mapping[str, Mapping[str, Any]], at: Any) -> list[tuple[Any, str]]:
        """Those that are new, each with the moment, and the names of all that were modified at that moment so far."""
        moment, names = at or (None, [])
        found = []
        for modified, name in sorted((self._modified(name, about), name) for name, about in files.items()):
            if moment is not None and (modified < moment or (modified == moment and name in names)):
                continue
            names = [*names, name] if modified == moment else [name]
            moment = modified
            found.append(([moment, names], name))
        return found

    def _modified(self, name: str, about: Mapping[str, Any]) -> float:
        moment = about.get("mtime") or about.get("LastModified") or self._system.modified(self._path(name))
        return float(moment if isinstance(moment, int | float) else moment.timestamp())

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
    def _asked(self, path: str = "") -> Iterator[None]:
        try:
            yield
        except DataError:
            raise
        except FileNotFoundError as error:
            raise DataError(f"{self._name}: there is no {posixpath.basename(path) or error.filename}") from None
        except Exception as error:  # each file system has its own
            raise DataError(f"{self._name}: {first_line(error)}") from None


def _options(config: Mapping[str, Any]) -> dict[str, Any]:
    """What the file system is told; who logs in is a pair for HTTP clients, for which JSON and YAML have only lists."""
    options = dict(config.get("options", {}))
    return options | ({"auth": tuple(options["auth"])} if isinstance(options.get("auth"), list) else {})


def _named_behind(files: Iterable[str], at: Any) -> list[tuple[Any, str]]:
    return [(name, name) for name in sorted(files) if at is None or name > at]
