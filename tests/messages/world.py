"""A world with messages: a journal, a clock that is set, channels that fail, and an owner that crashes anywhere.

It does what the postman of a runtime does, in the same order, and keeps what receivers got.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from turbo_mode.core.communications import delivering
from turbo_mode.core.communications import entries as e
from turbo_mode.core.communications import state as states
from turbo_mode.core.communications.apply import apply
from turbo_mode.core.communications.decide import step
from turbo_mode.core.communications.inputs import Configure, Facts, Failed, Input, Look, Post, Sent
from turbo_mode.core.communications.message import CommunicationType, Message
from turbo_mode.core.communications.settings import Settings
from turbo_mode.core.communications.state import Delivery
from turbo_mode.core.communications.state import Post as State
from turbo_mode.core.plan.model import Record
from turbo_mode.plans.reader import read_record

START = 1_795_000_000_000
SECOND, MINUTE, HOUR, DAY = 1000, 60_000, 3_600_000, 86_400_000


class Crash(Exception):
    """The owner is gone."""


class World:
    """``crash`` says where the owner dies next: before or after a commit, before or after a channel has something.

    ``got`` is what each receiver has, by the id of the delivery; ``calls`` counts how often it came.
    """

    def __init__(self, now: int = START) -> None:
        self.now = now
        self.state = State()
        self.journal: list[bytes] = []
        self.history: list[e.AnyEntry] = []
        self.crash = ""
        self.dead: set[str] = set()
        self.got: dict[str, tuple[int, str, str, list[str], str]] = {}
        self.calls: dict[str, int] = {}
        self._count = 0

    def configure(self, settings: Settings, channels: Sequence[str] = (), **groups: list[str]) -> None:
        """These settings hold, with these channels; ``role_ops`` is the role ``ops``."""
        named = {name.replace("_", ":", 1): people for name, people in groups.items()}
        self.feed(Configure(settings, named, list(channels)))

    def post(self, type: str = "ALERT", to: Sequence[str] = ("user:ana",), **more: Any) -> str:
        """Somebody is told something; returns its id."""
        self._count += 1
        id = more.pop("id", f"m{self._count}")
        more.setdefault("title", f"about {id}")
        said = Post(Message(id=id, type=CommunicationType(type), content=id, recipients=list(to), **more))
        before = self.crash
        self.feed(said)
        if before != self.crash:
            self.feed(said)  # whoever has said it has heard nothing, and says it again
        return str(id)

    def feed(self, *inputs: Input) -> None:
        """Feed, commit, perform; the owner may die, and then another one takes over."""
        try:
            self._feed(*inputs)
        except Crash:
            self.come_back()

    def _feed(self, *inputs: Input) -> None:
        entries = [entry for input in inputs for entry in step(self.state, input, Facts(self.now))]
        if not entries:
            return
        self._may_crash("before")
        self.journal += map(e.encode, entries)
        self.history += entries
        self._may_crash("after")
        for id in dict.fromkeys(entry.id for entry in entries if isinstance(entry, e.DeliveryBegun)):
            if (delivery := self.state.deliveries.get(id)) is not None:
                self._send(delivery)

    def _may_crash(self, where: str) -> None:
        if self.crash == where:
            self.crash = ""
            raise Crash

    def _send(self, delivery: Delivery) -> None:
        self._may_crash("sending")
        if delivery.channel in self.dead:
            self._feed(Failed(delivery.id, delivery.attempt, "dead"))
            return
        self.calls[delivery.id] = self.calls.get(delivery.id, 0) + 1
        taken = (self.now, delivery.person, delivery.of, list(delivery.messages), delivery.channel)
        self.got.setdefault(delivery.id, taken)
        self._may_crash("sent")
        self._feed(Sent(delivery.id, delivery.attempt))

    def come_back(self) -> None:
        """A new owner: it reads the journal, and sends again what was begun."""
        self.state = replayed(self.journal)
        try:
            for delivery in list(self.state.deliveries.values()):
                if not delivery.again:
                    self._send(delivery)
        except Crash:
            self.come_back()

    def go_to(self, until: int) -> None:
        """Time passes; the postman wakes whenever something is due."""
        while (due := delivering.next_due(self.state)) <= until:
            self.now = max(self.now, due)
            self.feed(Look())
        self.now = max(self.now, until)

    def wait(self, ms: int) -> None:
        """So much time passes."""
        self.go_to(self.now + ms)

    def of(self, person: str, kind: str = "") -> list[list[str]]:
        """The messages of each delivery that a person got, in order."""
        return [messages for _, who, of, messages, _ in self.got.values() if who == person and kind in ("", of)]


def replayed(journal: Sequence[bytes]) -> State:
    """What a journal adds up to."""
    state = State()
    for body in journal:
        apply(state, e.decode(body))
    return state


def is_sound(world: World) -> None:
    """A replay gives the same state, and so does a snapshot."""
    assert replayed(world.journal) == world.state == states.decode(states.encode(world.state))


def settings(**said: Any) -> Settings:
    """Settings as a configuration file says them."""
    made: Settings = read(Settings, said)
    return made


def read(record: type[Record], said: dict[str, Any]) -> Any:
    """A record of the configuration, as it is read from a file."""
    made, problems = read_record(said, record)
    assert not problems, [each.message for each in problems]
    return made
