"""What the journal costs beside bare SQLite with the same row and the same durability. Run by hand:

python -m benchmarks.store [--executions 100000]
"""

from __future__ import annotations

import argparse
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from turbo_mode.store.connection import Connection, connect, prepare, settle
from turbo_mode.store.journal import Journal
from turbo_mode.store.rows import Changes, EntryRow, ExecutionRow, stream_of

BODY = b'{"task": "probe", "attempt": 1, "result": "' + b"y" * 160 + b'"}'
AT = 1_790_000_000_000
REST = (1, "TaskCompleted", AT, 0, BODY, b"0123456789abcdef")
ROW = "INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
TABLE = (
    "CREATE TABLE rows (position INTEGER PRIMARY KEY, stream INTEGER, seq INTEGER, version INTEGER,"
    " kind TEXT, at INTEGER, sealed INTEGER, body BLOB, checksum BLOB, UNIQUE (stream, seq)) STRICT"
)


def rounds(count: int, work: Callable[[int], object]) -> float:
    """Median seconds of one call."""
    taken = []
    for number in range(count):
        started = time.perf_counter()
        work(number)
        taken.append(time.perf_counter() - started)
    return sorted(taken)[count // 2]


def bare(connection: Connection, streams: list[str], each: int) -> Callable[[int], None]:
    def commit(number: int) -> None:
        first = number * len(streams) * each
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(
            ROW,
            [
                (first + place * each + k + 1, place, number * each + k + 1, *REST)
                for place in range(len(streams))
                for k in range(each)
            ],
        )
        connection.execute("COMMIT")

    return commit


def ours(journal: Journal, streams: list[str], each: int, projected: bool = False) -> Callable[[int], None]:
    def commit(number: int) -> None:
        rows = [EntryRow(number * each + k + 1, 1, "TaskCompleted", AT, BODY) for k in range(each)]
        wrong = journal.commit(
            [Changes(s, rows, execution=listed(s[10:], rows[-1].seq) if projected else None) for s in streams]
        )
        assert not any(wrong)

    return commit


def listed(name: str, seq: int, status: str = "RUNNING") -> ExecutionRow:
    return ExecutionRow(
        *(name, name[-6:], "release", "sha256:1f", status, None, AT, None, "medium", "ada", 0),
        *(f"executions/{name}/workspace", '{"COMPLETED": 3}', '{"team": "web"}', seq),
    )


def commits(directory: Path) -> None:
    for title, streams, each in (("1 row", 1, 1), ("200 rows of 1 stream", 1, 200), ("1 row of 200 streams", 200, 1)):
        names = [stream_of(str(uuid.uuid4())) for _ in range(streams)]
        place = directory / f"bare{streams}x{each}"
        connection = connect(prepare(place), False)
        settle(connection, False)
        connection.execute("PRAGMA wal_autocheckpoint = 1000")
        connection.execute(TABLE)
        count = 2000 if streams * each == 1 else 100
        floor = rounds(count, bare(connection, names, each))
        connection.close()
        variants: list[tuple[str, bytes | None, bool]] = [("journal", None, False), ("with its projection", None, True)]
        variants.append(("sealed", bytes(32), False))
        print(f"{title:24} bare SQLite          {floor * 1e6:8.0f} us  {floor / streams / each * 1e6:6.1f} us/row")
        for label, key, projected in variants:
            with Journal.open(directory / f"{label}{streams}x{each}", key=key) as journal:
                took = rounds(count, ours(journal, names, each, projected))
            per_row = took / streams / each * 1e6
            print(f"{'':24} {label:20} {took * 1e6:8.0f} us  {per_row:6.1f} us/row  {took / floor:5.2f} x bare")


def lists(directory: Path, count: int) -> None:
    names = [f"0198c0de-{n >> 16:04x}-7{n & 0xFFF:03x}-8000-{n:012x}" for n in range(count)]
    with Journal.open(directory / "lists") as journal:
        for start in range(0, count, 1000):
            part = names[start : start + 1000]
            status = ["FAILED" if n % 100 == 0 else "COMPLETED" for n in range(len(part))]
            journal.commit(
                [Changes(stream_of(n), execution=listed(n, 1, s)) for n, s in zip(part, status, strict=True)]
            )
        with journal.reader() as reader:
            asked: dict[str, Callable[[int], object]] = {
                "newest 50": lambda _: reader.executions(),
                "FAILED 50": lambda _: reader.executions(statuses=["FAILED"]),
                "by label": lambda _: reader.executions(labels={"team": "web"}),
                "no such label": lambda _: reader.executions(labels={"team": "none"}),
                "by short id": lambda _: reader.find(names[count // 2][-6:]),
            }
            for label, ask in asked.items():
                print(f"{label:24} of {count} executions {rounds(9, ask) * 1e3:8.2f} ms")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--executions", type=int, default=100_000)
    options.add_argument("--directory", type=Path, default=None, help="on the disk to be measured")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.directory) as made:
        directory = Path(made)
        opened = rounds(20, lambda n: Journal.open(directory / f"open{n}").close())
        again = rounds(20, lambda n: Journal.open(directory / "open0").close())
        print(f"open a fresh store {opened * 1e3:.1f} ms, an old one {again * 1e3:.1f} ms")
        commits(directory)
        lists(directory, chosen.executions)


if __name__ == "__main__":
    main()
