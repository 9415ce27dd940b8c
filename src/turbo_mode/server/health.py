"""Is it alive, is it ready, and by which key are tokens verified: what anybody may ask."""

from __future__ import annotations

import msgspec
from litestar import Response, get
from litestar.di import NamedDependency

from turbo_mode.server.auth import PUBLIC
from turbo_mode.server.metrics import Metrics
from turbo_mode.server.requests import Within, answer

OPEN = {"needs": PUBLIC}


@get("/livez", opt=OPEN, sync_to_thread=False, include_in_schema=False)
def livez() -> Response[bytes]:
    """This process answers."""
    return _said(200, "alive")


@get("/readyz", opt=OPEN, sync_to_thread=False, include_in_schema=False)
def readyz(service: Within) -> Response[bytes]:
    """It can take work: the store is there and has space, and nobody has asked it to leave."""
    waits = "draining" if service.is_draining else service.waits_for
    return _said(503 if waits else 200, waits or "ready")


@get("/startupz", opt=OPEN, sync_to_thread=False, include_in_schema=False)
def startupz() -> Response[bytes]:
    """It has taken up what had not ended: before that it doesn't listen."""
    return _said(200, "started")


@get("/metrics", opt={"needs": "metrics:read", "here": True}, sync_to_thread=True, include_in_schema=False)
def metrics(measured: NamedDependency[Metrics]) -> Response[bytes]:
    """What Prometheus reads, with a key, or from this machine itself."""
    return Response(measured.text(), media_type="text/plain; version=0.0.4")


@get("/.well-known/jwks.json", opt=OPEN, sync_to_thread=False, include_in_schema=False)
def jwks(service: Within) -> Response[bytes]:
    """The public keys by which others can verify a token of ours."""
    return Response(msgspec.json.encode(service.keyring.jwks()), media_type="application/jwk-set+json")


def _said(status: int, word: str) -> Response[bytes]:
    return answer({"status": word}, status)
