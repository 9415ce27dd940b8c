"""What a repeat of an action would do."""

from __future__ import annotations

from turbo_mode.core.plan import model

_BY_KIND = {
    "shell": "once", "service": "idempotent", "python": "once", "agent": "once", "wait": "idempotent",
    "approve": "idempotent", "decide": "idempotent", "plan": "keyed", "read": "idempotent", "notify": "once",
    "workflow": "keyed",
}  # fmt: skip
_SAFE_METHODS = frozenset(("GET", "HEAD", "PUT", "DELETE"))


def effect_of(action: model.Action, phase: model.Phase | None = None) -> str:
    """The effect class of an action: what is written, else the phase's, else the kind's default."""
    if action.effect:
        return action.effect
    if phase is not None and phase.effect:
        return phase.effect
    if action.http is not None:
        method = action.http.method if isinstance(action.http, model.Http) else "GET"
        return "idempotent" if method in _SAFE_METHODS else "once"
    if action.write is not None:
        return "once" if action.write.mode == "append" else "idempotent"
    return _BY_KIND[action.kind]
