"""The plan as its author wrote it: frozen records, one per mapping of the file, keys in camelCase.

YAML, JSON and Python make the same model. The decoder, ``check``, the JSON Schema and the reference page are all
driven by this file, so a key exists exactly when it stands here. The alias types say how a text is read:

``Cel``       a bare expression                     ``when: inputs.count > 3``
``Template``  text in which ``${{ CEL }}`` is replaced
``Secretive`` a template that may also name a secret or a secret output
``Script``    a program or a query, never templated
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType, field

Id = Annotated[str, Meta(pattern=r"^[a-z][A-Za-z0-9_]*$", max_length=64, extra={"format": "id"})]
Cel = Annotated[str, Meta(max_length=4096, extra={"format": "cel"})]
Template = Annotated[str, Meta(extra={"format": "text"})]
Secretive = Annotated[str, Meta(extra={"format": "text", "secrets": True})]
Script = Annotated[str, Meta(extra={"format": "script"})]
Duration = Annotated[str, Meta(pattern=r"^(\d+(\.\d+)?(ms|s|m|h|d))+$", extra={"format": "duration"})]
Call = Annotated[str, Meta(pattern=r"^[A-Za-z_][\w.]*:[A-Za-z_][\w.]*$")]
AnyTemplate = Annotated[Any, Meta(extra={"format": "text"})]

Effect = Literal["idempotent", "keyed", "once"]
TaskEnd = Literal["COMPLETED", "FAILED", "SKIPPED"]
Level = Literal["manual", "low", "medium", "high", "full"]
Then = Literal["continue", "repeat", "rollback", "hold", "fail", "succeed"]


class Record(Struct, frozen=True, rename="camel", forbid_unknown_fields=True, omit_defaults=True):
    """One mapping of the plan."""


class Input(Record, frozen=True, kw_only=True):
    """What the caller may set; without a ``default`` it is required."""

    type: Literal["string", "integer", "number", "boolean", "list", "object"] = "string"
    default: Any | UnsetType = UNSET
    description: str = ""
    pattern: str | None = None
    enum: list[Any] | None = None
    min: float | None = None
    max: float | None = None


class Secret(Record, frozen=True, kw_only=True):
    """A reference to a secret, never its value."""

    source: Literal["env", "file"] = "env"
    name: str = ""
    description: str = ""


class Output(Record, frozen=True, kw_only=True):
    """A declared output in long form; a ``secret`` one is stored encrypted and reaches env, headers and auth only."""

    value: Cel
    secret: bool = False


class Retry(Record, frozen=True, kw_only=True):
    """``attempts`` in all; the pause before a further one grows by ``backoff`` up to ``maxDelay``, or is ``every``."""

    attempts: Annotated[int, Meta(ge=1, le=1000)]
    delay: Duration = "1s"
    backoff: Annotated[float, Meta(ge=1, le=100)] = 2.0
    max_delay: Duration = "1m"
    every: Duration | None = None
    jitter: Annotated[float, Meta(ge=0, le=1)] = 0.2
    when: Cel | None = None


class Need(Record, frozen=True, kw_only=True):
    """A need in long form: ``is`` names the ends that satisfy it."""

    id: Id
    is_: list[TaskEnd] = field(name="is", default_factory=lambda: ["COMPLETED", "SKIPPED"])


class Shell(Record, frozen=True, kw_only=True):
    """A program: a ``script`` for an interpreter, or a ``command`` with arguments and no shell at all."""

    script: Script | None = None
    command: list[Template] | None = None
    args: list[Template] = []
    interpreter: list[str] | None = None
    stdin: AnyTemplate | None = None


class Ready(Record, frozen=True, kw_only=True):
    """How a service shows that it is ready: its port answers, and ``path`` (if any) with ``status``."""

    path: Template | None = None
    status: Annotated[int, Meta(ge=100, le=599)] | None = None
    every: Duration = "100ms"
    for_: Duration = field(name="for", default="30s")


class Service(Record, frozen=True, kw_only=True):
    """A program that keeps running: started, probed ready, watched, stopped at the end of the execution."""

    script: Script | None = None
    command: list[Template] | None = None
    args: list[Template] = []
    interpreter: list[str] | None = None
    ready: Ready = Ready()
    grace: Duration = "10s"


class Http(Record, frozen=True, kw_only=True):
    """One HTTP request."""

    url: Template
    method: Literal["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] = "GET"
    headers: dict[str, Secretive] = {}
    query: dict[str, Template] = {}
    json: AnyTemplate | None = None
    body: Template | None = None
    auth: Secretive | None = None
    follow_redirects: bool = False


class Python(Record, frozen=True, kw_only=True):
    """A call of ``module:function`` with keyword arguments; what it returns is ``result.value``."""

    call: Call
    args: dict[str, AnyTemplate] = {}


class Wait(Record, frozen=True, kw_only=True):
    """A pause, for a time."""

    for_: Duration = field(name="for")


class Action(Record, frozen=True, kw_only=True):
    """What can be done: exactly one kind, and how. Shared by tasks, ``verify`` and ``compensate``."""

    shell: Script | Shell | None = None
    service: Service | None = None
    http: Template | Http | None = None
    python: Call | Python | None = None
    wait: Duration | Wait | None = None

    env: dict[str, Secretive] = {}
    pass_env: list[str] = []
    cwd: Template | None = None
    timeout: Duration | None = None
    retry: Annotated[int, Meta(ge=0, le=1000)] | Retry | None = None
    expect: Cel | None = None
    outputs: dict[Id, Cel | Output] = {}
    effect: Effect | None = None
    idempotency_key: Template | None = None
    on_engine_loss: Literal["finish", "kill"] | None = None

    @property
    def kind(self) -> str:
        """The name of the kind that is set."""
        return next(name for name in KINDS if getattr(self, name) is not None)


class Verify(Action, frozen=True, kw_only=True):
    """Finds out whether an effect happened: ``done`` true means that it did."""

    done: Cel


class Task(Action, frozen=True, kw_only=True):
    """A unit of work."""

    id: Id
    title: str = ""
    description: str = ""
    needs: list[Id | Need] | None = None
    when: Cel | None = None
    optional: bool = False
    irreversible: bool = False
    verify: Verify | None = None
    compensate: Action | None = None


class Evidence(Record, frozen=True, kw_only=True):
    """Something that a gate looks at; a failing critical one forbids ``then: continue``."""

    check: Cel
    title: str = ""
    critical: bool = True


class Option(Record, frozen=True, kw_only=True):
    """A permitted answer at a gate."""

    then: Then
    description: str = ""
    when: Cel | None = None
    benefit: float | None = None
    loss: float | None = None
    cost: float | None = None
    reversible: bool = True
    allow_failed: bool = False
    max: Annotated[int, Meta(ge=1, le=100)] = 1
    undo: bool = False
    wait: Duration | None = None
    to: Id | None = None


class Gate(Record, frozen=True, kw_only=True):
    """The decision point at the end of a phase."""

    question: Template = ""
    evidence: dict[Id, Evidence] = {}
    options: dict[Id, Option]
    confidence: Annotated[float, Meta(ge=0, le=1)] | None = None


class Phase(Record, frozen=True, kw_only=True):
    """Tasks with one purpose; in written order unless ``parallel`` or ``needs`` say otherwise."""

    id: Id
    title: str = ""
    description: str = ""
    needs: list[Id | Need] | None = None
    when: Cel | None = None
    parallel: bool = False
    max_parallel: Annotated[int, Meta(ge=1)] | None = None
    env: dict[str, Secretive] = {}
    effect: Effect | None = None
    tasks: Annotated[list[Task], Meta(min_length=1)]
    gate: Gate | None = None


class DecisionEngine(Record, frozen=True, kw_only=True):
    """How much may be decided alone."""

    autonomy_level: Level = "medium"
    confidence: Annotated[float, Meta(ge=0, le=1)] | None = None


class Defaults(Record, frozen=True, kw_only=True):
    """For tasks that don't say; ``retry`` reaches only tasks that may be repeated."""

    timeout: Duration = "1h"
    retry: Annotated[int, Meta(ge=0, le=1000)] | Retry | None = None
    interpreter: tuple[str, ...] = ("/bin/sh", "-eu")


class ExecutionPipeline(Record, frozen=True, kw_only=True):
    """How it runs."""

    parallel_execution: bool = True
    max_parallel: Annotated[int, Meta(ge=1, le=10_000)] = 16
    defaults: Defaults = Defaults()


class Plan(Record, frozen=True, kw_only=True):
    """A whole plan."""

    turbo: Literal[1]
    name: Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=64)]
    title: str = ""
    description: str = ""
    version: str = ""
    labels: dict[str, str] = {}
    inputs: dict[Id, str | int | float | bool | list[Any] | Input] = {}
    secrets: dict[Id, str | Secret] = {}
    env: dict[str, Secretive] = {}
    decision_engine: DecisionEngine = DecisionEngine()
    execution_pipeline: ExecutionPipeline = ExecutionPipeline()
    phases: Annotated[list[Phase], Meta(min_length=1)]
    finally_: list[Task] = field(name="finally", default_factory=list)
    outputs: dict[Id, Cel] = {}


KINDS = ("shell", "service", "http", "python", "wait")
"""The task kinds, in the order in which the reference lists them."""
