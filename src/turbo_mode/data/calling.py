"""Requests to a server of somebody else, with whatever it knows us by."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from turbo_mode.core.machine.outcomes import Done, Unknown
from turbo_mode.data.place import DataError, DataPlace, Uncertain
from turbo_mode.security.egress import EgressPolicy
from turbo_mode.tasks import http

TIMEOUT = 60.0
"""Seconds for one request."""


class Caller:
    """Asks the server of a place: its ``url``, its ``auth`` and further ``headers``. Raises ``DataError``."""

    def __init__(self, place: DataPlace) -> None:
        self._name = place.name
        self.url = str(place.config.get("url", ""))
        if urlsplit(self.url).scheme not in ("http", "https"):
            raise DataError(f"{place.name}: an API needs a `url` that begins with https://")
        self._headers = {**place.config.get("headers", {}), **_auth(place.name, place.config.get("auth", {}))}

    def ask(self, method: str, url: str, headers: Mapping[str, str] | None = None, **more: Any) -> dict[str, Any]:
        """What is answered, whatever its status. Raises ``DataError``, ``Uncertain``."""
        request = {"method": method, "url": url, "headers": {**self._headers, **(headers or {})}, **more}
        seen = asyncio.run(http.perform(request, timeout=TIMEOUT, policy=EgressPolicy.for_owner()))
        if isinstance(seen, Done):
            if problem := seen.result.get("problem"):
                raise DataError(f"{self._name}: {problem['message']}")
            return seen.result
        kind = Uncertain if isinstance(seen, Unknown) and method != "GET" else DataError
        raise kind(f"{self._name}: {seen.failure.message}")

    def taken(self, answer: dict[str, Any]) -> Any:
        """The body of an answer that says that all is well. Raises ``DataError``."""
        if not 200 <= answer["status"] < 300:
            body = answer["body"]
            said = body if isinstance(body, str) else str(body)
            raise DataError(f"{self._name}: HTTP {answer['status']}: {said[:300]}")
        return answer["body"]


def _auth(name: str, auth: Mapping[str, Any]) -> dict[str, str]:
    """The header by which an API knows us. Raises ``DataError``."""
    try:
        match auth.get("type", "none" if not auth else "token"):
            case "none":
                return {}
            case "token" | "bearer":
                return {"authorization": f"Bearer {auth['token']}"}
            case "basic":
                said = base64.b64encode(f"{auth['user']}:{auth['password']}".encode()).decode()
                return {"authorization": f"Basic {said}"}
            case "header" | "apiKey":
                return {str(auth.get("name", "x-api-key")).lower(): str(auth["value"])}
            case other:
                raise DataError(f"{name}: there is no auth of type `{other}`", hint="token, basic, header or none")
    except KeyError as missing:
        raise DataError(f"{name}: its auth has no {missing}") from None
