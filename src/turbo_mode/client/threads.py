"""The groups of a client for asyncio: each method is the one of the other client, carried out in a thread."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any, Concatenate, ParamSpec, TypeVar

from turbo_mode.client.groups import Decisions, Executions, Messages, Plans, Records
from turbo_mode.client.line import Told

_Given = ParamSpec("_Given")
_Said = TypeVar("_Said")
_END: Any = object()


async def walked(found: Iterator[_Said]) -> AsyncIterator[_Said]:
    """What an iterator gives, each taken in a thread."""
    while (each := await asyncio.to_thread(next, found, _END)) is not _END:
        yield each


def threaded(
    method: Callable[Concatenate[Any, _Given], _Said],
) -> Callable[Concatenate[_Group, _Given], Awaitable[_Said]]:
    """A method of a group, carried out in a thread."""

    def call(self: _Group, /, *given: _Given.args, **named: _Given.kwargs) -> Awaitable[_Said]:
        return asyncio.to_thread(method, self.group, *given, **named)

    call.__doc__ = method.__doc__
    return call


def streamed(
    method: Callable[Concatenate[Any, _Given], Iterator[Told]],
) -> Callable[Concatenate[_Group, _Given], AsyncIterator[Told]]:
    """A method of a group that gives one after another."""

    def call(self: _Group, /, *given: _Given.args, **named: _Given.kwargs) -> AsyncIterator[Told]:
        return walked(method(self.group, *given, **named))

    call.__doc__ = method.__doc__
    return call


class _Group:
    def __init__(self, group: Any) -> None:
        self.group = group


class AsyncExecutions(_Group):
    """What is carried out; see ``Executions``."""

    start = threaded(Executions.start)
    run = threaded(Executions.run)
    show = threaded(Executions.show)
    list = streamed(Executions.list)
    wait = threaded(Executions.wait)
    pause = threaded(Executions.pause)
    resume = threaded(Executions.resume)
    cancel = threaded(Executions.cancel)
    rollback = threaded(Executions.rollback)
    retry = threaded(Executions.retry)
    skip = threaded(Executions.skip)
    signal = threaded(Executions.signal)
    fork = threaded(Executions.fork)
    logs = streamed(Executions.logs)


class AsyncDecisions(_Group):
    """What was decided and why, and what is asked; see ``Decisions``."""

    list = streamed(Decisions.list)
    show = threaded(Decisions.show)
    answer = threaded(Decisions.answer)


class AsyncPlans(_Group):
    """Plans; see ``Plans``."""

    check = threaded(Plans.check)


class AsyncMessages(_Group):
    """Messages to people; see ``Messages``."""

    list = streamed(Messages.list)
    show = threaded(Messages.show)
    send = threaded(Messages.send)


class AsyncRecords(_Group):
    """Documents, reports of progress or messages; see ``Records``."""

    list = streamed(Records.list)
    show = threaded(Records.show)
    create = threaded(Records.create)
    update = threaded(Records.update)
    delete = threaded(Records.delete)
