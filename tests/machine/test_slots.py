"""What an execution makes of the allocator's answers, whenever they come."""

from __future__ import annotations

import msgspec

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.decide import step
from turbo_mode.core.machine.inputs import Command, Facts, Granted, Refused, Submit, Waits
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan.model import Plan

NOW = Facts(1_700_000_000_000)


def begun(**task: object) -> tuple[Execution, e.SlotsAsked]:
    """An execution whose task has asked for its lock."""
    tasks = [{"id": "t", "shell": "work", "concurrency": "db", **task}]
    plan = msgspec.convert({"turbo": 1, "name": "p", "phases": [{"id": "p", "tasks": tasks}]}, Plan)
    state = Execution(Blueprint(plan))
    asked = step(state, Submit("x", "x", "", {}), NOW)[-1]
    assert isinstance(asked, e.SlotsAsked)
    return state, asked


def test_an_answer_to_an_ask_that_was_withdrawn_changes_nothing() -> None:
    state, first = begun()
    step(state, Command("pause"), NOW)
    second = step(state, Command("resume"), NOW)[-1]
    assert isinstance(second, e.SlotsAsked)
    for late in (
        Granted("t", first.number, ["task/db"]),
        Waits("t", first.number, "task/db"),
        Refused("t", first.number, "task/db", "deadlock"),
    ):
        assert step(state, late, NOW) == []
    granted, started = step(state, Granted("t", second.number, ["task/db"]), NOW)
    assert isinstance(granted, e.SlotsGranted)
    assert isinstance(started, e.AttemptStarted)


def test_the_same_answer_twice_starts_nothing_twice() -> None:
    state, asked = begun()
    assert len(step(state, Granted("t", asked.number, ["task/db"]), NOW)) == 2
    assert step(state, Granted("t", asked.number, ["task/db"]), NOW) == []


def test_a_wait_that_would_never_end_fails_the_task_and_its_fallback_may_try() -> None:
    state, asked = begun()
    entries = step(state, Refused("t", asked.number, "task/db", "deadlock", "other1"), NOW)
    assert [type(entry) for entry in entries][:2] == [e.SlotsReturned, e.TaskFailed]
    assert state.status == "FAILED"
    state, asked = begun(fallback={"shell": "else"})
    entries = step(state, Refused("t", asked.number, "task/db", "deadlock", "other1"), NOW)
    assert [type(entry) for entry in entries] == [e.SlotsReturned, e.TaskFellBack, e.SlotsAsked]


def test_the_name_of_a_lock_is_checked_when_it_is_known() -> None:
    for name, status in (("x" * 201, "FAILED"), ("a\nb", "FAILED"), ("", "RUNNING")):
        plan = {
            "turbo": 1, "name": "p", "inputs": {"name": ""},
            "phases": [{"id": "p", "tasks": [{"id": "t", "shell": "work", "concurrency": "${{ inputs.name }}"}]}],
        }  # fmt: skip
        state = Execution(Blueprint(msgspec.convert(plan, Plan)))
        step(state, Submit("x", "x", "", {"name": name}), NOW)
        assert state.task_status("t") == status
