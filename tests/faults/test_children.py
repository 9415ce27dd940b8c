"""kill -9 the engine of a family: never two children for one attempt, never a report that is lost, nothing twice."""

from __future__ import annotations

import os
import random
from collections import Counter
from pathlib import Path

import pytest

from tests.chance import seed as chosen
from tests.faults.test_kill import Story
from tests.places import store_of
from turbo_mode.core.machine import entries as e
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import stream_of

KILLS = int(os.environ.get("TURBO_MODE_CHILD_KILLS", "6"))
LEDGER = """env: {LEDGER: "${{ execution.planDir }}/ledger"}\n"""

TOP = f"""
turbo: 1
name: top
{LEDGER}plans:
  inside:
    inputs: {{name: {{}}}}
    env: {{LEDGER: "${{{{ execution.planDir }}}}/ledger", NAME: "${{{{ inputs.name }}}}"}}
    phases:
      - id: p
        tasks:
          - {{id: a, shell: 'echo "$NAME.a" >> "$LEDGER"; sleep 0.03'}}
          - {{id: deeper, plan: {{path: ./leaf.yaml, inputs: {{name: "${{{{ inputs.name }}}}"}}}}}}
    finally:
      - {{id: z, shell: 'echo "$NAME.z" >> "$LEDGER"'}}
    outputs: {{said: tasks.deeper.outputs.said}}
phases:
  - id: first
    parallel: true
    tasks:
      - {{id: one, plan: {{name: inside, inputs: {{name: one}}}}}}
      - {{id: two, plan: {{name: inside, inputs: {{name: two}}}}}}
      - {{id: beside, shell: 'echo beside >> "$LEDGER"; sleep 0.05'}}
  - id: second
    tasks:
      - {{id: three, plan: {{path: ./leaf.yaml, inputs: {{name: three}}}}}}
      - id: many
        foreach: "['m0', 'm1', 'm2']"
        maxParallel: 2
        plan: {{path: ./leaf.yaml, inputs: {{name: "${{{{ item }}}}"}}}}
      - {{id: say, shell: 'echo "$SAID" >> "$LEDGER"', env: {{SAID: "${{{{ tasks.one.outputs.said }}}}-said"}}}}
"""
LEAF = """
turbo: 1
name: leaf
inputs: {name: {}}
env: {LEDGER: "${{ execution.planDir }}/ledger", NAME: "${{ inputs.name }}"}
phases:
  - id: p
    tasks:
      - id: x
        shell: 'echo "$NAME.x" >> "$LEDGER"; sleep 0.02; echo "$NAME"'
        outputs: {said: result.stdout.trim()}
        compensate: {shell: 'echo "-$NAME.x" >> "$LEDGER"; sleep 0.02'}
outputs: {said: tasks.x.outputs.said}
"""
GATE = """
    gate: {evidence: {never: {check: "false"}}, options: {goOn: {then: continue}, back: {then: rollback}}}
decisionEngine: {autonomyLevel: full}
"""
DONE = ["one.a", "one.x", "one.z", "two.a", "two.x", "two.z", "beside", "three.x", "one-said", "m0.x", "m1.x", "m2.x"]


class Family(Story):
    """A parent and its children in a folder of their own."""

    def __init__(self, folder: Path, plan: str) -> None:
        folder.mkdir()
        (folder / "leaf.yaml").write_text(LEAF)
        super().__init__(folder, plan)

    def journals(self) -> list[list[e.AnyEntry]]:
        """Of everybody, the oldest first."""
        with Reader.open(store_of(self.folder)) as reader:
            rows = reader.executions(limit=1000)[::-1]
            return [[e.decode(stored.body) for stored in reader.read(stream_of(row.id))] for row in rows]

    def check(self, seed: int) -> None:
        """Everybody was asked for, once, by one attempt; every end was heard of."""
        journals = self.journals()
        asked = Counter(
            entry.request["execution"]
            for entries in journals for entry in entries
            if isinstance(entry, e.AttemptStarted) and entry.request["kind"] == "plan"
        )  # fmt: skip
        born = {entries[0].execution: entries for entries in journals if isinstance(entries[0], e.ExecutionAccepted)}
        heard = [entry.execution for entries in journals for entry in entries if isinstance(entry, e.ChildEnded)]
        assert set(asked.values()) <= {1}, f"seed {seed}"
        assert sorted(heard) == sorted(born)[1:], f"seed {seed}"
        assert set(heard) <= set(asked), f"seed {seed}"
        questions = [entry for entries in journals for entry in entries if isinstance(entry, e.EscalationRaised)]
        assert questions == [], f"seed {seed}"


def loop(folder: Path, plan: str, wanted: tuple[str, str | None], ledger: list[str]) -> None:
    seed = chosen()
    dice, kills, stories = random.Random(seed), 0, 0
    while kills < KILLS:
        family = Family(folder / f"story{stories}", plan)
        stories += 1
        while not family.live(dice.uniform(0.0, 0.45)):
            kills += 1
        with Reader.open(store_of(family.folder)) as reader:
            (row,) = reader.executions(children=False)
        assert (row.status, row.outcome) == wanted, f"seed {seed}"
        assert family.ledger() == Counter(ledger), f"seed {seed}: something was repeated or forgotten"
        family.check(seed)
    print(f"{kills} kills over {stories} families, seed {seed}")


@pytest.mark.deep
def test_kill_the_engine_of_a_family(tmp_path: Path) -> None:
    loop(tmp_path, TOP, ("COMPLETED", None), DONE)


@pytest.mark.deep
def test_kill_the_engine_while_a_family_is_rolled_back(tmp_path: Path) -> None:
    back = [*DONE, "-one.x", "-two.x", "-three.x", "-m0.x", "-m1.x", "-m2.x"]
    loop(tmp_path, TOP + GATE.lstrip("\n"), ("FAILED", "ROLLED_BACK"), back)
