"""What everything has to do from which messages are read: checks for a real server, like ``queues.py``."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, Protocol

from msgspec.structs import replace

from turbo_mode.integrations.queue import Queue
from turbo_mode.integrations.reader import WAIT, Reader, Taken
from turbo_mode.testing.queues import PATIENCE, message

TRACE: Final = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
HOSTILE: Final = b'\xff\xfe{"do": \x00'
MOST: Final = 50


class ReaderRig(Protocol):
    """A queue of a real server: what puts messages into it, what takes them out, and how to harm the server.

    ``is_durable``: what it has outlives the server. ``takes_bytes``: a message may be no text. ``takes_ids``: a message
    has the id that its sender gave it.
    """

    is_durable: bool
    takes_bytes: bool
    takes_ids: bool

    def queue(self) -> Queue:
        """What puts messages into it."""

    def reader(self, *, stays: bool = False) -> Reader:
        """What takes them out of it."""

    def reader_elsewhere(self) -> Reader:
        """One of a server that isn't there."""

    async def kill(self) -> None:
        """End the server without a word."""

    async def start(self) -> None:
        """Start it again, with what was on its disk; returns when it listens."""


async def all_comes_in_order(rig: ReaderRig) -> None:
    """Each message whole, under the id that its sender gave it, in order; no more at once than asked for."""
    sent = [message(number) for number in range(30)]
    await _put(rig, range(30))
    found = await _taken(rig, range(30), most=7)
    assert [each.body for each in found] == [each.body for each in sent]
    if rig.takes_ids:
        assert [each.id for each in found] == [each.id for each in sent]


async def what_is_settled_is_gone(rig: ReaderRig) -> None:
    """And what isn't comes again to the next one, whether it stays or not."""
    await _put(rig, range(10))
    for stays in (False, True):
        reader = rig.reader(stays=stays)
        try:
            await _settled(reader, 3)
        finally:
            await reader.close()
    assert await _bodies(rig, range(6, 10)) == [message(number).body for number in range(6, 10)]


async def a_repeat_has_the_same_id(rig: ReaderRig) -> None:
    """However often it comes."""
    await _put(rig, range(1))
    ids = set()
    for _ in range(2):
        reader = rig.reader(stays=True)
        try:
            ids.add((await _settled(reader, 0)).id)
        finally:
            await reader.close()
    assert len(ids) == 1
    assert not rig.takes_ids or ids == {"e1:0"}


async def its_trace_comes_along(rig: ReaderRig) -> None:
    """What a message was sent under is what its reader is told, where messages have headers."""
    if not rig.takes_ids:
        return
    queue = rig.queue()
    try:
        await queue.publish(replace(message(0), headers={"traceparent": TRACE}))
        await queue.publish(message(1))
    finally:
        await queue.close()
    assert [each.headers.get("traceparent", "") for each in await _taken(rig, range(2))] == [TRACE, ""]


async def what_is_hostile_comes_too(rig: ReaderRig) -> None:
    """It holds up nothing: whoever reads sees it as it is, and can have it settled."""
    queue = rig.queue()
    body = HOSTILE if rig.takes_bytes else HOSTILE.replace(b"\x00", b"").decode(errors="replace").encode()
    try:
        await queue.publish(message(0, body=body))
        await queue.publish(message(1))
    finally:
        await queue.close()
    assert await _bodies(rig, range(1, 2)) == [body, message(1).body]


async def where_there_is_nothing_it_comes_back_soon(rig: ReaderRig) -> None:
    """With nothing, and what comes then is there."""
    await _put(rig, range(1))
    reader = rig.reader()
    try:
        await reader.settle([await _settled(reader, 0)])
        async with asyncio.timeout(PATIENCE):
            assert not await reader.take(MOST, WAIT)
        await _put(rig, range(1, 2))
        assert (await _settled(reader, 0)).body == message(1).body
    finally:
        await reader.close()
    looking = rig.reader()
    try:
        assert await looking.look()
    finally:
        await looking.close()


async def where_nobody_listens_it_fails(rig: ReaderRig) -> None:
    """An error, and soon."""
    reader = rig.reader_elsewhere()
    try:
        async with asyncio.timeout(PATIENCE):
            while not await reader.take(MOST, WAIT):
                pass
    except TimeoutError:
        raise AssertionError("it hangs where nobody listens") from None
    except Exception:
        return
    finally:
        await reader.close()
    raise AssertionError("it received something where nobody listens")


async def a_broker_dies_in_the_middle(rig: ReaderRig) -> None:
    """Killed between two messages of a batch: whoever reads is told, and what wasn't settled comes again."""
    await _put(rig, range(10))
    reader = rig.reader(stays=True)
    try:
        taken = await _settled(reader, 4)
        await rig.kill()
        assert not await _settles(reader, taken)
    finally:
        await reader.close()
    await rig.start()
    if not rig.is_durable:
        await _put(rig, range(10))
    await _taken(rig, range(4, 10))


async def _put(rig: ReaderRig, numbers: range) -> None:
    queue = rig.queue()
    try:
        for each in numbers:
            await queue.publish(message(each))
    finally:
        await queue.close()


async def _settled(reader: Reader, number: int) -> Taken:
    """Settles so many; returns the one behind them, which isn't."""
    async with asyncio.timeout(PATIENCE):
        while True:
            for each in await reader.take(MOST, WAIT):
                if number == 0:
                    return each
                await reader.settle([each])
                number -= 1


async def _bodies(rig: ReaderRig, numbers: range) -> list[bytes]:
    return [each.body for each in await _taken(rig, numbers)]


async def _taken(rig: ReaderRig, numbers: range, most: int = MOST) -> list[Taken]:
    """All up to those with these numbers, each settled before the next; a server that is back may take its time."""
    found, wanted = dict[bytes, Taken](), {message(number).body for number in numbers}
    async with asyncio.timeout(2 * PATIENCE):
        while not wanted <= found.keys():
            reader = rig.reader(stays=True)
            try:
                while not wanted <= found.keys():
                    piece = await reader.take(most, WAIT)
                    assert len(piece) <= most, "it hands out more than it was asked for"
                    for each in piece:
                        await reader.settle([each])
                        found[each.body] = each
            except AssertionError:
                raise
            except Exception:
                await asyncio.sleep(0.2)
            finally:
                await reader.close()
    return list(found.values())


async def _settles(reader: Reader, taken: Taken) -> bool:
    try:
        async with asyncio.timeout(5):
            await reader.settle([taken])
            await reader.take(MOST, WAIT)
    except Exception:
        return False
    return True


CHECKS: Final[tuple[Callable[[ReaderRig], Awaitable[None]], ...]] = (
    all_comes_in_order, what_is_settled_is_gone, a_repeat_has_the_same_id, its_trace_comes_along,
    what_is_hostile_comes_too, where_there_is_nothing_it_comes_back_soon, where_nobody_listens_it_fails,
    a_broker_dies_in_the_middle,
)  # fmt: skip
"""All that a reader has to pass."""
