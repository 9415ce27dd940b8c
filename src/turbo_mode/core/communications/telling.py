"""What of an execution is told to people: public events on the one side, what the machine is fed on the other.

    event                              is told as
    decision:escalated                 APPROVAL_REQUEST where people's agreement is asked for, else ESCALATION
    decision:updated (ANSWERED, VOID)  an acknowledgement; what was asked is settled
    decision:created                   what was asked is settled; DECISION_MADE for a gate
    task:failed, anomaly:…             ALERT
    phase:completed, phase:failed      MILESTONE
    execution:started                  STATUS
    execution:completed                REPORT, or ALERT if it has failed

The id of a message is made of the id of its event, so an event that is told twice makes one message.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from turbo_mode.core import ids
from turbo_mode.core.communications.inputs import Acknowledge, Input, Post, Resolve
from turbo_mode.core.communications.message import CommunicationType, Message, one_line, plain
from turbo_mode.core.protocol.envelope import Envelope

Data = dict[str, Any]
LONGEST_REASON = 2_000
"""Characters of what a task said of its failure that stand in a message."""


class About(NamedTuple):
    """What is known of the execution of an event: its plan, who has started it, and whether it is a child."""

    plan: str
    actor: str
    is_child: bool = False


def inputs(event: Envelope, about: About) -> list[Input]:
    """What an event means for the machine of messages, in order. One that makes no sense is told as it is."""
    tell = _TELL.get(event.event) or (_anomaly if event.event.startswith("anomaly:") else None)
    try:
        return list(tell(event, about)) if tell is not None else []
    except (KeyError, TypeError, ValueError, AttributeError):
        return [_message(event, about, CommunicationType.ALERT, f"{about.plan}: {event.event}", str(event.data))]


def _message(event: Envelope, about: About, type: CommunicationType, title: str, content: str, **more: Any) -> Post:
    data, at = event.data, moment(event.timestamp)
    message = Message(
        id=ids.drawn(f"{event.id}:{type}:{more.pop('apart', '')}", at), type=type, title=one_line(title),
        content=plain(content), recipients=more.pop("recipients", None) or [f"user:{about.actor}"],
        execution=data.get("executionId", ""), plan=about.plan, phase=data.get("phase", ""), **more,
    )  # fmt: skip
    return Post(message)


def moment(text: str) -> int:
    """A time of an event in ms since the epoch."""
    return round(datetime.fromisoformat(text).timestamp() * 1000)


def _escalated(event: Envelope, about: About) -> Iterator[Input]:
    data = event.data
    asked = list(dict.fromkeys(who for each in data.get("approvals", ()) for who in each.get("from", ())))
    type = CommunicationType.APPROVAL_REQUEST if data.get("approvals") else CommunicationType.ESCALATION
    yield _message(
        event, about, type, data.get("question", ""), _asked(data), recipients=asked, decision=data["id"],
        key=data["id"], deadline=_due(data),
    )  # fmt: skip


def _asked(data: Data) -> str:
    lines = [data.get("question", ""), "", f"Why you are asked: {data['reason']}" if data.get("reason") else ""]
    lines.append(f"Answers: {', '.join(data.get('options', ()))}")
    if task := data.get("task"):
        lines.append(f"It is about the task {task}.")
    for approval in data.get("approvals", ()):
        if approval.get("dueAt"):
            lines.append(f"Without an answer until {approval['dueAt']}: {approval['onTimeout']}.")
    return "\n".join(line for place, line in enumerate(lines) if line or place == 1)


def _due(data: Data) -> int:
    dues = [each["dueAt"] for each in data.get("approvals", ()) if each.get("dueAt")]
    return min(map(moment, dues), default=0)


def _updated(event: Envelope, about: About) -> Iterator[Input]:
    data = event.data
    if data.get("status") == "VOID":
        yield Resolve(data["id"])
    elif data.get("change") == "ANSWERED":
        yield Acknowledge(data["id"], data.get("by", ""), "answered")
    elif data.get("change") == "WIDENED":
        said = f"{data['id']} still waits for an answer; you are asked as well."
        yield _message(
            event, about, CommunicationType.ESCALATION, "A question still waits for an answer", said,
            recipients=data.get("to"), decision=data["id"], key=event.id,
        )  # fmt: skip


def _decided(event: Envelope, about: About) -> Iterator[Input]:
    data = event.data
    who = data.get("decidedBy", "")
    yield Resolve(data["id"], who if who not in ("rules", "policy") else "")
    if data.get("about") == "gate":
        title = f"{about.plan}: {data.get('phase', '')} → {data.get('selection', '')}"
        lines = [f"{data.get('question', '')}", f"Decided: {data.get('selection', '')}, by {who or 'the rules'}."]
        lines += [data.get("rationale", ""), f"Confidence {data.get('confidence', 0):.2f}."]
        yield _message(event, about, CommunicationType.DECISION_MADE, title, "\n".join(filter(None, lines)))


def _task_failed(event: Envelope, about: About) -> Iterator[Input]:
    data = event.data
    failure = data.get("failure") or {}
    said = one_line(failure.get("message", ""))
    content = f"{data.get('task', '')} of {data.get('phase', '')} has failed: {failure.get('code', '')}\n"
    content += plain(failure.get("message", ""), LONGEST_REASON)
    key = json.dumps(["failed", about.plan, failure.get("code"), said])
    yield _message(
        event, about, CommunicationType.ALERT, f"{about.plan}: {data.get('task', '')} failed: {said}", content, key=key
    )


def _anomaly(event: Envelope, about: About) -> Iterator[Input]:
    data = event.data
    said = str(data.get("explanation") or data.get("message") or data.get("reason") or event.event)
    key = json.dumps([event.event, about.plan, data.get("phase"), data.get("task"), data.get("kind")])
    title = f"{data.get('task') or about.plan}: {one_line(said)}"
    yield _message(event, about, CommunicationType.ALERT, title, said, key=key)


def _phase(event: Envelope, about: About) -> Iterator[Input]:
    data = event.data
    if about.is_child:
        return
    word = "is done" if data.get("status") == "COMPLETED" else str(data.get("status", "")).lower().replace("_", " ")
    content = f"Phase {data.get('phase', '')} {word}, after {_took(data)}.\n{data.get('reason', '')}".strip()
    yield _message(
        event, about, CommunicationType.MILESTONE, f"{about.plan}: {data.get('phase', '')} {word}", content
    )  # fmt: skip


def _started(event: Envelope, about: About) -> Iterator[Input]:
    if not about.is_child:
        content = f"{about.plan} has begun, started by {about.actor or 'nobody that is known'}."
        yield _message(event, about, CommunicationType.STATUS, f"{about.plan} has begun", content)


def _ended(event: Envelope, about: About) -> Iterator[Input]:
    data = event.data
    yield Resolve(data.get("executionId", ""))
    if about.is_child:
        return
    status = data.get("outcome") or data.get("status", "")
    failed = data.get("status") == "FAILED"
    lines = [f"{about.plan} has ended: {status}, after {_took(data)}.", plain(data.get("reason", ""), LONGEST_REASON)]
    lines.append(f"{data.get('done', 0)} of {data.get('tasks', 0)} tasks have ended.")
    type = CommunicationType.ALERT if failed else CommunicationType.REPORT
    yield _message(
        event, about, type, f"{about.plan}: {status}", "\n".join(filter(None, lines)),
        key=json.dumps(["ended", about.plan, one_line(data.get("reason", ""))]) if failed else "",
    )  # fmt: skip


def _took(data: Data) -> str:
    seconds = int(data.get("durationMs", 0)) / 1000
    return f"{seconds:.1f} s" if seconds < 60 else f"{int(seconds // 60)} min {int(seconds % 60)} s"


_TELL: dict[str, Callable[[Envelope, About], Iterator[Input]]] = {
    "decision:escalated": _escalated, "decision:updated": _updated, "decision:created": _decided,
    "task:failed": _task_failed, "phase:completed": _phase, "phase:failed": _phase, "execution:started": _started,
    "execution:completed": _ended,
}  # fmt: skip
