"""What was meant by a key that isn't known where it stands: one that looks like it, or one that belongs elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct

from turbo_mode.core.plan import model, words
from turbo_mode.core.plan.habits import habit
from turbo_mode.core.plan.nodes import Node
from turbo_mode.core.plan.specs import Field, Free, Spec, fields_of

_AROUND: Mapping[type, type[Struct]] = {
    model.Option: model.Gate, model.Evidence: model.Gate, model.Gate: model.Phase, model.Loop: model.Phase,
    model.Task: model.Phase, model.Phase: model.Plan, model.Choice: model.Decide, model.Decide: model.Task,
    model.Need: model.Task, model.Environment: model.Plan, model.Rule: model.DecisionEngine,
}  # fmt: skip
_SAME_KEY = 0.7
_TYPING_ERROR = 0.85
"""From here on a key is misspelt; one that is less like it must at least take a value of this shape."""


def similar_key(name: str, known: Mapping[str, Field], value: Node) -> str | None:
    """The key that this one was meant to be."""
    if (same := words.same_key(name, known)) is not None:
        return same
    similar = words.closest(name[:64], known, _TYPING_ERROR)
    if similar is None:
        similar = words.closest(name[:64], known, _SAME_KEY)
        return similar if similar is not None and _takes(known[similar].spec, value) else None
    return similar


def _takes(spec: Spec, value: Node) -> bool:
    """A value of this shape may stand there."""
    form = {"mapping": spec.mapping, "sequence": spec.sequence, "scalar": spec.scalar}[value.kind]
    return form is not None or isinstance(spec.scalar, Free)


def owner(key: str, record: type, beside: Collection[str], value: Node) -> str:
    """Where a key belongs that stands in the wrong mapping."""
    inside = next((kind for kind in model.KINDS if kind in beside and key in words.keys_of_kind(kind)), None)
    if inside is not None and issubclass(record, model.Action):
        return f"it belongs into `{inside}`"
    if words.is_kind(record):
        return _beside_kind(key, record, value)
    around = next((each for each in _around(record) if key in fields_of(each).fields), None)
    whose = words.noun(around) if around is not None else words.owner(key)
    return f"it belongs to {whose}" if whose else ""


def _around(record: type) -> Iterator[type[Struct]]:
    """The records in which one stands, from the inside out."""
    while (outer := _AROUND.get(record)) is not None:
        yield outer
        record = outer


def _beside_kind(key: str, record: type, value: Node) -> str:
    """A key of the task that stands in its kind, also by the name that other tools have for it."""
    known = fields_of(model.Task).fields
    found = habit(model.Task, key, value, ())
    meant = key if key in known else found.right if found else ""
    if meant in model.KINDS or meant not in known or not _takes(known[meant].spec, value):
        whose = words.owner(key)
        return f"it belongs to {whose}" if whose and meant != key else ""
    what = words.noun(record)
    return f"it belongs beside {what}, not in it" if meant == key else f"write `{meant}:` beside {what}, not in it"
