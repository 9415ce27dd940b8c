"""A shop's orders in many shards, and the steps of a migration: prices as text in dollars become whole cents.

    python3 shards.py create shop.db 200      make the shards, each with some orders
    python3 shards.py migrate shop.db orders_007
    python3 shards.py state shop.db orders_007
    python3 shards.py undo shop.db orders_007
    python3 shards.py checksum shop.db        of all shards, as they are now

Each prints one line of JSON. A step on a shard is one transaction: it happens whole or not at all.
"""

import hashlib
import json
import sqlite3
import sys
from contextlib import closing

ORDERS = 25


def opened(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=60, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    return connection


def columns(db: sqlite3.Connection, shard: str) -> list[str]:
    return [row[1] for row in db.execute(f'PRAGMA table_info("{shard}")')]


def shards(db: sqlite3.Connection) -> list[str]:
    wanted = "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'orders_%' ORDER BY name"
    return [row[0] for row in db.execute(wanted)]


def create(db: sqlite3.Connection, count: int) -> dict:
    db.execute("BEGIN IMMEDIATE")
    for number in range(count):
        shard = f"orders_{number:03}"
        db.execute(f'CREATE TABLE "{shard}" (id INTEGER PRIMARY KEY, price TEXT NOT NULL)')
        prices = [(f"{(number * 7919 + order * 104729) % 100000 / 100:.2f}",) for order in range(ORDERS)]
        db.executemany(f'INSERT INTO "{shard}" (price) VALUES (?)', prices)
    db.execute("COMMIT")
    return {"shards": shards(db), "rows": count * ORDERS, **checksum(db)}


def migrate(db: sqlite3.Connection, shard: str) -> dict:
    db.execute("BEGIN IMMEDIATE")
    if columns(db, shard) != ["id", "price"]:
        sys.exit(f"{shard} isn't as it was")
    db.execute(f'ALTER TABLE "{shard}" ADD COLUMN cents INTEGER')
    db.execute(f'UPDATE "{shard}" SET cents = CAST(round(price * 100) AS INTEGER)')
    rows = db.execute(f'SELECT count(*) FROM "{shard}" WHERE cents IS NOT NULL').fetchone()[0]
    db.execute("COMMIT")
    return {"rows": rows}


def undo(db: sqlite3.Connection, shard: str) -> dict:
    db.execute("BEGIN IMMEDIATE")
    if "cents" in columns(db, shard):
        db.execute(f'ALTER TABLE "{shard}" DROP COLUMN cents')
    db.execute("COMMIT")
    return {"migrated": False}


def state(db: sqlite3.Connection, shard: str) -> dict:
    migrated = "cents" in columns(db, shard)
    count = f'SELECT count({"cents" if migrated else "*"}) FROM "{shard}"'
    return {"migrated": migrated, "rows": db.execute(count).fetchone()[0]}


def checksum(db: sqlite3.Connection) -> dict:
    sums = hashlib.sha256()
    for shard in shards(db):
        sums.update(f"{shard} {columns(db, shard)}\n".encode())
        for row in db.execute(f'SELECT * FROM "{shard}" ORDER BY id'):
            sums.update(f"{row}\n".encode())
    return {"checksum": sums.hexdigest()}


def main(arguments: list[str]) -> None:
    step, path, *rest = arguments
    with closing(opened(path)) as db:
        match step, rest:
            case "create", [count]:
                report = create(db, int(count))
            case "migrate", [shard, broken] if shard == broken:
                sys.exit(f"{shard}: a price that is no number")
            case "migrate", [shard, *_]:
                report = migrate(db, shard)
            case "undo", [shard]:
                report = undo(db, shard)
            case "state", [shard]:
                report = state(db, shard)
            case "checksum", []:
                report = checksum(db)
            case _:
                sys.exit(__doc__)
    print(json.dumps(report))


if __name__ == "__main__":
    main(sys.argv[1:])
