"""Mutations at the doors of a replica: the operation is carried to the owner of the store, and its result back."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from typing import Any

import msgspec
from graphql import ExecutionResult, GraphQLError
from strawberry.extensions import SchemaExtension
from strawberry.types.graphql import OperationType

from turbo_mode.errors import TurboModeError
from turbo_mode.runtime.embedded.clock import new_id
from turbo_mode.server.graphql.asking import Asking
from turbo_mode.server.replicas.letter import Letter


class Carried(GraphQLError):
    """An error as the owner has told it."""


class Carrying(SchemaExtension):
    """Stands before the execution of an operation that was found in order here."""

    async def on_execute(self) -> AsyncIterator[None]:
        """What reads is read here."""
        said = self.execution_context
        if said.operation_type is OperationType.MUTATION and not said.context.service.is_owner:
            asked = {"query": said.query, "variables": said.variables, "operationName": said.operation_name}
            said.result = await _carried(said.context, msgspec.json.encode(asked))
        yield


async def _carried(asking: Asking, body: bytes) -> ExecutionResult:
    headers = [("host", "localhost"), ("content-type", "application/json"), ("accept", "application/json")]
    letter = Letter("POST", "/graphql", "", headers, body, "http", None, None, asking.key)
    try:
        answer = await asking.service.ours.ask(new_id(time.time_ns() // 1_000_000), letter)
    except TurboModeError as error:
        return ExecutionResult(None, [Carried(error.message, extensions={"code": error.code, "hint": error.hint})])
    found: dict[str, Any] = msgspec.json.decode(answer.body)
    if answer.status != 200:  # a problem, not a result
        return ExecutionResult(None, [Carried(found["detail"], extensions={"code": found["code"]})])
    return ExecutionResult(found.get("data"), [_error(each) for each in found.get("errors", ())] or None)


def _error(said: dict[str, Any]) -> Carried:
    return Carried(said["message"], path=said.get("path"), extensions=said.get("extensions"))
