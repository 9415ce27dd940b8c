"""Every text of a plan: expressions compiled in their scope, templates taken apart, programs kept whole."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import UNSET, Struct

from turbo_mode.core.plan import model
from turbo_mode.core.plan.check_reads import Reads, examine
from turbo_mode.core.plan.expressions import Expr, ExpressionProblems, Scope, parse_template
from turbo_mode.core.plan.facts import Facts, Reader
from turbo_mode.core.plan.nodes import Path
from turbo_mode.core.plan.specs import Choice, Field, Flag, Number, Text, fields_of, texts
from turbo_mode.core.plan.templates import check_plain, check_script, foreign, is_program_text, unbraced

_SIMPLE = re.compile(r"\$\{\{\s*(\w+(?:\.\w+)*)\s*\}\}", re.ASCII)
_CONDITIONS = frozenset(("when", "expect", "done", "check"))
_JUDGED = frozenset(("outputs", "expect", "done"))
_INNER = frozenset(("verify", "compensate", "tasks", "gate", "phases", "finally", "plans"))


def run(facts: Facts) -> None:
    """Reports E0301 to E0305, E0401 to E0408 and W0505."""
    _Texts(facts).plan()


@lru_cache(maxsize=64)
def _fields(record: type[Struct]) -> tuple[Field, ...]:
    """The keys of a record below which there are texts, without those that are visited on their own."""
    return tuple(
        field
        for key, field in fields_of(record).fields.items()
        if key not in _INNER and (field.spec.mapping or field.spec.sequence or isinstance(field.spec.scalar, Text))
        and not isinstance(field.spec.scalar, Flag | Number | Choice)
    ) + tuple(field for key, field in fields_of(record).fields.items() if key == "retry")  # fmt: skip


class _Texts:
    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.scopes = facts.scopes
        self.reads = Reads(facts)

    def plan(self) -> None:
        plan = self.facts.plan
        base = self.scopes.base
        self._record(plan, (), base, Reader("plan"), skip="outputs")
        for name, text in plan.outputs.items():
            self._cel(text, ("outputs", name), self.scopes.base, Reader("end"), condition=False)
        for index, phase in enumerate(plan.phases):
            path: Path = ("phases", index)
            self._record(phase, path, base, Reader("phase", phase))
            for number, task in enumerate(phase.tasks):
                self._task(task, phase, (*path, "tasks", number))
            if phase.gate is not None:
                self._gate(phase.gate, phase, (*path, "gate"))
        for number, task in enumerate(plan.finally_):
            self._task(task, None, ("finally", number))

    def _task(self, task: model.Task, phase: model.Phase | None, path: Path) -> None:
        if self.facts.report.is_full:
            return
        self._action(task, path, self.scopes.base, Reader("task", phase, task))
        if task.verify is not None:
            self._action(task.verify, (*path, "verify"), self.scopes.base, Reader("task", phase, task))
        if task.compensate is not None:
            scope = self.scopes.compensate(task, phase)
            self._action(task.compensate, (*path, "compensate"), scope, Reader("undo", phase, task))

    def _gate(self, gate: model.Gate, phase: model.Phase, path: Path) -> None:
        reader = Reader("gate", phase)
        self._record(gate, path, self.scopes.base, reader, skip="options")
        scope = self.scopes.option(frozenset(gate.evidence))
        for name, option in gate.options.items():
            self._record(option, (*path, "options", name), scope, reader)

    def _action(self, action: model.Action, path: Path, scope: Scope, reader: Reader) -> None:
        assert reader.task is not None
        result = self.scopes.result(action.kind, reader.task, reader.phase)
        retry = self.scopes.retry(reader.task, reader.phase)
        for field in _fields(type(action)):
            value = getattr(action, field.attribute)
            if not value:
                continue
            judged = field.key in _JUDGED
            place = retry if field.key == "retry" else result if judged else scope
            for item in texts(value, field.spec, (*path, field.key)):
                if is_program_text(action, item[0], len(path)):
                    self._script(item[0], item[2])
                else:
                    self._text(*item, place, reader)

    def _record(self, record: Struct, path: Path, scope: Scope, reader: Reader, skip: str = "") -> None:
        for field in _fields(type(record)):
            value = getattr(record, field.attribute)
            if field.key == skip or value is None or value is UNSET:
                continue
            place = self.scopes.any_retry if field.key == "executionPipeline" else scope
            for item in texts(value, field.spec, (*path, field.key)):
                self._text(*item, place, reader)

    def _text(self, path: Path, form: Text, text: str, scope: Scope, reader: Reader) -> None:
        if form.format == "cel":
            self._cel(text, path, scope, reader, condition=path[-1] in _CONDITIONS and path[-2] != "outputs")
        elif form.format == "text":
            if "{" in text or "<%" in text or "$(" in text:
                self._template(text, path, form, scope, reader)
        elif "${{" in text:
            if form.format == "script":
                self._script(path, text)
            elif path[:1] != ("inputs",):
                check_plain(self.facts.report, path, text)

    def _script(self, path: Path, text: str) -> None:
        if "${{" in text and not self.facts.is_broken(path):
            check_script(self.facts.report, path, text)

    def _cel(self, text: str, path: Path, scope: Scope, reader: Reader, *, condition: bool) -> None:
        report = self.facts.report
        if report.is_full or self.facts.is_broken(path):
            return
        if unbraced(report, path, text) or self.reads.secrets_named(text, path, 0):
            return
        try:
            found = examine(text, scope)
        except ExpressionProblems as error:
            self.reads.explain(error.problems, path, 0)
            return
        if condition and found.kind not in ("bool", "dyn"):
            report.error(
                "E0408", "a condition must be true or false", path, label=f"this is {found.kind}",
                help=_as_condition(text, found.kind),
            )  # fmt: skip
        self.reads.check(found, path, 0, reader)

    def _template(self, text: str, path: Path, form: Text, scope: Scope, reader: Reader) -> None:
        report = self.facts.report
        if report.is_full or self.facts.is_broken(path):
            return
        if simple := _SIMPLE.fullmatch(text):
            self._hole(Expr(simple[1], *simple.span(1)), path, form, scope, reader)
            return
        try:
            holes = [part for part in parse_template(text) if not isinstance(part, str)]
        except ExpressionProblems as error:
            self.reads.explain(error.problems, path, 0)
            return
        foreign(report, path, text, holes)
        for hole in holes:
            self._hole(hole, path, form, scope, reader)

    def _hole(self, hole: Expr, path: Path, form: Text, scope: Scope, reader: Reader) -> None:
        if form.secrets and self.reads.is_secret(hole, path):
            return
        if self.reads.secrets_named(hole.text, path, hole.start, welcome=form.secrets):
            return
        try:
            found = examine(hole.text, scope)
        except ExpressionProblems as error:
            self.reads.explain(error.problems, path, hole.start)
            return
        self.reads.check(found, path, hole.start, reader, secrets=form.secrets)


def _as_condition(text: str, kind: str) -> str:
    comparisons = {"string": f"{text} != ''", "int": f"{text} > 0", "list": f"size({text}) > 0"}
    simple = re.fullmatch(r"[\w.]+", text)
    return f"compare it, as in `{comparisons[kind]}`" if simple and kind in comparisons else ""
