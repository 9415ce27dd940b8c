"""The names of public events, as ``notifications`` and ``triggers`` may name them. The catalogue has the same ones."""

from __future__ import annotations

EVENTS = frozenset((
    "execution:started", "execution:updated", "execution:completed", "phase:started", "phase:skipped", "phase:notRun",
    "phase:held", "phase:repeating", "phase:waiting", "phase:timedOut", "phase:loopEnded", "phase:finishing",
    "phase:completed", "phase:failed", "task:started", "task:expanded", "task:verifying", "task:undoing",
    "task:retrying", "task:polling", "task:deadlinePassed", "task:fallingBack", "task:completed", "task:failed",
    "task:inDoubt", "task:verified", "task:cancelled", "task:skipped", "task:notRun", "signal:received",
    "decision:escalated", "decision:created", "decision:updated", "undo:started", "undo:updated", "undo:failed",
    "undo:completed", "service:stopping", "service:stopped", "service:restarted", "service:ready", "progress:updated",
))  # fmt: skip
"""All of them."""
