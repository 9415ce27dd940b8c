"""What is wrong with the section about messages beyond the form of its values: names that mean nothing, odd times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from turbo_mode.configuration.model import CommunicationProtocol, Configuration, ConfiguredChannel
from turbo_mode.core.communications.recipients import channel_of
from turbo_mode.core.communications.settings import INBOX, Rotation, is_recipient
from turbo_mode.core.plan.problems import Place, Problem
from turbo_mode.core.plan.words import closest
from turbo_mode.core.regex import regex

Found = Iterator[tuple[str, str]]
_NAME = regex(r"[A-Za-z][A-Za-z0-9_-]*")
_PERSON = regex(r"[^\s:/,{}]+")
_URL = regex(r"https?://[^\s?#]+")
_SECTION = "communicationProtocol"


def problems_of(configuration: Configuration, file: str) -> list[Problem]:
    """Everything that is wrong with it."""
    protocol = configuration.communication_protocol
    if protocol is None:
        return []
    found = [*_channels(protocol), *_people(protocol), *_routes(protocol), *_rotations(protocol)]
    found += _recipients(protocol, configuration.approvers)
    return [
        Problem(code="E0105", message=message, place=Place(file), path=f"{_SECTION}.{path}") for path, message in found
    ]  # fmt: skip


def url_of(channel: str | ConfiguredChannel) -> ConfiguredChannel:
    """A channel in its long form."""
    return ConfiguredChannel(url=channel) if isinstance(channel, str) else channel


def _channels(protocol: CommunicationProtocol) -> Found:
    if protocol.url is not None and not _URL.fullmatch(protocol.url):
        yield "url", f"`{protocol.url}` is no address of a server; write https://HOST, as people reach it"
    for name, channel in protocol.channels.items():
        url = url_of(channel).url
        if not _NAME.fullmatch(name) or name == INBOX:
            yield f"channels.{name}", f"`{name}` is no name for a channel; letters, digits, - and _, and not `{INBOX}`"
        if isinstance(url, str) and "://" not in url:
            yield f"channels.{name}", "this is no URL of Apprise, such as mailto://HOST/{address}"


def _people(protocol: CommunicationProtocol) -> Found:
    for name, person in protocol.people.items():
        if not _PERSON.fullmatch(name):
            yield f"people.{name}", f"`{name}` is no name of a person"
        yield from _known(f"people.{name}.reach", "channel", person.reach, protocol.channels)


def _routes(protocol: CommunicationProtocol) -> Found:
    channels = (*protocol.channels, INBOX)
    for place, route in enumerate(protocol.routes):
        where = f"routes[{place}]"
        yield from _known(f"{where}.channels", "channel", route.channels, channels)
        yield from _known(f"{where}.escalation", "escalation", [route.escalation or ""], ("", *protocol.escalation))
    for place, template in enumerate(protocol.templates):
        yield from _known(f"templates[{place}].channels", "channel", template.channels, channels)


def _rotations(protocol: CommunicationProtocol) -> Found:
    for name, rotation in protocol.on_call.items():
        for where, text in _times(rotation):
            if not _is_time(text):
                yield f"onCall.{name}.{where}", f"`{text}` is no time; write it as 2026-12-24T09:00"


def _times(rotation: Rotation) -> Found:
    yield "start", rotation.start
    for place, override in enumerate(rotation.overrides):
        yield f"overrides[{place}].from", override.from_
        yield f"overrides[{place}].to", override.to


def _is_time(text: str) -> bool:
    try:
        return len(text) == 16 and datetime.fromisoformat(text).tzinfo is None
    except ValueError:
        return False


def _recipients(protocol: CommunicationProtocol, groups: Iterable[str]) -> Found:
    named = [(f"routes[{place}].to", who) for place, route in enumerate(protocol.routes) for who in route.to]
    for name, chain in protocol.escalation.items():
        named += [
            (f"escalation.{name}.steps[{place}].to", who) for place, step in enumerate(chain.steps) for who in step.to
        ]
    for where, who in named:
        kind, _, name = who.partition(":")
        if not is_recipient(who):
            yield where, f"`{who}` is no recipient; write user:, role:, team: or onCall: and a name, or mailto:ADDRESS"
        elif kind == "onCall":
            yield from _known(where, "rotation", [name], protocol.on_call)
        elif kind in ("role", "team"):
            yield from _known(where, "role or team", [who], groups)
        elif kind != "user":
            yield from _known(where, "channel", [channel_of(who)], protocol.channels)


def _known(where: str, what: str, names: Iterable[str], known: Iterable[str]) -> Found:
    known = list(known)
    for name in names:
        if name not in known:
            similar = closest(name, known)
            yield where, f"there is no {what} `{name}`" + (f"; did you mean `{similar}`?" if similar else "")
