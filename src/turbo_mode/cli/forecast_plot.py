"""The errors of a back-test as one SVG: a column for each part of the runs, a dot for each forecast."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from turbo_mode.cli.pictures import bar, label, line, picture

if TYPE_CHECKING:
    from turbo_mode.analysis.backtest import Foretold

_WIDTH, _HEIGHT, _LEFT, _TOP = 760, 360, 64, 56
_COLUMN = 150
_EDGE = 0.5
"""Errors beyond so much of the run stand at the edge."""


def svg(found: Sequence[Foretold]) -> str:
    """Draw forecasts."""
    points = sorted({each.at for each in found})
    column = max(_COLUMN, (_WIDTH - _LEFT - 24) / max(len(points), 1))
    width = _LEFT + column * len(points) + 24
    return picture(width, _TOP + _HEIGHT + 84, "Errors of forecasts", _body(found, points, column, width))


def _body(found: Sequence[Foretold], points: list[float], column: float, width: float) -> Iterator[str]:
    yield label("How far off the forecasts were, as a part of the whole run", 24, 28, "name")
    for share in (-0.5, -0.25, 0.0, 0.25, 0.5):
        yield line(_LEFT, _y(share), width - 24, _y(share), "strong" if not share else "line")
        yield label(f"{100 * share:+.0f} %" if share else "0", _LEFT - 8, _y(share) + 4, "quiet small", "end")
    for place, at in enumerate(points):
        here = sorted((each for each in found if each.at == at), key=_signed)
        x = _LEFT + column * place
        for number, each in enumerate(here):
            about = f"{each.family}, run {each.run}: {100 * _signed(each):+.1f} %"
            style = "ahead" if each.is_inside else "failed"
            across = x + 12 + (column - 30) * number / max(len(here) - 1, 1)
            yield bar(across, _y(_signed(each)) - 2, 5, 5, style, about)
        middle = sorted(each.error for each in here)[len(here) // 2]
        held = sum(each.is_inside for each in here) / len(here)
        yield label(f"at {100 * at:g} %", x + 12, _TOP + _HEIGHT + 20, "name")
        yield label(f"error {100 * middle:.1f} %, {100 * held:.0f} % held", x + 12, _TOP + _HEIGHT + 38, "quiet small")
    for x, style, what in (
        (_LEFT + 12, "ahead", "ended within its interval"),
        (_LEFT + 192, "failed", "outside of it"),
    ):
        yield bar(x, _TOP + _HEIGHT + 58, 10, 10, style, what)
        yield label(what, x + 16, _TOP + _HEIGHT + 67, "quiet small")


def _signed(each: Foretold) -> float:
    return (each.median - each.remaining) / each.makespan if each.makespan else 0.0


def _y(share: float) -> float:
    return _TOP + _HEIGHT / 2 - max(-_EDGE, min(share, _EDGE)) / _EDGE * _HEIGHT / 2
