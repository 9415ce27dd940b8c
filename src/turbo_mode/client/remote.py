"""The way to a store over HTTP, with a key.

What fails on the way is tried again: where nobody answers, or whoever answers can't just now. A repeated request
carries the same Idempotency-Key, so it counts once; what can't carry one is repeated only where it was not sent.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import msgspec

from turbo_mode.client.line import Document, Page, Told
from turbo_mode.client.stream import events
from turbo_mode.errors import RuntimeFault, ServerAway, TurboModeError, UsageError, told

PATHS = {
    "execution": "executions", "decision": "decisions", "documentation": "documentation", "progress": "progress",
    "communication": "communications",
}  # fmt: skip
"""Where the resources of each kind are."""
Query = list[tuple[str, str | int | float | bool | None]]
_BUSY = (429, 502, 503, 504)
_LONGEST_PAUSE = 20.0


class Remote:
    """A server at ``url``. A request is tried ``retries`` times more."""

    def __init__(self, url: str, key: str, *, timeout: float = 30.0, retries: int = 5) -> None:
        if not url.startswith(("http://", "https://")):
            raise UsageError(f"`{url}` is no address of a server", hint="such as https://turbo-mode.example.com")
        self._url, self._key, self._retries = url.rstrip("/"), key, retries
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._http = httpx.Client(base_url=f"{self._url}/api/v1/", headers=headers, timeout=timeout)

    def close(self) -> None:
        """Close its connections."""
        self._http.close()

    def check(self, plan: Document) -> Told:
        return self._told("POST", "plans/check", {"plan": _plain(plan)}, repeats=True)

    def start(self, plan: Document, inputs: Mapping[str, Any], once: str) -> Told:
        return self._told("POST", "executions", {"plan": _plain(plan), "inputs": dict(inputs)}, once=once)

    def page(self, kind: str, wanted: Sequence[tuple[str, str]], following: Any, limit: int) -> Page:
        asked: Query = [*wanted, ("limit", str(limit)), *([("cursor", str(following))] if following else [])]
        said = self._told("GET", PATHS[kind], query=asked)
        return Page(said["items"], said["nextCursor"])

    def execution(self, id: str) -> Told:
        return self._told("GET", f"executions/{_in_path(id)}")

    def command(self, id: str, verb: str, given: Mapping[str, Any], once: str) -> Told:
        body = dict(given) or None
        return self._told("POST", f"executions/{_in_path(id)}/{verb}", body, once=once)

    def logs(self, id: str, task: str, follow: bool) -> Iterator[Told]:
        query: dict[str, str] = {"follow": "true" if follow else "false"} | ({"task": task} if task else {})
        path = f"executions/{_in_path(id)}/logs"
        try:
            with self._http.stream("GET", path, params=query, timeout=None if follow else 30.0) as said:
                if said.status_code >= 400:
                    said.read()
                    raise _error(said)
                for line in said.iter_lines():
                    yield msgspec.json.decode(line)
        except httpx.HTTPError as problem:
            raise self._away(problem) from problem

    def decision(self, id: str) -> Told:
        return self._told("GET", f"decisions/{_decision(id)}")

    def answer(self, id: str, said: Mapping[str, Any], once: str) -> Told:
        return self._told("POST", f"decisions/{_decision(id)}/answer", dict(said), once=once)

    def record(self, kind: str, id: str) -> Told:
        return self._told("GET", f"{PATHS[kind]}/{_in_path(id)}")

    def create(self, kind: str, data: Mapping[str, Any], once: str) -> Told:
        return self._told("POST", PATHS[kind], dict(data), once=once)

    def write(self, kind: str, id: str, data: Mapping[str, Any], version: int | None) -> Told:
        return self._told("PUT", f"{PATHS[kind]}/{_in_path(id)}", dict(data), version=version)

    def delete(self, kind: str, id: str, version: int | None) -> None:
        self._ask("DELETE", f"{PATHS[kind]}/{_in_path(id)}", version=version)

    def events(self, patterns: Sequence[str], execution: str, after: int | None) -> Iterator[Told]:
        return events(self._url, self._key, patterns, execution, after, retries=self._retries)

    # -- inside --------------------------------------------------------------------------------------------------------

    def _told(
        self, method: str, path: str, body: Any = None, *, query: Query | None = None, once: str = "",
        version: int | None = None, repeats: bool = False,
    ) -> Told:  # fmt: skip
        said = self._ask(method, path, body, query=query, once=once, version=version, repeats=repeats)
        try:
            told: Told = msgspec.json.decode(said.content, type=dict[str, Any])
        except msgspec.MsgspecError:
            raise RuntimeFault(f"{self._url} doesn't answer like a server of TURBO MODE") from None
        return told

    def _ask(
        self, method: str, path: str, body: Any = None, *, query: Query | None = None, once: str = "",
        version: int | None = None, repeats: bool = False,
    ) -> httpx.Response:  # fmt: skip
        headers = {"Idempotency-Key": once} if once else {}
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        repeats = repeats or bool(once) or (method == "GET")
        content = {} if body is None else {"json": body}
        for left in range(self._retries, -1, -1):
            try:
                said = self._http.request(method, path, params=query, headers=headers, **content)
            except httpx.HTTPError as problem:
                if not left or not (repeats or isinstance(problem, httpx.ConnectError | httpx.ConnectTimeout)):
                    raise self._away(problem) from problem
                self._pause(left, None)
                continue
            if said.status_code < 400:
                return said
            if not left or said.status_code not in _BUSY or not (repeats or said.status_code == 429):
                raise _error(said)
            self._pause(left, said.headers.get("retry-after"))
        raise AssertionError("there is always an answer, or a reason for none")

    def _pause(self, left: int, wished: str | None) -> None:
        """Longer each time, and never all at once; or as long as the server wishes."""
        longest = min(_LONGEST_PAUSE, 0.1 * 2 ** (self._retries - left))
        seconds = random.uniform(longest / 2, longest)
        if wished is not None and wished.isascii() and wished.isdigit():
            seconds = max(seconds, min(float(wished), _LONGEST_PAUSE))
        time.sleep(seconds)

    def _away(self, problem: Exception) -> ServerAway:
        return ServerAway(f"{self._url} doesn't answer: {problem}", hint="is `turbo-mode serve` running there?")


def _error(said: httpx.Response) -> TurboModeError:
    """The error that a problem tells of (RFC 9457)."""
    try:
        problem = msgspec.json.decode(said.content, type=dict[str, Any])
    except msgspec.MsgspecError:
        return RuntimeFault(f"it answers with {said.status_code} {said.reason_phrase}")
    message = str(problem.get("detail") or problem.get("title") or said.reason_phrase)
    details = [str(each.get("detail", "")) for each in problem.get("errors", ()) if isinstance(each, dict)]
    code = str(problem.get("code", ""))
    by_status = {401: "not_permitted", 403: "not_permitted", 404: "not_found", 409: "conflict"}
    whole = "\n".join([message, *filter(None, details)])
    error = told(code, whole, problem.get("hint"))
    if isinstance(error, RuntimeFault) and said.status_code < 500:
        return told(by_status.get(said.status_code, UsageError.code), whole, problem.get("hint"))
    return error


def _plain(plan: Document) -> Any:
    """A plan as it is sent. Raises ``UsageError`` for a file that can't be read."""
    if not isinstance(plan, Path):
        return plan if isinstance(plan, str) else dict(plan)
    try:
        return plan.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise UsageError(f"{plan} can't be read: {problem}") from None


def _in_path(id: str) -> str:
    """An id as one step of a path, whatever it is. Raises ``UsageError`` for an empty one."""
    if not id or id in (".", ".."):
        raise UsageError("an id is needed")
    return quote(id, safe="")


def _decision(id: str) -> str:
    execution, _, name = id.partition("/")
    return f"{_in_path(execution)}/{_in_path(name or 'nothing')}"
