"""Redis Streams: a consumer group remembers what was handed out, and to whom.

What this machine was handed and has not acknowledged comes first, after a crash too; what another consumer of the group
has left lying for a minute is taken over. The id of a message is its field ``id``, or else its place in the stream.
"""

from __future__ import annotations

import socket
from contextlib import suppress
from typing import Any, Final

from redis.asyncio import Redis
from redis.exceptions import ResponseError

from turbo_mode.integrations.inbox import MOST, WAIT, Letter
from turbo_mode.integrations.queue import Settings

ABANDONED: Final = 60_000
"""Milliseconds after which what another consumer was handed counts as left lying."""
_Entries = list[tuple[bytes, dict[bytes, bytes]]]


class Inbox:
    """One stream of one server."""

    def __init__(self, settings: Settings) -> None:
        self._stream = str(settings["stream"])
        self._group = str(settings.get("group") or "turbo-mode")
        self._consumer = socket.gethostname()
        self._client: Any = Redis.from_url(
            str(settings["url"]), socket_connect_timeout=10, socket_timeout=WAIT + 10
        )  # fmt: skip
        self._is_open = False
        self._behind: bytes | str = "0"

    async def receive(self) -> list[Letter]:
        """First what was handed to us before, then what nobody was handed yet."""
        if not self._is_open:
            await self._open()
        while self._behind != ">":
            if pending := await self._read(self._behind):
                self._behind = pending[-1][0]
                return [_letter(*each) for each in pending if each[1]]
            self._behind = ">"
        _, left, *_ = await self._client.xautoclaim(
            self._stream, self._group, self._consumer, min_idle_time=ABANDONED, count=MOST
        )  # fmt: skip
        return [_letter(*each) for each in left or await self._read(">")]

    async def settle(self, letter: Letter) -> None:
        """The group has it behind itself."""
        await self._client.xack(self._stream, self._group, letter.receipt)

    async def close(self) -> None:
        """Let the connections go."""
        await self._client.aclose()
        self._is_open, self._behind = False, "0"

    async def _read(self, behind: bytes | str) -> _Entries:
        found = await self._client.xreadgroup(
            self._group, self._consumer, {self._stream: behind}, count=MOST, block=round(WAIT * 1000)
        )  # fmt: skip
        return list(found[0][1]) if found else []

    async def _open(self) -> None:
        with suppress(_IsThere):
            try:
                await self._client.xgroup_create(self._stream, self._group, id="0", mkstream=True)
            except ResponseError as error:
                if "BUSYGROUP" in str(error):
                    raise _IsThere from error
                raise
        self._is_open = True


class _IsThere(Exception):
    """The group is there already."""


def _letter(place: bytes, fields: dict[bytes, bytes]) -> Letter:
    id = fields.get(b"id") or place
    trace = fields.get(b"traceparent", b"").decode(errors="replace")
    return Letter(id.decode(errors="replace"), fields.get(b"body", b""), place, trace)
