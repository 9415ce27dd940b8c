"""Tasks that ask until it is there, stop at their deadline, fall back, handle a failure, pick by value: for real."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.places import store_of
from tests.processes import is_alive
from tests.stories.servers import saying
from tests.waiting import LIMITS, until
from turbo_mode import Plan, TurboMode
from turbo_mode.core.machine import entries as e
from turbo_mode.library import Result
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import stream_of

BACK = {
    "evidence": {"never": {"check": "false"}},
    "options": {"go": {"then": "continue"}, "back": {"then": "rollback"}},
}


def run(folder: Path, *tasks: dict[str, Any], **plan: Any) -> Result:
    document = {"turbo": 1, "name": "story", "phases": [{"id": "only", "tasks": list(tasks)}], **plan}
    with TurboMode(folder) as turbo:
        return turbo.start(Plan.from_dict(document)).wait(60)


def entries(folder: Path, id: str) -> list[e.AnyEntry]:
    with Reader.open(store_of(folder)) as reader:
        return [e.decode(stored.body) for stored in reader.read(stream_of(id))]


def test_a_poll_asks_until_it_is_ready_and_that_is_no_failure(tmp_path: Path) -> None:
    with saying({"ready": False}, {"ready": False}, {"ready": True, "version": "1.2"}) as (url, asked):
        result = run(
            tmp_path,
            {
                "id": "ready",
                "http": url,
                "poll": {"until": "result.body.ready", "every": "30ms"},
                "outputs": {"version": "result.body.version"},
            },
            outputs={"version": "tasks.ready.outputs.version", "attempts": "tasks.ready.attempts"},
        )
    assert (result.status, result.outputs) == ("COMPLETED", {"version": "1.2", "attempts": 3})
    assert len(asked) == 3
    kinds = [type(entry).__name__ for entry in entries(tmp_path, result.id)]
    assert kinds.count("PollScheduled") == 2
    assert "RetryScheduled" not in kinds


def test_a_poll_in_vain_ends_in_time(tmp_path: Path) -> None:
    with saying({"ready": False}) as (url, _):
        poll = {"until": "result.body.ready", "every": "50ms", "for": "220ms"}
        result = run(tmp_path, {"id": "ready", "http": url, "poll": poll})
    assert result.status == "FAILED"
    (failed,) = [entry for entry in entries(tmp_path, result.id) if isinstance(entry, e.TaskFailed)]
    assert failed.failure.code == "poll_timeout"


def test_a_deadline_ends_a_sleeping_program_and_its_retries(tmp_path: Path) -> None:
    for limit in LIMITS:
        shell = f"echo $$ > {tmp_path}/pid; sleep 600"
        task = {"id": "sleep", "effect": "idempotent", "deadline": f"{limit:g}s", "retry": 5, "shell": shell}
        result = run(tmp_path, task)
        if (tmp_path / "pid").exists():
            break
    assert result.status == "FAILED"
    (failed,) = [entry for entry in entries(tmp_path, result.id) if isinstance(entry, e.TaskFailed)]
    assert failed.failure.code == "deadline"
    assert not is_alive(int((tmp_path / "pid").read_text()))


def test_a_deadline_puts_what_happens_once_in_doubt(tmp_path: Path) -> None:
    document = {
        "turbo": 1,
        "name": "story",
        "phases": [{"id": "only", "tasks": [{"id": "pay", "shell": "sleep 600", "deadline": "200ms"}]}],
    }
    with TurboMode(tmp_path) as turbo:
        handle = turbo.start(Plan.from_dict(document))
        until(lambda: handle.questions)
        handle.answer("d1", "fail")
        assert handle.wait(60).status == "FAILED"


def test_a_fallback_does_the_work_and_sees_why(tmp_path: Path) -> None:
    task = {
        "id": "image",
        "effect": "idempotent",
        "shell": "echo no such image >&2; exit 4",
        "retry": {"attempts": 2, "every": "10ms"},
        "outputs": {"tag": "result.stdout.trim()"},
        "fallback": {
            "shell": 'echo "built after $WHY"',
            "env": {"WHY": "${{ error.attempt }}x ${{ error.code }}"},
            "outputs": {"tag": "result.stdout.trim()"},
        },
        "compensate": {"shell": f'echo "$TAG" > {tmp_path}/undone', "env": {"TAG": "${{ outputs.tag }}"}},
    }
    phase = {"id": "only", "tasks": [task], "gate": BACK}
    result = run(tmp_path, phases=[phase], decisionEngine={"autonomyLevel": "full"})
    assert (result.status, result.outcome) == ("FAILED", "ROLLED_BACK")
    (completed,) = [entry for entry in entries(tmp_path, result.id) if isinstance(entry, e.TaskCompleted)]
    assert (completed.by, completed.outputs) == ("fallback", {"tag": "built after 2x exit_status"})
    assert (tmp_path / "undone").read_text() == "built after 2x exit_status\n"


def test_a_switch_does_one_of_its_cases_and_a_handler_runs_where_it_failed(tmp_path: Path) -> None:
    switch = {
        "id": "deploy", "onFailure": "alarm",
        "switch": {
            "on": "inputs.kind",
            "cases": {"blue": {"shell": "echo azure", "outputs": {"color": "result.stdout.trim()"}}},
            "default": {"shell": "exit 7"},
        },
    }  # fmt: skip
    alarm = {"id": "alarm", "shell": f"touch {tmp_path}/alarm"}
    plan: dict[str, Any] = {"outputs": {"color": "tasks.deploy.outputs.?color.orValue('none')"}}
    good = run(tmp_path, switch, alarm, inputs={"kind": "blue"}, **plan)
    assert (good.status, good.outputs) == ("COMPLETED", {"color": "azure"})
    assert not (tmp_path / "alarm").exists()
    bad = run(tmp_path, switch, alarm, inputs={"kind": "red"}, **plan)
    assert (bad.status, bad.outputs) == ("FAILED", {"color": "none"})
    assert (tmp_path / "alarm").exists()


def test_a_wait_in_a_compensation_ends_by_itself(tmp_path: Path) -> None:
    task = {"id": "work", "shell": "true", "compensate": {"wait": "20ms"}}
    phases = [{"id": "only", "tasks": [task], "gate": BACK}]
    result = run(tmp_path, phases=phases, decisionEngine={"autonomyLevel": "full"})
    assert result.outcome == "ROLLED_BACK"


def test_a_service_that_is_a_fallback_is_stopped_at_the_end(tmp_path: Path) -> None:
    serve = ["python3", "-c", "import http.server, os; http.server.test(http.server.SimpleHTTPRequestHandler,"
             " port=int(os.environ['PORT']), bind='127.0.0.1')"]  # fmt: skip
    task = {
        "id": "api", "service": {"command": ["sleep", "60"], "ready": {"for": "100ms"}},
        "fallback": {"service": {"command": serve}, "outputs": {"port": "result.port"}},
    }  # fmt: skip
    ask = {"id": "ask", "http": "http://127.0.0.1:${{ tasks.api.outputs.port }}/"}
    result = run(tmp_path, task, ask)
    assert result.status == "COMPLETED"
    stopped = [entry for entry in entries(tmp_path, result.id) if isinstance(entry, e.ServiceStopped)]
    assert [(entry.attempt, entry.asked) for entry in stopped] == [("api.1.fallback.2", True)]
