"""The artifacts of one execution, as its journal names them, and the way out for them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from turbo_mode.core.machine.entries import ExecutionAccepted, TaskCompleted, decode
from turbo_mode.core.machine.forked import adopted_artifacts
from turbo_mode.core.plan.words import closest
from turbo_mode.errors import Conflict, NotFound, StoreDamaged
from turbo_mode.store.artifacts import Artifacts
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import stream_of


class ArtifactFile(NamedTuple):
    """One file of an artifact. ``path`` is that in the workspace; ``is_kept``: it is still there."""

    task: str
    name: str
    path: str
    size: int
    sha256: str
    at: int
    is_kept: bool


def artifacts_of(reader: Reader, execution: str, artifacts: Artifacts) -> list[ArtifactFile]:
    """All files of an execution in the order in which they came; of a task that was repeated, its last ones."""
    newest: dict[str, tuple[int, dict[str, list[dict[str, Any]]]]] = {}
    for stored in reader.read(stream_of(execution)):
        entry = decode(stored.body) if stored.kind in ("TaskCompleted", "ExecutionAccepted") else None
        if isinstance(entry, TaskCompleted):
            newest.pop(entry.task, None)
            newest[entry.task] = (entry.at, entry.artifacts)
        elif isinstance(entry, ExecutionAccepted) and entry.forks:
            newest = {task: (at, kept) for task, at, kept in adopted_artifacts(entry.taken)}
    return [
        ArtifactFile(
            task, name, file["path"], file["size"], file["sha256"], at, artifacts.path(file["sha256"]).exists()
        )
        for task, (at, kept) in newest.items()
        for name, files in kept.items()
        for file in files
    ]


def choose(files: Sequence[ArtifactFile], name: str) -> list[ArtifactFile]:
    """The files of one artifact, by ``NAME`` or ``TASK.NAME``. Raises ``NotFound``, ``Conflict`` if it is unclear."""
    found = [file for file in files if name in (file.name, f"{file.task}.{file.name}")]
    if not found:
        known = closest(name, {file.name for file in files} | {f"{file.task}.{file.name}" for file in files})
        hint = f"did you mean `{known}`?" if known else "`turbo-mode artifacts EXECUTION` lists them"
        raise NotFound(f"there is no artifact `{name}`", hint=hint)
    tasks = sorted({file.task for file in found})
    if len(tasks) > 1:
        raise Conflict(f"{len(tasks)} tasks have an artifact `{name}`", hint=f"write {tasks[0]}.{name}")
    return found


def copy_out(files: Sequence[ArtifactFile], artifacts: Artifacts, folder: Path) -> list[Path]:
    """Copy files into a folder, each under its path, and look at their checksums; nothing is overwritten.

    Raises ``Conflict`` where a file is in the way, ``NotFound`` for one that is kept no longer, ``StoreDamaged`` for
    one that isn't what it was: that one is not left behind.
    """
    copied = []
    for file in files:
        inner = PurePosixPath(file.path)
        if inner.is_absolute() or ".." in inner.parts:
            raise StoreDamaged(f"artifact {file.name} has an impossible path: {file.path}")
        target = folder / inner
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
        except FileExistsError:
            raise Conflict(f"{target} is there already", hint="choose another folder") from None
        except OSError as error:
            raise Conflict(f"{target} can't be written: {(error.strerror or str(error)).lower()}") from None
        try:
            with open(handle, "wb") as out:
                artifacts.copy(file.sha256, out)
        except BaseException:
            target.unlink(missing_ok=True)
            raise
        copied.append(target)
    return copied
