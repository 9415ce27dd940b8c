"""The postman: tells people what they are to be told, in the process that owns the store.

Everything that it does is decided by ``core/communications`` and committed first, together with the record of each
message that it changes. An attempt that was begun and of which nothing more is known is made again, under the same id,
by the next owner: so every message arrives at least once, and a receiver that keeps ids takes it once.

A thread of its own sleeps until something is due; what channels say of their attempts is fed by it, too. Each channel
has a process of its own, so that one which hangs delays no other.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from turbo_mode.channels.sending import Answer, Request, Sending
from turbo_mode.channels.wording import Template, words
from turbo_mode.core import resources
from turbo_mode.core.communications import decide, delivering
from turbo_mode.core.communications import entries as e
from turbo_mode.core.communications.inputs import Configure, Facts, Failed, Input, Look, Sent
from turbo_mode.core.communications.recipients import address_of
from turbo_mode.core.communications.settings import INBOX, Settings
from turbo_mode.core.communications.state import Delivery, Post
from turbo_mode.core.communications.views import message_data, touched
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.resources import DELETED, Resource, ResourceWritten
from turbo_mode.errors import NotFound, RuntimeFault, StoreError, StoreFull, TurboModeError
from turbo_mode.runtime.embedded.clock import WallClock
from turbo_mode.runtime.embedded.message_links import MessageLinks
from turbo_mode.security.links import Signet
from turbo_mode.security.secrets import SecretRef, SecretResolver
from turbo_mode.store import messages as stored
from turbo_mode.store.projections import resource_row
from turbo_mode.store.rows import Changes, EntryRow

if TYPE_CHECKING:
    from turbo_mode.runtime.embedded.engine import Engine
    from turbo_mode.runtime.embedded.runtime import Runtime

KIND = "communication"
GLANCE = 5.0
"""Seconds between two looks at the wall clock at most."""
PAUSE = 1.0
"""Seconds between two tries when something is wrong."""
_T = TypeVar("_T")


class Channel(msgspec.Struct, frozen=True):
    """How a channel is reached: by a URL, or by one that is a secret; ``timeout`` in seconds."""

    url: str | SecretRef
    timeout: float = 30.0


class Setup(msgspec.Struct, frozen=True):
    """What the owner has set: who is told what, by which channels, in which words, and where links lead."""

    settings: Settings = Settings()
    channels: Mapping[str, Channel] = {}
    templates: Sequence[Template] = ()
    url: str = ""
    links_need_key: bool = False


class Postman:
    """The messages of a store. It takes them at any time, and sends them once ``start`` was called."""

    def __init__(self, runtime: Runtime, engine: Engine) -> None:
        self.clock = WallClock()
        self.failure: TurboModeError | None = None
        self.setup = Setup()
        self._runtime = runtime
        self.journal = engine.journal
        self._lock = threading.RLock()
        self._sending: dict[str, Sending] = {}
        self._known: dict[str, Resource] = {}
        self._reports: deque[Input] = deque()
        self._woken = threading.Event()
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None
        self._state = self._restored()

    def read(self, what: Callable[[Post], _T]) -> _T:
        """Something of what is known of messages; nothing changes meanwhile."""
        with self._lock:
            return what(self._state)

    @property
    def is_sending(self) -> bool:
        """Whether messages are sent here."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, setup: Setup | None = None) -> None:
        """Send from now on, what an owner before this one has begun first. Without a ``setup`` the last one holds."""
        with self._lock:
            if setup is not None:
                self.setup = setup
                groups = {name: list(people) for name, people in self._runtime.approvers.items()}
                self.feed(Configure(setup.settings, groups, sorted(setup.channels)))
            if self.is_sending:
                return
            self._thread = threading.Thread(target=self._run, name="postman", daemon=True)
            for delivery in list(self._state.deliveries.values()):
                if not delivery.again:
                    self._perform(delivery)
            self._thread.start()

    def feed(self, *inputs: Input, by: str = "", asked: str = "") -> list[e.AnyEntry]:
        """Feed, commit, perform; all of it durable when this returns. ``asked``: see ``core/resources.py``."""
        with self._lock:
            entries = self._fed(*inputs, by=by, asked=asked)
            self._woken.set()
            return entries

    def _fed(self, *inputs: Input, by: str = "", asked: str = "") -> list[e.AnyEntry]:
        """The same from our own thread, which looks for what is due next by itself."""
        with self._lock:
            try:
                entries: list[e.AnyEntry] = []
                for input in inputs:
                    entries += decide.step(self._state, input, Facts(self.clock.now()))
                if entries:
                    self._commit(entries, by, asked)
            except BaseException:
                self._state = self._restored()
                raise
            begun = {entry.id: None for entry in entries if isinstance(entry, e.DeliveryBegun)}
            if self._thread is not None:
                for id in begun:
                    if (delivery := self._state.deliveries.get(id)) is not None:
                        self._perform(delivery)
            return entries

    def unlearn(self, id: str) -> None:
        """Somebody else has changed the record of a message: it is read again."""
        with self._lock:
            self._known.pop(id, None)

    def drain(self, seconds: float) -> None:
        """Send now what people get within so many seconds, and wait for it, but no longer than this."""
        late = self.clock.now() + round(seconds * 1000)
        if self.is_sending and self.failure is None:
            self.feed(Look(round(seconds * 1000)))
        while self.is_sending and self.clock.now() < late and self.read(_is_under_way):
            self._closing.wait(0.02)

    def close(self) -> None:
        """Send nothing more; what waits is sent by the next owner."""
        self._closing.set()
        self._woken.set()
        if self._thread is not None:
            self._thread.join()
        for sending in self._sending.values():
            sending.close()

    # -- the thread ----------------------------------------------------------------------------------------------------

    def _run(self) -> None:
        while not self._closing.is_set():
            self._woken.clear()
            try:
                self._turn()
                due, self.failure = self.read(delivering.next_due), None
            except StoreError as error:
                self.failure = error
                if not isinstance(error, StoreFull):
                    return  # whoever owned the store has lost it
            except Exception as error:  # nothing is lost by it: it is tried again, from the journal
                self.failure = RuntimeFault(f"the postman stumbled: {type(error).__name__}: {error}")
                self.failure.__cause__ = error
            if self.failure is not None:
                self._closing.wait(PAUSE)
                continue
            for sending in list(self._sending.values()):
                sending.look()
            self._woken.wait(min(GLANCE, self.clock.until(due)))

    def _turn(self) -> None:
        while self._reports:
            self._fed(self._reports[0])
            self._reports.popleft()
        self._fed(Look())

    # -- storing -------------------------------------------------------------------------------------------------------

    def _restored(self) -> Post:
        self._known.clear()
        with self.journal.reader() as reader:
            return stored.restore(reader)

    def _commit(self, entries: Sequence[e.AnyEntry], by: str, asked: str) -> None:
        """The entries, and the records of the messages that they change, in one transaction."""
        made = [each for id in touched(entries, self._state) if (each := self._record(id, by, asked)) is not None]
        changes = [stored.changes(self._state, entries), *(change for change, _ in made)]
        for wrong in self.journal.commit(changes):
            if wrong is not None:
                raise wrong
        for _, record in made:
            self._known[record.id] = record
        for id in [id for id in self._known if id not in self._state.told]:
            del self._known[id]

    def _record(self, id: str, by: str, asked: str) -> tuple[Changes, Resource] | None:
        """What is to be written of a message, if it isn't known already."""
        told = self._state.told.get(id)
        before = self._known.get(id) or self._runtime.resources.get(KIND, id)
        if told is None or (before is not None and before.status == DELETED):
            return None
        status, data = str(told.status), message_data(told)
        if before is not None and (before.status, before.data) == (status, data):
            return None
        change = "created" if before is None else "updated"
        if status == "SENT" and (before is None or before.status != "SENT"):
            change = "sent"
        entry = ResourceWritten(
            at=self.clock.now(), by=by, change=change, data=data, execution=told.message.execution,
            type=str(told.message.type), status=status, asked=asked if before is None else "",
        )  # fmt: skip
        record = resources.after(KIND, id, before, entry)
        row = EntryRow(
            record.version, resources.VERSION, type(entry).__name__, entry.at, resources.encode(entry)
        )  # fmt: skip
        return Changes(resources.stream_of(KIND, id), [row], resource=resource_row(record)), record

    # -- performing ----------------------------------------------------------------------------------------------------

    def _perform(self, delivery: Delivery) -> None:
        """Send an attempt that is committed; what comes of it is fed later."""
        id, attempt = delivery.id, delivery.attempt

        def heard(answer: Answer) -> None:
            report = Sent(id, attempt) if answer.ok else Failed(id, attempt, answer.said, answer.for_good)
            self._reports.append(report)
            self._woken.set()

        if delivery.channel == INBOX:
            heard(Answer(True))
            return
        try:
            request = self._request(delivery)
            self._sending.setdefault(delivery.channel, Sending()).send(request, heard)
        except StoreError:
            raise
        except Exception as error:
            message = error.message if isinstance(error, TurboModeError) else f"{type(error).__name__}: {error}"
            heard(Answer(False, message))

    def _request(self, delivery: Delivery) -> Request:
        channel = self.setup.channels.get(delivery.channel)
        if channel is None:
            raise NotFound(f"there is no channel `{delivery.channel}` any more")
        known = [self._state.told[id] for id in delivery.messages if id in self._state.told]
        first = known[0]
        links = MessageLinks(self.setup.url, Signet(self._runtime.directory), self._runtime.approvers)
        said = words(
            {
                "kind": delivery.of, "person": delivery.person, "channel": delivery.channel, "step": delivery.step,
                "messages": [
                    {
                        **msgspec.to_builtins(told.message), **_filled(told.message),
                        "times": told.repeats + 1, "also": told.also,
                    }
                    for told in known
                ],
                "links": links.of(delivery, first, self._look_up(first.message.execution)),
            },
            self.setup.templates,
        )  # fmt: skip
        headers = {
            "Idempotency-Key": delivery.id, "X-Turbo-Mode-Delivery": delivery.id,
            "X-Turbo-Mode-Attempt": str(delivery.attempt), "X-Turbo-Mode-Messages": ",".join(delivery.messages[:20]),
        }  # fmt: skip
        return Request(_url(channel), self._address(delivery), said.title, said.text, headers, channel.timeout)

    def _address(self, delivery: Delivery) -> str:
        person = delivery.person
        reachable = self._state.settings.people.get(person)
        return reachable.reach.get(delivery.channel, "") if reachable is not None else address_of(person)

    def _look_up(self, execution: str) -> Execution | None:
        try:
            return self._runtime.look_up(execution) if execution else None
        except TurboModeError:
            return None


def _is_under_way(state: Post) -> bool:
    """Whether a channel has something that it hasn't said anything about."""
    return any(not each.again for each in state.deliveries.values())


def _filled(message: Any) -> dict[str, str]:
    return {"title": message.title, "plan": message.plan, "phase": message.phase, "execution": message.execution}


def _url(channel: Channel) -> str:
    if isinstance(channel.url, str):
        return channel.url
    resolver = SecretResolver({"url": channel.url}, folder=os.getcwd())
    return resolver.resolve("url").reveal()


def templates(made: Iterable[Any]) -> list[Template]:
    """Templates as a configuration has them."""
    return [Template(each.text, each.title, each.types, each.channels) for each in made]
