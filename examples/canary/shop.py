"""A shop with one page, a router before two versions of it, and visitors. All three in one file, to be tried out.

    PORT=8001 VERSION=1.0 python3 shop.py serve
    PORT=8000 STABLE=http://127.0.0.1:8001 CANARY=http://127.0.0.1:8002 python3 shop.py route
    python3 shop.py visit http://127.0.0.1:8000 400

The shop answers ``{"version": …}`` after ``DELAY`` milliseconds; a share ``ERRORS`` of its answers is a 500. The router
sends ``/weight`` percent of the visitors to the canary, spread evenly. The visitors print, as JSON, what each version
gave them: ``ms`` for every answer, and ``failed``, 1 for an answer that was none and else 0.
"""

import json
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from urllib.parse import urlsplit

VISITORS = 4


class Server(ThreadingHTTPServer):
    """A server on loopback that takes many visitors at once."""

    daemon_threads = True
    request_queue_size = 128


class Page(BaseHTTPRequestHandler):
    """What the shop and the router have in common."""

    protocol_version = "HTTP/1.1"

    def answer(self, status: int, body: dict) -> None:
        text = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_: object) -> None:
        """One line for each visitor would be too much."""


class Evenly:
    """Says yes for a share of the calls, as evenly spread as can be."""

    def __init__(self, share: float) -> None:
        self.share = share
        self.owed = 0.0
        self.lock = Lock()

    def __call__(self) -> bool:
        with self.lock:
            self.owed += self.share
            due = self.owed >= 1 - 1e-9
            self.owed -= due
            return due


def serve() -> None:
    version, delay = os.environ.get("VERSION", "1.0"), float(os.environ.get("DELAY", "5"))
    fails = Evenly(float(os.environ.get("ERRORS", "0")))

    class Shop(Page):
        def do_GET(self) -> None:
            time.sleep(delay / 1000)
            self.answer(500 if self.path == "/" and fails() else 200, {"version": version})

    Server(("127.0.0.1", int(os.environ["PORT"])), Shop).serve_forever()


def route() -> None:
    stable, canary = os.environ["STABLE"], os.environ["CANARY"]
    goes_to_canary = Evenly(0)

    class Router(Page):
        def do_GET(self) -> None:
            if self.path == "/weight":
                self.answer(200, {"canary": round(goes_to_canary.share * 100)})
                return
            status, body = ask(canary if goes_to_canary() else stable)
            self.answer(status or 502, body)

        def do_PUT(self) -> None:
            said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            goes_to_canary.share = min(max(said["canary"], 0), 100) / 100
            self.answer(200, said)

    Server(("127.0.0.1", int(os.environ["PORT"])), Router).serve_forever()


def ask(url: str) -> tuple[int, dict]:
    """The status, 0 if nobody answered, and the body."""
    connection = HTTPConnection(urlsplit(url).netloc, timeout=10)
    try:
        connection.request("GET", "/")
        response = connection.getresponse()
        return response.status, json.loads(response.read())
    except (OSError, HTTPException, ValueError):
        return 0, {}
    finally:
        connection.close()


def visit(url: str, count: int) -> None:
    def one(_: int) -> tuple[str, float, int]:
        began = time.perf_counter()
        status, body = ask(url)
        return body.get("version", "none"), round((time.perf_counter() - began) * 1000, 2), int(status != 200)

    seen: dict[str, dict[str, list]] = {}
    with ThreadPoolExecutor(VISITORS) as visitors:
        for version, ms, failed in visitors.map(one, range(count)):
            of_version = seen.setdefault(version, {"ms": [], "failed": []})
            of_version["ms"].append(ms)
            of_version["failed"].append(failed)
    print(json.dumps(seen, sort_keys=True))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["serve"]:
            serve()
        case ["route"]:
            route()
        case ["visit", url, count]:
            visit(url, int(count))
        case _:
            sys.exit(__doc__)
