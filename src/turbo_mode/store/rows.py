"""What goes into a store and comes out of it, as plain tuples.

A stream is the history of one thing, usually ``execution/<id>``. Its entries are numbered densely from 1 (``seq``).
All times are milliseconds since 1970, UTC. Bodies are JSON bytes; the store never looks into them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from turbo_mode.core.ids import TENANT

UNFINISHED = ("PENDING", "RUNNING", "PAUSED", "HELD")
"""What an execution is called that has not ended."""
DOORS = "doors"
"""The stream of letters that hold what was asked at the doors of a replica."""


def stream_of(execution: str) -> str:
    """The stream that holds the history of an execution."""
    return f"execution/{execution}"


class EntryRow(NamedTuple):
    """One entry of a stream; ``version`` is the format of its body."""

    seq: int
    version: int
    kind: str
    at: int
    body: bytes


class JournalRow(NamedTuple):
    """An entry with its place in the order of commit."""

    position: int
    tenant: str
    stream: str
    entry: EntryRow


class PlanRow(NamedTuple):
    """A plan by its digest: the decoded document and the text that it was read from."""

    digest: str
    body: bytes
    source: str


class CheckpointRow(NamedTuple):
    """The state of a stream after entry ``seq``; ``version`` is the format of its body."""

    seq: int
    version: int
    body: bytes


class Command(NamedTuple):
    """Something that the outside asks of a stream. The id makes it count once, however often it is sent."""

    id: str
    stream: str
    at: int
    body: bytes
    tenant: str = TENANT


class ExecutionRow(NamedTuple):
    """What lists show of an execution. ``counts`` and ``labels`` are JSON objects, as text."""

    id: str
    short_id: str
    plan_name: str
    plan_digest: str
    status: str
    outcome: str | None
    started_at: int | None
    ended_at: int | None
    level: str
    actor: str
    open_questions: int
    workspace: str
    counts: str
    labels: str
    last_seq: int


class DecisionRow(NamedTuple):
    """A question that is ``OPEN`` or ``VOID``, or the choice that answered it (``CHOSEN``); ``confidence`` 0 to 1."""

    id: str
    execution: str
    phase: str | None
    question: str
    selection: str | None
    confidence: float | None
    rationale: str
    decided_by: str | None
    at: int
    status: str
    body: bytes
    is_by_hand: bool = False


class OutcomeRow(NamedTuple):
    """What came of choosing an ``option`` at the gate of a ``phase``, or in a task (``phase`` is ``PHASE/TASK`` then).

    ``doing`` is what the option does (continue, repeat); ``confidence``, 0 to 1, is how likely it seemed to turn out
    right, by how that is as a rule (``usual``) and by the evidence (``factor``).
    """

    decision: str
    option: str
    execution: str
    plan_name: str
    phase: str
    doing: str
    environment: str
    usual: float
    factor: float
    confidence: float
    good: int
    at: int


class ResourceRow(NamedTuple):
    """What has a stream of its own beside executions, as it is now; ``body`` is its value, a JSON object.

    ``at`` is when it was made and ``changed`` when it became what it is, in its ``version``.
    """

    kind: str
    id: str
    execution: str
    type: str
    status: str
    at: int
    changed: int
    version: int
    body: bytes


class DetailsRow(NamedTuple):
    """An execution that has ended, whole (see ``store/details.py``); ``body`` is JSON."""

    id: str
    body: bytes


Projected = ExecutionRow | DetailsRow | DecisionRow | OutcomeRow | ResourceRow
"""What lists are made of."""
WAITING, DEAD, DONE = "WAITING", "DEAD", "DONE"
"""Of a delivery: it is tried again when it is due; it was given up; it is made, and needs no row."""
FAILING, DISABLED = "FAILING", "DISABLED"
"""Of a destination: it has taken nothing for some time; it gets nothing until somebody says so."""


class DeliveryRow(NamedTuple):
    """An event, by its position in the journal, that a destination has not taken; ``attempts`` it was tried.

    ``due`` is when it is tried again; ``code`` and ``message`` say what came of the last attempt.
    """

    destination: str
    position: int
    execution: str
    event: str
    status: str
    attempts: int
    first_at: int
    last_at: int
    due: int
    code: str
    message: str


class DestinationRow(NamedTuple):
    """A destination that is ``FAILING`` or ``DISABLED``, since when and why; any other status: it is well."""

    destination: str
    status: str
    since: int
    reason: str


class Move(NamedTuple):
    """An entry for the end of another stream, wherever that is by then; its ``seq`` is not looked at."""

    stream: str
    row: EntryRow


class Changes(NamedTuple):
    """All that one commit changes for one stream; it is stored whole or not at all, and its ``moves`` with it.

    ``fed`` names the commands that these entries answer, each with the last seq that it caused: a command that
    was fed before makes the whole change fail. Projections replace the rows of the same id.
    """

    stream: str
    rows: Sequence[EntryRow] = ()
    fed: Sequence[tuple[str, int]] = ()
    execution: ExecutionRow | None = None
    decisions: Sequence[DecisionRow] = ()
    plan: PlanRow | None = None
    checkpoint: CheckpointRow | None = None
    outcomes: Sequence[OutcomeRow] = ()
    resource: ResourceRow | None = None
    details: DetailsRow | None = None
    moves: Sequence[Move] = ()
    tenant: str = TENANT
