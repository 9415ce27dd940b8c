"""A child and its parent: the id, the lineage over retries, and the execution that takes back what a child has done."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec
import pytest

from turbo_mode.core.machine import children
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.decide import step
from turbo_mode.core.machine.inputs import Command, Facts, Report, ServiceEnded, Submit, Tick
from turbo_mode.core.machine.outcomes import Done
from turbo_mode.core.machine.replay import replay
from turbo_mode.core.machine.snapshot import dump, load
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan import subplans
from turbo_mode.core.plan.model import Plan
from turbo_mode.testing.pictures import differences

TO = "${{ outputs.to }}"
CHILD = {
    "inputs": {"region": {}},
    "phases": [
        {
            "id": "work",
            "tasks": [
                {"id": "server", "service": {"command": ["serve"]}},
                {"id": "router", "shell": "x", "outputs": {"url": "result.stdout"}},
                {
                    "id": "shift",
                    "shell": "x",
                    "effect": "keyed",
                    "outputs": {"to": "result.stdout"},
                    "compensate": {
                        "shell": "x",
                        "effect": "keyed",
                        "env": {
                            "URL": "${{ tasks.router.outputs.url }}/${{ inputs.region }}",
                            "TO": "${{ outputs.to }}",
                        },
                    },
                },
                {"id": "plain", "shell": "x", "compensate": {"shell": "y"}},
            ],
        }
    ],
    "finally": [{"id": "tidy", "shell": "x"}],
}
PARENT = {
    "turbo": 1,
    "name": "parent",
    "plans": {"inner": CHILD},
    "phases": [
        {"id": "p", "tasks": [{"id": "go", "plan": {"name": "inner", "inputs": {"region": "eu"}}, "retry": 2}]},
    ],
}


class Machine:
    """One execution that is fed by hand."""

    def __init__(self, plan: Plan, submit: Submit) -> None:
        self.state = Execution(Blueprint(plan, "digest"))
        self.journal: list[bytes] = []
        self.now = 1_700_000_000_000
        self.entries = self.feed(submit)

    def feed(self, input: Any) -> list[e.AnyEntry]:
        self.now += 1000
        made = step(self.state, input, Facts(self.now))
        self.journal += [e.encode(entry) for entry in made]
        return made

    def later(self) -> list[e.AnyEntry]:
        """The pause before a retry is over."""
        self.now += 100_000
        return self.feed(Tick())

    def done(self, **more: Any) -> list[e.AnyEntry]:
        """The only attempt under way ends well."""
        (attempt,) = self.state.attempts.values()
        usual = {"exitCode": 0, "stdout": attempt.task, "stderr": "", "json": None, "files": {}, "port": 1}
        return self.feed(Report(attempt.id, Done(usual | more)))


def parent() -> Machine:
    return Machine(msgspec.convert(PARENT, Plan), Submit("x1", "x1", "digest", {}))


def asked(entries: list[e.AnyEntry]) -> e.AttemptStarted:
    (started,) = [entry for entry in entries if isinstance(entry, e.AttemptStarted)]
    return started


def ended_child() -> Machine:
    """A child that went its way to the end."""
    request = asked(parent().entries).request
    plan = subplans.as_plan(msgspec.convert(PARENT, Plan), subplans.call_of_request(request))
    child = Machine(
        plan,
        Submit(request["execution"], request["lineage"], "digest", request["inputs"], parent="x1", parent_task="go"),
    )
    for _ in ("server", "router", "shift", "plain", "tidy"):
        child.done()
    (service,) = child.state.services
    child.feed(ServiceEnded(service))
    assert child.state.status == "COMPLETED"
    return child


def test_the_id_of_a_child_is_made_of_its_origin_and_sorts_by_time() -> None:
    first, again = (children.child_id("x1", 7, "go", 1_700_000_000_000) for _ in range(2))
    assert first == again
    assert UUID(first).version == 8
    assert children.is_child(first)
    assert not children.is_child("0199c0de-0000-7000-8000-000000000000")
    others = {
        children.child_id(*origin, 1_700_000_000_001) for origin in (("x1", 7, "go"), ("x1", 8, "go"), ("x2", 7, "go"))
    }
    assert len(others) == 3
    assert all(first < other for other in others)


def test_a_retry_goes_on_with_the_keys_unless_something_was_taken_back() -> None:
    machine = parent()
    first = asked(machine.entries).request
    assert first["lineage"] == first["execution"]
    failed = {"status": "FAILED", "outcome": "", "outputs": {}}
    machine.done(**failed, undid=False)
    second = asked(machine.later()).request
    assert second["execution"] != first["execution"]
    assert second["lineage"] == first["lineage"]
    machine.done(**failed, undid=True)
    third = asked(machine.later()).request
    assert third["lineage"] == third["execution"]


def test_what_a_child_shows_to_its_parent() -> None:
    child = ended_child()
    shown = children.result_of(child.state)
    assert (shown["status"], shown["left"], shown["undid"]) == ("COMPLETED", True, False)


def test_a_cancel_that_a_time_out_has_caused_is_told_from_another() -> None:
    codes = []
    for reason in (children.LATE, "wrong branch"):
        child = Machine(msgspec.convert({"turbo": 1, "name": "inner", **CHILD}, Plan), Submit("c", "c", "digest", {}))
        child.feed(Command("cancel", reason=reason))
        child.done(problem={"code": "cancelled", "message": ""})
        child.done()
        shown = children.result_of(child.state)
        codes.append(shown["problem"]["code"])
        assert reason in shown["problem"]["message"]
    assert codes == ["timeout", "cancelled"]


def test_what_a_child_has_done_is_taken_back_from_where_it_ended() -> None:
    child = ended_child()
    undoing = Machine(
        child.state.blueprint.plan,
        Submit("u", child.state.lineage, "digest", child.state.inputs, undoes=child.state.id,
               taken=children.last_state(child.state), parent="x1"),
    )  # fmt: skip
    assert undoing.state.public_status == "RUNNING"
    first = asked(undoing.entries)
    assert (first.task, first.purpose) == ("plain", "undo")
    second = asked(undoing.done())
    assert second.request["env"] == {"URL": "router/eu", "TO": "shift"}
    assert second.key == f"{child.state.lineage}:shift:1:undo"
    assert not differences(load(undoing.state.blueprint, dump(undoing.state)), undoing.state)
    undoing.done()
    assert (undoing.state.status, undoing.state.outcome) == ("FAILED", "ROLLED_BACK")
    assert children.undo_failure(children.result_of(undoing.state)) is None
    assert children.result_of(undoing.state)["left"] is False
    again = replay(Execution(undoing.state.blueprint), undoing.journal)
    assert not differences(again, undoing.state)
    assert [type(e.decode(body)).__name__ for body in undoing.journal][:3] == [
        "ExecutionAccepted", "ClosingStarted", "UndoStarted",
    ]  # fmt: skip


@pytest.mark.parametrize("verb", ["cancel", "pause"])
def test_a_cancel_or_a_pause_comes_too_late_for_what_takes_back(verb: Any) -> None:
    child = ended_child()
    taken = children.last_state(child.state)
    undoing = Machine(
        child.state.blueprint.plan, Submit("u", "c", "digest", child.state.inputs, taken=taken, parent="x")
    )
    undoing.feed(Command(verb))
    undoing.feed(Command("resume"))
    undoing.done()
    undoing.done()
    assert undoing.state.outcome == "ROLLED_BACK"
