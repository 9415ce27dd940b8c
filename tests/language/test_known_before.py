"""What random plans have shown: those that were called good and failed, and those that were good and failed.

The law itself is in ``tests/simulation/test_good_plans.py``; here is each thing that it found, made small.
"""

from __future__ import annotations

from collections import Counter

import pytest

from tests.language.marked import one_phase, problems_of, unmarked
from turbo_mode.plans.reader import parse_plan
from turbo_mode.testing.good_plans import carry_out

WELL = "{id: one, shell: x, outputs: {n: result.stdout}}"
INNER = "plans: {inner: {inputs: {who: {type: string}}, phases: [{id: p, tasks: [{id: t, shell: x}]}]}}\n"


@pytest.mark.parametrize(
    ("code", "text"),
    [
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
        ("E0213", one_phase("{id: two, plan: {name: inner, inputs: {who: «'${{ now.getHours() }}'»}}}", head=INNER)),
    ],
    ids=["error", "error after attempts", "startedAt", "fallback", "verify", "own when", "another's name", "input"],
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
