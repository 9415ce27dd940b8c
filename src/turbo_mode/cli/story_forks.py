"""The story of what somebody wants done again, skipped, or gone on with as a fork."""

from __future__ import annotations

from turbo_mode.cli.many import called
from turbo_mode.cli.note import Note, by
from turbo_mode.cli.words import listed, short
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.state import Execution


def superseded(entry: e.ExecutionSuperseded, state: Execution) -> Note:
    return Note(entry.at, "SUPERSEDED", "", f"{short(entry.fork)} goes on from here")


def skip_asked(entry: e.TaskSkipAsked, state: Execution) -> Note:
    return Note(entry.at, "SKIPPED", called(state, entry.task), f"to be skipped{by(entry.by, entry.reason)}", 2)


def reopened(entry: e.TasksReopened, state: Execution) -> Note:
    names = listed([called(state, task) for task in entry.tasks])
    return Note(entry.at, "RETRYING", entry.phase, f"{names} done again{by(entry.by)}")
