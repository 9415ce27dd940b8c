"""What every message queue has to do, whichever system it is: checks to be run against a real server.

``CHECKS`` are coroutines over a ``Rig``, which whoever tests a queue makes for its server. None of them waits for a
fixed time: they wait for what is to come, and fail when it doesn't.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Final, NamedTuple, Protocol

from turbo_mode.integrations.queue import Message, Queue

PATIENCE: Final = 30.0
"""Seconds in which something has to come about."""
_LARGE: Final = 200 * 1024


class Received(NamedTuple):
    """A message as somebody who reads the queue sees it."""

    id: str
    body: bytes


class Rig(Protocol):
    """A queue of a real server, how to read what is in it, and how to harm the server.

    ``is_durable``: what it has outlives the server.
    """

    is_durable: bool

    def queue(self) -> Queue:
        """A fresh client of a place that is empty."""

    def elsewhere(self) -> Queue:
        """A client of a server that isn't there."""

    async def received(self, number: int) -> Sequence[Received]:
        """All messages, in order, as soon as there are so many different ones. Raises ``TimeoutError``."""

    async def kill(self) -> None:
        """End the server without a word."""

    async def start(self) -> None:
        """Start it again, with what was on its disk; returns when it listens."""


def message(number: int, key: str = "e1", body: bytes = b"") -> Message:
    """A message with a number."""
    said = body or b'{"event":"task:completed","data":{"number":%d}}' % number
    return Message(f"{key}:{number}", "task:completed", key, said, "application/json", {"ce_type": "x"})


async def everything_arrives(rig: Rig) -> None:
    """Many at once: each is there when its ``publish`` has returned, whole and under its id."""
    queue = rig.queue()
    try:
        sent = [message(number, f"e{number % 7}") for number in range(200)]
        await asyncio.gather(*map(queue.publish, sent))
    finally:
        await queue.close()
    found = {each.id: each.body for each in await rig.received(len(sent))}
    assert found == {each.id: each.body for each in sent}


async def one_after_the_other_arrives_in_order(rig: Rig) -> None:
    """What is published when the one before is there comes after it."""
    queue = rig.queue()
    try:
        for number in range(30):
            await queue.publish(message(number))
    finally:
        await queue.close()
    assert [each.id for each in await rig.received(30)] == [f"e1:{number}" for number in range(30)]


async def a_repeat_has_the_same_id(rig: Rig) -> None:
    """Whoever gets it twice, or only once because the system knows ids, can tell."""
    queue = rig.queue()
    try:
        await queue.publish(message(1))
        await queue.publish(message(1))
        await queue.publish(message(2))
    finally:
        await queue.close()
    assert {each.id for each in await rig.received(2)} == {"e1:1", "e1:2"}


async def a_large_one_arrives(rig: Rig) -> None:
    """So large is none of ours."""
    queue = rig.queue()
    try:
        await queue.publish(message(1, body=b"x" * _LARGE))
    finally:
        await queue.close()
    assert [len(each.body) for each in await rig.received(1)] == [_LARGE]


async def where_nobody_listens_it_fails(rig: Rig) -> None:
    """An error, and soon."""
    queue = rig.elsewhere()
    try:
        async with asyncio.timeout(PATIENCE):
            await queue.publish(message(1))
    except TimeoutError:
        raise AssertionError("it hangs where nobody listens") from None
    except Exception:
        return
    finally:
        await queue.close()
    raise AssertionError("it was published where nobody listens")


async def it_goes_on_when_the_server_is_back(rig: Rig) -> None:
    """A server that is killed in the middle: the same client goes on, and nothing acknowledged is lost on its disk."""
    queue = rig.queue()
    acknowledged: list[str] = []
    try:
        for number in range(10):
            await queue.publish(message(number))
            acknowledged.append(f"e1:{number}")
        await rig.kill()
        assert not await _published(queue, message(10), 5)
        await rig.start()
        async with asyncio.timeout(PATIENCE):
            while not await _published(queue, message(11), 10):
                await asyncio.sleep(0.05)
        acknowledged.append("e1:11")
    finally:
        await queue.close()
    kept = acknowledged if rig.is_durable else acknowledged[-1:]
    assert set(kept) <= {each.id for each in await rig.received(len(kept))}


async def _published(queue: Queue, sent: Message, seconds: float) -> bool:
    try:
        async with asyncio.timeout(seconds):
            await queue.publish(sent)
    except Exception:
        return False
    return True


CHECKS: Final[tuple[Callable[[Rig], Awaitable[None]], ...]] = (
    everything_arrives, one_after_the_other_arrives_in_order, a_repeat_has_the_same_id, a_large_one_arrives,
    where_nobody_listens_it_fails, it_goes_on_when_the_server_is_back,
)  # fmt: skip
"""All that a queue has to pass."""
