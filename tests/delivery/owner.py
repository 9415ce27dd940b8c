"""A process that commits events and delivers them, to be killed: ``python -m tests.delivery.owner FOLDER PORT EVENTS``.

It begins where the one before was killed, and ends when so many events are committed and delivered.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.delivery.outbox import Outbox
from turbo_mode.configuration.destinations import Webhook
from turbo_mode.delivery.route import Route
from turbo_mode.delivery.webhooks.building import route_to
from turbo_mode.security.egress import EgressPolicy
from turbo_mode.store.queries import newest_position

PATHS = ("/plain", "/ordered", "/moody", "/moody-ordered")


def routes(port: int) -> list[Route]:
    """To each path of a receiver, in order where it says so."""
    policy, url = EgressPolicy(allow_loopback=True), f"http://127.0.0.1:{port}"
    hooks = [
        Webhook(name=path[1:], url=f"{url}{path}", ordered="ordered" in path, retries=["10ms"] * 80) for path in PATHS
    ]
    return [route_to(hook, policy, Path()) for hook in hooks]


def main() -> None:
    folder, port, events = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    outbox = Outbox(folder)
    outbox.open(*routes(port))
    print("owner", flush=True)
    with outbox.journal.reader() as reader:
        begun = newest_position(reader)
    for number in range(begun, events):
        outbox.put([number], execution=f"e{number % 4}")
    print("committed", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
