"""What a tool for agents is: a name, what it takes, the scope that it needs, and what it does for a visitor.

Arguments are records of msgspec; the schema that agents are told is made of them. What a tool returns is plain data.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, NamedTuple, TypeVar

import msgspec

from turbo_mode.core.access.scopes import allows
from turbo_mode.core.ids import TENANT
from turbo_mode.errors import UsageError
from turbo_mode.server.beside import Beside
from turbo_mode.server.service import Service

Progress = Callable[[float, float, str], Awaitable[None]]
"""Tells whoever waits for a call how far it is, of how much, and what has just happened."""
_Takes = TypeVar("_Takes", bound=msgspec.Struct)


class Visitor(NamedTuple):
    """Who has come, to which store, for which tenant, and what they may.

    ``execution``: the one that they are bound to, if to one. ``trace``: the ``traceparent`` of what they ask.
    """

    store: Service | Beside
    holder: str
    scopes: frozenset[str]
    execution: str = ""
    tenant: str = TENANT
    trace: str = ""

    def may(self, scope: str) -> bool:
        """Whether they have this scope."""
        return allows(self.scopes, scope)


class Tool(NamedTuple):
    """One tool. ``changes``: something may be otherwise afterwards; ``waits``: it is a coroutine, with progress."""

    name: str
    needs: str
    about: str
    takes: type[msgspec.Struct]
    does: Callable[..., Any]
    changes: bool
    waits: bool

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON Schema of its arguments: one object."""
        pieces = dict(msgspec.json.schema(self.takes)["$defs"])
        top = {key: value for key, value in pieces.pop(self.takes.__name__).items() if key not in _OF_THE_RECORD}
        return top | ({"$defs": pieces} if pieces else {})

    def read(self, given: Mapping[str, Any]) -> msgspec.Struct:
        """The arguments of a call. Raises ``UsageError``."""
        try:
            return msgspec.convert(dict(given), self.takes)
        except (msgspec.ValidationError, RecursionError) as wrong:
            raise UsageError(f"{self.name}: {wrong}") from None


_OF_THE_RECORD = ("title", "description")


def tool(
    takes: type[_Takes], needs: str, *, changes: bool = False
) -> Callable[[Callable[[Visitor, _Takes], Any]], Tool]:
    """Makes a function a tool; its docstring is what agents are told of it."""

    def made(does: Callable[[Visitor, _Takes], Any]) -> Tool:
        return _made(does, takes, needs, changes=changes)

    return made


def waiting_tool(
    takes: type[_Takes], needs: str
) -> Callable[[Callable[[Visitor, _Takes, Progress], Awaitable[Any]]], Tool]:
    """Likewise for a coroutine that takes its time, and tells how far it is."""

    def made(does: Callable[[Visitor, _Takes, Progress], Awaitable[Any]]) -> Tool:
        return _made(does, takes, needs, waits=True)

    return made


def _made(
    does: Callable[..., Any], takes: type[msgspec.Struct], needs: str, *, changes: bool = False, waits: bool = False
) -> Tool:
    msgspec.json.Decoder(takes)  # learnt here, in one thread: calls come from many
    return Tool(does.__name__, needs, " ".join((does.__doc__ or "").split()), takes, does, changes, waits)
