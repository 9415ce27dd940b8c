"""People who are known elsewhere: tokens of an OpenID provider that the owner trusts (OpenID Connect Core 1.0).

The provider's keys are fetched from where its discovery document says, by a thread beside, so that nobody waits for
another system at our door: a token signed by a key that we haven't seen is refused, and its bearer may come again a
moment later.
"""

from __future__ import annotations

import json
import threading
import time
import urllib.request
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from turbo_mode.core.access.keys import Key
from turbo_mode.core.access.scopes import ROLES, scopes_of
from turbo_mode.errors import NotPermitted, UsageError
from turbo_mode.security.tokens import LEEWAY, LONGEST

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519", "EdDSA"]
"""Signatures with a public key alone: nothing that is signed by a secret which both sides know."""
FRESH = 3600.0
"""Seconds after which keys are fetched again."""
PAUSE = 10.0
"""Seconds between two attempts at least, however many strange tokens come."""
_LARGEST = 1024 * 1024
_TIMEOUT = 5


class Provider:
    """One provider. ``roles`` maps what stands in the claim ``claim`` to ``known`` roles; else nobody may a thing.

    ``holder`` is the claim by which people are called. Raises ``UsageError`` for an issuer that isn't safe to ask.
    """

    def __init__(
        self, issuer: str, audience: str, *, claim: str, roles: Mapping[str, str], holder: str = "sub",
        tenant: str = "default", known: Mapping[str, frozenset[str]] = ROLES,
    ) -> None:  # fmt: skip
        where = urlsplit(issuer)
        if where.scheme != "https" and where.hostname not in ("localhost", "127.0.0.1", "::1"):
            raise UsageError(f"an issuer is asked over https, not at {issuer}")
        for role in roles.values():
            scopes_of([role], known=known)
        self.issuer, self._audience, self._claim, self._roles = issuer, audience, claim, dict(roles)
        self._holder, self._tenant, self._known = holder, tenant, known
        self._keys: KeySet | None = None
        self._asked = 0.0
        self._asking = threading.Lock()
        self._refresh()

    def is_of(self, token: str) -> bool:
        """Whether a token says that it is of this provider, which proves nothing yet."""
        return len(token) <= LONGEST and _unproven(token).get("iss") == self.issuer

    def verified(self, token: str, now: int) -> Key:
        """What its bearer may, as a key; ``now`` is in ms. Raises ``NotPermitted``, never saying what is wrong."""
        try:
            claims = self._claims(token)
            return self._key(claims, now)
        except (JoseError, UsageError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise NotPermitted("this token isn't valid") from None

    def _claims(self, token: str) -> dict[str, Any]:
        if time.monotonic() - self._asked > FRESH:
            self._refresh()
        if self._keys is None:
            self._refresh()
            raise NotPermitted("this token isn't valid")
        try:
            return jwt.decode(token, self._keys, algorithms=ALGORITHMS).claims
        except JoseError:
            self._refresh()  # it may have been signed by a key that is new
            raise

    def _key(self, claims: Mapping[str, Any], now: int) -> Key:
        audience = claims["aud"]
        heard = audience if isinstance(audience, list) else [audience]
        begins, ends = claims.get("nbf", claims.get("iat", 0)), claims["exp"]
        in_time = type(ends) is int and type(begins) is int and begins - LEEWAY <= now // 1000 < ends
        if claims["iss"] != self.issuer or self._audience not in heard or not in_time:
            raise ValueError
        holder, subject = claims[self._holder], claims["sub"]
        if not (0 < len(holder) <= 200 and holder.isprintable() and isinstance(subject, str)):
            raise ValueError
        given = claims.get(self._claim, [])
        names = given.split() if isinstance(given, str) else [each for each in given if isinstance(each, str)]
        roles = tuple(sorted({self._roles[name] for name in names if name in self._roles}))
        return Key(
            f"{self.issuer}#{subject}", holder, scopes_of(roles, known=self._known), roles, self._tenant,
            begins * 1000, ends * 1000, self.issuer,
        )  # fmt: skip

    def _refresh(self) -> None:
        if (time.monotonic() - self._asked < PAUSE and self._asked) or not self._asking.acquire(blocking=False):
            return
        self._asked = time.monotonic()
        threading.Thread(target=self._fetch, name="openid keys", daemon=True).start()

    def _fetch(self) -> None:
        try:
            about = _fetched(self.issuer.rstrip("/") + "/.well-known/openid-configuration")
            if about["issuer"] == self.issuer:
                self._keys = KeySet.import_key_set(_fetched(about["jwks_uri"]))
        except (OSError, JoseError, ValueError, TypeError, KeyError, AttributeError):
            return  # asked again when the next token comes
        finally:
            self._asking.release()


class _Unled(urllib.request.HTTPRedirectHandler):
    """Whoever answers for a provider doesn't send us elsewhere."""

    def redirect_request(self, *_: Any) -> None:
        return None


def _fetched(url: str) -> Any:
    if urlsplit(url).scheme not in ("https", "http"):
        raise ValueError(url)
    with urllib.request.build_opener(_Unled).open(url, timeout=_TIMEOUT) as answer:
        return json.loads(answer.read(_LARGEST))


def _unproven(token: str) -> dict[str, Any]:
    import base64

    try:
        part = token.split(".")[1]
        said = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    except (IndexError, ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}
