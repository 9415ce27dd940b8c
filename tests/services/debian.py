"""Programs of Debian's packages without installing them: fetched once, unpacked into a cache outside of the tree."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "turbo-mode" / "services"


def unpacked(name: str, packages: tuple[str, ...]) -> Path:
    """The folder in which these packages lie as they would below ``/``. Raises AssertionError with what is missing."""
    CACHE.mkdir(parents=True, exist_ok=True)
    folder = CACHE / f"{name}-{hashlib.sha256(' '.join(packages).encode()).hexdigest()[:8]}"
    if folder.is_dir():
        return folder
    with tempfile.TemporaryDirectory(dir=CACHE) as working:
        here = Path(working)
        if not _download(here, packages):
            subprocess.run(["apt-get", "update", "-qq"], capture_output=True, check=False, timeout=300)
            assert _download(here, packages), f"these tests need {name}: Debian's packages {' '.join(packages)}"
        made = here / "root"
        made.mkdir()
        for package in here.glob("*.deb"):
            subprocess.run(["dpkg", "-x", package, made], check=True)
        try:
            made.rename(folder)
        except OSError:  # another one was faster
            assert folder.is_dir()
    return folder


def _download(folder: Path, packages: tuple[str, ...]) -> bool:
    assert shutil.which("apt-get"), "these tests need programs of Debian's packages, and there is no apt-get here"
    done = subprocess.run(
        ["apt-get", "download", "-qq", *packages], cwd=folder, capture_output=True, check=False, timeout=300
    )
    return done.returncode == 0
