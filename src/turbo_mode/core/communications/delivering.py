"""Sending, as far as it is decided here: what begins when, and what becomes of an attempt that has failed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from turbo_mode.core import ids
from turbo_mode.core.communications import effectiveness
from turbo_mode.core.communications import entries as e
from turbo_mode.core.communications.escalation import next_step
from turbo_mode.core.communications.inputs import Failed
from turbo_mode.core.communications.learning import channels
from turbo_mode.core.communications.recipients import people
from turbo_mode.core.communications.state import Delivery, Post, Told

BACKOFF = (5_000, 30_000, 120_000, 600_000, 1_800_000, 3_600_000, 7_200_000, 14_400_000)
"""How long (ms) is waited when all channels of a person have failed; after the last of these it is given up."""
KEPT = 7 * 24 * 3_600_000
"""How long (ms) a message that is over is remembered."""
_NEVER = 1 << 62

Entries = Iterator[e.AnyEntry]


def next_due(state: Post) -> int:
    """When (ms) there is something to do by itself; far away if there is nothing."""
    found = [_NEVER]
    for line in state.lines.values():
        found += [bundle.due for bundle in (line.page, line.digest) if bundle is not None]
    found += [each.again for each in state.deliveries.values() if each.again]
    found += [step[0] for matter in state.matters.values() if (step := next_step(state, matter)) is not None]
    found += [told.deadline for told in state.told.values() if not told.over_at]
    return min(found)


def look(state: Post, now: int, ahead: int = 0) -> Entries:
    """All that is due: steps first, since what they send needs not be sent once more. ``ahead``: see ``Look``."""
    yield from _steps(state, now)
    for person in list(state.lines):
        yield from _bundles(state, person, now, ahead)
    for delivery in list(state.deliveries.values()):
        if not 0 < delivery.again <= now:
            continue
        if not _wanted(state, delivery.person, delivery.messages):
            yield e.DeliveryFailed(at=now, id=delivery.id, attempt=delivery.attempt, why="nobody needs it any more")
        else:
            yield e.DeliveryBegun(
                at=now, id=delivery.id, person=delivery.person, of=delivery.of, messages=delivery.messages,
                channel=delivery.channel, attempt=delivery.attempt + 1, step=delivery.step,
            )  # fmt: skip
    for told in list(state.told.values()):
        if not told.over_at and told.deadline <= now:
            yield _settled(state, told, now)
    if gone := [id for id, told in state.told.items() if _is_past(told, now)]:
        yield e.MessagesForgotten(at=now, ids=gone)


def _steps(state: Post, now: int) -> Entries:
    """Fires every step that is due. Whoever is told by several at once gets them as one page."""
    told: dict[str, dict[str, None]] = {}
    highest: dict[str, int] = {}
    for matter in list(state.matters.values()):
        while (due := next_step(state, matter)) is not None and due[0] <= now:
            number = matter.step
            meant = people(state.settings, state.groups, due[1].to, now, state.channels).people
            yield e.StepFired(at=now, group=matter.group, step=number, due=due[0], people=meant)
            for person in meant:
                told.setdefault(person, {}).update(dict.fromkeys(_wanted(state, person, matter.messages)))
                highest[person] = max(highest.get(person, 0), number + 1)
    for person, messages in told.items():
        if messages:
            yield _begin(state, person, "page", list(messages), now, highest[person])


def _bundles(state: Post, person: str, now: int, ahead: int) -> Entries:
    kinds: tuple[e.Kind, ...] = ("page", "digest")
    for of in kinds:
        line = state.lines[person]
        bundle = line.page if of == "page" else line.digest
        if bundle is None or bundle.due > now + ahead:
            continue
        wanted = _wanted(state, person, bundle.messages)
        if rest := [id for id in bundle.messages if id not in wanted]:
            yield e.BundleDropped(at=now, person=person, of=of, messages=rest)
        if wanted:
            yield _begin(state, person, of, wanted, now)


def _wanted(state: Post, person: str, messages: Iterable[str]) -> list[str]:
    """Those messages that a person still needs to be told."""
    return [
        id for id in messages
        if (told := state.told.get(id)) is not None
        and not (told.withdrawn or told.muted or told.settled_at or person in told.seen)
    ]  # fmt: skip


def _begin(state: Post, person: str, of: e.Kind, messages: list[str], now: int, step: int = 0) -> e.DeliveryBegun:
    return e.DeliveryBegun(
        at=now, id=ids.drawn(f"{state.done}:{person}:{of}", now), person=person, of=of, messages=messages,
        channel=_order(state, person, messages)[0], step=step,
    )  # fmt: skip


def _order(state: Post, person: str, messages: Iterable[str]) -> list[str]:
    only = next((told.channels for id in messages if (told := state.told.get(id)) is not None and told.channels), [])
    return channels(state, person, only)


def is_under_way(state: Post, id: str, attempt: int) -> bool:
    """Whether a channel has this attempt of a delivery at the moment."""
    delivery = state.deliveries.get(id)
    return delivery is not None and not delivery.again and delivery.attempt == attempt


def fail(state: Post, failed: Failed, now: int) -> Entries:
    """The next channel is tried at once, all of them again later, and at last it is given up."""
    delivery = state.deliveries[failed.delivery]
    again, channel = _again(state, delivery, failed, now)
    yield e.DeliveryFailed(
        at=now, id=delivery.id, attempt=failed.attempt, why=failed.why, again=again, channel=channel
    )  # fmt: skip


def _again(state: Post, delivery: Delivery, failed: Failed, now: int) -> tuple[int, str]:
    order = _order(state, delivery.person, delivery.messages)
    if rest := [name for name in order if name not in (*delivery.tried, delivery.channel)]:
        return now, rest[0]
    tries = len(delivery.tried) + 1
    rounds = tries // max(1, len(order))
    if failed.for_good or rounds > len(BACKOFF):
        return 0, ""
    return now + BACKOFF[max(0, rounds - 1)], order[tries % len(order)]


def _settled(state: Post, told: Told, now: int) -> e.MessageSettled:
    terms = effectiveness.terms(told)
    return e.MessageSettled(
        at=now, id=told.message.id, effectiveness=effectiveness.effectiveness(terms), terms=terms,
        learned=list(effectiveness.learned(state, told)),
    )  # fmt: skip


def _is_past(told: Told, now: int) -> bool:
    waits = told.is_open and bool(told.message.decision)
    return bool(told.over_at) and not waits and now - max(told.over_at, told.last) > KEPT
