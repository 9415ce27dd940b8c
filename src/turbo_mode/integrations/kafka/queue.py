"""Kafka: an event is there when all replicas that are in sync have it (``acks=all``, idempotent within a session).

The key of a message is its execution, so that the events of one lie in one partition, in order.
"""

from __future__ import annotations

import asyncio
import ssl
from contextlib import suppress
from typing import Any

from aiokafka import AIOKafkaProducer
from aiokafka.errors import (
    KafkaConnectionError,
    KafkaError,
    MessageSizeTooLargeError,
    TopicAuthorizationFailedError,
    UnknownTopicOrPartitionError,
)  # fmt: skip

from turbo_mode.errors import IntegrationError
from turbo_mode.integrations.queue import Message, Settings

_REFUSALS = (MessageSizeTooLargeError, TopicAuthorizationFailedError, UnknownTopicOrPartitionError)


class Queue:
    """One topic of one cluster."""

    def __init__(self, settings: Settings) -> None:
        self._topic = str(settings["topic"])
        self._settings, self._options = settings, _options(settings)
        self._starting = asyncio.Lock()
        self._producer: Any = None

    async def publish(self, message: Message) -> None:
        """Returns when it was acknowledged."""
        producer = await self._open()
        headers = [(name, value.encode()) for name, value in _headers(message).items()]
        try:
            await producer.send_and_wait(self._topic, message.body, key=message.key.encode(), headers=headers)
        except _REFUSALS as error:
            raise IntegrationError(f"{type(error).__name__}: {error}") from error
        except KafkaError as error:
            if not error.retriable:  # such as one that is fenced: the next one begins anew
                await self.close()
            raise

    async def close(self) -> None:
        """Leave the cluster."""
        producer, self._producer = self._producer, None
        if producer is not None:
            with suppress(Exception):
                await asyncio.wait_for(producer.stop(), 2)

    async def _open(self) -> Any:
        async with self._starting:
            if self._producer is None:
                producer = AIOKafkaProducer(**self._options)
                try:
                    await producer.start()
                except BaseException as error:
                    with suppress(Exception):
                        await producer.stop()
                    await explain(error, self._settings)
                    raise
                self._producer = producer
            return self._producer


def _headers(message: Message) -> dict[str, str]:
    known = {"id": message.id, "event": message.event, "content-type": message.content_type}
    return known | message.headers


def _options(settings: Settings) -> dict[str, Any]:
    return connection(settings) | {
        "acks": "all", "enable_idempotence": True, "compression_type": settings.get("compression"), "linger_ms": 0,
        "request_timeout_ms": 10_000,
    }  # fmt: skip


async def explain(error: BaseException, settings: Settings) -> None:
    """Where the client only says that no broker answers, and yet one does: raises ``PermissionError`` for one that
    doesn't let us in, ``ConnectionError`` for one that isn't trusted or speaks otherwise."""
    if not isinstance(error, KafkaConnectionError):
        return
    host, _, port = str(settings["url"]).removeprefix("kafka://").partition(",")[0].rpartition(":")
    secure = connection(settings).get("ssl_context")
    try:
        await _reach(host, port)
    except (OSError, ValueError):
        return
    try:
        if secure is not None:
            await _reach(host, port, secure)
    except ssl.SSLCertVerificationError as wrong:
        raise ConnectionError(f"the certificate of {host}:{port} isn't trusted: {wrong.verify_message}") from None
    except OSError:
        raise ConnectionError(f"{host}:{port} answers, but doesn't speak TLS") from None
    if settings.get("username"):
        raise PermissionError(f"it answers, but doesn't let `{settings['username']}` in: password, saslMechanism, tls?")
    if secure is None:
        raise ConnectionError(f"{host}:{port} answers, but not to us: does it want `tls`, or a `username`?")


async def _reach(host: str, port: str, secure: ssl.SSLContext | None = None) -> None:
    _, writer = await asyncio.open_connection(host.strip("[]"), int(port), ssl=secure)
    writer.close()


def connection(settings: Settings) -> dict[str, Any]:
    """How a client of the cluster reaches it."""
    options: dict[str, Any] = {
        "bootstrap_servers": str(settings["url"]).removeprefix("kafka://").split(","), "client_id": "turbo-mode"
    }  # fmt: skip
    tls = settings.get("tls") or settings.get("ca")
    protocol = "SSL" if tls else "PLAINTEXT"
    if settings.get("username"):
        protocol = f"SASL_{protocol}"
        options |= {
            "sasl_mechanism": settings.get("saslMechanism") or "PLAIN",
            "sasl_plain_username": settings["username"], "sasl_plain_password": settings.get("password", ""),
        }  # fmt: skip
    if tls:
        options["ssl_context"] = _trusting(settings.get("ca"))
    return options | {"security_protocol": protocol}


def _trusting(authorities: str | None) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=authorities)
    except OSError as error:
        why = "holds no certificate in PEM" if isinstance(error, ssl.SSLError) else error.strerror
        raise IntegrationError(f"`ca`: {authorities} {why}") from None
