"""Lists in pages: an opaque cursor says where the next one begins.

A cursor holds the last id of a page and what the list was narrowed to, and is signed: one that was tampered with, or
comes from another list, is refused. Rows that come or go meanwhile move no others.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar
from urllib.parse import urlencode

import msgspec
from litestar import Response

from turbo_mode.errors import UsageError
from turbo_mode.server.answers import Answer

MOST = 200
_SECRET = os.urandom(32)
_SIGNED = 12
_Row = TypeVar("_Row")


def cursor(last: str, narrowed: Mapping[str, Any]) -> str:
    """Where the page behind ``last`` begins."""
    said = msgspec.json.encode([last, _names(narrowed)])
    return base64.urlsafe_b64encode(_sign(said) + said).decode().rstrip("=")


def begin(text: str | None, narrowed: Mapping[str, Any]) -> str | None:
    """The last id of the page before, or None for the first page. Raises ``UsageError``."""
    if text is None:
        return None
    try:
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        if hmac.compare_digest(_sign(raw[_SIGNED:]), raw[:_SIGNED]):
            last, names = msgspec.json.decode(raw[_SIGNED:], type=tuple[str, str])
            if names == _names(narrowed):
                return last
    except (ValueError, msgspec.MsgspecError):
        pass
    raise UsageError("this cursor isn't one of this list", hint="begin at the first page again")


def encoded(place: Sequence[Any]) -> str:
    """A place in a list as a text for its cursor."""
    return msgspec.json.encode(place).decode()


def decoded(last: str) -> list[Any]:
    """The place again."""
    return msgspec.json.decode(last, type=list[Any])


def page(
    path: str, rows: Sequence[_Row], limit: int, narrowed: Mapping[str, Any], *, last: Callable[[_Row], str],
    show: Callable[[_Row], dict[str, Any]],
) -> Response[bytes]:  # fmt: skip
    """One page of ``rows``, which are one more than ``limit`` where another page follows (RFC 8288 ``Link``).

    ``last`` is by what a row is found again, ``show`` how it is told.
    """
    shown, following = [show(row) for row in rows[:limit]], None
    headers: dict[str, str] = {}
    if len(rows) > limit:
        following = cursor(last(rows[limit - 1]), narrowed)
        query = {name: value for name, value in narrowed.items() if value is not None}
        headers["Link"] = (
            f'<{path}?{urlencode({**query, "limit": limit, "cursor": following}, doseq=True)}>; rel="next"'
        )
    body = {"items": shown, "nextCursor": following}
    return Answer(msgspec.json.encode(body), 200, headers)


def _names(narrowed: Mapping[str, Any]) -> str:
    return hashlib.sha256(msgspec.json.encode(sorted(narrowed.items()))).hexdigest()[:16]


def _sign(said: bytes) -> bytes:
    return hmac.digest(_SECRET, said, "sha256")[:_SIGNED]
