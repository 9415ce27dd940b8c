"""``turbo-mode artifacts``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from turbo_mode.cli.settings import common, current
from turbo_mode.errors import UsageError

if TYPE_CHECKING:
    from turbo_mode.store.artifact_lists import ArtifactFile


@click.command()
@click.argument("execution", required=False)
@click.argument("name", required=False)
@click.option("--to", "folder", type=click.Path(path_type=Path), metavar="DIR", help="Copy the files of NAME there")
@common
def command(execution: str | None, name: str | None, folder: Path | None) -> int:
    """The files that the tasks of EXECUTION have left to be kept; without one, of the newest.

    NAME is that of an artifact, or TASK.NAME. Copied files are compared with their checksums, and nothing is
    overwritten.
    """
    from turbo_mode.operations import executions

    if folder is not None and name is None:
        raise UsageError("say what to copy: turbo-mode artifacts EXECUTION NAME --to DIR")
    files = executions.artifacts(current.store, execution, name)
    if folder is not None:
        _copied(executions.copy_artifacts(current.store, files, folder))
    elif current.json:
        for file in files:
            current.out.say(json.dumps(_data(file), ensure_ascii=False))
    elif files:
        _listed(files)
    elif not current.quiet:
        current.err.say("Nothing was left to be kept.")
    return 0


def _listed(files: list[ArtifactFile]) -> None:
    from turbo_mode.cli.terminal import Segment, clean, table
    from turbo_mode.cli.words import size

    out = current.out
    rows: list[list[Segment]] = []
    for file in files:
        gone = "" if file.is_kept else "kept no longer"
        rows.append([
            ("cyan", f"{file.task}.{file.name}"), ("plain", clean(file.path)), ("plain", size(file.size)),
            ("dim", file.sha256[:12]), ("yellow", gone),
        ])  # fmt: skip
    for line in table(rows):
        out.say(out.render(line, out.width if out.is_tty else None))


def _copied(paths: list[Path]) -> None:
    for path in paths:
        current.out.say(json.dumps({"path": str(path)}, ensure_ascii=False) if current.json else str(path))


def _data(file: ArtifactFile) -> dict[str, Any]:
    from turbo_mode.core.protocol.envelope import timestamp

    return {
        "task": file.task, "name": file.name, "path": file.path, "size": file.size, "sha256": file.sha256,
        "at": timestamp(file.at), "kept": file.is_kept,
    }  # fmt: skip
