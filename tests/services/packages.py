"""Programs of packages from PyPI that want other versions of what we want: each in an environment of its own."""

from __future__ import annotations

import fcntl
import subprocess
import sys
from pathlib import Path

from tests.services.debian import CACHE


def programs_of(package: str) -> Path:
    """The folder with the programs of a package, such as ``ministack==1.5.33``. Raises AssertionError without it."""
    folder = CACHE / package.replace("==", "-")
    CACHE.mkdir(parents=True, exist_ok=True)
    with folder.with_name(f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # another process may just be making it
        if not (folder / "done").exists():
            _install(package, folder)
    return folder / "bin"


def _install(package: str, folder: Path) -> None:
    uv = Path(sys.executable).with_name("uv")
    for words in (["venv", "-q", "--clear", str(folder)], ["pip", "install", "-q", "--python", str(folder), package]):
        done = subprocess.run([uv, *words], capture_output=True, text=True, check=False, timeout=300)
        assert done.returncode == 0, f"these tests need {package}: {done.stderr[-500:]}"
    (folder / "done").touch()
