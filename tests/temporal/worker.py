"""A worker in a process of its own, which says when it is ready: ``python -m …worker ADDRESS QUEUE FOLDER STORE``."""

from __future__ import annotations

import asyncio
import sys
from datetime import timedelta
from pathlib import Path

from tests.temporal.lab import Mirrored
from turbo_mode.runtime import temporal


async def main(address: str, queue: str, folder: str, store: str) -> None:
    client = await temporal.connect(address)
    soon = timedelta(seconds=1)  # another worker takes a workflow over from a dead one
    mirror = Mirrored(store)
    async with temporal.run_worker(
        client, Path(folder), mirror, queue=queue, sticky_queue_schedule_to_start_timeout=soon
    ):
        print("ready", flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
