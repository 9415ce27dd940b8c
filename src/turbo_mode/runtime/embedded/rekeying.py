"""Another key for the store, while it is in use: its data keys are wrapped anew, and no body is touched."""

from __future__ import annotations

import os
from typing import Any

from turbo_mode.security import keyfile
from turbo_mode.store.journal import Journal


class Rekeying:
    """Over the journal of an owner."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def serve(self, request: dict[str, Any], by: str) -> dict[str, Any]:
        """Take the key of a request, in base64, from now on; says how many data keys there were.

        What this process opens later it opens with the new key too. Raises ``KeyMissing`` for one of the wrong length.
        """
        text = str(request.get("key"))
        rewrapped = self._journal.rotate(keyfile.read(text, "the new key"))
        os.environ[keyfile.VARIABLE] = text
        return {"rewrapped": rewrapped}
