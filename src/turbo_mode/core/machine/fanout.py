"""A fan-out: one task, done for each item of a list or each combination of a matrix.

The task waits in its phase like any other. When its turn comes, its list is made and written down, and from then on it
has *instances*, each with the life of a task: attempts, retries, doubt, an effect to undo. They begin in the order of
the list, as far as limits and batches allow. The task itself has no attempt. It is RUNNING until its instances have
ended, and then it ends as they did::

    one was cancelled                      CANCELLED
    more failed than are tolerated         FAILED       those that had not begun never do
    else, and where the list is empty      COMPLETED

A list that is none, is too long or gives two instances the same key fails the task before anything has begun.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from typing import Any

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.bindings import each, evaluate, local
from turbo_mode.core.machine.blueprint import TaskNode
from turbo_mode.core.machine.inputs import Facts
from turbo_mode.core.machine.outcomes import TIME_IS_UP, Failure
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan import model
from turbo_mode.core.plan.expression_values import describe
from turbo_mode.core.plan.expressions import EvaluationError, ExpressionProblems, as_text, compile

Entries = Iterator[e.AnyEntry]

LONGEST_KEY = 200
MOST_NAMED = 3


class _Unfit(Exception):
    """Nothing can be done for each of these; the text says why."""


def when_of(state: Execution, node: TaskNode) -> str | None:
    """The condition that is asked here: of an instance if it reads its item, else once of the whole task."""
    when = node.task.when
    if when is None or not (node.many or node.fan):
        return when
    reads = compile(when, state.blueprint.scopes.task(node.task, node.plan_phase)).reads
    names = {path[0] for path in reads}
    of_an_instance = not names.isdisjoint((node.task.as_, "index", "matrix"))
    return when if of_an_instance == bool(node.fan) else None


def expand(state: Execution, node: TaskNode, facts: Facts) -> Entries:
    """Makes the list of a task whose turn has come, or fails it."""
    try:
        items = _items(state, node, facts)
        keys = _keys(state, node, items, facts)
    except _Unfit as problem:
        yield e.TaskFailed(at=facts.now, task=node.id, failure=Failure("bad_items", str(problem)))
    except (EvaluationError, ExpressionProblems) as problem:
        yield e.TaskFailed(at=facts.now, task=node.id, failure=Failure("expression", str(problem)))
    else:
        yield e.ItemsExpanded(at=facts.now, task=node.id, items=items, keys=keys)


def _items(state: Execution, node: TaskNode, facts: Facts) -> list[Any]:
    task = node.task
    if task.foreach is None:
        _fits(math.prod(map(len, task.matrix.values())), "matrix", task)
        return [dict(zip(task.matrix, values, strict=True)) for values in itertools.product(*task.matrix.values())]
    scope = state.blueprint.scopes.foreach(task, node.plan_phase)
    items = evaluate(state, task.foreach, scope, facts.now, local(state, node))
    if not isinstance(items, list):
        raise _Unfit(f"foreach needs a list, and this is {describe(items)}")
    _fits(len(items), "foreach", task)
    return items


def _fits(number: int, key: str, task: model.Task) -> None:
    if number > task.max_items:
        raise _Unfit(f"{key} gives {number:,} items, and `maxItems` is {task.max_items:,}")


def _keys(state: Execution, node: TaskNode, items: list[Any], facts: Facts) -> list[str]:
    """The names of the instances; none where the plan leaves it at their indices."""
    if node.task.key is None:
        return []
    scope = state.blueprint.scopes.task(node.task, node.plan_phase)
    inside, seen = local(state, node), dict[str, int]()
    for index, item in enumerate(items):
        own = {**inside, **each(node.task, item, index)}
        key = _key(evaluate(state, node.task.key, scope, facts.now, own), index)
        if key in seen:
            raise _Unfit(f"items {seen[key]} and {index} have the same key `{key}`")
        seen[key] = index
    return list(seen)


def _key(value: Any, index: int) -> str:
    if not isinstance(value, str | int | float):
        raise _Unfit(f"the key of item {index} must be a text or a number, and this is {describe(value)}")
    key = as_text(value)
    if not key.isprintable():
        raise _Unfit(f"the key of item {index} has characters that can't be printed")
    if not key or len(key) > LONGEST_KEY:
        raise _Unfit(f"the key of item {index} has {len(key):,} characters; 1 to {LONGEST_KEY} are possible")
    return key


def end(state: Execution, id: str, facts: Facts) -> Entries:
    """A task whose instances have all ended, or will never begin."""
    fan = state.fans[id]
    if fan.cancelled:
        yield e.TaskCancelled(at=facts.now, task=id)
    elif fan.halted and (len(fan.bad) > fan.limit or fan.next < len(fan.items)):
        yield e.TaskFailed(at=facts.now, task=id, failure=TIME_IS_UP)
    elif len(fan.bad) > fan.limit:
        yield e.TaskFailed(at=facts.now, task=id, failure=Failure("too_many_failed", _failures(state, id)))
    else:
        yield e.TaskCompleted(at=facts.now, task=id)


def _failures(state: Execution, id: str) -> str:
    """``2 of 200 failed, 56 did not begin: orders_7 (exit status 1), orders_9``."""
    fan = state.fans[id]
    named = [fan.key(index) for index in fan.bad[:MOST_NAMED]]
    first = state.tasks[f"{id}[{fan.bad[0]}]"].failure
    if first is not None and first.message:
        named[0] += f" ({first.message})"
    more = f" and {len(fan.bad) - MOST_NAMED:,} more" if len(fan.bad) > MOST_NAMED else ""
    left = len(fan.items) - fan.next
    unbegun = f", {left:,} did not begin" if left else ""
    return f"{len(fan.bad):,} of {len(fan.items):,} failed{unbegun}: {', '.join(named)}{more}"
