"""Evidence: what a gate looks at, and the verdict on each piece of it.

A ``check`` is true or false; a ``metric`` is judged by its numbers, beside a baseline or earlier executions.
With ``foreach`` every item of a list is looked at: the verdict is the worst one, and the items that did not pass are
named. What can't be read is NODATA.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from turbo_mode.core.decisions import verdict
from turbo_mode.core.decisions.model import Finding, Judgement
from turbo_mode.core.machine.bindings import evaluate, inside, numbers
from turbo_mode.core.machine.inputs import Facts
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan import model
from turbo_mode.core.plan.expressions import EvaluationError, ExpressionProblems, Scope, as_text

MOST_NAMED = 10
"""So many items that did not pass are named."""
_FROM_BEST = ("PASS", "INCONCLUSIVE", "NODATA", "FAIL")


def look_at(state: Execution, phase: model.Phase, name: str, evidence: model.Evidence, facts: Facts) -> Finding:
    """The verdict on a piece of evidence of a phase's gate."""
    seen = inside(state, phase.id)
    if evidence.foreach is None:
        return _look(state, phase, name, evidence, facts, seen)
    try:
        items = evaluate(state, evidence.foreach, state.blueprint.scopes.phase(phase), facts.now, seen)
    except (EvaluationError, ExpressionProblems) as problem:
        return finding(name, evidence, Judgement("NODATA", f"foreach: {problem}"))
    if not isinstance(items, list):
        return finding(name, evidence, Judgement("NODATA", "foreach: it is no list"))
    found = [
        _look(state, phase, name, evidence, facts, {**seen, evidence.as_: item, "index": index})
        for index, item in enumerate(items)
    ]
    return _worst(name, evidence, items, found)


def _look(
    state: Execution, phase: model.Phase, name: str, evidence: model.Evidence, facts: Facts, seen: Mapping[str, Any]
) -> Finding:
    scope = state.blueprint.scopes.evidence(evidence, phase)
    try:
        if evidence.metric is not None:
            metric = evidence.metric
            candidate = _numbers(state, metric.candidate, scope, facts.now, seen)
            baseline = _numbers(state, metric.baseline, scope, facts.now, seen) if metric.baseline is not None else None
            how = evidence.judge or model.Judge()
            earlier = _history(state, phase, name) if verdict.by_history(metric, how) else None
            return finding(
                name, evidence, verdict.judge(candidate, baseline, how, metric.unit, facts.counting, earlier)
            )
        passed = evaluate(state, evidence.check or "false", scope, facts.now, seen)
    except (EvaluationError, ExpressionProblems) as problem:
        return finding(name, evidence, Judgement("NODATA", str(problem)))
    if not isinstance(passed, bool):
        return finding(name, evidence, Judgement("NODATA", f"neither true nor false: {passed!r}"))
    return finding(name, evidence, Judgement("PASS" if passed else "FAIL", evidence.check or ""))


def _history(state: Execution, phase: model.Phase, name: str) -> list[float]:
    """What this metric showed in earlier executions of the plan."""
    return state.learned.history.get(f"{phase.id}/{name}", []) if state.learned is not None else []


def _numbers(state: Execution, samples: model.Samples, scope: Scope, now: int, seen: Mapping[str, Any]) -> list[float]:
    if samples.values is None:
        raise EvaluationError("these samples come from a data source")
    values = numbers(state, samples.values, scope, now, seen)
    if values is None:
        raise EvaluationError(f"samples are a list of numbers, and these are not: {samples.values}")
    return values


def finding(name: str, evidence: model.Evidence, judged: Judgement) -> Finding:
    """A judgement as a finding: ``noData`` says what missing numbers of a metric count as."""
    said, note, undecided = judged.verdict, judged.note, False
    critical, weight = evidence.critical, 1.0
    if evidence.metric is not None:
        how = evidence.judge or model.Judge()
        critical, weight = critical or how.critical, how.weight
        if said == "NODATA" and how.no_data != "hold":
            said = "FAIL" if how.no_data == "fail" else "PASS"
            note = f"missing numbers count as {said} here: {note}"
        undecided = said in ("NODATA", "INCONCLUSIVE")
    return Finding(name, said, critical, note, weight=weight, undecided=undecided, measured=judged.measured)


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
