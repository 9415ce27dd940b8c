"""Small stories about the machine that a transcript would hide among other lines."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.apply import apply
from turbo_mode.core.machine.decide import step
from turbo_mode.core.machine.inputs import Command, Facts, Recovered, Report, Tick
from turbo_mode.core.machine.moves import IllegalEntry
from turbo_mode.core.machine.outcomes import Done, Failure, Unknown
from turbo_mode.core.plan.model import Plan
from turbo_mode.testing.scenario import START, Scenario


def scenario(*tasks: dict[str, Any], **plan: Any) -> Scenario:
    """One phase with these tasks, handed in."""
    phases = [{"id": "work", "tasks": list(tasks)}]
    made = Scenario(msgspec.convert({"turbo": 1, "name": "story", "phases": phases, **plan}, Plan))
    made.feed("submit")
    return made


def starts(play: Scenario) -> list[e.AttemptStarted]:
    entries = [e.decode(body) for body in play.journal]
    return [entry for entry in entries if isinstance(entry, e.AttemptStarted)]


def test_a_keyed_task_keeps_its_key_over_retries_and_crashes() -> None:
    play = scenario({"id": "pay", "shell": "x", "effect": "keyed", "retry": {"attempts": 3, "delay": "1s"}})
    for line in ("done pay {exitCode: 1}", "after 2s", "lost pay", "unknown pay timeout", "after 10s", "done pay"):
        play.feed(line)
    assert [start.key for start in starts(play)] == ["x1:pay:1"] * 4
    assert play.state.status == "COMPLETED"


def test_each_round_of_a_phase_has_a_key_of_its_own() -> None:
    gate = {"options": {"again": {"then": "repeat"}, "go": {"then": "continue"}}}
    phase = {"id": "work", "tasks": [{"id": "pay", "shell": "x", "effect": "keyed"}], "gate": gate}
    play = scenario(phases=[phase])
    for line in ("done pay", "answer d1 again", "done pay"):
        play.feed(line)
    assert [start.key for start in starts(play)] == ["x1:pay:1", "x1:pay:2"]


def test_a_report_that_comes_after_the_loss_changes_nothing() -> None:
    play = scenario({"id": "call", "http": "http://api/"})
    first = starts(play)[0].attempt
    play.feed("lost call")
    late = Report(first, Done({"status": 200, "headers": {}, "body": None}))
    assert step(play.state, late, Facts(START)) == []
    assert play.state.tasks["call"].status == "RUNNING"


def test_a_clock_that_was_set_back_makes_a_timer_wait_and_not_fire_twice() -> None:
    play = scenario({"id": "nap", "wait": "10s"})
    assert step(play.state, Tick(), Facts(START - 5_000)) == []
    play.feed("after 10s")
    assert play.state.status == "COMPLETED"


def test_an_engine_that_dies_before_it_starts_a_task_is_no_strike_against_the_task() -> None:
    play = scenario({"id": "once", "shell": "x"})
    for _ in range(5):
        assert play.feed("notDone once lost")[0].startswith("AttemptLost")
    play.feed("done once")
    assert play.state.status == "COMPLETED"


def test_a_task_that_is_lost_three_times_while_it_runs_is_given_up() -> None:
    play = scenario({"id": "bomb", "shell": "x", "effect": "idempotent"})
    for _ in range(3):
        play.feed("lost bomb")
    assert play.state.tasks["bomb"].failure == Failure("lost", "its engine was lost 3 times while it ran")


def test_a_service_that_does_not_come_up_again_is_gone_and_work_goes_on() -> None:
    play = scenario({"id": "serve", "service": {"command": ["x"]}}, {"id": "call", "shell": "x"})
    play.feed("done serve")
    play.feed("lost serve")
    said = play.feed("done serve {problem: {code: not_ready, message: no answer}}")
    assert said == ['ServiceStopped attempt=serve.1.run.1 asked=false detail="no answer"']
    play.feed("done call")
    assert play.state.status == "COMPLETED"


def test_a_service_that_is_stopped_before_it_is_back_does_not_keep_the_end_waiting() -> None:
    play = scenario({"id": "serve", "service": {"command": ["x"]}}, {"id": "call", "shell": "x"})
    play.feed("done serve")
    play.feed("lost serve")
    play.feed("done serve")
    assert "ServicesStopping" in play.feed("done call")[2]
    play.feed("unknown serve cancelled")
    assert play.state.status == "COMPLETED"


def test_nothing_happens_before_the_plan_is_handed_in() -> None:
    play = Scenario(msgspec.convert({"turbo": 1, "name": "s", "phases": [{"id": "p", "tasks": [
        {"id": "a", "shell": "x"}]}]}, Plan))  # fmt: skip
    for input in (Command("pause"), Command("cancel"), Tick(), Recovered()):
        assert step(play.state, input, Facts(START)) == []


def test_values_in_a_condition_that_are_missing_fail_the_task_and_nothing_else() -> None:
    play = scenario(
        {"id": "look", "shell": "x", "optional": True, "outputs": {"size": "result.json.size"}},
        {"id": "use", "shell": "x", "when": "tasks.look.outputs.size > 1.0", "optional": True},
        {"id": "rest", "shell": "x"},
    )
    play.feed("done look {exitCode: 1}")
    assert play.state.tasks["use"].failure is not None
    play.feed("done rest")
    assert play.state.status == "COMPLETED"


def test_a_timeout_while_it_closes_ends_the_task_and_says_that_it_is_open() -> None:
    play = scenario({"id": "deploy", "shell": "x"})
    play.feed("cancel")
    seen = Report("deploy.1.run.1", Unknown(Failure("timeout")))
    ended = next(x for x in step(play.state, seen, Facts(START)) if isinstance(x, e.TaskCancelled))
    assert ended.open


def test_an_entry_that_no_table_allows_is_refused() -> None:
    play = scenario({"id": "a", "shell": "x"})
    with pytest.raises(IllegalEntry, match="RetryDue on task a, which is RUNNING"):
        apply(play.state, e.RetryDue(at=START, task="a"))
    with pytest.raises(IllegalEntry, match="PhaseSkipped on phase work, which is RUNNING"):
        apply(play.state, e.PhaseSkipped(at=START, phase="work"))
