"""Plans in plans on Temporal: children are workflows of their own, found by their parents in whatever run they are."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from temporalio.client import WorkflowHandle

from tests.temporal.lab import Lab, by_task, lab, plan
from turbo_mode.core.machine.entries import AnyEntry, AttemptStarted, ExecutionAccepted
from turbo_mode.errors import PlanError
from turbo_mode.runtime.temporal.messages import End, workflow_id

pytestmark = pytest.mark.temporal
TAKES_BACK = {"options": {"goOn": {"then": "continue"}, "back": {"then": "rollback"}},
              "evidence": {"never": {"check": "false"}}}  # fmt: skip


def marking(marks: Path, *, sleep: float = 0) -> dict[str, Any]:
    """A plan that marks what it does and what it takes back, and one below it that does the same."""
    leaf = {
        "inputs": {"name": {}},
        "phases": [{"id": "p", "tasks": [
            {"id": "x", "shell": f'echo "$N.x" >> {marks}; echo 42', "env": {"N": "${{ inputs.name }}"},
             "outputs": {"n": "result.json"},
             "compensate": {"shell": f'echo "-$N.x.$O" >> {marks}',
                            "env": {"N": "${{ inputs.name }}", "O": "${{ outputs.n }}"}}},
        ]}],
        "outputs": {"n": "tasks.x.outputs.n"},
    }  # fmt: skip
    return {
        "inputs": {"name": {}},
        "plans": {"leaf": leaf},
        "phases": [{"id": "p", "tasks": [
            {"id": "a", "shell": f'touch here; sleep {sleep}; echo "$N.a" >> {marks}',
             "env": {"N": "${{ inputs.name }}"},
             "compensate": {"shell": f'test -e here; echo "-$N.a" >> {marks}', "env": {"N": "${{ inputs.name }}"}}},
            {"id": "b", "plan": {"name": "leaf", "inputs": {"name": "${{ inputs.name }}"}}},
        ]}],
        "outputs": {"n": "tasks.b.outputs.n"},
    }  # fmt: skip


def calls(*names: str) -> list[dict[str, Any]]:
    return [{"id": name, "plan": {"name": "inner", "inputs": {"name": name}}} for name in names]


def children(entries: list[AnyEntry]) -> dict[str, str]:
    """The child of each attempt of a parent."""
    asked = [entry for entry in entries if isinstance(entry, AttemptStarted) and entry.request["kind"] == "plan"]
    return {entry.attempt: entry.request["execution"] for entry in asked}


def handle_of(it: Lab, id: str) -> WorkflowHandle[Any, End]:
    return it.client.get_workflow_handle(workflow_id(id), result_type=End)


def test_a_child_hands_on_its_outputs_and_everybody_replays(address: str, tmp_path: Path) -> None:
    marks = tmp_path / "marks"
    work = plan({"id": "p", "parallel": True, "tasks": calls("one", "two")}, plans={"inner": marking(marks)},
                outputs={"n": "[tasks.one.outputs.n, tasks.two.outputs.n]"})  # fmt: skip

    async def story() -> None:
        async with lab(address, tmp_path) as it, it.worker():
            id, handle = await it.start(work)
            end = await handle.result()
            assert (end.status, end.outputs) == ("COMPLETED", {"n": [42, 42]})
            assert sorted(marks.read_text().split()) == ["one.a", "one.x", "two.a", "two.x"]
            below = children(it.store.entries(id))
            assert list(below) == ["one.1.run.1", "two.1.run.1"]
            first = it.store.entries(below["one.1.run.1"])[0]
            assert isinstance(first, ExecutionAccepted)
            assert (first.parent, first.parent_task, first.actor) == (id, "one", "tests")
            await it.replay(handle)
            for child in below.values():
                await it.replay(handle_of(it, child))

    asyncio.run(story())


EACH = {"id": "each", "foreach": "['one', 'two']", "maxParallel": 1,
        "plan": {"name": "inner", "inputs": {"name": "${{ item }}"}}}  # fmt: skip


@pytest.mark.parametrize("tasks", [calls("one", "two"), [EACH]], ids=["tasks", "instances"])
def test_a_rollback_takes_back_what_children_and_theirs_have_done(
    address: str, tmp_path: Path, tasks: list[dict[str, Any]]
) -> None:
    marks = tmp_path / "marks"
    work = plan({"id": "p", "environment": "live", "tasks": tasks, "gate": TAKES_BACK}, plans={"inner": marking(marks)},
                environments={"live": {"confidence": 0.8}}, decisionEngine={"autonomyLevel": "full"})  # fmt: skip

    async def story() -> None:
        async with lab(address, tmp_path) as it, it.worker():
            id, handle = await it.start(work)
            end = await handle.result()
            assert (end.status, end.outcome) == ("FAILED", "ROLLED_BACK"), end
            assert marks.read_text().split() == [
                "one.a", "one.x", "two.a", "two.x", "-two.x.42", "-two.a", "-one.x.42", "-one.a",
            ]  # fmt: skip
            back = [child for attempt, child in children(it.store.entries(id)).items() if ".undo." in attempt]
            assert len(back) == 2
            for child in back:
                assert (await handle_of(it, child).result()).outcome == "ROLLED_BACK"
                await it.replay(handle_of(it, child))
            await it.replay(handle)

    asyncio.run(story())


def test_children_go_on_while_their_parent_is_continued(address: str, tmp_path: Path) -> None:
    marks = tmp_path / "marks"
    chain = [{"id": f"c{number}", "python": "steps:nothing"} for number in range(24)]
    work = plan(
        {"id": "first", "tasks": calls("early")},
        {"id": "chain", "tasks": chain},
        {"id": "slow", "needs": ["first"], "tasks": calls("late"), "gate": TAKES_BACK},
        plans={"inner": marking(marks, sleep=1)}, decisionEngine={"autonomyLevel": "full"},
    )  # fmt: skip

    async def story() -> None:
        async with lab(address, tmp_path) as it, it.worker():
            _, handle = await it.start(work, continue_after=60)
            end = await handle.result()
            assert end.outcome == "ROLLED_BACK", end
            assert end.runs >= 2
            assert marks.read_text().split() == [
                "early.a", "early.x", "late.a", "late.x", "-late.x.42", "-late.a", "-early.x.42", "-early.a",
            ]  # fmt: skip
            await it.replay(handle)

    asyncio.run(story())


def test_a_question_in_a_child_holds_its_parent_and_a_cancel_goes_down(address: str, tmp_path: Path) -> None:
    gate = {"options": {"goOn": {"then": "continue"}, "drop": {"then": "fail"}}}
    asks = {"phases": [{"id": "p", "tasks": [{"id": "t", "python": "steps:nothing"}], "gate": gate}],
            "finally": [{"id": "tidy", "shell": f"echo tidy >> {tmp_path}/marks"}]}  # fmt: skip
    tasks = [{"id": "go", "plan": {"name": "asks"}}, {"id": "again", "plan": {"name": "asks"}}]
    work = plan({"id": "p", "tasks": tasks}, plans={"asks": asks}, decisionEngine={"autonomyLevel": "manual"})

    async def story() -> None:
        async with lab(address, tmp_path) as it, it.worker():
            id, handle = await it.start(work)
            await it.until(id, lambda seen: seen.status == "HELD")
            (child,) = children(it.store.entries(id)).values()
            await it.tell(child, "answer", decision="d1", selection="goOn")
            await it.until(id, lambda seen: seen.status == "HELD" and seen.done == 1)
            await it.tell(id, "cancel", reason="enough")
            end = await handle.result()
            assert (end.status, end.reason) == ("CANCELLED", "enough")
            assert (tmp_path / "marks").read_text() == "tidy\ntidy\n"
            assert by_task(it.store.entries(id))["again"][-2:] == ["ChildEnded", "TaskCancelled"]
            await it.replay(handle)

    asyncio.run(story())


def test_a_child_whose_time_is_up(address: str, tmp_path: Path) -> None:
    slow = {"phases": [{"id": "p", "tasks": [{"id": "t", "wait": "1m"}]}]}
    work = plan(
        {"id": "p", "tasks": [{"id": "go", "plan": {"name": "slow"}, "timeout": "500ms"}]}, plans={"slow": slow}
    )

    async def story() -> None:
        async with lab(address, tmp_path) as it, it.worker():
            id, handle = await it.start(work)
            assert (await handle.result()).status == "FAILED"
            (child,) = children(it.store.entries(id)).values()
            assert (await handle_of(it, child).result()).status == "CANCELLED"

    asyncio.run(story())


def test_what_a_child_may_not_have_is_refused_before_anything_starts(address: str, tmp_path: Path) -> None:
    leaving = {"phases": [{"id": "p", "tasks": [{"id": "build", "shell": "make", "artifacts": {"wheel": "dist/*"}}]}]}
    work = plan({"id": "p", "tasks": [{"id": "go", "plan": {"name": "leaving"}}]}, plans={"leaving": leaving})

    async def story() -> None:
        async with lab(address, tmp_path) as it, it.worker():
            with pytest.raises(PlanError, match="the artifacts of task `build`"):
                await it.start(work)

    asyncio.run(story())
