"""What a plan has people told: its ``notifications``, ``notify`` tasks and reports, as its author has written them.

A condition or a text that can't be evaluated keeps nobody from being told: the message says what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import to_builtins

from turbo_mode.core import ids
from turbo_mode.core.communications.inputs import Post
from turbo_mode.core.communications.message import CommunicationType, Message, one_line, plain
from turbo_mode.core.communications.telling import moment
from turbo_mode.core.machine.bindings import condition, fill
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan.expressions import EvaluationError, ExpressionProblems
from turbo_mode.core.plan.model import Notification
from turbo_mode.core.protocol.envelope import Envelope

_FAILURES = ("FAILED", "ROLLED_BACK")
CONSOLE = "console"
"""Whoever has begun the execution."""


def notifications(event: Envelope, state: Execution, actor: str) -> Iterator[Post]:
    """What a plan has told about an event; ``state`` is that of its execution, right after it or later."""
    for place, wanted in enumerate(state.blueprint.plan.communication_protocol.notifications):
        if event.event in wanted.events and (said := _said(event, wanted, state)) is not None:
            yield Post(_message(event, wanted, state, place, said, actor))


def task_message(state: Execution, task: str, key: str, request: Mapping[str, Any], now: int) -> Message:
    """What a ``notify`` task has people told; the same for the same ``key``. With ``ack`` somebody has to see it."""
    node, said, ack = state.blueprint.tasks[task], str(request["message"]), request.get("ack", 0)
    return Message(
        id=ids.drawn(f"notify:{key}", state.started_at),
        type=CommunicationType.ALERT if ack else CommunicationType.STATUS,
        content=plain(said), title=one_line(said.strip().partition("\n")[0]) or task,
        recipients=[f"user:{state.facts.get('actor', '')}" if to == CONSOLE else to for to in request["to"]],
        execution=state.id, plan=state.blueprint.plan.name, phase=node.phase, group=f"notify:{key}" if ack else "",
        deadline=now + ack if ack else 0, urgency="high" if ack else request["urgency"],
    )  # fmt: skip


def report_message(state: Execution, place: int, number: int, usual: str, now: int) -> Message:
    """What a report about progress says for the ``number``-th time; ``usual`` where its plan has no words for it."""
    wanted, scope, said = state.blueprint.plan.progress_tracking.reports[place], state.blueprint.scopes.base, usual
    if wanted.message is not None:
        try:
            said = str(fill(state, wanted.message, scope, now))
        except (EvaluationError, ExpressionProblems) as problem:
            said = f"{usual}\n\n[this report can't be evaluated: {one_line(str(problem), 500)}]"
    recipients = []
    for to in wanted.to:
        try:
            recipients.append(str(fill(state, to, scope, now)))
        except (EvaluationError, ExpressionProblems):
            recipients.append(to)
    return Message(
        id=ids.drawn(f"report:{state.id}:{place}:{number}", state.started_at), type=CommunicationType.STATUS,
        content=plain(said), title=one_line(said.strip().partition("\n")[0]),
        recipients=[f"user:{state.facts.get('actor', '')}" if to == CONSOLE else to for to in recipients],
        execution=state.id, plan=state.blueprint.plan.name,
    )  # fmt: skip


def _said(event: Envelope, wanted: Notification, state: Execution) -> str | None:
    """The text of a notification; None if its condition is false."""
    scope, seen = state.blueprint.decision_scopes.event, {"event": to_builtins(event)}
    now = moment(event.timestamp)
    try:
        if wanted.when is not None and not condition(state, wanted.when, scope, now, seen):
            return None
        if wanted.message is not None:
            return str(fill(state, wanted.message, scope, now, seen))
    except (EvaluationError, ExpressionProblems) as problem:
        return f"{_usual(event, state)}\n\n[this notification can't be evaluated: {one_line(str(problem), 500)}]"
    return _usual(event, state)


def _usual(event: Envelope, state: Execution) -> str:
    data = event.data
    what = [
        str(data[name]) for name in ("phase", "task", "question", "selection", "status", "reason") if data.get(name)
    ]
    return f"{state.blueprint.plan.name}: {event.event}" + (f" ({', '.join(what)})" if what else "")


def _message(
    event: Envelope, wanted: Notification, state: Execution, place: int, said: str, actor: str
) -> Message:  # fmt: skip
    data: dict[str, Any] = event.data
    failed = data.get("status") in _FAILURES or event.event.endswith(":failed")
    return Message(
        id=ids.drawn(f"{event.id}:notification:{place}", moment(event.timestamp)),
        type=CommunicationType.ALERT if failed else CommunicationType.STATUS,
        content=plain(said), title=one_line(said.strip().partition("\n")[0]) or event.event,
        recipients=[f"user:{actor}" if to == CONSOLE else to for to in _addresses(wanted, state, event)],
        execution=state.id, plan=state.blueprint.plan.name, phase=str(data.get("phase", "")), urgency=wanted.urgency,
    )  # fmt: skip


def _addresses(wanted: Notification, state: Execution, event: Envelope) -> Iterator[str]:
    scope, seen = state.blueprint.decision_scopes.event, {"event": to_builtins(event)}
    for to in wanted.to:
        try:
            yield str(fill(state, to, scope, moment(event.timestamp), seen))
        except (EvaluationError, ExpressionProblems):
            yield to  # behind which nobody is, so the message names it
