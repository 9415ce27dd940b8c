"""Collects the artifacts of an attempt: the files in the workspace that match its patterns.

A pattern has ``*``, ``?`` and ``[…]`` within a name, and ``**`` for any number of folders; names that begin with a dot
are matched only by patterns that say so. Nothing outside of the workspace is ever taken: every folder on the way is
opened by its own name, so it can't be exchanged for a link in between.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping
from fnmatch import translate
from pathlib import Path
from typing import Any, BinaryIO

from turbo_mode.core.regex import regex
from turbo_mode.store.artifacts import Artifacts, TooLarge

MOST_FILES = 1000
"""Files of one attempt; more belong into an archive."""
_MAGIC = regex(r"[*?[]")


class _Unusable(Exception):
    """Why the artifacts can't be taken: a failure's code and text."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)


def collect(
    workspace: Path, patterns: Mapping[str, str], artifacts: Artifacts, quota: int, hide: Callable[[str], str] = str
) -> dict[str, Any]:
    """What goes into the result: ``artifacts``, by name a list of ``path``, ``size``, ``sha256``; or what is wrong.

    ``quota`` bounds what is copied, in bytes; ``hide`` takes secrets out of a text. What is in the result is durable.
    """
    try:
        found = {name: _matches(workspace, name, pattern) for name, pattern in patterns.items()}
        if sum(map(len, found.values())) > MOST_FILES:
            raise _Unusable("bad_artifact", f"more than {MOST_FILES:,} files match; pack them into one")
        kept = _keep_all(workspace, found, artifacts, quota)
    except _Unusable as reason:
        return {"artifactProblem": {"code": reason.code, "message": hide(str(reason))}}
    except OSError as error:
        message = f"an artifact can't be kept: {(error.strerror or str(error)).lower()}"
        return {"artifactProblem": {"code": "bad_artifact", "message": message}}
    return {"artifacts": {name: [file | {"path": hide(file["path"])} for file in kept[name]] for name in kept}}


def _keep_all(
    workspace: Path, found: Mapping[str, list[str]], artifacts: Artifacts, quota: int
) -> dict[str, list[dict[str, Any]]]:
    kept: dict[str, list[dict[str, Any]]] = {}
    left = quota
    for name, paths in found.items():
        kept[name] = []
        for path in paths:
            source = _open(workspace, name, path)
            if source is None:
                continue
            with source:
                left = _keep(source, path, artifacts, left, kept[name])
        if not kept[name]:
            raise _Unusable("no_artifact", f"artifact {name}: only folders match; `/**` takes the files in one")
    return kept


def _keep(source: BinaryIO, path: str, artifacts: Artifacts, left: int, kept: list[dict[str, Any]]) -> int:
    try:
        file = artifacts.keep(source, left)
    except TooLarge:
        raise _Unusable("artifact_quota", f"`{path}` is more than the plan's quota of artifacts has room for") from None
    kept.append({"path": path, "size": file.size, "sha256": file.sha256})
    return left - file.size


def _matches(workspace: Path, name: str, pattern: str) -> list[str]:
    parts = [part for part in pattern.split("/") if part not in ("", ".")]
    if pattern.startswith("/") or ".." in parts or not parts or "\0" in pattern:
        raise _Unusable("bad_artifact", f"artifact {name}: `{pattern}` doesn't lie in the workspace")
    found = sorted(set(_walk(str(workspace), "", parts)))
    if not found:
        raise _Unusable("no_artifact", f"artifact {name}: nothing matches `{pattern}`")
    return found


def _walk(root: str, folder: str, parts: list[str]) -> Iterator[str]:
    first, rest = parts[0], parts[1:]
    if first == "**":
        yield from _walk(root, folder, rest or ["*"])
        for entry in _entries(root, folder):
            if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
                yield from _walk(root, folder + entry.name + "/", parts)
        return
    if not _MAGIC.search(first):
        names = [first] if os.path.lexists(os.path.join(root, folder, first)) else []
    else:
        fits = re.compile(translate(first)).match
        names = [
            entry.name for entry in _entries(root, folder)
            if fits(entry.name) and (first.startswith(".") or not entry.name.startswith("."))
        ]  # fmt: skip
    for each in names:
        if not rest:
            yield folder + each
        elif os.path.isdir(os.path.join(root, folder, each)):
            yield from _walk(root, f"{folder}{each}/", rest)


def _entries(root: str, folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(os.path.join(root, folder)) as entries:
            return list(entries)
    except (NotADirectoryError, FileNotFoundError):
        return []


def _open(workspace: Path, name: str, path: str) -> BinaryIO | None:
    """The file behind a path, link or not, if it lies in the workspace; None if it isn't a file."""
    root = os.path.realpath(workspace)
    real = os.path.realpath(os.path.join(root, path))
    if real != root and not real.startswith(f"{root}/"):
        raise _Unusable("bad_artifact", f"artifact {name}: `{path}` leads out of the workspace")
    try:
        path.encode()
    except UnicodeEncodeError:
        raise _Unusable("bad_artifact", f"artifact {name}: {path!r} is not UTF-8 text") from None
    *folders, last = os.path.relpath(real, root).split("/")
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
    handle = os.open(root, flags | os.O_DIRECTORY)
    try:
        for folder in folders:
            inner = os.open(folder, flags | os.O_DIRECTORY, dir_fd=handle)
            os.close(handle)
            handle = inner
        file = os.open(last, flags, dir_fd=handle)
    finally:
        os.close(handle)
    if not stat.S_ISREG(os.fstat(file).st_mode):
        os.close(file)
        return None
    return open(file, "rb")
