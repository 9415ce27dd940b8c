"""Small stories about loops, windows, environments, time limits, tidying up and evidence."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from turbo_mode.core.decisions import rules
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.blueprint import USUAL_TIMEOUT
from turbo_mode.core.machine.decide import step
from turbo_mode.core.machine.inputs import Facts, Report
from turbo_mode.core.machine.outcomes import Done
from turbo_mode.core.machine.snapshot import dump, load
from turbo_mode.core.plan.model import Plan
from turbo_mode.testing.scenario import Scenario

GO = {"go": {"then": "continue"}, "stop": {"then": "fail"}}
SHELL = {"exitCode": 0, "stdout": "", "stderr": "", "json": None, "files": {}}


def play(*phases: dict[str, Any], **plan: Any) -> Scenario:
    made = Scenario(msgspec.convert({"turbo": 1, "name": "story", "phases": list(phases), **plan}, Plan))
    made.feed("submit")
    return made


def entries(scenario: Scenario, kind: type[Any]) -> list[Any]:
    return [entry for body in scenario.journal if isinstance(entry := e.decode(body), kind)]


def requests(scenario: Scenario, purpose: str = "run") -> list[dict[str, Any]]:
    return [entry.request for entry in entries(scenario, e.AttemptStarted) if entry.purpose == purpose]


def decision(scenario: Scenario) -> dict[str, Any]:
    """What the last decision or question was based on."""
    found = entries(scenario, e.OptionChosen | e.EscalationRaised)[-1]  # type: ignore[arg-type]
    return dict(found.context)


# -- loops -------------------------------------------------------------------------------------------------------------


def looping(until: str, **more: Any) -> dict[str, Any]:
    task = {"id": "t", "shell": "x", "outputs": {"n": "result.json"}, **more.pop("task", {})}
    return {"id": "p", "tasks": [task], "loop": {"until": until, "maxRounds": 3}, **more}


def test_a_round_reads_the_one_before_and_the_first_has_none() -> None:
    seen = "${{ previous.tasks.t.status }}/${{ previous.tasks.t.outputs.?n.orValue(0) }}"
    phase = looping("tasks.t.outputs.n == previous.tasks.t.outputs.?n.orValue(-1)", task={"env": {"BEFORE": seen}})
    scenario = play(phase)
    for n in (5, 7, 7):
        scenario.feed(f"done t {{json: {n}}}")
    assert [request["env"]["BEFORE"] for request in requests(scenario)] == ["NOT_RUN/0", "COMPLETED/5", "COMPLETED/7"]
    assert scenario.state.status == "COMPLETED"


def test_outputs_of_a_round_that_was_not_there_are_an_error() -> None:
    scenario = play(looping("previous.tasks.t.outputs.n > 1.0", gate={"options": GO}))
    scenario.feed("done t {json: 5}")
    (over,) = entries(scenario, e.LoopEnded)
    assert (over.met, over.then) == (False, "fail")
    assert over.why.startswith("until: ")
    assert decision(scenario)["evidence"]["loop.until"]["verdict"] == "FAIL"
    assert scenario.state.status == "FAILED"


def test_only_what_is_read_is_kept() -> None:
    plain, reading = play(looping("tasks.t.outputs.n == 3")), play(looping("previous.tasks.t.status == 'FAILED'"))
    for scenario in (plain, reading):
        scenario.feed("done t {json: 1}")
    assert plain.state.phases["p"].previous == {}
    assert reading.state.phases["p"].previous["t"]["outputs"] == {"n": 1}


def test_a_repeat_of_a_gate_sets_previous_too() -> None:
    task = {"id": "t", "shell": "x", "env": {"WAS": "${{ previous.tasks.t.status }}"}, "outputs": {"n": "result.json"}}
    scenario = play({"id": "p", "tasks": [task], "gate": {"options": {"again": {"then": "repeat"}, **GO}}})
    scenario.feed("done t {exitCode: 1}")
    assert [request["env"]["WAS"] for request in requests(scenario)] == ["NOT_RUN", "FAILED"]


def test_the_round_before_survives_being_put_away() -> None:
    started = "previous.tasks.t.status == 'NOT_RUN' ? '' : string(previous.tasks.t.startedAt)"
    scenario = play(looping("false", task={"env": {"AT": "${{ " + started + " }}"}}))
    scenario.feed("done t {json: 1}")
    again = load(scenario.state.blueprint, dump(scenario.state))
    said = step(again, Report("t.2.run.1", Done(SHELL | {"json": 2})), Facts(scenario.now))
    (started_again,) = (entry for entry in said if isinstance(entry, e.AttemptStarted))
    assert started_again.request["env"]["AT"] == "2023-11-14T22:13:20Z"


# -- environments ------------------------------------------------------------------------------------------------------

PLACES = {"here": {"values": {"url": "http://here", "deep": {"n": ["${{ inputs.team }}"]}}}, "there": {}}


def test_the_whole_phase_sees_its_environment() -> None:
    phase = {
        "id": "p",
        "environment": "here",
        "env": {"URL": "${{ environment.url }}"},
        "tasks": [{"id": "t", "shell": "x", "compensate": {"http": "${{ environment.url }}/undo"}}],
        "gate": {
            "evidence": {"no": {"check": "environment.name != 'here'"}},
            "options": {"back": {"then": "rollback"}},
        },
        "finally": [{"id": "f", "shell": "x", "env": {"DEEP": "${{ environment.deep.n[0] }}"}}],
    }
    scenario = play(phase, inputs={"team": "blue"}, environments=PLACES, decisionEngine={"autonomyLevel": "high"})
    scenario.feed("done t")
    scenario.feed("done f")
    assert [request["env"] for request in requests(scenario)] == [
        {"URL": "http://here"},
        {"URL": "http://here", "DEEP": "blue"},
    ]
    assert requests(scenario, "undo")[0]["url"] == "http://here/undo"
    assert decision(scenario)["environment"] == "here"


def test_an_environment_can_only_tighten() -> None:
    loose = {"loose": {"autonomyLevel": "full", "confidence": 0.1}}
    phase = {"id": "p", "environment": "loose", "tasks": [{"id": "t", "shell": "x"}], "gate": {"options": GO}}
    scenario = play(phase, environments=loose, decisionEngine={"autonomyLevel": "manual", "confidence": 0.99})
    scenario.feed("done t")
    (question,) = entries(scenario, e.EscalationRaised)
    assert question.level == "manual"


# -- time limits -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phase", "task", "defaults", "expected"),
    [
        ({}, {}, {}, USUAL_TIMEOUT),
        ({"timeout": "5m"}, {}, {}, 0),
        ({"timeout": "5m"}, {"timeout": "10s"}, {}, 10_000),
        ({"timeout": "5m", "taskTimeout": "30s"}, {}, {}, 30_000),
        ({"timeout": "5m"}, {}, {"timeout": "2h"}, 7_200_000),
        ({"taskTimeout": "30s"}, {}, {"timeout": "2h"}, 30_000),
    ],
)
def test_the_time_of_an_attempt(
    phase: dict[str, Any], task: dict[str, Any], defaults: dict[str, Any], expected: int
) -> None:
    scenario = play(
        {"id": "p", "tasks": [{"id": "t", "shell": "x", **task}], **phase}, executionPipeline={"defaults": defaults}
    )
    assert requests(scenario)[0]["timeoutMs"] == expected


def test_what_is_not_a_program_or_tidies_up_has_a_limit_of_its_own() -> None:
    tasks = [{"id": "t", "http": "http://api/"}]
    scenario = play({"id": "p", "timeout": "5h", "tasks": tasks, "finally": [{"id": "f", "shell": "x"}]})
    scenario.feed("done t")
    assert [request["timeoutMs"] for request in requests(scenario)] == [USUAL_TIMEOUT] * 2


def test_only_optional_tasks_out_of_time_hold_up_nobody() -> None:
    scenario = play({"id": "p", "timeout": "1m", "tasks": [{"id": "t", "wait": "1h", "optional": True}]})
    scenario.feed("after 1m")
    assert scenario.state.tasks["t"].status == "FAILED"
    assert scenario.state.status == "COMPLETED"


def test_an_end_that_was_seen_in_time_counts_as_what_it_was() -> None:
    phase = {
        "id": "p",
        "timeout": "1m",
        "parallel": True,
        "tasks": [{"id": "a", "shell": "x"}, {"id": "b", "shell": "x"}],
    }
    scenario = play(phase)
    scenario.feed("after 1m")
    scenario.feed("done a")
    scenario.feed("done b {exitCode: 3}")
    failure = scenario.state.tasks["b"].failure
    assert scenario.state.tasks["a"].status == "COMPLETED"
    assert failure is not None
    assert failure.code == "exit_status"


# -- tidying up --------------------------------------------------------------------------------------------------------


def test_tidying_sees_all_tasks_of_its_phase_also_those_that_never_ran() -> None:
    env = {"SEEN": "${{ tasks.a.status }} ${{ tasks.b.status }}", "ERROR": "${{ tasks.a.error.code }}"}
    phase = {
        "id": "p",
        "tasks": [{"id": "a", "shell": "x"}, {"id": "b", "shell": "x"}],
        "finally": [{"id": "f", "shell": "x", "env": env}],
    }
    scenario = play(phase)
    scenario.feed("done a {exitCode: 1}")
    assert requests(scenario)[-1]["env"] == {"SEEN": "FAILED NOT_RUN", "ERROR": "exit_status"}


def test_two_stops_end_tidying_too() -> None:
    phase = {"id": "p", "tasks": [{"id": "a", "shell": "x"}], "finally": [{"id": "f", "shell": "x"}]}
    scenario = play(phase, {"id": "q", "tasks": [{"id": "b", "shell": "x"}]})
    for line in ("cancel", "unknown a cancelled", "unknown f cancelled"):
        scenario.feed(line)
    assert [scenario.state.task_status(id) for id in ("a", "f", "b")] == ["CANCELLED", "CANCELLED", "NOT_RUN"]
    assert scenario.state.status == "CANCELLED"


# -- evidence ----------------------------------------------------------------------------------------------------------


def weighed(evidence: dict[str, Any], result: str = "", **gate: Any) -> Scenario:
    task = {"id": "t", "shell": "x", "outputs": {"of": "result.json"}}
    options = gate.pop("options", GO)
    phase = {"id": "p", "tasks": [task], "gate": {"evidence": evidence, "options": options, **gate}}
    scenario = play(phase, decisionEngine={"autonomyLevel": "high"})
    scenario.feed(f"done t {{json: {result or 1}}}")
    return scenario


def test_evidence_of_many_items_names_ten_that_did_not_pass() -> None:
    found = decision(weighed({"up": {"foreach": "tasks.t.outputs.of", "check": "item < 3.0"}}, str(list(range(20)))))
    up = found["evidence"]["up"]
    assert up["verdict"] == "FAIL"
    assert up["items"] == [str(number) for number in range(3, 13)]
    assert up["note"].startswith("17 of 20 (3, 4,")
    assert "and 7 more" in up["note"]


def test_the_worst_item_counts_and_one_that_cannot_be_read_is_no_data() -> None:
    check = {"up": {"foreach": "tasks.t.outputs.of", "as": "site", "check": "site.up"}}
    found = decision(weighed(check, "[{key: eu, up: true}, {key: us}, {key: ap, up: true}]"))
    assert found["evidence"]["up"]["verdict"] == "NODATA"
    assert found["evidence"]["up"]["items"] == ["us"]
    assert decision(weighed(check, "7"))["evidence"]["up"]["note"] == "foreach: it is no list"


METRIC = {"candidate": {"values": "tasks.t.outputs.of"}, "baseline": {"values": "[10, 11, 12, 13]"}}


@pytest.mark.parametrize(
    ("no_data", "verdict", "status"),
    [("fail", "FAIL", "FAILED"), ("ignore", "PASS", "COMPLETED"), ("hold", "NODATA", "HELD")],
)
def test_missing_numbers_count_as_the_judge_says(no_data: str, verdict: str, status: str) -> None:
    scenario = weighed({"speed": {"metric": METRIC, "judge": {"minSamples": 4, "noData": no_data}}}, "[1, 2]")
    assert decision(scenario)["evidence"]["speed"]["verdict"] == verdict
    assert scenario.state.public_status == status


def test_what_is_not_numbers_is_no_data() -> None:
    scenario = weighed({"speed": {"metric": METRIC, "judge": {"minSamples": 1}}}, "[1, fast]")
    speed = decision(scenario)["evidence"]["speed"]
    assert (speed["verdict"], speed["undecided"]) == ("NODATA", True)
    assert "list of numbers" in speed["note"]


def test_numbers_stand_in_the_record_and_an_option_reads_them() -> None:
    when = "evidence.speed.candidate > evidence.speed.baseline && evidence.speed.p < 0.5"
    options = {"go": {"then": "continue"}, "slower": {"then": "fail", "when": when}}
    scenario = weighed({"speed": {"metric": METRIC, "judge": {"minSamples": 4}}}, "[20, 21, 22, 23]", options=options)
    assert decision(scenario)["evidence"]["speed"]["measured"] == {
        "samples": [4, 4], "candidate": 21.5, "baseline": 11.5, "p": 0.014286, "shift": 10.0, "low": 8.0, "high": 12.0,
    }  # fmt: skip
    (choice,) = entries(scenario, e.OptionChosen)
    assert choice.selection == "slower"


def test_undecided_evidence_that_is_not_critical_only_lowers_the_confidence() -> None:
    judge = {"minSamples": 4, "weight": 0.5}
    scenario = weighed({"speed": {"metric": METRIC, "judge": judge, "critical": False}}, "[1]")
    (choice,) = entries(scenario, e.OptionChosen)
    odds = 0.97 / 0.03 * rules.AGAINST**0.5
    assert (choice.selection, choice.confidence) == ("go", round(odds / (1 + odds), 4))


def test_a_person_may_go_on_where_the_evidence_decides_nothing() -> None:
    scenario = weighed({"speed": {"metric": METRIC, "judge": {"minSamples": 4}}}, "[1]")
    (question,) = entries(scenario, e.EscalationRaised)
    assert question.reason == "the evidence doesn't decide it: speed"
    scenario.feed("answer d1 go")
    assert scenario.state.status == "COMPLETED"
