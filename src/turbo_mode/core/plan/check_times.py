"""Times that don't fit together: limits that end what they limit before it can begin, hours that never come."""

from __future__ import annotations

from collections.abc import Iterator

from turbo_mode.core.plan import model
from turbo_mode.core.plan.check_names import everybody_asked
from turbo_mode.core.plan.cron import CronError, parse_cron
from turbo_mode.core.plan.durations import milliseconds
from turbo_mode.core.plan.facts import Facts, actions_of
from turbo_mode.core.plan.nodes import Path
from turbo_mode.core.plan.windows import as_list

_AT_ONCE = "the time is up before anything has begun"
_DAY = 24 * 60
_USUAL = model.Retry(attempts=1)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def run(facts: Facts) -> None:
    """Reports W0509, W0511 and W0512."""
    whole = facts.plan.decision_engine.budgets
    all_in_all = whole.wall_time if whole is not None else None
    for index, phase in enumerate(facts.plan.phases):
        _phase(facts, phase, ("phases", index))
        limit = (phase.budgets.wall_time if phase.budgets is not None else None) or all_in_all
        _longer(
            facts, phase.timeout, limit, ("phases", index, "timeout"), "it ends earlier, after", "`budgets.wallTime`"
        )
        for number, task in enumerate(phase.tasks if phase.timeout is None else ()):
            where: Path = ("phases", index, "tasks", number, "deadline" if task.deadline else "timeout")
            time = task.deadline or task.timeout
            _longer(facts, time, limit, where, "it ends earlier, after", "`budgets.wallTime`")
    for located in facts.all_tasks():
        _task(facts, located.task, None if located.closing else located.phase, located.path)
    for index, report in enumerate(facts.plan.progress_tracking.reports):
        _some(facts, report.every, ("progressTracking", "reports", index, "every"), "there would be no end of them")
    for asked in everybody_asked(facts):
        _some(facts, asked.approve.timeout, (*asked.path, "timeout"), "nobody could answer in time")
        for number, escalation in enumerate(asked.approve.escalate):
            path = (*asked.path, "escalate", number, "after")
            _longer(facts, escalation.after, asked.approve.timeout, path, "nobody is asked any more after", "`timeout`")
    tracking = facts.plan.progress_tracking
    if tracking.expect and tracking.warn_after and not facts.is_broken(("progressTracking", "expect")):
        path = ("progressTracking", "warnAfter")
        _shorter(facts, tracking.warn_after, tracking.expect, path, "every execution would be late: `expect` is")
    for index, trigger in enumerate(facts.plan.triggers):
        _cron(facts, trigger, ("triggers", index, "cron"))


def _phase(facts: Facts, phase: model.Phase, path: Path) -> None:
    _longer(facts, phase.task_timeout, phase.timeout, (*path, "taskTimeout"), "the phase ends after", "its `timeout`")
    _some(facts, phase.timeout, (*path, "timeout"), _AT_ONCE)
    _some(facts, phase.task_timeout, (*path, "taskTimeout"), _AT_ONCE)
    changes = as_list(facts.plan.decision_engine.change_window)
    if phase.window is not None and not all(_meet(phase.window, change) for change in changes):
        facts.report.error(
            "W0511", f"`{phase.id}` could never begin", (*path, "window"), at="key",
            label="this window and the plan's `changeWindow` are never open together",
            related=(facts.report.related(("decisionEngine", "changeWindow"), "this one", "key"),),
        )  # fmt: skip


def _task(facts: Facts, task: model.Task, phase: model.Phase | None, path: Path) -> None:
    limit = phase.timeout if phase is not None else None
    _longer(facts, task.deadline, limit, (*path, "deadline"), "the phase ends after", "its `timeout`")
    _some(facts, task.deadline, (*path, "deadline"), _AT_ONCE)
    for place, action, way in actions_of(task, path):
        _some(facts, action.timeout, (*place, "timeout"), _AT_ONCE)
        if action.poll is not None:
            _some(facts, action.poll.every, (*place, "poll", "every"), "it would ask without a pause")
        if way == "run":
            within = task.deadline or limit
            whose = "`deadline`" if task.deadline else "the phase's `timeout`"
            _longer(facts, action.timeout, within, (*place, "timeout"), "it ends earlier, after", whose)
            pause = action.wait if isinstance(action.wait, str) else action.wait.for_ if action.wait else None
            where = (*place, "wait") if isinstance(action.wait, str) else (*place, "wait", "for")
            _longer(facts, pause, within, where, "it ends earlier, after", whose)
        if isinstance(action.retry, model.Retry):
            _pauses(facts, action.retry, (*place, "retry"), task.deadline if way == "run" else None)
        if action.poll is not None:
            where = (*place, "poll", "for")
            _shorter(facts, action.poll.for_, action.poll.every, where, "there is one look: `every` is")
        if action.service is not None:
            ready = action.service.ready
            where = (*place, "service", "ready", "for")
            _shorter(facts, ready.for_, ready.every, where, "there is one look: `every` is")


def _pauses(facts: Facts, retry: model.Retry, path: Path, deadline: str | None) -> None:
    """A pause that the deadline cuts off, and a ``maxDelay`` shorter than the first one; the usual one gives way."""
    key = "every" if retry.every is not None else "delay"
    whose = "`deadline`: there is no second attempt"
    _longer(facts, retry.every or retry.delay, deadline, (*path, key), "it ends earlier, after", whose)
    if retry.every is None and retry.max_delay != _USUAL.max_delay and not facts.is_broken((*path, "delay")):
        label = "every pause would be that of `delay`:"
        _shorter(facts, retry.max_delay, retry.delay, (*path, "maxDelay"), label)


def _some(facts: Facts, text: str | None, path: Path, label: str) -> None:
    if text is not None and not facts.is_broken(path) and milliseconds(text) == 0:
        facts.report.error("W0509", f"{text} is too short", path, label=label)


def _longer(facts: Facts, text: str | None, limit: str | None, path: Path, label: str, whose: str) -> None:
    if text is None or limit is None or facts.is_broken(path) or not _readable(limit):
        return
    if milliseconds(text) > milliseconds(limit):
        facts.report.error("W0509", f"{text} can't be used up", path, label=f"{label} {limit}, {whose}")


def _shorter(facts: Facts, text: str, other: str, path: Path, label: str) -> None:
    if not facts.is_broken(path) and milliseconds(text) < milliseconds(other):
        facts.report.error("W0509", f"{text} is too short", path, label=f"{label} {other}")


def _readable(text: str) -> bool:
    return milliseconds(text) > 0


def _cron(facts: Facts, trigger: model.Trigger, path: Path) -> None:
    if trigger.cron is None or facts.is_broken(path):
        return
    try:
        never = parse_cron(trigger.cron).never
    except CronError:
        return
    if never:
        label = "no month that is named has such a day"
        facts.report.error("W0512", "this trigger never comes", path, label=label)


# windows


def _meet(one: model.Window, other: model.Window) -> bool:
    """They are open together at some time of the week; of two time zones that is taken for granted."""
    if one.timezone != other.timezone:
        return True
    others = list(_spans(other))
    return any(start < stop and begin < end for begin, stop in _spans(one) for start, end in others)


def _spans(window: model.Window) -> Iterator[tuple[int, int]]:
    """The minutes of the week in which a window is open; what runs over the end of the week begins it as well."""
    first, last = (60 * int(text[:2]) + int(text[3:5]) for text in (window.from_, window.to))
    for day in window.days:
        begin = _DAYS.index(day) * _DAY + (first if first != last else 0)
        length = (last - first) % _DAY or _DAY
        yield begin, begin + length
        yield begin - 7 * _DAY, begin + length - 7 * _DAY
