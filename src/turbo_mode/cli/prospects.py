"""How far an execution is, how long still and what is odd, as lines; and what is foreseen of a plan."""

from __future__ import annotations

from turbo_mode.cli.note import Note
from turbo_mode.cli.terminal import Line, Segment, Terminal, clean, cut, table, wrap
from turbo_mode.cli.words import clock, count, duration, percent, short
from turbo_mode.core.progress.anomalies import Anomaly
from turbo_mode.core.progress.foreseen import Foreseen
from turbo_mode.core.progress.report import Move, Span
from turbo_mode.operations.progress import Tracked

_BAR = 24
_MOST_ANOMALIES = 10
_STEPS = "▁▂▃▄▅▆▇█"
_SEVERITIES = {"HIGH": ("red", "FAILED"), "MEDIUM": ("yellow", "NOTICE"), "LOW": ("dim", "NOTICE")}


def remaining(span: Span) -> str:
    """A forecast as one says it, ``about 3 min (2–5)``, without a precision that nobody has."""
    unit, size = _unit(span.median)
    low, high = _number(span.low / size, unit), _number(span.high / size, unit)
    beside = f" ({low}–{high})" if low != high else ""
    return f"about {_rough(span.median)}{beside}"


def _rough(seconds: float) -> str:
    unit, size = _unit(seconds)
    return f"{_number(seconds / size, unit)} {unit}"


def _unit(seconds: float) -> tuple[str, float]:
    for unit, size in (("d", 86_400.0), ("h", 3_600.0), ("min", 60.0)):
        if seconds >= 1.5 * size:
            return unit, size
    return "s", 1.0


def _number(value: float, unit: str) -> str:
    return f"{value:.1f}".removesuffix(".0") if value < (1 if unit == "s" else 3) else f"{value:.0f}"


def note_of(news: Anomaly | Move) -> Note:
    """What has been found out while it goes on, as a line of its story."""
    if isinstance(news, Move):
        later = news.after - news.before
        word = "later" if later > 0 else "earlier"
        return Note(news.at, "NOTICE", "", f"done {_rough(abs(later) / 1000)} {word}: {clean(news.cause)}")
    icon = _SEVERITIES[news.severity][1]
    return Note(round(1000 * news.at), icon, clean(news.task), f"{news.kind}: {clean(news.explanation)}")


def tell_progress(tracked: Tracked, out: Terminal) -> list[Line]:
    """As lines."""
    found, state = tracked.progress, tracked.state
    style, icon = out.icon(state.outcome or state.public_status)
    lines: list[Line] = [
        [(style, icon), ("bold", f" {clean(state.blueprint.plan.name)}"), ("cyan", f" {short(state.id)}"),
         (style, f"  {state.outcome or state.public_status}"),
         ("plain", f"  {percent(found.percentage)}  {found.metrics['done']:,} of"
                   f" {count(found.metrics['tasks'], 'task')}"),
         ("dim", f"  {duration(round(1000 * found.metrics['seconds']))}")],
    ]  # fmt: skip
    lines += [[("dim", f"  the plan grew: {clean(each)}")] for each in found.grew]
    lines += _end(tracked)
    lines += _phases(tracked, out)
    lines += _numbers(tracked, out)
    lines += _anomalies(tracked, out)
    return lines


def _end(tracked: Tracked) -> list[Line]:
    outlook, state = tracked.outlook, tracked.state
    if outlook is None:
        return []
    known = f"by {count(outlook.executions, 'earlier execution')}" if outlook.executions else "by this one alone"
    if state.ended:
        said = tracked.progress.predictions
        if outlook.first is None or "kept" not in said:
            return []
        kept = "kept" if said["kept"] else "not kept"
        text = f"  foretold {remaining(outlook.first)}, {known}: {kept}, {100 * said['error']:.0f} % off"
        return [[("dim", text)], *_moves(tracked)]
    at = outlook.at + round(1000 * outlook.left.median)
    head: Line = [("plain", "  done in "), ("bold", remaining(outlook.left)), ("plain", f", at {clock(at)}")]
    return [[*head, ("dim", f"  {known}")], *_moves(tracked)]


def _moves(tracked: Tracked) -> list[Line]:
    lines: list[Line] = []
    for each in tracked.outlook.moves if tracked.outlook is not None else ():
        later = each.after - each.before
        word = "later" if later > 0 else "earlier"
        said = f"  {clock(each.at)}  {_rough(abs(later) / 1000)} {word}: {clean(each.cause)}"
        lines.append([("dim", said)])
    return lines


def _phases(tracked: Tracked, out: Terminal) -> list[Line]:
    rows: list[list[Segment | Line]] = []
    for id, part in tracked.progress.phases.items():
        style, icon = out.icon(tracked.state.phases[id].status)
        full = round(_BAR * part / 100)
        bar: Line = [("green", out.sign("█", "#") * full), ("dim", out.sign("░", ".") * (_BAR - full))]
        head: Line = [(style, f"  {icon}"), ("plain", f" {cut(clean(id), 24, out.sign('…', '~'))}")]
        rows.append([head, bar, ("plain", f"{percent(part):>5}"), (style, tracked.state.phases[id].status)])
    return [[], *table(rows)] if rows else []


def _pulse(tracked: Tracked, out: Terminal) -> str:
    """How many tasks ended, from the start to now, as a row of small bars."""
    ended = [each["throughput"] for each in tracked.progress.metrics["overTime"]]
    most = max(ended)
    if not out.has_unicode or not most:
        return ""
    return "".join(_STEPS[round(each / most * (len(_STEPS) - 1))] for each in ended) + " "


def _numbers(tracked: Tracked, out: Terminal) -> list[Line]:
    numbers = tracked.progress.metrics
    spent = numbers["timeInState"]
    said = [
        f"{_pulse(tracked, out)}{_rate(numbers['throughput'])} tasks a minute",
        f"{numbers['parallelism']:.1f} at a time",
    ]
    if numbers["retries"]:
        said.append(count(numbers["retries"], "retry"))
    if numbers["successRate"] is not None:
        said.append(f"{percent(100 * numbers['successRate'])} well")
    names = {"running": "ran", "waiting": "waited", "retrying": "paused", "asking": "asked"}
    times = [f"{names[name]} {duration(round(1000 * value))}" for name, value in spent.items() if value]
    return [[], [("dim", f"  {', '.join([*said, *times])}")]]


def _rate(number: float) -> str:
    return f"{number:,.0f}" if number >= 10 else f"{number:.1f}"


def _anomalies(tracked: Tracked, out: Terminal) -> list[Line]:
    found = tracked.progress.anomalies
    if not found:
        return []
    lines: list[Line] = [[]]
    for each in found[-_MOST_ANOMALIES:]:
        style, status = _SEVERITIES[each.severity]
        icon = out.icon(status)[1]
        head = f"{each.kind}  "
        wrapped = wrap(clean(f"{each.task}: {each.explanation}"), out.width - len(head) - 5)
        lines.append([(style, f"  {icon} {head}"), ("plain", wrapped[0])])
        lines += [[("plain", " " * (len(head) + 4) + line)] for line in wrapped[1:]]
    if (hidden := len(found) - _MOST_ANOMALIES) > 0:
        lines.append([("dim", f"  and {count(hidden, 'earlier one')}; --json has them all")])
    return lines


def tell_foreseen(found: Foreseen, out: Terminal) -> list[Line]:
    """As lines."""
    known = f"by {count(found.executions, 'earlier execution')}" if found.executions else "nothing is known of it yet"
    lines: list[Line] = [
        [("bold", clean(found.plan)), ("plain", f"  {count(found.tasks, 'task')}"), ("dim", f"  {known}")],
        [("dim", "  takes      "), ("bold", remaining(found.duration))],
        [("dim", "  asks       "), ("plain", _questions(found))],
        [("dim", "  fails      "), ("plain", f"with a chance of {_percent(found.failure)}"), *_risks(found)],
    ]
    if found.critical:
        rows: list[list[Segment | Line]] = [
            [("plain", f"  {cut(clean(each.task), 40, out.sign('…', '~'))}"), ("plain", _rough(each.seconds)),
             ("dim", f"decides in {_percent(each.chance)} of all cases")]
            for each in found.critical[:12]
        ]  # fmt: skip
        lines += [[], [("dim", "  critical path")], *table(rows)]
        if len(found.critical) > 12:
            lines.append([("dim", f"  and {count(len(found.critical) - 12, 'more task')}; --json has them all")])
    return lines


def _questions(found: Foreseen) -> str:
    if not found.asked:
        return "nobody"
    likely = [f"{clean(name)} {_percent(chance)}" for name, chance in list(found.asked.items())[:4]]
    return f"people {found.questions:.1f} times ({', '.join(likely)})"


def _risks(found: Foreseen) -> Line:
    worst = next(iter(found.risks.items()), None)
    if worst is None or worst[1] < 0.02:
        return []
    return [("dim", f", most likely in {clean(worst[0])} ({_percent(worst[1])})")]


def _percent(chance: float) -> str:
    return f"{100 * chance:.0f} %" if chance >= 0.0995 else f"{100 * chance:.1f} %"
