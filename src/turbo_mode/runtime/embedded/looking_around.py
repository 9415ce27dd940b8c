"""Tools of an agent that only look: which files there are in the workspace, what stands in one, where a text occurs.

They run in our own process, and programs of the agent may change the workspace meanwhile. So a path is walked folder by
folder, each opened from the one above it and none of them a link: nothing outside can be reached.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from turbo_mode.tasks.agent import Tool

LARGEST = 256 * 1024
"""Bytes of a file that are read."""
MOST = 500
"""So many names, or lines in which a text occurs, are told."""
_MOST_FILES = 20_000
_LONGEST_LINE = 400
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC

_PATH = {"type": "string", "description": "Seen from the workspace, such as `src/app.py`"}
Given = dict[str, Any]


def tools(workspace: str) -> dict[str, Tool]:
    """The tools by their names."""

    def looking(does: Callable[[str, Given], Given]) -> Callable[[Given], Given]:
        def use(given: Given) -> Given:
            try:
                return does(workspace, given)
            except (OSError, ValueError) as wrong:
                reason = wrong.strerror if isinstance(wrong, OSError) and wrong.strerror else str(wrong)
                return {"problem": reason.lower()}

        return use

    text = {"type": "string", "description": "Looked for as it is, line by line"}
    return {
        "files.list": Tool(looking(_list), "Lists the files below a folder.", _takes(path=_PATH)),
        "files.read": Tool(looking(_read), "Reads a text file.", _takes("path", path=_PATH)),
        "files.search": Tool(looking(_search), "Finds a text in the files.", _takes("text", text=text, path=_PATH)),
    }


def _takes(*required: str, **properties: dict[str, str]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def _list(workspace: str, given: Given) -> Given:
    found: list[str] = []
    with _folder(workspace, _parts(given.get("path", ""))) as folder:
        for name, _ in _files(folder):
            if len(found) == MOST:
                return {"files": found, "more": True}
            found.append(name)
    return {"files": found}


def _read(workspace: str, given: Given) -> Given:
    *folders, name = _parts(given.get("path", "")) or [""]
    with _folder(workspace, folders) as folder:
        data = _content(folder, name)
    if data is None:
        raise ValueError("it is no text, or no ordinary file")
    return {"text": data[:LARGEST].decode("utf-8", "replace"), **({"cutOff": True} if len(data) > LARGEST else {})}


def _search(workspace: str, given: Given) -> Given:
    wanted = given.get("text")
    if not isinstance(wanted, str) or not wanted:
        raise ValueError("`text` must be a text")
    found: list[str] = []
    with _folder(workspace, _parts(given.get("path", ""))) as folder:
        for name, data in _files(folder, read=True):
            for number, line in enumerate((data or b"").decode("utf-8", "replace").splitlines(), 1):
                if wanted in line:
                    found.append(f"{name}:{number}: {line[:_LONGEST_LINE]}")
                    if len(found) == MOST:
                        return {"lines": found, "more": True}
    return {"lines": found}


def _parts(path: Any) -> list[str]:
    if not isinstance(path, str) or path.startswith("/") or "\0" in path or len(path) > 4096:
        raise ValueError("`path` must be one that is seen from the workspace")
    parts = [part for part in path.split("/") if part not in ("", ".")]
    if ".." in parts:
        raise ValueError("`path` leads out of the workspace")
    return parts


@contextmanager
def _folder(workspace: str, parts: list[str]) -> Iterator[int]:
    here = os.open(workspace, _FOLDER)
    try:
        for part in parts:
            below = os.open(part, _FOLDER, dir_fd=here)
            os.close(here)
            here = below
        yield here
    finally:
        os.close(here)


def _files(folder: int, *, read: bool = False) -> Iterator[tuple[str, bytes | None]]:
    """All ordinary files below a folder, in the order of their names; with what stands in them if it is wanted."""
    seen = 0
    for where, folders, names, here in os.fwalk(".", dir_fd=folder, follow_symlinks=False):
        folders[:] = sorted(name for name in folders if name != ".git")
        for name in sorted(names):
            seen += 1
            if seen > _MOST_FILES:
                return
            if stat.S_ISREG(os.stat(name, dir_fd=here, follow_symlinks=False).st_mode):
                yield os.path.normpath(os.path.join(where, name)), _content(here, name) if read else None


def _content(folder: int, name: str) -> bytes | None:
    """What stands in a file, a little more than is told; None where that is no text."""
    handle = os.open(name, _FILE, dir_fd=folder)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return None
        with os.fdopen(handle, "rb", closefd=False) as file:
            data = file.read(LARGEST + 1)
    finally:
        os.close(handle)
    return None if b"\0" in data else data
