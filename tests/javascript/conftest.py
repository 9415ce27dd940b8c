"""The package for Node, built, and programs that use it with a real server. ``make test-services`` runs these."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.server.conftest import Server, serve

__all__ = ["serve"]

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "packages" / "js" / "turbo-mode"
MISSING = "these tests need Node.js 18 or newer with npm: apt-get install nodejs npm"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    ours = any(Path(__file__).parent in item.path.parents for item in items)
    if ours and not (shutil.which("node") and shutil.which("npm")):
        pytest.exit(MISSING, returncode=1)


@pytest.fixture(scope="session")
def package() -> Path:
    """The package, built of its sources."""
    for words in (["npm", "ci", "--silent"], ["npm", "run", "--silent", "build"]):
        done = subprocess.run(words, cwd=PACKAGE, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
    return PACKAGE


class Node:
    """Runs programs in a folder in which the package is installed."""

    def __init__(self, folder: Path, package: Path) -> None:
        self.folder = folder
        (folder / "node_modules").mkdir(exist_ok=True)
        for name, target in (("turbo-mode", package), ("ws", package / "node_modules" / "ws")):
            (folder / "node_modules" / name).symlink_to(target)
        self.running: list[subprocess.Popen[str]] = []

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text)

    def begin(self, *words: str, server: Server | None = None, **env: str) -> subprocess.Popen[str]:
        """Start a program; it is told where the server is and who comes."""
        ours = {"TURBO_MODE_URL": server.url, "TURBO_MODE_API_KEY": server.token} if server else {}
        known = {"PATH": os.environ["PATH"], "HOME": str(self.folder)} | ours | env
        process = subprocess.Popen(
            ["node", *words], cwd=self.folder, env=known, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        self.running.append(process)
        return process

    def run(self, *words: str, server: Server | None = None, **env: str) -> str:
        """Run a program to its end; returns what it has printed."""
        process = self.begin(*words, server=server, **env)
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, f"{out}\n{err}"
        return out


@pytest.fixture
def node(tmp_path: Path, package: Path) -> Iterator[Node]:
    made = Node(tmp_path, package)
    yield made
    for process in made.running:
        if process.poll() is None:
            process.kill()
        process.communicate()


def said(process: subprocess.Popen[str], wanted: Callable[[Any], bool]) -> list[Any]:
    """The lines of JSON that a program prints, up to the first one that is wanted."""
    assert process.stdout is not None
    found: list[Any] = []
    while not (found and wanted(found[-1])):
        line = process.stdout.readline()
        assert line, f"it has ended after {found}: {process.stderr.read() if process.stderr else ''}"
        found.append(json.loads(line))
    return found
