"""The types of the guide, with what REST tells beyond it. Each knows the row that it was made of."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Generic, TypeVar

import strawberry
from graphql import GraphQLError
from strawberry.scalars import JSON

from turbo_mode.core.communications.message import CommunicationStatus, CommunicationType
from turbo_mode.core.documents.kinds import DocumentationType
from turbo_mode.core.protocol.envelope import hide
from turbo_mode.core.resources import Resource
from turbo_mode.errors import NotFound
from turbo_mode.operations import stored_plans
from turbo_mode.operations.stored_plans import StoredPlan
from turbo_mode.server import resources
from turbo_mode.server.graphql.asking import Info
from turbo_mode.server.graphql.filters import TaskFilter, condition
from turbo_mode.server.graphql.scalars import (
    DateTime,
    DecisionStatus,
    ExecutionStatus,
    TaskStatus,
    milliseconds,
)
from turbo_mode.server.whole import Named
from turbo_mode.store.by_hand import resource_in
from turbo_mode.store.conditions import holds
from turbo_mode.store.details import Details
from turbo_mode.store.rows import DecisionRow, ExecutionRow

_Node = TypeVar("_Node")
MOST_TASKS = 1_000


@strawberry.type
class PageInfo:
    """Where a page of a connection lies."""

    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None


@strawberry.type
class Edge(Generic[_Node]):
    """One of a connection, and where the next page would begin behind it."""

    node: _Node
    cursor: str


@strawberry.type
class Connection(Generic[_Node]):
    """A page of a list, as Relay has it."""

    edges: list[Edge[_Node]]
    nodes: list[_Node]
    page_info: PageInfo


@strawberry.type
class Task:
    """A unit of work of an execution."""

    id: strawberry.ID
    name: str
    phase: str
    status: TaskStatus
    start_time: DateTime | None
    end_time: DateTime | None
    attempts: int
    outputs: JSON
    failure: JSON | None

    @classmethod
    def of(cls, named: Named, details: Details) -> Task:
        """The task of a plan as it stands."""
        found = details.tasks.get(named.id)
        failure = None
        if found and found.failure:
            failure = hide({"code": found.failure[0], "message": found.failure[1]})
        return cls(
            id=strawberry.ID(named.id), name=named.name, phase=named.phase,
            status=TaskStatus(details.status_of(named.id, named.phase)),
            start_time=_time(found.started_at) if found else None, end_time=_time(found.ended_at) if found else None,
            attempts=found.attempts if found else 0, outputs=hide(found.outputs) if found else {}, failure=failure,
        )  # fmt: skip

    def value(self, field: str) -> Any:
        """What a filter looks at."""
        if field == "status":
            return self.status.value
        return getattr(self, {"startTime": "start_time", "endTime": "end_time"}.get(field, field))


@strawberry.type
class Checkpoint:
    """A place from which a fork may go on: right after a phase has ended."""

    id: strawberry.ID
    timestamp: DateTime
    state: JSON
    entry: int


@strawberry.type
class Decision:
    """What was decided and why; an open question has no selection yet."""

    told: strawberry.Private[dict[str, Any]]
    id: strawberry.ID
    options: list[str]
    selection: str
    confidence: float
    rationale: str
    timestamp: DateTime
    status: DecisionStatus
    execution_id: strawberry.ID
    question: str
    phase: str | None
    decided_by: str | None

    @classmethod
    def of(cls, row: DecisionRow) -> Decision:
        """A decision of the record, or one that was made by hand."""
        if row.is_by_hand:
            return cls.made(resource_in(row))
        told = resources.decision(row)
        return cls(
            told=told, id=strawberry.ID(row.id), options=told.get("options", []),
            selection=row.selection or "", confidence=row.confidence or 0.0, rationale=row.rationale,
            timestamp=DateTime(row.at), status=DecisionStatus(row.status), execution_id=strawberry.ID(row.execution),
            question=row.question, phase=row.phase, decided_by=row.decided_by,
        )  # fmt: skip

    @classmethod
    def made(cls, found: Resource) -> Decision:
        """A decision that was made by hand; one that belongs to no execution has an empty ``executionId``."""
        told = resources.made_decision(found)
        return cls(
            told=told, id=strawberry.ID(found.id), options=[_text(each) for each in told.get("options") or []],
            selection=_text(told.get("selection")), confidence=_number(told.get("confidence")),
            rationale=_text(told.get("rationale")), timestamp=DateTime(found.at),
            status=_one_of(DecisionStatus, found.status, "CHOSEN"), execution_id=strawberry.ID(found.execution),
            question=_text(told.get("question")), phase=None, decided_by=_text(told.get("decidedBy")) or None,
        )  # fmt: skip

    @strawberry.field
    def context(self) -> JSON:
        """What was known when it was decided."""
        return self.told.get("context") or {}  # type: ignore[return-value]

    @strawberry.field
    def details(self) -> JSON:
        """All that REST tells of it: each option with its numbers, and what every level would have done."""
        return self.told  # type: ignore[return-value]

    @strawberry.field
    async def execution(self, info: Info) -> Execution | None:
        """The execution in which it was decided."""
        return await _execution(info, self.execution_id)


@strawberry.type
class Execution:
    """One carrying-out of a plan."""

    row: strawberry.Private[ExecutionRow]
    id: strawberry.ID
    short_id: str
    plan: str
    plan_digest: str
    status: ExecutionStatus
    outcome: str | None
    start_time: DateTime
    end_time: DateTime | None
    autonomy_level: str
    actor: str
    open_questions: int
    version: int

    @classmethod
    def of(cls, row: ExecutionRow) -> Execution:
        """As lists show it; the rest is read when it is asked for."""
        return cls(
            row=row, id=strawberry.ID(row.id), short_id=row.short_id, plan=row.plan_name, plan_digest=row.plan_digest,
            status=ExecutionStatus(row.status), outcome=row.outcome, start_time=DateTime(row.started_at or 0),
            end_time=_time(row.ended_at or 0), autonomy_level=row.level, actor=row.actor,
            open_questions=row.open_questions, version=row.last_seq,
        )  # fmt: skip

    @strawberry.field
    def telemetry(self) -> JSON:
        """Tasks: in all, done, running; and questions that wait for an answer."""
        return resources.telemetry(self.row)  # type: ignore[return-value]

    @strawberry.field
    def labels(self) -> JSON:
        """Those of its plan."""
        return json.loads(self.row.labels)  # type: ignore[no-any-return]

    @strawberry.field
    async def reason(self, info: Info) -> str:
        """Why it ended as it did."""
        return (await self._details(info)).reason

    @strawberry.field
    async def inputs(self, info: Info) -> JSON:
        """What it was given; secrets are shown as ``***``."""
        return hide((await self._details(info)).inputs)  # type: ignore[no-any-return]

    @strawberry.field
    async def outputs(self, info: Info) -> JSON:
        """What it has made."""
        return hide((await self._details(info)).outputs)  # type: ignore[no-any-return]

    @strawberry.field
    async def lineage(self, info: Info) -> str:
        """The first execution of its lineage."""
        return (await self._details(info)).lineage

    @strawberry.field
    async def forks(self, info: Info) -> str | None:
        """The execution with which it goes on, if it is a fork."""
        return (await self._details(info)).forks or None

    @strawberry.field
    async def superseded_by(self, info: Info) -> str | None:
        """The fork that goes on with it."""
        return (await self._details(info)).superseded_by or None

    @strawberry.field
    async def tasks(
        self, info: Info, filter: TaskFilter | None = None, first: int = MOST_TASKS, after: strawberry.ID | None = None
    ) -> list[Task]:
        """Its tasks in the order of its plan, at most 1,000; ``after`` is the id of the last one of those before."""
        details, wanted = await self._details(info), condition(filter)
        named = await info.context.tasks.load(self.row.plan_digest)
        if after is not None:
            named = _behind(named, after)
        made = (Task.of(each, details) for each in named)
        return [task for task in made if holds(wanted, task.value)][: max(0, min(first, MOST_TASKS))]

    @strawberry.field
    async def checkpoints(self, info: Info) -> list[Checkpoint]:
        """The places from which a fork may go on."""
        found = await info.context.checkpoints.load(self.row.id)
        return [
            Checkpoint(
                id=strawberry.ID(f"{self.row.id}:{each.seq}"), timestamp=DateTime(each.at), entry=each.seq,
                state=resources.checkpoint(self.row.id, each)["state"],
            )
            for each in found
        ]  # fmt: skip

    @strawberry.field
    async def decisions(self, info: Info) -> list[Decision]:
        """What was decided in it, and what is asked, the newest first."""
        return [Decision.of(row) for row in await info.context.decisions.load(self.row.id)]

    async def _details(self, info: Info) -> Details:
        found = await info.context.details.load(self.row)
        if found is None:
            raise NotFound(f"execution {self.row.short_id} has not begun")
        return found


@strawberry.type
class Plan:
    """A plan that is kept under its name, in its newest version or in another one."""

    name: strawberry.ID
    version: int
    digest: str
    title: str
    source: str
    timestamp: DateTime

    @classmethod
    def of(cls, found: Resource) -> Plan:
        """A plan as it is kept now."""
        data = found.data
        return cls(
            name=strawberry.ID(found.id), version=found.version, digest=data["digest"], title=data["title"],
            source=data["source"], timestamp=DateTime(found.changed),
        )  # fmt: skip

    @classmethod
    def stored(cls, found: StoredPlan) -> Plan:
        """A plan as it was in a version."""
        return cls(
            name=strawberry.ID(found.name), version=found.version, digest=found.digest, title=found.title,
            source=found.source, timestamp=DateTime(found.at),
        )  # fmt: skip

    @strawberry.field
    async def versions(self, info: Info) -> list[Plan]:
        """All of its versions, the newest first."""
        found = await info.context.read(lambda reader: stored_plans.history(reader, self.name))
        return [Plan.stored(each) for each in found]


@strawberry.type
class Documentation:
    """A document."""

    resource: strawberry.Private[Resource]
    id: strawberry.ID
    type: DocumentationType
    content: str
    metadata: JSON
    timestamp: DateTime
    quality: float
    execution_id: strawberry.ID | None
    version: int

    @classmethod
    def of(cls, found: Resource) -> Documentation:
        """A document of the record."""
        data = found.data
        return cls(
            resource=found, id=strawberry.ID(found.id), type=_one_of(DocumentationType, found.type, "OTHER"),
            content=_text(data.get("content")), metadata=hide(data.get("metadata") or {}),
            timestamp=DateTime(found.changed), quality=_number(data.get("quality")),
            execution_id=_id(found.execution), version=found.version,
        )  # fmt: skip

    @strawberry.field
    async def execution(self, info: Info) -> Execution | None:
        """The execution that it is about."""
        return await _execution(info, self.resource.execution)


@strawberry.type
class Anomaly:
    """Something odd about the progress of an execution."""

    id: strawberry.ID
    metric: str
    severity: str
    description: str
    timestamp: DateTime | None
    details: JSON


@strawberry.type
class Progress:
    """How far an execution was, when somebody has reported it."""

    resource: strawberry.Private[Resource]
    id: strawberry.ID
    percentage: float
    metrics: JSON
    predictions: JSON
    timestamp: DateTime
    execution_id: strawberry.ID | None
    version: int

    @classmethod
    def of(cls, found: Resource) -> Progress:
        """A report of the record."""
        data = found.data
        return cls(
            resource=found, id=strawberry.ID(found.id), percentage=_number(data.get("percentage")),
            metrics=hide(data.get("metrics") or {}), predictions=hide(data.get("predictions") or {}),
            timestamp=DateTime(found.changed), execution_id=_id(found.execution), version=found.version,
        )  # fmt: skip

    @strawberry.field
    async def execution(self, info: Info) -> Execution:
        """The execution that it is about."""
        found = await _execution(info, self.resource.execution)
        if found is None:
            raise NotFound(f"report {self.id} belongs to no execution that is here")
        return found

    @strawberry.field
    def anomalies(self) -> list[Anomaly]:
        """What was odd."""
        found = self.resource.data.get("anomalies")
        said = found if isinstance(found, list) else []
        return [_anomaly(f"{self.id}:{place}", each) for place, each in enumerate(said)]


@strawberry.type
class Communication:
    """A message, and what became of it."""

    resource: strawberry.Private[Resource]
    id: strawberry.ID
    type: CommunicationType
    content: str
    recipients: list[str]
    status: CommunicationStatus
    timestamp: DateTime
    effectiveness: float
    execution_id: strawberry.ID | None
    version: int

    @classmethod
    def of(cls, found: Resource) -> Communication:
        """A message of the record."""
        data = found.data
        recipients = data.get("recipients")
        return cls(
            resource=found, id=strawberry.ID(found.id), type=_one_of(CommunicationType, found.type, "STATUS"),
            content=_text(data.get("content")),
            recipients=[_text(each) for each in recipients] if isinstance(recipients, list) else [],
            status=_one_of(CommunicationStatus, found.status, "PENDING"), timestamp=DateTime(found.changed),
            effectiveness=_number(data.get("effectiveness")), execution_id=_id(found.execution),
            version=found.version,
        )  # fmt: skip

    @strawberry.field
    async def execution(self, info: Info) -> Execution | None:
        """The execution that it is about."""
        return await _execution(info, self.resource.execution)


async def _execution(info: Info, id: str) -> Execution | None:
    row = await info.context.executions.load(id) if id else None
    return Execution.of(row) if row else None


def _anomaly(id: str, said: Any) -> Anomaly:
    said = said if isinstance(said, dict) else {"description": said}
    return Anomaly(
        id=strawberry.ID(_text(said.get("id")) or id), metric=_text(said.get("metric")),
        severity=_text(said.get("severity")), description=_text(said.get("description")),
        timestamp=_moment(said.get("timestamp")), details=hide(said),
    )  # fmt: skip


def _moment(said: Any) -> DateTime | None:
    """A time that somebody may have written."""
    try:
        return DateTime(milliseconds(said))
    except GraphQLError:
        return None


def _behind(named: Sequence[Named], id: str) -> Sequence[Named]:
    place = next((place for place, each in enumerate(named) if each.id == id), None)
    if place is None:
        raise NotFound(f"there is no task `{id}`")
    return named[place + 1 :]


def _time(at: int) -> DateTime | None:
    return DateTime(at) if at else None


def _id(text: str) -> strawberry.ID | None:
    return strawberry.ID(text) if text else None


def _text(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else json.dumps(value)


def _number(value: Any) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _one_of(kind: Any, name: str, otherwise: str) -> Any:
    """What people have written by hand may be of no kind that we know."""
    return kind[name if name in kind.__members__ else otherwise]
