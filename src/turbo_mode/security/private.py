"""Files that hold a secret of the store's owner: made once, readable by nobody else."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

from turbo_mode.errors import KeyMissing

_LONGEST = 4096


def kept(path: Path, make: Callable[[], bytes]) -> bytes:
    """What such a file holds, made when it is first needed. Raises ``KeyMissing`` if others can read or change it."""
    try:
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    except FileExistsError:
        return _read(path)
    with open(fd, "wb") as file:
        made = make()
        file.write(made)
        file.flush()
        os.fsync(file.fileno())
    return made


def _read(path: Path) -> bytes:
    fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    with open(fd, "rb") as file:
        status = os.fstat(file.fileno())
        if stat.S_IMODE(status.st_mode) & 0o077 or status.st_uid != os.getuid():
            raise KeyMissing(f"{path.name} may be read by others", hint=f"chmod 600 {path}")
        return file.read(_LONGEST)
