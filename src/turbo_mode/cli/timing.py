"""Where the time of an execution went: a chart, and a table with what each task has used."""

from __future__ import annotations

from turbo_mode.cli.terminal import Line, Segment, Terminal, clean, cut, table
from turbo_mode.cli.words import count, duration, short, size
from turbo_mode.core.progress.timeline import TaskTime
from turbo_mode.operations.support import Timing

MOST = 60
"""So many tasks have a line: the longest ones, in the order in which they began."""
_BAR = 30
_SIGNS = {"waits": ("░", ".", "dim"), "runs": ("█", "#", "green"), "pauses": ("▒", "-", "yellow"),
          "asks": ("?", "?", "magenta")}  # fmt: skip


def tell_timing(timing: Timing, out: Terminal) -> list[Line]:
    """As lines."""
    line, data = timing.timeline, timing.to_json()
    wall = max(line.until - line.since, 1)
    asked = f", {duration(data['askedMs'])} waiting for answers" if data["questions"] else ""
    lines: list[Line] = [
        [("bold", timing.state.blueprint.plan.name), ("cyan", f" {short(timing.state.id)}"),
         ("plain", f"  {duration(wall)}, {duration(line.work)} of work ({line.work / wall:.1f} at a time){asked}")],
        [("dim", "  "), *_legend(out)],
    ]  # fmt: skip
    longest = sorted(line.tasks, key=lambda id: -sum(span.until - span.since for span in line.tasks[id].spans))[:MOST]
    rows: list[list[Segment | Line]] = [
        [("dim", name) for name in ("  TASK", "", "RAN", "WAITED", "TRIES", "CPU", "MEMORY", "PRINTED")]
    ]
    for id, task in line.tasks.items():
        if id in longest:
            rows.append(_row(timing, id, task, out))
    lines += table(rows)
    if hidden := len(line.tasks) - len(longest):
        lines.append([("dim", f"  and {count(hidden, 'task')} more that took less time")])
    return lines


def _legend(out: Terminal) -> Line:
    said: Line = []
    for what, (sign, plain, style) in _SIGNS.items():
        said += [(style, out.sign(sign, plain)), ("dim", f" {what}  ")]
    return said


def _row(timing: Timing, id: str, task: TaskTime, out: Terminal) -> list[Segment | Line]:
    usage = timing.usage[id]
    waited = task.of("waits") + task.of("pauses") + task.of("asks")
    name = cut(clean(task.name), 28, out.sign("…", "~"))
    return [
        ("plain", f"  {name}"), _bar(timing, task, out), ("plain", duration(task.of("runs"))),
        ("plain", duration(waited) if waited else ""), ("plain", str(len(task.attempts) or "")),
        ("plain", duration(usage.cpu) if usage.memory else ""),
        ("plain", size(usage.memory * 1024) if usage.memory else ""),
        ("plain", size(usage.printed) if usage.printed else ""),
    ]  # fmt: skip


def _bar(timing: Timing, task: TaskTime, out: Terminal) -> Line:
    """The spans of a task over the whole time; what is too short for a place has one all the same."""
    line = timing.timeline
    scale = _BAR / max(line.until - line.since, 1)
    places = [""] * _BAR
    for span in task.spans:
        first = min(int((span.since - line.since) * scale), _BAR - 1)
        last = max(first, min(int((span.until - line.since) * scale + 0.5) - 1, _BAR - 1))
        for place in range(first, last + 1):
            if not places[place] or span.what == "runs":
                places[place] = span.what
    drawn: Line = []
    for what in places:
        sign, plain, style = _SIGNS[what] if what else (" ", " ", "plain")
        drawn.append((style, out.sign(sign, plain)))
    return drawn
