"""What those may do in a database who don't own the store: leave a command, and see who owns it."""

from __future__ import annotations

from typing import Any

import psycopg

from turbo_mode.store.append import Appender
from turbo_mode.store.place import Place
from turbo_mode.store.postgresql.database import folder_name
from turbo_mode.store.postgresql.session import Session, fault
from turbo_mode.store.rows import Command
from turbo_mode.store.sealing import DataKeys, OuterKeys, sealer_for

_HOLDER = (
    "SELECT pid, host, folder, greatest(0, extract(epoch FROM lease_until - clock_timestamp()))::float FROM owner"
    " WHERE lease_until > clock_timestamp()"
)


def leave(place: Place, command: Command, key: bytes | None) -> bool:
    """Puts a command into the inbox, where its owner finds it, now or later; false if it is there already."""
    session = Session(place.url, writes=True)
    try:
        row = session.execute("SELECT kek FROM owner WHERE id = 1").fetchone()
        keys = DataKeys(session, OuterKeys(sealer_for(key, row[0] if row else None)))
        return Appender(session, keys, 0).command(command)
    except psycopg.Error as error:
        raise fault(error, "leave a command") from error
    finally:
        session.close()


def holder(place: Place) -> dict[str, Any] | None:
    """Who holds the lease elsewhere; None if nobody does. Whoever has our own folder would have answered."""
    session = Session(place.url, writes=False)
    try:
        row = session.execute(_HOLDER).fetchone()
    except psycopg.errors.UndefinedTable:
        return None
    except psycopg.Error as error:
        raise fault(error, "look for the owner") from error
    finally:
        session.close()
    if row is None or row[2] == folder_name(place.folder):
        return None
    return {"pid": row[0], "host": row[1], "leaseSeconds": round(row[3], 1)}
