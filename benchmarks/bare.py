"""What our doors are measured beside: Starlette and msgspec, with a check of the same token and nothing else.

`python -m benchmarks.bare FOLDER PORT`: FOLDER is that of a store, whose signing key verifies the tokens.

    GET /record/ID     one record out of a dict
    POST /record       one record decoded, checked, durable in SQLite
    POST /published    a row durable in SQLite, then a message to every socket
    /ws                a socket that hears them

The signature of a token is verified each time, as plain code does; below /known it is once, as our server does.
"""

import sqlite3
import sys
import time
from base64 import urlsafe_b64decode
from pathlib import Path
from typing import Any

import msgspec
import uvicorn
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from turbo_mode.security.tokens import Signer


class Record(msgspec.Struct):
    """A document, as REST has it."""

    type: str
    content: str
    metadata: dict[str, Any] = {}


class Claims(msgspec.Struct):
    """Of a token, what has to be looked at."""

    exp: int


class Bare:
    """The server."""

    def __init__(self, folder: Path) -> None:
        self.signer = Signer.beside(folder)
        public = self.signer.jwks()["keys"][0]["x"]
        self.public = Ed25519PublicKey.from_public_bytes(urlsafe_b64decode(f"{public}=="))
        self.records: dict[str, Any] = {"1": {"id": "1", "type": "RUNBOOK", "content": "How", "metadata": {}}}
        self.sockets: set[WebSocket] = set()
        self.rows = sqlite3.connect(folder / "bare.db", isolation_level=None)
        self.rows.execute("PRAGMA journal_mode = WAL")
        self.rows.execute("PRAGMA synchronous = FULL")
        self.rows.execute("CREATE TABLE IF NOT EXISTS rows (body BLOB)")

    def check(self, request: Request) -> None:
        """Verify the token of a request."""
        token = request.headers["authorization"][7:]
        if request.scope["path"].startswith("/known"):
            self.signer.verify(token, int(time.time()))
            return
        said, _, signature = token.rpartition(".")
        self.public.verify(urlsafe_b64decode(f"{signature}=="), said.encode())
        if msgspec.json.decode(urlsafe_b64decode(f"{said.partition('.')[2]}=="), type=Claims).exp < time.time():
            raise PermissionError(token)

    async def get(self, request: Request) -> Response:
        """Give one record."""
        self.check(request)
        return _json(self.records[request.path_params["id"]])

    async def post(self, request: Request) -> Response:
        """Keep one record."""
        self.check(request)
        made = msgspec.to_builtins(msgspec.json.decode(await request.body(), type=Record))
        row = self.rows.execute("INSERT INTO rows VALUES (?)", (msgspec.json.encode(made),))
        return _json({"id": str(row.lastrowid), **made}, 201)

    async def publish(self, request: Request) -> Response:
        """Store a row, then tell everybody."""
        self.check(request)
        body = await request.body()
        self.rows.execute("INSERT INTO rows VALUES (?)", (body,))
        message = msgspec.json.encode({"type": "event", "data": msgspec.json.decode(body)}).decode()
        for socket in self.sockets:
            await socket.send_text(message)
        return _json({}, 201)

    async def listen(self, socket: WebSocket) -> None:
        """One socket."""
        await socket.accept()
        self.sockets.add(socket)
        try:
            while True:
                await socket.receive_text()
        except WebSocketDisconnect:
            self.sockets.discard(socket)


def _json(body: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(body), status, media_type="application/json")


def main() -> None:
    """Serve until killed."""
    bare = Bare(Path(sys.argv[1]))
    records = [Route("/record/{id}", bare.get), Route("/record", bare.post, methods=["POST"])]
    app = Starlette(
        routes=[
            *records,
            Mount("/known", routes=records),
            Route("/published", bare.publish, methods=["POST"]),
            WebSocketRoute("/ws", bare.listen),
        ]
    )
    uvicorn.run(
        app, port=int(sys.argv[2]), access_log=False, log_level="error", ws="websockets-sansio",
        ws_per_message_deflate=False,
    )  # fmt: skip


if __name__ == "__main__":
    main()
