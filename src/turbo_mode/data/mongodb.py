"""MongoDB as a database: a row is a document.

``config`` has a ``url`` (``mongodb://host/shop``) or ``host``, ``port``, ``user``, ``password``; and the ``database``,
where the url doesn't say it. A collection is read by its name as the ``path``; a ``query`` is a filter as JSON, or a
pipeline if it is a list, in which ``":name"`` stands for a parameter, and with it for its value alone, never more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, Final

from turbo_mode.data.asking import asked
from turbo_mode.data.place import DataError, DataPlace, Kept, Support, Uncertain, Wanted, Written, first_line, missing
from turbo_mode.data.values import plain

TIMEOUT_MS: Final = 10_000
PIECE: Final = 1000
_PARTS: Final = frozenset(("url", "host", "port", "database", "user", "password", "dialect", "type", "options"))
_CHANGING: Final = ("$out", "$merge")


class MongoDB(Kept):
    """One database of a server."""

    support = (Support("MongoDB", ("path", "query"), "SecantusDB", wholly="a piece of 1,000"),)
    is_read_by_path = True

    def __init__(self, place: DataPlace) -> None:
        try:
            import pymongo
        except ImportError:
            raise missing("pymongo", "mongodb") from None
        config = place.config
        if unknown := sorted(config.keys() - _PARTS):
            raise DataError(f"{place.name}: there is no key `{unknown[0]}`", hint=f"keys: {', '.join(sorted(_PARTS))}")
        self._pymongo, self._name = pymongo, place.name
        self._where = str(config.get("url") or config.get("host", "localhost"))
        self._database = str(config.get("database", ""))
        who = {"username": config.get("user"), "password": config.get("password"), "port": config.get("port")}
        self._options = {key: value for key, value in who.items() if value is not None} | config.get("options", {})

    def test(self) -> str:
        """The version of the server."""
        with self._opened() as database:
            return f"mongodb {database.client.server_info()['version']}"

    def rows(self, wanted: Wanted) -> Iterator[Mapping[str, Any]]:
        """The documents of a collection, with their ``_id`` as text."""
        said = self._asked(wanted)
        with self._opened() as database:
            collection = database[self._collection(wanted.path)]
            found = collection.aggregate(said) if isinstance(said, list) else collection.find(said)
            with found:
                yield from map(_row, found)

    def write(self, written: Written) -> int:
        """Documents into a collection. A server alone has no transactions: what fails in the middle is uncertain."""
        count = 0
        with self._opened() as database:
            collection = database[self._collection(written.target)]
            try:
                if written.mode == "replace":
                    collection.delete_many({})
                rows = iter(written.rows)
                while piece := list(islice(rows, PIECE)):
                    collection.bulk_write(self._steps(piece, written))
                    count += len(piece)
            except self._pymongo.errors.BulkWriteError as error:
                done = count + error.details["nInserted"] + error.details["nUpserted"] + error.details["nModified"]
                said = f"{self._name}: {_refusal(error)}"
                if done or written.mode == "replace":
                    raise Uncertain(f"{said}, after {done} rows") from None
                raise DataError(said) from None
            except Exception as error:
                if count or isinstance(error, self._pymongo.errors.AutoReconnect):
                    raise Uncertain(f"{self._name}: {first_line(error)}, after {count} rows") from None
                raise
        return count

    # -- inside --------------------------------------------------------------------------------------------------------

    def _steps(self, rows: Sequence[Mapping[str, Any]], written: Written) -> list[Any]:
        if written.mode != "upsert":
            return [self._pymongo.InsertOne({**row}) for row in rows]
        for row in rows:
            if absent := next((key for key in written.key if key not in row), None):
                raise DataError(f"{self._name}: a row has no `{absent}`, which is its key")
        return [self._pymongo.ReplaceOne({key: row[key] for key in written.key}, {**row}, upsert=True) for row in rows]

    def _asked(self, wanted: Wanted) -> Any:
        said = asked(wanted.query or "{}", wanted.params, self._name, lambda given: {"$eq": given})
        if not isinstance(said, dict | list):
            raise DataError(f"{self._name}: a query is a filter or a pipeline, as JSON")
        if isinstance(said, list) and any(change in stage for stage in said for change in _CHANGING):
            raise DataError(f"{self._name}: this query writes", hint="`write` changes data")
        return said

    def _collection(self, name: str) -> str:
        if not name or "$" in name or "\0" in name:
            raise DataError(f"{self._name}: a collection is named by the `path`, or written to as the `target`")
        return name

    @contextmanager
    def _opened(self) -> Iterator[Any]:
        try:
            client: Any = self._pymongo.MongoClient(
                self._where, serverSelectionTimeoutMS=TIMEOUT_MS, connectTimeoutMS=TIMEOUT_MS, **self._options
            )
        except Exception as error:
            raise DataError(f"{self._name}: {first_line(error)}") from None
        with client:
            try:
                database = client[self._database] if self._database else client.get_default_database()
                yield database
            except self._pymongo.errors.PyMongoError as error:
                raise DataError(f"{self._name}: {_refusal(error)}") from None
            except (TypeError, OverflowError, ValueError) as error:
                raise DataError(f"{self._name}: {first_line(error)}") from None


def _row(document: Mapping[str, Any]) -> dict[str, Any]:
    """A document whose values are data, and not the library's own kinds."""
    return {key: value if isinstance(value, int | float) else plain(value) for key, value in document.items()}


def _refusal(error: Exception) -> str:
    details = getattr(error, "details", None) or {}
    refused = details.get("writeErrors") or [{}]
    return str(refused[0].get("errmsg") or first_line(error))[:500].split(", Timeout:")[0]
