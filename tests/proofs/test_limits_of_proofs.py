"""What can't be proven is never told as proven, and what is too much to go through is solved, or told as too much."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.proofs.world import of, plan_of, proven, proven_alone
from turbo_mode.core.plan import model
from turbo_mode.proofs import rounds, solver

pytestmark = pytest.mark.deep


@pytest.mark.parametrize(("when", "why"), [
    ("inputs.note.matches('^rc')", "`inputs.note` is free text and is held against a regular expression"),
    ("inputs.note == 'final'", "`inputs.note` is free text"),
    ("inputs.note.startsWith('v')", "is looked into"),
    ("local(now, 'Europe/Berlin').hour > 17", "`now` is the time"),
    ("inputs.coverage * 2.0 > 100.0", "`inputs.coverage` is reckoned with"),
    ("inputs.coverage < double(size(inputs.note))", "compared with another value"),
    ("[1, 2].exists(x, double(x) > inputs.coverage)", "in a list that is gone over"),
    ("toJson(inputs.coverage) == '1'", "given to toJson()"),
    ("execution.actor == 'ada'", "`execution.actor` is free text"),
])  # fmt: skip
def test_what_cannot_be_known_is_not_proven(when: str, why: str) -> None:
    report = proven(plan_of(rules=f'[{{id: odd, when: "{when} && inputs.urgent", forbid: [ship, drop]}}]'))
    for name in ("total", "rules", "odd"):
        proof = of(report, name)
        assert proof.status == "NOT_PROVEN"
        assert any(why in each for each in proof.because), proof.because
    assert report.ok


def test_what_holds_whatever_is_assumed_is_proven() -> None:
    report = proven(plan_of(rules="""[{id: late, when: "local(now, 'UTC').hour > 17", forbid: [ship]}]"""))
    assert [each.status for each in report.properties] == ["PROVEN", "NOT_PROVEN", "PROVEN", "PROVEN"]
    report = proven(
        plan_of(
            rules="""
      - {id: late, when: "local(now, 'UTC').hour > 17", forbid: [ship, drop]}
      - {id: early, when: "local(now, 'UTC').hour <= 17", forbid: [ship, drop]}
    """
        )
    )
    assert of(report, "total").status == "NOT_PROVEN"


def test_a_part_that_always_is_true_makes_a_case_certain() -> None:
    rule = "inputs.urgent || inputs.note.matches('a')"
    report = proven(plan_of(rules=f'[{{id: odd, when: "{rule}", forbid: [ship, drop]}}]'))
    case = of(report, "total").case
    assert of(report, "total").status == "COUNTER_EXAMPLE"
    assert case is not None
    assert case.values["inputs.urgent"] is True


def test_conditions_of_the_gate_itself_are_assumed_too() -> None:
    report = proven(
        plan_of("""
    environments: {eu: {values: {open: false}}}
    phases:
      - id: build
        environment: eu
        tasks: [{id: make, optional: true, shell: make}]
        gate:
          options:
            ship: {then: continue, when: inputs.note.matches('^ok')}
            drop: {then: fail, when: environment.open || inputs.urgent}
          approve: {from: ["role:x"], when: "size(inputs.note) > 3 && decision.option == 'ship'"}
    """)
    )
    total = of(report, "total")
    assert total.status == "NOT_PROVEN"
    assert "held against a regular expression" in total.because[0]
    assert of(report, "gate build").said == "nobody has role:x"


def test_names_and_numbers_that_are_in_the_way() -> None:
    report = proven(
        plan_of(
            "inputs: {assumed_: {type: boolean, default: true}, many: {type: integer, default: 1}}",
            rules="""
      - {id: odd, when: "inputs.note.matches('a') && inputs.assumed_", forbid: [ship, drop]}
      - {id: far, when: inputs.many > 1e30 || inputs.many < -1e300, forbid: [ship]}
    """,
        )
    )
    case = of(report, "total").case
    assert case is not None
    assert case.values == {
        "evidence.tests.verdict": "PASS", "evidence.speed.verdict": "PASS", "inputs.note.matches('a')": True,
        "inputs.assumed_": True,
    }  # fmt: skip
    assert of(report, "far").said.startswith("it never holds")


def many(count: int) -> model.Plan:
    """So many inputs of six values that nobody goes through all combinations."""
    inputs = "\n".join(f"  i{number}: {{enum: [a, b, c, d, e, f], default: a}}" for number in range(count))
    some = " && ".join(f"inputs.i{number} == 'f'" for number in range(count))
    never = " && ".join(f"inputs.i{number} != 'a'" for number in range(count))
    return plan_of(
        f"inputs:\n{inputs}",
        rules=f"""
      - {{id: all, when: "{some}", forbid: [ship]}}
      - {{id: none, when: "{never}", forbid: [drop]}}
      - {{id: dead, when: "({some}) && ({never}) && inputs.i0 == 'b'", forbid: [ship]}}
    """,
    )


def test_too_many_combinations_are_solved() -> None:
    report = proven(many(12))
    case = of(report, "total").case
    assert of(report, "total").status == "COUNTER_EXAMPLE"
    assert case is not None
    assert {case.values[f"inputs.i{number}"] for number in range(12)} == {"f"}
    assert of(report, "dead").said.startswith("it never holds")


def test_without_a_solver_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "z3", None)
    report = proven(many(12))
    assert report.ok
    for name in ("total", "monotone", "closed"):
        assert of(report, name).status == "NOT_PROVEN"
        assert "2,176,782,336 combinations of values are too many" in of(report, name).because[0]
        assert "turbo-mode[policy]" in of(report, name).because[0]


def test_a_condition_that_reads_too_much_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver, "MOST_ROWS", 10)
    listed = ", ".join(f"inputs.i{number}" for number in range(12))
    plan = many(12)
    rule = model.Rule(id="wide", when=f"[{listed}].exists(x, x == 'f')", forbid=["ship"], reason="x")
    from msgspec import structs

    plan = structs.replace(plan, decision_engine=structs.replace(plan.decision_engine, rules=[rule]))
    assert "reads too many" in of(proven(plan), "total").because[0]


def test_more_evidence_than_can_be_combined(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "MOST_ROUNDS", 200)
    pieces = ", ".join(f'e{number}: {{check: "true"}}' for number in range(14))
    read = " || ".join(f"evidence.e{number}.verdict == 'FAIL'" for number in range(14))
    options = "{ship: {then: continue}, drop: {then: fail}}"
    gate = f"{{evidence: {{{pieces}}}, options: {options}}}"
    phases = f"phases: [{{id: build, tasks: [{{id: m, shell: m}}], gate: {gate}}}]"
    assert proven(plan_of(phases)).ok
    report = proven(plan_of(phases, rules=f'[{{id: bad, when: "{read}", forbid: [ship]}}]'))
    assert of(report, "total").status == "NOT_PROVEN"
    assert "of all combinations of verdicts" in of(report, "total").because[0]


def test_of_plans_that_nobody_knows_little_is_known() -> None:
    report = proven_alone(
        """
    decisionEngine:
      autonomyLevel: low
      rules:
        - {id: covered, when: "has(inputs.coverage) && inputs.coverage < 80.0", forbid: [ship], reason: too little}
        - {id: flag, when: "inputs.?urgent.orValue(false)", forbid: [ship], reason: urgent}
        - {id: done, when: "tasks.build.status == 'COMPLETED'", forbid: [drop], reason: x}
        - {id: sure, when: decision.confidence < 0.9, require: {from: ["role:release"]}, reason: not sure}
    """,
        people={"release": ["ada"]},
    )
    assert [each.status for each in report.rules] == ["PROVEN", "PROVEN", "NOT_PROVEN", "PROVEN"]
    assert "plans have that nobody knows" in of(report, "done").because[0]
    assert report.ok


def test_the_solver_is_never_imported_unasked() -> None:
    code = "import sys, turbo_mode.cli.commands.policy, turbo_mode.proofs.prove; sys.exit('z3' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
