"""TURBO MODE carries out whole multi-phase deployment plans by itself.

>>> from turbo_mode import Plan, TurboMode
>>> with TurboMode() as turbo:                           # doctest: +SKIP
...     handle = turbo.start(Plan.load("plan.yaml"), inputs={"version": "1.2.0"})
...     handle.wait().status
'COMPLETED'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from turbo_mode.client import AsyncClient, Client
    from turbo_mode.errors import (
        Conflict,
        IntegrationError,
        NotFound,
        NotInstalled,
        NotPermitted,
        NotThereYet,
        PlanError,
        PlanInvalid,
        RequestError,
        RuntimeFault,
        ServerAway,
        StoreBusy,
        StoreError,
        TurboModeError,
        UsageError,
    )
    from turbo_mode.library import Handle, Plan, Result, TurboMode
    from turbo_mode.plugins.plugin import TurboModePlugin, on

__version__ = "0.1.0"

_HOMES = {
    **dict.fromkeys(("Handle", "Plan", "Result", "TurboMode"), "turbo_mode.library"),
    **dict.fromkeys(("AsyncClient", "Client"), "turbo_mode.client"),
    **dict.fromkeys(("TurboModePlugin", "on"), "turbo_mode.plugins.plugin"),
}

__all__ = [
    "AsyncClient",
    "Client",
    "Conflict",
    "Handle",
    "IntegrationError",
    "NotFound",
    "NotInstalled",
    "NotPermitted",
    "NotThereYet",
    "Plan",
    "PlanError",
    "PlanInvalid",
    "RequestError",
    "Result",
    "RuntimeFault",
    "ServerAway",
    "StoreBusy",
    "StoreError",
    "TurboMode",
    "TurboModeError",
    "TurboModePlugin",
    "UsageError",
    "on",
]


def __getattr__(name: str) -> Any:
    """Import what is asked for, and only then: the front door is light."""
    if name in __all__:
        import importlib

        module = importlib.import_module(_HOMES.get(name, "turbo_mode.errors"))
        return getattr(module, name)
    raise AttributeError(f"module 'turbo_mode' has no attribute {name!r}")
