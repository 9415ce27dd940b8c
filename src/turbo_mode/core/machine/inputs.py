"""What a runtime may feed to the machine, one at a time, and the facts that come with it."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

from turbo_mode.core.decisions.counting import Choosing, plainly
from turbo_mode.core.decisions.model import HandedRule
from turbo_mode.core.decisions.opinions import Adviser
from turbo_mode.core.decisions.outcomes import Learned
from turbo_mode.core.ids import TENANT
from turbo_mode.core.machine.outcomes import Observation


class Facts(Struct, frozen=True):
    """What the machine can't know by itself: ``now`` in ms since the epoch, and a number ``draw`` in [0, 1).

    ``metered``: the owner has limited how many attempts run at once, of all or of each tenant, so each needs a slot of
    the engine. ``adviser``: the model that the owner lets advise at gates. ``counting`` says who counts among samples;
    whoever does finds the same.
    """

    now: int
    draw: float = 0.5
    metered: bool = False
    adviser: Adviser | None = None
    counting: Choosing = plainly


class Submit(Struct, frozen=True):
    """A plan is handed in. ``inputs`` are bound and typed; ``policy`` is the owner's part of the limits.

    For a child and for a fork: see ``ExecutionAccepted``. ``learned`` is what earlier executions have taught.
    ``tenant`` is whose it is, by the word of the runtime; never by that of whoever hands it in. ``trace`` names the
    span of a trace under which it is handed in. ``runtime``: likewise as ``tenant``.
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
    rules: list[HandedRule] = []
    budgets: dict[str, float] = {}
    forks: str = ""
    from_entry: int = 0
    learned: Learned | None = None
    tenant: str = TENANT
    trace: str = ""
    forked_trace: str = ""
    runtime: str = ""


class Supersede(Struct, frozen=True):
    """A fork takes over all that an execution which has ended has done."""

    fork: str


class OutcomeTold(Struct, frozen=True):
    """Somebody knows what came of a choice, also after the execution has ended."""

    decision: str
    good: bool
    by: str
    why: str = ""


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


class Answer(Struct, frozen=True):
    """What the allocator says to ``who`` has asked by entry ``number``; see ``slots.py``."""

    who: str
    number: int


class Granted(Answer, frozen=True):
    """It has what was asked for."""

    pools: list[str]
    epoch: int = 0


class Waits(Answer, frozen=True):
    """It has to wait for a pool, which ``holder``, an execution, has now."""

    pool: str
    holder: str = ""


class Refused(Answer, frozen=True):
    """It doesn't get it: it is held, and its plan wants no waiting (``busy``) or that wait would never end."""

    pool: str
    why: Literal["busy", "deadlock"]
    holder: str = ""


class Warrant(Struct, frozen=True):
    """What a signed link allows, by the word of the runtime that has looked at its signature.

    One answer to the question as it was (``revision``) with one of ``options``, any if there are none, before
    ``expires`` (ms). ``id`` makes it count once; ``made_by`` is who has made the link.
    """

    id: str
    revision: str
    expires: int
    options: list[str] = []
    made_by: str = ""


class Command(Struct, frozen=True):
    """Somebody outside wants something; ``id`` makes it count once.

    The ``data`` of an answer that a task in doubt has happened are the ``outputs`` that it wants. A ``signal`` has a
    name, and ``data``. To ``skip`` a ``task``, ``data`` may hold its outputs; ``retry`` without one means all that has
    failed. An answer may have ``fields``, or say no (``refuses``); ``roles`` are those of the person, by the runtime's
    word, which has looked at the ``proof`` before. An answer may come by a ``link``; its ``warrant`` is the runtime's
    word likewise. To ``delegate`` is to hand one's say on a question ``to`` another person, who has ``to_roles``.
    ``rollback`` takes back all that was done, as a gate can. ``at_once`` is for the runtime, when it finds a cancel in
    its inbox: it kills what runs.
    """

    verb: Literal["pause", "resume", "cancel", "answer", "delegate", "signal", "skip", "retry", "rollback"]
    id: str = ""
    by: str = ""
    reason: str = ""
    decision: str = ""
    selection: str = ""
    signal: str = ""
    data: Any = None
    task: str = ""
    refuses: bool = False
    fields: dict[str, Any] = {}
    roles: list[str] = []
    proof: str = ""
    at_once: bool = False
    to: str = ""
    to_roles: list[str] = []
    link: str = ""
    warrant: Warrant | None = None


class Intrusion(Struct, frozen=True):
    """Somebody inside has asked for what only somebody outside may, and was refused. See ``RequestRefused``."""

    what: str
    attempt: str = ""
    execution: str = ""


PERSONAL = ("answer", "delegate")
"""Verbs of what counts only as the word of a certain person."""

Input = (
    Submit
    | Supersede
    | OutcomeTold
    | Report
    | ServiceEnded
    | ChildWaits
    | Tick
    | Recovered
    | Answer
    | Command
    | Intrusion
)
