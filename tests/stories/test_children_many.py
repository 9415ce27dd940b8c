"""Plans in fan-outs, in the cases of a switch and as fallbacks: each of them a child like any other."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.stories.families import env, ledger, written
from turbo_mode import Plan, TurboMode


def everywhere(folder: Path, check: str) -> Path:
    """Plans wherever an action may stand, and fan-outs in a plan; ``check`` says whether all of it is kept."""
    step = """
inputs: {name: {}, ok: {type: boolean, default: true}}
phases:
  - id: p
    tasks:
      - id: x
        foreach: "['a', 'b']"
        shell: 'echo "$NAME.$ITEM" >> "$LEDGER"; echo "$ITEM"'
        env: {ITEM: "${{ item }}"}
        outputs: {said: result.stdout.trim()}
        compensate: {shell: 'echo "-$NAME.$WAS" >> "$LEDGER"', env: {WAS: "${{ outputs.said }}"}}
      - {id: y, when: "!inputs.ok", shell: exit 3}
outputs: {name: inputs.name, said: tasks.x.outputs.said}
"""
    return written(
        folder,
        top=f"""
decisionEngine: {{autonomyLevel: full}}
{env(folder)}phases:
  - id: work
    tasks:
      - id: each
        foreach: "['one', 'two', 'three']"
        key: item
        plan: {{path: ./step.yaml, inputs: {{name: "${{{{ item }}}}"}}}}
      - id: chosen
        switch:
          on: size(tasks.each.outputs.name)
          cases: {{"3": {{plan: {{path: ./step.yaml, inputs: {{name: chosen}}}}}}}}
          default: {{shell: exit 9}}
      - id: second
        plan: {{path: ./step.yaml, inputs: {{name: first, ok: false}}}}
        fallback: {{plan: {{path: ./step.yaml, inputs: {{name: fallback}}}}}}
    gate:
      evidence: {{kept: {{check: "{check}"}}}}
      options: {{goOn: {{then: continue}}, back: {{then: rollback}}}}
outputs: {{names: tasks.each.outputs.name, said: tasks.each.outputs.said}}
""",
        step=env(folder).replace("}\n", ', NAME: "${{ inputs.name }}"}\n') + step,
    )


NAMES = ("one", "two", "three", "chosen", "first", "fallback")


@pytest.mark.parametrize("kept", [True, False])
def test_a_plan_may_stand_wherever_an_action_may(tmp_path: Path, kept: bool) -> None:
    with TurboMode(tmp_path) as turbo:
        handle = turbo.start(Plan.load(everywhere(tmp_path, str(kept).lower())))
        result = handle.wait(60)
        assert (result.status, result.outcome) == (("COMPLETED", "") if kept else ("FAILED", "ROLLED_BACK")), result
        if kept:
            assert result.outputs == {"names": ["one", "two", "three"], "said": [["a", "b"]] * 3}
        assert set(handle.children) == {"each[0]", "each[1]", "each[2]", "chosen", "second"}
    done = Counter(f"{name}.{item}" for name in NAMES for item in ("a", "b"))
    assert Counter(ledger(tmp_path)) == done + (Counter() if kept else Counter(f"-{each}" for each in done))
