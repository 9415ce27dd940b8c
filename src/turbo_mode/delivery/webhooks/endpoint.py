"""One webhook: what is sent to it, and what its answers mean.

| answer | what follows |
|---|---|
| 2xx | it has the event |
| 410 | it wants nothing any more: disabled, until the owner enables it |
| 400, 413, 415, 422 | this event isn't for it: tried again, the others go on |
| 429, 502, 503, 504 | tried again; with ``Retry-After``, nothing is sent before that |
| any other, none, a redirect | tried again; after five in a row it is let alone for a while |
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from email.utils import parsedate_to_datetime
from typing import Final

from turbo_mode.delivery.route import Refused
from turbo_mode.delivery.unfolding import Event
from turbo_mode.delivery.webhooks.client import Answer, Client
from turbo_mode.delivery.wire import CONTENT_TYPES, Format, encoded
from turbo_mode.security.signing import sign

ABOUT_EVENT: Final = frozenset({400, 413, 415, 422})
THROTTLED: Final = frozenset({429, 502, 503, 504})
LONGEST_PAUSE: Final = 24 * 3600.0


class Endpoint:
    """Carries events to one address. ``secrets`` gives its own headers and the keys that sign, each time anew."""

    def __init__(
        self, client: Client, format: Format, secrets: Callable[[], tuple[Mapping[str, str], Sequence[str]]]
    ) -> None:
        self._client = client
        self._format: Format = format
        self._secrets = secrets

    async def carry(self, event: Event) -> None:
        """Returns at an answer of 2xx. Raises ``Refused``, ``SecretError``."""
        body = encoded(event, self._format)
        headers, keys = self._secrets()
        answer = await self._client.post({**headers, **self._signed(event, keys, body)}, body)
        if not 200 <= answer.status < 300:
            raise refusal(answer, time.time())

    async def close(self) -> None:
        """Let its connections go."""
        await self._client.close()

    def _signed(self, event: Event, keys: Sequence[str], body: bytes) -> dict[str, str]:
        id, now = event.envelope.id, int(time.time())
        said = {"content-type": CONTENT_TYPES[self._format], "webhook-id": id, "webhook-timestamp": str(now)}
        said |= event.context
        return {**said, "webhook-signature": sign(keys, id, now, body)} if keys else said


def refusal(answer: Answer, now: float) -> Refused:
    """What an answer other than 2xx means; ``now`` is the time in seconds since 1970."""
    status = answer.status
    after = pause(answer.retry_after, now) if status in THROTTLED else None
    return Refused(
        f"it answered {status}", reason=f"http_{status}", after=after, is_gone=status == 410,
        is_about_event=status in ABOUT_EVENT,
    )  # fmt: skip


def pause(text: str, now: float) -> float | None:
    """``Retry-After`` in seconds, from 1 to a day: it is a number or a date; None for anything else."""
    text = text.strip()
    if text.isascii() and text.isdigit():
        seconds = float(text[:12])
    else:
        try:
            seconds = parsedate_to_datetime(text).timestamp() - now
        except (ValueError, OverflowError, IndexError, TypeError):
            return None
    return min(max(seconds, 1.0), LONGEST_PAUSE)
