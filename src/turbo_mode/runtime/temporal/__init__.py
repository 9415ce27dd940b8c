"""Executions on Temporal: the same machine, many hosts. Needs the extra ``temporal``.

>>> from turbo_mode.runtime import temporal                                  # doctest: +SKIP
>>> client = await temporal.connect("localhost:7233")                        # doctest: +SKIP
>>> async with temporal.run_worker(client, Path("/var/lib/turbo-mode"), store):  # doctest: +SKIP
...     handle = await temporal.start(client, submit, plan)
...     end = await handle.result()
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from turbo_mode.runtime.temporal.client import command, connect, start, status
    from turbo_mode.runtime.temporal.connection import Way
    from turbo_mode.runtime.temporal.converter import DATA_CONVERTER
    from turbo_mode.runtime.temporal.link import Link
    from turbo_mode.runtime.temporal.worker import replayer, run_worker

_PLACES = {
    "Link": "link",
    "Way": "connection",
    "DATA_CONVERTER": "converter",
    "command": "client",
    "connect": "client",
    "replayer": "worker",
    "start": "client",
    "status": "client",
    "run_worker": "worker",
}

__all__ = ["DATA_CONVERTER", "Link", "Way", "command", "connect", "replayer", "run_worker", "start", "status"]


def __getattr__(name: str) -> Any:
    """Import what is asked for, and only then. Raises ``NotInstalled`` without Temporal's package."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib

    try:
        importlib.import_module("temporalio")
    except ImportError:
        from turbo_mode.errors import NotInstalled

        raise NotInstalled("the Temporal runtime is not installed", hint='pip install "turbo-mode[temporal]"') from None
    return getattr(importlib.import_module(f"{__name__}.{_PLACES[name]}"), name)
