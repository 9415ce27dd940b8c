"""A caret under the very characters, however the text is written."""

from __future__ import annotations

import pytest

from tests.language.marked import problems_of, unmarked

BODY = "turbo: 1\nname: test\ninputs: {n: x}\nphases:\n  - id: a\n    tasks:\n      - id: one\n"


@pytest.mark.parametrize(
    "task",
    [
        "        shell: |\n          set -x\n\n          echo «${{ inputs.n }}»\n",
        "        shell: |-   # a comment\n          if true; then\n            echo «${{ inputs.n }}»\n          fi\n",
        "        shell: >\n          echo one\n          echo «${{ inputs.n }}»\n",
        "        shell: echo one\n          two «${{ inputs.n }}»\n",
        "        shell: 'it''s «${{ inputs.n }}»'\n",
        '        shell: "a\\ttab \\"and\\" «${{ inputs.n }}»"\n',
        "        shell: &script echo «${{ inputs.n }}»\n",
        "        shell:\n          script: echo «${{ inputs.n }}»\n",
    ],
)
def test_in_every_style_of_text(task: str) -> None:
    text, place = unmarked(BODY + task)
    problem = problems_of(text)[0]
    assert problem.code == "E0301"
    assert (problem.place.line, problem.place.column, problem.place.end) == place


def test_with_windows_line_ends() -> None:
    text, place = unmarked(
        (BODY + "        shell: |\n          set -x\n          echo «${{ inputs.n }}»\n").replace("\n", "\r\n")
    )
    problem = problems_of(text)[0]
    assert (problem.place.line, problem.place.column, problem.place.end) == place


def test_in_json_with_tabs() -> None:
    phases = '[\n\t\t{"id": "a", "tasks": [{"id": "one", «"shel"»: "x"}]}\n\t]'
    plan = '{\n\t"turbo": 1,\n\t"name": "test",\n\t"phases": ' + phases + "\n}"
    text, place = unmarked(plan)
    for name in ("plan.json", "stdin"):
        problem = problems_of(text, name)[0]
        assert (problem.code, problem.place.line, problem.place.column, problem.place.end) == ("E0102", *place)


def test_data_without_text_has_paths() -> None:
    from turbo_mode.core.plan.problems import render
    from turbo_mode.errors import PlanInvalid
    from turbo_mode.plans.reader import parse_plan

    document = {"turbo": 1, "name": "test", "phases": [{"id": "a", "tasks": [{"id": "one", "shel": "x"}]}]}
    with pytest.raises(PlanInvalid) as caught:
        parse_plan(document)
    assert render(caught.value.problems[0]) == (
        "error[E0102]: unknown key `shel` in a task\n --> plan  (a.one)\n  = did you mean `shell`?\n"
    )
    below_the_traceback = ["a.one: error[E0102]: unknown key `shel` in a task: did you mean `shell`?"]
    assert caught.value.__notes__ == below_the_traceback
