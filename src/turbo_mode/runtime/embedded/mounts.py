"""All that is mounted made read-only but for some folders, as this process sees it, where user namespaces allow that.

Landlock decides what may be opened. It has no say over the mode, owner and times of a file, which its owner can change
by its name; on a read-only mount nobody can.
"""

from __future__ import annotations

import ctypes
import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_NEW_USER, _NEW_MOUNTS = 0x10000000, 0x00020000
_BIND, _REC, _PRIVATE = 0x1000, 0x4000, 0x40000
_SET_DUMPABLE = 4
_MOUNT_SETATTR, _HERE, _RECURSIVE, _READ_ONLY = 442, -100, 0x8000, 1

_libc = ctypes.CDLL(None, use_errno=True)


def read_only_but(writable: Iterable[str]) -> bool:
    """Leaves nothing to change outside of these folders; false, and nothing is lost, where this machine forbids it."""
    user, group = os.getuid(), os.getgid()
    if _libc.unshare(_NEW_USER | _NEW_MOUNTS):
        return False
    try:
        _be_oneself(user, group)
        _mount(None, "/", _REC | _PRIVATE)
        folders = [path for path in writable if os.path.isdir(path)]
        for path in folders:
            _mount(path, path, _BIND | _REC)
        _set("/", _READ_ONLY, 0)
        for path in folders:
            _set(path, 0, _READ_ONLY)
    except OSError:
        return False
    return True


def _be_oneself(user: int, group: int) -> None:
    """The same user and group in the new namespace."""
    _libc.prctl(_SET_DUMPABLE, 1)  # else these files aren't ours to write
    try:
        for name, text in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
            with open(f"/proc/self/{name}", "wb") as file:
                file.write(text.encode())
    finally:
        _libc.prctl(_SET_DUMPABLE, 0)


def _mount(source: str | None, target: str, flags: int) -> None:
    name = None if source is None else os.fsencode(source)
    _checked(_libc.mount(name, os.fsencode(target), None, ctypes.c_ulong(flags), None))


def _set(path: str, add: int, remove: int) -> None:
    attributes = (ctypes.c_uint64 * 4)(add, remove, 0, 0)
    size = ctypes.c_size_t(ctypes.sizeof(attributes))
    where, flags = ctypes.c_int(_HERE), ctypes.c_uint(_RECURSIVE)
    _checked(_libc.syscall(_MOUNT_SETATTR, where, os.fsencode(path), flags, ctypes.byref(attributes), size))


def _checked(answer: int) -> None:
    if answer < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
