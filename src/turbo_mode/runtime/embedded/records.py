"""Records in the store that we own, each in a stream of its own: read once, and changed by entries that are durable."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar

import msgspec

from turbo_mode.store.journal import Journal
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import Changes, EntryRow


class Recorded(Protocol):
    """What the entries of a stream add up to."""

    seq: int

    def apply(self, entry: Any) -> None:
        """Take one entry in."""


R = TypeVar("R", bound=Recorded)


class Kind(Generic[R]):
    """A kind of records: an empty one, their streams, and their entries."""

    def __init__(
        self, fresh: Callable[[], R], stream_of: Callable[[str], str], decode: Callable[[bytes], Any], version: int
    ) -> None:
        self.fresh, self.stream_of, self.decode, self.version = fresh, stream_of, decode, version

    def read(self, reader: Reader, name: str) -> R:
        """What the journal has of one; of one that it doesn't know, an empty record."""
        record = self.fresh()
        for row in reader.read(self.stream_of(name)):
            record.apply(self.decode(row.body))
        return record


class Records(Generic[R]):
    """All records of a kind. Its methods may be called from any thread."""

    def __init__(self, journal: Journal, kind: Kind[R]) -> None:
        self.journal = journal
        self._kind = kind
        self._lock = threading.RLock()
        self._known: dict[str, R] = {}

    def of(self, name: str) -> R:
        """The record with this name. Only to look at."""
        with self._lock:
            if name not in self._known:
                with self.journal.reader() as reader:
                    self._known[name] = self._kind.read(reader, name)
            return self._known[name]

    def note(self, name: str, entry: Any) -> None:
        """Write down what has happened to one; it is durable when this returns."""
        with self._lock:
            record = self.of(name)
            body = msgspec.json.encode(entry)
            row = EntryRow(record.seq + 1, self._kind.version, type(entry).__name__, entry.at, body)
            (wrong,) = self.journal.commit([Changes(self._kind.stream_of(name), [row])])
            if wrong is not None:
                raise wrong
            record.apply(entry)
