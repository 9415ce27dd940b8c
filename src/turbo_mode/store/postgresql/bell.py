"""What processes with one database tell each other at once: that something is new, never what it is.

Whoever hears it reads on from where they were, so what was missed while a connection was lost is found by its sequence.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

import psycopg

from turbo_mode.errors import StoreError
from turbo_mode.store.place import Place
from turbo_mode.store.postgresql.session import Session

JOURNAL, INBOX, ANSWERS, OWNER = CHANNELS = (
    "turbo_mode_journal", "turbo_mode_inbox", "turbo_mode_answers", "turbo_mode_owner",
)  # fmt: skip
"""Entries were committed; something lies in the inbox; something asked there has its answer (the payload is its id);
the owner has given the store up."""
_SILENCE = 5.0
"""Seconds after which a connection that says nothing is asked whether it is there."""
_AGAIN = 0.5
"""Seconds between two attempts to connect."""


class Bell:
    """Tells ``hear`` of each channel and its payload, from a thread of its own, which must not be held up.

    After a connection was lost each channel is told once, with an empty payload: something may have been missed.
    """

    def __init__(self, place: Place, hear: Callable[[str, str], None]) -> None:
        self._url = place.url
        self._hear = hear
        self._closing = threading.Event()
        self.is_heard = False
        self._thread = threading.Thread(target=self._run, name="bell", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Tell nothing further."""
        self._closing.set()

    def _run(self) -> None:
        while not self._closing.is_set():
            try:
                session = Session(self._url, writes=True)
            except StoreError:
                self._closing.wait(_AGAIN)
                continue
            try:
                self._listen(session)
            except psycopg.Error:
                self.is_heard = False
                self._closing.wait(_AGAIN)
            finally:
                session.close()

    def _listen(self, session: Session) -> None:
        for channel in CHANNELS:
            session.execute(f"LISTEN {channel}")
        self.is_heard = True
        for channel in CHANNELS:
            self._hear(channel, "")
        while not self._closing.is_set():
            heard = session.heard(_SILENCE)
            for channel, payload in heard:
                self._hear(channel, payload)
            if not heard:
                session.execute("SELECT 1")
