"""What the judge says, and how findings become it at a rate of false alarms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from turbo_mode.analysis.conformal import blocks_needed

Label = Literal["PASS", "FAIL", "INCONCLUSIVE", "NODATA"]


class Verdict(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """What the judge says about one metric.

    ``p_value`` is the chance of numbers as bad as these if nothing has changed. ``confidence`` is 0.5 on the border
    between pass and fail and comes near 1 away from it; it's 0 where there is no answer.
    """

    label: Label
    reason: str
    p_value: float | None = None
    confidence: float = 0.0
    statistics: dict[str, float] = {}


class Findings(Struct, frozen=True):
    """What was found before anybody asks for a rate of false alarms: this becomes a verdict by ``verdict``."""

    p: float
    least_p: float
    """The smallest p-value that these numbers could have had."""
    alarm: str
    calm: str
    powerless: str
    """What is too little to ever raise an alarm, such as "3 earlier blocks"."""
    tolerated: str = ""
    """Why even a certain change would not count."""
    statistics: dict[str, float] = {}


def verdict(found: Findings, alpha: float, *, p: float | None = None, tests: int = 1) -> Verdict:
    """What findings mean at a rate of false alarms; ``p`` is their p-value adjusted for so many ``tests``."""
    p = found.p if p is None else p
    if p > alpha and found.least_p * tests > alpha:
        return Verdict("INCONCLUSIVE", _powerless(found, alpha, tests), p, 0.0, found.statistics)
    if p > alpha:
        return Verdict("PASS", found.calm, p, p / (alpha + p), found.statistics)
    if found.tolerated:
        return Verdict("PASS", f"{found.alarm}; {found.tolerated}", p, 1 - alpha, found.statistics)
    return Verdict("FAIL", found.alarm, p, alpha / (alpha + p), found.statistics)


def _powerless(found: Findings, alpha: float, tests: int) -> str:
    among = f" among {tests} metrics" if tests > 1 else ""
    needed = blocks_needed(alpha / tests)
    return f"no power: {found.powerless} can't show anything at a false-alarm rate of {alpha:g}{among}; {needed} can"


def suspicious(verdicts: Sequence[Verdict]) -> list[int]:
    """The places of verdicts, the most suspicious first: failed ones, then what can't be judged, then the rest."""
    order = {"FAIL": 0, "NODATA": 1, "INCONCLUSIVE": 1, "PASS": 2}

    def rank(place: int) -> tuple[int, float]:
        return order[verdicts[place].label], verdicts[place].p_value or 0.0

    return sorted(range(len(verdicts)), key=rank)
