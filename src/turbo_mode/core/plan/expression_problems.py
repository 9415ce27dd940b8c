"""What can be wrong with an expression, and the sentences that say so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from turbo_mode.core.plan import likeness
from turbo_mode.core.plan.expression_engine import Complaint
from turbo_mode.core.plan.expression_text import Span, Token, Tokens
from turbo_mode.core.regex import regex
from turbo_mode.errors import PlanError, TurboModeError


@dataclass(frozen=True, slots=True)
class ExpressionProblem:
    """One mistake. ``start`` and ``end`` are offsets of characters in the text that was compiled."""

    code: str
    message: str
    start: int
    end: int
    note: str = ""
    help: str = ""


class ExpressionProblems(PlanError):
    """An expression or template can't be used; ``problems`` lists every reason found."""

    code = "expression_problems"

    def __init__(self, problems: Sequence[ExpressionProblem]) -> None:
        self.problems = list(problems)
        super().__init__("; ".join(problem.message for problem in self.problems))


class EvaluationError(TurboModeError):
    """An expression has no value for what it was given. ``start`` and ``end`` are the place in its text, if known.

    ``missing``: it reads something that isn't there.
    """

    code = "evaluation_failed"

    def __init__(self, message: str, start: int = 0, end: int = 0, *, missing: bool = False) -> None:
        self.start = start
        self.end = end
        self.missing = missing
        super().__init__(message)


def closest(name: str, candidates: Iterable[str], least: float = 0.6) -> str:
    """``did you mean ...?`` if one of the candidates looks like the name, by at least so much, else nothing."""
    match = likeness.closest(name, candidates, least)
    return f"did you mean `{match}`?" if match else ""


_COMPARES = regex(r"[=!<>]=|[<>]|\bin\b|[-+*/%]")
_HABITS = {"and": "&&", "or": "||", "not": "!"}
_SIGNS = {"=": "==", "&": "&&", "|": "||"}
_OPERATORS = {"@in": "in", "_?_:_": "? :", "_[_]": "[ ]", "_[?_]": "[? ]", "_?._": ".?"}
_OVERLOAD = regex(r"found no matching overload for '(\S+)' applied to '(?:.*?\.)?\((.*)\)'")
_NUMBER_LIST = regex(r"list\((int|uint|double)\)\)'")
_NUMERIC = {"int", "double", "uint"}
ARITHMETIC = frozenset(("_+_", "_-_", "_*_", "_/_", "_%_"))
COMPARISONS = frozenset(("_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_", "@in"))


_TYPE_NAMES = {"null_type": "null", "optional_type": "optional", "dyn": "any", "int64": "int", "uint64": "uint"}
_TYPE_NAMES |= {
    "google.protobuf.Timestamp": "timestamp",
    "google.protobuf.Duration": "duration",
    "*opaque*": "optional",
}


def mismatch(complaint: Complaint) -> tuple[str, tuple[str, ...]] | None:
    """The function and the types that don't fit, if that is what the complaint is about."""
    found = _OVERLOAD.search(complaint.message)
    return (found[1], plain_types(found[2])) if found else None


def plain_types(text: str) -> tuple[str, ...]:
    """The heads of a list of types, as in `int, map(string, dyn)`."""
    types, depth, part = [], 0, ""
    for character in text + ",":
        depth += (character in "(") - (character in ")")
        if character == "," and depth == 0:
            types.append(part.strip())
            part = ""
        else:
            part += character
    return tuple(_short(kind) for kind in types if kind)


def _short(kind: str) -> str:
    head = kind.partition("(")[0]
    return "any" if head.startswith("T%") else _TYPE_NAMES.get(head, head)


def operator(function: str) -> str:
    """How a function is written: ``+`` for ``_+_``."""
    return _OPERATORS.get(function) or function.strip("_")


def compares_numbers(complaint: Complaint) -> bool:
    """A comparison that the checker refuses, though it is well defined: int with double, or anything with null."""
    function, types = mismatch(complaint) or ("", ())
    if function == "@in":
        return types[0] in _NUMERIC and _NUMBER_LIST.search(complaint.message) is not None
    return function in COMPARISONS and (set(types) <= _NUMERIC or ("null" in types and function in ("_==_", "_!=_")))


def types_problem(function: str, types: tuple[str, ...], tokens: Tokens, offset: int) -> ExpressionProblem:
    """The problem of a function whose arguments don't fit: E0407 for mixed numbers, else E0405."""
    if function in ARITHMETIC and set(types) <= _NUMERIC:
        return mixed_numbers(types, tokens, offset)
    span = tokens.span_at(offset)
    name = operator(function)
    if function == "items" and "map" in types:
        return map_order(span, "the map")
    if function == "_?_:_":
        return _choice(types, span, tokens, offset)
    if "optional" in types:
        advice = "end the optional access with `.orValue(...)`"
    elif function in ("_&&_", "_||_", "!_"):
        advice = "both sides must be true or false" if function != "!_" else "it must be true or false"
    elif function in ARITHMETIC | COMPARISONS:
        whole = function != "@in" and {"list", "map"} & set(types)
        advice = "" if whole else "convert one side: string(x), int(x), double(x)"
    else:
        advice = ""
    return ExpressionProblem(
        "E0405", f"these types don't fit: {', '.join(types)}", *span, f"`{name}` is not defined for them", advice
    )


def _choice(types: tuple[str, ...], span: Span, tokens: Tokens, offset: int) -> ExpressionProblem:
    if types[:1] != ("bool",):
        return ExpressionProblem("E0405", f"a condition must be true or false, and this is {types[0]}", *span)
    branches = types[1:]
    if set(branches) <= _NUMERIC:
        return ExpressionProblem(
            "E0407",
            f"the two results are different kinds of number: {', '.join(branches)}",
            *span,
            help="write both with a point (`1.0`), or use double(x)",
        )
    return ExpressionProblem("E0405", f"the two results don't fit: {', '.join(branches)}", *span)


def mixed_numbers(types: Sequence[str], tokens: Tokens, offset: int) -> ExpressionProblem:
    """E0407 for arithmetic whose operands are, or may be, int on one side and double on the other."""
    left, right = tokens.operands(offset)
    sign = tokens.span_at(offset).of(tokens.text)
    texts = [left.of(tokens.text), right.of(tokens.text)]
    if sign == "%":
        message, cast = "`%` is for whole numbers only", "int"
    elif "any" in types:
        message, cast = f"`{sign}` needs to know which kind of number this is", "double"
    else:
        message, cast = f"`{sign}` can't mix whole numbers and others: {', '.join(types)}", "double"
    fixed = [_as_number(text, kind, cast) for text, kind in zip(texts, types, strict=True)]
    advice = f"write `{fixed[0]} {sign} {fixed[1]}`"
    if sign == "+" and set(types) == {"any"}:
        advice += f", or for text `string({texts[0]}) + string({texts[1]})`"
    note = "the same JSON number may be 1 or 1.5" if "any" in types else ""
    return ExpressionProblem("E0407", message, left.start, right.end, note, advice)


def _as_number(text: str, kind: str, cast: str) -> str:
    if kind == cast:
        return text
    if cast == "double" and re.fullmatch(r"-?\d+", text):
        return f"{text}.0"
    inner = text[1:-1] if re.fullmatch(r"\([^()]*\)", text) else text
    return f"{cast}({inner})"


def map_order(span: Span, what: str) -> ExpressionProblem:
    """E0406: something depends on the order of a map."""
    return ExpressionProblem(
        "E0406",
        "the order of a map is not defined",
        *span,
        f"{what} would be walked in another order from run to run",
        "iterate over keys(m), which are sorted",
    )


def unreadable(complaint: Complaint, tokens: Tokens) -> ExpressionProblem:
    """E0401 for a text that isn't CEL."""
    text = tokens.text
    if complaint.offset < 0 or "recursion" in complaint.message:
        deep = "recursion" in complaint.message
        message = "this expression is nested too deeply" if deep else "this expression can't be read"
        return ExpressionProblem("E0401", message, 0, len(text), help="at most 32 levels" if deep else "")
    habit = (
        None if "=>" in text[max(complaint.offset - 2, 0) : complaint.offset + 2] else _habit(complaint.offset, tokens)
    )
    if habit is not None:
        word, right = habit
        if right == "!" and (span := tokens.negated(word.start)) is not None:
            operand = text[word.end : span.end].strip()
            right = f"!({operand})" if _COMPARES.search(operand) else f"!{operand}"
            word = Token("name", text[span.start : span.end], span.start)
        return ExpressionProblem(
            "E0401", "this expression can't be read", word.start, word.end, help=f"write `{right}`"
        )
    return ExpressionProblem("E0401", _reading_failed(complaint, tokens), *tokens.span_at(complaint.offset))


def _habit(offset: int, tokens: Tokens) -> tuple[Token, str] | None:
    """A word or sign of another language at, or shortly before, the place where reading failed."""
    index = tokens.index(offset)
    for token in reversed(tokens.items[max(index - 1, 0) : index + 1]):
        right = _HABITS.get(token.text) if token.kind == "name" else _SIGNS.get(token.text)
        if right:
            return token, right
    return None


def _reading_failed(complaint: Complaint, tokens: Tokens) -> str:
    message = complaint.message.removeprefix("Syntax error: ")
    token = tokens.at(complaint.offset)
    if token is None:
        return "this expression ends too early" if tokens.items else "this expression is empty"
    if token.text in "\"'`":
        return "this text is never closed"
    if message.startswith("reserved identifier"):
        return f"`{token.text}` is a reserved word"
    if message.startswith(("mismatched", "extraneous", "token recognition", "no viable", "missing")):
        return f"`{token.text}` is not expected here"
    return f"this expression can't be read: {message}"
