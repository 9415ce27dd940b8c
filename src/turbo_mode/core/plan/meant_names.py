"""A name that an expression doesn't know, where the plan tells what was meant: a task without ``tasks.``, say."""

from __future__ import annotations

import re

from turbo_mode.core.plan import model
from turbo_mode.core.plan.actions import outputs_of
from turbo_mode.core.plan.expression_advice import Advice
from turbo_mode.core.plan.facts import Facts
from turbo_mode.core.plan.nodes import Path
from turbo_mode.core.regex import regex

_NEXT = regex(r"\.(\w+)", re.ASCII)
_ITEMS = frozenset(("item", "each", "loop"))
_FLAGS = {
    **dict.fromkeys(("yes", "on", "True", "TRUE", "Yes"), "true"),
    **dict.fromkeys(("no", "off", "False", "FALSE", "No"), "false"), **dict.fromkeys(("None", "nil", "NULL"), "null"),
}  # fmt: skip
_RESULTS = {
    "shell": ("stdout", "stderr", "exitCode", "files", "json"), "http": ("status", "body", "headers"),
    "python": ("value",), "agent": ("output", "usage"), "read": ("rows", "count", "more"), "wait": ("data",),
    "approve": ("option", "by", "fields"), "decide": ("option", "confidence", "reason", "by", "fields"),
}  # fmt: skip
_ANSWERS = frozenset(("response", "resp", "res", "results", "reply", "output", "answer"))
_SEE_RESULTS = frozenset(("outputs", "expect", "done", "until"))


def meant_name(facts: Facts, task: model.Task | None, name: str, rest: str, path: Path) -> Advice | None:
    """What to write for a ``name`` that isn't there; ``rest`` of the expression stands behind it."""
    if name in _FLAGS:
        return Advice(f"write `{_FLAGS[name]}`", f"or, where a text is meant: '{name}'" if name.islower() else "")
    if task is not None and name in _ITEMS and task.foreach and task.as_ != "item":
        return Advice(f"write `{task.as_}`")
    if task is not None and _SEE_RESULTS.intersection(path[-2:]) and name in _RESULTS.get(task.kind, ()):
        return Advice(f"write `result.{name}`")
    if name in _ANSWERS and _SEE_RESULTS.intersection(path[-2:]):
        return Advice("write `result`")
    if task is not None and name in task.matrix:
        return Advice(f"write `matrix.{name}`")
    if "metric" in path and path[-1] in ("value", "where"):
        return Advice(f"write `row.{name}`")
    if path[:1] == ("communicationProtocol",):
        return Advice(f"write `event.data.{name}`")
    following = _NEXT.match(rest)
    if name in facts.phases and following and following[1] in facts.tasks:
        return Advice("write `tasks`", note="a task is named by its id alone: `tasks.ID`")
    for group, names in (("tasks", facts.tasks), ("phases", facts.phases), ("inputs", facts.plan.inputs)):
        if name in names and (following or group == "inputs"):
            if group == "tasks" and following and following[1] in outputs_of(facts.tasks[name].task):
                return Advice(f"write `tasks.{name}.outputs`")
            return Advice(f"write `{group}.{name}`")
    return None
