"""Sentences with more than one clause: what is said in each is held against what that clause is about."""

from __future__ import annotations

import pytest

from tests.places import store_of
from turbo_mode import Plan, TurboMode
from turbo_mode.core.documents.wording import length
from turbo_mode.operations import documentation
from turbo_mode.operations.documentation import Known

PLAN = """
turbo: 1
name: firmware
phases:
  - id: build
    effect: idempotent
    tasks:
      - {id: compile, shell: sleep 0.2}
      - {id: flash, shell: 'sleep 0.8; echo "board 7 does not answer" >&2; exit 4'}
      - {id: upload, shell: echo}
"""


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Known:
    folder = tmp_path_factory.mktemp("clauses")
    (folder / "plan.yaml").write_text(PLAN)
    with TurboMode(folder) as turbo:
        turbo.run(Plan.load(folder / "plan.yaml"))
    return documentation.known(store_of(folder))


def contradicted(known: Known, said: str) -> int:
    took = {task.id: length(task.took) for task in known.facts.work}
    sentence = said.format(**took, whole=length(known.facts.took))
    return documentation.check(known, f"# About it\n\n{sentence}\n").claims["CONTRADICTED"]


@pytest.mark.parametrize(
    "said",
    ["It failed after {whole} because the task `flash` failed.", "`upload` was not run, since `flash` failed.",
     "`compile` succeeded, but the run failed after {whole}.", "Since board 7 did not answer, `flash` failed.",
     "`compile` took {compile} and `flash` {flash}.", "`compile` completed, but its evidence failed.",
     "The run failed, although `compile` succeeded in {compile}."],
)  # fmt: skip
def test_what_is_true_in_each_clause_is_not_contradicted(known: Known, said: str) -> None:
    assert contradicted(known, said) == 0


@pytest.mark.parametrize(
    "said",
    ["`compile` took {flash} and `flash` {compile}.", "`compile` failed, but the run succeeded.",
     "It succeeded because the task `compile` completed.", "`flash` succeeded, although `compile` completed.",
     "The run succeeded, although `flash` failed."],
)  # fmt: skip
def test_what_is_false_in_one_clause_is(known: Known, said: str) -> None:
    assert contradicted(known, said) == 1


def test_a_phase_may_be_told_after_its_tasks_but_no_task_before_an_earlier_one(known: Known) -> None:
    said = ["1. `compile` completed.", "2. `flash` failed.", "3. The phase `build` failed, so `upload` was not run."]
    right = documentation.check(known, "# About it\n\n" + "\n".join(said) + "\n")
    assert right.claims["CONTRADICTED"] == 0
    swapped = ["1. `flash` failed.", "2. `compile` completed.", said[2]]
    wrong = documentation.check(known, "# About it\n\n" + "\n".join(swapped) + "\n")
    assert wrong.claims["CONTRADICTED"] == 1
