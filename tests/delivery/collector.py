"""A collector of traces and logs: it takes OTLP over HTTP, by the official protobufs, and keeps what it was sent."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import ExportLogsServiceRequest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import (
    ExportTraceServiceRequest,
    ExportTraceServiceResponse,
)


class Collector:
    """Use as a context manager. ``status`` is what it answers; ``spans`` are by their ids, the last word counts."""

    def __init__(self) -> None:
        self.status = 200
        self.requests: list[ExportTraceServiceRequest] = []
        self.logged: list[ExportLogsServiceRequest] = []
        self.headers: list[dict[str, str]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def spans(self) -> dict[str, Any]:
        """All spans that it has, by their ids."""
        return {span.span_id.hex(): span for span in self.told()}

    def told(self) -> Iterator[Any]:
        """All spans as they came."""
        for request in self.requests:
            for resource in request.resource_spans:
                for scope in resource.scope_spans:
                    yield from scope.spans

    def records(self) -> list[Any]:
        """All log records as they came."""
        scopes = (scope for request in self.logged for each in request.resource_logs for scope in each.scope_logs)
        return [record for scope in scopes for record in scope.log_records]

    def named(self, name: str) -> list[Any]:
        """The spans with a name."""
        return [span for span in self.spans.values() if span.name == name]


def attributes(of: Any) -> dict[str, Any]:
    """Attributes of a span, a resource or an event."""
    return {each.key: getattr(each.value, each.value.WhichOneof("value")) for each in of.attributes}


def _handler(collector: Collector) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if self.headers.get("Content-Encoding") == "gzip":
                body = gzip.decompress(body)
            if collector.status == 200 and self.path == "/v1/traces":
                collector.requests.append(ExportTraceServiceRequest.FromString(body))
                collector.headers.append({key.lower(): value for key, value in self.headers.items()})
            if collector.status == 200 and self.path == "/v1/logs":
                collector.logged.append(ExportLogsServiceRequest.FromString(body))
            answer = ExportTraceServiceResponse().SerializeToString()
            self.send_response(collector.status)
            self.send_header("Content-Type", "application/x-protobuf")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler
