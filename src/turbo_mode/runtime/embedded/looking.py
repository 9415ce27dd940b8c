"""Looking at an execution that goes on, from any thread, when all that can be seen is durable."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from turbo_mode.core.machine.state import Execution
from turbo_mode.runtime.embedded.runtime import Runtime

_Seen = TypeVar("_Seen")


def look(runtime: Runtime, id: str, see: Callable[[Execution], _Seen]) -> _Seen | None:
    """What ``see`` makes of the state of an execution between two turns of the engine.

    None for one that isn't in hand, or isn't sound. ``see`` keeps nothing of the state, and is quick: the engine waits.
    """
    engine = runtime._engine
    with engine._turning:
        live = engine._lives.get(id)
        return see(live.state) if live is not None and live.fault is None and live.state.seq else None
