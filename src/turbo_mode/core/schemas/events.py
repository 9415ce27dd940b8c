"""What stands in the ``data`` of each public event, as JSON Schema (draft 7), for whoever reads events by a program.

``_DATA`` has a line for each event: its keys, with ``?`` behind those that aren't always there, and ``=`` before the
type where a key has another one than elsewhere. Further keys may come within a ``SCHEMA_VERSION``; nothing forbids
them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from turbo_mode.core import resources
from turbo_mode.core.plan.events import EVENTS

Schema = dict[str, Any]

_TEXT: Final[Schema] = {"type": "string"}
_NUMBER: Final[Schema] = {"type": "integer", "minimum": 0}
_FLAG: Final[Schema] = {"type": "boolean"}
_MAP: Final[Schema] = {"type": "object"}
_TIME: Final[Schema] = {"type": "string", "format": "date-time"}
_TYPES: Final[Mapping[str, Schema]] = {
    "text": _TEXT, "number": _NUMBER, "flag": _FLAG, "names": {"type": "array", "items": _TEXT}, "any": {},
    "textOrNames": {"type": ["string", "array"], "items": _TEXT},
}  # fmt: skip
_KEYS: Final[Mapping[str, Schema]] = {
    **dict.fromkeys(
        (
            "executionId", "id", "phase", "task", "key", "status", "change", "by", "reason", "outcome", "child", "plan",
            "lineage", "planDigest", "planVersion", "autonomyLevel", "actor", "trigger", "workspace", "parent",
            "parentTask", "forks", "fork", "environment", "willBe", "decision", "kind", "effect", "case",
            "waitsFor", "heldBy", "name", "what", "about", "question", "selection", "rationale", "decidedBy",
            "advice", "option", "link", "madeBy", "metric", "severity", "description",
        ),
        _TEXT,
    ),
    **dict.fromkeys(
        (
            "phases", "tasks", "done", "running", "openQuestions", "durationMs", "round", "rounds", "instance",
            "instances", "attempt", "attempts", "asked", "rowsRead", "rowsWritten", "version",
        ),
        _NUMBER,
    ),
    **dict.fromkeys(
        ("undo", "loop", "met", "fallback", "happened", "mayHaveHappened", "held", "good", "refuses"), _FLAG
    ),
    **dict.fromkeys(("labels", "inputs", "outputs", "counts", "artifacts", "context", "levels", "fields"), _MAP),
    **dict.fromkeys(("dueAt", "resumesAt", "timestamp"), _TIME),
    **dict.fromkeys(("wentOn", "lost", "options", "for", "grew"), _TYPES["names"]),
    "failure": {"type": "object", "required": ["code", "message"], "properties": {"code": _TEXT, "message": _TEXT}},
    "confidence": {"type": "number", "minimum": 0, "maximum": 1},
    "percentage": {"type": "number", "minimum": 0, "maximum": 100},
    "score": {"type": "number"},
    "remaining": {"type": "object", "additionalProperties": {"type": "number"}},
    "offers": {"type": "array", "items": {"type": "object", "required": ["name"]}},
    "approvals": {"type": "array", "items": {"type": "object", "required": ["of", "from"]}},
    "effects": {"type": "array", "items": {"type": "object", "required": ["effect", "task"]}},
    "payload": {},
}  # fmt: skip
_WHO: Final = "task instance? key?"
_TASK: Final = f"{_WHO} phase status"
_COUNTS: Final = "tasks done running openQuestions"
_ATTEMPT: Final = f"{_TASK} attempt kind effect case? fallback? resumesAt? child?"
_DECISION: Final = (
    "id about phase? task? instance? key? question context autonomyLevel options offers confidence status"
)
_DATA: Final[Mapping[str, str]] = {
    "execution:started": (
        "lineage plan planDigest planVersion? labels? inputs autonomyLevel actor? trigger? workspace? status phases"
        " tasks parent? parentTask? undoes=text? forks?"
    ),
    "execution:updated": "status change by? reason? to=textOrNames? wentOn? lost? fork?",
    "execution:waiting": "status waitsFor kind heldBy?",
    "execution:completed": f"plan status outcome? reason? outputs durationMs {_COUNTS}",
    "phase:started": "phase round tasks environment?",
    "phase:skipped": "phase status reason?",
    "phase:notRun": "phase status reason?",
    "phase:held": "phase decision",
    "phase:repeating": "phase dueAt undo loop",
    "phase:waiting": "phase dueAt reason",
    "phase:reopened": "phase tasks=names by?",
    "phase:timedOut": "phase round",
    "phase:loopEnded": "phase rounds met reason?",
    "phase:finishing": "phase willBe tasks reason?",
    "phase:completed": "phase status reason? durationMs",
    "phase:failed": "phase status reason? durationMs",
    "task:started": _ATTEMPT,
    "task:verifying": _ATTEMPT,
    "task:undoing": _ATTEMPT,
    "task:expanded": f"{_TASK} instances",
    "task:waiting": f"{_WHO} phase? status? undoes=number? waitsFor kind heldBy?",
    "task:delayed": f"{_TASK} dueAt? reason",
    "task:retrying": f"{_TASK} attempt failure dueAt?",
    "task:polling": f"{_TASK} asked dueAt",
    "task:deadlinePassed": _TASK,
    "task:fallingBack": f"{_TASK} attempts failure",
    "task:completed": f"{_TASK} attempts outputs durationMs by? artifacts? rowsRead? rowsWritten? counts?",
    "task:failed": f"{_TASK} attempts failure counts?",
    "task:inDoubt": f"{_TASK} failure",
    "task:verified": f"{_TASK} happened? failure?",
    "task:cancelled": f"{_TASK} mayHaveHappened",
    "task:skipped": f"{_TASK} reason?",
    "task:notRun": f"{_TASK} reason?",
    "child:updated": "child task phase openQuestions held",
    "child:completed": "child task phase status outcome?",
    "signal:received": "name payload? by?",
    "request:refused": "what attempt=text? about",
    "decision:escalated": f"{_DECISION} reason advice=any? approvals?",
    "decision:created": f"{_DECISION} levels selection rationale decidedBy",
    "decision:updated": (
        "id status? change? phase? task? option? good? confidence? by? reason? selection? refuses? fields? for?"
        " to=textOrNames? link? madeBy?"
    ),
    "budget:exhausted": "phase? what",
    "undo:started": "phase? effects",
    "undo:updated": "effect=number status task? instance? key? by?",
    "undo:failed": f"effect=number {_WHO} failure",
    "undo:completed": "phase?",
    "service:stopping": "tasks=names",
    "service:stopped": f"{_WHO} asked=flag reason?",
    "service:restarted": _WHO,
    "service:ready": _WHO,
    "progress:updated": f"status {_COUNTS} percentage? grew? remaining?",
    "anomaly:detected": "id metric task severity description score timestamp",
}
_RESOURCE: Final = "id version executionId? type=text? status?"


def public_names() -> list[str]:
    """All events that go out: those of executions, and those of what has a record of its own."""
    return sorted(EVENTS | resources.EVENTS)


def schema_of(event: str) -> Schema:
    """The schema of an event as it goes out. Raises ``KeyError`` for one that there is not."""
    if event not in EVENTS | resources.EVENTS:
        raise KeyError(event)
    ways = [_object(f"executionId {_DATA[event]}")] if event in _DATA else []
    if event in resources.EVENTS:
        ways.append(_object(_RESOURCE))
    data = ways[0] if len(ways) == 1 else {"anyOf": ways}
    return {
        "type": "object", "required": ["event", "id", "timestamp", "data"],
        "properties": {"event": {"const": event}, "id": _TEXT, "timestamp": _TIME, "data": data},
    }  # fmt: skip


def _object(line: str) -> Schema:
    """An object with the keys of a line."""
    required, properties = [], {}
    for word in line.split():
        key, _, type = word.removesuffix("?").partition("=")
        properties[key] = _TYPES[type] if type else _KEYS[key]
        if not word.endswith("?"):
            required.append(key)
    return {"type": "object", "required": required, "properties": properties}
