"""Reaching Temporal as the configuration says, and saying plainly what is wrong when that fails."""

from __future__ import annotations

import asyncio
import os
import socket
import time
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

from temporalio.api.enums.v1 import IndexedValueType, TaskQueueType
from temporalio.api.operatorservice.v1 import ListSearchAttributesRequest
from temporalio.api.taskqueue.v1 import TaskQueue
from temporalio.api.workflowservice.v1 import DescribeNamespaceRequest, DescribeTaskQueueRequest
from temporalio.client import Client
from temporalio.service import RPCError, RPCStatusCode, TLSConfig

from turbo_mode.configuration.model import ConfiguredTemporal, ConfiguredTLS
from turbo_mode.configuration.temporal import problems_of
from turbo_mode.core.plan.model import Secret
from turbo_mode.core.regex import regex
from turbo_mode.errors import ConfigurationInvalid, NotPermitted, ServerAway, TurboModeError
from turbo_mode.runtime.temporal import attributes
from turbo_mode.runtime.temporal.blobs import Blobs
from turbo_mode.runtime.temporal.by_digest import by_digest
from turbo_mode.runtime.temporal.client import connect
from turbo_mode.runtime.temporal.converter import DATA_CONVERTER
from turbo_mode.runtime.temporal.encryption import encrypted, keys_of
from turbo_mode.security.secrets import SecretRef, SecretResolver

PATIENCE = 20.0
"""Seconds in which Temporal has to answer."""
PLACE_HINT = "look at `artifacts` below `temporal` of the configuration, here and there"
ALIVE_MS = 90_000
"""A worker that hasn't asked for work for so long is gone: it asks once a minute at least."""
KEYS_MARK = " keys "
"""Stands in the identity of a process before the names of the keys that it has."""
PLACE_MARK = " with a place"
"""Stands in the identity of a process that has a place for artifacts."""
_AWAY = (RPCStatusCode.UNAVAILABLE, RPCStatusCode.DEADLINE_EXCEEDED)
_TRUST = {
    "InvalidMessage": "it doesn't speak TLS",
    "ParseError": "a file of `tls` isn't what it should be (PEM)",
    "InconsistentKeys": "`key` isn't the one of `cert`",
    "AlertReceived": "it doesn't accept our certificate",
    "Certificate": "its certificate isn't signed by `ca`, or is for another name",
}
"""What the words of Temporal's client mean about certificates."""
_BROKEN = ("BrokenPipe", "ConnectionReset", "UnexpectedEof", "connection closed")
"""What it says when a connection ends as soon as it is there: some servers tell in no other way that they want TLS, or
another certificate."""
_REFUSED = regex(r'code: (?:Unauthenticated|PermissionDenied), message: "([^"]*)"')
"""The same while it connects, where its errors are only words."""


class Seen(NamedTuple):
    """How many workers have asked for work of late, what ``Way.differing`` says of them, and which search attributes
    are told."""

    workers: int
    differing: str
    told: attributes.Told


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

    @property
    def blobs(self) -> Blobs | None:
        """The place for artifacts, if there is one. Raises ``NotInstalled`` and ``ConfigurationInvalid``."""
        return None if self.said.artifacts is None else Blobs(self.said.artifacts)

    async def look(self) -> Seen:
        """What is there. Raises as ``connect`` and ``agree`` do."""
        client = await self.connect()
        await self.agree(client)
        workers, differing = len(await self._identities(client)), await self.differing(client)
        return Seen(workers, differing, await self.told(client))

    async def agree(self, client: Client) -> None:
        """Raises ``ConfigurationInvalid`` where workers are there, and we and they can't read each other."""
        ours, found = keys_of(client.data_converter), await self._identities(client)
        theirs = [_keys(identity) for identity in found]
        if theirs and not any(ours[0] in keys and keys[0] in ours for keys in theirs):
            names = " and ".join(_in_words(key) for key in sorted({keys[0] for keys in theirs}))
            hint = "look at `encryption` below `temporal` of the configuration, here and there"
            raise ConfigurationInvalid(
                [], f"the workers at Temporal encrypt {names}, and we {_in_words(ours[0])}", hint=hint
            )
        if found and len(self._otherwise(found)) == len(found):
            raise ConfigurationInvalid([], f"the workers at Temporal {self._places()}", hint=PLACE_HINT)

    async def told(self, client: Client) -> attributes.Told:
        """Which search attributes are told: none, unless the namespace knows all of them, and lets us see that."""
        request = ListSearchAttributesRequest(namespace=self.said.namespace)
        try:
            known = (await client.operator_service.list_search_attributes(request)).custom_attributes
        except RPCError:
            return ""
        if any(known.get(key.name) != IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD for key in attributes.ALL):
            return ""
        return "status" if self.said.encryption else "all"

    async def differing(self, client: Client) -> str:
        """What is to be said where some workers have a place for artifacts and we have none, or the other way round;
        else nothing."""
        odd = self._otherwise(await self._identities(client))
        return f"{len(odd)} of the workers at Temporal {self._places()}" if odd else ""

    def _otherwise(self, identities: list[str]) -> list[str]:
        has_place = self.said.artifacts is not None
        return [identity for identity in identities if identity.endswith(PLACE_MARK) != has_place]

    def _places(self) -> str:
        has, have = "a place for artifacts", "no place for artifacts"
        theirs, ours = (have, "one") if self.said.artifacts is not None else (has, "none")
        return f"have {theirs}, and we have {ours}"

    async def _identities(self, client: Client) -> list[str]:
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
        return [identity for identity, at in seen.items() if now - at < ALIVE_MS]

    def explained(self, error: Exception) -> TurboModeError:
        """What an error of Temporal's client means."""
        said, where = str(error), f"Temporal at {self.said.address}"
        if isinstance(error, RPCError):
            if error.status in (RPCStatusCode.PERMISSION_DENIED, RPCStatusCode.UNAUTHENTICATED):
                return _not_let_in(where, error.message)
            if error.status == RPCStatusCode.NOT_FOUND:
                hint = f"temporal operator namespace create --namespace {self.said.namespace}"
                return ConfigurationInvalid([], f"{where} has no namespace `{self.said.namespace}`", hint=hint)
            if error.status not in _AWAY:
                return ServerAway(f"{where} refuses: {error.message}")
        if found := _REFUSED.search(said):
            return _not_let_in(where, found[1])
        if why := next((why for word, why in _TRUST.items() if word in said), None):
            hint = "look at `tls`: ca, cert, key, serverName"
            return ConfigurationInvalid([], f"{where} and we don't trust each other: {why}", hint=hint)
        if any(word in said for word in _BROKEN):
            wants = "a certificate of ours that it accepts: `tls: {cert, key}`" if self._tls() else "TLS: `tls: true`"
            return ServerAway(f"{where} breaks off", hint=f"it may want {wants}")
        hint = "start it, or say where it is: TURBO_MODE_TEMPORAL_ADDRESS, or `temporal: {address: HOST:PORT}`"
        return ServerAway(f"{where} doesn't answer", hint=hint)

    def _options(self) -> dict[str, Any]:
        if wrong := problems_of(self.said):
            raise ConfigurationInvalid([], wrong)
        options: dict[str, Any] = {"tls": self._tls(), "connect_timeout": timedelta(seconds=PATIENCE / 2)}
        if self.said.api_key is not None:
            options["api_key"] = self._secret(self.said.api_key)
        made, who = DATA_CONVERTER, f"{os.getpid()}@{socket.gethostname()}"
        if keys := self.said.encryption:
            made = encrypted(map(self._secret, keys if isinstance(keys, list) else [keys]))
            who += f"{KEYS_MARK}{','.join(keys_of(made))}"
        if (blobs := self.blobs) is not None:
            made, who = by_digest(made, blobs), who + PLACE_MARK
        options |= {"data_converter": made, "identity": who}
        return options

    def _secret(self, key: Secret) -> str:
        return (
            SecretResolver({key.name: SecretRef(key.source, key.name)}, folder=self.folder).resolve(key.name).reveal()
        )

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


def _not_let_in(where: str, why: str) -> NotPermitted:
    hint = "look at `apiKey` (TURBO_MODE_TEMPORAL_API_KEY) and the certificate"
    return NotPermitted(f"{where} doesn't let us in: {why}", hint=hint)


def _keys(identity: str) -> list[str]:
    return identity.removesuffix(PLACE_MARK).partition(KEYS_MARK)[2].split(",")


def _in_words(key: str) -> str:
    return f"with the key {key}" if key else "not at all"
