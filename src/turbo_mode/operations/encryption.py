"""The key of a store is changed: by its owner, whoever that is, without a pause."""

from __future__ import annotations

import base64

from turbo_mode.runtime.embedded import reach
from turbo_mode.runtime.embedded.rekeying import Rekeying
from turbo_mode.runtime.embedded.user import user
from turbo_mode.store.place import Where


def rekey(place: Where, key: bytes) -> int:
    """Wrap all data keys of a store with another key of 32 bytes; returns how many there were.

    Raises ``KeyMissing`` for one of the wrong length, ``NotFound`` where there is no store, ``StoreBusy`` for one whose
    owner is on another machine.
    """
    with reach.reading(place):
        request = {"do": "rekey", "key": base64.b64encode(key).decode()}
    found = reach.asked_or_owned(place, request)
    if isinstance(found, dict):
        return int(found["rewrapped"])
    with found as runtime:
        return int(Rekeying(runtime.journal).serve(request, user())["rewrapped"])
