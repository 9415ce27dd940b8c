"""The providers of models as pydantic-ai knows them, over an HTTP client that reads no more than it must.

Needs the extra ``models``; importing this without it raises ``ImportError``.
"""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx2
from pydantic_ai.exceptions import UserError
from pydantic_ai.models import Model, infer_model
from pydantic_ai.providers import Provider, infer_provider, infer_provider_class


class TooLarge(Exception):
    """An answer has more bytes than are read."""


class _Bounded(httpx2.AsyncByteStream):
    def __init__(self, stream: httpx2.AsyncByteStream, most: int) -> None:
        self._stream = stream
        self._most = most

    async def __aiter__(self) -> AsyncIterator[bytes]:
        read = 0
        async for chunk in self._stream:
            read += len(chunk)
            if read > self._most:
                raise TooLarge
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()


def client(most: int) -> httpx2.AsyncClient:
    """A client that follows no redirect, and reads at most so many bytes of an answer, which isn't compressed."""

    async def bound(response: httpx2.Response) -> None:
        if response.headers.get("content-encoding", "identity") != "identity":
            raise TooLarge
        assert isinstance(response.stream, httpx2.AsyncByteStream)
        response.stream = _Bounded(response.stream, most)

    return httpx2.AsyncClient(headers={"Accept-Encoding": "identity"}, event_hooks={"response": [bound]})


def model(name: str, http: httpx2.AsyncClient) -> Model:
    """The model of a name such as ``openai-chat:gpt-5-mini``.

    Raises ``UserError`` where there is none or no key, ``ImportError`` where its provider needs a package.
    """

    def provider(of: str) -> Provider[Any]:
        try:
            kind = infer_provider_class(of)
        except ValueError:
            return infer_provider(of)
        if "http_client" not in inspect.signature(kind).parameters:
            return infer_provider(of)
        make: Callable[..., Provider[Any]] = kind
        return make(http_client=http)

    try:
        return infer_model(name, provider)
    except ValueError as unknown:
        raise UserError(str(unknown)) from None


def never_reached(error: BaseException) -> bool:
    """Whether an error means that nothing was sent."""
    return isinstance(error, httpx2.ConnectError | httpx2.ConnectTimeout)
