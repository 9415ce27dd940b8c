"""Access tokens for a short time: OAuth 2.0 client credentials (RFC 6749 §4.4), and where to find it (RFC 8414).

A client is a key: its id is the ``client_id``, its token the ``client_secret``. What it gets counts for a quarter of an
hour, may be for some of its scopes only, and ends with the key.
"""

from __future__ import annotations

import base64
import binascii
from typing import Any
from urllib.parse import unquote_plus

from litestar import Request, Response, get, post
from litestar.di import NamedDependency

from turbo_mode.core.access.scopes import SCOPES
from turbo_mode.errors import NotPermitted, UsageError
from turbo_mode.server.auth import PUBLIC, Gate
from turbo_mode.server.requests import Within, answer

_GRANT = "client_credentials"


@post("/oauth/token", opt={"needs": PUBLIC, "where": "anywhere"}, status_code=200, include_in_schema=False)
async def token(request: Request[Any, Any, Any], service: Within, gate: NamedDependency[Gate]) -> Response[bytes]:
    """An access token for a key."""
    said = list((await request.form()).multi_items())
    given = {name: value for name, value in said if isinstance(value, str)}
    if len(given) != len(said):
        return _refused("invalid_request", "each parameter once, and as text")
    if given.get("grant_type") != _GRANT:
        return _refused("unsupported_grant_type", f"grant_type is {_GRANT}")
    id, secret = _client(request.headers.get("authorization", ""), given)
    elsewhere = await service.tenants.of(secret) if service.tenants else None
    keyring = elsewhere.seat.service.keyring if elsewhere else service.keyring
    try:
        made, seconds, scopes = keyring.exchange(id, secret, given.get("scope", "").split())
    except NotPermitted:
        await gate.count_failure(request.scope)
        return _refused("invalid_client", "this client isn't known", 401)
    except UsageError as error:
        return _refused("invalid_scope", error.message)
    told = {"access_token": made, "token_type": "Bearer", "expires_in": seconds, "scope": " ".join(sorted(scopes))}
    return answer(told, 200, {"Cache-Control": "no-store", "Pragma": "no-cache"})


@get("/.well-known/oauth-authorization-server", opt={"needs": PUBLIC}, include_in_schema=False, sync_to_thread=False)
def about(request: Request[Any, Any, Any]) -> Response[bytes]:
    """Where access tokens come from."""
    here = str(request.base_url).rstrip("/")
    told = {
        "issuer": here, "token_endpoint": f"{here}/oauth/token", "jwks_uri": f"{here}/.well-known/jwks.json",
        "grant_types_supported": [_GRANT], "response_types_supported": [], "scopes_supported": sorted(SCOPES),
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
    }  # fmt: skip
    return answer(told)


def _client(header: str, given: dict[str, str]) -> tuple[str, str]:
    """The id and the secret of a client: from the header, else from the form."""
    scheme, _, text = header.partition(" ")
    if scheme.lower() != "basic":
        return given.get("client_id", ""), given.get("client_secret", "")
    try:
        id, _, secret = base64.b64decode(text.strip(), validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return unquote_plus(id), unquote_plus(secret)


def _refused(error: str, why: str, status: int = 400) -> Response[bytes]:
    headers = {"Cache-Control": "no-store"}
    if status == 401:
        headers["WWW-Authenticate"] = 'Basic realm="turbo-mode"'
    return answer({"error": error, "error_description": why}, status, headers)
