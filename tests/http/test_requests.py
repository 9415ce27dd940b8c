"""What goes out, and how what comes back is read."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from tests.http.servers import OWNER, answer, read_request, saying, send
from turbo_mode.core.machine.outcomes import Done, NotDone
from turbo_mode.tasks import http


def seen(request: dict[str, Any]) -> dict[str, Any]:
    """The request as the server saw it."""

    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line, headers, body = await read_request(reader)
        text = json.dumps({"line": line, "headers": headers, "body": body.decode()})
        writer.write(answer(text.encode(), "Content-Type: application/json"))

    observation = send(script, request)
    assert isinstance(observation, Done), observation
    said: dict[str, Any] = observation.result["body"]
    return said


def body_of(content: bytes, *headers: str) -> Any:
    observation = send(saying(answer(content, *headers)))
    assert isinstance(observation, Done), observation
    return observation.result["body"]


def refusal(request: dict[str, Any]) -> str:
    observation = asyncio.run(http.perform(request, timeout=60, policy=OWNER))
    assert isinstance(observation, NotDone), observation
    assert observation.failure.code == "bad_request"
    return observation.failure.message


def test_a_json_body_with_auth_query_and_key_arrives_as_meant() -> None:
    request = {
        "method": "PUT",
        "path": "/weight?unit=%25",
        "query": {"who": "Ada & Bob", "ü": "1"},
        "json": {"candidate": 25},
        "auth": "Bearer token-123",
        "headers": {"X-Trace": " abc "},
        "idempotencyKey": "lineage/shift/0",
    }
    got = seen(request)
    assert got["line"] == "PUT /weight?unit=%25&who=Ada%20%26%20Bob&%C3%BC=1 HTTP/1.1"
    assert json.loads(got["body"]) == {"candidate": 25}
    expected = {
        "content-type": "application/json",
        "authorization": "Bearer token-123",
        "x-trace": "abc",
        "idempotency-key": "lineage/shift/0",
        "accept-encoding": "identity",
        "connection": "close",
    }
    assert got["headers"].items() >= expected.items()


def test_text_bodies_empty_bodies_and_the_authors_own_headers() -> None:
    assert seen({"method": "POST", "body": "héllo"})["body"] == "héllo"
    assert seen({"method": "POST"})["headers"]["content-length"] == "0"
    assert "content-length" not in seen({})["headers"]
    own = seen({"headers": {"Host": "blue.internal", "User-Agent": "mine"}, "path": "/a b"})
    assert own["headers"]["host"] == "blue.internal"
    assert own["headers"]["user-agent"] == "mine"
    assert own["line"].startswith("GET /a%20b ")


@pytest.mark.parametrize(
    ("request_", "says"),
    [
        ({"url": "ftp://host/"}, "http://"),
        ({"url": "file:///etc/passwd"}, "http://"),
        ({"url": "//host/"}, "http://"),
        ({"url": ""}, "http://"),
        ({"url": "http:///path"}, "host"),
        ({"url": "http://ada:pw@host/"}, "auth"),
        ({"url": "http://host\\@other/"}, "auth"),
        ({"url": "http://host\\other/"}, "host"),
        ({"url": "http://ho st/"}, "host"),
        ({"url": "http://host:99999/"}, "malformed"),
        ({"url": "http://host:0/"}, "host"),
        ({"url": "http://[::1/"}, "malformed"),
        ({"url": "http://[fe80::1%25eth0]/"}, "host"),
        ({"url": "http://faß.example/"}, "xn--"),
        ({"url": f"http://{'a' * 64}.example/"}, "host"),
        ({"url": "http://host/\r\nX: y"}, "control"),
        ({"url": "http://host/", "headers": {"a b": "c"}}, "header name"),
        ({"url": "http://host/", "headers": {"": "c"}}, "header name"),
        ({"url": "http://host/", "headers": {"Transfer-Encoding": "chunked"}}, "set by"),
        ({"url": "http://host/", "json": 1, "body": "x"}, "use one"),
        ({"url": "http://host/", "auth": "a", "headers": {"authorization": "b"}}, "use one"),
        ({"url": "http://host/", "method": "GET /x HTTP/1.1\r\n"}, "method"),
    ],
)
def test_what_cannot_be_sent_is_refused_with_a_reason(request_: dict[str, Any], says: str) -> None:
    assert says in refusal(request_)


def test_a_bad_header_value_is_named_but_never_repeated() -> None:
    said = refusal({"url": "http://host/", "headers": {"X-Key": "hunter2hunter2\r\nEvil: yes"}})
    assert "x-key" in said
    assert "hunter2" not in said


def test_json_is_recognised_by_type_or_by_shape() -> None:
    assert body_of(b'{"a": [1, 1.5]}') == {"a": [1, 1.5]}
    assert body_of(b'"text"', "Content-Type: application/json; charset=utf-8") == "text"
    assert body_of(b"7", "Content-Type: application/problem+json") == 7
    assert body_of(b"7", "Content-Type: text/plain") == "7"
    assert body_of(b"{not json}", "Content-Type: application/json") == "{not json}"
    assert body_of(b"", "Content-Type: application/json") == ""
    assert body_of(b"[" * 50_000) == "[" * 50_000
    deep = b"[" * 200 + b"]" * 200
    assert body_of(deep) == deep.decode()
    assert body_of(b'["\\ud800"]') == '["\\ud800"]'  # half a character can't be written to the journal


def test_text_is_read_by_its_charset_and_never_fails() -> None:
    assert body_of("é".encode("latin-1"), "Content-Type: text/plain; charset=ISO-8859-1") == "é"
    assert body_of(b"\xff\xfeok") == "��ok"
    for strange in ("idna", "unicode_escape", "base64", "nonsense", "utf-7"):
        assert body_of(b"caf\xc3\xa9", f"Content-Type: text/plain; charset={strange}") == "café"


def test_repeated_headers_are_joined() -> None:
    observation = send(saying(answer(b"", "X-A: 1", "x-a: 2", "Set-Cookie: a=1, 2", "Set-Cookie: b=3")))
    assert isinstance(observation, Done)
    assert observation.result["headers"]["x-a"] == "1, 2"
    assert observation.result["headers"]["set-cookie"] == "a=1, 2\nb=3"


def test_head_and_interim_answers() -> None:
    head = send(saying(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"), {"method": "HEAD"})
    assert isinstance(head, Done)
    assert head.result["body"] == ""
    early = b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
    late = send(saying(early + answer(b"late", status="201 Created")))
    assert isinstance(late, Done)
    assert (late.result["status"], late.result["body"]) == (201, "late")
