"""Rows of a store as they come out of its database: each looked at, and opened, before anybody sees it.

A connection that is lost is replaced by another one, for as long as there is patience: reading twice does no harm.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from turbo_mode.errors import StoreAway, StoreDamaged, StoreError
from turbo_mode.store import checksum
from turbo_mode.store.database import Database
from turbo_mode.store.sealing import DataKeys, OuterKeys

_POLL_SECONDS = 0.05


class Rows:
    """A connection that only reads, and the keys to what it reads, for one thread at a time."""

    def __init__(self, database: Database, outer: OuterKeys, patience: float) -> None:
        """``patience``: seconds to wait for a database that has gone away. Raises ``NotFound``, ``Outdated``."""
        self._database = database
        self._outer = outer
        self._patience = patience
        self._open(time.monotonic() + patience)

    def unlock(self, outer: OuterKeys) -> None:
        """What is sealed is opened with these from now on."""
        self._outer = outer
        self._keys = DataKeys(self._connection, outer)

    def close(self) -> None:
        """May be called twice."""
        self._connection.close()

    def fetch(self, doing: str, sql: str, *values: Any) -> list[Any]:
        """All rows of a query; ``doing`` says in a message what it was for. Raises ``StoreError``."""
        late, again = time.monotonic() + self._patience, False
        while True:
            try:
                return self._connection.execute(sql, values).fetchall()
            except self._database.errors as error:
                fault = self._database.fault(error, doing)
                if not isinstance(fault, StoreAway):
                    raise fault from error
            if again and time.monotonic() >= late:
                raise fault
            self._connection.close()
            self._open(late)
            again = True

    def sound(self, what: str, row: Sequence[Any]) -> Sequence[Any]:
        """The row without its checksum, which is its last value and must be right. Raises ``StoreDamaged``."""
        if checksum.of_values(*row[:-1]) != row[-1]:
            raise StoreDamaged(f"{what} doesn't match its checksum")
        return row[:-1]

    def opened(self, what: str, place: tuple[str, str], sealed: int, stored: bytes, binding: bytes) -> bytes:
        """What was stored for the tenant and the stream of ``place``, unsealed if it was. Raises ``StoreError``."""
        try:
            return self._keys.open(*place, sealed, stored, binding)
        except self._database.errors as error:
            raise self._database.fault(error, f"read {what}") from error
        except StoreError as error:
            raise type(error)(f"{what}: {error.message}", hint=error.hint) from error

    def _open(self, late: float) -> None:
        while True:
            try:
                self._connection = self._database.reader()
                break
            except StoreAway:
                if time.monotonic() >= late:
                    raise
            time.sleep(_POLL_SECONDS)
        self._keys = DataKeys(self._connection, self._outer)
