"""What is heard of services: they are there again, or they are gone."""

from __future__ import annotations

from collections.abc import Iterator

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine import undo
from turbo_mode.core.machine.inputs import Facts, Report, ServiceEnded
from turbo_mode.core.machine.outcomes import Done
from turbo_mode.core.machine.state import Execution

Entries = Iterator[e.AnyEntry]


def reported(state: Execution, report: Report, facts: Facts) -> Entries:
    """A service that was started again answers, or doesn't come up, or was stopped before it did."""
    seen = report.observation
    if isinstance(seen, Done) and not seen.result.get("problem"):
        if report.attempt in state.restarting:
            yield e.ServiceReady(at=facts.now, attempt=report.attempt)
    elif report.attempt in state.restarting or report.attempt in state.stopping:
        detail = seen.result["problem"]["message"] if isinstance(seen, Done) else seen.failure.message
        yield from _gone(state, report.attempt, detail, facts)


def ended(state: Execution, ended: ServiceEnded, facts: Facts) -> Entries:
    """Its program is gone."""
    if ended.attempt in state.services:
        yield from _gone(state, ended.attempt, ended.detail, facts)


def _gone(state: Execution, attempt: str, detail: str, facts: Facts) -> Entries:
    yield e.ServiceStopped(at=facts.now, attempt=attempt, asked=attempt in state.stopping, detail=detail)
    yield from undo.service_stopped(state, attempt, facts)
