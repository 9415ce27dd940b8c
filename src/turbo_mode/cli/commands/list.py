"""``turbo-mode list``."""

from __future__ import annotations

import json
from typing import Any

import click

from turbo_mode.cli.settings import common, current


@click.command()
@click.option("--status", multiple=True, metavar="STATUS", help="Only these, such as RUNNING or FAILED; repeat it")
@click.option("--plan", metavar="NAME", help="Only executions of this plan")
@click.option("--children", is_flag=True, help="Also those that carry out a task of another one")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="How many at most")
@common
def command(status: tuple[str, ...], plan: str | None, children: bool, limit: int) -> int:
    """Executions, the newest first."""
    from turbo_mode.cli.terminal import Segment, table
    from turbo_mode.cli.words import duration, now_ms, when
    from turbo_mode.core.machine.children import is_child
    from turbo_mode.core.protocol.catalog import waits_for
    from turbo_mode.operations import executions
    from turbo_mode.store import allocations
    from turbo_mode.store.beginnings import triggers

    wanted = tuple(each.upper() for each in status)
    rows = executions.listed(current.store, statuses=wanted, plan=plan, children=children, limit=limit)
    queued = {}
    if any(row.status == "PENDING" for row in rows):
        with executions.reading(current.store) as reader:
            queued = allocations.queued(reader)
    out = current.out
    with executions.reading(current.store) as reader:
        began = triggers(reader, [row.id for row in rows])
    if current.json:
        for row in rows:
            waits = {"waits": waits_for(*queued[row.id])} if row.id in queued else {}
            out.say(json.dumps(_data(row, began.get(row.id, "")) | waits, ensure_ascii=False))
        return 0
    if not rows:
        current.err.say(
            "No execution here is like that." if status or plan else "Nothing has been carried out here yet."
        )
        return 0
    heads = ("  STATUS", "ID", "PLAN", "TASKS", "STARTED", "TOOK", "ASKS", "")
    cells: list[list[Segment]] = [[("dim", name) for name in heads]]
    for row in rows:
        counts = json.loads(row.counts)
        word = row.outcome or row.status
        style, icon = out.icon(word)
        took = (row.ended_at or now_ms()) - row.started_at if row.started_at else 0
        asks = f"{row.open_questions} open" if row.open_questions else ""
        if row.id in queued:
            from turbo_mode.cli.waits import waits_for as in_words

            asks = in_words(*queued[row.id])
        trigger = began.get(row.id, "")
        cells.append([
            (style, f"{icon} {word}"), ("cyan", row.short_id),
            ("plain", f"{out.sign('└ ', '- ') if is_child(row.id) else ''}{row.plan_name}"),
            ("plain", f"{min(counts['done'], counts['total'])}/{counts['total']}"), ("plain", when(row.started_at)),
            ("plain", duration(took)), ("yellow", asks), ("dim", trigger if trigger.startswith("cron ") else ""),
        ])  # fmt: skip
    for line in table(cells):
        out.say(line)
    return 0


def _data(row: Any, trigger: str) -> dict[str, Any]:
    from turbo_mode.core.machine.children import is_child
    from turbo_mode.core.protocol.envelope import timestamp

    return {
        "executionId": row.id, "isChild": is_child(row.id), "shortId": row.short_id, "plan": row.plan_name,
        "status": row.status, "outcome": row.outcome,
        "startedAt": timestamp(row.started_at) if row.started_at else None,
        "endedAt": timestamp(row.ended_at) if row.ended_at else None, "autonomyLevel": row.level, "actor": row.actor,
        "trigger": trigger,
        "openQuestions": row.open_questions, "tasks": json.loads(row.counts), "labels": json.loads(row.labels),
    }  # fmt: skip
