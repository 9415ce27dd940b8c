"""Comparisons with a text that the other side can never be: ``tasks.build.status == 'success'``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from turbo_mode.core.plan import expression_engine as engine
from turbo_mode.core.plan import words
from turbo_mode.core.plan.check_reads import ONE_COMPARISON
from turbo_mode.core.plan.expression_ast import Node
from turbo_mode.core.plan.expression_text import Tokens
from turbo_mode.core.plan.facts import Facts
from turbo_mode.core.plan.failures import FAILURES
from turbo_mode.core.plan.model import Input
from turbo_mode.core.plan.nodes import Path
from turbo_mode.core.plan.positions import Report
from turbo_mode.core.regex import regex

_WORTH_A_LOOK = regex(r"(?:==|!=|\bin\b)")
_NAMES = regex(r"\b(?:status|verdict|selection|decision|inputs|environment|error|outputs)\b")
_TASK = ("PENDING", "RUNNING", "RETRYING", "IN_DOUBT", "COMPLETED", "FAILED", "SKIPPED", "NOT_RUN", "CANCELLED")
_PHASE = (*_TASK, "HELD", "REPEATING", "WAITING", "FINISHING")
_EXECUTION = ("RUNNING", "COMPLETED", "FAILED", "CANCELLED")
_VERDICTS = ("PASS", "FAIL", "INCONCLUSIVE", "NODATA")
_LEVELS = ("manual", "low", "medium", "high", "full")
_SOON = 12
_NEGATIVE = regex(r"([\w.]+)\[\s*(-\d+)\s*\]", re.ASCII)


def compared(facts: Facts, text: str, path: Path, shift: int) -> None:
    """Reports E0409."""
    if "null" in text and _WORTH_A_LOOK.search(text):
        _nulls(facts, text, path, shift)
    if not (("'" in text or '"' in text) and _WORTH_A_LOOK.search(text) and _NAMES.search(text)):
        return
    for names, word, at in _comparisons(text):
        told = path[0] in ("communicationProtocol", "triggers") and names == ("event", "data", "status")
        told = told and (path[0] != "triggers" or facts.plan.triggers[int(path[1])].event is not None)
        choices = _PHASE if told else permitted(facts, names)
        if choices is not None and word not in choices:
            _never(facts, text, names, word, at, list(choices), path, shift)


def _nulls(facts: Facts, text: str, path: Path, shift: int) -> None:
    """What always has a value is compared with ``null``."""
    try:
        tree = engine.parse(text)
    except engine.Rejected:
        return
    for names, literal in _pairs(tree.root, {}, type(None)):
        if (advice := _is_always_there(facts, names)) is not None:
            span = Tokens(text).span_at(literal.at)
            facts.report.error(
                "E0409", f"`{'.'.join(names)}` is never `null`", path, at=(span.start + shift, span.end + shift),
                label="it always has a value", help=advice,
            )  # fmt: skip


def _is_always_there(facts: Facts, names: tuple[str, ...]) -> str | None:
    """What to compare instead with that which is never ``null``; None where it may be, or isn't known."""
    match names:
        case ("tasks", id) | ("tasks", id, "status") if id in facts.tasks:
            return f"whether it ended well says `tasks.{id}.status == 'COMPLETED'`"
        case ("phases", id) | ("phases", id, "status") if id in facts.phases:
            return f"whether it ended well says `phases.{id}.status == 'COMPLETED'`"
        case ("inputs", name) if (given := facts.plan.inputs.get(name)) is not None:
            if isinstance(given, Input) and given.default is None:
                return None
            is_text = isinstance(given, str) or (isinstance(given, Input) and given.type == "string")
            return f"whether it was given says `inputs.{name} != ''`, with `default: ''`" if is_text else ""
    return None


def negative_index(report: Report, path: Path, text: str, shift: int) -> bool:
    """E0405 for ``list[-1]``, which is the last item elsewhere; True if there is one."""
    found = _NEGATIVE.search(text) if "[" in text and "-" in text else None
    if found is None:
        return False
    report.error(
        "E0405", "an index is never negative", path, at=(found.start(2) + shift, found.end(2) + shift),
        label="counting begins at 0", help=f"the last item is `{found[1]}[size({found[1]}) - 1]`",
    )  # fmt: skip
    return True


def _comparisons(text: str) -> Iterator[tuple[tuple[str, ...], str, int]]:
    """Every path that is compared with a text, that text, and where it stands. Most expressions are one comparison."""
    if simple := ONE_COMPARISON.fullmatch(text):
        yield tuple(simple[1].split(".")), simple[4], simple.start(2)
        return
    try:
        tree = engine.parse(text)
    except engine.Rejected:
        return
    for names, literal in _pairs(tree.root, {}):
        yield names, str(literal.value), literal.at


def _never(
    facts: Facts, text: str, names: tuple[str, ...], word: str, at: int, choices: list[str], path: Path, shift: int
) -> None:
    span = Tokens(text).span_at(at)
    meant = words.choice(word[:64], choices) or (choices[0] if len(choices) == 1 else "")
    listed = ", ".join(choices[:_SOON]) + (" ..." if len(choices) > _SOON else "")
    quote = text[span.start : span.start + 1]
    facts.report.error(
        "E0409", f"`{'.'.join(names)}` is never `{word[:64]}`", path, at=(span.start + shift, span.end + shift),
        label=f"write `{quote}{meant}{quote}`" if meant else f"it is one of {listed}" if choices else "there is none",
        note=f"it is one of {listed}" if meant and len(choices) > 1 else "",
    )  # fmt: skip


def _pairs(
    node: Node, items: Mapping[str, tuple[str, ...]], kind: type = str
) -> Iterator[tuple[tuple[str, ...], Node]]:
    """Every path that is compared with a text, and the text; ``items``: what a name of an item stands for."""
    if node.kind == "call" and node.name in ("_==_", "_!=_"):
        left, right = node.children
        for path, literal in ((left, right), (right, left)):
            if isinstance(literal.value, kind) and literal.kind == "const" and (names := names_of(path)):
                yield (*items.get(names[0], names[:1]), *names[1:]), literal
    elif node.kind == "call" and node.name == "@in" and node.children[1].kind == "list" and (
        names := names_of(node.children[0])
    ):  # fmt: skip
        names = (*items.get(names[0], names[:1]), *names[1:])
        yield from ((names, each) for each in node.children[1].children if isinstance(each.value, kind))
    if node.kind == "comprehension":
        items = {**items, node.name: names_of(node.children[0]) or (node.name,)}
    for child in node.children:
        yield from _pairs(child, items, kind)


def names_of(node: Node) -> tuple[str, ...]:
    """The names of a plain path, such as ``tasks.build.status``; none for anything else."""
    if node.kind == "ident":
        return (node.name,)
    if node.kind == "select":
        above = names_of(node.children[0])
        return (*above, node.name) if above else ()
    return ()


def permitted(facts: Facts, names: tuple[str, ...]) -> Collection[str] | None:
    """What a path may be; None where that isn't known."""
    match names:
        case ("tasks", _, "status") | ("tasks", _, "items", "status"):
            return _TASK
        case ("phases", _, "status"):
            return _PHASE
        case ("execution", "status"):
            return _EXECUTION
        case ("evidence", _, "verdict"):
            return _VERDICTS
        case ("phases", id, "decision", "selection"):
            phase = facts.phases.get(id)
            return list(phase.gate.options) if phase is not None and phase.gate is not None else None
        case ("decision", "phase"):
            return facts.known.deciding
        case ("decision", "option"):
            return facts.gate_options
        case ("decision", "level"):
            return _LEVELS
        case ("error", "code") | ("tasks", _, "error", "code"):
            return FAILURES
        case ("environment", "name"):
            return list(facts.plan.environments)
        case ("tasks", id, "outputs", name):
            return _answers(facts, id, name)
        case ("inputs", name):
            return facts.known.choices(name)
    return None


def _answers(facts: Facts, id: str, output: str) -> list[str] | None:
    """What people or a decision may choose, if this output hands on what they chose."""
    located = facts.tasks.get(id)
    if located is None or located.task.is_many or located.task.outputs.get(output) != "result.option":
        return None
    if located.task.approve is not None:
        return ["approve", *located.task.approve.options]
    return list(located.task.decide.options) if located.task.decide is not None else None
