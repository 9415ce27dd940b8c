"""Signatures of webhooks, as Standard Webhooks 1.0.0 has them: who gets one can tell that it is ours, whole, and new.

Signed is ``id.timestamp.body``. A secret is ``whsec_…`` (HMAC-SHA256, known to both sides) or ``whsk_…`` (Ed25519, of
which the other side knows only the public half, ``whpk_…``). Several secrets give several signatures: so one takes the
place of another, and for a while both count.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from turbo_mode.errors import UsageError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

HMAC: Final = "whsec_"
ED25519: Final = "whsk_"
PUBLIC: Final = "whpk_"
TOLERANCE: Final = 300
"""Seconds that the time of a message may be off for who verifies it."""
_SIZE: Final = 32


def new_secret(*, is_asymmetric: bool = False) -> tuple[str, str]:
    """A fresh secret, and what the other side is to know: the same one, or its public half."""
    raw = secrets.token_bytes(_SIZE)
    if not is_asymmetric:
        return HMAC + _text(raw), HMAC + _text(raw)
    return ED25519 + _text(raw), public_half(ED25519 + _text(raw))


def public_half(secret: str) -> str:
    """``whpk_…`` of an Ed25519 secret. Raises ``UsageError``."""
    return PUBLIC + _text(_private(secret).public_key().public_bytes_raw())


def check_secret(secret: str) -> None:
    """Raises ``UsageError`` for what is no secret of this kind; the message doesn't hold it."""
    _raw(secret)


def sign(keys: Sequence[str], id: str, timestamp: int, body: bytes) -> str:
    """The value of ``webhook-signature``: one signature for each key, the first one's first."""
    message = b".".join((id.encode(), str(timestamp).encode(), body))
    return " ".join(_signature(key, message) for key in keys)


def verify(key: str, id: str, timestamp: str, signatures: str, body: bytes, *, now: float) -> bool:
    """Whether one of the signatures is by ``key`` (``whsec_…`` or ``whpk_…``), and the time about now.

    Whatever the other side sends, this answers yes or no.
    """
    if not timestamp.isascii() or not timestamp.isdigit() or abs(now - int(timestamp[:20])) > TOLERANCE:
        return False
    message = b".".join((id.encode(errors="replace"), timestamp.encode(), body))
    return any(_is_by(key, each, message) for each in signatures.split(" "))


def _is_by(key: str, signature: str, message: bytes) -> bool:
    version, _, text = signature.partition(",")
    if key.startswith(HMAC):
        return version == "v1" and hmac.compare_digest(_mac(key, message).encode(), text.encode(errors="replace"))
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        raw = base64.b64decode(text, validate=True)
        Ed25519PublicKey.from_public_bytes(_raw(key)).verify(raw, message)
    except (ValueError, InvalidSignature):
        return False
    return version == "v1a"


def _signature(key: str, message: bytes) -> str:
    if key.startswith(ED25519):
        return f"v1a,{_text(_private(key).sign(message))}"
    return f"v1,{_mac(key, message)}"


def _mac(key: str, message: bytes) -> str:
    return _text(hmac.digest(_raw(key), message, hashlib.sha256))


def _private(key: str) -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(_raw(key)[:_SIZE])


def _raw(key: str) -> bytes:
    for prefix, sizes in ((HMAC, range(24, 65)), (ED25519, (32, 64)), (PUBLIC, (32,))):
        if key.startswith(prefix):
            try:
                raw = base64.b64decode(key.removeprefix(prefix), validate=True)
            except (ValueError, binascii.Error):
                break
            if len(raw) in sizes:
                return raw
    raise UsageError(
        "this is no secret for signatures: whsec_ or whsk_, then 24 to 64 bytes as base64",
        hint="`turbo-mode deliveries secret` makes one",
    )


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
