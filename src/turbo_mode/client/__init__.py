"""A client for a store: over HTTP with a key, or in this process; everything is asked the same way.

>>> from turbo_mode import Client
>>> with Client("https://turbo-mode.example.com", key="…") as turbo:        # doctest: +SKIP
...     turbo.executions.run(Path("plan.yaml"), {"version": "1.2.0"})["status"]
'COMPLETED'
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Self

from turbo_mode.client.groups import Decisions, Executions, Messages, Plans, Records
from turbo_mode.client.line import Line, Told
from turbo_mode.client.threads import (
    AsyncDecisions,
    AsyncExecutions,
    AsyncMessages,
    AsyncPlans,
    AsyncRecords,
    walked,
)
from turbo_mode.errors import NotInstalled

__all__ = ["AsyncClient", "Client"]

URL, KEY = "TURBO_MODE_URL", "TURBO_MODE_KEY"
"""The variables that name a server and the key for it."""


class Client:
    """Whoever has plans carried out. Its methods may be called from any thread.

    ``url`` and ``key`` are those of a server, by default of ``TURBO_MODE_URL`` and ``TURBO_MODE_KEY``; without a server
    the store in ``folder`` is meant. ``timeout`` bounds one request (seconds), ``retries`` how often it is tried again.
    Raises ``NotInstalled`` where the extra ``client`` is missing.
    """

    def __init__(
        self, url: str = "", key: str = "", *, folder: str | Path = ".", timeout: float = 30.0, retries: int = 5
    ) -> None:
        self._line = connect(url, key, folder=Path(folder), timeout=timeout, retries=retries)
        self.executions = Executions(self._line)
        self.decisions = Decisions(self._line)
        self.plans = Plans(self._line)
        self.documentation = Records(self._line, "documentation")
        self.progress = Records(self._line, "progress")
        self.communications = Messages(self._line)

    def events(self, *patterns: str, execution: str = "", after: int | None = None) -> Iterator[Told]:
        """Public events as they are committed, without end: by names, or by patterns such as ``execution:*``.

        ``after``: the ``sequence`` of the last one that you have had. A connection that breaks is made again, and
        nothing is left out; of very much that was missed, a message of type ``gap`` says so.
        """
        return self._line.events(patterns or ("*",), execution, after)

    def close(self) -> None:
        """Let go; what was started goes on."""
        self._line.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncClient:
    """The same for asyncio: calls are carried out in threads, ``events`` and lists are walked with ``async for``."""

    def __init__(
        self, url: str = "", key: str = "", *, folder: str | Path = ".", timeout: float = 30.0, retries: int = 5
    ) -> None:
        self._client = client = Client(url, key, folder=folder, timeout=timeout, retries=retries)
        self.executions = AsyncExecutions(client.executions)
        self.decisions = AsyncDecisions(client.decisions)
        self.plans = AsyncPlans(client.plans)
        self.documentation = AsyncRecords(client.documentation)
        self.progress = AsyncRecords(client.progress)
        self.communications = AsyncMessages(client.communications)

    def events(self, *patterns: str, execution: str = "", after: int | None = None) -> AsyncIterator[Told]:
        """See ``Client.events``."""
        return walked(self._client.events(*patterns, execution=execution, after=after))

    async def close(self) -> None:
        """Let go; what was started goes on."""
        await asyncio.to_thread(self._client.close)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


def connect(url: str, key: str, *, folder: Path, timeout: float, retries: int) -> Line:
    """The way to a server, or to the store in a folder. Raises ``NotInstalled``."""
    url = url or os.environ.get(URL, "")
    if url:
        try:
            from turbo_mode.client.remote import Remote
        except ImportError:
            raise NotInstalled("the client is not installed", hint='pip install "turbo-mode[client]"') from None
        return Remote(url, key or os.environ.get(KEY, ""), timeout=timeout, retries=retries)
    from turbo_mode.client.local import Local
    from turbo_mode.configuration.reading import load, place_in
    from turbo_mode.operations import executions
    from turbo_mode.server.beside import Beside

    loaded = load(None, os.environ, folder)
    place = place_in(folder / executions.PLACE, loaded.store)
    return Local(Beside(place, loaded.limits, loaded.approvers, signs=True))
