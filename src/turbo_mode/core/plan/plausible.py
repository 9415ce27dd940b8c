"""What the types of the model can't say, as a quick yes or no: is a plan that came the fast way surely well formed?

The exact problem is found by the decoder, on the slow road; this only decides whether it is needed. Both are driven by
the specs of the model, so a form that one of them knows the other knows too.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import compress
from math import isfinite
from operator import attrgetter, is_not
from typing import Any

from msgspec import UNSET, Struct

from turbo_mode.core.plan import model, scalars
from turbo_mode.core.plan.formats import FORMATS, Bad
from turbo_mode.core.plan.nodes import MAX_DEPTH
from turbo_mode.core.plan.specs import UNREAD, Entries, Fields, Free, Items, Number, Spec, Text, fields_of

_Check = Callable[[Any, int], None]
"""Raises ``Bad`` for a value, of which the second argument says how deep it lies."""
_LARGEST = 2**63


def is_plausible(plan: model.Plan) -> bool:
    """Nothing about the plan needs the decoder: ids, kinds, durations, inputs and numbers are in order."""
    try:
        _record(model.Plan)(plan, 1)
    except Bad:
        return False
    return True


@lru_cache(maxsize=256)
def _record(record: type[Struct]) -> _Check:
    """The check of a whole record: of those of its fields about which there is something to say."""
    fields = fields_of(record).fields.values()
    found = [(field, verify) for field in fields if (verify := _value(field.spec, field.key)) is not None]
    values = attrgetter(*(field.attribute for field, _ in found), "__class__", "__class__")
    verifies = [verify for _, verify in found]
    untouched = [field.default for field, _ in found]
    special = _SPECIAL.get(record)

    def check(value: Any, depth: int) -> None:
        items = values(value)
        for item, verify in compress(zip(items, verifies, strict=False), map(is_not, items, untouched)):
            if item or item == "":
                verify(item, depth + 1)
        if special is not None:
            special(value)

    return check


def _value(spec: Spec, key: str) -> _Check | None:
    """The check of whatever may stand at a place; None where the types of the model say it all."""
    if isinstance(spec.scalar, Free):
        return _data
    scalar = _scalar(spec.scalar)
    sequence = _items(spec.sequence) if isinstance(spec.sequence, Items) else None
    mapping: _Check | None = None
    if isinstance(spec.mapping, Fields):
        mapping = _inner(spec.mapping)
    elif isinstance(spec.mapping, Entries):
        mapping = _entries(spec.mapping, key)
    forms = [form for form in (scalar, sequence, mapping) if form is not None]
    if len(forms) < 2 and (spec.scalar is None or (spec.sequence is None and spec.mapping is None)):
        return forms[0] if forms else None
    return _either(scalar, sequence, mapping, text=isinstance(spec.scalar, Text))


def _either(scalar: _Check | None, sequence: _Check | None, mapping: _Check | None, *, text: bool) -> _Check:
    def check(value: Any, depth: int) -> None:
        if isinstance(value, dict | Struct):
            form = mapping
        elif isinstance(value, list | tuple):
            form = sequence
        elif text and not isinstance(value, str):
            raise Bad("E0104", "a short form that isn't text is read by the decoder")
        else:
            form = scalar
        if form is not None:
            form(value, depth)

    return check


def _scalar(form: object) -> _Check | None:
    if isinstance(form, Number):
        return _number
    if not isinstance(form, Text):
        return None
    if form.format == "id":
        return None if form.reference else _identifier
    if form.format in FORMATS or form.address or form.pattern is not None:
        return lambda value, depth: scalars.text(value, form)
    return None


def _identifier(value: str, depth: int) -> None:
    scalars.identifier(value)


def _number(value: Any, depth: int) -> None:
    if isinstance(value, float):
        if not isfinite(value):
            raise Bad("E0105", "a number must be finite")
    elif not -_LARGEST <= value < _LARGEST:
        raise Bad("E0105", "a whole number has at most 64 bits")


def _inner(form: Fields) -> _Check:
    def check(value: Struct, depth: int) -> None:
        if depth >= MAX_DEPTH:
            raise Bad("E0100", "nested too deeply")
        _record(form.record)(value, depth)

    return check


def _items(form: Items) -> _Check | None:
    of_item = _value(form.item, "")
    if of_item is None:
        return None

    def check(value: list[Any], depth: int) -> None:
        for item in value:
            of_item(item, depth + 1)

    return check


def _entries(form: Entries, key: str) -> _Check:
    of_value = _value(form.value, "")
    named = form.key.format == "id"

    def check(value: dict[str, Any], depth: int) -> None:
        for name in value:
            if named:
                scalars.identifier(name, reserved=key not in UNREAD)
            elif "{{" in name:
                raise Bad("E0305", "no value is filled in in a key")
        if of_value is not None:
            for item in value.values():
                of_value(item, depth + 1)

    return check


def _data(value: object, depth: int) -> None:
    if depth >= MAX_DEPTH:
        raise Bad("E0100", "nested too deeply")
    if isinstance(value, float | int):
        _number(value, depth)
    elif isinstance(value, dict):
        for name, item in value.items():
            if "{{" in name:
                raise Bad("E0305", "no value is filled in in a key")
            _data(item, depth + 1)
    elif isinstance(value, list):
        for item in value:
            _data(item, depth + 1)
    elif value is not None and not isinstance(value, str):
        raise Bad("E0104", "no value that a plan can hold")


def _one_kind(action: model.Action) -> None:
    kinds = _KINDS(action)
    if kinds.count(None) != len(kinds) - 1:
        raise Bad("E0108", "exactly one kind")


def _one_kind_of_task(task: model.Task) -> None:
    if _TASK_KINDS(task).count(None) != len(model.KINDS) - 1:
        raise Bad("E0108", "exactly one kind")


def _input(given: model.Input) -> None:
    values = [*(given.enum or []), *([] if given.default is UNSET else [given.default])]
    if given.type == "string" and not all(isinstance(value, str) for value in values):
        raise Bad("E0104", "a text input keeps its source text")


_KINDS = attrgetter(*(kind for kind in model.KINDS if kind in model.Action.__struct_fields__))
_TASK_KINDS = attrgetter(*model.KINDS)
_SPECIAL: dict[type[Struct], Callable[[Any], None]] = {
    model.Action: _one_kind, model.Verify: _one_kind, model.Task: _one_kind_of_task, model.Input: _input,
}  # fmt: skip
