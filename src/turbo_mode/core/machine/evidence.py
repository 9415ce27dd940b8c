"""Evidence: what a gate looks at, and the verdict on each piece of it.

A ``check`` is true or false; a ``metric`` is judged by its numbers, beside a baseline or earlier executions; of
``anomalies`` those count that were noticed.
With ``foreach`` every item of a list is looked at: the verdict is the worst one, and the items that did not pass are
named. What can't be read is NODATA.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from turbo_mode.core.decisions import looks, verdict
from turbo_mode.core.decisions.model import Finding, Judgement, Sampled, Verdict
from turbo_mode.core.machine import noticing
from turbo_mode.core.machine.bindings import evaluate, numbers
from turbo_mode.core.machine.inputs import Facts
from turbo_mode.core.machine.measuring import items_of
from turbo_mode.core.machine.points import Point
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan import model
from turbo_mode.core.plan.expressions import EvaluationError, ExpressionProblems, Scope, as_text

MOST_NAMED = 10
"""So many items that did not pass are named."""
_UNREAD = Sampled(problem="it has not been read")
_FROM_BEST = ("PASS", "INCONCLUSIVE", "NODATA", "FAIL")


def look_at(state: Execution, point: Point, name: str, evidence: model.Evidence, facts: Facts) -> Finding:
    """The verdict on a piece of evidence, by this look and those before it."""
    found = _look_now(state, point, name, evidence, facts)
    if evidence.looks is None:
        return found
    earlier: Sequence[Verdict] = state.phases[point.at].looks.get(name, ())
    every = [*earlier, found.verdict]
    known = looks.assess(every, evidence.looks)
    note = f"{known.reason}; this one: {found.verdict}, {found.note}"
    judged = finding(name, evidence, Judgement(known.verdict, note, found.measured))
    return msgspec.structs.replace(judged, items=found.items, looks=every, settled=known.settled)


def _look_now(state: Execution, point: Point, name: str, evidence: model.Evidence, facts: Facts) -> Finding:
    seen = point.seen(state)
    if evidence.foreach is None:
        return _look(state, point, name, evidence, facts, seen)
    try:
        items = items_of(state, point, evidence, facts.now)
    except (EvaluationError, ExpressionProblems) as problem:
        return finding(name, evidence, Judgement("NODATA", f"foreach: {problem}"))
    found = [
        _look(state, point, name, evidence, facts, {**seen, evidence.as_: item, "index": index}, f"[{index}]")
        for index, item in enumerate(items)
    ]
    return _worst(name, evidence, items, found)


def _look(
    state: Execution, point: Point, name: str, evidence: model.Evidence, facts: Facts, seen: Mapping[str, Any],
    item: str = "",
) -> Finding:  # fmt: skip
    if evidence.anomalies is not None:
        noticed = _sampled(state, point, noticing.key(name))
        said, items = noticing.judged(evidence.anomalies, noticed)
        return msgspec.structs.replace(finding(name, evidence, said), items=items)
    scope = point.evidence_scope(state, evidence)
    try:
        if (metric := evidence.metric) is not None:
            sides = _Sides(state, point, f"{name}{item}", scope, facts.now, seen)
            candidate = sides.numbers("candidate", metric.candidate)
            baseline = sides.numbers("baseline", metric.baseline) if metric.baseline is not None else None
            return _judged(state, point, name, evidence, facts, candidate, baseline)
        passed = evaluate(state, evidence.check or "false", scope, facts.now, seen)
    except (EvaluationError, ExpressionProblems) as problem:
        return finding(name, evidence, Judgement("NODATA", str(problem)))
    if not isinstance(passed, bool):
        return finding(name, evidence, Judgement("NODATA", f"neither true nor false: {passed!r}"))
    return finding(name, evidence, Judgement("PASS" if passed else "FAIL", evidence.check or ""))


def _judged(
    state: Execution, point: Point, name: str, evidence: model.Evidence, facts: Facts, candidate: Sampled,
    baseline: Sampled | None,
) -> Finding:  # fmt: skip
    """The verdict on a metric; of several groups that on the worst, with a false alarm no likelier than on one."""
    metric, how = evidence.metric, evidence.judge or model.Judge()
    assert metric is not None
    groups = list(dict.fromkeys([*candidate.groups, *(baseline.groups if baseline is not None else ())])) or [""]
    earlier = _history(state, point, name) if verdict.by_history(metric, how) else None
    if evidence.looks is not None:
        how = msgspec.structs.replace(how, alpha=looks.rate(how.alpha, evidence.looks))
    if earlier is None and len(groups) > 1:
        how = msgspec.structs.replace(how, alpha=how.alpha / len(groups))
    found: list[Finding] = []
    for group in groups:
        ours, theirs = candidate.groups.get(group, []), None if baseline is None else baseline.groups.get(group, [])
        judged = verdict.judge(ours, theirs, how, metric.unit, facts.counting, earlier)
        found.append(finding(name, evidence, judged))
    worst = _worst(name, evidence, groups, found) if metric.by else found[0]
    skipped = candidate.skipped + (baseline.skipped if baseline is not None else 0)
    return msgspec.structs.replace(worst, note=f"{worst.note}; {skipped} rows had no number") if skipped else worst


def _history(state: Execution, point: Point, name: str) -> list[float]:
    """What this metric showed in earlier executions of the plan."""
    return state.learned.history.get(f"{point.learned}/{name}", []) if state.learned is not None else []


class _Sides(NamedTuple):
    """Where the numbers of a metric come from."""

    state: Execution
    point: Point
    name: str
    scope: Scope
    now: int
    seen: Mapping[str, Any]

    def numbers(self, side: str, samples: model.Samples) -> Sampled:
        """One side. Raises ``EvaluationError``."""
        if samples.values is None:
            read = _sampled(self.state, self.point, f"{self.name}/{side}")
            if read.problem:
                raise EvaluationError(read.problem)
            return read
        values = numbers(self.state, samples.values, self.scope, self.now, self.seen)
        if values is None:
            raise EvaluationError(f"samples are a list of numbers, and these are not: {samples.values}")
        return Sampled({"": values})


def _sampled(state: Execution, point: Point, key: str) -> Sampled:
    """What has been read for this place."""
    of_point: Mapping[str, Sampled] = state.samples.get(point.name, {})
    return of_point.get(key, _UNREAD)


def finding(name: str, evidence: model.Evidence, judged: Judgement) -> Finding:
    """A judgement as a finding: ``noData`` says what missing numbers of a metric count as."""
    said, note = judged.verdict, judged.note
    undecided = said == "INCONCLUSIVE" or (evidence.anomalies is not None and said == "NODATA")
    critical, weight = evidence.critical, 1.0
    if evidence.metric is not None:
        how = evidence.judge or model.Judge()
        critical, weight = critical or how.critical, how.weight
        if said == "NODATA" and how.no_data != "hold":
            said = "FAIL" if how.no_data == "fail" else "PASS"
            note = f"missing numbers count as {said} here: {note}"
        undecided = said in ("NODATA", "INCONCLUSIVE")
    return Finding(
        name, said, critical, note, weight=weight, undecided=undecided, measured=judged.measured, title=evidence.title
    )  # fmt: skip


def _worst(name: str, evidence: model.Evidence, items: Sequence[Any], found: Sequence[Finding]) -> Finding:
    if not found:
        return finding(name, evidence, Judgement("PASS", "there is no item"))
    worst = max(found, key=lambda finding: _FROM_BEST.index(finding.verdict))
    bad = [_named(item) for item, finding in zip(items, found, strict=True) if finding.verdict != "PASS"]
    if not bad:
        return msgspec.structs.replace(worst, note=f"all {len(items)}: {worst.note}")
    rest = f" and {len(bad) - MOST_NAMED} more" if len(bad) > MOST_NAMED else ""
    note = f"{len(bad)} of {len(items)} ({', '.join(bad[:MOST_NAMED])}{rest}): {worst.note}"
    return msgspec.structs.replace(worst, note=note, items=bad[:MOST_NAMED])


def _named(item: Any) -> str:
    """What an item is called: an instance of a fan-out by its key, else by its text."""
    key = item.get("key") if isinstance(item, dict) else None
    return (key if isinstance(key, str) else as_text(item))[:60]
