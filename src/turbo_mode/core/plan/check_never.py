"""Conditions that never hold where they stand: whoever waits for a task or phase runs only where that ended well."""

from __future__ import annotations

import re

from turbo_mode.core.plan.expression_guards import Known, holds
from turbo_mode.core.plan.facts import Facts, Located, Reader
from turbo_mode.core.plan.graph import GOOD
from turbo_mode.core.plan.nodes import Path
from turbo_mode.core.regex import regex

_ENDED_ILL = regex(r"\b(?:FAILED|CANCELLED|NOT_RUN)\b")
_STATUS = regex(r"\b(tasks|phases)\.(\w+)\.status\b", re.ASCII)


def never(facts: Facts, text: str, path: Path, reader: Reader) -> None:
    """Reports W0522, of a ``when`` that compiles."""
    if (
        not (".status" in text and _ENDED_ILL.search(text))
        or reader.closing
        or reader.phase is None
        or not facts.report.has_room("warning")
    ):
        return
    well = {(group, id) for group, id in _STATUS.findall(text) if _ended_well(facts, group, id, reader)}
    if not well:
        return
    ends = {id if group == "tasks" else f"phases.{id}": GOOD for group, id in well}
    if holds(text, Known(ends)) is not None:
        return
    id = next(iter(sorted(id for _, id in well)))
    facts.report.error(
        "W0522", "this condition never holds here", path, label=f"nothing runs here unless `{id}` ended well",
        help=f"what handles its failure says `needs: [{{id: {id}, is: [FAILED]}}]`",
    )  # fmt: skip


def _ended_well(facts: Facts, group: str, id: str, reader: Reader) -> bool:
    """It has completed, or was skipped, when the reader's condition is looked at."""
    assert reader.phase is not None
    if group == "phases":
        known = id in facts.phases and facts.phase_graph.before(id, reader.phase.id)
        return known and not facts.passing(None).gets_through(id, reader.phase.id)
    target = facts.tasks.get(id)
    if target is None or target.phase is None or target.closing or target.task.optional:
        return False
    if target.phase.id == reader.phase.id:
        return reader.task is not None and _before(facts, target, reader.task.id)
    allowed = target.phase.gate is not None and any(each.allow_failed for each in target.phase.gate.options.values())
    return not allowed and _ended_well(facts, "phases", target.phase.id, reader)


def _before(facts: Facts, target: Located, id: str) -> bool:
    graph, own = facts.graph_of(target), target.task.id
    return id in graph.needs and graph.before(own, id) and not facts.passing(target).gets_through(own, id)
