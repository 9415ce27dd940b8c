"""Small policies at random: the solver finds what going through everything finds, and trying refutes no proof."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from tests.deep import deep
from tests.proofs.world import carried_out, chosen, of, permitted, plan_of, proven
from turbo_mode.core.decisions.policy import LEVELS
from turbo_mode.core.machine import entries as e
from turbo_mode.core.plan import model
from turbo_mode.proofs import places, solver, weighing
from turbo_mode.proofs.classes import MOST_TRIED, classes, total
from turbo_mode.proofs.report import Case
from turbo_mode.proofs.weighing import Weighing

PARTS = (
    "inputs.urgent", "inputs.coverage < 80.0", "inputs.coverage >= 95.5", "inputs.coverage == 90.0",
    "inputs.region == 'eu'", "decision.level == 'full'", "decision.level in ['low', 'high']",
    "decision.confidence < 0.9", "decision.option == 'ship'",
    "evidence.speed.verdict == 'FAIL'", "evidence.tests.verdict != 'PASS'", "tasks.look.status == 'FAILED'",
    "tasks.look.attempts > 2", "inputs.note.matches('^a')", "inputs.note == 'x'", "has(inputs.note)",
    "evidence.latency.verdict == 'FAIL'", "inputs.note.size() > 3",
)  # fmt: skip


def condition(draw: random.Random, depth: int = 2) -> str:
    kind = draw.choice(("part", "part", "&&", "||", "!", "?")) if depth else "part"
    if kind == "part":
        return draw.choice(PARTS)
    inner = [condition(draw, depth - 1) for _ in range(3)]
    if kind == "!":
        return f"!({inner[0]})"
    return f"({inner[0]}) ? ({inner[1]}) : ({inner[2]})" if kind == "?" else f"({inner[0]}) {kind} ({inner[1]})"


def policy(draw: random.Random, most: int = 3) -> model.Plan:
    rules = []
    for number in range(draw.randint(1, most)):
        does = draw.choice(
            ("forbid: [ship]", "forbid: [drop]", "forbid: [ship, drop]", "require: {from: ['user:ada']}")
        )
        rules.append(f'{{id: r{number}, when: "{condition(draw)}", {does}}}')
    return plan_of(rules=f"[{', '.join(rules)}]", checked=False)


@pytest.mark.parametrize("seed", [*range(5), *deep(range(5, 25))])
def test_the_solver_finds_the_same_kinds_as_going_through_all(seed: int) -> None:
    plan = policy(random.Random(seed))
    for each in places.weighings(plan):
        assert total(each.place) <= MOST_TRIED
        tried = {_key(each, situation) for situation in classes(each.place, each.questions)}
        solved, left_out = solver.classes(each.place, each.questions)
        assert not left_out
        assert {_key(each, situation) for situation in solved} == tried
        assert len(solved) == len(tried)


def _key(each: Weighing, situation: tuple[object, ...]) -> tuple[str, ...]:
    from turbo_mode.proofs.classes import whatever

    return tuple(
        question.outcome(each.place, other)
        for question in each.questions
        for other in whatever(each.place, question.condition.variables, situation)
    )


@pytest.mark.parametrize("seed", [0, *deep(range(1, 8))])
def test_a_report_is_the_same_with_a_solver(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = policy(random.Random(seed))
    without = proven(plan)
    monkeypatch.setattr(weighing, "MOST_TRIED", 0)
    solved = proven(plan)
    assert [each.status for each in solved.properties] == [each.status for each in without.properties]
    assert [(each.status, each.said) for each in solved.rules] == [(each.status, each.said) for each in without.rules]


@pytest.mark.parametrize("seed", [200, *deep(range(201, 208))])
def test_a_report_is_the_same_where_rules_that_do_the_same_are_merged(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    plan = policy(random.Random(seed), most=4)
    monkeypatch.setattr(weighing, "MANY_SPOTS", 1 << 60)
    whole = proven(plan)
    monkeypatch.setattr(weighing, "MANY_SPOTS", 0)
    merged = proven(plan)
    assert [each.status for each in merged.properties] == [each.status for each in whole.properties]
    assert [(each.status, each.said) for each in merged.rules] == [(each.status, each.said) for each in whole.rules]


def cases(draw: random.Random) -> Iterator[Case]:
    """Any decisions at all, not only those that the prover looks at."""
    for _ in range(25):
        look = draw.choice(("COMPLETED", "FAILED", "SKIPPED"))
        yield Case(gate="build", said="", values={
            "inputs.coverage": draw.choice((0.0, 80.0, 90.0, 95.5, 100.0, round(draw.random() * 100, 2))),
            "inputs.urgent": draw.random() < 0.5, "inputs.region": draw.choice(("eu", "us")),
            "inputs.note": draw.choice(("x", "abc", "", "long enough")), "failedTasks": int(draw.random() < 0.2),
            "evidence.tests.verdict": draw.choice(("PASS", "PASS", "FAIL", "NODATA")),
            "evidence.speed.verdict": draw.choice(("PASS", "PASS", "FAIL", "NODATA")),
            "tasks.look.status": look, "tasks.make.status": "COMPLETED",
        })  # fmt: skip


@pytest.mark.parametrize("seed", [*range(100, 104), *deep(range(104, 120))])
def test_nothing_that_is_proven_is_refuted_by_trying(seed: int) -> None:
    draw = random.Random(seed)
    plan = policy(draw)
    report = proven(plan)
    for case in cases(draw):
        ends = {level: carried_out(plan, case, level) for level in LEVELS}
        if of(report, "total").status == "PROVEN":
            asks = [end for end in ends.values() if isinstance(end, e.EscalationRaised)]
            assert all(permitted(end) for end in asks)
        if of(report, "monotone").status == "PROVEN":
            alone = [chosen(end) for end in ends.values()]
            first = next((place for place, option in enumerate(alone) if option), len(alone))
            assert len(set(alone[first:])) <= 1
        for row in report.rules:
            if row.said.startswith("it never"):
                assert _same(ends, _without(plan, row.name), case)


def _without(plan: model.Plan, rule: str) -> model.Plan:
    from msgspec import structs

    rules = [each for each in plan.decision_engine.rules if each.id != rule]
    return structs.replace(plan, decision_engine=structs.replace(plan.decision_engine, rules=rules))


def _same(ends: dict[str, e.AnyEntry], other: model.Plan, case: Case) -> bool:
    return all(
        (chosen(end), permitted(end)) == (chosen(there), permitted(there))
        for level, end in ends.items()
        for there in (carried_out(other, case, level),)
    )
