"""Reading the resources of a store: each has a stream of its own, and a row that says how it is now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from turbo_mode.core import resources
from turbo_mode.core.ids import TENANT
from turbo_mode.core.resources import DELETED, Resource, stream_of
from turbo_mode.store import checksum
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import ResourceRow

RESOURCE = f"SELECT {', '.join(ResourceRow._fields[:-1])}, sealed, body, checksum FROM resources"
"""What finds them."""
SMALL = 32 * 1024
"""Bytes of one that is read in no time."""


def resource(reader: Reader, kind: str, id: str, *, tenant: str = TENANT) -> Resource | None:
    """One of them, also if it was deleted: then its status is ``DELETED``."""
    rows = reader.rows.fetch(
        "read a resource", f"{RESOURCE} WHERE tenant = ? AND kind = ? AND id = ?", tenant, kind, id
    )
    return resource_of(reader, tenant, rows[0]) if rows else None


def small_resource(reader: Reader, kind: str, id: str, *, tenant: str = TENANT) -> Resource | None:
    """Likewise one that is there, takes no time to read, and belongs to no execution; None for all others."""
    wanted = f"{RESOURCE} WHERE tenant = ? AND kind = ? AND id = ? AND execution = '' AND length(body) <= ?"
    rows = reader.rows.fetch("read a resource", wanted, tenant, kind, id, SMALL)
    found = resource_of(reader, tenant, rows[0]) if rows else None
    return None if found is None or found.status == DELETED else found


def resources_in(
    reader: Reader, kind: str, *, tenant: str = TENANT, execution: str | None = None, type: str | None = None,
    status: str | None = None, before: tuple[int, str] | None = None, limit: int = 50,
) -> list[Resource]:  # fmt: skip
    """Those of a kind, the newest first; ``before``: the time and the id of the last one of the page above."""
    where, values = ["tenant = ?", "kind = ?", "status <> ?"], list[Any]([tenant, kind, DELETED])
    for column, given in (("execution", execution), ("type", type), ("status", status)):
        if given is not None:
            where.append(f"{column} = ?")
            values.append(given)
    if before is not None:
        where.append("(at, id) < (?, ?)")
        values += before
    query = f"{RESOURCE} WHERE {' AND '.join(where)} ORDER BY at DESC, id DESC LIMIT ?"
    return [resource_of(reader, tenant, row) for row in reader.rows.fetch("list resources", query, *values, limit)]


def first_entry(reader: Reader, kind: str, id: str, *, tenant: str = TENANT) -> resources.AnyEntry | None:
    """How it began."""
    for row in reader.read(stream_of(kind, id), tenant=tenant, page=1):
        return resources.decode(row.body)
    return None


def resource_of(reader: Reader, tenant: str, row: Sequence[Any]) -> Resource:
    """One of them, as it stands in a row of ``RESOURCE``."""
    what = f"the record of {row[0]} {row[1]}"
    _, kind, id, execution, type, status, at, changed, version, sealed, stored = reader.rows.sound(what, (tenant, *row))
    stream = stream_of(kind, id)
    body = reader.rows.opened(what, (tenant, stream), sealed, stored, checksum.frame("resource", tenant, stream))
    return Resource(
        kind=kind, id=id, data=msgspec.json.decode(body), at=at, changed=changed, version=version,
        execution=execution, type=type, status=status,
    )  # fmt: skip
