"""How far executions are and what is odd about them, for whoever follows the journal: events beside its entries."""

from __future__ import annotations

from turbo_mode.core.machine.entries import AnyEntry
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.progress.expected import Expected
from turbo_mode.core.progress.percentage import Gauge, Weights
from turbo_mode.core.progress.told import anomaly_told, progress_told
from turbo_mode.core.progress.tracker import Tracker
from turbo_mode.core.protocol.envelope import Envelope
from turbo_mode.store.learned import learned
from turbo_mode.store.queries import Reader

_LEARNS = 2_000
"""An execution that takes longer than this (ms) is worth reading earlier ones for."""


class Progressing:
    """Of all executions that go on. An execution that was under way is watched from the first entry that is seen."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._gauges: dict[str, Gauge] = {}
        self._trackers: dict[str, Tracker] = {}
        self._odd: list[tuple[str, Envelope]] = []
        self._unlearned: dict[str, Execution] = {}

    def see(self, entry: AnyEntry, state: Execution) -> None:
        """One entry more, with the state right after it."""
        if state.id not in self._gauges:
            self._begin(state)
        self._odd += [(state.id, anomaly_told(state.id, each)) for each in self._trackers[state.id].see(entry, state)]
        if state.ended:
            del self._gauges[state.id], self._trackers[state.id]
            self._unlearned.pop(state.id, None)

    def progress(self, state: Execution, now: int) -> Envelope | None:
        """``progress:updated`` of an execution at ``now`` (ms)."""
        gauge = self._gauges.get(state.id)
        return progress_told(state, gauge.read(state, now), None, now) if gauge is not None else None

    def odd(self, now: int) -> list[tuple[str, Envelope]]:
        """``anomaly:detected`` of all that was found since, each with the id of its execution."""
        self._learn(now)
        for id, tracker in self._trackers.items():
            self._odd += [(id, anomaly_told(id, each)) for each in tracker.tick(now)]
        found, self._odd = self._odd, []
        return found

    def _begin(self, state: Execution) -> None:
        self._gauges[state.id] = Gauge(Weights(state.blueprint, Expected(state.blueprint)))
        self._trackers[state.id] = Tracker()
        self._unlearned[state.id] = state

    def _learn(self, now: int) -> None:
        """Read what earlier executions teach about one that has been going on for a while; the next one later."""
        for id, state in self._unlearned.items():
            if now - state.started_at >= _LEARNS:
                records = learned(self._reader, state.blueprint.plan.name, id).records
                self._gauges[id].learn(Weights(state.blueprint, Expected(state.blueprint, records)))
                self._trackers[id].learn(records)
                del self._unlearned[id]
                return
