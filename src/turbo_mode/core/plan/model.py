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
Ref = Annotated[str, Meta(pattern=r"^[a-z][A-Za-z0-9_]*$", max_length=64, extra={"format": "id", "reference": True})]
"""An id that is declared elsewhere; what is wrong with it as an id is said there."""
Cel = Annotated[str, Meta(max_length=4096, extra={"format": "cel"})]
Template = Annotated[str, Meta(extra={"format": "text"})]
Secretive = Annotated[str, Meta(extra={"format": "text", "secrets": True})]
Script = Annotated[str, Meta(extra={"format": "script"})]
Duration = Annotated[str, Meta(pattern=r"^(\d+(\.\d+)?(ms|s|m|h|d))+$", extra={"format": "duration"})]
Call = Annotated[str, Meta(pattern=r"^[A-Za-z_][\w.]*:[A-Za-z_][\w.]*$")]
AnyTemplate = Annotated[Any, Meta(extra={"format": "text"})]
AnySecretive = Annotated[Any, Meta(extra={"format": "text", "secrets": True})]
Amount = Annotated[str, Meta(pattern=r"^\d+(\.\d+)?%?$", extra={"format": "amount"})]
Money = Annotated[str, Meta(pattern=r"^\d+(\.\d{1,2})? [A-Z]{3}$", extra={"format": "money"})]
Size = Annotated[str, Meta(pattern=r"^\d+(\.\d+)?(B|KiB|MiB|GiB|TiB)$", extra={"format": "size"})]
ClockTime = Annotated[str, Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$", extra={"format": "clockTime"})]
Zone = Annotated[str, Meta(extra={"format": "zone"})]
Cron = Annotated[str, Meta(extra={"format": "cron"})]
PlanName = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=64)]
Name = Annotated[str, Meta(max_length=512, extra={"format": "id"})]
"""The name of a sub-plan: an id in a file; a bundle also has the paths of the files that were read."""
Address = Annotated[Template, Meta(extra={"format": "text", "address": "any"})]
Person = Annotated[str, Meta(extra={"format": "address", "address": "people"})]
"""Who may agree: ``user:``, ``role:`` or ``team:``."""
EventName = Annotated[str, Meta(extra={"format": "event"})]
Webhook = Annotated[str, Meta(extra={"format": "webhook"})]
"""The system that calls, and its event: ``github:push``."""

Effect = Literal["idempotent", "keyed", "once"]
TaskEnd = Literal["COMPLETED", "FAILED", "SKIPPED"]
Level = Literal["manual", "low", "medium", "high", "full"]
Urgency = Literal["low", "normal", "high"]
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Decider = Literal["rules", "expectedValue", "model", "human"]
Act = Literal["removes", "stops", "safeguards", "credentials", "money", "people", "data", "changes", "outside"]
DocumentType = Literal[
    "planBrief", "runbook", "decisionRecord", "releaseNotes", "handOver", "changeRecord", "postMortem", "statusDigest",
    "riskRegister", "decisionQuality", "costReport", "configurationReference",
]  # fmt: skip
Sandbox = Literal["none", "agents", "all"]
"""Which programs run in a sandbox."""
Then = Literal["continue", "repeat", "rollback", "hold", "fail", "succeed"]
AnomalyKind = Literal["stuck", "slow", "short", "looping", "silent", "failing", "output", "late"]
Severity = Literal["LOW", "MEDIUM", "HIGH"]


class Record(Struct, frozen=True, rename="camel", forbid_unknown_fields=True, omit_defaults=True, gc=False):
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


SecretSource = Literal["env", "file", "keyring", "vault", "aws", "gcp"]


class Secret(Record, frozen=True, kw_only=True):
    """A reference to a secret, never its value."""

    source: SecretSource = "env"
    name: str = ""
    description: str = ""


class Output(Record, frozen=True, kw_only=True):
    """A declared output in long form; a ``secret`` one is stored encrypted and reaches env, headers and auth only.

    ``else`` is its value wherever the task did not complete, and where ``value`` reads something that isn't there.
    """

    value: Cel
    else_: Any | UnsetType = field(name="else", default=UNSET)
    secret: bool = False


class Budgets(Record, frozen=True, kw_only=True):
    """What may be used up in all. Each is one pool, shared by everything below."""

    cost: Money | None = None
    tokens: Annotated[int, Meta(ge=0)] | None = None
    tasks: Annotated[int, Meta(ge=0)] | None = None
    steps: Annotated[int, Meta(ge=0)] | None = None
    asks: Annotated[int, Meta(ge=0)] | None = None
    wall_time: Duration | None = None


class Window(Record, frozen=True, kw_only=True):
    """When effects are allowed: from ``from`` to ``to`` on these days. ``to`` before ``from`` runs over midnight."""

    days: Annotated[list[Day], Meta(min_length=1)] = field(
        default_factory=lambda: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    )
    from_: ClockTime = field(name="from", default="00:00")
    to: ClockTime = "00:00"
    timezone: Zone = "UTC"
    outside: Literal["wait", "fail"] = "wait"


class Escalation(Record, frozen=True, kw_only=True):
    """Who is asked next, and after how long."""

    after: Duration
    to: Annotated[list[Address], Meta(min_length=1)]


class Button(Record, frozen=True, kw_only=True):
    """One answer that an approval offers beside yes and no."""

    title: str = ""
    description: str = ""


class Field(Input, frozen=True, kw_only=True):
    """What somebody who agrees fills in. ``value`` is proposed to them, and they may give another one."""

    value: Cel | None = None


class Approve(Record, frozen=True, kw_only=True):
    """People who must agree: a task, or part of a gate or a rule."""

    from_: Annotated[list[Person], Meta(min_length=1)] = field(name="from")
    question: Template = ""
    quorum: Annotated[int, Meta(ge=1, le=100)] = 1
    not_author: bool = False
    when: Cel | None = None
    fields: dict[Id, str | int | float | bool | list[Any] | Field] = {}
    options: dict[Id, Button] = {}
    timeout: Duration = "24h"
    on_timeout: Ref = "hold"
    on_refuse: Ref = "hold"
    escalate: list[Escalation] = []


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

    id: Ref
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
    """A pause: ``for`` a time, or until a ``signal`` comes from outside, whose data is ``result.data``."""

    for_: Duration | None = field(name="for", default=None)
    signal: Id | None = None


class Agent(Record, frozen=True, kw_only=True):
    """A language model with tools; its answer always fits ``output``, a JSON Schema, or the task fails."""

    goal: Template
    model: Template | None = None
    context: dict[str, AnyTemplate] = {}
    tools: list[str] = []
    output: dict[str, Any]
    budgets: Budgets | None = None
    repairs: Annotated[int, Meta(ge=0, le=10)] = 2


class SubPlan(Record, frozen=True, kw_only=True):
    """Another plan as one task: a file beside this one (``path``), or one of ``plans`` (``name``)."""

    path: str | None = None
    name: str | None = None
    version: str = ""
    inputs: dict[str, AnyTemplate] = {}
    secrets: list[Ref] = []
    budgets: Budgets | None = None


class Cursor(Record, frozen=True, kw_only=True):
    """Reading goes on behind what earlier executions have read."""

    by: Name
    start: AnyTemplate | None = None
    param: Name = "cursor"
    name: Template | None = None


class Read(Record, frozen=True, kw_only=True):
    """Rows from a data source."""

    source: Ref
    query: Script | None = None
    params: dict[str, AnyTemplate] = {}
    path: Template | None = None
    cursor: Cursor | None = None
    limit: Annotated[int, Meta(ge=1)] = 1000


class Flow(Record, frozen=True, kw_only=True):
    """Rows of a data source that go straight into a sink, however many there are."""

    source: Ref
    query: Script | None = None
    params: dict[str, AnyTemplate] = {}
    path: Template | None = None
    cursor: Cursor | None = None
    limit: Annotated[int, Meta(ge=1)] | None = None


class Write(Record, frozen=True, kw_only=True):
    """Rows into a data sink: those of an expression, or all that come from a source."""

    sink: Ref
    target: Template
    rows: Cel | None = None
    from_: Flow | None = field(name="from", default=None)
    mode: Literal["append", "replace", "upsert"] = "append"
    key: list[str] = []


class Notify(Record, frozen=True, kw_only=True):
    """A message to people."""

    to: Annotated[list[Address], Meta(min_length=1)]
    message: Template
    urgency: Urgency = "normal"
    ack: Duration | None = None


class Workflow(Record, frozen=True, kw_only=True):
    """A workflow of another system, started and (unless ``wait: false``) waited for."""

    system: Literal[
        "airflow", "stepFunctions", "googleWorkflows", "prefect", "dagster", "argoWorkflows", "temporal", "camunda",
        "jenkins", "githubActions", "gitlabCi",
    ]  # fmt: skip
    connection: str = ""
    name: Template
    inputs: dict[str, AnyTemplate] = {}
    wait: bool = True
    poll: Duration = "10s"


class Poll(Record, frozen=True, kw_only=True):
    """The action is done again ``every`` so often, until ``until`` holds, for at most ``for``."""

    until: Cel
    every: Duration = "5s"
    for_: Duration = field(name="for", default="10m")


class Action(Record, frozen=True, kw_only=True):
    """What can be done: exactly one kind, and how. Shared by tasks, ``verify`` and ``compensate``."""

    shell: Script | Shell | None = None
    service: Service | None = None
    http: Template | Http | None = None
    python: Call | Python | None = None
    agent: Agent | None = None
    wait: Duration | Wait | None = None
    plan: str | SubPlan | None = None
    read: Read | None = None
    write: Write | None = None
    notify: Notify | None = None
    workflow: Workflow | None = None

    env: dict[str, Secretive] = {}
    pass_env: list[str] = []
    cwd: Template | None = None
    timeout: Duration | None = None
    retry: Annotated[int, Meta(ge=0, le=1000)] | Retry | None = None
    poll: Poll | None = None
    expect: Cel | None = None
    outputs: dict[Id, Cel | Output] = {}
    artifacts: dict[Id, Template] = {}
    effect: Effect | None = None
    idempotency_key: Template | None = None
    on_engine_loss: Literal["finish", "kill"] | None = None
    sandbox: bool = False

    @property
    def kind(self) -> str:
        """The name of the kind that is set."""
        for name in KINDS:
            if getattr(self, name, None) is not None:
                return name
        raise ValueError("an action of no kind")


class Verify(Action, frozen=True, kw_only=True):
    """Finds out whether an effect happened: ``done`` true means that it did."""

    done: Cel


class Switch(Record, frozen=True, kw_only=True):
    """One of several actions, picked by a value."""

    on: Cel
    cases: dict[str, Action]
    default: Action | None = None


class Choice(Record, frozen=True, kw_only=True):
    """A permitted answer, and what it is worth."""

    description: str = ""
    when: Cel | None = None
    benefit: float | None = None
    loss: float | None = None
    cost: float | None = None
    reversible: bool = True


class Samples(Record, frozen=True, kw_only=True):
    """Numbers to judge: a list of ``values``, or what a ``query`` of the metric's source gives."""

    values: Cel | None = None
    query: Script | None = None
    where: Cel | None = None
    params: dict[str, AnyTemplate] = {}
    before: Ref | None = None
    window: Duration | None = None


class Metric(Record, frozen=True, kw_only=True):
    """Numbers of a candidate beside those of a baseline, or (without one) beside their own history."""

    source: Ref | None = None
    window: Duration | None = None
    unit: str = ""
    value: Cel | None = None
    candidate: Samples
    baseline: Samples | None = None
    history: Duration | None = None
    by: list[str] = []


class Judge(Record, frozen=True, kw_only=True):
    """How a metric is judged."""

    method: Literal["auto", "history", "kayenta", "threshold"] = "auto"
    worse: Literal["higher", "lower", "either"] = "higher"
    tolerance: Amount = "10%"
    alpha: Annotated[float, Meta(ge=0, le=1)] = 0.05
    min_samples: Annotated[int, Meta(ge=1)] = 30
    critical: bool = False
    weight: Annotated[float, Meta(ge=0)] = 1.0
    no_data: Literal["fail", "hold", "ignore"] = "hold"


class Anomalies(Record, frozen=True, kw_only=True):
    """What is odd about ``tasks`` (without them: about those of the phase) in this round; more than ``tolerate`` fail.

    ``kinds``: only these; ``severity``: from this one on.
    """

    kinds: list[AnomalyKind] = []
    tasks: list[Ref] = []
    severity: Severity = "LOW"
    tolerate: Annotated[int, Meta(ge=0)] = 0


class Looks(Record, frozen=True, kw_only=True):
    """How often it is looked at while the phase repeats, and how many of these looks may be bad; -1 is any number.

    ``count`` looks are enough, or so many good ones in a row. Errors are looks that had no data.
    """

    count: Annotated[int, Meta(ge=1, le=1000)] | None = None
    failures: Annotated[int, Meta(ge=-1)] = 0
    inconclusive: Annotated[int, Meta(ge=-1)] = 0
    errors_in_a_row: Annotated[int, Meta(ge=-1)] = 4
    successes_in_a_row: Annotated[int, Meta(ge=1, le=1000)] | None = None


class Evidence(Record, frozen=True, kw_only=True):
    """Something that a gate looks at: a ``check``, a ``metric`` or ``anomalies``.

    A failing critical one forbids ``continue``.
    """

    check: Cel | None = None
    metric: Metric | None = None
    anomalies: Anomalies | None = None
    judge: Judge | None = None
    looks: Looks | None = None
    foreach: Cel | None = None
    as_: Id = field(name="as", default="item")
    title: str = ""
    critical: bool = True


class Decide(Record, frozen=True, kw_only=True):
    """A decision as a task: ``result`` has ``option``, ``confidence``, ``reason``, ``by`` and ``fields``."""

    question: Template = ""
    evidence: dict[Id, Evidence] = {}
    options: Annotated[dict[Id, Choice], Meta(min_length=1)]
    confidence: Annotated[float, Meta(ge=0, le=1)] | None = None
    approve: Approve | None = None
    deciders: list[Decider] = []


class Batch(Record, frozen=True, kw_only=True):
    """Instances go in batches of ``size``; the ``first`` one may be smaller, and has a tolerance of its own.

    Without ``tolerateFirst`` it is 0 where there is a ``first``, else as for all.
    """

    size: Annotated[int, Meta(ge=1)]
    first: Annotated[int, Meta(ge=1)] | None = None
    tolerate_first: Amount | None = None


class Task(Action, frozen=True, kw_only=True):
    """A unit of work."""

    approve: Approve | None = None
    decide: Decide | None = None
    switch: Switch | None = None

    id: Id
    title: str = ""
    description: str = ""
    needs: list[Ref | Need] | None = None
    when: Cel | None = None
    foreach: Cel | None = None
    matrix: dict[Id, list[Any]] = {}
    as_: Id = field(name="as", default="item")
    key: Cel | None = None
    max_parallel: Annotated[int, Meta(ge=1)] | None = None
    max_items: Annotated[int, Meta(ge=1, le=1_000_000)] = 10_000
    tolerate: Amount = "0"
    batch: Batch | None = None
    deadline: Duration | None = None
    optional: bool = False
    irreversible: bool = False
    blast_radius: Annotated[float, Meta(ge=0, le=1)] | None = None
    priority: Annotated[int, Meta(ge=-1000, le=1000)] = 0
    concurrency: Template | None = None
    run_on: list[str] = []
    on_failure: Ref | None = None
    verify: Verify | None = None
    compensate: Action | None = None
    fallback: Action | None = None

    @property
    def is_many(self) -> bool:
        """It stands for one instance per item of a list, or per combination of a matrix."""
        return self.foreach is not None or bool(self.matrix)


class Option(Choice, frozen=True, kw_only=True):
    """A permitted answer at a gate."""

    then: Then
    allow_failed: bool = False
    max: Annotated[int, Meta(ge=1, le=100)] = 1
    undo: bool = False
    wait: Duration | None = None
    to: Ref | None = None


class Gate(Record, frozen=True, kw_only=True):
    """The decision point at the end of a phase."""

    question: Template = ""
    evidence: dict[Id, Evidence] = {}
    options: dict[Id, Option]
    confidence: Annotated[float, Meta(ge=0, le=1)] | None = None
    approve: Approve | None = None
    deciders: list[Decider] = []


class Loop(Record, frozen=True, kw_only=True):
    """The phase is done again until ``until`` holds, which sees the round that has just ended.

    ``previous`` is the round before. After ``maxRounds`` without that, ``otherwise`` says what follows.
    """

    until: Cel
    max_rounds: Annotated[int, Meta(ge=1, le=1000)]
    wait: Duration | None = None
    budgets: Budgets | None = None
    otherwise: Literal["continue", "fail", "hold"] = "fail"


class Phase(Record, frozen=True, kw_only=True):
    """Tasks with one purpose; in written order unless ``parallel`` or ``needs`` say otherwise."""

    id: Id
    title: str = ""
    description: str = ""
    needs: list[Ref | Need] | None = None
    when: Cel | None = None
    environment: Template | None = None
    window: Window | None = None
    point_of_no_return: bool = False
    parallel: bool = False
    max_parallel: Annotated[int, Meta(ge=1)] | None = None
    env: dict[str, Secretive] = {}
    effect: Effect | None = None
    timeout: Duration | None = None
    task_timeout: Duration | None = None
    budgets: Budgets | None = None
    tasks: Annotated[list[Task], Meta(min_length=1)]
    loop: Loop | None = None
    gate: Gate | None = None
    finally_: list[Task] = field(name="finally", default_factory=list)


class Rule(Record, frozen=True, kw_only=True):
    """Forbids options, or asks for people, while ``when`` holds; the reason is shown with every use."""

    id: Id
    when: Cel
    forbid: list[str] = []
    require: Approve | None = None
    reason: str


class DecisionEngine(Record, frozen=True, kw_only=True):
    """How much may be decided alone."""

    autonomy_level: Level = "medium"
    confidence: Annotated[float, Meta(ge=0, le=1)] | None = None
    deciders: list[Decider] = []
    acts_alone: list[Act] = []
    rules: list[Rule] = []
    budgets: Budgets | None = None
    change_window: Window | list[Window] | None = None


class Environment(Record, frozen=True, kw_only=True):
    """Values for the phases that name this environment, and tighter limits there."""

    values: dict[Id, AnyTemplate] = {}
    autonomy_level: Level | None = None
    confidence: Annotated[float, Meta(ge=0, le=1)] | None = None
    rules: list[Rule] = []
    change_window: Window | list[Window] | None = None


class ArtifactStore(Record, frozen=True, kw_only=True):
    """How much space the artifacts of one execution may take, and how long they are kept."""

    quota: Size = "1GiB"
    keep: Duration = "30d"


class Defaults(Record, frozen=True, kw_only=True):
    """For tasks that don't say; ``retry`` reaches only tasks that may be repeated."""

    timeout: Duration | None = None
    retry: Annotated[int, Meta(ge=0, le=1000)] | Retry | None = None
    interpreter: tuple[str, ...] = ("/bin/sh", "-eu")


class ExecutionPipeline(Record, frozen=True, kw_only=True):
    """How it runs."""

    parallel_execution: bool = True
    max_parallel: Annotated[int, Meta(ge=1, le=10_000)] = 16
    defaults: Defaults = Defaults()
    on_crash: Literal["resume", "hold"] = "resume"
    sandbox: Sandbox = "agents"
    artifacts: ArtifactStore = ArtifactStore()


class Document(Record, frozen=True, kw_only=True):
    """A document that is written for people."""

    type: DocumentType
    to: Template | None = None
    when: Cel | None = None


class DocumentationFramework(Record, frozen=True, kw_only=True):
    """Which documents are written."""

    documents: list[Document] = []


class ProgressReport(Record, frozen=True, kw_only=True):
    """A message about how far it is, every so often."""

    every: Duration
    to: Annotated[list[Address], Meta(min_length=1)]
    message: Template | None = None


class ProgressTracking(Record, frozen=True, kw_only=True):
    """Expected times, and regular reports."""

    expect: Duration | None = None
    warn_after: Duration | None = None
    reports: list[ProgressReport] = []


class Notification(Record, frozen=True, kw_only=True):
    """Who hears of which events."""

    events: Annotated[list[EventName], Meta(min_length=1)]
    to: Annotated[list[Address], Meta(min_length=1)]
    when: Cel | None = None
    urgency: Urgency = "normal"
    message: Template | None = None


class CommunicationProtocol(Record, frozen=True, kw_only=True):
    """Who hears what."""

    notifications: list[Notification] = []


class Trigger(Record, frozen=True, kw_only=True):
    """What starts the plan by itself: a ``cron`` time, a ``webhook``, or the ``event`` of another execution."""

    cron: Cron | None = None
    timezone: Zone = "UTC"
    webhook: Webhook | None = None
    event: EventName | None = None
    when: Cel | None = None
    inputs: dict[str, AnyTemplate] = {}
    overlap: Literal["skip", "queue", "replace", "allow"] = "skip"
    catch_up: Literal["none", "latest", "all"] = "none"


class Concurrency(Record, frozen=True, kw_only=True):
    """Of all executions with the same ``key`` one runs at a time; ``overlap`` says what becomes of another start."""

    key: Template
    overlap: Literal["skip", "queue", "replace"] = "queue"


class Data(Record, frozen=True, kw_only=True):
    """A data source or sink, as in the configuration."""

    type: Literal["api", "database", "file", "queue", "stream"]
    name: Id
    config: dict[str, AnySecretive] = {}


class InnerPlan(Record, frozen=True, kw_only=True):
    """A plan inside a plan, in a scope of its own: it sees its inputs and the secrets that it is given."""

    name: PlanName = ""
    title: str = ""
    description: str = ""
    version: str = ""
    labels: dict[str, str] = {}
    inputs: dict[Id, str | int | float | bool | list[Any] | Input] = {}
    secrets: list[Id] = []
    environments: dict[Id, Environment] = {}
    env: dict[str, Secretive] = {}
    decision_engine: DecisionEngine = DecisionEngine()
    execution_pipeline: ExecutionPipeline = ExecutionPipeline()
    plans: dict[Name, InnerPlan] = {}
    phases: Annotated[list[Phase], Meta(min_length=1)]
    finally_: list[Task] = field(name="finally", default_factory=list)
    outputs: dict[Id, Cel] = {}


class Plan(Record, frozen=True, kw_only=True):
    """A whole plan."""

    turbo: Literal[1]
    name: PlanName
    title: str = ""
    description: str = ""
    version: str = ""
    labels: dict[str, str] = {}
    inputs: dict[Id, str | int | float | bool | list[Any] | Input] = {}
    secrets: dict[Id, str | Secret] = {}
    environments: dict[Id, Environment] = {}
    env: dict[str, Secretive] = {}
    data_sources: list[Data] = []
    data_sinks: list[Data] = []
    decision_engine: DecisionEngine = DecisionEngine()
    execution_pipeline: ExecutionPipeline = ExecutionPipeline()
    documentation_framework: DocumentationFramework = DocumentationFramework()
    progress_tracking: ProgressTracking = ProgressTracking()
    communication_protocol: CommunicationProtocol = CommunicationProtocol()
    triggers: list[Trigger] = []
    concurrency: Template | Concurrency | None = None
    plans: dict[Name, InnerPlan] = {}
    phases: Annotated[list[Phase], Meta(min_length=1)]
    finally_: list[Task] = field(name="finally", default_factory=list)
    outputs: dict[Id, Cel] = {}


KINDS = (
    "shell", "service", "http", "python", "agent", "wait", "approve", "decide", "switch", "plan", "read", "write",
    "notify", "workflow",
)  # fmt: skip
"""The task kinds, in the order in which the reference lists them."""
