"""Filters and orders of lists: made from what the store's lists can be narrowed to and sorted by.

Of each scalar there is the bare name for *is*, and it with ``_ne``, ``_in``; numbers, times and texts have ``_gt``,
``_gte``, ``_lt``, ``_lte`` as well, and texts ``_contains``, ``_startsWith``, ``_endsWith``. All that a filter says
holds together; ``and``, ``or`` and ``not`` join filters.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from enum import Enum
from typing import Any

import strawberry

from turbo_mode.core.communications.message import CommunicationStatus, CommunicationType
from turbo_mode.core.documents.kinds import DocumentationType
from turbo_mode.server.graphql.scalars import (
    DateTime,
    DecisionStatus,
    Direction,
    ExecutionStatus,
    TaskStatus,
)
from turbo_mode.store.conditions import TEXTS, Compare, Condition, Every, Field, Kind, Not, Operator, Some
from turbo_mode.store.views import COMMUNICATIONS, DECISIONS, DOCUMENTATION, EXECUTIONS, PLANS, PROGRESS, Order, View

_TYPES: dict[Kind, Any] = {"id": strawberry.ID, "text": str, "int": int, "float": float, "time": DateTime}
_ORDERED = ("gt", "gte", "lt", "lte")
_JOINED = ("and_", "or_", "not_")


def narrowing(name: str, fields: Mapping[str, Field], **enums: Any) -> Any:
    """The part of an input type that compares these fields; ``enums`` are the types of some of them."""
    made: list[tuple[str, Any, Any]] = []
    for field, known in fields.items():
        kind = enums.get(field, _TYPES[known.kind])
        suffixes = () if field in enums else _ORDERED if known.kind not in ("id", "text") else (*_ORDERED, *TEXTS)
        for suffix in ("", "ne", *suffixes):
            made.append(_compared(f"{field}_{suffix}" if suffix else field, kind))
        made.append(_compared(f"{field}_in", _list_of(kind)))
    return dataclasses.make_dataclass(f"_{name}", made)


def _list_of(kind: Any) -> Any:
    return list[kind]


def _compared(name: str, kind: Any) -> tuple[str, Any, Any]:
    return name, kind | None, strawberry.field(name=name, default=strawberry.UNSET)


def _join(name: str) -> Any:
    return strawberry.field(name=name, default=strawberry.UNSET)


@strawberry.input
class ExecutionFilter(narrowing("ExecutionFilter", EXECUTIONS.fields, status=ExecutionStatus)):  # type: ignore[misc]
    """Which executions."""

    and_: list[ExecutionFilter] | None = _join("and")
    or_: list[ExecutionFilter] | None = _join("or")
    not_: ExecutionFilter | None = _join("not")


TASK_FIELDS = {
    "id": Field("id"), "name": Field("text"), "phase": Field("text"), "status": Field("text"),
    "startTime": Field("time"), "endTime": Field("time"), "attempts": Field("int"),
}  # fmt: skip


@strawberry.input
class TaskFilter(narrowing("TaskFilter", TASK_FIELDS, status=TaskStatus)):  # type: ignore[misc]
    """Which tasks."""

    and_: list[TaskFilter] | None = _join("and")
    or_: list[TaskFilter] | None = _join("or")
    not_: TaskFilter | None = _join("not")


@strawberry.input
class DecisionFilter(narrowing("DecisionFilter", DECISIONS.fields, status=DecisionStatus)):  # type: ignore[misc]
    """Which decisions."""

    and_: list[DecisionFilter] | None = _join("and")
    or_: list[DecisionFilter] | None = _join("or")
    not_: DecisionFilter | None = _join("not")


@strawberry.input
class DocumentationFilter(narrowing("DocumentationFilter", DOCUMENTATION.fields, type=DocumentationType)):  # type: ignore[misc]
    """Which documentation."""

    and_: list[DocumentationFilter] | None = _join("and")
    or_: list[DocumentationFilter] | None = _join("or")
    not_: DocumentationFilter | None = _join("not")


@strawberry.input
class ProgressFilter(narrowing("ProgressFilter", PROGRESS.fields)):  # type: ignore[misc]
    """Which reports of progress."""

    and_: list[ProgressFilter] | None = _join("and")
    or_: list[ProgressFilter] | None = _join("or")
    not_: ProgressFilter | None = _join("not")


@strawberry.input
class CommunicationFilter(
    narrowing(  # type: ignore[misc]
        "CommunicationFilter", COMMUNICATIONS.fields, type=CommunicationType, status=CommunicationStatus
    )
):
    """Which communications."""

    and_: list[CommunicationFilter] | None = _join("and")
    or_: list[CommunicationFilter] | None = _join("or")
    not_: CommunicationFilter | None = _join("not")


@strawberry.input
class PlanFilter(narrowing("PlanFilter", PLANS.fields)):  # type: ignore[misc]
    """Which plans."""

    and_: list[PlanFilter] | None = _join("and")
    or_: list[PlanFilter] | None = _join("or")
    not_: PlanFilter | None = _join("not")


def _sortable(name: str, view: View[Any]) -> Any:
    fields = {field: field for field, known in view.fields.items() if known.column}
    enumeration: Any = Enum
    made = enumeration(f"{name}Field", fields)
    return strawberry.enum(made)


ExecutionField = _sortable("Execution", EXECUTIONS)
DecisionField = _sortable("Decision", DECISIONS)
ResourceField = _sortable("Resource", DOCUMENTATION)


@strawberry.input
class ExecutionOrder:
    """What executions are sorted by."""

    by: ExecutionField  # type: ignore[valid-type]
    direction: Direction = Direction.DESC


@strawberry.input
class DecisionOrder:
    """What decisions are sorted by."""

    by: DecisionField  # type: ignore[valid-type]
    direction: Direction = Direction.DESC


@strawberry.input
class ResourceOrder:
    """What documentation, progress, communications and plans are sorted by."""

    by: ResourceField  # type: ignore[valid-type]
    direction: Direction = Direction.DESC


def condition(filter: Any) -> Condition:
    """What a filter says; the schema has checked its types."""
    parts: list[Condition] = []
    for name, value in vars(filter).items() if filter is not None else ():
        if value is strawberry.UNSET or name in _JOINED:
            continue
        field, _, operator = name.partition("_")
        wanted = tuple(map(_bare, value)) if isinstance(value, list) else _bare(value)
        if value is not None or operator in ("", "ne"):
            parts.append(Compare(field, _operator(operator), wanted))
    if filter is not None:
        parts += _joined(filter)
    return Every(tuple(parts))


def _operator(said: str) -> Operator:
    return said or "eq"  # type: ignore[return-value]  # the names of fields were made of them


def _joined(filter: Any) -> list[Condition]:
    made: list[Condition] = []
    if filter.and_:
        made += [condition(each) for each in filter.and_]
    if filter.or_:
        made.append(Some(tuple(condition(each) for each in filter.or_)))
    if filter.not_:
        made.append(Not(condition(filter.not_)))
    return made


def order(view: View[Any], sort: Any) -> Order:
    """What a list is sorted by: its usual order if nothing is said."""
    return view.order(sort.by.value, is_descending=sort.direction is Direction.DESC) if sort else view.usual


def _bare(value: Any) -> Any:
    return value.name if isinstance(value, Enum) else value
