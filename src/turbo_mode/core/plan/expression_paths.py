"""A plain path such as ``tasks.build.outputs.file``, which is what most expressions are.

To be found right it needs no compiler, and to be evaluated none either where its value is a plain one: it is that
value. Whatever could be another value to the expression library, or an error, is left to the library.
"""

from __future__ import annotations

import math
import re

from turbo_mode.core.plan import words
from turbo_mode.core.plan.expression_names import field_shape
from turbo_mode.core.plan.functions import MAX_TEXT
from turbo_mode.core.plan.shapes import ANY, BOOL, STRING, Scope, Shape, ways_of
from turbo_mode.core.regex import regex

_PATH = regex(r"[a-z]\w*(?:\.[A-Za-z]\w*)*", re.ASCII)
_SIMPLE = regex(r"(?P<path>[a-z]\w*(?:\.[A-Za-z]\w*)+)(?P<compared> (?:==|!=) ('|\")[\w ./:@-]*\3)?", re.ASCII)
_SMALL = 1 << 63


def plain_path(text: str, scope: Scope) -> tuple[tuple[str, ...], Shape] | None:
    """The names of a plain path and the shape of what it reads; None for any other expression."""
    if _PATH.fullmatch(text) is None:
        return None
    names = tuple(text.split("."))
    shape = shape_at(names, scope)
    return (names, shape) if shape is not None else None


def shape_at(names: tuple[str, ...], scope: Scope) -> Shape | None:
    """The shape of what stands at the end of a path, if that is known."""
    shape = scope.variables.get(names[0])
    for name in names[1:]:
        shape = field_shape(shape, name) if shape is not None else None
    return None if words.RESERVED.intersection(names) else shape


def simple_ways(text: str, scope: Scope) -> tuple[Shape, ...] | None:
    """What a dotted path, or its comparison with a text, may come out as, found without the compiler.

    ANY for one that leads nowhere. None for any other expression, which only the compiler understands.
    """
    found = _SIMPLE.fullmatch(text)
    if found is None or words.RESERVED.intersection(names := tuple(found["path"].split("."))):
        return None
    shape = shape_at(names, scope)
    if found["compared"] is None or shape is None:
        return (ANY,) if shape is None else ways_of(shape)
    return (BOOL,) if shape == STRING else None


def is_itself(value: object) -> bool:
    """Whether the library would certainly give back this very value."""
    if type(value) is str:
        return value.isascii() and len(value) <= MAX_TEXT
    if type(value) is int:
        return -_SMALL <= value < _SMALL
    return value is None or type(value) is bool or (type(value) is float and math.isfinite(value))
