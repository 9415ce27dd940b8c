"""What the owner of a store wants to know of messages that come in: one function per operation."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from turbo_mode.configuration.reading import Loaded
from turbo_mode.core.inbound import InboundRecord, LetterGivenUp
from turbo_mode.core.plan.words import closest
from turbo_mode.core.protocol.envelope import timestamp
from turbo_mode.errors import NotFound
from turbo_mode.operations import executions
from turbo_mode.runtime.embedded import control, reach
from turbo_mode.runtime.embedded.control import OwnerAway
from turbo_mode.runtime.embedded.inbound_records import INBOUND
from turbo_mode.runtime.embedded.user import user
from turbo_mode.store.place import Where


def listed(place: Where, loaded: Loaded) -> list[dict[str, Any]]:
    """All queues of a configuration: as they are where somebody reads them, else ``STOPPED``."""
    found = {each["name"]: each for each in _running(place)}
    for each in loaded.configuration.inbound_queues:
        if each.name not in found:
            dead = len(_record(place, each.name).letters)
            found[each.name] = {"name": each.name, "type": each.type, "status": "STOPPED", "dead": dead}
    return list(found.values())


def letters(place: Where, loaded: Loaded, name: str = "") -> list[dict[str, Any]]:
    """The dead letters of a queue, or of all, the newest last. Raises ``NotFound``."""
    names = [name] if name else [each["name"] for each in listed(place, loaded)]
    return [_told(each, letter) for each in names for letter in _known(place, loaded, each).letters.values()]


def letter(place: Where, loaded: Loaded, name: str, id: str) -> dict[str, Any]:
    """One dead letter, with its text. Raises ``NotFound``."""
    found = _known(place, loaded, name).letters.get(id)
    if found is None:
        raise NotFound(f"{name} has no dead letter `{id}`", hint="`turbo-mode inbound` lists them")
    return _told(name, found) | {"body": found.body, "isWhole": found.is_whole}


def retry(place: Where, loaded: Loaded, name: str, id: str = "") -> int:
    """Try a dead letter again, or all of a queue, now or as soon as it is read; returns how many. ``NotFound``."""
    if id:
        letter(place, loaded, name, id)
    found = [each for each in _known(place, loaded, name).letters.values() if each.is_whole and id in ("", each.id)]
    if found:
        _ask(place, {"do": "inbound", "verb": "retry", "name": name, "id": id})
    return len(found)


def _ask(place: Where, request: dict[str, Any]) -> None:
    found = reach.asked_or_owned(place, request)
    if not isinstance(found, dict):
        with found as runtime:
            runtime.inbound.serve(request, user())


def _known(place: Where, loaded: Loaded, name: str) -> InboundRecord:
    names = [each["name"] for each in listed(place, loaded)]
    if name not in names:
        meant = closest(name, names)
        hint = f"did you mean `{meant}`?" if meant else "`turbo-mode inbound` shows them"
        raise NotFound(f"no messages come in from a queue `{name}`", hint=hint)
    return _record(place, name)


def _told(name: str, letter: LetterGivenUp) -> dict[str, Any]:
    said = {"queue": name, "id": letter.id, "timestamp": timestamp(letter.at)}
    return said | {"failure": {"code": letter.code, "message": letter.reason}}


def _running(place: Where) -> list[dict[str, Any]]:
    with suppress(OwnerAway):
        return list(control.ask(place, {"do": "inbound", "verb": "running"})["running"])
    return []


def _record(place: Where, name: str) -> InboundRecord:
    with suppress(NotFound), executions.reading(place) as reader:
        return INBOUND.read(reader, name)
    return InboundRecord()
