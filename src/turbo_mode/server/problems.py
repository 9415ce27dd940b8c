"""What went wrong, as every HTTP door says it: ``application/problem+json`` (RFC 9457).

``code`` is the stable name of the error, ``hint`` what may help, ``errors`` all that is wrong at once. Nothing that
wasn't meant for the caller is told: a fault of ours says that it is one, and no more.
"""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException

from turbo_mode import errors
from turbo_mode.errors import ConfigurationInvalid, PlanInvalid, RuntimeFault, TurboModeError

HEADERS = {
    "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}  # fmt: skip
"""Headers of every answer."""
MEDIA_TYPE = "application/problem+json"
STATUS: dict[type[TurboModeError], int] = {
    errors.PlanInvalid: 422,
    errors.NotThereYet: 422,
    errors.UsageError: 422,
    errors.NotFound: 404,
    errors.VersionConflict: 412,
    errors.Conflict: 409,
    errors.NotPermitted: 403,
    errors.StoreBusy: 503,
    errors.StoreFull: 507,
    errors.StoreAway: 503,
    errors.NotInstalled: 501,
    errors.IntegrationError: 502,
}
"""The HTTP status of each error; what isn't here is our fault: 500."""

_LEFT = "client disconnected prematurely"
"""What the framework says, as a fault, of whoever leaves in the middle of a request."""
_log = logging.getLogger("turbo_mode.server")


def of(error: TurboModeError, instance: str) -> Response[bytes]:
    """An error of ours as a problem."""
    status = next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 500)
    more: dict[str, Any] = {"hint": error.hint} if error.hint else {}
    if isinstance(error, PlanInvalid | ConfigurationInvalid):
        more["errors"] = [{**each.to_json(), "detail": each.message} for each in error.problems]
    if status == 500:
        _log.error("%s %s", instance, error, exc_info=error)
        return problem(500, RuntimeFault.code, RuntimeFault.__doc__ or "", instance)
    return problem(status, error.code, error.message, instance, **more)


def problem(status: int, code: str, detail: str, instance: str, **more: Any) -> Response[bytes]:
    """One problem. ``more`` are further members, ``headers`` those of the answer."""
    headers = HEADERS | (more.pop("headers", None) or {})
    said = {
        "type": f"urn:turbo-mode:problem:{code}", "title": HTTPStatus(status).phrase, "status": status,
        "detail": detail, "instance": instance, "code": code, **more,
    }  # fmt: skip
    return Response(msgspec.json.encode(said), status_code=status, media_type=MEDIA_TYPE, headers=headers)


def on_ours(request: Request[Any, Any, Any], error: TurboModeError) -> Response[bytes]:
    """For whatever our own operations raise."""
    return of(error, request.url.path)


def on_http(request: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
    """For what the framework finds wrong with a request."""
    status = error.status_code
    if error.detail == _LEFT:
        return problem(400, "bad_request", "the request ended before all of it had come", request.url.path)
    if status >= 500:
        return on_fault(request, error)
    if status in (401, 403, 404, 405):
        detail = {401: "a key is needed", 404: "there is nothing at this path"}.get(status, HTTPStatus(status).phrase)
    else:
        detail = error.detail
    more: dict[str, Any] = {"headers": dict(error.headers or {})}
    if isinstance(error.extra, list):
        more["errors"] = [_mistake(each) for each in error.extra if isinstance(each, dict)]
    return problem(status, HTTPStatus(status).name.lower(), detail, request.url.path, **more)


def on_fault(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """For what should never happen: it is logged, and the caller learns that it is our fault."""
    _log.error("%s %s", request.method, request.url.path, exc_info=error)
    return problem(500, RuntimeFault.code, RuntimeFault.__doc__ or "", request.url.path)


def _mistake(said: dict[str, Any]) -> dict[str, str]:
    pointer = "/" + str(said.get("key", "")).replace(".", "/") if said.get("key") else ""
    return {"pointer": pointer, "detail": str(said.get("message", ""))}
