"""The triggers of a plan that are times."""

from __future__ import annotations

from turbo_mode.core.plan import model
from turbo_mode.core.schedules.entries import CronTrigger


def cron_triggers(plan: model.Plan) -> list[CronTrigger]:
    """Those triggers of a plan that have a cron time, numbered as they stand there."""
    return [
        CronTrigger(
            number=number, cron=trigger.cron, timezone=trigger.timezone, when=trigger.when or "",
            inputs=trigger.inputs, overlap=trigger.overlap, catch_up=trigger.catch_up,
        )
        for number, trigger in enumerate(plan.triggers, 1) if trigger.cron is not None
    ]  # fmt: skip
