"""The way to one queue of AWS SQS, or of whatever speaks like it."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from typing import Any, Final
from urllib.parse import urlsplit

from aiobotocore.config import AioConfig
from aiobotocore.session import get_session

from turbo_mode.core.regex import regex
from turbo_mode.integrations.queue import Settings

_AT_AMAZON: Final = regex(r"(?:sqs\.)?([a-z0-9-]+)\.(?:queue\.)?amazonaws\.com(?:\.cn)?")


class Service:
    """Opened when it is first asked for."""

    def __init__(self, settings: Settings) -> None:
        self.url = str(settings["url"])
        self.is_fifo = urlsplit(self.url).path.endswith(".fifo")
        self._settings = settings
        self._opening = asyncio.Lock()
        self._stack = AsyncExitStack()
        self._client: Any = None

    async def open(self) -> Any:
        """The client of the service."""
        async with self._opening:
            if self._client is None:
                self._client = await self._stack.enter_async_context(client_of("sqs", self._settings))
            return self._client

    async def close(self) -> None:
        """Let its connections go."""
        await self._stack.aclose()
        self._client = None


def client_of(service: str, settings: Settings) -> Any:
    """A client of a service of AWS, to be entered: at Amazon, or at another address if the URL isn't Amazon's."""
    parts = urlsplit(str(settings.get("url", "")))
    found = _AT_AMAZON.fullmatch(parts.hostname or "")
    return get_session().create_client(
        service, region_name=settings.get("region") or (found[1] if found else None),
        endpoint_url=f"{parts.scheme}://{parts.netloc}" if parts.netloc and not found else None,
        config=AioConfig(connect_timeout=10, read_timeout=10, retries={"max_attempts": 1}),
    )  # fmt: skip
