"""Every text of a plan: expressions compiled in their scope, templates taken apart, programs kept whole."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import compress
from operator import attrgetter
from types import MappingProxyType

from msgspec import UNSET, Struct

from turbo_mode.core.plan import model
from turbo_mode.core.plan.check_compared import compared, negative_index, permitted
from turbo_mode.core.plan.check_conversions import conversions
from turbo_mode.core.plan.check_plans import given_values
from turbo_mode.core.plan.check_reads import Examined, Reads, examine
from turbo_mode.core.plan.check_switch import picked
from turbo_mode.core.plan.decision_scopes import DecisionScopes
from turbo_mode.core.plan.expression_operands import kind_of
from turbo_mode.core.plan.expressions import Expr, ExpressionProblems, Scope, parse_template
from turbo_mode.core.plan.facts import Facts, Reader, actions_of, rules_of
from turbo_mode.core.plan.nodes import Path
from turbo_mode.core.plan.specs import Text, fields_of, spec_of, texts
from turbo_mode.core.plan.templates import (
    check_plain,
    check_script,
    check_variables,
    foreign,
    is_program_text,
    only_text,
    shell_variable,
    unbraced,
)
from turbo_mode.core.regex import regex

_METRIC = spec_of(model.Metric)
_INPUT = regex(r"inputs\.(\w+)", re.ASCII)
_SIMPLE = regex(r"\$\{\{\s*(\w+(?:\.\w+)*)\s*\}\}", re.ASCII)
_CONDITIONS = frozenset(("when", "expect", "done", "check", "until", "where"))
_LISTS = frozenset(("foreach", "rows", "values"))
_JUDGED = frozenset(("outputs", "expect", "done", "poll"))
_OF_OWN_SCOPE = _JUDGED | {"retry", "foreach", "plan", "shell", "service"}
"""Keys whose texts aren't read as most are: in another scope, or as a program."""
_ELSEWHERE = frozenset((
    "verify", "compensate", "fallback", "switch", "tasks", "gate", "phases", "finally", "plans", "loop", "outputs",
    "environments", "decisionEngine", "triggers", "communicationProtocol", "progressTracking", "documentationFramework",
))  # fmt: skip
"""Keys below which texts are visited on their own, each in its scope."""


def run(facts: Facts) -> None:
    """Reports E0301 to E0305, E0401 to E0409 and W0505."""
    _Texts(facts).plan()


class _Fields:
    """The keys of a record below which there are texts, without those that are visited on their own."""

    def __init__(self, record: type[Struct]) -> None:
        known = fields_of(record).fields
        self.fields = tuple(
            field
            for key, field in known.items()
            if (key not in _ELSEWHERE or (key == "outputs" and issubclass(record, model.Action)))
            and (field.spec.mapping or field.spec.sequence or isinstance(field.spec.scalar, Text))
        )
        self.values = attrgetter(*(field.attribute for field in self.fields), "__class__", "__class__")


@lru_cache(maxsize=128)
def _fields(record: type[Struct]) -> _Fields:
    return _Fields(record)


def _may_be(found: Examined) -> str:
    return "is" if len(found.ways) == 1 else "may be"


def _part_of(path: Path) -> str:
    """What is said to people before anything is chosen, and so sees no ``decision``: the question, and proposals."""
    if path[-2:] == ("approve", "question"):
        return "approve.question"
    return "approve.fields" if path[-4:-2] == ("approve", "fields") else ""


class _Texts:
    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.scopes = facts.scopes
        self.decisions = DecisionScopes(facts.plan, facts.scopes)
        self.reads = Reads(facts)

    def plan(self) -> None:
        plan, base = self.facts.plan, self.scopes.base
        self._record(plan, (), base, Reader("plan"))
        for name, text in plan.outputs.items():
            self._cel(text, ("outputs", name), base, Reader("end"))
        self._settings(plan)
        for index, phase in enumerate(plan.phases):
            path: Path = ("phases", index)
            self._phase(phase, path)
            for key, tasks in (("tasks", phase.tasks), ("finally", phase.finally_)):
                for number, task in enumerate(tasks):
                    self._task(task, (*path, key, number), Reader("task", phase, task, key == "finally"))
        for number, task in enumerate(plan.finally_):
            self._task(task, ("finally", number), Reader("task", None, task, closing=True))

    def _settings(self, plan: model.Plan) -> None:
        anytime, scopes = Reader("anytime"), self.decisions
        for name, environment in plan.environments.items():
            self._record(environment, ("environments", name), self.scopes.base, Reader("plan"), skip="rules")
        for path, rules in rules_of(plan):
            for index, each in enumerate(rules):
                self._record(each, (*path, index), scopes.rule, anytime)
        for index, trigger in enumerate(plan.triggers):
            self._record(trigger, ("triggers", index), self.decisions.trigger(trigger), Reader("plan"))
        for index, told in enumerate(plan.communication_protocol.notifications):
            self._record(told, ("communicationProtocol", "notifications", index), self.decisions.event, anytime)
        for index, report in enumerate(plan.progress_tracking.reports):
            self._record(report, ("progressTracking", "reports", index), self.scopes.base, anytime)
        for index, document in enumerate(plan.documentation_framework.documents):
            self._record(document, ("documentationFramework", "documents", index), self.scopes.base, Reader("end"))

    def _phase(self, phase: model.Phase, path: Path) -> None:
        inside = self.scopes.phase(phase)
        self._record(phase, path, self.scopes.base, Reader("phase", phase), inner={"env": inside})
        if phase.loop is not None:
            self._cel(phase.loop.until, (*path, "loop", "until"), inside, Reader("gate", phase))
        gate, reader, where = phase.gate, Reader("gate", phase), (*path, "gate")
        if gate is None:
            return
        places = {
            "options": self.scopes.option(gate, phase), "approve": self.decisions.approval(gate, phase),
            "approve.question": inside, "approve.fields": self.scopes.option(gate, phase),
        }  # fmt: skip
        self._record(gate, where, inside, reader, inner=places, skip="evidence")
        for name, piece in gate.evidence.items():
            scope, rows = self.scopes.evidence(piece, phase), self.decisions.rows(phase)
            self._piece(piece, (*where, "evidence", name), inside, scope, rows, reader)

    def _piece(
        self, piece: model.Evidence, path: Path, outer: Scope, scope: Scope, rows: Scope, reader: Reader
    ) -> None:
        if piece.foreach is not None:
            self._cel(piece.foreach, (*path, "foreach"), outer, reader)
        if piece.check is not None:
            self._cel(piece.check, (*path, "check"), scope, reader)
        if piece.metric is None:
            return
        for item in texts(piece.metric, _METRIC, (*path, "metric")):
            self._text(*item, rows if item[0][-1] in ("value", "where") else scope, reader)

    def _task(self, task: model.Task, path: Path, reader: Reader) -> None:
        phase, own = reader.phase, self.scopes.task(task, reader.phase)
        if task.switch is not None:
            self._switch(task.switch, (*path, "switch"), own, reader)
            self._action(task, path, own, own, reader)
        for place, action, way in actions_of(task, path):
            scope, result = own, None
            if way == "undo":
                scope = self.scopes.compensate(task, phase)
            elif action is task.fallback:
                scope, result = self.scopes.fallback(task, phase), self.scopes.fallback_result(action.kind, task, phase)
            who = reader._replace(place="undo") if way == "undo" else reader
            self._action(action, place, scope, result, who)
        if task.decide is not None:
            self._decide(task.decide, (*path, "decide"), own, reader)

    def _switch(self, switch: model.Switch, path: Path, own: Scope, reader: Reader) -> None:
        self._cel(switch.on, (*path, "on"), own, reader)
        try:
            found = examine(switch.on, own)
        except ExpressionProblems:
            return
        picked(self.facts, switch, found, path)

    def _decide(self, decide: model.Decide, path: Path, own: Scope, reader: Reader) -> None:
        assert reader.task is not None
        decided = self.decisions.decided(decide, reader.task, reader.phase)
        places = {
            "options": decided, "approve": decided, "approve.question": own,
            "approve.fields": self.decisions.proposed(decide, reader.task, reader.phase),
        }  # fmt: skip
        self._record(decide, path, own, reader, inner=places, skip="evidence")
        for name, piece in decide.evidence.items():
            scope, rows = self.decisions.judged(piece, reader.task, reader.phase), self.decisions.rows(reader.phase)
            self._piece(piece, (*path, "evidence", name), own, scope, rows, reader)

    def _action(self, action: model.Action, path: Path, scope: Scope, result: Scope | None, reader: Reader) -> None:
        assert reader.task is not None
        known = _fields(type(action))
        values = known.values(action)
        for field, value in compress(zip(known.fields, values, strict=False), values):
            key, form = field.key, field.spec.scalar
            if type(value) is str and key not in _OF_OWN_SCOPE:
                if type(form) is Text and form.format != "script":
                    self._text((*path, key), form, value, scope, reader)
                    continue
            elif key == "decide":
                continue
            place = scope
            if key in _JUDGED:
                place = result or self.scopes.result(action.kind, reader.task, reader.phase)
            elif key == "retry":
                place = self.scopes.retry(reader.task, reader.phase)
            elif key == "foreach":
                place = self.scopes.foreach(reader.task, reader.phase)
            if key == "plan":
                given_values(self.facts, action, reader.task, place, (*path, key))
            for item in texts(value, field.spec, (*path, key)):
                if item[1].format == "script" or is_program_text(action, item[0], len(path)):
                    self._script(item[0], item[2])
                    self._variables(item[0], item[2], action, reader)
                else:
                    self._text(*item, place, reader)

    def _variables(self, path: Path, text: str, action: model.Action, reader: Reader) -> None:
        if ("GITHUB_" in text or "::set-" in text) and not self.facts.is_broken(path):
            of_phase = reader.phase.env if reader.phase else {}
            known = {*self.facts.plan.env, *of_phase, *action.env, *action.pass_env}
            check_variables(self.facts.report, path, text, known)

    def _record(
        self, record: Struct, path: Path, scope: Scope, reader: Reader, *,
        inner: Mapping[str, Scope] = MappingProxyType({}), skip: str = "",
    ) -> None:  # fmt: skip
        """The texts of a record that has one scope, but for some keys."""
        known = _fields(type(record))
        for field, value in zip(known.fields, known.values(record), strict=False):
            if field.key == skip or value is None or value is UNSET:
                continue
            place = self.scopes.any_retry if field.key == "executionPipeline" else inner.get(field.key, scope)
            for item in texts(value, field.spec, (*path, field.key)):
                self._text(*item, inner.get(_part_of(item[0]), place), reader)

    def _text(self, path: Path, form: Text, text: str, scope: Scope, reader: Reader) -> None:
        if form.format == "cel":
            self._cel(text, path, scope, reader)
        elif form.format == "text":
            if "{" in text or "<%" in text or "$" in text:
                self._template(text, path, form, scope, reader)
            elif ("." in text or text == "item") and not self.facts.is_broken(path):
                only_text(self.facts.report, path, text, scope, self.facts.plan.secrets)
        elif form.format == "script":
            self._script(path, text)
        elif "${{" in text and path[:1] != ("inputs",) and not self.facts.is_broken(path):
            check_plain(self.facts.report, path, text)

    def _script(self, path: Path, text: str) -> None:
        if ("{" in text or "$(" in text or "<%" in text) and not self.facts.is_broken(path):
            check_script(self.facts.report, path, text)

    def _cel(self, text: str, path: Path, scope: Scope, reader: Reader) -> None:
        report = self.facts.report
        if self.facts.is_broken(path):
            return
        if unbraced(report, path, text) or self.reads.secrets_named(text, path, 0):
            return
        if self.reads.hyphenated(text, path, 0) or negative_index(report, path, text, 0):
            return
        try:
            found = examine(text, scope)
        except ExpressionProblems as error:
            self.reads.explain(error.problems, text, path, 0)
            return
        self._kind(found, path)
        if path[-1] == "when" and ".status" in text:
            from turbo_mode.core.plan.check_never import never  # only few conditions are about that

            never(self.facts, text, path, reader)
        compared(self.facts, text, path, 0)
        conversions(self.facts, text, scope, path, 0)
        self._operands(text, scope, path, 0)
        self.reads.check(found, path, 0, reader)

    def _operands(self, text: str, scope: Scope, path: Path, shift: int) -> None:
        if "orValue" in text or "local(" in text or ("/" in text and "." in text):
            from turbo_mode.core.plan.check_operands import operands  # only few expressions have such

            operands(self.facts, text, scope, path, shift)

    def _kind(self, found: Examined, path: Path) -> None:
        """E0408 for a condition that isn't true or false, E0405 for what should be a list and isn't."""
        key, named = path[-1], len(path) > 1 and path[-2] in ("outputs", "env")
        kinds = [] if named else [kind for kind in map(kind_of, found.ways) if kind]
        if key in _CONDITIONS and (other := next((kind for kind in kinds if kind != "bool"), "")):
            label, advice = f"this {_may_be(found)} {other}", self._as_condition(found.text, other)
            if key == "expect" and found.text.isdecimal():
                field = "status" if len(found.text) == 3 else "exitCode"
                label, advice = f"write `result.{field} == {found.text}`", ""
            message = "a condition must be true or false"
            self.facts.report.error("E0408", message, path, label=label, help=advice)
        elif key in _LISTS and (other := next((kind for kind in kinds if kind != "list"), "")):
            text = found.text
            ways = {
                "int": f"count from 0 with `range({text})`", "map": f"its keys are a list: `keys({text})`",
                "string": f"split it: `{text}.split(',')`",
            }  # fmt: skip
            advice = ways.get(other, "") if len(found.ways) == 1 else ""
            message = f"`{key}` must be a list"
            self.facts.report.error("E0405", message, path, label=f"this {_may_be(found)} {other}", help=advice)

    def _as_condition(self, text: str, kind: str) -> str:
        from turbo_mode.core.plan.expression_advice import short_form

        if found := _INPUT.fullmatch(text):
            given = self.facts.plan.inputs.get(found[1])
            if (advice := short_form(given, found[1])) and kind == "string":
                return advice
        choices = permitted(self.facts, tuple(text.split(".")))
        comparisons = {"string": f"{text} != ''", "int": f"{text} > 0", "list": f"size({text}) > 0"}
        if choices:
            return f"compare it, as in `{text} == '{next(iter(choices))}'`"
        simple = re.fullmatch(r"[a-z][\w.]*", text)
        return f"compare it, as in `{comparisons[kind]}`" if simple and kind in comparisons else ""

    def _template(self, text: str, path: Path, form: Text, scope: Scope, reader: Reader) -> None:
        report = self.facts.report
        if self.facts.is_broken(path):
            return
        if simple := _SIMPLE.fullmatch(text):
            self._hole(Expr(simple[1], *simple.span(1)), path, form, scope, reader)
            return
        try:
            holes = [part for part in parse_template(text) if not isinstance(part, str)]
        except ExpressionProblems as error:
            self.reads.explain(error.problems, text, path, 0)
            return
        foreign(report, path, text, holes, scope)
        if "$" in text:
            shell_variable(report, path, text, scope, self.facts.plan.inputs)
        for hole in holes:
            self._hole(hole, path, form, scope, reader)

    def _hole(self, hole: Expr, path: Path, form: Text, scope: Scope, reader: Reader) -> None:
        report = self.facts.report
        if form.secrets and self.reads.is_secret(hole, path):
            return
        if self.reads.secrets_named(hole.text, path, hole.start, welcome=form.secrets):
            return
        if self.reads.hyphenated(hole.text, path, hole.start):
            return
        if negative_index(report, path, hole.text, hole.start):
            return
        try:
            found = examine(hole.text, scope)
        except ExpressionProblems as error:
            self.reads.explain(error.problems, hole.text, path, hole.start)
            return
        compared(self.facts, hole.text, path, hole.start)
        conversions(self.facts, hole.text, scope, path, hole.start)
        self._operands(hole.text, scope, path, hole.start)
        self.reads.check(found, path, hole.start, reader, secrets=form.secrets)
