"""What somebody would write by hand for Temporal to do the work of ``benchmarks.temporal``."""

import asyncio
from datetime import timedelta

from temporalio import activity, workflow


@activity.defn
async def nothing() -> None:
    """Do nothing."""


@workflow.defn
class HandWritten:
    """So many activities, side by side or one after the other."""

    @workflow.run
    async def run(self, tasks: int, in_a_row: bool) -> None:
        """Start all of them, and wait."""
        soon = timedelta(minutes=5)
        if in_a_row:
            for _ in range(tasks):
                await workflow.execute_activity(nothing, start_to_close_timeout=soon)
            return
        await asyncio.gather(*(workflow.execute_activity(nothing, start_to_close_timeout=soon) for _ in range(tasks)))
