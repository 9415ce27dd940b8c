"""What an option is worth, and what it is worth to ask a person instead of choosing.

Where the plan puts numbers on its options (``benefit``, ``loss``, ``cost``, in a unit of its own), an option is worth
``success x benefit - (1 - success) x loss - cost``. One that can't be taken back loses ``FOREVER`` times as much.

A person who is asked finds out whether the option is right, and is wrong about that in one of twenty cases. Knowing
that changes the choice to the next best option where it should, and now and then where it should not; what this adds to
the expected value is the value of asking (the value of imperfect information; Raiffa and Schlaifer, Applied Statistical
Decision Theory, 1961). Its price, for the wait and the interruption, is a share of what is at stake (the best benefit
and the loss), and the autonomy level says which: the more an owner lets go, the more a question costs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from turbo_mode.core.decisions.model import Asking, Offer
from turbo_mode.core.plan import model

FOREVER = 2.0
"""How many times as bad a mistake is that can't be taken back."""
PERSON = 0.95
"""How often a person who is asked is right."""
PRICES = {"manual": 0.0, "low": 0.02, "medium": 0.06, "high": 0.12, "full": 0.3}
"""What a question costs, as a share of what is at stake."""


def has_numbers(options: Mapping[str, model.Option]) -> bool:
    """The plan puts a number on some option."""
    return any(not (each.benefit is None and each.loss is None and each.cost is None) for each in options.values())


def benefit_of(option: model.Option, options: Mapping[str, model.Option]) -> float:
    """What it brings if it turns out right. To repeat brings what going on does."""
    if option.then == "repeat":
        return max((each.benefit or 0.0 for each in options.values() if each.then == "continue"), default=0.0)
    return 1.0 if option.benefit is None else option.benefit


def loss_of(option: model.Option) -> float:
    """What it loses if it turns out wrong. A repeat that doesn't help loses no more than what it costs."""
    if option.then == "repeat":
        return 0.0
    return (1.0 if option.loss is None else option.loss) * (1.0 if option.reversible else FOREVER)


def value(chance: float, benefit: float, loss: float, cost: float) -> float:
    """The expected value, in the plan's own unit."""
    return chance * benefit - (1 - chance) * loss - cost


def asking(offers: Sequence[Offer], selection: str) -> Asking | None:
    """What it is worth to ask about what would be chosen; none where the plan says no numbers."""
    chosen = next(offer for offer in offers if offer.name == selection)
    if chosen.value is None:
        return None
    others = [offer.value or 0.0 for offer in offers if offer.permitted and offer.name != chosen.name]
    instead = max(others, default=0.0)
    kept = (1 - chosen.success) * PERSON * (instead + chosen.loss)
    given_up = chosen.success * (1 - PERSON) * max(0.0, chosen.benefit - instead)
    stake = max(offer.benefit for offer in offers if offer.permitted) + chosen.loss
    prices = {level: round(share * stake, 4) for level, share in PRICES.items()}
    return Asking(round(kept - given_up, 4), prices)


def unsure(confidence: float, least: float) -> str:
    """That a confidence is too low, with as many digits as it takes to see it."""
    digits = next((each for each in range(2, 17) if f"{confidence:.{each}f}" != f"{least:.{each}f}"), 17)
    return f"confidence {confidence:.{digits}f} is below {least:.{digits}f}"


def why_ask(worth: Asking | None, level: str) -> str:
    """Why it is better to ask although the level permits the choice; empty where it isn't."""
    if worth is None or worth.value <= worth.prices[level]:
        return ""
    return f"asking is worth {worth.value:g}, and a question costs {worth.prices[level]:g}"
