"""Which kinds of values operators and functions take, for arguments of which CEL itself knows no type.

A value that comes from one of two branches, or from the outside, has the type ``dyn`` for CEL, which then says nothing
before it runs. What may come out of a branch is known all the same, and has to fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from turbo_mode.core.plan.shapes import ListOf, Record, Scalar, Shape, ways_of

_BOOL = frozenset(("bool",))
_NUMBER = frozenset(("int", "double"))
_TEXT = frozenset(("string",))
_LIST = frozenset(("list",))
_MAP = frozenset(("map",))
_WITH_FIELDS = frozenset(("list", "map"))
_SIZED = frozenset(("string", "list", "map"))
_MOMENT = frozenset(("timestamp",))
_TIMES = frozenset(("timestamp", "duration"))
_ORDERED = ("string", "bool", "timestamp", "duration")
_TAKEN: Mapping[str, Sequence[frozenset[str]]] = {
    "!_": (_BOOL,), "_&&_": (_BOOL, _BOOL), "_||_": (_BOOL, _BOOL), "_?_:_": (_BOOL,), "-_": (_NUMBER,),
    "_*_": (_NUMBER, _NUMBER), "_/_": (_NUMBER, _NUMBER), "_%_": (_NUMBER, _NUMBER),
    "_-_": (_NUMBER | _TIMES, _NUMBER | _TIMES), "_[_]": (_WITH_FIELDS,), "size": (_SIZED,),
    "int": (_NUMBER | _TEXT | _MOMENT,), "uint": (_NUMBER | _TEXT,), "double": (_NUMBER | _TEXT,),
    "string": (_NUMBER | _TEXT | _BOOL | _TIMES,), "bool": (_BOOL | _TEXT,),
    "timestamp": (_NUMBER | _TEXT | _MOMENT,), "duration": (_NUMBER | _TEXT | frozenset(("duration",)),),
    "keys": (_MAP,), "sum": (_LIST,), "mean": (_LIST,), "quantile": (_LIST, frozenset(("double",))),
    "range": (frozenset(("int",)),), "fromJson": (_TEXT,), "local": (_MOMENT, _TEXT), "join": (_LIST, _TEXT),
    "toJson": (_NUMBER | _TEXT | _BOOL | _WITH_FIELDS | frozenset(("null",)),),
    "split": (_TEXT, _TEXT), "substring": (_TEXT, _NUMBER, _NUMBER), "charAt": (_TEXT, _NUMBER),
    "replace": (_TEXT, _TEXT, _TEXT),
    **dict.fromkeys(("startsWith", "endsWith", "contains", "matches", "indexOf", "lastIndexOf"), (_TEXT, _TEXT)),
    **dict.fromkeys(("trim", "lowerAscii", "upperAscii"), (_TEXT,)),
}  # fmt: skip
"""For each argument (of a member function, what stands before the dot is the first) the kinds that fit."""
ITEMS = {"sum": _NUMBER, "mean": _NUMBER, "quantile": _NUMBER, "join": _TEXT}
"""What the items of a list must be."""


def kind_of(shape: Shape) -> str:
    """The kind of a value of this shape; empty where only the run will tell."""
    if isinstance(shape, Scalar):
        return "" if shape.kind == "any" else shape.kind
    return {ListOf: "list", Record: "map"}.get(type(shape), "")


def misfit(name: str, arguments: Sequence[Sequence[Shape]]) -> tuple[str, ...]:
    """The kinds of arguments, each with the shapes that it may have, for which a function isn't defined; or none."""
    kinds = [[kind_of(shape) for shape in ways] for ways in arguments]
    for place, taken in enumerate(_TAKEN.get(name, ())[: len(kinds)]):
        for kind in kinds[place]:
            if kind and kind not in taken:
                return tuple(kind if number == place else _first(each) for number, each in enumerate(kinds))
    if name in ITEMS:
        inside = [kind_of(each) for shape in arguments[0] if isinstance(shape, ListOf) for each in ways_of(shape.item)]
        return next(((f"list of {kind}",) for kind in inside if kind and kind not in ITEMS[name]), ())
    if name in ("_<_", "_<=_", "_>_", "_>=_", "_+_"):
        return next(_unlike(name, kinds), ())
    if name == "@in":
        return next(((_first(kinds[0]), kind) for kind in kinds[1] if kind and kind not in _WITH_FIELDS), ())
    return ()


def _first(kinds: Sequence[str]) -> str:
    return kinds[0] or "any"


def _unlike(name: str, kinds: Sequence[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Pairs that can't be compared or added."""
    for left, right in product(*kinds):
        alone = next((kind for kind in (left, right) if kind and not _is_operand(name, kind)), "")
        if alone or (left and right and not _is_pair(name, left, right)):
            yield left or "any", right or "any"


def _is_operand(name: str, kind: str) -> bool:
    return kind in ("int", "double", "string", *(("list", *_TIMES) if name == "_+_" else _ORDERED))


def _is_pair(name: str, left: str, right: str) -> bool:
    if name == "_+_" and left in _TIMES and right in _TIMES:
        return True
    return left == right or {left, right} <= _NUMBER
