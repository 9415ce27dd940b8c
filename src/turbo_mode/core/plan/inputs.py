"""Inputs: what the plan declares, what the caller gives, and whether the two fit."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import UNSET, structs

from turbo_mode.core.plan import model, patterns, words
from turbo_mode.errors import UsageError

_Plan = model.Plan | model.InnerPlan
_LARGEST = 2**63
_SOON = 12
_NAMES = {
    "string": "text", "integer": "a whole number", "number": "a number", "boolean": "true or false", "list": "a list",
    "object": "a mapping",
}  # fmt: skip


class Misfit(ValueError):
    """A value doesn't fit its declaration; the message says why."""


def declared(given: object) -> model.Input:
    """An input in its long form: the short form is a text, or a list, with that default."""
    if isinstance(given, model.Input):
        return given
    return model.Input(type="list" if isinstance(given, list) else "string", default=given)


def bind_inputs(plan: _Plan, values: Mapping[str, Any], *, from_text: bool = False) -> dict[str, Any]:
    """The value of every input, from the caller or by default. ``from_text``: values are text, read by their type.

    Raises ``UsageError`` that names every input which is unknown, missing or doesn't fit. A ``number`` comes out as a
    float, so that expressions see what ``check`` saw.
    """
    bound: dict[str, Any] = {}
    wrong = [_unknown(name, plan) for name in values if name not in plan.inputs]
    for name, given in plan.inputs.items():
        spec = declared(given)
        try:
            if name in values:
                value = read_text(values[name], spec) if from_text else values[name]
                bound[name] = fit(value, spec)
            elif spec.default is UNSET:
                wrong.append(f"input `{name}` is missing: {_NAMES[spec.type]}{_about(spec)}")
            else:
                bound[name] = fit(spec.default, spec)
        except Misfit as reason:
            wrong.append(f"input `{name}`: {reason}")
    if wrong:
        raise UsageError("\n".join(wrong), hint=_all_inputs(plan))
    return bound


def _unknown(name: str, plan: _Plan) -> str:
    similar = words.closest(name, plan.inputs)
    return f"there is no input `{name}`" + (f", did you mean `{similar}`?" if similar else "")


def _about(spec: model.Input) -> str:
    return f" ({spec.description})" if spec.description else ""


def _all_inputs(plan: _Plan) -> str:
    names = ", ".join(list(plan.inputs)[:20])
    return f"the inputs of {plan.name} are {names}" if names else f"{plan.name} has no inputs"


def read_text(text: Any, spec: model.Input) -> Any:
    """A value from a command line, read by its declared type. Raises ``Misfit``."""
    if not isinstance(text, str) or spec.type == "string":
        return text
    if spec.type == "integer" and re.fullmatch(r"[-+]?[0-9]{1,19}", text):
        return int(text)
    if spec.type == "number" and re.fullmatch(r"[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?", text):
        return float(text)
    if spec.type == "boolean" and text in ("true", "false"):
        return text == "true"
    if spec.type in ("list", "object"):
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            raise Misfit(f"expected {_NAMES[spec.type]} as JSON, found {_short(text)}") from None
    raise Misfit(f"expected {_NAMES[spec.type]}, found {_short(text)}")


def fit(value: Any, spec: model.Input) -> Any:
    """A value as expressions see it. Raises ``Misfit``."""
    if not _is_of(value, spec.type):
        raise Misfit(f"expected {_NAMES[spec.type]}, found {_short(value)}")
    if spec.type == "number":
        value = float(value)
    if spec.enum is not None and value not in spec.enum:
        listed = ", ".join(map(_short, spec.enum[:_SOON])) + (" ..." if len(spec.enum) > _SOON else "")
        raise Misfit(f"{_short(value)} is none of {listed}")
    if spec.pattern is not None and isinstance(value, str) and not _matches(spec.pattern, value):
        raise Misfit(f"{_short(value)} doesn't match {spec.pattern}")
    _in_range(value, spec)
    return value


def _is_of(value: Any, kind: str) -> bool:
    if kind in ("integer", "number"):
        if isinstance(value, bool) or not isinstance(value, int if kind == "integer" else int | float):
            return False
        return -_LARGEST <= value < _LARGEST if isinstance(value, int) else math.isfinite(value)
    kinds: Mapping[str, type] = {"string": str, "boolean": bool, "list": list, "object": dict}
    return isinstance(value, kinds[kind])


def _in_range(value: Any, spec: model.Input) -> None:
    if isinstance(value, bool | dict):
        return
    size, what = (value, "") if isinstance(value, int | float) else (len(value), " long")
    if spec.min is not None and size < spec.min:
        raise Misfit(f"{_short(value)} is less than {spec.min:g}{what}")
    if spec.max is not None and size > spec.max:
        raise Misfit(f"{_short(value)} is more than {spec.max:g}{what}")


def _matches(pattern: str, text: str) -> bool:
    try:
        return patterns.matches(pattern, text)
    except ValueError:
        raise Misfit(f"the pattern {pattern} can't be read") from None


def _short(value: Any) -> str:
    try:
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
        text = text if text.isprintable() else repr(text)[1:-1]
    except (ValueError, RecursionError):
        text = type(value).__name__
    return f"`{text[:60]}...`" if len(text) > 60 else f"`{text}`"


def faults(spec: model.Input) -> Iterator[tuple[str, str]]:
    """What is wrong with a declaration itself: the key, and why."""
    if spec.pattern is not None:
        if spec.type != "string":
            yield "pattern", f"a pattern is for text, and this is {_NAMES[spec.type]}"
        if why := patterns.fault(spec.pattern):
            yield "pattern", f"this is not a regular expression: {why}"
            return
    if spec.min is not None and spec.max is not None and spec.min > spec.max:
        yield "min", "nothing fits: `min` is more than `max`"
        return
    for key, limit in (("min", spec.min), ("max", spec.max)):
        if limit is not None and spec.type in ("boolean", "object"):
            yield key, f"there is nothing to measure about {_NAMES[spec.type]}"
    for each in spec.enum or []:
        try:
            fit(each, structs.replace(spec, enum=None))
        except Misfit as reason:
            yield "enum", str(reason)
            return
    if spec.default is not UNSET:
        try:
            fit(spec.default, spec)
        except Misfit as reason:
            yield "default", str(reason)
