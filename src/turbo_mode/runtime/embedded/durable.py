"""Small records which are on the disk, whole, or not there at all.

Shared by the shim and the engine. The package `json` costs the shim half of its start-up (it imports re and enum), so
the two things needed of it are taken from its C part.
"""

from __future__ import annotations

import os
from _json import encode_basestring_ascii, make_scanner

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any


def write_record(directory: int, name: str, record: Mapping[str, object]) -> None:
    """Replaces the record `name` in an open directory. It survives a power loss from then on. Raises OSError."""
    temporary = _write_beside(directory, name, record)
    os.rename(temporary, name, src_dir_fd=directory, dst_dir_fd=directory)
    os.fsync(directory)


def claim_record(directory: int, name: str, record: Mapping[str, object]) -> None:
    """Like `write_record`, but only the first of all claimants succeeds. Raises FileExistsError for the others."""
    temporary = _write_beside(directory, name, record)
    try:
        os.link(temporary, name, src_dir_fd=directory, dst_dir_fd=directory)
    finally:
        os.unlink(temporary, dir_fd=directory)
    os.fsync(directory)


def read_record(directory: int, name: str) -> dict[str, Any] | None:
    """The record, or None when it is missing or damaged."""
    try:
        fd = os.open(name, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW, dir_fd=directory)
    except OSError:
        return None
    with open(fd, "rb") as file:
        try:
            record = parse(file.read().decode("utf-8", "surrogateescape"))
        except ValueError:
            return None
    return record if isinstance(record, dict) else None


def parse(text: str) -> Any:
    """The JSON value that a text begins with. Raises ValueError."""
    try:
        return _scan(text, 0)[0]
    except StopIteration:
        raise ValueError("not JSON") from None


def encode(value: object) -> str:
    """A record as JSON text. Raises TypeError for what no record holds."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, str):
        return encode_basestring_ascii(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{encode(str(key))}: {encode(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(encode, value)) + "]"
    raise TypeError(f"no JSON for {type(value).__name__}")


def make_directory(path: str) -> None:
    """Makes a directory and those above it, 0700, and its name durable even if it was there before. Raises OSError."""
    parent = os.path.dirname(path)
    if not os.path.isdir(parent):
        make_directory(parent)
    try:
        os.mkdir(path, 0o700)
    except FileExistsError:  # it was there, or another thread was faster
        if not os.path.isdir(path):
            raise
    fd = os.open(parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def quietly(action: Callable[..., object], *arguments: object) -> bool:
    """Does it, and says whether it went without an OSError."""
    try:
        action(*arguments)
    except OSError:
        return False
    return True


def _write_beside(directory: int, name: str, record: Mapping[str, object]) -> str:
    temporary = f".{name}.{os.getpid()}"
    fd = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600, dir_fd=directory)
    try:
        with open(fd, "wb") as file:
            file.write(encode(record).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        os.unlink(temporary, dir_fd=directory)
        raise
    return temporary


class _Plainly:
    """What the C scanner wants to know about a decoder."""

    strict = True
    object_hook = None
    object_pairs_hook = None
    parse_float = float
    parse_int = int
    parse_constant = float


_scan = make_scanner(_Plainly)  # type: ignore[arg-type]
