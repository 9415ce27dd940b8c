"""Cron times: five fields, each ``*``, a number, a name, a range ``a-b``, a step ``/n``, or several with commas.

    30 2 * * mon-fri      minute, hour, day of the month, month, day of the week

Where both kinds of day are restricted, a day that fits either is meant, as everywhere. Sunday is 0 or 7.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_LONGEST_MONTHS = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
_NICKNAMES = {
    "@hourly": "0 * * * *", "@daily": "0 0 * * *", "@midnight": "0 0 * * *", "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *", "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *",
}  # fmt: skip
_LONGEST = 256


class Field(NamedTuple):
    """What one field may hold; ``names`` stand for the numbers from ``low`` on."""

    title: str
    low: int
    high: int
    names: tuple[str, ...] = ()


FIELDS = (
    Field("minute", 0, 59), Field("hour", 0, 23), Field("day of the month", 1, 31),
    Field("month", 1, 12, _MONTHS), Field("day of the week", 0, 7, _WEEKDAYS),
)  # fmt: skip


class CronError(ValueError):
    """This is no cron time: why, the part of the text that is wrong, and how to write that part if it is clear."""

    def __init__(self, message: str, start: int = 0, end: int = 0, help: str = "") -> None:
        self.start = start
        self.end = end
        self.help = help
        super().__init__(message)


class _Part(NamedTuple):
    """Part of the text, and where it begins."""

    text: str
    start: int

    def split(self, sign: str) -> Iterator[_Part]:
        start = self.start
        for piece in self.text.split(sign):
            yield _Part(piece, start)
            start += len(piece) + 1

    def wrong(self, message: str, help: str = "") -> CronError:
        return CronError(message, self.start, self.start + len(self.text), help)


class Cron(NamedTuple):
    """The numbers that each field allows; ``any_day`` and ``any_weekday`` where a field is ``*``."""

    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]
    any_day: bool
    any_weekday: bool

    @property
    def never(self) -> bool:
        """No day of any year fits, as for the 30th of February."""
        if self.any_day or not self.any_weekday:
            return False
        return all(min(self.days) > _LONGEST_MONTHS.get(month, 31) for month in self.months)


def parse_cron(text: str) -> Cron:
    """Reads a cron time. Raises ``CronError``."""
    parts = [_Part(found[0], found.start()) for found in re.finditer(r"\S+", text)] if len(text) <= _LONGEST else []
    if len(parts) != len(FIELDS):
        raise _not_five(text, [part.text for part in parts])
    minutes, hours, days, months, weekdays = map(_numbers, parts, FIELDS)
    any_day, any_weekday = (parts[index].text.startswith("*") for index in (2, 4))
    return Cron(minutes, hours, days, months, frozenset(number % 7 for number in weekdays), any_day, any_weekday)


def _not_five(text: str, parts: list[str]) -> CronError:
    whole = _Part(text, 0)
    if len(text) > _LONGEST:
        return whole.wrong(f"a cron time has at most {_LONGEST} characters")
    message = "a cron time has five fields"
    if (nickname := text.strip().lower()) in _NICKNAMES:
        return whole.wrong(message, f"write `{_NICKNAMES[nickname]}`")
    message += f", and this has {len(parts)}"
    if len(parts) in (6, 7) and re.fullmatch(r"0|\*", parts[0]):
        shorter = " ".join("*" if part == "?" else part for part in parts[1:6])
        return whole.wrong(message, f"write `{shorter}`")
    return whole.wrong(message, f"the fields are {', '.join(field.title for field in FIELDS)}")


def _numbers(part: _Part, field: Field) -> frozenset[int]:
    found: set[int] = set()
    for piece in part.split(","):
        span, *steps = piece.split("/")
        step = steps[0].text if steps else "1"
        if len(steps) > 1 or not (step.isdecimal() and step.isascii() and 0 < int(step[:4]) <= max(field.high, 1)):
            raise piece.wrong(f"`{piece.text}` is no step of the {field.title}", "a step is a number, as in `*/5`")
        first, last = _span(span, field, open_end=bool(steps))
        found.update(range(first, last + 1, int(step)))
    return frozenset(found)


def _span(span: _Part, field: Field, *, open_end: bool) -> tuple[int, int]:
    if span.text == "*":
        return field.low, field.high
    ends = list(span.split("-"))
    if len(ends) > 2:
        raise span.wrong(f"`{span.text}` is no range of the {field.title}", "a range is `a-b`")
    first, last = _number(ends[0], field), _number(ends[-1], field)
    if len(ends) == 1:
        return first, field.high if open_end else first
    if last == 0 and field.names == _WEEKDAYS:
        last = 7
    if last < first:
        raise span.wrong(f"`{span.text}` goes backwards in the {field.title}", _turned(field, first, last))
    return first, last


def _turned(field: Field, first: int, last: int) -> str:
    top = 6 if field.names == _WEEKDAYS else field.high
    return f"write `{first}-{top},{field.low}-{last}`"


def _number(part: _Part, field: Field) -> int:
    text, name = part.text, part.text.lower()
    if name in field.names:
        return field.low + field.names.index(name)
    if text.isdecimal() and text.isascii() and len(text) < 4 and field.low <= int(text) <= field.high:
        return int(text)
    advice = ""
    if text == "?":
        advice = "write `*`"
    elif field.names and name[:3] in field.names:
        advice = f"write `{name[:3]}`"
    elif re.fullmatch(r"\d+[LW]|L|W|\d+#\d+", text):
        advice = "L, W and # are not part of a cron time"
    names = f", or {field.names[0]} to {field.names[-1]}" if field.names else ""
    raise part.wrong(f"`{text[:40]}` is no {field.title}: {field.low} to {field.high}{names}", advice)
