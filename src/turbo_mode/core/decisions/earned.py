"""Whether a gate has earned a higher autonomy level, or lost its own.

A sequential probability ratio test on the share of choices that turned out wrong (Wald, Sequential Tests of Statistical
Hypotheses, 1945): a gate that is wrong in ``RARE`` of cases against one that is in ``OFTEN``, each mistaken for the
other with a chance of ``ERROR`` at most, whenever one looks. It proposes; only an owner changes a level.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Literal

RARE, OFTEN = 0.02, 0.10
ERROR = 0.05
Proposal = Literal["promote", "demote", ""]

_WRONG, _RIGHT = math.log(OFTEN / RARE), math.log((1 - OFTEN) / (1 - RARE))
_ENOUGH = math.log((1 - ERROR) / ERROR)


def proposal(outcomes: Iterable[bool]) -> Proposal:
    """What the outcomes of a gate, the oldest first, speak for. After each verdict the test begins anew."""
    weight = 0.0
    said: Proposal = ""
    for good in outcomes:
        weight += _RIGHT if good else _WRONG
        if abs(weight) >= _ENOUGH:
            said = "demote" if weight > 0 else "promote"
            weight = 0.0
    return said
