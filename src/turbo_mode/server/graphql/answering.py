"""One request of GraphQL carried out, and its answer by HTTP."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
from graphql import GraphQLError
from litestar import Response
from strawberry.schema.exceptions import InvalidOperationTypeError
from strawberry.types.execution import ExecutionResult, PreExecutionError
from strawberry.types.graphql import OperationType

from turbo_mode.errors import UsageError
from turbo_mode.server.graphql.asking import Asking
from turbo_mode.server.graphql.limits import SECONDS
from turbo_mode.server.graphql.requests import OURS, Refused, Said
from turbo_mode.server.graphql.schema import schema

LARGEST = 5 * 1024 * 1024
"""Bytes of an answer at most."""
READING = frozenset({OperationType.QUERY})
CHANGING = frozenset({OperationType.QUERY, OperationType.MUTATION})


async def answered(asking: Asking, said: Said, accepted: str, *, is_reading: bool) -> Response[bytes]:
    """The answer to one request; ``is_reading``: only queries are carried out. Raises ``Refused``."""
    result: Any
    try:
        async with asyncio.timeout(SECONDS):
            result = await schema().execute(
                said.query,
                said.variables,
                asking,
                None,
                said.operation_name,
                allowed_operation_types=READING if is_reading else CHANGING,
            )
    except TimeoutError:
        late = UsageError(f"this takes longer than {SECONDS:.0f} s; ask for less")
        result = ExecutionResult(data=None, errors=[GraphQLError(late.message, extensions={"code": late.code})])
    except InvalidOperationTypeError:
        raise Refused(405, "only queries are asked by GET", {"Allow": "POST"}) from None
    return _response(result, accepted)


def _response(result: Any, accepted: str) -> Response[bytes]:
    errors = [each.formatted for each in result.errors or ()]
    is_no_request = isinstance(result, PreExecutionError)
    body: dict[str, Any] = {"errors": errors} if errors else {}
    if not is_no_request:
        body["data"] = result.data
    encoded = msgspec.json.encode(body)
    if len(encoded) > LARGEST:
        raise Refused(413, f"the answer has more than {LARGEST // 1024 // 1024} MiB; ask for less")
    status = 400 if is_no_request and accepted == OURS else 200
    return Response(encoded, status_code=status, media_type=f"{accepted}; charset=utf-8")
