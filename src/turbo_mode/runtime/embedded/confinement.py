"""What a program's process does to itself just before it becomes a program in a sandbox. Nothing of it can be undone.

A sandbox in a specification: `road` (`bubblewrap` or `landlock`); of `landlock` also `readable`, `listable` and
`writable`, which are paths. With bubblewrap the program is `bwrap`, which does the rest and takes its filter from the
file `FILTER_FD`.
"""

from __future__ import annotations

import ctypes
import os
import resource

from turbo_mode.runtime.embedded import landlock, mounts, seccomp
from turbo_mode.runtime.embedded.durable import quietly

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

FILTER_FD = 9
"""Where bubblewrap finds the filter for system calls."""

_MOST_PROCESSES = 4096
_SHARE_OF_MEMORY = 0.75  # of one process
_SHARE_OF_DISK = 0.5  # of one file
_OFFERED_TO_THE_KILLER = 500
_CAPSET = {"x86_64": 126, "aarch64": 91}
_CAPABILITY_VERSION = 0x20080522
_SET_DUMPABLE, _DROP_FROM_BOUND, _AMBIENT, _CLEAR_ALL = 4, 24, 47, 4
_MOST_CAPABILITIES = 64

_libc = ctypes.CDLL(None, use_errno=True)


def enter(sandbox: dict[str, Any], workspace: str) -> None:
    """Confines this process. Raises OSError when that can't be done, and then nothing may run."""
    _limit(workspace)
    _offer_to_the_killer()
    if sandbox["road"] == "bubblewrap":
        _prepare_for_bubblewrap()
        return
    mounts.read_only_but(sandbox["writable"])
    _drop_capabilities()
    filter = seccomp.program(seccomp.ALWAYS, seccomp.ALONE, seccomp.LOCAL_SOCKETS)
    landlock.restrict(sandbox["readable"], sandbox["listable"], sandbox["writable"])
    seccomp.install(filter)


def _prepare_for_bubblewrap() -> None:
    """Abstract sockets belong to the network, which isn't taken away: keep them inside, or have none at all."""
    if landlock.version() >= landlock.OLDEST:
        landlock.keep_inside()
        _leave_filter(seccomp.program(seccomp.ALWAYS))
    else:
        _leave_filter(seccomp.program(seccomp.ALWAYS, seccomp.LOCAL_SOCKETS))


def _limit(workspace: str) -> None:
    """One process can't use up the memory, one file not the disk, all together not the table of processes."""
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    free = os.statvfs(workspace)
    bounds = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NPROC: _MOST_PROCESSES,
        resource.RLIMIT_DATA: int(memory * _SHARE_OF_MEMORY),
        resource.RLIMIT_FSIZE: int(free.f_bavail * free.f_frsize * _SHARE_OF_DISK),
    }
    for what, most in bounds.items():
        soft, hard = (most if now == resource.RLIM_INFINITY else min(now, most) for now in resource.getrlimit(what))
        resource.setrlimit(what, (soft, hard))


def _offer_to_the_killer() -> None:
    """When memory runs out, the kernel takes this program before it takes an engine."""
    _libc.prctl(_SET_DUMPABLE, 1)  # else the file isn't ours to write
    quietly(_raise_score)
    _libc.prctl(_SET_DUMPABLE, 0)


def _raise_score() -> None:
    with open("/proc/self/oom_score_adj", "r+b") as file:
        if int(file.read()) < _OFFERED_TO_THE_KILLER:
            file.write(str(_OFFERED_TO_THE_KILLER).encode())


def _drop_capabilities() -> None:
    """Root without its powers. With `no_new_privs`, which a shim's program always has, none comes back."""
    for capability in range(_MOST_CAPABILITIES):
        _libc.prctl(_DROP_FROM_BOUND, capability, 0, 0, 0)
    _libc.prctl(_AMBIENT, _CLEAR_ALL, 0, 0, 0)
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION, 0)
    nothing = (ctypes.c_uint32 * 6)()
    if _libc.syscall(_CAPSET[os.uname().machine], ctypes.byref(header), ctypes.byref(nothing)):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def _leave_filter(program: bytes) -> None:
    file = os.memfd_create("filter", 0)
    os.write(file, program)
    os.lseek(file, 0, os.SEEK_SET)
    if file != FILTER_FD:
        os.dup2(file, FILTER_FD, inheritable=True)
        os.close(file)
