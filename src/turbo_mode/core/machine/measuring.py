"""Reading the numbers of metrics from data sources, and what is odd about tasks, before something is weighed.

It is an attempt like any other: what is read is committed before it is read, and the numbers are committed before they
count, so that weighing it again needs no source. To read changes nothing outside, so what was lost with its engine is
read again, once. Whatever else goes wrong means that there are no numbers, and why: never that all is well.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from turbo_mode.core.decisions.model import Sampled
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine import noticing
from turbo_mode.core.machine.bindings import bind, evaluate
from turbo_mode.core.machine.inputs import Facts
from turbo_mode.core.machine.outcomes import Done, Failure, Observation, Unknown
from turbo_mode.core.machine.points import Point, point_of
from turbo_mode.core.machine.request import Renderer, declared
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan import model
from turbo_mode.core.plan.durations import milliseconds
from turbo_mode.core.plan.expressions import EvaluationError, ExpressionProblems, Program, as_text, compile

KIND = "measure"
MOST_TIMES = 2
"""So often is it read before it is weighed."""
TIMEOUT_MS = 60_000
"""So long all that is read at once may take."""
GRACE_MS = 10_000
"""So much later it is given up, whatever became of whoever reads."""
MOST_ROWS = 10_000
"""Rows of one source that are looked at; where there are more, nobody knows whether those that were left out differ."""

Entries = Iterator[e.AnyEntry]


class _Side(NamedTuple):
    """One list of numbers: what it is for, and how it is made of rows."""

    name: str
    piece: model.Evidence
    metric: model.Metric
    samples: model.Samples
    seen: Mapping[str, Any]


def wanted(state: Execution, point: Point, facts: Facts) -> e.SamplesAsked | None:
    """What has to be read now, before it can be weighed."""
    if point.name in state.samples or all(map(_is_there, point.gate.evidence.values())):
        return None
    reads: dict[str, dict[str, Any]] = {}
    for side in _sides(state, point, facts.now):
        read = _read(state, point, side, facts.now)
        reads.setdefault(repr(read), {**read, "for": []})["for"].append(side.name)
    if (odd := noticing.wanted(point, facts.now)) is not None:
        reads["anomalies"] = odd
    if not reads:
        return None
    return _asked(state, point, 1, {"kind": KIND, "timeoutMs": TIMEOUT_MS, "reads": list(reads.values())}, facts)


def _is_there(piece: model.Evidence) -> bool:
    return piece.anomalies is None and not _of_source(piece)


def _of_source(piece: model.Evidence) -> bool:
    return piece.metric is not None and piece.metric.source is not None


def _asked(state: Execution, point: Point, number: int, request: dict[str, Any], facts: Facts) -> e.SamplesAsked:
    attempt = f"{point.task or point.at}.{state.phases[point.at].round}.measure.{state.seq + 1}"
    due = facts.now + int(request["timeoutMs"]) + GRACE_MS
    return e.SamplesAsked(
        at=facts.now, phase=point.at, attempt=attempt, number=number, request=request, due=due, task=point.task
    )


def items_of(state: Execution, point: Point, piece: model.Evidence, now: int) -> list[Any]:
    """The items of a piece of evidence with ``foreach``. Raises ``EvaluationError``, ``ExpressionProblems``."""
    assert piece.foreach is not None
    items = evaluate(state, piece.foreach, point.scope(state), now, point.seen(state))
    if not isinstance(items, list):
        raise EvaluationError("it is no list")
    return items


def _sides(state: Execution, point: Point, now: int) -> Iterator[_Side]:
    """All lists of numbers that come from sources. Evidence whose items can't be made is told when it is looked at."""
    seen = point.seen(state)
    for name, piece in point.gate.evidence.items():
        if not _of_source(piece):
            continue
        if piece.foreach is None:
            yield from _both(name, piece, seen)
            continue
        try:
            items = items_of(state, point, piece, now)
        except (EvaluationError, ExpressionProblems):
            continue
        for index, item in enumerate(items):
            yield from _both(f"{name}[{index}]", piece, {**seen, piece.as_: item, "index": index})


def _both(name: str, piece: model.Evidence, seen: Mapping[str, Any]) -> Iterator[_Side]:
    assert piece.metric is not None
    for side, samples in (("candidate", piece.metric.candidate), ("baseline", piece.metric.baseline)):
        if samples is not None and samples.values is None:
            yield _Side(f"{name}/{side}", piece, piece.metric, samples, seen)


def _read(state: Execution, point: Point, side: _Side, now: int) -> dict[str, Any]:
    """What is read for a side; a baseline without a query reads what its candidate does."""
    metric, samples = side.metric, side.samples
    asked = samples if samples.query is not None else metric.candidate
    window, until = samples.window or metric.window, now
    if samples.before is not None and not (until := state.phases[samples.before].started_at):
        return {"problem": f"phase `{samples.before}` has not begun"}
    scope = point.evidence_scope(state, side.piece)
    read: dict[str, Any] = {
        "source": metric.source or "", "limit": MOST_ROWS, "until": until,
        "since": until - milliseconds(window) if window else 0,
    }  # fmt: skip
    if asked.query is not None:
        read["query"] = asked.query
    try:
        renderer = Renderer(state, scope, now, side.seen)
        if asked.params:
            read["params"] = renderer.any(asked.params)
        return read | declared(renderer, state.blueprint.plan.data_sources, read["source"])
    except (EvaluationError, ExpressionProblems) as problem:
        return {"problem": f"params: {problem}"}


# -- what comes back ---------------------------------------------------------------------------------------------------


def heard(state: Execution, attempt: str, seen: Observation, facts: Facts) -> Entries:
    """What was read, or that it wasn't."""
    asked = state.measuring[attempt]
    if isinstance(seen, Done):
        yield _found(state, asked, seen.result, facts)
    elif isinstance(seen, Unknown) and seen.failure.code == "lost" and asked.number < MOST_TIMES:
        yield _asked(state, point_of(state, asked.phase, asked.task), asked.number + 1, asked.request, facts)
    else:
        yield _nothing(asked, seen.failure, facts)


def late(state: Execution, attempt: str, facts: Facts) -> Entries:
    """Nothing was heard for so long that nobody waits any more."""
    asked = state.measuring[attempt]
    seconds = int(asked.request["timeoutMs"]) / 1000
    yield _nothing(asked, Failure("timeout", f"the numbers were not there within {seconds:g} s"), facts)


def _nothing(asked: e.SamplesAsked, failure: Failure, facts: Facts) -> e.SamplesRead:
    why = Sampled(problem=failure.message or failure.code)
    samples = {name: why for read in asked.request["reads"] for name in read["for"]}
    return e.SamplesRead(at=facts.now, phase=asked.phase, attempt=asked.attempt, samples=samples, task=asked.task)


def _found(state: Execution, asked: e.SamplesAsked, result: Mapping[str, Any], facts: Facts) -> e.SamplesRead:
    point = point_of(state, asked.phase, asked.task)
    sides = {side.name: side for side in _sides(state, point, asked.at)}
    samples: dict[str, Sampled] = {}
    for read, came in zip(asked.request["reads"], result["reads"], strict=True):
        if read.get("anomalies"):
            samples |= noticing.kept(state, point, read["for"], came)
            continue
        for name in read["for"]:
            samples[name] = _sampled(state, point, sides[name], came, asked.at)
    return e.SamplesRead(at=facts.now, phase=asked.phase, attempt=asked.attempt, samples=samples, task=asked.task)


def _sampled(state: Execution, point: Point, side: _Side, came: Mapping[str, Any], now: int) -> Sampled:
    if problem := came.get("problem"):
        return Sampled(problem=str(problem))
    if came.get("more"):
        return Sampled(problem=f"there are more than {MOST_ROWS} rows")
    try:
        return _Numbers(state, point, side, now).of(came["rows"])
    except (EvaluationError, ExpressionProblems) as problem:
        return Sampled(problem=str(problem))


class _Numbers:
    """Makes numbers of rows, by the ``where`` of a side, the ``value`` and the ``by`` of its metric."""

    def __init__(self, state: Execution, point: Point, side: _Side, now: int) -> None:
        scope = state.blueprint.decision_scopes.rows(point.phase)
        where, value = side.samples.where, side.metric.value
        self._where = compile(where, scope) if where is not None else None
        self._value = compile(value, scope) if value is not None else None
        self._state, self._seen, self._now, self._by = state, side.seen, now, side.metric.by

    def of(self, rows: list[Mapping[str, Any]]) -> Sampled:
        """The numbers by group. Raises ``EvaluationError`` for a row that has none, or a text in its place."""
        groups: dict[str, list[float]] = {}
        skipped = 0
        for number, row in enumerate(rows, 1):
            try:
                if self._where is not None and self._counts(row) is False:
                    continue
                value = self._number(row)
            except EvaluationError as problem:
                raise EvaluationError(f"row {number}: {problem}") from None
            if value is None:
                skipped += 1
            else:
                groups.setdefault(self._group(row), []).append(value)
        return Sampled(groups, skipped=skipped)

    def _counts(self, row: Mapping[str, Any]) -> bool:
        assert self._where is not None
        counts = self._evaluated(self._where, row)
        if not isinstance(counts, bool):
            raise EvaluationError(f"`where` is neither true nor false: {counts!r}")
        return counts

    def _number(self, row: Mapping[str, Any]) -> float | None:
        value = self._evaluated(self._value, row) if self._value is not None else _only_number(row)
        if value is None or (isinstance(value, float) and not math.isfinite(value)):
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise EvaluationError(f"this is no number: {as_text(value)[:60]}")
        return float(value)

    def _evaluated(self, program: Program, row: Mapping[str, Any]) -> Any:
        return program.evaluate(bind(self._state, program.reads, self._now, {**self._seen, "row": row}))

    def _group(self, row: Mapping[str, Any]) -> str:
        return ", ".join(as_text(row.get(field, "")) for field in self._by)


def _only_number(row: Mapping[str, Any]) -> Any:
    """The number of a row where the metric doesn't say which: ``value``, or the only one that it has."""
    if "value" in row:
        return row["value"]
    found = [each for each in row.values() if isinstance(each, int | float) and not isinstance(each, bool)]
    if len(found) != 1:
        raise EvaluationError("`value` of the metric says which number of a row is meant")
    return found[0]
