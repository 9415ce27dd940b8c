"""Looks over what TURBO MODE stands on: this installation, the store, and the machine under it. It only reads."""

from __future__ import annotations

import platform
import shutil
import stat
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

from turbo_mode import __version__
from turbo_mode.errors import StoreDamaged, StoreError
from turbo_mode.runtime.embedded import landlock, sandbox
from turbo_mode.store.connection import driver, refuse_network
from turbo_mode.store.inspection import Report, verify
from turbo_mode.store.place import Place
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import ExecutionRow

_LEAST_FREE = 200_000_000
_SHOWN = {
    "journal_mode": "journal",
    "trusted_schema": "trusted_schema",
    "fsync": "fsync",
    "synchronous_commit": "commit",
}
_EARLIEST = 1_735_689_600  # 2025: a clock before that was never set


class Finding(NamedTuple):
    """One thing that was looked at. ``said`` is for people, ``hint`` what to do about it, ``data`` for programs."""

    about: str
    state: Literal["OK", "WARNING", "PROBLEM"]
    said: str
    data: dict[str, Any]
    hint: str = ""


def installation() -> list[Finding]:
    """This version, Python and SQLite."""
    python = platform.python_version()
    try:
        sqlite = driver().sqlite_version
    except StoreError as error:
        data: dict[str, Any] = {"version": __version__, "python": python}
        return [Finding("installation", "PROBLEM", error.message, data, error.hint or "")]
    data = {"version": __version__, "python": python, "sqlite": sqlite, "platform": platform.platform()}
    return [Finding("installation", "OK", f"turbo-mode {__version__}, Python {python}, SQLite {sqlite}", data)]


def programs() -> Finding:
    """Where programs run that may run in a sandbox only."""
    found = sandbox.here()
    why = "; ".join(f"{road}: {reason}" for road, reason in found.why.items())
    data = {"road": found.road or None, "program": found.program or None, "why": found.why}
    if not found.road:
        said = f"there is none ({why}): what agents start is refused"
        return Finding("sandbox", "WARNING", said, data, sandbox.HINT)
    if found.road == "landlock":
        said = f"Landlock, version {landlock.version()} ({why})"
        return Finding("sandbox", "OK", said, data | {"version": landlock.version()})
    return Finding("sandbox", "OK", f"bubblewrap, {found.program}", data)


def store(place: Place, owner: dict[str, Any] | None, unfinished: Sequence[ExecutionRow]) -> list[Finding]:
    """The store: whether it is whole, has room, is closed to others, and whether somebody is at work."""
    folder = place.folder
    folders = [_room(folder), _permissions(folder), _clock(folder)] if folder.is_dir() else []
    findings = [*_integrity(place), *folders]
    findings.append(_work(owner, unfinished))
    return findings


def _integrity(place: Place) -> list[Finding]:
    try:
        if not place.url:
            refuse_network(place.folder)
        report = verify(place)
    except StoreError as error:
        return [Finding("store", "PROBLEM", error.message, {"code": error.code}, error.hint or "")]
    size = sum(report.sizes.values())
    counts = report.counts
    data = {"bytes": size, "counts": counts, "settings": report.settings, "format": report.format}
    if report.problems:
        rest = f" and {len(report.problems) - 1} more" if len(report.problems) > 1 else ""
        said = f"the store is damaged: {report.problems[0]}{rest}"
        hint = f"keep a copy of the {'database' if place.url else 'folder'} before anything else is done with it"
        return [Finding("store", "PROBLEM", said, data | {"problems": report.problems}, hint)]
    number, entries = counts.get("executions", 0), counts.get("journal", 0)
    said = f"{place}: {number:,} execution{'s' * (number != 1)}, {entries:,} entries, every checksum holds"
    data["database"] = report.version
    return [Finding("store", "OK", said, data), _settings(report)]


def _settings(report: Report) -> Finding:
    found = report.settings
    shown = ", ".join(f"{name.removesuffix('_mode')} {found[name]}" for name in _SHOWN if name in found)
    said = f"{shown}, as it has to be"
    return Finding("settings", "OK", said, dict(found))


def _room(place: Path) -> Finding:
    free = shutil.disk_usage(place).free
    said = f"{free / 1e9:,.1f} GB free"
    if free < _LEAST_FREE:
        hint = "make room: when it is full, everything waits until there is some"
        return Finding("disk", "WARNING", f"only {said}", {"freeBytes": free}, hint)
    return Finding("disk", "OK", said, {"freeBytes": free})


def _permissions(place: Path) -> Finding:
    """Nothing here is for others: it holds what programs have printed, and the key."""
    open_to_others = [
        path for path in (place, place / "store.db", place / "key", place / "control.sock")
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077
    ]  # fmt: skip
    data = {"openToOthers": [str(path) for path in open_to_others]}
    if open_to_others:
        names = " ".join(str(path) for path in open_to_others)
        return Finding("permissions", "WARNING", f"open to others: {names}", data, f"chmod go= {names}")
    return Finding("permissions", "OK", "closed to other users", data)


def _clock(place: Path) -> Finding:
    now = time.time()
    newest = max((path.stat().st_mtime for path in place.glob("store.db*")), default=0.0)
    data = {"now": int(now * 1000)}
    if now < _EARLIEST:
        return Finding("clock", "PROBLEM", f"the clock says {time.strftime('%Y-%m-%d')}", data, "set it: chrony, ntp")
    if newest > now + 2:
        late = f"the clock has gone back: the store was written {newest - now:,.0f} s in the future"
        return Finding("clock", "WARNING", late, data, "timers may fire late; keep it set by chrony or ntp")
    return Finding("clock", "OK", "the clock is plausible", data)


def _work(owner: dict[str, Any] | None, unfinished: Sequence[ExecutionRow]) -> Finding:
    names = ", ".join(row.short_id for row in unfinished[:5])
    data: dict[str, Any] = {"owner": owner, "unfinished": [row.id for row in unfinished]}
    if owner is not None:
        if owner.get("storageFull"):
            return Finding("work", "PROBLEM", f"process {owner['pid']} waits: no space is left", data, "make room")
        where = f" on {owner['host']}" if "host" in owner else ""
        return Finding("work", "OK", f"process {owner['pid']}{where} is at work, {len(unfinished)} under way", data)
    if unfinished:
        said = f"{len(unfinished)} not ended and in nobody's hands: {names}"
        return Finding("work", "WARNING", said, data, "turbo-mode resume goes on with them")
    return Finding("work", "OK", "nothing is under way", data)


def schedules(reader: Reader, owner: dict[str, Any] | None) -> Iterator[Finding]:
    """Whether somebody starts what is deployed at its times; nothing where nothing is deployed."""
    from turbo_mode.store.schedules import names, restore

    deployed, broken = list[str](), dict[str, str]()
    for name in names(reader):
        try:
            state = restore(reader, name)
        except StoreDamaged as damage:
            broken[name] = damage.message
            continue
        if state.broken:
            broken[name] = state.broken.reason
        elif state.exists:
            deployed.append(name)
    for name, reason in broken.items():
        said = f"{name} was put aside: {reason}"
        hint = f"turbo-mode schedule show {name}; the others go on"
        yield Finding("schedules", "PROBLEM", said, {"schedule": name, "reason": reason}, hint)
    number, data = len(deployed), {"schedules": deployed}
    if deployed and owner is not None and "host" in owner:
        said = f"{number} deployed; whether process {owner['pid']} on {owner['host']} starts them is not known here"
        yield Finding("schedules", "OK", said, data)
    elif deployed and owner is not None and owner.get("schedules"):
        said = f"{number} deployed, process {owner['pid']} starts them at their times"
        yield Finding("schedules", "OK", said, data)
    elif deployed:
        said = f"{number} deployed, and nobody starts them at their times"
        yield Finding("schedules", "WARNING", said, data, "turbo-mode schedule run")
