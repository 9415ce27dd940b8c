"""Replicas on one database hand over to Temporal: any of them is asked, all hear, and when the owner is killed another
one goes on with what is there."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.postgresql.replicas import KEY, Ears, Replica
from tests.postgresql.server import Server
from tests.server.conftest import ASKS, WAITS
from tests.temporal.commands import Place
from tests.waiting import until

pytestmark = pytest.mark.temporal
IN_TIME = 60.0


@contextmanager
def replicas(folder: Path, database: str, address: str) -> Iterator[tuple[Replica, Replica]]:
    """Two of them that hand over, the owner first, and a worker."""
    place = Place(folder, address, TURBO_MODE_STORE_KEY=KEY)
    shared = {name: place.environment[name] for name in place.environment if name.startswith("TURBO_MODE_TEMPORAL_")}
    words = ("--runtime", "temporal")
    both = [Replica(folder / name, database, *words, variables=shared) for name in ("first", "second")]
    try:
        with place.worker("--apart", "--folder", str(folder / "host")):
            until(lambda: sum(each.is_owner for each in both) == 1 and all(each.url for each in both), IN_TIME)
            owner, other = sorted(both, key=lambda each: not each.is_owner)
            yield owner, other
    finally:
        for each in both:
            each.kill()


def client(replica: Replica, token: str) -> httpx.Client:
    given = {"Authorization": f"Bearer {token}"}
    return httpx.Client(base_url=replica.url, headers=given, trust_env=False, timeout=60)


def begun(asked: httpx.Client, plan: dict[str, Any]) -> str:
    answer = asked.post("/api/v1/executions", json={"plan": plan})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def stands(asked: httpx.Client, id: str, status: str) -> bool:
    answer = asked.get(f"/api/v1/executions/{id}")
    return answer.status_code == 200 and bool(answer.json()["status"] == status)


def question(asked: httpx.Client, id: str) -> str:
    found = asked.get("/api/v1/inbox").json()["items"]
    return next((str(each["id"]) for each in found if each["executionId"] == id), "")


def has_heard(ears: Ears, ids: set[str]) -> bool:
    return ids <= {each["data"]["executionId"] for each in ears.events if each["event"] == "execution:completed"}


def test_any_replica_is_asked_and_another_goes_on(address: str, server: Server, tmp_path: Path) -> None:
    with replicas(tmp_path, server.url(server.database()), address) as (owner, other):
        token = str(owner.heard("firstKey")["token"])
        ears = Ears([other.port], token, "execution:*")
        with client(owner, token) as near, client(other, token) as far:
            waits, asks = begun(far, WAITS), begun(near, ASKS)
            until(partial(stands, far, waits, "RUNNING"), IN_TIME)
            assert far.post(f"/api/v1/executions/{waits}/signal", json={"name": "go"}).status_code == 202
            until(partial(stands, far, waits, "COMPLETED"), IN_TIME)
            assert stands(near, waits, "COMPLETED")
            asked = until(partial(question, far, asks), IN_TIME)
            left = begun(far, WAITS)
            until(partial(stands, far, left, "RUNNING"), IN_TIME)
            owner.process.send_signal(signal.SIGKILL)
            other.heard("owner")
            said = far.post(f"/api/v1/decisions/{asked}/answer", json={"selection": "ship"})
            assert said.status_code == 202, said.text
            assert far.post(f"/api/v1/executions/{left}/signal", json={"name": "go"}).status_code == 202
            for id in (asks, left):
                until(partial(stands, far, id, "COMPLETED"), IN_TIME)
        until(partial(has_heard, ears, {waits, asks, left}), IN_TIME)
        places = [each["sequence"] for each in ears.events]
        assert places == sorted(set(places))
        ears.close()
