"""What travels between clients, the workflow and its activities. All of it is JSON, readable in Temporal's own pages.

The workflow imports this file into its sandbox: nothing here may do anything.
"""

from __future__ import annotations

from typing import Any

from msgspec import Raw, Struct

from turbo_mode.core.machine.entries import AttemptStarted
from turbo_mode.core.machine.inputs import Report, Submit
from turbo_mode.core.plan.model import Plan

WORKFLOW = "turbo_mode.execution"
PREPARE = "turbo_mode.prepare"
PERFORM = "turbo_mode.perform"
ATTACH = "turbo_mode.attach"
MIRROR = "turbo_mode.mirror"

LET_GO = "LetGo"
"""Type of the failure of an activity that ends before the attempt which it follows, as when its worker ends."""
MIRROR_CONFLICT = "MirrorConflict"
"""Type of the failure when the store holds another history of this execution."""


def workflow_id(execution: str) -> str:
    """The workflow that carries an execution."""
    return f"turbo-mode/{execution}"


class Message(Struct, frozen=True, rename="camel", omit_defaults=True):
    """Something that travels."""


class Settings(Message, frozen=True, kw_only=True):
    """How the workflow behaves. ``continue_after`` (events): 0 means when the server suggests it."""

    continue_after: int = 0
    heartbeat_seconds: float = 10.0
    """A worker that isn't heard of for so long is taken for dead."""
    attempts_queue: str = ""
    """Where attempts run, if not on the workflow's own queue; one worker process serves it, on one host."""


class Left(Message, frozen=True, kw_only=True):
    """What an ended child has left to be taken back: which plan that was, and the state in which it ended.

    ``below`` is what its own children have left, by execution.
    """

    plan: str
    submit: Submit
    taken: dict[str, Any]
    secrets: list[str] = []
    environment: str = ""
    below: dict[str, Left] = {}


class ChildEnd(Message, frozen=True, kw_only=True):
    """A child tells its parent what has come of it; ``taken`` is its last state where something is left."""

    attempt: str
    result: dict[str, Any]
    submit: Submit
    taken: dict[str, Any] = {}
    below: dict[str, Left] = {}


class Carried(Message, frozen=True, kw_only=True):
    """What one run hands to the next: the state, what of it the store hasn't got yet, which attempts it has cancelled,
    to which process it gave those that are under way, and what its children have left."""

    snapshot: Raw
    unmirrored: list[Raw] = []
    cancelled: list[str] = []
    hosts: dict[str, str] = {}
    left: dict[str, Left] = {}
    runs: int = 0


class Start(Message, frozen=True, kw_only=True):
    """The workflow's argument. The workspace of ``submit`` may be empty: then the host makes one.

    ``left`` is for one that takes back what another has done: what the children of that one have left.
    """

    submit: Submit
    plan: Plan
    settings: Settings = Settings()
    left: dict[str, Left] = {}
    carried: Carried | None = None


class End(Message, frozen=True, kw_only=True):
    """The workflow's result, however the execution ended: ``status`` is COMPLETED, FAILED or CANCELLED."""

    status: str
    outcome: str = ""
    reason: str = ""
    outputs: dict[str, Any] = {}
    entries: int = 0
    runs: int = 1


class Status(Message, frozen=True, kw_only=True):
    """The answer to the query ``status``. ``entries`` have happened, ``mirrored`` of them are in the store."""

    status: str
    outcome: str
    entries: int
    mirrored: int
    tasks: int
    done: int
    running: int
    runs: int
    questions: dict[str, dict[str, Any]] = {}


class Prepare(Message, frozen=True, kw_only=True):
    """Make a host ready for an execution."""

    execution: str
    plan: Plan
    digest: str


class Prepared(Message, frozen=True, kw_only=True):
    """``host`` names the worker process that answered, and no later one on the same machine."""

    workspace: str
    host: str


class Order(Message, frozen=True, kw_only=True):
    """An attempt to carry out, or (``attach``) to be told of. ``host``: the process that it was given to.

    ``stop``: end it and tell what came of it.
    """

    execution: str
    digest: str
    workspace: str
    plan_dir: str
    started: AttemptStarted
    host: str
    lineage: str = ""
    secrets_dir: str = ""
    stop: bool = False


class Seen(Message, frozen=True, kw_only=True):
    """What came of an attempt, and which process says so."""

    report: Report
    host: str


class Batch(Message, frozen=True, kw_only=True):
    """Entries for the store, dense from ``first`` on."""

    execution: str
    first: int
    entries: list[Raw]
