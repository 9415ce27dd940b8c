"""Schedules in words and as JSON: when they start something next, what they have started, and why not."""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from typing import Any

from turbo_mode.cli.summary import relative
from turbo_mode.cli.terminal import Line, Segment, Terminal, clean
from turbo_mode.cli.words import clock, count, short
from turbo_mode.core.plan.cron_moments import local, moments, next_moment
from turbo_mode.core.protocol.envelope import timestamp
from turbo_mode.core.schedules import entries as e
from turbo_mode.core.schedules.state import Line as Trigger
from turbo_mode.core.schedules.state import Schedule
from turbo_mode.operations.schedules import Shown, Told
from turbo_mode.store.rows import ExecutionRow

_AHEAD = 400 * 24 * 3_600_000
_LONGEST = 48
"""Of the id of an event or call, more is cut."""
_WHY = {
    "missed": "nobody was there to start it", "paused": "it was paused", "overlap": "{execution} still ran",
    "full": "too many waited already", "replaced": "a newer one took its place", "when": "`when` was false",
    "deployed": "another version was deployed", "removed": "it was removed", "broken": "{detail}",
}  # fmt: skip
_WHAT = {
    "ScheduleDeployed": "DEPLOYED", "SchedulePaused": "PAUSED", "ScheduleResumed": "RESUMED",
    "ScheduleRemoved": "REMOVED", "ScheduleBroken": "BROKEN", "MomentFired": "FIRED", "MomentQueued": "QUEUED",
    "MomentsSkipped": "SKIPPED", "StartRefused": "REFUSED", "ExecutionOver": "ENDED",
}  # fmt: skip
_ICON_OF = {"ACTIVE": "WAITING", "PAUSED": "PAUSED", "BROKEN": "FAILED"}


def in_zone(moment: int, zone: str, now: int) -> str:
    """A moment by the clock of a zone: ``Fri 27 Nov 02:30``; with the year if it is another one."""
    there = local(moment, zone)
    year = f" {there.year}" if there.year != local(now, zone).year else ""
    return f"{there:%a} {there.day} {there:%b}{year} {there:%H:%M}"


def upcoming(state: Schedule, trigger: Trigger, now: int, most: int) -> list[int]:
    """The next moments at which a trigger starts something; none while it is paused or broken."""
    if state.status != "ACTIVE" or not trigger.trigger.cron:
        return []
    spec, after = trigger.trigger, max(now, trigger.through)
    found = list(islice(moments(spec.cron, spec.timezone, after, after + _AHEAD), most))
    far = next_moment(spec.cron, spec.timezone, after) if not found else None
    return found if far is None else [far]


def to_json(shown: Shown, now: int, most: int = 1) -> dict[str, Any]:
    """A schedule as data."""
    state = shown.state
    return {
        "schedule": state.name, "status": shown.status, "plan": state.plan, "planDigest": state.plan_digest,
        "planDir": state.plan_dir, "actor": state.actor,
        "deployedAt": None if shown.damage else timestamp(state.deployed_at), "broken": shown.trouble or None,
        "pausedBy": state.paused.by if state.paused else None,
        "reason": state.paused.reason if state.paused else None,
        "triggers": [_trigger_data(shown, line, now, most) for line in state.lines],
    }  # fmt: skip


def _trigger_data(shown: Shown, line: Trigger, now: int, most: int) -> dict[str, Any]:
    spec, row = line.trigger, shown.executions.get(line.last)
    return {
        "trigger": spec.number, spec.kind: _by(line), "timezone": spec.timezone, "overlap": spec.overlap,
        "catchUp": spec.catch_up, "next": [timestamp(due) for due in upcoming(shown.state, line, now, most)],
        "nextLocal": [_iso(due, spec.timezone) for due in upcoming(shown.state, line, now, most)],
        "waiting": [each.of or timestamp(each.moment) for each in line.waiting], "running": list(line.running),
        "last": {"executionId": row.id, "status": row.outcome or row.status} if row else None,
    }  # fmt: skip


def _by(line: Trigger) -> str:
    """What a trigger waits for."""
    return line.trigger.cron or line.trigger.event or line.trigger.webhook


def by(line: Trigger) -> str:
    """Likewise, with its kind where that isn't plain."""
    return line.trigger.cron or f"{line.trigger.kind} {_by(line)}"


def _iso(moment: int, zone: str) -> str:
    return local(moment, zone).isoformat()


def told_data(told: Told, executions: dict[str, ExecutionRow]) -> dict[str, Any]:
    """One thing that happened, as data."""
    entry = told.entry
    data: dict[str, Any] = {
        "schedule": told.name, "what": _WHAT[type(entry).__name__], "at": timestamp(entry.at)
    }  # fmt: skip
    match entry:
        case e.MomentFired():
            row = executions.get(entry.execution)
            status = (row.outcome or row.status) if row else "PENDING"
            data |= _due(told, entry.trigger, entry.moment, entry.of) | {"missed": entry.missed}
            data |= {"executionId": entry.execution}
            data |= {"status": status, "inputs": entry.inputs}
        case e.MomentQueued():
            data |= _due(told, entry.trigger, entry.moment, entry.of)
            data |= {"missed": entry.missed, "replaces": entry.replaces}
        case e.MomentsSkipped():
            data |= _due(told, entry.trigger, entry.last, entry.of) | {"why": entry.why, "reason": _reason(entry)}
            data |= {"count": entry.count}
            if "due" in data:
                data["firstDue"] = timestamp(entry.first)
        case e.StartRefused():
            data |= {"executionId": entry.execution, "reason": entry.reason}
        case e.ExecutionOver():
            data |= {"executionId": entry.execution, "status": entry.status}
        case e.ScheduleDeployed():
            data |= {"by": entry.actor, "plan": entry.plan, "planDigest": entry.plan_digest}
        case e.SchedulePaused():
            data |= {"by": entry.by, "reason": entry.reason}
        case e.ScheduleBroken():
            data |= {"reason": entry.reason}
        case e.ScheduleResumed() | e.ScheduleRemoved():
            data |= {"by": entry.by}
    return data


def _due(told: Told, trigger: int, moment: int, of: str) -> dict[str, Any]:
    """When something was due; of an event or a call, which one it was."""
    if _kind(trigger, told.state) == "cron":
        return {"trigger": trigger, "due": timestamp(moment)}
    return {"trigger": trigger, "of": of}


def _reason(entry: e.MomentsSkipped) -> str:
    return _WHY[entry.why].format(execution=short(entry.execution), detail=entry.detail)


def tell(told: Told, executions: dict[str, ExecutionRow], out: Terminal) -> Line:
    """One thing that happened, as a line: which moment, what, and why."""
    entry, state = told.entry, told.state
    word = _WHAT[type(entry).__name__]
    said, status = _said(entry, state, executions)
    style, icon = out.icon(status)
    return [("dim", f"{when(entry.at)}  "), (style, f"{icon} {word:<8} "), ("plain", clean(said))]


def when(at: int) -> str:
    """A time here, with its day."""
    then = datetime.fromtimestamp(at / 1000)
    return f"{then.day:>2} {then:%b} {clock(at)}"


def _said(entry: e.AnyEntry, state: Schedule, executions: dict[str, ExecutionRow]) -> tuple[str, str]:
    """A sentence, and the status whose icon goes with it."""
    match entry:
        case e.MomentFired():
            row = executions.get(entry.execution)
            status = (row.outcome or row.status) if row else "RUNNING"
            late = ", which was missed" if entry.missed else ""
            ended = f"  {status}" if row and row.ended_at else ""
            return f"{_moment(entry, state)}{late}: {short(entry.execution)}{ended}", status
        case e.MomentQueued():
            others = ", ".join(map(short, entry.replaces))
            return f"{_moment(entry, state)}: " + (
                f"{others} ends first" if others else "waits for its turn"
            ), "WAITING"
        case e.MomentsSkipped():
            if entry.count > 1 and _kind(entry.trigger, state) == "event":
                return f"{count(entry.count, 'event')}: {_reason(entry)}", "SKIPPED"
            if entry.count > 1:
                zone = _zone(entry.trigger, state)
                span = f"{in_zone(entry.first, zone, entry.at)} to {in_zone(entry.last, zone, entry.at)}"
                return f"{count(entry.count, 'time')}, {span}: {_reason(entry)}", "SKIPPED"
            return f"{_moment(entry, state)}: {_reason(entry)}", "SKIPPED"
        case e.StartRefused():
            return f"{short(entry.execution)}: {entry.reason}", "FAILED"
        case e.ExecutionOver():
            return f"{short(entry.execution)}: {entry.status}", entry.status
        case e.ScheduleDeployed():
            return f"{entry.plan} by {entry.actor}", "CHOSEN"
        case e.SchedulePaused():
            return f"by {entry.by}" + (f": {entry.reason}" if entry.reason else ""), "PAUSED"
        case e.ScheduleBroken():
            return f"put aside: {entry.reason}", "FAILED"
        case e.ScheduleResumed() | e.ScheduleRemoved():
            return f"by {entry.by}", "CHOSEN"


def _zone(trigger: int, state: Schedule) -> str:
    return next((line.trigger.timezone for line in state.lines if line.trigger.number == trigger), "UTC")


def _kind(trigger: int, state: Schedule) -> str:
    return next((line.trigger.kind for line in state.lines if line.trigger.number == trigger), "cron")


def _moment(entry: e.MomentFired | e.MomentQueued | e.MomentsSkipped, state: Schedule) -> str:
    moment = entry.last if isinstance(entry, e.MomentsSkipped) else entry.moment
    if entry.of:
        return f"{state.title(entry.trigger)} of {entry.of if len(entry.of) <= _LONGEST else entry.of[:12] + '…'}"
    return f"{state.title(entry.trigger)} of {in_zone(moment, _zone(entry.trigger, state), entry.at)}"


def rows(shown: Shown, now: int, out: Terminal) -> list[list[Segment]]:
    """The cells of a schedule in the list, a row for each trigger."""
    style, icon = out.icon(_ICON_OF[shown.status])
    if shown.damage:
        blank: list[Segment] = [("dim", "-")] * 5
        return [[(style, f"{icon} BROKEN"), ("bold", shown.state.name), *blank]]
    found: list[list[Segment]] = []
    for line in shown.state.lines:
        spec, row = line.trigger, shown.executions.get(line.last)
        due = upcoming(shown.state, line, now, 1)
        last: Segment = ("dim", "-")
        if row is not None:
            ended, sign = out.icon(row.outcome or row.status)
            last = (ended, f"{sign} {row.outcome or row.status} {row.short_id}")
        found.append([
            (style, f"{icon} {shown.status}"), ("bold", shown.state.title(spec.number)),
            ("plain", shown.state.plan), ("plain", by(line)),
            ("plain", in_zone(due[0], spec.timezone, now) if due else "-"),
            ("dim", spec.timezone if spec.cron else "-"), last,
        ])  # fmt: skip
    return found


def trouble(shown: Shown) -> list[Line]:
    """Why a schedule was put aside, and what can be done; nothing for one that is well."""
    if not shown.trouble:
        return []
    name = shown.state.name
    hint = (
        "its record is damaged: turbo-mode doctor; deploy the plan under another name" if shown.damage
        else f"Try again: turbo-mode schedule resume {name}"
    )  # fmt: skip
    return [[("plain", f"  {name} was put aside: {clean(shown.trouble)}")], [("dim", f"  {hint}")]]


def overview(shown: Shown, now: int, out: Terminal) -> list[Line]:
    """A schedule as lines, without its history."""
    state = shown.state
    style, icon = out.icon(_ICON_OF[shown.status])
    head: Line = [(f"bold {style}", f"{icon} {shown.status}"), ("bold", f"  {state.name}")]
    if shown.damage:
        return [head, *trouble(shown)]
    lines: list[Line] = [
        [*head, ("plain", f"  plan {state.plan}")],
        [("dim", f"  deployed {when(state.deployed_at)} by {state.actor}, from {relative(state.plan_dir + '/')}")],
    ]
    lines += trouble(shown)
    if state.paused:
        lines.append([("plain", f"  {clean(_said(state.paused, state, {})[0])}, {when(state.paused.at)}")])
    for line in state.lines:
        spec = line.trigger
        lines += [[], [
            ("bold", f"  {by(line)}"), ("plain", f"  {spec.timezone}" if spec.cron else ""),
            ("dim", f"  overlap {spec.overlap}" + ("" if spec.webhook else f", catchUp {spec.catch_up}")),
        ]]  # fmt: skip
        lines += [[("plain", f"    next  {in_zone(due, spec.timezone, now)}")] for due in upcoming(state, line, now, 3)]
        if line.running:
            lines.append([("plain", f"    runs  {', '.join(map(short, line.running))}")])
        if line.waiting:
            lines.append([("plain", f"    {count(len(line.waiting), 'time')} waiting for a turn")])
    return lines
