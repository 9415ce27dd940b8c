"""The live block: one bar for all, a line for each phase that runs or is held, what waits, and the keys.

It never has more than twelve lines, and leaves four of the window to the story above it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from turbo_mode.cli import waits
from turbo_mode.cli.many import called, under_way
from turbo_mode.cli.story import not_yet
from turbo_mode.cli.terminal import Line, Terminal, clean, cut
from turbo_mode.cli.waits import waits_until
from turbo_mode.cli.words import count, elapsed, listed
from turbo_mode.core.machine.blueprint import FINALLY
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.protocol.catalog import ended, tasks_of

if TYPE_CHECKING:
    from turbo_mode.cli.prospect import Prospect

MOST_LINES = 12
_ACTIVE = ("RUNNING", "HELD", "REPEATING", "WAITING", "FINISHING")


def block(
    state: Execution, now: int, terminal: Terminal, foot: list[Line], family: Mapping[str, Execution],
    prospect: Prospect | None = None,
) -> list[Line]:  # fmt: skip
    """The lines of the block; ``foot`` are the lines for questions and keys, ``family`` has the children by id."""
    width, rows = terminal.width, terminal.size[1]
    room = max(min(MOST_LINES, rows - 4) - 2 - len(foot), 1)
    active = [id for id in state.phases if state.phases[id].status in _ACTIVE]
    waiting = [id for id in state.blueprint.phases if state.phases[id].status == "PENDING"]
    shown = active[: max(room - 2, 1)] if len(active) + bool(waiting) > room else active
    running = _running(state)
    names = min(max((len(id) for id in shown), default=0), 18)
    lines: list[Line] = [[], _total(state, now, terminal, width, prospect)]
    for left, id in zip(range(len(shown) - 1, -1, -1), shown, strict=True):
        lines.append(_phase(state, id, running.get(id, []), now, terminal, width, names))
        below = _below(state, id, family)
        spare = room + 2 - len(lines) - left - bool(waiting)
        lines += [_child(called(state, task), child, now, terminal, width) for task, child in below[: max(spare, 0)]]
    if hidden := len(active) - len(shown):
        lines.append([("dim", f"   and {hidden} more")])
    if waiting and len(lines) < room + 2:
        dot = terminal.icon("PENDING")
        lines.append([("plain", " "), dot, ("dim", cut(f" then {listed(waiting, 4)}", width - 4))])
    return lines + foot


def _running(state: Execution) -> dict[str, list[str]]:
    """The tasks under way, by phase."""
    found: dict[str, list[str]] = {}
    for attempt in state.attempts.values():
        found.setdefault(state.blueprint.tasks[attempt.task].phase, []).append(attempt.task)
    return found


def _below(state: Execution, phase: str, family: Mapping[str, Execution]) -> list[tuple[str, Execution]]:
    """The children under way in a phase, by task."""
    found = []
    for attempt in state.attempts.values():
        child = family.get(attempt.request.get("execution", ""))
        if child is not None and state.blueprint.tasks[attempt.task].phase == phase:
            found.append((attempt.task, child))
    return found


def _child(task: str, child: Execution, now: int, terminal: Terminal, width: int) -> Line:
    """A line for a child, below its phase: how far it is, and what it does."""
    active = [id for id in child.phases if child.phases[id].status in _ACTIVE]
    running = _running(child)
    doing = "  ".join(f"{id}: {_doing(child, id, running.get(id, []))}" for id in active) or _note(child).strip()
    since = elapsed(now - child.started_at)
    head = f"  {terminal.sign('└', '-')} {clean(task)}"
    counts = f"  {ended(child)}/{child.total}"
    said = cut(f"  {clean(doing)}", width - len(head) - len(counts) - len(since) - 6)
    gap = max(width - 4 - len(head) - len(counts) - len(said) - len(since), 1)
    return [("plain", " "), terminal.icon(child.public_status), ("plain", f"{head}{counts}"), ("dim", said),
            ("plain", " " * gap), ("dim", since)]  # fmt: skip


def _total(state: Execution, now: int, terminal: Terminal, width: int, prospect: Prospect | None) -> Line:
    total, done = state.total, ended(state)
    left = prospect.remaining if prospect is not None and width >= 72 else ""
    time = f"{left}   {elapsed(now - state.started_at)}" if left else elapsed(now - state.started_at)
    part = prospect.reading(state, now).percentage / 100 if prospect is not None else done / max(total, 1)
    share = f"  {int(100 * part):>3} %  {done:,} of {total:,}"
    note = _note(state)
    size = max(min(32, width - len(share) - len(note) - len(time) - 4), 8)
    gap = max(width - 1 - size - len(share) - len(note) - len(time), 1)
    moving = size * (state.running - state.waiting) / max(total, 1)
    bar = _bar(int(size * part), -(-int(100 * moving) // 100), size, size, terminal)
    return [*bar, ("plain", share), ("yellow", note), ("plain", " " * gap), ("dim", time)]


def _note(state: Execution) -> str:
    if state.paused:
        return "  PAUSED"
    if state.undoing:
        return f"  undoing, {count(sum(len(undo.left) for undo in state.undoing.values()), 'effect')} left"
    if state.queued:
        return f"  {waits.wait_of(state, '')}"
    return {"cancel": "  cancelling", "rollback": "  rolling back", "succeed": "  ending"}.get(state.closing, "")


def _bar(done: int, running: int, total: int, size: int, terminal: Terminal) -> Line:
    full = size * done // max(total, 1)
    moving = min(-(-size * running // max(total, 1)), size - full) if running else 0
    parts = [("green", terminal.sign("█", "#") * full), ("blue", terminal.sign("▒", "=") * moving)]
    return [*parts, ("dim", terminal.sign("░", ".") * (size - full - moving))]


def _phase(state: Execution, id: str, running: list[str], now: int, terminal: Terminal, width: int, names: int) -> Line:
    phase = state.phases[id]
    total, done = len(tasks_of(state, id)) + phase.added, ended(state, id)
    since = elapsed(now - phase.started_at) if phase.started_at else ""
    label = "finally" if id == FINALLY else cut(id, names)
    size = 10 if width >= 72 else 0
    counts = f"  {done:>{len(str(total))}}/{total}"
    line: Line = [("plain", " "), terminal.icon(phase.status), ("bold", f" {label:<{names}}  ")]
    if size:
        line += _bar(done, len(running), total, size, terminal)
    line.append(("plain", counts))
    used = 5 + names + size + len(counts)
    said = cut(f"  {_doing(state, id, running)}", width - used - len(since) - 3)
    return [*line, ("dim", said), ("plain", " " * max(width - 1 - used - len(said) - len(since), 1)), ("dim", since)]


def _doing(state: Execution, id: str, running: list[str]) -> str:
    phase = state.phases[id]
    if phase.status == "HELD":
        asked = next((name for name, question in state.questions.items() if question["phase"] == id), "")
        return f"waits for you  {asked}"
    if phase.status == "REPEATING":
        return "once more"
    if phase.status == "WAITING" and (when := waits_until(state, id)):
        return f"waits {when}"
    asked_about = [question["task"] for question in state.questions.values() if question["phase"] == id]
    doubtful = [called(state, task) for task in asked_about if task]
    failed = f"{phase.failed} failed  " if phase.failed else ""
    failed += f"{when}  " if (when := waits_until(state, id)) else ""
    failed = ("tidies up  " if phase.ending else _round(state, id)) + failed
    names = under_way(state, running)
    retrying = [timer.removeprefix("retry:") for timer in state.timers.names("retry:")]
    waiting = [task for task in retrying if state.blueprint.tasks[task].phase == id]
    polling = [task for task in waiting if state.tasks[task].asked]
    asking = [f"{called(state, task)} {not_yet(state.tasks[task].asked)}" for task in polling]
    again = [called(state, task) for task in waiting if task not in polling]
    parts = [f"{failed}{listed(names, 3)}" if names or failed else "", f"retrying {listed(again, 2)}" if again else ""]
    parts.append(listed(asking, 2))
    parts.append(f"in doubt: {listed(doubtful, 2)}" if doubtful else "")
    parts.append(listed(waits.waiting(state, id), 2) if state.awaiting else "")
    return clean("  ".join(part for part in parts if part))


def _round(state: Execution, id: str) -> str:
    """Which round of its loop a phase is in: ``round 2 of 5  ``."""
    node, lap = state.blueprint.phase(id), state.phases[id].lap
    loop = node.phase.loop if node.phase is not None else None
    return f"round {lap} of {loop.max_rounds}  " if loop is not None and lap > 1 else ""
