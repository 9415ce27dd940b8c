"""What the texts of a fan-out task, and those that read it, may name."""

from __future__ import annotations

import pytest

from tests.language.marked import one_phase, problems_of

SHARD = "{id: shard, foreach: \"['a', 'b']\", %s}"
GRID = "{id: grid, matrix: {os: [deb, mac], py: [3, 4], mix: [1, x]}, %s}"


@pytest.mark.parametrize(
    "text",
    [
        SHARD % "shell: x, env: {A: '${{ item }} ${{ index }}'}",
        SHARD % "as: name, key: name, when: index > 0, shell: x, outputs: {n: result.stdout + name}",
        SHARD % "shell: x, verify: {shell: x, env: {A: '${{ item }}'}, done: result.stdout == item}",
        SHARD % "shell: x, compensate: {shell: x, env: {A: '${{ item }}'}}",
        SHARD % "shell: x, effect: idempotent, retry: {attempts: 2, when: index > 1}",
        GRID % "shell: x, when: matrix.os != 'mac' || matrix.py > 3, key: toJson(matrix)",
        GRID % "shell: x, env: {A: '${{ matrix.mix }}'}",
    ],
)  # fmt: skip
def test_an_instance_sees_its_item(text: str) -> None:
    assert problems_of(one_phase(text)) == []


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("{id: shard, foreach: '[item]', shell: x}", "E0402", "item"),
        (SHARD % "as: name, shell: x, env: {A: '${{ item }}'}", "E0402", "item"),
        (SHARD % "shell: x, env: {A: '${{ matrix.os }}'}", "E0402", "matrix"),
        (GRID % "shell: x, env: {A: '${{ item }}'}", "E0402", "item"),
        (GRID % "shell: x, env: {A: '${{ matrix.arch }}'}", "E0402", "arch"),
        (GRID % "shell: x, when: matrix.os > 3", "E0405", ""),
        ("{id: one, shell: x, env: {A: '${{ item }}'}}", "E0402", "item"),
    ],
)
def test_what_it_does_not_see_is_an_error(text: str, code: str, words: str) -> None:
    (problem,) = problems_of(one_phase(text))
    assert problem.code == code
    assert words in problem.message


@pytest.mark.parametrize(
    "check",
    [
        "tasks.shard.counts.failed == 0 && tasks.shard.counts.total > 1",
        "sum(tasks.shard.outputs.n) > 3.0",
        "tasks.shard.outputs.n.size() == 2",
        "tasks.shard.items.all(i, i.status == 'COMPLETED' && i.outputs.n > 1.0)",
        "tasks.shard.items.filter(i, has(i.error)).map(i, i.key) == ['b']",
        "tasks.shard.items[0].index == 0",
    ],
)
def test_others_see_its_items_counts_and_lists(check: str) -> None:
    evidence = f'{{it: {{check: "{check}"}}}}'
    gate = f"    gate:\n      evidence: {evidence}\n      options: {{go: {{then: continue}}, stop: {{then: fail}}}}\n"
    task = SHARD % "shell: x, outputs: {n: result.json}"
    assert problems_of(one_phase(task, gate=gate)) == []


def test_an_unknown_count_is_found() -> None:
    evidence = "{it: {check: tasks.shard.counts.fialed > 1}}"
    gate = f"    gate:\n      evidence: {evidence}\n      options: {{go: {{then: continue}}, stop: {{then: fail}}}}\n"
    (problem,) = problems_of(one_phase(SHARD % "shell: x", gate=gate))
    assert problem.code == "E0403"
    assert "failed" in f"{problem.label}{problem.help}"
