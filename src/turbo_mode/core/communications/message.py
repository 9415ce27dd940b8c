"""One message: what is to be told to whom, and why."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from msgspec import Struct

from turbo_mode.core.regex import regex

LONGEST = 20_000
"""Characters of a message's content at most; of what is longer the beginning is kept, and how much is missing."""
LONGEST_TITLE = 200
MOST_RECIPIENTS = 200

_CONTROL = regex(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ud800-\udfff]"
)
_BREAKS = regex(r"\r\n?|[\u2028\u2029\x85]")


class CommunicationType(StrEnum):
    """What a message is."""

    STATUS = "STATUS"
    MILESTONE = "MILESTONE"
    DECISION_MADE = "DECISION_MADE"
    APPROVAL_REQUEST = "APPROVAL_REQUEST"
    ESCALATION = "ESCALATION"
    ALERT = "ALERT"
    DIGEST = "DIGEST"
    REPORT = "REPORT"


class CommunicationStatus(StrEnum):
    """What became of a message.

    PENDING: nobody has got it yet; SENT: somebody has; ACKNOWLEDGED: somebody has said that they have seen it;
    ANSWERED: what it asks has been decided; FAILED: no channel took it; MUTED: a silence or an inhibition held it
    back; WITHDRAWN: it was taken back.
    """

    PENDING = "PENDING"
    SENT = "SENT"
    ACKNOWLEDGED = "ACKNOWLEDGED"
    ANSWERED = "ANSWERED"
    FAILED = "FAILED"
    MUTED = "MUTED"
    WITHDRAWN = "WITHDRAWN"


ASKS = frozenset({CommunicationType.APPROVAL_REQUEST, CommunicationType.ESCALATION})
"""Types that ask somebody to decide."""
URGENT = ASKS | {CommunicationType.ALERT}
"""Types that interrupt people, where no route says otherwise."""


class Message(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """What is to be told. Two messages with one ``key`` say the same; those of one ``group`` belong together.

    ``decision`` is the question that it asks about, as ``EXECUTION/dN``; ``deadline`` (ms since the epoch) is until
    when an answer is in time, 0 if its route says so. ``urgency`` is how much it may disturb, where that was said.
    """

    id: str
    type: CommunicationType
    content: str
    recipients: list[str]
    title: str = ""
    key: str = ""
    group: str = ""
    execution: str = ""
    plan: str = ""
    phase: str = ""
    decision: str = ""
    deadline: int = 0
    by: str = ""
    urgency: Literal["", "low", "normal", "high"] = ""


def plain(text: str, longest: int = LONGEST) -> str:
    """A text from outside as it may be shown anywhere: without control characters, and not longer than this."""
    text = _CONTROL.sub("\ufffd", _BREAKS.sub("\n", text.replace("\x1b", "\ufffd")))
    if len(text) <= longest:
        return text
    note = f"\n[… {len(text) - longest:,} more characters]"
    return text[: max(0, longest - len(note))] + note


def one_line(text: str, longest: int = LONGEST_TITLE) -> str:
    """Likewise, on one line."""
    line = " ".join(plain(text, 4 * longest).split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
