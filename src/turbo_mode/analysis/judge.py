"""The judge: is the candidate worse than what was there before?

Give it numbers and it gives a verdict with a p-value, a confidence and one plain sentence. Which way it takes is said
by ``method`` of the plan's ``judge`` key; ``auto`` compares with the metric's own history where that is long enough to
prove something, else with the baseline alone. Where the numbers can't decide, that is what it says: it never passes
what it couldn't have failed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import msgspec

from turbo_mode.analysis.findings import findings
from turbo_mode.analysis.given import Given
from turbo_mode.analysis.verdict import Verdict, verdict
from turbo_mode.core.plan.model import Judge
from turbo_mode.errors import UsageError


def judge(
    baseline: Iterable[object] | None,
    candidate: Iterable[object],
    history: Iterable[object] | None = None,
    spec: Judge | None = None,
    *,
    block: int = 0,
    looks: Sequence[int] = (),
) -> Verdict:
    """Judge a candidate.

    ``history`` is what the same series did before the baseline, the oldest first. ``block`` and ``looks`` are for a
    candidate that is still growing: the length that it's going to have, and the lengths at which it's judged until
    then; the rate of false alarms holds for all looks together. Raises ``UsageError`` for what isn't a list of numbers.
    """
    spec = spec or Judge()
    check(spec)
    found = findings(Given(baseline, candidate, history), spec, alpha=spec.alpha, block=block, looks=looks)
    return found if isinstance(found, Verdict) else verdict(found, spec.alpha)


def check(spec: Judge) -> None:
    """Raises ``UsageError`` for a spec that a plan couldn't have, and for a rate or a weight that can't be."""
    try:
        msgspec.convert(msgspec.to_builtins(spec), Judge)
    except msgspec.ValidationError as problem:
        raise UsageError(f"the judge can't be told so: {problem}") from None
    if not 0 < spec.alpha < 1:
        raise UsageError(f"a rate of false alarms lies between 0 and 1, and {spec.alpha:g} doesn't")
    if not spec.weight < math.inf:
        raise UsageError(f"a weight can't be {spec.weight:g}")
