"""Lists of everything that has a row: narrowed, sorted, and in pages that never skip or repeat a row.

A page begins behind the last row of the one before, by the value that the list is sorted by and the id: rows that come
or go meanwhile move no others. What the database can't look at (texts that are sealed) is looked at here, in as many
rows as ``MOST_LOOKED_AT``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from turbo_mode.core.ids import TENANT
from turbo_mode.core.resources import DELETED, Resource
from turbo_mode.errors import UsageError
from turbo_mode.store import queries, resources
from turbo_mode.store.conditions import ALL, Condition, Field, holds, split, sql
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import DecisionRow, ExecutionRow

MOST_LOOKED_AT = 5_000
_PAGE = 200
_Row = TypeVar("_Row")


class Order(NamedTuple):
    """What a list is sorted by: a field with a column."""

    field: str
    is_descending: bool = True


class View(NamedTuple, Generic[_Row]):
    """A table as a list: ``fields`` by their public names, the ``usual`` order, and ``where`` a row counts at all."""

    query: str
    fields: Mapping[str, Field]
    usual: Order
    made: Callable[[Reader, str, Sequence[Any]], _Row]
    value: Callable[[_Row, str], Any]
    where: str = ""
    given: tuple[Any, ...] = ()

    def of(self, where: str, *given: Any) -> View[_Row]:
        """The same, of some rows only."""
        return self._replace(where=f"{self.where} AND {where}", given=(*self.given, *given))

    def order(self, field: str, *, is_descending: bool) -> Order:
        """Sorted by a field. Raises ``UsageError`` for one that no list is sorted by."""
        sortable = [name for name, known in self.fields.items() if known.column]
        if field not in sortable:
            raise UsageError(f"nothing is sorted by `{field}`", hint=f"fields: {', '.join(sortable)}")
        return Order(field, is_descending)


def listed(
    reader: Reader, view: View[_Row], *, condition: Condition = ALL, order: Order | None = None,
    after: tuple[Any, str] | None = None, limit: int = 50, tenant: str = TENANT,
) -> list[_Row]:  # fmt: skip
    """Rows for which the condition holds; ``after``: the value and the id of the last row of the page above.

    Raises ``UsageError`` for a condition that would have us look at too many rows.
    """
    ours, rest = split(condition, view.fields)
    order, found, looked_at = order or view.usual, list[_Row](), 0
    size = limit if rest == ALL else max(limit, _PAGE)
    while True:
        rows = _page(reader, view, ours, order, after, size, tenant)
        found += [row for row in rows if holds(rest, lambda field, row=row: view.value(row, field))]  # type: ignore[misc]
        if len(rows) < size or len(found) >= limit:
            return found[:limit]
        looked_at += len(rows)
        if looked_at >= MOST_LOOKED_AT:
            raise UsageError(
                f"none of the {looked_at:,} newest is left to fill a page", hint="narrow the list by another field too"
            )
        after = place(view, order, rows[-1])


def place(view: View[_Row], order: Order, row: _Row) -> tuple[Any, str]:
    """Where the page behind a row begins."""
    value = view.value(row, order.field)
    return (_lowest(view.fields[order.field]) if value is None else value), view.value(row, "id")


def _page(
    reader: Reader, view: View[_Row], condition: Condition, order: Order, after: tuple[Any, str] | None, limit: int,
    tenant: str,
) -> list[_Row]:  # fmt: skip
    values = list[Any]([tenant, *view.given])
    where = f"tenant = ?{view.where} AND {sql(condition, view.fields, values)}"
    field = view.fields[order.field]
    by = f"coalesce({field.column}, {_lowest(field)!r})" if field.is_optional else field.column
    direction, sign = ("DESC", "<") if order.is_descending else ("ASC", ">")
    by_id = order.field == "id"
    if after is not None:
        where += f" AND id {sign} ?" if by_id else f" AND ({by}, id) {sign} (?, ?)"
        values += after[1:] if by_id else after
    sorted_by = f"id {direction}" if by_id else f"{by} {direction}, id {direction}"
    if any(isinstance(value, str) and not _is_text(value) for value in values):
        raise UsageError("a text with such characters is nowhere in this list")
    query = f"{view.query} WHERE {where} ORDER BY {sorted_by} LIMIT ?"
    return [view.made(reader, tenant, row) for row in reader.rows.fetch("list", query, *values, limit)]


def _is_text(value: str) -> bool:
    """Whether every database takes it."""
    return "\0" not in value and not any("\ud800" <= letter <= "\udfff" for letter in value)


def _lowest(field: Field) -> Any:
    """What is not there comes before all that is."""
    return "" if field.kind in ("id", "text") else -1


def _attributes(fields: Mapping[str, Field], **others: str) -> Callable[[Any, str], Any]:
    names = {name: field.column or others[name] for name, field in fields.items()}
    return lambda row, field: getattr(row, names[field])


def _of_resource(row: Resource, field: str) -> Any:
    column = RESOURCES.get(field)
    return row.data.get(field) if column is None else getattr(row, column.column)


EXECUTION_FIELDS = {
    "id": Field("id", "id"), "shortId": Field("text", "short_id"), "plan": Field("text", "plan_name"),
    "planDigest": Field("text", "plan_digest"), "status": Field("text", "status"),
    "outcome": Field("text", "outcome", True), "startTime": Field("time", "started_at", True),
    "endTime": Field("time", "ended_at", True), "autonomyLevel": Field("text", "level"),
    "actor": Field("text", "actor"), "openQuestions": Field("int", "open_questions"),
    "version": Field("int", "last_seq"),
}  # fmt: skip
EXECUTIONS: View[ExecutionRow] = View(
    queries.EXECUTION, EXECUTION_FIELDS, Order("id"), lambda reader, tenant, row: reader._execution(tenant, row),
    _attributes(EXECUTION_FIELDS),
)  # fmt: skip
NO_CHILDREN = "substr(id, 15, 1) <> '8'"
"""Executions that carry out no task of another one: their ids are UUIDs of version 8."""

DECISION_FIELDS = {
    "id": Field("id", "id"), "executionId": Field("id", "execution"), "phase": Field("text", "phase", True),
    "selection": Field("text", "selection", True), "confidence": Field("float", "confidence", True),
    "decidedBy": Field("text", "decided_by", True), "timestamp": Field("time", "at"),
    "status": Field("text", "status"), "question": Field("text"), "rationale": Field("text"),
}  # fmt: skip
DECISIONS: View[DecisionRow] = View(
    queries.ANY_DECISION, DECISION_FIELDS, Order("timestamp"), queries.any_decision,
    _attributes(DECISION_FIELDS, question="question", rationale="rationale"),
)  # fmt: skip

RESOURCES = {
    "id": Field("id", "id"), "executionId": Field("id", "execution"), "type": Field("text", "type"),
    "status": Field("text", "status"), "createdAt": Field("time", "at"), "timestamp": Field("time", "changed"),
    "version": Field("int", "version"),
}  # fmt: skip


def resources_of(kind: str, **fields: Field) -> View[Resource]:
    """The resources of a kind; ``fields`` are those that their values have."""
    return View(
        resources.RESOURCE, RESOURCES | fields, Order("createdAt"), resources.resource_of, _of_resource,
        " AND kind = ? AND status <> ?", (kind, DELETED),
    )  # fmt: skip


_RATED = Field("float", is_optional=True)
_SAID = Field("text", is_optional=True)
DOCUMENTATION = resources_of("documentation", content=_SAID, quality=_RATED)
PROGRESS = resources_of("progress", percentage=_RATED)
PLANS = resources_of("plan", digest=_SAID, title=_SAID)
COMMUNICATIONS = resources_of("communication", content=_SAID, effectiveness=_RATED)
