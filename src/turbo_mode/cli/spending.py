"""What an execution has used up of its budgets."""

from __future__ import annotations

from typing import Any

from turbo_mode.cli.terminal import Line
from turbo_mode.cli.words import duration
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan.amounts import WALL


def tell_budgets(state: Execution) -> list[Line]:
    """A line for each pool: ``budget  tasks 3 of 10, tokens 700 of 1,000``."""
    lines: list[Line] = []
    for name, pool in state.ledger.pools.items():
        taken = state.ledger.taken[name]
        said = [f"{key} {_amount(taken[key])} of {_amount(most)}" for key, most in pool.items() if key != WALL]
        if WALL in pool:
            left = _time_left(state, name)
            said.append(f"time until {left}" if left else "time used up" if not pool[WALL] else "")
        of = f" of {name.replace(':', ' ')}" if name else ""
        lines.append([("dim", f"  budget{of}  {', '.join(each for each in said if each)}")])
    return lines


def budgets_json(state: Execution) -> dict[str, Any]:
    """The same for programs; the pool of the plan is called ``plan``."""
    found: dict[str, Any] = {}
    for name, pool in state.ledger.pools.items():
        taken = state.ledger.taken[name]
        found[name or "plan"] = {
            key: {"limit": most, "taken": taken[key]} if key in taken else {"limitMs": most}
            for key, most in pool.items()
        }
    return found


def _time_left(state: Execution, pool: str) -> str:
    due = state.timers.due(f"wall:{pool.partition(':')[2]}")
    return f"{duration(due - state.started_at)} after its start" if due else ""


def _amount(number: float) -> str:
    return f"{number:,.2f}".rstrip("0").rstrip(".")
