"""System calls that a program in a sandbox has no use for and that would lead out of it: refused by a filter.

`ALWAYS` holds beside bubblewrap and Landlock. `ALONE` is what Landlock can't do and bubblewrap does with namespaces:
sockets that lie in a folder, watching files that can't be read, shared memory and the limits of other processes.

The filter is classic BPF, eight bytes an instruction; it sees the number of a call and its arguments, no memory.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_NEW_NAMESPACES = 0x7E020000  # of clone(2): mount, cgroup, uts, ipc, user, pid, network
_AF_UNIX, _TIOCSTI, _TIOCLINUX = 1, 0x5412, 0x541C
_ARCHITECTURES = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)}
_X32 = 0x40000000

Test = tuple[str, int, int]
"""How an argument must be for the call to be refused: `equal`, `other` or `any of` these bits; which one; a number."""

ALWAYS: dict[str, tuple[Test, ...]] = {
    "unshare": (), "setns": (), "clone": (("any of", 0, _NEW_NAMESPACES),), "clone3": (),
    "mount": (), "umount2": (), "pivot_root": (), "chroot": (), "move_mount": (), "open_tree": (), "fsopen": (),
    "fsmount": (), "mount_setattr": (), "open_by_handle_at": (),
    "add_key": (), "request_key": (), "keyctl": (),
    "bpf": (), "perf_event_open": (), "userfaultfd": (), "io_uring_setup": (),
    "ioctl": (("equal", 1, _TIOCSTI), ("equal", 1, _TIOCLINUX)),
}  # fmt: skip
"""Calls by name; refused if one of the tests holds, or if there are none."""
LOCAL_SOCKETS: dict[str, tuple[Test, ...]] = {"socket": (("equal", 0, _AF_UNIX),)}
"""Sockets of this machine, but for pairs of them."""
ALONE: dict[str, tuple[Test, ...]] = {
    "inotify_init": (), "inotify_init1": (), "fanotify_init": (),
    "shmget": (), "semget": (), "msgget": (), "mq_open": (),
    "prlimit64": (("other", 0, 0),), "sched_setaffinity": (("other", 0, 0),), "sched_setscheduler": (("other", 0, 0),),
    "sched_setparam": (("other", 0, 0),), "sched_setattr": (("other", 0, 0),),
    "setpriority": (("other", 0, 0), ("other", 1, 0)), "ioprio_set": (),
}  # fmt: skip

_NUMBERS = {
    "unshare": (272, 97), "setns": (308, 268), "clone": (56, 220), "clone3": (435, 435),
    "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41), "chroot": (161, 51), "move_mount": (429, 429),
    "open_tree": (428, 428), "fsopen": (430, 430), "fsmount": (432, 432), "mount_setattr": (442, 442),
    "open_by_handle_at": (304, 265), "add_key": (248, 217), "request_key": (249, 218), "keyctl": (250, 219),
    "bpf": (321, 280), "perf_event_open": (298, 241), "userfaultfd": (323, 282), "io_uring_setup": (425, 425),
    "ioctl": (16, 29), "socket": (41, 198), "inotify_init": (253, None), "inotify_init1": (294, 26),
    "fanotify_init": (300, 262), "shmget": (29, 194), "semget": (64, 190), "msgget": (68, 186), "mq_open": (240, 180),
    "prlimit64": (302, 261), "sched_setaffinity": (203, 122), "sched_setscheduler": (144, 119),
    "sched_setparam": (142, 118), "sched_setattr": (314, 274), "setpriority": (141, 140), "ioprio_set": (251, 30),
}  # fmt: skip
"""The number of each call on x86_64 and on aarch64."""

_LOAD, _EQUAL, _AT_LEAST, _ANY_OF, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL, _REFUSE = 0x7FFF0000, 0x80000000, 0x00050000
_NUMBER_AT, _ARCHITECTURE_AT, _ARGUMENTS_AT = 0, 4, 16
_SET_NO_NEW_PRIVS, _SET_SECCOMP, _FILTER = 38, 22, 2

_libc = ctypes.CDLL(None, use_errno=True)


def is_known_here() -> bool:
    """Whether the numbers of this machine's system calls are known."""
    return os.uname().machine in _ARCHITECTURES


def program(*rules: dict[str, tuple[Test, ...]]) -> bytes:
    """A filter that refuses these calls. Raises OSError on a machine whose calls aren't known."""
    if not is_known_here():
        raise OSError(errno.ENOSYS, f"no filter for {os.uname().machine}")
    architecture, column = _ARCHITECTURES[os.uname().machine]
    code = [
        _instruction(_LOAD, _ARCHITECTURE_AT), _instruction(_EQUAL, architecture, 1, 0), _instruction(_RETURN, _KILL),
        _instruction(_LOAD, _NUMBER_AT),
    ]  # fmt: skip
    if column == 0:
        code += [_instruction(_AT_LEAST, _X32, 0, 1), _instruction(_RETURN, _refusal("x32"))]
    for name, tests in (pair for table in rules for pair in table.items()):
        number = _NUMBERS[name][column]
        if number is not None:
            code += _refused(number, name, tests)
    return b"".join([*code, _instruction(_RETURN, _ALLOW)])


def install(program: bytes) -> None:
    """This process, and all that it starts, under a filter. Raises OSError."""
    buffer = ctypes.create_string_buffer(program, len(program))

    class Program(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("code", ctypes.c_void_p)]

    whole = Program(len(program) // 8, ctypes.addressof(buffer))
    _prctl(_SET_NO_NEW_PRIVS, 1, 0)
    _prctl(_SET_SECCOMP, _FILTER, ctypes.addressof(whole))


def _refused(number: int, name: str, tests: Iterable[Test]) -> list[bytes]:
    """The part of a filter that is about one call; the accumulator holds the number of a call before and after it."""
    refuse = _instruction(_RETURN, _refusal(name))
    part: list[bytes] = []
    for how, which, value in tests:
        part.append(_instruction(_LOAD, _ARGUMENTS_AT + 8 * which))  # the low half: all of these are 32 bits wide
        part.append(
            _instruction(_EQUAL, value, 1, 0) if how == "other"
            else _instruction(_EQUAL if how == "equal" else _ANY_OF, value, 0, 1)
        )  # fmt: skip
        part.append(refuse)
    part = [*part, _instruction(_LOAD, _NUMBER_AT)] if part else [refuse]
    return [_instruction(_EQUAL, number, 0, len(part)), *part]


def _refusal(name: str) -> int:
    """Not there rather than forbidden, where a program then knows another way."""
    return _REFUSE | (errno.ENOSYS if name in ("clone3", "x32", "io_uring_setup") else errno.EPERM)


def _instruction(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)


def _prctl(option: int, second: int, third: int) -> None:
    if _libc.prctl(option, *(ctypes.c_ulong(number) for number in (second, third, 0, 0))):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
