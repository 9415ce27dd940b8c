"""What the query of a list's URL says: filters, an order, and which fields are wanted.

    /decisions?confidence_gt=0.8&status=CHOSEN&sort=-timestamp&fields=id,selection

A parameter is a field of what is listed, with a suffix that says how it is compared (see ``store/conditions.py``).
Given several times, or with ``_in`` and commas, one of its values is enough. They mean the same as in GraphQL.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple, cast, get_args

from litestar import Request, Response

from turbo_mode.core.plan.words import closest
from turbo_mode.errors import UsageError
from turbo_mode.server import pages
from turbo_mode.server.record import Record
from turbo_mode.store.conditions import TEXTS, Compare, Condition, Every, Field, Operator, Some
from turbo_mode.store.views import Order, View, listed, place

Resource = dict[str, Any]
_NULL = "null"
_OWN = ("limit", "cursor", "sort", "fields")
_OPERATORS: Sequence[str] = get_args(Operator)


class Narrowed(NamedTuple):
    """What was asked for; ``said`` is how, for the links to further pages."""

    condition: Condition
    order: Order
    fields: tuple[str, ...]
    said: Mapping[str, Any]


def narrowed(request: Request[Any, Any, Any], view: View[Any], *, others: Sequence[str] = ()) -> Narrowed:
    """What a URL says of a list; ``others`` are parameters that the caller looks at. Raises ``UsageError``."""
    given = {name: request.query_params.getall(name) for name in dict.fromkeys(request.query_params.keys())}
    parts = [_condition(view.fields, name, values) for name, values in given.items() if name not in (*_OWN, *others)]
    sort = given.get("sort", [""])[-1]
    order = view.order(sort.lstrip("-+ "), is_descending=sort.startswith("-")) if sort else view.usual
    said = {name: values for name, values in given.items() if name not in ("limit", "cursor")}
    return Narrowed(Every(tuple(parts)), order, wanted_fields(given.get("fields", [])), said)


def wanted_fields(given: Sequence[str]) -> tuple[str, ...]:
    """The names in ``fields=a,b``."""
    return tuple(name for text in given for each in text.split(",") if (name := each.strip()))


def sparse(told: Resource, fields: Sequence[str]) -> Resource:
    """Only these fields of a resource; all of them if none is named. Raises ``UsageError`` for one that it has not."""
    if not fields:
        return told
    for name in fields:
        if name not in told:
            raise UsageError(f"there is no field `{name}`", hint=f"fields: {', '.join(told)}")
    return {name: told[name] for name in fields}


def page(
    path: str, record: Record, view: View[Any], asked: Narrowed, limit: int, cursor: str | None, *, show: Any
) -> Response[bytes]:
    """One page of a list. Raises ``UsageError``."""
    last = pages.begin(cursor, asked.said)
    after = cast(tuple[Any, str], tuple(pages.decoded(last))) if last else None
    with record.reading() as reader:
        rows = listed(reader, view, condition=asked.condition, order=asked.order, after=after, limit=limit + 1)
    return pages.page(
        path, rows, limit, asked.said, last=lambda row: pages.encoded(place(view, asked.order, row)),
        show=lambda row: sparse(show(row), asked.fields),
    )  # fmt: skip


def _condition(fields: Mapping[str, Field], name: str, values: Sequence[str]) -> Condition:
    field, mark, operator = name.partition("_")
    operator = operator if mark else "eq"
    if field not in fields:
        known = closest(field, fields)
        hint = f"did you mean `{known}`?" if known else f"fields: {', '.join(fields)}"
        raise UsageError(f"nothing is narrowed by `{name}`", hint=hint)
    kind = fields[field].kind
    if operator not in _OPERATORS or (operator in TEXTS and kind not in ("id", "text")):
        raise UsageError(f"`{field}` isn't compared by `{operator}`", hint=f"suffixes: {', '.join(_OPERATORS[1:])}")
    if operator == "in":
        texts = [each for text in values for each in text.split(",")]
        return Compare(field, "in", tuple(_value(name, kind, text) for text in texts))
    compared = [Compare(field, cast(Operator, operator), _value(name, kind, text)) for text in values]
    return compared[0] if len(compared) == 1 else Every(tuple(compared)) if operator == "ne" else Some(tuple(compared))


def _value(name: str, kind: str, text: str) -> Any:
    """A value as its field has it. Raises ``UsageError``."""
    if text == _NULL and kind not in ("id", "text"):
        return None
    try:
        match kind:
            case "int":
                number = int(text)
                if abs(number) >= 2**63:
                    raise ValueError(text)
                return number
            case "float":
                return float(text)
            case "time":
                moment = datetime.fromisoformat(text.replace(" ", "+"))
                return round((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() * 1000)
    except (ValueError, OverflowError):
        meant = {"int": "a whole number", "float": "a number", "time": "a time such as 2026-11-26T08:00:00Z"}[kind]
        raise UsageError(f"`{name}` is {meant}") from None
    return text
