"""``/api/v1/policies``: what the owner of the server permits, wherever that is said."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Controller, Response, get

from turbo_mode.core.decisions.limits import Limits, strictest
from turbo_mode.server.requests import Within, answer

_TOLD = {
    "autonomyLevel": "autonomy_level", "confidence": "confidence", "parallelExecution": "parallel_execution",
    "maxParallel": "max_parallel", "timeout": "timeout", "maxRunning": "max_running",
    "maxRunningPerTenant": "max_running_per_tenant", "labels": "labels", "sandbox": "sandbox", "rules": "rules",
    "changeWindows": "change_windows", "budgets": "budgets", "deciders": "deciders", "actsAlone": "acts_alone",
}  # fmt: skip
_KEYS = {name: key for key, name in _TOLD.items()}


class Policies(Controller):
    """What may be decided alone, and how much at once."""

    path = "/api/v1/policies"
    tags = ("Decision Engine",)

    @get("/", opt={"needs": "plans:read"}, sync_to_thread=False, summary="The limits that hold here")
    def list_policies(self, service: Within) -> Response[bytes]:
        """What each place says (``items``), and of what can be compared the strictest (``holds``). A plan can only
        tighten that."""
        holds = [
            {"key": _KEYS[each.key], "value": each.value, "origin": each.origin} for each in strictest(service.limits)
        ]
        return answer({"items": [_told(each) for each in service.limits], "holds": holds})


def _told(limits: Limits) -> dict[str, Any]:
    """What one place says, without what it doesn't."""
    said = {key: msgspec.to_builtins(getattr(limits, name)) for key, name in _TOLD.items()}
    return {"origin": limits.origin} | {key: value for key, value in said.items() if value not in (None, [], {}, "")}
