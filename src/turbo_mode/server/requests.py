"""What a request holds, as handlers ask for it, and how they answer."""

from __future__ import annotations

from typing import Annotated, Any, cast

import msgspec
from litestar import Request, Response
from litestar.di import NamedDependency
from litestar.exceptions import ClientException, HTTPException
from litestar.params import HeaderParameter, QueryParameter

from turbo_mode.core.access.keys import Key as ApiKey
from turbo_mode.core.ids import named_trace
from turbo_mode.runtime.embedded.once import id_of
from turbo_mode.server.answers import Answer
from turbo_mode.server.auth import said
from turbo_mode.server.pages import MOST
from turbo_mode.server.service import Service

LARGEST = 1024 * 1024
"""Bytes of a request's body at most, at every door."""
Within = NamedDependency[Service]
"""The store that a handler works with."""
Limit = Annotated[int, QueryParameter(ge=1, le=MOST, description="How many of them at most")]
Key = Annotated[str | None, HeaderParameter(name="Idempotency-Key", description="The same key counts once")]

Sort = Annotated[str | None, QueryParameter(description="A field, with `-` in front for the largest first")]
Fields = Annotated[str | None, QueryParameter(description="Only these fields, with commas between them")]
Match = Annotated[str | None, HeaderParameter(name="If-Match", description="Only if its ETag is still this one")]


STALE = ".stale"
"""Behind the version in the ``ETag`` of a document that the record has outrun."""


class Asked(Request[Any, Any, Any]):
    """A request whose body is JSON, or is refused: it never is a fault of ours."""

    @property
    def scopes(self) -> frozenset[str]:
        """What the key that it came with may."""
        return cast(ApiKey, self.state.key).scopes

    @property
    def holder(self) -> str:
        """Whose key that is."""
        return cast(ApiKey, self.state.key).holder

    @property
    def tenant(self) -> str:
        """For whom its holder asks: the key says so, nothing else."""
        return cast(ApiKey, self.state.key).tenant

    @property
    def trace(self) -> str:
        """The span under which it was made, if it says one (``traceparent`` and ``tracestate``, W3C)."""
        said = self.headers
        return named_trace(said.get("traceparent", ""), ",".join(said.getall("tracestate", [])))

    def once(self, key: str | None) -> str:
        """By what it is known again, if it came with an Idempotency-Key; else empty. Raises ``UsageError``."""
        return "" if key is None else id_of(key, self.holder, self.url.path.rstrip("/"))

    async def json(self) -> Any:
        """The body. Raises ``ClientException`` for what is no JSON, however strange it is."""
        try:
            return await super().json()
        except (RecursionError, UnicodeError):
            raise ClientException("the body is no JSON that can be read") from None


def expected(match: str | None) -> int | None:
    """The version that an ``If-Match`` asks for; None if any will do. Raises ``PreconditionFailed`` for no version."""
    if match is None or match.strip() == "*":
        return None
    text = match.strip().removeprefix("W/").strip('"').removesuffix(STALE)
    if not text.isdecimal() or len(text) > 18:
        raise PreconditionFailed()
    return int(text)


def unless_known(request: Asked, told: Any, version: int | str, *, made: bytes | None = None) -> Response[bytes]:
    """What is there, as JSON, under the ``ETag`` of its ``version``; 304 for a caller who has that already.

    ``made`` is the JSON where it is there already.
    """
    tag, known = f'"{version}"', said(request.scope, b"if-none-match")
    if tag in known or known.strip() == "*":
        return Answer(b"", 304, {"ETag": tag})
    return Answer(msgspec.json.encode(told) if made is None else made, 200, {"ETag": tag})


class PreconditionFailed(HTTPException):
    """It isn't what the caller has seen any more."""

    status_code = 412
    detail = "it isn't what you have seen any more: read it again"


def answer(body: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response[bytes]:
    """JSON."""
    return Answer(msgspec.json.encode(body), status, headers)


def replayed(is_known: bool) -> dict[str, str]:
    """The header of an answer to a request that had been carried out before."""
    return {"Idempotency-Replayed": "true"} if is_known else {}
