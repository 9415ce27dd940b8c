"""API keys as tokens: signed words that say whose they are, which only the owner of the store can make.

A token is a JWT (RFC 7519) signed with Ed25519. The signing key is a file beside the store that only its user can read;
whoever verifies needs the public half alone. Nothing in a token's header is believed: neither the algorithm nor the
key that it names is taken from there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from turbo_mode.errors import KeyMissing, NotInstalled, NotPermitted
from turbo_mode.security import notes, private

try:
    from joserfc import jwt
    from joserfc.errors import JoseError
    from joserfc.jwk import OKPKey
except ImportError:
    raise NotInstalled("the server is not installed", hint='pip install "turbo-mode[server]"') from None

FILE = "signing.pem"
TYPE, ACCESS = "turbo-key+jwt", "at+jwt"
"""The types of a key, and of an access token for a short time that was given for one (RFC 9068)."""
ISSUER = "turbo-mode"
LONGEST = 4096
"""Characters of a token; what is longer is refused unread."""
REMEMBERED = 1_000
"""So many tokens with a good signature are known by their digests."""
LEEWAY = 30
"""Seconds that clocks may differ."""
_ALGORITHM: Literal["Ed25519"] = "Ed25519"


class Claims(Struct, frozen=True):
    """What a token says, once its signature has been found right: from ``since`` until ``until`` (s since the epoch).

    ``scopes``: of an access token, those it is for.
    """

    id: str
    holder: str
    tenant: str
    since: int
    until: int
    scopes: frozenset[str] | None = None


class Signer:
    """Makes and verifies the tokens of one store."""

    def __init__(self, key: OKPKey) -> None:
        self._key = key
        self.kid = key.thumbprint()
        self._sound: dict[bytes, Claims] = {}

    @classmethod
    def beside(cls, folder: Path) -> Signer:
        """With the key in the store's folder, made when it is first needed. Raises ``KeyMissing``."""
        held = private.kept(folder / FILE, notes.new_key)
        try:
            return cls(OKPKey.import_key(held))
        except (JoseError, ValueError, TypeError):
            hint = "delete it; all keys must then be made anew"
            raise KeyMissing(f"{FILE} holds no signing key", hint=hint) from None

    def mint(
        self, id: str, holder: str, tenant: str, *, issued: int, expires: int, scopes: Collection[str] | None = None
    ) -> str:
        """The token that says this from ``issued`` until ``expires`` (s since the epoch).

        With ``scopes`` an access token for these, of the key with this id.
        """
        header = {"alg": _ALGORITHM, "kid": self.kid, "typ": TYPE if scopes is None else ACCESS}
        said = {
            "iss": ISSUER, "aud": ISSUER, "sub": holder, "tid": tenant, "jti": id, "iat": issued,
            "nbf": issued, "exp": expires,
        }  # fmt: skip
        if scopes is not None:
            said["scope"] = " ".join(sorted(scopes))
        return jwt.encode(header, said, self._key, algorithms=[_ALGORITHM])

    def verify(self, token: str, now: int) -> Claims:
        """What a token says at ``now`` (s since the epoch). Raises ``NotPermitted``, never saying what is wrong."""
        return self.known(token, now) or _counting(self._looked_at(token), now)

    def known(self, token: str, now: int) -> Claims | None:
        """Likewise, at once: only for a token whose signature was found right before, None for others."""
        found = self._sound.get(_digest(token))
        return None if found is None else _counting(found, now)

    def _looked_at(self, token: str) -> Claims | None:
        """What a token says never changes; whether it is the time for it is looked at again and again."""
        try:
            claims = self._claims(token)
        except (JoseError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None
        if claims is None or not _is_whole(claims):
            return None
        scopes = frozenset(claims["scope"].split()) if "scope" in claims else None
        made = Claims(claims["jti"], claims["sub"], claims["tid"], claims["nbf"], claims["exp"], scopes)
        if len(self._sound) >= REMEMBERED:
            self._sound.clear()
        self._sound[_digest(token)] = made
        return made

    def _claims(self, token: str) -> dict[str, Any] | None:
        if len(token) > LONGEST or not token.isascii():
            return None
        found = jwt.decode(token, self._key, algorithms=[_ALGORITHM])
        wanted = ACCESS if isinstance(found.claims.get("scope"), str) else TYPE
        right = found.header.get("typ") == wanted and found.header.get("kid") == self.kid
        return found.claims if right and not {"crit", "b64"} & found.header.keys() else None

    def jwks(self) -> dict[str, Any]:
        """The public half as a JSON Web Key Set (RFC 7517)."""
        public = self._key.as_dict(private=False)
        return {"keys": [{**public, "kid": self.kid, "alg": _ALGORITHM, "use": "sig"}]}


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def _counting(claims: Claims | None, now: int) -> Claims:
    if claims is None or not claims.since - LEEWAY <= now < claims.until:
        raise NotPermitted("this key isn't valid")
    return claims


def _is_whole(claims: dict[str, Any]) -> bool:
    """Whether every claim is there, of its type, and right."""
    texts = all(isinstance(claims.get(name), str) and claims[name] for name in ("jti", "sub", "tid"))
    times = all(type(claims.get(name)) is int for name in ("iat", "nbf", "exp"))
    texts = texts and isinstance(claims.get("scope", ""), str)
    return texts and times and claims.get("iss") == ISSUER and claims.get("aud") == ISSUER
