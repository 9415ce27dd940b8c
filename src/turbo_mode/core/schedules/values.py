"""What the texts of a trigger with a cron time see, and what they come to: ``event``, the moment that is due."""

from __future__ import annotations

from typing import Any

from turbo_mode.core.machine.bindings import moment as as_time
from turbo_mode.core.plan.cron_moments import local
from turbo_mode.core.plan.decision_scopes import DUE
from turbo_mode.core.plan.expressions import EvaluationError, compile, compile_template
from turbo_mode.core.schedules.entries import CronTrigger


def is_wanted(trigger: CronTrigger, moment: int, missed: bool, now: int) -> bool:
    """Whether a trigger's ``when`` lets a moment pass. Raises ``EvaluationError``."""
    if not trigger.when:
        return True
    value = compile(trigger.when, DUE).evaluate(_bindings(trigger, moment, missed, now))
    if not isinstance(value, bool):
        raise EvaluationError(f"a condition must be true or false, and this one is {value!r}")
    return value


def fill_inputs(trigger: CronTrigger, moment: int, missed: bool, now: int) -> dict[str, Any]:
    """The inputs that a trigger gives to its plan. Raises ``EvaluationError``."""
    seen = _bindings(trigger, moment, missed, now)
    return {name: _filled(value, seen) for name, value in trigger.inputs.items()}


def _bindings(trigger: CronTrigger, moment: int, missed: bool, now: int) -> dict[str, Any]:
    there = local(moment, trigger.timezone)
    event = {
        "due": as_time(moment), "local": there.isoformat(), "day": there.date().isoformat(), "missed": missed,
    }  # fmt: skip
    return {"event": event, "now": as_time(now)}


def _filled(value: Any, seen: dict[str, Any]) -> Any:
    if isinstance(value, str):
        return compile_template(value, DUE).evaluate(seen) if "${{" in value else value
    if isinstance(value, dict):
        return {name: _filled(each, seen) for name, each in value.items()}
    return [_filled(each, seen) for each in value] if isinstance(value, list) else value
