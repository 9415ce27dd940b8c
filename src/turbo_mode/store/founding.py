"""Makes the tables of a store, one format after another, and knows a store of ours from any other file."""

from __future__ import annotations

from pathlib import Path

from turbo_mode.errors import StoreUnsupported
from turbo_mode.store.connection import Connection

APPLICATION = 0x54524D44
FORMAT = 2


class Outdated(StoreUnsupported):
    """A store of an older version, which whoever owns it next brings up to date."""


def format_of(connection: Connection) -> int:
    """The format of the store's tables; 0 while it is empty. Raises ``StoreUnsupported`` for what isn't ours."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application != APPLICATION and (application or found or tables):
        raise StoreUnsupported("this file is a database of another program")
    if found > FORMAT:
        raise StoreUnsupported(
            f"this store has format {found}, and this TURBO MODE knows formats up to {FORMAT}",
            hint="use the newer TURBO MODE that wrote it",
        )
    return found


def found(connection: Connection) -> None:
    """Makes all tables, in the open transaction, or changes those of an older format."""
    for number in range(format_of(connection) + 1, FORMAT + 1):
        script = Path(__file__).with_name(f"schema_{number}.sql").read_text(encoding="utf-8")
        bare = "\n".join(line.partition("--")[0] for line in script.splitlines())
        for statement in filter(str.strip, bare.split(";")):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {number}")
