"""Long payloads lie at the place for artifacts, and Temporal has their digests.

They are encrypted before they go there, where there is a key. While the place is away, whoever asks Temporal for
something hears so, and a workflow's step comes again. An activity waits instead, since what it says of an attempt is
said once: the workflow sees that it isn't heard of any more, and asks for the attempt until there is an answer.
"""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Sequence

from temporalio.api.common.v1 import Payload
from temporalio.converter import (
    ActivitySerializationContext,
    DataConverter,
    PayloadCodec,
    SerializationContext,
    WithSerializationContext,
)

from turbo_mode.runtime.temporal.blobs import Blobs
from turbo_mode.runtime.temporal.converter import KEPT

FROM = 4 * 1024
"""From this size on (bytes) a payload is kept at the place."""
AGAIN = 1.0
"""Seconds until a place that is away is asked again."""


class ByDigest(PayloadCodec, WithSerializationContext):
    """Hands long payloads over at the place, after ``inner`` has encrypted them. ``patient``: waits for the place.

    Raises ``OSError`` while it is away, and ``StoreDamaged`` for what isn't what was left there.
    """

    def __init__(self, blobs: Blobs, inner: PayloadCodec | None = None, *, patient: bool = False) -> None:
        self.inner = inner
        self._blobs = blobs
        self._patient = patient

    def with_context(self, context: SerializationContext) -> ByDigest:
        """The same, for the payloads of an activity or others."""
        patient = isinstance(context, ActivitySerializationContext)
        return self if patient == self._patient else ByDigest(self._blobs, self.inner, patient=patient)

    async def encode(self, payloads: Sequence[Payload]) -> list[Payload]:
        """Keep what is long."""
        made = list(payloads) if self.inner is None else await self.inner.encode(payloads)
        return [await self._kept(payload) if len(payload.data) >= FROM else payload for payload in made]

    async def decode(self, payloads: Sequence[Payload]) -> list[Payload]:
        """Fetch what is kept."""
        found = [await self._fetched(each) if each.metadata.get("encoding") == KEPT else each for each in payloads]
        return found if self.inner is None else await self.inner.decode(found)

    async def _kept(self, payload: Payload) -> Payload:
        data = payload.SerializeToString()
        while True:
            try:
                digest = await asyncio.to_thread(self._blobs.write, data)
                return Payload(metadata={"encoding": KEPT}, data=digest.encode())
            except OSError:
                if not self._patient:
                    raise
                await asyncio.sleep(AGAIN)

    async def _fetched(self, payload: Payload) -> Payload:
        while True:
            try:
                return Payload.FromString(await asyncio.to_thread(self._blobs.read, payload.data.decode()))
            except OSError:
                if not self._patient:
                    raise
                await asyncio.sleep(AGAIN)


def by_digest(converter: DataConverter, blobs: Blobs) -> DataConverter:
    """A converter that keeps long payloads at a place."""
    return dataclasses.replace(converter, payload_codec=ByDigest(blobs, converter.payload_codec))
