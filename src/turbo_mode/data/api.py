"""APIs of other systems: REST with pages, and GraphQL.

``config`` has the ``url``; ``auth`` (``{"type": "token", "token": "…"}``, ``basic`` with ``user`` and ``password``,
``header`` with ``name`` and ``value``); further ``headers``; ``rows``, the way to the rows in an answer
(``data.items``); and ``paging``, how the next page is found: ``link`` (the header, RFC 8288; the usual), ``cursor``
(``at`` says where it stands, ``param`` what it is called), ``page`` or ``offset`` (``param``, ``size``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from turbo_mode.core.plan.place_keys import API
from turbo_mode.core.regex import regex
from turbo_mode.data.calling import Caller
from turbo_mode.data.place import (
    Cursor,
    DataError,
    DataPlace,
    Kept,
    Support,
    Uncertain,
    Wanted,
    Written,
    known_keys,
    told,
)
from turbo_mode.data.values import plain

MOST_PAGES = 1000
_NEXT = regex(r'<([^>]*)>\s*;[^,]*rel="?next"?', re.IGNORECASE)
_USUAL = ("items", "data", "results", "records", "values", "rows", "entries")


class Api(Kept):
    """One API. ``graphql: true``, or a url that ends so, means that queries are GraphQL."""

    support = (
        Support("REST API", ("path",), "our own", wholly="with `batch`"),
        Support("GraphQL", ("query",), "our own", wholly="no"),
    )

    def __init__(self, place: DataPlace) -> None:
        config = place.config
        known_keys(place, API)
        self._name, self._config, self._caller = place.name, config, Caller(place)
        self._url = self._caller.url
        self._is_graphql = bool(config.get("graphql", self._url.rstrip("/").endswith("/graphql")))
        self._paging = config.get("paging", {"type": "link"})
        if self._paging.get("type") not in ("link", "cursor", "page", "offset", "none"):
            raise DataError(f"{place.name}: paging is by link, cursor, page, offset or none")

    @property
    def is_read_by_path(self) -> bool:
        """GraphQL is read by queries."""
        return not self._is_graphql

    def test(self) -> str:
        """What it answers at its url."""
        if self._is_graphql:
            self._graphql("{ __typename }", {})
            return "GraphQL"
        status = self._caller.ask("GET", self._url)["status"]
        if status >= 500 or status in (401, 403):
            raise DataError(f"{self._name}: HTTP {status}")
        return f"HTTP {status}"

    def rows(self, wanted: Wanted) -> Iterator[Mapping[str, Any]]:
        """The rows behind a path, page by page, or of a GraphQL query; ``params`` are its parameters or variables."""
        if self._is_graphql:
            if not wanted.query:
                raise DataError(f"{self._name}: GraphQL is read by a `query`")
            return self._rows(self._graphql(wanted.query, wanted.params))
        if wanted.query:
            raise DataError(f"{self._name}: a REST API is read by a `path`", hint="`graphql: true` makes it GraphQL")
        return self._pages(self._below(wanted.path), wanted.params)

    def behind(self, wanted: Wanted, cursor: Cursor) -> Iterator[tuple[Any, Mapping[str, Any]]]:
        """Where the cursor is goes into the query of the address, or into a variable of GraphQL."""
        return told(self, wanted, cursor)

    def write(self, written: Written) -> int:
        """A request for each row (``append``: POST, else PUT), or with ``batch`` one for all; GraphQL: a mutation each.

        A row that is about something of its own goes with that one's id as its ``Idempotency-Key``.
        Raises ``Uncertain`` where some rows were taken, or it isn't known.
        """
        is_whole = bool(self._config.get("batch")) and not self._is_graphql
        bodies: Iterable[Any] = filter(None, [list(written.rows)]) if is_whole else written.rows
        done = 0
        for body in bodies:
            try:
                key = "" if is_whole or not written.origins else written.origins[done].id
                self._send(written, [plain(each) for each in body] if is_whole else plain(body), key)
            except Uncertain:
                raise
            except DataError as error:
                if done:
                    raise Uncertain(f"{self._name}: {done} rows were taken, then: {error.message}") from None
                raise
            done += len(body) if is_whole else 1
        return done

    # -- inside --------------------------------------------------------------------------------------------------------

    def _send(self, written: Written, body: Any, key: str) -> None:
        if self._is_graphql:
            self._graphql(written.target, body)
        else:
            url, more = self._below(written.target), {"idempotency-key": key} if key else {}
            method = "POST" if written.mode == "append" else "PUT"
            self._caller.taken(self._caller.ask(method, url, more, json=body))

    def _below(self, path: str) -> str:
        if urlsplit(path).scheme or path.startswith("//") or ".." in path.split("/"):
            raise DataError(f"{self._name}: a path stays below the url of its source")
        return urljoin(self._url.rstrip("/") + "/", path.lstrip("/")) if path else self._url

    def _graphql(self, query: str, variables: Mapping[str, Any]) -> Any:
        body = self._caller.taken(
            self._caller.ask("POST", self._url, json={"query": query, "variables": dict(variables)})
        )
        if not isinstance(body, dict):
            raise DataError(f"{self._name}: this is no GraphQL")
        if errors := body.get("errors"):
            said = [str(each.get("message", each)) if isinstance(each, dict) else str(each) for each in errors]
            raise DataError(f"{self._name}: {'; '.join(said)[:500]}")
        return body.get("data")

    def _pages(self, url: str, params: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
        kind, param = self._paging["type"], str(self._paging.get("param", self._paging["type"]))
        query, at = {name: str(value) for name, value in params.items()}, int(self._paging.get("first", 1))
        if kind == "offset":
            at = int(self._paging.get("first", 0))
        following = url
        for number in range(MOST_PAGES):
            if kind in ("page", "offset"):
                query[param] = str(at)
            answer = self._caller.ask("GET", following, query=query)
            body, count = self._caller.taken(answer), 0
            for row in self._rows(body):
                count += 1
                yield row
            if kind == "link":
                found = _NEXT.search(answer["headers"].get("link", ""))
                following, query = (urljoin(following, found[1]), {}) if found else ("", {})
            elif kind == "cursor":
                cursor = _at(body, str(self._paging.get("at", "nextCursor")))
                query[param], following = str(cursor), following if cursor else ""
            elif kind in ("page", "offset"):
                at += 1 if kind == "page" else count
                following = following if count and count >= int(self._paging.get("size", 1)) else ""
            else:
                following = ""
            if not following:
                return
            if urlsplit(following)[:2] != urlsplit(url)[:2]:
                raise DataError(f"{self._name}: page {number + 2} would be at another place")
        raise DataError(f"{self._name}: there are more than {MOST_PAGES} pages", hint="ask for larger ones")

    def _rows(self, body: Any) -> Iterator[Mapping[str, Any]]:
        """The rows in an answer: where ``rows`` says, else the list that is there, else the whole as one row."""
        if "rows" in self._config:
            body = _at(body, str(self._config["rows"]))
        elif self._is_graphql:
            while isinstance(body, dict) and len(body) == 1:
                body = next(iter(body.values()))
        elif isinstance(body, dict):
            body = next((body[name] for name in _USUAL if isinstance(body.get(name), list)), body)
        for item in body if isinstance(body, list) else [] if body is None else [body]:
            yield item if isinstance(item, dict) else {"value": item}


def _at(value: Any, path: str) -> Any:
    """What stands at a path such as ``data.items``; None if nothing does."""
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value
