"""How problems look on a terminal: the line, the caret, what belongs to it, why, and the fix."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.language.marked import one_phase, problems_of
from turbo_mode.core.plan.problems import render, render_all

BROKEN = Path(__file__).parents[2] / "examples" / "broken"

SECRET = """\
error[E0304]: a secret can't be used here
 --> plan.yaml:7:53  (a.one.http)
  |
7 |       - {id: one, http: 'https://example.com/?t=${{ secrets.token }}'}
  |                                                     ^^^^^^^^^^^^^ secrets go into env, headers and auth only
  |
  = note: an expression's value is recorded in the journal; a secret never is
"""
TWICE = """\
error[E0101]: `timeout` is written twice
 --> plan.yaml:6:47  (a.one)
  |
6 |       - {id: one, shell: 'true', timeout: 5m, timeout: 9m}
  |                                  ------- first here
  |                                               ^^^^^^^ again here
  |
  = note: YAML readers would silently keep one of them
"""
HYPHEN = """\
error[E0106]: `build-wheel` can't be an id
 --> plan.yaml:6:14  (a.build-wheel.id)
  |
6 |       - {id: build-wheel, shell: make}
  |              ^^^^^^^^^^^ letters, digits and _; starts with a small letter
  |
  = note: `-` is minus in an expression: tasks.build-wheel would be a subtraction
  = help: write `buildWheel`
"""
EARLY = """\
error[E0404]: `one` may not have finished before `two` starts
 --> plan.yaml:8:46  (a.two.env.X)
  |
7 |       - {id: one, shell: make, outputs: {x: result.stdout}}
  |              --- `one` is here
8 |       - {id: two, shell: make, env: {X: '${{ tasks.one.outputs.x }}'}}
  |                                              ^^^^^^^^^^^^^^^^^^^ nothing orders the two
  |
  = help: add `needs: [one]` to task `two`
"""
NOTHING = """\
error[E0108]: this task does nothing
 --> plan.yaml:6:9  (a.two)
  |
6 |       - {id: two, timeout: 5m}
  |         ^^^^^^^^^^^^^^^^^^^^^^ expected one of shell, service, http, python, agent, wait, \
approve, decide, switch, plan, read, write, notify, workflow
  |
"""
SKIPPED = """\
warning[W0505]: `one` may be skipped, and then has no outputs
 --> plan.yaml:8:46  (a.two.env.X)
  |
7 |       - {id: one, shell: make, when: inputs.n != '', outputs: {x: result.stdout}}
  |                                ---- runs only when this is true
8 |       - {id: two, shell: make, env: {X: '${{ tasks.one.outputs.x }}'}}
  |                                              ^^^^^^^^^^^^^^^^^^^ this would fail
  |
  = help: tasks.one.outputs.?x.orValue(...)
"""
WORD = """\
error[E0401]: this expression can't be read
 --> plan.yaml:7:54  (a.one.when)
  |
7 |       - {id: one, shell: make, when: inputs.n != 'x' and inputs.n != ''}
  |                                                      ^^^ write `&&`
  |
"""


def _task(text: str, **parts: str) -> str:
    return one_phase(text, **parts)


X = "{id: two, shell: make, env: {X: '${{ tasks.one.outputs.x }}'}}"


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (_task("{id: one, http: 'https://example.com/?t=${{ secrets.token }}'}", head="secrets: {token: T}\n"), SECRET),
        (_task("{id: one, shell: 'true', timeout: 5m, timeout: 9m}"), TWICE),
        (_task("{id: build-wheel, shell: make}"), HYPHEN),
        (one_phase("{id: one, shell: make, outputs: {x: result.stdout}}", X, phase="    parallel: true\n"), EARLY),
        (_task("{id: two, timeout: 5m}"), NOTHING),
        (
            one_phase(
                "{id: one, shell: make, when: inputs.n != '', outputs: {x: result.stdout}}", X, head="inputs: {n: x}\n"
            ),
            SKIPPED,
        ),
        (_task("{id: one, shell: make, when: inputs.n != 'x' and inputs.n != ''}", head="inputs: {n: x}\n"), WORD),
    ],
)
def test_a_problem_on_a_terminal(plan: str, expected: str) -> None:
    assert render_all(problems_of(plan)) == expected


def test_all_problems_of_a_plan_at_once() -> None:
    """Six errors and a warning, from reading, names, order and expressions, in one go."""
    problems = problems_of((BROKEN / "broken.yaml").read_text(), "broken.yaml")
    assert (BROKEN / "report.txt").read_text().startswith(render_all(problems))
    assert [problem.is_error for problem in problems] == [True] * 6 + [False]


def test_a_long_line_is_cut_around_the_mark() -> None:
    filler = "x" * 5000
    plan = '{"turbo":1,"name":"test","title":"' + filler + '","phases":[{"id":"a","tasks":[{"id":"b","shel":"x"}]}]}'
    text = render(problems_of(plan, "plan.json")[0])
    assert max(map(len, text.splitlines())) < 260
    caret = text.splitlines()[4]
    assert text.splitlines()[3][caret.index("^") :].startswith('"shel"')


def test_a_plan_can_not_write_to_the_terminal() -> None:
    problems = problems_of(_task('{id: "one\\e[31m", shell: make}'))
    assert problems[0].code == "E0106"
    assert "\x1b" not in render_all(problems)


def test_carets_stand_under_wide_characters() -> None:
    lines = render(problems_of(_task('{id: one, title: "構築", shell: make, timout: 5m}'))[0]).splitlines()
    before = lines[3][: lines[3].index("timout")]
    assert lines[4].index("^") == len(before) + 2  # two characters that are two columns wide


def test_problems_as_json() -> None:
    problem = problems_of(_task("{id: one, shell: make, timout: 5m}"))[0]
    assert problem.to_json() == {
        "code": "E0102",
        "severity": "error",
        "message": "unknown key `timout` in a task",
        "path": "a.one",
        "label": "did you mean `timeout`?",
        "place": {
            "source": "plan.yaml",
            "line": 6,
            "column": 32,
            "end": 38,
            "text": "      - {id: one, shell: make, timout: 5m}",
        },
    }
