"""What a runtime may feed to the machine, one at a time, and the facts that come with it."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

from turbo_mode.core.machine.outcomes import Observation


class Facts(Struct, frozen=True):
    """What the machine can't know by itself: ``now`` in ms since the epoch, and a number ``draw`` in [0, 1)."""

    now: int
    draw: float = 0.5


class Submit(Struct, frozen=True):
    """A plan is handed in. ``inputs`` are bound and typed; ``policy`` is the owner's part of the limits.

    For a child: see ``ExecutionAccepted``.
    """

    execution: str
    lineage: str
    plan_digest: str
    inputs: dict[str, Any]
    actor: str = ""
    workspace: str = ""
    plan_dir: str = ""
    trigger: str = "command"
    policy_digest: str = ""
    parent: str = ""
    parent_task: str = ""
    parent_attempt: str = ""
    secrets_dir: str = ""
    undoes: str = ""
    taken: dict[str, Any] = {}


class Report(Struct, frozen=True):
    """An attempt has ended; what it showed."""

    attempt: str
    observation: Observation


class ServiceEnded(Struct, frozen=True):
    """A service's program is gone: because it was asked to stop, or by itself."""

    attempt: str
    detail: str = ""


class ChildWaits(Struct, frozen=True):
    """So many questions are open in the child of an attempt, none if it goes on; ``held``: and nothing moves there."""

    attempt: str
    questions: int
    held: bool = False


class Tick(Struct, frozen=True):
    """The first timer of this execution is due."""


class Recovered(Struct, frozen=True):
    """A new engine owns the execution. ``lost``: attempts that nothing holds any more, and never will."""

    lost: list[str] = []
    epoch: int = 0


class Command(Struct, frozen=True):
    """Somebody outside wants something; ``id`` makes it count once. A ``signal`` has a name, and ``data``.

    The ``data`` of an answer that a task in doubt has happened are the ``outputs`` that it wants.
    ``at_once`` is for the runtime, when it finds a cancel in its inbox: it kills what runs.
    """

    verb: Literal["pause", "resume", "cancel", "answer", "signal"]
    id: str = ""
    by: str = ""
    reason: str = ""
    decision: str = ""
    selection: str = ""
    signal: str = ""
    data: Any = None
    at_once: bool = False


class Intrusion(Struct, frozen=True):
    """Somebody inside has asked for what only somebody outside may, and was refused. See ``RequestRefused``."""

    what: str
    attempt: str = ""
    execution: str = ""


Input = Submit | Report | ServiceEnded | ChildWaits | Tick | Recovered | Command | Intrusion
