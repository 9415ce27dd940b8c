"""A payment service: ``python payments.py FOLDER``. It prints its port, and then answers until it is ended.

``POST /charge`` with an ``Idempotency-Key`` charges once for each key; without one it charges each time. What it has
charged is durable (``charges``, a line each), and so is what it was asked (``requests``). ``GET /orders/ID`` tells how
often an order was charged, once nobody is about to charge it. It takes its time before and after it charges, so that
whoever asks may be gone by then.
"""

from __future__ import annotations

import json
import os
import random
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

LOCK = threading.Lock()
CHANCE = random.Random(1)
UNDER_WAY: list[str] = []


def append(path: Path, line: str) -> None:
    with path.open("a") as file:
        file.write(f"{line}\n")
        file.flush()
        os.fsync(file.fileno())


def lines(path: Path) -> list[str]:
    return path.read_text().splitlines() if path.exists() else []


class Payments(BaseHTTPRequestHandler):
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path()
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        order = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["order"]
        key = self.headers.get("Idempotency-Key", "")
        UNDER_WAY.append(order)
        time.sleep(CHANCE.random() * 0.02)
        with LOCK:
            append(self.folder / "requests", f"{order} {key}")
            if not (key and f"{order} {key}" in lines(self.folder / "charges")):
                append(self.folder / "charges", f"{order} {key}")
            UNDER_WAY.remove(order)
        time.sleep(CHANCE.random() * 0.02)
        self._answer({"receipt": f"receipt of {order}"})

    def do_GET(self) -> None:
        order = self.path.rsplit("/", 1)[1]
        while order in UNDER_WAY:
            time.sleep(0.002)
        with LOCK:
            charged = [line.split()[0] for line in lines(self.folder / "charges")].count(order)
        self._answer({"charged": charged})

    def _answer(self, said: dict[str, object]) -> None:
        body = json.dumps(said).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Payments)
    print(server.server_port, flush=True)
    server.serve_forever()
