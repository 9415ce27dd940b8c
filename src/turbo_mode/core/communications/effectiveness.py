"""How much a message has achieved, from 0 to 1, as far as is known; final when the time for an answer is over.

    delivered × mean(acknowledged, in time, right) × (1 − noise)

* ``delivered``: the share of its people who surely got it: by a channel outside, or because they have seen it.
* ``acknowledged``: whether somebody has seen it, where it asks for something; else the share of people who have.
  What bots say doesn't count, nor what comes so soon that nobody can have read it.
* ``in_time``: 1 at once, one half at the deadline.
* ``right``: what was asked was decided by a person; one half where it was only seen, 0 where it was settled without.
* ``noise``: one half of the share of copies that nobody needed.

Of what asks for nothing, nobody has to say that they have read it: silence counts one half.
"""

from __future__ import annotations

from collections.abc import Iterator

from turbo_mode.core.communications.entries import Learned, Terms
from turbo_mode.core.communications.learning import hour_of
from turbo_mode.core.communications.message import ASKS
from turbo_mode.core.communications.settings import INBOX
from turbo_mode.core.communications.state import Post, Told

INSTANT = 1000
"""Milliseconds after sending in which nobody has read anything: what comes then came from a program."""


def terms(told: Told) -> Terms:
    """What the effectiveness of a message is made of, as far as is known."""
    if not told.people or told.muted or told.withdrawn:
        return Terms()
    got = {each.person for each in told.receipts if each.status == "SENT" and each.channel != INBOX}
    seen = {person: each.at for person, each in told.seen.items() if each.counts}
    reached = len((got | set(told.seen)) & set(told.people)) or bool(seen)
    delivered = min(1.0, reached / len(told.people))
    if told.urgent or told.message.type in ASKS:
        acted = 1.0 if seen else 0.0
        return Terms(delivered, acted, _in_time(told, min(seen.values())) if seen else 0.0, _right(told, acted), _noise(
            told, len(seen)
        ))  # fmt: skip
    share = min(1.0, len(seen) / len(told.people))
    known = 0.5 + share / 2
    return Terms(delivered, known, known, known, _noise(told, len(told.sent)))


def effectiveness(terms: Terms) -> float:
    """One number."""
    response = (terms.acknowledged + terms.in_time + terms.right) / 3
    return round(terms.delivered * response * (1 - terms.noise), 4)


def _in_time(told: Told, at: int) -> float:
    allowed = max(1, told.deadline - told.at)
    return max(0.0, 1 - (at - told.at) / allowed / 2) if at <= told.deadline else 0.0


def _right(told: Told, acted: float) -> float:
    if told.message.type in ASKS:
        return 1.0 if told.answered_by else 0.0 if told.settled_at else acted / 2
    return acted


def _noise(told: Told, needed: int) -> float:
    return 0.5 * max(0, told.copies - max(1, needed)) / told.copies if told.copies else 0.0


def learned(state: Post, told: Told) -> Iterator[Learned]:
    """What a message teaches about those to whom it was sent."""
    last = {each.person: each for each in told.receipts if each.status == "SENT" and each.channel != INBOX}
    for person, receipt in last.items():
        reachable = state.settings.people.get(person)
        if reachable is None or reachable.bot:
            continue
        seen = told.seen.get(person)
        good = seen is not None and seen.counts and seen.at <= told.deadline
        yield Learned(person, receipt.channel, hour_of(receipt.at, reachable.timezone), good)
