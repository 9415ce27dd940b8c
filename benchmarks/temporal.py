"""`python -m benchmarks.temporal [EXECUTIONS]`: ours on Temporal beside a workflow written by hand, on one server.

Each execution has 20 tasks side by side that call a function which does nothing; by hand that is a workflow that awaits
20 activities. Both have one worker process, and then two. Of ours the entries go to a mirror that keeps nothing, so
that what Temporal itself does is compared. In turns, and the best of three rounds.
"""

import asyncio
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine, Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

from temporalio.client import Client
from temporalio.worker import Worker

from benchmarks.hand_written import HandWritten, nothing
from turbo_mode import Plan
from turbo_mode.core.machine.inputs import Submit
from turbo_mode.operations import submissions
from turbo_mode.runtime import temporal
from turbo_mode.store.rows import EntryRow

TASKS = 20
FAN = [{"id": f"task{number}", "python": {"call": "benchmarks.noop:noop"}} for number in range(TASKS)]
DOCUMENT = {
    "turbo": 1, "name": "fan", "executionPipeline": {"maxParallel": TASKS},
    "phases": [{"id": "only", "parallel": True, "tasks": FAN}],
}  # fmt: skip
ROUNDS = 3
Begin = Callable[[Client, str], Coroutine[Any, Any, Any]]


class Nowhere:
    """A mirror that keeps nothing, and says that it did."""

    def keep(self, execution: str, rows: Sequence[tuple[EntryRow, bytes]], plan: Any = None) -> Mapping[int, bytes]:
        """The checksum of each entry."""
        return {row.seq: sum for row, sum in rows}


async def work(sort: str, address: str, queue: str, folder: str) -> None:
    """Be a worker until somebody ends us."""
    client = await temporal.connect(address)
    if sort == "ours":
        async with temporal.run_worker(client, Path(folder), Nowhere(), queue=queue):
            print("ready", flush=True)
            await asyncio.Event().wait()
    async with Worker(client, task_queue=queue, workflows=[HandWritten], activities=[nothing]):
        print("ready", flush=True)
        await asyncio.Event().wait()


async def ours(client: Client, queue: str) -> Any:
    """Start one execution of the plan."""
    id, made = uuid4().hex, submissions.prepare(Plan.from_dict(DOCUMENT).loaded, {}, elsewhere=True)
    submit = Submit(id, id, made.digest, made.inputs, actor="benchmark", plan_dir=str(Path.cwd()))
    return await temporal.start(client, submit, made.plan, queue=queue)


async def by_hand(client: Client, queue: str) -> Any:
    """Start one workflow."""
    return await client.start_workflow(HandWritten.run, TASKS, id=uuid4().hex, task_queue=queue)


async def measured(sort: str, begin: Begin, address: str, workers: int, executions: int) -> float:
    """Tasks a second."""
    client, queue = await temporal.connect(address), uuid4().hex
    with tempfile.TemporaryDirectory() as folder:
        started = []
        for number in range(workers):
            words = [sys.executable, "-m", "benchmarks.temporal", sort, address, queue, f"{folder}/{number}"]
            process = subprocess.Popen(words, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": os.getcwd()})
            started.append(process)
        try:
            for process in started:
                assert process.stdout is not None
                if process.stdout.readline() != b"ready\n":
                    raise RuntimeError("a worker didn't begin")
            await asyncio.wait_for((await begin(client, queue)).result(), 60)  # nobody pays for first imports
            began = time.perf_counter()
            handles = await asyncio.gather(*(begin(client, queue) for _ in range(executions)))
            await asyncio.gather(*(handle.result() for handle in handles))
            return executions * TASKS / (time.perf_counter() - began)
        finally:
            for process in started:
                process.kill()
                process.wait()


async def compared(address: str, executions: int) -> None:
    """Print the table."""
    print("| workers | by hand, tasks a second | ours | ours ÷ by hand |\n|---|---|---|---|")
    for workers in (1, 2):
        best = {"hand": 0.0, "ours": 0.0}
        for _ in range(ROUNDS):
            for sort, begin in (("hand", by_hand), ("ours", ours)):
                best[sort] = max(best[sort], await measured(sort, begin, address, workers, executions))
        share = best["ours"] / best["hand"]
        print(f"| {workers} | {best['hand']:,.0f} | {best['ours']:,.0f} | {share:.0%} |", flush=True)


async def answering(address: str) -> None:
    """Wait until the server does."""
    while True:
        try:
            await (await temporal.connect(address)).count_workflows()
            return
        except RuntimeError:
            await asyncio.sleep(0.2)


def main(executions: int) -> None:
    """Compare, on a server of our own."""
    program = shutil.which("temporal", path=str(Path(sys.executable).parent)) or "temporal"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [program, "server", "start-dev", "--headless", "--ip", "127.0.0.1", "--log-level", "error"]
    command += ["--dynamic-config-value", "history.transferProcessorMaxPollRPS=1000", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        asyncio.run(answering(f"127.0.0.1:{port}"))
        asyncio.run(compared(f"127.0.0.1:{port}", executions))
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    if sys.argv[1:2] in (["ours"], ["hand"]):
        asyncio.run(work(*sys.argv[1:]))
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else 20)
