"""What the shim does with an attempt, from the specification to `exit.json`.

An attempt owns everything it starts. It is over when its main process has ended *and* none of its descendants is
left, also those which went into a session of their own. After a normal end, what still runs in the background gets
TERM, two seconds, then KILL; after a time-out or a cancel the main process's group gets TERM, the grace, and then
everything KILL.

    specification: argv, env (exact), cwd, stdin (text or null), timeoutSeconds (or null), graceSeconds,
                   outputLimit (bytes), secrets, onEngineLoss ("finish" or "kill"), enginePid (0: nobody to watch),
                   sandbox (null, or as in `confinement`)
    shim.json:     pid, bootId, startTicks, program {pid, startTicks}; on the disk before the program begins
    exit.json:     how, code, signal, startedAt, endedAt (wall, ms), elapsedMs, cpuMs, maxRssKb, bytes {stdout, stderr,
                   dropped}, error      how: exited signalled timeout cancelled engine_lost spawn_failed crashed

TERM to the shim cancels; USR1 cancels without grace. The shim makes its own log and records durable, and the
files of `outputs/` too: an `exit.json` that survives a power loss speaks of results that did.
"""

from __future__ import annotations

import os
import select
import time

from turbo_mode.runtime.embedded import kernel
from turbo_mode.runtime.embedded.durable import claim_record, encode, parse, quietly, write_record
from turbo_mode.runtime.embedded.spool import STDERR, STDOUT, Spool
from turbo_mode.security.redaction import Redactor

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal
    from collections.abc import Callable, Mapping
    from typing import Any
else:
    import _signal as signal

OUTPUTS, SHIM_RECORD, EXIT_RECORD = "outputs", "shim.json", "exit.json"

_CHUNK = 65536
_PIPE_HOLDS = 1 << 20
_LEFTOVERS_GRACE = 2.0
_KILL_AGAIN_AFTER = 0.1
_GIVE_UP_KILLING_AFTER = 60.0
_MOST_OUTPUTS_SYNCED = 64
_IGNORED = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGPIPE, signal.SIGTSTP)


def main(attempt_directory: str) -> None:
    """The shim's life. Whatever happens, the program doesn't go on unseen, and its end is recorded."""
    try:
        wakeup = _detach()
        directory = os.open(attempt_directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        os.chdir("/")
        attempt = Attempt(_read_spec(), directory, wakeup)
        started = attempt.prepare()
    except Exception as problem:
        _answer({"error": str(problem)})
        return
    try:
        attempt.begin()
        _answer({"started": started})
        attempt.supervise()
    except kernel.SpawnError as problem:
        attempt.fail("spawn_failed", str(problem))
        _answer({"error": attempt.error})
    except Exception as problem:
        attempt.fail("crashed", f"the shim failed: {type(problem).__name__}: {problem}")
    record = attempt.record()
    while not quietly(write_record, directory, EXIT_RECORD, record):
        if os.fstat(directory).st_nlink == 0:
            return  # somebody removed the attempt; nobody is left to tell
        time.sleep(1)


class Attempt:
    """One run of one program."""

    def __init__(self, spec: dict[str, Any], directory: int, wakeup: int) -> None:
        """Raises OSError, or ValueError for a secret that is too short to be hidden."""
        self.error: str | None = None
        self._spec = spec
        self._directory = directory
        self._redactors = {STDOUT: Redactor(spec["secrets"])}
        self._redactors[STDERR] = self._redactors[STDOUT].sibling()
        self._poll = select.poll()
        self._handlers: dict[int, Callable[[], object]] = {}
        self._wakeup = wakeup
        self._cancelled = self._at_once = False
        self._reason: str | None = None
        self._status: int | None = None
        self._childless = False
        self._kill_at: float | None = None
        self._killing_since: float | None = None
        self._bytes = {STDOUT: 0, STDERR: 0}
        self._cpu_seconds, self._max_rss_kb = 0.0, 0

    def prepare(self) -> dict[str, object]:
        """Makes all ready, the program waiting at the gate, and claims the attempt. Raises OSError: nothing ran."""
        kernel.adopt_orphans()
        self._watch_engine()
        self._spool = Spool(self._directory, self._spec["outputLimit"])
        signal.signal(signal.SIGTERM, self._note_cancel)
        signal.signal(signal.SIGUSR1, self._note_cancel)
        signal.signal(signal.SIGCHLD, lambda number, frame: None)
        self._started_at, self._began = _wall_ms(), time.monotonic()
        self._program = kernel.Program(self._spec)
        try:
            me, program = kernel.Process(os.getpid()), kernel.Process(self._program.pid)
            identity = {"pid": me.pid, "bootId": kernel.boot_id(), "startTicks": me.start_ticks}
            identity["program"] = {"pid": program.pid, "startTicks": program.start_ticks}
            claim_record(self._directory, SHIM_RECORD, identity)
        except OSError:
            self._program.abandon()
            raise
        return identity

    def begin(self) -> None:
        """Lets the program run. Raises kernel.SpawnError."""
        self._program.release()
        self._started_at, self._began = _wall_ms(), time.monotonic()
        self._listen(self._wakeup, self._on_signal)
        for kind, fd in ((STDOUT, self._program.stdout), (STDERR, self._program.stderr)):
            os.set_blocking(fd, False)
            self._listen(fd, self._reader(kind, fd))
        if self._program.stdin >= 0:
            self._unsent = memoryview(self._spec["stdin"].encode("utf-8", "surrogateescape"))
            os.set_blocking(self._program.stdin, False)
            self._listen(self._program.stdin, self._write_stdin, select.POLLOUT)

    def supervise(self) -> None:
        """Until the program and all that it started are gone and what they printed is kept."""
        self._reap()
        while not self._childless and not self.error:
            for fd, _ in self._poll.poll(self._patience()):
                if fd in self._handlers:
                    self._handlers[fd]()
            self._keep_time()
        self._close_streams()

    def fail(self, reason: str, error: str) -> None:
        """Ends the attempt for a reason that lies outside of the program."""
        self._reason, self.error = reason, self._redactors[STDOUT].text(error)
        kernel.kill_descendants(os.getpid())
        quietly(self._spool.close, _wall_ms())

    def record(self) -> dict[str, object]:
        """How it ended, for `exit.json`."""
        code = None if self._status is None else os.waitstatus_to_exitcode(self._status)
        return {
            "how": self._reason or ("exited" if code is not None and code >= 0 else "signalled"),
            "code": code if code is not None and code >= 0 else None,
            "signal": -code if code is not None and code < 0 else None,
            "startedAt": self._started_at,
            "endedAt": _wall_ms(),
            "elapsedMs": round((time.monotonic() - self._began) * 1000),
            "cpuMs": round(self._cpu_seconds * 1000),
            "maxRssKb": self._max_rss_kb,
            "bytes": {"stdout": self._bytes[STDOUT], "stderr": self._bytes[STDERR], "dropped": self._spool.dropped},
            "error": self.error,
        }

    def _watch_engine(self) -> None:
        engine = self._spec["enginePid"]
        if not engine or self._spec["onEngineLoss"] != "kill":
            return
        handle = os.pidfd_open(engine)
        if os.getppid() != engine:
            raise ProcessLookupError("the engine ended before the program began")

        def on_loss() -> None:
            self._forget(handle)
            self._stop("engine_lost")

        self._listen(handle, on_loss)

    def _listen(self, fd: int, handler: Callable[[], object], events: int = select.POLLIN) -> None:
        self._handlers[fd] = handler
        self._poll.register(fd, events)

    def _forget(self, fd: int) -> None:
        del self._handlers[fd]
        self._poll.unregister(fd)
        os.close(fd)

    def _note_cancel(self, number: int, frame: object) -> None:
        self._cancelled = True
        self._at_once = self._at_once or number == signal.SIGUSR1

    def _on_signal(self) -> None:
        quietly(os.read, self._wakeup, _CHUNK)
        self._reap()
        if self._cancelled:
            self._stop("cancelled")
        if self._at_once and self._killing_since is None:
            self._kill_at = time.monotonic()

    def _reap(self) -> None:
        had_ended = self._status is not None
        while True:
            try:
                pid, status, usage = os.wait4(-1, os.WNOHANG)
            except ChildProcessError:
                self._childless = True
                return
            if not pid:
                break
            self._cpu_seconds += usage.ru_utime + usage.ru_stime
            self._max_rss_kb = max(self._max_rss_kb, usage.ru_maxrss)
            if pid == self._program.pid:
                self._status = status
        if self._status is not None and not had_ended:
            self._dismiss_leftovers()

    def _dismiss_leftovers(self) -> None:
        for process in kernel.descendants(os.getpid()):
            kernel.send(process, signal.SIGTERM)
            kernel.send(process, signal.SIGCONT)
        latest = time.monotonic() + min(_LEFTOVERS_GRACE, self._spec["graceSeconds"])
        self._kill_at = latest if self._kill_at is None else min(self._kill_at, latest)

    def _stop(self, reason: str) -> None:
        if self._reason or self._status is not None:
            return
        self._reason = reason
        self._ask_to_end()
        self._kill_at = time.monotonic() + self._spec["graceSeconds"]

    def _ask_to_end(self) -> None:
        """TERM to the program's group; bubblewrap would take all with it at once, so what is inside is asked."""
        inside = (self._spec["sandbox"] or {}).get("road") == "bubblewrap"
        for number in (signal.SIGTERM, signal.SIGCONT):
            if inside:
                for process in kernel.descendants(self._program.pid):
                    kernel.send(process, number)
            else:
                quietly(os.killpg, self._program.pid, number)

    def _patience(self) -> int | None:
        times = [time for time in (self._deadline(), self._kill_at) if time is not None]
        return max(0, int((min(times) - time.monotonic()) * 1000) + 1) if times else None

    def _deadline(self) -> float | None:
        limit = self._spec["timeoutSeconds"]
        return None if limit is None or self._reason or self._status is not None else self._began + limit

    def _keep_time(self) -> None:
        now, deadline = time.monotonic(), self._deadline()
        if deadline is not None and now >= deadline:
            self._stop("timeout")
        if self._kill_at is None or now < self._kill_at:
            return
        self._killing_since = self._killing_since or now
        kernel.kill_descendants(os.getpid())
        self._kill_at = now + _KILL_AGAIN_AFTER
        if now - self._killing_since > _GIVE_UP_KILLING_AFTER:
            left = ", ".join(str(process.pid) for process in kernel.descendants(os.getpid()))
            self.error = f"processes that can't be killed: {left}"

    def _reader(self, kind: int, fd: int) -> Callable[[], object]:
        return lambda: self._read(kind, fd)

    def _read(self, kind: int, fd: int) -> bool:
        """Takes what is there, and says whether there was anything."""
        try:
            chunk = os.read(fd, _CHUNK)
        except BlockingIOError:
            return False
        self._bytes[kind] += len(chunk)
        redactor = self._redactors[kind]
        self._spool.write(kind, redactor.feed(chunk) if chunk else redactor.flush(), _wall_ms())
        if not chunk:
            self._forget(fd)
        return bool(chunk)

    def _write_stdin(self) -> None:
        try:
            self._unsent = self._unsent[os.write(self._program.stdin, self._unsent[:_CHUNK]) :]
        except BlockingIOError:
            return
        except OSError:
            self._unsent = self._unsent[:0]  # the program doesn't want the rest
        if not self._unsent:
            self._forget(self._program.stdin)

    def _close_streams(self) -> None:
        """What the pipes still hold. Not until their end: somebody outside may have one and keep it open."""
        for kind, fd in ((STDOUT, self._program.stdout), (STDERR, self._program.stderr)):
            limit = self._bytes[kind] + _PIPE_HOLDS
            while fd in self._handlers and self._bytes[kind] < limit and self._read(kind, fd):
                pass
            self._spool.write(kind, self._redactors[kind].flush(), _wall_ms())
        self._spool.close(_wall_ms())
        _sync_outputs(self._directory)


def _detach() -> int:
    """A session of its own, no inherited files, deaf to all but TERM. Returns what gets readable at a signal."""
    if os.getpid() != os.getsid(0):
        os.setsid()
    os.umask(0o077)
    for name in os.listdir("/proc/self/fd"):
        if int(name) > 2:
            quietly(os.close, int(name))
    for number in _IGNORED:
        signal.signal(number, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    wakeup, write_end = os.pipe()
    os.set_blocking(wakeup, False)
    os.set_blocking(write_end, False)
    signal.set_wakeup_fd(write_end, warn_on_full_buffer=False)
    return wakeup


def _read_spec() -> dict[str, Any]:
    with open(0, "rb", closefd=False) as file:
        spec = parse(file.read().decode())
    _to_nowhere(0)
    if not isinstance(spec, dict):
        raise ValueError("the specification is not an object")
    return spec


def _answer(answer: Mapping[str, object]) -> None:
    quietly(os.write, 1, encode(answer).encode() + b"\n")
    _to_nowhere(1)


def _to_nowhere(fd: int) -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, fd)
    os.close(nowhere)


def _sync_outputs(directory: int) -> None:
    try:
        outputs = os.open(OUTPUTS, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=directory)
        names = os.listdir(outputs)
    except OSError:
        return
    for name in names[:_MOST_OUTPUTS_SYNCED]:
        try:
            fd = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=outputs)
        except OSError:
            continue
        quietly(os.fsync, fd)
        os.close(fd)
    if names:
        quietly(os.fsync, outputs)
    os.close(outputs)


def _wall_ms() -> int:
    return time.time_ns() // 1_000_000
