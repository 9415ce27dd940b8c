"""What travels between clients, the workflow and its activities. All of it is JSON, readable in Temporal's own pages.

The workflow imports this file into its sandbox: nothing here may do anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from msgspec import Raw, Struct

from turbo_mode.core.allocator.inputs import Ask, Leave, Return
from turbo_mode.core.decisions.opinions import Adviser
from turbo_mode.core.machine.entries import AdviceAsked, AttemptStarted, SamplesAsked
from turbo_mode.core.machine.inputs import Command, Granted, Input, Refused, Report, Submit, Waits
from turbo_mode.core.plan.model import Plan
from turbo_mode.runtime.temporal import attributes

WORKFLOW = "turbo_mode.execution"
PREPARE = "turbo_mode.prepare"
PERFORM = "turbo_mode.perform"
PERFORM_TOGETHER = "turbo_mode.perform_together"
ATTACH = "turbo_mode.attach"
MIRROR = "turbo_mode.mirror"
TIDY = "turbo_mode.tidy"
LOOK = "turbo_mode.look"
TELL = "turbo_mode.tell"
ALLOCATOR = "turbo_mode.allocator"
GONE = "turbo_mode.gone"

BUSY = "Busy"
"""Type of the failure of an activity that has begun nothing, since its host does as much as it may."""
UNKNOWN_ACTIVITY = "NotFoundError"
"""Type of the SDK's failure of an activity that its host, of an earlier version, doesn't know."""
LET_GO = "LetGo"
"""Type of the failure of an activity that ends before the attempt which it follows, as when its worker ends."""
MIRROR_CONFLICT = "MirrorConflict"
"""Type of the failure when the store holds another history of this execution."""


def store_queue(store: str) -> str:
    """The queue of the owner of a store, whoever that is."""
    return f"turbo-mode-store-{store}"


def labelled_queue(queue: str, labels: Sequence[str]) -> str:
    """Where hosts with all of these labels (sorted) ask for executions to be made ready for."""
    return "+".join((queue, *(label.replace("%", "%25").replace("+", "%2B") for label in labels)))


def workflow_id(execution: str) -> str:
    """The workflow that carries an execution."""
    return f"turbo-mode/{execution}"


def execution_of(workflow: str) -> str:
    """The execution that a workflow carries."""
    return workflow.partition("/")[2]


def allocator_id(group: str, tenant: str) -> str:
    """The workflow that has the locks of a tenant; see ``Settings.locks``."""
    return f"turbo-mode-locks/{group}/{tenant}"


class Message(Struct, frozen=True, rename="camel", omit_defaults=True):
    """Something that travels."""


class Settings(Message, frozen=True, kw_only=True):
    """How the workflow behaves. ``continue_after`` (events): 0 means when the server suggests it.

    ``adviser`` is the model that the owner of the store lets advise.
    """

    continue_after: int = 0
    heartbeat_seconds: float = 10.0
    """A worker that isn't heard of for so long is taken for dead."""
    patience_seconds: float = 600.0
    """An attempt that its host doesn't take up for so long is given up: the host is away."""
    pinned: str = ""
    """The queue of the host that carries out all attempts. Empty: of the one that prepares the execution."""
    store: str = ""
    """The queue of whoever owns the store for the entries. Empty: workers have a store of their own."""
    owner: str = ""
    """The public key of the store's owner. Empty: nobody speaks for a store, so anybody's answer counts."""
    adviser: Adviser | None = None
    artifacts: bool = False
    """Whether hosts hand artifacts over to the owner of the store."""
    queue: str = ""
    """The queue that workers share."""
    locks: str = ""
    """Which executions share locks: those of a store, or of a queue where they have none."""
    told: attributes.Told = ""
    """Which search attributes Temporal's namespace is told."""


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


class Legacy(Message, frozen=True, kw_only=True):
    """What a fork takes over beside what is in the journal: on which host, and what children have left."""

    pinned: str = ""
    left: dict[str, Left] = {}


class Carried(Message, frozen=True, kw_only=True):
    """What one run hands to the next: the state, what of it the store hasn't got yet, which attempts it has cancelled,
    to which process it gave those that are under way, what its children have left, which process was heard last, and
    the ids of what people have said (``heard``)."""

    snapshot: Raw
    host: str
    unmirrored: list[Raw] = []
    cancelled: list[str] = []
    hosts: dict[str, str] = {}
    left: dict[str, Left] = {}
    heard: list[str] = []
    runs: int = 0


class Start(Message, frozen=True, kw_only=True):
    """The workflow's argument. The workspace of ``submit`` may be empty: then the host makes one.

    ``left`` is for one that takes back what another has done: what the children of that one have left. ``above``: on
    whose behalf a child acts, upwards, as execution and task; what those hold is no obstacle to it.
    """

    submit: Submit
    plan: Plan
    settings: Settings = Settings()
    left: dict[str, Left] = {}
    above: list[tuple[str, str]] = []
    carried: Carried | None = None


class Allocator(Message, frozen=True, kw_only=True):
    """The argument of an allocator: how often it looks for those who are gone, and what it carries from run to run."""

    look_seconds: float
    carried: Raw | None = None


class Wish(Message, frozen=True, kw_only=True):
    """What an execution wants of the allocator; one of these."""

    ask: Ask | None = None
    back: Return | None = None
    leave: Leave | None = None


class Allotted(Message, frozen=True, kw_only=True):
    """What the allocator tells an execution; one of these. The command ends one in whose place a newer one begins."""

    granted: Granted | None = None
    waits: Waits | None = None
    refused: Refused | None = None
    command: Command | None = None

    @classmethod
    def of(cls, input: Input) -> Allotted:
        """The message with an input of the machine."""
        match input:
            case Granted():
                return cls(granted=input)
            case Waits():
                return cls(waits=input)
            case Refused():
                return cls(refused=input)
        assert isinstance(input, Command)
        return cls(command=input)


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
    """``host`` names the worker process that answered, and no later one on the same machine; ``queue`` is that of the
    host, whichever process serves it."""

    workspace: str
    host: str
    queue: str


class Job(Message, frozen=True, kw_only=True):
    """What a host has to know of an execution to do something for it."""

    execution: str
    digest: str
    workspace: str
    plan_dir: str
    lineage: str = ""
    secrets_dir: str = ""


class Order(Job, frozen=True, kw_only=True):
    """An attempt to carry out, or (``attach``) to be told of. ``host``: the process that it was given to.

    ``priority``: the higher, the sooner it begins where it has to wait for its turn. ``stop``: end it and tell what
    came of it. ``service``: not how it begins is wanted, but for a service that has been
    ready how it ``lives`` on, until it is gone (the result has its last words as ``detail``), or that it begins
    ``again``, because it was lost.
    """

    started: AttemptStarted
    host: str
    priority: int = 0
    stop: bool = False
    service: Literal["", "lives", "again"] = ""


class Orders(Job, frozen=True, kw_only=True):
    """Attempts to begin, that are told of if they end soon: by the host with this ``queue``, and no other one."""

    started: list[AttemptStarted]
    host: str
    queue: str = ""


class Look(Job, frozen=True, kw_only=True):
    """A model to be asked, or numbers to be read, before something is decided."""

    asked: AdviceAsked | SamplesAsked


class Telling(Message, frozen=True, kw_only=True):
    """The owner of the store is to tell people what an attempt says; that it began is in the store."""

    execution: str
    attempt: str


class Signed(Message, frozen=True, kw_only=True):
    """What somebody says, by the word of the owner of the store. ``words`` are JSON: the execution, and the command."""

    words: str
    signature: str


class Seen(Message, frozen=True, kw_only=True):
    """What came of an attempt, and which process says so."""

    report: Report
    host: str


class SeenTogether(Message, frozen=True, kw_only=True):
    """Which attempts were ``begun``, what came of those that have ended, and which process says so; none, if another
    host was meant."""

    begun: list[str]
    reports: list[Report]
    host: str


class Batch(Message, frozen=True, kw_only=True):
    """Entries for the store, dense from ``first`` on; with the first ones of a child comes its ``plan``."""

    execution: str
    first: int
    entries: list[Raw]
    plan: Plan | None = None
