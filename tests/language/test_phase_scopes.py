"""What may be read where inside of a phase: its environment, the round before, an item of evidence, what tidies up."""

from __future__ import annotations

import pytest

from tests.language.marked import problems_of, unmarked

PLAN = """
turbo: 1
name: test
inputs: {{where: {{default: staging, enum: [staging, production]}}}}
environments:
  staging: {{values: {{url: http://s, size: 1}}}}
  production: {{values: {{url: http://p, approver: ada}}}}
phases:
  - id: a
    tasks: [{{id: first, shell: x, outputs: {{n: result.json}}}}]
  - id: p
    {phase}
    tasks:
      - {{id: t, shell: x, effect: idempotent, outputs: {{n: result.json}}, env: {{A: "{task}"}}}}
    gate:
      question: {question}
      evidence: {{it: {evidence}}}
      options: {{go: {{then: continue{option}}}, stop: {{then: fail}}}}
    finally:
      - {{id: f, shell: x, env: {{A: "{tidy}"}}}}
      - {{id: g, shell: x, env: {{A: "{later}"}}}}
  - {{id: z, environment: staging, tasks: [{{id: last, wait: 1s}}]}}
"""


def plan(**parts: str) -> str:
    usual = {"phase": "title: x", "task": "", "question": "x", "evidence": "{check: 'true'}", "option": "", "tidy": ""}
    return PLAN.format(**{**usual, "later": "", **parts})


METRIC = "{metric: {candidate: {values: tasks.t.outputs.n}, baseline: {values: '[1.0]'}}}"


@pytest.mark.parametrize(
    "parts",
    [
        {"phase": "environment: staging", "task": "${{ environment.size }}", "question": "${{ environment.name }}?"},
        {"phase": "environment: ${{ inputs.where }}", "task": "${{ environment.url }}"},
        {"phase": "environment: staging\n    env: {U: '${{ environment.url }}'}", "tidy": "${{ environment.url }}"},
        {"phase": "loop: {until: tasks.t.outputs.n > 1.0, maxRounds: 2}", "task": "${{ previous.tasks.t.status }}"},
        {"phase": "loop: {until: previous.tasks.t.status == 'COMPLETED', maxRounds: 2}"},
        {"evidence": "{foreach: tasks.t.outputs.n, check: item > 1.0 && index < 3}"},
        {"evidence": "{foreach: tasks.t.outputs.n, as: site, check: site.ok}"},
        {"evidence": METRIC, "option": ", when: evidence.it.?p.orValue(1.0) < 0.1"},
        {"option": ", when: evidence.it.verdict == 'PASS'"},
        {"tidy": "${{ tasks.t.status }}", "later": "${{ tasks.f.status }}"},
    ],
)
def test_what_may_be_read(parts: dict[str, str]) -> None:
    assert problems_of(plan(**parts)) == []


@pytest.mark.parametrize(
    ("parts", "code", "said"),
    [
        ({"phase": "environment: staging", "task": "${{ «environment.sise» }}"}, "E0402", "did you mean `size`"),
        (
            {"phase": "environment: ${{ inputs.where }}", "task": "${{ «environment.size» }}"},
            "E0402",
            "it has name, url",
        ),
        ({"task": "${{ «environment».url }}"}, "E0402", "there is no `environment` here"),
        ({"phase": "when: «environment».url == ''", "task": ""}, "E0402", "there is no `environment` here"),
        ({"task": "${{ «previous».tasks.t.status }}"}, "E0402", "there is no `previous` here"),
        (
            {
                "phase": "loop: {until: tasks.t.status == 'SKIPPED', maxRounds: 2}",
                "task": "${{ «previous.tasks.first».status }}",
            },
            "E0403",
            "t",
        ),
        ({"phase": "loop: {until: «tasks.t.outputs.m», maxRounds: 2}"}, "E0403", "no output `m`"),
        ({"phase": "loop: {until: «tasks.t.attempts + 1», maxRounds: 2}"}, "E0408", "must be true or false"),
        ({"evidence": "{check: «item» > 1}"}, "E0402", "there is no `item` here"),
        ({"evidence": "{foreach: «item», check: item > 1}"}, "E0402", "there is no `item` here"),
        ({"evidence": "{foreach: tasks.t.outputs.n, as: site, check: «item» > 1}"}, "E0402", "there is no `item` here"),
        ({"option": ", when: «evidence.it.p» < 0.1"}, "E0403", "no field `p`"),
        ({"task": "${{ «tasks.f.status» }}"}, "E0404", "may not have finished"),
        ({"tidy": "${{ «tasks.g.status» }}"}, "E0404", "may not have finished"),
        ({"question": "${{ «tasks.f.status» }}"}, "E0404", "may not have finished"),
    ],
)
def test_what_may_not(parts: dict[str, str], code: str, said: str) -> None:
    text, place = unmarked(plan(**parts))
    (problem,) = problems_of(text)
    assert problem.code == code
    assert (problem.place.line, problem.place.column, problem.place.end) == place
    assert said in f"{problem.message} {problem.label} {problem.note} {problem.help}"


def test_a_task_that_tidies_up_has_a_name_of_its_own() -> None:
    text = plan().replace("id: g", "id: first")
    assert [problem.code for problem in problems_of(text)] == ["E0201"]
