"""What is behind the door for agents: every tool says what it needs, and none does more than its visitor may."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mcp import Client
from mcp.shared.exceptions import MCPError

from tests.mcp.agents import beside, owning, refused, use, within
from tests.server.conftest import ASKS, HELLO, WAITS
from turbo_mode.core.access.scopes import EVERYTHING, ROLES, SCOPES
from turbo_mode.errors import TurboModeError, UsageError
from turbo_mode.operations import stored_plans
from turbo_mode.runtime.embedded.user import user
from turbo_mode.security import approvers
from turbo_mode.security.approvers import Approvers
from turbo_mode.server.mcp import prompts, reading
from turbo_mode.server.mcp.tools import TOOLS, chosen
from turbo_mode.store.place import Place


def test_every_tool_says_what_it_does_what_it_takes_and_what_it_needs() -> None:
    for name, tool in TOOLS.items():
        assert tool.needs in SCOPES, name
        assert 20 < len(tool.about) < 500, name
        jsonschema.Draft202012Validator.check_schema(tool.schema)
        assert tool.schema["type"] == "object"
        assert tool.schema["additionalProperties"] is False


@pytest.mark.parametrize("role", ROLES)
def test_each_role_may_exactly_what_its_scopes_say(tmp_path: Path, role: str) -> None:
    scopes = ROLES[role]

    async def look(agent: Client) -> None:
        offered = {each.name for each in (await agent.list_tools()).tools}
        for name, tool in TOOLS.items():
            may = tool.needs in scopes or EVERYTHING in scopes
            assert (name in offered) == may
            said = await agent.call_tool(name, {"execution": "no", "decision": "no/d1", "code": "x"})
            assert (said.structured_content.get("error", {}).get("code") == "not_permitted") != may

    with owning(tmp_path, *scopes) as visitor:
        within(visitor, look)


def test_an_agent_steers_what_goes_on(tmp_path: Path) -> None:
    async def steer(agent: Client) -> None:
        id = (await use(agent, "start_execution", plan=WAITS))["id"]
        assert (await use(agent, "watch_execution", execution=id, seconds=0))["over"] is False
        assert (await refused(agent, "send_signal", execution=id, name="goo"))["hint"] == "did you mean `go`?"
        await use(agent, "pause_execution", execution=id, reason="wait")
        await use(agent, "send_signal", execution=id, name="go")
        await use(agent, "resume_execution", execution=id)
        assert (await use(agent, "watch_execution", execution=id))["status"] == "COMPLETED"
        assert (await refused(agent, "cancel_execution", execution=id))["code"] == "conflict"
        rows = await use(agent, "list_executions", status=["COMPLETED"], plan="waits")
        assert [each["id"] for each in rows["items"]] == [id]
        plan = rows["items"][0]["planDigest"]
        text = (await agent.read_resource(f"turbo-mode://plans/{plan}")).contents[0]
        assert json.loads(text.text)["name"] == "waits"  # type: ignore[union-attr]

    with owning(tmp_path, EVERYTHING) as visitor:
        within(visitor, steer)


def test_a_decision_that_an_agent_asks_for_is_the_owners_policy(tmp_path: Path) -> None:
    """It chooses alone what can be taken back; what speaks against it, and what can't, is a person's."""
    options: dict[str, Any] = {"east": {"benefit": 10}, "west": {"benefit": 2}}

    async def ask(agent: Client) -> None:
        chosen = await use(
            agent, "ask_decision", question="Where ${{ first }}?", options=options, evidence={"up": True}
        )
        assert (chosen["status"], chosen["selection"], chosen["question"]) == ("CHOSEN", "east", "Where ${{ first }}?")
        doubted = await use(agent, "ask_decision", question="Where?", options=options, evidence={"up": False})
        assert (doubted["status"], doubted["selection"]) == ("OPEN", None)
        final = {"east": {"benefit": 10, "reversible": False}}
        assert (await use(agent, "ask_decision", question="Where?", options=final))["status"] == "OPEN"
        people = await use(agent, "ask_decision", question="Where?", options=options, people=["role:ops"])
        assert people["reason"] == "role:ops must agree"
        wrong = await refused(agent, "ask_decision", question="Where?", options={"not a name": {}})
        assert wrong["problems"][0]["code"] == "E0106"

    with owning(tmp_path, *ROLES["agent"]) as visitor:
        within(visitor, ask)


def test_what_an_agent_tells_stands_in_the_record(tmp_path: Path) -> None:
    async def tell(agent: Client) -> None:
        assert (await use(agent, "list_documents"))["items"] == []
        id = (await use(agent, "start_execution", plan=HELLO))["id"]
        made = await use(agent, "write_document", title="How it went", content="# Well", execution=id[-6:])
        assert made["executionId"] == id
        again = await use(agent, "write_document", id=made["id"], title="How it went", content="x" * 1000)
        assert again["version"] == 2
        (listed,) = (await use(agent, "list_documents", execution=id))["items"]
        assert len(listed["content"]) < 500
        assert (await use(agent, "show_document", id=made["id"]))["content"] == "x" * 1000
        text = (await agent.read_resource(f"turbo-mode://documents/{made['id']}")).contents[0]
        assert text.text == "x" * 1000  # type: ignore[union-attr]
        await use(agent, "report_progress", percentage=40, message="half of it", metrics={"rows": 12}, execution=id)
        assert (await use(agent, "list_progress"))["items"][0]["percentage"] == 40
        await use(agent, "send_message", to=["ada"], content="It is done.")
        assert (await use(agent, "list_messages"))["items"][0]["recipients"] == ["ada"]
        assert (await refused(agent, "report_progress", percentage=140))["code"] == "usage"
        assert (await refused(agent, "write_document", title="x", content="y", execution="no"))["code"] == "not_found"

    for visiting in (owning(tmp_path / "own", EVERYTHING), beside(tmp_path / "beside")):
        with visiting as visitor:
            within(visitor, tell)


def test_a_plan_that_is_kept_is_started_by_its_name(tmp_path: Path) -> None:
    stored_plans.push(Place(tmp_path / ".turbo-mode"), plan_in(tmp_path, HELLO))

    async def start(agent: Client) -> None:
        assert [each["name"] for each in (await use(agent, "list_plans"))["items"]] == ["hello"]
        assert (await use(agent, "foresee_plan", kept="hello"))["name"] == "hello"
        id = (await use(agent, "start_execution", kept="hello", version=1, inputs={"who": "you"}))["id"]
        assert (await use(agent, "watch_execution", execution=id))["status"] == "COMPLETED"
        assert "Hello" in (await agent.read_resource("turbo-mode://plans/hello")).contents[0].text  # type: ignore[union-attr]
        assert (await refused(agent, "start_execution", kept="hello", version=7))["code"] == "not_found"
        assert (await refused(agent, "start_execution", kept="hello", plan=HELLO))["code"] == "usage"

    with owning(tmp_path, *ROLES["agent"]) as visitor:
        within(visitor, start)


def plan_in(folder: Path, document: dict[str, Any]) -> Path:
    (folder / "plan.json").write_text(json.dumps(document))
    return folder / "plan.json"


def test_an_agent_never_answers_in_the_name_of_somebody_with_a_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even where the key lies in its reach: it was given to a person."""
    public = approvers.make(tmp_path / "my.key")
    monkeypatch.setenv(approvers.VARIABLE, str(tmp_path / "my.key"))

    async def ask(agent: Client) -> None:
        id = (await use(agent, "start_execution", plan=ASKS))["id"]
        held = await use(agent, "watch_execution", execution=id)
        said = await refused(agent, "answer_decision", decision=held["questions"][0]["id"], selection="ship")
        assert said["code"] == "not_permitted"
        assert "isn't signed" in said["message"]
        await use(agent, "cancel_execution", execution=id)

    with beside(tmp_path, approvers=Approvers({}, {user(): public})) as visitor:
        within(visitor, ask)


def test_over_http_no_file_of_the_server_is_read(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text(json.dumps(HELLO))

    async def look(agent: Client) -> None:
        for tool in ("check_plan", "foresee_plan", "start_execution"):
            said = await refused(agent, tool, file=str(tmp_path / "plan.json"))
            assert said["code"] == "usage"
        for uri in (
            "turbo-mode://plans/../language",
            "turbo-mode://executions/",
            "file:///etc/passwd",
            "turbo-mode://x",
        ):
            with pytest.raises(MCPError):
                await agent.read_resource(uri)

    with owning(tmp_path, EVERYTHING) as visitor:
        within(visitor, look)


def test_secrets_are_hidden_and_faults_of_ours_tell_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THE_TOKEN", "hunter2hunter2")
    plan = HELLO | {"secrets": {"token": "THE_TOKEN"}, "phases": [{"id": "a", "tasks": [
        {"id": "b", "shell": 'echo "$T"', "effect": "idempotent", "env": {"T": "${{ secrets.token }}"}},
    ]}]}  # fmt: skip

    async def look(agent: Client) -> None:
        id = (await use(agent, "start_execution", plan=plan))["id"]
        over = await use(agent, "watch_execution", execution=id)
        shown = await use(agent, "show_execution", execution=id)
        printed = await use(agent, "read_logs", execution=id)
        assert "hunter2" not in json.dumps([over, shown, printed])
        assert "***" in printed["text"]

        def broken(*_: Any, **__: Any) -> None:
            raise ZeroDivisionError("something inside")

        monkeypatch.setattr(visitor.store, "executions", broken)
        said = await refused(agent, "list_executions")
        assert said["code"] == "runtime_fault"
        assert "inside" not in json.dumps(said)

    with owning(tmp_path, EVERYTHING) as visitor:
        within(visitor, look)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
_FIELDS = ("plan", "file", "inputs", "execution", "decision", "selection", "task", "name", "data", "seconds", "limit")


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(sorted(TOOLS)), st.dictionaries(st.sampled_from(_FIELDS) | st.text(max_size=8), _JSON, max_size=4)
)
def test_whatever_a_tool_is_given_it_says_what_is_wrong(name: str, arguments: dict[str, Any]) -> None:
    with contextlib.suppress(UsageError):
        assert isinstance(TOOLS[name].read(arguments), TOOLS[name].takes)


def test_prompts_and_pages_hold_what_they_promise(tmp_path: Path) -> None:
    for name, prompt in prompts.PROMPTS.items():
        text = prompts.written(name, dict.fromkeys(prompt.given, "SOMETHING"))
        assert "SOMETHING" in text
        for tool in TOOLS:
            assert f"`{tool}s`" not in text
    with pytest.raises(TurboModeError):
        prompts.written("write_plan", {})
    with owning(tmp_path, EVERYTHING) as visitor:
        for each in reading.listed(visitor):
            assert reading.read(visitor, each.uri).text
        with pytest.raises(TurboModeError):
            chosen("nothing", visitor)
