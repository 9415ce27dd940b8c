"""The HTTP application: all routes, one gate before them, one way to say what is wrong."""

from __future__ import annotations

from importlib.metadata import version

from litestar import Litestar, Router
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.spec import Components, SecurityScheme

from turbo_mode.configuration.model import ConfiguredServer
from turbo_mode.errors import TurboModeError
from turbo_mode.server import health, oauth, problems
from turbo_mode.server.auth import PUBLIC, Gate
from turbo_mode.server.document import Document
from turbo_mode.server.graphql import door as graphql
from turbo_mode.server.manual import POLICY, Manual
from turbo_mode.server.mcp.mount import Mount
from turbo_mode.server.metrics import Metrics
from turbo_mode.server.noting import Noting
from turbo_mode.server.replicas.carrying import Carrying
from turbo_mode.server.requests import LARGEST, Asked
from turbo_mode.server.rest.audit import Audit
from turbo_mode.server.rest.communications import Communications
from turbo_mode.server.rest.decisions import Decisions, Inbox
from turbo_mode.server.rest.deliveries import Deliveries, Destinations
from turbo_mode.server.rest.documentation import Documents
from turbo_mode.server.rest.executions import Executions
from turbo_mode.server.rest.history import History
from turbo_mode.server.rest.hooks import Hooks
from turbo_mode.server.rest.keys import Keys
from turbo_mode.server.rest.links import Links
from turbo_mode.server.rest.plans import Plans
from turbo_mode.server.rest.policies import Policies
from turbo_mode.server.rest.progress import ProgressReports
from turbo_mode.server.service import Service
from turbo_mode.server.websocket.door import door
from turbo_mode.server.websocket.hub import Hub

USUAL = ConfiguredServer()


def application(
    service: Service, configured: ConfiguredServer = USUAL, *, behind_proxy: bool = False
) -> Litestar:  # fmt: skip
    """The doors of one store. ``service`` is closed with the application, the runtime behind it isn't."""
    gate = Gate(service, configured, behind_proxy=behind_proxy)
    hub, mount = Hub(service, gate.failures), Mount(service)
    metrics = Metrics(service, hub.listeners)
    app = Litestar(
        route_handlers=[
            Executions,
            History,
            Decisions,
            Inbox,
            Policies,
            Plans,
            Communications,
            Links,
            Hooks,
            Documents,
            ProgressReports,
            Keys,
            Deliveries,
            Destinations,
            Audit,
            health.livez,
            health.readyz,
            health.startupz,
            health.metrics,
            health.jwks,
            oauth.token,
            oauth.about,
            door,
            graphql.ask,
            graphql.ask_by_url,
            graphql.converse,
            mount.route(),
        ],
        dependencies={
            "service": Provide(lambda: service, sync_to_thread=False),
            "hub": Provide(lambda: hub, sync_to_thread=False),
            "gate": Provide(lambda: gate, sync_to_thread=False),
            "measured": Provide(lambda: metrics, sync_to_thread=False),
        },
        middleware=[gate.before, Carrying(service).around],
        exception_handlers={
            TurboModeError: problems.on_ours,
            HTTPException: problems.on_http,
            Exception: problems.on_fault,
        },
        request_class=Asked,
        request_max_body_size=LARGEST,
        response_headers=problems.HEADERS,
        openapi_config=_document(),
        on_shutdown=[hub.close, mount.close, metrics.close, service.close],
        logging_config=None,
        debug=False,
    )  # fmt: skip
    app.asgi_handler = Noting(service, metrics.requests).around(app.asgi_handler)
    app.state.hub = hub
    return app


def _document() -> OpenAPIConfig:
    """The description of the REST interface (OpenAPI 3.1), which anybody may read at ``/api/v1/docs``."""
    bearer = SecurityScheme(type="http", scheme="bearer", bearer_format="JWT", description="An API key")
    return OpenAPIConfig(
        title="TURBO MODE", version=version("turbo-mode"), use_handler_docstrings=True, security=[{"key": []}],
        components=Components(security_schemes={"key": bearer}), render_plugins=[Manual(), Document()],
        openapi_router=Router(
            path="/api/v1/docs", route_handlers=[], opt={"needs": PUBLIC},
            response_headers={"Content-Security-Policy": POLICY},
        ),
    )  # fmt: skip
