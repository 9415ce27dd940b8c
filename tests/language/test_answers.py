"""The form of an agent's answer: what fits it, what doesn't and why, and what isn't understood."""

from __future__ import annotations

from typing import Any

import pytest

from turbo_mode.core.plan.answers import faults, misfit

EDIT = {
    "type": "object",
    "additionalProperties": False,
    "required": ["file", "why"],
    "properties": {
        "file": {"type": "string", "pattern": r"^[a-z]+\.py$"},
        "why": {"type": "string", "maxLength": 5},
        "lines": {"type": "array", "items": {"type": "integer", "minimum": 1}, "maxItems": 2, "uniqueItems": True},
    },
}
CASES: list[tuple[Any, Any, str]] = [
    (EDIT, {"file": "a.py", "why": "so", "lines": [1, 2.0]}, ""),
    (EDIT, {"file": "a.py"}, "it has no `why`"),
    (EDIT, {"file": "a.rs", "why": "so"}, r"`file` doesn't match ^[a-z]+\.py$"),
    (EDIT, {"file": "a.py", "why": "because"}, "`why` must have 5 characters at most"),
    (EDIT, {"file": "a.py", "why": "so", "more": 1}, "`more` is not permitted"),
    (EDIT, {"file": "a.py", "why": "so", "lines": [1, 1.5]}, "`lines.1` must be of type integer"),
    (EDIT, {"file": "a.py", "why": "so", "lines": [0]}, "`lines.0` must be 1 or more"),
    (EDIT, {"file": "a.py", "why": "so", "lines": [3, 3.0]}, "`lines` has an item twice"),
    (EDIT, {"file": "a.py", "why": "so", "lines": [1, 2, 3]}, "`lines` must have 2 items at most"),
    (EDIT, ["a.py"], "it must be of type object"),
    ({"type": ["string", "null"]}, None, ""),
    ({"type": "number"}, True, "it must be of type number"),
    ({"type": "boolean"}, 1, "it must be of type boolean"),
    ({"enum": [1, "one"]}, 1.0, ""),
    ({"enum": [1, "one"]}, True, "it must be one of `1`, `one`"),
    ({"const": {"a": [1]}}, {"a": [1.0]}, ""),
    ({"const": 0}, False, "it must be `0`"),
    ({"minLength": 2}, "é", "it must have 2 characters or more"),
    ({"exclusiveMinimum": 1, "exclusiveMaximum": 2}, 2, "it must be less than 2"),
    ({"multipleOf": 0.5}, 1.5, ""),
    ({"multipleOf": 3}, 2**70, "it must be a multiple of 3"),
    ({"minProperties": 1}, {}, "it must have 1 keys or more"),
    ({"propertyNames": {"pattern": "^[a-z]"}}, {"A": 1}, "`A` doesn't match ^[a-z]"),
    ({"prefixItems": [{"type": "string"}], "items": {"type": "integer"}}, ["a", 1, 2], ""),
    ({"prefixItems": [{"type": "string"}], "items": {"type": "integer"}}, ["a", "b"], "`1` must be of type integer"),
    ({"anyOf": [{"type": "string"}, {"type": "null"}]}, 1, "it must be of type string"),
    ({"oneOf": [{"minimum": 1}, {"maximum": 5}]}, 3, "it fits 2 of 2 forms, and must fit one"),
    ({"allOf": [{"minimum": 1}, {"maximum": 5}]}, 7, "it must be 5 at most"),
    ({"not": {"type": "string"}}, "x", "it has a form that is not permitted"),
    ({"$defs": {"n": {"type": "integer"}}, "properties": {"a": {"$ref": "#/$defs/n"}}}, {"a": "x"},
     "`a` must be of type integer"),
    ({"type": "object", "properties": {"inner": {"$ref": "#"}}}, {"inner": {"inner": []}},
     "`inner.inner` must be of type object"),
    (True, {"any": "thing"}, ""),
    ({}, None, ""),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "value", "why"), CASES)
def test_what_fits_and_why_not(schema: Any, value: Any, why: str) -> None:
    assert list(faults(schema)) == []
    assert misfit(value, schema) == why


FAULTS: list[tuple[Any, tuple[str | int, ...], str]] = [
    ({"typ": "string"}, ("typ",), "isn't known"),
    ({"type": "objekt"}, ("type",), "is expected"),
    ({"properties": {"a": {"patternProperties": {}}}}, ("properties", "a", "patternProperties"), "isn't known"),
    ({"properties": ["a"]}, ("properties",), "other schemas"),
    ({"items": [1]}, ("items",), "a schema is a mapping"),
    ({"anyOf": [{}, {"pattern": "("}]}, ("anyOf", 1, "pattern"), "no regular expression"),
    ({"$ref": "https://example.com/x"}, ("$ref",), "can be named"),
    ({"$ref": "#/$defs/gone", "$defs": {"there": {}}}, ("$ref",), "can be named"),
    ({"minimum": "1"}, ("minimum",), "a number"),
    ({"multipleOf": 0}, ("multipleOf",), "a number"),
    ({"required": "a"}, ("required",), "a list of names"),
    ({"enum": []}, ("enum",), "a list"),
    (7, (), "a schema is a mapping"),
]


@pytest.mark.parametrize(("schema", "place", "why"), FAULTS)
def test_what_is_not_understood_is_never_passed_over(schema: Any, place: tuple[str | int, ...], why: str) -> None:
    ((found, said),) = faults(schema)
    assert found == place
    assert why in said
