"""The views of executions and decisions that lists and commands read, folded from the journal. Disposable."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

import msgspec

from turbo_mode.core import cursors, resources
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.apply import apply
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.resources import Resource
from turbo_mode.store.details import details_of, encode
from turbo_mode.store.rows import (
    DecisionRow,
    DetailsRow,
    EntryRow,
    ExecutionRow,
    Move,
    OutcomeRow,
    Projected,
    ResourceRow,
)

_DECIDED = frozenset((e.OptionChosen, e.EscalationRaised, e.EscalationClosed))


def execution_row(state: Execution) -> ExecutionRow:
    """What lists show of an execution in this state."""
    plan = state.blueprint.plan
    counts = {"done": state.done, "running": state.running - state.waiting, "total": state.total}
    return ExecutionRow(
        id=state.id,
        short_id=state.id[-6:],
        plan_name=plan.name,
        plan_digest=state.blueprint.digest,
        status=state.public_status,
        outcome=state.outcome or None,
        started_at=state.started_at,
        ended_at=state.ended_at or None,
        level=state.level,
        actor=state.facts.get("actor", ""),
        open_questions=state.open_questions,
        workspace=state.facts.get("workspace", ""),
        counts=_json(counts),
        labels=_json(plan.labels),
        last_seq=state.seq,
    )


def asked_in(entries: Iterable[EntryRow]) -> Iterator[e.AttemptStarted]:
    """Those of the entries of an execution that ask for a child."""
    for row in entries:
        if row.kind == e.AttemptStarted.__name__ and b'"plan"' in row.body:
            entry = e.decode(row.body)
            if isinstance(entry, e.AttemptStarted) and entry.request["kind"] == "plan":
                yield entry


def children_in(entries: Iterable[EntryRow]) -> dict[str, list[str]]:
    """Of each ``plan`` task the newest child, and then the newest execution that takes one back, if there is one."""
    found: dict[str, list[str]] = {}
    for entry in asked_in(entries):
        child, known = entry.request["execution"], found.get(entry.task, [])
        found[entry.task] = [*known[:1], child] if "undoes" in entry.request else [child]
    return found


def decision_rows(execution: str, entries: Iterable[e.AnyEntry]) -> list[DecisionRow]:
    """The questions and choices among these entries; a choice, or that it is void, replaces a question."""
    return [_decision(execution, entry) for entry in entries if type(entry) in _DECIDED]  # type: ignore[arg-type]


def outcome_rows(state: Execution, entries: Iterable[e.AnyEntry]) -> list[OutcomeRow]:
    """What these entries say about choices of the execution."""
    if not state.choices:
        return []
    return [
        OutcomeRow(
            decision=f"{state.id}/{entry.decision}", option=entry.option, execution=state.id,
            plan_name=state.blueprint.plan.name, phase=_place(state, entry), doing=entry.then,
            environment=entry.environment,
            usual=entry.usual, factor=entry.factor, confidence=entry.confidence, good=int(entry.good), at=entry.at,
        )
        for entry in entries
        if type(entry) is e.OutcomeKnown
    ]  # fmt: skip


def _place(state: Execution, entry: e.OutcomeKnown) -> str:
    """Where a choice was made: at the gate of a phase, or ``PHASE/TASK``."""
    if not entry.task:
        return entry.phase
    node = state.blueprint.tasks[entry.task]
    return f"{entry.phase}/{node.fan or node.id}"


def moves(execution: str, entries: Iterable[e.AnyEntry]) -> list[Move]:
    """The cursors that these entries of an execution move."""
    found = []
    for entry in entries:
        if isinstance(entry, e.TaskCompleted) and entry.cursor:
            moved = cursors.CursorMoved(entry.at, entry.cursor["value"], entry.cursor["source"], execution, entry.task)
            row = EntryRow(0, cursors.VERSION, cursors.CursorMoved.__name__, entry.at, msgspec.json.encode(moved))
            found.append(Move(cursors.stream_of(entry.cursor["name"]), row))
    return found


def details_row(state: Execution, entries: Collection[e.AnyEntry]) -> DetailsRow | None:
    """An execution whole, if it has ended, and by these entries became as it is."""
    return DetailsRow(state.id, encode(details_of(state))) if entries and state.ended else None


def resource_row(resource: Resource) -> ResourceRow:
    """What lists show of a resource as it is now."""
    body = msgspec.json.encode(resource.data)
    return ResourceRow(
        resource.kind, resource.id, resource.execution, resource.type, resource.status, resource.at, resource.changed,
        resource.version, body,
    )  # fmt: skip


def rebuilt_resource(stream: str, rows: Iterable[EntryRow]) -> ResourceRow | None:
    """The projection of a resource from its journal alone; None if this is no resource's stream."""
    named, resource = resources.named(stream), None
    if named is None:
        return None
    for row in rows:
        resource = resources.after(*named, resource, resources.decode(row.body))
    return resource_row(resource) if resource else None


def rebuild(
    histories: Iterable[tuple[str, str, Iterable[EntryRow]]], begin: Callable[[e.ExecutionAccepted], Execution]
) -> Iterator[tuple[str, Projected]]:
    """All projections from the journal alone: ``histories`` gives tenant, execution and entries of each stream."""
    for tenant, execution, rows in histories:
        state: Execution | None = None
        seen: dict[str, DecisionRow] = {}
        known: dict[tuple[str, str], OutcomeRow] = {}
        for row in rows:
            entry = e.decode(row.body)
            if state is None and isinstance(entry, e.ExecutionAccepted):
                state = begin(entry)
            if state is not None:
                apply(state, entry)
                known |= {(row.decision, row.option): row for row in outcome_rows(state, [entry])}
            seen |= {decision.id: decision for decision in decision_rows(execution, [entry])}
        if state is not None:
            yield tenant, execution_row(state)
            if whole := details_row(state, [entry]):
                yield tenant, whole
        folded: list[DecisionRow | OutcomeRow] = [*seen.values(), *known.values()]
        for found in folded:
            yield tenant, found


def _decision(execution: str, entry: e.OptionChosen | e.EscalationRaised | e.EscalationClosed) -> DecisionRow:
    row = DecisionRow(
        id=f"{execution}/{entry.decision}",
        execution=execution,
        phase=entry.phase or None,
        question=entry.question,
        selection=None,
        confidence=None,
        rationale="what it was about has been cancelled",
        decided_by=None,
        at=entry.at,
        status="VOID",
        body=e.encode(entry),
    )
    if isinstance(entry, e.EscalationRaised):
        return row._replace(status="OPEN", confidence=entry.confidence, rationale=entry.reason)
    if isinstance(entry, e.OptionChosen):
        chosen = row._replace(status="CHOSEN", selection=entry.selection, decided_by=entry.by)
        return chosen._replace(confidence=entry.confidence, rationale=entry.rationale)
    return row


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
