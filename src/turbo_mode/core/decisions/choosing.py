"""What the deciders of a gate would choose, all together: the rules, and a model that was asked, if any.

Whatever a model says, it stays within what ``opinions`` promises. Where it says nothing, the others choose without it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from msgspec import structs

from turbo_mode.core.decisions import opinions, rules
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
        return rules.against(self.findings, self.failed, self.forbidden)


def choose(case: Case, deciders: Collection[str], consulted: Consulted | None) -> tuple[Advice | None, list[Offer]]:
    """The advice, if anybody has one, and the offers as the deciders see them."""
    own = _preferred(case, case.offers, deciders)
    if consulted is None or consulted.opinion is None:
        return (own if _RULES.intersection(deciders) else None), case.offers
    offers = [_heeded(case, offer, deciders, consulted) for offer in case.offers]
    chosen = _preferred(case, offers, deciders)
    if own is None or chosen is None:
        return None, offers
    then = {offer.name: offer.then for offer in offers}
    if chosen.selection != own.selection and then[chosen.selection] == "continue":
        chosen = own  # a model talks nobody into going on
    if chosen.selection != own.selection:
        doubt = f"the model gives {own.selection} only {consulted.chance(own.selection) or 0:.2f}"
        chosen = structs.replace(chosen, reason=f"{doubt}, so {rules.DOES[then[chosen.selection]]}")
    elif (said := consulted.chance(chosen.selection)) is not None:
        chosen = structs.replace(chosen, reason=f"{chosen.reason}; the model gives that {said:.2f}")
    offer = next(offer for offer in case.offers if offer.name == chosen.selection)
    sure = rules.confidence(offer, case.findings, case.failed, case.forbidden)
    return structs.replace(chosen, confidence=_chance(case, sure, offer.name, deciders, consulted)), offers


def why_nobody_advises(deciders: Collection[str], consulted: Consulted | None) -> str:
    """Why nobody but a person can decide; empty where somebody can."""
    if _RULES.intersection(deciders) or (consulted is not None and consulted.opinion is not None):
        return ""
    if "model" not in deciders:
        return "a person decides this, says the plan"
    return f"the model gives no advice: {consulted.none}" if consulted is not None else "no option is permitted"


def _preferred(case: Case, offers: list[Offer], deciders: Collection[str]) -> Advice | None:
    """What follows from these offers. Without expected value the written order of the options counts alone."""
    if "expectedValue" not in deciders:
        offers = [structs.replace(offer, value=None) for offer in offers]
    return rules.advise(offers, case.findings, case.failed, case.forbidden)


def _heeded(case: Case, offer: Offer, deciders: Collection[str], consulted: Consulted) -> Offer:
    """An offer as it is with what the adviser says of it."""
    if not offer.permitted:
        return offer
    chance = _chance(case, offer.success, offer.name, deciders, consulted)
    value = rules.value(case.options[offer.name], case.options, chance)
    return structs.replace(offer, success=chance, value=value)


def _chance(case: Case, own: float, option: str, deciders: Collection[str], consulted: Consulted) -> float:
    speak = bool(_RULES.intersection(deciders))
    return round(opinions.heeded(own, consulted.chance(option), rules_speak=speak, against=case.against), 4)
