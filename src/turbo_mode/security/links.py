"""Signed links: texts by which one person may answer one question once, from wherever they have got it.

A link says all that it allows, and a code (HMAC-SHA256) that only whoever has the key of the store can make. The key is
derived from the one beside the store, where no program in a sandbox sees it. Whoever has the text can use it, so it is
kept like a password until it is used; that it is used once is the journal's to know, not the link's.
"""

from __future__ import annotations

import base64
import hmac
import secrets
from hashlib import blake2b
from pathlib import Path
from typing import Literal

import msgspec

from turbo_mode.errors import NotPermitted
from turbo_mode.security import keyfile

_FORM = "tm1"
_LONGEST = 4096
_NONCE = 12


class Link(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What one link allows: ``person`` answers ``decision``, as it was in ``revision``, before ``expires`` (ms).

    Without ``options`` it is good for any answer, also for a no. ``made_by`` is who has made it, ``id`` is its own.
    With another ``verb`` than ``answer`` it acknowledges the message that ``decision`` names, or stops ``execution``.
    """

    tenant: str
    execution: str
    decision: str
    revision: str
    person: str
    options: list[str]
    expires: int
    made_by: str
    id: str
    verb: Literal["answer", "acknowledge", "stop"] = "answer"


def new_id() -> str:
    """What tells one link from all others."""
    return secrets.token_urlsafe(_NONCE)


class Signet:
    """Makes links, and knows its own, with the key of the store in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = b""

    def make(self, link: Link) -> str:
        """The link as one word that goes into an URL as it is. Raises ``KeyMissing``."""
        body = msgspec.json.encode(link)
        return f"{_FORM}.{_text(body)}.{_text(self._code(body))}"

    def read(self, word: str) -> Link:
        """What a link allows. Raises ``NotPermitted`` unless this store has made it, and ``KeyMissing``."""
        body, code = _parts(word)
        if not hmac.compare_digest(self._code(body), code):
            raise _foreign()
        return _link(body)

    def _code(self, body: bytes) -> bytes:
        if not self._key:
            key = keyfile.from_environment() or keyfile.load_or_make(self._folder)
            self._key = blake2b(key=key, person=b"signed links", digest_size=32).digest()
        return hmac.digest(self._key, body, "sha256")


def claimed(word: str) -> Link:
    """What a link says of itself, whoever has made it; to know where to bring it. Raises ``NotPermitted``."""
    return _link(_parts(word)[0])


def _parts(word: str) -> tuple[bytes, bytes]:
    form, *parts = word.split(".") if len(word) <= _LONGEST else [""]
    if form != _FORM or len(parts) != 2:
        raise _foreign()
    try:
        body, code = (base64.b64decode(part + "=" * (-len(part) % 4), b"-_", validate=True) for part in parts)
    except ValueError:
        raise _foreign() from None
    if [_text(body), _text(code)] != parts:  # a last letter has bits that mean nothing: there is one way to write it
        raise _foreign()
    return body, code


def _link(body: bytes) -> Link:
    try:
        return msgspec.json.decode(body, type=Link)
    except msgspec.MsgspecError:
        raise _foreign() from None


def _text(body: bytes) -> str:
    return base64.urlsafe_b64encode(body).decode().rstrip("=")


def _foreign() -> NotPermitted:
    return NotPermitted("this is no link that the owner of this store has made", hint="ask for a new one")
