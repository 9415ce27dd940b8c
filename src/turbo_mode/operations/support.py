"""For whoever looks into an execution: where its time went, and a copy of it to send to somebody who is to help.

One function per operation, like ``operations.py``.
"""

from __future__ import annotations

import json
import os
import platform
import time
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from turbo_mode import __version__
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.progress.timeline import TaskTime, Timeline, timeline_of
from turbo_mode.core.protocol.envelope import hide, timestamp
from turbo_mode.errors import Conflict, TurboModeError
from turbo_mode.operations import executions
from turbo_mode.plans.sources import Sources
from turbo_mode.runtime.embedded.desk import declared_secrets
from turbo_mode.runtime.embedded.telemetry import Usage, usage_of
from turbo_mode.security import keyfile
from turbo_mode.security.cleaning import Cleaner
from turbo_mode.security.secrets import SecretResolver
from turbo_mode.store.families import family
from turbo_mode.store.following import blueprint_of
from turbo_mode.store.place import Place, Where
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import ExecutionRow, stream_of
from turbo_mode.store.sealing import Sealer

LONGEST_LOG = 64 * 1024
"""Bytes of the end of what one task has printed that go into a bundle."""
LARGEST_LOGS = 4 * 1024 * 1024
"""Bytes of all of them together."""


class Timing(NamedTuple):
    """Where the time of an execution went; ``usage`` is that of each task's programs, by its id."""

    state: Execution
    timeline: Timeline
    usage: dict[str, Usage]

    def to_json(self) -> dict[str, Any]:
        """For programs."""
        line, state = self.timeline, self.state
        tasks = [self._task(id, task) for id, task in line.tasks.items()]
        wall = line.until - line.since
        return {
            "executionId": state.id, "status": state.public_status, "startedAt": timestamp(line.since),
            "durationMs": wall, "workMs": line.work, "askedMs": sum(line.questions), "questions": len(line.questions),
            "retries": sum(task.retries for task in line.tasks.values()), "artifactBytes": state.kept_bytes,
            **sum(self.usage.values(), Usage()).to_json(), "tasks": tasks,
        }  # fmt: skip

    def _task(self, id: str, task: TaskTime) -> dict[str, Any]:
        kept = sum(file["size"] for files in self.state.task(id).artifacts.values() for file in files)
        return task.to_json() | self.usage[id].to_json() | {"artifactBytes": kept}


def timing(place: Where, reference: str | None = None) -> Timing:
    """Where the time of an execution (the newest if none is named) went, also of one that goes on."""
    with executions.reading(place) as reader:
        return _timing(reader, executions.newest(reader, reference), place)


def _timing(reader: Reader, row: ExecutionRow, place: Where) -> Timing:
    seen = list(executions.history(reader, row))  # the state is one object that moves on, so it is followed anew
    state = seen[-1].state if seen else Execution(blueprint_of(reader, row))
    line = timeline_of((each.entry, each.state) for each in executions.history(reader, row))
    line.upto(0 if state.ended else time.time_ns() // 1_000_000)
    folder = Place.at(place).folder / "executions" / row.id / "attempts"
    return Timing(state, line, {id: usage_of(task.attempts, folder) for id, task in line.tasks.items()})


def bundle(place: Where, reference: str, target: Path) -> int:
    """Write a copy of an execution and of those below it for support, without secrets; returns how much was hidden.

    Raises ``Conflict`` if the file is there already or can't be written.
    """
    with executions.reading(place) as reader:
        row = executions.find(reader, reference)
        rows = [each for id in family(reader, row.id) for each in reader.find(id)]
        cleaner = Cleaner(_secrets(reader, rows, place))
        files = dict(_files(reader, rows, place))
    for content in files.values():
        if not isinstance(content, str):
            cleaner.names_in(content)
    files["doctor.json"] = [finding._asdict() for finding in executions.doctor(place)]
    files["versions.json"] = {
        "turboMode": __version__, "python": platform.python_version(), "platform": platform.platform(),
        "made": timestamp(time.time_ns() // 1_000_000), "execution": row.id,
    }  # fmt: skip
    _write(target, files, cleaner)
    return cleaner.hidden


def _write(target: Path, files: dict[str, Any], cleaner: Cleaner) -> None:
    try:
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    except FileExistsError:
        raise Conflict(f"{target} is there already", hint="choose another name with --output") from None
    except OSError as error:
        raise Conflict(f"{target} can't be written: {(error.strerror or str(error)).lower()}") from None
    with open(handle, "wb") as out, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(cleaner.text(name), _as_text(name, content, cleaner))


def _as_text(name: str, content: Any, cleaner: Cleaner) -> str:
    if isinstance(content, str):
        return cleaner.text(content)
    cleaned = cleaner.value(content)
    if name.endswith(".jsonl"):
        return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in cleaned)
    return json.dumps(cleaned, ensure_ascii=False, indent=2) + "\n"


def _files(reader: Reader, rows: list[ExecutionRow], place: Where) -> Iterator[tuple[str, Any]]:
    """What goes into a bundle, by name, before it is cleaned."""
    left = LARGEST_LOGS
    for row in rows:
        entries = [msgspec.json.decode(stored.body) for stored in reader.read(stream_of(row.id))]
        yield f"{row.short_id}/entries.jsonl", [{"seq": seq, **hide(body)} for seq, body in enumerate(entries, 1)]
        if plan := reader.plan(row.plan_digest):
            yield f"{row.short_id}/plan.json", msgspec.json.decode(plan.body)
            sources = Sources.unpack(plan.source)
            yield f"{row.short_id}/plan.txt", "\n".join([sources.text, *sources.files.values()])
        yield f"{row.short_id}/timing.json", _timing(reader, row, place).to_json()
        for task, printed in _logs(place, row):
            yield (
                f"{row.short_id}/logs/{task.replace('/', '_')}.txt",
                printed[-min(LONGEST_LOG, left) :] if left else "",
            )
            left = max(left - len(printed), 0)


def _logs(place: Where, row: ExecutionRow) -> Iterator[tuple[str, str]]:
    printed: dict[str, str] = {}
    for each in executions.logs(place, row.id):
        if each is not None:
            text = printed.get(each.task, "") + each.piece.text
            printed[each.task] = text[-LONGEST_LOG:]
    yield from printed.items()


def _secrets(reader: Reader, rows: list[ExecutionRow], place: Where) -> list[str]:
    """Every secret of these executions whose value can still be known here: declared ones, and sealed outputs."""
    found: list[str] = []
    for row in rows:
        entries = [msgspec.json.decode(stored.body) for stored in reader.read(stream_of(row.id))]
        first = entries[0] if entries else {}
        folder = first.get("secretsDir") or first.get("planDir") or "."
        plan = blueprint_of(reader, row).plan
        resolver = SecretResolver(declared_secrets(plan), folder=Path(folder))
        for name in plan.secrets:
            with suppress(TurboModeError, OSError):
                resolver.resolve(name)
        found += resolver.known
        found += _unsealed(entries, first.get("lineage", row.id), place)
    return found


def _unsealed(entries: list[dict[str, Any]], lineage: str, place: Where) -> Iterator[str]:
    sealed = [text for entry in entries for text in _sealed_in(entry)]
    folder = Place.at(place).folder
    if not sealed or not (folder / "key").exists():
        return
    sealer = Sealer(keyfile.load_or_make(folder))
    for text in sealed:
        with suppress(TurboModeError, UnicodeDecodeError):
            yield sealer.open(text, lineage).decode()


def _sealed_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("$sealed"), str):
            yield value["$sealed"]
        for item in value.values():
            yield from _sealed_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from _sealed_in(item)
