"""Redis Streams, read: a consumer group remembers what was taken and what was acknowledged.

What a reader took and never acknowledged, because it was lost, is taken by the next one after a minute.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Final

import msgspec
from redis.asyncio import Redis
from redis.exceptions import ResponseError

from turbo_mode.errors import IntegrationError
from turbo_mode.integrations.queue import Settings
from turbo_mode.integrations.source import GROUP, Taken

LOST_AFTER: Final = 60_000
"""Milliseconds after which what wasn't acknowledged is somebody else's."""
_READER: Final = "turbo-mode"
_OURS: Final = frozenset((b"id", b"event", b"key", b"type", b"body"))

_Entry = tuple[bytes, dict[bytes, bytes]]


class Source:
    """One stream of one server, for one group."""

    def __init__(self, settings: Settings) -> None:
        self._stream, self._group = str(settings["stream"]), str(settings.get("group") or GROUP)
        self._client: Any = Redis.from_url(str(settings["url"]), socket_connect_timeout=10, socket_timeout=30)
        self._found: list[_Entry] = []
        self._kept = 0

    async def look(self) -> str:
        """How many entries the stream has."""
        return f"{await self._client.xlen(self._stream)} entries in {self._stream}"

    async def take(self, most: int) -> list[Taken]:
        """What others have lost, and then what is new."""
        await self._group_made()
        lost = await self._client.xautoclaim(self._stream, self._group, _READER, LOST_AFTER, count=most)
        self._found = [(id, fields) for id, fields in lost[1] if fields is not None]
        if most > len(self._found):
            wanted = {self._stream: ">"}
            new = await self._client.xreadgroup(self._group, _READER, wanted, count=most - len(self._found))
            self._found += [entry for _, entries in _pairs(new) for entry in entries]
        return [_taken(id, fields) for id, fields in self._found]

    async def acknowledge(self, number: int) -> None:
        """These are done with."""
        if number:
            await self._client.xack(self._stream, self._group, *(id for id, _ in self._found[:number]))
        self._kept = number

    async def close(self) -> None:
        """What wasn't acknowledged counts as lost at once."""
        if back := [id for id, _ in self._found[self._kept :]]:
            with suppress(Exception):
                await self._client.xclaim(self._stream, self._group, _READER, 0, back, idle=LOST_AFTER, justid=True)
        with suppress(Exception):
            await self._client.aclose()

    async def _group_made(self) -> None:
        try:
            await self._client.xgroup_create(self._stream, self._group, id="0")
        except ResponseError as error:
            if "requires the key to exist" in str(error):
                raise IntegrationError(f"there is no stream `{self._stream}`") from None
            if not str(error).startswith("BUSYGROUP"):
                raise


def _pairs(answer: Any) -> list[tuple[bytes, list[_Entry]]]:
    """What XREADGROUP says, which is a map in newer versions of the protocol."""
    if isinstance(answer, dict):
        return [(name, [entry for page in pages for entry in page]) for name, pages in answer.items()]
    return answer or []


def _taken(id: bytes, fields: dict[bytes, bytes]) -> Taken:
    """An entry that has no ``body`` isn't one of ours: all of its fields are the body."""
    texts = {name.decode(errors="replace"): value.decode(errors="replace") for name, value in fields.items()}
    if b"body" not in fields:
        return Taken(id.decode(), "", msgspec.json.encode(texts), {})
    headers = {name: texts[name] for name in texts if name.encode() not in _OURS}
    return Taken(texts.get("id", id.decode()), texts.get("key", ""), fields[b"body"], headers)
