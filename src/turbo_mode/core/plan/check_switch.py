"""The cases of a switch against what its value may be: one that never comes, one that is missing."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from turbo_mode.core.plan import expression_engine as engine
from turbo_mode.core.plan import model, words
from turbo_mode.core.plan.check_compared import names_of, permitted
from turbo_mode.core.plan.check_reads import Examined
from turbo_mode.core.plan.expression_ast import Node
from turbo_mode.core.plan.expression_operands import kind_of
from turbo_mode.core.plan.facts import Facts
from turbo_mode.core.plan.nodes import Path

_SOON = 12
_FLAGS = {"yes": "true", "on": "true", "1": "true", "no": "false", "off": "false", "0": "false"}
_NEVER_READ = frozenset(("PENDING", "RUNNING", "RETRYING", "IN_DOUBT"))
"""Statuses of a task that has not ended, and so is not read."""


def picked(facts: Facts, switch: model.Switch, found: Examined, path: Path) -> None:
    """Reports E0405, E0409 and W0517. ``found`` is what is known of ``on``."""
    kinds = {kind_of(shape) for shape in found.ways}
    if other := next((kind for kind in ("list", "map", "null") if kind in kinds), ""):
        label = f"this may be {other}"
        facts.report.error("E0405", "`on` must be text, a number, or true or false", (*path, "on"), label=label)
        return
    choices = _values(facts, found, kinds)
    for case in switch.cases if choices is not None else ():
        if case not in (choices or ()) and not facts.is_broken((*path, "cases", case)):
            _never(facts, switch.on, case, choices or (), kinds == {"bool"}, (*path, "cases", case))
    if switch.default is None and not facts.is_broken_below(path) and not facts.is_broken(path):
        _missing(facts, switch, choices, path)


def _never(facts: Facts, on: str, case: str, choices: Collection[str], flag: bool, path: Path) -> None:
    meant = words.choice(case[:64], choices) or (_FLAGS.get(case.lower()) if flag else None)
    label = f"write `{meant}`" if meant else f"it is one of {', '.join(islice(choices, _SOON))}"
    facts.report.error("E0409", f"`{on}` is never `{case[:64]}`", path, at="key", label=label)


def _missing(facts: Facts, switch: model.Switch, choices: Collection[str] | None, path: Path) -> None:
    """W0517: a value without a case, and no default."""
    left = [each for each in choices or () if each not in switch.cases and each not in _NEVER_READ]
    if choices is not None and not left:
        return
    listed = ", ".join(f"`{each}`" for each in left[:_SOON])
    facts.report.error(
        "W0517", f"this switch has no case for {listed or 'other values'}, and no `default`", path, at="key",
        label="the task fails there", help=_advice(facts, switch, left, path),
    )  # fmt: skip


def _advice(facts: Facts, switch: model.Switch, left: list[str], path: Path) -> str:
    if left:
        return f"add the case{'s' if len(left) > 1 else ''}, or a `default:`"
    name = switch.on.removeprefix("inputs.")
    given = facts.plan.inputs.get(name)
    if given is not None and (not isinstance(given, model.Input) or given.type == "string"):
        return f"add a `default:`, or say what is permitted: `{name}: {{enum: [{', '.join(switch.cases)}], ...}}`"
    return "add a `default:`"


def _values(facts: Facts, found: Examined, kinds: set[str]) -> Collection[str] | None:
    """Everything that the value may be, as text; None where there is no end to it."""
    if kinds == {"bool"}:
        return ("true", "false")
    try:
        return _of(facts, engine.parse(found.text).root)
    except engine.Rejected:
        return None


def _of(facts: Facts, node: Node) -> Collection[str] | None:
    if node.kind == "const" and isinstance(node.value, str | int):
        return [str(node.value).lower() if isinstance(node.value, bool) else str(node.value)]
    if node.kind == "call" and node.name == "_?_:_":
        ways = [_of(facts, child) for child in node.children[1:]]
        return dict.fromkeys(each for way in ways for each in way or ()).keys() if None not in ways else None
    return permitted(facts, names_of(node))
