"""The key of a store, which is never in the store itself."""

from __future__ import annotations

import base64
import os
from pathlib import Path

from turbo_mode.errors import KeyMissing, StoreUnsupported
from turbo_mode.security import private

BYTES = 32
VARIABLE = "TURBO_MODE_STORE_KEY"


def load_or_make(directory: Path) -> bytes:
    """The key beside the store, made when it is first needed. Raises ``KeyMissing`` if others can read or change it."""
    held = private.kept(directory / "key", lambda: base64.b64encode(os.urandom(BYTES)) + b"\n")
    try:
        key = base64.b64decode(held, validate=False)
    except ValueError:
        key = b""
    if len(key) != BYTES:
        raise KeyMissing(f"key holds no key of {BYTES} bytes")
    return key


def from_environment(variable: str = VARIABLE) -> bytes | None:
    """The key that was given as a variable, or None. Raises ``StoreUnsupported`` for what is no base64."""
    text = os.environ.get(variable)
    return read(text, variable) if text else None


def read(text: str, where: str) -> bytes:
    """The key that a text says; ``where`` it stands is for the message of ``StoreUnsupported``."""
    try:
        return base64.b64decode(text.strip(), validate=True)
    except ValueError:
        hint = "32 random bytes: `head -c 32 /dev/urandom | base64`"
        raise StoreUnsupported(f"{where} is not base64", hint=hint) from None
