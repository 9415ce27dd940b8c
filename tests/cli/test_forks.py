"""Going on with what has ended: from the command line."""

from __future__ import annotations

import json
import signal

import pytest

from tests.cli.conftest import Person

pytestmark = pytest.mark.deep

RELEASE = """
turbo: 1
name: release
inputs: {region: eu, works: {type: boolean, default: false}}
phases:
  - id: build
    tasks:
      - {id: compile, shell: echo compiled >> log; echo 1.0 > version, outputs: {version: "'1.0'"}}
  - id: deploy
    tasks:
      - {id: migrate, shell: {script: 'echo "migrate $1" >> log', args: ["${{ inputs.region }}"]}}
      - id: roll
        effect: idempotent
        shell: {script: 'test "$1" = true && cat version >> log', args: ["${{ string(inputs.works) }}"]}
  - id: announce
    tasks: [{id: tell, shell: echo told >> log}]
finally: [{id: tidy, shell: echo tidied >> log}]
"""


def log(person: Person) -> list[str]:
    (kept,) = person.folder.glob(".turbo-mode/executions/*/workspace/log")
    return kept.read_text().splitlines()


def failed(person: Person) -> str:
    person.write(RELEASE)
    said = person.press("run", "plan.yaml", code=1).stderr
    assert f"turbo-mode retry {person.id}" in said
    return person.id


def test_what_failed_is_done_again_and_the_rest_is_kept(person: Person) -> None:
    first = failed(person)
    said = person.press("fork", first, "--input", "works=true")
    assert "2 tasks kept, 1 done again, 1 not done before" in said.stderr
    assert "reads inputs.works, which is changed" in said.stderr
    assert log(person) == ["compiled", "migrate eu", "tidied", "1.0", "told", "tidied"]
    assert "SUPERSEDED" in person.press("list").stdout
    shown = json.loads(person.press("show", first, "--json").stdout)
    assert (shown["status"], shown["outcome"]) == ("FAILED", "SUPERSEDED")
    newest = json.loads(person.press("show", "--json").stdout)
    assert newest["forks"] == shown["executionId"]
    assert shown["supersededBy"] == newest["executionId"]
    assert newest["lineage"] == shown["executionId"]
    assert newest["status"] == "COMPLETED"
    assert "goes on from" in person.press("show").stdout
    assert f"turbo-mode logs {first}/compile" in person.press("logs", f"{person.id}/compile", code=2).stderr


def test_a_retry_of_what_fails_again_can_be_retried_again(person: Person) -> None:
    failed(person)
    for _ in range(2):
        assert "1 done again" in person.press("retry", person.id, code=1).stderr
    assert log(person) == ["compiled", "migrate eu", *["tidied"] * 3]


def test_it_is_seen_before_it_is_done(person: Person) -> None:
    first = failed(person)
    before = person.rows()
    said = person.press("retry", first, "--from", "deploy", "--dry-run").stdout
    assert "? migrate has happened" in said
    assert "--repeat migrate" in said
    plan = json.loads(person.press("retry", first, "--from", "deploy", "--dry-run", "--json").stdout)
    assert plan["kept"] == ["compile"]
    assert [each["task"] for each in plan["again"]] == ["migrate", "roll", "tell"]
    assert [(each["task"], each["execution"]) for each in plan["asks"]] == [("migrate", plan["forks"])]
    assert person.rows() == before


def test_what_has_happened_is_asked_for(person: Person) -> None:
    first = failed(person)
    said = person.press("fork", first, "-i", "works=true", "-i", "region=us", "--no-wait", code=5)
    assert "Shall `migrate` happen again?" in said.stderr
    person.press("decisions", "answer", f"{person.id}/d1", "repeat")
    person.press("resume", person.id)
    assert log(person) == ["compiled", "migrate eu", "tidied", "migrate us", "1.0", "told", "tidied"]


def test_leave_can_be_given_beforehand(person: Person) -> None:
    first = failed(person)
    person.press("fork", first, "-i", "works=true", "--from", "deploy", "--repeat", "migrate")
    assert log(person).count("migrate eu") == 2


def test_by_another_plan(person: Person) -> None:
    first = failed(person)
    better = RELEASE.replace('test "$1" = true && cat version', "echo better").replace("name: release", "name: other")
    person.write(better, "better.yaml")
    said = person.press("fork", first, "--plan", "better.yaml").stderr
    assert "is changed in the plan" in said
    assert log(person) == ["compiled", "migrate eu", "tidied", "better", "told", "tidied"]


def test_from_an_entry(person: Person) -> None:
    person.write(RELEASE)
    person.press("run", "plan.yaml", "-i", "works=true")
    entries = person.press("show", "--entries").stdout.splitlines()
    built = next(line.split()[0] for line in entries if "PhaseEnded" in line and "build" in line)
    said = person.press("fork", person.id, "--from", built, "--dry-run").stdout
    assert "1 task kept, 3 done again" in said
    person.press("fork", person.id, "--from", built, "--repeat", "migrate", "--repeat", "tell")
    assert log(person).count("compiled") == 1
    assert log(person).count("told") == 2


def test_the_owner_of_the_store_is_handed_it(person: Person) -> None:
    first = failed(person)
    person.write(
        'turbo: 1\nname: waits\nphases: [{id: p, tasks: [{id: w, shell: \'until test -e "$TURBO_MODE_PLAN_DIR/go";'
        " do sleep 0.05; done'}]}]\n",
        "waits.yaml",
    )
    person.begin("run", "waits.yaml")
    person.until_status("RUNNING")
    said = person.press("fork", first, "-i", "works=true").stderr
    assert "looking on" in said
    assert "goes on where" in said
    person.go()


@pytest.mark.deep
def test_what_can_not_be_is_refused_in_words(person: Person) -> None:
    first = failed(person)
    for option, word, said in (
        ("--from", "deplyo", "no task or phase `deplyo`"),
        ("--from", "9999", "no entry 9999"),
        ("--from", "-1", "no task or phase `-1`"),
        ("--from", "tidy", "tidy tidies up"),
        ("--from", "tell", "tell has not begun"),
        ("--repeat", "nobody", "no task `nobody`"),
        ("-i", "works=perhaps", "input `works`"),
        ("-i", "nothing=1", "there is no input `nothing`"),
        ("--plan", "missing.yaml", "missing.yaml"),
        ("--from", "x" * 5000, "no task or phase"),
    ):
        refused = person.press("fork", first, option, word, code=2)
        assert said in refused.stderr
        assert "Traceback" not in refused.stderr
    assert len(person.rows()) == 1


@pytest.mark.deep
def test_what_lives_what_is_over_and_what_nobody_may(person: Person) -> None:
    first = failed(person)
    assert "a program of an execution can't" in person.press("retry", first, code=77, TURBO_MODE_EXECUTION="x").stderr
    person.press("fork", first, "-i", "works=true")
    assert "superseded" in person.press("retry", first, code=2).stderr
    assert "all of it ended well" in person.press("retry", person.id, code=2).stderr
    person.write(
        RELEASE.replace("tasks: [{id: tell, shell: echo told >> log}]", "tasks: [{id: hold, wait: {signal: go}}]")
    )
    running = person.begin("run", "plan.yaml", "-i", "works=true")
    person.until_tasks("RUNNING", "hold")
    running.send_signal(signal.SIGINT)
    assert running.wait(60) == 130
    assert "no task has failed" in person.press("retry", person.id, code=2).stderr
    for words in (["retry", person.id, "--from", "deploy"], ["fork", person.id, "-i", "region=us"]):
        assert f"turbo-mode cancel {person.id}" in person.press(*words, code=2).stderr
    person.press("cancel", person.id)
    assert "1 done again" in person.press("retry", person.id, "--dry-run").stdout


HELD = """
turbo: 1
name: held
decisionEngine: {autonomyLevel: manual}
phases:
  - id: roll
    effect: idempotent
    tasks:
      - {id: push, shell: 'echo push >> log; test -e fixed', outputs: {version: "'1.0'"}}
      - id: probe
        needs: [push]
        shell: {script: 'echo "probe $1" >> log', args: ["${{ tasks.push.outputs.version }}"]}
    gate: {options: {go: {then: continue}, stop: {then: fail}}}
  - id: tell
    effect: idempotent
    tasks: [{id: mail, shell: echo mail >> log}]
"""


def test_a_held_execution_is_tried_again_where_it_is(person: Person) -> None:
    person.write(HELD)
    person.press("run", "plan.yaml", "--no-wait", code=3)
    (person.folder / ".turbo-mode/executions").joinpath(person.rows()[0].id, "workspace/fixed").touch()
    assert "has not failed" in person.press("retry", person.id, "--task", "mail", code=2).stderr
    assert "did you mean `push`" in person.press("retry", person.id, "--task", "psuh", code=2).stderr
    said = person.press("retry", person.id, "--task", "push").stderr
    assert f"turbo-mode resume {person.id}" in said
    person.press("resume", "--no-wait", code=3)
    assert log(person) == ["push", "push", "probe 1.0"]
    assert "/d1 " not in person.press("decisions", "--open").stdout
    person.press("decisions", "answer", f"{person.id}/d2", "go")
    person.press("resume")
    assert log(person)[-1] == "mail"


def test_a_task_is_skipped_with_outputs_of_its_own(person: Person) -> None:
    person.write(HELD)
    person.press("run", "plan.yaml", "--no-wait", code=3)
    for words, said in {
        ("push", "--outputs", "[1]"): "must be a JSON object",
        ("push", "--outputs", "{"): "not JSON",
        ("nobody",): "no task `nobody`",
        ("probe",): "has ended",
    }.items():
        assert said in person.press("skip", person.id, *words, code=2).stderr
    assert "no output `size`" in person.press("skip", person.id, "mail", "--outputs", '{"size": 1}', code=2).stderr
    assert (
        "a program of an execution can't"
        in person.press("skip", person.id, "push", code=77, TURBO_MODE_EXECUTION="x").stderr
    )
    person.press("skip", person.id, "push", "--outputs", '{"version": "2.0"}', "--reason", "by hand")
    person.press("skip", person.id, "mail")
    person.press("resume", "--no-wait", code=3)
    person.press("decisions", "answer", f"{person.id}/d2", "go")
    person.press("resume")
    assert log(person) == ["push", "probe 2.0"]
    shown = person.press("show", "--entries").stdout
    assert "by hand" in shown
    assert "has ended" in person.press("skip", person.id, "mail", code=2).stderr
