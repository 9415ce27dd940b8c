"""The most suspicious gates as one SVG: what came before, the baseline and the candidate as bands, and the verdict."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from turbo_mode.analysis.verdict import suspicious

if TYPE_CHECKING:
    from turbo_mode.analysis.forms import Gate
    from turbo_mode.analysis.series import Series
    from turbo_mode.analysis.verdict import Verdict

MOST = 12
"""Gates that are drawn."""

_WIDTH, _HEIGHT, _MARGIN, _PITCH = 960, 90, 24, 156
_LONGEST = 150
"""Characters of a reason that fit above a panel."""
_BEFORE = 6
_COLOURS = {"FAIL": "#D55E00", "PASS": "#009E73", "INCONCLUSIVE": "#59636E", "NODATA": "#59636E"}
_WORDS = {"FAIL": "regressed", "PASS": "passed", "INCONCLUSIVE": "can't say", "NODATA": "no data"}
_STYLE = """<style>
text { font: 13px system-ui, sans-serif; fill: #1F2328 }
.quiet { fill: #59636E; font-size: 12px } .title { font-weight: 600 }
path { fill: none; stroke: #1F2328; stroke-width: 1 }
</style>"""


def svg(gates: Sequence[Gate], series: Mapping[str, Series], verdicts: Sequence[Verdict]) -> str:
    """Draw gates, the most suspicious first."""
    chosen = suspicious(verdicts)[:MOST]
    height = _MARGIN + _PITCH * len(chosen)
    size = f'width="{_WIDTH + 2 * _MARGIN}" height="{height}" viewBox="0 0 {_WIDTH + 2 * _MARGIN} {height}"'
    panels = [
        _panel(gates[place], series[gates[place].series], verdicts[place], _MARGIN + _PITCH * row)
        for row, place in enumerate(chosen)
    ]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
    return "\n".join([head, _STYLE, '<rect width="100%" height="100%" fill="white"/>', *panels, "</svg>\n"])


def _panel(gate: Gate, series: Series, said: Verdict, top: int) -> str:
    start = max(0, gate.split - _BEFORE * gate.block)
    values = [float(each) for each in series[start : gate.split + gate.block]]
    step = _WIDTH / (gate.split + gate.block - start)
    colour = _COLOURS[said.label]
    chance = f", p = {said.p_value:.2g}" if said.p_value is not None else ""
    middle = _MARGIN + (gate.split - start) * step
    width = gate.block * step
    base = min(width, middle - _MARGIN)
    return "\n".join([
        f'<text x="{_MARGIN}" y="{top + 4}" class="title">{escape(gate.series)} at {gate.split}'
        f'<tspan dx="8" style="fill: {colour}">{_WORDS[said.label]}{chance}</tspan></text>',
        f'<text x="{_MARGIN}" y="{top + 22}" class="quiet">{escape(_cut(said.reason))}</text>',
        f'<rect x="{middle - base:.1f}" y="{top + 30}" width="{base:.1f}" height="{_HEIGHT}" fill="#56B4E9" '
        'opacity="0.2"/>',
        f'<rect x="{middle:.1f}" y="{top + 30}" width="{width:.1f}" height="{_HEIGHT}" fill="{colour}" opacity="0.2"/>',
        f'<path d="{_line(values, step, top + 30)}"/>',
    ])  # fmt: skip


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _line(values: Sequence[float], step: float, top: int) -> str:
    """The path of a series; a gap where a value is missing."""
    there = [each for each in values if math.isfinite(each)]
    low, high = (min(there), max(there)) if there else (0.0, 0.0)
    scale = (_HEIGHT - 8) / (high / 2 - low / 2) / 2 if high > low else 0.0
    parts, command = [], "M"
    for place, value in enumerate(values):
        if not math.isfinite(value):
            command = "M"
            continue
        y = top + _HEIGHT - 4 - (value - low) * scale if scale else top + _HEIGHT / 2
        parts.append(f"{command}{_MARGIN + place * step:.1f} {y:.1f}")
        command = "L"
    return "".join(parts)
