"""Files that hold a secret of the store's owner: made once, readable by nobody else."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from turbo_mode.errors import KeyMissing

_LONGEST = 4096


def kept(path: Path, make: Callable[[], bytes]) -> bytes:
    """What such a file holds, made when it is first needed. Raises ``KeyMissing`` if others can read or change it."""
    try:
        return _read(path)
    except FileNotFoundError:
        pass
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.") as file:  # readable by us only
        file.write(make())
        file.flush()
        os.fsync(file.fileno())
        with suppress(FileExistsError):  # whoever is first has made it, and nobody ever sees half of one
            os.link(file.name, path)
    return _read(path)


def _read(path: Path) -> bytes:
    fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    with open(fd, "rb") as file:
        status = os.fstat(file.fileno())
        if stat.S_IMODE(status.st_mode) & 0o077 or status.st_uid != os.getuid():
            raise KeyMissing(f"{path.name} may be read by others", hint=f"chmod 600 {path}")
        return file.read(_LONGEST)
