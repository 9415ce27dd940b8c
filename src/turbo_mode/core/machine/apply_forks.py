"""``apply`` for what somebody wants done again, skipped, or gone on with as a fork. Code here is only ever added to."""

from __future__ import annotations

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.state import Execution


def superseded(state: Execution, entry: e.ExecutionSuperseded) -> None:
    state.outcome, state.superseded_by = "SUPERSEDED", entry.fork
