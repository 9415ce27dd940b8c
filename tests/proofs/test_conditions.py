"""Conditions are cut where their signs are, and nowhere else."""

from __future__ import annotations

import random

import pytest

from tests.proofs.test_random_policies import condition
from turbo_mode.core.plan.decision_scopes import RULE
from turbo_mode.core.plan.expressions import compile
from turbo_mode.proofs.conditions import Whole, cut
from turbo_mode.proofs.uses import uses


@pytest.mark.parametrize(("text", "sign", "parts"), [
    ("a", "part", ["a"]),
    ("a && b || c", "any", ["a", "b", "c"]),
    ("a && (b || !c)", "all", ["a", "b", "c"]),
    ("((((a)))) && b", "all", ["a", "b"]),
    ("!!a", "not", ["a"]),
    ("!a == b || c", "any", ["!a == b", "c"]),
    ("a ? b : c ? d : e", "if", ["a", "b", "c", "d", "e"]),
    ("a.?b.orValue(false) || c['x && y']", "any", ["a.?b.orValue(false)", "c['x && y']"]),
    ("[a && b][0] || {'k': x || y}.k", "any", ["[a && b][0]", "{'k': x || y}.k"]),
    ("xs.exists(x, x > 1 && a) && b", "all", ["xs.exists(x, x > 1 && a)", "b"]),
    ("a && // b ||\n c", "all", ["a", "c"]),
    ("'a && b' == c || d", "any", ["'a && b' == c", "d"]),
    ("x in {'a': 1} && -a.b > 3", "all", ["x in {'a': 1}", "-a.b > 3"]),
    ("has(a.b) && a.b == 'x'", "all", ["has(a.b)", "a.b == 'x'"]),
])  # fmt: skip
def test_where_a_condition_is_cut(text: str, sign: str, parts: list[str]) -> None:
    made = cut(text)
    assert made.whole.sign == sign
    assert [made.part(number) for number in range(len(made.parts))] == parts


@pytest.mark.parametrize(("part", "path", "how"), [
    ("3 <= inputs.a", "inputs.a", "compared"), ("inputs.a in [1, 2.5]", "inputs.a", "compared"),
    ("double(inputs.?a.orValue(2)) < 3.0", "inputs.a", "compared"), ("inputs['a'] == 'x'", "inputs.a", "other"),
    ("has(inputs.a)", "inputs.a", "there"), ("inputs.a", "inputs.a", "truth"),
    ("inputs.a == true", "inputs.a", "truth"),
    ("inputs.a + 1 > 2", "inputs.a", "free"), ("[1].exists(x, x > inputs.a)", "inputs.a", "free"),
    ("inputs.a > inputs.b", "inputs.a", "free"), ("size(inputs.a) > 1", "inputs.a", "free"),
])  # fmt: skip
def test_how_a_part_uses_what_it_reads(part: str, path: str, how: str) -> None:
    assert how in [use.how for use in uses(part) if ".".join(use.path) == path]


@pytest.mark.parametrize("seed", range(60))
def test_what_the_parts_say_says_the_whole(seed: int) -> None:
    draw = random.Random(seed)
    made = cut(condition(draw, depth=4))
    for _ in range(4):
        said = {number: draw.random() < 0.5 for number in range(len(made.parts))}
        text = made.with_parts({number: str(value).lower() for number, value in said.items()})
        assert compile(text, RULE).evaluate({}) is _holds(made.whole, said)


def _holds(whole: Whole, said: dict[int, bool]) -> bool:
    if whole.sign == "part":
        return said[whole.part]
    inner = [_holds(each, said) for each in whole.inner]
    if whole.sign == "if":
        return inner[1] if inner[0] else inner[2]
    return {"all": all(inner), "any": any(inner), "not": not inner[0]}[whole.sign]
