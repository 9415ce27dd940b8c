"""Messages: ``decide(state, input, facts) -> entries``. Nothing is told that isn't an entry, nothing is lost.

    input        what it leads to
    Post         MessagePosted, or MessageRepeated if the same was said lately; a matter if it is urgent; for each
                 person it is Gathered into a page or a digest; or MessageMuted
    Look         what is due: a bundle or another attempt begins (DeliveryBegun), a step of an escalation is fired
                 (StepFired), a message is settled, or forgotten
    Sent/Failed  DeliverySent, or DeliveryFailed with when and by which channel it is tried again
    Acknowledge  MessagesSeen, and the matter is closed: no step of it is fired any more
    Resolve      QuestionSettled, likewise

That a delivery begins is an entry before anything is sent. After a crash it begins again with the same id and number,
so every message reaches each of its people at least once, and a receiver that keeps ids takes it once.
"""

from __future__ import annotations

from collections.abc import Iterator

from turbo_mode.core.communications import delivering, routing
from turbo_mode.core.communications import entries as e
from turbo_mode.core.communications.apply import apply
from turbo_mode.core.communications.effectiveness import INSTANT
from turbo_mode.core.communications.escalation import chain_of
from turbo_mode.core.communications.inputs import (
    Acknowledge,
    Amend,
    Configure,
    Facts,
    Failed,
    Hush,
    Input,
    Look,
    Pass,
    Post,
    Resolve,
    Sent,
    Unhush,
    Withdraw,
)
from turbo_mode.core.communications.recipients import people
from turbo_mode.core.communications.state import Post as State
from turbo_mode.core.communications.state import Told
from turbo_mode.core.plan.durations import milliseconds

Entries = Iterator[e.AnyEntry]


def step(state: State, input: Input, facts: Facts) -> list[e.AnyEntry]:
    """Decides on one input and applies what follows; returns the entries."""
    entries: list[e.AnyEntry] = []
    for entry in decide(state, input, facts):
        apply(state, entry)
        entries.append(entry)
    return entries


def decide(state: State, input: Input, facts: Facts) -> Entries:
    """What follows from one input, entry by entry; each is to be applied before the next one is asked for."""
    now = facts.now
    match input:
        case Configure():
            if (input.settings, input.groups, input.channels) != (state.settings, state.groups, state.channels):
                yield e.SettingsChanged(
                    at=now, settings=input.settings, groups=input.groups, channels=input.channels
                )  # fmt: skip
        case Post():
            yield from _post(state, input, now)
        case Acknowledge():
            yield from _acknowledge(state, input, now)
        case Resolve():
            yield from _resolve(state, input, now)
        case Hush() if input.silence.id not in state.silences:
            yield e.SilenceMade(at=now, silence=input.silence)
        case Unhush() if input.id in state.silences:
            yield e.SilenceEnded(at=now, id=input.id, by=input.by)
        case Withdraw() if input.id in state.told and not state.told[input.id].withdrawn:
            yield e.MessageWithdrawn(at=now, id=input.id, by=input.by)
            yield from _close_matters(state, [input.id], "settled", now)
        case Amend() if input.id in state.told:
            yield e.MessageAmended(at=now, id=input.id, content=input.content, title=input.title, by=input.by)
        case Pass() if input.position > state.position:
            yield e.PositionPassed(at=now, position=input.position)
        case Look():
            yield from delivering.look(state, now, input.ahead)
        case Sent() if delivering.is_under_way(state, input.delivery, input.attempt):
            yield e.DeliverySent(at=now, id=input.delivery, attempt=input.attempt, receipt=input.receipt)
        case Failed() if delivering.is_under_way(state, input.delivery, input.attempt):
            yield from delivering.fail(state, input, now)


def _post(state: State, post: Post, now: int) -> Entries:
    message = post.message
    if message.id in state.told:
        return
    same = state.told.get(state.keys.get(message.key, ""))
    if same is not None and _says_nothing_new(state, same, now):
        yield e.MessageRepeated(at=now, of=same.message.id, id=message.id, title=message.title)
        return
    route = routing.route_of(state.settings, message)
    urgent = routing.is_urgent(route, message)
    meant = people(state.settings, state.groups, [*message.recipients, *route.to], now, state.channels)
    yield e.MessagePosted(
        at=now, message=message, people=meant.people, nobody=meant.nobody, urgent=urgent,
        deadline=routing.deadline_of(route, message, urgent, now), channels=route.channels,
    )  # fmt: skip
    told = state.told[message.id]
    if why := routing.muted(state, message, now):
        yield e.MessageMuted(at=now, id=message.id, why=why)
        return
    if urgent:
        group = routing.group_of(route, message)
        if group in state.matters:
            yield e.MatterJoined(at=now, group=group, message=message.id)
        else:
            yield e.MatterOpened(
                at=now, group=group, message=message.id, chain=chain_of(state.settings, route, message)
            )  # fmt: skip
    for person in meant.people:
        placed = routing.place(state, told, person, now)
        yield e.Gathered(at=now, person=person, of=placed.of, message=message.id, due=placed.due)


def _says_nothing_new(state: State, same: Told, now: int) -> bool:
    over = same.withdrawn or bool(same.settled_at)
    return not over and now - same.last <= milliseconds(state.settings.dedup)


def _acknowledge(state: State, said: Acknowledge, now: int) -> Entries:
    messages = meant_by(state, said.of)
    if not messages or said.link in state.links:
        return
    reachable = state.settings.people.get(said.by)
    is_bot = reachable is not None and reachable.bot
    sent = [state.told[id].sent[said.by] for id in messages if said.by in state.told[id].sent]
    is_instant = bool(sent) and now - max(sent) < INSTANT
    yield e.MessagesSeen(
        at=now, messages=messages, by=said.by, how=said.how, counts=not (is_bot or is_instant), link=said.link,
        expires=said.expires,
    )  # fmt: skip
    if not is_bot:
        yield from _close_matters(state, messages, "acknowledged", now)


def meant_by(state: State, name: str) -> list[str]:
    """The messages that a name means: one by its id or the end of it; all of a delivery, a matter or a question."""
    if name in state.told:
        return [name]
    if asked := [id for id, told in state.told.items() if told.message.decision == name]:
        return asked
    if name in state.matters:
        return list(state.matters[name].messages)
    sent = [id for id, told in state.told.items() if any(each.delivery == name for each in told.receipts)]
    return sent or [id for id in state.told if len(name) >= 6 and id.endswith(name)]


def _resolve(state: State, said: Resolve, now: int) -> Entries:
    messages = [told.message.id for told in state.about(said.about) if not told.settled_at]
    if messages:
        yield e.QuestionSettled(at=now, messages=messages, by=said.by)
    yield from _close_matters(state, messages, "settled", now)


def _close_matters(state: State, messages: list[str], why: str, now: int) -> Entries:
    """Ends the matters of these messages; one that is settled only goes with the last of its messages."""
    for group in dict.fromkeys(state.told[id].matter for id in messages):
        matter = state.matters.get(group)
        if matter is None:
            continue
        if why == "acknowledged":
            calm = now + milliseconds(state.settings.budgets.per)
            yield e.MatterClosed(at=now, group=group, why="acknowledged", calm_until=calm)
        elif not any(state.told[id].is_open for id in matter.messages if id in state.told):
            yield e.MatterClosed(at=now, group=group, why="settled")
