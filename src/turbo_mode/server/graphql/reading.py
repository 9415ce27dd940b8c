"""What can be read: the queries of the guide, and a Relay connection beside each list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import anyio.to_thread
import msgspec
import strawberry
from strawberry.scalars import JSON

from turbo_mode.core.resources import Resource
from turbo_mode.errors import NotFound, UsageError
from turbo_mode.operations import executions, stored_plans
from turbo_mode.operations import progress as tracking
from turbo_mode.runtime.embedded.keyring import told
from turbo_mode.server import pages
from turbo_mode.server.graphql.asking import Info
from turbo_mode.server.graphql.filters import (
    CommunicationFilter,
    DecisionFilter,
    DecisionOrder,
    DocumentationFilter,
    ExecutionFilter,
    ExecutionOrder,
    PlanFilter,
    ProgressFilter,
    ResourceOrder,
    condition,
    order,
)
from turbo_mode.server.graphql.scalars import DateTime
from turbo_mode.server.graphql.shapes import (
    Communication,
    Connection,
    Decision,
    Documentation,
    Edge,
    Execution,
    PageInfo,
    Plan,
    Progress,
)
from turbo_mode.server.tenants import keyring_of
from turbo_mode.store.resources import resource
from turbo_mode.store.views import (
    COMMUNICATIONS,
    DECISIONS,
    DOCUMENTATION,
    EXECUTIONS,
    NO_CHILDREN,
    PLANS,
    PROGRESS,
    View,
    place,
)

_Node = TypeVar("_Node")
_Row = TypeVar("_Row")


@strawberry.type
class PlanCheck:
    """What there is to say of a plan without a mistake."""

    name: str
    digest: str
    warnings: JSON


@strawberry.type
class Key:
    """An API key, without its token."""

    id: strawberry.ID
    holder: str
    roles: list[str]
    scopes: list[str]
    status: str
    created_at: DateTime
    expires_at: DateTime

    @classmethod
    def of(cls, key: Any) -> Key:
        """A key of the record."""
        said = told(key)
        return cls(
            id=said["id"], holder=said["holder"], roles=said["roles"], scopes=said["scopes"], status=said["status"],
            created_at=DateTime(key.made), expires_at=DateTime(key.expires),
        )  # fmt: skip


@strawberry.type
class Query:
    """What can be read."""

    @strawberry.field
    async def executions(
        self, info: Info, filter: ExecutionFilter | None = None, sort: ExecutionOrder | None = None, first: int = 50,
        after: str | None = None, children: bool = False,
    ) -> list[Execution]:  # fmt: skip
        """Executions, the newest first; ``children``: those too that carry out a task of another one."""
        found = await _page(info, _executions(children), filter, sort, first, after)
        return [Execution.of(row) for row in found.rows]

    @strawberry.field
    async def executions_connection(
        self, info: Info, filter: ExecutionFilter | None = None, sort: ExecutionOrder | None = None, first: int = 50,
        after: str | None = None, children: bool = False,
    ) -> Connection[Execution]:  # fmt: skip
        """Likewise, in pages."""
        return (await _page(info, _executions(children), filter, sort, first, after)).connection(Execution.of)

    @strawberry.field
    async def execution(self, info: Info, id: strawberry.ID) -> Execution | None:
        """One execution, by its id, the start of it, or the short id."""
        return await _or_none(info, lambda reader: Execution.of(executions.find(reader, id)))

    @strawberry.field
    async def decisions(
        self, info: Info, filter: DecisionFilter | None = None, sort: DecisionOrder | None = None, first: int = 50,
        after: str | None = None,
    ) -> list[Decision]:  # fmt: skip
        """Decisions and open questions, the newest first."""
        return [Decision.of(row) for row in (await _page(info, DECISIONS, filter, sort, first, after)).rows]

    @strawberry.field
    async def decisions_connection(
        self, info: Info, filter: DecisionFilter | None = None, sort: DecisionOrder | None = None, first: int = 50,
        after: str | None = None,
    ) -> Connection[Decision]:  # fmt: skip
        """Likewise, in pages."""
        return (await _page(info, DECISIONS, filter, sort, first, after)).connection(Decision.of)

    @strawberry.field
    async def decision(self, info: Info, id: strawberry.ID) -> Decision | None:
        """One decision, by ``EXECUTION/dN``, or by the id of one that was made by hand."""
        if "/" not in id:
            return await _or_none(info, lambda reader: Decision.made(_found(reader, "decision", id)))
        return await _or_none(info, lambda reader: Decision.of(executions.decision_in(reader, *executions.named(id))))

    @strawberry.field
    async def documentation(
        self, info: Info, filter: DocumentationFilter | None = None, sort: ResourceOrder | None = None,
        first: int = 50, after: str | None = None,
    ) -> list[Documentation]:  # fmt: skip
        """Documents, the newest first."""
        return [Documentation.of(row) for row in (await _page(info, DOCUMENTATION, filter, sort, first, after)).rows]

    @strawberry.field
    async def documentation_connection(
        self, info: Info, filter: DocumentationFilter | None = None, sort: ResourceOrder | None = None,
        first: int = 50, after: str | None = None,
    ) -> Connection[Documentation]:  # fmt: skip
        """Likewise, in pages."""
        return (await _page(info, DOCUMENTATION, filter, sort, first, after)).connection(Documentation.of)

    @strawberry.field
    async def document(self, info: Info, id: strawberry.ID) -> Documentation | None:
        """One document."""
        return await _or_none(info, lambda reader: Documentation.of(_found(reader, "documentation", id)))

    @strawberry.field
    async def progress(
        self, info: Info, filter: ProgressFilter | None = None, sort: ResourceOrder | None = None, first: int = 50,
        after: str | None = None,
    ) -> list[Progress]:  # fmt: skip
        """Reports of progress, the newest first."""
        return [Progress.of(row) for row in (await _page(info, PROGRESS, filter, sort, first, after)).rows]

    @strawberry.field
    async def progress_connection(
        self, info: Info, filter: ProgressFilter | None = None, sort: ResourceOrder | None = None, first: int = 50,
        after: str | None = None,
    ) -> Connection[Progress]:  # fmt: skip
        """Likewise, in pages."""
        return (await _page(info, PROGRESS, filter, sort, first, after)).connection(Progress.of)

    @strawberry.field
    async def progress_report(self, info: Info, id: strawberry.ID) -> Progress | None:
        """One report of progress; with the id of an execution how far that is now, by its own record."""
        folder = info.context.service.place.folder
        return await _or_none(info, lambda reader: Progress.of(_reported(reader, id, folder)))

    @strawberry.field
    async def communications(
        self, info: Info, filter: CommunicationFilter | None = None, sort: ResourceOrder | None = None,
        first: int = 50, after: str | None = None,
    ) -> list[Communication]:  # fmt: skip
        """Messages, the newest first."""
        return [Communication.of(row) for row in (await _page(info, COMMUNICATIONS, filter, sort, first, after)).rows]

    @strawberry.field
    async def communications_connection(
        self, info: Info, filter: CommunicationFilter | None = None, sort: ResourceOrder | None = None,
        first: int = 50, after: str | None = None,
    ) -> Connection[Communication]:  # fmt: skip
        """Likewise, in pages."""
        return (await _page(info, COMMUNICATIONS, filter, sort, first, after)).connection(Communication.of)

    @strawberry.field
    async def communication(self, info: Info, id: strawberry.ID) -> Communication | None:
        """One message."""
        return await _or_none(info, lambda reader: Communication.of(_found(reader, "communication", id)))

    @strawberry.field
    async def plans(
        self, info: Info, filter: PlanFilter | None = None, sort: ResourceOrder | None = None, first: int = 50,
        after: str | None = None,
    ) -> list[Plan]:  # fmt: skip
        """Plans that are kept, in their newest versions, the newest first."""
        return [Plan.of(row) for row in (await _page(info, PLANS, filter, sort, first, after)).rows]

    @strawberry.field
    async def plans_connection(
        self, info: Info, filter: PlanFilter | None = None, sort: ResourceOrder | None = None, first: int = 50,
        after: str | None = None,
    ) -> Connection[Plan]:  # fmt: skip
        """Likewise, in pages."""
        return (await _page(info, PLANS, filter, sort, first, after)).connection(Plan.of)

    @strawberry.field
    async def plan(self, info: Info, name: strawberry.ID, version: int | None = None) -> Plan | None:
        """A plan that is kept, in its newest version or in this one."""
        return await _or_none(info, lambda reader: Plan.stored(stored_plans.find(reader, name, version)))

    @strawberry.field
    async def check_plan(self, info: Info, plan: JSON) -> PlanCheck:
        """Is this plan right? As data, or as YAML, JSON or TOML text; its mistakes are an error with all of them."""
        service = info.context.service
        loaded = await anyio.to_thread.run_sync(lambda: service.check(plan_of(plan)))
        warnings: Any = [each.to_json() for each in loaded.problems]
        return PlanCheck(name=loaded.plan.name, digest=loaded.digest, warnings=warnings)

    @strawberry.field
    async def keys(self, info: Info, tenant: str = "") -> list[Key]:
        """All keys that ever were made, of another ``tenant`` if that is said, without their tokens."""
        asking = info.context
        if not tenant:
            return [Key.of(key) for key in asking.service.keyring.keys]
        keyring = await anyio.to_thread.run_sync(lambda: keyring_of(asking.service, asking.scopes, tenant))
        return [Key.of(key) for key in keyring.keys]


class Page(msgspec.Struct):
    """Rows of a list; there are more behind them, and before them, or not."""

    rows: list[Any]
    cursors: list[str]
    has_next: bool
    has_previous: bool

    def connection(self, of: Callable[[Any], _Node]) -> Connection[_Node]:
        """As Relay has it."""
        nodes = [of(row) for row in self.rows]
        edges = [Edge(node=node, cursor=cursor) for node, cursor in zip(nodes, self.cursors, strict=True)]
        about = PageInfo(
            has_next_page=self.has_next, has_previous_page=self.has_previous,
            start_cursor=next(iter(self.cursors), None), end_cursor=next(reversed(self.cursors), None),
        )  # fmt: skip
        return Connection(edges=edges, nodes=nodes, page_info=about)


def plan_of(said: Any) -> Any:
    """A plan as it was given. Raises ``UsageError`` for what can't be one."""
    if not isinstance(said, dict | str):
        raise UsageError("a plan is an object, or a text in YAML, JSON or TOML")
    return said


async def _page(info: Info, view: View[_Row], filter: Any, sort: Any, first: int, after: str | None) -> Page:
    if not 1 <= first <= pages.MOST:
        raise UsageError(f"`first` is from 1 to {pages.MOST}")
    wanted, by = condition(filter), order(view, sort)
    narrowed = {"view": view.query, "filter": repr(wanted), "by": list(by), "of": view.where}
    last = pages.begin(after, narrowed)
    behind = msgspec.json.decode(last, type=tuple[Any, str]) if last else None
    rows = await info.context.listed(view, wanted, by, behind, first + 1)
    cursors = [pages.cursor(msgspec.json.encode(place(view, by, row)).decode(), narrowed) for row in rows[:first]]
    return Page(rows[:first], cursors, len(rows) > first, after is not None)


def _executions(children: bool) -> Any:
    return EXECUTIONS if children else EXECUTIONS.of(NO_CHILDREN)


def _found(reader: Any, kind: str, id: str) -> Any:
    found = resource(reader, kind, id)
    if found is None or found.status == "DELETED":
        raise NotFound(f"there is no {kind} `{id}`")
    return found


def _reported(reader: Any, id: str, folder: Path) -> Resource:
    """A report that somebody has made, or what the record of an execution tells. Raises ``NotFound``."""
    found = resource(reader, "progress", id)
    if found is not None:
        return cast(Resource, _found(reader, "progress", id))
    row = executions.find(reader, id)
    seen = tracking.track(reader, row, folder)
    told, at = seen.progress.to_json(), seen.progress.at
    return Resource(kind="progress", id=row.id, data=told, at=at, changed=at, version=seen.state.seq, execution=row.id)


async def _or_none(info: Info, work: Callable[[Any], _Node]) -> _Node | None:
    """What isn't there is null."""
    try:
        return await info.context.read(work)
    except NotFound:
        return None
