"""`python -m benchmarks.temporal [EXECUTIONS]`: ours on Temporal beside a workflow written by hand, on one server.

Each execution has 20 tasks, side by side or in a row, that call a function which does nothing; by hand that is a
workflow that awaits 20 activities. Both have one worker process, and then two. Of ours the entries go to a mirror that
keeps nothing, so that what Temporal itself does is compared. In turns; the best of three rounds, and the least
processor time for a task, of the workers and of the server together, which other work on the machine distorts less.
"""

import asyncio
import itertools
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
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
EACH = [{"id": f"task{number}", "python": {"call": "benchmarks.noop:noop"}} for number in range(TASKS)]
SHAPES = ("side by side", "in a row")
ROUNDS = 3
AS_INSTALLED = {"PYTHONPATH": os.getcwd(), "PYTHONDONTWRITEBYTECODE": ""}
"""Of workers: what is installed has its bytecode beside it."""
Begin = Callable[[Client, str, str], Coroutine[Any, Any, Any]]


class Figures(NamedTuple):
    """Tasks a second, and milliseconds of a processor for each."""

    rate: float
    cost: float


class Server(NamedTuple):
    """Temporal's."""

    address: str
    pid: int


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


async def ours(client: Client, queue: str, shape: str) -> Any:
    """Start one execution of the plan."""
    document = {
        "turbo": 1, "name": "twenty", "executionPipeline": {"maxParallel": TASKS},
        "phases": [{"id": "only", "parallel": shape == SHAPES[0], "tasks": EACH}],
    }  # fmt: skip
    id, made = uuid4().hex, submissions.prepare(Plan.from_dict(document).loaded, {}, elsewhere=True)
    submit = Submit(id, id, made.digest, made.inputs, actor="benchmark", plan_dir=str(Path.cwd()))
    return await temporal.start(client, submit, made.plan, queue=queue)


async def by_hand(client: Client, queue: str, shape: str) -> Any:
    """Start one workflow."""
    wanted = [TASKS, shape == SHAPES[1]]
    return await client.start_workflow(HandWritten.run, args=wanted, id=uuid4().hex, task_queue=queue)


async def measured(sort: str, begin: Begin, shape: str, server: Server, workers: int, executions: int) -> Figures:
    """Let this many workers carry out this many executions."""
    client, queue = await temporal.connect(server.address), uuid4().hex
    with tempfile.TemporaryDirectory() as folder:
        started = []
        for number in range(workers):
            words = [sys.executable, "-m", "benchmarks.temporal", sort, server.address, queue, f"{folder}/{number}"]
            started.append(subprocess.Popen(words, stdout=subprocess.PIPE, env=os.environ | AS_INSTALLED))
        try:
            for process in started:
                assert process.stdout is not None
                if process.stdout.readline() != b"ready\n":
                    raise RuntimeError("a worker didn't begin")
            first = await asyncio.gather(*(begin(client, queue, shape) for _ in range(4 * workers)))
            await asyncio.gather(*(handle.result() for handle in first))  # no worker pays for first imports
            pids = [server.pid, *(process.pid for process in started)]
            used, began = sum(map(processor_time, pids)), time.perf_counter()
            handles = await asyncio.gather(*(begin(client, queue, shape) for _ in range(executions)))
            await asyncio.gather(*(handle.result() for handle in handles))
            took, used = time.perf_counter() - began, sum(map(processor_time, pids)) - used
            return Figures(executions * TASKS / took, used * 1000 / executions / TASKS)
        finally:
            for process in started:
                process.kill()
                process.wait()


def processor_time(pid: int) -> float:
    """Seconds that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def compared(server: Server, executions: int) -> None:
    """Print the table."""
    print("| tasks | workers | by hand, tasks a second (ms of a processor) | ours | ours ÷ by hand |")
    print("|---|---|---|---|---|")
    for shape, workers in itertools.product(SHAPES, (1, 2)):
        seen: dict[str, list[Figures]] = {"hand": [], "ours": []}
        for _ in range(ROUNDS):
            for sort, begin in (("hand", by_hand), ("ours", ours)):
                seen[sort].append(await measured(sort, begin, shape, server, workers, executions))
        hand, own = (Figures(max(each.rate for each in all), min(each.cost for each in all)) for all in seen.values())
        share = f"{own.rate / hand.rate:.0%} ({hand.cost / own.cost:.0%})"
        figures = [f"{each.rate:,.0f} ({each.cost:.1f})" for each in (hand, own)]
        print("|", " | ".join([shape, str(workers), *figures, share]), "|", flush=True)


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
        asyncio.run(compared(Server(f"127.0.0.1:{port}", server.pid), executions))
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    if sys.argv[1:2] in (["ours"], ["hand"]):
        asyncio.run(work(*sys.argv[1:]))
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else 20)
