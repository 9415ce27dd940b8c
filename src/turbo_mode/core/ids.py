"""Ids as all things have that nobody's plan has called: UUIDs (RFC 9562) that begin with the time of their making."""

from __future__ import annotations

from hashlib import sha256


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
