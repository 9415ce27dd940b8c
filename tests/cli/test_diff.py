"""What has changed between two versions of a plan, and what of it matters."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from tests.cli.conftest import HELLO, Person
from tests.language.test_bent_plans import RELEASE, bent
from turbo_mode.core.plan import model
from turbo_mode.core.plan.effects import effect_of
from turbo_mode.core.plan.model import (
    Action,
    Approve,
    Batch,
    Budgets,
    DecisionEngine,
    Environment,
    Evidence,
    Gate,
    Input,
    Loop,
    Option,
    Phase,
    Rule,
    Task,
    Verify,
    Window,
)
from turbo_mode.errors import PlanInvalid
from turbo_mode.operations import authoring
from turbo_mode.plans.reader import parse_plan

pytestmark = pytest.mark.one_store  # no execution is carried out, or only to try a template


def _plan(**keys: Any) -> model.Plan:
    phases = keys.pop("phases", None) or [Phase(id="a", tasks=[Task(id="one", shell="x")])]
    return model.Plan(turbo=1, name="test", phases=phases, **keys)


def _task(**keys: Any) -> model.Plan:
    return _plan(phases=[Phase(id="a", tasks=[Task(**{"id": "one", "shell": "x", **keys})])])


def _gate(*, then: str = "continue", gate: dict[str, Any] | None = None, **option: Any) -> model.Plan:
    options = {"go": Option(then=then, **option), "stop": Option(then="fail")}  # type: ignore[arg-type]
    tasks = [Task(id="one", shell="x")]
    return _plan(phases=[Phase(id="a", tasks=tasks, gate=Gate(options=options, **(gate or {})))])


def _phase(**keys: Any) -> model.Plan:
    return _plan(phases=[Phase(id="a", tasks=[Task(id="one", shell="x")], **keys)])


def _said(old: model.Plan, new: model.Plan) -> list[tuple[str, str, str]]:
    return [(change.what, change.about, change.path) for change in authoring.differences(old, new)]


def _ids(*phases: str) -> model.Plan:
    """``a: one two`` is a phase with its tasks."""
    made = []
    for phase in phases:
        id, _, tasks = phase.partition(": ")
        made.append(Phase(id=id, tasks=[Task(id=task, shell="x") for task in tasks.split()]))
    return _plan(phases=made)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (["a: one"], ["a: one two"], [("added", "task", "a.two")]),
        (["a: one two"], ["a: one"], [("removed", "task", "a.two")]),
        (["a: one", "b: two"], ["a: one two", "b: three"], [("moved", "task", "a.two"), ("added", "task", "b.three")]),
        (["a: one", "b: two"], ["a: one"], [("removed", "phase", "b")]),
        (["a: one", "b: two"], ["a: one two"], [("removed", "phase", "b"), ("moved", "task", "a.two")]),
        (["a: one"], ["a: one", "b: two"], [("added", "phase", "b")]),
        (["a: one two"], ["a: one", "b: two"], [("added", "phase", "b"), ("moved", "task", "b.two")]),
        (["a: one", "b: two", "c: three"], ["c: three", "a: one", "b: two"], [("moved", "phase", "c")]),
        (["a: 1 2 3 4".replace(" ", " t")], ["a: 4 1 2 3".replace(" ", " t")], [("moved", "task", "a.t4")]),
    ],
)
def test_what_came_and_went_and_moved(old: list[str], new: list[str], said: list[tuple[str, str, str]]) -> None:
    assert _said(_ids(*old), _ids(*new)) == said


def test_a_task_that_moved_is_compared_with_itself() -> None:
    old = _plan(phases=[Phase(id="a", tasks=[Task(id="one", shell="x"), Task(id="two", shell="x", timeout="2m")])])
    new = _plan(
        phases=[
            Phase(id="a", tasks=[Task(id="one", shell="x")]),
            Phase(id="b", tasks=[Task(id="two", shell="x", timeout="5m")]),
        ]
    )
    changed = authoring.differences(old, new)[-1]
    assert (changed.path, changed.old, changed.new) == ("b.two.timeout", "2m", "5m")


MATTERS = {
    "effect": (_task(effect="once"), _task(effect="idempotent"), "effect class was once, and is idempotent"),
    "effect of the phase": (_phase(), _phase(effect="idempotent"), "effect class was once, and is idempotent"),
    "effect by kind": (_task(), _task(shell=None, http="http://x"), "effect class was once, and is idempotent"),
    "compensate": (_task(compensate=Action(shell="x")), _task(), "can't undo it"),
    "verify": (_task(verify=Verify(shell="x", done="true")), _task(), "asked whether it happened"),
    "gate": (_gate(), _phase(), "nothing is decided here"),
    "a phase with a gate": (replace(_gate(), phases=[*_gate().phases, *_ids("b: two").phases]), _ids("b: two"),
                            "nothing is decided here"),
    "evidence": (_gate(gate={"evidence": {"e": Evidence(check="true")}}), _gate(), "looks at less"),
    "critical": (_gate(gate={"evidence": {"e": Evidence(check="true")}}),
                 _gate(gate={"evidence": {"e": Evidence(check="true", critical=False)}}), "doesn't forbid"),
    "approve": (_gate(gate={"approve": Approve(from_=["role:x"])}), _gate(), "nobody has to agree"),
    "quorum": (_gate(gate={"approve": Approve(from_=["role:x"], quorum=2)}),
               _gate(gate={"approve": Approve(from_=["role:x"])}), "fewer people"),
    "confidence": (_gate(gate={"confidence": 0.9}), _gate(gate={"confidence": 0.8}), "less confidence"),
    "no confidence": (_gate(gate={"confidence": 0.9}), _gate(), "less confidence"),
    "allowFailed": (_gate(), _gate(allow_failed=True), "although tasks have failed"),
    "reversible": (_gate(reversible=False), _gate(), "chosen alone at a lower level"),
    "max": (_gate(then="repeat"), _gate(then="repeat", max=3), "more often"),
    "then": (_gate(then="hold"), _gate(then="succeed"), "no person is asked"),
    "level": (_plan(), _plan(decision_engine=DecisionEngine(autonomy_level="full")), "more is decided alone"),
    "environment's level": (_plan(environments={"x": Environment(autonomy_level="low")}),
                            _plan(environments={"x": Environment()}), "more is decided alone"),
    "budget": (_plan(decision_engine=DecisionEngine(budgets=Budgets(cost="5 USD"))),
               _plan(decision_engine=DecisionEngine(budgets=Budgets(cost="50 USD"))), "budget is larger"),
    "wall time": (_plan(decision_engine=DecisionEngine(budgets=Budgets(wall_time="90m"))),
                  _plan(decision_engine=DecisionEngine(budgets=Budgets(wall_time="2h"))), "budget is larger"),
    "no budget": (_plan(decision_engine=DecisionEngine(budgets=Budgets(asks=1, tokens=5))),
                  _plan(decision_engine=DecisionEngine(budgets=Budgets(asks=1))), "a limit is gone"),
    "rule": (_plan(decision_engine=DecisionEngine(rules=[Rule(id="r", when="true", reason="x")])), _plan(), "a rule"),
    "window": (_phase(window=Window()), _phase(), "at any time"),
    "no way back": (_phase(point_of_no_return=True), _phase(), "approval of its own"),
    "rounds": (_phase(loop=Loop(until="true", max_rounds=2)), _phase(loop=Loop(until="true", max_rounds=9)), "often"),
    "tolerate": (_task(tolerate="5%"), _task(tolerate="10%"), "more instances may fail"),
    "batch": (_task(batch=Batch(size=5, first=1)), _task(), "without a first batch"),
    "optional": (_task(), _task(optional=True), "doesn't count"),
    "expect": (_task(expect="result.exitCode == 0"), _task(), "less has to be true"),
    "secret": (_plan(), _plan(secrets={"token": "TOKEN"}), "a secret that it could not"),
    "environment": (_task(pass_env=["A"]), _task(pass_env=["A", "B"]), "more of the engine's environment"),
}  # fmt: skip


@pytest.mark.parametrize("case", MATTERS)
def test_what_makes_it_less_careful_is_said_and_the_way_back_is_not(case: str) -> None:
    old, new, words = MATTERS[case]
    matters = [change.matters for change in authoring.differences(old, new) if change.matters]
    assert len(matters) == 1, matters
    assert words in matters[0]
    back = [change for change in authoring.differences(new, old) if change.matters and change.about != "effect"]
    assert back == []


def test_tasks_and_budgets_that_share_a_word_are_not_confused() -> None:
    old, new = _plan(inputs={"n": Input(type="integer", max=3)}), _plan(inputs={"n": Input(type="integer", max=9)})
    assert [change.matters for change in authoring.differences(old, new)] == [""]


def test_the_same_plan_in_another_syntax_has_no_differences(person: Person) -> None:
    plain = person.write(HELLO)
    data = json.dumps({**authoring_data(HELLO)})
    assert "do the same" in person.press("diff", plain, person.write(data, "plan.json")).stdout


def authoring_data(text: str) -> Any:
    from turbo_mode.core.plan.nodes import plain_value
    from turbo_mode.plans.yaml_nodes import read_yaml

    return plain_value(read_yaml(text))


def test_the_command_tells_and_ends_with_ten(person: Person) -> None:
    old = person.write(HELLO, "old.yaml")
    new = person.write(HELLO.replace("effect: idempotent, ", "").replace("who: world", "who: all"), "new.yaml")
    done = person.press("diff", old, new, code=10)
    assert done.stdout.splitlines() == [
        "~ inputs.who          world → all",
        "~ greet.hello.effect  idempotent → once",
        "    ! its effect class was idempotent, and is once",
        "2 changed; 1 of them matters",
    ]
    lines = [json.loads(line) for line in person.press("diff", old, new, "--json", code=10).stdout.splitlines()]
    assert lines[0] == {"what": "changed", "about": "input", "path": "inputs.who", "old": "world", "new": "all"}
    assert person.press("diff", old, old, "-q").stdout == ""
    assert person.press("diff", "-", "-", code=2).stderr.startswith("✕ only one")
    assert (
        "E0102" in person.press("diff", old, person.write(HELLO.replace("shell:", "shall:"), "bad.yaml"), code=2).stderr
    )


def test_longer_texts_are_shown_line_by_line(person: Person) -> None:
    script = "turbo: 1\nname: x\nphases:\n- id: a\n  tasks:\n  - id: b\n    shell: |\n      one\n      two\n"
    done = person.press("diff", person.write(script), person.write(script.replace("two", "three"), "n.yaml"), code=10)
    assert "      -two\n      +three\n" in done.stdout


def _with_effects(plan: model.Plan) -> model.Plan:
    """The plan with the effect class of every task written down, also where it is the usual one."""
    phases = [
        replace(
            phase,
            tasks=[_with_effect(task, phase) for task in phase.tasks],
            finally_=[_with_effect(task, phase) for task in phase.finally_],
        )
        for phase in plan.phases
    ]
    return replace(plan, phases=phases, finally_=[_with_effect(task, None) for task in plan.finally_])


def _with_effect(task: model.Task, phase: model.Phase | None) -> model.Task:
    return task if task.switch is not None else replace(task, effect=effect_of(task, phase))


@given(bent(), bent())
@settings(max_examples=100)
def test_there_is_a_difference_exactly_where_the_models_differ(one: Any, two: Any) -> None:
    plans = []
    for document in (RELEASE, one, two):
        try:
            plans.append(parse_plan(document).plan)
        except PlanInvalid:
            continue
    for old in plans:
        for new in plans:
            there, back = authoring.differences(old, new), authoring.differences(new, old)
            assert (there == []) == (_with_effects(old) == _with_effects(new))
            added = sorted(change.path for change in there if change.what == "added")
            assert added == sorted(change.path for change in back if change.what == "removed")
            json.dumps([change.to_json() for change in there])
