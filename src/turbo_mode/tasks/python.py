"""Task kind ``python``: call a function of the plan's own code in a thread of the engine.

A thread can't be ended from outside. After a time-out or a cancel the outcome is unknown, and the function goes on
until it returns by itself; what must be stoppable belongs in a shell task. In a sandbox the function runs in a process
of its own, which is as good as a program: `program` starts it, `serve` is that process, `answer_of` reads what it left.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from types import CoroutineType, FunctionType
from typing import Any

import msgspec
from msgspec import Struct

from turbo_mode.core.machine.outcomes import Done, Failure, NotDone, Observation


class Context(Struct, frozen=True):
    """What a function may know about the attempt that calls it; folders are absolute paths.

    ``traceparent`` (W3C), with the ``tracestate`` of its trace, names its span to whoever makes spans below it.
    """

    execution: str
    task: str
    attempt: int
    idempotency_key: str
    workspace: str
    plan_dir: str
    traceparent: str = ""
    tracestate: str = ""


_RESULT = "result"
_current: ContextVar[Context] = ContextVar("turbo_mode_python_task")
_path_lock = threading.Lock()
_known: dict[tuple[str, str], Callable[..., Any]] = {}


def current() -> Context:
    """The attempt that this code runs in; its workspace is there now. Raises `RuntimeError` outside a python task."""
    try:
        context = _current.get()
    except LookupError:
        raise RuntimeError("turbo_mode.tasks.python.current() is for functions called by a python task") from None
    os.makedirs(context.workspace, mode=0o700, exist_ok=True)
    return context


def call(request: Mapping[str, Any], context: Context, *, from_workspace: bool = True) -> Observation:
    """Call ``request["call"]`` (``module:function``) with the keyword arguments ``request["args"]``, in this thread.

    What the function returns is ``result.value``; what it raises is a known end as well: ``result.exception``,
    ``{type, message}``. A return value that isn't JSON is ``result.problem``, ``bad_output``. A function that can't be
    found or doesn't take the arguments was never called: `NotDone`. No exception leaves this function. The module may
    lie in the workspace unless ``from_workspace`` is false.
    """
    arguments = request.get("args") or {}
    token = _current.set(context)  # module code may look at it too, so it stands before the import
    try:
        folders = [context.workspace, context.plan_dir] if from_workspace else [context.plan_dir]
        found = _found(str(request["call"]), context, folders)
        return NotDone(found) if isinstance(found, Failure) else _run(found, arguments)
    finally:
        _current.reset(token)


def program(request: Mapping[str, Any], context: Context) -> tuple[list[str], str]:
    """The program that calls the function in a process of its own, and its standard input."""
    argv = [sys.executable, "-I", os.path.join(os.path.dirname(os.path.realpath(__file__)), "called.py")]
    return argv, json.dumps({"request": dict(request), "context": msgspec.to_builtins(context)})


def serve() -> None:
    """The life of that process: the call comes by standard input, what came of it goes into an output."""
    given = json.load(sys.stdin)
    seen = call(given["request"], msgspec.convert(given["context"], Context))
    said = {"done": seen.result} if isinstance(seen, Done) else {"notDone": msgspec.to_builtins(seen.failure)}
    with open(os.path.join(os.environ["TURBO_MODE_OUTPUTS"], _RESULT), "w") as file:
        json.dump(said, file)


def answer_of(seen: Observation) -> Observation:
    """What came of a call, from what its program showed."""
    if not isinstance(seen, Done):
        return seen
    if "badOutput" in seen.result:
        return Done({"value": None, "problem": {"code": "bad_output", "message": seen.result["badOutput"]}})
    match _parsed(seen.result["files"].get(_RESULT, "")):
        case {"done": dict(result)}:
            return Done(result)
        case {"notDone": {"code": str(code), "message": str(message)}}:
            return NotDone(Failure(code, message))
    said = f"its process ended with {seen.result['exitCode']} before it returned"
    return Done({"value": None, "exception": {"type": "SystemExit", "message": said}})


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _found(path: str, context: Context, folders: Sequence[str]) -> Callable[..., Any] | Failure:
    """The function, looked up once for each plan folder and name."""
    known = (context.plan_dir, path)
    if (function := _known.get(known)) is not None:
        return function
    found = _find(path, folders)
    if not isinstance(found, Failure):
        _known[known] = found
    return found


def _run(found: Callable[..., Any], arguments: Mapping[str, Any]) -> Observation:
    try:
        value = found(**arguments)
        if isinstance(value, CoroutineType):
            import asyncio

            value = asyncio.run(value)
    except BaseException as error:  # SystemExit too: the author's code must not end the engine's thread silently
        if _never_began(found, error):
            return NotDone(Failure("spawn_failed", f"it does not take these args: {_text_of(error)}"))
        return Done({"value": None, "exception": {"type": type(error).__name__, "message": _text_of(error)}})
    return _answer(value)


def _never_began(found: Callable[..., Any], error: BaseException) -> bool:
    """Whether the call itself was refused: a TypeError that no line of the function has part in."""
    refused = isinstance(error, TypeError) and error.__traceback__ is not None and error.__traceback__.tb_next is None
    return refused and isinstance(found, FunctionType)


def _find(path: str, folders: Sequence[str]) -> Callable[..., Any] | Failure:
    """The function that `path` names, if it takes `arguments`; else why it can't be called."""
    module_name, colon, names = path.partition(":")
    if not (module_name and colon and names):
        return Failure("spawn_failed", f"`{path}` does not name a function: write `module:function`")
    _make_importable(folders)
    try:
        found: Any = importlib.import_module(module_name)
        for name in names.split("."):
            found = getattr(found, name)
    except AttributeError as error:
        return Failure("spawn_failed", f"`{path}`: {_text_of(error)}")
    except ModuleNotFoundError as error:
        where = f"looked in {', '.join(reversed(folders))} and what is installed"
        return Failure("spawn_failed", f"`{path}`: {_text_of(error)}; {where}")
    except BaseException as error:
        return Failure("spawn_failed", f"importing `{module_name}` failed: {type(error).__name__}: {_text_of(error)}")
    if not callable(found):
        return Failure("spawn_failed", f"`{path}` is a {type(found).__name__}, not a function")
    function: Callable[..., Any] = found
    return function


def _make_importable(folders: Sequence[str]) -> None:
    """Put folders first on the module path, the last one before the others."""
    with _path_lock:
        for folder in folders:
            if folder not in sys.path:
                sys.path.insert(0, folder)
        importlib.invalidate_caches()  # an earlier task may have written the module a moment ago


def _answer(value: Any) -> Done:
    """`value` as plain JSON data: dataclasses, Structs, tuples, sets, dates … as msgspec writes them."""
    if value is None or isinstance(value, bool):
        return Done({"value": value})
    try:
        builtins = msgspec.to_builtins(value, str_keys=True)
        return Done({"value": msgspec.json.decode(json.dumps(builtins, allow_nan=False))})
    except (TypeError, ValueError, RecursionError, msgspec.MsgspecError) as error:
        message = f"the return value is not JSON: {_text_of(error)}"
        return Done({"value": None, "problem": {"code": "bad_output", "message": message}})


def _text_of(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:
        return "(its text can't be read)"
