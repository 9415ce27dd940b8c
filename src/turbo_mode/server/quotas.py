"""How often somebody may ask: so many requests a minute for each key, so many wrong keys for each address.

What is left is told with each answer (draft-ietf-httpapi-ratelimit-headers); who has used it up is told when to come
again. A quota fills up evenly, so nobody waits for the end of a minute. Names that were not heard of for long are
forgotten.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from typing import NamedTuple

MINUTE = 60.0
KNOWN = 10_000
"""So many names are remembered at once."""


class Quota(NamedTuple):
    """What is left of ``most`` requests; ``wait`` (s) until there is one more, ``full`` (s) until all are there."""

    name: str
    most: int
    left: int
    wait: float
    full: float

    @property
    def headers(self) -> dict[str, str]:
        """How an answer tells it."""
        said = {
            "RateLimit-Policy": f'"{self.name}";q={self.most};w={int(MINUTE)}',
            "RateLimit": f'"{self.name}";r={self.left};t={math.ceil(self.full)}',
        }  # fmt: skip
        return said | ({"Retry-After": str(max(1, math.ceil(self.wait)))} if self.wait else {})


class Quotas:
    """The quotas of one kind, ``most`` a minute. Everything is called from the loop's own thread."""

    def __init__(self, name: str, most: int) -> None:
        self._name = name
        self._most = most
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, who: str, now: float) -> Quota:
        """Count one request at ``now`` (s, monotonic); one that is too many isn't counted."""
        left = self._at(who, now)
        taken = left >= 1
        left = left - 1 if taken else left
        self._left[who] = (left, now)
        self._left.move_to_end(who)
        if len(self._left) > KNOWN:
            self._left.popitem(last=False)
        each = MINUTE / self._most
        wait = 0.0 if taken else (1 - left) * each
        return Quota(self._name, self._most, int(left), wait, (self._most - left) * each)

    def _at(self, who: str, now: float) -> float:
        left, at = self._left.get(who, (float(self._most), now))
        return min(self._most, left + (now - at) * self._most / MINUTE)
