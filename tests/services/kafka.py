"""A Kafka broker that is its own controller (KRaft), and one of its topics as a queue."""

from __future__ import annotations

import asyncio
import subprocess
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from tests.certificates import Authority
from tests.services.maven import jars
from tests.services.places import Place
from tests.services.processes import Program, free_port
from turbo_mode.testing.queues import PATIENCE, Received

VERSION = "4.2.1"
LOG4J = "org.apache.logging.log4j:{}:2.24.3"
JARS = (f"org.apache.kafka:kafka_2.13:{VERSION}", LOG4J.format("log4j-core"), LOG4J.format("log4j-slf4j-impl"))
SECURITY = "org.apache.kafka.common.security"
_PROPERTIES = r"""
process.roles=broker,controller
node.id=1
listeners=PLAINTEXT://127.0.0.1:{port},CLOSED://127.0.0.1:{closed},TLS://127.0.0.1:{tls},BOTH://127.0.0.1:{both},\
CONTROLLER://127.0.0.1:{controller}
advertised.listeners=PLAINTEXT://127.0.0.1:{port},CLOSED://127.0.0.1:{closed},TLS://localhost:{tls},\
BOTH://localhost:{both}
controller.listener.names=CONTROLLER
controller.quorum.bootstrap.servers=127.0.0.1:{controller}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CLOSED:SASL_PLAINTEXT,TLS:SSL,BOTH:SASL_SSL,\
CONTROLLER:PLAINTEXT
ssl.keystore.type=PEM
ssl.keystore.location={folder}/server.chain
sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-256
listener.name.closed.plain.sasl.jaas.config={security}.plain.PlainLoginModule required user_ada="sesame";
listener.name.both.plain.sasl.jaas.config={security}.plain.PlainLoginModule required user_ada="sesame";
listener.name.closed.scram-sha-256.sasl.jaas.config={security}.scram.ScramLoginModule required;
listener.name.both.scram-sha-256.sasl.jaas.config={security}.scram.ScramLoginModule required;
log.dirs={folder}/data
auto.create.topics.enable=false
offsets.topic.num.partitions=1
offsets.topic.replication.factor=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
group.initial.rebalance.delay.ms=0
log.flush.interval.messages=1
"""


class Server:
    """One broker, with 256 MiB of memory; the port that is ``closed`` is for ``ada`` alone, by her password.

    Behind ``tls`` it has a certificate for ``localhost``, which who is in ``authority`` has signed; ``both`` is both.
    """

    def __init__(self, folder: Path) -> None:
        self.port, self.closed, self.tls, self.both = (free_port() for _ in range(4))
        authority = Authority(folder, "ours")
        self.authority = authority.file
        certificate, key = authority.issue("localhost", "server")
        (folder / "server.chain").write_bytes(key.read_bytes() + certificate.read_bytes() + authority.file.read_bytes())
        properties = folder / "server.properties"
        ports = {"port": self.port, "closed": self.closed, "tls": self.tls, "both": self.both}
        ports["controller"] = free_port()
        properties.write_text(_PROPERTIES.format(**ports, folder=folder, security=SECURITY))
        java = [
            "java",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            f"{jars(f'kafka-{VERSION}', JARS)}/*",
        ]
        made = subprocess.run(
            [*java, "kafka.tools.StorageTool", "format", "--standalone", "-t", "4L6g3nShT-eMCtK--X86sw", "-c",
             str(properties), "--add-scram", "SCRAM-SHA-256=[name=ada,password=sesame]"],
            cwd=folder, capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        assert made.returncode == 0, made.stderr[-1000:]
        self.program = Program([*java, "kafka.Kafka", str(properties)], folder, {}, self.port)
        self.program.start()


class Rig(Place):
    """A topic of a broker, for the checks."""

    type = "kafka"
    is_durable = True

    def __init__(self, server: Server) -> None:
        self._server = server
        self.settings = {
            "url": f"127.0.0.1:{server.port}", "topic": f"events-{uuid.uuid4().hex[:8]}"
        }  # fmt: skip
        self.nowhere = {"url": f"127.0.0.1:{free_port()}"}
        asyncio.run(self._make())

    async def _make(self) -> None:
        admin = AIOKafkaAdminClient(bootstrap_servers=self.settings["url"])
        async with asyncio.timeout(PATIENCE):
            while True:
                try:
                    await admin.start()
                    break
                except Exception:  # it listens before it has a leader
                    await asyncio.sleep(0.1)
        try:
            await admin.create_topics([NewTopic(self.settings["topic"], 1, 1)])
        finally:
            await admin.close()

    def inbound(self) -> dict[str, Any]:
        """What the configuration says of it where messages come in."""
        return {"group": "readers", **self.settings}

    async def received(self, number: int) -> Sequence[Received]:
        consumer: Any = AIOKafkaConsumer(bootstrap_servers=self.settings["url"], auto_offset_reset="earliest")
        found: list[Received] = []
        await consumer.start()
        try:
            consumer.assign([TopicPartition(self.settings["topic"], 0)])
            async with asyncio.timeout(PATIENCE):
                while len({each.id for each in found}) < number:
                    for records in (await consumer.getmany(timeout_ms=500)).values():
                        found += [Received(dict(each.headers)["id"].decode(), each.value) for each in records]
        finally:
            await consumer.stop()
        return found

    async def kill(self) -> None:
        self._server.program.end()

    async def start(self) -> None:
        await asyncio.to_thread(self._server.program.start)
