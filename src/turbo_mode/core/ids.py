"""Ids as all things have that nobody's plan has called: UUIDs (RFC 9562) that begin with the time of their making.

And those of traces (W3C Trace Context), which are made of ours, so that they are the same after a crash.
"""

from __future__ import annotations

import re
from hashlib import sha256

_TRACEPARENT = re.compile(r"[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}")


def uuid(number: int, version: int) -> str:
    """A UUID of these 128 bits, but for those that say its version and variant."""
    number = number & ~(0xF << 76) & ~(0b11 << 62) | version << 76 | 0b10 << 62
    text = f"{number:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def timed(at: int, tail: bytes, version: int = 7) -> str:
    """A UUID that sorts by ``at`` (ms since the epoch); ``tail``, 10 bytes, tells it from others of that moment."""
    return uuid((at & 0xFFFF_FFFF_FFFF) << 80 | int.from_bytes(tail), version)


def drawn(text: str, at: int, version: int = 7) -> str:
    """A UUID that sorts by ``at`` (ms since the epoch), the same for the same text."""
    return timed(at, sha256(text.encode("utf-8", "surrogatepass")).digest()[:10], version)


def span_id(execution: str, what: str) -> str:
    """The span of something that belongs to an execution, such as an attempt."""
    return sha256(f"{execution}/{what}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def named_trace(said: str) -> str:
    """A ``traceparent`` as somebody has sent it; empty if it names no span."""
    found = _TRACEPARENT.fullmatch(said)
    return said if found is not None and int(found[1], 16) and int(found[2], 16) else ""


def trace_of(execution: str, traceparent: str) -> tuple[str, str]:
    """The trace of an execution, and the span under which it was started, if it was under one."""
    if not named_trace(traceparent):
        return sha256(execution.encode()).hexdigest()[:32] if len(execution) != 36 else execution.replace("-", ""), ""
    _, trace, span, _ = traceparent.split("-")
    return trace, span


def traceparent(trace: str, span: str) -> str:
    """How a span is named to others."""
    return f"00-{trace}-{span}-01"


def traceparent_of(execution: str, started_under: str, what: str) -> str:
    """How the span of something that belongs to an execution is named to others."""
    return traceparent(trace_of(execution, started_under)[0], span_id(execution, what))
