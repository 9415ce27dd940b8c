"""What stands before a Temporal that others run: TLS with certificates on both sides, and an API key. It forwards calls
to a server on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import grpc

NAME = "temporal.internal"
MANY = 100
"""Calls at once: each poller of a worker waits in one."""


class _Forward(grpc.GenericRpcHandler):  # type: ignore[misc]
    def __init__(self, channel: Any, key: str) -> None:
        self._channel, self._key = channel, key

    def service(self, details: Any) -> Any:
        return grpc.unary_unary_rpc_method_handler(lambda request, context: self._call(details, request, context))

    def _call(self, details: Any, request: bytes, context: Any) -> Any:
        said = dict(context.invocation_metadata())
        if self._key and said.get("authorization") != f"Bearer {self._key}":
            context.abort(grpc.StatusCode.UNAUTHENTICATED, "this key isn't known")
        kept = [(name, value) for name, value in said.items() if name.startswith(("temporal", "client"))]
        try:
            left = context.time_remaining()
            return self._channel.unary_unary(details.method)(request, timeout=left, metadata=kept)
        except grpc.RpcError as error:
            more = [(name, value) for name, value in error.trailing_metadata() or () if name.startswith("grpc-status-")]
            context.set_trailing_metadata(more)
            context.abort(error.code(), error.details())


@contextmanager
def front(behind: str, certificate: tuple[Path, Path], trusted: Path, *, key: str = "", port: int = 0) -> Iterator[int]:
    """Stands there as long as the context lasts; yields its port. Whoever comes needs a certificate signed by
    ``trusted``, and ``key`` if there is one."""
    with grpc.insecure_channel(behind) as channel, ThreadPoolExecutor(MANY) as threads:
        server = grpc.server(threads, [_Forward(channel, key)], options=[("grpc.so_reuseport", 0)])
        pair = (certificate[1].read_bytes(), certificate[0].read_bytes())
        credentials = grpc.ssl_server_credentials([pair], trusted.read_bytes(), require_client_auth=True)
        port = server.add_secure_port(f"127.0.0.1:{port}", credentials)
        server.start()
        try:
            yield port
        finally:
            server.stop(0).wait()
            channel.close()
