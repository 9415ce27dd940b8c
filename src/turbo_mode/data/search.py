"""OpenSearch and Elasticsearch as databases: a row is a document, with its ``_id``.

``config`` has a ``url``, or ``host`` and ``port``; ``user`` and ``password``, or ``headers`` for an API key; and
``options`` of the client. An index is read by its name as the ``path``; a ``query`` is JSON: one of the query language,
or a body with ``query``, ``sort`` and ``_source``. ``":name"`` in it stands for the value of a parameter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from typing import Any, Final

from turbo_mode.data.asking import asked
from turbo_mode.data.piecewise import Done, pieces, piecewise
from turbo_mode.data.place import DataError, DataPlace, Kept, Support, Wanted, Written, first_line, known_keys, missing
from turbo_mode.data.values import plain

TIMEOUT: Final = 30
"""Seconds for one request."""
PIECE: Final = 1000
_PARTS: Final = frozenset(("url", "host", "port", "user", "password", "headers", "dialect", "type", "options"))
_BODY: Final = frozenset(("query", "sort", "_source"))


class Search(Kept):
    """One cluster."""

    support = (
        Support("OpenSearch, Elasticsearch", ("path", "query"), "OpenSearch 2.19, Elasticsearch 7.10", wholly="no"),
    )
    is_read_by_path = True

    def __init__(self, place: DataPlace) -> None:
        try:
            import opensearchpy
        except ImportError:
            raise missing("opensearch-py", "opensearch") from None
        config = place.config
        known_keys(place, _PARTS)
        self._library, self._name = opensearchpy, place.name
        url = str(config.get("url") or f"http://{config.get('host', 'localhost')}:{config.get('port', 9200)}")
        who = {"http_auth": (config["user"], config.get("password", ""))} if config.get("user") else {}
        options = {"timeout": TIMEOUT, "max_retries": 0, "headers": config.get("headers", {})} | who
        try:
            self._client = opensearchpy.OpenSearch([url], **options | config.get("options", {}))
        except Exception as error:  # whatever it finds wrong with its options
            raise DataError(f"{place.name}: {first_line(error)}") from None

    def test(self) -> str:
        """Which of the two it is, and its version."""
        with self._asked():
            about = self._client.info()["version"]
            return f"{about.get('distribution', 'elasticsearch')} {about['number']}"

    def rows(self, wanted: Wanted) -> Iterator[Mapping[str, Any]]:
        """The documents of an index that fit, as they were when the reading began; in order if that is asked for."""
        index, body = self._index(wanted.path), self._body(wanted)
        with self._asked():
            if not self._client.indices.exists(index=index):
                raise DataError(f"{self._name} has no index `{index}`")
            found = self._library.helpers.scan(
                self._client, query=body, index=index, size=PIECE, preserve_order="sort" in body
            )
            for each in found:
                yield {**each["_source"], "_id": each["_id"]}

    def write(self, written: Written) -> int:
        """Documents into an index that is there. There are no transactions: what fails in the middle is uncertain."""
        index = self._index(written.target)
        coming = pieces((self._step(row, index, written) for row in written.rows), PIECE)
        with piecewise() as done, self._asked():
            if not self._client.indices.exists(index=index):
                raise DataError(f"{self._name} has no index `{index}`", hint="make it, with its mapping, first")
            first = next(coming, [])  # what the source refuses, before anything is deleted
            if written.mode == "replace":
                done.is_changed = True
                everything: dict[str, Any] = {"query": {"match_all": {}}}
                self._client.delete_by_query(index=index, body=everything, params={"refresh": "true"})
            for piece in chain([first], coming):
                self._put(piece, done)
            self._client.indices.refresh(index=index)
        return done.count

    def close(self) -> None:
        """Let its connections go."""
        self._client.close()

    # -- inside --------------------------------------------------------------------------------------------------------

    def _put(self, piece: list[dict[str, Any]], done: Done) -> None:
        try:
            count, refused = self._library.helpers.bulk(self._client, piece, raise_on_error=False)
        except self._library.exceptions.ConnectionError:
            done.is_changed = True  # for all that we know
            raise
        done.count += count
        if refused:
            raise DataError(f"{self._name}: {_refusal(refused[0])}")

    def _step(self, row: Mapping[str, Any], index: str, written: Written) -> dict[str, Any]:
        made = {str(key): plain(value) for key, value in row.items()}
        id = made.pop("_id", None)
        if written.mode == "upsert" and written.key:
            if absent := next((name for name in written.key if made.get(name) is None), None):
                raise DataError(f"{self._name}: a row has no `{absent}`, which is its key")
            id = ":".join(str(made[name]) for name in written.key)
        if written.mode == "upsert" and id is None:
            raise DataError(
                f"{self._name}: a row has no `_id`", hint="write `key:` with the columns that it is made of"
            )
        known = {} if id is None else {"_id": str(id)}
        return {"_op_type": "index" if written.mode == "upsert" else "create", "_index": index, "_source": made} | known

    def _body(self, wanted: Wanted) -> dict[str, Any]:
        if not wanted.query:
            return {}

        def refused(_: Any) -> Any:
            raise DataError(f"{self._name}: a parameter is a value or a list, and no map")

        said = asked(wanted.query, wanted.params, self._name, refused)
        if not isinstance(said, dict):
            raise DataError(f'{self._name}: a query is a map, such as {{"term": {{"id": 1}}}}')
        return said if said.keys() <= _BODY else {"query": said}

    def _index(self, name: str) -> str:
        if not name or name.startswith("_") or "/" in name:
            raise DataError(f"{self._name}: an index is named by the `path`, or written to as the `target`")
        return name

    @contextmanager
    def _asked(self) -> Iterator[None]:
        try:
            yield
        except self._library.exceptions.ConnectionError as error:
            raise DataError(f"{self._name}: {str(error.info)[:500]}") from None
        except self._library.exceptions.TransportError as error:
            raise DataError(f"{self._name}: {_said(error)}") from None
        except (self._library.exceptions.OpenSearchException, OverflowError, ValueError, TypeError) as error:
            raise DataError(f"{self._name}: {first_line(error)}") from None


def _said(error: Any) -> str:
    """What the cluster says is the matter; it says nothing of its own where nobody may come in."""
    if error.status_code in (401, 403):
        return f"HTTP {error.status_code}: this user may not do that, or isn't known there"
    info = error.info if isinstance(error.info, dict) else {}
    cause = info.get("error")
    causes = cause.get("root_cause") or [cause] if isinstance(cause, dict) else []
    return f"HTTP {error.status_code}: {causes[0].get('reason', cause) if causes else cause or error.error}"[:500]


def _refusal(refused: Mapping[str, Any]) -> str:
    """Why a document was not taken."""
    (about,) = refused.values()
    error = about.get("error") or {}
    cause = error.get("caused_by") or {} if isinstance(error, dict) else {}
    said = [error.get("reason"), cause.get("reason")] if isinstance(error, dict) else [error]
    return f"`{about.get('_id')}`: " + ": ".join(str(each) for each in said if each)[:500]
