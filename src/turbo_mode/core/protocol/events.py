"""The names of all public events, as the outside knows them."""

from __future__ import annotations

EVENTS = frozenset(
    {
        "progress:updated",
        "execution:started",
        "execution:updated",
        "execution:completed",
        "phase:started",
        "phase:skipped",
    }
    | {"execution:waiting", "task:waiting"}
    | {"phase:notRun", "phase:held", "phase:repeating", "phase:completed", "phase:failed", "task:started"}
    | {"phase:waiting", "phase:reopened", "phase:timedOut", "phase:loopEnded", "phase:finishing"}
    | {"task:expanded", "task:delayed", "task:verifying", "task:undoing", "task:retrying", "task:completed"}
    | {"task:failed", "budget:exhausted"}
    | {"task:inDoubt", "task:polling", "task:deadlinePassed", "task:fallingBack", "task:verified", "task:cancelled"}
    | {"task:skipped", "task:notRun", "decision:escalated", "decision:created", "signal:received"}
    | {"request:refused"}
    | {"decision:updated", "undo:started", "undo:updated", "undo:failed", "undo:completed", "service:stopping"}
    | {"service:stopped", "service:restarted", "service:ready", "child:updated", "child:completed"}
)
"""All public names."""
