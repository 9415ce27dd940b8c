"""Which database a place has. What a server needs is imported only when one is named."""

from __future__ import annotations

from turbo_mode.errors import NotInstalled
from turbo_mode.store.connection import Connect, connect
from turbo_mode.store.database import Database
from turbo_mode.store.log import PAGES
from turbo_mode.store.place import Place
from turbo_mode.store.sqlite import SQLite


def database_at(place: Place, opened: Connect = connect, wal_pages: int = PAGES) -> Database:
    """The database of a store; the rest is about files. Raises ``NotInstalled``."""
    if not place.url:
        return SQLite(place.folder, opened, wal_pages)
    try:
        from turbo_mode.store.postgresql.database import PostgreSQL
    except ImportError as error:
        raise NotInstalled(
            f"a store in PostgreSQL needs psycopg: {error}", hint='pip install "turbo-mode[postgresql]"'
        ) from error
    return PostgreSQL(place)
