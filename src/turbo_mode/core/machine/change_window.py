"""The window for changes: outside of it no task starts that would change something.

It is that of the plan, of its owner, of the plans above and of the phase's environment; all must be open. A task that
has to wait stands beside the queue of its phase, so that others pass it; it starts by itself when the window opens.
Undoing and tidying up know no window. See ``effects.changes`` for what a change is.
"""

from __future__ import annotations

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.blueprint import TaskNode
from turbo_mode.core.machine.inputs import Facts
from turbo_mode.core.machine.outcomes import Failure
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan.effects import changes
from turbo_mode.core.plan.model import Window
from turbo_mode.core.plan.windows import as_list, in_words, is_open, together


def in_force(state: Execution, phase: str) -> list[Window]:
    """The windows that bind the changes of a phase."""
    plan, named = state.blueprint.plan, state.phases[phase].environment
    windows = as_list(plan.decision_engine.change_window)
    return windows + as_list(plan.environments[named].change_window) if named else windows


def delay(state: Execution, node: TaskNode, facts: Facts) -> e.TaskDelayed | e.TaskFailed | None:
    """What becomes of a task that may not start now, or None if it may."""
    if node.tidies or not changes(node.task, node.plan_phase):
        return None
    windows = in_force(state, node.phase)
    try:
        closed = [window for window in windows if not is_open(window, facts.now)]
        opens = together(windows, facts.now) if closed else facts.now
    except ValueError as problem:
        return _failed(node, str(problem), facts)
    if not closed:
        return None
    if not opens:
        return _failed(node, "the windows for changes are never open together", facts)
    if any(window.outside == "fail" for window in closed):
        return _failed(node, f"no changes before {in_words(closed[0], opens)}", facts)
    return e.TaskDelayed(at=facts.now, task=node.id, due=opens)


def _failed(node: TaskNode, why: str, facts: Facts) -> e.TaskFailed:
    return e.TaskFailed(at=facts.now, task=node.id, failure=Failure("outside_window", why))
