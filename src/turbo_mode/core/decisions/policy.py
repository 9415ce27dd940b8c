"""What may be decided alone. Five levels, each allowing all that the one before allows:

========  ====================================================  ====================
level     decides alone                                         and is at least so sure
========  ====================================================  ====================
manual    nothing: every gate asks                              –
low       to go on, when all evidence passes and no task failed  0.95
medium    to repeat a phase, to hold or to fail                 0.90
high      to roll back, to end early, to go on in spite of a    0.80
          failing piece of evidence that isn't critical
full      options that can't be taken back, acts that go too far 0.50
========  ====================================================  ====================

A gate or a plan may ask for more confidence, never for less, and where there are numbers a person is asked if that is
worth it (``utility``). A green phase without a gate is no decision: it goes on at every level.
"""

from __future__ import annotations

from collections.abc import Sequence

from turbo_mode.core.decisions import utility
from turbo_mode.core.decisions.acts import SAYS
from turbo_mode.core.decisions.model import Advice, Choice, Finding, Offer
from turbo_mode.core.decisions.rules import undecided

LEVELS = ("manual", "low", "medium", "high", "full")
THRESHOLDS = {"manual": 1.1, "low": 0.95, "medium": 0.90, "high": 0.80, "full": 0.50}
_ALONE_FROM = {
    "continue": "low",
    "repeat": "medium",
    "hold": "low",
    "fail": "medium",
    "rollback": "high",
    "succeed": "high",
}


def weigh(
    advice: Advice | None, offers: Sequence[Offer], findings: Sequence[Finding], level: str, confidence: float
) -> Choice:
    """Says whether the advice may be followed alone at ``level``; ``confidence`` is what gate or plan ask at least."""
    worth = utility.asking(offers, advice.selection) if advice is not None else None
    why = {
        name: _why_ask(advice, offers, findings, name, confidence) or utility.why_ask(worth, name) for name in LEVELS
    }
    alone = {
        name: f"alone: {advice.selection}" if advice and not said else f"asks: {said}" for name, said in why.items()
    }
    return Choice(advice=advice, alone=not why[level], why_ask=why[level], levels=alone, asking=worth)


def _why_ask(
    advice: Advice | None, offers: Sequence[Offer], findings: Sequence[Finding], level: str, confidence: float
) -> str:
    if advice is None and any(offer.permitted for offer in offers):
        return f"the evidence doesn't decide it: {', '.join(undecided(findings))}"
    if advice is None:
        return "no option is permitted"
    offer = next(offer for offer in offers if offer.name == advice.selection)
    if not _allows(level, _needed_level(offer, findings)):
        beyond = f": {SAYS[offer.act]} (“{offer.words}”)" if offer.act and level != "manual" else ""
        return f"at autonomy {level} a person decides this{beyond}"
    least = max(THRESHOLDS[level], confidence)
    if advice.confidence < least:
        return utility.unsure(advice.confidence, least)
    return ""


def _needed_level(offer: Offer, findings: Sequence[Finding]) -> str:
    if not offer.reversible or offer.act:
        return "full"
    if offer.then == "continue" and any(finding.verdict != "PASS" for finding in findings):
        return "high"
    return _ALONE_FROM[offer.then]


def _allows(level: str, needed: str) -> bool:
    return LEVELS.index(level) >= LEVELS.index(needed)
