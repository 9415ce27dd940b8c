"""What a repeat of an action would do."""

from __future__ import annotations

from turbo_mode.core.plan import model
from turbo_mode.core.plan.actions import cases, works

_BY_KIND = {
    "shell": "once", "service": "idempotent", "python": "once", "agent": "once", "wait": "idempotent",
    "approve": "idempotent", "decide": "idempotent", "plan": "keyed", "read": "idempotent", "notify": "keyed",
    "workflow": "keyed",
}  # fmt: skip
_SAFE_METHODS = frozenset(("GET", "HEAD", "PUT", "DELETE"))
_STRICTNESS = ("idempotent", "keyed", "once")


def effect_of(action: model.Action, phase: model.Phase | None = None, task: model.Task | None = None) -> str:
    """The effect class of an action: what is written, else the phase's, else the kind's default.

    A case of a switch that doesn't say has what its ``task`` says; a task with a switch has its strictest case's.
    """
    if isinstance(action, model.Task) and action.switch is not None:
        found = [effect_of(case, phase, action) for _, case in cases(action.switch)]
        return max(found, key=_STRICTNESS.index, default="idempotent")
    if action.effect:
        return action.effect
    if task is not None and task.effect:
        return task.effect
    if phase is not None and phase.effect:
        return phase.effect
    if action.http is not None:
        method = action.http.method if isinstance(action.http, model.Http) else "GET"
        return "idempotent" if method in _SAFE_METHODS else "once"
    if action.write is not None:
        return "once" if action.write.mode == "append" else "idempotent"
    return _BY_KIND[action.kind]


def changes(task: model.Task, phase: model.Phase | None = None) -> bool:
    """Whether a task changes something outside, as far as its plan tells.

    It does where a repeat would do harm, where it can be taken back or can't, and where it says how far it reaches;
    looking, waiting and asking don't. A plan that is called keeps to the same windows by itself.
    """
    if task.compensate is not None or task.irreversible or task.blast_radius:
        return True
    return any(_acts(action, phase, task) for _, action in works(task))


def _acts(action: model.Action, phase: model.Phase | None, task: model.Task) -> bool:
    if action.kind in ("wait", "approve", "decide", "read", "plan"):
        return False
    if action.http is not None and not action.effect:
        return isinstance(action.http, model.Http) and action.http.method not in ("GET", "HEAD")
    return effect_of(action, phase, task) != "idempotent" or action.write is not None
