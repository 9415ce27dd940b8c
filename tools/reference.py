"""Writes the reference page of plans from the model that reads them: ``make rewrite``.

The keys, what they hold and their defaults come from ``core/plan/model.py``, the rest from the tables of the core.
The meaning of each key is in ``core/plan/meanings.py``, and a key without one is an error.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import NODEFAULT, UNSET, Struct

from tools.fragments import FRAGMENTS, Fragment
from turbo_mode.core.plan import model
from turbo_mode.core.plan.effects import effect_of
from turbo_mode.core.plan.functions import FUNCTIONS
from turbo_mode.core.plan.meanings import MEANINGS, RECORDS
from turbo_mode.core.plan.scopes import RESULTS
from turbo_mode.core.plan.shapes import ListOf, Record, Scalar, Shape
from turbo_mode.core.plan.specs import (
    Choice,
    Entries,
    Field,
    Fields,
    Flag,
    Free,
    Items,
    Number,
    Spec,
    Text,
    fields_of,
)
from turbo_mode.core.plan.text_forms import FORMS, form_of

PAGE = Path(__file__).parents[1] / "docs" / "user" / "reference.md"
_SAMPLES = (
    ("`shell`", model.Action(shell="true")),
    ("`service`", model.Action(service=model.Service(script="true"))),
    ("`http` with GET, HEAD, PUT or DELETE", model.Action(http=model.Http(url="http://localhost"))),
    ("`http` with POST or PATCH", model.Action(http=model.Http(url="http://localhost", method="POST"))),
    ("`python`", model.Action(python="module:function")),
    ("`agent`", model.Action(agent=model.Agent(goal="x", output={}))),
    ("`wait`, `approve`, `decide`", model.Action(wait="1s")),
    ("`plan`", model.Action(plan="./inner.yaml")),
    ("`read`", model.Action(read=model.Read(source="rows"))),
    ("`write` with `mode: append`", model.Action(write=model.Write(sink="rows", target="t", rows="[]"))),
    ("`write` with another mode", model.Action(write=model.Write(sink="rows", target="t", rows="[]", mode="replace"))),
    ("`notify`", model.Action(notify=model.Notify(to=["console"], message="x"))),
    ("`workflow`", model.Action(workflow=model.Workflow(system="airflow", name="x"))),
)


def page() -> str:
    """The whole page."""
    return "\n".join([*_head(), *_records(), *_kinds(), *_functions()]) + "\n"


def _head() -> Iterator[str]:
    yield from (
        "# Plan reference",
        "",
        "Every key that a plan may have, as the decoder knows it. This page is generated from the model:",
        "`make rewrite` writes it anew, and a test compares the two. How to use the keys is in [plans.md](plans.md).",
        "",
        "A key that isn't here is an error with a proposal. Keys that begin with `x-` are ignored everywhere.",
        "",
        "| word | what it holds |",
        "|---|---|",
        *(f"| {word} | {holds} |" for word, holds in FORMS.values()),
        "",
    )


def _records() -> Iterator[str]:
    for record in RECORDS:
        yield from (f"## {record.__name__}", "", _doc(record), "")
        parent = record.__mro__[1]
        inherited = set(fields_of(parent).fields) if parent in RECORDS else set()
        if inherited:
            yield from (f"All keys of [{parent.__name__}](#{parent.__name__.lower()}), and:", "")
        yield from ("| key | holds | default | meaning |", "|---|---|---|---|")
        for key, field in fields_of(record).fields.items():
            if key not in inherited:
                meaning = MEANINGS[record][key]
                yield f"| `{key}` | {holds(field.spec)} | {_default(field)} | {meaning} |"
        yield ""
        yield from _example(FRAGMENTS[record])


def _example(fragment: Fragment) -> Iterator[str]:
    if fragment.part != "plan file":
        yield f"<!-- part: {fragment.part} -->"
    yield from ("```yaml", *fragment.text.splitlines(), "```", "")


def holds(spec: Spec) -> str:
    """What may stand at a place, in a few words."""
    forms = [_scalar(spec.scalar) if spec.scalar else "", _list(spec.sequence), _mapping(spec.mapping)]
    if isinstance(spec.scalar, Free):
        return forms[0]
    return " or ".join(form for form in forms if form)


def _scalar(form: Text | Number | Flag | Choice | Free) -> str:
    if isinstance(form, Text):
        return FORMS[form_of(form)].word
    if isinstance(form, Number):
        return ("whole number" if form.whole else "number") + _range(form)
    if isinstance(form, Choice):
        return " ".join(f"`{value}`" for value in form.values)
    if isinstance(form, Free):
        return "any value with templates in it" if form.text.format == "text" else "any value"
    return "`true` or `false`"


def _range(form: Number) -> str:
    if form.low is None and form.high is None:
        return ""
    return f" ({form.low} or more)" if form.high is None else f" ({form.low} to {form.high})"


def _list(form: Items | Free | None) -> str:
    return f"list of {holds(form.item)}" if isinstance(form, Items) else ""


def _mapping(form: Fields | Entries | Free | None) -> str:
    if isinstance(form, Fields):
        return f"[{form.record.__name__}](#{form.record.__name__.lower()})"
    if isinstance(form, Entries):
        name = "id" if form.key.format == "id" else "name"
        return f"mapping of {name} to {holds(form.value)}"
    return ""


def _default(field: Field) -> str:
    if field.required:
        return "required"
    value: Any = field.default
    if value is NODEFAULT:  # made by a factory
        blank = model.Need(id="x").is_ if field.attribute == "is_" else []
        return f"`{json.dumps(blank)}`" if blank else "–"
    if value is None or value is UNSET or value in ("", [], {}) or isinstance(value, Struct):
        return "–"
    return f"`{json.dumps(value)}`" if not isinstance(value, str) else f"`{value}`"


def _doc(record: type[Struct]) -> str:
    return inspect.cleandoc(record.__doc__ or "").replace("``", "`")


def _kinds() -> Iterator[str]:
    yield from ("## Effect classes and results", "")
    yield from ("What a repeat of a task would do, where neither the task nor its phase says so:", "")
    yield from ("| kind | effect |", "|---|---|")
    for name, sample in _SAMPLES:
        yield f"| {name} | `{effect_of(sample)}` |"
    yield from ("", "What `result` holds, in `expect`, `outputs` and `done`:", "")
    yield from ("| kind | fields |", "|---|---|")
    for kind, shape in RESULTS.items():
        fields = ", ".join(f"`{name}` ({_shape(inner)})" for name, inner in shape.fields.items())
        yield f"| `{kind}` | {fields} |"
    yield ""


def _shape(shape: Shape) -> str:
    if isinstance(shape, Scalar):
        return {"any": "any", "int": "int", "double": "double", "string": "string"}.get(shape.kind, shape.kind)
    if isinstance(shape, ListOf):
        return f"list of {_shape(shape.item)}"
    assert isinstance(shape, Record)
    if shape.fields:
        return "map with " + ", ".join(f"`{name}`" for name in shape.fields)
    return f"map of {_shape(shape.rest)}"


def _functions() -> Iterator[str]:
    yield from ("## Functions", "", "What expressions have beside CEL's own functions:", "")
    yield from ("| function | meaning |", "|---|---|")
    told = set()
    for function in FUNCTIONS:
        if function.name in told:
            continue
        told.add(function.name)
        one = function.parameters[0] if len(function.parameters) == 1 else ("any",)
        kinds = [kind.replace("<dyn>", "").replace("<dyn,dyn>", "") for kind in one]
        value = f"{kinds.pop(0)}." if function.member else ""
        said = inspect.cleandoc(function.call.__doc__ or "").splitlines()[0].replace("``", "`")
        yield f"| `{value}{function.name}({', '.join(kinds)})` | {said} |"
