"""Errors in words: what happened, what to do, and the exit code. No traceback, unless it is asked for.

If the fault is ours, the details go to a file beside the store, so that they can be sent to us.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import click

from turbo_mode.cli.settings import current
from turbo_mode.cli.terminal import Terminal, clean, columns
from turbo_mode.errors import ConfigurationInvalid, PlanInvalid, RuntimeFault, TurboModeError


def explain(error: BaseException) -> int:
    """Say what went wrong; returns the exit code."""
    terminal = current.err
    if current.traceback:
        from traceback import print_exception

        print_exception(error)
    if isinstance(error, click.Abort | KeyboardInterrupt):
        return 130
    if isinstance(error, click.UsageError):
        return _usage(error, terminal)
    if isinstance(error, click.ClickException):
        terminal.say([("red", f"{terminal.icon('FAILED')[1]} "), ("plain", clean(error.format_message()))])
        return 2
    if isinstance(error, PlanInvalid | ConfigurationInvalid):
        return _plan(error, terminal)
    if isinstance(error, RuntimeFault) or not isinstance(error, TurboModeError | OSError):
        return _ours(error, terminal)
    if isinstance(error, OSError):
        _say(
            terminal,
            f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}".lower(),
            "os_error",
            "",
        )
        return 69
    _say(terminal, error.message, error.code, error.hint or "")
    return error.exit_code


def _say(terminal: Terminal, message: str, code: str, hint: str) -> None:
    style, icon = terminal.icon("FAILED")
    first, *rest = [clean(line) for line in message.splitlines()] or [""]
    gap = terminal.width - 3 - columns(first) - columns(code)
    tail = [("plain", " " * gap), ("dim", code)] if gap >= 2 and code else []
    terminal.say([(f"bold {style}", f"{icon} "), ("bold", first), *tail])
    for line in rest:
        terminal.say(f"  {line}")
    for line in hint.splitlines():
        terminal.say(f"  {clean(line)}")


def _usage(error: click.UsageError, terminal: Terminal) -> int:
    message = error.format_message()
    command = error.ctx.command_path if error.ctx else "turbo-mode"
    _say(terminal, f"{message[:1].lower()}{message[1:].rstrip('.')}", "usage", f"{command} --help")
    return error.exit_code


def _plan(error: PlanInvalid | ConfigurationInvalid, terminal: Terminal) -> int:
    from turbo_mode.cli.problems import tell_problems

    for line in tell_problems(error.problems):
        terminal.say(line)
    _say(terminal, error.message, error.code, error.hint or "")
    return error.exit_code


def _ours(error: BaseException, terminal: Terminal) -> int:
    from traceback import format_exception

    place = _keep("".join(format_exception(error)))
    said = error.message if isinstance(error, TurboModeError) else f"{type(error).__name__}: {error}"
    hint = (error.hint if isinstance(error, TurboModeError) else "") or "Nothing that was acknowledged is lost."
    _say(terminal, f"turbo-mode broke: {said}", RuntimeFault.code, hint)
    terminal.say(f"  Details: {place}" if place else "  Details: run it again with --traceback")
    return RuntimeFault.exit_code


def _keep(details: str) -> Path | None:
    path = current.store.folder / f"fault-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.txt"
    try:
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(f"{' '.join(sys.argv[:2])}\nPython {sys.version}\n\n{details}")
    except OSError:
        return None
    return path
