"""Task kind ``http``: one request, carried out so that its outcome is never guessed.

Every answer with a status is a known outcome, 500 too. What fails before the first byte of the request is written is
`NotDone`; what breaks after it is `Unknown`. To keep that line sharp each request has a connection of its own: a reused
one may be closed by the other side at the very moment of sending, and nobody could tell what arrived.

The grammar of HTTP is h11's, which does no I/O: the connection, its guard (`turbo_mode.security.egress`), the limits
and the deadline are ours. Proxies from the environment are never used, they would connect past the guard.
"""

from __future__ import annotations

import asyncio
import functools
import re
import socket
import ssl
import zlib
from collections.abc import Iterable, Mapping
from typing import Any, Final
from urllib.parse import quote, urlencode, urljoin, urlsplit

import h11
import msgspec
from msgspec import Struct

from turbo_mode.core.machine.outcomes import Done, Failure, NotDone, Observation, Unknown
from turbo_mode.core.regex import regex
from turbo_mode.security.egress import EgressDenied, EgressPolicy, Resolver, connect, resolve

BODY_LIMIT: Final = 10 * 1024 * 1024
"""Largest response body in bytes, after decompression."""

WIRE_LIMIT: Final = 6 * BODY_LIMIT
"""Most bytes read for one response, so that framing such as chunk extensions is bounded as well."""

MAX_PIECES: Final = 200_000
"""Most chunks of one response: parsing costs per chunk, and a body sent byte by byte would keep the engine busy."""

HEAD_LIMIT: Final = 64 * 1024
MAX_REDIRECTS: Final = 5
MAX_INTERIM: Final = 20
"""Most answers such as 100 or 103 before the real one."""

MAX_DEPTH: Final = 100
"""Deepest nesting of a body that is read as JSON; a deeper one stays text."""

# Framing is ours: a second opinion on where a message ends is how requests are smuggled.
_OURS: Final = frozenset({"connection", "content-length", "expect", "te", "trailer", "transfer-encoding", "upgrade"})
# What may follow a redirect to another origin. Any other header may be a credential.
_HARMLESS: Final = frozenset(
    {"accept", "accept-language", "content-type", "idempotency-key", "traceparent", "tracestate", "user-agent"}
)
_TOKEN = regex(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_CONTROL = regex(r"[\x00-\x1f\x7f]")
_HOST = regex(r"[A-Za-z0-9_-]{1,63}(\.[A-Za-z0-9_-]{1,63})*\.?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")
_CHARSET = regex(r"charset=\"?([\w.:-]+)", re.IGNORECASE)
# Codecs that are safe to feed with anything: no quadratic ones (idna), no escapes.
_CHARSETS: Final = regex(r"utf-?8|us-ascii|iso-8859-\d+|latin-?1|windows-125\d|utf-16([lb]e)?", re.IGNORECASE)
_SAFE = "%/:=&?~#+!$,;'@()*[]"


class _Failed(Exception):
    """The request can't be made, or its answer can't be used; `code` and text are those of a Failure."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)


class _Hop(Struct, frozen=True):
    """One request to one place."""

    method: str
    scheme: str
    host: str
    port: int
    target: str
    headers: dict[str, str]
    body: bytes | None

    @property
    def origin(self) -> tuple[str, str, int]:
        return self.scheme, self.host.lower(), self.port

    @property
    def authority(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _default_port(self.scheme) else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.authority}{self.target}"


class _Trail:
    """How far a request got: where it goes now, whether sending there began, and the last answer known."""

    def __init__(self) -> None:
        self.place = ""
        self.sent = False
        self.answer: dict[str, Any] | None = None

    @property
    def stage(self) -> str:
        """Where it stands, as the end of a sentence."""
        if self.sent:
            return "after the request was sent"
        return "before anything was sent" if self.answer is None else "on the way to where it was redirected"

    def answered(self, answer: dict[str, Any]) -> None:
        self.sent, self.answer = False, answer

    def ended_by(self, code: str, message: str) -> Observation:
        """The observation when no further answer will come."""
        failure = Failure(code, message)
        if self.sent:
            return Unknown(failure)
        if self.answer is None:
            return NotDone(failure)
        return Done({**self.answer, "problem": {"code": code, "message": message}})


async def perform(
    request: Mapping[str, Any],
    *,
    timeout: float | None,
    policy: EgressPolicy,
    cancelled: asyncio.Event | None = None,
    resolver: Resolver = resolve,
    tls: ssl.SSLContext | None = None,
) -> Observation:
    """Send `request` (``url method headers query json body auth followRedirects idempotencyKey
    traceparent``) and observe its end.

    `timeout` is in seconds and bounds everything: look-up, connecting, redirects, the last byte of the body. Setting
    `cancelled` ends the request with an observation; cancelling the asyncio task instead loses it.

    The result is ``{status, headers, body}``. Header names are lower-case; repeated ones are joined by ``", "``
    (``set-cookie``, whose values hold commas, by a line break). The body is parsed when the content type says JSON, or
    when it is an object or array as a whole; else it is text. A known outcome that is of no use (body too large, broken
    compression, a redirect that must not be followed) has ``problem`` ``{code, message}`` in its result as well.
    """
    trail = _Trail()
    work = asyncio.ensure_future(_follow(request, trail, policy, resolver, tls))
    stop = asyncio.ensure_future((cancelled or asyncio.Event()).wait())
    try:
        await asyncio.wait({work, stop}, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
        if work.done():
            return _observe(work, trail)
        if stop.done():
            return trail.ended_by("cancelled", f"cancelled {trail.stage}")
        return trail.ended_by("timeout", f"no complete answer within {timeout:g} s; it ended {trail.stage}")
    finally:
        work.cancel()
        stop.cancel()
        await asyncio.gather(work, stop, return_exceptions=True)


def _observe(work: asyncio.Future[dict[str, Any]], trail: _Trail) -> Observation:
    try:
        return Done(work.result())
    except _Failed as failed:
        return trail.ended_by(failed.code, str(failed))
    except EgressDenied as denied:
        return trail.ended_by(denied.code, denied.message)
    except h11.RemoteProtocolError as error:
        return trail.ended_by("bad_output", f"the answer of {trail.place} is not HTTP: {str(error)[:200]}")
    except ConnectionRefusedError:
        return trail.ended_by("refused", f"{trail.place} refused the connection; is the service running?")
    except socket.gaierror as error:
        return trail.ended_by("unreachable", f"{trail.place}: the host name has no address ({error.strerror})")
    except ssl.SSLError as error:
        reason = getattr(error, "verify_message", None) or error.reason or "broken"
        return trail.ended_by("lost" if trail.sent else "unreachable", f"TLS with {trail.place} failed: {reason}")
    except OSError as error:
        if trail.sent:
            return trail.ended_by("lost", f"{trail.place} closed after the request was sent: {_reason(error)}")
        return trail.ended_by("unreachable", f"no connection to {trail.place}: {_reason(error)}")


def _reason(error: OSError) -> str:
    return error.strerror or ("no answer in time" if isinstance(error, TimeoutError) else type(error).__name__)


async def _follow(
    request: Mapping[str, Any],
    trail: _Trail,
    policy: EgressPolicy,
    resolver: Resolver,
    tls: ssl.SSLContext | None,
) -> dict[str, Any]:
    """The answer to `request`, or to the request that it was redirected to."""
    hop = _first_hop(request)
    for _ in range(MAX_REDIRECTS + 1):
        parser, message = _message(hop)
        trail.place = hop.authority
        context = tls or await asyncio.to_thread(_system_trust) if hop.scheme == "https" else None
        reader, writer = await connect(hop.host, hop.port, policy, tls=context, resolver=resolver)
        try:
            answer = await _Exchange(parser, reader, trail).carry_out(message, writer)
        finally:
            writer.transport.abort()
        redirected = answer["status"] in (301, 302, 303, 307, 308) and "location" in answer["headers"]
        if not (redirected and request.get("followRedirects")):
            return answer
        hop = _next_hop(hop, answer)
    raise _Failed("bad_redirect", f"redirected more than {MAX_REDIRECTS} times")


@functools.cache
def _system_trust() -> ssl.SSLContext:
    """TLS with the system's certificates. Reading them takes some 50 ms, hence once, and outside the event loop."""
    return ssl.create_default_context()


# -- requests ------------------------------------------------------------------------------------------------------


_HEADER_SAFE = "".join(map(chr, range(0x20, 0x7F)))
"""What of a key stands in its header as it is; the rest is percent-encoded."""


def _first_hop(request: Mapping[str, Any]) -> _Hop:
    headers = {str(name).lower(): str(value) for name, value in (request.get("headers") or {}).items()}
    body = _body(request, headers)
    if auth := request.get("auth"):
        if "authorization" in headers:
            raise _Failed("bad_request", "both `auth` and the header `authorization` are given: use one")
        headers["authorization"] = auth
    if key := request.get("idempotencyKey"):
        headers.setdefault("idempotency-key", quote(key, safe=_HEADER_SAFE))
    if "traceparent" not in headers:
        headers |= {name: request[name] for name in ("traceparent", "tracestate") if request.get(name)}
    scheme, host, port, target = _place(str(request["url"]))
    if query := request.get("query"):
        target += ("&" if "?" in target else "?") + urlencode(query, quote_via=quote, errors="replace")
    return _Hop(str(request.get("method") or "GET").upper(), scheme, host, port, target, headers, body)


def _body(request: Mapping[str, Any], headers: dict[str, str]) -> bytes | None:
    data, text = request.get("json"), request.get("body")
    if data is not None and text is not None:
        raise _Failed("bad_request", "both `json` and `body` are given: use one")
    if data is not None:
        headers.setdefault("content-type", "application/json")
        return msgspec.json.encode(data)
    if text is None:
        return None
    headers.setdefault("content-type", "text/plain; charset=utf-8")
    return str(text).encode(errors="replace")


def _place(url: str) -> tuple[str, str, int, str]:
    """Scheme, host, port and target (path and query) of `url`."""
    if _CONTROL.search(url):
        raise _Failed("bad_request", "the URL holds a control character or a line break")
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise _Failed("bad_request", f"the URL is malformed: {error}") from None
    if parts.scheme not in ("http", "https"):
        raise _Failed("bad_request", f"the URL must start with http:// or https://, not {parts.scheme[:20]!r}")
    if "@" in parts.netloc:
        raise _Failed("bad_request", "the URL holds a user or password: use `auth` instead")
    host = parts.hostname or ""
    if not host.isascii():
        raise _Failed("bad_request", f"write the host {host!r} in its ASCII form (xn--…)")
    if not _HOST.fullmatch(host) or len(host) > 253 or port == 0:
        raise _Failed("bad_request", f"the URL has no valid host and port: {parts.netloc[:80]!r}")
    query = f"?{parts.query}" if parts.query else ""
    target = quote(f"{parts.path or '/'}{query}", safe=_SAFE, errors="replace")
    return parts.scheme, host, port or _default_port(parts.scheme), target


def _default_port(scheme: str) -> int:
    return 443 if scheme == "https" else 80


def _message(hop: _Hop) -> tuple[h11.Connection, bytes]:
    """The request as bytes, and the parser of its answer.

    Raises `_Failed` for what can't be said in HTTP; its text never repeats a value, which may be a secret.
    """
    headers = {"host": hop.authority, "user-agent": "turbo-mode", "accept": "*/*", "accept-encoding": "identity"}
    for name, value in hop.headers.items():
        if not _TOKEN.fullmatch(name):
            raise _Failed("bad_request", f"{name!r} is not a header name")
        if name in _OURS:
            raise _Failed("bad_request", f"the header `{name}` is set by TURBO MODE")
        if _CONTROL.search(value.replace("\t", " ")):
            raise _Failed("bad_request", f"the header `{name}` holds a control character or a line break")
        headers[name] = value.strip(" \t")
    headers["connection"] = "close"
    if hop.body is not None or hop.method in ("POST", "PUT", "PATCH"):
        headers["content-length"] = str(len(hop.body or b""))
    encoded = [(name.encode(), value.encode(errors="replace")) for name, value in headers.items()]
    connection = h11.Connection(h11.CLIENT, max_incomplete_event_size=HEAD_LIMIT)
    try:
        head = connection.send(h11.Request(method=hop.method, target=hop.target, headers=encoded))
    except h11.LocalProtocolError:
        raise _Failed("bad_request", "the method, URL or headers can't be sent over HTTP") from None
    body = connection.send(h11.Data(data=hop.body or b""))
    connection.send(h11.EndOfMessage())
    return connection, (head or b"") + (body or b"")


def _next_hop(hop: _Hop, answer: dict[str, Any]) -> _Hop:
    location = quote(answer["headers"]["location"].encode("latin-1"), safe=_SAFE)
    try:
        scheme, host, port, target = _place(urljoin(hop.url, location))
    except (_Failed, ValueError) as error:
        raise _Failed("bad_redirect", f"the redirect can't be followed: {error}") from None
    if hop.scheme == "https" and scheme == "http":
        raise _Failed("bad_redirect", "the redirect leads from https to http")
    method, body, headers = hop.method, hop.body, dict(hop.headers)
    if (answer["status"] == 303 and method != "HEAD") or (answer["status"] in (301, 302) and method == "POST"):
        method, body = "GET", None
        headers.pop("content-type", None)
    following = _Hop(method, scheme, host, port, target, headers, body)
    if following.origin == hop.origin:
        return following
    return msgspec.structs.replace(following, headers={k: v for k, v in headers.items() if k in _HARMLESS})


# -- answers -------------------------------------------------------------------------------------------------------


class _Exchange:
    """One request and its answer on a fresh connection."""

    def __init__(self, parser: h11.Connection, reader: asyncio.StreamReader, trail: _Trail) -> None:
        self._parser = parser
        self._reader = reader
        self._trail = trail
        self._read = 0

    async def carry_out(self, message: bytes, writer: asyncio.StreamWriter) -> dict[str, Any]:
        self._trail.sent = True
        writer.write(message)  # not drained: a server may answer, and close, before it has read everything
        head = await self._head()
        headers = _joined(head.headers)
        answer: dict[str, Any] = {"status": head.status_code, "headers": headers, "body": None}
        try:
            content = await self._body(headers.get("content-encoding", "identity").strip().lower())
            answer["body"] = _readable(content, headers.get("content-type", ""))
        except _Failed:
            self._trail.answered(answer)
            raise
        self._trail.answered(answer)
        return answer

    async def _head(self) -> h11.Response:
        for _ in range(MAX_INTERIM + 1):
            event = await self._next_event()
            if isinstance(event, h11.Response):
                return event
            if not isinstance(event, h11.InformationalResponse):
                break
        raise h11.RemoteProtocolError("no final status")

    async def _body(self, encoding: str) -> bytes:
        inflate = None
        body, pieces = bytearray(), 0
        while isinstance(event := await self._next_event(), h11.Data):
            pieces += 1
            if pieces > MAX_PIECES:
                raise _Failed("too_large", f"the body of the answer comes in more than {MAX_PIECES} pieces")
            if inflate is None and encoding != "identity":
                inflate = _inflater(encoding)
            body += _inflated(inflate, event.data, BODY_LIMIT - len(body)) if inflate else event.data
            if len(body) > BODY_LIMIT:
                raise _Failed("too_large", f"the body of the answer is larger than {BODY_LIMIT // 1024**2} MiB")
        if inflate and not inflate.eof:
            raise _Failed("bad_output", "the compressed body of the answer breaks off")
        return bytes(body)

    async def _next_event(self) -> Any:
        while (event := self._parser.next_event()) is h11.NEED_DATA:
            data = await self._reader.read(65536)
            self._read += len(data)
            if self._read > WIRE_LIMIT:
                raise _Failed("too_large", f"the answer takes more than {WIRE_LIMIT // 1024**2} MiB on the wire")
            try:
                self._parser.receive_data(data)
                if not data:
                    return self._parser.next_event()
            except h11.RemoteProtocolError:
                if data:
                    raise
                raise ConnectionResetError(None, "the answer is incomplete") from None
        return event


def _inflater(encoding: str) -> Any:
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise _Failed("bad_output", f"asked for a plain body, got the encoding {encoding[:40]!r}")
    return zlib.decompressobj(wbits=47)  # 47: gzip or zlib, whichever it is


def _inflated(inflate: Any, data: bytes, room: int) -> bytes:
    """`data` inflated to at most `room` + 1 bytes: the one more says that it is too large."""
    try:
        plain: bytes = inflate.decompress(data, room + 1)
    except zlib.error:
        raise _Failed("bad_output", "the body of the answer is not what its content-encoding says") from None
    if inflate.unused_data:
        raise _Failed("bad_output", "there is more data after the compressed body of the answer")
    return plain


def _joined(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    joined: dict[str, str] = {}
    for raw_name, raw_value in headers:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        between = "\n" if name == "set-cookie" else ", "
        joined[name] = f"{joined[name]}{between}{value}" if name in joined else value
    return joined


def _readable(content: bytes, content_type: str) -> Any:
    """The body as JSON data if it is that, else as text; bytes that are no text become U+FFFD."""
    says_json = re.match(r"\s*[\w.+-]+/([\w.-]+\+)?json\b", content_type, re.IGNORECASE)
    if says_json or content.lstrip()[:1] in (b"{", b"["):
        try:
            value = msgspec.json.decode(content)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            pass
        else:
            if not _too_deep(value):
                return value
    charset = _CHARSET.search(content_type)
    known = charset is not None and _CHARSETS.fullmatch(charset[1])
    return content.decode(charset[1] if charset and known else "utf-8", errors="replace")


def _too_deep(value: Any) -> bool:
    level: list[Any] = [value] if isinstance(value, dict | list) else []
    for _ in range(MAX_DEPTH):
        groups = [item.values() if isinstance(item, dict) else item for item in level]
        level = [child for group in groups for child in group if isinstance(child, dict | list)]
        if not level:
            return False
    return True
