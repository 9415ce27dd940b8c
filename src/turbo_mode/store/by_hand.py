"""Decisions that were made by hand, as rows of the lists in which they stand beside those of executions."""

from __future__ import annotations

from typing import Any

import msgspec

from turbo_mode.core.resources import DELETED, Resource
from turbo_mode.core.resources import stream_of as stream_of_resource
from turbo_mode.store.rows import DecisionRow, ResourceRow

DECISION = "decision"
"""The kind of resource that they are."""
MADE_SINCE = 7
"""The format of stores since which they have rows."""
_STATUSES = ("OPEN", "CHOSEN", "VOID")


def made_row(row: ResourceRow) -> DecisionRow | None:
    """One of them; None if it was deleted."""
    if row.status == DELETED:
        return None
    data = msgspec.json.decode(row.body, type=dict[str, Any])
    made = Resource(
        kind=row.kind, id=row.id, data=data, at=row.at, changed=row.changed, version=row.version,
        execution=row.execution, type=row.type, status=row.status,
    )  # fmt: skip
    return DecisionRow(
        id=row.id, execution=row.execution, phase=None, question=_text(data.get("question")) or "",
        selection=_text(data.get("selection")), confidence=_number(data.get("confidence")),
        rationale=_text(data.get("rationale")) or "", decided_by=_text(data.get("decidedBy")), at=row.at,
        status=row.status if row.status in _STATUSES else "CHOSEN", body=msgspec.json.encode(made), is_by_hand=True,
    )  # fmt: skip


def resource_in(row: DecisionRow) -> Resource:
    """The resource that a row is about."""
    return msgspec.json.decode(row.body, type=Resource)


def made_stream(id: str) -> str:
    """The stream that holds the history of one."""
    return stream_of_resource(DECISION, id)


def _text(value: Any) -> str | None:
    return value.replace("\0", "\ufffd") if isinstance(value, str) else None  # which no server's database takes


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
