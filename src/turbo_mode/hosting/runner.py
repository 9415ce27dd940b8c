"""One plugin at work.

    STARTING → RUNNING ⇄ FAILING → STOPPED

It gets its events one after the other. A handler that fails gets its event again, after 0.5, 1, 2 … up to 60 seconds;
when all tries are used up the event is a dead letter, which is kept in the record, and the next one has its turn. What
goes wrong at the start (a module that is missing, a system that doesn't answer) is tried again without end: its events
wait in the journal meanwhile.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, NamedTuple

from turbo_mode.core.access.scopes import scopes_of
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plugins import EventGivenUp, EventTaken
from turbo_mode.core.protocol.catalog import ANOMALY, PROGRESS
from turbo_mode.core.protocol.envelope import Envelope
from turbo_mode.delivery.relay import Leaves
from turbo_mode.delivery.unfolding import Event, events_behind
from turbo_mode.errors import TurboModeError
from turbo_mode.hosting.commands import PluginCommands, PluginStorage, holder_of
from turbo_mode.hosting.loop import Broken, Interrupted, PluginLoop, guarded
from turbo_mode.plugins.events import Event as Told
from turbo_mode.plugins.events import typed
from turbo_mode.plugins.plugin import Heard, Surroundings, TurboModePlugin, listen
from turbo_mode.runtime.embedded.runtime import Runtime

TRIES = 12
"""So often an event is tried, which takes about five minutes."""
SHORTEST_PAUSE, LONGEST_PAUSE = 0.5, 60.0
"""Seconds between two tries."""
HEALTH = 5.0
"""Seconds that a plugin has to say how it is."""


Tell = Callable[[str, str, str], None]
"""Is told the name of a plugin, its status, and what is wrong."""


class Wanted(NamedTuple):
    """A plugin that is to be run. ``make`` makes it, ``hide`` takes its secrets out of a text.

    ``use`` says where it comes from; ``timeout`` is in seconds, for whatever it awaits.
    """

    name: str
    use: str
    make: Callable[[], TurboModePlugin]
    roles: Sequence[str] = ("agent",)
    tries: int = TRIES
    timeout: float = 30.0
    hide: Callable[[str], str] = str


class Runner:
    """It runs in a thread of its own; ``take`` is for its destination."""

    def __init__(self, wanted: Wanted, runtime: Runtime, tell: Tell) -> None:
        self.wanted = wanted
        self.status = "STARTING"
        self.failure = ""
        self.handled = 0
        self._runtime = runtime
        self._tell = tell
        self._plugin: TurboModePlugin | None = None
        self._around: Surroundings | None = None
        self._ready = threading.Event()
        self._hurries = threading.Event()
        self._leaves = threading.Event()
        self._starts = 0
        self._now: tuple[str, float] | None = None
        self._turn = threading.Lock()
        self._loop = PluginLoop(wanted.name, self._life, self._not_begun)

    def begin(self) -> None:
        """Have it begin, when its place in the journal is known."""
        self._loop.begin()
        if self._runtime.plugins.of(self.wanted.name).again:
            self.retry()

    # -- for its destination -------------------------------------------------------------------------------------------

    def take(self, event: Event, state: Execution | None) -> None:
        """Have an event handled, or give it up. Raises ``Leaves`` when the plugin has to stop before that."""
        if (handlers := self._handlers(event.envelope.event)) and not self._is_own(event.envelope):
            told = self._typed(event)
            with self._turn:
                for place in range(len(handlers)):
                    self._deliver(place, told, self.wanted.tries)
            self.handled += 1

    def retry(self) -> None:
        """Try the events again that were given up, each once, beside those that come."""
        threading.Thread(target=self._retry, name=f"plugin {self.wanted.name} again", daemon=True).start()

    def _retry(self) -> None:
        again = self._runtime.plugins.of(self.wanted.name).again
        with suppress(Leaves, TurboModeError):
            for key, letter in list(again.items()):
                with self._turn:
                    if key in again:  # nobody else was faster
                        self._try_again(letter)

    def _try_again(self, letter: EventGivenUp) -> None:
        records = self._runtime.plugins
        with records.journal.reader() as reader:
            found = [self._typed(each) for each in events_behind(reader, letter.sequence - 1, letter.sequence, 1)]
        places = [place for place, each in enumerate(self._handlers(letter.event)) if each.name == letter.handler]
        if found and not places:
            self._give_up(found[0], letter.handler, letter.tries, "it has no handler of this name any more")
        elif all(self._deliver(place, told, 1) for told in found for place in places):
            records.note(self.wanted.name, EventTaken(time.time_ns() // 1_000_000, letter.id, letter.handler))

    def _typed(self, event: Event) -> Told:
        return typed(event.envelope, event.sequence, lambda: self._look(event.execution))

    def _is_own(self, said: Envelope) -> bool:
        """Whether it is a note that the plugin has left itself: who answers notes with notes would never end."""
        metadata = said.data.get("metadata")
        return isinstance(metadata, dict) and metadata.get("author") == holder_of(self.wanted.name)

    def _handlers(self, event: str) -> list[Heard]:
        """Those of the plugin as it is now; waits until it has begun."""
        while not self._ready.wait(0.1):
            if self._leaves.is_set() or (self._hurries.is_set() and self._starts):
                raise Leaves
        return self._around.handlers(event) if self._around else []

    def _deliver(self, place: int, told: Told, tries: int) -> bool:
        """Have the handler at this place handle an event, or give that up; it may be another object by the next try."""
        for number in range(1, tries + 1):
            heard = self._handlers(told.event)[place]
            try:
                self._call(heard, told)
            except Broken as broken:
                self._failed(f"{heard.name}: {broken}")
                if number == tries:
                    self._give_up(told, heard.name, tries, str(broken))
                elif self._hurries.wait(_pause(number)):
                    raise Leaves from None
            else:
                self._is("RUNNING")
                return True
        return False

    def _call(self, heard: Heard, told: Told) -> None:
        self._now = (heard.name, time.monotonic())
        try:
            self._loop.call(partial(guarded, partial(heard.handler, told), self.wanted.timeout), self._leaves.is_set)
        except Interrupted:
            raise Leaves from None
        finally:
            self._now = None

    def _give_up(self, told: Told, handler: str, tries: int, error: str) -> None:
        now, why = time.time_ns() // 1_000_000, self.wanted.hide(error)
        letter = EventGivenUp(now, told.event, told.event_id, told.sequence, handler, tries, why)
        self._runtime.plugins.note(self.wanted.name, letter)

    def _look(self, execution: str) -> Execution | None:
        try:
            return self._runtime.look_up(execution) if execution else None
        except TurboModeError:
            return None

    # -- what isn't kept -----------------------------------------------------------------------------------------------

    def wants_beside(self) -> bool:
        """Whether it wants to hear of progress, and of what is odd; known when it has begun."""
        return bool(self._handlers(PROGRESS) or self._handlers(ANOMALY))

    def tell_beside(self, event: Event) -> None:
        """Have it handled, once."""
        handlers = self._handlers(event.envelope.event)
        with self._turn:
            for heard in handlers:
                try:
                    self._call(heard, self._typed(event))
                except Broken as broken:
                    self._failed(f"{heard.name}: {broken}")

    # -- its life ------------------------------------------------------------------------------------------------------

    async def _life(self) -> None:
        plugin = self.wanted.make()
        around = Surroundings(
            self.wanted.name, PluginCommands(self.wanted.name, scopes_of(self.wanted.roles), self._runtime),
            PluginStorage(self.wanted.name, self._runtime.plugins),
        )  # fmt: skip
        await guarded(lambda: plugin.initialize(around), self.wanted.timeout)
        listen(plugin, around)
        await guarded(plugin.start, self.wanted.timeout)
        self._plugin, self._around = plugin, around
        self._starts = 0
        self._is("RUNNING")
        self._ready.set()
        try:
            await self._loop.until_over()
        finally:
            self._ready.clear()
            self._plugin = None
            await guarded(plugin.stop, self.wanted.timeout)

    def _not_begun(self, why: str) -> float:
        self._ready.clear()
        self._failed(why)
        self._starts += 1
        return _pause(self._starts)

    def _failed(self, why: str) -> None:
        self._is("FAILING", self.wanted.hide(why))

    def _is(self, status: str, why: str = "") -> None:
        """Note how it is, and tell it where that isn't how it was; that it has begun well is what everybody expects."""
        before, self.status, self.failure = self.status, status, why
        if status != before and (status, before) != ("RUNNING", "STARTING"):
            self._tell(self.wanted.name, status, why)

    def hurry(self) -> None:
        """It is to stop soon: what fails now isn't tried again for this time."""
        self._hurries.set()

    def close(self, seconds: float) -> bool:
        """Stop it; whether it did in time. What doesn't come to an end goes on until this process does."""
        self._hurries.set()
        self._leaves.set()
        is_over = self._loop.close(seconds)
        self.status = "STOPPED" if is_over else "FAILING"
        return is_over

    # -- what can be said of it ----------------------------------------------------------------------------------------

    def told(self, position: int) -> dict[str, Any]:
        """How it is, as plain data; ``position`` is how far it has come in the journal."""
        said: dict[str, Any] = {
            "name": self.wanted.name, "use": self.wanted.use, "status": self.status, "roles": list(self.wanted.roles),
            "events": self._around.patterns if self._around else [], "handled": self.handled,
            "waiting": max(0, self._runtime.plugins.journal.position - position), "failure": self.failure,
        }  # fmt: skip
        if (now := self._now) is not None and (seconds := time.monotonic() - now[1]) > 1:
            said["atWork"] = {"handler": now[0], "seconds": round(seconds, 1)}
        return said | {"health": self._health()}

    def _health(self) -> dict[str, Any]:
        plugin = self._plugin
        if plugin is None or self._now is not None:
            return {"ok": None}
        late = time.monotonic() + HEALTH
        try:
            found = self._loop.call(lambda: guarded(plugin.health, HEALTH), lambda: time.monotonic() > late)
        except (Broken, Interrupted) as error:
            return {"ok": False, "detail": self.wanted.hide(str(error) or f"it says nothing within {HEALTH:g} s")}
        return {"ok": True} if found is None else {"ok": bool(found), "detail": self.wanted.hide(str(found))}


def _pause(tries: int) -> float:
    return min(SHORTEST_PAUSE * 2.0 ** (tries - 1), LONGEST_PAUSE)
