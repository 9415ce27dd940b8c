"""Whatever a child has done is taken back with its parent, by an execution that knows what the child knew."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.stories.families import all_ids, entries_of, env, ledger, mark, state_of, written
from tests.waiting import until
from turbo_mode import Handle, Plan, TurboMode
from turbo_mode.core.machine import entries as e


def undoing(folder: Path, *, fails: bool = False) -> Path:
    """A parent that rolls back what a completed child, a child of a child, and (if it ``fails``) a failed one did."""
    return written(
        folder,
        top=f"""
decisionEngine: {{autonomyLevel: full}}
{env(folder)}phases:
  - id: work
    tasks:
      - {{id: own, shell: {mark("own")}, compensate: {{shell: {mark("-own")}}}}}
      - {{id: go, plan: {{path: ./inner.yaml, inputs: {{name: one}}}}}}
      - {{id: quiet, plan: ./quiet.yaml}}
      - {{id: last, plan: {{path: ./inner.yaml, inputs: {{name: two, fails: {str(fails).lower()}}}}}, optional: true}}
    gate:
      evidence: {{never: {{check: "false"}}}}
      options: {{goOn: {{then: continue}}, back: {{then: rollback}}}}
""",
        inner=f"""
inputs: {{name: {{}}, fails: {{type: boolean, default: false}}}}
env: {{LEDGER: "{folder}/ledger", NAME: "${{{{ inputs.name }}}}"}}
phases:
  - id: p
    tasks:
      - {{id: a, shell: {mark("$NAME.a")}, compensate: {{shell: 'test -e kept; echo "-$NAME.a" >> "$LEDGER"'}}}}
      - {{id: b, shell: 'touch kept'}}
      - {{id: c, plan: {{path: ./leaf.yaml, inputs: {{name: "${{{{ inputs.name }}}}"}}}}}}
      - {{id: d, when: inputs.fails, shell: exit 3}}
""",
        leaf=f"""
inputs: {{name: {{}}}}
env: {{LEDGER: "{folder}/ledger", NAME: "${{{{ inputs.name }}}}"}}
phases:
  - id: p
    tasks:
      - {{id: y, shell: echo 7, outputs: {{n: result.json}}}}
      - id: x
        shell: 'echo "$NAME.x" >> "$LEDGER"; echo 42'
        outputs: {{n: result.json}}
        compensate:
          shell: 'echo "-$NAME.x.$N.$K" >> "$LEDGER"'
          env: {{N: "${{{{ outputs.n }}}}", K: "${{{{ tasks.y.outputs.n }}}}"}}
""",
        quiet=f"{env(folder)}phases: [{{id: p, tasks: [{{id: t, shell: {mark('quiet')}}}]}}]\n",
    )


@pytest.mark.parametrize("fails", [False, True])
def test_a_rollback_takes_back_what_children_have_done(tmp_path: Path, fails: bool) -> None:
    with TurboMode(tmp_path) as turbo:
        handle = turbo.start(Plan.load(undoing(tmp_path, fails=fails)))
        result = handle.wait(60)
        assert (result.status, result.outcome) == ("FAILED", "ROLLED_BACK"), result
        assert handle.children["last"].wait(60).status == ("FAILED" if fails else "COMPLETED"), "the ended stays ended"
        assert handle.children["go"].wait(60).outcome == ""
    assert ledger(tmp_path) == [
        "own", "one.a", "one.x", "quiet", "two.a", "two.x", "-two.x.42.7", "-two.a", "-one.x.42.7", "-one.a", "-own",
    ]  # fmt: skip
    firsts = [entries_of(tmp_path, id)[0] for id in all_ids(tmp_path)]
    back = [first for first in firsts if isinstance(first, e.ExecutionAccepted) and first.undoes]
    assert len(back) == 4
    by_id = {first.execution: first for first in firsts if isinstance(first, e.ExecutionAccepted)}
    assert all(first.lineage == by_id[first.undoes].lineage for first in back)
    assert all(first.workspace == by_id[first.undoes].workspace for first in back)


def test_a_repeat_with_undo_takes_back_the_round_before(tmp_path: Path) -> None:
    top = written(
        tmp_path,
        top="""
decisionEngine: {autonomyLevel: full}
phases:
  - id: work
    tasks:
      - {id: go, plan: ./inner.yaml}
      - {id: count, shell: 'wc -l < "$TURBO_MODE_PLAN_DIR/ledger"', outputs: {n: result.json}, effect: idempotent}
    gate:
      evidence: {second: {check: tasks.count.outputs.n > 1}}
      options: {goOn: {then: continue}, again: {then: repeat, undo: true}}
""",
        inner=f"""{env(tmp_path)}phases:
  - id: p
    tasks: [{{id: a, effect: keyed, shell: {mark("+$TURBO_MODE_IDEMPOTENCY_KEY")}, compensate: {{shell: {mark("-")}}}}}]
""",
    )
    with TurboMode(tmp_path) as turbo:
        assert turbo.start(Plan.load(top)).wait(60).status == "COMPLETED"
    first, back, second = ledger(tmp_path)
    assert (first[0], back, second[0]) == ("+", "-", "+")
    assert first != second, "what was taken back is done again under another key"


def test_what_cannot_be_taken_back_is_asked_where_it_is_stuck(tmp_path: Path) -> None:
    top = written(
        tmp_path,
        top="""
decisionEngine: {autonomyLevel: full}
phases:
  - id: work
    tasks: [{id: go, plan: ./inner.yaml}]
    gate: {evidence: {never: {check: "false"}}, options: {goOn: {then: continue}, back: {then: rollback}}}
""",
        inner=f"""{env(tmp_path)}phases:
  - id: p
    tasks:
      - id: a
        shell: "true"
        compensate: {{shell: 'test -e "$TURBO_MODE_PLAN_DIR/go"; echo undone >> "$LEDGER"'}}
""",
    )
    with TurboMode(tmp_path) as turbo:
        handle = turbo.start(Plan.load(top))
        until(lambda: handle.status == "HELD")
        (back,) = [id for id in all_ids(tmp_path) if state_of(turbo, id).facts.get("undoes")]
        stuck = Handle(turbo._runtime, back)
        assert handle.questions == {}
        assert "ROLLBACK_STUCK" in stuck.questions["d1"]["reason"]
        (tmp_path / "go").touch()
        stuck.answer("d1", "retry", by="ada")
        assert handle.wait(60).outcome == "ROLLED_BACK"
    assert ledger(tmp_path) == ["undone"]


def test_a_secret_that_a_child_made_is_known_to_what_takes_it_back(tmp_path: Path) -> None:
    top = written(
        tmp_path,
        top="""
decisionEngine: {autonomyLevel: full}
phases:
  - id: work
    tasks: [{id: go, plan: ./inner.yaml}]
    gate: {evidence: {never: {check: "false"}}, options: {goOn: {then: continue}, back: {then: rollback}}}
""",
        inner=f"""{env(tmp_path)}phases:
  - id: p
    tasks:
      - id: make
        shell: 'printf %s-%s made-by-a-child 77aa > "$TURBO_MODE_OUTPUTS/key"'
        outputs: {{key: {{value: result.files.key, secret: true}}}}
        compensate:
          shell: 'test "$KEY" = "made-by-a-child-$(printf 77aa)" && echo knew >> "$LEDGER"; echo "it was $KEY"'
          env: {{KEY: "${{{{ outputs.key }}}}"}}
""",
    )
    with TurboMode(tmp_path) as turbo:
        assert turbo.start(Plan.load(top)).wait(60).outcome == "ROLLED_BACK"
    assert ledger(tmp_path) == ["knew"]
    kept = [path for path in (tmp_path / ".turbo-mode").rglob("*") if path.is_file()]
    assert [path.name for path in kept if b"made-by-a-child-77aa" in path.read_bytes()] == []
