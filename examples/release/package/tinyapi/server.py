"""The API on a loopback port."""

import json
import socketserver
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tinyapi.api import Api

LOOPBACK = "127.0.0.1"


class Server(ThreadingHTTPServer):
    """Serves one ``Api``, a thread for each connection. Port 0 takes any free one."""

    request_queue_size = 64

    def __init__(self, port: int, api: Api) -> None:
        self.api = api
        super().__init__((LOOPBACK, port), Handler)

    def server_bind(self) -> None:
        # The inherited one also asks a resolver for a host name nobody needs; without a network that takes seconds.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, self.server_address[1]


class Handler(BaseHTTPRequestHandler):
    """Writes an answer as JSON."""

    server: Server
    protocol_version = "HTTP/1.1"
    timeout = 30
    wbufsize = -1  # headers and body leave together

    def do_GET(self) -> None:
        status, body = self.server.api.answer(self.path)
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet: whoever asks has the answer."""
