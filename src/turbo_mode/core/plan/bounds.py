"""How much of what there may be in a plan, so that checking it takes no longer than reading it.

Tasks may be very many; of what makes one of them larger there may be less. Every phase and every plan in the file has
names of its own, which expressions are checked against; every expression has to be compiled, once for each phase in
which it stands, unless it is a plain name or the comparison of one with a text; and every regular expression becomes a
program, as large as its repetitions say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import compress
from operator import attrgetter
from typing import Any, NoReturn

from msgspec import UNSET, Struct

from turbo_mode.core.plan import model
from turbo_mode.core.plan.actions import works
from turbo_mode.core.plan.nodes import Path
from turbo_mode.core.plan.positions import Enough, Report
from turbo_mode.core.plan.specs import Entries, Field, Free, Items, Spec, Text, fields_of
from turbo_mode.core.regex import regex

MOST = {
    "phases": 2_000, "plans": 1_000, "tasks": 100_000, "needs": 300_000, "cases of switches": 10_000,
    "calls of plans": 10_000, "triggers": 1_000,
}  # fmt: skip
"""How many of what there may be in a plan, with those inside it."""
MOST_EXPRESSIONS = 100_000
"""Characters of different expressions in all; each counts ``_FOR_EACH`` more."""
MOST_PATTERNS = 1_000_000
"""Steps of regular expressions in all, about a microsecond each."""
_FOR_EACH = 30
_CHEAP = regex(r"\s*[a-z]\w*(?:\.\w+)*(?: (?:==|!=) (?:'[\w ./:@-]*'|\"[\w ./:@-]*\"))?\s*", re.ASCII)
_TIMES = regex(r"\{(\d+)(?:,(\d*))?\}")
_WIDE = regex(r"\\[pP]")
_OF_A_WIDE_CLASS = 1_500
_PLANS = (model.Plan, model.InnerPlan)
_INSIDE = frozenset(("phases", "finally", "tasks", "plans"))


def check_bounds(plan: model.Plan, report: Report) -> None:
    """Reports E0113 for a plan that has too much of something. Raises ``Enough`` then."""
    _Count(report).plan(plan, ())


def too_many(report: Report, what: str, path: Path) -> NoReturn:
    """Reports E0113 for more of something than ``MOST``. Raises ``Enough``."""
    advice = {
        "needs": "let one task wait for many, and many for that one",
        "triggers": "several times are one cron: `30 2,14 * * *`",
    }.get(what, "what is done for each item of a list is one task with `foreach`")
    message, label = f"this plan has more than {MOST[what]:,} {what}", "with those of the plans inside it"
    _too_much(report, message, path, label, advice)


def _too_much(report: Report, message: str, path: Path, label: str, advice: str) -> NoReturn:
    report.error("E0113", message, path, at="key", label=label, help=advice)
    report.stop()
    raise Enough


class _Count:
    """What a plan, with those inside it, has so far."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.counts: Counter[str] = Counter()
        self.expressions = self.steps = 0
        self.seen: set[tuple[Path, str]] = set()

    def plan(self, plan: model.Plan | model.InnerPlan, path: Path) -> None:
        self._more("phases", len(plan.phases), (*path, "phases"))
        self._more("plans", len(plan.plans), (*path, "plans"))
        if isinstance(plan, model.Plan):
            self._more("triggers", len(plan.triggers), (*path, "triggers"))
        self._texts(plan, path, path)
        for index, phase in enumerate(plan.phases):
            place: Path = (*path, "phases", index)
            self._more("needs", len(phase.needs or ()), (*place, "needs"))
            self._texts(phase, place, place)
            self._tasks(phase.tasks, (*place, "tasks"), place)
            self._tasks(phase.finally_, (*place, "finally"), place)
        self._tasks(plan.finally_, (*path, "finally"), path)
        for name, inner in plan.plans.items():
            self.plan(inner, (*path, "plans", name))

    def _tasks(self, tasks: list[model.Task], path: Path, around: Path) -> None:
        self._more("tasks", len(tasks), path)
        for index, task in enumerate(tasks):
            place: Path = (*path, index)
            if task.needs:
                self._more("needs", len(task.needs), (*place, "needs"))
            if task.plan or task.switch or task.fallback:
                self._works(task, place)
            self._texts(task, place, place if task.is_many else around)

    def _works(self, task: model.Task, path: Path) -> None:
        self._more("cases of switches", len(task.switch.cases) if task.switch else 0, path)
        self._more("calls of plans", sum(action.plan is not None for _, action in works(task)), path)

    def _more(self, what: str, count: int, path: Path) -> None:
        self.counts[what] += count
        if self.counts[what] > MOST[what]:
            too_many(self.report, what, path)

    def _texts(self, record: Struct, path: Path, around: Path) -> None:
        """Counts the expressions and patterns of one record; those that stand ``around`` it have the same names."""
        for spec, value in _values(record):
            for text in _expressions(value, spec):
                if not _CHEAP.fullmatch(text) and (around, text) not in self.seen:
                    self.seen.add((around, text))
                    self.expressions += len(text) + _FOR_EACH
        self.steps += sum(map(_steps, _inputs(record)))
        if self.expressions > MOST_EXPRESSIONS:
            message = f"this plan has more than {MOST_EXPRESSIONS:,} characters of different expressions"
            _too_much(self.report, message, path, "here it is too much", "take what differs from a list, by `foreach`")
        if self.steps > MOST_PATTERNS:
            message = "the patterns of this plan are too large together"
            _too_much(self.report, message, path, "here it is too much", "count less in them: `+` instead of `{1,300}`")


@lru_cache(maxsize=256)
def _with_texts(record: type[Struct]) -> tuple[tuple[Field, ...], Any]:
    """The fields of a record below which there may be expressions, and what takes them out of it."""
    fields = tuple(
        field
        for field in fields_of(record).fields.values()
        if field.key not in _INSIDE and (field.spec.mapping or field.spec.sequence or _form(field.spec))
    )
    return fields, attrgetter(*(field.attribute for field in fields), "__class__", "__class__")


def _values(record: Struct) -> Iterator[tuple[Spec, Any]]:
    fields, values = _with_texts(type(record))
    found = values(record)
    for field, value in compress(zip(fields, found, strict=False), found):
        if value is not field.default and value is not UNSET:
            yield field.spec, value


def _form(spec: Spec) -> str:
    """``cel`` for an expression, ``text`` for a text with expressions in it, or nothing."""
    scalar = spec.scalar.text if isinstance(spec.scalar, Free) else spec.scalar
    return scalar.format if isinstance(scalar, Text) and scalar.format in ("cel", "text") else ""


def _expressions(value: Any, spec: Spec) -> Iterator[str]:
    """Every expression below a value of the model."""
    if isinstance(value, str):
        form = _form(spec)
        if form == "cel":
            yield value
        elif form and "${{" in value:
            yield from (part.partition("}}")[0] for part in set(value.split("${{")[1:]))
    elif isinstance(value, dict):
        inner = spec.mapping.value if isinstance(spec.mapping, Entries) else spec
        for item in value.values():
            yield from _expressions(item, inner)
    elif isinstance(value, list):
        inner = spec.sequence.item if isinstance(spec.sequence, Items) else spec
        for item in value:
            yield from _expressions(item, inner)
    elif isinstance(value, Struct):
        for inner, item in _values(value):
            yield from _expressions(item, inner)


def _inputs(record: Struct) -> Iterator[model.Input]:
    """The inputs of a plan, or the fields that people fill in, that have a pattern."""
    declared: list[Any] = []
    if isinstance(record, _PLANS):
        declared = list(record.inputs.values())
    elif isinstance(record, model.Task) and record.approve is not None:
        declared = list(record.approve.fields.values())
    elif isinstance(record, model.Phase) and record.gate is not None and record.gate.approve is not None:
        declared = list(record.gate.approve.fields.values())
    return (each for each in declared if isinstance(each, model.Input) and each.pattern)


def _steps(given: model.Input) -> int:
    """How large the program of a pattern is, as many times as it is looked at."""
    pattern = given.pattern or ""
    times = 1 + sum(int((most or least)[:6]) for least, most in _TIMES.findall(pattern))
    return (len(pattern) + _OF_A_WIDE_CLASS * len(_WIDE.findall(pattern))) * times * (1 + len(given.enum or ()))
