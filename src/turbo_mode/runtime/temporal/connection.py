"""Reaching Temporal as the configuration says, and saying plainly what is wrong when that fails."""

from __future__ import annotations

import asyncio
import time
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

from temporalio.api.enums.v1 import TaskQueueType
from temporalio.api.taskqueue.v1 import TaskQueue
from temporalio.api.workflowservice.v1 import DescribeNamespaceRequest, DescribeTaskQueueRequest
from temporalio.client import Client
from temporalio.service import RPCError, RPCStatusCode, TLSConfig

from turbo_mode.configuration.model import ConfiguredTemporal, ConfiguredTLS
from turbo_mode.configuration.temporal import problems_of
from turbo_mode.errors import ConfigurationInvalid, NotPermitted, ServerAway, TurboModeError
from turbo_mode.runtime.temporal.client import connect
from turbo_mode.security.secrets import SecretRef, SecretResolver

PATIENCE = 20.0
"""Seconds in which Temporal has to answer."""
ALIVE_MS = 90_000
"""A worker that hasn't asked for work for so long is gone: it asks once a minute at least."""
_AWAY = (RPCStatusCode.UNAVAILABLE, RPCStatusCode.DEADLINE_EXCEEDED)
_TRUST = {
    "InvalidMessage": "it doesn't speak TLS",
    "ParseError": "a file of `tls` isn't what it should be (PEM)",
    "AlertReceived": "it doesn't accept our certificate",
    "Certificate": "its certificate isn't signed by `ca`, or is for another name",
}
"""What the words of Temporal's client mean about certificates."""


class Way(NamedTuple):
    """A way to Temporal; relative files are seen from ``folder``."""

    said: ConfiguredTemporal
    folder: Path

    async def connect(self) -> Client:
        """A client of a namespace that is there.

        Raises ``ServerAway``, ``ConfigurationInvalid`` where the namespace, a file or a certificate is wrong, and
        ``NotPermitted``.
        """
        try:
            async with asyncio.timeout(PATIENCE):
                client = await connect(self.said.address, self.said.namespace, **self._options())
                request = DescribeNamespaceRequest(namespace=self.said.namespace)
                await client.workflow_service.describe_namespace(request)
        except (RuntimeError, RPCError, TimeoutError, ValueError) as error:
            raise self.explained(error) from error
        return client

    async def workers(self) -> int:
        """How many workers have asked for work of late. Raises as ``connect`` does."""
        client = await self.connect()
        request = DescribeTaskQueueRequest(
            namespace=self.said.namespace, task_queue=TaskQueue(name=self.said.task_queue),
            task_queue_type=TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
        )  # fmt: skip
        try:
            found = await client.workflow_service.describe_task_queue(request)
        except RPCError as error:
            raise self.explained(error) from error
        now = time.time_ns() // 1_000_000
        seen = {poller.identity: poller.last_access_time.ToMilliseconds() for poller in found.pollers}
        return sum(now - at < ALIVE_MS for at in seen.values())

    def explained(self, error: Exception) -> TurboModeError:
        """What an error of Temporal's client means."""
        said, where = str(error), f"Temporal at {self.said.address}"
        if isinstance(error, RPCError):
            if error.status in (RPCStatusCode.PERMISSION_DENIED, RPCStatusCode.UNAUTHENTICATED):
                hint = "look at `apiKey` (TURBO_MODE_TEMPORAL_API_KEY) and the certificate"
                return NotPermitted(f"{where} doesn't let us in: {error.message}", hint=hint)
            if error.status == RPCStatusCode.NOT_FOUND:
                hint = f"temporal operator namespace create --namespace {self.said.namespace}"
                return ConfigurationInvalid([], f"{where} has no namespace `{self.said.namespace}`", hint=hint)
            if error.status not in _AWAY:
                return ServerAway(f"{where} refuses: {error.message}")
        if why := next((why for word, why in _TRUST.items() if word in said), None):
            hint = "look at `tls`: ca, cert, key, serverName"
            return ConfigurationInvalid([], f"{where} and we don't trust each other: {why}", hint=hint)
        if self.said.tls is False and "BrokenPipe" in said:
            return ServerAway(f"{where} breaks off", hint="it may want TLS: `tls: true`")
        hint = "start it, or say where it is: TURBO_MODE_TEMPORAL_ADDRESS, or `temporal: {address: HOST:PORT}`"
        return ServerAway(f"{where} doesn't answer", hint=hint)

    def _options(self) -> dict[str, Any]:
        if wrong := problems_of(self.said):
            raise ConfigurationInvalid([], wrong)
        key = self.said.api_key
        options: dict[str, Any] = {"tls": self._tls(), "connect_timeout": timedelta(seconds=PATIENCE / 2)}
        if key is not None:
            resolver = SecretResolver({key.name: SecretRef(key.source, key.name)}, folder=self.folder)
            options["api_key"] = resolver.resolve(key.name).reveal()
        return options

    def _tls(self) -> bool | TLSConfig:
        tls = self.said.tls
        if not isinstance(tls, ConfiguredTLS):
            return tls or self.said.api_key is not None
        return TLSConfig(
            server_root_ca_cert=self._file(tls.ca), client_cert=self._file(tls.cert),
            client_private_key=self._file(tls.key), domain=tls.server_name,
        )  # fmt: skip

    def _file(self, name: str | None) -> bytes | None:
        if name is None:
            return None
        try:
            return (self.folder / name).read_bytes()
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise ConfigurationInvalid([], f"`tls` of Temporal names {name}, which can't be read: {reason}") from None
