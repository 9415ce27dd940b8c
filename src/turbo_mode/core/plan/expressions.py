"""Expressions: CEL, checked before anything runs and evaluated to plain JSON.

``compile`` turns a text into a Program for the variables of a Scope, or raises ExpressionProblems with every mistake
and its place. ``compile_template`` does the same for text with ``${{ ... }}`` in it. Both are pure and cached. A
program tells which paths it ``reads``; nothing else needs to be there when it is evaluated.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count

from turbo_mode.core.plan import expression_engine as engine
from turbo_mode.core.plan.expression_ast import Tree
from turbo_mode.core.plan.expression_names import Names, Path, Slot, scalar_kind
from turbo_mode.core.plan.expression_paths import is_itself, plain_path
from turbo_mode.core.plan.expression_problems import (
    EvaluationError,
    ExpressionProblem,
    ExpressionProblems,
    compares_numbers,
    mismatch,
    operator,
    plain_types,
    types_problem,
    unreadable,
)
from turbo_mode.core.plan.expression_text import Edit, Hole, NeverClosed, Rewritten, Span, Tokens, split_template
from turbo_mode.core.plan.expression_types import Types
from turbo_mode.core.plan.expression_values import Lookup, Missing, NotPlain, as_numbers, at, lookup, plain
from turbo_mode.core.plan.shapes import (
    ANY,
    BOOL,
    DOUBLE,
    INT,
    STRING,
    TIMESTAMP,
    ListOf,
    Record,
    Scalar,
    Scope,
    Shape,
    signature,
    ways_of,
)
from turbo_mode.core.regex import regex

__all__ = [
    "ANY",
    "BOOL",
    "DOUBLE",
    "INT",
    "STRING",
    "TIMESTAMP",
    "EvaluationError",
    "Expr",
    "ExpressionProblem",
    "ExpressionProblems",
    "ListOf",
    "Path",
    "Program",
    "Record",
    "Scalar",
    "Scope",
    "Shape",
    "Template",
    "as_text",
    "compile",
    "compile_template",
    "parse_template",
]

MAX_BYTES = 4096
Expr = Hole
_NO_VALUE = regex(r'No value with name "(\w+)" found')
_NO_OVERLOAD = regex(r"No matching overloads found : (?:\(\S+\)\.)?([^\s(]+)(?:\((.*)\))?$")
_NO_KEY = regex(r"Key not found in map : (.*)$")


class Program:
    """One compiled expression. ``result_type`` is the head of its CEL type, ``dyn`` when only the run will tell.

    ``ways`` are the shapes that its value may have, by the branch that it comes from; ``path`` is what it reads
    where it does nothing else.
    """

    __slots__ = ("_lookups", "_run", "_slots", "path", "reads", "result_type", "text", "ways")

    def __init__(
        self, text: str, run: Callable[[dict[str, object]], object], result_type: str, slots: Mapping[str, Slot],
        iterated: set[str], ways: tuple[Shape, ...], path: Path = (),
    ) -> None:  # fmt: skip
        self.text = text
        self.path = path
        self.result_type = result_type
        self.ways = tuple(dict.fromkeys(ways))
        self.reads: tuple[Path, ...] = tuple(dict.fromkeys(slot.reads for slot in slots.values()))
        self._run = run
        self._slots = slots
        self._lookups: tuple[tuple[str, Lookup], ...] = tuple(
            (name, lookup(slot, name in iterated)) for name, slot in slots.items()
        )

    def evaluate(self, bindings: Mapping[str, object]) -> object:
        """The value as plain JSON, maps with sorted keys. Raises EvaluationError."""
        data: dict[str, object] = {}
        missing: dict[str, Missing] | None = None
        for name, find in self._lookups:
            try:
                data[name] = find(bindings)
            except Missing as reason:
                missing = missing or {}
                missing[name] = reason
        try:
            return plain(self._run(data))
        except engine.Failed as error:
            raise self._failure(str(error), missing or {}) from None
        except NotPlain as error:
            raise EvaluationError(str(error), 0, len(self.text)) from None

    def numbers(self, bindings: Mapping[str, object]) -> list[float] | None:
        """The value where it is a list of finite numbers, else None. Raises EvaluationError.

        What a plain path leads to is taken as it stands: the library would look at every single number.
        """
        found = as_numbers(at(bindings, self.path)) if self.path else None
        return as_numbers(self.evaluate(bindings)) if found is None else found

    def _failure(self, message: str, missing: Mapping[str, Missing]) -> EvaluationError:
        unbound = _NO_VALUE.search(message)
        if unbound is not None and unbound[1] in missing:
            reason = missing[unbound[1]]
            return EvaluationError(str(reason), *self._slots[unbound[1]].span, missing=not reason.unfit)
        absent = bool(_NO_KEY.search(message) or message.startswith("Index error"))
        for name, slot in self._slots.items():
            message = re.sub(rf"\b{name}\b", ".".join(slot.path), message)
        return EvaluationError(_plainly(message), 0, len(self.text), missing=absent)

    def __repr__(self) -> str:
        return f"Program({self.text!r})"


def _plainly(message: str) -> str:
    """The library's run-time message in our words."""
    overload = _NO_OVERLOAD.search(message)
    if overload is not None and overload[1] == "items":
        return "a map is walked here, and its order is not defined; iterate over keys(m), which are sorted"
    if overload is not None:
        name = {"<jump_condition>": "? :"}.get(overload[1]) or operator(overload[1])
        kinds = ", ".join(plain_types(overload[2] or ""))
        return f"`{name}` is not defined for {kinds}" if kinds else f"`{name}` needs true or false"
    absent = _NO_KEY.search(message)
    if absent is not None:
        return f"there is no {absent[1]} in the map"
    if "Iteration budget" in message:
        return "this expression goes over too many items (9,999 at most, nested ones multiply)"
    if "basic_string" in message:
        return "a text has a character that is none"
    if "Applying SELECT" in message:
        return "a field is read of something that is not a map"
    if "out of range for" in message or "too big to convert" in message:
        return "a whole number has more than 64 bits"
    return message[:300] or "this expression can't be evaluated"


@lru_cache(maxsize=8192)
def compile(text: str, scope: Scope) -> Program:
    """Checks an expression against the variables of a scope. Raises ExpressionProblems with all that is wrong."""
    path = plain_path(text, scope)
    return _compiled(text, scope) if path is None else _of_path(text, scope, *path)


def _of_path(text: str, scope: Scope, names: Path, shape: Shape) -> Program:
    bound = next(_free_names(text))

    def run(data: dict[str, object]) -> object:
        if bound in data and is_itself(value := data[bound]):
            return value
        return _compiled(text, scope)._run(data)

    slots = {bound: Slot(names, (), shape, Span(0, len(text)))}
    return Program(text, run, scalar_kind(shape), slots, set(), ways_of(shape), names)


@lru_cache(maxsize=8192)
def _compiled(text: str, scope: Scope) -> Program:
    tree, tokens = _parse(text)
    names = Names(tokens, scope)
    names.walk(tree.root)
    if names.problems:
        raise ExpressionProblems(names.problems)
    return _Compilation(tokens, list(names.slots.values())).program()


def _parse(text: str) -> tuple[Tree, Tokens]:
    problem = _unfit_text(text)
    if problem:
        raise ExpressionProblems([ExpressionProblem("E0401", problem, 0, len(text))])
    tokens = Tokens(text)
    try:
        return engine.parse(text), tokens
    except engine.Rejected as error:
        raise ExpressionProblems([unreadable(error.complaints[0], tokens)]) from None


def _unfit_text(text: str) -> str:
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        return "this expression has a character that is none"
    if len(text.encode()) > MAX_BYTES:
        return "this expression is longer than 4 KiB"
    return "" if text.strip() else "this expression is empty"


def _free_names(text: str) -> Iterator[str]:
    """Short names that don't occur in a text."""
    return (name for number in count() if (name := f"_{number}") not in text)


class _Compilation:
    """The way from names to a program. The library may have to be asked again after an edit, see ``_amend``."""

    def __init__(self, tokens: Tokens, slots: Sequence[Slot]) -> None:
        self._tokens = tokens
        first = {slot.key: slot for slot in reversed(slots)}
        bound = dict(zip(reversed(first), _free_names(tokens.text), strict=False))
        self._slots = {name: first[key] for key, name in bound.items()}
        self._edits = [Edit(*slot.span, bound[slot.key]) for slot in slots]
        self._amended: set[int] = set()
        self._variables = tuple((name, signature(slot.shape)) for name, slot in self._slots.items())

    def program(self) -> Program:
        while True:
            rewritten = Rewritten(self._tokens.text, self._edits)
            try:
                run, tree = engine.check(rewritten.text, self._variables)
            except engine.Rejected as error:
                self._amend(error.complaints, rewritten)
            else:
                types = Types(tree, self._tokens, rewritten.origin, self._slots)
                types.walk(tree.root, {})
                unguarded = types.unsure - self._amended
                if not unguarded:
                    return self._finish(run, tree, types)
                self._edits += [Edit(dot, dot, ".items()") for dot in unguarded]
                self._amended |= unguarded

    def _finish(self, run: engine.Runnable, tree: Tree, types: Types) -> Program:
        result_type = tree.type_of(tree.root)
        problems = types.problems or self._unusable(result_type)
        if problems:
            raise ExpressionProblems(problems)
        ways = types.ways(tree.root, {})
        return Program(self._tokens.text, run, result_type, self._slots, types.iterated, ways)

    def _unusable(self, kind: str) -> list[ExpressionProblem]:
        advice = {
            "optional": "end the optional access with `.orValue(...)`",
            "bytes": "bytes can't be kept; turn them into text with string(...)",
            "type": "a type can't be kept; compare it, as in `type(x) == int`",
        }
        if kind not in advice:
            return []
        what = {"optional": "an optional", "type": "a type"}.get(kind, kind)
        message = f"the result is {what}, not a value"
        return [ExpressionProblem("E0405", message, 0, len(self._tokens.text), help=advice[kind])]

    def _amend(self, complaints: Sequence[engine.Complaint], rewritten: Rewritten) -> None:
        """Makes comparisons of int with double pass, which CEL defines and its checker refuses; raises for the rest."""
        problems: list[ExpressionProblem] = []
        causes = [complaint for complaint in complaints if "*error*" not in complaint.message]
        for complaint in causes or complaints:
            offset = rewritten.origin(complaint.offset)
            found = mismatch(complaint)
            if compares_numbers(complaint) and offset not in self._amended:
                left, _ = self._tokens.operands(offset)
                self._edits += [Edit(left.start, left.start, "dyn("), Edit(left.end, left.end, ")")]
                self._amended.add(offset)
            elif found is not None:
                problems.append(types_problem(*found, self._tokens, offset))
            else:
                problems.append(self._other(complaint, offset))
        if problems:
            raise ExpressionProblems(problems)

    def _other(self, complaint: engine.Complaint, offset: int) -> ExpressionProblem:
        if complaint.offset < 0 or "recursion" in complaint.message:
            return unreadable(complaint, self._tokens)
        if "operand of a select" in complaint.message:
            kind = plain_types(complaint.message.split("'")[1])[0]
            return ExpressionProblem("E0403", f"this is {kind} and has no fields", *self._tokens.span_at(offset))
        span = self._tokens.span_at(offset)
        if "range of a comprehension" in complaint.message:
            kind = plain_types(complaint.message.split("'")[1])[0]
            return ExpressionProblem("E0405", f"only a list can be walked, and this is {kind}", *span)
        if complaint.message.startswith("undeclared reference"):
            message = f"`{span.of(self._tokens.text)}` is not used with these arguments here"
            return ExpressionProblem("E0402", message, *span)
        return ExpressionProblem("E0405", complaint.message, *span)


def parse_template(text: str) -> list[str | Expr]:
    """The parts of a text with ``${{ ... }}``; raises ExpressionProblems (E0303) when one is never closed."""
    try:
        return list(split_template(text))
    except NeverClosed as error:
        start = int(error.args[0])
        advice = "close it with `}}`, or write `$${{` for the characters themselves"
        problem = ExpressionProblem("E0303", "`${{` is never closed", start, start + 3, help=advice)
        raise ExpressionProblems([problem]) from None


@dataclass(frozen=True, slots=True)
class Template:
    """Text with expressions in it. ``parts`` are plain texts and programs in order."""

    text: str
    parts: tuple[str | Program, ...]
    reads: tuple[Path, ...]

    @property
    def is_plain(self) -> bool:
        """There is no expression in it."""
        return not any(isinstance(part, Program) for part in self.parts)

    def evaluate(self, bindings: Mapping[str, object]) -> object:
        """The filled text. An expression that stands alone keeps its type. Raises EvaluationError."""
        if len(self.parts) == 1 and isinstance(self.parts[0], Program):
            return self.parts[0].evaluate(bindings)
        return "".join(part if isinstance(part, str) else as_text(part.evaluate(bindings)) for part in self.parts)


@lru_cache(maxsize=8192)
def compile_template(text: str, scope: Scope) -> Template:
    """Checks every expression of a template. The offsets of problems are those of the whole text."""
    parts: list[str | Program] = []
    problems: list[ExpressionProblem] = []
    for part in parse_template(text):
        try:
            parts.append(part if isinstance(part, str) else compile(part.text, scope))
        except ExpressionProblems as error:
            shift = part.start if isinstance(part, Hole) else 0
            problems += [replace(p, start=p.start + shift, end=p.end + shift) for p in error.problems]
    if problems:
        raise ExpressionProblems(problems)
    reads = dict.fromkeys(path for part in parts if isinstance(part, Program) for path in part.reads)
    return Template(text, tuple(parts), tuple(reads))


def as_text(value: object) -> str:
    """A plain value inside other text: text as it is, null empty, the rest as compact JSON."""
    if isinstance(value, str):
        return value
    return "" if value is None else json.dumps(value, separators=(",", ":"), ensure_ascii=False)
