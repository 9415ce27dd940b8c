"""``apply`` for services. Code here is only ever added to."""

from __future__ import annotations

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.state import Execution


def services_stopping(state: Execution, entry: e.ServicesStopping) -> None:
    state.stopping.update(entry.attempts)


def service_stopped(state: Execution, entry: e.ServiceStopped) -> None:
    state.services.pop(entry.attempt, None)
    state.stopping.discard(entry.attempt)
    state.restarting.discard(entry.attempt)


def service_restarted(state: Execution, entry: e.ServiceRestarted) -> None:
    state.restarting.add(entry.attempt)


def service_ready(state: Execution, entry: e.ServiceReady) -> None:
    state.restarting.discard(entry.attempt)
