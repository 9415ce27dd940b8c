"""The rules decider: advice from the evidence at hand, from stated priors, and from what came of earlier choices.

Where the plan puts no numbers on its options, their written order is the author's preference: the first permitted one
is chosen. With numbers, the option of the highest expected value is (``utility``).

Going on turns out right in 97 of 100 cases as long as nothing is known (``outcomes`` replaces that by what is), and
what speaks against it lowers the odds: each piece of evidence that doesn't pass to a fifth, for its weight. What was
measured counts by its p-value, and alone by it where it is inconclusive: what is seen only in a share ``p`` of
unchanged cases lowers the odds at most to ``-e p ln p``, which is a bound on what any such evidence can say (Sellke,
Bayarri and Berger, Calibration of p values for testing precise null hypotheses, The American Statistician 55, 2001),
and no single piece counts more than five hundredfold.
A repeated phase ends well in 3 of 10 cases.

Where critical evidence decides nothing (too few numbers, or none that tell), going on is not advised: the phase is
repeated if an option permits that, and else a person is asked.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from turbo_mode.core.decisions.model import Advice, Finding, Offer

GREEN = 0.97
AGAINST = 0.2
LEAST = 0.002
REPEAT = 0.3
SETTLED = 0.95
"""How sure it is of an option that ends, undoes or repeats a phase, where something speaks against going on."""


def prior(then: str) -> float:
    """How often a choice to go on, or to repeat a phase, is taken to turn out right before there is experience."""
    return REPEAT if then == "repeat" else GREEN


def evidence(findings: Sequence[Finding], failed: int) -> float:
    """By what all that is known here multiplies the odds of going on; ``failed``: so many tasks did not end well."""
    return math.prod([factor_of(finding) for finding in findings], start=AGAINST if failed else 1.0)


def factor_of(finding: Finding) -> float:
    """By what a piece of evidence multiplies the odds of going on: 1 where it says nothing against it."""
    p = finding.measured.p if finding.measured is not None else None
    says_nothing = finding.verdict == "PASS" or (finding.verdict == "INCONCLUSIVE" and p is not None)
    factor = 1.0 if says_nothing else AGAINST
    if p is not None and p < 1 / math.e:
        factor = min(factor, -math.e * p * math.log(p) if p > 0 else 0.0)
    return float(max(factor, LEAST) ** finding.weight)


def advise(
    offers: Sequence[Offer], findings: Sequence[Finding], failed: int, forbidden: Sequence[str] = ()
) -> Advice | None:
    """The permitted offer that the rules prefer, or none where nothing is permitted.

    ``forbidden``: the ways on that a policy forbids, which speaks as much for the others as failing evidence does.
    """
    permitted = [offer for offer in offers if offer.permitted]
    if undecided(findings) and any(offer.then == "continue" for offer in permitted):
        permitted = [offer for offer in permitted if offer.then == "repeat"]
    if not permitted:
        return None
    best = permitted[0]
    if best.value is not None:
        best = max(permitted, key=lambda offer: offer.value or 0.0)
    return Advice(best.name, best.success, _reason(best, findings, failed, forbidden))


def against(findings: Sequence[Finding], failed: int, *, forbidden: bool) -> bool:
    """Whether anything speaks against going on: a failed task, a rule, evidence that doesn't pass."""
    return bool(failed or forbidden or _against(findings))


def undecided(findings: Sequence[Finding]) -> list[str]:
    """The critical evidence that decides nothing."""
    return [finding.name for finding in findings if finding.critical and finding.undecided]


def _against(findings: Sequence[Finding]) -> list[str]:
    return [finding.name for finding in findings if finding.verdict != "PASS"]


def _reason(offer: Offer, findings: Sequence[Finding], failed: int, forbidden: Sequence[str]) -> str:
    open = [finding.name for finding in findings if finding.looks and not finding.settled]
    bad = [name for name in _against(findings) if name not in open]
    if failed:
        said = f"{failed} task{'s' if failed > 1 else ''} did not end well"
    elif bad or open:
        told = [f"{', '.join(bad)} did not pass"] if bad else []
        said = " and ".join([*told, *([f"{', '.join(open)} takes another look"] if open else [])])
    elif forbidden:
        said = f"a rule forbids {', '.join(forbidden)}"
    elif findings:
        said = f"all {len(findings)} pieces of evidence pass" if len(findings) > 1 else f"{findings[0].name} passes"
    else:
        said = "every task ended well"
    return f"{said}, so {DOES[offer.then]}"


DOES = {
    "continue": "it goes on",
    "repeat": "the phase is tried again",
    "rollback": "everything is undone",
    "hold": "it holds",
    "fail": "the phase has failed",
    "succeed": "it ends here, with success",
}
