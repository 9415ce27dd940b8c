"""What plugins are written against: the class, what it is handed, and its events, for annotations.

Nothing in here knows how plugins are run: see ``hosting``.
"""

from turbo_mode.plugins.events import (
    CommunicationEvent,
    DecisionEvent,
    DocumentationEvent,
    Event,
    ExecutionEvent,
    PhaseEvent,
    ProgressEvent,
    TaskEvent,
)
from turbo_mode.plugins.plugin import Surroundings, TurboModePlugin, on

__all__ = [
    "CommunicationEvent",
    "DecisionEvent",
    "DocumentationEvent",
    "Event",
    "ExecutionEvent",
    "PhaseEvent",
    "ProgressEvent",
    "Surroundings",
    "TaskEvent",
    "TurboModePlugin",
    "on",
]
