"""The CEL library behind three calls: parse, check, evaluate. The only file of the product that imports it.

What it does to us, each measured with cel-expr-python 0.1.3 and held back here: ``eval`` returns errors as values, and
raises some others; a ``Value`` keeps all memory of its evaluation, so it becomes plain at once; a parameter declared
``dyn`` matches no value at run time, so functions are declared an overload a type; and every argument and result of a
function of ours is kept for ever, so lists and maps are emptied after the evaluation (texts can't be).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from functools import lru_cache
from typing import NamedTuple

from cel_expr_python import cel
from cel_expr_python.ext import ext_math, ext_optional, ext_strings

from turbo_mode.core.plan.expression_ast import Node, Tree, read_checked, read_parsed
from turbo_mode.core.plan.functions import FUNCTIONS, Function
from turbo_mode.core.regex import regex

_ERROR = regex(r"^(?:INVALID_ARGUMENT: )?ERROR: <input>:(-?\d+):(-?\d+): (.*)$", re.MULTILINE)
_STATUS = regex(r"^[A-Z_]+: |\s*\[[A-Z_]+\]\s*$")


class Complaint(NamedTuple):
    """What the library found wrong with a text, and where; offset -1 means the whole."""

    message: str
    offset: int


class Rejected(Exception):
    """The library doesn't accept this text."""

    def __init__(self, complaints: list[Complaint]) -> None:
        super().__init__(complaints[0].message)
        self.complaints = complaints


class Failed(Exception):
    """An evaluation ended in an error; the argument is the library's message."""


class Runnable:
    """An expression that can be evaluated."""

    __slots__ = ("_evaluate",)

    def __init__(self, expression: cel.Expression) -> None:
        self._evaluate = expression.eval

    def __call__(self, data: Mapping[str, object]) -> object:
        """The value in Python's types (maps unsorted, moments as datetime). Raises Failed."""
        try:
            value = self._evaluate(None, data)
            plain: object = value.plain_value()
        except (RuntimeError, TypeError, ValueError, OverflowError) as error:
            raise Failed(_STATUS.sub("", str(error).partition("\n")[0])) from None
        if isinstance(plain, str) and value.type() == cel.Type.ERROR:
            raise Failed(_STATUS.sub("", plain))
        return plain


_lent: ContextVar[list[list[object] | dict[object, object]]] = ContextVar("lent")


class _CallingUs(Runnable):
    """An expression that calls functions of ours: empties what went in and came out of them."""

    __slots__ = ()

    def __call__(self, data: Mapping[str, object]) -> object:
        lent: list[list[object] | dict[object, object]] = []
        token = _lent.set(lent)
        try:
            return super().__call__(data)
        finally:
            _lent.reset(token)
            for container in lent:
                container.clear()


def _lending(call: Callable[..., object]) -> Callable[..., object]:
    """The function, noting the containers that it got and gave. They are copies that the library made for the call."""

    def calling(*arguments: object) -> object:
        result = call(*arguments)
        _lent.get().extend(thing for thing in (*arguments, result) if isinstance(thing, list | dict))
        return result

    return calling


def _calls(node: Node) -> Iterator[str]:
    if node.kind == "call":
        yield node.name
    for child in node.children:
        yield from _calls(child)


_OURS = frozenset(function.name for function in FUNCTIONS)


@lru_cache(maxsize=4096)
def parse(text: str) -> Tree:
    """The tree of a text, names and types unchecked. Raises Rejected."""
    try:
        return read_parsed(_environment(()).compile(text, disable_check=True).serialize())
    except (RuntimeError, TypeError, ValueError) as error:
        raise Rejected(_complaints(text, str(error))) from None


def check(text: str, variables: tuple[tuple[str, str], ...]) -> tuple[Runnable, Tree]:
    """Checks a text against variables, each a name and a CEL type. Raises Rejected."""
    try:
        expression = _environment(variables).compile(text)
        tree = read_checked(expression.serialize())
        return (Runnable if _OURS.isdisjoint(_calls(tree.root)) else _CallingUs)(expression), tree
    except (RuntimeError, TypeError, ValueError) as error:
        raise Rejected(_complaints(text, str(error))) from None


@lru_cache(maxsize=512)
def _environment(variables: tuple[tuple[str, str], ...]) -> cel.Env:
    return cel.NewEnv(
        variables={name: cel.Type(kind) for name, kind in variables},
        extensions=[ext_strings.ExtStrings(), ext_optional.ExtOptional(), ext_math.ExtMath()],
        functions=_declarations(),
    )


@lru_cache(maxsize=1)
def _declarations() -> list[cel.FunctionDecl]:
    overloads: dict[str, list[cel.Overload]] = {}
    for function in FUNCTIONS:
        overloads.setdefault(function.name, []).extend(_overloads(function))
    return [cel.FunctionDecl(name, group) for name, group in overloads.items()]


def _overloads(function: Function) -> list[cel.Overload]:
    return [
        cel.Overload(
            f"{function.name}_{'member_' if function.member else ''}{number}",
            return_type=cel.Type(function.result),
            parameters=[cel.Type(kind) for kind in kinds],
            is_member=function.member,
            impl=_lending(function.call),
        )
        for number, kinds in enumerate(function.parameters)
    ]


def _complaints(text: str, message: str) -> list[Complaint]:
    lines = text.split("\n")
    found = [
        Complaint(_STATUS.sub("", what), _offset(lines, int(line), int(column)))
        for line, column, what in _ERROR.findall(message)
    ]
    return found or [Complaint(_STATUS.sub("", message.partition("\n")[0]), -1)]


def _offset(lines: list[str], line: int, column: int) -> int:
    if line < 1:
        return -1
    return sum(len(earlier) + 1 for earlier in lines[: line - 1]) + column - 1
