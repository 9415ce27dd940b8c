"""Evidence that is looked at more than once: how many bad looks are too many, and how many good ones are enough.

These are Argo's limits on failed, inconclusive and broken measurements. Each says what is allowed: one more ends the
looking. Errors count only in a row. Unlike there, looks that all failed or broke within their limits don't add up to a
pass: without a single good one it's inconclusive.

However often one looks, a metric's rate of false alarms is that of all looks together: if each of n looks fails by
chance at a rate of a, more than k of them do so at a rate of at most n a / (k + 1), whatever they have to do with one
another (Markov). So each look is judged by what is left of the rate for one.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from turbo_mode.core.decisions.model import Verdict
from turbo_mode.core.plan.model import Looks

NO_LIMIT = -1


class Assessment(Struct, frozen=True):
    """What the looks come to after so many (``looked``); as long as they aren't ``settled``, one more may tell."""

    verdict: Verdict
    settled: bool
    reason: str
    looked: int


def assess(looks: Sequence[Verdict], limits: Looks) -> Assessment:
    """Assess looks in their order; those after the one that settles it aren't looked at."""
    seen: dict[Verdict, int] = {"PASS": 0, "FAIL": 0, "INCONCLUSIVE": 0, "NODATA": 0}
    errors = good = 0
    for number, each in enumerate(looks, 1):
        seen[each] += 1
        errors = errors + 1 if each == "NODATA" else 0
        good = good + 1 if each == "PASS" else 0
        if over := _over(seen, errors, limits):
            return Assessment(*over, number)
        if limits.successes_in_a_row and good >= limits.successes_in_a_row:
            return Assessment("PASS", True, f"{good} good looks in a row", number)
        if limits.count and number >= limits.count:
            return _ending(seen, number, limits)
    return Assessment("INCONCLUSIVE", False, _so_far(seen, good, limits), len(looks))


def rate(alpha: float, limits: Looks) -> float:
    """The rate of false alarms of one look, where that of all looks together is ``alpha``."""
    if not limits.count or limits.failures == NO_LIMIT:
        return alpha
    return min(alpha, alpha * (limits.failures + 1) / limits.count)


def _over(seen: dict[Verdict, int], errors: int, limits: Looks) -> tuple[Verdict, bool, str] | None:
    if NO_LIMIT != limits.failures < seen["FAIL"]:
        return "FAIL", True, f"{_looks(seen['FAIL'])} failed, {limits.failures} may"
    if NO_LIMIT != limits.inconclusive < seen["INCONCLUSIVE"]:
        return "INCONCLUSIVE", True, f"{_looks(seen['INCONCLUSIVE'])} inconclusive, {limits.inconclusive} may be"
    if NO_LIMIT != limits.errors_in_a_row < errors:
        return "NODATA", True, f"{_looks(errors)} in a row without data, {limits.errors_in_a_row} may be"
    return None


def _ending(seen: dict[Verdict, int], looked: int, limits: Looks) -> Assessment:
    if limits.successes_in_a_row:
        said = f"never {limits.successes_in_a_row} good looks in a row"
        return Assessment("INCONCLUSIVE", True, said, looked)
    if not seen["PASS"]:
        return Assessment("INCONCLUSIVE", True, f"not one of {_looks(looked)} was good", looked)
    return Assessment("PASS", True, f"{seen['PASS']} of {_looks(looked)} were good", looked)


def _so_far(seen: dict[Verdict, int], good: int, limits: Looks) -> str:
    said = f"look {sum(seen.values())}" + (f" of {limits.count}" if limits.count else "")
    if limits.successes_in_a_row:
        said += f", {good} of {limits.successes_in_a_row} good ones in a row"
    return said


def _looks(number: int) -> str:
    return f"{number} look{'s' if number != 1 else ''}"
