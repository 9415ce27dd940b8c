"""kill -9 the server while others call it: what it has acknowledged has started a plan, and each call started one."""

from __future__ import annotations

import json
import random
import threading
import time
from collections import Counter
from functools import partial
from pathlib import Path

import httpx
import pytest

from tests.chance import seed as chosen
from tests.delivery.test_webhooks import call
from tests.inbound.conftest import plan
from tests.inbound.test_hooks import PUSH, SECRET, paid, signed
from tests.places import store_of
from tests.server.conftest import Server
from tests.waiting import until
from turbo_mode.operations import executions

pytestmark = pytest.mark.deep

KILLS, CALLS = 3, 60


def test_no_kill_loses_a_call_or_starts_it_twice(tmp_path: Path) -> None:
    seed = chosen()
    print(f"seed {seed}")
    chance = random.Random(seed)
    (tmp_path / "plan.json").write_text(json.dumps(plan("ship", PUSH)))
    (tmp_path / "turbo-mode.json").write_text(json.dumps({"hooks": [{"name": "shop", "secrets": [SECRET]}]}))
    assert call(tmp_path, "schedule", "add", "plan.json").returncode == 0
    servers = [Server(tmp_path)]
    (tmp_path / "key.txt").write_text(servers[0].token)
    with httpx.Client(trust_env=False) as client:
        said = client.post(f"{servers[0].url}/api/v1/hooks/shop", content=paid(), headers=signed("x", b"other"))
        assert (said.status_code, said.json()["code"]) == (403, "not_permitted")

    def ask() -> None:
        for number in range(CALLS):
            until(partial(_is_taken, servers, f"c{number}"))

    asking = threading.Thread(target=ask)
    asking.start()
    for _ in range(KILLS):
        time.sleep(0.2 + chance.random())
        servers[-1].kill()
        servers.append(Server(tmp_path))
    asking.join(120)
    until(lambda: len(_started(tmp_path)) >= CALLS)
    servers[-1].kill()
    assert _started(tmp_path) == Counter({f"c{number}": 1 for number in range(CALLS)})


def _is_taken(servers: list[Server], id: str) -> bool:
    """Whether a call was acknowledged, by whichever server is there."""
    body = paid(id)
    try:
        url = f"{servers[-1].url}/api/v1/hooks/shop"
        return httpx.post(url, content=body, headers=signed(id, body), trust_env=False, timeout=10).status_code == 202
    except httpx.HTTPError:
        time.sleep(0.05)
        return False


def _started(folder: Path) -> Counter[str]:
    place = store_of(folder)
    rows = executions.listed(place, limit=1000)
    return Counter(str(executions.show(place, row.id)[1].inputs["who"]) for row in rows)
