"""The tasks of an execution over time as one SVG: what waited, ran, paused and asked, what is odd, and when it ends."""

from __future__ import annotations

from collections.abc import Iterator

from turbo_mode.cli.pictures import bar, label, line, picture
from turbo_mode.cli.terminal import cut
from turbo_mode.cli.words import clock, count, duration, percent, short
from turbo_mode.core.progress.timeline import TaskTime
from turbo_mode.operations.progress import Tracked

MOST = 120
"""So many tasks have a row: the longest, in the order in which they began."""
_LEFT, _WIDTH, _ROW, _TOP = 200, 720, 20, 84
_STYLES = {"waits": "waits", "runs": "runs", "pauses": "pauses", "asks": "asks"}


def svg(tracked: Tracked) -> str:
    """Draw an execution."""
    rows = _rows(tracked)
    height = _TOP + _ROW * len(rows) + 56
    name = tracked.state.blueprint.plan.name
    return picture(_LEFT + _WIDTH + 24, height, f"{name}, task by task", _body(tracked, rows))


def _rows(tracked: Tracked) -> list[TaskTime]:
    tasks = [task for task in tracked.timeline.tasks.values() if task.spans]
    longest = sorted(tasks, key=lambda task: -sum(span.until - span.since for span in task.spans))[:MOST]
    kept = {id(task) for task in longest}
    return [task for task in tasks if id(task) in kept]


def _body(tracked: Tracked, rows: list[TaskTime]) -> Iterator[str]:
    state, timeline, found = tracked.state, tracked.timeline, tracked.progress
    ends = _ends(tracked)
    scale = _WIDTH / max(ends - timeline.since, 1)
    yield label(f"{state.blueprint.plan.name}  {short(state.id)}", 16, 28, "large")
    lasted = duration(timeline.until - timeline.since)
    drawn = sum(bool(task.spans) for task in timeline.tasks.values())
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
    for number, task in enumerate(rows):
        y = _TOP + _ROW * number
        yield label(_fit(task.name), _LEFT - 10, y + 13, "small", "end")
        for span in task.spans:
            x, width = _LEFT + (span.since - timeline.since) * scale, (span.until - span.since) * scale
            style = "failed" if task.status == "FAILED" and span.what == "runs" else _STYLES[span.what]
            yield bar(x, y + 3, width, _ROW - 6, style, f"{task.name} {span.what} {duration(span.until - span.since)}")
        if (anomaly := odd.get(task.name)) is not None:
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
    for style, word in (*_STYLES.items(), ("failed", "failed"), ("odd", "odd"), ("ahead", "forecast")):
        yield bar(x, y - 9, 10, 10, style)
        yield label(word, x + 15, y, "quiet small")
        x += 90


def _fit(name: str) -> str:
    return cut(name, 28)
