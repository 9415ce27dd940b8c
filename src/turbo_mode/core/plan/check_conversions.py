"""Texts that are turned into numbers or times although nothing says that they are any."""

from __future__ import annotations

import re
from collections.abc import Iterator

from turbo_mode.core.plan import expression_engine as engine
from turbo_mode.core.plan.check_compared import names_of
from turbo_mode.core.plan.expression_ast import Node
from turbo_mode.core.plan.expression_text import Tokens
from turbo_mode.core.plan.facts import Facts
from turbo_mode.core.plan.forms import TRIMMED, Forms
from turbo_mode.core.plan.inputs import declared
from turbo_mode.core.plan.nodes import Path
from turbo_mode.core.plan.shapes import Scope
from turbo_mode.core.regex import regex

_WANTED = {"int": "no number", "uint": "no number", "double": "no number", "bool": "neither `true` nor `false`",
           "timestamp": "no time", "duration": "no length of time"}  # fmt: skip
_TYPES = {"int": "integer", "double": "number", "bool": "boolean"}
_WORTH_A_LOOK = regex(r"\b(?:u?int|double|bool|timestamp|duration)\s*\(", re.ASCII)


def conversions(facts: Facts, text: str, scope: Scope, path: Path, shift: int) -> None:
    """Reports W0518. What comes from outside (results, outputs, items) is the author's to know."""
    if not _WORTH_A_LOOK.search(text):
        return
    tokens = Tokens(text)
    for call in _calls(engine.parse(text).root):
        found = [*_doubtful(facts, call.children[0], call.name)]
        found += [((), why) for why in _misfits(Forms(tokens, scope), call.children[0], call.name)][: not found]
        for names, why in found:
            start, end = tokens.span_at(call.at).start, tokens.bracket_end(call.at)
            facts.report.error(
                "W0518", f"{why} may be {_WANTED[call.name]}", path,
                at=(start + shift, end + shift), label="this would fail", help=_advice(names, call.name),
            )  # fmt: skip


def _advice(names: tuple[str, ...], function: str) -> str:
    if names[:1] != ("inputs",):
        return ""
    kind = _TYPES.get(function)
    typed = f"say `{names[1]}: {{type: {kind}, ...}}` and leave `{function}` out, or " if kind else ""
    return f"{typed}give the input a `pattern` that fits nothing else"


def _calls(node: Node) -> Iterator[Node]:
    if node.kind == "call" and node.name in _WANTED and len(node.children) == 1:
        yield node
    for child in node.children:
        yield from _calls(child)


def _doubtful(facts: Facts, node: Node, function: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each text that may come out of a node and that the function may not take: its path, and what to call it."""
    if node.kind == "call" and node.name in ("_?_:_", "orValue"):
        for child in node.children[1 if node.name == "_?_:_" else 0 :]:
            yield from _doubtful(facts, child, function)
        return
    if node.kind == "call" and (node.name in TRIMMED or node.name == "string"):
        yield from _doubtful(facts, node.children[0], function)
        return
    names = names_of(node)
    match names:
        case ("inputs", name) if name in facts.plan.inputs:
            given = declared(facts.plan.inputs[name])
            fits = bool(given.enum) and all(_fits(function, str(each)) for each in given.enum or ())
            if given.type == "string" and given.pattern is None and not fits:
                yield names, f"the input `{name}`"
        case ("execution", "planVersion"):
            if not _fits(function, facts.plan.version):
                yield names, "`execution.planVersion`"
        case (
            ("execution", "id" | "plan" | "planDir" | "workspace" | "trigger" | "actor" | "status")
            | ("tasks" | "phases", _, "status")
            | ("previous", "tasks", _, "status")
            | ("phases", _, "decision", "selection")
            | ("evidence", _, "verdict")
            | ("environment", "name")
            | ("tasks", _, "error", "code" | "message")
            | ("error", "code" | "message")
        ):
            yield names, f"`{'.'.join(names)}`"


def _misfits(forms: Forms, node: Node, function: str) -> Iterator[str]:
    """What to call a text that is made here, in a form that the function doesn't take."""
    if node.kind == "const":
        return
    for text in forms.of(node):
        if not _fits(function, text):
            yield f"a text such as '{text[:40]}'"


def _fits(function: str, text: str) -> bool:
    try:
        run, _ = engine.check(f"{function}(_0)", (("_0", "string"),))
        run({"_0": text})
    except (engine.Rejected, engine.Failed):
        return False
    return True
