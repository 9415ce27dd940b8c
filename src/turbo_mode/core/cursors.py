"""How far data sources were read by executions that follow on one another.

Each cursor has a stream, ``cursor/NAME``; its newest entry says where it is. It moves in the transaction that makes the
end of the task durable which has read up to there, or because somebody puts it elsewhere. Nothing of it is published.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

VERSION = 1
BEGINNING = "cursor/"


class CursorMoved(Struct, frozen=True, tag_field="kind", tag=True, omit_defaults=True, rename="camel"):
    """A ``task`` of an ``execution`` has read a ``source`` up to ``value``; ``at`` is ms since the epoch.

    Or somebody (``by``) has put it there; without a value the next execution begins anew.
    """

    at: int
    value: Any
    source: str
    execution: str = ""
    task: str = ""
    by: str = ""


_decoder: msgspec.json.Decoder[CursorMoved] = msgspec.json.Decoder(CursorMoved)


def stream_of(name: str) -> str:
    """The stream of the cursor with this name."""
    return f"{BEGINNING}{name}"


def moved_by(request: Mapping[str, Any]) -> str:
    """The name of the cursor by which an attempt reads; empty if by none."""
    read = request["from"] if request["kind"] == "write" and "from" in request else request
    return str(read["cursor"]["name"]) if request["kind"] in ("read", "write") and "cursor" in read else ""


def decode(body: bytes) -> CursorMoved:
    """An entry as it stands in the journal. Raises ``msgspec.MsgspecError``."""
    return _decoder.decode(body)
