"""Bad policies, each with what is wrong found; and each case, carried to the machine as it is, goes wrong there."""

from __future__ import annotations

import pytest

from tests.proofs.world import carried_out, chosen, of, permitted, plan_of, proven, proven_alone
from turbo_mode.core.machine import entries as e
from turbo_mode.proofs.report import Case, Proof


def case_of(proof: Proof) -> Case:
    assert proof.status == "COUNTER_EXAMPLE"
    assert proof.case is not None
    return proof.case


def test_two_rules_that_together_forbid_every_option() -> None:
    plan = plan_of(
        rules="""
      - {id: covered, when: inputs.coverage < 80.0, forbid: [ship]}
      - {id: hurry, when: inputs.urgent, forbid: [drop]}
    """
    )
    report = proven(plan)
    case = case_of(of(report, "total"))
    assert permitted(carried_out(plan, case, case.levels[0])) == []
    assert case.values["inputs.coverage"] < 80
    assert case.values["inputs.urgent"] is True
    assert of(report, "covered").said == "together with `hurry` it leaves nothing to choose"
    assert of(report, "hurry").said == "together with `covered` it leaves nothing to choose"


def test_a_rule_that_forbids_every_option_alone() -> None:
    plan = plan_of(rules="[{id: never, when: \"inputs.region == 'us'\", forbid: [ship, drop]}]")
    row = of(proven(plan), "never")
    assert row.said == "it leaves nothing to choose"
    assert "`never` forbids every option that is left: ship, drop" in case_of(row).said
    assert permitted(carried_out(plan, case_of(row), "full")) == []
    assert case_of(row).values["inputs.region"] == "us"


@pytest.mark.parametrize("when", [
    "inputs.coverage < 0.0", "inputs.urgent && !inputs.urgent", "tasks.make.status == 'PENDING'",
    "decision.phase == 'build' && decision.option == 'drop'", "decision.confidence > 0.97",
    "decision.level == 'manual' && evidence.tests.verdict == 'FAIL'", "evidence.latency.verdict == 'FAIL'",
])  # fmt: skip
def test_a_rule_that_never_holds(when: str) -> None:
    owner = f'decisionEngine: {{rules: [{{id: dead, when: "{when}", forbid: [ship], reason: x}}]}}'
    row = of(proven(plan_of(), owner), "dead")
    assert (row.status, row.said) == ("PROVEN", "it never holds where what it is about is left open")
    if "latency" not in when:
        row = of(proven(plan_of(rules=f'[{{id: dead, when: "{when}", forbid: [ship]}}]')), "dead")
        assert row.status == "COUNTER_EXAMPLE"


def test_a_rule_in_the_shadow_of_another() -> None:
    report = proven(
        plan_of(
            rules="""
      - {id: low, when: inputs.coverage < 50.0, forbid: [ship]}
      - {id: covered, when: inputs.coverage < 80.0, forbid: [ship]}
    """
        )
    )
    assert of(report, "low").said == "it never matters: rule `covered` does the same wherever it holds"
    assert of(report, "covered").status == "PROVEN"


def test_a_rule_about_an_option_that_no_gate_has() -> None:
    plan = plan_of(rules="[{id: typo, when: inputs.urgent, forbid: [shipp]}]", checked=False)
    row = of(proven(plan), "typo")
    assert row.said == "it never matters: no gate under it has an option shipp"


@pytest.mark.parametrize(("approve", "people", "why"), [
    ('{from: ["role:release"]}', {}, "nobody has role:release"),
    ('{from: ["team:ops"]}', {}, "nobody is in team:ops"),
    ('{from: ["role:release"], quorum: 2}', {"release": ["ada"]}, "must agree, and there is only ada"),
    ('{from: ["role:release"], notAuthor: true}', {"release": ["ada"]}, "when ada has started it"),
    ('{from: ["user:ada"], quorum: 2}', {}, "only ada"),
])  # fmt: skip
def test_an_agreement_that_nobody_can_give(approve: str, people: dict[str, list[str]], why: str) -> None:
    plan = plan_of(rules=f"[{{id: sure, when: inputs.urgent, require: {approve}}}]", checked="user" not in approve)
    report = proven(plan, people=people)
    assert why in of(report, "sure").said
    case = case_of(of(report, "total"))
    entry = carried_out(plan, case, case.levels[0])
    assert isinstance(entry, e.EscalationRaised)
    assert {option for each in entry.approvals for option in each.options} == set(permitted(entry))
    if "started" in why:
        assert case.values["execution.actor"] == "ada"
        assert entry.approvals[0].author == "ada"


def test_those_who_join_later_count() -> None:
    rule = '[{id: sure, when: inputs.urgent, require: {from: ["role:a"], escalate: [{after: 1h, to: ["role:b"]}]}}]'
    assert proven(plan_of(rules=rule), people={"b": ["bob"]}).ok
    waits = '[{id: sure, when: inputs.urgent, require: {from: ["role:a"], timeout: 1h, onTimeout: drop}}]'
    assert of(proven(plan_of(rules=waits)), "total").status == "PROVEN"


@pytest.mark.parametrize("does", ["forbid: [ship]", 'require: {from: ["user:ada"]}'])
def test_a_higher_level_that_may_less(does: str) -> None:
    plan = plan_of(rules=f"[{{id: odd, when: decision.level == 'high', {does}}}]")
    case = case_of(of(proven(plan), "monotone"))
    low, high = case.levels
    assert chosen(carried_out(plan, case, low)) == "ship"
    assert chosen(carried_out(plan, case, high)) != "ship"
    assert of(proven(plan_of(rules=f"[{{id: low, when: decision.level == 'low', {does}}}]")), "monotone").case is None


def test_a_level_that_changes_what_is_chosen() -> None:
    plan = plan_of(
        """
    phases:
      - id: build
        tasks: [{id: make, shell: make}]
        gate: {options: {ship: {then: continue}, slow: {then: continue}, drop: {then: fail}}}
    """,
        rules="[{id: odd, when: decision.level == 'full', forbid: [ship]}]",
    )
    case = case_of(of(proven(plan), "monotone"))
    assert [chosen(carried_out(plan, case, level)) for level in case.levels] == ["ship", "slow"]


def test_a_rule_that_lets_pass_what_it_cannot_read() -> None:
    phases = """
    phases:
      - id: build
        tasks:
          - {id: make, shell: make}
          - {id: look, optional: true, shell: look, outputs: {risk: result.json}}
        gate:
          evidence: {speed: {check: "true", critical: false}}
          options: {drop: {then: fail}, ship: {then: continue}}
    """
    plan = plan_of(phases, rules="[{id: calm, when: tasks.look.outputs.risk < 0.5, forbid: [drop]}]")
    case = case_of(of(proven(plan), "closed"))
    assert case.values["tasks.look.outputs.risk"] == "missing"
    assert chosen(carried_out(plan, case, case.levels[0])) == "ship"
    assert "can't be read" in case.said


def test_no_data_that_is_better_than_bad_data() -> None:
    plan = plan_of(rules="[{id: slow, when: evidence.speed.verdict == 'FAIL', forbid: [ship]}]")
    case = case_of(of(proven(plan), "closed"))
    assert case.values["evidence.speed.verdict"] == "NODATA"
    assert chosen(carried_out(plan, case, case.levels[0])) == "ship"
    worse = Case(gate=case.gate, said="", values={**case.values, "evidence.speed.verdict": "FAIL"})
    assert chosen(carried_out(plan, worse, case.levels[0])) == "drop"
    assert proven(plan_of(rules="[{id: slow, when: evidence.speed.verdict != 'PASS', forbid: [ship]}]")).ok


def test_a_gate_without_a_way_out() -> None:
    plan = plan_of("phases: [{id: build, tasks: [{id: make, shell: make}], gate: {options: {ship: {then: continue}}}}]")
    case = case_of(of(proven(plan), "total"))
    assert case.values == {"failedTasks": 1}
    assert permitted(carried_out(plan, case, case.levels[0])) == []


def test_a_gate_that_can_only_hold() -> None:
    plan = plan_of(
        """
    phases:
      - id: build
        tasks: [{id: make, optional: true, shell: make}]
        gate: {options: {ship: {then: continue}, wait: {then: hold}}}
    """,
        rules="[{id: covered, when: inputs.coverage < 80.0, forbid: [ship]}]",
    )
    assert "no option is permitted" in case_of(of(proven(plan), "total")).said


def test_conditions_of_options_that_leave_a_hole() -> None:
    plan = plan_of("""
    phases:
      - id: build
        tasks: [{id: make, optional: true, shell: make}]
        gate:
          options:
            ship: {then: continue, when: inputs.coverage > 80.0}
            drop: {then: fail, when: inputs.coverage < 80.0}
    """)
    case = case_of(of(proven(plan), "total"))
    assert case.values["inputs.coverage"] == 80.0
    assert permitted(carried_out(plan, case, "full")) == []


def test_an_environment_that_takes_the_last_option() -> None:
    plan = plan_of(
        """
    environments:
      staging: {values: {url: a}}
      production: {rules: [{id: careful, when: inputs.urgent, forbid: [drop], reason: nobody drops production}]}
    phases:
      - id: build
        environment: "${{ inputs.region == 'eu' ? 'production' : 'staging' }}"
        tasks: [{id: make, optional: true, shell: make}]
        gate: {options: {ship: {then: continue}, drop: {then: fail}}}
    """,
        rules="[{id: covered, when: inputs.coverage < 80.0, forbid: [ship]}]",
    )
    case = case_of(of(proven(plan), "total"))
    assert case.environment == "production"
    assert permitted(carried_out(plan, case, "full")) == []


def test_a_plan_below_that_keeps_to_the_rules_above() -> None:
    report = proven(
        plan_of(
            """
    plans:
      deploy:
        phases:
          - id: push
            tasks: [{id: copy, optional: true, shell: cp}]
            gate: {options: {ship: {then: continue}, drop: {then: fail}}}
    phases: [{id: all, tasks: [{id: eu, plan: deploy}]}]
    """,
            rules="[{id: never, when: inputs.urgent, forbid: [ship, drop]}]",
        )
    )
    case = case_of(of(report, "total"))
    assert (case.gate, case.values) == ("push", {"plan": "deploy", "release.inputs.urgent": True})


def test_a_rule_above_reads_its_own_inputs_and_the_execution_below() -> None:
    report = proven(plan_of("""
    plans:
      deploy:
        inputs: {urgent: {type: boolean, default: true}}
        phases:
          - id: push
            tasks: [{id: copy, optional: true, shell: cp}]
            gate: {options: {ship: {then: continue, when: inputs.urgent}, drop: {then: fail}}}
    phases: [{id: all, tasks: [{id: eu, plan: deploy}]}]
    """, rules="""
      - {id: below, when: execution.plan == 'deploy' && inputs.urgent, forbid: [drop]}
      - {id: above, when: execution.plan == 'release', forbid: [drop]}
    """))  # fmt: skip
    case = case_of(of(report, "total"))
    assert case.values == {
        "plan": "deploy",
        "release.inputs.urgent": True,
        "execution.plan": "deploy",
        "inputs.urgent": False,
    }
    assert of(report, "above").said.startswith("it never holds")


def test_an_owner_whose_rules_leave_nothing_at_any_gate() -> None:
    report = proven_alone("""
    decisionEngine:
      rules:
        - {id: far, when: decision.blastRadius > 0.5, forbid: [continue, succeed], reason: too far}
        - id: back
          when: decision.phase == 'deploy'
          forbid: [repeat, rollback, hold, fail, continue, succeed]
          reason: nobody deploys
    """)
    assert case_of(of(report, "total")).gate == "deploy"
    assert of(report, "far").status == "PROVEN"
    assert of(report, "back").said == "it leaves nothing to choose"


def test_windows_for_changes_that_are_never_open_together() -> None:
    owner = "decisionEngine: {changeWindow: [{days: [mon]}, {days: [tue]}]}"
    for report in (proven(plan_of(), owner), proven_alone(owner)):
        assert of(report, "changeWindow").status == "COUNTER_EXAMPLE"
        assert not report.ok


def test_a_point_of_no_return_has_rules_and_people_too() -> None:
    phases = "phases: [{id: switch, pointOfNoReturn: true, tasks: [{id: drop, shell: drop}]}]"
    plan = plan_of(phases, checked=False, rules="""
      - {id: odd, when: decision.level == 'full', forbid: [enter]}
      - {id: low, when: decision.option == 'ship', require: {from: ['user:ada']}}
    """)  # fmt: skip
    report = proven(plan)
    assert of(report, "total").status == "PROVEN"
    assert of(report, "odd").status == "PROVEN"
    assert "never holds" in of(report, "low").said
