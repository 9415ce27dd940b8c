"""The JSON Schema of plans: what it refuses is wrong in shape, and all that is wrong in shape it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import assume, given, settings

from tests.language.marked import unmarked
from tests.language.test_bent_plans import bent
from tests.language.test_every_code import ERRORS, WARNINGS
from turbo_mode.core.plan.nodes import plain_value
from turbo_mode.errors import PlanInvalid
from turbo_mode.operations import authoring
from turbo_mode.plans.reader import parse_plan
from turbo_mode.plans.unreadable import Unreadable
from turbo_mode.plans.yaml_nodes import read_yaml

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads(authoring.schema())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

SHAPE = {"E0102", "E0103", "E0104", "E0105", "E0106", "E0108", "E0109", "E0110"}
"""The codes of what is wrong with the shape of a value, wherever it stands."""
BEYOND = (
    "none of", "regular expression", "less than 3", "whole number", "ten years", "can't be a service", "finally",
)  # fmt: skip
"""Words of problems with such a code that take more than one value, or arithmetic, to see."""


def _data(text: str) -> Any:
    return json.loads(json.dumps(plain_value(read_yaml(text))))


def _faults(data: Any) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(data)]


def _has_null(data: Any) -> bool:
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return data is None or any(map(_has_null, inner))


def test_it_is_a_schema_of_its_draft() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == jsonschema.Draft202012Validator.META_SCHEMA["$id"]


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*/plan.yaml")), ids=lambda path: path.parent.name)
def test_every_example_is_valid(path: Path) -> None:
    assert _faults(_data(path.read_text())) == []


@pytest.mark.parametrize(("code", "plan", "words"), [pytest.param(*case, id=case[2]) for case in ERRORS + WARNINGS])
def test_what_is_wrong_in_shape_is_refused_and_nothing_else(code: str, plan: str, words: str) -> None:
    try:
        data = _data(unmarked(plan)[0])
    except Unreadable:
        pytest.skip("it isn't YAML")
    if code in SHAPE and words not in BEYOND:
        assert _faults(data)
    elif code not in SHAPE | {"E0107"}:
        assert _faults(data) == []


@given(bent())
@settings(max_examples=150)
def test_it_is_never_stricter_than_check(document: Any) -> None:
    assume(not _has_null(document))
    try:
        parse_plan(document)
    except PlanInvalid:
        return
    assert _faults(document) == []


def test_every_definition_is_used_and_every_use_is_defined() -> None:
    text = json.dumps(SCHEMA)
    used = {part.partition('"')[0] for part in text.split("#/$defs/")[1:]}
    assert used == set(SCHEMA["$defs"])


def test_notes_of_the_author_are_let_through() -> None:
    plan = {"turbo": 1, "name": "x", "x-owner": [1], "phases": [{"id": "a", "tasks": [{"id": "b", "shell": "c"}]}]}
    assert _faults(plan) == []
    assert _faults({**plan, "owner": 1})
    assert _faults({**plan, "inputs": {"x-note": 1, "n": 1}}) == []


def test_texts_may_be_written_as_numbers_where_the_plan_takes_their_text() -> None:
    task: dict[str, Any] = {"id": "b", "shell": {"command": ["sleep", 3]}, "env": {"N": 1, "T": True}, "timeout": "5m"}
    plan = {"turbo": 1, "name": "x", "version": 1.1, "phases": [{"id": "a", "tasks": [task]}]}
    assert _faults(plan) == []
    task["timeout"] = 300
    assert _faults(plan)


def test_every_key_says_what_it_means() -> None:
    records = {"Plan": SCHEMA, **{name: each for name, each in SCHEMA["$defs"].items() if "properties" in each}}
    silent = [
        f"{name}.{key}"
        for name, record in records.items()
        for key, schema in record["properties"].items()
        if not schema.get("description")
    ]
    assert silent == []
    assert all(each.get("description") for each in SCHEMA["$defs"].values())
    assert "](" not in json.dumps([record["properties"] for record in records.values()])
