"""Messages in words and as JSON: what was told to whom, what became of it, and what it has achieved."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from turbo_mode.cli.terminal import Line, Segment, Terminal, clean, wrap
from turbo_mode.cli.words import count, elapsed, listed, short, when
from turbo_mode.core.communications.entries import Silence
from turbo_mode.core.communications.telling import moment
from turbo_mode.core.protocol.envelope import timestamp
from turbo_mode.core.resources import Resource
from turbo_mode.runtime.embedded.resources import told

_ICON_OF = {
    "PENDING": "WAITING", "SENT": "COMPLETED", "ACKNOWLEDGED": "CHOSEN", "ANSWERED": "CHOSEN", "FAILED": "FAILED",
    "MUTED": "SKIPPED", "WITHDRAWN": "CANCELLED", "SENDING": "RUNNING", "GIVEN_UP": "FAILED",
}  # fmt: skip
_BAR = 10
_NOTHING: dict[str, Any] = {
    "title": "", "content": "", "recipients": [], "people": [], "plan": "", "repeats": 0, "also": [], "mutedBy": "",
    "urgent": False, "unknownRecipients": [], "receipts": [], "acknowledgements": [], "effectiveness": 0.0,
    "effectivenessIsFinal": False, "decision": "",
    "terms": {"delivered": 0, "acknowledged": 0, "inTime": 0, "right": 0, "noise": 0},
}  # fmt: skip


def to_json(message: Resource) -> dict[str, Any]:
    """A message as every door shows it."""
    return told(message)


def data_of(message: Resource) -> dict[str, Any]:
    """What is known of a message, whoever has written its record."""
    return _NOTHING | message.data


def rows(messages: Sequence[Resource], out: Terminal) -> list[list[Segment]]:
    """The cells of a list, a row for each message."""
    head: list[Segment] = [("dim", name) for name in ("  STATUS", "ID", "TIME", "TYPE", "EFFECT", "FOR", "WHAT")]
    return [head, *(_row(each, out) for each in messages)]


def _row(message: Resource, out: Terminal) -> list[Segment]:
    data = data_of(message)
    style, icon = out.icon(_ICON_OF.get(message.status, "NOTICE"))
    times = f" ×{data['repeats'] + 1:,}" if data["repeats"] else ""
    return [
        (style, f"{icon} {message.status}"), ("cyan", short(message.id)), ("plain", when(message.at)),
        ("bold", message.type), effect(data, out),
        ("plain", clean(listed(data["people"] or data["recipients"], 2))), ("plain", clean(data["title"]) + times),
    ]  # fmt: skip


def effect(data: dict[str, Any], out: Terminal) -> Segment:
    """The effectiveness of a message; dim while it may still change."""
    return ("plain" if data["effectivenessIsFinal"] else "dim", f"{data['effectiveness']:.2f}")


def overview(message: Resource, out: Terminal) -> list[Line]:
    """One message as lines."""
    data = data_of(message)
    style, icon = out.icon(_ICON_OF.get(message.status, "NOTICE"))
    lines: list[Line] = [
        [(f"bold {style}", f"{icon} {message.status}"), ("bold", f"  {clean(data['title'])}")],
        [("dim", f"  {message.type} "), ("cyan", short(message.id)), ("dim", f"  {when(message.at)}")], [],
    ]  # fmt: skip
    for paragraph in data["content"].splitlines():
        lines += [[("plain", f"  {clean(each)}")] for each in wrap(paragraph, max(40, out.width - 4))]
    lines += [[], [("dim", "  for       "), ("plain", clean(", ".join(data["recipients"])))]]
    if data["people"] and {f"user:{each}" for each in data["people"]} != set(data["recipients"]):
        lines.append([("dim", "  reaches   "), ("plain", clean(listed(data["people"], 12)))])
    if message.execution:
        lines.append([("dim", "  about     "), ("plain", f"{clean(data['plan'])} {short(message.execution)}")])
    if data["repeats"]:
        lines.append([("dim", "  said      "), ("plain", f"{data['repeats'] + 1:,} times")])
    if data["also"]:
        lines.append([("dim", "  also      "), ("plain", clean(listed(data["also"], 5)))])
    if data["mutedBy"]:
        lines.append([("dim", "  muted     "), ("plain", clean(data["mutedBy"]))])
    for name in data["unknownRecipients"]:
        lines.append([("yellow", f"  {out.icon('NOTICE')[1]} nobody is behind {clean(name)}")])
    return [*lines, *_effect_lines(data, out), *_receipts(data, out), *_seen(data, out)]


def _effect_lines(data: dict[str, Any], out: Terminal) -> list[Line]:
    value = data["effectiveness"]
    full = round(value * _BAR)
    bar = out.sign("█", "#") * full + out.sign("░", ".") * (_BAR - full)
    so_far = "" if data["effectivenessIsFinal"] else " so far"
    terms = data["terms"]
    said = ", ".join(
        f"{name} {terms[key]:.2f}" for name, key in
        (("delivered", "delivered"), ("seen", "acknowledged"), ("in time", "inTime"), ("right", "right"),
         ("noise", "noise"))
    )  # fmt: skip
    return [[("dim", "  effect    "), ("green" if value >= 0.5 else "yellow", bar), ("bold", f" {value:.2f}{so_far}"),
             ("dim", f"  {said}")]]  # fmt: skip


def _receipts(data: dict[str, Any], out: Terminal) -> list[Line]:
    lines: list[Line] = [[]] if data["receipts"] else []
    for each in data["receipts"]:
        style, icon = out.icon(_ICON_OF[each["status"]])
        again = f", attempt {each['attempt']}" if each["attempt"] > 1 else ""
        said = f"  {clean(each['said'])}" if each["said"] else ""
        lines.append([
            (style, f"  {icon} {each['status']:<8}"), ("plain", f" {clean(each['recipient'])} by {each['channel']}"),
            ("dim", f"  {when(moment(each['at']))}{again}{said}"),
        ])  # fmt: skip
    return lines


def _seen(data: dict[str, Any], out: Terminal) -> list[Line]:
    lines: list[Line] = []
    for each in data["acknowledgements"]:
        counts = "" if each["counts"] else ", which doesn't count: it was no person, or too quick to be one"
        style, icon = out.icon("CHOSEN")
        lines.append([
            (style, f"  {icon} {each['how']}"), ("plain", f" by {clean(each['by'])}"),
            ("dim", f"  {when(moment(each['at']))}{counts}"),
        ])  # fmt: skip
    return lines


def silence_json(silence: Silence) -> dict[str, Any]:
    """A silence as data."""
    return {
        "id": silence.id, "until": timestamp(silence.until), "by": silence.by, "reason": silence.reason,
        "type": silence.type, "plan": silence.plan, "execution": silence.execution,
    }  # fmt: skip


def tell_silence(silence: Silence, out: Terminal) -> Line:
    """A silence as a line."""
    what = [str(silence.type or ""), silence.plan and f"plan {silence.plan}", silence.execution[-6:]]
    left = elapsed(silence.until - time.time_ns() // 1_000_000)
    style, icon = out.icon("SKIPPED")
    said = clean(", ".join(filter(None, what)) or "everything")
    return [
        (style, f"{icon} "), ("cyan", short(silence.id)), ("plain", f"  {said}"),
        ("dim", f"  {left} left, by {clean(silence.by)}{': ' + clean(silence.reason) if silence.reason else ''}"),
    ]  # fmt: skip


def headline(questions: int, messages: int) -> str:
    """``2 questions and 1 message wait``."""
    parts = [count(questions, "question")] if questions else []
    parts += [count(messages, "message")] if messages else []
    return f"{' and '.join(parts)} {'waits' if questions + messages == 1 else 'wait'}"
