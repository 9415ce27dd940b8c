"""The names of all public events: ``notifications`` and ``triggers`` may name them, the catalogue tells them."""

from __future__ import annotations

EVENTS = frozenset((
    "execution:started", "execution:updated", "execution:completed", "execution:waiting", "phase:started",
    "phase:skipped", "phase:notRun", "phase:held", "phase:repeating", "phase:waiting", "phase:reopened",
    "phase:timedOut", "phase:loopEnded", "phase:finishing", "phase:completed", "phase:failed", "task:started",
    "task:expanded", "task:waiting", "task:delayed", "task:verifying", "task:undoing", "task:retrying",
    "task:polling", "task:deadlinePassed", "task:fallingBack", "task:completed", "task:failed", "task:inDoubt",
    "task:verified", "task:cancelled", "task:skipped", "task:notRun", "child:updated", "child:completed",
    "signal:received", "request:refused", "decision:escalated", "decision:created", "decision:updated",
    "budget:exhausted", "undo:started", "undo:updated", "undo:failed", "undo:completed", "service:stopping",
    "service:stopped", "service:restarted", "service:ready", "progress:updated", "anomaly:detected",
))  # fmt: skip
