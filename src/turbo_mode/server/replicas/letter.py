"""What a replica leaves for the owner: a request as it came to its doors, or notes for the audit log."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar.types import Scope
from msgspec import Struct

from turbo_mode.core.access.audit import Noted
from turbo_mode.core.access.keys import Key
from turbo_mode.errors import NotPermitted, StoreDamaged
from turbo_mode.security.notes import Notary
from turbo_mode.store.checksum import frame

CARRIED = "turbo_mode.carried"
"""Where the scope of a request that came by letter says whose key it was asked with."""
ONCE = "idempotency-key"
Pairs = list[tuple[str, str]]


class Letter(Struct, tag="request", omit_defaults=True):
    """A request. ``key`` is the one it was asked with, looked at by whoever has left it; None at a public door.

    ``is_repeatable``: carried out twice it does the same once.
    """

    method: str
    path: str
    query: str
    headers: Pairs
    body: bytes
    scheme: str
    client: tuple[str, int] | None
    server: tuple[str, int | None] | None
    key: Key | None
    is_repeatable: bool = False

    def scope(self) -> dict[str, Any]:
        """As an ASGI server would hand it in."""
        raw = self.path.encode("latin-1")
        return {
            "type": "http", "asgi": {"version": "3.0", "spec_version": "2.3"}, "http_version": "1.1",
            "method": self.method, "scheme": self.scheme, "path": _unquoted(raw), "raw_path": raw,
            "query_string": self.query.encode("latin-1"), "root_path": "", "client": self.client,
            "server": self.server, "headers": [(k.encode("latin-1"), v.encode("latin-1")) for k, v in self.headers],
            "extensions": {}, CARRIED: self.key,
        }  # fmt: skip


class Notes(Struct, tag="notes"):
    """What is to stand in the audit log."""

    entries: list[Noted]


class Signed(Struct):
    """A letter in the inbox, signed with the key that all replicas have: whoever may write there can't ask for us."""

    words: bytes
    signature: bytes


class Answer(Struct):
    """What came of a request."""

    status: int
    headers: Pairs
    body: bytes


Left = Letter | Notes
_letters: msgspec.msgpack.Decoder[Left] = msgspec.msgpack.Decoder(Left)
_signed: msgspec.msgpack.Decoder[Signed] = msgspec.msgpack.Decoder(Signed)
_answers: msgspec.msgpack.Decoder[Answer] = msgspec.msgpack.Decoder(Answer)


def write(id: str, letter: Left, notary: Notary) -> bytes:
    """A letter as it lies in the inbox under this id."""
    words = msgspec.msgpack.encode(letter)
    return msgspec.msgpack.encode(Signed(words, notary.sign(_bound(id, words))))


def read(id: str, body: bytes, notary: Notary) -> Left:
    """What ``write`` has made of it. Raises ``StoreDamaged``, and ``NotPermitted`` where none of us has left it."""
    try:
        signed = _signed.decode(body)
        if not notary.is_signed(_bound(id, signed.words), signed.signature):
            raise NotPermitted("none of the replicas has left this request")
        return _letters.decode(signed.words)
    except msgspec.MsgspecError as error:
        raise StoreDamaged(f"a request in the inbox can't be read: {error}") from None


def _bound(id: str, words: bytes) -> bytes:
    return frame("letter", id) + words


def key_of(scope: Scope) -> Key | None:
    """The key that a request was asked with which came by letter."""
    found: Any = scope.get(CARRIED)
    return found if isinstance(found, Key) else None


def read_answer(body: bytes) -> Answer:
    """Likewise, an answer."""
    try:
        return _answers.decode(body)
    except msgspec.MsgspecError as error:
        raise StoreDamaged(f"an answer can't be read: {error}") from None


def of(scope: Scope, body: bytes, id: str) -> Letter:
    """The letter with this id about a request that was let in at our doors."""
    known = scope.get("state", {}).get("key")
    headers = [(k.decode("latin-1"), v.decode("latin-1")) for k, v in scope["headers"]]
    if known is not None:  # the key itself stays here: what is left says whose it was
        headers = [pair for pair in headers if pair[0] != "authorization"]
    is_repeatable = "key" in scope["route_handler"].parsed_fn_signature.parameters
    if is_repeatable and ONCE not in dict(headers):
        headers.append((ONCE, id))
    raw = scope.get("raw_path") or scope["path"].encode()
    return Letter(
        str(scope.get("method", "")), raw.partition(b"?")[0].decode("latin-1"), scope["query_string"].decode("latin-1"),
        headers, body, str(scope["scheme"]), scope["client"], scope["server"], known, is_repeatable,
    )  # fmt: skip


def _unquoted(raw: bytes) -> str:
    from urllib.parse import unquote_to_bytes

    return unquote_to_bytes(raw).decode("utf-8", "replace")
