"""A RabbitMQ broker, and one of its exchanges as a queue."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import aio_pika

from tests.services.debian import unpacked
from tests.services.places import Place
from tests.services.processes import Program, free_port
from turbo_mode.testing.queues import PATIENCE, Received

PACKAGES = (
    "rabbitmq-server",
    *(f"erlang-{name}" for name in (
        "asn1", "base", "crypto", "eldap", "ftp", "inets", "mnesia", "os-mon", "parsetools", "public-key",
        "runtime-tools", "snmp", "ssl", "syntax-tools", "tftp", "tools", "xmerl",
    )),
)  # fmt: skip


class Server:
    """The broker, and the daemon by which Erlang finds it; both listen on the loopback only."""

    def __init__(self, folder: Path) -> None:
        root, self.port, names = unpacked("rabbitmq", PACKAGES), free_port(), free_port()
        erlang = root / "usr/lib/erlang"
        _move_home(erlang)
        (programs,) = erlang.glob("erts-*/bin")
        environment = {
            "HOME": str(folder), "PATH": f"{erlang}/bin:/usr/bin:/bin", "ERL_EPMD_PORT": str(names),
            "ERL_EPMD_ADDRESS": "127.0.0.1", "RABBITMQ_NODENAME": "turbo@localhost",
            "RABBITMQ_NODE_PORT": str(self.port), "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
            "RABBITMQ_DIST_PORT": str(free_port()), "RABBITMQ_MNESIA_BASE": str(folder / "data"),
            "RABBITMQ_LOG_BASE": str(folder / "logs"), "RABBITMQ_ENABLED_PLUGINS_FILE": str(folder / "plugins"),
            "RABBITMQ_CONF_ENV_FILE": str(folder / "none"), "RABBITMQ_CONFIG_FILE": str(folder / "rabbitmq"),
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "-kernel inet_dist_use_interface {127,0,0,1}",
        }  # fmt: skip
        (folder / "plugins").write_text("[].\n")
        epmd = folder / "epmd"
        epmd.mkdir()
        words = [str(programs / "epmd"), "-address", "127.0.0.1", "-port", str(names)]
        self._names = Program(words, epmd, environment, names)
        self._names.start()
        (server,) = (root / "usr/lib/rabbitmq/lib").glob("rabbitmq_server-*/sbin/rabbitmq-server")
        self.program = Program([str(server)], folder, environment, self.port)
        self.program.start()

    def end(self) -> None:
        """End both."""
        self.program.end()
        self._names.end()


def _move_home(erlang: Path) -> None:
    """Erlang's scripts name the folder in which Debian has it."""
    script = erlang / "bin" / "erl"
    text = script.read_text()
    if "ROOTDIR=/usr/lib/erlang\n" in text:
        temporary = script.with_name(f"erl.{uuid.uuid4().hex}")
        temporary.write_text(text.replace("ROOTDIR=/usr/lib/erlang\n", f"ROOTDIR={erlang}\n"))
        temporary.chmod(0o755)
        temporary.rename(script)


class Rig(Place):
    """An exchange of a broker with a queue that is bound to it, for the checks."""

    type = "rabbitmq"
    is_durable = True

    def __init__(self, server: Server) -> None:
        self._server = server
        name = uuid.uuid4().hex[:8]
        self.settings = {
            "url": f"amqp://guest:guest@127.0.0.1:{server.port}/", "exchange": f"turbo-{name}",
            "routingKey": "events", "queue": f"all-{name}",
        }  # fmt: skip
        self.nowhere = {"url": f"amqp://guest:guest@127.0.0.1:{free_port()}/"}

    def inbound(self) -> dict[str, Any]:
        """What the configuration says of it where messages come in."""
        return {key: self.settings[key] for key in ("url", "queue")}

    async def received(self, number: int) -> Sequence[Received]:
        connection = await aio_pika.connect(self.settings["url"])
        found: list[Received] = []
        async with connection:
            channel = await connection.channel()
            queue = await channel.get_queue(self.settings["queue"])
            async with asyncio.timeout(PATIENCE):
                while len({each.id for each in found}) < number:
                    got = await queue.get(no_ack=False, fail=False)
                    if got is None:
                        await asyncio.sleep(0.02)
                    else:
                        found.append(Received(str(got.message_id), got.body))
        return found

    async def kill(self) -> None:
        self._server.program.end()

    async def start(self) -> None:
        await asyncio.to_thread(self._server.program.start)
