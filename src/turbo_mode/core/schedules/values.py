"""What the texts of a trigger see, and what they come to: ``event`` is the moment that is due, or what has happened."""

from __future__ import annotations

from typing import Any, Final

from turbo_mode.core.machine.bindings import moment as as_time
from turbo_mode.core.plan.cron_moments import local
from turbo_mode.core.plan.decision_scopes import CALLED, DUE, TOLD
from turbo_mode.core.plan.expressions import EvaluationError, compile, compile_template
from turbo_mode.core.schedules.entries import Trigger
from turbo_mode.core.schedules.state import Waiting

_SCOPES: Final = {"cron": DUE, "event": TOLD, "webhook": CALLED}


def is_wanted(trigger: Trigger, waiting: Waiting, now: int) -> bool:
    """Whether a trigger's ``when`` lets a moment pass. Raises ``EvaluationError``."""
    if not trigger.when:
        return True
    value = compile(trigger.when, _SCOPES[trigger.kind]).evaluate(_bindings(trigger, waiting, now))
    if not isinstance(value, bool):
        raise EvaluationError(f"a condition must be true or false, and this one is {value!r}")
    return value


def fill_inputs(trigger: Trigger, waiting: Waiting, now: int) -> dict[str, Any]:
    """The inputs that a trigger gives to its plan. Raises ``EvaluationError``."""
    seen = _bindings(trigger, waiting, now)
    return {name: _filled(value, trigger, seen) for name, value in trigger.inputs.items()}


def _bindings(trigger: Trigger, waiting: Waiting, now: int) -> dict[str, Any]:
    if trigger.kind != "cron":
        return {"event": waiting.said, "now": as_time(now)}
    there = local(waiting.moment, trigger.timezone)
    event = {
        "due": as_time(waiting.moment), "local": there.isoformat(), "day": there.date().isoformat(),
        "missed": waiting.missed,
    }  # fmt: skip
    return {"event": event, "now": as_time(now)}


def _filled(value: Any, trigger: Trigger, seen: dict[str, Any]) -> Any:
    if isinstance(value, str):
        return compile_template(value, _SCOPES[trigger.kind]).evaluate(seen) if "${{" in value else value
    if isinstance(value, dict):
        return {name: _filled(each, trigger, seen) for name, each in value.items()}
    return [_filled(each, trigger, seen) for each in value] if isinstance(value, list) else value
