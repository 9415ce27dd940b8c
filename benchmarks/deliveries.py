"""Events on their way out: `python -m benchmarks.deliveries`, with servers of Redis, RabbitMQ, Kafka, and a webhook.

Three figures: how long after its commit an event is with whoever handles it, at a calm rate; how many a second go out
when many wait, beside the same client without a store before it; and what three destinations cost the engine. The
servers are those of `tests/services`.
"""

import argparse
import asyncio
import json
import logging
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from benchmarks.catalog import WORKLOADS
from benchmarks.doors import Line
from benchmarks.driver import shape_of
from benchmarks.environments import HERE
from benchmarks.machine import LoadMeter
from benchmarks.ours import Ours
from benchmarks.report import number
from tests.services import kafka, rabbitmq, redis
from turbo_mode import TurboMode
from turbo_mode.configuration.reading import load
from turbo_mode.delivery.owning import routes_of
from turbo_mode.delivery.relay import Relay
from turbo_mode.delivery.unfolding import events_behind
from turbo_mode.runtime.embedded.resources import Resources
from turbo_mode.store.journal import Journal

CONCURRENCY = 64
"""Deliveries under way at once, with a store and without."""
RATE = 200
"""Events a second while delays are measured."""
WANTED = {"webhook": 1_000, "redis-streams": 3_000, "kafka": 3_000}
"""Events a second; of RabbitMQ only the delay is of interest."""
DELAY = 10.0
"""Milliseconds from commit to handler at p50 that are wanted."""


class Receiver:
    """A program that takes webhooks and prints when each was there."""

    def __init__(self) -> None:
        words = [sys.executable, "-m", "benchmarks.deliveries", "--receive"]
        self.process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=HERE.parent)
        assert self.process.stdout is not None
        self.port = int(self.process.stdout.readline())
        self.there: dict[str, int] = {}
        threading.Thread(target=self._read, args=(self.process.stdout,), daemon=True).start()

    def _read(self, lines: Iterator[str]) -> None:
        for line in lines:
            id, _, at = line.rpartition(" ")
            self.there.setdefault(id, int(at))


async def _receive() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
                fields = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if line)
                await reader.readexactly(int(fields["content-length"]))
                print(fields["webhook-id"], time.monotonic_ns(), flush=True)
                writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")
        except asyncio.IncompleteReadError:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


async def _redis(settings: dict[str, Any]) -> AsyncIterator[str]:
    """The ids of a stream as they come."""
    from redis.asyncio import Redis

    client: Any = Redis.from_url(settings["url"])
    last: Any = "0"
    while True:
        for _, entries in await client.xread({settings["stream"]: last}, block=500):
            for place, fields in entries:
                last = place
                yield fields[b"id"].decode()


async def _rabbitmq(settings: dict[str, Any]) -> AsyncIterator[str]:
    import aio_pika

    connection = await aio_pika.connect(settings["url"])
    channel = await connection.channel()
    exchange = await channel.declare_exchange(settings["exchange"], "topic", durable=True)
    queue = await channel.declare_queue(settings["queue"], durable=True)
    await queue.bind(exchange, settings["routingKey"])
    async with queue.iterator(no_ack=True) as messages:
        async for each in messages:
            yield str(each.message_id)


async def _kafka(settings: dict[str, Any]) -> AsyncIterator[str]:
    from aiokafka import AIOKafkaConsumer

    consumer: Any = AIOKafkaConsumer(settings["topic"], bootstrap_servers=settings["url"], fetch_max_wait_ms=5)
    await consumer.start()
    async for record in consumer:
        yield dict(record.headers)["id"].decode()


def _listen(ids: Callable[[dict[str, Any]], AsyncIterator[str]], settings: dict[str, Any]) -> dict[str, int]:
    """When each id was there, from now on."""
    there: dict[str, int] = {}

    async def run() -> None:
        async for id in ids(settings):
            there.setdefault(id, time.monotonic_ns())

    threading.Thread(target=lambda: asyncio.run(run()), daemon=True).start()
    time.sleep(2)
    return there


@contextmanager
def _destinations() -> Iterator[tuple[Receiver, dict[str, dict[str, Any]]]]:
    """All of them, by the name of their type, as the configuration has them."""
    with ExitStack() as stack:
        folders = [Path(stack.enter_context(tempfile.TemporaryDirectory())) for _ in range(3)]
        receiver = Receiver()
        stack.callback(receiver.process.terminate)
        streams, broker, rabbit = redis.Server(folders[0]), kafka.Server(folders[1]), rabbitmq.Server(folders[2])
        stack.callback(rabbit.end)
        stack.callback(streams.program.end)
        stack.callback(broker.program.end)
        yield (
            receiver,
            {
                "webhook": {"url": f"http://127.0.0.1:{receiver.port}/hook"},
                "redis-streams": {"type": "redis-streams", **redis.Rig(streams).settings},
                "rabbitmq": {"type": "rabbitmq", **rabbitmq.Rig(rabbit).settings},
                "kafka": {"type": "kafka", **kafka.Rig(broker).settings},
            },
        )


def _configured(folder: Path, ways: dict[str, dict[str, Any]]) -> None:
    """A configuration with these destinations, each for all events."""
    made = {name: {**way, "name": name, "concurrency": CONCURRENCY} for name, way in ways.items()}
    port = int(ways["webhook"]["url"].rpartition(":")[2].partition("/")[0]) if "webhook" in ways else 443
    said = {
        "webhooks": [way for name, way in made.items() if name == "webhook"],
        "messageQueues": [way for name, way in made.items() if name != "webhook"],
        "egress": {"allow": ["127.0.0.1"], "ports": [port]},
    }
    (folder / "turbo-mode.json").write_text(json.dumps(said))


@contextmanager
def _relaying(way: tuple[str, dict[str, Any]]) -> Iterator[tuple[Journal, Resources, Callable[[], Relay]]]:
    """A store, what commits events to it, and what begins to send them to one destination."""
    with tempfile.TemporaryDirectory(dir=HERE / "results") as name:
        folder = Path(name)
        _configured(folder, dict([way]))
        journal = Journal.open(folder / ".turbo-mode", ballast_size=0)
        relay = Relay(journal)
        loaded = load(None, {}, folder)

        def begin() -> Relay:
            relay.send(routes_of(loaded))
            return relay

        try:
            yield journal, Resources(journal), begin
        finally:
            relay.close(5)
            journal.close()


def delay(name: str, way: dict[str, Any], there: dict[str, int], events: int) -> Line:
    """Milliseconds from the commit of an event to its handler, at a calm rate."""
    committed: dict[str, int] = {}
    with _relaying((name, way)) as (_, resources, begin):
        begin()
        for each in range(20 + events):
            made, _ = resources.create("documentation", {"content": str(each)})
            if each >= 20:  # the first ones find connections that aren't open yet
                committed[f"documentation/{made.id}:1"] = time.monotonic_ns()
            time.sleep(1 / RATE)
        time.sleep(2)
    found = sorted((there[id] - at) / 1e6 for id, at in committed.items() if id in there)
    if len(found) < events:
        return Line(
            f"{name}: commit to handler", f"only {len(found)} of {events} arrived", f"p50 ≤ {DELAY:g} ms", False
        )
    middle, late = found[len(found) // 2], found[len(found) * 99 // 100]
    figure = f"p50 {middle:.1f}, p99 {late:.1f} ms"
    return Line(f"{name}: commit to handler, {RATE}/s", figure, f"p50 ≤ {DELAY:g} ms", middle <= DELAY)


def sustained(name: str, way: dict[str, Any], events: int) -> Line:
    """Events a second out of a store where many wait, and by the same client without one."""
    with _relaying((name, way)) as (journal, resources, begin):
        for each in range(events):
            resources.create("documentation", {"content": str(each)})
        target, began = journal.position, time.perf_counter()
        relay = begin()
        assert relay.dispatch is not None
        (post,) = relay.dispatch.posts
        while post.reached < target:
            time.sleep(0.01)
        ours = events / (time.perf_counter() - began)
        bare = asyncio.run(_bare(journal, post.route.carrier, events))
    figure = f"{number(ours)}/s, {ours / bare:.0%} of its client alone"
    return Line(f"{name}: sustained", figure, f"≥ {WANTED[name]:,}/s", ours >= WANTED[name])


async def _bare(journal: Journal, make: Callable[[], Any], events: int) -> float:
    with journal.reader() as reader:
        waiting = list(events_behind(reader, 0, journal.position, events * 4))
    carrier, began = make(), time.perf_counter()

    async def work() -> None:
        while waiting:
            await carrier.carry(waiting.pop())

    number_of = len(waiting)
    await asyncio.gather(*(work() for _ in range(CONCURRENCY)))
    took = time.perf_counter() - began
    await carrier.close()
    return number_of / took


def engine(ways: dict[str, dict[str, Any]], executions: int) -> Line:
    """Tasks a second with all destinations, and with none, in turn."""
    figures: dict[bool, list[float]] = {True: [], False: []}
    for with_all in (True, False, False, True):
        with tempfile.TemporaryDirectory(dir=HERE / "results") as folder:
            _configured(Path(folder), ways if with_all else {})
            with TurboMode(folder) as turbo:
                run = Ours(turbo).prepare(shape_of("w4", executions))
                began = time.perf_counter()
                run()
                figures[with_all].append(executions * 5 / (time.perf_counter() - began))
    ours, plain = (sum(figures[each]) / 2 for each in (True, False))
    figure = f"{number(ours)} tasks/s, {ours / plain:.0%} of {number(plain)}"
    return Line("engine with three destinations", figure, "≥ 70 % of none", ours >= 0.7 * plain)


def main() -> int:
    """Print the figures with the load of others beside them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.deliveries", description=__doc__)
    parser.add_argument("--receive", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--quick", action="store_true", help="fewer events, for a first look")
    options = parser.parse_args()
    if options.receive:
        asyncio.run(_receive())
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)  # in the end the broker is gone before its reader
    calm, many = (200, 1_000) if options.quick else (2_000, 10_000)
    executions = next(each for each in WORKLOADS if each.id == "w4")
    (HERE / "results").mkdir(exist_ok=True)
    meter = LoadMeter()
    with _destinations() as (receiver, ways):
        there = {
            "webhook": receiver.there, "redis-streams": _listen(_redis, ways["redis-streams"]),
            "rabbitmq": _listen(_rabbitmq, ways["rabbitmq"]), "kafka": _listen(_kafka, ways["kafka"]),
        }  # fmt: skip
        lines = [delay(name, way, there[name], calm) for name, way in ways.items()]
        ways.pop("rabbitmq")
        lines += [sustained(name, way, many) for name, way in ways.items()]
        lines.append(engine(ways, executions.n if options.quick else 5 * executions.n))
    load_ = meter.read()
    print("| deliveries | figure | wanted | |\n|---|---|---|---|")
    for line in lines:
        print(f"| {line.what} | {line.figure} | {line.wanted} | {'met' if line.is_reached else 'missed'} |")
    print(
        f"\nOthers used {load_.other} cores meanwhile; load average {load_.before:.1f} before, {load_.after:.1f} after."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
