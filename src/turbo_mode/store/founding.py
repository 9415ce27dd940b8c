"""Makes the tables of a store, one format after another."""

from __future__ import annotations

from turbo_mode.errors import StoreUnsupported
from turbo_mode.store.connection import Connection
from turbo_mode.store.database import Database

FORMAT = 8


class Outdated(StoreUnsupported):
    """A store of an older version, which whoever owns it next brings up to date."""


def known_format(database: Database, connection: Connection) -> int:
    """The format of a store's tables; 0 while it is empty. Raises ``StoreUnsupported`` for a newer one."""
    found = database.format_of(connection)
    if found > FORMAT:
        raise StoreUnsupported(
            f"this store has format {found}, and this TURBO MODE knows formats up to {FORMAT}",
            hint="use the newer TURBO MODE that wrote it",
        )
    return found


def found(database: Database, connection: Connection) -> None:
    """Makes all tables, in the open transaction, or changes those of an older format."""
    before = known_format(database, connection)
    for number in range(max(before + 1, database.first_format), FORMAT + 1):
        bare = "\n".join(line.partition("--")[0] for line in database.script(number).splitlines())
        for statement in filter(str.strip, bare.split(";")):
            connection.execute(statement)
        database.set_format(connection, number)
