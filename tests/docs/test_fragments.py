"""Every key of the reference is in an example below its table, and every example is a plan without a problem."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec import Struct

from tools.fragments import FRAGMENTS, Fragment
from turbo_mode.core.plan import model
from turbo_mode.core.plan.meanings import RECORDS
from turbo_mode.core.plan.nodes import plain_value
from turbo_mode.core.plan.problems import render_all
from turbo_mode.core.plan.specs import Entries, Fields, Items, Spec, fields_of, spec_of
from turbo_mode.errors import PlanInvalid
from turbo_mode.plans.formatting import formatted
from turbo_mode.plans.reader import parse_plan
from turbo_mode.plans.yaml_nodes import read_yaml

_NEEDS_A_FILE = {(model.SubPlan, "path")}
"""Keys that an example can't show, since it stands alone."""
_HEAD = "turbo: 1\nname: part\n"


def _whole(fragment: Fragment) -> str:
    if fragment.part == "tasks":
        return f"{_HEAD}phases:\n  - id: a\n    tasks:\n{textwrap.indent(fragment.text, '      ')}"
    if fragment.part == "phases":
        return f"{_HEAD}phases:\n{textwrap.indent(fragment.text, '  ')}"
    return fragment.text if fragment.part == "plan file" else f"{_HEAD}{fragment.text}"


def _used(value: Any, spec: Spec) -> Iterator[tuple[type[Struct], str]]:
    """Which keys of which records a plan has."""
    if isinstance(value, dict) and isinstance(spec.mapping, Fields):
        for key, inner in value.items():
            if key in spec.mapping.fields:
                yield spec.mapping.record, key
                yield from _used(inner, spec.mapping.fields[key].spec)
    elif isinstance(value, dict) and isinstance(spec.mapping, Entries):
        for inner in value.values():
            yield from _used(inner, spec.mapping.value)
    elif isinstance(value, list) and isinstance(spec.sequence, Items):
        for inner in value:
            yield from _used(inner, spec.sequence.item)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_the_example_has_every_key(record: type[Struct]) -> None:
    parent = record.__mro__[1]
    inherited = set(fields_of(parent).fields) if parent in RECORDS else set()
    used = {
        key
        for owner, key in _used(plain_value(read_yaml(_whole(FRAGMENTS[record]))), spec_of(model.Plan))
        if issubclass(owner, record)
    }
    shown = used | {key for owner, key in _NEEDS_A_FILE if owner is record}
    assert set(fields_of(record).fields) - inherited - shown == set()


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_the_example_is_a_good_plan(record: type[Struct]) -> None:
    text = _whole(FRAGMENTS[record])
    try:
        problems = parse_plan(text, "plan.yaml").problems
    except PlanInvalid as error:
        problems = error.problems
    assert not problems, render_all(problems)
    assert formatted(text) == text


def test_no_example_is_left_over() -> None:
    assert set(FRAGMENTS) >= set(RECORDS)
