"""The engine's side of the shims: start one, find one again after a crash, hear when one ends.

An attempt's directory tells what became of it, whoever asks and however often the engine died in between:

    exit.json               it ended, and how
    shim.json, shim alive   it runs
    shim.json, shim gone    the shim was lost; what the program did is unknown
    neither                 nothing started. `adopt` seals this: it claims `shim.json` itself, so a shim that an earlier
                            engine launched in its last moment finds the place taken and starts nothing.
"""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from turbo_mode.errors import TurboModeError
from turbo_mode.runtime.embedded import kernel
from turbo_mode.runtime.embedded.durable import claim_record, encode, make_directory, read_record
from turbo_mode.runtime.embedded.supervision import EXIT_RECORD, OUTPUTS, SHIM_RECORD
from turbo_mode.security.redaction import Redactor

_SHIM = str(Path(__file__).with_name("shim.py"))
TEMPORARY = "tmp"
"""The folder of an attempt that is the temporary one of its program, where that has a sandbox."""
_ANSWER_WITHIN_MS = 30_000
_NEVER_STARTED = {"neverStarted": True}


class SpawnFailed(TurboModeError):
    """The program could not be started; nothing happened."""

    code = "spawn_failed"


class ShimSpec(Struct, frozen=True, kw_only=True):
    """What to run and how. `env` is all that the program sees; `cwd` is absolute; times in seconds, the limit in bytes.

    `secrets` are the values to hide in all output. With `on_engine_loss="kill"` the attempt is cancelled when this
    process dies. `sandbox`: see `confinement`.
    """

    argv: Sequence[str]
    env: Mapping[str, str]
    cwd: str
    stdin: str | None = None
    timeout_seconds: float | None = None
    grace_seconds: float = 10.0
    output_limit: int = 10 * 1024 * 1024
    secrets: Sequence[str] = ()
    on_engine_loss: Literal["finish", "kill"] = "finish"
    sandbox: Mapping[str, Any] | None = None

    def __repr__(self) -> str:
        return f"ShimSpec(cwd={self.cwd!r}, …)"  # the rest may hold secrets

    def public(self) -> dict[str, object]:
        """As `spec.json` shows it: secrets hidden. Raises `ValueError('too short')` for a secret that can't be."""
        shown = Redactor(self.secrets).value(self._settings())
        return shown if isinstance(shown, dict) else {}

    def complete(self) -> dict[str, object]:
        """As the shim gets it."""
        rest = {"stdin": self.stdin, "secrets": list(self.secrets), "enginePid": os.getpid()}
        return self._settings() | rest

    def _settings(self) -> dict[str, object]:
        return {
            "argv": list(self.argv),
            "env": dict(self.env),
            "cwd": self.cwd,
            "timeoutSeconds": self.timeout_seconds,
            "graceSeconds": self.grace_seconds,
            "outputLimit": self.output_limit,
            "onEngineLoss": self.on_engine_loss,
            "sandbox": self.sandbox,
        }


class ShimHandle:
    """A shim that was alive when we looked. Safe to use from any thread, also after its end."""

    def __init__(self, attempt_directory: Path, pid: int, pidfd: int) -> None:
        self.attempt_directory = attempt_directory
        self.pid = pid
        self._pidfd = pidfd
        self._lock = threading.Lock()

    def cancel(self, *, at_once: bool = False) -> None:
        """TERM, the grace, then KILL; ``at_once``: KILL without grace. Does nothing after the end."""
        self._send(signal.SIGUSR1 if at_once else signal.SIGTERM)

    def kill(self) -> None:
        """KILLs the shim itself, and so the program: for one that doesn't answer. The attempt is lost, not ended."""
        self._send(signal.SIGKILL)

    def fileno(self) -> int:
        """Readable when the shim has ended; -1 once closed."""
        return self._pidfd

    def wait(self, milliseconds: int | None = None) -> bool:
        """Whether the shim has ended (or is let go of), after waiting at most this long for it."""
        if self._pidfd < 0:
            return True
        poll = select.poll()
        poll.register(self._pidfd, select.POLLIN)
        return bool(poll.poll(milliseconds))

    def close(self) -> None:
        """Lets go of it; a shim that runs goes on."""
        with self._lock:
            if self._pidfd >= 0:
                with suppress(ChildProcessError):  # an adopted one is not our child
                    os.waitid(os.P_PIDFD, self._pidfd, os.WEXITED | os.WNOHANG)
                os.close(self._pidfd)
                self._pidfd = -1

    def _send(self, number: int) -> None:
        with self._lock:
            if self._pidfd >= 0:
                with suppress(ProcessLookupError):
                    signal.pidfd_send_signal(self._pidfd, number)


class Ended(Struct, frozen=True):
    """The attempt is over; `record` is `exit.json`."""

    record: dict[str, Any]


class Alive(Struct, frozen=True):
    """The attempt runs."""

    handle: ShimHandle


class Lost(Struct, frozen=True):
    """The shim died without a word, or the machine did. `killed` counts those of its processes that survived it."""

    killed: int = 0


class NeverStarted(Struct, frozen=True):
    """Nothing ran, and nothing will under this attempt."""


def outputs_directory(attempt_directory: Path) -> Path:
    """Where the attempt's program leaves its outputs: the value for TURBO_MODE_OUTPUTS."""
    return Path(os.path.abspath(attempt_directory)) / OUTPUTS


def start(attempt_directory: Path, spec: ShimSpec) -> ShimHandle:
    """Runs a program under a new shim; returns when its first instruction is under way (about 20 ms).

    Makes the directory. Raises SpawnFailed when nothing ran, and FileExistsError when the attempt had a shim before.
    """
    directory = Path(os.path.abspath(attempt_directory))
    _prepare(directory, spec)
    handle, answer = _launch(directory, spec)
    if "started" in answer:
        return handle
    if "error" not in answer:
        handle.kill()
    handle.wait(_ANSWER_WITHIN_MS)
    if "error" not in answer and _record(directory, SHIM_RECORD) is not None:
        return handle  # it died at the gate, or after it: the watcher will say
    handle.close()
    raise SpawnFailed(str(answer.get("error", "the shim ended before the program began")))


def adopt(attempt_directory: Path) -> Ended | Alive | Lost | NeverStarted:
    """What became of an attempt. Kills what a lost shim left behind, so that a repeat never runs beside it."""
    directory = Path(os.path.abspath(attempt_directory))
    shim = _record(directory, SHIM_RECORD) or _claim_never_started(directory)
    if shim == _NEVER_STARTED:
        return NeverStarted()
    over = _record(directory, EXIT_RECORD)
    handle = None if over else _find(directory, shim)
    return Alive(handle) if handle else settle(directory)


def settle(attempt_directory: Path) -> Ended | Lost:
    """How an attempt ended whose shim is gone."""
    record = _record(attempt_directory, EXIT_RECORD)
    if record is not None:
        return Ended(record)
    mark = f"TURBO_MODE_OUTPUTS={outputs_directory(attempt_directory)}"
    return Lost(kernel.kill_all(lambda: kernel.marked(os.fsencode(mark))))


def remove_temporary(attempt_directory: Path) -> None:
    """Takes away what a program in a sandbox has left in its temporary folder."""
    if (folder := attempt_directory / TEMPORARY).exists():
        import shutil

        shutil.rmtree(folder, ignore_errors=True)


def is_over(attempt_directory: Path) -> bool:
    """Whether nothing will come any more. Only looks; false while the attempt hasn't begun."""
    shim = _record(attempt_directory, SHIM_RECORD)
    if shim is None or shim == _NEVER_STARTED or _record(attempt_directory, EXIT_RECORD) is not None:
        return shim is not None
    handle = _find(attempt_directory, shim)
    if handle is not None:
        handle.close()
    return handle is None


class ShimWatcher:
    """One thread that waits for the ends of all shims, started or adopted.

    Calls `ended(handle, outcome)` in that thread, once for each watched handle, which is closed by then.
    """

    def __init__(self, ended: Callable[[ShimHandle, Ended | Lost], None]) -> None:
        self._ended = ended
        self._handles: dict[int, ShimHandle] = {}
        self._epoll = select.epoll()
        self._stop = os.eventfd(0, os.EFD_CLOEXEC)
        self._epoll.register(self._stop, select.EPOLLIN)
        self._thread = threading.Thread(target=self._run, name="shim-watcher", daemon=True)
        self._thread.start()

    def watch(self, handle: ShimHandle) -> None:
        """From any thread. A shim that has ended already is reported at once."""
        self._handles[handle.fileno()] = handle
        self._epoll.register(handle.fileno(), select.EPOLLIN)

    def close(self) -> None:
        """Stops watching; the shims go on. Not to be called from the callback."""
        os.eventfd_write(self._stop, 1)
        self._thread.join()
        for handle in self._handles.values():
            handle.close()
        self._epoll.close()
        os.close(self._stop)

    def _run(self) -> None:
        while True:
            for fd, _ in self._epoll.poll():
                if fd == self._stop:
                    return
                self._epoll.unregister(fd)
                self._report(self._handles.pop(fd))

    def _report(self, handle: ShimHandle) -> None:
        try:
            outcome = settle(handle.attempt_directory)
            handle.close()
            self._ended(handle, outcome)
        except Exception:
            import logging

            logging.getLogger(__name__).exception("the end of %s could not be reported", handle.attempt_directory.name)


def _prepare(directory: Path, spec: ShimSpec) -> None:
    try:
        public = spec.public()
        make_directory(str(directory))
        (directory / OUTPUTS).mkdir(mode=0o700, exist_ok=True)
        (directory / "spec.json").write_text(encode(public) + "\n")
    except OSError as problem:
        raise SpawnFailed(f"the attempt's directory: {problem.strerror}") from problem
    except ValueError:
        raise SpawnFailed("a secret is too short to be kept out of the output (6 characters at least)") from None
    if (directory / SHIM_RECORD).exists():
        raise FileExistsError(f"this attempt has been started before: {directory.name}")


def _launch(directory: Path, spec: ShimSpec) -> tuple[ShimHandle, dict[str, Any]]:
    """Starts the shim and waits for its answer, which is empty when it died or stayed silent."""
    inbox = os.memfd_create("shim-spec")  # never blocks, never on a disk
    answers, answer_end = os.pipe()
    try:
        with open(inbox, "wb", closefd=False) as file:
            file.write(json.dumps(spec.complete()).encode())
        os.lseek(inbox, 0, os.SEEK_SET)
        pid = os.posix_spawn(
            sys.executable,
            [sys.executable, "-I", "-S", _SHIM, str(directory)],
            {name: os.environ[name] for name in ("LD_LIBRARY_PATH",) if name in os.environ},
            file_actions=(
                (os.POSIX_SPAWN_DUP2, inbox, 0),
                (os.POSIX_SPAWN_DUP2, answer_end, 1),
                (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
            ),
            setsid=True,
        )
        os.close(answer_end)
        answer_end = -1
        return ShimHandle(directory, pid, os.pidfd_open(pid)), _read_answer(answers)
    except OSError as problem:
        raise SpawnFailed(f"the shim could not be started: {problem.strerror}") from problem
    finally:
        for fd in (inbox, answers, answer_end):
            if fd >= 0:
                os.close(fd)


def _read_answer(fd: int) -> dict[str, Any]:
    poll, text = select.poll(), b""
    poll.register(fd, select.POLLIN)
    while not text.endswith(b"\n"):
        piece = os.read(fd, 65536) if poll.poll(_ANSWER_WITHIN_MS) else b""
        if not piece:
            return {}
        text += piece
    answer: dict[str, Any] = json.loads(text)
    return answer


def _find(directory: Path, shim: Mapping[str, Any]) -> ShimHandle | None:
    """The shim of this record if it is alive. A process that merely has its number is somebody else."""
    if shim["bootId"] != kernel.boot_id():
        return None
    try:
        handle = ShimHandle(directory, shim["pid"], os.pidfd_open(shim["pid"]))
    except OSError:
        return None
    try:
        process = kernel.Process(shim["pid"])
        if process.start_ticks == shim["startTicks"] and not process.is_dead:
            return handle
    except OSError:
        pass
    handle.close()
    return None


def _claim_never_started(directory: Path) -> dict[str, Any]:
    """Takes the place of a shim; if one was faster, its record."""
    make_directory(str(directory))
    fd = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        claim_record(fd, SHIM_RECORD, _NEVER_STARTED)
        return _NEVER_STARTED
    except FileExistsError:
        return read_record(fd, SHIM_RECORD) or {"bootId": None}
    finally:
        os.close(fd)


def _record(directory: Path, name: str) -> dict[str, Any] | None:
    try:
        fd = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        return read_record(fd, name)
    finally:
        os.close(fd)
