"""What must always hold of budgets: none is ever exceeded, whatever runs at once. Part of the invariants.

What is taken out of a pool is counted here from the entries alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from turbo_mode.core.machine import entries as e
from turbo_mode.core.plan import model
from turbo_mode.testing.shadow import FINALLY, TASK_ENDS, Shadow
from turbo_mode.testing.simulator import require

ASKED_ANYWAY = ("inDoubt", "undo")


def judge(shadow: Shadow, entry: e.AnyEntry) -> None:
    """An entry, before the shadow follows it; what it takes is counted at once."""
    match entry:
        case e.AttemptStarted() if entry.purpose in ("run", "fallback"):
            _judge_start(shadow, entry)
        case e.BudgetSettled():
            phase, held = shadow.limits.reserved.pop(entry.attempt)
            for key, amount in held.items():
                require(0 <= entry.used[key] <= amount, f"{entry.attempt} has used {entry.used[key]} {key} of {amount}")
            _take(shadow, phase, {key: entry.used[key] - amount for key, amount in held.items()})
        case e.AdviceAsked():
            _judge_asked(shadow, entry)
        case e.AdviceGiven() if entry.attempt in shadow.limits.reserved:
            phase, held = shadow.limits.reserved.pop(entry.attempt)
            for key, amount in held.items():
                require(0 <= entry.used[key] <= amount, f"{entry.attempt} has used {entry.used[key]} {key} of {amount}")
            _take(shadow, phase, {key: entry.used[key] - amount for key, amount in held.items()})
        case e.EscalationRaised() if entry.about not in ASKED_ANYWAY:
            _take(shadow, entry.phase, {"asks": 1})
            _within(shadow, entry.phase)
        case e.TimeUsedUp():
            shadow.limits.over.add(entry.phase)
        case e.PhaseStarted() if entry.phase != FINALLY:
            late = shadow.limits.over & {"", entry.phase}
            require(not late, f"{entry.phase} begins, and its time is used up")


def _judge_start(shadow: Shadow, entry: e.AttemptStarted) -> None:
    task = entry.task.partition("[")[0]
    phase = shadow.phase_of[task]
    if phase == FINALLY or task in shadow.tidies[phase]:
        require(not entry.reserves, f"{entry.task} tidies up, and is counted")
        return
    late = shadow.limits.over & {"", phase}
    require(not late, f"{entry.task} begins, and its time is used up")
    bounded = any("tasks" in pool for pool in _pools(shadow, phase).values())
    if bounded and not shadow.tasks[entry.task].attempts:
        require(entry.reserves.get("tasks", 0) >= 1, f"{entry.task} begins, and isn't counted")
    if "agent" in entry.request["kind"] and any("tokens" in pool for pool in _pools(shadow, phase).values()):
        require(entry.reserves.get("tokens", 0) > 0, f"{entry.task} asks a model, and has reserved no tokens")
    if entry.reserves:
        shadow.limits.reserved[entry.attempt] = (phase, dict(entry.reserves))
    _take(shadow, phase, entry.reserves)
    _within(shadow, phase)


def _judge_asked(shadow: Shadow, entry: e.AdviceAsked) -> None:
    require(not shadow.limits.over & {"", entry.phase}, f"{entry.phase} asks a model, and its time is used up")
    if any("tokens" in pool for pool in _pools(shadow, entry.phase).values()):
        require(entry.reserves.get("tokens", 0) > 0, f"{entry.phase} asks a model, and has reserved no tokens")
    if entry.reserves:
        shadow.limits.reserved[entry.attempt] = (entry.phase, dict(entry.reserves))
    _take(shadow, entry.phase, entry.reserves)
    _within(shadow, entry.phase)


def _pools(shadow: Shadow, phase: str) -> dict[str, dict[str, float]]:
    plan = shadow.plan_phases.get(phase)
    found = {"": shadow.plan.decision_engine.budgets, phase: plan.budgets if plan else None}
    return {name: _numbers(budgets) for name, budgets in found.items() if budgets is not None}


def _numbers(budgets: model.Budgets) -> dict[str, float]:
    given = {"tasks": budgets.tasks, "asks": budgets.asks, "tokens": budgets.tokens}
    return {key: amount for key, amount in given.items() if amount is not None}


def _take(shadow: Shadow, phase: str, what: Mapping[str, float]) -> None:
    for pool in _pools(shadow, phase):
        for key, amount in what.items():
            shadow.limits.taken[pool, key] += amount  # type: ignore[assignment]


def _within(shadow: Shadow, phase: str) -> None:
    for name, pool in _pools(shadow, phase).items():
        for key, most in pool.items():
            taken = shadow.limits.taken[name, key]
            require(
                taken <= most, f"{taken} {key} are taken out of the budget of `{name or 'the plan'}`, which has {most}"
            )


def at_rest(shadow: Shadow) -> None:
    """What the clock has ended is being stopped."""
    for phase, status in shadow.phases.items():
        if status == "RUNNING" and phase != FINALLY and shadow.limits.over & {"", phase} and not shadow.closing:
            open_ = [task for task in shadow.members[phase] if shadow.task_status(task) not in TASK_ENDS]
            require(not open_ or phase in shadow.timed_out, f"{phase} goes on, and its time is used up")
