"""What the disk itself allows: `python -m benchmarks.limit WORKLOAD N`.

commits: N rows, a transaction for each. rows: N transactions of 100 rows. Both through SQLite in WAL mode with
synchronous=FULL, the settings that our journal runs with. fdatasync: N times 4 KiB appended and forced out.
"""

import json
import os
import sys
import time
from pathlib import Path
from statistics import median

import pysqlite3.dbapi2 as sqlite3

from benchmarks.driver import settings

BATCH = 100
BODY = b"x" * 256  # about what one entry of a journal takes


def transactions(n: int, size: int) -> dict[str, object]:
    """Commit n transactions of `size` rows each; the value is rows per second."""
    connection = sqlite3.connect("limit.db", isolation_level=None)
    journal_mode = connection.execute("PRAGMA journal_mode=WAL").fetchone()[0]
    connection.execute("PRAGMA synchronous=FULL")
    synchronous = connection.execute("PRAGMA synchronous").fetchone()[0]
    # The plainest table there is: every index that an engine adds counts against the engine.
    connection.execute("CREATE TABLE entry (seq INTEGER PRIMARY KEY, body BLOB)")
    started = time.perf_counter()
    for first in range(0, n * size, size):
        connection.execute("BEGIN IMMEDIATE")
        rows = [(seq, BODY) for seq in range(first, first + size)]
        connection.executemany("INSERT INTO entry VALUES (?, ?)", rows)
        connection.execute("COMMIT")
    seconds = time.perf_counter() - started
    return {
        "value": n * size / seconds,
        "engine": f"SQLite {sqlite3.sqlite_version}",
        "durability": settings(journal_mode, synchronous),
    }


def forced_appends(n: int) -> dict[str, object]:
    """Append and force out n blocks; the value is the median in microseconds."""
    descriptor = os.open(Path("limit.bin"), os.O_WRONLY | os.O_CREAT, 0o600)
    block = os.urandom(4096)
    waits = []
    for _ in range(n):
        started = time.perf_counter()
        os.write(descriptor, block)
        os.fdatasync(descriptor)
        waits.append(time.perf_counter() - started)
    os.close(descriptor)
    return {"value": median(waits) * 1e6}


def main() -> None:
    """Measure the one thing that the command line names."""
    workload, n = sys.argv[1], int(sys.argv[2])
    size = BATCH if workload == "rows" else 1
    report = forced_appends(n) if workload == "fdatasync" else transactions(n, size)
    print(json.dumps(report))


if __name__ == "__main__":
    main()
