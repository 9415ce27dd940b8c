"""Events as plugins get them: objects with the guide's names, which also work as mappings.

    decision.selection   decision["selection"]   execution.start_time   execution["startTime"]

Keys are those of the public event, camelCase; as attributes they may be written either way. What a kind of event has
as a rule is declared here; where an event doesn't say it, it is None. A few keys are made only when they are asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from turbo_mode.core.machine.state import Execution
from turbo_mode.core.protocol.envelope import Envelope, hide, timestamp
from turbo_mode.core.protocol.tasks import tasks_told

Look = Callable[[], Execution | None]
"""Finds the execution that an event belongs to, as far as it can be had."""


class Event(Mapping[str, Any]):
    """One event: ``event`` is its name, ``event_id`` the same whenever it comes again, ``sequence`` its place."""

    id: str
    execution_id: str

    def __init__(self, envelope: Envelope, sequence: int = 0, look: Look = lambda: None) -> None:
        self.event = envelope.event
        self.event_id = envelope.id
        self.timestamp = envelope.timestamp
        self.sequence = sequence
        self._look = look
        self._data = {**self._named(envelope.data), "timestamp": envelope.timestamp}

    def _named(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """The keys of an event of this kind; ``id`` is what it is about."""
        return {"id": data.get("executionId", ""), **data}

    def __getitem__(self, key: str) -> Any:
        return self._data[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)

    def __getattr__(self, name: str) -> Any:
        key = camel(name)
        if not name.startswith("_"):
            if key in self:
                return self[key]
            if any(name in vars(kind).get("__annotations__", {}) for kind in type(self).__mro__):
                return None
        close = get_close_matches(key, [str(each) for each in self] if not name.startswith("_") else [], 1)
        hint = f"; did you mean `{close[0]}`?" if close else ""
        raise AttributeError(f"{self.__dict__.get('event', 'an event')} has no `{name}`{hint}")

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.event} {self.event_id}>"


class DecisionEvent(Event):
    """``decision:*``: a choice that was made, a question, or what came of a choice."""

    context: dict[str, Any]
    options: list[str]
    selection: str | None
    confidence: float | None
    rationale: str | None
    question: str | None
    status: str | None


class ExecutionEvent(Event):
    """``execution:*``. ``tasks`` are all of its tasks, each with ``id``, ``name``, ``status`` and its times."""

    status: str
    start_time: str | None
    end_time: str | None
    tasks: list[dict[str, Any]]
    plan: str | None
    outcome: str | None
    reason: str | None

    _MADE = ("startTime", "endTime", "tasks")

    def _named(self, data: Mapping[str, Any]) -> dict[str, Any]:
        named = super()._named(data) | {key: data.get(key) for key in self._MADE}
        if isinstance(named["tasks"], int):
            named |= {"taskCount": named["tasks"], "tasks": None}
        return named

    def __getitem__(self, key: str) -> Any:
        if key in self._MADE and self._data[key] is None:
            self._complete()
        return self._data[key]

    def _complete(self) -> None:
        state = self._look()
        if state is None:
            self._data["tasks"] = []
            return
        self._data["tasks"] = tasks_told(state)
        for key, at in (("startTime", state.started_at), ("endTime", state.ended_at)):
            self._data[key] = timestamp(at) if at else None


class PhaseEvent(Event):
    """``phase:*``: ``id`` and ``phase`` are the phase's."""

    phase: str
    status: str | None
    reason: str | None

    def _named(self, data: Mapping[str, Any]) -> dict[str, Any]:
        return {"id": data.get("phase", ""), **data}


class TaskEvent(Event):
    """``task:*``: ``id`` and ``task`` are the task's; of a fan-out there are ``instance`` and ``key`` too."""

    task: str
    phase: str
    status: str
    outputs: dict[str, Any] | None
    failure: dict[str, Any] | None

    def _named(self, data: Mapping[str, Any]) -> dict[str, Any]:
        return {"id": data.get("task", ""), **data}


class ProgressEvent(Event):
    """``progress:updated``: how far an execution is, or a report that somebody has made."""

    tasks: int | None
    done: int | None
    running: int | None
    percentage: float | None


class DocumentationEvent(Event):
    """``documentation:*``: a document, with its ``content``."""

    type: str | None
    content: str | None
    metadata: dict[str, Any] | None


class CommunicationEvent(Event):
    """``communication:*``: a message, with its ``recipients``."""

    type: str | None
    content: str | None
    recipients: list[str] | None
    status: str | None


_KINDS: Mapping[str, type[Event]] = {
    "decision": DecisionEvent, "execution": ExecutionEvent, "phase": PhaseEvent, "task": TaskEvent,
    "progress": ProgressEvent, "documentation": DocumentationEvent, "communication": CommunicationEvent,
}  # fmt: skip


def typed(envelope: Envelope, sequence: int = 0, look: Look = lambda: None) -> Event:
    """An event as an object of its kind; ``look`` finds its execution when that is asked for."""
    kind = _KINDS.get(envelope.event.partition(":")[0], Event)
    hidden = Envelope(envelope.event, envelope.id, envelope.timestamp, hide(envelope.data))
    return kind(hidden, sequence, look)


def camel(name: str) -> str:
    """``start_time`` as the key ``startTime``."""
    first, *rest = name.split("_")
    return first + "".join(word[:1].upper() + word[1:] for word in rest)
