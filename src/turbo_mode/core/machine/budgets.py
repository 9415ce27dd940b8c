"""Budgets: what may be used up in all, however many run at once.

What an attempt may use is reserved in the entry that starts it and settled when it is known. A task counts once. An
agent reserves its own budget, and where it has none all that is left. A called plan gets a slice in the same way, which
is its whole pool; of questions, where it says nothing, half of those that are left. What doesn't fit now but would if
others had not reserved so much waits for them; what can't fit any more fails, with the code ``budget_exhausted``.
Undoing and tidying up are not counted.

Questions are counted when they are asked. When none is left, what would ask fails instead; what has gone wrong
(a task in doubt, a stuck rollback) is always asked about. When the wall time is over no further round and no task
begins, and what runs is stopped as at the end of a phase's time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.apply_budgets import of_phase
from turbo_mode.core.machine.blueprint import TaskNode
from turbo_mode.core.machine.inputs import Facts
from turbo_mode.core.machine.outcomes import Failure
from turbo_mode.core.machine.overtime import time_up
from turbo_mode.core.machine.request import OF_AGENTS
from turbo_mode.core.machine.state import Attempt, Execution
from turbo_mode.core.plan import model, subplans
from turbo_mode.core.plan.amounts import WALL, amounts

Entries = Iterator[e.AnyEntry]
_WORDS = {
    "cost": "money", "tokens": "tokens", "tasks": "tasks", "steps": "steps of agents", "asks": "questions",
    WALL: "time",
}  # fmt: skip


class NoRoom(Exception):
    """A reservation doesn't fit; ``waits``: it would if others gave back what they have reserved."""

    def __init__(self, what: str, *, waits: bool) -> None:
        self.waits = waits
        self.failure = Failure("budget_exhausted", f"no {_WORDS[what]} are left in its budget")
        super().__init__(self.failure.message)


def reservation(
    state: Execution, node: TaskNode, action: model.Action, request: dict[str, Any], now: int
) -> dict[str, float]:
    """What an attempt reserves; a called plan and an agent are told in their ``request``. Raises ``NoRoom``."""
    if node.tidies:
        return {}
    if is_over(state, node.phase):
        raise NoRoom(WALL, waits=False)
    if action.kind == "approve" and not may_ask(state, node.phase):
        raise NoRoom("asks", waits=_held(state, node.phase, "asks") > 0)
    wanted: dict[str, float] = {"tasks": 1.0} if not state.task(node.id).attempts else {}
    for key in wanted:
        if _left(state, node.phase, key) < 1:
            raise NoRoom(key, waits=_held(state, node.phase, key) > 0)
    if action.agent is not None:
        own = amounts(action.agent.budgets)
        request["budgets"] = {
            key: _share(state, node.phase, key, own, OF_AGENTS) for key in _bounded(state, node, own, OF_AGENTS)
        }
        wanted |= request["budgets"]
        if "cost" in request["budgets"] and node.plan_phase is not None:
            request.setdefault("currency", currency(state, node.phase, node.plan_phase))
    elif (call := subplans.call_of(action)) is not None:
        wanted |= _slice(state, node, amounts(call.budgets), request, wanted, now)
    return {
        key: amount
        for key, amount in wanted.items()
        if any(key in state.ledger.taken[name] for name in of_phase(state, node.phase))
    }


def of_advice(state: Execution, phase: str, told: dict[str, float], tokens: float) -> dict[str, float]:
    """What asking a model for advice reserves, ``tokens`` at most and all money that is left; see ``told`` too.

    Raises ``NoRoom``: a gate waits for nobody.
    """
    reserves: dict[str, float] = {}
    for key, wanted in (("tokens", tokens), ("cost", 0.0)):
        left = _left(state, phase, key)
        if left < wanted or left <= 0:
            raise NoRoom(key, waits=False)
        if left != float("inf"):
            reserves[key] = wanted or left
    told |= {key: amount for key, amount in reserves.items() if key == "cost"}
    return reserves


def currency(state: Execution, at: str, phase: model.Phase | None) -> str:
    """In what the money of a phase is counted; empty where no budget bounds it."""
    if _left(state, at, "cost") == float("inf"):
        return ""
    own = phase.budgets if phase is not None else None
    loop = phase.loop.budgets if phase is not None and phase.loop is not None else None
    said = [each.cost for each in (own, loop, state.blueprint.plan.decision_engine.budgets) if each]
    return next((cost.split()[1] for cost in said if cost), "that of the plan above")


def _slice(
    state: Execution,
    node: TaskNode,
    own: dict[str, float],
    request: dict[str, Any],
    wanted: Mapping[str, float],
    now: int,
) -> dict[str, float]:
    """The part of a called plan, beside the task that calls it."""
    mine = dict(wanted)
    part: dict[str, float] = {}
    for key in _bounded(state, node, own, tuple(_WORDS)):
        if key == WALL:
            ends = [due for name in ("", node.phase) if (due := state.timers.due(f"wall:{name}"))]
            part[key] = min([*(float(due - now) for due in ends), own.get(key, float("inf"))])
        else:
            left = _left(state, node.phase, key) - mine.get(key, 0)
            part[key] = _part(state, node.phase, key, own, left)
            mine[key] = mine.get(key, 0) + part[key]
    if part:
        request["budgets"] = part
    return {key: amount for key, amount in mine.items() if key != WALL}


def _part(state: Execution, phase: str, key: str, own: Mapping[str, float], left: float) -> float:
    least = own.get(key, 1.0 if key == "tasks" else 0.0)
    if left < least or (left <= 0 and key not in own and _held(state, phase, key) > 0):
        raise NoRoom(key, waits=left + _held(state, phase, key) >= least and _held(state, phase, key) > 0)
    return own.get(key, max(0.0, -(-left // 2) if key == "asks" else left))


def _share(state: Execution, phase: str, key: str, own: Mapping[str, float], keys: tuple[str, ...]) -> float:
    """What an agent gets of one thing."""
    left, held = _left(state, phase, key), _held(state, phase, key)
    wanted = own.get(key, left)
    if wanted <= left and (left > 0 or key in own):
        return wanted
    raise NoRoom(key, waits=held > 0 and wanted <= left + held)


def _bounded(state: Execution, node: TaskNode, own: Mapping[str, float], keys: tuple[str, ...]) -> list[str]:
    """What is bounded for a task, by its pools or by itself."""
    pools = [state.ledger.pools[name] for name in of_phase(state, node.phase)]
    return [key for key in keys if key in own or any(key in pool for pool in pools)]


def _left(state: Execution, phase: str, key: str) -> float:
    """What is left of one thing in all pools of a phase; infinite where none bounds it."""
    names = [name for name in of_phase(state, phase) if key in state.ledger.taken[name]]
    return min((state.ledger.pools[name][key] - state.ledger.taken[name][key] for name in names), default=float("inf"))


def _held(state: Execution, phase: str, key: str) -> float:
    """How much of one thing attempts hold that may give it back."""
    if key == "tasks":
        plans = (id for id, each in state.attempts.items() if each.request["kind"] == "plan")
        held = (state.ledger.reserved[id] for id in plans if id in state.ledger.reserved)
        return sum(each.get(key, 1.0) - 1 for each in held)
    return sum(each.get(key, 0.0) for each in state.ledger.reserved.values())


def settle(state: Execution, attempt: Attempt, result: dict[str, Any], facts: Facts) -> Entries:
    """What an attempt that has ended has used up, if it had reserved anything."""
    held = state.ledger.reserved.get(attempt.id)
    if held is None or attempt.request["kind"] not in ("agent", "plan"):
        return
    used = dict(result.get("usage") or {}) | dict(result.get("used") or {})
    said = {key: float(used.get(key, 0)) for key in held}
    if "tasks" in held:
        said["tasks"] = said["tasks"] + (attempt.number == 1)
    yield e.BudgetSettled(at=facts.now, attempt=attempt.id, used=said)


def may_ask(state: Execution, phase: str) -> bool:
    """Whether one more question may be asked."""
    return not state.ledger.pools or _left(state, phase, "asks") >= 1


def is_over(state: Execution, phase: str) -> bool:
    """The wall time of a phase, or of the plan, is used up."""
    return any(state.ledger.pools[name].get(WALL) == 0 for name in of_phase(state, phase))


NOBODY_TO_ASK = "it would ask, and no questions are left in its budget"
TIME_OVER = "the time of its budget is used up"


def wall_time_over(state: Execution, phase: str, facts: Facts) -> Entries:
    """The wall time of a budget is over: what runs is stopped."""
    yield e.TimeUsedUp(at=facts.now, phase=phase)
    for id in [phase] if phase else list(state.blueprint.phases):
        if state.phases[id].status == "RUNNING" and not state.phases[id].timed_out and state.phases[id].open:
            yield from time_up(state, id, facts)
