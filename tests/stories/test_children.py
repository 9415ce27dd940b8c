"""Plans in plans, carried out for real: what goes down, what comes back, and what ends when something ends."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.stories.families import all_ids, begun, entries_of, ledger, state_of, written
from tests.waiting import LIMITS, until
from turbo_mode import Plan, TurboMode
from turbo_mode.core.machine import entries as e
from turbo_mode.errors import PlanInvalid
from turbo_mode.runtime.embedded import specs

# -- what goes down and what comes back --------------------------------------------------------------------------------


def test_a_file_and_a_plan_in_the_file_and_what_they_hand_on(tmp_path: Path) -> None:
    top = written(
        tmp_path,
        top="""
inputs: {version: "1.2"}
plans:
  double:
    inputs: {n: {type: integer}}
    phases:
      - id: p
        tasks: [{id: t, shell: "echo $((2 * $N))", env: {N: "${{ inputs.n }}"}, outputs: {n: result.json}}]
    outputs: {n: tasks.t.outputs.n}
phases:
  - id: ship
    tasks:
      - id: eu
        plan: {path: ./lib/deploy.yaml, inputs: {region: eu, version: "${{ inputs.version }}"}}
        outputs: {record: result.execution, ended: result.status}
      - {id: twice, plan: {name: double, inputs: {n: "${{ size(tasks.eu.outputs.url) }}"}}}
outputs:
  url: tasks.eu.outputs.url
  n: tasks.twice.outputs.n
  ended: tasks.eu.outputs.ended
  record: tasks.eu.outputs.record
""",
        lib__deploy="""
version: "7"
inputs: {region: {}, version: {}}
phases:
  - id: push
    tasks:
      - id: copy
        shell: 'printf "%s/%s/%s" "$R" "$V" "$P" > "$TURBO_MODE_OUTPUTS/url"; pwd > "$TURBO_MODE_OUTPUTS/pwd"'
        env: {R: "${{ inputs.region }}", V: "${{ inputs.version }}", P: "${{ execution.planVersion }}"}
        outputs: {url: result.files.url, pwd: result.files.pwd}
      - {id: where, shell: 'test "$TURBO_MODE_PLAN_DIR" = "$D"', env: {D: "${{ execution.planDir }}"}}
      - {id: deeper, plan: ../leaf.yaml}
outputs: {url: tasks.copy.outputs.url}
""",
        leaf="phases: [{id: p, tasks: [{id: t, shell: 'test -e \"$TURBO_MODE_PLAN_DIR/leaf.yaml\"'}]}]\n",
    )
    with TurboMode(tmp_path) as turbo:
        handle = turbo.start(Plan.load(top))
        result = handle.wait(60)
        assert result.status == "COMPLETED", result
        child = handle.children["eu"]
        assert result.outputs == {"url": "eu/1.2/7", "n": 16, "ended": "COMPLETED", "record": child.id}
        assert child.wait(60).outputs == {"url": "eu/1.2/7"}
        assert set(handle.children) == {"eu", "twice"}
        assert set(child.children) == {"deeper"}
    first = entries_of(tmp_path, child.id)[0]
    assert isinstance(first, e.ExecutionAccepted)
    assert (first.plan, first.parent, first.parent_task, first.parent_attempt) == (
        "deploy",
        handle.id,
        "eu",
        "eu.1.run.1",
    )
    assert first.plan_dir == str(tmp_path / "lib")
    assert first.workspace == str(tmp_path / ".turbo-mode" / "executions" / child.id / "workspace")
    assert first.trigger == "plan"


def test_an_input_that_does_not_fit_is_a_failure_before_anything_begins(tmp_path: Path) -> None:
    plan = Plan.parse("""
turbo: 1
name: top
plans: {inner: {inputs: {n: {type: integer, max: 3}}, phases: [{id: p, tasks: [{id: t, shell: x}]}]}}
phases:
  - id: p
    tasks:
      - {id: four, shell: echo 4, outputs: {n: result.json}}
      - {id: go, plan: {name: inner, inputs: {n: "${{ tasks.four.outputs.n }}"}}}
""")
    with TurboMode(tmp_path) as turbo:
        handle = turbo.start(plan)
        assert handle.wait(60).status == "FAILED"
        failure = state_of(turbo, handle.id).tasks["go"].failure
        assert failure is not None
        assert (failure.code, failure.message) == ("expression", "input `n`: `4` is more than 3")
        assert handle.children == {}


@pytest.mark.parametrize("said", ["plan", "environment"])
def test_limits_go_down_and_never_get_looser(tmp_path: Path, said: str) -> None:
    gate = "gate: {options: {goOn: {then: continue}, drop: {then: fail}}}"
    plan = Plan.parse(f"""
turbo: 1
name: top
decisionEngine: {{autonomyLevel: {"manual" if said == "plan" else "full"}}}
environments: {{live: {{autonomyLevel: manual, confidence: 0.5}}, test: {{}}}}
plans:
  inner:
    decisionEngine: {{autonomyLevel: full}}
    phases:
      - {{id: p, tasks: [{{id: t, shell: "true"}}], {gate}}}
phases: [{{id: p, environment: {"test" if said == "plan" else "live"}, tasks: [{{id: go, plan: {{name: inner}}}}]}}]
""")
    with TurboMode(tmp_path) as turbo:
        handle = turbo.start(plan)
        until(lambda: handle.status == "HELD")
        child = handle.children["go"]
        assert child.status == "HELD"
        assert state_of(turbo, child.id).level == "manual"
        assert state_of(turbo, handle.id).open_questions == 1
        child.answer("d1", "goOn", by="ada")
        assert handle.wait(60).status == "COMPLETED"
    kinds = [type(entry).__name__ for entry in entries_of(tmp_path, handle.id)]
    assert kinds.count("ChildAsks") == 1


SECRETS = """
secrets:
  env: CHILD_TOKEN
  file: {source: file, name: keys/token}
  other: OTHER_TOKEN
phases:
  - id: p
    tasks:
      - {id: go, plan: {path: ./below/use.yaml, secrets: [env, file]}}
outputs: {said: tasks.go.outputs.said}
"""
USES = """
secrets: {env: NOT_THIS_ONE, file: NEITHER}
phases:
  - id: p
    tasks:
      - id: use
        shell: 'echo "have $A and $B"'
        env: {A: "${{ secrets.env }}", B: "${{ secrets.file }}"}
        outputs: {said: result.stdout}
outputs: {said: tasks.use.outputs.said}
"""


def test_a_child_gets_the_secrets_that_are_named_and_by_the_references_of_its_parent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHILD_TOKEN", "sesame-one-11")
    monkeypatch.setenv("OTHER_TOKEN", "sesame-two-22")
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "token").write_text("sesame-three-33\n")
    (tmp_path / "keys" / "token").chmod(0o600)
    top = written(tmp_path, top=SECRETS, below__use=USES)
    with TurboMode(tmp_path) as turbo:
        handle = turbo.start(Plan.load(top))
        result = handle.wait(60)
        assert result.status == "COMPLETED", state_of(turbo, handle.children["go"].id).tasks["use"].failure
        assert result.outputs == {"said": "have *** and ***\n"}
        plan = state_of(turbo, handle.children["go"].id).blueprint.plan
        assert set(plan.secrets) == {"env", "file"}
    leaks = [
        path for path in (tmp_path / ".turbo-mode").rglob("*")
        if path.is_file() and any(f"sesame-{n}".encode() in path.read_bytes() for n in ("one", "two", "three"))
    ]  # fmt: skip
    assert leaks == []


def test_a_secret_that_was_not_named_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHILD_TOKEN", "sesame-one-11")
    monkeypatch.setenv("OTHER_TOKEN", "sesame-two-22")
    few, use = SECRETS.replace("secrets: [env, file]", "secrets: [env]"), USES.replace(", file: NEITHER", "")
    with pytest.raises(PlanInvalid) as refused:
        Plan.load(written(tmp_path, top=few, below__use=USES))
    assert [problem.code for problem in refused.value.problems] == ["E0214"]
    top = written(tmp_path, top=few, below__use=use.replace(', B: "${{ secrets.file }}"', "").replace(" and $B", ""))
    with TurboMode(tmp_path) as turbo:
        handle = turbo.start(Plan.load(top))
        assert handle.wait(60).outputs == {"said": "have ***\n"}
        assert set(state_of(turbo, handle.children["go"].id).blueprint.plan.secrets) == {"env"}


# -- ends --------------------------------------------------------------------------------------------------------------

SLOW = """
phases:
  - id: work
    tasks:
      - {id: wait, shell: 'touch "$TURBO_MODE_PLAN_DIR/started"; sleep 600', effect: idempotent}
      - {id: never, shell: 'touch "$TURBO_MODE_PLAN_DIR/never"'}
finally:
  - {id: tidy, shell: 'sleep 0.2; touch "$TURBO_MODE_PLAN_DIR/tidied"', effect: idempotent}
"""
CALLS_SLOW = """
plans:
  between: {phases: [{id: p, tasks: [{id: slow, plan: ./slow.yaml}]}]}
phases: [{id: p, tasks: [{id: go, plan: {name: between}}, {id: after, shell: x}]}]
"""


def test_a_cancel_goes_down_and_everybody_tidies_up(tmp_path: Path) -> None:
    top = written(tmp_path, top=CALLS_SLOW, slow=SLOW)
    with TurboMode(tmp_path) as turbo:
        handle = begun(turbo, tmp_path, top)
        handle.cancel("wrong branch")
        assert handle.wait(60).status == "CANCELLED"
        assert (tmp_path / "tidied").exists(), "the parent waits for the child's `finally`"
        assert not (tmp_path / "never").exists()
        between = handle.children["go"]
        below = between.children["slow"]
        assert (between.wait(60).status, below.wait(60).status) == ("CANCELLED", "CANCELLED")
        assert below.wait(60).reason == "wrong branch"
        assert state_of(turbo, handle.id).tasks["go"].status == "CANCELLED"


def test_a_cancelled_child_fails_its_task_and_its_parent_goes_on(tmp_path: Path) -> None:
    top = written(tmp_path, top=CALLS_SLOW, slow=SLOW)
    with TurboMode(tmp_path) as turbo:
        handle = begun(turbo, tmp_path, top)
        handle.children["go"].children["slow"].cancel("not today")
        assert handle.wait(60).status == "FAILED"
        failure = state_of(turbo, handle.children["go"].id).tasks["slow"].failure
        assert failure is not None
        assert failure.code == "cancelled"
        assert "was cancelled: not today" in failure.message


def test_a_stop_kills_down_the_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(specs, "USUAL_GRACE_MS", 600_000)
    stubborn = SLOW.replace("touch", 'trap "" TERM; touch', 1)
    top = written(tmp_path, top=CALLS_SLOW, slow=stubborn)
    with TurboMode(tmp_path) as turbo:
        handle = begun(turbo, tmp_path, top)
        turbo._runtime.stop(handle.id)
        assert handle.wait(60).status == "CANCELLED", "without the grace of ten minutes"
        assert (tmp_path / "tidied").exists()


def test_a_pause_goes_down_and_a_resume_too(tmp_path: Path) -> None:
    inner = """
phases:
  - id: work
    tasks:
      - {id: first, shell: 'cd "$TURBO_MODE_PLAN_DIR"; touch started; until test -e go; do sleep 0.02; done'}
      - {id: second, shell: 'touch "$TURBO_MODE_PLAN_DIR/second"'}
"""
    top = written(tmp_path, top=CALLS_SLOW.replace(", {id: after, shell: x}", ""), slow=inner)
    with TurboMode(tmp_path) as turbo:
        handle = begun(turbo, tmp_path, top)
        handle.pause("lunch")
        below = handle.children["go"].children["slow"]
        until(lambda: below.status == "PAUSED")
        (tmp_path / "go").touch()
        until(lambda: state_of(turbo, below.id).tasks["first"].status == "COMPLETED")
        time.sleep(0.3)
        assert not (tmp_path / "second").exists()
        assert handle.status == "PAUSED"
        handle.resume()
        assert handle.wait(60).status == "COMPLETED"


def test_a_child_whose_time_is_up_is_cancelled_and_tidies_up(tmp_path: Path) -> None:
    for limit in LIMITS:
        top = f"phases: [{{id: p, tasks: [{{id: go, plan: ./slow.yaml, timeout: {limit:g}s}}]}}]\n"
        with TurboMode(tmp_path) as turbo:
            handle = turbo.start(Plan.load(written(tmp_path, top=top, slow=SLOW)))
            assert handle.wait(60).status == "FAILED"
            failure = state_of(turbo, handle.id).tasks["go"].failure
            assert failure is not None
            assert failure.code == "timeout"
        if (tmp_path / "started").exists():
            break
    assert (tmp_path / "tidied").exists()


def test_a_retry_is_a_new_child_with_the_keys_of_the_one_before(tmp_path: Path) -> None:
    top = written(
        tmp_path,
        top="phases: [{id: p, tasks: [{id: go, plan: ./inner.yaml, retry: {attempts: 3, every: 10ms}}]}]\n",
        inner="""
phases:
  - id: p
    tasks:
      - {id: pay, effect: keyed, shell: 'echo "$TURBO_MODE_IDEMPOTENCY_KEY" >> "$TURBO_MODE_PLAN_DIR/ledger"'}
      - {id: flaky, shell: 'test "$(wc -l < "$TURBO_MODE_PLAN_DIR/ledger")" = 3'}
""",
    )
    with TurboMode(tmp_path) as turbo:
        handle = turbo.start(Plan.load(top))
        assert handle.wait(60).status == "COMPLETED"
    assert len(all_ids(tmp_path)) == 4
    assert len(ledger(tmp_path)) == 3
    assert len(set(ledger(tmp_path))) == 1
