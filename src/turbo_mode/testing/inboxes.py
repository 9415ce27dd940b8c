"""What every queue has to do from which messages come in: checks for a real server, like ``queues.py``."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, Protocol

from msgspec.structs import replace

from turbo_mode.integrations.inbox import Inbox, Letter
from turbo_mode.integrations.queue import Queue
from turbo_mode.testing.queues import PATIENCE, message

TRACE: Final = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
HOSTILE: Final = b'\xff\xfe{"do": \x00'


class InboxRig(Protocol):
    """A queue of a real server: what puts messages into it, what takes them out, and how to harm the server.

    ``is_durable``: what it has outlives the server. ``takes_bytes``: a message may be no text.
    """

    is_durable: bool
    takes_bytes: bool

    def queue(self) -> Queue:
        """What puts messages into it."""

    def inbox(self) -> Inbox:
        """What takes them out of it."""

    def inbox_elsewhere(self) -> Inbox:
        """One of a server that isn't there."""

    async def kill(self) -> None:
        """End the server without a word."""

    async def start(self) -> None:
        """Start it again, with what was on its disk; returns when it listens."""


async def all_comes_in_order(rig: InboxRig) -> None:
    """Each message whole, under the id that its sender gave it, one behind the other."""
    sent = [message(number) for number in range(30)]
    await _put(rig, 30)
    found = await _taken(rig, range(30))
    assert [(each.id, each.body) for each in found] == [(each.id, each.body) for each in sent]


async def what_is_settled_is_gone(rig: InboxRig) -> None:
    """And what isn't comes again to the next one, be it one that has crashed."""
    await _put(rig, 10)
    first = rig.inbox()
    try:
        await _settled(first, 5)
    finally:
        await first.close()
    again = await _taken(rig, range(5, 10))
    assert [each.id for each in again] == [f"e1:{number}" for number in range(5, 10)]


async def a_repeat_has_the_same_id(rig: InboxRig) -> None:
    """However often it comes."""
    await _put(rig, 1)
    for _ in range(2):
        inbox = rig.inbox()
        try:
            assert (await _settled(inbox, 0)).id == "e1:0"
        finally:
            await inbox.close()


async def its_trace_comes_along(rig: InboxRig) -> None:
    """What a message was sent under is what its reader is told."""
    queue = rig.queue()
    try:
        await queue.publish(replace(message(0), headers={"traceparent": TRACE}))
        await queue.publish(message(1))
    finally:
        await queue.close()
    assert [each.trace for each in await _taken(rig, range(2))] == [TRACE, ""]


async def what_is_hostile_comes_too(rig: InboxRig) -> None:
    """It holds up nothing: whoever reads sees it as it is, and can have it settled."""
    queue = rig.queue()
    body = HOSTILE if rig.takes_bytes else HOSTILE.replace(b"\x00", b"").decode(errors="replace").encode()
    try:
        await queue.publish(message(0, body=body))
        await queue.publish(message(1))
    finally:
        await queue.close()
    found = await _taken(rig, range(2))
    assert [each.body for each in found] == [body, message(1).body]


async def where_nobody_listens_it_fails(rig: InboxRig) -> None:
    """An error, and soon."""
    inbox = rig.inbox_elsewhere()
    try:
        async with asyncio.timeout(PATIENCE):
            while not await inbox.receive():
                pass
    except TimeoutError:
        raise AssertionError("it hangs where nobody listens") from None
    except Exception:
        return
    finally:
        await inbox.close()
    raise AssertionError("it received something where nobody listens")


async def a_broker_dies_in_the_middle(rig: InboxRig) -> None:
    """Killed between two messages of a batch: whoever reads is told, and what wasn't settled comes again."""
    await _put(rig, 10)
    inbox = rig.inbox()
    try:
        letter = await _settled(inbox, 4)
        await rig.kill()
        assert not await _settles(inbox, letter)
    finally:
        await inbox.close()
    await rig.start()
    if not rig.is_durable:
        await _put(rig, 10)
    await _taken(rig, range(4, 10))


async def _put(rig: InboxRig, number: int) -> None:
    queue = rig.queue()
    try:
        for each in range(number):
            await queue.publish(message(each))
    finally:
        await queue.close()


async def _settled(inbox: Inbox, number: int) -> Letter:
    """Settles so many; returns the one behind them, which isn't."""
    async with asyncio.timeout(PATIENCE):
        while True:
            for letter in await inbox.receive():
                if number == 0:
                    return letter
                await inbox.settle(letter)
                number -= 1


async def _taken(rig: InboxRig, numbers: range) -> list[Letter]:
    """Those with these numbers at least, each settled before the next one; a server that is back may take its time."""
    found, wanted = dict[str, Letter](), {f"e1:{number}" for number in numbers}
    async with asyncio.timeout(2 * PATIENCE):
        while not wanted <= found.keys():
            inbox = rig.inbox()
            try:
                while not wanted <= found.keys():
                    for letter in await inbox.receive():
                        await inbox.settle(letter)
                        found[letter.id] = letter
            except Exception:
                await asyncio.sleep(0.2)
            finally:
                await inbox.close()
    return list(found.values())


async def _settles(inbox: Inbox, letter: Letter) -> bool:
    try:
        async with asyncio.timeout(5):
            await inbox.settle(letter)
            await inbox.receive()
    except Exception:
        return False
    return True


CHECKS: Final[tuple[Callable[[InboxRig], Awaitable[None]], ...]] = (
    all_comes_in_order, what_is_settled_is_gone, a_repeat_has_the_same_id, its_trace_comes_along,
    what_is_hostile_comes_too, where_nobody_listens_it_fails, a_broker_dies_in_the_middle,
)  # fmt: skip
"""All that an inbox has to pass."""
