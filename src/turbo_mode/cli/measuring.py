"""What is told of numbers that are read from data sources before something is decided."""

from __future__ import annotations

from turbo_mode.cli.many import called
from turbo_mode.cli.note import Note
from turbo_mode.cli.terminal import clean
from turbo_mode.cli.words import count, listed
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.state import Execution


def asked(entry: e.SamplesAsked, state: Execution) -> Note:
    """Numbers are read."""
    again = ", once more" if entry.number > 1 else ""
    sources = dict.fromkeys(read["source"] for read in entry.request["reads"] if "source" in read)
    said = f"reads numbers from {listed(list(sources))}" if sources else "has no numbers to read"
    return Note(entry.at, "RUNNING", _about(entry, state), f"{said}{again}", 1)


def read(entry: e.SamplesRead, state: Execution) -> Note:
    """They are there, or some are not."""
    problems = {each.problem: None for each in entry.samples.values() if each.problem}
    if problems:
        return Note(entry.at, "NOTICE", _about(entry, state), f"no numbers: {clean('; '.join(problems))}")
    numbers = sum(len(group) for each in entry.samples.values() for group in each.groups.values())
    return Note(entry.at, "COMPLETED", _about(entry, state), f"has read {count(numbers, 'number')}", 1)


def _about(entry: e.SamplesAsked | e.SamplesRead, state: Execution) -> str:
    return called(state, entry.task) if entry.task else entry.phase
