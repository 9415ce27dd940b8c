"""Commands that others leave in the inbox of a shared database, because they can't reach the owner's socket; and what
an owner before this one had taken in and not carried out.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress

from turbo_mode.errors import StoreDamaged, TurboModeError
from turbo_mode.store.journal import Journal
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import DOORS, Command

EVERY = 0.5
"""Seconds between two looks into the inbox."""
_MOST = 5_000


class Letters:
    """Hands what is new to ``deliver``, from a thread of its own; does nothing where the inbox is the owner's alone."""

    def __init__(self, journal: Journal, deliver: Callable[[Sequence[Command]], None]) -> None:
        self._journal = journal
        self._deliver = deliver
        self._known: set[str] = set()
        self._thread: threading.Thread | None = None
        self._closed = threading.Event()

    def waiting(self, prefix: str) -> Iterator[Command]:
        """What is new for streams whose names begin so."""
        with self._journal.reader() as reader:
            letters = [each for each in reader.pending_commands(_MOST) if each.stream.startswith(prefix)]
        yield from self.new(letters)

    def know(self, id: str) -> None:
        """This command is on its way already."""
        self._known.add(id)

    def look_out(self, known: Iterable[str] = ()) -> None:
        """From now on; ``known`` commands are on their way already."""
        self._known.update(known)
        if self._thread is None and self._journal.is_shared:
            self._thread = threading.Thread(target=self._run, name="letters", daemon=True)
            self._thread.start()

    def new(self, letters: Iterable[Command]) -> Iterator[Command]:
        """Those that nobody has taken yet; they are taken now."""
        for letter in letters:
            if letter.id not in self._known:
                self._known.add(letter.id)
                yield letter

    def close(self) -> None:
        """Look no more."""
        self._closed.set()

    def _run(self) -> None:
        try:
            with self._journal.reader() as reader:
                while not self._closed.wait(EVERY):
                    with suppress(StoreDamaged):  # a row that can't be read; doctor names it
                        self._look(reader)
        except TurboModeError:
            return  # the database has gone for good; the engine hears so itself

    def _look(self, reader: Reader) -> None:
        letters = [each for each in reader.pending_commands(_MOST) if each.stream != DOORS]
        if any(letter.id not in self._known for letter in letters):
            self._deliver(letters)
