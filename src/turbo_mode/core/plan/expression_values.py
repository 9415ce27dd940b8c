"""Values on their way into an expression and out of it.

In: the paths that it reads are looked up, fitted to their shapes (a declared double is a double, even when JSON wrote
it as 1) and bound under short names; what is missing stays unbound, because ``||`` and ``&&`` may not need it.
Out: plain JSON with sorted keys, moments and durations as text.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from msgspec import ValidationError, convert

from turbo_mode.core.plan.expression_names import Path, Slot
from turbo_mode.core.plan.functions import MAX_TEXT
from turbo_mode.core.plan.shapes import ListOf, Record, Scalar, Shape, plain_name

Fit = Callable[[object], object]
Lookup = Callable[[Mapping[str, object]], object]


class Missing(Exception):
    """A path has no usable value; the argument says what is there instead. ``unfit``: something, but not what fits."""

    def __init__(self, message: str, *, unfit: bool = False) -> None:
        self.unfit = unfit
        super().__init__(message)


def lookup(slot: Slot, iterated: bool) -> Lookup:
    """A function that finds the value of a slot in the bindings. It raises Missing."""
    path, kept, fit, below = slot.path, slot.kept, fitting(slot.shape), shape_below(slot)
    fit_kept = fitting(below) if below is not None else None

    def find(bindings: Mapping[str, object]) -> object:
        value: object = bindings
        try:
            for name in path:
                value = value[name]  # type: ignore[index]
        except (KeyError, TypeError, IndexError):
            raise Missing(explain(bindings, path)) from None
        try:
            if kept:
                return only(value, kept, fit_kept)
            if fit is not None:
                value = fit(value)
        except Missing as reason:
            raise Missing(f"{'.'.join(path + kept)} is {reason}", unfit=reason.unfit) from None
        if iterated and not isinstance(value, list):
            what = f"{'.'.join(path)} is {describe(value)}"
            said = f"{what}, and only a list can be walked; for a map use keys(m)"
            raise Missing(said, unfit=value is not None)
        return value

    return find


def shape_below(slot: Slot) -> Shape | None:
    """The shape at the end of the kept part of a slot, if it has one."""
    shape: Shape | None = slot.shape
    for name in slot.kept:
        shape = shape.get(name) if isinstance(shape, Record) else None
    return shape


def only(value: object, kept: Path, fit: Fit | None) -> object:
    """The value with nothing in it but one path below, as far as that exists."""
    if not kept:
        return _inner(fit(value) if fit is not None else value)
    if not isinstance(value, Mapping):
        return value
    return {kept[0]: only(value[kept[0]], kept[1:], fit)} if kept[0] in value else {}


def fitting(shape: Shape) -> Fit | None:
    """What turns a JSON value into one of this shape, raising Missing; None when any value will do."""
    if isinstance(shape, Scalar):
        return _SCALARS[shape.kind]
    if isinstance(shape, ListOf):
        return _list_fit(shape, fitting(shape.item))
    if isinstance(shape, Record):
        named = {name: fit for name, inner in shape.fields.items() if (fit := fitting(inner)) is not None}
        return _record_fit(shape, named, fitting(shape.rest) if shape.open else None)
    return None


def _list_fit(shape: Shape, fit: Fit | None) -> Fit:
    def fit_list(value: object) -> object:
        if not isinstance(value, list | tuple):
            raise _unfit(value, shape)
        return [_nullable(fit, item) for item in value] if fit is not None else list(value)

    return fit_list


def _record_fit(shape: Shape, named: Mapping[str, Fit], rest: Fit | None) -> Fit:
    def fit_record(value: object) -> object:
        if not isinstance(value, Mapping):
            raise _unfit(value, shape)
        if not named and rest is None:
            return value
        return {name: _nullable(named.get(name, rest), item) for name, item in value.items()}

    return fit_record


def _nullable(fit: Fit | None, value: object) -> object:
    """Inside of a larger value null stays null: the expression may ask for it. A moment is a text there."""
    return value if fit is None or value is None else _inner(fit(value))


def _inner(value: object) -> object:
    """The library takes moments alone, but none inside of a map or a list."""
    return timestamp_text(value) if isinstance(value, datetime) else value


def _unfit(value: object, shape: Shape) -> Missing:
    return Missing(f"{describe(value)}, not {plain_name(shape)}", unfit=value is not None)


def _double(value: object) -> object:
    if isinstance(value, float):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        try:
            return float(value)
        except OverflowError:
            raise Missing("a number that is too large", unfit=True) from None
    raise _unfit(value, Scalar("double"))


def _int(value: object) -> object:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise _unfit(value, Scalar("int"))
    if not -(1 << 63) <= value < 1 << 63:
        raise Missing("a whole number of more than 64 bits", unfit=True)
    return value


def _bool(value: object) -> object:
    if not isinstance(value, bool):
        raise _unfit(value, Scalar("bool"))
    return value


def _string(value: object) -> object:
    if not isinstance(value, str):
        raise _unfit(value, Scalar("string"))
    if len(value) > MAX_TEXT:
        raise Missing(f"a text of more than {MAX_TEXT:,} characters", unfit=True)
    return value


def _timestamp(value: object) -> object:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        moment = None
    if not isinstance(moment, datetime):
        raise _unfit(value, Scalar("timestamp"))
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


_SCALARS: Mapping[str, Fit | None] = {
    "any": None,
    "null": None,
    "duration": None,
    "double": _double,
    "int": _int,
    "bool": _bool,
    "string": _string,
    "timestamp": _timestamp,
}


def describe(value: object) -> str:
    """A value in a few words."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f"the text '{value[:40]}{'...' if len(value) > 40 else ''}'"
    if isinstance(value, int | float):
        return f"the number {value if abs(value) < 1 << 63 else 'of more than 64 bits'}"
    return "a map" if isinstance(value, Mapping) else "a list" if isinstance(value, list | tuple) else "something else"


def explain(bindings: Mapping[str, object], path: Path) -> str:
    """Where a path ends too early, and what is there instead."""
    value: object = bindings
    for depth, name in enumerate(path):
        if isinstance(value, Mapping) and name in value:
            value = value[name]
            continue
        where = ".".join(path[:depth])
        if not where:
            return f"`{name}` has no value here"
        if not isinstance(value, Mapping):
            return f"{where} is {describe(value)}, so it has no `{name}`"
        names = sorted(map(str, value))
        has = f"it has {', '.join(names[:12])}{' ...' if len(names) > 12 else ''}" if names else "it is empty"
        return f"{where} has no `{name}`; {has}"
    return f"{'.'.join(path)} can't be used"


class NotPlain(Exception):
    """A result that JSON can't hold; the argument says why."""


_AS_IT_IS = frozenset((bool, int, type(None)))


def plain(value: object) -> object:
    """A result as JSON knows it. Raises NotPlain."""
    if value.__class__ in _AS_IT_IS:
        return value
    if isinstance(value, str):
        return _short_enough(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise NotPlain(f"the result is {value}, which is not a number that JSON can hold")
        return value
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return _plain_map(value)
    if isinstance(value, datetime):
        return timestamp_text(value)
    if isinstance(value, timedelta):
        return duration_text(value)
    raise NotPlain("the result holds bytes or a type, which JSON can't hold")


def as_numbers(value: object) -> list[float] | None:
    """The finite numbers of a list; None for anything else."""
    try:
        found = convert(value, list[float]) if isinstance(value, list) else None
    except ValidationError:
        return None
    if found is None or math.isfinite(sum(found)) or all(map(math.isfinite, found)):
        return found
    return None


def at(value: object, path: Path) -> object:
    """What stands at the end of a path, None where it ends too early."""
    for name in path:
        if not isinstance(value, Mapping) or name not in value:
            return None
        value = value[name]
    return value


def _short_enough(value: str) -> str:
    if len(value) > MAX_TEXT:
        raise NotPlain(f"the result is a text of more than {MAX_TEXT:,} characters")
    return value


def _plain_map(value: Mapping[object, object]) -> dict[str, object]:
    texts = {_key(key): item for key, item in value.items()}
    if len(texts) != len(value):
        raise NotPlain("the result is a map in which two keys are the same text")
    return {key: plain(texts[key]) for key in sorted(texts)}


def _key(key: object) -> str:
    return str(key).lower() if isinstance(key, bool) else str(key)


def timestamp_text(moment: datetime) -> str:
    """RFC 3339 in UTC, with as many digits of the second as needed."""
    text = moment.astimezone(UTC).replace(tzinfo=None).isoformat()
    return (text.rstrip("0") if "." in text else text) + "Z"


def duration_text(length: timedelta) -> str:
    """Seconds as CEL writes them: ``90s``, ``-0.5s``."""
    microseconds = length // timedelta(microseconds=1)
    seconds, rest = divmod(abs(microseconds), 1_000_000)
    fraction = f".{rest:06}".rstrip("0") if rest else ""
    return f"{'-' if microseconds < 0 else ''}{seconds}{fraction}s"
