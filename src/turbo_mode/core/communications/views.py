"""A message as every door shows it, and which of them entries change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from turbo_mode.core.communications import effectiveness
from turbo_mode.core.communications import entries as e
from turbo_mode.core.communications.state import Post, Told
from turbo_mode.core.protocol.envelope import timestamp


def message_data(told: Told) -> dict[str, Any]:
    """All that is known of a message, without what its record says itself: id, type, status and execution."""
    message = told.message
    terms = told.terms or effectiveness.terms(told)
    value = told.effectiveness if told.terms is not None else effectiveness.effectiveness(terms)
    data: dict[str, Any] = {
        "title": message.title, "content": message.content, "recipients": message.recipients, "by": message.by,
        "plan": message.plan, "phase": message.phase, "decision": message.decision, "urgent": told.urgent,
        "postedAt": timestamp(told.at), "deadline": timestamp(told.deadline), "repeats": told.repeats,
        "also": told.also,
        "people": told.people, "unknownRecipients": told.nobody, "mutedBy": told.muted, "effectiveness": value,
        "effectivenessIsFinal": told.terms is not None,
        "terms": {
            "delivered": terms.delivered, "acknowledged": terms.acknowledged, "inTime": terms.in_time,
            "right": terms.right, "noise": terms.noise,
        },
        "receipts": [
            {
                "recipient": each.person, "channel": each.channel, "delivery": each.delivery, "status": each.status,
                "at": timestamp(each.at), "attempt": each.attempt, "said": each.said,
            }
            for each in told.receipts
        ],
        "acknowledgements": [
            {"by": person, "at": timestamp(seen.at), "how": seen.how, "counts": seen.counts}
            for person, seen in told.seen.items()
        ],
        "answeredBy": told.answered_by, "amended": told.amended,
    }  # fmt: skip
    return data


def touched(entries: Sequence[e.AnyEntry], state: Post) -> list[str]:
    """The messages whose records change with these entries; that one was repeated is written with its next change."""
    found: dict[str, None] = {}
    for entry in entries:
        match entry:
            case e.MessagePosted():
                found[entry.message.id] = None
            case e.MessageMuted() | e.MessageWithdrawn() | e.MessageAmended() | e.MessageSettled():
                found[entry.id] = None
            case e.MessagesSeen() | e.QuestionSettled() | e.DeliveryBegun():
                found |= dict.fromkeys(entry.messages)
            case e.DeliverySent() | e.DeliveryFailed():
                for id, told in state.told.items():
                    if any(each.delivery == entry.id for each in told.receipts):
                        found[id] = None
            case e.StepFired():
                found |= dict.fromkeys(state.matters[entry.group].messages if entry.group in state.matters else ())
    return list(found)
