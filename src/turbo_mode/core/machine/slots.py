"""What an attempt needs beside its turn: the lock of its task, and a slot of the engine where there is a limit.

It asks for all of it at once and keeps its place among what runs until it is granted. What it has got belongs to the
attempt: whoever holds runs. It is given back with the end of the attempt, so in the pause before a retry or the next
look of a poll others have their turn. A task in doubt keeps its lock until it is settled, since it may still be under
way, and so does a compensation that a person is asked about.

A plan's own lock is asked for before its first phase, and given back with the last entry.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from turbo_mode.core.allocator.state import RUNNING
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.bindings import fill
from turbo_mode.core.machine.blueprint import TaskNode
from turbo_mode.core.machine.inputs import Facts
from turbo_mode.core.machine.slot_names import lock, undo_of
from turbo_mode.core.machine.state import Effect, Execution
from turbo_mode.core.plan import model
from turbo_mode.core.plan.expressions import EvaluationError, Scope, as_text

Entries = Iterator[e.AnyEntry]

LONGEST_NAME = 200
FREE = frozenset(("plan", "wait", "approve", "decide"))
"""Kinds that need no slot of the engine: nothing of them runs here."""


def needed(state: Execution, node: TaskNode, kind: str, scope: Scope, own: dict[str, Any], facts: Facts) -> list[str]:
    """The pools of which an attempt at a task needs a slot, in the order in which they are taken.

    Raises ``EvaluationError``.
    """
    pools = []
    if node.task.concurrency is not None:
        name = as_text(fill(state, node.task.concurrency, scope, facts.now, own))
        pools += [lock("task", _checked(name), state.tenant)] if name else []
    if facts.metered and kind not in FREE:
        pools.append(RUNNING)
    return pools


def missing_for_undo(state: Execution, effect: Effect, kind: str, facts: Facts) -> list[str]:
    """The pools of which taking back an effect needs a slot, and has none yet."""
    pools = [effect.lock] if effect.lock else []
    if facts.metered and kind not in FREE:
        pools.append(RUNNING)
    held = state.holding.get(undo_of(effect.number), ())
    return [pool for pool in pools if pool not in held]


def ask_for_plan(state: Execution, facts: Facts) -> Entries:
    """Asks for the lock of the plan. Raises ``EvaluationError`` if its name can't be made."""
    plan = state.blueprint.plan
    said = plan.concurrency
    if said is None or "parent" in state.facts:
        return
    spec = said if isinstance(said, model.Concurrency) else model.Concurrency(key=said)
    name = as_text(fill(state, spec.key, state.blueprint.scopes.base, facts.now))
    if name:
        pools = [lock("plan", _checked(name), state.tenant)]
        yield e.SlotsAsked(at=facts.now, who="", pools=pools, number=state.seq + 1, overlap=spec.overlap)


def ask(state: Execution, who: str, pools: list[str], node: TaskNode, facts: Facts) -> e.SlotsAsked:
    """A task, or who takes back one of its effects, asks for slots."""
    return e.SlotsAsked(
        at=facts.now, who=who, pools=pools, number=state.seq + 1, priority=node.task.priority
    )  # fmt: skip


def _checked(name: str) -> str:
    if len(name) > LONGEST_NAME or not name.isprintable():
        raise EvaluationError(f"concurrency: a name has at most {LONGEST_NAME} characters, all of them printable")
    return name


def settle(state: Execution, facts: Facts) -> Entries:
    """Gives back what isn't needed any more, and doesn't ask for what couldn't be used now."""
    for who, pools in list(state.returning.items()):
        yield e.SlotsReturned(at=facts.now, who=who, pools=pools)
    if state.paused or state.closing:
        for who in reversed(list(state.awaiting)):
            if not _waits_on(state, who):
                yield e.SlotsReturned(at=facts.now, who=who)


def _waits_on(state: Execution, who: str) -> bool:
    """Whether somebody waits also while nothing new begins: undoing does, and while it closes, what tidies up."""
    if who.startswith("undo:"):
        return True
    return not state.paused and bool(who) and state.blueprint.tasks[who].tidies


def leave(state: Execution, facts: Facts) -> Entries:
    """An execution that never got the lock of its plan ends; nothing of it has begun, and nothing is tidied up."""
    yield e.SlotsReturned(at=facts.now, who="")
    yield e.PhasesClosed(at=facts.now)
    yield e.ExecutionEnded(at=facts.now, status="CANCELLED", reason=state.reason)
