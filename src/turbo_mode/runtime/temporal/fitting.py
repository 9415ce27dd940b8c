"""What of the results of attempts fits into Temporal's history."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

import msgspec

from turbo_mode.core.machine.inputs import Report
from turbo_mode.core.machine.outcomes import Done, Failure, NotDone, Observation

LARGEST = 1024 * 1024
"""Bytes of a result; larger ones don't fit into Temporal's history."""
LARGEST_BY_DIGEST = 16 * LARGEST
"""The same where only its digest goes there: it still is in the memory of whoever decides."""


def fitting(seen: Observation, most: int) -> Observation:
    """The observation, or that it is too large."""
    if not isinstance(seen, Done) or (size := len(msgspec.json.encode(seen))) <= most:
        return seen
    problem = {"code": "too_large", "message": f"the result has {size:,} bytes, and {most:,} are the most here"}
    small = {name: value for name, value in seen.result.items() if isinstance(value, int)}
    return Done(small | {"problem": problem})


def fitting_rows(seen: Observation, most: int) -> Observation:
    """What was read, or that it is too large even when it is compressed."""
    if isinstance(seen, Done) and (size := len(zlib.compress(msgspec.json.encode(seen), 1))) > most:
        return NotDone(Failure("too_large", f"what was read has {size:,} bytes, and {most:,} are the most here"))
    return seen


def all_fitting(reports: Iterable[Report]) -> Iterator[Report]:
    """The first of these, as many as fit together."""
    size = 0
    for report in reports:
        size += len(msgspec.json.encode(report))
        if size > LARGEST:
            return
        yield report
