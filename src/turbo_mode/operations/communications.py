"""Messages to people: one function per operation, like ``operations.py``; and telling what happens, as it happens.

``attend`` is for whoever owns a store: everything that goes on there is told to people, as the configuration says.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, NamedTuple

import msgspec

from turbo_mode.channels.sending import refuse_without_apprise
from turbo_mode.configuration.messages import url_of
from turbo_mode.configuration.model import CommunicationProtocol, ConfiguredChannel
from turbo_mode.configuration.reading import Loaded
from turbo_mode.core.communications import telling as events
from turbo_mode.core.communications.entries import Silence
from turbo_mode.core.communications.inputs import Input, Pass
from turbo_mode.core.communications.message import (
    LONGEST,
    MOST_RECIPIENTS,
    CommunicationType,
    Message,
    one_line,
    plain,
)
from turbo_mode.core.communications.notifying import notifications
from turbo_mode.core.communications.settings import Settings, is_recipient
from turbo_mode.core.communications.state import Post
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan.durations import milliseconds
from turbo_mode.core.resources import DELETED, Resource
from turbo_mode.delivery.relay import Relay
from turbo_mode.delivery.unfolding import Event
from turbo_mode.errors import NotFound, UsageError
from turbo_mode.operations import executions
from turbo_mode.operations.reporting import Reporter
from turbo_mode.runtime.embedded import reach
from turbo_mode.runtime.embedded.clock import new_id
from turbo_mode.runtime.embedded.messages import KIND
from turbo_mode.runtime.embedded.postman import Channel, Setup, templates
from turbo_mode.runtime.embedded.runtime import Runtime
from turbo_mode.runtime.embedded.user import user
from turbo_mode.security.approvers import NOBODY
from turbo_mode.security.secrets import SecretRef
from turbo_mode.store import messages as stored
from turbo_mode.store.place import Where
from turbo_mode.store.resources import resource, resources_in
from turbo_mode.store.rows import DecisionRow

DESTINATION = "messages"
KEPT = 1000
"""So many executions are remembered by what is told of them."""


class Waiting(NamedTuple):
    """What waits for somebody: open questions, and messages that nobody has seen to."""

    questions: list[DecisionRow]
    messages: list[Resource]


def message(
    type: str, content: str, recipients: Sequence[str], *, title: str = "", execution: str = "", by: str = "",
    key: str = "", group: str = "",
) -> Message:  # fmt: skip
    """A message as somebody has written it. Raises ``UsageError`` for whatever is wrong with it."""
    if type not in CommunicationType.__members__:
        raise UsageError(f"there is no type `{type}`", hint=f"types: {', '.join(CommunicationType)}")
    if not content.strip():
        raise UsageError("a message without content tells nothing")
    if len(content) > LONGEST:
        raise UsageError(f"a message has at most {LONGEST:,} characters", hint="write a document, and name it here")
    if not recipients or len(recipients) > MOST_RECIPIENTS:
        raise UsageError(f"a message has 1 to {MOST_RECIPIENTS} recipients")
    if wrong := [each for each in recipients if not is_recipient(each if ":" in each else f"user:{each}")]:
        hint = "user:, role:, team: or onCall: and a name, or mailto:ADDRESS"
        raise UsageError(f"`{one_line(wrong[0], 80)}` is no recipient", hint=hint)
    return Message(
        id="", type=CommunicationType(type), content=plain(content), recipients=list(recipients),
        title=one_line(title or content.strip().splitlines()[0]), execution=execution, by=by,
        key=f"said:{key}" if key else "", group=f"said:{group}" if group else "",
    )  # fmt: skip


def post(place: Where, wanted: Message, loaded: Loaded | None = None) -> Resource:
    """Tell somebody something. Returns its record.

    Where nobody owns the store, we send it at once if it is known how (``loaded``), else the next owner does.
    """
    request = {"do": "messages", "verb": "post", "message": msgspec.to_builtins(wanted)}
    found = reach.asked_or_owned(place, request, approvers=loaded.approvers if loaded else NOBODY)
    if isinstance(found, dict):
        return msgspec.convert(found["resource"], Resource)
    with found as runtime:
        if loaded is not None:
            runtime.messages.postman.start(setup(loaded))
        made, _ = runtime.messages.post(msgspec.structs.replace(wanted, by=user()))
    return show(place, made.id)


def acknowledge(place: Where, name: str, loaded: Loaded) -> list[str]:
    """Say that one has seen a message, or all of a delivery. Returns the ids. Raises ``NotFound``."""
    reach.refuse_inside(place)
    with executions.reading(place):  # a store that isn't there isn't made for that
        pass
    said = _ask(place, {"verb": "acknowledge", "id": name}, loaded)
    return list(said["messages"])


def withdraw(place: Where, name: str, loaded: Loaded) -> Resource:
    """Take a message back. Raises ``NotFound``."""
    said = _ask(place, {"verb": "withdraw", "id": show(place, name).id}, loaded)
    return msgspec.convert(said["resource"], Resource)


def silence(place: Where, lasts: int, loaded: Loaded, **what: Any) -> Silence:
    """Tell nobody what fits for ``lasts`` ms; ``what``: type, plan, execution, reason. Returns it."""
    now = time.time_ns() // 1_000_000
    made = Silence(id=new_id(now), until=now + lasts, **what)
    _ask(place, {"verb": "silence", "silence": msgspec.to_builtins(made)}, loaded)
    return made


def unsilence(place: Where, id: str, loaded: Loaded) -> None:
    """Tell it again. Raises ``NotFound``."""
    _ask(place, {"verb": "unsilence", "id": id}, loaded)


def silences(place: Where) -> list[Silence]:
    """Those that hold now."""
    now = time.time_ns() // 1_000_000
    return [each for each in _state(place).silences.values() if each.until > now]


def listed(place: Where, **wanted: Any) -> list[Resource]:
    """Messages, the newest first; ``wanted`` narrows them, see ``store.resources.resources_in``."""
    with suppress(NotFound), executions.reading(place) as reader:
        return resources_in(reader, KIND, **wanted)
    return []


def show(place: Where, name: str) -> Resource:
    """One message by its id or the end of it. Raises ``NotFound``."""
    with executions.reading(place) as reader:
        found = resource(reader, KIND, name)
        if found is not None and found.status != DELETED:
            return found
        meant = [each for each in resources_in(reader, KIND, limit=2000) if each.id.endswith(name)]
    if len(name) < 4 or len(meant) != 1:
        what = f"`{name}` may mean {len(meant)} messages" if meant else f"there is no message `{name}`"
        raise NotFound(what, hint="`turbo-mode messages list` shows them")
    return meant[0]


def deliver(place: Where, loaded: Loaded) -> bool:
    """Tell what is still to be told, and send what is due; whether it is for us to do, and not for an owner at work."""
    attend_all(loaded)
    found = reach.asked_or_owned(place, {"do": "status"}, loaded.limits, loaded.approvers)
    if isinstance(found, dict):
        return False
    found.close()
    return True


def waiting(place: Where, person: str = "") -> Waiting:
    """What waits for somebody, or for anybody: open questions and messages that nobody has seen to."""
    questions: list[DecisionRow] = []
    found: list[Resource] = []
    with suppress(NotFound), executions.reading(place) as reader:
        questions = reader.decisions(status="OPEN", limit=1000)[::-1]
        for status in ("PENDING", "SENT", "FAILED"):
            found += resources_in(reader, KIND, status=status, limit=1000)
    if person:
        found = [each for each in found if person in each.data.get("people", ())]
    return Waiting(questions, sorted(found, key=lambda each: (not each.data.get("urgent"), -each.at)))


def _ask(place: Where, request: dict[str, Any], loaded: Loaded) -> dict[str, Any]:
    found = reach.asked_or_owned(place, {"do": "messages", **request}, approvers=loaded.approvers)
    if isinstance(found, dict):
        return found
    with found as runtime:
        return runtime.messages.serve({"do": "messages", **request}, user())


def _state(place: Where) -> Post:
    with suppress(NotFound), executions.reading(place) as reader:
        return stored.restore(reader)
    return Post()


# -- telling -----------------------------------------------------------------------------------------------------------


def setup(loaded: Loaded, url: str = "") -> Setup:
    """What a configuration says about messages; ``url`` is where the doors are if it doesn't say so.

    Raises ``NotInstalled`` where it has channels and nothing is there to send by them.
    """
    protocol = loaded.configuration.communication_protocol or CommunicationProtocol()
    if protocol.channels:
        refuse_without_apprise()
    fields = {name: getattr(protocol, name) for name in Settings.__struct_fields__}
    channels = {name: _channel(url_of(each)) for name, each in protocol.channels.items()}
    return Setup(
        Settings(**fields), channels, templates(protocol.templates), protocol.url or url, protocol.links_need_key
    )  # fmt: skip


def _channel(configured: ConfiguredChannel) -> Channel:
    url = configured.url
    where = url if isinstance(url, str) else SecretRef(url.source, url.name)
    return Channel(where, milliseconds(configured.timeout) / 1000)


def attend(runtime: Runtime, loaded: Loaded, url: str = "") -> None:
    """From now on people are told what happens in a store that we own, until it is given up."""
    runtime.messages.postman.start(setup(loaded, url))
    reporter = Reporter(runtime)
    runtime.messages.leaving.callback(reporter.close)
    relay = Relay(runtime.messages.postman.journal)
    relay.add(DESTINATION, Teller(runtime, reporter).take)
    runtime.messages.leaving.callback(relay.close)


def attend_all(loaded: Loaded) -> None:
    """Likewise in every store that we own from now on to carry things out."""
    if not any(each.__module__ == __name__ for each in reach.companions):
        reach.companions.append(lambda runtime: attend(runtime, loaded))


class Teller:
    """Tells people what events mean for them. An event that comes again after a crash means nothing new."""

    def __init__(self, runtime: Runtime, reporter: Reporter) -> None:
        self._runtime = runtime
        self._reporter = reporter
        self._known: OrderedDict[str, tuple[events.About, frozenset[str]]] = OrderedDict()

    def take(self, event: Event, state: Execution | None) -> None:
        """One event, in order."""
        postman = self._runtime.messages.postman
        if (
            not event.execution
            or event.sequence <= postman.read(lambda state: state.position)
            or event.envelope.event.startswith(KIND)
        ):
            return
        found = self._means(event, state)
        if found:
            postman.feed(*found, Pass(event.sequence))

    def _means(self, event: Event, state: Execution | None) -> list[Input]:
        try:
            about, wanted = self._about(event.execution, state)
            if event.envelope.event == "execution:started":
                self._reporter.begin(state or self._runtime.look_up(event.execution))
            elif event.envelope.event == "execution:completed":
                self._reporter.end(event.execution)
            found = events.inputs(event.envelope, about)
            if event.envelope.event in wanted and not about.is_child:
                state = state or self._runtime.look_up(event.execution)
                found += notifications(event.envelope, state, about.actor)
        except NotFound:
            return []  # it was deleted meanwhile
        return found

    def _about(self, execution: str, state: Execution | None) -> tuple[events.About, frozenset[str]]:
        """What is known of an execution, also of one that has just ended, and of which events its plan tells people."""
        if execution not in self._known:
            state = state or self._runtime.look_up(execution)
            about = events.About(
                state.blueprint.plan.name, state.facts.get("actor", ""), bool(state.facts.get("parent"))
            )  # fmt: skip
            told = state.blueprint.plan.communication_protocol.notifications
            self._known[execution] = about, frozenset(name for each in told for name in each.events)
            if len(self._known) > KEPT:
                self._known.popitem(last=False)
        return self._known[execution]
