"""From the journal of an execution that has ended to the state of its fork: the whole road, step by step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine import snapshot
from turbo_mode.core.machine.apply import apply
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.fork import Cut, Wish, cut, refusal
from turbo_mode.core.machine.forked import forked
from turbo_mode.core.machine.past import Inside, Past
from turbo_mode.core.machine.state import Execution
from turbo_mode.errors import Conflict


class Ended(NamedTuple):
    """An execution as it ended, as it was at the entry from which it is to be forked, and what it has done."""

    state: Execution
    base: Execution
    past: Past


def look_back(
    blueprint: Blueprint, entries: Iterable[e.AnyEntry], at: int = 0, inside: Inside = lambda child: []
) -> Ended:
    """Reads what has happened; ``at`` is the number of an entry, 0 the end."""
    state, past, base = Execution(blueprint), Past(inside), None
    for entry in entries:
        past.see(entry, state)
        apply(state, entry)
        if state.seq == at:
            base = _copy(state)
    return Ended(state, base or _copy(state), past)


def fork(ended: Ended, blueprint: Blueprint, inputs: dict[str, Any], wish: Wish, now: int) -> tuple[Cut, Execution]:
    """What is done again, and the state in which the fork begins; uses up ``ended``. Raises ``Conflict``, ``NotFound``.

    ``now`` is in ms: a phase that goes on has its whole time again.
    """
    found = cut(ended.base, blueprint, inputs, wish)
    if why := refusal(ended.state, blueprint, found, ended.past):
        raise Conflict(f"execution {ended.state.id[-6:]} can't be forked like this: {why}")
    return found, forked(ended.state, ended.base, blueprint, found, ended.past, wish, now)


def _copy(state: Execution) -> Execution:
    return snapshot.load(state.blueprint, snapshot.dump(state))
