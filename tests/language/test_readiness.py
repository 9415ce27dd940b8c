"""What the language has and this version can't do yet: checked whole, refused when it is started, with its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from turbo_mode import NotThereYet, Plan
from turbo_mode.core.plan.readiness import not_there_yet, notes
from turbo_mode.operations import submissions
from turbo_mode.plans.reader import load_plan, parse_plan

LATER = """\
turbo: 1
name: later
dataSources: [{type: file, name: rows, config: {url: rows.csv}}]
dataSinks:
  - {type: file, name: out, config: {url: out.csv}}
  - {type: queue, name: jobs, config: {url: "amqp://127.0.0.1"}}
  - {type: stream, name: unused, config: {url: "redis://127.0.0.1"}}
concurrency: one
decisionEngine:
  deciders: [rules, model]
  budgets: {asks: 3}
  changeWindow: {days: [mon]}
  rules: [{id: r, when: decision.confidence < 0.5, require: {from: ["role:owner"]}, reason: unsure}]
plans:
  inner:
    phases: [{id: a, tasks: [{id: tell, workflow: {system: airflow, name: nightly}}]}]
phases:
  - id: a
    pointOfNoReturn: true
    budgets: {tasks: 50}
    tasks:
      - {id: look, read: {source: rows}, effect: idempotent, priority: 3, runOn: [gpu]}
      - {id: put, write: {sink: out, target: t, rows: '[]'}, concurrency: out}
      - {id: send, write: {sink: jobs, target: t, rows: '[]'}}
      - {id: ask, approve: {from: ["role:release"]}}
      - {id: pick, decide: {options: {yes: {}}}}
      - {id: other, workflow: {system: airflow, name: nightly}}
      - {id: think, agent: {goal: think, output: {type: object}}, effect: idempotent}
      - {id: play, agent: {goal: think, model: "scripted:answers.json", output: {type: object}}, effect: idempotent}
      - {id: registered, plan: {name: deploy, version: "1"}}
      - {id: called, plan: inner}
    loop: {until: tasks.look.status == 'COMPLETED', maxRounds: 2, budgets: {tasks: 20}}
    gate:
      evidence: {late: {metric: {source: rows, candidate: {where: row.late}}, critical: false}}
      approve: {from: ["user:ada"]}
      deciders: [human, model]
      options: {go: {then: continue}, stop: {then: fail}}
"""


def test_what_language_models_are_told_to_leave_out_is_what_waits() -> None:
    page = (Path(__file__).parents[2] / "docs/user/agents.md").read_text()
    said = re.findall(r"`(\w+)`", page.partition("**Not yet.**")[2].partition("\n")[0])
    waiting = {found.key for found in not_there_yet(parse_plan(LATER).plan)}
    assert waiting == set(said) - {"check", "run"}


def test_everything_that_waits_is_found_where_it_stands() -> None:
    loaded = parse_plan(LATER)
    keys = [found.key for found in not_there_yet(loaded.plan)]
    awaited = "workflow workflow version"
    assert sorted(keys) == sorted(awaited.split())
    for path, key, _ in not_there_yet(loaded.plan):
        assert key in loaded.positions.find(path, "key").text


def test_a_start_is_refused_with_every_place() -> None:
    loaded = parse_plan(LATER, "later.yaml")
    with pytest.raises(NotThereYet) as caught:
        submissions.prepare(loaded, {})
    lines = caught.value.message.splitlines()
    assert lines[0] == "later.yaml is a good plan, but this version can't carry it out yet:"
    assert "  later.yaml:16  workflow  waits for: workflows of other systems" in lines
    assert not any("approve" in line or "pointOfNoReturn" in line for line in lines)
    assert caught.value.exit_code == 2


def test_the_library_refuses_it_the_same_way(tmp_path: Path) -> None:
    from turbo_mode import TurboMode

    with TurboMode(tmp_path) as turbo, pytest.raises(NotThereYet, match="waits for: workflows of other systems"):
        turbo.run(Plan.parse(LATER))


def test_what_changes_nothing_is_noted() -> None:
    plan = parse_plan(
        "turbo: 1\nname: x\n"
        "dataSources: [{type: file, name: rows, config: {}}]\n"
        "documentationFramework: {documents: [{type: runbook}]}\n"
        "progressTracking: {expect: 5m, reports: [{every: 1m, to: [console]}]}\n"
        "communicationProtocol: {notifications: [{events: ['execution:completed'], to: [console]}]}\n"
        "triggers: [{cron: 0 3 * * *}, {webhook: 'github:push'}]\n"
        "phases: [{id: a, tasks: [{id: b, shell: 'true'}]}]\n"
    ).plan
    assert not_there_yet(plan) == []
    assert notes(plan) == ["`rows` is declared, and nothing uses it"]


@pytest.mark.parametrize("example", sorted((Path(__file__).parents[2] / "examples").glob("*/plan.yaml")))
def test_the_examples_need_nothing_that_is_missing(example: Path) -> None:
    plan = load_plan(example).plan
    assert (not_there_yet(plan), notes(plan)) == ([], [])
