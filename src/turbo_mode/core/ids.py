"""Ids as all things have that nobody's plan has called: UUIDs (RFC 9562) that begin with the time of their making.

And those of traces (W3C Trace Context), which are made of ours, so that they are the same after a crash. Under what
something is started is one text: a ``traceparent`` and, behind a space, the ``tracestate`` that came with it.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256

from turbo_mode.core.regex import regex

TENANT = "default"
"""Whose everything is where nobody says otherwise, and all that was written before there were tenants."""
_TRACEPARENT = regex(r"00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})")
_LATER = regex(r"(?!00|ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?")
"""Of a later version of the standard, which may say more behind what we know."""
_MEMBER = regex(r"[a-z0-9][a-z0-9_*/@-]{0,255}=[\x20-\x2b\x2d-\x3c\x3e-\x7e]{0,255}[\x21-\x2b\x2d-\x3c\x3e-\x7e]")
_LONGEST_STATE = 512
_MOST_MEMBERS = 32
UNSAMPLED = "00"
"""Under what an execution is started that is the root of a trace which isn't recorded: the flags alone."""
_SAMPLED = 0b01
_HANDED_ON = 0b11
"""The flags that hold for what is below a span too: it is recorded, and the id of its trace was drawn by lot."""


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


@lru_cache(maxsize=1_024)  # asked several times for each attempt of an execution
def named_trace(said: str, state: str = "") -> str:
    """Under what something is started, as somebody has sent it; empty if that names no span.

    ``state`` is the ``tracestate`` beside it; what is none is left out.
    """
    parent, _, inner = said.partition(" ")
    found = _TRACEPARENT.fullmatch(parent) or _LATER.fullmatch(parent)
    if found is None or not int(found[1], 16) or not int(found[2], 16):
        return ""
    kept = _state(state or inner)
    bare = f"00-{found[1]}-{found[2]}-{found[3]}"
    return f"{bare} {kept}" if kept else bare


def _state(said: str) -> str:
    """As much of a ``tracestate`` as has to be handed on; nothing of one that is wrong."""
    members = [member for each in said.split(",") if (member := each.strip(" \t"))]
    if len(members) > _MOST_MEMBERS or not all(_MEMBER.fullmatch(each) for each in members):
        return ""
    while len(kept := ",".join(members)) > _LONGEST_STATE:
        members.pop()
    return kept


def trace_of(execution: str, under: str) -> tuple[str, str]:
    """The trace of an execution, and the span under which it was started, if it was under one."""
    if not (known := named_trace(under)):
        return sha256(execution.encode()).hexdigest()[:32] if len(execution) != 36 else execution.replace("-", ""), ""
    return known[3:35], known[36:52]


def is_sampled(under: str) -> bool:
    """Whether what is below is recorded: unless whoever has started it says that theirs isn't."""
    return bool(_flags(under) & _SAMPLED)


def sampled(under: str, recorded: bool) -> str:
    """The same, with the flag that says whether what is below is recorded."""
    if not (known := named_trace(under)):
        return "" if recorded else UNSAMPLED
    return f"{known[:53]}{int(known[53:55], 16) & ~_SAMPLED | recorded:02x}{known[55:]}"


def _flags(under: str) -> int:
    if known := named_trace(under):
        return int(known[53:55], 16) & _HANDED_ON
    return 0 if under == UNSAMPLED else _SAMPLED


def traceparent(trace: str, span: str, flags: int = _SAMPLED) -> str:
    """How a span is named to others."""
    return f"00-{trace}-{span}-{flags:02x}"


def traceparent_of(execution: str, under: str, what: str) -> str:
    """How the span of something that belongs to an execution is named to others."""
    return traceparent(trace_of(execution, under)[0], span_id(execution, what), _flags(under))


def tracestate_of(under: str) -> str:
    """What others have said of the trace, to be handed on as it is."""
    return named_trace(under).partition(" ")[2]


def below(execution: str, under: str, what: str) -> str:
    """Under what something is started that is below such a span."""
    return named_trace(traceparent_of(execution, under, what), tracestate_of(under))


def context_of(execution: str, under: str, what: str) -> dict[str, str]:
    """The headers that name such a span to others."""
    said = {"traceparent": traceparent_of(execution, under, what)}
    return said | ({"tracestate": state} if (state := tracestate_of(under)) else {})
