"""What the actions of a task may read, what others may read of them, and who waits for a handler."""

from __future__ import annotations

from turbo_mode.core.plan.graph import GOOD, finally_graph, task_graph
from turbo_mode.core.plan.problems import Problem
from turbo_mode.errors import PlanInvalid
from turbo_mode.plans.reader import parse_plan


def problems(*tasks: str) -> list[Problem]:
    """What is wrong with a phase of these tasks."""
    text = "turbo: 1\nname: test\ninputs: {kind: blue}\nphases:\n  - id: a\n    tasks:\n"
    try:
        return parse_plan(text + "".join(f"      - {task}\n" for task in tasks)).problems
    except PlanInvalid as invalid:
        return [problem for problem in invalid.problems if problem.is_error]


def codes(*tasks: str) -> list[str]:
    return [problem.code for problem in problems(*tasks)]


FALLBACK = "{id: one, shell: make, fallback: {shell: x, env: {W: '${{ error.code }}'}, outputs: {why: error.message}}}"


def test_a_fallback_sees_the_failure_and_nobody_else_does() -> None:
    assert codes(FALLBACK) == []
    assert codes("{id: one, shell: make, env: {W: '${{ error.code }}'}}") == ["E0402"]
    assert codes("{id: one, shell: make, outputs: {why: error.message}}") == ["E0402"]
    assert codes("{id: one, shell: make, fallback: {shell: x, outputs: {y: result.body}}}") == ["E0403"]


def test_a_poll_is_judged_by_what_the_action_shows() -> None:
    assert codes("{id: one, http: 'http://x', poll: {until: result.body.ready}}") == []
    assert codes("{id: one, http: 'http://x', poll: {until: result.stdout == 'x'}}") == ["E0403"]
    assert codes("{id: one, http: 'http://x', poll: {until: result.status}}") == ["E0408"]


SWITCH = (
    "{id: one, switch: {on: inputs.kind, cases: {blue: {shell: x, outputs: {a: result.stdout}}}, "
    "default: {http: 'http://x', outputs: {b: result.body}}}}"
)


def test_a_switch_has_the_outputs_of_all_its_cases() -> None:
    reads = '{id: two, shell: x, env: {A: "${{ tasks.one.outputs.?a.orValue(\'\') }}", B: "%s"}}'
    assert codes(SWITCH, reads % "${{ tasks.one.outputs.?b.orValue('') }}") == []
    assert "E0403" in codes(SWITCH, reads % "${{ tasks.one.outputs.c }}")
    assert codes(SWITCH.replace("result.stdout", "result.body")) == ["E0403"]
    assert codes(SWITCH.replace("inputs.kind", "inputs.kimd")) == ["E0402"]


def test_artifacts_are_lists_of_files() -> None:
    make = "{id: one, shell: make, effect: idempotent, artifacts: {wheel: dist/*.whl}}"
    assert codes(make, "{id: two, shell: x, env: {S: '${{ tasks.one.artifacts.wheel[0].sha256 }}'}}") == []
    assert codes(make, "{id: two, shell: x, when: 'tasks.one.artifacts.wheel[0].size > 10'}") == []
    assert codes(make, "{id: two, shell: x, env: {S: '${{ tasks.one.artifacts.weel }}'}}") == ["E0403"]
    assert codes(make, "{id: two, shell: x, env: {S: '${{ tasks.one.artifacts.wheel[0].sum }}'}}") == ["E0403"]


def test_a_handler_waits_for_what_it_handles_and_is_no_step_of_the_chain() -> None:
    text = (
        "turbo: 1\nname: test\nphases: [{id: p, tasks: [{id: a, shell: x, onFailure: h}, {id: h, shell: x}, "
        "{id: b, shell: x}, {id: c, shell: x, onFailure: i}, {id: i, shell: x, needs: [a]}]}]\n"
        "finally: [{id: f, shell: x, onFailure: g}, {id: g, shell: x}]\n"
    )
    plan = parse_plan(text).plan
    failed = frozenset({"FAILED"})
    assert task_graph(plan.phases[0]).needs == {
        "a": (), "h": (("a", failed),), "b": (("a", GOOD),), "c": (("b", GOOD),),
        "i": (("a", GOOD), ("c", failed)),
    }  # fmt: skip
    assert finally_graph(plan).needs == {"f": (), "g": (("f", failed),)}
