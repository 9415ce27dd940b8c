"""Looking back at decisions: what came of them, what would have changed them, and how good confidence has been.

One function per operation, like ``operations.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from turbo_mode.core.decisions import calibration, earned
from turbo_mode.core.decisions.limits import Limits, tighten
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine import hindsight
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.hindsight import Again, Flip
from turbo_mode.core.machine.inputs import OutcomeTold
from turbo_mode.core.machine.state import Execution
from turbo_mode.errors import NotFound
from turbo_mode.operations import executions
from turbo_mode.runtime.embedded import reach
from turbo_mode.runtime.embedded.user import user
from turbo_mode.store.following import blueprint_of
from turbo_mode.store.place import Where
from turbo_mode.store.queries import Reader, outcomes_in
from turbo_mode.store.rows import ExecutionRow, OutcomeRow, stream_of

_PAGE = 200


class Seen(NamedTuple):
    """A decision in hindsight: with what evidence it would have been another one, and what came of it."""

    flips: list[Flip]
    outcomes: list[e.OutcomeKnown]


class Replayed(NamedTuple):
    """A decision that was weighed again, and the execution that it is from."""

    execution: ExecutionRow
    again: Again


class Gate(NamedTuple):
    """One option at one gate: its outcomes, and what they propose for its autonomy level."""

    name: str
    report: calibration.Report
    proposal: earned.Proposal


class Calibration(NamedTuple):
    """How good confidence has been: altogether (None: nothing is known yet), and by gate. ``censored``: so many choices
    have no outcome."""

    whole: calibration.Report | None
    gates: list[Gate]
    censored: int


def look(place: Where, reference: str) -> Seen:
    """One decision, in hindsight. Raises ``NotFound``."""
    found = executions.decision(place, reference)
    name = found.id.rpartition("/")[2]
    with executions.reading(place) as reader:
        row = executions.find(reader, found.execution)
        entries = list(_entries(reader, row))
        outcomes = [entry for entry in entries if isinstance(entry, e.OutcomeKnown) and entry.decision == name]
        state = Execution(blueprint_of(reader, row))
        stored = hindsight.state_at(state, entries, name)
        flips = hindsight.flips(state, stored) if stored is not None else []
    return Seen(flips, outcomes)


def replay(
    place: Where, reference: str | None = None, *, level: str = "", limits: Sequence[Limits] = ()
) -> Iterator[Replayed]:
    """Weighs decisions at gates again: those of one execution, one by ``EXECUTION/dN``, or all there are.

    As they were, or at another ``level``, or under further ``limits``. Raises ``NotFound``.
    """
    execution, slash, name = (reference or "").partition("/")
    found = False
    with executions.reading(place) as reader:
        for row in [executions.find(reader, execution)] if execution else _all(reader):
            blueprint = blueprint_of(reader, row)
            if limits:
                blueprint = Blueprint(tighten(blueprint.plan, limits), blueprint.digest)
            for again in hindsight.weighed_again(Execution(blueprint), _entries(reader, row), level=level):
                if not slash or again.stored.decision == name:
                    found = True
                    yield Replayed(row, again)
    if slash and not found:
        raise NotFound(f"{reference} is no decision at a gate", hint=f"turbo-mode decisions {execution} lists them")


def _all(reader: Reader) -> Iterator[ExecutionRow]:
    before: str | None = None
    while page := reader.executions(limit=_PAGE, before=before):
        yield from page
        before = page[-1].id


def _entries(reader: Reader, row: ExecutionRow) -> Iterator[e.AnyEntry]:
    return (e.decode(stored.body) for stored in reader.read(stream_of(row.id)))


def tell(place: Where, reference: str, good: bool, reason: str) -> str:
    """Say what came of a choice; returns the id of the decision.

    Raises ``NotFound`` for what is no choice at a gate or in a task, ``NotPermitted`` when asked from inside an
    execution.
    """
    found = executions.decision(place, reference)
    name = found.id.rpartition("/")[2]
    told = {"decision": name, "good": good, "why": reason}
    request = {"do": "outcome", "execution": found.execution, "told": told}
    owned = reach.asked_or_owned(place, request)
    if not isinstance(owned, dict):
        with owned as runtime:
            runtime.experience.tell(found.execution, OutcomeTold(name, good, user(), reason))
    return found.id


def calibrated(place: Where, gate: str = "") -> Calibration:
    """How good confidence has been so far: altogether, or at one ``gate`` (``PLAN/PHASE``, ``PLAN/PHASE/TASK``).

    Raises ``NotFound`` for a gate of whose choices nothing is known.
    """
    with executions.reading(place) as reader:
        found = outcomes_in(reader)
        chosen = reader.decisions(status="CHOSEN", limit=5000)
        plans = {row.execution: row.plan_name for row in found}
    known = {row.decision for row in found}
    rows = [row for row in found if row.doing == "continue" and _is_at(_place(row), gate)][::-1]
    if gate and not rows:
        raise NotFound(
            f"of choices at `{gate}` nothing is known yet", hint="turbo-mode decisions calibration lists them"
        )
    chosen = [row for row in chosen if not gate or _is_at(f"{plans.get(row.execution, '')}/{row.phase}", gate)]
    censored = sum(1 for row in chosen if row.phase and row.id not in known)
    by_gate: dict[str, list[OutcomeRow]] = {}
    for row in rows:
        by_gate.setdefault(_place(row), []).append(row)
    gates = [
        Gate(name, _report(each), earned.proposal(bool(row.good) for row in each)) for name, each in by_gate.items()
    ]
    return Calibration(_report(rows) if rows else None, sorted(gates, key=lambda gate: -gate.report.size), censored)


def _place(row: OutcomeRow) -> str:
    return f"{row.plan_name}/{row.phase}/{row.option}"


def _is_at(place: str, gate: str) -> bool:
    return not gate or f"{place}/".startswith(f"{gate.rstrip('/')}/")


def _report(rows: Sequence[OutcomeRow]) -> calibration.Report:
    return calibration.report([row.confidence for row in rows], [bool(row.good) for row in rows])
