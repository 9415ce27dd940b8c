"""What the shim asks of Linux: to be its descendants' last parent, to start the program, to leave none alive.

Processes are told apart by process id and start time together, so a recycled id is never taken for the process meant.
"""

from __future__ import annotations

import ctypes
import errno
import os

from turbo_mode.runtime.embedded.durable import quietly

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal
    from collections.abc import Callable, Iterator
    from typing import Any, NoReturn
else:
    import _signal as signal  # the package around it takes 9 ms to import

_PR_SET_PDEATHSIG = 1
_PR_SET_DUMPABLE = 4
_PR_SET_CHILD_SUBREAPER = 36
_PR_SET_NO_NEW_PRIVS = 38
_DEAD = "ZXx"

_libc = ctypes.CDLL(None, use_errno=True)


class SpawnError(Exception):
    """The program could not be started; nothing of it ran."""


class Process:
    """A line of the process table."""

    __slots__ = ("parent", "pid", "start_ticks", "state")

    def __init__(self, pid: int) -> None:
        """Raises OSError when there is no such process (any more)."""
        with open(f"/proc/{pid}/stat", "rb") as file:
            fields = file.read().rpartition(b")")[2].split()
        self.pid = pid
        self.state = fields[0].decode()
        self.parent = int(fields[1])
        self.start_ticks = int(fields[19])

    @property
    def is_dead(self) -> bool:
        return self.state in _DEAD


class Program:
    """The task's program: made, but held before its first instruction until `release`."""

    def __init__(self, spec: dict[str, Any]) -> None:
        """Forks. Raises OSError when that is impossible."""
        gate, self._gate = os.pipe()
        self._report, report = os.pipe()
        stdin, self.stdin = os.pipe() if spec["stdin"] is not None else (os.open(os.devnull, os.O_RDONLY), -1)
        self.stdout, stdout = os.pipe()
        self.stderr, stderr = os.pipe()
        shim = os.getpid()
        self.pid = os.fork()
        if self.pid == 0:
            for fd in (self._gate, self._report):
                os.close(fd)
            _become(spec, shim, gate, report, (stdin, stdout, stderr))
        for fd in (gate, report, stdin, stdout, stderr):
            os.close(fd)

    def release(self) -> None:
        """Lets the program begin. Raises SpawnError when it can't."""
        os.write(self._gate, b"!")
        os.close(self._gate)
        with open(self._report, "rb") as file:
            problem = file.read()
        if problem:
            raise SpawnError(problem.decode("utf-8", "backslashreplace"))

    def abandon(self) -> None:
        """Ends it before it began."""
        os.close(self._gate)
        os.waitpid(self.pid, 0)


def adopt_orphans() -> None:
    """Makes this process the parent of every orphan below it, and its memory unreadable for them. Raises OSError."""
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)
    _prctl(_PR_SET_DUMPABLE, 0)


def boot_id() -> str:
    """The name of this boot of the machine: process ids mean nothing in another."""
    with open("/proc/sys/kernel/random/boot_id", "rb") as file:
        return file.read().strip().decode()


def processes() -> Iterator[Process]:
    """Everything alive that we may see."""
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                process = Process(int(name))
            except OSError:
                continue
            if not process.is_dead:
                yield process


def descendants(ancestor: int) -> list[Process]:
    """All children of a process, and theirs."""
    children: dict[int, list[Process]] = {}
    for process in processes():
        children.setdefault(process.parent, []).append(process)
    found, new = [], children.get(ancestor, [])
    while new:
        found += new
        new = [child for process in new for child in children.get(process.pid, [])]
    return found


def send(process: Process, number: int) -> None:
    """Signals exactly this process; one that is gone, or not ours to signal, is left alone."""
    try:
        handle = os.pidfd_open(process.pid)
    except OSError:
        return
    try:
        if Process(process.pid).start_ticks == process.start_ticks:
            signal.pidfd_send_signal(handle, number)
    except OSError:
        pass
    finally:
        os.close(handle)


def marked(mark: bytes) -> list[Process]:
    """All processes which began with this line (`NAME=value`) in their environment."""
    found = []
    for process in processes():
        try:
            with open(f"/proc/{process.pid}/environ", "rb") as file:
                if mark in file.read().split(b"\0"):
                    found.append(process)
        except OSError:
            continue  # gone, or somebody else's
    return found


def kill_all(find: Callable[[], list[Process]]) -> int:
    """Stops all that are found, then kills them: a stopped process can't fork past the list. Returns how many."""
    stopped: dict[tuple[int, int], Process] = {}
    for _ in range(100):  # a fork bomb outruns any single look; a stopped one doesn't
        new = [each for each in find() if (each.pid, each.start_ticks) not in stopped]
        if not new:
            break
        for process in new:
            send(process, signal.SIGSTOP)
            stopped[process.pid, process.start_ticks] = process
    for process in stopped.values():
        send(process, signal.SIGKILL)
    return len(stopped)


def kill_descendants(ancestor: int) -> None:
    """Everything below a process."""
    kill_all(lambda: descendants(ancestor))


def _become(spec: dict[str, Any], shim: int, gate: int, report: int, streams: tuple[int, int, int]) -> NoReturn:
    """In the child: turns it into the program, or reports why not."""
    try:
        os.setsid()
        _prctl(_PR_SET_NO_NEW_PRIVS, 1)
        _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        for number in signal.valid_signals():
            if number not in (signal.SIGKILL, signal.SIGSTOP):
                quietly(signal.signal, number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
        if os.read(gate, 1) != b"!" or os.getppid() != shim:
            os._exit(127)
        for target, fd in enumerate(streams):
            os.dup2(fd, target)
        if spec["sandbox"]:
            from turbo_mode.runtime.embedded import confinement

            confinement.enter(spec["sandbox"], spec["cwd"])
        _execute(spec)
    except BaseException as problem:
        reason = problem.strerror if isinstance(problem, OSError) and problem.strerror else str(problem)
        name = spec["argv"][0] if spec["argv"] else ""
        os.write(report, f"could not start {name!r}: {reason}".encode("utf-8", "backslashreplace"))
    finally:
        os._exit(127)


def _execute(spec: dict[str, Any]) -> None:
    environment = {_bytes(name): _bytes(value) for name, value in spec["env"].items()}
    try:
        os.chdir(_bytes(spec["cwd"]))
    except OSError as problem:
        raise OSError(f"working directory {spec['cwd']!r}: {problem.strerror}") from None
    arguments = [_bytes(argument) for argument in spec["argv"]]
    reason: OSError = FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    for path in _places(arguments[0], environment.get(b"PATH", b"/bin:/usr/bin")):
        try:
            os.execve(path, arguments, environment)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as refused:
            reason = refused
    raise reason


def _places(name: bytes, path: bytes) -> list[bytes]:
    """Where a program may lie. (os.execvpe looks there too, but imports more than it saves.)"""
    return [name] if b"/" in name else [os.path.join(place, name) for place in path.split(b":") if place]


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _prctl(option: int, value: int) -> None:
    if _libc.prctl(option, *(ctypes.c_ulong(number) for number in (value, 0, 0, 0))):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
