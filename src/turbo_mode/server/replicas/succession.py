"""Who owns the store, as far as this process goes: when the owner has gone, one of the replicas takes its place."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress

from turbo_mode.errors import StoreAway, StoreBusy, StoreError, TurboModeError
from turbo_mode.runtime.embedded.runtime import Runtime
from turbo_mode.server.service import Service
from turbo_mode.store.postgresql import visiting

LOOK = 1.0
"""Seconds between two looks though nothing was heard."""


class Succession:
    """``own`` becomes the owner, or raises ``StoreBusy``; ``took`` is told when it has, and ``lost`` why it is no more,
    or why it can't be."""

    def __init__(
        self, service: Service, own: Callable[[], Runtime], took: Callable[[Runtime], None],
        lost: Callable[[TurboModeError], None],
    ) -> None:  # fmt: skip
        self._service = service
        self._own, self._took, self._lost = own, took, lost
        self._heard, self._closing = threading.Event(), threading.Event()
        self._said = ""
        service.ours.vacancy = self._heard.set
        self._thread = threading.Thread(target=self._run, name="succession", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Wait for nothing more; the store is given up by whoever closes the service."""
        self._closing.set()
        self._heard.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._closing.is_set():
            self._heard.wait(LOOK)
            self._heard.clear()
            if not self._closing.is_set() and not self._service.is_draining:
                self._look()

    def _look(self) -> None:
        if self._service.is_owner:
            try:
                self._service.runtime.journal.check()
            except StoreError as error:
                self._lost(error)
                self._service.give_up()
            return
        with suppress(StoreBusy, StoreAway):
            try:
                if visiting.holder(self._service.place) is None:
                    runtime = self._own()
                    self._said = ""
                    self._took(runtime)
            except (StoreBusy, StoreAway):
                raise
            except TurboModeError as error:  # such as a key that is missing here: another replica may have it
                if error.message != self._said:
                    self._said = error.message
                    self._lost(error)
