"""The GraphQL schema, and how one request is carried out by it: looked at as a whole first, then answered."""

from __future__ import annotations

import inspect
import logging
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import strawberry
from graphql import GraphQLError
from strawberry.extensions import MaxAliasesLimiter, MaxTokensLimiter, QueryDepthLimiter, SchemaExtension
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext
from strawberry.types.base import has_object_definition

from turbo_mode.errors import ConfigurationInvalid, PlanInvalid, RuntimeFault, TurboModeError
from turbo_mode.server.graphql import changing, filters, hearing, reading, settling, shapes, writing
from turbo_mode.server.graphql.carrying import Carried, Carrying
from turbo_mode.server.graphql.changing import Changing
from turbo_mode.server.graphql.hearing import Listening
from turbo_mode.server.graphql.limits import ALIASES, DEPTH, TOKENS, affordable
from turbo_mode.server.graphql.noting import Noting
from turbo_mode.server.graphql.permits import permitted
from turbo_mode.server.graphql.reading import Query
from turbo_mode.server.graphql.scalars import SCALARS
from turbo_mode.server.graphql.settling import Settling
from turbo_mode.server.graphql.writing import Writing

_log = logging.getLogger("turbo_mode.server")


@strawberry.type
class Mutation(Changing, Settling, Writing):
    """What can be changed: all that REST can, with the same checks."""


class _Rules(SchemaExtension):
    """What one request may ask for, and what it may cost."""

    def on_operation(self) -> Iterator[None]:
        """Both are looked at before anything is carried out."""
        context = self.execution_context
        asked = (permitted(context.context), affordable(context.variables))
        context.validation_rules = (*context.validation_rules, *asked)
        yield


class Schema(strawberry.Schema):
    """Says itself what of an error is told, by whatever door it goes out."""

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """A fault of ours is logged; everything else is the caller's."""
        for error in errors:
            if error.original_error is not None and not _is_for_them(error.original_error):
                _log.error("/graphql %s", error.message, exc_info=error.original_error)
            error.message, error.extensions = _told(error)


@lru_cache(maxsize=1)
def schema() -> Schema:
    """The schema, made when it is first asked for."""
    _describe()
    return Schema(
        Query, Mutation, Listening,
        extensions=[
            lambda: QueryDepthLimiter(DEPTH), lambda: MaxAliasesLimiter(ALIASES), lambda: MaxTokensLimiter(TOKENS),
            _Rules, Noting, Carrying,
        ],
        config=StrawberryConfig(scalar_map=SCALARS, batching_config=None),
    )  # fmt: skip


def _describe() -> None:
    """What types and fields say of themselves stands in their docstrings."""
    for module in (filters, shapes, reading, changing, writing, settling, hearing):
        for kind in vars(module).values():
            if not (has_object_definition(kind) and kind.__module__ == module.__name__):
                continue
            definition = kind.__strawberry_definition__
            definition.description = _plain(kind)
            for field in definition.fields:
                if field.base_resolver is not None:
                    field.description = _plain(field.base_resolver.wrapped_func)


def _plain(what: object) -> str:
    return (inspect.getdoc(what) or "").replace("``", "`")


def _told(error: GraphQLError) -> tuple[str, dict[str, Any]]:
    """The message of an error, and its stable code with a hint; a fault of ours says that it is one, and no more."""
    original = error.original_error
    if isinstance(error, Carried):
        return error.message, dict(error.extensions or {})
    if isinstance(original, TurboModeError) and _is_for_them(original):
        more: dict[str, Any] = {"hint": original.hint} if original.hint else {}
        if isinstance(original, PlanInvalid | ConfigurationInvalid):
            more["errors"] = [{**each.to_json(), "detail": each.message} for each in original.problems]
        return original.message, {"code": original.code, **more}
    if original is None or isinstance(original, GraphQLError) or error.path is None:
        return error.message, {"code": "graphql"}
    return RuntimeFault.__doc__ or "", {"code": RuntimeFault.code}


def _is_for_them(error: BaseException) -> bool:
    """What the caller may know."""
    return isinstance(error, GraphQLError | TurboModeError) and not isinstance(error, RuntimeFault)
