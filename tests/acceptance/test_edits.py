"""Approving with another value than was proposed: it stands in the record, and later phases go on with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.asking import Asking
from turbo_mode import Plan, TurboMode
from turbo_mode.cli.answering import commands_for
from turbo_mode.core.machine.entries import EscalationRaised, OptionChosen, decode
from turbo_mode.errors import PlanInvalid
from turbo_mode.operations import executions

GATE = """
turbo: 1
name: edits
decisionEngine: {autonomyLevel: full}
inputs: {replicas: {type: integer, default: 5}}
phases:
  - id: canary
    effect: idempotent
    tasks: [{id: probe, shell: echo probed}]
    gate:
      options: {ship: {then: continue}, drop: {then: fail}}
      approve: {from: ["user:ada"], fields: {replicas: {type: integer, value: inputs.replicas, max: 10}}}
  - id: all
    effect: idempotent
    tasks:
      - id: scale
        shell: echo scaled
        env: {N: "${{ phases.canary.decision.fields.?replicas.orValue(inputs.replicas) }}"}
outputs: {replicas: phases.canary.decision.fields.replicas}
"""
TASK = """
turbo: 1
name: edits
phases:
  - id: work
    effect: idempotent
    tasks:
      - {id: count, shell: 'echo "{\\"n\\": 5}"', outputs: {n: int(result.json.n)}}
      - id: sure
        approve: {from: ["user:ada"], fields: {replicas: {type: integer, value: tasks.count.outputs.n, max: 10}}}
        outputs: {n: result.fields.replicas}
outputs: {replicas: tasks.sure.outputs.n}
"""


@pytest.mark.parametrize(("plan", "option"), [(GATE, "ship"), (TASK, "approve")], ids=["gate", "task"])
@pytest.mark.parametrize(("given", "then"), [({}, 5), ({"replicas": 3}, 3)], ids=["as proposed", "edited"])
def test_what_is_proposed_may_be_changed(
    tmp_path: Path, plan: str, option: str, given: dict[str, int], then: int
) -> None:
    asking = Asking(tmp_path, plan, "{}")
    asked = decode(executions.decision(asking.store, asking.name).body)
    assert isinstance(asked, EscalationRaised)
    assert any(f"{option} --field replicas=5" in line for line in commands_for(asking.id, asked))
    with TurboMode(tmp_path) as turbo:
        (handle,) = turbo.resume()
        handle.answer("d1", option, by="ada", fields=given)
        assert handle.wait(60).outputs == {"replicas": then}
    (made,) = [each for each in asking.entries() if isinstance(each, OptionChosen)]
    assert made.context["approvals"][0]["fields"]["replicas"]["default"] == 5
    assert made.context["answers"][0]["fields"] == {"replicas": then}


def test_what_does_not_fit_is_not_proposed(tmp_path: Path) -> None:
    asking = Asking(tmp_path, GATE.replace("max: 10", "max: 4"), "{}")
    assert asking.redeem(asking.link("ada", "ship"), fields={}) == "field `replicas` is missing"


@pytest.mark.parametrize("value", ["inputs.replica", "'${{ inputs.replicas }}'", "1 +"])
def test_a_proposal_is_checked_like_every_expression(value: str) -> None:
    with pytest.raises(PlanInvalid) as raised:
        Plan.parse(GATE.replace("value: inputs.replicas", f"value: {value}"))
    assert raised.value.problems[0].path == "canary.gate.approve.fields.replicas.value"


def test_a_rule_proposes_nothing() -> None:
    rule = "{id: r, when: 'true', reason: so, require: {from: [\"user:ada\"], fields: {n: {value: inputs.replicas}}}}"
    with pytest.raises(PlanInvalid) as raised:
        Plan.parse(GATE.replace("autonomyLevel: full", f"autonomyLevel: full, rules: [{rule}]"))
    assert [each.message for each in raised.value.problems] == ["a rule proposes no value"]
