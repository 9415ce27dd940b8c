"""From an attempt's directory to what the machine is told: a result, or how little is known."""

from __future__ import annotations

import json
import os
import signal
import stat
from pathlib import Path
from typing import Any

from turbo_mode.core.machine.outcomes import Done, Failure, NotDone, Observation, Unknown
from turbo_mode.core.regex import regex
from turbo_mode.runtime.embedded.attempt_log import Tail, tails
from turbo_mode.runtime.embedded.shims import Ended, Lost, NeverStarted
from turbo_mode.runtime.embedded.supervision import OUTPUTS

LARGEST_OUTPUT = 64 * 1024
LARGEST_OUTPUTS = 256 * 1024
_NAME = regex(r"[A-Za-z_][A-Za-z0-9_]*")


class _BadOutput(Exception):
    """An output that can't be taken; the text names it."""


def observe(attempt_directory: Path, ending: Ended | Lost | NeverStarted) -> Observation:
    """What the machine may conclude: an exit code is a known end, also a bad one; a kill leaves everything open."""
    if isinstance(ending, NeverStarted):
        return NotDone(Failure("spawn_failed", "it was never started"))
    if isinstance(ending, Lost):
        return Unknown(Failure("lost", "the process that held it is gone"))
    record = ending.record
    if record["how"] == "exited":
        return Done(read_result(attempt_directory, record))
    if record["how"] == "spawn_failed":
        return NotDone(Failure("spawn_failed", record["error"]))
    return Unknown(_interruption(record))


def read_result(attempt_directory: Path, record: dict[str, Any]) -> dict[str, Any]:
    """The shell result: exitCode, stdout, stderr (64 KiB at most), json, files.

    When a file among the outputs can't be taken, `files` is empty and a sixth key, `badOutput`, says which and why.
    """
    out, err = tails(attempt_directory)
    result = {
        "exitCode": record["code"],
        "stdout": out.text,
        "stderr": err.text,
        "json": _parsed(out),
        "files": {},
    }
    try:
        result["files"] = _files(attempt_directory)
    except _BadOutput as problem:
        result["badOutput"] = str(problem)
    return result


def _interruption(record: dict[str, Any]) -> Failure:
    seconds = record["elapsedMs"] / 1000
    match record["how"]:
        case "timeout":
            return Failure("timeout", f"stopped after {seconds:.1f} s")
        case "cancelled":
            return Failure("cancelled", f"cancelled after {seconds:.1f} s")
        case "engine_lost":
            return Failure("lost", "stopped because the engine was gone")
        case "signalled":
            return Failure("killed", f"ended by {_signal_name(record['signal'])}")
        case _:
            return Failure("crashed", record["error"] or "the shim failed")


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _parsed(out: Tail) -> Any:
    """Standard output as JSON: only if it is all there, and strict JSON that can be stored."""
    if not out.is_whole:
        return None
    try:
        value = json.loads(out.data, parse_constant=_refuse)
        json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return None
    return value


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _files(attempt_directory: Path) -> dict[str, str]:
    try:
        outputs = os.open(attempt_directory / OUTPUTS, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError as problem:
        raise _BadOutput(f"the outputs can't be read: {problem.strerror}") from None
    try:
        files, total = {}, 0
        for name in sorted(os.listdir(outputs)):
            data = _file(outputs, name)
            total += len(data)
            if total > LARGEST_OUTPUTS:
                raise _BadOutput(f"output {name!r}: the outputs are larger than 256 KiB together")
            files[name] = _text(name, data)
        return files
    finally:
        os.close(outputs)


def _file(outputs: int, name: str) -> bytes:
    if not _NAME.fullmatch(name):
        raise _BadOutput(f"output {name!r}: a name has letters, digits and _, and begins with no digit")
    try:
        fd = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=outputs)
    except OSError:
        raise _BadOutput(f"output {name!r}: not a regular file") from None
    if not stat.S_ISREG(os.fstat(fd).st_mode):
        os.close(fd)
        raise _BadOutput(f"output {name!r}: not a regular file")
    with open(fd, "rb") as file:
        data = file.read(LARGEST_OUTPUT + 1)
    if len(data) > LARGEST_OUTPUT:
        raise _BadOutput(f"output {name!r}: larger than 64 KiB; larger things belong in artifacts")
    return data


def _text(name: str, data: bytes) -> str:
    try:
        return data.decode().removesuffix("\n")
    except UnicodeDecodeError:
        raise _BadOutput(f"output {name!r}: not UTF-8 text") from None
