"""When each type of document is written by itself: after these events, by their public names.

What tells of the whole is written at the end, and what helps on the way is written anew as it goes on.
"""

from __future__ import annotations

from turbo_mode.core.documents.kinds import KINDS, DocumentationType

END = "execution:completed"
_T = DocumentationType
_ON_THE_WAY: dict[str, tuple[DocumentationType, ...]] = {
    "execution:started": (_T.PLAN_BRIEF, _T.CONFIGURATION_REFERENCE),
    "phase:completed": (_T.HAND_OVER, _T.STATUS_DIGEST),
    "phase:failed": (_T.HAND_OVER, _T.STATUS_DIGEST),
    "decision:escalated": (_T.STATUS_DIGEST,),
    "decision:created": (_T.DECISION_RECORD, _T.STATUS_DIGEST),
    END: tuple(KINDS),
}


def due(event: str) -> tuple[DocumentationType, ...]:
    """The types that are written after an event."""
    return _ON_THE_WAY.get(event, ())
