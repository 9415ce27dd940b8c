"""What each option at a gate promises: how likely it is to turn out right, and what it is worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec import structs

from turbo_mode.core.decisions import rules, utility
from turbo_mode.core.decisions.calibration import Correction
from turbo_mode.core.decisions.model import Finding, Offer
from turbo_mode.core.decisions.outcomes import Learned
from turbo_mode.core.plan import model


class Circumstances(NamedTuple):
    """What is weighed: the evidence, how many tasks did not end well, and whether a policy forbids to go on."""

    findings: Sequence[Finding]
    failed: int = 0
    forbidden: bool = False


def weighed(
    offer: Offer, options: Mapping[str, model.Option], here: Circumstances, learned: Learned | None, known: str
) -> Offer:
    """The offer with its chance and worth. What has been learned of it stands under the key ``known``."""
    option = options[offer.name]
    usual = learned.means.get(known) if learned is not None else None
    usual = rules.prior(option.then) if usual is None else usual
    factor = rules.evidence(here.findings, here.failed)
    if option.then == "continue":
        correction = learned.correction if learned is not None else Correction()
        success = correction(usual, factor)
    else:
        settled = rules.against(here.findings, here.failed, forbidden=here.forbidden)
        success = rules.SETTLED if settled else 1 - rules.GREEN
    offer = structs.replace(
        offer, success=round(success, 4), usual=usual, factor=round(factor, 9),
        seen=learned.seen.get(known, 0.0) if learned is not None else 0.0,
    )  # fmt: skip
    if not utility.has_numbers(options):
        return offer
    benefit, loss = utility.benefit_of(option, options), utility.loss_of(option)
    worth = utility.value(success, benefit, loss, option.cost or 0.0)
    return structs.replace(offer, value=worth, benefit=benefit, loss=loss)


def with_repeats(
    offers: Sequence[Offer], options: Mapping[str, model.Option], here: Circumstances, learned: Learned | None
) -> list[Offer]:
    """The offers, all weighed, with what it is worth to repeat the phase: that hangs on what can be done afterwards.

    Where something speaks against going on, a repeat may help: then it goes on as well as it does when nothing is
    against it. Else the best of the others is left. Where nothing does, the next round finds what this one has found.
    """
    others = [offer.value for offer in offers if _counts(offer) and offer.value is not None]
    if not utility.has_numbers(options):
        return list(offers)
    best, correction = max(others, default=0.0), learned.correction if learned is not None else Correction()
    ways_on = [
        utility.value(correction(offer.usual), offer.benefit, offer.loss, options[offer.name].cost or 0.0)
        for offer in offers
        if offer.then == "continue"
    ]
    helped = max([best, *ways_on]) if rules.against(here.findings, here.failed, forbidden=here.forbidden) else best
    return [
        structs.replace(offer, value=offer.usual * helped + (1 - offer.usual) * best - (options[offer.name].cost or 0))
        if offer.then == "repeat"
        else offer
        for offer in offers
    ]


def _counts(offer: Offer) -> bool:
    return offer.permitted and offer.then != "repeat"
