"""Events over a WebSocket, without a gap: a connection that breaks is made again, and goes on behind the last event."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from turbo_mode.client.line import Told
from turbo_mode.errors import NotPermitted, ServerAway

_REFUSED = (4401, 4403)


def events(
    url: str, key: str, patterns: Sequence[str], execution: str, after: int | None, *, retries: int
) -> Iterator[Told]:
    """Events as they are committed, each with its ``sequence``; behind ``after``, or from now on.

    Raises ``NotPermitted`` where the key doesn't count, or doesn't let it hear one of these, and ``ServerAway`` when a
    connection couldn't be made again so many times.
    """
    from websockets.exceptions import ConnectionClosed
    from websockets.sync.client import connect

    address = "ws" + url.removeprefix("http") + "/api/v1/ws"
    left = retries
    while True:
        try:
            with connect(address, max_size=None) as socket:
                socket.send(msgspec.json.encode({"type": "authenticate", "token": key}).decode())
                wanted: dict[str, Any] = {"type": "subscribe", "events": list(patterns)}
                wanted |= {"filter": {"executionId": execution}} if execution else {}
                wanted |= {"resume_from": after} if after is not None else {}
                socket.send(msgspec.json.encode(wanted).decode())
                for text in socket:
                    said = msgspec.json.decode(text)
                    left = retries
                    match said["type"]:
                        case "subscribed":
                            _refuse(said["denied"])
                            after = said["sequence"] if after is None else after
                        case "ping":
                            socket.send('{"type":"pong"}')
                        case "gap" | "event":
                            after = max(after or 0, said.get("sequence", said.get("to", 0)))
                            yield said
            problem: Exception = ServerAway()
        except ConnectionClosed as closed:
            if closed.rcvd is not None and closed.rcvd.code in _REFUSED:
                raise NotPermitted(closed.rcvd.reason or "this key isn't valid") from None
            problem = closed
        except (OSError, TimeoutError) as error:
            problem = error
        if not left:
            raise ServerAway(f"{url} doesn't answer: {problem}") from problem
        time.sleep(random.uniform(0.5, 1.0) * min(10.0, 0.1 * 2 ** (retries - left)))
        left -= 1


def _refuse(denied: Sequence[str]) -> None:
    if denied:
        raise NotPermitted(f"this key may not hear of {', '.join(denied)}")
