"""Prometheus, and whatever speaks its HTTP API: a source of numbers that have a time.

``config`` has the ``url``, ``auth`` and ``headers`` of an API, and ``step``: how far apart the numbers of a span are
(``15s``). A query is PromQL. What stands in it as ``:name`` is a value: text becomes a PromQL string, quoted, and so
can't become anything else. Without a span it is asked for now; a row is a number with its labels, ``value``, ``time``
(seconds).
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from turbo_mode.core.plan.durations import milliseconds
from turbo_mode.core.plan.place_keys import PROMETHEUS
from turbo_mode.core.regex import regex
from turbo_mode.data.calling import Caller
from turbo_mode.data.place import DataError, DataPlace, Kept, Support, Wanted, Written, known_keys

STEP = "15s"
_NAMES = regex(r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`|(?<![\w:]):(?P<name>[A-Za-z_]\w*)""")
"""Strings, in which nothing is a name, and names of values; the colons in the name of a rule are neither."""
_DURATION = regex(r"(\d+(\.\d+)?(ms|s|m|h|d))+")


class Prometheus(Kept):
    """A server."""

    support = (Support("Prometheus", ("query",), "Prometheus", append="no", replace="no", upsert="no", wholly="–"),)
    is_read_by_path = False

    def __init__(self, place: DataPlace) -> None:
        known_keys(place, PROMETHEUS)
        self._name, self._caller = place.name, Caller(place)
        step = str(place.config.get("step", STEP))
        if not _DURATION.fullmatch(step) or not (ms := milliseconds(step)):
            raise DataError(f"{place.name}: `step` is a duration, as in {STEP}")
        self._step = ms / 1000

    def test(self) -> str:
        """Its version, where it tells it."""
        self._asked("query", {"query": "1"})
        answer = self._caller.ask("GET", self._at("status/buildinfo"))
        body = answer["body"]
        version = body.get("data", {}).get("version", "") if isinstance(body, dict) else ""
        return f"Prometheus {version}".strip()

    def rows(self, wanted: Wanted) -> Iterator[Mapping[str, Any]]:
        """The numbers of a query: those of its span, or those of now."""
        if not wanted.query:
            raise DataError(f"{self._name}: Prometheus is read by a `query`")
        asked = {"query": bound(wanted.query, wanted.params, self._name)}
        if wanted.since:
            span = {"start": wanted.since / 1000, "end": wanted.until / 1000, "step": self._step}
            found = self._asked("query_range", {**asked, **{key: f"{value:.3f}" for key, value in span.items()}})
        else:
            at = {"time": f"{wanted.until / 1000:.3f}"} if wanted.until else {}
            found = self._asked("query", {**asked, **at})
        return self._rows(found)

    def write(self, written: Written) -> int:
        """Nothing is written to it."""
        raise DataError(f"{self._name}: nothing is written to Prometheus", hint="it reads its numbers itself")

    def close(self) -> None:
        """Each request has a connection of its own."""

    # -- inside --------------------------------------------------------------------------------------------------------

    def _at(self, path: str) -> str:
        return f"{self._caller.url.rstrip('/')}/api/v1/{path}"

    def _asked(self, path: str, query: Mapping[str, str]) -> Mapping[str, Any]:
        answer = self._caller.ask("GET", self._at(path), query=dict(query))
        body = answer["body"]
        if isinstance(body, dict) and body.get("status") == "error":
            raise DataError(f"{self._name}: {body.get('errorType', 'error')}: {str(body.get('error', ''))[:300]}")
        body = self._caller.taken(answer)
        data = body.get("data") if isinstance(body, dict) and body.get("status") == "success" else None
        if not isinstance(data, dict) or not isinstance(data.get("result"), list):
            raise DataError(f"{self._name}: this is no answer of Prometheus")
        return data

    def _rows(self, data: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
        """A row for each number, with its labels."""
        try:
            if data.get("resultType") == "scalar":
                yield _row({}, data["result"])
                return
            for series in data["result"]:
                labels = series["metric"]
                for point in series["values"] if "values" in series else [series["value"]]:
                    yield _row(labels, point)
        except (KeyError, TypeError, ValueError):
            raise DataError(f"{self._name}: its answer has no series of numbers") from None


def _row(labels: Mapping[str, Any], point: Any) -> dict[str, Any]:
    moment, number = point
    return {**labels, "value": float(number), "time": moment}


def bound(query: str, params: Mapping[str, Any], source: str) -> str:
    """A query with its values in place. Raises ``DataError`` for one that is missing, or is no text and no number."""

    def put(found: re.Match[str]) -> str:
        name = found["name"]
        if name is None:
            return found[0]
        if name not in params:
            raise DataError(f"{source}: the query has `:{name}`, and `params` has no `{name}`")
        return _literal(params[name], name, source)

    return _NAMES.sub(put, query)


def _literal(value: Any, name: str, source: str) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return repr(value)
    raise DataError(f"{source}: `{name}` is a text or a number, and this is {value!r:.100}")
