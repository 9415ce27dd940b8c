"""Mistakes that people make, planted into good plans: each is found where it is, and its fix makes the plan good."""

from __future__ import annotations

import pytest

from tests.language.marked import problems_of
from tests.language.mistakes import (
    abroad,
    expressions,
    gates,
    habits,
    halfway,
    judged,
    keys,
    names,
    newcomers,
    operators,
    texts,
    unseen,
    values,
    visitors,
)  # fmt: skip
from tests.language.mistakes.mistake import BASES, Mistake, base_plan, found, mended

MISTAKES = [
    *keys.MISTAKES, *values.MISTAKES, *names.MISTAKES, *texts.MISTAKES, *expressions.MISTAKES, *gates.MISTAKES,
    *habits.MISTAKES, *newcomers.MISTAKES, *halfway.MISTAKES, *abroad.MISTAKES, *operators.MISTAKES,
    *visitors.MISTAKES, *unseen.MISTAKES, *judged.MISTAKES,
]  # fmt: skip


@pytest.mark.parametrize("path", sorted(BASES.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_plans_are_good_before(path: object) -> None:
    from pathlib import Path

    assert isinstance(path, Path)
    assert [str(problem) for problem in problems_of(base_plan(path.stem))] == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: f"{mistake.code}-{mistake.base}-{mistake.new[:40]}")
def test_a_planted_mistake_is_found_and_mended(mistake: Mistake) -> None:
    text, problems, problem = found(mistake)
    assert problem is not None, [str(each) for each in problems] or text
    assert {each.code for each in problems} == {mistake.code}, [str(each) for each in problems]
    left = problems_of(mended(mistake, problem))
    assert [f"{each} | {each.label} | {each.help}" for each in left] == []


def test_there_are_enough_of_them() -> None:
    assert len(MISTAKES) >= 400
    assert len({mistake.code for mistake in MISTAKES}) >= 55
