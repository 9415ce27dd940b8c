"""A world with one schedule: a journal, a clock that jumps, executions that end, and an owner that crashes.

It does what the scheduler of a runtime does, in the same order, and keeps what the laws look at.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from turbo_mode.core.plan.cron_moments import moments
from turbo_mode.core.schedules import entries as e
from turbo_mode.core.schedules import state as states
from turbo_mode.core.schedules.apply import apply
from turbo_mode.core.schedules.decide import MOST, PATIENCE, step
from turbo_mode.core.schedules.inputs import Deploy, Ended, Facts, Input, Look
from turbo_mode.core.schedules.state import Schedule

NAME = "nightly"


class Crash(Exception):
    """The owner is gone."""


class Begun(NamedTuple):
    """An execution, and the moment that it is for."""

    trigger: int
    moment: int


class World:
    """``crash`` says where the owner dies at the next commit: before it, after it, or not."""

    def __init__(self, now: int) -> None:
        self.now = now
        self.state = Schedule()
        self.journal: list[bytes] = []
        self.crash = ""
        self.begun: dict[str, Begun] = {}
        self.ended: set[str] = set()
        self._seed = 0

    def feed(self, input: Input) -> None:
        """Feed, commit, perform; the owner may die, and then another one takes over."""
        try:
            self._feed(input)
        except Crash:
            self.come_back()

    def _feed(self, input: Input) -> None:
        self._seed += 1
        entries = step(self.state, input, Facts(self.now, str(self._seed)))
        if not entries:
            return
        crash, self.crash = self.crash, ""
        if crash == "before":
            raise Crash
        self.journal += map(e.encode, entries)
        if crash == "after":
            raise Crash
        for entry in entries:
            if isinstance(entry, e.MomentFired):
                self._begin(entry)
            elif isinstance(entry, e.MomentQueued):
                self.ended.update(entry.replaces)

    def _begin(self, fired: e.MomentFired) -> None:
        assert fired.execution not in self.begun, "an execution is begun twice"
        self.begun[fired.execution] = Begun(fired.trigger, fired.moment)
        others = [id for id, each in self.begun.items() if each.trigger == fired.trigger and id not in self.ended]
        if self.state.line(fired.trigger).trigger.overlap != "allow":
            assert others == [fired.execution], f"{len(others)} run at once"

    def come_back(self) -> None:
        """A new owner: it reads the journal, and takes up what the last one has fired."""
        self.state = replayed(self.journal)
        for line in self.state.lines:
            for fired in list(line.running.values()):
                if fired.execution not in self.begun:
                    self._begin(fired)
            for waiting in line.waiting:
                self.ended.update(waiting.replaces)

    def turn(self) -> None:
        """What the scheduler does whenever it wakes."""
        for execution in list(self.state.running()):
            if execution in self.ended:
                self.feed(Ended(execution, "COMPLETED"))
        self.feed(Look())

    def end(self, number: int) -> None:
        """One of the executions that run ends."""
        running = [id for id in self.begun if id not in self.ended]
        if running:
            self.ended.add(running[number % len(running)])

    def deploy(self, triggers: Sequence[e.Trigger]) -> None:
        """A version with these triggers."""
        self.feed(Deploy(NAME, NAME, "digest", list(triggers)))


def replayed(journal: Sequence[bytes]) -> Schedule:
    """What a journal adds up to."""
    state = Schedule()
    for body in journal:
        apply(state, e.decode(body))
    return state


def hold(world: World) -> None:
    """The laws of a whole history, whatever has happened."""
    assert replayed(world.journal) == world.state == states.decode(states.encode(world.state))
    hold_of(world.state, [e.decode(body) for body in world.journal])


def hold_of(state: Schedule, history: Sequence[e.AnyEntry]) -> None:
    """The laws of a history that leads to this state."""
    _every_moment_once(state, history)
    _on_time(history)
    ids = [entry.execution for entry in history if isinstance(entry, e.MomentFired)]
    assert len(ids) == len(set(ids))
    for line in state.lines:
        assert len(line.waiting) <= MOST


def _every_moment_once(state: Schedule, history: Sequence[e.AnyEntry]) -> None:
    """Each time that was due under a version is fired, skipped with a reason, or waits; and is so once."""
    starts: dict[int, tuple[e.Trigger, int]] = {}
    decided: dict[int, list[int]] = {}
    throughs: dict[int, int] = {}
    removed = False
    for entry in history:
        match entry:
            case e.ScheduleDeployed():
                _partitioned(starts, decided, throughs)
                since = entry.at if removed else max([entry.at, *throughs.values()])
                starts = {trigger.number: (trigger, since) for trigger in entry.triggers}
                decided, throughs = {number: [] for number in starts}, dict.fromkeys(starts, since)
                removed = False
            case e.ScheduleRemoved():
                removed = True
            case e.MomentFired():
                decided[entry.trigger].append(entry.moment)
                throughs[entry.trigger] = max(throughs[entry.trigger], entry.moment)
            case e.MomentQueued():
                throughs[entry.trigger] = max(throughs[entry.trigger], entry.moment)
            case e.MomentsSkipped():
                trigger, _ = starts[entry.trigger]
                span = list(moments(trigger.cron, trigger.timezone, entry.first - 1, entry.last))
                assert len(span) == entry.count, "a span of skipped times is counted wrongly"
                decided[entry.trigger] += span
                throughs[entry.trigger] = max(throughs[entry.trigger], entry.last)
    for line in state.lines:
        decided[line.trigger.number] += [waiting.moment for waiting in line.waiting]
        assert line.through == throughs[line.trigger.number]
    _partitioned(starts, decided, throughs)


def _partitioned(
    starts: dict[int, tuple[e.Trigger, int]], decided: dict[int, list[int]], throughs: dict[int, int]
) -> None:
    for number, (trigger, since) in starts.items():
        due = list(moments(trigger.cron, trigger.timezone, since, throughs[number]))
        assert sorted(decided[number]) == due, "a due time is forgotten, or decided twice"


def _on_time(history: Sequence[e.AnyEntry]) -> None:
    """What is fired late was missed or waited; nothing is fired early, for a time in a pause, or out of order."""
    paused, broken, since, queued = False, False, 0, set[tuple[int, int]]()
    last: dict[int, int] = {}
    for entry in history:
        match entry:
            case e.ScheduleDeployed():
                last = {}
                broken = False
            case e.SchedulePaused():
                paused = True
            case e.ScheduleBroken():
                broken = True
            case e.ScheduleResumed():
                paused, broken, since = False, False, entry.at
            case e.ScheduleRemoved():
                paused, broken, since = False, False, 0
            case e.MomentQueued():
                queued.add((entry.trigger, entry.moment))
            case e.MomentFired():
                waited = (entry.trigger, entry.moment) in queued
                assert not paused
                assert not broken
                assert waited or entry.moment > since, "what came due in a pause is fired"
                assert waited or 0 <= entry.at - entry.moment < PATIENCE or (entry.missed and entry.moment < entry.at)
                assert entry.moment > last.get(entry.trigger, 0)
                last[entry.trigger] = entry.moment
