"""Landlock: the kernel lets this process and all that it starts reach nothing but what was named. From Linux 6.12 on.

Older kernels have Landlock too, but can't keep a program from signalling processes outside of it, so there it is no
sandbox. What Landlock doesn't reach (sockets that lie in a folder, the limits of other processes) is in `seccomp`.
"""

from __future__ import annotations

import ctypes
import os
import stat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

OLDEST = 6
"""The first version of Landlock's interface that can keep signals and abstract sockets inside."""

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_ASK_VERSION = 1
_PATH_BENEATH = 1
_ALL_RIGHTS = (1 << 16) - 1
_SCOPED = 0b11  # abstract sockets, signals
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR, _TRUNCATE = 1 << 0, 1 << 1, 1 << 2, 1 << 3, 1 << 14
_MAKE_DEVICES = 1 << 6 | 1 << 11
_READ = _EXECUTE | _READ_FILE | _READ_DIR
_WRITE = _ALL_RIGHTS & ~_MAKE_DEVICES
_OF_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE

_libc = ctypes.CDLL(None, use_errno=True)


class _Ruleset(ctypes.Structure):
    _fields_ = [("fs", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scoped", ctypes.c_uint64)]


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = [("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32)]


def version() -> int:
    """The version of the interface that this kernel has; 0 where Landlock is missing or turned off."""
    return max(0, int(_libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(_ASK_VERSION))))


def keep_inside() -> None:
    """From now on and for ever: signals nobody outside, and reaches no abstract socket that was made outside."""
    _apply(_Ruleset(0, 0, _SCOPED), [])


def restrict(readable: Iterable[str], listable: Iterable[str], writable: Iterable[str]) -> None:
    """From now on and for ever: reads (and runs) what lies in ``readable``, changes what lies in ``writable``.

    In ``listable``, and in all folders below, it sees names. It keeps inside as well. A place that isn't there is left
    out. Raises OSError when the kernel refuses.
    """
    rules = [(path, rights) for paths, rights in ((readable, _READ), (listable, _READ_DIR), (writable, _WRITE))
             for path in paths]  # fmt: skip
    _apply(_Ruleset(_ALL_RIGHTS, 0, _SCOPED), rules)


def _apply(attributes: _Ruleset, rules: Iterable[tuple[str, int]]) -> None:
    size = ctypes.c_size_t(ctypes.sizeof(attributes))
    ruleset = _checked(_libc.syscall(_CREATE_RULESET, ctypes.byref(attributes), size, ctypes.c_uint32(0)))
    for path, rights in rules:
        _allow(ruleset, path, rights)
    _checked(_libc.syscall(_RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint32(0)))
    os.close(ruleset)


def _allow(ruleset: int, path: str, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not stat.S_ISDIR(os.fstat(place).st_mode):
            rights &= _OF_FILES
        rule = _PathBeneath(rights, place)
        kind, flags = ctypes.c_int(_PATH_BENEATH), ctypes.c_uint32(0)
        _checked(_libc.syscall(_ADD_RULE, ctypes.c_int(ruleset), kind, ctypes.byref(rule), flags))
    finally:
        os.close(place)


def _checked(answer: int) -> int:
    if answer < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return answer
