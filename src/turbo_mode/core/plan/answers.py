"""The JSON Schema of an agent's answer: what of it is understood, and whether a value fits.

It is the part of JSON Schema (2020-12) that models are asked for answers in. A keyword that isn't known is a fault of
the schema and never passed over, so what a plan asks for is what its answers are held to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Path = tuple[str | int, ...]
MOST_LEVELS = 64


def _is_whole(value: Any) -> bool:
    return not isinstance(value, bool) and (isinstance(value, int) or (isinstance(value, float) and value.is_integer()))


_TYPES: Mapping[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "integer": _is_whole,
}
_SILENT = frozenset(("$schema", "$comment", "$defs", "title", "description", "default", "examples", "format",
                     "deprecated", "readOnly", "writeOnly"))  # fmt: skip
_MAPS = ("properties", "$defs")
_LISTS = ("anyOf", "oneOf", "allOf", "prefixItems")
_INNER = ("additionalProperties", "items", "not", "propertyNames")


def faults(schema: Any, path: Path = (), root: Any = None) -> Iterator[tuple[Path, str]]:
    """What is wrong with a schema, or not understood: the place below it, and why."""
    root = schema if root is None else root
    if isinstance(schema, bool):
        return
    if not isinstance(schema, dict):
        yield path, "a schema is a mapping, or true or false"
        return
    for key, given in schema.items():
        if key in _MAPS and isinstance(given, dict):
            for name, inner in given.items():
                yield from faults(inner, (*path, key, name), root)
        elif key in _LISTS and isinstance(given, list):
            for number, inner in enumerate(given):
                yield from faults(inner, (*path, key, number), root)
        elif key in _INNER:
            yield from faults(given, (*path, key), root)
        elif why := _fault(key, given, root):
            yield (*path, key), why


def _fault(key: str, given: Any, root: Any) -> str:
    """What is wrong with a keyword that holds no other schema."""
    if key in _SILENT and key not in _MAPS:
        return ""
    match key:
        case "type":
            names = given if isinstance(given, list) else [given]
            fits = names and all(isinstance(name, str) and name in _TYPES for name in names)
            return "" if fits else f"one of {', '.join(_TYPES)} is expected here"
        case "pattern":
            return _bad_pattern(given)
        case "$ref":
            known = isinstance(root, dict) and [f"#/$defs/{name}" for name in root.get("$defs", ())]
            return "" if given in ("#", *(known or ())) else "only `#` and `#/$defs/NAME` can be named here"
        case "enum":
            return "" if isinstance(given, list) and given else "a list is expected here"
        case "required":
            fits = isinstance(given, list) and all(isinstance(name, str) for name in given)
            return "" if fits else "a list of names is expected here"
        case "const" | "uniqueItems":
            return ""
    if key in _BOUNDS:
        return "" if _TYPES["number"](given) and (key != "multipleOf" or given > 0) else "a number is expected here"
    return "it holds other schemas" if key in (*_MAPS, *_LISTS) else f"`{key}` isn't known here"


def _bad_pattern(given: Any) -> str:
    try:
        re.compile(given)
    except (re.error, TypeError) as error:
        return f"this is no regular expression: {error}"
    return ""


def misfit(value: Any, schema: Any, root: Any = None, path: Path = ()) -> str:
    """Why a value doesn't fit a schema without faults, with the place; an empty text if it fits."""
    root = schema if root is None else root
    if schema is True or schema == {}:
        return ""
    if schema is False or len(path) > MOST_LEVELS:
        return f"{_place(path)}is not permitted" if schema is False else f"{_place(path)}is nested too deeply"
    for key, wanted in schema.items():
        rule = _RULES.get(key)
        why = rule(value, wanted, schema, root, path) if rule else ""
        if why:
            return why
    return ""


Rule = Callable[[Any, Any, Mapping[str, Any], Any, Path], str]


def _place(path: Path) -> str:
    return f"`{'.'.join(map(str, path))}` " if path else "it "


def _type(value: Any, wanted: Any, schema: Mapping[str, Any], root: Any, path: Path) -> str:
    names = wanted if isinstance(wanted, list) else [wanted]
    fits = any(_TYPES[name](value) for name in names)
    return "" if fits else f"{_place(path)}must be of type {' or '.join(names)}"


def _enum(value: Any, wanted: Any, schema: Mapping[str, Any], root: Any, path: Path) -> str:
    fits = any(_same(value, each) for each in wanted)
    return "" if fits else f"{_place(path)}must be one of {', '.join(map(_said, wanted))}"


def _const(value: Any, wanted: Any, schema: Mapping[str, Any], root: Any, path: Path) -> str:
    return "" if _same(value, wanted) else f"{_place(path)}must be {_said(wanted)}"


def _properties(value: Any, wanted: Any, schema: Mapping[str, Any], root: Any, path: Path) -> str:
    if not isinstance(value, dict):
        return ""
    found = (misfit(value[name], inner, root, (*path, name)) for name, inner in wanted.items() if name in value)
    return next(filter(None, found), "")


def _additional(value: Any, wanted: Any, schema: Mapping[str, Any], root: Any, path: Path) -> str:
    others = [name for name in value if name not in schema.get("properties", ())] if isinstance(value, dict) else []
    return next(filter(None, (misfit(value[name], wanted, root, (*path, name)) for name in others)), "")


def _names(value: Any, wanted: Any, schema: Mapping[str, Any], root: Any, path: Path) -> str:
    names = value if isinstance(value, dict) else ()
    return next(filter(None, (misfit(name, wanted, root, (*path, name)) for name in names)), "")


def _required(value: Any, wanted: Any, schema: Mapping[str, Any], root: Any, path: Path) -> str:
    absent = [name for name in wanted if name not in value] if isinstance(value, dict) else []
    return f"{_place(path)}has no `{absent[0]}`" if absent else ""


def _items(value: Any, wanted: Any, schema: Mapping[str, Any], root: Any, path: Path) -> str:
    first = len(schema.get("prefixItems", ()))
    rest = list(enumerate(value))[first:] if isinstance(value, list) else []
    return next(filter(None, (misfit(item, wanted, root, (*path, number)) for number, item in rest)), "")


def _prefix(value: Any, wanted: Any, schema: Mapping[str, Any], root: Any, path: Path) -> str:
    pairs = enumerate(zip(value, wanted, strict=False)) if isinstance(value, list) else ()
    found = (misfit(item, inner, root, (*path, number)) for number, (item, inner) in pairs)
    return next(filter(None, found), "")


def _unique(value: Any, wanted: Any, schema: Mapping[str, Any], root: Any, path: Path) -> str:
    if not wanted or not isinstance(value, list):
        return ""
    twice = any(_same(one, other) for number, one in enumerate(value) for other in value[:number])
    return f"{_place(path)}has an item twice" if twice else ""


def _pattern(value: Any, wanted: Any, schema: Mapping[str, Any], root: Any, path: Path) -> str:
    fits = not isinstance(value, str) or re.search(wanted, value)
    return "" if fits else f"{_place(path)}doesn't match {wanted}"


def _any(value: Any, wanted: Any, schema: Mapping[str, Any], root: Any, path: Path) -> str:
    why = [misfit(value, inner, root, path) for inner in wanted]
    return why[0] if all(why) else ""


def _one(value: Any, wanted: Any, schema: Mapping[str, Any], root: Any, path: Path) -> str:
    fits = sum(not misfit(value, inner, root, path) for inner in wanted)
    return "" if fits == 1 else f"{_place(path)}fits {fits} of {len(wanted)} forms, and must fit one"


def _all(value: Any, wanted: Any, schema: Mapping[str, Any], root: Any, path: Path) -> str:
    return next(filter(None, (misfit(value, inner, root, path) for inner in wanted)), "")


def _not(value: Any, wanted: Any, schema: Mapping[str, Any], root: Any, path: Path) -> str:
    return "" if misfit(value, wanted, root, path) else f"{_place(path)}has a form that is not permitted"


def _ref(value: Any, wanted: Any, schema: Mapping[str, Any], root: Any, path: Path) -> str:
    name = wanted.removeprefix("#/$defs/")
    inner = root if wanted == "#" else root.get("$defs", {}).get(name, False)
    return misfit(value, inner, root, path) if inner is not schema else ""


def _bound(measure: Callable[[Any], Any], holds: Callable[[Any, Any], bool], said: str) -> Rule:
    def rule(value: Any, wanted: Any, schema: Mapping[str, Any], root: Any, path: Path) -> str:
        size = measure(value)
        return "" if size is None or holds(size, wanted) else f"{_place(path)}{said.format(wanted)}"

    return rule


def _size(kind: type[str | list[Any] | dict[str, Any]]) -> Callable[[Any], Any]:
    return lambda value: len(value) if isinstance(value, kind) else None


def _number(value: Any) -> Any:
    return value if _TYPES["number"](value) else None


def _at_least(size: Any, bound: Any) -> bool:
    return bool(size >= bound)


def _at_most(size: Any, bound: Any) -> bool:
    return bool(size <= bound)


def _is_multiple(size: Any, of: Any) -> bool:
    return bool(size % of == 0 if isinstance(size, int) and isinstance(of, int) else _is_whole(size / of))


_BOUNDS: Mapping[str, Rule] = {
    "minLength": _bound(_size(str), _at_least, "must have {} characters or more"),
    "maxLength": _bound(_size(str), _at_most, "must have {} characters at most"),
    "minItems": _bound(_size(list), _at_least, "must have {} items or more"),
    "maxItems": _bound(_size(list), _at_most, "must have {} items at most"),
    "minProperties": _bound(_size(dict), _at_least, "must have {} keys or more"),
    "maxProperties": _bound(_size(dict), _at_most, "must have {} keys at most"),
    "minimum": _bound(_number, _at_least, "must be {} or more"),
    "maximum": _bound(_number, _at_most, "must be {} at most"),
    "exclusiveMinimum": _bound(_number, lambda size, bound: size > bound, "must be more than {}"),
    "exclusiveMaximum": _bound(_number, lambda size, bound: size < bound, "must be less than {}"),
    "multipleOf": _bound(_number, _is_multiple, "must be a multiple of {}"),
}
_RULES: Mapping[str, Rule] = {
    **_BOUNDS, "type": _type, "enum": _enum, "const": _const, "required": _required, "properties": _properties,
    "additionalProperties": _additional, "propertyNames": _names, "prefixItems": _prefix, "items": _items,
    "uniqueItems": _unique, "pattern": _pattern, "anyOf": _any, "oneOf": _one, "allOf": _all, "not": _not, "$ref": _ref,
}  # fmt: skip


def _same(one: Any, other: Any) -> bool:
    """Equal as JSON: true isn't 1, and 1 is 1.0."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    return bool(one == other)


def _said(value: Any) -> str:
    return f"`{value}`"
