"""A plan that was put together in Python: its data, and what its places are called there."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from msgspec import NODEFAULT, UNSET, Struct, structs

from turbo_mode.core.plan import model
from turbo_mode.core.plan.nodes import MAX_DEPTH, Path
from turbo_mode.core.plan.positions import Positions
from turbo_mode.core.plan.specs import Entries, Fields, Items, spec_of
from turbo_mode.plans.unreadable import Unreadable


class BuiltPositions(Positions):
    """The places of a built plan: ``greet.hello.max_parallel``, as its author wrote it."""

    def word(self, path: Path) -> str:
        spec = spec_of(model.Plan)
        word = str(path[-1])
        for step in path:
            form: Any = spec.sequence if isinstance(step, int) else spec.mapping
            if isinstance(form, Items):
                spec = form.item
            elif isinstance(form, Entries):
                spec, word = form.value, str(step)
            elif isinstance(form, Fields) and step in form.fields:
                field = form.fields[str(step)]
                spec, word = field.spec, field.attribute
            else:
                return str(path[-1])
        return word


def as_data(document: model.Plan) -> dict[str, Any]:
    """The plan as a file would have it. Raises ``Unreadable`` for what no file can hold."""
    return _record(document, "plan", 0)


def _data(value: object, path: str, depth: int) -> Any:
    if depth > MAX_DEPTH:
        raise Unreadable(f"{path} is nested more than {MAX_DEPTH} levels deep")
    if isinstance(value, Struct):
        return _record(value, path, depth)
    if isinstance(value, dict):
        return {_key(key, path): _data(item, f"{path}[{key!r}]", depth + 1) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_data(item, f"{path}[{index}]", depth + 1) for index, item in enumerate(value)]
    if isinstance(value, str):
        return str.__str__(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    raise Unreadable(f"{path} is {type(value).__name__}, and a plan holds text, numbers, true, false, lists and dicts")


def _record(record: Struct, path: str, depth: int) -> dict[str, Any]:
    """What differs from the defaults, so that the plan has the digest of a file that says no more either."""
    found = {}
    for attribute, key, default in _keys(type(record)):
        value = getattr(record, attribute)
        if value is not None and value is not UNSET and (type(value) is not type(default) or value != default):
            found[key] = _data(value, f"{path}.{attribute}", depth + 1)
    return found


@lru_cache(maxsize=256)
def _keys(record: type[Struct]) -> list[tuple[str, str, Any]]:
    """Attribute, key and default. The version of the format is always written."""
    return [
        (info.name, info.encode_name, NODEFAULT if info.name == "turbo" else _default(info))
        for info in structs.fields(record)
    ]


def _default(info: structs.FieldInfo) -> Any:
    return info.default if info.default_factory is NODEFAULT else info.default_factory()


def _key(key: object, path: str) -> str:
    if not isinstance(key, str):
        raise Unreadable(f"{path} has the key {key!r}, and a key is text")
    return key
