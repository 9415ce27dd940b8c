"""What the owner of a store wants to know of its plugins, and who is switched on: one function per operation."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from turbo_mode.configuration.reading import Loaded
from turbo_mode.core.plan.words import closest
from turbo_mode.core.plugins import PluginRecord
from turbo_mode.core.protocol.envelope import timestamp
from turbo_mode.errors import NotFound
from turbo_mode.hosting.configured import configured
from turbo_mode.operations import executions
from turbo_mode.plugins.finding import installed, name_of
from turbo_mode.runtime.embedded import control, reach
from turbo_mode.runtime.embedded.control import OwnerAway
from turbo_mode.runtime.embedded.plugin_records import read_record
from turbo_mode.runtime.embedded.user import user
from turbo_mode.store.place import Where

SHOWN = 20
"""So many dead letters are shown, the newest ones."""


def listed(place: Where, loaded: Loaded) -> list[dict[str, Any]]:
    """All plugins: those at work as they are, those that are configured (``ENABLED``, ``DISABLED``), and those that are
    only installed (``AVAILABLE``).
    """
    found = {each["name"]: each for each in _running(place)}
    for each in configured(loaded):
        if each.name not in found:
            record = _record(place, each.name)
            status = "ENABLED" if record.is_on else "DISABLED"
            found[each.name] = {
                "name": each.name, "use": each.use, "status": status, "roles": list(each.roles), "events": [],
                "givenUp": record.given_up,
            }  # fmt: skip
    used = {each["use"] for each in found.values()}
    for name, point in installed().items():
        if name not in used and point.value not in used:
            found.setdefault(name, {"name": name, "use": point.value, "status": "AVAILABLE", "givenUp": 0})
    return list(found.values())


def info(place: Where, loaded: Loaded, name: str) -> dict[str, Any]:
    """One plugin, with its dead letters, the newest last, and the keys of what it keeps. Raises ``NotFound``."""
    said, record = _known(place, loaded, name), _record(place, name)
    letters = [
        {
            "event": each.event, "id": each.id, "sequence": each.sequence, "handler": each.handler,
            "tries": each.tries, "error": each.error, "timestamp": timestamp(each.at),
        }
        for each in list(record.letters)[-SHOWN:]
    ]  # fmt: skip
    named = {each.name or name_of(each.use): each.options for each in loaded.configuration.plugins}
    return said | {"deadLetters": letters, "storage": sorted(record.values), "options": sorted(named.get(name, ()))}


def switch(place: Where, loaded: Loaded, name: str, on: bool, *, skip: bool = False) -> dict[str, Any]:
    """Switch a plugin on or off; that holds until it is said otherwise. Raises ``NotFound``.

    One that was off gets what it has missed, unless it is to ``skip`` that.
    """
    said = _known(place, loaded, name)
    if said["status"] == "AVAILABLE":
        raise NotFound(f"plugin `{name}` is installed, but not configured", hint=f"plugins: [{{use: {name}}}]")
    _ask(place, {"do": "plugins", "verb": "switch", "name": name, "on": on, "skip": skip})
    return _known(place, loaded, name)


def retry(place: Where, loaded: Loaded, name: str) -> int:
    """Have a plugin try its dead letters again, now or as soon as it is at work; returns how many. ``NotFound``."""
    _known(place, loaded, name)
    if number := len(_record(place, name).letters):
        _ask(place, {"do": "plugins", "verb": "retry", "name": name})
    return number


def _ask(place: Where, request: dict[str, Any]) -> None:
    found = reach.asked_or_owned(place, request)
    if not isinstance(found, dict):
        with found as runtime:
            runtime.plugins.serve(request, user())


def _known(place: Where, loaded: Loaded, name: str) -> dict[str, Any]:
    there = {each["name"]: each for each in listed(place, loaded)}
    if name not in there:
        meant = closest(name, list(there))
        raise NotFound(
            f"there is no plugin `{name}`",
            hint=f"did you mean `{meant}`?" if meant else "`turbo-mode plugins list` shows them",
        )
    return there[name]


def _running(place: Where) -> list[dict[str, Any]]:
    with suppress(OwnerAway):
        return list(control.ask(place, {"do": "plugins", "verb": "running"})["running"])
    return []


def _record(place: Where, name: str) -> PluginRecord:
    with suppress(NotFound), executions.reading(place) as reader:
        return read_record(reader, name)
    return PluginRecord()
