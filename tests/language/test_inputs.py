"""Inputs that a caller gives: read by their declared type, all mistakes at once."""

from __future__ import annotations

from typing import Any

import pytest

from turbo_mode.core.plan.check import bind_inputs
from turbo_mode.errors import UsageError
from turbo_mode.plans.reader import parse_plan

PLAN = parse_plan("""\
turbo: 1
name: test
inputs:
  who: world
  hosts: [a, b]
  version: {pattern: '\\d+\\.\\d+', description: What to release}
  count: {type: integer, default: 3, min: 1, max: 10}
  share: {type: number, default: 1}
  sure: {type: boolean, default: false}
  size: {enum: [s, m], default: s}
  tags: {type: list, default: [], max: 2}
  more: {type: object, default: {}}
phases: [{id: a, tasks: [{id: one, shell: x}]}]
""").plan


def test_defaults() -> None:
    bound = bind_inputs(PLAN, {"version": "1.10"})
    assert bound == {
        "who": "world", "hosts": ["a", "b"], "version": "1.10", "count": 3, "share": 1.0, "sure": False, "size": "s",
        "tags": [], "more": {},
    }  # fmt: skip
    assert isinstance(bound["share"], float)


def test_text_is_read_by_the_declared_type() -> None:
    given = {
        "version": "1.10",
        "who": "3",
        "count": "7",
        "share": "0.5",
        "sure": "true",
        "tags": '["x"]',
        "more": '{"a": 1}',
    }
    bound = bind_inputs(PLAN, given, from_text=True)
    assert bound | {"who": "3", "count": 7, "share": 0.5, "sure": True, "tags": ["x"], "more": {"a": 1}} == bound


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("version", "1.10\n", "doesn't match"),
        ("version", "v1.10", "doesn't match"),
        ("count", 11, "more than 10"),
        ("count", True, "a whole number"),
        ("count", 2.0, "a whole number"),
        ("share", float("inf"), "a number"),
        ("sure", "yes", "true or false"),
        ("size", "xl", "none of `s`, `m`"),
        ("tags", ["a", "b", "c"], "more than 2 long"),
        ("more", [], "a mapping"),
        ("who", None, "text"),
    ],
)
def test_what_does_not_fit(name: str, value: Any, said: str) -> None:
    with pytest.raises(UsageError, match=f"input `{name}`: .*{said}"):
        bind_inputs(PLAN, {"version": "1.2", name: value})


@pytest.mark.parametrize(
    ("name", "text"), [("count", "1e1"), ("count", "9" * 5000), ("sure", "1"), ("tags", "a,b"), ("more", "[" * 9999)]
)
def test_text_that_can_not_be_read(name: str, text: str) -> None:
    with pytest.raises(UsageError, match=f"input `{name}`"):
        bind_inputs(PLAN, {"version": "1.2", name: text}, from_text=True)


def test_all_mistakes_at_once() -> None:
    with pytest.raises(UsageError) as caught:
        bind_inputs(PLAN, {"verison": "1.0", "count": 99})
    assert caught.value.message.splitlines() == [
        "there is no input `verison`, did you mean `version`?",
        "input `version` is missing: text (What to release)",
        "input `count`: `99` is more than 10",
    ]
