"""What names an execution names one that is there, at every door; and stays with it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import ENVIRONMENT
from tests.mcp.agents import owning, refused, within
from tests.server.conftest import HELLO, Server
from turbo_mode import Client, NotFound
from turbo_mode.core.access.scopes import EVERYTHING

NOWHERE = "01a2197a-0000-7000-8000-000000000000"
SAID: dict[str, dict[str, Any]] = {
    "decisions": {"options": ["a", "b"], "executionId": NOWHERE},
    "documentation": {"content": "# How", "executionId": NOWHERE},
    "progress": {"percentage": 10, "execution": NOWHERE},
    "communications": {"type": "STATUS", "content": "Hello", "recipients": ["user:ada"], "execution": NOWHERE},
}
FIELDS: dict[str, tuple[str, str, Any]] = {
    "createDecision": ("JSON!", "id", SAID["decisions"]),
    "createDocumentation": ("DocumentationInput!", "id", SAID["documentation"]),
    "createProgress": ("ProgressInput!", "id", {"percentage": 10, "executionId": NOWHERE}),
    "createCommunication": (
        "CommunicationInput!", "id", {"content": "Hello", "recipients": ["user:ada"], "executionId": NOWHERE}
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SAID)
def test_nothing_is_about_an_execution_that_never_was(shared: Server, name: str) -> None:
    with shared.client() as client:
        before = client.get(f"/api/v1/{name}").json()["items"]
        for headers in ({}, {"Idempotency-Key": f"{name}-nowhere"}):
            said = client.post(f"/api/v1/{name}", json=SAID[name], headers=headers)
            assert (said.status_code, said.headers["content-type"]) == (404, "application/problem+json")
            assert said.json()["detail"] == f"there is no execution `{NOWHERE}` here"
        assert client.get(f"/api/v1/{name}").json()["items"] == before


@pytest.mark.parametrize("field", FIELDS)
def test_nor_by_graphql(shared: Server, field: str) -> None:
    kind, asked, given = FIELDS[field]
    query = f"mutation($input: {kind}) {{ {field}(input: $input) {{ {asked} }} }}"
    with shared.client() as client:
        (wrong,) = client.post("/graphql", json={"query": query, "variables": {"input": given}}).json()["errors"]
    assert (wrong["message"], wrong["extensions"]["code"]) == (f"there is no execution `{NOWHERE}` here", "not_found")


def test_it_is_known_by_its_short_id_and_stays_with_it(shared: Server) -> None:
    with shared.client() as client:
        id, other = (client.post("/api/v1/executions", json={"plan": HELLO}).json()["id"] for _ in range(2))
        for name, named in (("decisions", "executionId"), ("documentation", "executionId"), ("progress", "execution")):
            made = client.post(f"/api/v1/{name}", json=SAID[name] | {named: id[-6:]})
            assert (made.status_code, made.json()[named]) == (201, id)
            path, body = made.headers["location"], SAID[name] | {named: other}
            said = client.put(path, json=body)
            assert (said.status_code, "stays with what it is about" in said.json()["detail"]) == (422, True)
            assert client.put(path, json=body | {named: NOWHERE}).status_code in (404, 422)
            assert client.put(path, json=body | {named: id}).json()[named] == id


def test_nor_by_the_command_line_and_the_client(tmp_path: Path) -> None:
    (tmp_path / "said.json").write_text(json.dumps(SAID["decisions"]))
    with Client(folder=tmp_path) as turbo:
        turbo.executions.run(HELLO, timeout=60)
        for records, body in ((turbo.documentation, SAID["documentation"]), (turbo.progress, SAID["progress"])):
            with pytest.raises(NotFound, match="there is no execution"):
                records.create(body)
        with pytest.raises(NotFound, match="there is no execution"):
            turbo.communications.send("Hello", ["user:ada"], execution=NOWHERE)
    for words in (
        ["decisions", "make", "--file", "said.json"],
        ["messages", "send", "Hello", "--to", "user:ada", "--execution", NOWHERE],
    ):
        done = subprocess.run(
            [sys.executable, "-m", "turbo_mode", *words], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        assert (done.returncode, f"there is no execution `{NOWHERE}`" in done.stderr) == (2, True), done


def test_nor_by_agents(tmp_path: Path) -> None:
    async def tell(agent: Any) -> None:
        for tool, given in (
            ("report_progress", {"percentage": 1}), ("write_document", {"title": "How", "content": "# How"}),
            ("send_message", {"to": ["user:ada"], "content": "Hello"}), ("list_decisions", {}),
        ):  # fmt: skip
            assert (await refused(agent, tool, execution=NOWHERE, **given))["code"] == "not_found", tool

    with owning(tmp_path, EVERYTHING) as visitor:
        within(visitor, tell)
