"""The agent of a task is a program, and comes to the door for agents with a pass of its own: to tell and to ask."""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.advice.provider import Answer, Provider, Said, answers, uses
from tests.cli.conftest import ENVIRONMENT
from tests.server.conftest import Server, ended
from tests.stories.test_agents import failure
from turbo_mode import Plan, TurboMode
from turbo_mode.library import Result

pytestmark = pytest.mark.deep

PROGRAM = """
import json, os, sys, urllib.request

asked = json.load(sys.stdin)
url, token = os.environ.get("TURBO_MODE_MCP_URL"), os.environ.get("TURBO_MODE_TOKEN")


def use(tool, **given):
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": tool, "arguments": given}}
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json",
               "Accept": "application/json, text/event-stream"}
    request = urllib.request.Request(url, json.dumps(body).encode(), headers)
    text = urllib.request.urlopen(request, timeout=30).read().decode()
    line = next(each for each in text.splitlines() if each.startswith(("data:", "{")))
    return json.loads(line.removeprefix("data:"))["result"]["structuredContent"]


def answer(value):
    with open(os.path.join(os.environ["TURBO_MODE_OUTPUTS"], "answer"), "w") as file:
        json.dump(value, file)
"""


def agent(folder: Path, body: str) -> str:
    """A program that is an agent, as the name of a model."""
    (folder / "agent.py").write_text(PROGRAM + textwrap.dedent(body))
    return f"command:{sys.executable} {folder / 'agent.py'}"


def plan(model: str, **more: Any) -> dict[str, Any]:
    spec = {"goal": "Find a word.", "model": model, "output": {"type": "object"}} | more.pop("agent", {})
    task = {"id": "think", "effect": "idempotent", "agent": spec, "outputs": {"said": "result.output"}, **more}
    return {
        "turbo": 1, "name": "thinks", "phases": [{"id": "only", "tasks": [task]}],
        "outputs": {"said": "tasks.think.outputs.?said.orValue({})"}, "executionPipeline": {"sandbox": "agents"},
    }  # fmt: skip


def run(folder: Path, document: dict[str, Any]) -> Result:
    (folder / "plan.json").write_text(json.dumps(document))
    with TurboMode(folder) as turbo:
        return turbo.run(Plan.load(folder / "plan.json"))


def test_a_program_answers_what_it_is_asked(tmp_path: Path) -> None:
    """By a file or by what it prints; an answer that doesn't fit is asked for again, with the reason."""
    model = agent(
        tmp_path,
        """
        assert url is None
        if asked["wrong"]:
            print(json.dumps({"word": asked["context"]["hint"], "wrong": asked["wrong"]}))
        else:
            answer({"word": 7})
    """,
    )
    schema = {"type": "object", "properties": {"word": {"type": "string"}}}
    result = run(tmp_path, plan(model, agent={"output": schema, "context": {"hint": "house"}}))
    assert result.outputs == {"said": {"word": "house", "wrong": "`word` must be of type string"}}


@pytest.mark.parametrize(("body", "said"), [
    ("sys.exit(3)", "its program ended with exit status 3"),
    ("print('no JSON')", "must be of type object"),
    ("answer({'x': 'y' * 300_000})", "larger than 64 KiB"),
    ("os.kill(os.getpid(), 9)", "KILL"),
])  # fmt: skip
def test_what_is_no_answer_fails_the_task(tmp_path: Path, body: str, said: str) -> None:
    result = run(tmp_path, plan(agent(tmp_path, body), agent={"repairs": 0}))
    assert result.status == "FAILED"
    assert said in log_of(tmp_path) + failure(tmp_path).failure.message


def test_its_program_has_what_the_plan_gives_it_and_its_budget_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MODEL_KEY", "hunter2hunter2")
    model = agent(
        tmp_path,
        """
        with open(os.path.join(os.environ["TURBO_MODE_OUTPUTS"], "usage"), "w") as file:
            file.write('{"tokens": 12, "cost": 0.5}')
        answer({"key": os.environ["KEY"], "size": len(os.environ["KEY"])})
    """,
    )
    document = plan(
        model, env={"KEY": "${{ secrets.key }}"}, outputs={"said": "result.output", "usage": "result.usage"}
    )
    document |= {"secrets": {"key": "MODEL_KEY"}, "outputs": {"all": "tasks.think.outputs"}}
    said = run(tmp_path, document).outputs["all"]
    assert said["said"] == {"key": "***", "size": 14}
    assert said["usage"] == {"tokens": 12, "steps": 1, "cost": 0.5}


def log_of(folder: Path) -> str:
    return "".join(path.read_bytes().decode("utf-8", "replace") for path in folder.glob(
        ".turbo-mode/executions/*/attempts/*/output.log"
    ))  # fmt: skip


def test_an_agent_of_a_task_tells_and_asks_with_a_pass_and_does_nothing_else(
    serve: Callable[..., Server], tmp_path: Path
) -> None:
    """What it asks for is decided under the limits of its own execution; it answers no question, its own least."""
    model = agent(
        tmp_path,
        """
        use("report_progress", percentage=50, message="half")
        document = use("write_document", title="Notes", content="# Found")
        chosen = use("ask_decision", question="Which?", options={"a": {"benefit": 9}, "b": {"benefit": 1}})
        forced = use("answer_decision", decision=chosen["id"], selection="b")
        started = use("start_execution", plan={"turbo": 1})
        shown = use("show_decision", decision=chosen["id"])
        other = use("write_document", title="x", content="y", execution=chosen["executionId"])
        print(token)
        def code(url, path):
            try:
                key = {"Authorization": f"Bearer {token}"}
                request = urllib.request.Request(url.replace("/mcp", path), headers=key)
                return urllib.request.urlopen(request).status
            except urllib.error.HTTPError as error:
                return error.code
        answer({"chosen": chosen["status"], "forced": forced["error"]["code"], "started": started["error"]["code"],
                "shown": shown["id"] == chosen["id"], "other": other["error"]["code"], "token": token,
                "rest": code(url, "/api/v1/executions"), "document": document["executionId"]})
    """,
    )
    server = serve()
    with server.client() as client:
        for level, chosen in (("medium", "CHOSEN"), ("manual", "OPEN")):
            document = plan(model) | {"decisionEngine": {"autonomyLevel": level}}
            id = client.post("/api/v1/executions", json={"plan": document}).json()["id"]
            over = ended(client, id)
            assert over["status"] == "COMPLETED", client.get(f"/api/v1/executions/{id}/logs").text
            assert over["outputs"]["said"] == {
                "chosen": chosen, "forced": "not_permitted", "started": "not_permitted", "shown": True,
                "other": "not_permitted", "token": "***", "rest": 401, "document": id,
            }  # fmt: skip
            asked = [each for each in client.get("/api/v1/executions").json()["items"] if each["plan"] == "question"]
            assert asked[0]["actor"] == f"agent:{id[-6:]}/think"
        assert "turbo-pass" not in client.get(f"/api/v1/executions/{id}/logs").text


def test_a_pass_counts_no_more_when_its_attempt_is_over(serve: Callable[..., Server], tmp_path: Path) -> None:
    model = agent(tmp_path, "open('left', 'w').write(token); answer({})")
    server = serve()
    with server.client() as client:
        id = client.post("/api/v1/executions", json={"plan": plan(model)}).json()["id"]
        assert ended(client, id)["status"] == "COMPLETED"
    token = (tmp_path / f".turbo-mode/executions/{id}/workspace/left").read_text()
    assert token.startswith("turbo-pass-")
    for each in (token, token + "x", "turbo-pass-", "turbo-pass-" + "é" * 40):
        headers = {b"Authorization": f"Bearer {each}".encode(), b"Accept": b"application/json, text/event-stream"}
        said = httpx.post(f"{server.url}/mcp", json={}, headers=headers, trust_env=False)
        assert said.status_code == 401, each


def test_a_language_model_tells_and_asks_with_a_pass_and_does_nothing_else(
    serve: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It names another execution, as an order in what it has read could make it: the pass doesn't let it."""
    options = {"a": {"benefit": 9}, "b": {"benefit": 1}}
    names = ["report_progress", "write_document", "ask_decision", "send_message", "list_plans"]

    def last(sent: dict[str, Any]) -> Said:
        (heard,) = [each["content"] for each in sent["messages"] if each["role"] == "tool"][-1:]
        return uses("write_document", {"title": "x", "content": "y", "execution": json.loads(heard)["executionId"]})

    said: list[Answer] = [
        uses("report_progress", {"percentage": 50, "message": "half"}), uses("report_progress", {"percentage": "x"}),
        uses("write_document", {"title": "Notes", "content": "# Found"}), uses("start_execution", {"plan": {}}),
        uses("send_message", {"to": ["https://example.com/hook"], "content": "x"}),
        uses("ask_decision", {"question": "Which?", "options": options}), last, answers({"word": "done"}),
    ]  # fmt: skip
    with Provider(*said) as provider:
        for name, value in provider.environment.items():
            monkeypatch.setitem(ENVIRONMENT, name, value)
        server = serve()
        with server.client() as client:
            document = plan("openai-chat:gpt-5-mini", agent={"tools": names})
            id = client.post("/api/v1/executions", json={"plan": document}).json()["id"]
            over = ended(client, id)
            log = client.get(f"/api/v1/executions/{id}/logs").text
            assert over["outputs"]["said"] == {"word": "done"}, log
            reports = client.get("/api/v1/progress", params={"executionId": id}).json()["items"]
            assert [each["percentage"] for each in reports] == [50]
    heard = [json.loads(each["content"]) for each in provider.requests[-1]["messages"] if each["role"] == "tool"]
    assert [each.get("error", {}).get("code") or each.get("problem", "ok") for each in heard] == [
        "ok", "usage", "ok", "there is no tool `start_execution` for it", "not_permitted", "ok",
        "not_permitted",
    ]  # fmt: skip
    assert "turbo-pass" not in log + json.dumps(provider.requests)
