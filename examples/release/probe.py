"""Ask a URL many times from a few threads and print what came back, as JSON.

    python3 probe.py http://127.0.0.1:8000/greet 100

``ms`` is how long each request took, answered or not; ``failed`` counts those without status 200; ``statuses`` counts
each status, and ``unreachable``. Bad answers are findings, not errors of the probe, so the exit code is 0.
"""

import json
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

THREADS = 4
PATIENCE = 10  # seconds for one answer


def ask(url: str) -> tuple[float, str]:
    """One request: milliseconds, and the status as text."""
    where = urlsplit(url)
    connection = HTTPConnection(where.netloc, timeout=PATIENCE)
    started = time.perf_counter()
    try:
        connection.request("GET", f"{where.path}?{where.query}")
        response = connection.getresponse()
        response.read()
        status = str(response.status)
    except (OSError, HTTPException):
        status = "unreachable"
    finally:
        connection.close()
    return (time.perf_counter() - started) * 1000, status


def main(url: str, count: int) -> None:
    with ThreadPoolExecutor(THREADS) as threads:
        answers = list(threads.map(ask, [url] * count))
    statuses = Counter(status for _, status in answers)
    report = {
        "ms": [round(ms, 2) for ms, _ in answers],
        "failed": count - statuses["200"],
        "statuses": dict(sorted(statuses.items())),
    }
    print(json.dumps(report))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
