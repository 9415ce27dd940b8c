"""What a list is narrowed to: fields compared with values, joined by and, or and not.

A condition means the same whether the database looks (``sql``) or we do (``holds``): what isn't there is less, more or
like nothing, and differs from everything else. Texts are compared by their code points.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, NamedTuple

from msgspec import Struct

Operator = Literal["eq", "ne", "gt", "gte", "lt", "lte", "in", "contains", "startsWith", "endsWith"]
Scalar = str | int | float | None
Kind = Literal["id", "text", "int", "float", "time"]
TEXTS = ("contains", "startsWith", "endsWith")
_SIGNS = {"gt": ">", "gte": ">=", "lt": "<", "lte": "<="}


class Field(NamedTuple):
    """One scalar that a list may be narrowed to; without a ``column`` it stands in what was written, maybe sealed."""

    kind: Kind
    column: str = ""
    is_optional: bool = False


class Compare(Struct, frozen=True):
    """A field and a value; for ``in`` a tuple of values."""

    field: str
    operator: Operator
    value: Any


class Every(Struct, frozen=True):
    """All of these hold; of none, always."""

    parts: tuple[Condition, ...]


class Some(Struct, frozen=True):
    """At least one of these holds; of none, never."""

    parts: tuple[Condition, ...]


class Not(Struct, frozen=True):
    """It doesn't hold."""

    part: Condition


Condition = Compare | Every | Some | Not
ALL = Every(())


def holds(condition: Condition, value: Callable[[str], Any]) -> bool:
    """Whether it holds for somebody whose fields have these values."""
    match condition:
        case Every(parts):
            return all(holds(part, value) for part in parts)
        case Some(parts):
            return any(holds(part, value) for part in parts)
        case Not(part):
            return not holds(part, value)
        case Compare(field, operator, wanted):
            return _compares(operator, value(field), wanted)


def split(condition: Condition, fields: Mapping[str, Field]) -> tuple[Condition, Condition]:
    """What the database can look at, and what is left for us."""
    if isinstance(condition, Every):
        both = [split(part, fields) for part in condition.parts]
        theirs, ours = ([each[side] for each in both if each[side] != ALL] for side in (0, 1))
        return Every(tuple(theirs)), Every(tuple(ours))
    return (condition, ALL) if _has_columns(condition, fields) else (ALL, condition)


def sql(condition: Condition, fields: Mapping[str, Field], values: list[Any]) -> str:
    """A condition for the database; its values are put behind ``values``."""
    match condition:
        case Every(parts):
            return _joined(" AND ", [sql(part, fields, values) for part in parts], "1 = 1")
        case Some(parts):
            return _joined(" OR ", [sql(part, fields, values) for part in parts], "1 = 0")
        case Not(part):
            return f"NOT ({sql(part, fields, values)})"
        case Compare(field, operator, wanted):
            return _compared(fields[field], operator, wanted, values)


def _compares(operator: Operator, found: Any, wanted: Any) -> bool:
    if operator == "eq":
        return bool(found == wanted)
    if operator == "ne":
        return bool(found != wanted)
    if found is None:
        return False
    match operator:
        case "in":
            return found in wanted
        case "contains":
            return wanted in found
        case "startsWith":
            return bool(found.startswith(wanted))
        case "endsWith":
            return bool(found.endswith(wanted))
        case "gt":
            return bool(found > wanted)
        case "gte":
            return bool(found >= wanted)
        case "lt":
            return bool(found < wanted)
        case _:
            return bool(found <= wanted)


def _compared(field: Field, operator: Operator, wanted: Any, values: list[Any]) -> str:
    column = field.column
    if operator in ("eq", "ne") and (wanted is None or field.is_optional):
        values.append(wanted)
        return f"{column} IS {'NOT ' if operator == 'eq' else ''}DISTINCT FROM ?"
    if operator in ("eq", "ne"):
        values.append(wanted)
        return f"{column} {'=' if operator == 'eq' else '<>'} ?"
    if operator == "in":
        values += wanted
        said = f"{column} IN ({', '.join('?' * len(wanted))})" if wanted else "1 = 0"
    elif operator == "contains":
        values += [wanted] if wanted else []
        said = f"replace({column}, ?, '') <> {column}" if wanted else f"{column} = {column}"
    elif operator == "startsWith":
        values += [len(wanted), wanted]
        said = f"substr({column}, 1, ?) = ?"
    elif operator == "endsWith":
        values += [len(wanted), len(wanted), wanted]
        said = f"length({column}) >= ? AND substr({column}, length({column}) - ? + 1) = ?"
    else:
        values.append(wanted)
        said = f"{column} {_SIGNS[operator]} ?"
    # What isn't there makes a comparison neither true nor false; turned around it must not be true.
    return f"coalesce({said}, 1 = 0)" if field.is_optional else f"({said})"


def _joined(word: str, parts: list[str], none: str) -> str:
    return f"({word.join(parts)})" if parts else none


def _has_columns(condition: Condition, fields: Mapping[str, Field]) -> bool:
    match condition:
        case Every(parts) | Some(parts):
            return all(_has_columns(part, fields) for part in parts)
        case Not(part):
            return _has_columns(part, fields)
        case Compare(field):
            return bool(fields[field].column)
