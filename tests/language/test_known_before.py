"""What random plans have shown: those that were called good and failed, and those that were good and failed.

The law itself is in ``tests/simulation/test_good_plans.py``; here is each thing that it found, made small.
"""

from __future__ import annotations

from collections import Counter

import pytest

from tests.language.marked import one_phase, problems_of, unmarked
from turbo_mode.plans.reader import parse_plan
from turbo_mode.testing.good_plans import carry_out

GO = "inputs: {go: {type: boolean, default: true}}\n"
PLACES = "environments: {here: {values: {size: 1, name: '${{ execution.plan }}'}}}\n"
WELL = "{id: one, shell: x, outputs: {n: result.stdout}}"
LENIENT = "{id: two, shell: x, needs: [{id: one, is: [COMPLETED, FAILED]}]}"
INNER = "plans: {inner: {inputs: {who: {type: string}}, phases: [{id: p, tasks: [{id: t, shell: x}]}]}}\n"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("W0505", one_phase("{id: one, shell: x, when: 1 > 2}",
                            "{id: two, shell: x, needs: [{id: one, is: [COMPLETED]}], outputs: {n: result.stdout}}",
                            "{id: six, shell: x, env: {A: '${{ «tasks.two.outputs.n» }}'}}")),
        ("W0505", one_phase("{id: one, shell: x, optional: true}", "{id: two, shell: x, outputs: {n: result.stdout},"
                            " needs: [{id: one, is: [COMPLETED]}]}",
                            "{id: six, shell: x, env: {A: '${{ «tasks.two.outputs.n» }}'}}")),
        ("W0505", one_phase(WELL, "{id: two, shell: x, env: {A: '${{ «tasks.one.error.code» }}'}}")),
        ("W0505", one_phase(WELL, "{id: two, shell: x, when: tasks.one.attempts > 0,"
                            " env: {A: '${{ «tasks.one.error.code» }}'}}")),
        ("W0505", one_phase("{id: one, shell: x, when: 1 > 2}",
                            "{id: two, shell: x, when: «tasks.one.startedAt» < now}")),
        ("W0505", one_phase("{id: one, shell: x, fallback: {shell: y, outputs: {n: result.stdout}}}",
                            "{id: two, shell: x, env: {A: '${{ «tasks.one.outputs.n» }}'}}")),
        ("W0505", one_phase("{id: one, shell: x, effect: once, outputs: {n: result.stdout},"
                            " verify: {shell: y, done: result.exitCode == 0}}",
                            "{id: two, shell: x, env: {A: '${{ «tasks.one.outputs.n» }}'}}")),
        ("W0505", one_phase(WELL) + "finally: [{id: f, shell: x, when: «tasks.one.outputs.n» == 'y'}]\n"),
        ("W0505", one_phase(WELL, "{id: one2, shell: x, optional: true, outputs: {n: result.stdout}}",
                            "{id: two, shell: x, when: tasks.one2.status == 'COMPLETED'}")
         + "finally: [{id: f, shell: x, when: tasks.one2.attempts > 0, env: {A: '${{ «tasks.one.outputs.n» }}'}}]\n"),
        ("W0505", one_phase("{id: one, shell: x, optional: true, artifacts: {it: a.txt}}",
                            "{id: two, shell: x, env: {A: '${{ size(«tasks.one.artifacts.it») }}'}}")),
        ("W0505", one_phase("{id: one, shell: x, effect: once, artifacts: {it: a.txt},"
                            " verify: {shell: y, done: result.exitCode == 0}}",
                            "{id: two, shell: x, env: {A: '${{ size(«tasks.one.artifacts.it») }}'}}")),
        ("W0505", one_phase(WELL) + "outputs: {why: «tasks.one.error.code»}\n"),
        ("W0505", one_phase(WELL, gate="    gate: {options: {go: {then: continue}, no: {then: fail}}}\n",
                            head="decisionEngine: {rules: [{id: r, when: «tasks.one.error.code» == 'timeout',"
                            " forbid: [go], reason: no}]}\n")),
        ("E0213", one_phase("{id: two, plan: {name: inner, inputs: {who: «'${{ now.getHours() }}'»}}}", head=INNER)),
        ("W0505", one_phase(WELL, LENIENT, "{id: six, shell: x, env: {A: '${{ «tasks.one.outputs.n» }}'}}")),
        ("W0505", one_phase(WELL, LENIENT,
                            "{id: six, shell: x, foreach: '[1]', key: 'string(index) + «tasks.one.outputs.n»'}")),
        ("W0505", one_phase(WELL, LENIENT, "{id: five, shell: x, needs: [{id: two, is: [FAILED]}]}",
                            "{id: six, shell: x, needs: [five], env: {A: '${{ «tasks.one.outputs.n» }}'}}")),
        ("W0505", one_phase(WELL, LENIENT, "{id: also, shell: x, needs: [one]}",
                            "{id: five, shell: x, needs: [{id: two, is: [FAILED]}, also]}",
                            "{id: six, shell: x, needs: [five], env: {A: '${{ «tasks.one.outputs.n» }}'}}")),
        ("W0505", one_phase(WELL, phase="    finally:\n      - {id: f, shell: x, outputs: {n: result.stdout}}\n"
                            "      - {id: g, shell: x, env: {A: '${{ «tasks.f.outputs.n» }}'}}\n")),
        ("W0505", one_phase(WELL)
         + "  - {id: b, needs: [{id: a, is: [COMPLETED, FAILED]}], tasks: [{id: t, shell: x}]}\n"
         "  - {id: c, tasks: [{id: u, shell: x, env: {A: '${{ «tasks.one.outputs.n» }}'}}]}\n"),
    ],
    ids=["skipped by a need", "skipped by the failure of a need",
         "error", "error after attempts", "startedAt", "fallback", "verify", "own when", "another's name",
         "artifact", "artifact of a probe",
         "error at the end", "error in a rule", "input", "failed before", "key", "handler",
         "handler that tells nothing", "finally",
         "phase that failed before"],
)  # fmt: skip
def test_what_would_fail_is_said_before(code: str, text: str) -> None:
    plain, place = unmarked(text)
    found = [(each.code, (each.place.line, each.place.column, each.place.end)) for each in problems_of(plain)]
    assert found == [(code, place)]


@pytest.mark.parametrize(
    "text",
    [
        one_phase("{id: one, shell: x, optional: true}",
                  "{id: two, shell: x, needs: [{id: one, is: [FAILED]}], env: {A: '${{ tasks.one.error.code }}'}}"),
        one_phase(WELL, "{id: two, shell: x, env: {A: '${{ tasks.one.?error.code.orValue(0) }}'}}"),
        one_phase(WELL)
        + "finally: [{id: f, shell: x, when: tasks.one.status == 'COMPLETED' && tasks.one.outputs.n == ''}]\n",
        one_phase("{id: two, plan: {name: inner, inputs: {who: '${{ execution.startedAt }}'}}}", head=INNER),
        one_phase(WELL, LENIENT, "{id: six, shell: x, needs: [two, one], env: {A: '${{ tasks.one.outputs.n }}'}}"),
        one_phase(WELL, "{id: mind, shell: x}",
                  "{id: two, shell: x, needs: [mind, {id: one, is: [COMPLETED, FAILED]}]}",
                  "{id: six, shell: x, env: {A: '${{ tasks.one.outputs.n }}'}}"),
        one_phase(WELL, "{id: two, shell: x, onFailure: three}", "{id: three, shell: x}",
                  "{id: six, shell: x, needs: [three], env: {A: '${{ tasks.one.outputs.n }}'}}"),
        one_phase(WELL, LENIENT, "{id: also, shell: x, needs: [one]}",
                  "{id: five, shell: x, needs: [also, {id: two, is: [FAILED]}]}",
                  "{id: six, shell: x, needs: [five], env: {A: '${{ tasks.one.outputs.n }}'}}"),
        one_phase(WELL) + "  - {id: b, tasks: [{id: t, shell: x}]}\n"
        "  - {id: c, needs: [b, {id: a, is: [COMPLETED, FAILED]}],"
        " tasks: [{id: u, shell: x, env: {A: '${{ tasks.one.outputs.n }}'}}]}\n",
    ],
)  # fmt: skip
def test_what_is_asked_for_first_is_good(text: str) -> None:
    assert problems_of(text) == []


HERE = "environments: {here: {values: {sites: [a, b], site: x}}}\n"


@pytest.mark.parametrize(
    "text",
    [
        one_phase("{id: one, foreach: environment.sites, shell: x}", head=HERE, phase="    environment: here\n"),
        one_phase("{id: one, foreach: '[1, 2]', key: environment.site + string(item), shell: x}", head=HERE,
                  phase="    environment: here\n"),
        one_phase(WELL, phase="    finally: [{id: f, wait: {signal: go}}]\n"),
        one_phase(WELL) + "outputs: {one: tasks.one, all: tasks}\n",
        one_phase(WELL, "{id: two, foreach: '[1]', shell: x, outputs: {it: tasks.one}}") + "outputs: {all: tasks}\n",
        one_phase(WELL) + "outputs: {at: 'timestamp(tasks.one.?startedAt.orValue(now)) <= now'}\n",
    ],
    ids=["foreach", "key", "signal", "whole", "whole fan-out", "moment"],
)  # fmt: skip
def test_what_is_good_ends_well(text: str) -> None:
    tally: Counter[str] = Counter()
    loaded = parse_plan(text)
    assert loaded.problems == []
    assert carry_out(loaded.plan, 1, tally) == []
    assert tally["ended COMPLETED"] == 1


GIVEN = "{id: one, shell: x, outputs: {text: result.stdout, n: result.exitCode, list: 'range(3)', any: result.json}}"
CALLED = """plans:
  inner:
    inputs: {who: {type: string}, size: {type: integer, default: 1}}
    phases: [{id: p, tasks: [{id: t, shell: x, outputs: {out: result.stdout}}]}]
    outputs: {out: tasks.t.outputs.out}
"""
GIVEN_INPUTS = "inputs: {go: {type: boolean, default: true}, n: {type: integer}, share: {type: number}}\n"
MAYBE = "{id: one, shell: x, optional: true, outputs: {n: result.stdout}}"


def _two(text: str) -> str:
    return f"{{id: two, shell: x, env: {{A: '${{{{ {text} }}}}'}}}}"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("E0405", one_phase(GIVEN, "{id: two, shell: x, when: tasks.one.outputs.text «>» 3}")),
        ("E0408", one_phase(GIVEN, "{id: two, shell: x, when: «tasks.one.outputs.n»}")),
        ("E0405", one_phase(GIVEN, "{id: two, shell: x, foreach: «tasks.one.outputs.text»}")),
        ("E0405", one_phase(GIVEN, "{id: two, foreach: tasks.one.outputs.list, shell: x, when: item «+» 'a' == 'b'}")),
        ("E0405", one_phase(GIVEN, "{id: two, shell: x, outputs: {m: tasks.one.outputs.n}}",
                            "{id: six, shell: x, when: tasks.two.outputs.m «>» 'a'}")),
        ("E0405", one_phase("{id: one, shell: x, outputs: {n: {value: result.exitCode, else: none}}}",
                            "{id: two, shell: x, when: tasks.one.outputs.n «>» 1}")),
        ("E0405", one_phase("{id: one, shell: x, outputs: {n: result.exitCode}, fallback:"
                            " {shell: y, effect: idempotent, outputs: {n: result.stdout}}}",
                            "{id: two, shell: x, when: tasks.one.outputs.n «>» 1}")),
        ("E0405", one_phase("{id: one, shell: x, when: environment.name «>» environment.size}", head=PLACES,
                            phase="    environment: here\n")),
        ("E0405", one_phase("{id: one, plan: {name: inner, inputs: {who: a}}}",
                            "{id: two, shell: x, when: tasks.one.outputs.out «>» 3}", head=CALLED)),
        ("E0405", one_phase("{id: one, agent: {goal: x, model: 'scripted:a', output: {type: string}},"
                            " outputs: {n: result.output}}", "{id: two, shell: x, when: tasks.one.outputs.n «>» 3}")),
    ],
    ids=["compared", "condition", "foreach", "item", "by another", "else", "fallback", "environment", "plan", "agent"],
)  # fmt: skip
def test_outputs_are_of_the_type_of_their_expression(code: str, text: str) -> None:
    test_what_would_fail_is_said_before(code, text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("E0408", one_phase(GIVEN, "{id: two, shell: x, when: «'inputs.flag ? execution.id : tasks.one.outputs.any'»}",
                            head="inputs: {flag: {type: boolean, default: true}}\n")),
        ("E0405", one_phase(GIVEN, _two("tasks.one.outputs.any.?a.orValue(1) > (1 > 2 ? «|» 3)").replace(
            "(1 > 2 ? «|» 3)", "1 || (tasks.one.outputs.?text.orValue(2)) «>» 2"))),
        ("E0405", one_phase(GIVEN, _two("«sum»([tasks.one.outputs.n, execution.id])"))),
        ("E0213", one_phase(GIVEN, "{id: two, plan: {name: inner, inputs: {who:"
                            " «'${{ tasks.one.outputs.n > 1 ? tasks.one.?error.code.orValue(0) : 1 }}'»}}}",
                            head=CALLED)),
        ("E0213", one_phase("{id: two, plan: {name: inner, inputs: {who: a, size: «'x ${{ 1 }}'»}}}", head=CALLED)),
        ("E0213", one_phase("{id: two, plan: {name: inner, inputs: {who: a, size: «'${{ 1.5 }}'»}}}", head=CALLED)),
        ("E0213", one_phase("{id: two, foreach: '[1, 2]', plan: {name: inner, inputs: {who: «'${{ item }}'»}}}",
                            head=CALLED)),
    ],
    ids=["condition", "orValue", "items", "input of two kinds", "text", "broken number", "item"],
)  # fmt: skip
def test_whatever_comes_out_of_a_branch_has_to_fit(code: str, text: str) -> None:
    test_what_would_fail_is_said_before(code, text)


@pytest.mark.parametrize(
    "text",
    [
        "int(string(now))", "int(string(inputs.share))", "double(string(inputs.go))", "int(toJson(inputs.go))",
        "int('v' + string(inputs.n))", "timestamp(string(now - now))", "int(inputs.go ? '1' : string(now).trim())",
        "int(execution.id.trim())",
    ],
)  # fmt: skip
def test_a_text_made_here_that_is_no_number_is_said_before(text: str) -> None:
    test_what_would_fail_is_said_before(
        "W0518", one_phase(f'{{id: two, shell: x, env: {{A: "${{{{ «{text}» }}}}"}}}}', head=GIVEN_INPUTS)
    )


@pytest.mark.parametrize(
    "text",
    [
        "int(string(inputs.n))", "double(string(inputs.share))", "bool(string(inputs.go))", "timestamp(string(now))",
        "duration(string(now - now))", "int(string(inputs.n) + '0')", "int(toJson(inputs.n))",
        "int(result.stdout.trim())",
    ],
)  # fmt: skip
def test_a_text_made_here_that_is_a_number_is_good(text: str) -> None:
    assert problems_of(one_phase(f'{{id: one, shell: x, outputs: {{n: "{text}"}}}}', head=GIVEN_INPUTS)) == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("E0405", one_phase("{id: one, switch: {on: «range(3)», cases: {a: {shell: x}}, default: {shell: y}}}")),
        ("W0517", one_phase(MAYBE, "{id: two, «switch»: {on: tasks.one.status, cases:"
                            " {COMPLETED: {shell: x}, FAILED: {shell: x}}}}")),
        ("W0517", one_phase("{id: one, «switch»: {on: 'inputs.go ? 1 : 2', cases: {'1': {shell: x}}}}", head=GO)),
        ("W0517", one_phase("{id: one, «switch»: {on: inputs.to, cases: {a: {shell: x}}}}",
                            head="inputs: {to: {enum: [a, b], default: a}}\n")),
    ],
    ids=["list", "status", "of two", "enum"],
)  # fmt: skip
def test_every_value_of_a_switch_has_a_case(code: str, text: str) -> None:
    test_what_would_fail_is_said_before(code, text)


@pytest.mark.parametrize(
    "text",
    [
        one_phase("{id: one, switch: {on: inputs.to, cases: {a: {shell: x}, b: {shell: x}}}}",
                  head="inputs: {to: {enum: [a, b], default: a}}\n"),
        one_phase("{id: one, switch: {on: execution.attempt > 1, cases: {'true': {shell: x}, 'false': {shell: x}}}}"),
        one_phase("{id: one, switch: {on: 'inputs.go ? 1 : 2', cases: {'1': {shell: x}, '2': {shell: x}}}}", head=GO),
        one_phase("{id: one, wait: 1s, outputs: {n: int(inputs.n)}}", head="inputs: {n: {enum: ['1']}}\n"),
        one_phase("{id: one, shell: x, env: {A: '${{ int(inputs.n) }}'}}", head="inputs: {n: {pattern: '[0-9]'}}\n"),
        one_phase("{id: one, shell: x, outputs: {n: int(result.stdout)}}"),
        one_phase(GIVEN, _two("tasks.one.outputs.n + 1")),
        one_phase(GIVEN, _two("tasks.one.outputs.text == null ? 1 : 2")),
        one_phase(GIVEN, "{id: two, shell: x, when: tasks.one.outputs.any > 3 || tasks.one.outputs.any == 'a'}"),
    ],
)  # fmt: skip
def test_what_is_known_to_fit_is_good(text: str) -> None:
    assert problems_of(text) == []


@pytest.mark.parametrize(
    "condition",
    [
        "tasks.one.status == 'SKIPPED' || «tasks.one.outputs.n» == 'a'",
        "tasks.one.status != 'SKIPPED' && «tasks.one.outputs.n» == 'a'",
        "tasks.one.status == 'COMPLETED' || inputs.go && «tasks.one.outputs.n» == 'a'",
        "has(tasks.one.outputs.n) ? true : «tasks.one.outputs.n» == 'a'",
        "«tasks.one.outputs.n» == 'a' && tasks.one.outputs.n != 'b'",
        "inputs.go ? «tasks.one.outputs.n» == 'a' : tasks.one.status == 'COMPLETED'",
    ],
)
def test_a_guard_that_lets_it_pass_is_none(condition: str) -> None:
    text = one_phase(
        MAYBE, f'{{id: two, shell: x, expect: "{condition}"}}', head="inputs: {go: {type: boolean, default: true}}\n"
    )
    plain, place = unmarked(text)
    found = problems_of(plain)
    assert {each.code for each in found} == {"W0505"}
    assert place in [(each.place.line, each.place.column, each.place.end) for each in found]


@pytest.mark.parametrize(
    "condition",
    [
        "tasks.one.status == 'COMPLETED' && tasks.one.outputs.n == 'a'",
        "tasks.one.outputs.n == 'a' && tasks.one.status == 'COMPLETED'",
        "tasks.one.status != 'COMPLETED' || tasks.one.outputs.n == 'a'",
        "tasks.one.status == 'FAILED' || tasks.one.outputs.n == 'a'",
        "!(tasks.one.status == 'COMPLETED') || tasks.one.outputs.n == 'a'",
        "tasks.one.status in ['COMPLETED'] ? tasks.one.outputs.n == 'a' : inputs.go",
        "has(tasks.one.outputs.n) && tasks.one.outputs.n == 'a'",
        "tasks.one.status == 'FAILED' ? inputs.go : tasks.one.outputs.n == 'a'",
        "inputs.go && tasks.one.status == 'COMPLETED' ? tasks.one.outputs.n == 'a' : inputs.go",
        "tasks.one.status == 'FAILED' && tasks.one.error.code == 'exit_status'",
        "tasks.one.status != 'COMPLETED' && tasks.one.error.code == 'exit_status'",
    ],
)
def test_a_guard_is_known_by_what_it_means(condition: str) -> None:
    assert problems_of(one_phase(MAYBE, f'{{id: two, shell: x, expect: "{condition}"}}', head=GO)) == []


def test_a_need_for_one_end_is_a_guard_too() -> None:
    one = "{id: one, shell: x, when: execution.attempt > 1, outputs: {n: result.stdout}}"
    two = "{id: two, shell: x, needs: [{id: one, is: [COMPLETED]}], env: {A: '${{ tasks.one.outputs.n }}'}}"
    assert problems_of(one_phase(one, two)) == []


def test_a_child_that_may_have_failed_may_have_no_outputs() -> None:
    one = "{id: one, plan: {name: inner, inputs: {who: a}}, expect: result.status != 'CANCELLED'}"
    text = one_phase(one, _two("«tasks.one.outputs.out»"), head=CALLED)
    test_what_would_fail_is_said_before("W0505", text)
