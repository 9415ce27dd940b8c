"""Makes a virtual environment with uv in it, with nothing but Python: no pip, no ensurepip, no root.

Debian's Python comes without pip, so the one thing that has to be there before anything can be installed is fetched
here: the uv wheel that ``uv.lock`` names, from where it says, with the digest that it says.
"""

from __future__ import annotations

import hashlib
import io
import os
import platform
import sys
import urllib.request
import venv
import zipfile
from pathlib import Path
from typing import Any

PATIENCE = 120.0


def wheel(lock: dict[str, Any]) -> tuple[str, str]:
    """The address and the digest of uv's wheel for this machine. Raises ``SystemExit`` where there is none."""
    machine = platform.machine()
    libc = "musllinux" if platform.libc_ver()[0] != "glibc" else "manylinux"
    for package in lock["package"]:
        if package["name"] == "uv":
            for each in package["wheels"]:
                name = each["url"].rsplit("/", 1)[-1]
                if libc in name and machine in name:
                    return each["url"], each["hash"]
    raise SystemExit(f"there is no uv for {machine} ({libc}) in uv.lock; install uv yourself and put it into .venv/bin")


def fetch(url: str, digest: str) -> bytes:
    """What is there, if it is what the lock says."""
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
            content: bytes = answer.read()
    except OSError as problem:
        hint = "is there a network, or a proxy to be set?"
        raise SystemExit(f"uv could not be fetched: {problem}\n  hint: {hint}") from None
    kind, _, expected = digest.partition(":")
    if hashlib.new(kind, content).hexdigest() != expected:
        raise SystemExit(f"{url} isn't what uv.lock says; nothing was installed")
    return content


def main() -> None:
    """Make the environment that is named on the command line."""
    try:
        import tomllib
    except ImportError:
        raise SystemExit("TURBO MODE needs Python 3.11 or newer; name one with make PYTHON=…") from None

    target = Path(sys.argv[1])
    root = Path(__file__).parents[1]
    url, digest = wheel(tomllib.loads((root / "uv.lock").read_text()))
    content = fetch(url, digest)
    venv.create(target, with_pip=False, symlinks=True)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        (name,) = [each for each in archive.namelist() if each.endswith("/scripts/uv")]
        fresh = target / "bin" / "uv.new"
        fresh.write_bytes(archive.read(name))
    fresh.chmod(0o755)
    os.replace(fresh, target / "bin" / "uv")


if __name__ == "__main__":
    main()
