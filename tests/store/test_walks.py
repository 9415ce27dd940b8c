"""No list that people ask for needs a walk over all executions."""

from __future__ import annotations

from typing import Any

from tests.store import test_lists
from tests.store.test_lists import ROWS
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import stream_of

reader = test_lists.reader


def test_no_list_walks_over_everything_or_sorts(reader: Reader) -> None:
    asked: list[str] = []
    connection: Any = reader.rows._connection
    connection.set_trace_callback(asked.append)
    try:
        reader.executions()
        reader.executions(statuses=["FAILED"])
        reader.find(ROWS[4].short_id)
        reader.executions(plan="plan1", before=ROWS[50].id)
        reader.decisions()
        reader.decisions(status="OPEN")
        reader.pending_commands()
        reader.after(5)
        list(reader.read(stream_of(ROWS[1].id)))
    finally:
        connection.set_trace_callback(None)
    plans = [row[3] for sql in asked for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()]
    walks = [plan for plan in plans if plan.startswith("SCAN") and "USING INDEX inbox_pending" not in plan]
    assert walks == []
    used = {word for plan in plans for word in plan.split() if word.startswith(("executions_", "decisions_"))}
    assert used == {"executions_short", "executions_plan", "executions_status", "decisions_time", "decisions_open"}
    assert [plan for plan in plans if "TEMP B-TREE" in plan and "LAST TERM" not in plan] == []
