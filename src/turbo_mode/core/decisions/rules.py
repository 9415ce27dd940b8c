"""The rules decider: advice from the evidence at hand and stated priors, nothing learned.

Where the plan puts no numbers on its options, their written order is the author's preference: the first permitted one
is chosen. With numbers, the option of the highest expected value is: ``success × benefit − (1 − success) × loss −
cost``. The chance of success of going on is 0.97, times 0.9 for each piece of evidence that doesn't pass; a repeated
phase is given a chance of 0.3 to end in the best ``continue``. These are priors, to be replaced by what is learned.

Where critical evidence decides nothing (too few numbers, or none that tell), going on is not advised: the phase is
repeated if an option permits that, and else a person is asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from turbo_mode.core.decisions.model import Advice, Finding, Offer
from turbo_mode.core.plan import model

GREEN = 0.97
PER_FINDING = 0.9
REPEAT = 0.3
SETTLED = 0.95
"""How sure it is of an option that ends or undoes a phase whose evidence speaks against going on."""


def success(option: model.Option, findings: Sequence[Finding], failed: int, *, forbidden: bool = False) -> float:
    """The chance that the option turns out right. ``forbidden``: a policy forbids to go on."""
    weight = sum(finding.weight for finding in findings if finding.verdict != "PASS") + bool(failed)
    if option.then == "continue":
        return GREEN * PER_FINDING**weight
    return SETTLED if weight or forbidden else 1 - GREEN


def value(option: model.Option, options: Mapping[str, model.Option], chance: float) -> float | None:
    """The expected value in the plan's own unit; none where the plan puts no number on any option."""
    if all(each.benefit is None and each.loss is None and each.cost is None for each in options.values()):
        return None
    cost = option.cost or 0.0
    if option.then == "repeat":
        best = max((each.benefit or 0.0 for each in options.values() if each.then == "continue"), default=0.0)
        return REPEAT * best - cost
    benefit, loss = (1.0 if number is None else number for number in (option.benefit, option.loss))
    return chance * benefit - (1 - chance) * loss - cost


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
    sure = round(confidence(best, findings, failed, forbidden), 4)
    return Advice(best.name, sure, _reason(best, findings, failed, forbidden))


def confidence(offer: Offer, findings: Sequence[Finding], failed: int, forbidden: Sequence[str] = ()) -> float:
    """How sure the rules are of an offer that they choose."""
    return SETTLED if offer.then != "continue" and against(findings, failed, forbidden) else offer.success


def against(findings: Sequence[Finding], failed: int, forbidden: Sequence[str] = ()) -> bool:
    """Whether anything speaks against going on: a failed task, a rule, evidence that doesn't pass."""
    return bool(failed or forbidden or _against(findings))


def undecided(findings: Sequence[Finding]) -> list[str]:
    """The critical evidence that decides nothing."""
    return [finding.name for finding in findings if finding.critical and finding.undecided]


def _against(findings: Sequence[Finding]) -> list[str]:
    return [finding.name for finding in findings if finding.verdict != "PASS"]


def _reason(offer: Offer, findings: Sequence[Finding], failed: int, forbidden: Sequence[str]) -> str:
    bad = _against(findings)
    if failed:
        said = f"{failed} task{'s' if failed > 1 else ''} did not end well"
    elif bad:
        said = f"{', '.join(bad)} did not pass"
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
