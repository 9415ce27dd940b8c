"""What each key of a plan may hold, read from the annotations of the model. The decoder and ``check`` walk these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property, lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import UNSET, Meta, Struct, UnsetType, structs

from turbo_mode.core.plan.nodes import Path
from turbo_mode.core.regex import regex


class Text:
    """A text. ``format`` says how it is read: ``id``, ``cel``, ``text`` (a template), ``script``, ``duration`` and so
    on; nothing is plain text. ``reference`` is an id that is declared elsewhere, ``address`` where a message goes.
    """

    def __init__(self, metas: list[Meta]) -> None:
        extra = {name: value for meta in metas for name, value in (meta.extra or {}).items()}
        self.format: str = extra.get("format", "")
        self.secrets: bool = extra.get("secrets", False)
        self.reference: bool = extra.get("reference", False)
        self.address: str = extra.get("address", "")
        self.pattern = next((regex(meta.pattern) for meta in metas if meta.pattern), None)
        self.longest = next((meta.max_length for meta in metas if meta.max_length), None)


class Number:
    """A number, ``whole`` or not, from ``low`` to ``high``."""

    def __init__(self, metas: list[Meta], *, whole: bool) -> None:
        self.whole = whole
        self.low = next((meta.ge for meta in metas if meta.ge is not None), None)
        self.high = next((meta.le for meta in metas if meta.le is not None), None)


class Flag:
    """True or false."""


class Choice:
    """One of some values."""

    def __init__(self, values: tuple[Any, ...]) -> None:
        self.values = values


class Free:
    """Anything; with ``text`` its strings are templates, else they are data."""

    def __init__(self, metas: list[Meta]) -> None:
        self.text = Text(metas)


class Items:
    """A list."""

    def __init__(self, item: Spec, least: int = 0) -> None:
        self.item = item
        self.least = least


class Entries:
    """A mapping from free names to values, at least so many; the names are ids if ``key`` says so."""

    def __init__(self, key: Text, value: Spec, least: int = 0) -> None:
        self.key = key
        self.value = value
        self.least = least


class Field:
    """One key of a record."""

    __slots__ = ("attribute", "default", "key", "required", "spec")

    def __init__(self, info: structs.FieldInfo) -> None:
        self.attribute = info.name
        self.key = info.encode_name
        self.spec = spec_of(info.type)
        self.required = info.required
        self.default = info.default


class Fields:
    """A mapping with known keys."""

    def __init__(self, record: type[Struct]) -> None:
        self.record = record

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """By the key that stands in the file."""
        return {info.encode_name: Field(info) for info in structs.fields(self.record)}

    @cached_property
    def required(self) -> tuple[Field, ...]:
        """Those that must be given."""
        return tuple(field for field in self.fields.values() if field.required)

    @cached_property
    def with_texts(self) -> tuple[Field, ...]:
        """Those below which there may be texts."""
        specs = ((field, field.spec) for field in self.fields.values())
        return tuple(field for field, spec in specs if spec.mapping or spec.sequence or isinstance(spec.scalar, Text))


class Spec:
    """What may stand at a place: at most one form for each shape of value."""

    __slots__ = ("mapping", "nullable", "scalar", "sequence")

    def __init__(self) -> None:
        self.scalar: Text | Number | Flag | Choice | Free | None = None
        self.sequence: Items | Free | None = None
        self.mapping: Fields | Entries | Free | None = None
        self.nullable = False

    def expected(self) -> str:
        """What is wanted here, for messages."""
        scalar = {Text: "text", Flag: "true or false", Choice: "a word", Free: "a value"}.get(type(self.scalar), "")
        if isinstance(self.scalar, Number):
            scalar = "a whole number" if self.scalar.whole else "a number"
        if isinstance(self.scalar, Text) and self.scalar.format in _FORMATS:
            scalar = _FORMATS[self.scalar.format]
        forms = [scalar, "a list" if self.sequence else "", "a mapping" if self.mapping else ""]
        return " or ".join(form for form in forms if form)


UNREAD = frozenset(("options", "environments", "plans", "labels"))
"""Keys of mappings whose names no expression reads as a field, so that they may be any id."""

_FORMATS = {
    "cel": "an expression", "duration": "a duration", "id": "an id", "amount": "a number or a percentage",
    "money": "an amount of money", "size": "a size", "clockTime": "a time of day", "zone": "a time zone",
    "cron": "a cron time", "event": "the name of an event", "address": "an address",
}  # fmt: skip


@lru_cache(maxsize=256)
def fields_of(record: type[Struct]) -> Fields:
    """The keys of a record of the model."""
    return Fields(record)


def spec_of(hint: Any, metas: tuple[Meta, ...] = ()) -> Spec:
    """The spec of an annotation."""
    spec = Spec()
    _fill(spec, hint, list(metas))
    return spec


def _fill(spec: Spec, hint: Any, metas: list[Meta]) -> None:
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        _fill(spec, args[0], metas + [meta for meta in args[1:] if isinstance(meta, Meta)])
    elif origin in (Union, UnionType):
        for arg in args:
            _fill(spec, arg, metas)
    elif hint in (NoneType, None):
        spec.nullable = True
    elif hint is UnsetType:
        pass
    elif hint is Any:
        spec.scalar = spec.sequence = spec.mapping = Free(metas)
        spec.nullable = True
    elif origin in (list, tuple):
        spec.sequence = Items(spec_of(args[0]), _least(metas))
    elif origin is dict:
        spec.mapping = Entries(_text(args[0]), spec_of(args[1]), _least(metas))
    elif isinstance(hint, type) and issubclass(hint, Struct):
        spec.mapping = fields_of(hint)
    elif spec.scalar is None:
        spec.scalar = _scalar(hint, metas)


def _least(metas: list[Meta]) -> int:
    return next((meta.min_length for meta in metas if meta.min_length), 0)


def _scalar(hint: Any, metas: list[Meta]) -> Text | Number | Flag | Choice:
    if get_origin(hint) is Literal:
        return Choice(get_args(hint))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Choice(tuple(hint))
    if hint is bool:
        return Flag()
    return Text(metas) if hint is str else Number(metas, whole=hint is int)


def _text(hint: Any) -> Text:
    return Text([meta for meta in get_args(hint)[1:] if isinstance(meta, Meta)])


def texts(value: Any, spec: Spec, path: Path) -> Iterator[tuple[Path, Text, str]]:
    """Every text below a value of the model, with its path and its spec; records inside included."""
    if isinstance(value, str):
        if isinstance(spec.scalar, Text):
            yield path, spec.scalar, value
        elif isinstance(spec.scalar, Free):
            yield path, spec.scalar.text, value
    elif isinstance(value, dict):
        inner = spec.mapping.value if isinstance(spec.mapping, Entries) else spec
        for key, item in value.items():
            yield from texts(item, inner, (*path, key))
    elif isinstance(value, list | tuple):
        item_spec = spec.sequence.item if isinstance(spec.sequence, Items) else spec
        for index, item in enumerate(value):
            yield from texts(item, item_spec, (*path, index))
    elif isinstance(value, Struct):
        for field in fields_of(type(value)).with_texts:
            inner_value = getattr(value, field.attribute)
            if inner_value is not None and inner_value is not UNSET:
                yield from texts(inner_value, field.spec, (*path, field.key))
