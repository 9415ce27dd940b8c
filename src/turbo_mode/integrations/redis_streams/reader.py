"""Redis Streams: a consumer group remembers what was handed out, to whom, and what was acknowledged.

What a reader was handed and never acknowledged, because it was lost, is taken over by the next one after a minute; one
that stays has its own at once. The id of a message is its field ``id``, or else its place in the stream.
"""

from __future__ import annotations

import socket
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Final

import msgspec
from redis.asyncio import Redis
from redis.exceptions import ResponseError

from turbo_mode.errors import IntegrationError
from turbo_mode.integrations.queue import Settings
from turbo_mode.integrations.reader import GROUP, WAIT, Taken

LOST_AFTER: Final = 60_000
"""Milliseconds after which what wasn't acknowledged is somebody else's."""
_NEW: Final = ">"
_OURS: Final = frozenset((b"id", b"event", b"key", b"type", b"body"))

_Entry = tuple[bytes, dict[bytes, bytes]]


class Reader:
    """One stream of one server, for one group."""

    def __init__(self, settings: Settings, *, stays: bool = False) -> None:
        self._stream, self._group = str(settings["stream"]), str(settings.get("group") or GROUP)
        self._stays, self._consumer = stays, socket.gethostname() if stays else "turbo-mode"
        self._client: Any = Redis.from_url(
            str(settings["url"]), socket_connect_timeout=10, socket_timeout=WAIT + 10
        )  # fmt: skip
        self._is_open = False
        self._behind: bytes | str = "0" if stays else _NEW
        self._held: set[bytes] = set()

    async def look(self) -> str:
        """How many entries the stream has."""
        return f"{await self._client.xlen(self._stream)} entries in {self._stream}"

    async def take(self, most: int, wait: float) -> list[Taken]:
        """First what was handed to us before, then what others have lost, then what nobody was handed yet."""
        if not self._is_open:
            await self._open()
        found = await self._before(most) or await self._lost(most) or await self._read(_NEW, most, wait)
        self._held.update(place for place, _ in found)
        return [_taken(*each) for each in found]

    async def settle(self, taken: Sequence[Taken]) -> None:
        """The group has them behind itself."""
        if places := [each.receipt for each in taken]:
            await self._client.xack(self._stream, self._group, *places)
            self._held.difference_update(places)

    async def close(self) -> None:
        """What wasn't acknowledged counts as lost at once."""
        with suppress(Exception):
            if self._held:
                back = {"min_idle_time": 0, "message_ids": sorted(self._held), "idle": LOST_AFTER, "justid": True}
                await self._client.xclaim(self._stream, self._group, self._consumer, **back)
        with suppress(Exception):
            await self._client.aclose()

    # -- inside --------------------------------------------------------------------------------------------------------

    async def _before(self, most: int) -> list[_Entry]:
        """What this consumer was handed and has not acknowledged; entries that were deleted meanwhile have nothing."""
        while self._behind != _NEW:
            pending = await self._read(self._behind, most, WAIT)
            self._behind = pending[-1][0] if pending else _NEW
            if found := [each for each in pending if each[1]]:
                return found
        return []

    async def _lost(self, most: int) -> list[_Entry]:
        lost = await self._client.xautoclaim(self._stream, self._group, self._consumer, LOST_AFTER, count=most)
        return [(place, fields) for place, fields in lost[1] if fields and place not in self._held]

    async def _read(self, behind: bytes | str, most: int, wait: float) -> list[_Entry]:
        block = max(1, round(wait * 1000))
        wanted = {self._stream: behind}
        answer = await self._client.xreadgroup(self._group, self._consumer, wanted, count=most, block=block)
        if isinstance(answer, dict):  # as newer versions of the protocol say it
            return [entry for pages in answer.values() for page in pages for entry in page]
        return [entry for _, entries in answer or () for entry in entries]

    async def _open(self) -> None:
        try:
            await self._client.xgroup_create(self._stream, self._group, id="0", mkstream=self._stays)
        except ResponseError as error:
            if "requires the key to exist" in str(error):
                raise IntegrationError(f"there is no stream `{self._stream}`") from None
            if not str(error).startswith("BUSYGROUP"):
                raise
        self._is_open = True


def _taken(place: bytes, fields: dict[bytes, bytes]) -> Taken:
    """An entry that has no ``body`` isn't one of ours: all of its fields are the body."""
    texts = {name.decode(errors="replace"): value.decode(errors="replace") for name, value in fields.items()}
    if b"body" not in fields:
        return Taken(place.decode(), "", msgspec.json.encode(texts), {}, place)
    headers = {name: texts[name] for name in texts if name.encode() not in _OURS}
    return Taken(texts.get("id") or place.decode(), texts.get("key", ""), fields[b"body"], headers, place)
