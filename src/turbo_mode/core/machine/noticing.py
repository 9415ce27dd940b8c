"""Evidence about anomalies: what is odd about tasks, looked up before something is weighed and kept in the journal.

It is asked for together with the numbers of metrics (``measuring``). What was noticed stands in the entry that tells
it, so that weighing it again needs no detector, and a later version that finds other things odd changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import convert

from turbo_mode.core.decisions.model import Judgement, Noticed, Sampled
from turbo_mode.core.machine.points import Point
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan import model

MOST = 100
"""So many of one piece of evidence stand in the record."""
_NAMED = 5
_FROM_LEAST = ("LOW", "MEDIUM", "HIGH")
_OF_ALL = "late"
"""The kind that is about no task."""


def wanted(point: Point, now: int) -> dict[str, Any] | None:
    """What has to be looked up for the evidence here; None where there is nothing."""
    names = [key(name) for name, piece in point.gate.evidence.items() if piece.anomalies is not None]
    return {"anomalies": True, "until": now, "for": names} if names else None


def key(name: str) -> str:
    """Under what that which was noticed for a piece of evidence stands among the samples."""
    return f"{name}/anomalies"


def kept(state: Execution, point: Point, names: list[str], came: Mapping[str, Any]) -> dict[str, Sampled]:
    """What counts of all that was noticed, for each piece of evidence."""
    if problem := came.get("problem"):
        return dict.fromkeys(names, Sampled(problem=str(problem)))
    all_of_it = convert(came["noticed"], list[Noticed])
    found: dict[str, Sampled] = {}
    for name in names:
        piece = point.gate.evidence[name.rpartition("/")[0]]
        assert piece.anomalies is not None
        odd = list(_counting(state, point, piece.anomalies, all_of_it))
        found[name] = Sampled(noticed=odd[-MOST:], skipped=max(len(odd) - MOST, 0), executions=came["executions"])
    return found


def _counting(
    state: Execution, point: Point, wanted: model.Anomalies, noticed: list[Noticed]
) -> Iterator[Noticed]:  # fmt: skip
    tasks = wanted.tasks or [id for id in state.blueprint.phase(point.at).tasks if id != point.task]
    least = _FROM_LEAST.index(wanted.severity)
    for each in noticed:
        if (wanted.kinds and each.kind not in wanted.kinds) or _FROM_LEAST.index(each.severity) < least:
            continue
        id = each.task.partition("[")[0]
        if each.kind == _OF_ALL or (id in tasks and each.round == state.round_of(id)):
            yield each


def judged(wanted: model.Anomalies, seen: Sampled) -> tuple[Judgement, list[str]]:
    """The verdict, and what did not pass."""
    if seen.problem:
        return Judgement("NODATA", seen.problem), []
    count = len(seen.noticed) + seen.skipped
    behind = f"by {seen.executions} earlier execution{'s' if seen.executions != 1 else ''}"
    said = [f"{each.task} is {each.kind} ({each.explanation})" for each in seen.noticed[-_NAMED:]]
    rest = f" and {count - len(said)} more" if count > len(said) else ""
    allowed = f", {wanted.tolerate} may be" if wanted.tolerate and count else ""
    note = f"{'; '.join(said)}{rest}{allowed}, {behind}" if count else f"nothing is odd, {behind}"
    items = list(dict.fromkeys(each.task for each in seen.noticed))[:10]
    return Judgement("FAIL" if count > wanted.tolerate else "PASS", note), items
