"""What callers may ask about messages: to post one, to acknowledge, to be silent. Made when somebody asks.

The names of messages may be given short; a link's id makes it count once.
"""

from __future__ import annotations

import hashlib
import os
import threading
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import msgspec

from turbo_mode.core import ids
from turbo_mode.core.resources import DELETED, Resource
from turbo_mode.errors import Conflict, NotFound, NotPermitted, UsageError, VersionConflict

if TYPE_CHECKING:
    from turbo_mode.core.communications.entries import How, Silence
    from turbo_mode.core.communications.message import Message
    from turbo_mode.core.machine.entries import AttemptStarted
    from turbo_mode.runtime.embedded.desk import Desk
    from turbo_mode.runtime.embedded.engine import Engine
    from turbo_mode.runtime.embedded.postman import Postman
    from turbo_mode.runtime.embedded.runtime import Runtime
    from turbo_mode.security.links import Link

KIND = "communication"
DRAIN = 10.0
"""Seconds in which messages that are due are sent before we leave."""


class Messages:
    """The messages of the store that we own. Its methods may be called from any thread."""

    def __init__(self, runtime: Runtime, engine: Engine) -> None:
        self._runtime = runtime
        self._engine = engine
        self._making = threading.Lock()
        self._made: Postman | None = None
        self.leaving = ExitStack()

    @property
    def postman(self) -> Postman:
        """Who sends them; made when somebody asks for it."""
        with self._making:
            if self._made is None:
                from turbo_mode.runtime.embedded.postman import Postman

                self._made = Postman(self._runtime, self._engine)
            return self._made

    @property
    def failure(self) -> Exception | None:
        """What keeps messages from being sent, if something does."""
        return self._made.failure if self._made is not None else None

    def close(self) -> None:
        """End what tells us of events (``leaving``), send what is to be sent at once, and then nothing more."""
        self.leaving.close()
        if self._made is not None:
            self._made.drain(DRAIN)
            self._made.close()

    # -- changing ------------------------------------------------------------------------------------------------------

    def post(self, message: Message, *, once: str = "") -> tuple[Resource, bool]:
        """Tell somebody something; returns its record, durable, and whether it was there already.

        ``once`` is by what the request is known again, if that is wanted. Raises ``UsageError``, and ``NotFound`` for
        an execution that isn't there.
        """
        from turbo_mode.core.communications.inputs import Post

        message = msgspec.structs.replace(message, execution=self._runtime.resources.about(message.execution))
        said = msgspec.structs.replace(message, id="")
        asked = hashlib.sha256(msgspec.json.encode(said, order="sorted")).hexdigest()
        if once or not message.id:
            now = time.time_ns() // 1_000_000
            drawn = (f"once:{once}", 0) if once else (os.urandom(16).hex(), now)
            message = msgspec.structs.replace(message, id=ids.drawn(*drawn))
        if self._runtime.resources.get(KIND, message.id) is not None:
            return self._known(message.id, asked), True
        self.postman.feed(Post(message), by=message.by, asked=asked)
        return self.get(message.id), False

    def tell(self, desk: Desk, entry: AttemptStarted, request: dict[str, Any]) -> str:
        """What a ``notify`` task says; returns the id of the message. A repeat with the same key says nothing twice."""
        from turbo_mode.core.communications.inputs import Post
        from turbo_mode.core.communications.notifying import task_message

        state = self._runtime.look_up(desk.id)
        message = task_message(state, entry.task, desk.key(entry), request, self.postman.clock.now())
        if self._runtime.resources.get(KIND, message.id) is None:
            self.postman.feed(Post(message))
        return message.id

    def acknowledge(self, name: str, by: str, how: How = "acknowledged", link: Link | None = None) -> list[str]:
        """A person has seen messages: one, or all of a delivery. Returns their ids.

        Raises ``NotFound``, and ``Conflict`` for a link that is used up or has expired.
        """
        from turbo_mode.core.communications.decide import meant_by
        from turbo_mode.core.communications.inputs import Acknowledge

        meant, is_whole = self.postman.read(lambda state: (meant_by(state, name), name in state.matters))
        if len(meant) > 1 and not is_whole and len(name) < 32:
            raise NotFound(f"`{name}` may mean {len(meant)} messages", hint="give more of the id")
        if not meant:
            raise NotFound(f"there is no message `{name}` that waits", hint="`turbo-mode messages list` shows them")
        if link is not None:
            self.refuse_used(link)
        said = Acknowledge(name, by, how, link.id if link else "", link.expires if link else 0)
        if not self.postman.feed(said, by=by) and link is not None:
            raise Conflict("this link is used up", hint="ask for a new one")
        return meant

    def refuse_used(self, link: Link) -> None:
        """Raises ``Conflict`` for a link that is good for nothing any more."""
        if self.postman.read(lambda state: link.id in state.links):
            raise Conflict("this link is used up", hint="ask for a new one")
        if self.postman.clock.now() >= link.expires:
            raise Conflict("this link has expired", hint="ask for a new one")

    def silence(self, silence: Silence) -> None:
        """Tell nobody what fits, until it is over. Raises ``UsageError``."""
        from turbo_mode.core.communications.inputs import Hush

        if silence.until <= self.postman.clock.now():
            raise UsageError("a silence must end later than now")
        self.postman.feed(Hush(silence), by=silence.by)

    def unsilence(self, id: str, by: str) -> None:
        """A silence is over. Raises ``NotFound``."""
        from turbo_mode.core.communications.inputs import Unhush

        meant = self.postman.read(lambda state: [each for each in state.silences if each.endswith(id)])
        if len(meant) != 1:
            raise NotFound(f"there is no silence `{id}`", hint="`turbo-mode messages silence` shows them")
        self.postman.feed(Unhush(meant[0], by), by=by)

    def amend(self, id: str, content: str, title: str, by: str, expected: int | None = None) -> Resource:
        """A message says something else to whoever gets it from now on. Raises ``NotFound``, ``Conflict``."""
        from turbo_mode.core.communications.inputs import Amend

        self._expect(id, expected)
        if self.postman.read(lambda state: id in state.told):
            self.postman.feed(Amend(id, content, title, by), by=by)
        else:
            data = self.get(id).data
            self._runtime.resources.write(KIND, id, data | {"content": content, "title": title}, by=by)
        return self.get(id)

    def withdraw(self, id: str, by: str) -> Resource:
        """Whoever hasn't got a message yet won't. Raises ``NotFound``."""
        from turbo_mode.core.communications.inputs import Withdraw

        self._expect(id, None)
        self.postman.feed(Withdraw(id, by), by=by)
        return self.get(id)

    def delete(self, id: str, by: str, expected: int | None = None) -> None:
        """It is taken back, and its record is no more. Raises ``NotFound``, ``Conflict``."""
        from turbo_mode.core.communications.inputs import Withdraw

        self._expect(id, expected)
        self.postman.feed(Withdraw(id, by), by=by)
        self._runtime.resources.delete(KIND, id, by=by)
        self.postman.unlearn(id)

    def get(self, id: str) -> Resource:
        """The record of a message. Raises ``NotFound``."""
        found = self._runtime.resources.get(KIND, id)
        if found is None or found.status == DELETED:
            raise NotFound(f"there is no message `{id}`")
        return found

    def serve(self, request: dict[str, Any], by: str) -> dict[str, Any]:
        """One request, as it comes over the control socket."""
        from turbo_mode.core.communications.entries import Silence
        from turbo_mode.core.communications.message import Message

        match request["verb"]:
            case "post":
                message = msgspec.convert(request["message"] | {"by": by}, Message)
                made, is_known = self.post(message)
                return {"resource": msgspec.to_builtins(made), "known": is_known}
            case "acknowledge":
                return {"messages": self.acknowledge(request["id"], by)}
            case "silence":
                self.silence(msgspec.convert(request["silence"] | {"by": by}, Silence))
                return {}
            case "unsilence":
                self.unsilence(request["id"], by)
                return {}
            case "withdraw":
                return {"resource": msgspec.to_builtins(self.withdraw(request["id"], by))}
        raise Conflict(f"the owner of this store doesn't know how to {request['verb']!r} messages")

    # -- inside --------------------------------------------------------------------------------------------------------

    def _expect(self, id: str, version: int | None) -> None:
        found = self.get(id)
        if version is not None and version != found.version:
            raise VersionConflict(
                f"message {id} is at version {found.version}, not {version} any more",
                hint="read it again, and change what it is now",
            )

    def _known(self, id: str, asked: str) -> Resource:
        from turbo_mode.core.resources import ResourceWritten
        from turbo_mode.store.resources import first_entry

        with self._engine.journal.reader() as reader:
            first = first_entry(reader, KIND, id)
        if not isinstance(first, ResourceWritten) or (first.asked and first.asked != asked):
            raise UsageError("this Idempotency-Key was used for another request", hint="take a fresh one")
        return self.get(id)


def refuse_foreign(link: Link, holder: str, is_needed: bool) -> None:
    """Raises ``NotPermitted`` for a link in the hands of somebody else than the person that it is for.

    ``holder`` is who has shown a key, empty if nobody has; ``is_needed``: then nobody gets through without.
    """
    if holder and holder != link.person:
        raise NotPermitted(f"this link is for {link.person}, and you are {holder}", hint="ask for one of your own")
    if is_needed and not holder:
        raise NotPermitted(f"this link counts only together with a key of {link.person}")
