"""A name that an expression doesn't know, where the plan tells what was meant: a task without ``tasks.``, say."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from turbo_mode.core.plan import model
from turbo_mode.core.plan.actions import outputs_of
from turbo_mode.core.plan.decision_scopes import DECISION
from turbo_mode.core.plan.expression_advice import Advice
from turbo_mode.core.plan.facts import Facts
from turbo_mode.core.plan.nodes import Path
from turbo_mode.core.regex import regex

_MACRO = regex(r"\.(?:map|filter|all|exists|exists_one)\((\w+),[^()]*$", re.ASCII)
_OF_LISTS = frozenset(("row", "item", "each", "it", "x", "i", "el", "element", "entry", "this"))
_ROOTS = frozenset(
    ("inputs", "input", "tasks", "steps", "phases", "secrets", "env", "execution", "environment", "matrix", "result",
     "outputs", "previous", "error", "evidence", "decision", "event", "params", "vars")
)  # fmt: skip
"""What other places, and other tools, have as variables."""
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


class Around(NamedTuple):
    """The expression before and behind a name, and which names are known ``here``."""

    before: str
    behind: str
    here: Collection[str]


def meant_name(facts: Facts, task: model.Task | None, name: str, around: Around, path: Path) -> Advice | None:
    """What to write for a ``name`` that isn't there, by what stands around it."""
    rest = around.behind
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
    if path[:1] == ("triggers",) and (advice := _of_event(facts.plan.triggers[int(path[1])], name)) is not None:
        return advice
    if (advice := _by_scope(task, name, around)) is not None:
        return advice
    following = _NEXT.match(rest)
    if name in facts.phases and following and following[1] in facts.tasks:
        return Advice("write `tasks`", note="a task is named by its id alone: `tasks.ID`")
    for group, names in (("tasks", facts.tasks), ("phases", facts.phases), ("inputs", facts.plan.inputs)):
        if name in names and (following or group == "inputs"):
            if group == "tasks" and following and following[1] in outputs_of(facts.tasks[name].task):
                return Advice(f"write `tasks.{name}.outputs`")
            return Advice(f"write `{group}.{name}`")
    if task is not None and task.foreach and task.as_ == "item" and "item" in around.here and name not in _ROOTS:
        return Advice("the item of the list is called `item`", f"or it has this name by `as: {name}`")
    return None


def _of_event(trigger: model.Trigger, name: str) -> Advice | None:
    """What a trigger sees is all in ``event``."""
    if name == "github" and trigger.webhook is not None:
        return Advice("", "what a webhook has sent is `event`, as in `event.ref` and `event.after`")
    if name in _ROOTS or trigger.cron is not None:
        return None
    return Advice(f"write `event.{'data.' if trigger.event is not None else ''}{name}`")


def _by_scope(task: model.Task | None, name: str, around: Around) -> Advice | None:
    """What is meant at places that see more than others: decisions, events, an attempt, an item of a list."""
    here, rest = around.here, around.behind
    if "decision" in here and name in DECISION.fields:
        return Advice(f"write `decision.{name}`")
    if "evidence" in here and name in ("metrics", "checks", "analysis"):
        return Advice("write `evidence`")
    if name == "result" and "outputs" in here:
        return Advice("", "what the task showed is handed on by its `outputs:`, and read here as `outputs.NAME`")
    if name == "outputs" and "result" in here:
        found = _NEXT.match(rest)
        own = outputs_of(task).get(found[1]) if task is not None and found else None
        meant = own.value if isinstance(own, model.Output) else own
        return Advice("", f"here that is `{meant}`" if meant else "what this attempt showed is `result`")
    macro = _MACRO.search(around.before)
    return Advice(f"write `{macro[1]}`") if macro and name in _OF_LISTS else None
