"""Redirects: not followed unless asked for; each hop is judged anew, and credentials stay at home."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.http.servers import OWNER, Script, answer, read_request, saying, send, send_in_time, serving
from turbo_mode.core.machine.outcomes import Done, Observation
from turbo_mode.tasks import http

FOLLOW = {"followRedirects": True}


def to(place: str, status: int = 302) -> bytes:
    return answer(b"", f"Location: {place}", status=f"{status} Redirect")


def journey(pages: dict[str, bytes], log: list[tuple[str, dict[str, str], bytes]]) -> Script:
    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line, headers, body = await read_request(reader)
        log.append((line, headers, body))
        writer.write(pages[line.split()[1]])

    return script


def test_a_redirect_is_an_answer_unless_following_is_asked_for() -> None:
    observation = send(saying(to("/elsewhere")))
    assert isinstance(observation, Done)
    assert observation.result["status"] == 302
    assert observation.result["headers"]["location"] == "/elsewhere"


def test_s04_a_redirect_to_the_metadata_service_is_refused() -> None:
    for trick in ("http://169.254.169.254/latest/", "http://2852039166/", "http://[::ffff:169.254.169.254]/"):
        observation = send(saying(to(trick)), {**FOLLOW, "method": "POST"})
        assert isinstance(observation, Done)  # the POST happened, and its answer is known
        assert observation.result["status"] == 302
        assert observation.result["problem"]["code"] == "egress_denied"
        assert "169.254.169.254" in observation.result["problem"]["message"]


@pytest.mark.parametrize("place", ["ftp://x/", "file:///etc/passwd", "http://u:p@x/", "http://[", "http://x:99999/"])
def test_a_redirect_to_nonsense_is_refused(place: str) -> None:
    observation = send(saying(to(place)), FOLLOW)
    assert isinstance(observation, Done)
    assert observation.result["problem"]["code"] == "bad_redirect"


def test_going_in_circles_ends_after_five() -> None:
    log: list[Any] = []
    observation = send(journey({"/": to("/")}, log), FOLLOW)
    assert isinstance(observation, Done)
    assert observation.result["problem"]["code"] == "bad_redirect"
    assert len(log) == 1 + http.MAX_REDIRECTS


@pytest.mark.parametrize(
    ("status", "method", "then"),
    [(301, "POST", "GET"), (302, "POST", "GET"), (302, "PUT", "PUT"), (303, "PUT", "GET"), (307, "POST", "POST")],
)
def test_the_method_after_a_redirect(status: int, method: str, then: str) -> None:
    log: list[tuple[str, dict[str, str], bytes]] = []
    pages = {"/": to("next", status), "/next": answer(b"there")}
    request = {**FOLLOW, "method": method, "body": "data", "auth": "Bearer token-123"}
    observation = send(journey(pages, log), request)
    assert isinstance(observation, Done)
    assert observation.result["body"] == "there"
    line, headers, body = log[1]
    assert line == f"{then} /next HTTP/1.1"
    assert body == (b"" if then == "GET" else b"data")
    assert headers["authorization"] == "Bearer token-123"  # same origin


def test_credentials_do_not_follow_to_another_origin() -> None:
    log: list[tuple[str, dict[str, str], bytes]] = []

    async def run() -> Observation:
        async with (
            serving(journey({"/": answer(b"stranger")}, log)) as stranger,
            serving(saying(to(f"http://127.0.0.1:{stranger}/"))) as port,
        ):
            headers = {"Cookie": "a=1", "X-Api-Key": "key-123", "Accept": "text/plain", "Host": "inside"}
            request = {**FOLLOW, "url": f"http://127.0.0.1:{port}/", "auth": "Bearer t", "headers": headers}
            return await http.perform(request, timeout=60, policy=OWNER)

    observation = asyncio.run(run())
    assert isinstance(observation, Done)
    assert observation.result["body"] == "stranger"
    headers = log[0][1]
    assert headers.keys() & {"authorization", "cookie", "x-api-key"} == set()
    assert headers["accept"] == "text/plain"
    assert headers["host"].startswith("127.0.0.1:")


def test_a_timeout_on_the_way_to_the_next_place_leaves_the_first_answer_known() -> None:
    async def stuck(host: str, port: int) -> list[str]:
        if host == "slow.example":
            await asyncio.sleep(600)
        return ["127.0.0.1"]

    observation = send_in_time(saying(to("http://slow.example/")), FOLLOW, resolver=stuck)
    assert isinstance(observation, Done)
    assert observation.result["status"] == 302
    assert observation.result["problem"]["code"] == "timeout"
    assert "redirected" in observation.result["problem"]["message"]


def test_a_hop_that_refuses_leaves_the_first_answer_known() -> None:
    observation = send(saying(to("http://127.0.0.1:1/", 303)), {**FOLLOW, "method": "POST"})
    assert isinstance(observation, Done)
    assert observation.result["status"] == 303
    assert observation.result["problem"]["code"] == "refused"
