"""Forks of what is more than a task: services, artifacts, secrets, children, fan-outs, effects."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.places import store_of
from tests.waiting import until
from turbo_mode import Plan, TurboMode
from turbo_mode.errors import Conflict
from turbo_mode.operations import executions


def plan(*phases: dict[str, Any], **more: Any) -> Plan:
    return Plan.from_dict({"turbo": 1, "name": "story", "phases": list(phases), **more})


def shell(text: str, **more: Any) -> dict[str, Any]:
    return {"shell": text, "env": {"LOG": "${{ execution.planDir }}/log"}, **more}


def log(folder: Path) -> list[str]:
    return (folder / "log").read_text().splitlines()


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_service_comes_back_on_its_port_and_a_sealed_output_is_still_one(tmp_path: Path) -> None:
    serve = {
        "command": ["python3", "-m", "http.server", "--bind", "127.0.0.1", "${{ execution.id }}"],
        "ready": {"path": "/"},
    }
    serve["command"] = ["/bin/sh", "-c", 'exec python3 -m http.server --bind 127.0.0.1 "$PORT"']
    token = {
        "id": "token",
        **shell("echo made >> $LOG; printf secret-$$"),
        "outputs": {"it": {"value": "result.stdout", "secret": True}},
    }
    probe = {
        "id": "probe", "effect": "idempotent", "http": {"url": "http://127.0.0.1:${{ tasks.serve.outputs.port }}/"},
        "outputs": {"status": "result.status"},
    }  # fmt: skip
    use = {
        "id": "use", **shell('test -n "$TOKEN" && [ "$GOOD" = true ]'), "effect": "idempotent",
    }  # fmt: skip
    use["env"] = {"TOKEN": "${{ tasks.token.outputs.it }}", "GOOD": "${{ string(inputs.good) }}"}
    document = plan(
        {"id": "up", "tasks": [{"id": "serve", "service": serve, "outputs": {"port": "int(result.port)"}}, token]},
        {"id": "work", "tasks": [probe, use]},
        inputs={"good": {"type": "boolean", "default": False}},
        outputs={"status": "tasks.probe.outputs.status"},
    )
    with TurboMode(tmp_path) as turbo:
        first = turbo.run(document)
        assert first.status == "FAILED", first.reason
        second = turbo.fork(first.id, inputs={"good": True}, start="probe").wait(60)
        assert (second.status, second.outputs) == ("COMPLETED", {"status": 200})
        assert turbo._runtime.look_up(first.id).outcome == "SUPERSEDED"
    assert log(tmp_path) == ["made"]


def test_files_are_where_they_were_and_artifacts_are_kept(tmp_path: Path) -> None:
    document = plan(
        {"id": "build", "tasks": [{"id": "make", "shell": "echo 1 > wheel", "artifacts": {"wheel": "wheel"}}]},
        {
            "id": "use",
            "tasks": [
                {
                    "id": "read",
                    "effect": "idempotent",
                    "shell": "test -e again && cat wheel; touch again; test -s wheel && test -e done",
                }
            ],
        },
    )
    with TurboMode(tmp_path) as turbo:
        first = turbo.run(document)
        (workspace,) = tmp_path.glob(".turbo-mode/executions/*/workspace")
        (workspace / "done").touch()
        second = turbo.fork(first.id).wait(60)
        assert (first.status, second.status) == ("FAILED", "COMPLETED")
        (kept,) = executions.artifacts(store_of(tmp_path), second.id)
        assert (kept.task, kept.is_kept) == ("make", True)


def test_what_has_happened_in_a_child_is_asked_for_by_its_parent(tmp_path: Path) -> None:
    inner = {
        "inputs": {"good": {"type": "boolean"}},
        "phases": [{"id": "within", "tasks": [
            {"id": "pay", **shell("echo paid >> $LOG")},
            {"id": "keyed", **shell('echo "$TURBO_MODE_IDEMPOTENCY_KEY" >> $LOG'), "effect": "keyed"},
            {"id": "fail", "shell": {"command": ["test", "${{ string(inputs.good) }}", "=", "true"]}},
        ]}],
    }  # fmt: skip
    call = {"id": "call", "plan": {"name": "inner", "inputs": {"good": "${{ inputs.good }}"}}}
    document = plan(
        {"id": "out", "tasks": [call]}, plans={"inner": inner}, inputs={"good": {"type": "boolean", "default": False}}
    )
    with TurboMode(tmp_path) as turbo:
        first = turbo.run(document)
        assert first.status == "FAILED"
        second = turbo.fork(first.id, inputs={"good": True})
        until(lambda: second.questions)
        (question,) = second.questions.values()
        assert "pay" in question["reason"]
        second.answer("d1", "repeat")
        assert second.wait(60).status == "COMPLETED"
        paid, key, again, same = log(tmp_path)
        assert (paid, again) == ("paid", "paid")
        assert key == same
        (child,) = second.children.values()
        with pytest.raises(Conflict, match="carries out a task"):
            turbo.fork(child.id)


def test_instances_that_went_well_are_kept(tmp_path: Path) -> None:
    move = {
        "id": "move", "foreach": "['a', 'b', 'c', 'd']", "key": "item", "tolerate": "0", "maxParallel": 1,
        "shell": {"script": 'echo "$1" >> $LOG; [ "$1" != c ] || [ -e fixed ]', "args": ["${{ item }}"]},
        "env": {"LOG": "${{ execution.planDir }}/log"}, "outputs": {"name": "string(item)"},
    }  # fmt: skip
    document = plan({"id": "only", "tasks": [move]}, outputs={"names": "tasks.move.outputs.name"})
    with TurboMode(tmp_path) as turbo:
        first = turbo.run(document)
        assert first.status == "FAILED"
        (workspace,) = tmp_path.glob(".turbo-mode/executions/*/workspace")
        (workspace / "fixed").touch()
        second = turbo.fork(first.id).wait(60)
        assert (second.status, second.outputs) == ("COMPLETED", {"names": ["a", "b", "c", "d"]})
    assert log(tmp_path) == ["a", "b", "c", "c", "d"]


def test_effects_are_adopted_and_taken_back_once(tmp_path: Path) -> None:
    book = {"id": "book", **shell("echo book >> $LOG"), "effect": "keyed", "compensate": shell("echo unbook >> $LOG")}
    pay = {"id": "pay", **shell("echo pay >> $LOG"), "compensate": shell("echo refund >> $LOG")}
    check = {"id": "check", "effect": "idempotent", "shell": {"command": ["test", "${{ inputs.mood }}", "!=", "bad"]}}
    gate = {
        "evidence": {"good": {"check": "inputs.good"}},
        "options": {"go": {"then": "continue"}, "back": {"then": "rollback"}},
    }
    document = plan(
        {"id": "buy", "tasks": [book, pay]}, {"id": "look", "tasks": [check], "gate": gate},
        inputs={"good": {"type": "boolean", "default": True}, "mood": "bad"}, decisionEngine={"autonomyLevel": "full"},
    )  # fmt: skip
    with TurboMode(tmp_path) as turbo:
        handle = turbo.start(document, {"mood": "good"})
        first = handle.wait(60)
        assert first.status == "COMPLETED"
        second = turbo.fork(first.id, start="book", inputs={"good": False}, repeat=["pay"]).wait(60)
        assert (second.status, second.outcome) == ("FAILED", "ROLLED_BACK")
        assert log(tmp_path) == ["book", "pay", "book", "pay", "refund", "unbook", "refund"]
        with pytest.raises(Conflict, match="taken back"):
            turbo.fork(second.id, start="book")
        with pytest.raises(Conflict, match="superseded"):
            turbo.fork(first.id, start="book")


def test_a_plan_that_could_not_take_it_back_is_refused(tmp_path: Path) -> None:
    task = {"id": "pay", "shell": "true", "compensate": {"shell": "true"}}
    with TurboMode(tmp_path) as turbo:
        first = turbo.run(plan({"id": "only", "tasks": [task]}))
        other = plan({"id": "only", "tasks": [{"id": "pay", "shell": "true"}, {"id": "more", "shell": "true"}]})
        with pytest.raises(Conflict, match="keep its `compensate`"):
            turbo.fork(first.id, other)
        more = plan({"id": "only", "tasks": [task, {"id": "more", "shell": "true"}]})
        assert turbo.fork(first.id, more).wait(60).status == "COMPLETED"
