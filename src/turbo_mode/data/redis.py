"""Redis as a database: a row is a hash, and its key is ``target:key`` with the values of its key columns.

``config`` has a ``url``, or ``host``, ``port``, ``database`` (a number), ``user`` and ``password``. Rows are read by a
pattern of keys as the ``path`` (``orders:*``), each with its ``key``; all values are texts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, Final

from turbo_mode.data.place import (
    Cursor,
    DataError,
    DataPlace,
    Kept,
    Support,
    Uncertain,
    Wanted,
    Written,
    first_line,
    missing,
)
from turbo_mode.data.values import plain

TIMEOUT: Final = 10
PIECE: Final = 500
_PARTS: Final = frozenset(("url", "host", "port", "database", "user", "password", "dialect", "type"))


class RedisDatabase(Kept):
    """One database of a server."""

    support = (Support("Redis", ("path",), "Redis", append="no"),)
    is_read_by_path = True

    def __init__(self, place: DataPlace) -> None:
        try:
            import redis
        except ImportError:
            raise missing("redis", "redis") from None
        config = place.config
        if unknown := sorted(config.keys() - _PARTS):
            raise DataError(f"{place.name}: there is no key `{unknown[0]}`", hint=f"keys: {', '.join(sorted(_PARTS))}")
        self._redis, self._name = redis, place.name
        named = {"username": "user", "password": "password", "db": "database"}
        options = {key: config[part] for key, part in named.items() if config.get(part) is not None}
        url = str(config.get("url") or f"redis://{config.get('host', 'localhost')}:{config.get('port', 6379)}")
        try:
            self._client: Any = redis.Redis.from_url(
                url, decode_responses=True, socket_connect_timeout=TIMEOUT, socket_timeout=TIMEOUT, **options
            )
        except ValueError as error:
            raise DataError(f"{place.name}: {first_line(error)}") from None

    def test(self) -> str:
        """The version of the server."""
        with self._asked():
            return f"redis {self._client.info('server')['redis_version']}"

    def rows(self, wanted: Wanted) -> Iterator[Mapping[str, Any]]:
        """The hashes whose keys fit a pattern, in no order; those that change meanwhile may be missing."""
        if wanted.query:
            raise DataError(f"{self._name}: Redis is read by a `path`, a pattern of keys such as orders:*")
        with self._asked():
            keys = iter(self._client.scan_iter(wanted.path or "*", count=PIECE, _type="hash"))
            while piece := list(islice(keys, PIECE)):
                pipe = self._client.pipeline(transaction=False)
                for key in piece:
                    pipe.hgetall(key)
                yield from ({**found, "key": key} for key, found in zip(piece, pipe.execute(), strict=True) if found)

    def behind(self, wanted: Wanted, cursor: Cursor) -> Iterator[tuple[Any, Mapping[str, Any]]]:
        """Keys are in no order."""
        raise DataError(f"{self._name}: Redis can't be asked for what is new", hint="a stream of it can: `type: queue`")

    def write(self, written: Written) -> int:
        """A hash for each row, which takes the place of what is there: all in one transaction.

        Raises ``DataError`` for ``append``, since what is there under a key is one row.
        """
        if written.mode == "append":
            raise DataError(f"{self._name}: a key holds one row", hint="`upsert` with `key:` puts it there")
        names = list(written.key) or ["key"]
        with self._asked():
            pipe = self._client.pipeline(transaction=True)
            if written.mode == "replace":
                for key in self._client.scan_iter(f"{_literal(written.target)}:*", count=PIECE, _type="hash"):
                    pipe.delete(key)
            count = 0
            for row in written.rows:
                key = self._key(written.target, row, names)
                pipe.delete(key)
                pipe.hset(key, mapping={str(name): _text(value) for name, value in row.items()})
                count += 1
            try:
                pipe.execute()
            except (self._redis.ConnectionError, self._redis.TimeoutError) as error:
                raise Uncertain(f"{self._name}: {first_line(error)}") from None
        return count

    def close(self) -> None:
        """Let its connections go."""
        self._client.close()

    # -- inside --------------------------------------------------------------------------------------------------------

    def _key(self, target: str, row: Mapping[str, Any], names: Sequence[str]) -> str:
        if absent := next((name for name in names if row.get(name) is None), None):
            raise DataError(f"{self._name}: a row has no `{absent}`, which is its key")
        return ":".join([target, *(str(row[name]) for name in names)])

    @contextmanager
    def _asked(self) -> Iterator[None]:
        try:
            yield
        except (self._redis.RedisError, OSError) as error:
            raise DataError(f"{self._name}: {first_line(error)}") from None


def _text(value: Any) -> str:
    made = plain(value)
    return made if isinstance(made, str) else json.dumps(made, ensure_ascii=False)


def _literal(text: str) -> str:
    """A text that stands for itself in a pattern."""
    return "".join(f"\\{each}" if each in "*?[]\\" else each for each in text)
