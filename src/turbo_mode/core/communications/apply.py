"""``apply(state, entry)``: the only code that changes the state of messages. It decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from turbo_mode.core.communications import entries as e
from turbo_mode.core.communications.state import Bundle, Delivery, Line, Matter, Page, Post, Receipt, Seen, Told

ALSO = 20
"""So many other titles of what was said again are remembered."""
KEPT = 200
"""So many receipts of a message are kept, the newest."""


def apply(state: Post, entry: e.AnyEntry) -> None:
    """Changes the state. Raises ``KeyError`` for an entry that can't follow."""
    _APPLY[type(entry)](state, entry)
    state.seq += 1


def _settings(state: Post, entry: e.SettingsChanged) -> None:
    state.settings, state.groups, state.channels = entry.settings, entry.groups, entry.channels


def _posted(state: Post, entry: e.MessagePosted) -> None:
    message = entry.message
    state.told[message.id] = Told(
        message, entry.at, list(entry.people), list(entry.nobody), entry.urgent, entry.deadline, list(entry.channels),
        last=entry.at,
    )  # fmt: skip
    if message.key:
        state.keys[message.key] = message.id


def _repeated(state: Post, entry: e.MessageRepeated) -> None:
    told = state.told[entry.of]
    told.repeats += 1
    told.last = entry.at
    if entry.title not in ("", told.message.title, *told.also) and len(told.also) < ALSO:
        told.also.append(entry.title)


def _muted(state: Post, entry: e.MessageMuted) -> None:
    state.told[entry.id].muted = entry.why


def _opened(state: Post, entry: e.MatterOpened) -> None:
    state.matters[entry.group] = Matter(entry.group, entry.at, [entry.message], entry.chain)
    state.told[entry.message].matter = entry.group


def _joined(state: Post, entry: e.MatterJoined) -> None:
    state.matters[entry.group].messages.append(entry.message)
    state.told[entry.message].matter = entry.group


def _fired(state: Post, entry: e.StepFired) -> None:
    matter = state.matters[entry.group]
    if entry.step < matter.step:
        raise KeyError(f"step {entry.step} of {entry.group} was fired before")
    matter.step = entry.step + 1
    for id in matter.messages:
        told = state.told[id]
        told.people += [person for person in entry.people if person not in told.people]


def _closed(state: Post, entry: e.MatterClosed) -> None:
    del state.matters[entry.group]
    state.calm = {group: until for group, until in state.calm.items() if until > entry.at}
    if entry.calm_until:
        state.calm[entry.group] = entry.calm_until


def _gathered(state: Post, entry: e.Gathered) -> None:
    line = state.lines.setdefault(entry.person, Line())
    bundle = line.page if entry.of == "page" else line.digest
    if bundle is None:
        bundle = Bundle(entry.due)
        line.page, line.digest = (bundle, line.digest) if entry.of == "page" else (line.page, bundle)
    bundle.due = min(bundle.due, entry.due)
    if entry.message not in bundle.messages:
        bundle.messages.append(entry.message)


def _dropped(state: Post, entry: e.BundleDropped) -> None:
    _take(state.lines[entry.person], entry.of, entry.messages)


def _take(line: Line, of: e.Kind, messages: list[str]) -> None:
    """What was gathered is gathered no more."""
    bundle = line.page if of == "page" else line.digest
    if bundle is None:
        return
    bundle.messages = [each for each in bundle.messages if each not in messages]
    if not bundle.messages:
        line.page, line.digest = (None, line.digest) if of == "page" else (line.page, None)


def _begun(state: Post, entry: e.DeliveryBegun) -> None:
    line = state.lines.setdefault(entry.person, Line())
    known = state.deliveries.get(entry.id)
    if known is None:
        state.done += 1
        _take(line, entry.of, entry.messages)
        if entry.of == "page":
            _take(line, "digest", entry.messages)
            line.pages = [*line.pages[-19:], Page(entry.at)]
        known = state.deliveries[entry.id] = Delivery(
            entry.id, entry.person, entry.of, list(entry.messages), entry.channel, 0, entry.at, step=entry.step
        )
    known.attempt, known.channel, known.again = entry.attempt, entry.channel, 0
    for id in entry.messages:
        if (told := state.told.get(id)) is not None:
            _note(told, Receipt(entry.person, entry.channel, entry.id, "SENDING", entry.at, entry.attempt))


def _note(told: Told, receipt: Receipt) -> None:
    """The newest word on a delivery by a channel replaces the one before."""
    same = (receipt.delivery, receipt.channel)
    kept = [each for each in told.receipts if (each.delivery, each.channel) != same]
    told.receipts = [*kept[1 - KEPT :], receipt]


def _sent(state: Post, entry: e.DeliverySent) -> None:
    delivery = state.deliveries.pop(entry.id)
    for id in delivery.messages:
        if (told := state.told.get(id)) is not None:
            told.sent.setdefault(delivery.person, entry.at)
            told.copies += 1
            _note(told, Receipt(
                delivery.person, delivery.channel, entry.id, "SENT", entry.at, entry.attempt, entry.receipt
            ))  # fmt: skip


def _failed(state: Post, entry: e.DeliveryFailed) -> None:
    delivery = state.deliveries[entry.id]
    status = "FAILED" if entry.again else "GIVEN_UP"
    for id in delivery.messages:
        if (told := state.told.get(id)) is not None:
            told.given_up += not entry.again
            _note(told, Receipt(
                delivery.person, delivery.channel, entry.id, status, entry.at, entry.attempt, entry.why
            ))  # fmt: skip
    delivery.tried.append(delivery.channel)
    delivery.again, delivery.channel = entry.again, entry.channel or delivery.channel
    if not entry.again:
        del state.deliveries[entry.id]


def _seen(state: Post, entry: e.MessagesSeen) -> None:
    for id in entry.messages:
        told = state.told[id]
        before = told.seen.get(entry.by)
        if before is None or (entry.counts and not before.counts):
            told.seen[entry.by] = Seen(entry.at, entry.how, entry.counts)
        elif entry.how != "acknowledged":
            before.how = entry.how
    for page in state.line(entry.by).pages:
        page.seen = True
    _use(state, entry)


def _use(state: Post, entry: e.MessagesSeen) -> None:
    if entry.link:
        state.links = {id: until for id, until in state.links.items() if until > entry.at}
        state.links[entry.link] = max(entry.expires, entry.at + 1)


def _question(state: Post, entry: e.QuestionSettled) -> None:
    for id in entry.messages:
        told = state.told[id]
        told.settled_at, told.answered_by = entry.at, entry.by
        if entry.by:
            told.seen.setdefault(entry.by, Seen(entry.at, "answered", True)).how = "answered"
            for page in state.line(entry.by).pages:
                page.seen = True


def _silenced(state: Post, entry: e.SilenceMade) -> None:
    state.silences = {id: each for id, each in state.silences.items() if each.until > entry.at}
    state.silences[entry.silence.id] = entry.silence


def _unsilenced(state: Post, entry: e.SilenceEnded) -> None:
    del state.silences[entry.id]


def _withdrawn(state: Post, entry: e.MessageWithdrawn) -> None:
    state.told[entry.id].withdrawn = True


def _amended(state: Post, entry: e.MessageAmended) -> None:
    told = state.told[entry.id]
    told.message = replace(told.message, content=entry.content, title=entry.title or told.message.title)
    told.amended += 1


def _passed(state: Post, entry: e.PositionPassed) -> None:
    state.position = max(state.position, entry.position)


def _settled(state: Post, entry: e.MessageSettled) -> None:
    told = state.told[entry.id]
    told.effectiveness, told.terms, told.over_at = entry.effectiveness, entry.terms, entry.at
    for each in entry.learned:
        line = state.lines.setdefault(each.person, Line())
        for table, name in ((line.by_channel, each.channel), (line.by_hour, str(each.hour))):
            count = table.setdefault(name, [0, 0])
            count[0] += each.good
            count[1] += 1


def _forgotten(state: Post, entry: e.MessagesForgotten) -> None:
    gone = set(entry.ids)
    for id in entry.ids:
        told = state.told.pop(id)
        if state.keys.get(told.message.key) == id:
            del state.keys[told.message.key]
    for matter in state.matters.values():
        matter.messages = [id for id in matter.messages if id not in gone]


_APPLY: dict[type, Callable[[Post, Any], None]] = {
    e.SettingsChanged: _settings, e.MessagePosted: _posted, e.MessageRepeated: _repeated, e.MessageMuted: _muted,
    e.MatterOpened: _opened, e.MatterJoined: _joined, e.StepFired: _fired, e.MatterClosed: _closed,
    e.Gathered: _gathered,
    e.DeliveryBegun: _begun, e.DeliverySent: _sent, e.DeliveryFailed: _failed, e.BundleDropped: _dropped,
    e.MessagesSeen: _seen, e.QuestionSettled: _question, e.SilenceMade: _silenced, e.SilenceEnded: _unsilenced,
    e.MessageWithdrawn: _withdrawn, e.MessageAmended: _amended, e.PositionPassed: _passed,
    e.MessageSettled: _settled, e.MessagesForgotten: _forgotten,
}  # fmt: skip
