"""What else happened to an execution, beside its tasks and decisions: each in words, with who did it."""

from __future__ import annotations

from turbo_mode.core.documents.facts import EventFact
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.state import Execution


def tell(seq: int, entry: e.AnyEntry, state: Execution) -> EventFact | None:
    """One entry in words, if it is something that people want to know."""
    found = _control(entry) or _work(entry, state) or _undoing(entry, state)
    return EventFact(seq, entry.at, *found) if found else None


Found = tuple[str, str, str] | None


def _control(entry: e.AnyEntry) -> Found:
    match entry:
        case e.ExecutionPaused():
            return "pause", f"paused{_because(entry.reason)}", entry.by
        case e.ExecutionResumed():
            return "resume", "resumed", entry.by
        case e.ExecutionRecovered():
            lost, adopted = len(entry.lost), len(entry.adopted)
            return "recovery", f"recovered by a new engine; adopted: {adopted}, lost: {lost}", ""
        case e.ClosingStarted(why="cancel"):
            return "cancel", f"cancelled{_because(entry.reason)}", entry.by
        case e.ClosingStarted(why="rollback"):
            return "rollback", f"rollback began{_because(entry.reason)}", entry.by
        case e.ClosingStarted():
            return "succeed", f"ended early{_because(entry.reason)}", entry.by
        case e.ExecutionSuperseded():
            return "fork", f"superseded by execution {entry.fork}", ""
        case e.RequestRefused():
            return "refused", f"a program of this execution asked for `{entry.what}` and was refused", ""
        case e.SignalReceived():
            return "signal", f"signal {entry.name} received", entry.by
        case e.SayDelegated():
            return "delegation", f"the say on {entry.decision} handed to {entry.to}{_because(entry.reason)}", entry.by
    return None


def _work(entry: e.AnyEntry, state: Execution) -> Found:
    match entry:
        case e.PhaseRepeating():
            return "repeat", f"phase {entry.phase} begins another round", ""
        case e.PhaseTimedOut():
            return "timeout", f"the time of phase {entry.phase} was up", ""
        case e.LoopEnded(met=False):
            return "loop", f"the loop of {entry.phase} ended unmet, rounds: {entry.rounds}", ""
        case e.TimeUsedUp():
            return "budget", f"the wall time of {entry.phase or 'the plan'} was used up", ""
        case e.TaskSkipAsked():
            return "skip", f"task {_name(state, entry.task)} to be skipped{_because(entry.reason)}", entry.by
        case e.TasksReopened():
            names = ", ".join(_name(state, task) for task in entry.tasks)
            return "reopen", f"phase {entry.phase} reopened for {names}", entry.by
        case e.RepeatAllowed():
            return "repeat", f"task {_name(state, entry.task)} may be repeated", entry.by
    return None


def _undoing(entry: e.AnyEntry, state: Execution) -> Found:
    match entry:
        case e.UndoStarted():
            return "undo", f"undoing began, effects: {len(entry.effects)}", ""
        case e.UndoFailed():
            return "undo", f"an effect could not be undone: {entry.failure.message}", ""
        case e.UndoEnded():
            return "undo", "undoing ended", ""
    return None


def _because(reason: str) -> str:
    return f": {reason}" if reason else ""


def _name(state: Execution, id: str) -> str:
    return state.name_of(state.blueprint.tasks[id])
