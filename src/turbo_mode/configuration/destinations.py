"""Where the owner wants events to go, and from where messages come in: ``webhooks``, ``messageQueues``,
``inboundQueues``, ``hooks``, and what can be wrong with them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal
from urllib.parse import urlsplit

from msgspec import Meta, field

from turbo_mode.core import resources
from turbo_mode.core.plan import events, words
from turbo_mode.core.plan.expressions import ANY, STRING, ExpressionProblems, Scope, compile
from turbo_mode.core.plan.model import Data, Duration, Record, Secret
from turbo_mode.core.plan.problems import Place, Problem
from turbo_mode.core.regex import regex
from turbo_mode.errors import UsageError

if TYPE_CHECKING:
    from turbo_mode.configuration.model import Configuration
    from turbo_mode.security.egress import EgressPolicy

EVENT = Scope({"event": STRING, "id": STRING, "timestamp": STRING, "data": ANY})
"""What ``when`` of a destination sees: the event as it is sent."""
EVENTS = events.EVENTS | resources.EVENTS
USUAL_ROW = {"id": "id", "event": "event", "timestamp": "timestamp", "data": "data"}
"""The row of an event, if nothing else is said."""
MOST_HEADERS = 8 * 1024
"""Bytes of all headers of one webhook together."""
_OURS = frozenset({"host", "content-length", "content-type", "transfer-encoding", "connection", "te", "trailer",
                   "upgrade", "expect", "accept-encoding"})  # fmt: skip
_HEADER = regex(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_CONTROL = regex(r"[\x00-\x1f\x7f]")

Name = Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$", max_length=64)]
"""What a destination is known by; its place in the record goes with it."""
Text = Annotated[str, Meta(min_length=1, max_length=4096)]


PlanName = Annotated[str, Meta(min_length=1, max_length=64)]
Role = Literal["viewer", "agent", "operator", "approver"]
"""What something beside the owner of the store may be given."""
QueueType = Literal["rabbitmq", "kafka", "redis-streams", "sqs", "pubsub"]


class Destination(Record, frozen=True, kw_only=True):
    """What all destinations have. ``events`` are names, ``task:*`` or ``*``; ``when`` is CEL over the event.

    ``ordered``: the events of one execution come one after the other. ``retries`` are the waits between attempts.
    """

    name: Name | None = None
    events: list[str] = field(default_factory=lambda: ["*"])
    when: str = ""
    ordered: bool = False
    concurrency: Annotated[int, Meta(ge=1, le=256)] = 4
    timeout: Duration = "15s"
    retries: list[Duration] | None = None


Format = Literal["event", "cloudevents"]


class Webhook(Destination, frozen=True, kw_only=True):
    """An address that gets events by HTTP; ``secrets`` sign them, each of those that count at the moment."""

    format: Format = "event"
    url: Text
    headers: dict[str, Text | Secret] = field(default_factory=dict)
    secrets: list[Text | Secret] = field(default_factory=list)


class MessageQueue(Destination, frozen=True, kw_only=True):
    """A queue of a ``type`` that gets events; which of the other keys it knows says the manifest of the type."""

    type: QueueType
    format: Format = "event"
    url: Text | Secret | None = None
    exchange: Text | None = None
    routing_key: Text | None = None
    queue: Text | None = None
    topic: Text | None = None
    stream: Text | None = None
    project: Text | None = None
    region: Text | None = None
    max_length: Annotated[int, Meta(ge=1)] | None = None
    compression: Literal["gzip"] | None = None
    username: Text | Secret | None = None
    password: Text | Secret | None = None
    sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] | None = None
    tls: bool | None = None
    ca: Text | None = None


class InboundQueue(Record, frozen=True, kw_only=True):
    """A queue of a ``type`` from which messages come in: they may do what ``roles`` may.

    ``plans`` are plan files that they may name, seen from the configuration; any other name is that of a kept plan.
    """

    name: Name
    type: QueueType
    roles: list[Role] = field(default_factory=lambda: ["agent"])
    plans: dict[PlanName, Text] = field(default_factory=dict)
    url: Text | Secret | None = None
    queue: Text | None = None
    topic: Text | None = None
    stream: Text | None = None
    group: Text | None = None
    project: Text | None = None
    subscription: Text | None = None
    region: Text | None = None
    username: Text | Secret | None = None
    password: Text | Secret | None = None
    sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] | None = None
    tls: bool | None = None
    ca: Text | None = None


class Hook(Record, frozen=True, kw_only=True):
    """Where another system calls, at ``/api/v1/hooks/NAME``, signed with one of these ``secrets``."""

    name: Annotated[str, Meta(pattern=r"^[a-z][A-Za-z0-9]*$", max_length=64)]
    secrets: Annotated[list[Text | Secret], Meta(min_length=1)]
    signature: Literal["standard", "github"] = "standard"


class Feed(Destination, frozen=True, kw_only=True):
    """Events that become rows of a sink, in its ``target``: ``row`` has a CEL expression for each column.

    Without it, a row has the event's ``id``, ``event``, ``timestamp`` and ``data``. Databases look for the row by
    ``key``, so that an event that comes again is no second row.
    """

    concurrency: Annotated[int, Meta(ge=1, le=256)] = 64
    target: Text
    row: dict[Text, Text] = field(default_factory=lambda: dict(USUAL_ROW))
    key: Annotated[list[Text], Meta(min_length=1)] = field(default_factory=lambda: ["id"])


class Sink(Data, frozen=True, kw_only=True):
    """A data sink of the configuration, into which events go, too."""

    feeds: list[Feed] = field(default_factory=list)


class Egress(Record, frozen=True, kw_only=True):
    """Where webhooks may go beside public addresses: networks and names; and which ports, if not those of the web."""

    allow: list[str] = field(default_factory=list)
    ports: list[Annotated[int, Meta(ge=1, le=65535)]] = field(default_factory=list)

    def policy(self) -> EgressPolicy:
        """The guard of all that goes out. Raises ``UsageError`` for what is neither a network nor a name."""
        from turbo_mode.security.egress import WEB_PORTS, EgressPolicy

        return EgressPolicy.for_server(tuple(self.allow), tuple(self.ports) or WEB_PORTS)


def name_of(webhook: Webhook) -> str:
    """What a webhook is known by: its own name, or one that is made of its address."""
    if webhook.name:
        return webhook.name
    host = re.sub(r"[^A-Za-z0-9.-]", "-", urlsplit(webhook.url).hostname or "webhook")[:40].strip(".-") or "webhook"
    return f"{host}-{_mark(webhook.url)}"


def queue_name(queue: MessageQueue) -> str:
    """What a queue is known by, likewise."""
    if queue.name:
        return queue.name
    said = repr([queue.type, *(value for key, value in sorted(settings_of(queue).items()) if key != "password")])
    return f"{queue.type}-{_mark(said)}"


def _mark(text: str) -> str:
    from hashlib import sha256

    return sha256(text.encode()).hexdigest()[:6]


def feed_name(sink: Sink, feed: Feed) -> str:
    """What a feed is known by, likewise."""
    return feed.name or re.sub(r"[^A-Za-z0-9_.-]", "-", f"{sink.name}-{feed.target}")[:64].strip("-.")


def settings_of(queue: MessageQueue | InboundQueue) -> dict[str, Any]:
    """What is set of the keys that only some systems know, by their names in the file."""
    shared = {"type", "format", "roles", "plans", *Destination.__struct_fields__}
    named = zip(queue.__struct_fields__, queue.__struct_encode_fields__, strict=True)
    return {key: value for name, key in named if name not in shared and (value := getattr(queue, name)) is not None}


def problems_of(configuration: Configuration, path: str) -> list[Problem]:
    """Everything that is wrong with the destinations of a configuration that is well-formed."""
    found: list[Problem] = []
    try:
        if configuration.egress.allow:
            configuration.egress.policy()
    except UsageError as wrong:
        found.append(_problem(path, "egress.allow", wrong.message, wrong.hint or ""))
    for index, webhook in enumerate(configuration.webhooks):
        where = f"webhooks[{index}]"
        found += [
            _problem(path, f"{where}.{key}", said, help)
            for key, said, help in (*_of_all(webhook), *_of_url(webhook), *_of_headers(webhook))
        ]
        found += _of_when(webhook, path, where)
    for index, queue in enumerate(configuration.message_queues):
        where = f"messageQueues[{index}]"
        found += [_problem(path, f"{where}.{key}", *said) for key, *said in (*_of_all(queue), *_of_settings(queue))]
        found += _of_when(queue, path, where)
    for index, inbound in enumerate(configuration.inbound_queues):
        found += [_problem(path, f"inboundQueues[{index}].{key}", *said) for key, *said in _of_settings(inbound)]
    ways_in = [each.name for each in configuration.inbound_queues] + [each.name for each in configuration.hooks]
    for name, times in Counter(ways_in).items():
        if times > 1:
            message = f"{times} ways in are known as `{name}`"
            found.append(_problem(path, "name", message, "what came before is known by that: give each its own"))
    for index, sink in enumerate(configuration.data_sinks):
        for number, feed in enumerate(sink.feeds):
            found += _of_feed(sink, feed, path, f"dataSinks[{index}].feeds[{number}]")
    names = [*map(name_of, configuration.webhooks), *map(queue_name, configuration.message_queues)]
    counted = Counter(names + [feed_name(sink, feed) for sink in configuration.data_sinks for feed in sink.feeds])
    for name, times in counted.items():
        if times > 1:
            message = f"{times} destinations are known as `{name}`"
            found.append(_problem(path, "name", message, "give each a `name`: how far it has got is kept by that"))
    return found


def _of_all(destination: Destination) -> Iterable[tuple[str, str, str]]:
    if not destination.events:
        yield "events", "it wants no event at all", 'name some, or write ["*"]'
    for event in destination.events:
        kind, colon, rest = event.partition(":")
        kinds = {each.partition(":")[0] for each in EVENTS}
        if event in EVENTS or event == "*" or (colon and rest == "*" and kind in kinds):
            continue
        similar = words.event(event) or words.closest(event[:64], EVENTS)
        help = f"did you mean `{similar}`?" if similar else f"there are {', '.join(sorted(EVENTS))}"
        yield "events", f"there is no event `{event[:64]}`", help


def _of_settings(queue: MessageQueue | InboundQueue) -> Iterable[tuple[str, str, str]]:
    from turbo_mode.integrations.queue import manifest_of

    manifest, given = manifest_of(queue.type), settings_of(queue)
    known = manifest.settings if isinstance(queue, MessageQueue) else manifest.reader
    for key, setting in known.items():
        if setting.required and key not in given:
            yield key, f"{manifest.name} needs `{key}`", setting.means
    for key in given:
        if key not in known:
            yield key, f"`{key}` means nothing to {manifest.name}", f"it knows {', '.join(known)}"


def _of_url(webhook: Webhook) -> Iterable[tuple[str, str, str]]:
    try:
        parts = urlsplit(webhook.url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        yield "url", f"the address is malformed: {error}", ""
        return
    if _CONTROL.search(webhook.url) or " " in webhook.url or not webhook.url.isascii():
        yield "url", "the address holds a character that has no place there", "write it percent-encoded"
    elif parts.scheme not in ("https", "http") or not host:
        yield "url", "the address begins with https:// and a host", "such as https://example.com/webhook"
    elif "@" in parts.netloc:
        yield "url", "the address holds a user or a password", "put them into `headers`, as Authorization"


def _of_headers(webhook: Webhook) -> Iterable[tuple[str, str, str]]:
    size = 0
    for name, value in webhook.headers.items():
        text = value if isinstance(value, str) else ""
        size += len(name) + len(text)
        if not _HEADER.fullmatch(name):
            yield "headers", f"{name[:64]!r} is no name of a header", ""
        elif name.lower() in _OURS or name.lower().startswith("webhook-"):
            yield "headers", f"the header `{name}` is set by TURBO MODE", "leave it out"
        elif _CONTROL.search(text) or not text.isascii():
            yield "headers", f"the header `{name}` holds a character that has no place there", "encode it"
    if size > MOST_HEADERS:
        yield "headers", f"the headers have {size} bytes, and {MOST_HEADERS} at most may be sent", ""


def _of_feed(sink: Sink, feed: Feed, path: str, where: str) -> Iterable[Problem]:
    yield from (_problem(path, f"{where}.{key}", said, help) for key, said, help in _of_all(feed))
    yield from _of_when(feed, path, where)
    for column, text in feed.row.items():
        yield from _of_expression(text, path, f"{where}.row.{column}")
    for column in feed.key:
        if sink.type == "database" and column not in feed.row:
            help = f"give the row a `{column}`, or say in `key` by which columns it is found"
            yield _problem(path, f"{where}.key", f"the row has no `{column}`", help)


def _of_when(destination: Destination, path: str, where: str) -> Sequence[Problem]:
    return _of_expression(destination.when, path, f"{where}.when") if destination.when else []


def _of_expression(text: str, path: str, where: str) -> Sequence[Problem]:
    try:
        compile(text, EVENT)
    except ExpressionProblems as wrong:
        return [
            Problem(code=each.code, message=each.message, place=Place(path), path=where, help=each.help)
            for each in wrong.problems
        ]
    return []


def _problem(path: str, where: str, message: str, help: str) -> Problem:
    return Problem(code="E0105", message=message, place=Place(path), path=where, help=help)
