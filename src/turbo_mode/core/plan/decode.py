"""From the tree of a file to the model, with every problem at once.

What is wrong is left out or stands in for itself, so that the rest can still be checked: ``Decoded.plan`` is there even
when there are errors, and ``Decoded.broken`` lists the paths about which there is nothing more to say.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from typing import Any, NamedTuple

from msgspec import NODEFAULT, Struct

from turbo_mode.core.plan import model, scalars, words
from turbo_mode.core.plan.bounds import MOST, too_many
from turbo_mode.core.plan.formats import Bad, shown
from turbo_mode.core.plan.nodes import Node, Path, Unusable, plain_value, scalar_value
from turbo_mode.core.plan.positions import Enough, Positions, Report
from turbo_mode.core.plan.problems import Place, Problem, Related, Severity
from turbo_mode.core.plan.scalars import choose, identifier, number, truth
from turbo_mode.core.plan.specs import (
    UNREAD,
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
from turbo_mode.core.plan.surprises import surprises

FORMAT = 1
_BAD = object()
_MANY_KEYS = 24
_JUDGING = ("outputs", "expect", "done", "poll")
"""What looks at a result, of which nothing is known without a kind."""


class Decoded(NamedTuple):
    """The model of a file, or as much of it as could be made; None if it isn't a mapping."""

    plan: model.Plan | None
    problems: list[Problem]
    broken: frozenset[Path]
    more: frozenset[Severity] = frozenset()


def decode(positions: Positions) -> Decoded:
    """Reads the tree of a plan."""
    decoder = _Decoder(Report(positions))
    plan = None
    with suppress(Enough):
        plan = decoder.plan(positions.root)
    return Decoded(plan, decoder.report.problems, frozenset(decoder.broken), decoder.report.more)


def decode_record(positions: Positions, record: type[Struct]) -> tuple[Any, list[Problem]]:
    """Reads a file that is one record, such as a configuration; None if it isn't a mapping."""
    decoder = _Decoder(Report(positions))
    if positions.root.kind != "mapping":
        decoder.error("E0104", f"expected a mapping with {', '.join(fields_of(record).fields)}", ())
        return None, decoder.report.problems
    made = None
    with suppress(Enough):
        made = decoder.record(positions.root, fields_of(record), ())
    return made, decoder.report.problems


class _Decoder:
    def __init__(self, report: Report) -> None:
        self.report = report
        self.broken: set[Path] = set()

    def plan(self, node: Node) -> model.Plan | None:
        if node.kind != "mapping":
            message = "expected a mapping with `turbo`, `name` and `phases`"
            self.error("E0104", message, (), label=f"this is {'a list' if node.kind == 'sequence' else 'text'}")
            return None
        version = node.get("turbo")
        if version is not None and version.text != str(FORMAT):
            self._format(version)
        plan = self.record(node, fields_of(model.Plan), ())
        return plan if isinstance(plan, model.Plan) else None

    def _format(self, node: Node) -> None:
        newer = node.plain and node.text.isdecimal() and len(node.text) < 9 and int(node.text) > FORMAT
        message = f"format {node.text} is newer than this engine" if newer else "this is not a format version"
        advice = "use a newer turbo-mode, or write `turbo: 1`" if newer else "write `turbo: 1`"
        self.error("E0109", message, ("turbo",), label=f"this engine reads format {FORMAT}", help=advice)

    def error(self, code: str, message: str, path: Path, **details: Any) -> None:
        """Reports an error about a path and remembers that the path is broken."""
        self.broken.add(path)
        self.report.error(code, message, path, **details)

    def value(self, node: Node, spec: Spec, path: Path) -> Any:
        """The value of any node, or _BAD."""
        if node.kind == "scalar":
            return self._scalar(node, spec, path)
        if node.kind == "mapping":
            form = spec.mapping
            if isinstance(form, Fields):
                return self.record(node, form, path)
            if isinstance(form, Entries):
                return self._entries(node, form, path)
        elif isinstance(spec.sequence, Items):
            return self._items(node, spec.sequence, path)
        if isinstance(spec.scalar, Free):
            return self._free(node, path)
        self._wrong_shape(node, path, spec)
        listed = node.kind == "sequence" and isinstance(spec.scalar, Text) and spec.scalar.format == "cel"
        return "[]" if listed else _BAD  # stands in for an expression that is this list

    def _wrong_shape(self, node: Node, path: Path, spec: Spec) -> None:
        from turbo_mode.core.plan.meant_shapes import meant_shape

        found = {"mapping": "a mapping", "sequence": "a list"}.get(node.kind, "text")
        if node.kind == "scalar" and node.is_null:
            found = "nothing"
        message = f"expected {spec.expected()}, found {found}"
        self.error("E0104", message, path, label=f"this is {found}", help=meant_shape(node, path, spec))

    # scalars

    def _scalar(self, node: Node, spec: Spec, path: Path) -> Any:
        form = spec.scalar
        if node.is_null and not isinstance(form, Free):
            if spec.nullable and node.text:
                return None
            advice = 'leave the key out, or write "" for an empty text' if isinstance(form, Text) else ""
            if isinstance(spec.mapping, Fields) and spec.mapping.record is model.Input:
                advice = "write `{type: string}` for an input that must be given"
            message = f"expected {spec.expected()}, found nothing"
            self.error("E0104", message, path, label="nothing stands here", help=advice)
            return _BAD
        try:
            return self._read(node, form, spec, path)
        except Bad as bad:
            at = self.report.positions.within(path, *bad.at) if bad.at else self.report.positions.of(node)
            self.error(bad.code, bad.message, path, at=at, label=bad.label, note=bad.note, help=bad.help)
            return node.text if isinstance(form, Text) else bad.meant or _BAD

    def _read(self, node: Node, form: Any, spec: Spec, path: Path) -> Any:
        if isinstance(form, Text):
            scalars.text(node.text, form)
            return node.text
        if isinstance(form, Number):
            return number(node, form)
        if isinstance(form, Flag):
            return truth(node)
        if isinstance(form, Choice):
            return FORMAT if path == ("turbo",) else choose(node, form)
        if isinstance(form, Free):
            return self._free(node, path)
        self._wrong_shape(node, path, spec)
        one = isinstance(spec.sequence, Items) and isinstance(spec.sequence.item.scalar, Text)
        return [node.text] if one else _BAD  # stands in for a list of one

    # values of any shape

    def _free(self, node: Node, path: Path) -> Any:
        if node.kind == "sequence":
            return [self._free(item, (*path, index)) for index, item in enumerate(node.items)]
        if node.kind == "mapping":
            self._keys_once(node, path)
            self._keys_plain(node, path)
            return {key.text: self._free(value, (*path, key.text)) for key, value in node.pairs}
        try:
            value = scalar_value(node)
        except Unusable as reason:
            at = self.report.positions.of(node)
            message = f"`{node.text[:40]}` can't be used: {reason}"
            self.error("E0105", message, path, at=at, label="quote it to make it text")
            return 0
        if node.plain:
            surprises(self.report, node, value, path)
        return value

    # lists and mappings

    def _items(self, node: Node, form: Items, path: Path) -> Any:
        if path[-1:] == ("phases",) and len(node.items) > MOST["phases"]:
            too_many(self.report, "phases", path)
        if len(node.items) < form.least:
            self.error("E0103", f"`{path[-1]}` is empty", path, label=f"at least {form.least} is needed here")
        found = (self.value(item, form.item, (*path, index)) for index, item in enumerate(node.items))
        return [value for value in found if value is not _BAD]

    def _entries(self, node: Node, form: Entries, path: Path) -> Any:
        self._keys_once(node, path)
        if len(node.pairs) < form.least:
            self.error("E0103", f"`{path[-1]}` is empty", path, label=f"at least {form.least} is needed here")
        self._keys_plain(node, path)
        entries: dict[str, Any] = {}
        for key, child in node.pairs:
            name = key.text
            if (name.startswith("x-") and form.key.format == "id") or (key.plain and name == "<<"):
                continue
            inner = (*path, name)
            if form.key.format == "id":
                self._check_key(key, inner, reserved=path[-1] not in UNREAD)
            value = self.value(child, form.value, inner)
            entries[name] = _placeholder(form.value) if value is _BAD else value
        return entries

    def _check_key(self, key: Node, path: Path, *, reserved: bool) -> None:
        try:
            identifier(key.text, reserved=reserved)
        except Bad as bad:
            at = self.report.positions.of(key)
            self.error(bad.code, bad.message, path, at=at, label=bad.label, note=bad.note, help=bad.help)

    def _keys_plain(self, node: Node, path: Path) -> None:
        """Nothing is filled in in keys."""
        for key, _ in node.pairs:
            if "{{" in key.text:
                self.error(
                    "E0305", "no value is filled in in a key", (*path, key.text), at=self.report.positions.of(key),
                    label="this would stay as it is", help="give it as a value, under a key of its own",
                )  # fmt: skip

    def _keys_once(self, node: Node, path: Path) -> None:
        names = {key.text for key, _ in node.pairs}
        if len(names) == len(node.pairs) and "<<" not in names:
            return
        seen: dict[str, Node] = {}
        for key, _ in node.pairs:
            if key.plain and key.text == "<<":
                self.error(
                    "E0107", "merge keys are not part of a plan", path, at=self.report.positions.of(key),
                    label="what is merged would be hard to see",
                    help="write the keys out; `*alias` for a whole value is fine",
                )  # fmt: skip
            elif key.text in seen:
                self._twice(seen[key.text], key, path)
            else:
                seen[key.text] = key

    def _twice(self, first: Node, again: Node, path: Path) -> None:
        of = self.report.positions.of
        self.error(
            "E0101", f"`{again.text}` is written twice", path, at=of(again), label="again here",
            related=(Related(of(first), "first here"),), note="YAML readers would silently keep one of them",
        )  # fmt: skip

    # records

    def record(self, node: Node, form: Fields, path: Path) -> Any:
        """A mapping with known keys. What is missing or broken has its default, or stands in for itself."""
        self._keys_once(node, path)
        known = form.fields
        values: dict[str, Any] = {}
        given: set[str] = set()
        beside: set[str] = set()
        for key, child in node.pairs:
            name = key.text
            field = known.get(name)
            if field is None:
                beside = beside or {other.text for other, _ in node.pairs}
                meant = self._unknown(key, child, form, path, beside)
                if meant in known and meant not in beside:
                    self._as_meant(key, child, known[meant], path, values)
                given.add(meant)
                beside.add(meant)
                continue
            given.add(name)
            value = self.value(child, field.spec, (*path, name))
            if value is not _BAD:
                values[field.attribute] = value
        self._missing(node, form, given, path)
        if issubclass(form.record, model.Action):
            self._one_kind(node, values, given, path, form)
        for field in form.required:
            if field.attribute not in values:
                values[field.attribute] = _placeholder(field.spec)
        if issubclass(form.record, model.Input):
            self._input(node, values, path)
        return _build(form.record, values)

    def _missing(self, node: Node, form: Fields, given: set[str], path: Path) -> None:
        for field in form.required:
            if field.key in given:
                continue
            what = words.noun(form.record)
            at = self.report.positions.of(node)
            label = "write `turbo: 1`" if field.key == "turbo" else f"`{field.key}` is missing: {field.spec.expected()}"
            message = f"{what} needs `{field.key}`"
            self.error("E0103", message, (*path, field.key), at=at, shown=path, label=label)

    def _unknown(self, key: Node, value: Node, form: Fields, path: Path, beside: set[str]) -> str:
        """Reports an unknown key; returns the key that was probably meant, if any, so that it isn't missed too."""
        name = key.text
        if name.startswith("x-") or (key.plain and name == "<<"):
            return "x-"
        at, inner = self.report.positions.of(key), (*path, name)
        if "/" in name and issubclass(form.record, model.Action):
            self._plugin(name, inner, at, path)
            return ""
        known, what = form.fields, _called(form.record, path)
        message = f"unknown key {shown(name)} in {what}"
        from turbo_mode.core.plan.habits import habit
        from turbo_mode.core.plan.meant_keys import owner, similar_key

        meant = habit(form.record, name, value, beside)
        if meant is not None:
            label = f"write `{meant.right}`" if meant.right else "there is no such key"
            self.error("E0102", message, inner, at=at, shown=path, label=label, help=meant.advice)
            return meant.right
        similar = similar_key(name, known, value)
        if similar is not None:
            note = words.odd_signs(name)
            self.error("E0102", message, inner, at=at, shown=path, label=f"did you mean `{similar}`?", note=note)
            return similar
        label = owner(name, form.record, beside, value)
        if label and not _is_of_plans(form.record):
            label = "it belongs into a plan"
        note = f"{what} has {', '.join(known)}" if not label and len(known) <= _MANY_KEYS else ""
        self.error("E0102", message, inner, at=at, shown=path, label=label or "there is no such key", note=note)
        return ""

    def _as_meant(self, key: Node, node: Node, field: Field, path: Path, values: dict[str, Any]) -> None:
        """Reads the value of an unknown key as that of the one that was meant, so that it is known and checked too."""
        key.text = field.key  # what is said later finds it by this name
        value = self.value(node, field.spec, (*path, field.key))
        if value is not _BAD:
            values[field.attribute] = value

    def _plugin(self, name: str, path: Path, at: Place, shown: Path) -> None:
        vendor = name.partition("/")[0][:64]
        self.error(
            "E0110", f"`{name[:80]}` is a kind that a plugin brings", path, at=at, shown=shown,
            label="this plugin is not installed", help=f"pip install turbo-mode-{vendor}",
        )  # fmt: skip

    def _one_kind(self, node: Node, values: dict[str, Any], given: set[str], path: Path, form: Fields) -> None:
        permitted = _kinds(form.record)
        kinds = [kind for kind in permitted if kind in given or values.get(kind) is not None]
        if len(kinds) == 1 and values.get(kinds[0]) is not None:
            return
        what = "task" if form.record is model.Task else f"`{path[-1]}`"
        at = self.report.positions.of(node)
        if len(kinds) > 1:
            message = f"{'a ' if what == 'task' else ''}{what} has exactly one kind"
            self.error("E0108", message, path, at=at, label=f"this one has {' and '.join(kinds)}")
        if not any(values.get(kind) is not None for kind in permitted):
            values["shell"] = ""
            if not kinds and "" not in given:
                message = f"{'this ' if what == 'task' else ''}{what} does nothing"
                self.error("E0108", message, path, at=at, label=f"expected one of {', '.join(permitted)}")
            self.broken.update((*path, key) for key in ("shell", *_JUDGING))

    def _input(self, node: Node, values: dict[str, Any], path: Path) -> None:
        """The default and the permitted values of a text input keep their source text."""
        if values.get("type", "string") != "string":
            return
        default, choices = node.get("default"), node.get("enum")
        if default is not None and default.kind == "scalar" and not default.is_null:
            values["default"] = default.text
            self._forget(path, "default")
        if choices is not None and isinstance(values.get("enum"), list):
            values["enum"] = [item.text if item.kind == "scalar" else plain_value(item) for item in choices.items]
            self._forget(path, "enum")

    def _forget(self, path: Path, key: str) -> None:
        """Takes back what was said about a value that turned out to be text."""
        where = self.report.positions.human((*path, key))
        kept = [p for p in self.report.problems if p.code != "W0109" or not p.path.startswith(where)]
        self.report.problems[:] = kept


@cache
def _kinds(record: type[Struct]) -> list[str]:
    """The kinds of tasks that a record may have."""
    return [kind for kind in model.KINDS if kind in record.__struct_fields__]


def _is_of_plans(record: type) -> bool:
    return any(each.__module__ == model.__name__ and each is not model.Record for each in record.__mro__)


def _called(record: type, path: Path) -> str:
    """What a mapping is called: by its key, if it is one of the owner's and not of a plan."""
    if _is_of_plans(record) or not path or not isinstance(path[-1], str):
        return words.noun(record)
    return f"`{path[-1]}`"


def _build(record: type[Struct], values: dict[str, Any]) -> Any:
    known = {name: value for name, value in values.items() if value is not None or _has_default(record, name)}
    return record(**known)


def _has_default(record: type[Struct], name: str) -> bool:
    return next(f.default is not NODEFAULT for f in fields_of(record).fields.values() if f.attribute == name)


def _placeholder(spec: Spec) -> Any:
    """Something to stand where a value is missing or broken; never part of a plan that is used."""
    form = spec.scalar
    if isinstance(form, Text | Free):
        return ""
    if isinstance(form, Choice):
        return form.values[0]
    if isinstance(form, Number):
        return form.low or 0
    if isinstance(form, Flag):
        return False
    if spec.sequence is not None:
        return []
    if isinstance(spec.mapping, Fields):
        required = [field for field in spec.mapping.fields.values() if field.required]
        kind = {"shell": ""} if issubclass(spec.mapping.record, model.Action) else {}
        return spec.mapping.record(**{field.attribute: _placeholder(field.spec) for field in required}, **kind)
    return {}
