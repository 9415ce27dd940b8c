"""The tasks of an execution over time as one SVG: what waited, ran, paused, asked or was undone, and when it ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from turbo_mode.cli.pictures import bar, label, line, picture
from turbo_mode.cli.terminal import cut
from turbo_mode.cli.words import clock, count, duration, percent, short
from turbo_mode.core.progress.timeline import Span
from turbo_mode.operations.progress import Tracked

MOST = 120
"""So many tasks have a row: the longest, in the order in which they began."""
_LEFT, _WIDTH, _ROW, _TOP = 200, 720, 20, 84
_STYLES = {"waits": "waits", "runs": "runs", "pauses": "pauses", "asks": "asks"}
_UNDOING = {**_STYLES, "runs": "undoes"}


class _Row(NamedTuple):
    """A task: its spans, and those in which its effects were taken back, each with its style and what it does."""

    name: str
    bars: list[tuple[Span, str, str]]


def svg(tracked: Tracked) -> str:
    """Draw an execution."""
    drawn = _drawn(tracked)
    rows = _longest(drawn)
    height = _TOP + _ROW * len(rows) + 56
    name = tracked.state.blueprint.plan.name
    return picture(_LEFT + _WIDTH + 24, height, f"{name}, task by task", _body(tracked, rows, len(drawn)))


def _drawn(tracked: Tracked) -> list[_Row]:
    tasks, undoing = tracked.timeline.tasks, tracked.timeline.undoing
    rows = []
    for id, task in {**undoing, **tasks}.items():
        done = {**_STYLES, "runs": "failed"} if task.status == "FAILED" else _STYLES
        bars: list[tuple[Span, str, str]] = []
        if id in tasks:
            bars += [(span, done[span.what], span.what) for span in task.spans]
        if id in undoing:
            bars += [(span, _UNDOING[span.what], f"is undone: {span.what}") for span in undoing[id].spans]
        if bars:
            rows.append(_Row(task.name, bars))
    return sorted(rows, key=lambda row: row.bars[0][0].since)


def _longest(rows: list[_Row]) -> list[_Row]:
    longest = sorted(rows, key=lambda row: -sum(span.until - span.since for span, *_ in row.bars))[:MOST]
    kept = {id(row) for row in longest}
    return [row for row in rows if id(row) in kept]


def _body(tracked: Tracked, rows: list[_Row], drawn: int) -> Iterator[str]:
    state, timeline, found = tracked.state, tracked.timeline, tracked.progress
    ends = _ends(tracked)
    scale = _WIDTH / max(ends - timeline.since, 1)
    yield label(f"{state.blueprint.plan.name}  {short(state.id)}", 16, 28, "large")
    lasted = duration(timeline.until - timeline.since)
    left_out = f", the longest {len(rows):,} of {count(drawn, 'task')}" if len(rows) < drawn else ""
    status = state.outcome or state.public_status
    yield label(f"{status}, {percent(found.percentage)}, {lasted}{left_out}", 16, 48, "quiet")
    bottom = _TOP + _ROW * len(rows)
    for part in range(5):
        x = _LEFT + _WIDTH * part / 4
        yield line(x, _TOP - 8, x, bottom)
        at = timeline.since + (ends - timeline.since) * part // 4
        yield label(duration(at - timeline.since), x, _TOP - 14, "quiet small", "middle")
    odd = {each.task: each for each in found.anomalies}
    for number, row in enumerate(rows):
        y = _TOP + _ROW * number
        yield label(_fit(row.name), _LEFT - 10, y + 13, "small", "end")
        for span, style, does in row.bars:
            x, width = _LEFT + (span.since - timeline.since) * scale, (span.until - span.since) * scale
            yield bar(x, y + 3, width, _ROW - 6, style, f"{row.name} {does} {duration(span.until - span.since)}")
        if (anomaly := odd.get(row.name)) is not None:
            x = _LEFT + (1000 * anomaly.at - timeline.since) * scale
            yield bar(x - 2, y + 1, 5, _ROW - 2, "odd", f"{anomaly.kind}: {anomaly.explanation}")
    yield from _forecast(tracked, scale, bottom)
    yield from _legend(bottom + 34)


def _ends(tracked: Tracked) -> int:
    outlook = tracked.outlook
    if outlook is None or tracked.state.ended:
        return tracked.timeline.until
    return max(outlook.at + round(1000 * outlook.left.high), tracked.timeline.until)


def _forecast(tracked: Tracked, scale: float, bottom: float) -> Iterator[str]:
    """When it is expected to end: the interval as a band, the median as a line."""
    outlook, since = tracked.outlook, tracked.timeline.since
    if outlook is None or tracked.state.ended:
        return
    low, middle, high = (
        _LEFT + (outlook.at + 1000 * each - since) * scale
        for each in (outlook.left.low, outlook.left.median, outlook.left.high)
    )
    yield bar(low, _TOP - 8, high - low, bottom - _TOP + 8, "ahead faint", "done by then with a chance of 80 %")
    yield line(middle, _TOP - 8, middle, bottom, "strong")
    said = clock(outlook.at + round(1000 * outlook.left.median))
    yield label(f"done at {said}", min(middle, _LEFT + _WIDTH - 60), bottom + 14, "small", "middle")


def _legend(y: float) -> Iterator[str]:
    x = float(_LEFT)
    more = {"failed": "failed", "undoes": "undone", "odd": "odd", "ahead": "forecast"}
    for style, word in (_STYLES | more).items():
        yield bar(x, y - 9, 10, 10, style)
        yield label(word, x + 15, y, "quiet small")
        x += 90


def _fit(name: str) -> str:
    return cut(name, 28)
