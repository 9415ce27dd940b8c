"""What a request of GraphQL is by HTTP, and what is none."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request, Response

JSON = "application/json"
OURS = "application/graphql-response+json"


class Said(msgspec.Struct):
    """One request."""

    query: str
    variables: dict[str, Any] | None = None
    operation_name: str | None = msgspec.field(name="operationName", default=None)
    extensions: dict[str, Any] | None = None


class Refused(Exception):
    """A request that is none, with the status that says why."""

    def __init__(self, status: int, detail: str, headers: dict[str, str] | None = None) -> None:
        self.status = status
        self.headers = headers or {}
        super().__init__(detail)


def refusal(refused: Refused, request: Request[Any, Any, Any]) -> Response[bytes]:
    """As GraphQL says it: no data, and why."""
    accepts = request.headers.get("accept", "")
    media = OURS if OURS in accepts else JSON
    body = {"errors": [{"message": str(refused), "extensions": {"code": "graphql"}}]}
    return Response(
        msgspec.json.encode(body), status_code=refused.status, media_type=f"{media}; charset=utf-8",
        headers=refused.headers,
    )  # fmt: skip


def accepted(request: Request[Any, Any, Any]) -> str:
    """The form of the answer. Raises ``Refused`` where we have none that is wanted."""
    said = request.headers.get("accept") or "*/*"
    kinds = [each.partition(";")[0].strip().lower() for each in said.split(",")]
    for kind in kinds:
        if kind in (OURS, JSON):
            return kind
        if kind in ("*/*", "application/*"):
            return JSON
    raise Refused(406, f"answers are {JSON} or {OURS}")


def posted(request: Request[Any, Any, Any], body: bytes) -> Said:
    """What was posted. Raises ``Refused``."""
    kind, _, rest = request.headers.get("content-type", "").partition(";")
    charset = rest.lower().replace('"', "").replace(" ", "")
    if kind.strip().lower() != JSON or (charset and charset != "charset=utf-8"):
        raise Refused(415, f"a request is {JSON} in UTF-8")
    try:
        return msgspec.json.decode(body, type=Said)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        if body.lstrip()[:1] == b"[":
            raise Refused(400, "one operation at a time: batches are not carried out") from None
        raise Refused(400, 'the body is no request such as {"query": "{ executions { id } }"}') from None


def in_url(request: Request[Any, Any, Any]) -> Said:
    """What a URL asks. Raises ``Refused``."""
    given = request.query_params
    try:
        said = {
            "query": given.get("query"), "operationName": given.get("operationName"),
            "variables": _object(given.get("variables")), "extensions": _object(given.get("extensions")),
        }  # fmt: skip
        return msgspec.convert(said, Said)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        raise Refused(400, "the URL holds no `query`, or `variables` that are no JSON object") from None


def _object(text: str | None) -> Any:
    return msgspec.json.decode(text) if text else None
