"""The functions that TURBO MODE adds to CEL. They are pure: equal arguments give equal results on every machine.

``FUNCTIONS`` is the table from which the engine declares them. A function raises ValueError with a sentence for the
author of the plan; the engine turns that into an error of the expression.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

MAX_RANGE = 10_000
MAX_TEXT = 1 << 20

_JSON_KINDS = ("map<dyn,dyn>", "list<dyn>", "string", "int", "double", "bool", "null")


class Function(NamedTuple):
    """One function: its name, the CEL types of its parameters (one tuple an overload) and of its result."""

    name: str
    parameters: Sequence[tuple[str, ...]]
    result: str
    call: Callable[..., object]
    member: bool = False


def keys(mapping: Mapping[object, object]) -> list[str]:
    """The keys of a map, sorted."""
    if not all(isinstance(key, str) for key in mapping):
        raise ValueError("keys() needs a map whose keys are text")
    return sorted(str(key) for key in mapping)


def items(value: list[object]) -> list[object]:
    """The list itself; for a map there is no overload, so its undefined order can't get out."""
    return value


def to_json(value: object) -> str:
    """Compact JSON with sorted keys."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def from_json(text: str) -> object:
    """The value of a JSON text; ValueError when it isn't JSON."""
    try:
        return json.loads(text, parse_constant=_no_constant)
    except RecursionError:
        raise ValueError("fromJson(): this JSON is nested too deeply") from None
    except ValueError as error:
        raise ValueError(f"fromJson(): this is not JSON ({error})") from None


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is not JSON")


def _numbers(name: str, values: Sequence[object]) -> list[float]:
    for value in values:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError(f"{name}() needs numbers, and {json.dumps(value, default=str)[:60]} is none")
    return [float(value) for value in values if isinstance(value, int | float)]


def total(values: Sequence[object]) -> float:
    """The sum, exact whatever the order; 0 of no values."""
    return math.fsum(_numbers("sum", values))


def mean(values: Sequence[object]) -> float:
    """The arithmetic mean; ValueError of no values."""
    numbers = _numbers("mean", values)
    if not numbers:
        raise ValueError("mean() of an empty list")
    return math.fsum(numbers) / len(numbers)


def quantile(values: Sequence[object], p: float) -> float:
    """The value below which a share ``p`` (0 to 1) of the values lies, interpolated as NumPy and R (type 7) do."""
    numbers = sorted(_numbers("quantile", values))
    if not numbers:
        raise ValueError("quantile() of an empty list")
    if not 0 <= p <= 1:
        raise ValueError(f"quantile() needs a share from 0 to 1, not {p:g}")
    place = p * (len(numbers) - 1)
    below = math.floor(place)
    above = min(below + 1, len(numbers) - 1)
    return numbers[below] + (numbers[above] - numbers[below]) * (place - below)


def count_up(n: int) -> list[int]:
    """0, 1, ... n-1."""
    if not 0 <= n <= MAX_RANGE:
        raise ValueError(f"range() goes from 0 to {MAX_RANGE:,}, not to {n:,}")
    return list(range(n))


def part(values: Sequence[object], start: int, end: int) -> list[object]:
    """The items from ``start`` up to, but not with, ``end``, both counted from 0; ValueError beyond the list."""
    if not 0 <= start <= end <= len(values):
        raise ValueError(f"slice({start}, {end}) goes beyond a list of {len(values):,}")
    return list(values[start:end])


CALENDAR = ("year", "month", "day", "hour", "minute", "second", "weekday")
"""What ``local`` tells of a moment."""


def local(moment: datetime, zone: str) -> dict[str, int]:
    """A moment on the calendar of a place. ``weekday`` is 1 for Monday to 7 for Sunday."""
    there = moment.astimezone(time_zone(zone))
    return {name: there.isoweekday() if name == "weekday" else getattr(there, name) for name in CALENDAR}


@lru_cache(maxsize=128)
def time_zone(name: str) -> ZoneInfo:
    """A time zone from the ``tzdata`` package, never from the host, whose rules may be older or missing."""
    from importlib import resources
    from zoneinfo import ZoneInfo

    if name not in time_zones():
        raise ValueError(f"there is no time zone `{name}`")
    with resources.files("tzdata.zoneinfo").joinpath(*name.split("/")).open("rb") as rules:
        return ZoneInfo.from_file(rules, key=name)


@lru_cache(maxsize=1)
def time_zones() -> frozenset[str]:
    """The names of all time zones."""
    from importlib import resources

    return frozenset(resources.files("tzdata").joinpath("zones").read_text("utf-8").split())


FUNCTIONS = (
    Function("keys", [("map<dyn,dyn>",)], "list<string>", keys),
    Function("items", [("list<dyn>",)], "list<dyn>", items),
    Function("items", [("list<dyn>",)], "list<dyn>", items, member=True),
    Function("toJson", [(kind,) for kind in _JSON_KINDS], "string", to_json),
    Function("fromJson", [("string",)], "dyn", from_json),
    Function("sum", [("list<dyn>",)], "double", total),
    Function("mean", [("list<dyn>",)], "double", mean),
    Function("quantile", [("list<dyn>", "double")], "double", quantile),
    Function("slice", [("list<dyn>", "int", "int")], "list<dyn>", part, member=True),
    Function("range", [("int",)], "list<int>", count_up),
    Function("local", [("timestamp", "string")], "map<string,int>", local),
)
