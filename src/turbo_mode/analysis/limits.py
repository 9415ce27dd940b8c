"""How many bad measurements are too many: Argo's limits on failed, inconclusive and broken ones.

Each limit is what is allowed: one more ends the analysis. Errors count only in a row. Unlike there, measurements that
all failed or broke within their limits don't add up to a success: without a single good one it's inconclusive.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from turbo_mode.errors import UsageError

Measurement = Literal["SUCCESSFUL", "FAILED", "INCONCLUSIVE", "ERROR"]

NO_LIMIT = -1


class Limits(Struct, frozen=True, kw_only=True):
    """What is allowed; ``NO_LIMIT`` switches one off. ``count`` measurements are enough, 0 goes on until told."""

    failure: int = 0
    inconclusive: int = 0
    consecutive_error: int = 4
    consecutive_success: int = 0
    count: int = 0

    def __post_init__(self) -> None:
        if min(self.consecutive_success, self.count) < 0 or min(self.failure, self.inconclusive) < NO_LIMIT:
            raise UsageError("a limit can't be negative; -1 switches failure, inconclusive or consecutive_error off")


class Assessment(Struct, frozen=True):
    """How an analysis stands after some measurements."""

    phase: Literal["RUNNING", "SUCCESSFUL", "FAILED", "INCONCLUSIVE", "ERROR"]
    reason: str
    measured: int


def assess(measurements: Iterable[Measurement], limits: Limits, *, ended: bool = False) -> Assessment:
    """Assess measurements in their order; those after the end of the analysis aren't looked at."""
    seen = dict.fromkeys(("SUCCESSFUL", "FAILED", "INCONCLUSIVE", "ERROR"), 0)
    errors = good = measured = 0
    for each in measurements:
        if each not in seen:
            raise UsageError(f"`{each}` is no measurement", hint=f"one of {', '.join(seen)}")
        seen[each] += 1
        measured += 1
        errors = errors + 1 if each == "ERROR" else 0
        good = good + 1 if each == "SUCCESSFUL" else 0
        if over := _over(seen, errors, limits):
            return Assessment(over[0], over[1], measured)
        if limits.consecutive_success and good >= limits.consecutive_success:
            return Assessment("SUCCESSFUL", f"{good} good measurements in a row", measured)
        if limits.count and measured >= limits.count:
            return _ending(seen, measured, limits)
    return _ending(seen, measured, limits) if ended else Assessment("RUNNING", "no limit is reached", measured)


def _over(
    seen: dict[str, int], errors: int, limits: Limits
) -> tuple[Literal["FAILED", "INCONCLUSIVE", "ERROR"], str] | None:
    if NO_LIMIT != limits.failure < seen["FAILED"]:
        return "FAILED", f"{seen['FAILED']} measurements failed, {limits.failure} may"
    if NO_LIMIT != limits.inconclusive < seen["INCONCLUSIVE"]:
        return "INCONCLUSIVE", f"{seen['INCONCLUSIVE']} measurements were inconclusive, {limits.inconclusive} may be"
    if NO_LIMIT != limits.consecutive_error < errors:
        return "ERROR", f"{errors} measurements broke in a row, {limits.consecutive_error} may"
    return None


def _ending(seen: dict[str, int], measured: int, limits: Limits) -> Assessment:
    if limits.consecutive_success:
        said = f"never {limits.consecutive_success} good measurements in a row"
        return Assessment("INCONCLUSIVE", said, measured)
    if not seen["SUCCESSFUL"]:
        return Assessment("INCONCLUSIVE", f"not one of {measured} measurements was good", measured)
    return Assessment("SUCCESSFUL", f"{seen['SUCCESSFUL']} of {measured} measurements were good", measured)
