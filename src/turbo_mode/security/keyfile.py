"""The key of a store, which is never in the store itself."""

from __future__ import annotations

import base64
import os
import stat
from pathlib import Path

from turbo_mode.errors import KeyMissing, StoreUnsupported

BYTES = 32
VARIABLE = "TURBO_MODE_STORE_KEY"


def load_or_make(directory: Path) -> bytes:
    """The key beside the store, made when it is first needed. Raises ``KeyMissing`` if others can read or change it."""
    path = directory / "key"
    try:
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    except FileExistsError:
        return _read(path)
    with open(fd, "wb") as file:
        key = os.urandom(BYTES)
        file.write(base64.b64encode(key) + b"\n")
        file.flush()
        os.fsync(file.fileno())
    return key


def from_environment() -> bytes | None:
    """The key that was given as a variable, or None. Raises ``StoreUnsupported`` for what is no base64."""
    text = os.environ.get(VARIABLE)
    if not text:
        return None
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        hint = "32 random bytes: `head -c 32 /dev/urandom | base64`"
        raise StoreUnsupported(f"{VARIABLE} is not base64", hint=hint) from None


def _read(path: Path) -> bytes:
    fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    with open(fd, "rb") as file:
        status = os.fstat(file.fileno())
        if stat.S_IMODE(status.st_mode) & 0o077 or status.st_uid != os.getuid():
            raise KeyMissing(f"{path.name} may be read by others", hint=f"chmod 600 {path}")
        try:
            key = base64.b64decode(file.read(1024), validate=False)
        except ValueError:
            key = b""
    if len(key) != BYTES:
        raise KeyMissing(f"{path.name} holds no key of {BYTES} bytes")
    return key
