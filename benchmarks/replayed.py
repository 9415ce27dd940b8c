"""A hundred thousand stored decisions, weighed again by a process that knows nothing but the store.

``python -m benchmarks.replayed [DECISIONS [SEED]]`` carries out made-up plans at all autonomy levels, with rules,
evidence, and the experience of those before, and commits their journals to a store. A fresh process then replays the
whole store as ``turbo-mode decisions replay`` does, and counts the decisions that come out the same to the last byte.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.autonomy.plans import Drawn, draw
from benchmarks.autonomy.world import Experience, decoded, live
from turbo_mode.core.decisions.policy import LEVELS
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.replay import replay
from turbo_mode.core.machine.state import Execution
from turbo_mode.operations import hindsight
from turbo_mode.store.journal import Journal
from turbo_mode.store.projections import decision_rows, execution_row
from turbo_mode.store.rows import Changes, EntryRow, PlanRow, stream_of

DECISIONS = 100_000
LIVES = 50
"""So many lives learn from each other."""
WORKERS = 2


def lived(seed: int) -> list[Changes]:
    """What one world leaves in a store."""
    rng, experience, found = random.Random(f"replayed {seed}"), Experience(), list[Changes]()
    for number in range(LIVES):
        drawn = _at(draw(seed * 1_000_000 + number), rng.choice(LEVELS))
        life = live(drawn, experience.of(drawn), execution=f"{seed:06}-{number:06}")
        entries = decoded(life)
        experience.remember(drawn, entries)
        state = replay(Execution(life.blueprint), life.disk)
        rows = [
            EntryRow(seq, e.VERSION, type(entry).__name__, entry.at, body)
            for seq, (entry, body) in enumerate(zip(entries, life.disk, strict=True), 1)
        ]
        digest = f"{seed:06}-{number:06}"
        row = execution_row(state)._replace(plan_digest=digest)
        plan = PlanRow(digest, msgspec.json.encode(drawn.plan), "")
        found.append(Changes(stream_of(state.id), rows, (), row, decision_rows(state.id, entries), plan))
    return found


def _at(drawn: Drawn, level: Any) -> Drawn:
    engine = msgspec.structs.replace(drawn.plan.decision_engine, autonomy_level=level)
    return msgspec.structs.replace(drawn, plan=msgspec.structs.replace(drawn.plan, decision_engine=engine))


def store(directory: Path, wanted: int, seed: int) -> int:
    """Fills a store with at least so many decisions at gates; returns how many executions that takes."""
    executions = decisions = 0
    directory.mkdir(mode=0o700)
    with Pool(WORKERS) as pool, Journal.open(directory) as journal:
        for changes in pool.imap(lived, _from(seed)):
            for problem in journal.commit(changes):
                assert problem is None, problem
            executions += len(changes)
            decisions += sum(_weighed(change) for change in changes)
            if decisions >= wanted:
                pool.terminate()
                return executions
    return executions


def _from(seed: int) -> Iterator[int]:
    yield from range(seed * 10_000, (seed + 1) * 10_000)


def _weighed(change: Changes) -> int:
    """How many decisions were weighed; an answer to a question is none."""
    gates = (row.body for row in change.rows if row.kind in ("OptionChosen", "EscalationRaised"))
    return sum(b'"about":"gate"' in body and b'"levels":{' in body for body in gates)


def again(directory: Path) -> int:
    """Weighs all decisions of a store again, and prints how many come out the same."""
    before, same, count = time.process_time(), 0, 0
    for each in hindsight.replay(directory):
        count += 1
        same += each.again.same
    spent = time.process_time() - before
    print(f"{count:,} decisions, {same:,} the same to the last byte, {1e6 * spent / max(1, count):,.0f} µs each")
    return 0 if same == count else 1


def main(decisions: int = DECISIONS, seed: int = 1) -> int:
    """Stores, and has another process replay."""
    with tempfile.TemporaryDirectory() as place:
        directory = Path(place) / "store"
        executions = store(directory, decisions, seed)
        print(f"{executions:,} executions stored", flush=True)
        fresh = [sys.executable, "-m", "benchmarks.replayed", "--again", str(directory)]
        return subprocess.run(fresh, check=False).returncode


if __name__ == "__main__":
    sys.exit(again(Path(sys.argv[2])) if sys.argv[1:2] == ["--again"] else main(*map(int, sys.argv[1:])))
