"""Calls from outside: verified, known again, and handed to the triggers that wait for them.

``standard`` (Standard Webhooks) signs id, time and body; the time is at most five minutes off. A call is known again by
its ``webhook-id``, and its event is ``type`` or ``event`` in the body. ``github`` signs the body alone
(``X-Hub-Signature-256``), and so that is what a call is known again by, since anybody can change what isn't signed; its
event is ``X-GitHub-Event``.

A call is in the store's inbox, once for each trigger, before it is acknowledged and before anything comes of it.
"""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from turbo_mode.configuration.destinations import Hook
from turbo_mode.configuration.reading import Loaded
from turbo_mode.core.ids import named_trace
from turbo_mode.core.schedules.entries import Trigger
from turbo_mode.delivery.webhooks.building import revealed
from turbo_mode.errors import Conflict, NotFound, NotPermitted, UsageError
from turbo_mode.runtime.embedded.once import id_of
from turbo_mode.runtime.embedded.runtime import Runtime
from turbo_mode.security.signing import verify
from turbo_mode.store import schedules as stored
from turbo_mode.store.rows import Command

_GITHUB = "sha256="


class Unsigned(NotPermitted):
    """A call isn't signed as its hook wants it."""


class Call(NamedTuple):
    """What has come: its event, the id by which it is known again, and its body."""

    event: str
    id: str
    said: dict[str, Any]


class Called(NamedTuple):
    """What a call has set off: so many ``triggers``, which may all have had it before (``is_known``)."""

    event: str
    triggers: int
    is_known: bool


class Hooks:
    """The hooks of a configuration, for the owner of a store. Its methods may be called from any thread."""

    def __init__(self, runtime: Runtime, loaded: Loaded | None = None) -> None:
        self._runtime = runtime
        self._folder = loaded.path.parent if loaded and loaded.path else Path()
        self._hooks = {each.name: each for each in (loaded.configuration.hooks if loaded else ())}

    @property
    def is_used(self) -> bool:
        """Whether any call may come."""
        return bool(self._hooks)

    def call(self, name: str, headers: Mapping[str, str], body: bytes) -> Called:
        """Take a call in; what it sets off is durable. ``headers`` have small letters.

        Raises ``NotFound`` for a hook that isn't there, ``Unsigned``, and ``UsageError`` for what can't be read.
        """
        hook = self._hooks.get(name)
        if hook is None:
            raise NotFound("there is no such hook", hint="`hooks` in the configuration name them")
        call = self._verified(hook, headers, body)
        scheduler = self._runtime.schedules
        if not scheduler.is_firing:
            raise Conflict("nobody starts plans by themselves here at the moment")
        waiting = scheduler.waiting_for(webhook=f"{name}:{call.event}")
        trace = named_trace(headers.get("traceparent", ""), headers.get("tracestate", ""))
        letters = [self._letter(name, schedule, trigger, call, trace) for schedule, trigger in waiting]
        new = [scheduler.call(letter) for letter in letters]
        return Called(call.event, len(letters), bool(letters) and not any(new))

    def _letter(self, name: str, schedule: str, trigger: Trigger, call: Call, trace: str) -> Command:
        once = id_of(call.id, f"hook:{name}", f"{schedule}/{trigger.number}")
        said = {"verb": "call", "name": schedule, "trigger": trigger.number, "of": call.id, "said": call.said, "by": ""}
        said |= {"trace": trace} if trace else {}
        return Command(once, stored.stream_of(schedule), time.time_ns() // 1_000_000, msgspec.json.encode(said))

    def _verified(self, hook: Hook, headers: Mapping[str, str], body: bytes) -> Call:
        keys = [revealed(each, self._folder) for each in hook.secrets]
        if hook.signature == "github":
            if not any(_is_by(key, headers.get("x-hub-signature-256", ""), body) for key in keys):
                raise Unsigned("the call isn't signed with the secret of this hook")
            return Call(headers.get("x-github-event", ""), hashlib.sha256(body).hexdigest(), _object(body))
        id, at, signed = (headers.get(f"webhook-{each}", "") for each in ("id", "timestamp", "signature"))
        if not id or not any(verify(key, id, at, signed, body, now=time.time()) for key in keys):
            raise Unsigned("the call isn't signed with the secret of this hook, or not within the last five minutes")
        said = _object(body)
        return Call(str(said.get("type") or said.get("event") or ""), id, said)


def _is_by(key: str, signature: str, body: bytes) -> bool:
    made = hmac.digest(key.encode(), body, hashlib.sha256).hex()
    return hmac.compare_digest(f"{_GITHUB}{made}".encode(), signature.encode(errors="replace"))


def _object(body: bytes) -> dict[str, Any]:
    try:
        return msgspec.json.decode(body, type=dict[str, Any])
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise UsageError(f"the body is no JSON object: {error}") from None
