"""How often somebody may ask: so many requests a minute for each key, so many wrong keys for each address.

What is left is told with each answer (draft-ietf-httpapi-ratelimit-headers); who has used it up is told when to come
again. A quota fills up evenly, so nobody waits for the end of a minute. Names that were not heard of for long are
forgotten.
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

import anyio.to_thread

if TYPE_CHECKING:
    from turbo_mode.store.postgresql.requests import Visitor

MINUTE = 60.0
KNOWN = 10_000
"""So many names are remembered at once."""


class Quota(NamedTuple):
    """What is left of ``most`` requests; ``wait`` (s) until there is one more, ``full`` (s) until all are there.

    ``keys``: how long the record of keys is, where that was asked with it.
    """

    name: str
    most: int
    left: int
    wait: float
    full: float
    keys: int = 0

    @property
    def headers(self) -> dict[str, str]:
        """How an answer tells it."""
        said = {
            "RateLimit-Policy": f'"{self.name}";q={self.most};w={int(MINUTE)}',
            "RateLimit": f'"{self.name}";r={self.left};t={math.ceil(self.full)}',
        }  # fmt: skip
        return said | ({"Retry-After": str(max(1, math.ceil(self.wait)))} if self.wait else {})


class Quotas:
    """The quotas of one kind, ``most`` a minute. Everything is called from the loop's own thread.

    ``visitor``: where all replicas of a store count together.
    """

    def __init__(self, name: str, most: int, visitor: Visitor | None = None) -> None:
        self._name = name
        self._most = most
        self._visitor = visitor
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    async def count(self, who: str) -> Quota:
        """Count one request, here or in the database of all replicas. May raise ``StoreError``."""
        if self._visitor is None:
            return self.take(who, time.monotonic())
        found = await anyio.to_thread.run_sync(self._visitor.take, self._name, who, self._most, MINUTE)
        return self._told(found.remaining, found.taken)._replace(keys=found.keys)

    def take(self, who: str, now: float) -> Quota:
        """Count one request at ``now`` (s, monotonic); one that is too many isn't counted."""
        left = self._at(who, now)
        taken = left >= 1
        left = left - 1 if taken else left
        self._left[who] = (left, now)
        self._left.move_to_end(who)
        if len(self._left) > KNOWN:
            self._left.popitem(last=False)
        return self._told(left, taken)

    def _told(self, left: float, taken: bool) -> Quota:
        each = MINUTE / self._most
        wait = 0.0 if taken else (1 - left) * each
        return Quota(self._name, self._most, int(left), wait, (self._most - left) * each)

    def _at(self, who: str, now: float) -> float:
        left, at = self._left.get(who, (float(self._most), now))
        return min(self._most, left + (now - at) * self._most / MINUTE)
