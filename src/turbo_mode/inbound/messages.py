"""What a message says: JSON with ``do``, which is ``start``, ``signal`` or ``answer``, and what belongs to it."""

from __future__ import annotations

from typing import Annotated, Any, Final

import msgspec
from msgspec import Meta, Struct

from turbo_mode.errors import UsageError
from turbo_mode.runtime.embedded.once import LONGEST

LARGEST: Final = 256 * 1024
"""Bytes of a message at most."""
Text = Annotated[str, Meta(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+$")]
Reason = Annotated[str, Meta(max_length=2000)]


class Message(Struct, frozen=True, tag_field="do", forbid_unknown_fields=True, rename="camel"):
    """Whatever it is: ``id`` counts before the one that its system has given to it."""

    id: Annotated[str, Meta(max_length=LONGEST)] = ""


class Start(Message, frozen=True, tag="start", kw_only=True):
    """Start a plan: one of the configuration, or one that is kept, in this version or in its newest."""

    plan: Text
    version: Annotated[int, Meta(ge=1)] | None = None
    inputs: dict[str, Any] = {}


class Signal(Message, frozen=True, tag="signal", kw_only=True):
    """Send an execution a signal."""

    execution: Text
    name: Text
    data: Any = None


class Answer(Message, frozen=True, tag="answer", kw_only=True):
    """Answer an open question."""

    decision: Text
    selection: Text
    reason: Reason = ""
    fields: dict[str, Any] = {}


AnyMessage = Start | Signal | Answer
_decoder: msgspec.json.Decoder[AnyMessage] = msgspec.json.Decoder(AnyMessage)


def read(body: bytes) -> AnyMessage:
    """A message. Raises ``UsageError`` for what is none, whatever it is."""
    if len(body) > LARGEST:
        raise UsageError(f"it has {len(body)} bytes, and {LARGEST} at most are read")
    try:
        return _decoder.decode(body)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise UsageError(f"it is no message: {error}", hint='such as {"do": "start", "plan": "deploy"}') from None
