"""All tenants of a server together carry out no more than its owner wants, and share that fairly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
from hypothesis import given
from hypothesis import strategies as st

from tests.server.conftest import Server, ended
from tests.server.test_metrics import read
from tests.server.test_tenants import keys
from tests.waiting import until
from turbo_mode.runtime.embedded.shares import Shares, Use, fair

MOST = 4
CROWD: dict[str, Any] = {
    "turbo": 1, "name": "crowd",
    "phases": [{"id": "all", "parallel": True, "effect": "idempotent",
                "tasks": [{"id": f"t{number}", "shell": "sleep 0.4"} for number in range(10)]}],
}  # fmt: skip


@given(st.integers(1, 60), st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), st.integers(0, 80), min_size=1))
def test_a_share_is_what_one_wants_up_to_an_equal_one(most: int, wanted: dict[str, int]) -> None:
    shares = fair(most, wanted)
    assert min(shares.values()) >= 1
    assert sum(shares.values()) == max(most, len(wanted))
    for name, share in shares.items():
        if share < wanted[name]:  # whoever is short has no less than anybody else, but for what can't be divided
            assert share >= max(shares.values()) - 1


@given(st.integers(2, 12), st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 3)), max_size=60))
def test_what_is_handed_on_was_given_back_before(most: int, course: list[tuple[str, int]]) -> None:
    shares = Shares(most)
    given: dict[str, int] = {}
    running, waiting, slots = (dict.fromkeys("abc", 0) for _ in range(3))

    def use(name: str) -> Use:
        return Use(slots[name], running[name], waiting[name])

    def take(name: str) -> Callable[[int], None]:
        return lambda share: given.update({name: share})

    for name in "abc":
        shares.join(name, take(name), use(name))
    for name, what in course:
        if what == 0:
            waiting[name] += 1
        elif what == 1:
            running[name] = max(0, running[name] - 1)
        slots[name] = given[name]  # its engine has heard of its share by now
        while waiting[name] and running[name] < slots[name]:
            running[name], waiting[name] = running[name] + 1, waiting[name] - 1
        shares.tell(name, use(name))
        if what > 1:
            shares.apportion()
        assert sum(running.values()) <= max(most, 3)
        assert sum(given.values()) <= max(most, 3)


def test_two_tenants_have_four_slots_together(tmp_path: Path) -> None:
    (tmp_path / "turbo-mode.yaml").write_text(f"server: {{maxRunning: {MOST}}}\n")
    server = Server(tmp_path)
    try:
        (made,) = keys(server, "create", "ann", "--role", "admin", "--tenant", "acme")
        with server.client() as owner, server.client(made["token"]) as guest:
            assert guest.get("/api/v1/executions").status_code == 200
            ours = begun(owner)
            until(lambda: running(server) == {"default": MOST - 1, "acme": 0})  # each may always have one
            theirs = begun(guest)
            until(lambda: running(server) == {"default": MOST // 2, "acme": MOST // 2})
            for client, id in ((owner, ours), (guest, theirs)):
                assert ended(client, id)["status"] == "COMPLETED"
            assert together([*tasks(owner, ours), *tasks(guest, theirs)]) <= MOST
            assert "turbo_mode_slots" not in guest.get("/metrics").text
        assert read(server)["turbo_mode_slots", ()] == MOST
        assert running(server) == {"default": 0, "acme": 0}
    finally:
        server.kill()


def begun(client: httpx.Client) -> str:
    return str(client.post("/api/v1/executions", json={"plan": CROWD}).json()["id"])


def running(server: Server) -> dict[str, int]:
    """How many attempts each tenant has."""
    told = {labels: number for (name, labels), number in read(server).items() if name == "turbo_mode_attempts"}
    return {dict(labels)["tenant"]: int(number) for labels, number in told.items() if ("status", "RUNNING") in labels}


def tasks(client: httpx.Client, id: str) -> list[dict[str, Any]]:
    return list(client.get(f"/api/v1/executions/{id}").json()["tasks"])


def together(tasks: list[dict[str, Any]]) -> int:
    """How many of them ran at once at most, by the record."""
    moments = sorted([(each["endTime"], -1) for each in tasks] + [(each["startTime"], 1) for each in tasks])
    at_once = most = 0
    for _, change in moments:
        at_once += change
        most = max(most, at_once)
    return most
