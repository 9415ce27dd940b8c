"""How far, how long still, and what is odd: the record of it that every door shows, and the numbers in it."""

from __future__ import annotations

from typing import Any, NamedTuple

from msgspec import Struct

from turbo_mode.core.machine.state import Execution
from turbo_mode.core.progress.anomalies import Anomaly
from turbo_mode.core.progress.percentage import Gauge, tasks_told
from turbo_mode.core.progress.timeline import Timeline
from turbo_mode.core.protocol.catalog import counts
from turbo_mode.core.protocol.envelope import timestamp


class Span(NamedTuple):
    """Seconds from now: median, and the ends of an interval that holds with a chance of 80 %."""

    median: float
    low: float
    high: float


class Move(Struct, frozen=True):
    """The estimated end has moved by more than a tenth of the whole: when (ms), from where to where (ms), and why."""

    at: int
    before: int
    after: int
    cause: str


class Outlook(Struct, frozen=True):
    """What is foretold at ``at`` (ms): what is ``left``, and from how many earlier ``executions`` that is known.

    ``first`` is what was foretold at the beginning, in seconds from there.
    """

    at: int
    left: Span
    executions: int
    first: Span | None = None
    moves: tuple[Move, ...] = ()


class Progress(Struct, frozen=True):
    """The progress of one execution at ``at`` (ms since the epoch)."""

    id: str
    execution: str
    percentage: float
    metrics: dict[str, Any]
    predictions: dict[str, Any]
    anomalies: list[Anomaly]
    at: int
    phases: dict[str, float]
    tasks: dict[str, float]
    grew: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """With the guide's names."""
        return {
            "id": self.id, "execution": self.execution, "percentage": round(self.percentage, 1),
            "metrics": self.metrics, "predictions": self.predictions,
            "anomalies": [anomaly_json(each) for each in self.anomalies], "timestamp": timestamp(self.at),
            "phases": {id: round(part, 1) for id, part in self.phases.items()},
            "tasks": {id: round(part, 1) for id, part in self.tasks.items()}, "grew": list(self.grew),
        }  # fmt: skip


def anomaly_json(anomaly: Anomaly) -> dict[str, Any]:
    """An anomaly for programs; its ``at`` is in seconds since the epoch."""
    return {
        "id": f"{anomaly.kind}:{anomaly.task}", "metric": anomaly.kind, "task": anomaly.task,
        "severity": anomaly.severity, "description": anomaly.explanation, "score": anomaly.score,
        "timestamp": timestamp(round(1000 * anomaly.at)),
    }  # fmt: skip


def progress_of(
    state: Execution, line: Timeline, gauge: Gauge, outlook: Outlook | None, anomalies: list[Anomaly], now: int
) -> Progress:
    """The progress of an execution; ``line`` has been ended at ``now`` (ms) where it goes on."""
    found = gauge.read(state, now)
    return Progress(
        id=state.id, execution=state.id, percentage=found.percentage, metrics=metrics(state, line),
        predictions=predictions(state, line, outlook) if outlook is not None else {}, anomalies=anomalies,
        at=line.until if state.ended else now, phases=found.phases, tasks=tasks_told(state, gauge.weights, now),
        grew=found.grew,
    )  # fmt: skip


def metrics(state: Execution, line: Timeline) -> dict[str, Any]:
    """Numbers about an execution. Times are in seconds, throughput is in tasks that ended in a minute."""
    lasted = max(line.until - line.since, 1) / 1000
    tasks = line.tasks.values()
    done = sum(task.status in ("COMPLETED", "FAILED") for task in tasks)
    good = sum(task.status == "COMPLETED" for task in tasks)
    tried = sum(len(task.attempts) for task in tasks)
    spent = {what: sum(task.of(what) for task in tasks) / 1000 for what in ("runs", "waits", "pauses", "asks")}
    return {
        **counts(state), "seconds": round(lasted, 3), "throughput": round(60 * done / lasted, 2),
        "parallelism": round(spent["runs"] / lasted, 2), "attempts": tried,
        "retries": sum(task.retries for task in tasks), "successRate": round(good / done, 4) if done else None,
        "attemptSuccessRate": round(good / tried, 4) if tried else None,
        "timeInState": {
            "running": round(spent["runs"], 3), "waiting": round(spent["waits"], 3),
            "retrying": round(spent["pauses"], 3), "asking": round(spent["asks"], 3),
        },
        "asked": round(sum(line.questions) / 1000, 3), "overTime": over_time(line),
    }  # fmt: skip


def over_time(line: Timeline, parts: int = 12) -> list[dict[str, Any]]:
    """The same over time, in so many equal parts: tasks that ended in a minute, how many ran and waited, retries."""
    size = max(line.until - line.since, 1) / parts
    ended, retries = [0] * parts, [0] * parts
    spent = {"runs": [0.0] * parts, "waits": [0.0] * parts}

    def part_of(at: int) -> int:
        return max(min(int((at - line.since) / size), parts - 1), 0)  # clocks may be set back

    for task in line.tasks.values():
        for place, span in enumerate(task.spans):
            retries[part_of(span.since)] += span.what == "pauses" and place > 0
            for part in range(part_of(span.since), part_of(span.until) + 1) if span.what in spent else ():
                begins = line.since + part * size
                spent[span.what][part] += max(min(span.until, begins + size) - max(span.since, begins), 0.0)
        if task.spans and task.status in ("COMPLETED", "FAILED"):
            ended[part_of(task.spans[-1].until)] += 1
    return [
        {"until": timestamp(round(line.since + (part + 1) * size)), "throughput": round(60_000 * ended[part] / size, 2),
         "running": round(spent["runs"][part] / size, 2), "waiting": round(spent["waits"][part] / size, 2),
         "retries": retries[part]}
        for part in range(parts)
    ]  # fmt: skip


def predictions(state: Execution, line: Timeline, outlook: Outlook) -> dict[str, Any]:
    """What was foretold: the expected end, every move of it with its cause, and how the first one turned out."""
    said: dict[str, Any] = {"executions": outlook.executions}
    if not state.ended:
        left = outlook.left
        said["remaining"] = {name: round(value, 3) for name, value in left._asdict().items()}
        said["finish"] = {
            name: timestamp(outlook.at + round(1000 * value)) for name, value in left._asdict().items()
        }  # fmt: skip
    if outlook.first is not None:
        first = outlook.first
        said["first"] = {name: round(value, 3) for name, value in first._asdict().items()}
        if state.status == "COMPLETED":
            lasted = max(line.until - line.since, 1) / 1000
            said["kept"] = first.low <= lasted <= first.high
            said["error"] = round(abs(first.median - lasted) / lasted, 4)
    said["moves"] = [
        {"at": timestamp(each.at), "from": timestamp(each.before), "to": timestamp(each.after), "cause": each.cause}
        for each in outlook.moves
    ]
    return said
