"""What the deciders of a gate would choose, all together: the rules, and a model that was asked, if any.

Whatever a model says, it stays within what ``opinions`` promises. Where it says nothing, the others choose without it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from msgspec import structs

from turbo_mode.core.decisions import opinions, rules, utility
from turbo_mode.core.decisions.model import Advice, Finding, Offer
from turbo_mode.core.decisions.opinions import Consulted
from turbo_mode.core.plan import model

_RULES = frozenset(("rules", "expectedValue"))
"""The deciders that speak with the chances of the rules."""


class Case(NamedTuple):
    """What is decided about: the offers as the rules see them, the evidence, and what else speaks against going on.

    ``forbidden`` are the ways on that a rule forbids.
    """

    options: Mapping[str, model.Option]
    offers: list[Offer]
    findings: list[Finding]
    failed: int
    forbidden: list[str]

    @property
    def against(self) -> bool:
        """Whether anything speaks against going on."""
        return rules.against(self.findings, self.failed, forbidden=bool(self.forbidden))


def choose(
    case: Case, deciders: Collection[str], consulted: Consulted | None, weights: Mapping[str, float] = opinions.WEIGHTS
) -> tuple[Advice | None, list[Offer]]:
    """The advice, if anybody has one, and the offers as the deciders see them."""
    own, speak = _preferred(case, case.offers, deciders), rules_speak(deciders)
    if consulted is None or consulted.opinion is None:
        return (own if speak else None), case.offers

    def chance(offer: Offer) -> float:
        said = consulted.chance(offer.name)
        return round(opinions.heeded(offer.success, said, rules_speak=speak, against=case.against, weights=weights), 4)

    offers = [_revalued(case, offer, chance(offer)) if offer.permitted else offer for offer in case.offers]
    chosen = _preferred(case, offers, deciders)
    if own is None or chosen is None:
        return None, offers
    by_name = {offer.name: offer for offer in offers}
    if chosen.selection != own.selection and by_name[chosen.selection].then == "continue":
        chosen = own  # a model talks nobody into going on
    offer = by_name[chosen.selection]
    reason = _reason(own, chosen, offer, consulted)
    return structs.replace(chosen, confidence=offer.success, reason=reason), offers


def rules_speak(deciders: Collection[str]) -> bool:
    """Whether anybody speaks with the chances of the rules."""
    return bool(_RULES.intersection(deciders))


def why_nobody_advises(deciders: Collection[str], consulted: Consulted | None) -> str:
    """Why nobody but a person can decide; empty where somebody can."""
    if rules_speak(deciders) or (consulted is not None and consulted.opinion is not None):
        return ""
    if "model" not in deciders:
        return "a person decides this, says the plan"
    return f"the model gives no advice: {consulted.none}" if consulted is not None else "no option is permitted"


def valued(offers: list[Offer], deciders: Collection[str]) -> list[Offer]:
    """The offers as they count: without expected value the written order of the options counts alone."""
    return offers if "expectedValue" in deciders else [structs.replace(offer, value=None) for offer in offers]


def _preferred(case: Case, offers: list[Offer], deciders: Collection[str]) -> Advice | None:
    """What follows from these offers."""
    return rules.advise(valued(offers, deciders), case.findings, case.failed, case.forbidden)


def _revalued(case: Case, offer: Offer, chance: float) -> Offer:
    """An offer with this chance to turn out right. What a repeat is worth hangs on what comes after it."""
    if offer.value is None or offer.then == "repeat":
        return structs.replace(offer, success=chance)
    cost = case.options[offer.name].cost or 0.0
    return structs.replace(offer, success=chance, value=utility.value(chance, offer.benefit, offer.loss, cost))


def _reason(own: Advice, chosen: Advice, offer: Offer, consulted: Consulted) -> str:
    """Why this is chosen, where a model has spoken; ``own`` is what the rules would have chosen."""
    said = {name: consulted.chance(name) for name in (own.selection, chosen.selection)}
    told = " and ".join(f"{name} {chance:.2f}" for name, chance in said.items() if chance is not None)
    if not told:
        return chosen.reason
    if chosen.selection == own.selection:
        return f"{chosen.reason}; the model gives {told}"
    return f"the model gives {told}, so {rules.DOES[offer.then]}"
