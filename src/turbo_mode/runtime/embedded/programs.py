"""Programs under shims: shell attempts and services, from their start to their end, also across engines."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from turbo_mode.core.machine.outcomes import Done, Failure, NotDone, Observation, Unknown
from turbo_mode.errors import TurboModeError
from turbo_mode.runtime.embedded import shims
from turbo_mode.runtime.embedded.attempt_results import observe
from turbo_mode.runtime.embedded.shims import Ended, Lost, ShimHandle, ShimSpec, ShimWatcher
from turbo_mode.runtime.embedded.workers import Workers

Report = Callable[[Observation], None]
Gone = Callable[[str], None]


class Held:
    """One program under a shim. ``ready`` is set for a service once it answers; then ``gone`` hears of its end."""

    def __init__(self, report: Report, gone: Gone | None = None) -> None:
        self.report = report
        self.gone = gone
        self.handle: ShimHandle | None = None
        self.ready = False
        self.ended = threading.Event()
        self.cancelled = False

    def cancel(self, *, at_once: bool = False) -> None:
        """Ask the program to end; ``at_once``: without the grace that it has otherwise."""
        self.cancelled = True
        if self.handle is not None:
            self.handle.cancel(at_once=at_once)


class Programs:
    """All programs of an engine. Starting and reading results happens in ``workers``, never in the engine's thread."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers
        self._held: dict[Path, Held] = {}
        self._watcher: ShimWatcher | None = None
        self._lock = threading.Lock()

    def start(self, directory: Path, make_spec: Callable[[Path], ShimSpec], held: Held) -> None:
        """Start a program in ``directory``; blocks for some ms. Reports ``NotDone`` if nothing ran."""
        try:
            spec = make_spec(shims.outputs_directory(directory))
            handle = shims.start(directory, spec)
        except TurboModeError as problem:
            held.report(NotDone(Failure(problem.code, problem.message)))
            return
        self.watch(directory, handle, held)

    def watch(self, directory: Path, handle: ShimHandle, held: Held) -> None:
        """Hear of the end of a program that runs."""
        held.handle = handle
        with self._lock:
            self._held[directory] = held
            if self._watcher is None:
                self._watcher = ShimWatcher(self._ended)
            self._watcher.watch(handle)
        if held.cancelled:
            handle.cancel()

    def close(self) -> None:
        """Let go of all programs; they go on."""
        if self._watcher is not None:
            self._watcher.close()

    def _ended(self, handle: ShimHandle, outcome: Ended | Lost) -> None:
        with self._lock:
            held = self._held.pop(handle.attempt_directory)
        held.ended.set()
        self._workers.run(lambda: self._tell(handle.attempt_directory, outcome, held))

    def _tell(self, directory: Path, outcome: Ended | Lost, held: Held) -> None:
        shims.remove_temporary(directory)
        if held.gone is None:
            held.report(observe(directory, outcome))
        elif held.ready:
            held.gone(_last_words(observe(directory, outcome)))


class Services:
    """Makes a program a service: gives it a port, waits until it answers, hears when it is gone."""

    def __init__(self, programs: Programs, workers: Workers) -> None:
        self._programs = programs
        self._workers = workers

    def start(
        self, base: Path, request: dict[str, Any], make_spec: Callable[[Path, int], ShimSpec], held: Held
    ) -> None:
        """Start or restart the service whose attempt directory is ``base``; blocks until its program runs."""
        port = _port(base)
        directory = next_directory(base)
        self._programs.start(directory, lambda outputs: make_spec(outputs, port), held)
        if held.handle is not None:
            self.await_ready(directory, request, port, held)

    def await_ready(self, directory: Path, request: dict[str, Any], port: int, held: Held) -> None:
        """Report once the service answers, or that it doesn't."""
        threading.Thread(
            target=self._probe, args=(directory, request["ready"], port, held), name="service probe", daemon=True
        ).start()

    def _probe(self, directory: Path, ready: dict[str, Any], port: int, held: Held) -> None:
        deadline = time.monotonic() + ready["forMs"] / 1000
        said = "nothing answered"
        while not held.ended.is_set() and time.monotonic() < deadline:
            said = _ask(port, ready)
            if not said:
                result = {"port": port}
                held.ready = True
                held.report(Done(result))
                return
            held.ended.wait(ready["everyMs"] / 1000)
        if held.ended.is_set():
            held.report(_failed(directory, held))
            return
        held.cancel()
        held.ended.wait()
        held.report(_not_ready(f"not ready after {ready['forMs'] / 1000:g} s: {said}"))


def next_directory(base: Path) -> Path:
    """A fresh directory for another start of the same attempt."""
    newest = newest_directory(base)
    if not newest.exists():
        return base
    number = int(newest.name.partition("+")[2] or 0) + 1
    return base.with_name(f"{base.name}+{number}")


def newest_directory(base: Path) -> Path:
    """The directory of the latest start of an attempt."""
    found, number = base, 1
    while (candidate := base.with_name(f"{base.name}+{number}")).exists():
        found, number = candidate, number + 1
    return found


def _port(base: Path) -> int:
    """The port of a service: any free one on loopback, and the same one again when it is restarted."""
    kept = base.parent / f"{base.name}.port"
    if kept.exists():
        return int(kept.read_text())
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = kept.with_suffix(".new")
    fresh.write_text(str(port))
    fresh.replace(kept)
    return port


def port_of(base: Path) -> int:
    """The port that a service of an earlier engine was given."""
    return _port(base)


def _ask(port: int, ready: dict[str, Any]) -> str:
    """What is wrong with the service, or an empty text when it is ready."""
    import http.client

    path = ready.get("path")
    try:
        if path is None:
            socket.create_connection(("127.0.0.1", port), timeout=2).close()
            return ""
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", path, headers={"Connection": "close"})
            status = connection.getresponse().status
        finally:
            connection.close()
    except (OSError, http.client.HTTPException, ValueError) as problem:
        return str(problem) or type(problem).__name__
    wanted = ready.get("status")
    good = status == wanted if wanted is not None else status < 400
    return "" if good else f"{path} answers {status}"


def _failed(directory: Path, held: Held) -> Observation:
    if held.cancelled:
        return Unknown(Failure("cancelled", "cancelled while it started"))
    return _not_ready(f"it ended before it was ready: {_last_words(observe(directory, shims.settle(directory)))}")


def _not_ready(message: str) -> Done:
    return Done({"port": 0, "problem": {"code": "not_ready", "message": message}})


def _last_words(seen: Observation) -> str:
    if not isinstance(seen, Done):
        return seen.failure.message
    said = (seen.result["stderr"] or seen.result["stdout"]).strip().splitlines()
    return f"exit status {seen.result['exitCode']}" + (f": {said[-1]}" if said else "")
