"""A server with an API, for data sources and sinks."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Endpoint:
    """A REST API over lists: GET pages them, POST adds one, PUT too; ``fails`` makes the nth POST fail."""

    def __init__(self) -> None:
        self.lists: dict[str, list[dict[str, Any]]] = {}
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self.fails = 0
        self.paging = "link"
        here = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path, _, query = self.path.partition("?")
                here.asked.append(("GET", self.path, {key.lower(): value for key, value in self.headers.items()}))
                params = dict(each.split("=") for each in query.split("&") if each)
                at, size = int(params.get("at", params.get("cursor", 0)) or 0), 2
                if here.paging == "page":
                    at = (int(params.get("page", 1)) - 1) * size
                if here.paging == "offset":
                    at = int(params.get("offset", 0))
                rows = here.lists.get(path, [])
                more = at + size < len(rows)
                headers = {"Link": f'<{path}?at={at + size}>; rel="next"'} if more and here.paging == "link" else {}
                body: Any = rows[at : at + size]
                if here.paging == "cursor":
                    body = {"items": body, "nextCursor": at + size if more else None}
                self.say(200 if path in here.lists else 404, body, headers)

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                here.asked.append(("POST", self.path, dict(self.headers)))
                if self.path == "/graphql":
                    if "boom" in body["query"]:
                        return self.say(200, {"errors": [{"message": "it went boom"}]})
                    return self.say(200, {"data": {"things": here.lists["/things"], "asked": body["variables"]}})
                if here.fails and len(here.lists.get(self.path, [])) + 1 >= here.fails:
                    return self.say(400, {"no": "more"})
                here.lists.setdefault(self.path, []).extend(body if isinstance(body, list) else [body])
                return self.say(201, {})

            do_PUT = do_POST

            def say(self, status: int, body: Any, headers: dict[str, str] | None = None) -> None:
                content = json.dumps(body).encode()
                self.send_response(status)
                for name, value in (headers or {}).items():
                    self.send_header(name, value)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
