"""What differs between the databases that hold stores: how one is opened, owned, and read. All else is one code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from turbo_mode.errors import StoreError
from turbo_mode.store.connection import Connection


class Database(Protocol):
    """One database. ``errors`` is what its driver raises, ``refusals`` what it raises when it is well and a row isn't.

    ``first_format`` is the oldest format there ever was in it; ``locking`` ends a query whose row is changed next;
    ``labelled`` is the condition that an execution has a label with this value; ``latest`` asks for a number that every
    commit changes. ``is_shared``: others may write too; ``last_owner`` then asks for the folder of the owner that last
    took up the execution with a stream.
    """

    @property
    def errors(self) -> tuple[type[Exception], ...]: ...
    @property
    def refusals(self) -> tuple[type[Exception], ...]: ...

    first_format: int
    locking: str
    labelled: str
    is_shared: bool
    last_owner: str
    latest: str

    def fault(self, error: Exception, doing: str) -> StoreError:
        """The store error that a driver's error means."""

    def reader(self) -> Connection:
        """A settled connection that only reads. Raises ``NotFound`` if there is no store, ``Outdated``."""

    def inspector(self) -> Connection:
        """One that looks whole tables over, whatever their format."""

    def described(self, connection: Connection) -> tuple[str, dict[str, int | str]]:
        """The version of the database, and the settings that count."""

    def sizes(self, connection: Connection) -> dict[str, int]:
        """The bytes that it takes up, by name."""

    def broken_pages(self, connection: Connection) -> Iterator[str]:
        """What the database finds wrong with itself."""

    def tenure(self) -> Tenure:
        """Begins to become the owner: everything that comes before the first transaction. Raises ``StoreBusy``."""

    def format_of(self, connection: Connection) -> int:
        """The format of the tables; 0 while there are none. Raises ``StoreUnsupported`` for what isn't ours."""

    def set_format(self, connection: Connection, number: int) -> None:
        """Writes it down, in the open transaction."""

    def script(self, number: int) -> str:
        """The statements that lead to a format from the one before."""


class Tenure(Protocol):
    """What an owner has of its database: the connection that writes, and the proof in every transaction.

    ``epoch`` counts the owners so far. ``is_away``: the database doesn't answer, and we wait.
    """

    connection: Connection
    epoch: int
    is_away: bool
    folder: str

    def enter(self) -> None:
        """Opens the first transaction, in which the tables are made and the store is taken over."""

    def take(self, kek: str | None, position: int) -> None:
        """Becomes the owner, in the open transaction. Raises ``StoreBusy``."""

    def keep(self, renew: Callable[[], object]) -> None:
        """From now on makes sure that it stays the owner; ``renew`` makes a transaction of nothing."""

    def begin(self) -> None:
        """Opens a transaction in which this is the owner. Raises ``OwnerLost``."""

    def commit(self) -> None:
        """Makes it durable."""

    def recover(self) -> bool:
        """After the connection was lost: gets another one. Whether the last transaction was committed after all.

        Raises ``OwnerLost``, and ``StoreAway`` when it has waited for long enough.
        """

    def is_sure(self) -> bool:
        """Waits until it is certain that nobody else owns the store; false if somebody may."""

    def empty_log(self) -> None:
        """Makes sure that nothing is left in a log of what was deleted."""

    def hurry(self) -> None:
        """From any thread: waits for nothing any more."""

    def close(self, *, is_broken: bool) -> None:
        """Gives the store up; ``is_broken``: nobody knows what a failed sync has left. May be called twice."""
