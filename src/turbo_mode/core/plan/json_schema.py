"""The JSON Schema of plans (draft 2020-12), for editors and for programs that write plans.

It is made from the model that the decoder reads, and never stricter than ``check``: what it refuses, ``check`` refuses
too, but for a key that is there and empty (``null``), which is better left out. What depends on more than one place,
such as a name that isn't there, only ``check`` can tell. ``format`` says how a text is read (``turbo-cel`` is an
expression); no validator needs to know these.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any

from msgspec import NODEFAULT, UNSET, Struct

from turbo_mode.core.plan import model, words
from turbo_mode.core.plan.meanings import MEANINGS
from turbo_mode.core.plan.specs import Choice, Entries, Field, Fields, Flag, Free, Items, Number, Spec, Text, fields_of
from turbo_mode.core.plan.text_forms import FORMS, form_of
from turbo_mode.core.regex import regex

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ID = "urn:turbo-mode:plan:1"

_ONE_OF: dict[type[Struct], tuple[str, ...]] = {
    model.Shell: ("script", "command"), model.Service: ("script", "command"),
    model.Evidence: ("check", "metric", "anomalies"),
}  # fmt: skip
"""Records in which exactly one of some keys stands."""
_AT_MOST_ONE: dict[type[Struct], tuple[str, str]] = {model.Http: ("json", "body")}
_ID: Schema = {"type": "string", "pattern": r"^[a-z][A-Za-z0-9_]*$", "maxLength": 64, "format": "turbo-id"}
_NOTE = "^x-"
_LINK = regex(r"\[([^\]]+)\]\([^)]*\)")


def plan_schema() -> Schema:
    """The schema of a whole plan. The order of its keys is that of the model, so that it reads well."""
    records = list(_reachable(model.Plan))
    plan = _record(model.Plan)
    return {
        "$schema": DIALECT, "$id": ID, "title": "A plan of TURBO MODE, format 1", **plan,
        "$defs": _texts(records) | {each.__name__: _record(each) for each in records if each is not model.Plan},
    }  # fmt: skip


def _reachable(root: type[Struct]) -> Iterator[type[Struct]]:
    seen = [root]
    for record in seen:
        yield record
        for field in fields_of(record).fields.values():
            seen += [inner for inner in _records(field.spec) if inner not in seen]


def _records(spec: Spec) -> Iterator[type[Struct]]:
    if isinstance(spec.mapping, Fields):
        yield spec.mapping.record
    elif isinstance(spec.mapping, Entries):
        yield from _records(spec.mapping.value)
    if isinstance(spec.sequence, Items):
        yield from _records(spec.sequence.item)


def _texts(records: list[type[Struct]]) -> Schema:
    """A definition for each format of a text, once, with what it holds."""
    found: Schema = {
        "id": _said("id") | _ID | {"not": {"enum": sorted(words.RESERVED)}},
        "optionId": _said("id") | _ID,
    }  # fmt: skip
    for record in records:
        for field in fields_of(record).fields.values():
            for form in _forms(field.spec):
                if form.format and (name := _name(form)) not in found:
                    found[name] = _said(form_of(form)) | _text(form) | {"format": f"turbo-{_dashed(form.format)}"}
    return found


def _forms(spec: Spec) -> Iterator[Text]:
    if isinstance(spec.scalar, Text):
        yield spec.scalar
    if isinstance(spec.sequence, Items):
        yield from _forms(spec.sequence.item)
    if isinstance(spec.mapping, Entries):
        yield from _forms(spec.mapping.value)


def _name(form: Text) -> str:
    first, *rest = FORMS[form_of(form)].word.split()
    return first + "".join(word.capitalize() for word in rest)


def _said(form: str) -> Schema:
    said = _plain(FORMS[form].holds)
    return {"description": f"{said[0].upper()}{said[1:]}."}


def _plain(text: str) -> str:
    return _LINK.sub(r"\1", text)


def _dashed(name: str) -> str:
    return re.sub("[A-Z]", lambda found: f"-{found[0].lower()}", name)


# records


def _record(record: type[Struct]) -> Schema:
    fields = fields_of(record).fields
    doc = inspect.cleandoc(record.__doc__ or "").replace("``", "`").replace("\n", " ")
    schema: Schema = {
        "description": doc, "type": "object",
        "properties": {key: _field(record, field) for key, field in fields.items()},
        "patternProperties": {_NOTE: {}}, "additionalProperties": False,
    }  # fmt: skip
    if required := [key for key, field in fields.items() if field.required]:
        schema["required"] = required
    return schema | _alternatives(record, fields)


def _alternatives(record: type[Struct], fields: Any) -> Schema:
    one_of = _ONE_OF.get(record, ())
    if issubclass(record, model.Action):
        one_of = tuple(kind for kind in model.KINDS if kind in fields)
    if one_of:
        return {"oneOf": [{"required": [key]} for key in one_of]}
    return {"not": {"required": list(_AT_MOST_ONE[record])}} if record in _AT_MOST_ONE else {}


def _field(record: type[Struct], field: Field) -> Schema:
    schema = _joined(_spec(field.spec, field.key))
    if meaning := _meaning(record, field.key):
        schema = {"description": meaning, **schema}
    default = _default(field)
    return schema if default is UNSET else schema | {"default": default}


def _meaning(record: type[Struct], key: str) -> str:
    said = next((MEANINGS[each][key] for each in record.__mro__ if key in MEANINGS.get(each, ())), "")
    return _plain(said)


def _default(field: Field) -> Any:
    value = field.default
    if field.required or value is NODEFAULT or value is UNSET or value is None or isinstance(value, Struct):
        return UNSET
    return UNSET if value in ("", [], {}) else list(value) if isinstance(value, tuple) else value


# values


def _joined(alternatives: list[Schema]) -> Schema:
    return alternatives[0] if len(alternatives) == 1 else {"anyOf": alternatives}


def _spec(spec: Spec, key: str = "") -> list[Schema]:
    """What may stand at a place, one schema for each shape."""
    if isinstance(spec.scalar, Free):
        return [{}]
    found = [_scalar(spec.scalar)] if spec.scalar is not None else []
    if isinstance(spec.sequence, Items):
        items: Schema = {"type": "array", "items": _joined(_spec(spec.sequence.item))}
        found.append(items | ({"minItems": spec.sequence.least} if spec.sequence.least else {}))
    if isinstance(spec.mapping, Fields):
        found.append({"$ref": f"#/$defs/{spec.mapping.record.__name__}"})
    elif isinstance(spec.mapping, Entries):
        found.append(_entries(spec.mapping, key))
    return found


def _entries(form: Entries, key: str) -> Schema:
    schema: Schema = {"type": "object", "additionalProperties": _joined(_spec(form.value))}
    if form.key.format != "id":
        return schema
    name = {"$ref": f"#/$defs/{'optionId' if key == 'options' else 'id'}"}
    return schema | {"propertyNames": {"anyOf": [name, {"pattern": _NOTE}]}, "patternProperties": {_NOTE: {}}}


def _scalar(form: Text | Number | Flag | Choice | Free) -> Schema:
    if isinstance(form, Choice):
        return {"const": form.values[0]} if len(form.values) == 1 else {"enum": list(form.values)}
    if isinstance(form, Number):
        bounds = {"minimum": form.low, "maximum": form.high}
        return {"type": "integer" if form.whole else "number"} | {
            name: bound for name, bound in bounds.items() if bound is not None
        }
    if isinstance(form, Text):
        return {"$ref": f"#/$defs/{_name(form)}"} if form.format else _text(form)
    return {"type": "boolean"}


def _text(form: Text) -> Schema:
    """A text. Where no form is prescribed ``1.10`` and ``true`` are texts too: the plan takes them as they stand."""
    schema: Schema = {"type": "string"}
    if form.pattern is None:
        schema["type"] = ["string", "number", "boolean"]
    else:
        if form.pattern.match("1"):
            schema["type"] = ["string", "number"]
        schema["pattern"] = form.pattern.pattern
    if form.longest is not None:
        schema["maxLength"] = form.longest
    return schema
