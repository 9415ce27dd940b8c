"""A plan is handed over and left: to a server beside us, to one elsewhere, for the tenant that a key is of."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from litestar.testing import TestClient

from tests.cli.conftest import ENVIRONMENT
from tests.server.conftest import HELLO, Server, ended
from turbo_mode.runtime.embedded.runtime import Runtime
from turbo_mode.server.app import application
from turbo_mode.server.service import Service
from turbo_mode.store.place import Place


def detach(folder: Path, *words: str, **more: str) -> tuple[int, str, str]:
    (folder / "plan.json").write_text(json.dumps(HELLO))
    line = [sys.executable, "-m", "turbo_mode", "run", "plan.json", "--detach", *words]
    done = subprocess.run(line, cwd=folder, env=ENVIRONMENT | more, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout.strip(), done.stderr


@pytest.mark.deep
def test_a_server_carries_out_what_was_handed_to_it(
    serve: Callable[..., Server], tmp_path: Path, tmp_path_factory: object
) -> None:
    code, _, said = detach(tmp_path)
    assert code != 0
    assert "nobody on this machine owns this store" in said
    server = serve()
    code, id, said = detach(tmp_path, "-i", "who=beside")
    assert (code, f"turbo-mode watch {id[-6:]}" in said) == (0, True)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    given = {"TURBO_MODE_URL": server.url, "TURBO_MODE_KEY": server.token}
    code, told, _ = detach(elsewhere, "-i", "who=afar", "--json", **given)
    assert code == 0
    assert not (elsewhere / ".turbo-mode").exists()
    with server.client() as client:
        assert ended(client, id)["outputs"] == {"who": "beside"}
        assert ended(client, json.loads(told)["id"])["outputs"] == {"who": "afar"}


def test_the_tenant_of_a_key_is_that_of_what_it_starts(tmp_path: Path) -> None:
    """By the key alone: nothing that a request says changes it."""
    place = Place(tmp_path / ".turbo-mode" / "tenants" / "acme")
    with Runtime(place, control=False) as runtime:
        token, _ = runtime.keyring.make("ci", ["operator"])
        with TestClient(application(Service(runtime, place))) as client:
            headers = {"Authorization": f"Bearer {token}", "X-Tenant": "other"}
            made = client.post("/api/v1/executions", json={"plan": HELLO}, headers=headers).json()
            asked = {"query": "mutation ($p: JSON!) { startExecution(plan: $p) { id } }", "variables": {"p": HELLO}}
            again = client.post("/graphql", json=asked, headers=headers).json()["data"]["startExecution"]
            assert {runtime.look_up(each["id"]).tenant for each in (made, again)} == {"acme"}
            wrong = client.post("/api/v1/executions", json={"plan": HELLO, "tenant": "other"}, headers=headers)
            assert wrong.status_code == 400
