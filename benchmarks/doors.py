"""Our doors beside bare ones: `python -m benchmarks.doors`, and the last part of `make bench`.

The same clients ask both servers in turn, in the same minutes. Both check the same token; ours has its store, its
record, its scopes and its problems behind that, the bare one nothing (see `bare.py`). Ours remembers tokens whose
signature was right; a bare one that does so too is measured beside it.
"""

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from benchmarks.clients import Ear, Rate, ask, listeners, offer, request
from benchmarks.environments import HERE
from benchmarks.machine import LoadMeter
from benchmarks.report import number

DOCUMENT = json.dumps({"type": "RUNBOOK", "content": "How to do it again", "metadata": {"a": 1}})
PLAN = {"turbo": 1, "name": "small", "phases": [{"id": "only", "tasks": [{"id": "nap", "wait": "1ms"}]}]}
SOCKETS, IDLE, READERS, TASKS = 200, 2_000, 50, 20
CLIENTS, SHARE = 16, 0.4
"""Connections that ask, and how much of what the bare server does ours has to do."""


class Line(NamedTuple):
    """One figure: what, how much of it, what is wanted, and whether that is reached."""

    what: str
    figure: str
    wanted: str
    is_reached: bool


class Server:
    """A server of ours and a bare one beside it, on one store."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        command = [sys.executable, "-m", "turbo_mode", "serve", "--port", "0", "--json"]
        self.ours = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True, env=_environment())
        said: dict[str, Any] = {}
        assert self.ours.stdout is not None
        while not {"url", "token"} <= said.keys():
            said |= json.loads(self.ours.stdout.readline())
        self.token, self.port = said["token"], int(said["url"].rpartition(":")[2])
        self.bare_port = self.port + 1
        bare = [sys.executable, "-m", "benchmarks.bare", str(folder / ".turbo-mode"), str(self.bare_port)]
        self.bare = subprocess.Popen(bare, cwd=folder, env=_environment())

    def request(self, method: str, path: str, body: str = "") -> bytes:
        """A request with the token."""
        return request(method, path, self.token, body.encode())

    async def say(self, method: str, path: str, body: str = "", port: int = 0) -> Any:
        """Ask once, and give back the answer; until somebody is there."""
        for _ in range(100):
            try:
                reader, writer = await asyncio.open_connection("127.0.0.1", port or self.port)
                break
            except OSError:
                await asyncio.sleep(0.1)
        writer.write(request(method, path, self.token, body.encode(), Connection="close"))
        said = await reader.read()
        writer.close()
        return json.loads(said.partition(b"\r\n\r\n")[2] or b"null")

    def close(self) -> None:
        """End both."""
        for process in (self.ours, self.bare):
            process.terminate()
            process.wait()


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(HERE.parent)}


@contextmanager
def _servers(prepare: Callable[[Path], None] | None = None) -> Iterator[Server]:
    with tempfile.TemporaryDirectory(dir=HERE / "results") as folder:
        if prepare:
            prepare(Path(folder))
        server = Server(Path(folder))
        try:
            yield server
        finally:
            server.close()


def _cpu(process: subprocess.Popen[Any]) -> float:
    """Seconds of the processor that it has taken."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(process: subprocess.Popen[Any]) -> float:
    """MiB that it holds."""
    return int(Path(f"/proc/{process.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


# -- what is measured --------------------------------------------------------------------------------------------------


async def records(server: Server, seconds: float, rounds: int) -> list[Line]:
    """GET and POST of one record, beside the bare server's."""
    id = (await server.say("POST", "/api/v1/executions", json.dumps({"plan": PLAN})))["id"]
    await asyncio.sleep(0.5)
    made = await server.say("POST", "/api/v1/documentation", DOCUMENT)
    document = "/api/v1/documentation"
    pairs = [
        ("GET of an execution", server.request("GET", f"/api/v1/executions/{id}"), "GET", "/record/1", ""),
        ("GET of a document", server.request("GET", f"{document}/{made['id']}"), "GET", "/record/1", ""),
        ("POST of a document", server.request("POST", document, DOCUMENT), "POST", "/record", DOCUMENT),
    ]
    await server.say("GET", "/record/1", port=server.bare_port)
    lines = []
    for name, ours, method, path, body in pairs:
        bare, known = (server.request(method, start + path, body) for start in ("", "/known"))
        lines.append(await _beside(server, name, Asked(ours, bare, known), seconds, rounds))
    return lines


class Asked(NamedTuple):
    """The same of ours, of a bare server, and of one that remembers tokens."""

    ours: bytes
    bare: bytes
    known: bytes


async def _beside(server: Server, name: str, asked: Asked, seconds: float, rounds: int) -> Line:
    """How much each does when 16 clients always ask; then how long ours takes under 40 % of what the bare one did."""
    taken, cost = dict[str, list[Rate]](ours=[], bare=[], known=[], wanted=[]), dict[str, float]()
    for _ in range(rounds):
        for who, said in asked._asdict().items():
            process, port = (server.ours, server.port) if who == "ours" else (server.bare, server.bare_port)
            before = _cpu(process)
            most = await ask(port, said, seconds=seconds, connections=CLIENTS)
            cost[who] = cost.get(who, 0.0) + 1e6 * (_cpu(process) - before) / (most.rate * seconds) / rounds
            taken[who].append(most)
        rate = SHARE * taken["bare"][-1].rate
        taken["wanted"].append(await offer(server.port, asked.ours, rate=rate, seconds=seconds, connections=CLIENTS))
    rate, p99 = (median(getattr(each, what) for each in taken["wanted"]) for what in ("rate", "p99"))
    share, known = (_share(taken["ours"], taken[who]) for who in ("bare", "known"))
    tails = {who: f"{number(median(each.p99 for each in taken[who]))} ms" for who in asked._fields}
    figure = f"{number(median(each.rate for each in taken['ours']))}/s, {share:.0%} of bare ({known:.0%} of one that"
    figure += f" remembers tokens); p99 {number(p99)} ms at {number(rate)}/s, {tails['ours']} at most beside"
    figure += f" {tails['bare']} ({tails['known']}); processor {cost['ours']:.0f} µs beside {cost['bare']:.0f}"
    figure += f" ({cost['known']:.0f})"
    return Line(name, figure, "≥ 40 % of bare, with p99 ≤ 15 ms there", share >= SHARE and p99 <= 15)


def _share(ours: list[Rate], others: list[Rate]) -> float:
    return median(one.rate / other.rate for one, other in zip(ours, others, strict=True))


async def fan_out(server: Server, messages: int) -> list[Line]:
    """From what is said to what 200 sockets hear, both with one durable row in between."""
    says = [json.dumps({"type": "authenticate", "token": server.token})]
    says.append(json.dumps({"type": "subscribe", "events": ["documentation:created"]}))
    ours = await listeners(server.port, "/api/v1/ws", SOCKETS, says, b'"type":"event"')
    bare = await listeners(server.bare_port, "/ws", SOCKETS, [], b'"type":"event"')
    await asyncio.sleep(1)
    said = server.request("POST", "/api/v1/documentation", DOCUMENT)
    stored = server.request("POST", "/published", "{}")
    took: dict[str, list[float]] = {"bare": [], "ours": []}
    for _ in range(messages // 10):
        took["bare"] += await _heard(bare, stored, server.bare_port, 10)
        took["ours"] += await _heard(ours, said, server.port, 10)
    for ear in (*ours, *bare):
        ear.transport.close()
    p50 = {who: median(each) for who, each in took.items()}
    ratio = p50["ours"] / p50["bare"]
    figure = f"p50 {p50['ours']:.1f} ms, {ratio:.1f} × bare ({p50['bare']:.1f} ms)"
    return [Line(f"An event to {SOCKETS} sockets", figure, "≤ 2 × bare", ratio <= 2)]


async def _heard(ears: list[Ear], said: bytes, port: int, messages: int) -> list[float]:
    """The times (ms) from asking to hearing, of all sockets and messages."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    took = []
    for _ in range(messages):
        for ear in ears:
            ear.heard.clear()
        asked = time.perf_counter()
        await _once(reader, writer, said)
        while not all(ear.heard for ear in ears):
            await asyncio.sleep(0.005)
        took += [(ear.heard[0] - asked) * 1000 for ear in ears]
        await asyncio.sleep(0.05)
    writer.close()
    return took


async def idle(server: Server) -> list[Line]:
    """Memory of the whole server with 2,000 sockets that only listen."""
    ears, before = list[Ear](), _memory(server.ours)
    says = [json.dumps({"type": "authenticate", "token": server.token})]
    says.append(json.dumps({"type": "subscribe", "events": ["execution:*"]}))
    ears = await listeners(server.port, "/api/v1/ws", IDLE, says, b'"type":"event"')
    await asyncio.sleep(2)
    after = _memory(server.ours)
    for ear in ears:
        ear.transport.close()
    figure = f"{after:.0f} MiB ({before:.0f} without)"
    return [Line(f"{IDLE:,} sockets that listen", figure, "≤ 300 MiB", after <= 300)]


async def listing(server: Server, count: int) -> list[Line]:
    """A page of 100 out of a million."""
    pages = {
        "the newest": "/api/v1/executions?limit=100",
        "of one plan": "/api/v1/executions?limit=100&plan=plan7",
        "that failed": "/api/v1/executions?limit=100&status=FAILED",
    }
    lines = []
    for name, path in pages.items():
        said = server.request("GET", path)
        rate = await ask(server.port, said, seconds=2, connections=1)
        figure = f"p50 {rate.p50:.1f} ms, p99 {rate.p99:.1f} ms"
        lines.append(Line(f"100 of {count:,} executions, {name}", figure, "≤ 20 ms", rate.p50 <= 20))
    return lines


def _many(folder: Path, count: int) -> None:
    """A store with so many executions, as lists see them."""
    from turbo_mode.store.journal import Journal
    from turbo_mode.store.rows import Changes, ExecutionRow, stream_of

    at = 1_790_000_000_000
    with Journal.open(folder / ".turbo-mode", ballast_size=0) as journal:
        for start in range(0, count, 10_000):
            rows = [
                ExecutionRow(
                    f"01a0c0de-{n >> 16 & 0xFFFF:04x}-7{n >> 4 & 0xFFF:03x}-8000-{n:012x}", f"{n:06x}"[-6:],
                    f"plan{n % 10}", "sha256:1f", "FAILED" if n % 50 == 0 else "COMPLETED", None, at + n, at + n + 5,
                    "medium", "ada", 0, "w", '{"total": 3, "done": 3, "running": 0}', "{}", 1,
                )
                for n in range(start, min(start + 10_000, count))
            ]  # fmt: skip
            journal.commit([Changes(stream_of(row.id), execution=row) for row in rows])


async def beside_readers(server: Server, executions: int) -> list[Line]:
    """How many tasks a second the engine does alone, and while 50 clients read twice a second."""
    tasks = [{"id": f"t{n}", "python": {"call": "benchmarks.noop:noop"}} for n in range(TASKS)]
    said = json.dumps({"plan": {"turbo": 1, "name": "chain", "phases": [{"id": "p", "tasks": tasks}]}})
    started = server.request("POST", "/api/v1/executions", said)
    alone = await _throughput(server, started, executions)
    stop = asyncio.Event()

    async def read() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        while not stop.is_set():
            await _once(reader, writer, server.request("GET", "/api/v1/executions?limit=20"))
            await asyncio.sleep(0.5)
        writer.close()

    readers = [asyncio.create_task(read()) for _ in range(READERS)]
    together = await _throughput(server, started, executions)
    stop.set()
    await asyncio.gather(*readers)
    lost = 1 - together / alone
    what = f"{executions:,} executions of {TASKS} tasks while {READERS} clients read twice a second"
    figure = f"{number(together)} tasks/s beside {number(alone)} alone: {abs(lost):.0%}"
    figure += " less" if lost > 0 else " more"
    return [Line(what, figure, "< 20 % less", lost < 0.2)]


async def _throughput(server: Server, started: bytes, executions: int) -> float:
    """Tasks a second from the first request to the last end."""
    began = time.perf_counter()

    async def start(count: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        for _ in range(count):
            await _once(reader, writer, started)
        writer.close()

    await asyncio.gather(*(start(executions // 8) for _ in range(8)))
    while (await server.say("GET", "/api/v1/executions?status=RUNNING&limit=1"))["items"]:
        await asyncio.sleep(0.05)
    return executions // 8 * 8 * TASKS / (time.perf_counter() - began)


async def _once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, said: bytes) -> None:
    """One request and its whole answer."""
    writer.write(said)
    head = await reader.readuntil(b"\r\n\r\n")
    await reader.readexactly(int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0]))


PARTS = ("records", "fan-out", "idle", "listing", "readers")


def measure(wanted: list[str], *, seconds: float, rounds: int, count: int) -> list[Line]:
    """All figures, in the order of `PARTS`."""
    lines: list[Line] = []

    async def most(server: Server) -> None:
        if "records" in wanted:
            lines.extend(await records(server, seconds, rounds))
        if "fan-out" in wanted:
            lines.extend(await fan_out(server, 40))
        if "idle" in wanted:
            lines.extend(await idle(server))
        if "readers" in wanted:
            lines.extend(await beside_readers(server, 1_000))

    (HERE / "results").mkdir(exist_ok=True)
    with _servers() as server:
        asyncio.run(most(server))
    if "listing" in wanted:
        with _servers(lambda folder: _many(folder, count)) as server:
            lines += asyncio.run(listing(server, count))
    return lines


def main() -> int:
    """Print the figures with the load of others beside them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.doors", description=__doc__)
    parser.add_argument("--seconds", type=float, default=3, help="how long each server is asked each time")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--executions", type=int, default=1_000_000, help="so many for the listing page")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    options = parser.parse_args()
    meter = LoadMeter()
    lines = measure(options.parts, seconds=options.seconds, rounds=options.rounds, count=options.executions)
    load = meter.read()
    print("| door | figure | wanted | |\n|---|---|---|---|")
    for line in lines:
        print(f"| {line.what} | {line.figure} | {line.wanted} | {'met' if line.is_reached else 'missed'} |")
    print(f"\nOthers used {load.other} cores meanwhile; load average {load.before:.1f} before, {load.after:.1f} after.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
