"""The triggers of a plan."""

from __future__ import annotations

from turbo_mode.core.plan import model
from turbo_mode.core.schedules.entries import Trigger


def triggers_of(plan: model.Plan) -> list[Trigger]:
    """What starts a plan, numbered as it stands there."""
    return [
        Trigger(
            number=number, cron=trigger.cron or "", timezone=trigger.timezone, when=trigger.when or "",
            inputs=trigger.inputs, overlap=trigger.overlap, catch_up=trigger.catch_up, event=trigger.event or "",
            webhook=trigger.webhook or "",
        )
        for number, trigger in enumerate(plan.triggers, 1)
    ]  # fmt: skip
