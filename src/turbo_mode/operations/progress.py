"""How far executions are, how long they still take, what is odd about them; and plans foretold before they start.

One function per operation, like ``operations.py``. All of it is computed from the journal when it is asked for, by what
earlier executions of the same plan in the same store have taught. Forecasts need the extra ``analysis``.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from turbo_mode.core.decisions.limits import Limits
from turbo_mode.core.machine.apply import apply
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.entries import AnyEntry, decode
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.progress.expected import Expected
from turbo_mode.core.progress.moves import Look, look, move
from turbo_mode.core.progress.percentage import Gauge, Weights
from turbo_mode.core.progress.plan_work import PlanWork, keys_of, suppositions
from turbo_mode.core.progress.records import Recorder
from turbo_mode.core.progress.report import Move, Outlook, Progress, Span, progress_of
from turbo_mode.core.progress.schedule import Moment, Work
from turbo_mode.core.progress.timeline import Timeline
from turbo_mode.errors import NotFound, NotInstalled
from turbo_mode.operations import executions, submissions
from turbo_mode.runtime.embedded.watching import Watching
from turbo_mode.store.following import blueprint_of
from turbo_mode.store.learned import Learned, learned
from turbo_mode.store.place import Place, Where
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import ExecutionRow, stream_of

if TYPE_CHECKING:
    from turbo_mode.core.progress.foreseen import Foreseen

_LOOKS = 8
"""At so many times an execution that is shown was looked at, to tell why its end has moved."""
_MOST_PIECES = 3_000
"""Beyond this it is only foretold as it is now."""


class Tracked(NamedTuple):
    """All that is known of the progress of an execution."""

    row: ExecutionRow
    state: Execution
    progress: Progress
    timeline: Timeline
    outlook: Outlook | None
    learned: Learned


def tracked(place: Where, reference: str | None = None, *, foretell: bool = True) -> Tracked:
    """The progress of an execution, the newest if none is named. ``foretell``: also when it will be done.

    Nothing is foretold of one that is being cancelled or rolled back: how long that takes isn't learned.
    Raises ``NotFound``, and ``NotInstalled`` where a forecast is wanted and the extra ``analysis`` isn't there.
    """
    with executions.reading(place) as reader:
        return track(reader, executions.newest(reader, reference), Place.at(place).folder, foretell=foretell)


def track(reader: Reader, row: ExecutionRow, folder: Path, *, foretell: bool = True) -> Tracked:
    """Likewise, for whoever has the store open; ``folder`` is that of the store."""
    known = learned(reader, row.plan_name, row.id)
    following = Following(blueprint_of(reader, row), known, folder)
    now = time.time_ns() // 1_000_000
    stops = _stops(row, now) if foretell else []
    looks: list[tuple[Look, PlanWork, Moment]] = []
    state = following.state
    for stored in reader.read(stream_of(row.id)):
        entry = decode(stored.body)
        while stops and state.seq and entry.at > stops[0]:
            stop = stops.pop(0)
            looks += [] if state.closing else [following.look(stop)]
        apply(state, entry)
        following.see(entry, state)
    if not state.seq:
        raise NotFound(f"execution {row.short_id} has not begun")
    at = state.ended_at if state.ended else now
    if not state.ended:
        following.watching.tick(now)
        looks = [] if state.closing else [*looks, following.look(now)]
    following.watching.close()
    line = following.recorder.timeline
    line.upto(0 if state.ended else now)
    outlook = _outlook(following, looks, line.since, at) if foretell and looks else None
    found = progress_of(state, line, following.gauge, outlook, following.watching.anomalies, at)
    return Tracked(row, state, found, line, outlook, known)


def _stops(row: ExecutionRow, now: int) -> list[int]:
    began, ended = row.started_at or now, row.ended_at or now
    return [began + (ended - began) * part // _LOOKS for part in range(_LOOKS)]


class Following:
    """An execution while it goes on: its state, all that is made of its entries, and when its programs print."""

    def __init__(self, blueprint: Blueprint, known: Learned, folder: Path) -> None:
        self.state = Execution(blueprint)
        self.known = known
        self.expected = Expected(blueprint, known.records)
        self.gauge = Gauge(Weights(blueprint, self.expected))
        self.recorder = Recorder()
        self.watching = Watching(folder, known.records)
        self._names = keys_of(known.records)

    def see(self, entry: AnyEntry, state: Execution) -> None:
        """One entry more, with the state right after it."""
        self.state = state
        self.recorder.see(entry, state)
        self.watching.see(entry, state)

    def look(self, now: int) -> tuple[Look, PlanWork, Moment]:
        """What there is to be foretold from."""
        return look_at(self.state, self.expected, self._names, now)


def look_at(
    state: Execution, expected: Expected, names: dict[str, list[str]], now: int
) -> tuple[Look, PlanWork, Moment]:
    """What there is to be foretold from at ``now`` (ms)."""
    plan = PlanWork(state.blueprint, names, state)
    return look(state, expected, plan.size, now), plan, plan.moment(state, now)


def foretold(known: Learned, blueprint: Blueprint, work: Work, moment: Moment, passed: int) -> Span:
    """The seconds that are left, when ``passed`` ms have passed. Raises ``NotInstalled``."""
    from turbo_mode.analysis.forecast import forecast

    said, slots = suppositions(blueprint), blueprint.max_parallel
    found = forecast(known.runs, work, moment, slots, usual=said, elapsed=max(passed, 0) / 1000)
    return Span(found.median, found.low, found.high)


def _outlook(
    following: Following, looks: Sequence[tuple[Look, PlanWork, Moment]], began: int, at: int
) -> Outlook | None:
    """What was foretold at each look; None where the numerics for it aren't installed."""
    blueprint, known = following.state.blueprint, following.known
    if len(looks[-1][1].work) > _MOST_PIECES:
        looks = looks[-1:]
    first: Span | None = None
    left, ends, moves, before = Span(0.0, 0.0, 0.0), 0, list[Move](), None
    for seen, plan, moment in looks:
        try:
            left = foretold(known, blueprint, plan.work, moment, seen.at - began)
        except NotInstalled:
            return None
        finish = seen.at + round(1000 * left.median)
        first = first or (left if seen is looks[0][0] and len(looks) > 1 else None)
        if before is not None and (moved := move(before, seen, ends, finish, finish - began)):
            moves.append(moved)
        if before is None or (moves and moves[-1].at == seen.at):
            ends = finish
        before = seen
    if following.state.ended:
        left = Span(0.0, 0.0, 0.0)
    return Outlook(at, left, len(known.runs), first, tuple(moves))


def simulate(place: Where, plan: Path, limits: Sequence[Limits] = ()) -> Foreseen:
    """What becomes of a plan if it is started now. Raises ``PlanInvalid``, ``NotInstalled``."""
    from turbo_mode.analysis.foresight import foresee

    loaded = submissions.check(plan, limits)
    blueprint = Blueprint(loaded.plan, loaded.digest)
    try:
        with executions.reading(place) as reader:
            known = learned(reader, loaded.plan.name)
    except NotFound:
        known = Learned([], [])
    return foresee(blueprint, known.records, known.runs)
