"""Evidence about anomalies, and evidence that is looked at more than once: what `check` says of them."""

from __future__ import annotations

import pytest

from tests.language.marked import problems_of, unmarked

PLAN = """\
turbo: 1
name: looks
phases:
  - id: before
    tasks: [{id: early, effect: idempotent, shell: ./early}]
  - id: canary
    tasks: [{id: probe, effect: idempotent, shell: ./probe}]
    gate:
      evidence:
        it: %s
      options: {widen: {then: continue}, again: {then: repeat, max: 2}, stop: {then: fail}}
  - id: after
    tasks: [{id: late, effect: idempotent, shell: ./late}]
"""
_CHECK = "check: tasks.probe.attempts == 1"


@pytest.mark.parametrize(
    ("evidence", "code", "says"),
    [
        ("{anomalies: {}}", "", ""),
        ("{anomalies: {kinds: [slow], tasks: [probe, early], severity: HIGH, tolerate: 2}}", "", ""),
        ("{anomalies: {kinds: [«slwo»]}}", "E0105", "slow"),
        ("{anomalies: {severity: «high»}}", "E0105", "HIGH"),
        ("{anomalies: {tasks: [«prob»]}}", "E0202", "probe"),
        ("{anomalies: {tasks: [«late»]}}", "E0404", "it may begin when `canary` is over"),
        ("{anomalies: {tolerate: «-1»}}", "E0105", "0"),
        ("{anomalies: {}, «judge»: {tolerance: 10%}}", "E0111", "metric"),
        ("{anomalies: {}, «foreach»: '[1]'}", "E0111", "tasks"),
        (f"{{{_CHECK}, looks: {{count: 3}}}}", "", ""),
        (f"{{{_CHECK}, looks: {{count: «4»}}}}", "E0105", "max: 3"),
        (f"{{{_CHECK}, looks: {{successesInARow: «9»}}}}", "E0105", "max: 8"),
        (f"{{{_CHECK}, «looks»: {{failures: 1}}}}", "E0103", "successesInARow"),
        (f"{{{_CHECK}, looks: {{count: 2, «failureLimit»: 1}}}}", "E0102", "failures"),
        (f"{{{_CHECK}, looks: {{count: «0»}}}}", "E0105", "1"),
        (f"{{{_CHECK}, «failureLimit»: 1}}", "E0102", "looks"),
    ],
)
def test_what_check_says(evidence: str, code: str, says: str) -> None:
    text, place = unmarked(PLAN % evidence)
    found = [problem for problem in problems_of(text) if problem.is_error]
    if not code:
        assert not found
        return
    (problem,) = found
    assert problem.code == code
    assert (problem.place.line, problem.place.column) == place[:2]
    assert says in f"{problem.message} {problem.label} {problem.help} {problem.note}"


def test_a_task_that_decides_looks_once() -> None:
    text = (
        "turbo: 1\nname: once\nphases:\n  - id: a\n    tasks:\n      - id: one\n"
        "        decide: {evidence: {it: {check: 1 == 1, looks: {count: 2}}}, options: {yes: {}, other: {}}}\n"
    )
    assert [problem.code for problem in problems_of(text) if problem.is_error] == ["E0111"]
