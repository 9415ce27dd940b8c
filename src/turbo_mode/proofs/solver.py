"""Finds one situation of each class with a solver (z3), where there are too many to go through.

Only how conditions are put together is translated: what a part says for the values that it reads comes from a table
that the expression library fills. A condition is true (``t``), false (``f``), or an error, of something missing (``m``)
or another one; of two errors the first one counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, product
from math import prod
from typing import Any, NamedTuple

from turbo_mode.core.plan.expressions import compile
from turbo_mode.proofs.classes import Question, Situation, every, outcome, total, whatever
from turbo_mode.proofs.conditions import Whole
from turbo_mode.proofs.place import Place
from turbo_mode.proofs.trial import tree_of
from turbo_mode.proofs.uses import uses

MOST_ROWS = 20_000
MOST_CLASSES = 2_000
_WITHOUT = 500


class _Said(NamedTuple):
    """What a condition says, as terms of the solver."""

    t: Any
    f: Any
    m: Any


class _TooLong(Exception):
    """A part reads more than fits into a table."""


def classes(place: Place, questions: Sequence[Question]) -> tuple[list[Situation], str]:
    """One situation of each class, and what has been left out."""
    some = f"{total(place):,} combinations of values are too many to go through"
    try:
        import z3
    except ImportError:
        return list(islice(every(place), _WITHOUT)), f"{some}; `pip install turbo-mode[policy]` has a solver for that"
    try:
        return _Solving(z3, place, questions).classes()
    except _TooLong:
        return list(islice(every(place), _WITHOUT)), f"{some}, and one condition reads too many of them"


class _Solving:
    def __init__(self, z3: Any, place: Place, questions: Sequence[Question]) -> None:
        self._z3 = z3
        self._place = place
        self._values = [z3.Int(f"v{number}") for number in range(len(place.variables))]
        self._tables: dict[tuple[Any, ...], _Said] = {}
        self._fixed: Situation = ()
        self._said = [said for question in questions for said in self._whatever(question)]

    def classes(self) -> tuple[list[Situation], str]:
        z3, solver = self._z3, self._z3.Solver()
        for term, variable in zip(self._values, self._place.variables, strict=True):
            solver.add(term >= 0, term < len(variable.values))
        bits = list({term.get_id(): term for said in self._said for term in said}.values())
        bits = [term for term in bits if not z3.is_true(term) and not z3.is_false(term)]
        found: list[Situation] = []
        while solver.check() == z3.sat:
            if len(found) == MOST_CLASSES:
                return found, f"there are more than {MOST_CLASSES:,} kinds of situations"
            model = solver.model()
            found.append(tuple(
                variable.values[0 if variable.assumes else model.eval(term, model_completion=True).as_long()]
                for term, variable in zip(self._values, self._place.variables, strict=True)
            ))  # fmt: skip
            solver.add(z3.Or([term != model.eval(term, model_completion=True) for term in bits]))
        return found, ""

    def _whatever(self, question: Question) -> Iterator[_Said]:
        """What a question is answered by, for everything that may be assumed."""
        first = next(every(self._place))
        for fixed in whatever(self._place, question.condition.variables, first):
            self._fixed = fixed
            yield self._of(question, question.condition.cut.whole)

    def _of(self, question: Question, whole: Whole) -> _Said:
        if whole.sign == "part":
            return self._part(question, whole.part)
        inner = [self._of(question, each) for each in whole.inner]
        if whole.sign == "not":
            return _Said(inner[0].f, inner[0].t, inner[0].m)
        return self._choice(*inner) if whole.sign == "if" else self._chain(inner, whole.sign == "all")

    def _choice(self, condition: _Said, yes: _Said, no: _Said) -> _Said:
        z3 = self._z3
        chosen = [
            z3.Or(z3.And(condition.t, one), z3.And(condition.f, other)) for one, other in zip(yes, no, strict=True)
        ]
        return _Said(*(z3.simplify(each) for each in (*chosen[:2], z3.Or(chosen[2], condition.m))))

    def _chain(self, inner: Sequence[_Said], every: bool) -> _Said:
        z3 = self._z3
        decided = z3.Or([each.f if every else each.t for each in inner])
        agreed = z3.And([each.t if every else each.f for each in inner])
        missing: Any = z3.BoolVal(False)
        for each in reversed(inner):
            missing = z3.If(z3.Or(each.t, each.f), missing, each.m)
        t, f = (agreed, decided) if every else (decided, agreed)
        return _Said(*(z3.simplify(each) for each in (t, f, z3.And(z3.Not(t), z3.Not(f), missing))))

    def _part(self, question: Question, number: int) -> _Said:
        """A part by the values that it reads, row by row of its table."""
        condition, z3 = question.condition, self._z3
        text = condition.cut.part(number)
        paths = {use.path for use in uses(text)}
        read = [each for each in condition.variables if self._place.variables[each].path in paths]
        fixed = {each: self._fixed[each] for each in read if self._place.variables[each].assumes}
        mine = [each for each in read if each not in fixed]
        key = (condition.of, text, condition.scope, question.context.key, str(fixed))
        if key in self._tables:
            return self._tables[key]
        variables = [self._place.variables[each] for each in (*mine, *fixed)]
        if prod(len(self._place.variables[each].values) for each in mine) > MOST_ROWS:
            raise _TooLong
        program = compile(text, condition.scope)
        rows: dict[str, list[Any]] = {"T": [], "F": [], "M": []}
        for choice in product(*(range(len(self._place.variables[each].values)) for each in mine)):
            tried = [self._place.variables[each].values[place] for each, place in zip(mine, choice, strict=True)]
            values = [*tried, *fixed.values()]
            said = outcome(program, question.bound(tree_of(variables, values, condition.of)))
            if said in rows:
                rows[said].append(
                    z3.And([self._values[each] == place for each, place in zip(mine, choice, strict=True)])
                )
        self._tables[key] = _Said(*(z3.simplify(z3.Or(rows[said])) for said in "TFM"))
        return self._tables[key]
