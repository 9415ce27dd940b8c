"""What views tell of progress as public events, beside the entries: how far it is, and what is odd."""

from __future__ import annotations

from typing import Any

from turbo_mode.core.machine.state import Execution
from turbo_mode.core.progress.anomalies import Anomaly
from turbo_mode.core.progress.percentage import Reading
from turbo_mode.core.progress.report import Span, anomaly_json
from turbo_mode.core.protocol.catalog import ANOMALY, progress_event
from turbo_mode.core.protocol.envelope import Envelope, timestamp


def progress_told(state: Execution, found: Reading, left: Span | None, now: int) -> Envelope:
    """``progress:updated``: the percentage by work, and where that is known how long it still takes (seconds)."""
    more: dict[str, Any] = {"percentage": round(found.percentage, 1)}
    if found.grew:
        more["grew"] = list(found.grew)
    if left is not None:
        more["remaining"] = {name: round(value, 1) for name, value in left._asdict().items()}
    return progress_event(state, now, **more)


def anomaly_told(execution: str, anomaly: Anomaly) -> Envelope:
    """``anomaly:detected``: once for each task, kind and round."""
    said = anomaly_json(anomaly)
    at, again = timestamp(round(1000 * anomaly.at)), f":{anomaly.round}" if anomaly.round > 1 else ""
    return Envelope(
        ANOMALY, f"{execution}:{anomaly.kind}:{anomaly.task}{again}", at, {"executionId": execution, **said}
    )
