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
    worth = utility.value(usual if option.then == "repeat" else success, benefit, loss, option.cost or 0.0)
    return structs.replace(offer, value=worth, benefit=benefit, loss=loss)
