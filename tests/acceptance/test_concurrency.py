"""What executions share, from outside: locks, plans that wait for one another, a limit of the engine, labels."""

from __future__ import annotations

import json
import signal

import pytest

from tests.cli.conftest import Person
from tests.places import store_of
from turbo_mode.core.machine.children import is_child
from turbo_mode.operations import executions

pytestmark = pytest.mark.deep

CAREFUL = """
      mkdir "$TURBO_MODE_PLAN_DIR/inside" || echo overlap >> "$TURBO_MODE_PLAN_DIR/overlaps"
      echo "$TURBO_MODE_TASK" >> "$TURBO_MODE_PLAN_DIR/order"
      until test -e "$TURBO_MODE_PLAN_DIR/go"; do sleep 0.02; done
      sleep 0.1
      rmdir "$TURBO_MODE_PLAN_DIR/inside"
"""
"""A program that notices when another one is where it is."""
LOCKED = f"""
turbo: 1
name: migrate
inputs: {{database: orders}}
phases:
  - id: p
    parallel: true
    tasks:
      - id: first
        concurrency: "migrations-${{{{ inputs.database }}}}"
        effect: idempotent
        shell: |{CAREFUL.replace(chr(10), chr(10) + "    ")}
      - id: second
        concurrency: "migrations-${{{{ inputs.database }}}}"
        shell: |{CAREFUL.replace(chr(10), chr(10) + "    ")}
"""
ONE_AT_A_TIME = """
turbo: 1
name: deploy
concurrency: {key: prod, overlap: OVERLAP}
phases:
  - id: p
    tasks: [{id: push, shell: 'until test -e "$TURBO_MODE_PLAN_DIR/go"; do sleep 0.02; done', effect: idempotent}]
finally: [{id: tidy, shell: 'echo tidied >> "$TURBO_MODE_PLAN_DIR/tidied"', effect: idempotent}]
"""
CROWD = """
turbo: 1
name: crowd
phases:
  - id: p
    parallel: true
    tasks:
      - id: work
        foreach: range(4)
        effect: idempotent
        priority: PRIORITY
        shell: |
          touch "$TURBO_MODE_PLAN_DIR/here/$TURBO_MODE_EXECUTION-$$"
          ls "$TURBO_MODE_PLAN_DIR/here" | wc -l >> "$TURBO_MODE_PLAN_DIR/counts"
          for i in $(seq 100); do [ "$(ls "$TURBO_MODE_PLAN_DIR/here" | wc -l)" -lt 2 ] || break; sleep 0.01; done
          ls "$TURBO_MODE_PLAN_DIR/here" | wc -l >> "$TURBO_MODE_PLAN_DIR/counts"
          rm "$TURBO_MODE_PLAN_DIR/here/$TURBO_MODE_EXECUTION-$$"
"""
PAIR = """
turbo: 1
name: pair
phases:
  - id: p
    parallel: true
    effect: idempotent
    tasks:
      - {id: first, shell: 'cd "$TURBO_MODE_PLAN_DIR"; echo x >> order; until test -e go; do sleep 0.02; done'}
      - {id: second, shell: 'cd "$TURBO_MODE_PLAN_DIR"; echo x >> order; until test -e go; do sleep 0.02; done'}
"""
NESTED = """
turbo: 1
name: outer
phases:
  - id: p
    parallel: true
    tasks:
      - {id: a, plan: {name: inner, inputs: {lock: b}}, concurrency: a}
      - {id: b, plan: {name: inner, inputs: {lock: a}}, concurrency: b}
      - {id: c, plan: {name: inner, inputs: {lock: c}}, concurrency: c}
plans:
  inner:
    inputs: {lock: ""}
    phases:
      - id: q
        tasks:
          - id: ready
            effect: idempotent
            env: {LOCK: "${{ inputs.lock }}"}
            shell: |
              cd "$TURBO_MODE_PLAN_DIR"
              touch "$LOCK"
              until [ -e a ] && [ -e b ]; do sleep 0.01; done
          - {id: work, shell: "true", concurrency: "${{ inputs.lock }}", effect: idempotent}
"""


def lines(person: Person, name: str) -> list[str]:
    path = person.folder / name
    return path.read_text().split() if path.exists() else []


def test_a_task_waits_for_its_lock_and_everybody_is_told_who_has_it(person: Person) -> None:
    person.write(LOCKED)
    first = person.begin("run", "plan.yaml")
    person.until(lambda: lines(person, "order"))
    other = person.begin("run", "plan.yaml", "-v")
    person.until(lambda: len(person.rows()) == 2)
    holder = person.rows()[1].short_id
    person.until(lambda: "held by execution" in person.press("show").stdout)
    shown = person.press("show").stdout
    assert f"waits for `migrations-orders` (held by execution {holder})" in shown
    data = json.loads(person.press("show", "--json").stdout)
    waits = data["phases"][0]["tasks"][0]["waits"]
    assert (waits["waitsFor"], waits["kind"], waits["heldBy"][-6:]) == ("migrations-orders", "LOCK", holder)
    assert data["running"] == 0
    person.go()
    said = other.communicate(timeout=60)[1]
    assert f"first: waits for `migrations-orders` (held by execution {holder})" in said
    assert (first.wait(60), other.wait(60)) == (0, 0)
    assert sorted(lines(person, "order")) == ["first", "first", "second", "second"]
    assert not lines(person, "overlaps")


def test_a_lock_is_kept_when_the_engine_is_killed_and_given_back_once(person: Person) -> None:
    person.write(LOCKED)
    killed = person.begin("run", "plan.yaml")
    person.until(lambda: lines(person, "order"))
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    newer = person.begin("run", "plan.yaml")
    held = person.until(lambda: json.loads(person.press("show", "--json").stdout)["phases"][0]["tasks"][0].get("waits"))
    assert held["heldBy"] == person.rows()[1].id
    resumed = person.press("resume", person.rows()[1].short_id, "--timeout", "1s", code=None)
    assert resumed.returncode == 6
    assert lines(person, "order") == ["first"]
    person.go()
    assert newer.wait(60) == 0
    person.until(lambda: [row.status for row in person.rows()] == ["COMPLETED", "COMPLETED"])
    assert len(lines(person, "order")) == 4
    assert not lines(person, "overlaps")


def test_one_execution_of_a_plan_at_a_time(person: Person) -> None:
    person.write(ONE_AT_A_TIME.replace("OVERLAP", "queue"))
    first = person.begin("run", "plan.yaml")
    person.until_status("RUNNING")
    second = person.begin("run", "plan.yaml")
    queued = person.until_status("PENDING")
    holder = person.rows()[1].short_id
    assert f"waits for `prod` (held by execution {holder})" in person.press("list").stdout
    listed = json.loads(person.press("list", "--json").stdout.splitlines()[0])
    assert (listed["status"], listed["waits"]["kind"], listed["waits"]["heldBy"][-6:]) == ("PENDING", "PLAN", holder)
    third = person.begin("run", "plan.yaml")
    person.until(lambda: len(person.rows()) == 3)
    person.press("cancel", queued)
    assert second.wait(60) == 130 or person.rows()[1].status == "CANCELLED"
    assert not lines(person, "tidied")
    person.go()
    assert (first.wait(60), third.wait(60)) == (0, 0)
    assert lines(person, "tidied") == ["tidied", "tidied"]


def test_another_start_is_refused_or_takes_the_place(person: Person) -> None:
    person.write(ONE_AT_A_TIME.replace("OVERLAP", "skip"), "skip.yaml")
    person.write(ONE_AT_A_TIME.replace("OVERLAP", "replace"), "replace.yaml")
    first = person.begin("run", "skip.yaml")
    older = person.until_status("RUNNING")
    refused = person.press("run", "skip.yaml", code=None)
    assert f"`prod` is held by execution {older}" in refused.stderr + refused.stdout
    assert person.rows()[0].status == "CANCELLED"
    newer = person.begin("run", "replace.yaml")
    person.until(lambda: person.rows()[-1].status == "CANCELLED")
    assert lines(person, "tidied") == ["tidied"]
    person.go()
    assert newer.wait(60) == 0
    assert first.wait(60) != 0
    assert f"execution {person.id} takes its place" in person.press("show", older).stdout


def test_an_engine_carries_out_no_more_than_its_owner_lets_it(person: Person) -> None:
    (person.folder / "here").mkdir()
    person.write(CROWD.replace("PRIORITY", "0"), "low.yaml")
    person.write(CROWD.replace("PRIORITY", "5"), "high.yaml")
    person.write("executionPipeline: {maxRunning: 2}", "turbo-mode.yaml")
    running = [person.begin("run", name) for name in ("low.yaml", "high.yaml", "low.yaml")]
    assert [each.wait(60) for each in running] == [0, 0, 0]
    counts = [int(each) for each in lines(person, "counts")]
    assert len(counts) == 24
    assert max(counts) == 2
    assert "maxRunning" in person.press("config", "show").stdout


def test_a_tenant_has_no_more_slots_than_its_owner_lets_it_have(person: Person) -> None:
    person.write(PAIR)
    person.write("executionPipeline: {maxRunning: 8, maxRunningPerTenant: 2}", "turbo-mode.yaml")
    first = person.begin("run", "plan.yaml")
    person.until(lambda: len(lines(person, "order")) == 2)
    holder = person.id
    second = person.begin("run", "plan.yaml", "-v")
    waits = f"first: waits for a slot of tenant `default` (held by execution {holder})"
    person.until(lambda: len(person.rows()) == 2 and waits.partition(": ")[2] in person.press("show").stdout)
    told = json.loads(person.press("show", "--json").stdout)["phases"][0]["tasks"][0]["waits"]
    assert (told["kind"], told["waitsFor"], told["heldBy"][-6:]) == ("TENANT", "default", holder)
    assert len(lines(person, "order")) == 2
    person.go()
    assert waits in second.communicate(timeout=60)[1]
    assert (first.wait(60), second.wait(60)) == (0, 0)
    assert len(lines(person, "order")) == 4


def test_the_limit_of_a_tenant_is_one_like_the_others(person: Person) -> None:
    person.write("executionPipeline: {maxRunningPerTenant: 2}", "turbo-mode.yaml")
    assert "maxRunningPerTenant 2         turbo-mode.yaml" in person.press("config", "show").stdout
    stricter = person.press("config", "show", "--json", TURBO_MODE_MAX_RUNNING_PER_TENANT="1").stdout
    origin = "TURBO_MODE_MAX_RUNNING_PER_TENANT"
    assert json.loads(stricter)["limits"] == [{"key": "maxRunningPerTenant", "value": 1, "origin": origin}]
    person.write("executionPipeline: {maxRunningPerTenant: many}", "turbo-mode.yaml")
    refused = person.press("config", "check", code=78).stderr
    assert "turbo-mode.yaml:1" in refused
    assert "maxRunningPerTenant" in refused


def test_plans_in_plans_share_their_locks_and_no_wait_is_for_ever(person: Person) -> None:
    person.write(NESTED)
    person.press("run", "plan.yaml", code=None)
    shown = json.loads(person.press("show", "--json").stdout)
    tasks = {task["id"]: task["status"] for task in shown["phases"][0]["tasks"]}
    assert tasks["c"] == "COMPLETED"
    assert sorted((tasks["a"], tasks["b"])) == ["COMPLETED", "FAILED"]
    rows = executions.listed(store_of(person.folder), children=True, statuses=("FAILED",))
    assert any("deadlock" in person.press("show", row.id, "--json").stdout for row in rows if is_child(row.id))


def test_a_label_that_the_engine_does_not_have(person: Person) -> None:
    person.write("turbo: 1\nname: train\nphases: [{id: p, tasks: [{id: fit, shell: 'true', runOn: [gpu, linux]}]}]\n")
    refused = person.press("run", "plan.yaml", code=None, TURBO_MODE_LABELS='["linux"]')
    assert refused.returncode != 0
    assert "plan.yaml:3  task `fit` wants `gpu`" in refused.stderr
    assert "it has `linux`" in refused.stderr
    assert "wants the label `gpu`" in person.press("check", "plan.yaml").stdout
    person.press("run", "plan.yaml", TURBO_MODE_LABELS='["linux", "gpu"]')
