"""The configuration file as its owner wrote it: the same keys as in a plan, and what only an owner can say."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta, field

from turbo_mode.configuration.destinations import Egress, Hook, InboundQueue, MessageQueue, Role, Sink, Webhook
from turbo_mode.core.communications.message import CommunicationType
from turbo_mode.core.communications.settings import ChannelName, Settings
from turbo_mode.core.plan.model import (
    Act,
    Budgets,
    Data,
    Decider,
    DocumentType,
    Duration,
    Level,
    Record,
    Rule,
    Sandbox,
    Secret,
    Window,
)


class ConfiguredModel(Record, frozen=True, kw_only=True):
    """The model that plans may ask for advice, by its name in pydantic-ai: ``openai-chat:gpt-5-mini``.

    It has ``timeout`` for its answer, which has at most ``max_tokens``.
    """

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    timeout: Duration = "30s"
    max_tokens: Annotated[int, Meta(ge=16, le=1_000_000)] = 4000


class ConfiguredEngine(Record, frozen=True, kw_only=True):
    """How much may be decided alone, at most."""

    autonomy_level: Level | None = None
    confidence: Annotated[float, Meta(ge=0, le=1)] | None = None
    rules: list[Rule] = field(default_factory=list)
    budgets: Budgets | None = None
    change_window: Window | list[Window] | None = None
    deciders: list[Decider] = field(default_factory=list)
    acts_alone: list[Act] = field(default_factory=list)
    model: ConfiguredModel | None = None


class ConfiguredDefaults(Record, frozen=True, kw_only=True):
    """For tasks that don't say; the shortest of all places holds."""

    timeout: Duration | None = None


class ConfiguredPipeline(Record, frozen=True, kw_only=True):
    """How plans run, at most; ``labels`` say what this engine is, ``retention`` for how long what has ended is kept.

    ``max_running`` counts attempts of all executions, ``max_running_per_tenant`` those of each tenant.
    """

    parallel_execution: bool | None = None
    max_parallel: Annotated[int, Meta(ge=1, le=10_000)] | None = None
    max_running: Annotated[int, Meta(ge=1, le=10_000)] | None = None
    max_running_per_tenant: Annotated[int, Meta(ge=1, le=10_000)] | None = None
    labels: tuple[Annotated[str, Meta(min_length=1, max_length=64)], ...] = ()
    defaults: ConfiguredDefaults = ConfiguredDefaults()
    sandbox: Sandbox | None = None
    retention: Duration | None = None


class ConfiguredChannel(Record, frozen=True, kw_only=True):
    """How messages are sent: a URL of Apprise, such as ``mailto://…``, or where the secret is that holds it.

    ``{address}`` in it is where a person is reached.
    """

    url: Annotated[str, Meta(min_length=1, max_length=4096)] | Secret
    timeout: Duration = "30s"


class ConfiguredTemplate(Record, frozen=True, kw_only=True):
    """How messages of these ``types`` are put into words on these ``channels``; without them, all are meant."""

    text: str
    title: str = ""
    types: list[CommunicationType] = field(default_factory=list)
    channels: list[ChannelName] = field(default_factory=list)


class CommunicationProtocol(Settings, frozen=True, kw_only=True):
    """Who is told what and how. ``url`` is where the doors are found from outside, so that links can be made.

    ``links_need_key``: a link counts only together with an API key of the person that it is for.
    """

    url: str | None = None
    channels: dict[ChannelName, str | ConfiguredChannel] = field(default_factory=dict)
    templates: list[ConfiguredTemplate] = field(default_factory=list)
    links_need_key: bool = False


class ConfiguredDocumentation(Record, frozen=True, kw_only=True):
    """Which ``documents`` are written of every execution by whoever serves the store, beside those that its plan names.

    They also go into ``folder``, a folder for each execution, in these ``formats``. ``templates`` is a folder with
    templates of one's own. Both folders are seen from the file.
    """

    documents: list[DocumentType] = field(default_factory=list)
    folder: str | None = None
    formats: Annotated[list[Literal["md", "html", "pdf"]], Meta(min_length=1)] = field(default_factory=lambda: ["md"])
    templates: str | None = None


Group = Annotated[str, Meta(pattern=r"^(role|team):[A-Za-z0-9_.@-]+$", max_length=256, extra={"format": "address"})]
"""A role or a team, as plans name it."""


PublicKey = Annotated[str, Meta(pattern=r"^ed25519:[A-Za-z0-9+/]{43}=$")]
"""As ``turbo-mode decisions key`` prints it."""


class ConfiguredRoles(Record, frozen=True, kw_only=True):
    """How people get roles: by what stands in a ``claim`` of their token; ``map`` says which role that is."""

    claim: str = "groups"
    map: dict[str, Annotated[str, Meta(min_length=1, max_length=64)]] = field(default_factory=dict)


class ConfiguredProvider(Record, frozen=True, kw_only=True):
    """An OpenID provider whose tokens count at the doors.

    They must be for this ``audience``; ``holder`` is the claim that says what people are called.
    """

    issuer: Annotated[str, Meta(pattern=r"^https?://", max_length=2000)]
    audience: Annotated[str, Meta(min_length=1, max_length=2000)] = "turbo-mode"
    holder: Annotated[str, Meta(min_length=1, max_length=200)] = "sub"
    roles: ConfiguredRoles = ConfiguredRoles()


class ConfiguredServer(Record, frozen=True, kw_only=True):
    """What only a server needs to know: whose tokens count, and ``roles`` of its owner's own, each a list of scopes.

    How often it is asked at most: requests of each key, and wrong keys of each address. ``max_running``: attempts of
    all its tenants together.
    """

    roles: dict[Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]*$", max_length=64)], list[str]] = field(
        default_factory=dict
    )

    identity_providers: list[ConfiguredProvider] = field(default_factory=list)
    requests_per_minute: Annotated[int, Meta(ge=1, le=10_000_000)] = 60_000
    failures_per_minute: Annotated[int, Meta(ge=1, le=10_000)] = 60
    max_running: Annotated[int, Meta(ge=1, le=10_000)] | None = None


class ConfiguredPlugin(Record, frozen=True, kw_only=True):
    """A plugin that runs beside the owner of the store. ``use`` is ``module:Class``, or what its package calls it.

    ``options`` are its own settings; ``{source: env, name: NAME}`` among them stands for a secret. ``roles`` say what
    it may ask for. An event is given up after so many ``tries``; ``timeout`` is for what it awaits.
    """

    use: Annotated[str, Meta(pattern=r"^[A-Za-z_][\w.-]*(:[A-Za-z_]\w*)?$", max_length=200)]
    name: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]*$", max_length=64)] | None = None
    options: dict[str, Any] = field(default_factory=dict)
    roles: list[Role] = field(default_factory=lambda: ["agent"])
    tries: Annotated[int, Meta(ge=1, le=100)] = 12
    timeout: Duration = "30s"


class ConfiguredCollector(Record, frozen=True, kw_only=True):
    """Where traces or logs go, by OTLP over HTTP, such as ``http://collector:4318/v1/traces``, or ``…/v1/logs``.

    What isn't said here, OTEL_* may say.
    """

    endpoint: Annotated[str, Meta(pattern=r"^https?://", max_length=2000)] | None = None
    headers: dict[str, Annotated[str, Meta(min_length=1, max_length=4096)] | Secret] = field(default_factory=dict)
    timeout: Duration = "10s"


class ConfiguredTLS(Record, frozen=True, kw_only=True):
    """Files in PEM, seen from the configuration: who may have signed the server, and who we are (``cert``, ``key``).

    ``server_name`` is the name in the server's certificate, where it isn't that of the address.
    """

    ca: str | None = None
    cert: str | None = None
    key: str | None = None
    server_name: str | None = None


class ConfiguredPlace(Record, frozen=True, kw_only=True):
    """A folder, or a bucket, by its ``url``; ``options`` are those of fsspec for it."""

    url: Annotated[str, Meta(min_length=1, max_length=1000)]
    options: dict[str, Any] = field(default_factory=dict)


class ConfiguredTemporal(Record, frozen=True, kw_only=True):
    """How Temporal is reached, and the ``task_queue`` that our workers share.

    ``encryption`` names the key by which all that Temporal holds is encrypted, or several, of which the first one
    encrypts. ``artifacts`` is where files are handed over that hosts keep for the owner.
    """

    address: Annotated[str, Meta(pattern=r"^[^\s/]+:\d{1,5}$", max_length=300)] = "127.0.0.1:7233"
    namespace: Annotated[str, Meta(min_length=1, max_length=255)] = "default"
    task_queue: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_.-]+$", max_length=200)] = "turbo-mode"
    tls: bool | ConfiguredTLS = False
    api_key: Secret | None = None
    encryption: Secret | Annotated[list[Secret], Meta(min_length=1, max_length=16)] | None = None
    artifacts: ConfiguredPlace | None = None


class Configuration(Record, frozen=True, kw_only=True):
    """A whole configuration file. ``store`` is the folder of the store, seen from the file, or a PostgreSQL URL.

    ``approvers`` says who is who: for each role and team the names of its people. ``approver_keys`` are the public keys
    of those who sign their answers, by their names. ``webhooks``, ``message_queues`` and feeds of ``data_sinks`` get
    events, messages come in from ``inbound_queues``, calls by ``hooks``; ``egress`` opens more than the public net to
    webhooks. ``plugins`` run beside the owner of the store. ``traces`` and ``logs`` go to OpenTelemetry.
    Workers at ``temporal`` may carry out executions instead of the owner.
    """

    store: str | None = None
    approvers: dict[Group, list[str]] = field(default_factory=dict)
    approver_keys: dict[str, PublicKey] = field(default_factory=dict)
    decision_engine: ConfiguredEngine = ConfiguredEngine()
    execution_pipeline: ConfiguredPipeline = ConfiguredPipeline()
    server: ConfiguredServer = ConfiguredServer()
    data_sources: list[Data] = field(default_factory=list)
    data_sinks: list[Sink] = field(default_factory=list)
    communication_protocol: CommunicationProtocol | None = None
    documentation_framework: ConfiguredDocumentation = ConfiguredDocumentation()
    webhooks: list[Webhook] = field(default_factory=list)
    message_queues: list[MessageQueue] = field(default_factory=list)
    inbound_queues: list[InboundQueue] = field(default_factory=list)
    hooks: list[Hook] = field(default_factory=list)
    egress: Egress = Egress()
    plugins: list[ConfiguredPlugin] = field(default_factory=list)
    traces: ConfiguredCollector | None = None
    logs: ConfiguredCollector | None = None
    temporal: ConfiguredTemporal | None = None

    @property
    def has_destinations(self) -> bool:
        """Whether anything is to go out."""
        feeds = any(sink.feeds for sink in self.data_sinks)
        return bool(self.webhooks or self.message_queues or self.traces or self.logs or feeds)
