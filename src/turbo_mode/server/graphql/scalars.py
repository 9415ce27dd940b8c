"""Scalars and enumerations of the GraphQL schema. Inside, a time is ms since the epoch."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from enum import Enum
from typing import Any, NewType

import strawberry
from graphql import GraphQLError
from strawberry.scalars import JSON
from strawberry.types.scalar import ScalarDefinition

from turbo_mode.core.communications.message import CommunicationStatus, CommunicationType
from turbo_mode.core.documents.kinds import DocumentationType
from turbo_mode.core.protocol.envelope import timestamp

DateTime = NewType("DateTime", int)
LARGEST_MS = 253_402_300_799_999
"""The last millisecond of the year 9999."""


def milliseconds(text: Any) -> int:
    """A time as ISO 8601, in UTC where it names no zone. Raises ``GraphQLError`` for what is none."""
    try:
        moment = datetime.fromisoformat(text)
        at = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return round(at.timestamp() * 1000)
    except (TypeError, ValueError, OverflowError):
        raise GraphQLError("a DateTime is a text such as 2026-11-26T08:00:00Z") from None


def _told(at: Any) -> str:
    return timestamp(int(at))


def _plain(value: Any) -> Any:
    return value


SCALARS: Mapping[object, ScalarDefinition] = {
    DateTime: strawberry.scalar(
        name="DateTime", description="A moment as ISO 8601 in UTC, such as 2026-11-26T08:00:00.000Z",
        specified_by_url="https://www.rfc-editor.org/rfc/rfc3339", serialize=_told, parse_value=milliseconds,
    ),
    JSON: strawberry.scalar(
        name="JSON", description="Any JSON value", specified_by_url="https://www.rfc-editor.org/rfc/rfc8259",
        serialize=_plain, parse_value=_plain,
    ),
}  # fmt: skip


@strawberry.enum
class ExecutionStatus(Enum):
    """How an execution stands."""

    PENDING = "PENDING"
    RUNNING = "RUNNING"
    PAUSED = "PAUSED"
    HELD = "HELD"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"


@strawberry.enum
class TaskStatus(Enum):
    """How a task stands."""

    PENDING = "PENDING"
    RUNNING = "RUNNING"
    RETRYING = "RETRYING"
    IN_DOUBT = "IN_DOUBT"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    SKIPPED = "SKIPPED"
    NOT_RUN = "NOT_RUN"
    CANCELLED = "CANCELLED"


@strawberry.enum
class DecisionStatus(Enum):
    """Whether a question waits for an answer, was answered, or is void."""

    OPEN = "OPEN"
    CHOSEN = "CHOSEN"
    VOID = "VOID"


strawberry.enum(DocumentationType, description="What a document is about.")
strawberry.enum(CommunicationType, description="What a message is.")
strawberry.enum(CommunicationStatus, description="What became of a message.")


@strawberry.enum
class Direction(Enum):
    """The smallest first, or the largest."""

    ASC = "ASC"
    DESC = "DESC"
