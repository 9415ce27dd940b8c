"""DynamoDB as a database: a row is an item.

``config`` has the ``region``, and a ``url`` where it isn't Amazon's; credentials come from where every program of AWS
looks for them. A table is read whole by its name as the ``path``, or by a ``query``, a SELECT of PartiQL in which
``:name`` stands for the value of a parameter.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from itertools import chain
from typing import Any, Final

import msgspec

from turbo_mode.core.regex import regex
from turbo_mode.data.piecewise import Done, pieces, piecewise
from turbo_mode.data.place import DataError, DataPlace, Kept, Support, Wanted, Written, first_line, known_keys, missing
from turbo_mode.data.values import plain

TIMEOUT: Final = 10
"""Seconds for one request."""
TOGETHER: Final = 100
"""Items that the service takes in one transaction."""
PIECE: Final = 1000
_PARTS: Final = frozenset(("url", "region", "dialect", "type"))
_PARAMETER: Final = regex(r"""'(?:[^']|'')*'|"[^"]*"|:([A-Za-z_]\w*)""")


class DynamoDB(Kept):
    """The tables of one account in one region."""

    support = (Support("DynamoDB", ("path", "query"), "ministack, moto", wholly="100 that are added"),)
    is_read_by_path = False

    def __init__(self, place: DataPlace) -> None:
        try:
            import boto3
            import botocore
        except ImportError:
            raise missing("boto3", "dynamodb") from None
        known_keys(place, _PARTS)
        self._errors, self._name = botocore.exceptions, place.name
        settings = botocore.config.Config(connect_timeout=TIMEOUT, read_timeout=TIMEOUT)
        with self._asked():
            self._service: Any = boto3.session.Session().resource(
                "dynamodb",
                region_name=place.config.get("region"),
                endpoint_url=place.config.get("url"),
                config=settings,
            )
        self._client = self._service.meta.client

    def test(self) -> str:
        """Where it is."""
        with self._asked():
            self._client.list_tables(Limit=1)
            return f"dynamodb in {self._client.meta.region_name}"

    def rows(self, wanted: Wanted) -> Iterator[Mapping[str, Any]]:
        """The items of a table, or those of a query, in no order but that of a sort key."""
        pages = self._queried(wanted) if wanted.query else self._scanned(self._table(wanted.path).name)
        with self._asked():
            for page in pages:
                yield from map(_row, page)

    def write(self, written: Written) -> int:
        """Items into a table. Hundred at a time are added all or not at all; what fails later is uncertain."""
        table = self._table(written.target)
        rows = map(_item, written.rows)
        with piecewise() as done, self._asked():
            key = [each["AttributeName"] for each in table.key_schema]
            if written.mode == "upsert" and written.key and set(written.key) != set(key):
                raise DataError(
                    f"{self._name}: the key of `{table.name}` is {', '.join(key)}", hint="write that as `key:`"
                )
            coming = pieces(rows, TOGETHER if written.mode == "append" else PIECE)
            first = next(coming, [])  # what the source refuses, before anything is deleted
            if written.mode == "replace":
                done.is_changed = True
                self._empty(table, key)
            for piece in chain([first], coming):
                if absent := next((name for item in piece for name in key if item.get(name) is None), None):
                    raise DataError(f"{self._name}: a row has no `{absent}`, which is its key")
                if written.mode == "append":
                    self._add(table.name, piece, key)
                else:
                    self._put(table, piece, key, done)
                done.count += len(piece)
        return done.count

    # -- inside --------------------------------------------------------------------------------------------------------

    def _add(self, table: str, items: Sequence[Mapping[str, Any]], key: Sequence[str]) -> None:
        """All of them, if there is none with the key of one."""
        if not items:
            return
        is_new = {"ConditionExpression": "attribute_not_exists(#k)", "ExpressionAttributeNames": {"#k": key[0]}}
        steps = [{"Put": {"TableName": table, "Item": each, **is_new}} for each in items]
        try:
            self._client.transact_write_items(TransactItems=steps)
        except self._client.exceptions.TransactionCanceledException as error:
            why = error.response.get("CancellationReasons", ())
            for item, reason in zip(items, why, strict=False):
                if reason.get("Code") == "ConditionalCheckFailed":
                    said = ", ".join(str(item.get(name)) for name in key)
                    raise DataError(f"{self._name}: `{table}` has an item with the key {said} already") from None
                if reason.get("Code") not in (None, "None"):
                    raise DataError(f"{self._name}: {reason.get('Message') or reason['Code']}") from None
            raise

    def _put(self, table: Any, items: Sequence[Mapping[str, Any]], key: Sequence[str], done: Done) -> None:
        """In the place of those with the same key; of two of ours the last one counts."""
        done.is_changed = True
        with table.batch_writer(overwrite_by_pkeys=list(key)) as batch:
            for each in items:
                batch.put_item(Item=each)

    def _empty(self, table: Any, key: Sequence[str]) -> None:
        names = {f"#k{number}": name for number, name in enumerate(key)}
        found = self._scanned(table.name, ProjectionExpression=", ".join(names), ExpressionAttributeNames=names)
        with table.batch_writer() as batch:
            for item in chain.from_iterable(found):
                batch.delete_item(Key=item)

    def _scanned(self, table: str, **more: Any) -> Iterator[Sequence[Mapping[str, Any]]]:
        for page in self._client.get_paginator("scan").paginate(TableName=table, ConsistentRead=True, **more):
            yield page["Items"]

    def _queried(self, wanted: Wanted) -> Iterator[Sequence[Mapping[str, Any]]]:
        if not wanted.query.lstrip()[:6].upper() == "SELECT":
            raise DataError(f"{self._name}: this query reads nothing", hint="`write` changes data")
        values: list[Any] = []

        def value(found: re.Match[str]) -> str:
            if not (name := found[1]):
                return found[0]
            if name not in wanted.params:
                raise DataError(f"{self._name}: there is no parameter `{name}`")
            values.append(_item({"": wanted.params[name]})[""])
            return "?"

        asked: dict[str, Any] = {"Statement": _PARAMETER.sub(value, wanted.query)}
        if values:
            asked["Parameters"] = values
        while True:
            said = self._client.execute_statement(**asked)
            yield said["Items"]
            if not said.get("NextToken"):
                return
            asked["NextToken"] = said["NextToken"]

    def _table(self, name: str) -> Any:
        if not name:
            raise DataError(f"{self._name}: a table is named by the `path`, or asked by a `query`")
        return self._service.Table(name)

    @contextmanager
    def _asked(self) -> Iterator[None]:
        try:
            yield
        except self._errors.ClientError as error:
            code, said = error.response["Error"]["Code"], error.response["Error"].get("Message", "")
            if code == "ResourceNotFoundException":
                raise DataError(f"{self._name} has no such table", hint=said) from None
            if code in ("401", "403"):  # not its own words: whoever stands before it has answered
                raise DataError(f"{self._name}: HTTP {code}: these credentials may not do that") from None
            raise DataError(f"{self._name}: {code}: {said}") from None
        except self._errors.NoCredentialsError:
            raise DataError(f"{self._name}: no credentials of AWS", hint="set AWS_ACCESS_KEY_ID and so on") from None
        except ArithmeticError:
            raise DataError(f"{self._name}: a number has more digits, or is larger, than DynamoDB keeps") from None
        except (self._errors.BotoCoreError, TypeError, ValueError) as error:
            raise DataError(f"{self._name}: {first_line(error)}") from None


def _item(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as the service takes it: numbers with a point as decimals."""
    made = {str(key): plain(value) for key, value in row.items()}
    return dict(json.loads(msgspec.json.encode(made), parse_float=Decimal))


def _row(item: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _data(value) for key, value in item.items()}


def _data(value: Any) -> Any:
    """A value without the library's own kind of bytes."""
    if isinstance(value, dict):
        return _row(value)
    if isinstance(value, list | set):
        return [_data(each) for each in value]
    return getattr(value, "value", value)
